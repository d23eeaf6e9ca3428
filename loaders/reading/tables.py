"""Tables of word processors that know their cells by where these end on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.rows import Rows

_MOST_COLUMNS = 500
_NEAR = 40
"""Twips between two edges that are meant as one; hands and programs are not exact."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, its right edge in twips, and whether it only goes on from the cell above it."""

    paragraphs: Sequence[str]
    edge: int
    goes_on: bool = False

    @property
    def words(self) -> str:
        return "" if self.goes_on else " ".join(" ".join(self.paragraphs).split())


def table_text(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The paragraphs that a table gives: one of lines `a | b | c`, in which a cell that is as wide as several of other
    rows leaves empty ones behind it; or those of its cells, where it has one cell a row and only frames them."""
    if all(len(row) < 2 for row in rows):
        return [paragraph for row in rows for cell in row for paragraph in cell.paragraphs if paragraph.strip()]
    columns = _columns([cell.edge for row in rows for cell in row])
    written = Rows()
    lines = []
    for row in rows:
        before = 0
        for cell in row:
            column = columns.get(cell.edge, 0)
            written.cell(cell.words, columns=max(column - before, 1))
            before = max(column, before + 1)
        lines.append(written.line())
    return ["\n".join(filter(None, lines))] if any(lines) else []


def _columns(edges: list[int]) -> dict[int, int]:
    """The number of the column, from 1, that ends at each edge; none where there are more than any page has."""
    columns: dict[int, int] = {}
    count, last = 0, None
    for edge in sorted(set(edges)):
        if last is None or edge - last > _NEAR:
            count, last = count + 1, edge
        columns[edge] = count
    return columns if count <= _MOST_COLUMNS else {}
