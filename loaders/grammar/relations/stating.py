"""Relations out of nested references, each with the words that state it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction import SELF, Evidence, Relation, RelationType
from loaders.grammar.relations.lines import Line
from loaders.grammar.relations.nodes import Node
from loaders.rules import confidence_of

_LONGEST = 200
_OF_THE_NEAREST = ("amends", "replaces", "repeals")
"""Relations said of the last document of a list only: `Luật A và Luật B sửa đổi, bổ sung Luật C`."""


def stated(content: str, line: Line, nodes: list[Node]) -> Iterator[Relation]:
    """What the nodes of a line say by the way they hang on each other and on the document itself."""
    for node in nodes:
        if node.link:
            yield from _relation(content, line, node)


def _relation(content: str, line: Line, node: Node) -> Iterator[Relation]:
    assert node.link is not None
    kind, inverse, sure = node.link
    if kind == "promulgates" and "/" not in content[node.start : node.end]:
        return  # a plan without a symbol of its own is its decision
    if node.members and inverse and node.parent is None:
        for member in node.members:
            evidence = quoted(content, node.cue, member.tail, "list in brackets", sure)
            yield Relation(member.ref, kind, node.ref, evidence)
        return
    if node.parent is None:
        start = node.cue if node.tail - node.cue <= _LONGEST else node.start
        yield Relation(SELF, kind, node.ref, quoted(content, start, node.tail, _rule(kind, line.zone), sure))
        return
    members = () if kind in _OF_THE_NEAREST and not inverse else node.parent.members
    for left in (node.parent, *members):
        source, target = (node, left) if inverse else (left, node)
        listed = sure if left is node.parent else sure - 0.05
        rule = f"{kind} between references"
        yield Relation(source.ref, kind, target.ref, quoted(content, left.start, node.tail, rule, listed))


def _rule(kind: RelationType, zone: str) -> str:
    """The rule by which the document says itself how it acts on another; what it carries out is the surer the nearer
    to the title it says so."""
    if kind != "implements":
        return kind
    place = "opening" if zone in ("opening", "basis") else zone if zone in ("title", "purpose") else "body"
    return f"{kind} in the {place}"


def quoted(content: str, start: int, end: int, rule: str, sure: float = 1.0) -> Evidence:
    """The words from `start` to `end` without blanks around them, of more than 200 characters the first ones, whole
    words, as proof of a relation. `sure` lessens the rule's confidence."""
    while start < end and content[start].isspace():
        start += 1
    if end - start > _LONGEST:
        end = start + _LONGEST
        cut = next((at for at in range(end, start, -1) if content[at].isspace()), end)
        end = cut if cut > start else end
    while end > start and content[end - 1].isspace():
        end -= 1
    return Evidence(content[start:end], start, end, rule, round(confidence_of("relation", rule) * sure, 3))
