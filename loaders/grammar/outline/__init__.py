"""Paragraphs of a text with their place in its outline: the map on which all other rules move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.outline.layout import Piece, pieces
from loaders.grammar.outline.numbering import Marker, Outline, read_marker
from loaders.grammar.outline.zones import Block, Zone, zones_of

__all__ = ["Paragraph", "Zone", "outline"]

_LONGEST_HEADING = 300
_LONGEST_LEAD_IN = 160
_ANNEX = Marker("", "annex", "Phụ lục")
_WITHOUT_SECTIONS = (Zone.LETTERHEAD, Zone.TITLE, Zone.BASIS, Zone.RECIPIENTS, Zone.SIGNATURE, Zone.FOOTNOTE)
_ABOVE_ARABIC = {"phần", "chương", "upper", "roman", "mục", "annex"}


class Paragraph(NamedTuple):
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

    @property
    def opens(self) -> bool:
        """Whether it ends with a colon, as lines do that lead in what stands below them."""
        return self.text.rstrip().endswith(":", self.body)


def outline(content: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a canonical text in order. Linear in the length of the text.

    Every character that is no blank, no pipe and no rule of a table lies in exactly one paragraph.
    """
    found = pieces(content)
    folded = fold_in_place(content.replace("\n", " "))
    texts = [content[piece.start : piece.end].replace("\n", " ") for piece in found]
    markers = [
        _row_marker(piece, text) if piece.cells else read_marker(text) for piece, text in zip(found, texts, strict=True)
    ]
    blocks = [
        Block.of(text, None if piece.cells else marker, bool(piece.cells), folded[piece.start : piece.end])
        for piece, text, marker in zip(found, texts, markers, strict=True)
    ]
    paragraphs = _placed(found, texts, markers, zones_of(blocks))
    return tuple(p._replace(heading=True) if _is_heading(at, paragraphs) else p for at, p in enumerate(paragraphs))


def _row_marker(piece: Piece, text: str) -> Marker | None:
    """The number in the first cell of a row."""
    start, end = piece.cells[0]
    cell = text[start - piece.start : end - piece.start] if start >= piece.start else ""
    if not 0 < len(cell) <= 8:
        return None
    marker = read_marker(cell.rstrip(".)") + ".")
    if marker is None or marker.value is None:
        return None
    return marker._replace(text=cell, length=min(len(text), end - piece.start))


def _placed(
    found: Sequence[Piece], texts: Sequence[str], markers: Sequence[Marker | None], zones: Sequence[Zone]
) -> list[Paragraph]:
    """The paragraphs with their sections, depths and parents."""
    numbers = Outline()
    paragraphs: list[Paragraph] = []
    annexed = False
    for at, (piece, text, marker, zone) in enumerate(zip(found, texts, markers, zones, strict=True)):
        if (zone is Zone.ANNEX and not annexed) or zone is Zone.TITLE:
            numbers.restart()
        if zone is Zone.ANNEX and not annexed and not (marker and marker.style == "annex"):
            numbers.enter(_ANNEX, at)
        annexed = annexed or zone is Zone.ANNEX
        section, depth, parent = _place(text, marker, zone, bool(piece.cells), numbers, at)
        paragraphs.append(
            Paragraph(
                piece.start,
                piece.end,
                text,
                zone,
                section,
                marker.text if marker else None,
                marker.length if marker else 0,
                depth,
                False,
                None if parent == at else parent,  # an annex without a heading of its own begins with this paragraph
                tuple([(max(a - piece.start, 0), max(b - piece.start, 0)) for a, b in piece.cells]),
            )
        )
    return paragraphs


def _place(
    text: str, marker: Marker | None, zone: Zone, row: bool, numbers: Outline, at: int
) -> tuple[str | None, int, int | None]:
    """Section, depth and parent of a paragraph, after it has been counted."""
    if zone in _WITHOUT_SECTIONS:
        return None, 0, None
    if marker is not None:
        numbers.enter(marker, at)
        return numbers.section, numbers.depth - 1, numbers.parent()
    if zone is Zone.CLOSING:
        top = numbers.levels[0] if numbers.levels else None
        return (top.value, 1, top.index) if top and top.style in _ABOVE_ARABIC else (None, 0, None)
    numbers.leave_bullets()
    place = numbers.section, numbers.depth, numbers.innermost()
    if text.endswith(":") and not row:
        numbers.lead_in(at)
    return place


def _is_heading(at: int, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a paragraph only names what stands below it: numbered or in capitals, no sentence, with something
    under it."""
    paragraph = paragraphs[at]
    words = paragraph.text[paragraph.body :]
    if paragraph.zone in _WITHOUT_SECTIONS or paragraph.marker in ("-", "+", "*", "•") or len(words) > _LONGEST_HEADING:
        return False
    if paragraph.cells:
        return paragraph.marker is not None and sum(a < b for a, b in paragraph.cells) <= 2
    below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    if below is None or (below.zone is not paragraph.zone and below.zone not in (Zone.BODY, Zone.ANNEX, Zone.CLOSING)):
        return False
    if paragraph.marker is None and not words.isupper():
        return words.endswith(":") and len(words) <= 80 and below.parent == at
    if words.endswith(":"):
        return len(words) <= _LONGEST_LEAD_IN and below.parent == at
    if words.endswith((".", ";", ",", "./.")):
        return len(words) <= 80 and below.parent == at and below.marker is not None
    return below.parent == at or words.isupper() or not words
