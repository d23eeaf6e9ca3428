"""What a document says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph
from loaders.text import Text


def read_header(text: Text, paragraphs: Sequence[Paragraph]) -> Header:
    """Number, type, issuer, date, level, territory, title and signer of the document, or of the one it tells of."""
    facts = text.facts
    return Header(
        kind=facts.kind or "original",
        number=facts.number,
        type=facts.type,
        issuer=facts.issuer,
        issued_on=facts.issued_on,
        title=facts.title,
    )
