"""Who is to do what."""

from __future__ import annotations

from loaders.extraction import Assignment, Header, Reference
from loaders.grammar.outline import Paragraph


def find_assignments(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Assignment, ...]:
    """The paragraphs and list items that give a body something to do, in text order."""
    return ()
