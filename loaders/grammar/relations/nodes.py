"""References as they stand in a line, each a node that may hang on another one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.extraction import Reference, RelationType
from loaders.grammar.lexicon.cues import find_cue
from loaders.grammar.references.tails import OF_SEVERAL, read_tail

Link = tuple[RelationType, bool, float]
"""A relation, whether the right one acts on the left one, and how sure it is that the cue speaks of it: 1 where it
stands right before, less behind a list."""

_ANEW = re.compile(r"[;:]|\.(?= |\Z)| và các ")


@dataclass(slots=True)
class Node:
    """A mention in a line, with what it is nested in."""

    ref: str
    type: str | None
    issued: str
    start: int
    end: int
    tail: int
    parent: Node | None = None
    link: Link | None = None  # how it hangs on its parent, or on the document itself
    cue: int = 0  # offset of the words that say so
    members: list[Node] = field(default_factory=list)  # earlier members of its list


def nodes_of(
    flat: str, folded: str, mentions: list[tuple[int, int, str]], references: dict[str, Reference]
) -> list[Node]:
    """The line's mentions, of `references` by their ref, without those that only repeat or enclose others."""
    nodes: list[Node] = []
    for number, (start, end, ref) in enumerate(mentions):
        encloses = any(s < end and r != ref for s, e, r in mentions[number + 1 : number + 6])
        if encloses and not folded.startswith(("luật", "bộ luật", "pháp lệnh"), start):
            inner = mentions[number + 1][0]
            cue = find_cue(folded[start:inner], "between")
            if cue and not (nodes and nodes[-1].ref == ref):
                nodes.append(_node(references[ref], start, start + cue.start, start + cue.start))
            continue
        if nodes and start < nodes[-1].end:
            continue
        if nodes and nodes[-1].ref == ref and not _ANEW.search(folded, nodes[-1].tail, start):
            if start - nodes[-1].tail < 40:
                nodes[-1].tail = max(end, read_tail(flat, folded, end, OF_SEVERAL.search(ref) is not None)[0])
            continue
        tail = read_tail(flat, folded, end, OF_SEVERAL.search(ref) is not None)[0]
        nodes.append(_node(references[ref], start, end, tail))
    return nodes


def _node(reference: Reference, start: int, end: int, tail: int) -> Node:
    return Node(reference.ref, reference.type, reference.issued_on or "", start, end, tail)


def is_older(issued: str, than: str) -> bool:
    """Whether a date is before another one, as far as both are known."""
    known = min(len(issued), len(than))
    return known > 0 and issued[:known] < than[:known]
