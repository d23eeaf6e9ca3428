"""The tables of `ontology/`: tab-separated, a header row, `#` lines are comments, `|` separates several values."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


def room(name: str) -> Path:
    """The folder `ontology`, `queries` or `examples`: inside the installed package, else in the checkout."""
    home = Path(__file__).resolve().parent.parent
    installed = home / "kg" / name
    return installed if installed.is_dir() else home / name


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """All rows of `ontology/{name}.tsv` as dicts keyed by column; empty cells are empty strings.

    Raises FileNotFoundError where there is no such table, ValueError where a row has too many or too few cells.
    """
    path = room("ontology") / f"{name}.tsv"
    lines = (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    columns = next(reader)
    rows = []
    for cells in reader:
        if len(cells) != len(columns):
            raise ValueError(f"{path.name}: {len(cells)} cells instead of {len(columns)} in the row {cells[:3]}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several, separated by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
