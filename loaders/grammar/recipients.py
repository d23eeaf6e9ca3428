"""The bodies to which a document is sent: the lines under "Nơi nhận"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction import Evidence, Recipient
from loaders.grammar.outline import Paragraph, Zone


def find_recipients(content: str, paragraphs: Sequence[Paragraph]) -> tuple[Recipient, ...]:
    """The lines of "Nơi nhận", verbatim without the dash, in order."""
    return tuple(
        Recipient(p.words, Evidence(p.text[p.body :], p.start + p.body, p.end, "recipients", 0.9))
        for p in paragraphs
        if p.zone is Zone.RECIPIENTS and p.marker == "-"
    )
