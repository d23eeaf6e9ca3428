"""Where everything stands: bands by level from the centre down to tasks, cards in rows, nothing over anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.picture.selection import LEVELS, Selection, age, natural

CARD_WIDTH, CARD_HEIGHT = 232, 104
TASK_HEIGHT = 92
GAP_X, GAP_Y = 28, 46
CELL = CARD_WIDTH + GAP_X
BAND_HEAD, BAND_FOOT = 34, 26
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Band:
    """A level's strip across the picture; `top` and `height` in the picture's units, `shown` of `total` stand in it."""

    key: str
    top: int
    height: int
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the picture, its bands from top to bottom, and the centre of each card by id, in reading order."""

    width: int
    height: int
    bands: tuple[Band, ...]
    centres: dict[str, tuple[int, int]]


def lay_out(selection: Selection) -> Layout:
    """Documents in the band of their level: nearer to the directive above farther, then by date and symbol; the tasks
    below them all, in the order of their documents."""
    rows: dict[str, list[list[str]]] = {}
    for level in (*LEVELS[:1], "unknown", *LEVELS[1:]):
        members = [i for i in selection.steps if _level(selection, i) == level]
        if members:
            rows[level] = _groups(selection, members)
    if selection.tasks:
        rows["tasks"] = [_in_order_of_documents(selection)]
    columns = _columns(max(len(group) for groups in rows.values() for group in groups))
    under = {_level(selection, i) for i, step in selection.steps.items() if step == 0}
    cards = {key: list(_rows(groups, columns, selection.steps if key in under else {})) for key, groups in rows.items()}
    widest = max(columns * CELL + CELL // 2, *(row.width for band in cards.values() for row in band))
    width = 2 * MARGIN + widest - GAP_X
    bands: list[Band] = []
    centres: dict[str, tuple[int, int]] = {}
    top = 0
    for key, groups in rows.items():
        card = TASK_HEIGHT if key == "tasks" else CARD_HEIGHT
        y = top + BAND_HEAD + card // 2
        for row in cards[key]:
            centres.update(zip(row.members, ((x, y) for x in row.spread(width)), strict=False))
            y += card + GAP_Y
        height = y - card // 2 - GAP_Y + BAND_FOOT - top
        shown = sum(map(len, groups))
        bands.append(Band(key, top, height, shown, selection.all_tasks if key == "tasks" else shown))
        top += height
    return Layout(width, top, tuple(bands), centres)


def _level(selection: Selection, document: str) -> str:
    level = selection.nodes[document].properties.get("level")
    return level if isinstance(level, str) and level in LEVELS else "unknown"


def _groups(selection: Selection, documents: Iterable[str]) -> list[list[str]]:
    """The documents of a band by their distance from the directive, so that lines run upwards."""
    by_step: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        by_step[selection.steps[document]].append(document)
    return [sorted(by_step[s], key=lambda i: age(selection.nodes[i])) for s in sorted(by_step)]


def _in_order_of_documents(selection: Selection) -> list[str]:
    owner = {e.target: age(selection.nodes[e.source]) for e in reversed(selection.edges) if e.type == "HAS_TASK"}
    return sorted(selection.tasks, key=lambda task: (owner[task], natural(task)))


def _columns(largest: int) -> int:
    """Few columns keep the print large; a crowded band gets more, up to six."""
    return next((n for n, most in ((3, 3), (4, 16), (5, 50)) if largest <= most), 6)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cards side by side on `places` places in the middle of the picture, moved aside by `shift`."""

    members: list[str]
    places: int
    shift: int

    @property
    def width(self) -> int:
        """Of a strip that has the row in it and the picture's middle in its own."""
        return self.places * CELL + 2 * abs(self.shift)

    def spread(self, width: int) -> range:
        """The centres of the places."""
        first = (width - self.places * CELL + CELL) // 2 + self.shift
        return range(first, first + self.places * CELL, CELL)


def _rows(groups: list[list[str]], columns: int, steps: Mapping[str, int]) -> Iterator[_Row]:
    """The rows of a band; where it holds a directive, `steps` tells how far below it each document stands.

    A line that runs straight behind a card reads as if it ended there. So each row of a group is moved half a card
    against the one above; one or two documents of the directive's own level stand beside it, and where there are more
    below it, none is in the middle.
    """
    waiting = list(groups)
    while waiting:
        group = waiting.pop(0)
        below = waiting[0] if waiting and steps.get(group[0]) == 0 else []
        if len(group) == 1 and 1 <= len(below) <= 2:
            waiting.pop(0)
            beside = [*below[:-1], *group, below[-1]]
            yield _Row(beside, len(beside), CELL // 2 if len(beside) == 2 else 0)
        else:
            yield from _wrapped(group, columns, aside=steps.get(group[0], 0) > 0)


def _wrapped(group: list[str], columns: int, *, aside: bool) -> Iterator[_Row]:
    """Rows of equal length, the last one perhaps shorter but in the columns of the others."""
    count = -(-len(group) // columns)
    places = -(-len(group) // count)
    for number in range(count):
        shift = (-1 if number % 2 == 0 else 1) * CELL // 4 if count > 1 else CELL // 2 if aside and places % 2 else 0
        yield _Row(group[number * places : (number + 1) * places], places, shift)
