"""How lines run: through the gaps between cards, so that none reads as if it ended at a card that it only passes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.graph import Edge
from kg.picture.layout import CARD_HEIGHT, CARD_WIDTH, GAP_Y, MARGIN, Layout

Point = tuple[int, int]

CLEAR = 5
"""Distance between a line and a card that it passes."""
LANES = (0, 4, -4, 8, -8)
"""Places side by side in a gap: lines to the same directive share one, those to others run beside it."""


def routes(layout: Layout, edges: tuple[Edge, ...]) -> list[tuple[Point, ...]]:
    """For each edge the points that it passes on its way from its source's card to its target's, without these two.

    Where it crosses a row of cards it has two, before and behind the gap, and one where it leaves its own card. Between
    neighbouring rows, or neighbours in a row, it has none.
    """
    return _Router(layout).routes(edges)


class _Router:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.rows: dict[int, list[int]] = defaultdict(list)
        for x, y in layout.centres.values():
            self.rows[y].append(x)
        for row in self.rows.values():
            row.sort()
        self.heights = sorted(self.rows)
        self.lanes: dict[Point, dict[str, int]] = defaultdict(dict)

    def routes(self, edges: tuple[Edge, ...]) -> list[tuple[Point, ...]]:
        return [tuple(self.route(edge)) for edge in edges]

    def route(self, edge: Edge) -> Iterator[Point]:
        (x, y), (to_x, to_y) = self.layout.centres[edge.source], self.layout.centres[edge.target]
        if y == to_y:
            yield from self.over_the_row(x, to_x, y)
            return
        between = self.heights[bisect_left(self.heights, min(y, to_y)) + 1 : bisect_left(self.heights, max(y, to_y))]
        side = CARD_HEIGHT // 2 + CLEAR if y > to_y else -CARD_HEIGHT // 2 - CLEAR
        # Tasks spread from their document, documents gather at their directive: that end names the lane.
        together = edge.source if edge.type == "HAS_TASK" else edge.target
        if between:
            yield x, y - side
        for passed, row in enumerate(reversed(between) if y > to_y else between):
            wanted = x + (to_x - x) // (len(between) - passed + 1)
            x = self.passage(row, wanted, together)
            yield x, row + side
            yield x, row - side

    def over_the_row(self, x: int, to_x: int, y: int) -> Iterator[Point]:
        left, right = sorted((x, to_x))
        if any(left < other < right for other in self.rows[y]):
            yield (x + to_x) // 2, y - CARD_HEIGHT // 2 - GAP_Y // 2

    def passage(self, row: int, wanted: int, together: str) -> int:
        """Where to cross a row: at the place wanted if it is beside all cards, else in the nearest gap, in a lane."""
        centres = self.rows[row]
        half = CARD_WIDTH // 2 + CLEAR
        if not centres[0] - half <= wanted <= centres[-1] + half:
            return wanted
        gaps = [centres[0] - half - MARGIN // 4, centres[-1] + half + MARGIN // 4]
        gaps += [(a + b) // 2 for a, b in pairwise(centres)]
        nearest = min(gaps, key=lambda gap: (abs(gap - wanted), gap))
        lanes = self.lanes[nearest, row]
        lane = lanes.setdefault(together, len(lanes))
        return nearest + LANES[lane % len(LANES)]
