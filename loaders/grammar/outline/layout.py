"""Where paragraphs and table rows begin and end in canonical text: the first look, before anyone reads a word.

Portals leave paragraphs in three shapes: one a line; hard-wrapped with blank lines between them; hard-wrapped without.
Tables come as rows with ` | ` between the cells, or drawn, with lines that hold nothing but a pipe.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from loaders.folding import fold
from loaders.grammar.lexicon.doc_types import type_words
from loaders.grammar.outline.numbering import BEGINS_ITEM, CAPITAL

_TWO_PIPES = re.compile(r"^[ \t]*\|[ \t]*\n[ \t]*\|[ \t]*$", re.MULTILINE)  # the end of a drawn row
_RULE = re.compile(r"[\s|:]*-{3,}[\s|:-]*")  # the line |---|---| of a Markdown table
_INNER = re.compile(r"\((\d{1,2}|[a-z])\)")
_NOTE = re.compile(rf"\[\d{{1,3}}\]|\d{{1,3}}\s(?=[{CAPITAL}\"“])")
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\s")
_SIGNED = re.compile(r"[(\[]?(?:đã ký|ký tên)", re.IGNORECASE)
_APART = re.compile(rf"(?:N[ơo]i nh[ậâa]n|Kính g[ửữu]i)\s?:|{_SIGNED.pattern}", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\((?:Ban hành kèm|Kèm) theo\s")  # below a title, of which it is no part
_UNFINISHED = re.compile(
    r"(?<!\w)(?:của|và|về|các|những|do|tại|cho|với|theo|trên|trong|là|số|ngày|năm|hoặc|từ|đến|ngang|thuộc|bằng|bởi|nhằm"
    r"|để|như|giữa|Bộ|Sở|Ủy ban|Uỷ ban|Hội đồng)$"
)
_SENTENCE_END = (".", ";", ":", "!", "?", "…", "”", '"', ".)", ";)")
_UNWRAPPED = 130
"""No hard wrap leaves lines longer than this."""
_NARROWEST = 60
"""No hard wrap is narrower than this."""
_LONGEST_CELL = 3_000
"""Characters; between two pipes further apart than this stands text, no cell."""


class Piece(NamedTuple):
    """A paragraph at `content[start:end]`, or a table row with the offsets of its `cells` in the content."""

    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()


class _Line(NamedTuple):
    """A line without the blanks around it, and whether a blank line or nothing stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool


def pieces(content: str) -> list[Piece]:
    """The paragraphs and table rows of a text, in order. Every character that is no blank, no pipe and no rule under
    a table's head lies in exactly one of them."""
    lines = list(_lines(content))
    wrap = _wrap_width(lines)
    drawn = _TWO_PIPES.search(content) is not None
    found: list[Piece] = []
    block: list[_Line] = []

    def flush() -> None:
        found.extend(_paragraphs(block, wrap))
        block.clear()

    at = 0
    while at < len(lines):
        line = lines[at]
        if line.text == "|":
            flush()
            below = lines[at + 1] if at + 1 < len(lines) else line
            at = at + 1 if " | " in below.text else _drawn_table(lines, at, drawn, found)
            continue
        if "|" in line.text and not _is_prose(line, lines, at) and (row := _row(line)) is not None:
            flush()
            found.extend(row)
        else:
            block.append(line)
        at += 1
    flush()
    return found


def _lines(content: str) -> Iterator[_Line]:
    at = 0
    after_blank = True
    for printed in content.split("\n"):
        text = printed.strip()
        if text:
            start = at if len(text) == len(printed) else at + printed.find(text)
            yield _Line(start, start + len(text), text, after_blank)
        after_blank = not text
        at += len(printed) + 1


class _Wrap(NamedTuple):
    """The widths at which lines were broken: the first line of a paragraph is often broken earlier than the rest.
    `spaced` where blank lines part the paragraphs."""

    first: int
    rest: int
    spaced: bool


def _wrap_width(lines: list[_Line]) -> _Wrap | None:
    """How lines were broken, or None where a line is a paragraph."""
    lengths = [len(line.text) for line in lines]
    if sum([length for length in lengths if length > _UNWRAPPED]) * 3 > sum(lengths):
        return None
    longer = [length for length in lengths if _NARROWEST // 2 <= length <= _UNWRAPPED]
    rest = _usual_length(longer)
    if rest < _NARROWEST or sum(length * 7 >= rest * 6 for length in longer) * 3 <= len(longer):
        rest = _edge(longer)  # lines of a page around a wrapped text hide its width
    if not rest:
        return None  # few lines are full: they end where their words do
    first = _usual_length(
        len(line.text)
        for before, line in pairwise(lines)
        if before.text.endswith(_SENTENCE_END)
        and not line.text.endswith(_SENTENCE_END)
        and BEGINS_ITEM.match(line.text)
    )
    spaced = sum(line.after_blank for line in lines[1:]) * 15 > len(lines)
    return _Wrap(first if 0 < first * 4 <= rest * 3 else rest, rest, spaced)


def _usual_length(lengths: Iterable[int]) -> int:
    """The length that one in twenty lines exceeds."""
    ordered = sorted(length for length in lengths if length <= _UNWRAPPED)
    return ordered[len(ordered) * 19 // 20] if ordered else 0


_BELOW = 8
"""A word that no longer fits leaves a wrapped line at most so much shorter than its width, nearly always."""


_FULL = 8
"""So many full lines at least make a wrap."""


def _edge(lengths: list[int]) -> int:
    """The width just below which half of the longer lines end and which few exceed, or 0."""
    counts = Counter(length for length in lengths if length >= _NARROWEST)
    best, most = 0, _FULL - 1
    for width in range(_NARROWEST + _BELOW, _UNWRAPPED):
        full = sum(counts[length] for length in range(width - _BELOW, width + 1))
        beyond = sum(count for length, count in counts.items() if length > width)
        if full > most and beyond * 3 <= full * 2 and (counts.total() - beyond) <= full * 2:
            best, most = width, full
    return best


def _paragraphs(block: list[_Line], wrap: _Wrap | None) -> Iterator[Piece]:
    start = 0
    counted: set[str] = set()  # the numbers of an enumeration that runs inside the paragraph
    for at, line in enumerate(block):
        inner = _INNER.match(line.text) if wrap and line.text[0] == "(" else None
        runs_on = inner is not None and not line.after_blank and _before(inner.group(1)) in counted
        if at and not runs_on and _begins(block[start], block[at - 1], line, wrap):
            yield Piece(block[start].start, block[at - 1].end)
            start = at
            counted.clear()
        if wrap and "(" in line.text:
            counted.update(_INNER.findall(line.text, 0 if runs_on else 1))
    if block:
        yield Piece(block[start].start, block[-1].end)


def _before(number: str) -> str:
    """The number or letter before one in an enumeration."""
    return str(int(number) - 1) if number.isdigit() else chr(ord(number) - 1)


def _begins(first: _Line, before: _Line, line: _Line, wrap: _Wrap | None) -> bool:
    """Whether a line begins a paragraph, seen the line before it and the first line of the paragraph so far."""
    alone = before is first and len(before.text) <= 6 and before.text != "*" and not line.after_blank
    if alone and BEGINS_ITEM.fullmatch(before.text) and not BEGINS_ITEM.match(line.text):
        return False  # the number or dash stands on a line of its own
    if wrap is None or line.after_blank:
        return not _goes_on(before, line, wrap)
    begins_item = BEGINS_ITEM.match(line.text)
    had_room = (
        len(before.text) + 1 + len(line.text.partition(" ")[0]) < (wrap.first if before is first else wrap.rest) - 2
    )
    ended = before.text.endswith(_SENTENCE_END)
    if begins_item:
        rest = line.text[begins_item.end() :]
        if ended:
            return not rest[:1].isdigit() or line.text[:1].isdigit() or had_room
        if line.text[:1] in "-–—":  # not `Lao động` / `- Thương binh`, nor `2021` / `- 2025`
            return had_room and not rest[:1].isdigit() and not rest[:1].islower()
        return before.text.isupper() or ((had_room or before is first) and not rest[:1].islower())
    is_note = _NOTE.match(line.text) is not None and (line.text[0] == "[" or _NOTE.match(first.text) is not None)
    if ended and (is_note or _BASIS.match(line.text)):
        return True
    if _in_capitals(line.text) and not before.text.isupper():
        return ended or had_room or type_words().fullmatch(fold(line.text)) is not None
    if _in_capitals(before.text) and not line.text.isupper() and _has_letters(line.text):
        return True
    if _APART.match(line.text) or _ISSUED_WITH.match(line.text) or _SIGNED.match(before.text):
        return True
    if not had_room or not line.text[:1].isupper() or line.text.isupper():
        return False
    return ended or not (wrap.spaced or before.text.endswith(",") or _UNFINISHED.search(before.text))


def _goes_on(before: _Line, line: _Line, wrap: _Wrap | None) -> bool:
    """Whether a sentence goes on behind a page break: the line before is a full one without an end, and the next
    begins with a small letter."""
    return (
        line.text[:1].islower()
        and BEGINS_ITEM.match(line.text) is None
        and len(before.text) >= min(wrap.rest if wrap else 60, 60)
        and not before.text.endswith((*_SENTENCE_END, ","))
        and not before.text.isupper()
    )


def _in_capitals(text: str) -> bool:
    """Whether a line is written in capitals, and is more than an abbreviation."""
    return text.isupper() and text[:1].isalpha() and " " in text


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _is_prose(line: _Line, lines: list[_Line], at: int) -> bool:
    """Whether a bar has strayed into a sentence: one alone, without a row beside it, and the words go on behind it in
    small letters."""
    before, _, after = line.text.partition(" | ")
    if not before or line.text.count("|") != 1 or not after[:1].islower() or before.endswith(_SENTENCE_END):
        return False
    beside = lines[max(at - 1, 0) : at] + lines[at + 1 : at + 2]
    return before[-1].islower() and " " in before and not any("|" in other.text for other in beside)


def _row(line: _Line) -> list[Piece] | None:
    """The row of a table written on one line, nothing for the rule under its head, None for other lines."""
    if _RULE.fullmatch(line.text):
        return []
    if not line.text.startswith("| ") and " | " not in line.text:
        return None
    cells = []
    at = line.start
    inner = line.text
    if inner.startswith("|"):
        at, inner = at + 1, inner[1:]
    if inner.endswith("|"):
        inner = inner[:-1]
    for cell in inner.split("|"):
        bare = cell.strip()
        start = at + len(cell) - len(cell.lstrip()) if bare else at
        cells.append((start, start + len(bare)))
        at += len(cell) + 1
    filled = [cell for cell in cells if cell[0] < cell[1]]
    if not filled:
        return []
    return [Piece(filled[0][0], filled[-1][1], tuple(cells))]


def _drawn_table(lines: list[_Line], at: int, drawn: bool, found: list[Piece]) -> int:
    """Reads the table that the pipe at `lines[at]` opens into `found`; returns where to go on."""
    if not (drawn or lines[at].after_blank):
        return at + 1  # a pipe that only closes what stands before it
    columns = 0
    while True:
        cells, after = _drawn_row(lines, at, columns)
        if not cells:
            return at + 1
        filled = [cell for cell in cells if cell[0] < cell[1]]
        if filled:
            found.append(Piece(filled[0][0], filled[-1][1], tuple(cells)))
        columns = max(columns, len(cells))
        if not (after < len(lines) and lines[after].text == "|" and not lines[after].after_blank):
            return after
        at = after


def _drawn_row(lines: list[_Line], at: int, columns: int) -> tuple[list[tuple[int, int]], int]:
    """The cells between the pipe at `lines[at]` and the end of its row, and where the row ends. A row ends where two
    pipes follow each other, before a blank line, and where it has as many cells as the widest row above (`columns`;
    merged cells make rows narrow) and what follows looks like no cell."""
    cells: list[tuple[int, int]] = []
    while True:
        close = at + 1
        while close < len(lines) and lines[close].text != "|":
            close += 1
        if close >= len(lines):
            break
        if close == at + 1:  # two pipes: an empty cell where a blank line parts them, else the row's end
            if not lines[close].after_blank:
                break
            cells.append((lines[at].end, lines[at].end))
        elif (lines[at + 1].after_blank and cells) or lines[close - 1].end - lines[at + 1].start > _LONGEST_CELL:
            break
        else:
            cells.append((lines[at + 1].start, lines[close - 1].end))
        at = close
        if len(cells) == columns and not _goes_on_as_row(lines, at + 1):
            break
    return cells, at + 1


def _goes_on_as_row(lines: list[_Line], at: int) -> bool:
    """Whether what stands from line `at` to the next pipe is a short cell of the same row."""
    if at >= len(lines) or lines[at].after_blank:
        return False
    close = next((k for k in range(at, min(at + _CELL_LINES, len(lines))) if lines[k].text == "|"), at)
    return at < close and lines[close - 1].end - lines[at].start <= _SHORT_CELL


_CELL_LINES = 8
_SHORT_CELL = 200
