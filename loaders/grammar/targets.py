"""Measurable aims."""

from __future__ import annotations

from loaders.extraction import Header, Target
from loaders.grammar.outline import Paragraph


def find_targets(content: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Target, ...]:
    """The measurable aims of a document, in text order."""
    return ()
