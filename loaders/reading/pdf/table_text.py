"""The rows of a table as lines, over as many pages as it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.grammar.outline.numbering import BEGINS_ITEM
from loaders.reading.pdf.lines import joined
from loaders.reading.pdf.tables import Cell, Table
from loaders.reading.rows import Rows

_NEAR, _NEAR_UNRULED = 6.0, 40.0
"""Points that the borders of one table may lie apart on two pages; without lines they are somewhere in the gaps."""
_ENDED = (".", ";", ":", "!", "?")


class TableText:
    """Takes the parts of a table page by page."""

    def __init__(self) -> None:
        self._edges: tuple[float, ...] = ()
        self._rows: list[list[Cell]] = []
        self._heads: list[tuple[str, ...]] = []

    def goes_on(self, table: Table) -> bool:
        """Whether a table has the columns of this one, and so may be its next part."""
        if not table.edges or len(table.edges) != len(self._edges):
            return False
        near = _NEAR if table.ruled else _NEAR_UNRULED
        return all(abs(a - b) <= near for a, b in zip(table.edges, self._edges, strict=True))

    def add(self, table: Table) -> None:
        """The next part: its head is left out if it is that of the first, and a row that the page's end has cut is
        put together."""
        rows = table.rows
        if not self._rows:
            self._edges = table.edges
            self._heads = [_texts(row) for row in rows[:3]]
        else:
            same = 0
            while same < min(len(self._heads), len(rows)) and _texts(rows[same]) == self._heads[same]:
                same += 1
            rows = rows[same:]
            if rows and not same and (rest := _below_head(rows[0], self._heads[0])):
                rows = [rest, *rows[1:]]
            if rows and _is_rest(self._rows[-1], rows[0]):
                self._rows[-1] = _whole(self._rows[-1], rows[0])
                rows = rows[1:]
        self._rows += rows

    def text(self) -> str:
        rows = Rows()
        lines = []
        for row in self._rows:
            for cell in row:
                rows.cell(cell.text, cell.rows, cell.columns)
            lines.append(rows.line())
        return "\n".join(filter(None, lines))


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _below_head(row: Sequence[Cell], head: Sequence[str]) -> list[Cell] | None:
    """What stands in a row behind the head of the table, where a table without lines runs both together."""
    if len(row) != len(head) or sum(map(bool, head)) < 2:
        return None
    if not all(cell.text.startswith(words) for cell, words in zip(row, head, strict=True)):
        return None
    return [cell._replace(text=cell.text[len(words) :].strip()) for cell, words in zip(row, head, strict=True)]


def _is_rest(before: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a row at the top of a page is the lower part of the last one on the page before: it has no number of
    its own, its texts stand below texts, and one of them goes on in the middle of a sentence."""
    if len(before) != len(row) or row[0].text or not any(cell.text for cell in row):
        return False
    pairs = [(above.text, cell.text) for above, cell in zip(before, row, strict=True) if cell.text]
    if any(not above for above, _ in pairs):
        return False
    return any(not above.endswith(_ENDED) and not BEGINS_ITEM.match(text) for above, text in pairs) and any(
        text[:1].islower() or len(pairs) == 1 for _, text in pairs
    )


def _whole(before: Sequence[Cell], row: Sequence[Cell]) -> list[Cell]:
    return [
        above._replace(text=joined(filter(None, (above.text, cell.text))), rows=max(above.rows, cell.rows))
        for above, cell in zip(before, row, strict=True)
    ]
