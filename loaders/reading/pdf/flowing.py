"""Lines become paragraphs, within a column, from one column to the next and over the end of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.grammar.outline.numbering import BEGINS_ITEM
from loaders.reading.pdf.columns import Column
from loaders.reading.pdf.lines import Line, joined
from loaders.reading.pdf.table_text import TableText
from loaders.reading.pdf.tables import Table

_ENDED = (".", ";", ":", "!", "?", "…", ".”", ".)", ";)", '."')
_INDENT = 0.8
"""Of a line's height: how far a line begins to the right of the others where it is set in."""
_LOOSE = 1.15
"""Times the usual distance of lines; where more room stands between two of them, a paragraph ends."""
_FULL_LINES = 8
"""So many lines make a column of prose; shorter ones are letterheads and signatures, whose lines mean themselves."""
_SUBJECT = re.compile(r"[Vv]/[Vv]\W")


class _Margins(NamedTuple):
    """Where the lines of a column begin and end, and the usual distance between them, all in points; whether its lines
    are stretched to end at the same place."""

    left: float
    right: float
    pitch: float
    justified: bool = False


class _Paragraph:
    """The lines of a paragraph so far, within the margins of the last one's column."""

    def __init__(self, line: Line, margins: _Margins) -> None:
        self.lines, self.margins = [line], margins
        self.is_item = BEGINS_ITEM.match(line.text) is not None

    def text(self) -> str:
        return joined(line.text for line in self.lines)


def text_of(pages: Sequence[Sequence[Column | Table]]) -> str:
    """The text of all pages: paragraphs and tables with an empty line between, a table's row as `a | b | c`. The
    lines of a title that do not fill their column stand below each other without an empty line."""
    pitch = _usual_pitch(pages)
    written: list[str] = []
    paragraph: _Paragraph | None = None
    table: TableText | None = None
    goes_on = False
    for block, page_margins in _blocks(pages, pitch):
        if isinstance(block, Table):
            if paragraph is not None:
                written += [paragraph.text(), "\n\n"]
                paragraph = None
            if table is None or not table.goes_on(block):
                written += [table.text(), "\n\n"] if table else []
                table = TableText()
            table.add(block)
            continue
        if table is not None:
            written += [table.text(), "\n\n"]
            table = None
        margins = page_margins if block.whole else _own_margins(block.lines, pitch)
        prose = block.whole or (len(block.lines) >= _FULL_LINES and _is_prose(block.lines, margins))
        for at, line in enumerate(block.lines):
            if paragraph is not None and prose and goes_on and not _begins(paragraph, line, margins, beside=at > 0):
                paragraph.lines.append(line)
                paragraph.margins = margins
                continue
            if paragraph is not None and not prose and at and _goes_on_below(paragraph, line):
                paragraph.lines.append(line)
                continue
            if paragraph is not None:
                close = at > 0 and (not prose or (_centred(line, margins) and _centred(paragraph.lines[-1], margins)))
                written += [paragraph.text(), "\n" if close else "\n\n"]
            paragraph = _Paragraph(line, margins)
            goes_on = prose
    if paragraph is not None:
        written.append(paragraph.text())
    if table is not None:
        written.append(table.text())
    return "".join(written)


def _blocks(pages: Iterable[Sequence[Column | Table]], pitch: float) -> Iterator[tuple[Column | Table, _Margins]]:
    """The blocks of all pages with the margins of their page; of the one before where a page has few lines."""
    margins = _Margins(0, 0, pitch)
    for page in pages:
        lines = [line for block in page if isinstance(block, Column) and block.whole for line in block.lines]
        if len(lines) >= 6 or not margins.right:
            margins = _own_margins(lines, pitch)
        for block in page:
            yield block, margins


def _own_margins(lines: Sequence[Line], pitch: float) -> _Margins:
    """The margins of lines: at the left where at least one in seven begins, at the right where the longest end."""
    if not lines:
        return _Margins(0, 0, pitch)
    begins = Counter(round(line.x0) for line in lines)
    left = min(x for x, count in begins.items() if count * 7 >= len(lines) or count == max(begins.values()))
    ends = sorted(line.x1 for line in lines)
    right = ends[len(ends) * 19 // 20]
    long = [end for end in ends if end > right - 3 * lines[0].size]
    stretched = sum(abs(end - right) < 2 for end in long)
    return _Margins(left, right, pitch, justified=stretched * 2 > len(long))


def _usual_pitch(pages: Iterable[Sequence[Column | Table]]) -> float:
    """The distance of the lines within paragraphs: the smallest that is frequent."""
    pitches = Counter(
        round((a.y - b.y) * 2) / 2
        for page in pages
        for block in page
        if isinstance(block, Column)
        for a, b in pairwise(block.lines)
        if 0 < a.y - b.y < 4 * a.size
    )
    often = [pitch for pitch, count in pitches.items() if count * 10 >= pitches.total()]
    return min(often, default=0.0)


def _is_prose(lines: Sequence[Line], margins: _Margins) -> bool:
    """Whether most lines of a column are full."""
    return sum(line.x1 > margins.right - 2 * line.size for line in lines) * 5 > len(lines) * 3


def _goes_on_below(paragraph: _Paragraph, line: Line) -> bool:
    """Whether a line of a letterhead or signature goes on with a date, addressee or subject that did not end."""
    begun = paragraph.is_item or _SUBJECT.match(paragraph.lines[0].text) or line.text[:1].islower()
    ended = paragraph.lines[-1].text.endswith(_ENDED) or BEGINS_ITEM.match(line.text)
    return bool(begun) and not ended and not line.text.isupper()


def _begins(paragraph: _Paragraph, line: Line, margins: _Margins, *, beside: bool) -> bool:
    """Whether a line begins a paragraph. `beside` is false for the first of a column or page, whose distance from the
    line before says nothing."""
    last = paragraph.lines[-1]
    ended = last.text.endswith(_ENDED)
    runs_on = line.text[:1].islower() and not ended
    room = _room(last, paragraph.margins)
    stretched = paragraph.margins.justified and ended and not line.text[:1].islower()
    had_room = room > (0.8 * last.size if stretched else line.first + 0.35 * last.size)
    if beside and last.y - line.y > _LOOSE * margins.pitch + 0.5:
        return not (runs_on and not had_room and last.y - line.y < 1.7 * margins.pitch)
    if _in_capitals(last.text) and any(letter.islower() for letter in line.text):
        return True
    if BEGINS_ITEM.match(line.text):
        return ended or had_room
    if had_room:
        return not runs_on
    return _set_in(paragraph, line, margins) and not runs_on


def _room(line: Line, margins: _Margins) -> float:
    """How much of its column a line leaves free at its end; for a line in the middle, at both ends."""
    return margins.right - line.x1 + (line.x0 - margins.left if _centred(line, margins) else 0)


def _centred(line: Line, margins: _Margins) -> bool:
    left, right = line.x0 - margins.left, margins.right - line.x1
    return left > line.size and right > line.size and abs(left - right) < line.size


def _set_in(paragraph: _Paragraph, line: Line, margins: _Margins) -> bool:
    """Whether a line begins further to the right than the lines of the paragraph before it, as first lines do."""
    if _centred(line, margins):
        return False
    step = _INDENT * line.size
    shift = margins.left - paragraph.margins.left
    last = paragraph.lines[-1].x0 + shift
    if len(paragraph.lines) > 1:
        return line.x0 > last + step
    if paragraph.is_item:
        return False
    return abs(line.x0 - last) < step / 2 and last > margins.left + step


def _in_capitals(text: str) -> bool:
    return text.isupper() and " " in text and sum(letter.isalpha() for letter in text) > len(text) // 2
