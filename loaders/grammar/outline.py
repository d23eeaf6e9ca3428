"""Paragraphs of a text with their place in its outline: the map on which all other rules move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """The part of a document in which a paragraph stands; it decides what a phrase there means."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    BASIS = "basis"  # "Căn cứ …", "Xét …", "Theo …" before the document speaks
    OPENING = "opening"  # "Thực hiện …, UBND tỉnh ban hành kế hoạch như sau:"
    BODY = "body"
    CLOSING = "closing"  # "Trên đây là Kế hoạch …"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item, heading or table row.

    `text` is `content[start:end]` with line breaks as blanks: of the same length, so that an offset in it plus `start`
    is an offset in the content. `marker` is its own number or bullet as printed (`IV.`, `b)`, `-`), and `body` the
    offset in `text` where the words after the marker begin. `section` is the path of numbers above and including
    it (`IV.1.b`; bullets take their parent's). `depth` counts outline levels from 0. `heading` is true for a line
    that names what stands below it. `parent` is the index of the paragraph above it in the outline. `cells` are the
    offsets in `text` of a table row's cells, empty for anything else.
    """

    start: int
    end: int
    text: str
    zone: Zone
    section: str | None = None
    marker: str | None = None
    body: int = 0
    depth: int = 0
    heading: bool = False
    parent: int | None = None
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def words(self) -> str:
        """The text after the marker, with single blanks."""
        return " ".join(self.text[self.body :].split())


def outline(content: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a canonical text in order. Linear in the length of the text."""
    return tuple(
        Paragraph(m.start(), m.end(), m.group().replace("\n", " "), Zone.BODY)
        for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", content)
    )
