"""How documents act on each other, as the text says: by cue phrase, part of the document, and nesting of references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction import SELF, Header, Reference, Relation
from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.outline import Paragraph
from loaders.grammar.references.issuing_line import issuing_line
from loaders.grammar.references.page import Page, page
from loaders.grammar.relations.lines import lines_of
from loaders.grammar.relations.nesting import nest
from loaders.grammar.relations.nodes import is_older, nodes_of
from loaders.grammar.relations.stating import quoted, stated
from loaders.grammar.relations.validity import ended

__all__ = ["find_relations"]

_STRONGER = {"based_on": "implements", "implements": "guides"}


def find_relations(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Relation, ...]:
    """Relations between the document and its references, and among these, each once with its best evidence.

    Every reference has one `SELF cites REF`. What implements a directive does not merely rest on it, and what guides
    its carrying out is guidance only.
    """
    found: dict[tuple[str, str, str], Relation] = {}
    issued = {reference.ref: reference.issued_on or "" for reference in references}
    for relation in _all(content, paragraphs, header, references):
        key = relation.source, relation.type, relation.target
        if (
            relation.source != relation.target
            and not _older(relation, issued)
            and (key not in found or found[key].evidence.confidence < relation.evidence.confidence)
        ):
            found[key] = relation
    kept = [r for r in found.values() if (r.source, _STRONGER.get(r.type), r.target) not in found]
    order = {reference.ref: number for number, reference in enumerate(references, 1)}
    kept.sort(key=lambda r: (r.type == "cites", order.get(r.source, 0), order.get(r.target, 0), r.type))
    return tuple(kept)


def _older(relation: Relation, issued: dict[str, str]) -> bool:
    """Whether a cited document would act on one that was issued after it."""
    if relation.type in ("cites", "promulgates") or SELF in (relation.source, relation.target):
        return False
    return is_older(issued[relation.source], issued[relation.target])


def _all(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> Iterator[Relation]:
    here = page(content, paragraphs)
    for reference in references:
        yield Relation(SELF, "cites", reference.ref, replace(reference.mentions[0], rule="cites"))
    mentions = sorted(
        ((here.to(m.start), here.to(m.end), r.ref) for r in references for m in r.mentions),
        key=lambda m: (m[0], -m[1]),
    )
    own = issuing_line(here, header)
    issuing = [m for m in mentions if own and own[0] <= m[0] < own[1]]
    if own and issuing:
        evidence = quoted(here.flat, *own, "promulgates this text")
        yield _in_content(Relation(issuing[0][2], "promulgates", SELF, evidence), content, here)
    for relation in _stated(here, header, [m for m in mentions if m not in issuing], references):
        yield _in_content(relation, content, here)


def _in_content(relation: Relation, content: str, here: Page) -> Relation:
    start, end = here.back(relation.evidence.start), here.back(relation.evidence.end)
    return replace(relation, evidence=replace(relation.evidence, quote=content[start:end], start=start, end=end))


def _stated(
    here: Page, header: Header, mentions: list[tuple[int, int, str]], references: tuple[Reference, ...]
) -> Iterator[Relation]:
    """Relations that the page states, with their places on it."""
    flat, folded = here.flat, here.folded
    yield from _amending_laws(flat, mentions, references)
    by_ref = {r.ref: r for r in references}
    at = 0
    for line in lines_of(here.paragraphs, folded):
        in_line = []
        while at < len(mentions) and mentions[at][0] < line.end:
            if mentions[at][0] >= line.start:
                in_line.append(mentions[at])
            at += 1
        nodes = nodes_of(flat, folded, in_line, by_ref)
        if nodes:
            nest(flat, folded, line, nodes, header)
            yield from stated(flat, line, nodes)
            yield from ended(flat, folded, line, nodes)


def _amending_laws(
    flat: str, mentions: list[tuple[int, int, str]], references: tuple[Reference, ...]
) -> Iterator[Relation]:
    """A law called "sửa đổi, bổ sung một số điều của Luật X, Luật Y" amends each of those that its name holds."""
    laws = {r.ref for r in references if r.type in ("Luật", "PL")}
    for number, (start, end, ref) in enumerate(mentions):
        if ref not in laws or "sửa đổi" not in fold_in_place(flat[start : start + 40]):
            continue
        for inner_start, inner_end, inner in mentions[number + 1 :]:
            if inner_start >= end:
                break
            if inner in laws and inner_end <= end and inner != ref:
                yield Relation(ref, "amends", inner, quoted(flat, start, end, "name of an amending law"))
