"""The order in which a page is read: its tables, its columns side by side, and the lines that go from edge to edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.grammar.outline.numbering import BEGINS_ITEM
from loaders.reading.pdf.lines import Line, joined, line_of, usual_gap
from loaders.reading.pdf.sides import is_recipients, rest_of_recipients, sides_as_rows
from loaders.reading.pdf.tables import Cell, Table
from loaders.reading.pdf.words import Word

_GAP, _OF_USUAL = 1.1, 2.2
"""Between columns is more room than a sign is high, and than this many usual blanks of the row."""
_GAP_OF_CELLS, _OF_USUAL_OF_CELLS = 0.5, 1.4
"""The same where the file writes what stands left and right of it apart, as it writes cells one after the other."""
_TAB = 3.0
"""Of a sign's height: no tab between a number and its words is wider."""
_NARROWEST = 0.1
"""Of a sign's height: the room that stays free between two columns over all their rows; cells may touch nearly."""
_FARTHEST = 10.0
"""Of a sign's height: how far a row of columns may stand below the last, as the name does below the signature."""
_MOTTO = re.compile(r"CỘNG|ĐẢNG")
_MOTTO_GOES_ON = ("HÒA", "HOÀ", "CỘNG")


class Column(NamedTuple):
    """Lines from top to bottom that are read as one flow; `whole` where they go from edge to edge of the page."""

    lines: list[Line]
    whole: bool = True


Row = list[list[Word]]
"""The words on one baseline in segments, with the room of a column between them."""


def in_reading_order(
    rows: Sequence[Sequence[Word]], tables: Sequence[Table], edges: tuple[float, float]
) -> list[Column | Table]:
    """The rows of a page and its ruled tables as they are read: columns side by side one after the other, rows of
    three and more columns as a table. `edges` are where the lines of a page usually begin and end."""
    blocks: list[Column | Table] = []
    waiting = list(tables)
    part: list[Row] = []
    for row in rows:
        while waiting and waiting[0].top > row[0].y:
            blocks += _part_in_order(part, edges)
            blocks.append(waiting.pop(0))
            part = []
        part.append(_segments(row))
    return [*blocks, *_part_in_order(part, edges), *waiting]


def with_signature_whole(
    page: list[Column | Table], following: list[Column | Table]
) -> tuple[list[Column | Table], list[Column | Table]]:
    """Two pages, the row of recipients and signature whole on the first that the end of the page has cut."""
    row = page[-1] if page else None
    if not isinstance(row, Table) or row.edges or not is_recipients(row.rows[0][0].text) or not following:
        return page, following
    columns = [block for block in following[:2] if isinstance(block, Column) and not block.whole]
    first = following[0]
    if len(columns) == 2:
        parts, rest = [column.lines for column in columns], following[2:]
    elif isinstance(first, Column) and (taken := rest_of_recipients(row.rows[0][0].text, first.lines)):
        parts, rest = [first.lines[:taken], []], following[1:]
        rest = [first._replace(lines=first.lines[taken:]), *rest] if taken < len(first.lines) else rest
    else:
        return page, following
    cells = [
        Cell(joined(filter(None, (cell.text, *(line.text for line in lines)))))
        for cell, lines in zip(row.rows[0], parts, strict=True)
    ]
    return [*page[:-1], row._replace(rows=[cells])], rest


def _segments(row: Sequence[Word]) -> Row:
    """The row cut where it has much room, and before the motto at the right of a letterhead. A number or bullet stays
    with what stands behind it."""
    usual = usual_gap(row) if len(row) > 3 else 0.0
    segments = [[row[0]]]
    for at, (before, word) in enumerate(pairwise(row), 1):
        gap = word.x0 - before.x1
        size = min(before.size, word.size)
        if word.at == before.at + 1:
            wide = gap > max(_GAP * size, _OF_USUAL * usual)
        else:
            wide = gap > max(_GAP_OF_CELLS * size, _OF_USUAL_OF_CELLS * usual)
        motto = at + 1 < len(row) and _MOTTO.fullmatch(word.text) and row[at + 1].text in _MOTTO_GOES_ON
        stays = gap < _TAB * word.size and _is_marker(segments[-1])
        if (wide or (motto and gap > 1.3 * max(usual, 1.0))) and not stays:
            segments.append([])
        segments[-1].append(word)
    return segments


def _is_marker(words: Sequence[Word]) -> bool:
    if len(words) > 3:
        return False
    text = " ".join(word.text for word in words)
    return len(text) < 12 and not text.isdigit() and BEGINS_ITEM.fullmatch(text) is not None


def _part_in_order(rows: list[Row], edges: tuple[float, float]) -> list[Column | Table]:
    """Rows between two tables: bands of columns, and what goes from edge to edge between them."""
    blocks: list[Column | Table] = []
    whole: list[Row] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1:
            whole.append(rows[at])
            at += 1
            continue
        end, gutters = _band(rows, at, edges)
        start = _begins_above(rows, at, at - len(whole), gutters)
        whole = whole[: len(whole) - (at - start)]
        if whole:
            blocks.append(Column([line_of(_flat(row)) for row in whole]))
            whole = []
        blocks += _columns(rows[start:end], gutters)
        at = end
    if whole:
        blocks.append(Column([line_of(_flat(row)) for row in whole]))
    return blocks


def _flat(row: Row) -> list[Word]:
    return [word for segment in row for word in segment]


def _band(rows: list[Row], at: int, edges: tuple[float, float]) -> tuple[int, list[tuple[float, float]]]:
    """Where the band of columns that begins at a row ends, and the gutters that stay free between its columns. Rows
    that have less room at a gutter are cut there in place."""
    gutters = _gutters_of(rows[at])
    end = at + 1
    while end < len(rows):
        size = rows[end][0][0].size
        if rows[end - 1][0][0].y - rows[end][0][0].y > _FARTHEST * size:
            break
        row = _cut(rows[end], gutters) if len(rows[end]) <= len(gutters) else rows[end]
        narrowed = _narrowed(gutters, row, size)
        if not narrowed or (len(row) == 1 and (len(narrowed) < len(gutters) or _is_title(row[0], edges))):
            break
        rows[end], gutters = row, narrowed
        end += 1
    while end > at + 1 and len(rows[end - 1]) == 1 and not _belongs(rows, end - 1, gutters):
        end -= 1
    return end, gutters


def _cut(row: Row, gutters: Sequence[tuple[float, float]]) -> Row:
    """The row cut also where it has some more room at the gutters of its band than between its other words, or is
    written in pieces."""
    words = _flat(row)
    usual = usual_gap(words) if len(words) > 3 else 0.0
    segments = [[words[0]]]
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        free = max((min(word.x0, b) - max(before.x1, a) for a, b in gutters), default=0.0)
        parted = word.at != before.at + 1 or gap > max(0.45 * word.size, 1.5 * usual)
        if free > _NARROWEST * word.size and parted:
            segments.append([])
        segments[-1].append(word)
    return segments


def _gutters_of(row: Row) -> list[tuple[float, float]]:
    return [(left[-1].x1, right[0].x0) for left, right in pairwise(row)]


def _narrowed(gutters: Sequence[tuple[float, float]], row: Row, size: float) -> list[tuple[float, float]]:
    """What a row leaves free of the gutters."""
    free = [(float("-inf"), row[0][0].x0), *_gutters_of(row), (row[-1][-1].x1, float("inf"))]
    common = [(max(a, c), min(b, d)) for a, b in gutters for c, d in free]
    return [(a, b) for a, b in common if b - a > _NARROWEST * size]


def _is_title(row: Sequence[Word], edges: tuple[float, float]) -> bool:
    """Whether a segment stands in the middle between the edges of the page, as a title does below a letterhead."""
    middle = (row[0].x0 + row[-1].x1) / 2
    return abs(middle - sum(edges) / 2) < 0.03 * (edges[1] - edges[0]) and row[0].x0 - edges[0] > 2 * row[0].size


def _belongs(rows: Sequence[Row], at: int, gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether a single segment below the last full row of a band goes on in one of its columns."""
    row, above = rows[at][0], rows[at - 1]
    side = row[-1].x1 <= gutters[0][1]
    same = any((s[-1].x1 <= gutters[0][1]) == side for s in above)
    return same or not side or above[0][0].y - row[0].y < 2.5 * row[0].size


def _begins_above(rows: Sequence[Row], at: int, first: int, gutters: Sequence[tuple[float, float]]) -> int:
    """The row with which a band begins that has its first full row at `at`: rows of one column may stand above it, if
    nothing from edge to edge stands close above them."""
    start = at
    while start > first and _narrowed(gutters, rows[start - 1], rows[start - 1][0][0].size) == list(gutters):
        size = rows[start - 1][0][0].size
        if rows[start - 1][0][0].y - rows[start][0][0].y > 2.5 * size:
            break
        start -= 1
    if start == first:
        return start
    gap = rows[start - 1][0][0].y - rows[start][0][0].y
    return start if start < at and gap > 1.9 * rows[start][0][0].size else at


def _columns(rows: Sequence[Row], gutters: Sequence[tuple[float, float]]) -> list[Column | Table]:
    """The columns of a band from left to right; more than two, over several rows, are a table; letterheads and
    signatures are rows of two cells."""
    edges = [(a + b) / 2 for a, b in gutters]
    columns: list[list[tuple[float, list[Word]]]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        parts: list[list[Word]] = [[] for _ in columns]
        for word in _flat(row):
            parts[sum(word.x0 > edge for edge in edges)].append(word)
        for column, part in zip(columns, parts, strict=True):
            column.append((row[0][0].y, part))
    full = sum(sum(bool(part) for _, part in line) > 2 for line in zip(*columns, strict=True))
    if len(columns) > 2 and full > 1:
        return [_table(columns, edges)]
    lines = [[line_of(part) for _, part in column if part] for column in columns]
    if len(columns) == 2 and (cells := sides_as_rows(*lines)):
        return [Table(rows[0][0][0].y, rows[-1][0][0].y, (), cells)]
    return [Column(column, whole=False) for column in lines]


def _table(columns: Sequence[Sequence[tuple[float, list[Word]]]], edges: Sequence[float]) -> Table:
    """A table without lines: a row begins where more room than usual stands above it; where all lines are as far from
    each other, where the first column has a word."""
    places = [y for y, _ in columns[0]]
    pitches = [above - below for above, below in pairwise(places)]
    usual = min(pitches, default=0.0)
    spaced = any(pitch > 1.2 * usual for pitch in pitches)
    rows: list[list[list[str]]] = []
    for at, line in enumerate(zip(*columns, strict=True)):
        begins = pitches[at - 1] > 1.2 * usual if spaced and at else bool(line[0][1])
        if not rows or begins:
            rows.append([[] for _ in line])
        for cell, (_, words) in zip(rows[-1], line, strict=True):
            if words:
                cell.append(line_of(words).text)
    return Table(places[0], places[-1], tuple(edges), [[Cell(joined(cell)) for cell in row] for row in rows])
