"""How documents act on each other, as the text says."""

from __future__ import annotations

from loaders.extraction import SELF, Header, Reference, Relation
from loaders.grammar.outline import Paragraph


def find_relations(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Relation, ...]:
    """Relations between the document and its references, and among these."""
    return tuple(Relation(SELF, "cites", r.ref, r.mentions[0]) for r in references)
