"""Rows of a table as lines, `a | b | c`; a cell that reaches over rows or columns leaves empty ones behind."""

from __future__ import annotations


class Rows:
    """Takes the cells of a table one by one and gives each row as a line in which every cell keeps its column.

    >>> rows = Rows()
    >>> rows.cell("I", rows=2), rows.cell("Sở Y tế"), rows.line()
    (None, None, 'I | Sở Y tế')
    >>> rows.cell("Quý II"), rows.line()
    (None, ' | Quý II')
    """

    def __init__(self) -> None:
        self._cells: list[str] = []
        self._from_above: dict[int, int] = {}  # column -> rows that a cell above still reaches down, this one included
        self._reaching: dict[int, int] = {}

    def cell(self, text: str, rows: int = 1, columns: int = 1) -> None:
        self._pass_filled()
        for place in range(max(columns, 1)):
            if rows > 1:
                self._reaching[len(self._cells)] = rows
            self._cells.append("" if place else text)

    def line(self) -> str:
        """The row that the cells since the last line have made; empty where nothing stands in it."""
        self._pass_filled()
        alone = sum(map(bool, self._cells)) < 2 and not self._from_above
        line = "".join(self._cells) if alone else " | ".join(self._cells).rstrip(" |")
        below = {**self._from_above, **self._reaching}
        self._from_above = {column: rows - 1 for column, rows in below.items() if rows > 1}
        self._reaching = {}
        self._cells = []
        return line

    def _pass_filled(self) -> None:
        while len(self._cells) in self._from_above:
            self._cells.append("")
