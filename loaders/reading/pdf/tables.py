"""Tables that are drawn with lines: their borders become a grid, the words in its cells the rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.pdf.lines import joined, lines_of
from loaders.reading.pdf.rulings import Rule
from loaders.reading.pdf.words import Word

_NEAR = 3.0
"""Points within which lines meet, or are one line drawn twice."""
_MOST_LINES = 400
"""Different lines of one direction in a table; more is graph paper."""


class Cell(NamedTuple):
    """A cell's text, and how many rows and columns of the grid it fills."""

    text: str
    rows: int = 1
    columns: int = 1


class Table(NamedTuple):
    """The rows of a table between `top` and `bottom`; `edges` are the places of its columns, `ruled` tells whether
    lines are drawn there."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: list[list[Cell]]
    ruled: bool = False


class _Grid:
    """Columns `xs` from left to right and rows `ys` from top to bottom; which borders between them are drawn."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        across = [rule for rule in rules if rule.horizontal]
        down = [rule for rule in rules if not rule.horizontal]
        outer = [min(r.start for r in across), max(r.end for r in across)]
        self.xs = _places([r.at for r in down] + outer)
        across = [r for r in across if self._meets_borders(r)]  # not the lines under words
        self.ys = _places([r.at for r in across] + [r.start for r in down] + [r.end for r in down])[::-1]
        self._down = {(column, row) for r in down for column, row in self._beside(r)}
        self._across = {(column, row) for r in across for column, row in self._below(r)}

    def _meets_borders(self, rule: Rule) -> bool:
        return all(abs(self.xs[_nearest(self.xs, end)] - end) <= _NEAR for end in (rule.start, rule.end))

    def _beside(self, rule: Rule) -> Iterable[tuple[int, int]]:
        """The boxes of the grid whose left border a vertical line draws."""
        column = _nearest(self.xs, rule.at)
        for row, (top, bottom) in enumerate(pairwise(self.ys)):
            if rule.start - _NEAR <= (top + bottom) / 2 <= rule.end + _NEAR:
                yield column, row

    def _below(self, rule: Rule) -> Iterable[tuple[int, int]]:
        """The boxes whose top border a horizontal line draws."""
        row = len(self.ys) - 1 - _nearest(self.ys[::-1], rule.at)
        for column, (left, right) in enumerate(pairwise(self.xs)):
            if rule.start - _NEAR <= (left + right) / 2 <= rule.end + _NEAR:
                yield column, row

    def cells(self) -> list[tuple[int, int, int, int]]:
        """The cells as row, column, rows and columns: boxes with no border between them are one."""
        taken: set[tuple[int, int]] = set()
        found = []
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (column, row) in taken:
                    continue
                right, below = column + 1, row + 1
                while right < len(self.xs) - 1 and (right, row) not in self._down and (right, row) not in taken:
                    right += 1
                while below < len(self.ys) - 1 and not any((c, below) in self._across for c in range(column, right)):
                    below += 1
                taken.update((c, r) for c in range(column, right) for r in range(row, below))
                found.append((row, column, below - row, right - column))
        return found


def ruled_tables(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Table], list[Word]]:
    """The tables of a page from top to bottom, and the words that stand in none. A frame around a text is no table."""
    tables: list[Table] = []
    for group in _connected(rules):
        grid = _Grid(group)
        if not (2 < len(grid.xs) <= _MOST_LINES and 2 <= len(grid.ys) <= _MOST_LINES):
            continue
        inside = [word for word in words if _within(word, grid)]
        cells = grid.cells()
        if len(cells) > 1 and inside:
            table = _table(grid, cells, inside)
            if any(sum(bool(cell.text) for cell in row) > 1 for row in table.rows):
                taken = set(map(id, inside))
                words = [word for word in words if id(word) not in taken]
                tables.append(table)
    return sorted(tables, key=lambda table: -table.top), list(words)


def _table(grid: _Grid, cells: Sequence[tuple[int, int, int, int]], words: Sequence[Word]) -> Table:
    box_of = {
        (r, c): at
        for at, (row, column, rows, columns) in enumerate(cells)
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    }
    filled: list[list[Word]] = [[] for _ in cells]
    downward = [-y for y in grid.ys]
    for word in words:
        column = min(max(bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1, 0), len(grid.xs) - 2)
        row = min(max(bisect_right(downward, -(word.y + word.size * 0.25)) - 1, 0), len(grid.ys) - 2)
        filled[box_of[row, column]].append(word)
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    for (row, _, height, width), inside in zip(cells, filled, strict=True):
        rows[row].append(Cell(joined(line.text for line in lines_of(inside)), height, width))
    return Table(grid.ys[0], grid.ys[-1], tuple(grid.xs), rows, ruled=True)


def _within(word: Word, grid: _Grid) -> bool:
    middle = (word.x0 + word.x1) / 2
    return grid.xs[0] <= middle <= grid.xs[-1] and grid.ys[-1] <= word.y + word.size * 0.25 <= grid.ys[0]


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines in groups that touch each other, each with lines in both directions. The page is swept from top to
    bottom, so that lines far apart are never compared."""
    across = sorted((rule for rule in rules if rule.horizontal), key=lambda rule: -rule.at)
    down = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: -rule.end)
    groups: list[tuple[list[Rule], list[float]]] = []
    done: list[tuple[list[Rule], list[float]]] = []
    for rule in sorted([*across, *down], key=_top, reverse=True):
        box = _box(rule)
        done += [group for group in groups if group[1][2] > box[3]]
        groups = [group for group in groups if group[1][2] <= box[3]]
        touched = [group for group in groups if _overlap(box, group[1])]
        merged: list[Rule] = [rule]
        for group in touched:
            merged += group[0]
            box = [
                min(box[0], group[1][0]),
                max(box[1], group[1][1]),
                min(box[2], group[1][2]),
                max(box[3], group[1][3]),
            ]
        groups = [group for group in groups if not any(group is other for other in touched)] + [(merged, box)]
    return [g for g, _ in done + groups if any(r.horizontal for r in g) and sum(not r.horizontal for r in g) > 1]


def _top(rule: Rule) -> float:
    return rule.at if rule.horizontal else rule.end


def _box(rule: Rule) -> list[float]:
    if rule.horizontal:
        return [rule.start - _NEAR, rule.end + _NEAR, rule.at - _NEAR, rule.at + _NEAR]
    return [rule.at - _NEAR, rule.at + _NEAR, rule.start - _NEAR, rule.end + _NEAR]


def _overlap(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]


def _places(values: Iterable[float]) -> list[float]:
    """The different values, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _nearest(places: Sequence[float], value: float) -> int:
    at = bisect_right(places, value)
    if at and (at == len(places) or value - places[at - 1] <= places[at] - value):
        return at - 1
    return at
