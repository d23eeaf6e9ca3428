"""Tables of tasks: columns for the task, who leads, who supports, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction import Assignee
from loaders.grammar.assignments.doer_lines import doers_in
from loaders.grammar.lexicon.spelling import small
from loaders.grammar.outline import Paragraph, Zone
from loaders.tables import table

_TABLE_ZONES = (Zone.BODY, Zone.CLOSING, Zone.ANNEX)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table: the offsets of the task and of the time in the paragraph's text, and the bodies."""

    paragraph: int
    task: tuple[int, int]
    time: tuple[int, int] | None
    assignees: tuple[Assignee, ...]


@dataclass(slots=True)
class _Table:
    """What is known of a table while its rows are read."""

    columns: dict[str, int]
    width: int
    """Cells of the head."""
    headed: bool = True
    """The row before was the head."""
    lead: tuple[str, ...] = ()
    """Who leads in the row before."""
    numbering: str = ""
    """How the row before is numbered."""


def task_rows(paragraphs: tuple[Paragraph, ...]) -> list[TaskRow]:
    """The task rows of all tables whose head names a column of tasks and one of those who lead."""
    found: list[TaskRow] = []
    open_table: _Table | None = None
    previous = -2
    for i, p in enumerate(paragraphs):
        if not p.cells or p.zone not in _TABLE_ZONES:
            continue
        head = columns_of(p)
        if {"task", "lead"} <= head.keys():
            open_table = _Table(head, len(p.cells))
        elif i - previous > _FAR:
            open_table = None
        elif open_table and open_table.headed and {"lead", "support"} <= head.keys():
            open_table.columns, open_table.headed = _parted(open_table, head, len(p.cells)), False
        elif open_table and (row := _row(i, p, open_table)):
            found.append(row)
            open_table.headed = False
        previous = i
    return found


_FAR = 3
"""Rows of a table stand no further apart; notes and page numbers may come between them."""
_WIDEST_HEAD = 60
"""Characters of a head's cell."""
_ACTOR = (
    r"(?:các )?(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân|địa phương|người|cán bộ|phòng|ban|bộ|sở|ngành|cấp)"
    r"(?:(?:, ?| ?/ ?| và )(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân|địa phương|phòng|ban|ngành|địa bàn))*"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_COUNTED = re.compile(r"[\W_]*(?:\d+|[ivx]+)[\W_]*", re.IGNORECASE)


@cache
def _headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["pattern"].replace("{actor}", _ACTOR)), row["means"]) for row in table("table_columns")
    )


def column_meaning(cell: str) -> tuple[int, str] | None:
    """What a column headed with `cell` holds (`ontology/table_columns.tsv`), with the rank of the heading among those
    of its meaning; None for the heading of no known column and for what is too long for one."""
    if len(cell) > _WIDEST_HEAD:
        return None
    plain = " ".join(_BRACKETS.sub(" ", small(cell)).replace("*", " ").split()).strip(" .:;,-")
    for rank, (form, means) in enumerate(_headings()):
        if form.fullmatch(plain):
            return rank, means
    return None


def columns_of(p: Paragraph) -> dict[str, int]:
    """Which column holds what, by the headings of a head row; empty for any other row.

    A first cell that is too long for a heading is the caption of the table, and no column.
    """
    cells = [p.text[start:end].strip(" *\n") for start, end in p.cells]
    caption = int(len(cells) > 1 and len(cells[0]) > _WIDEST_HEAD)
    if not cells or _COUNTED.fullmatch(cells[0]) or any(len(cell) > _WIDEST_HEAD for cell in cells[caption:]):
        return {}
    best: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(cells[caption:]):
        if (meant := column_meaning(cell)) is not None:
            rank, means = meant
            best[means] = min(best.get(means, (rank, column)), (rank, column))
    return {means: column for means, (_, column) in best.items()}


def _parted(above: _Table, below: dict[str, int], width: int) -> dict[str, int]:
    """The columns of a head of two rows, whose cell for those who act is parted in the second row into leaders and
    supporters. A second row as wide as the first leaves the cells empty that it doesn't part."""
    if width == above.width:
        return {**above.columns, **below}
    at, more = above.columns["lead"], len(below) - 1
    moved = {means: column + more if column > at else column for means, column in above.columns.items()}
    first = min(below.values())
    return {**moved, **{means: at + column - first for means, column in below.items()}}


def _moved(columns: dict[str, int], more: int, p: Paragraph) -> dict[str, int]:
    """The columns as they stand in a numbered row, where the head has no cell above the numbers."""
    numbered = more == 1 and p.marker is not None and min(columns.values()) == 0
    return {means: column + 1 for means, column in columns.items()} if numbered else columns


def _row(index: int, p: Paragraph, of: _Table) -> TaskRow | None:
    """The task of a row; None for a heading between the rows, below which nothing holds that stands above it."""
    columns = _moved(of.columns, len(p.cells) - of.width, p)

    def cell(means: str) -> tuple[int, int] | None:
        column = columns.get(means)
        return _filled(p, column) if column is not None and column < len(p.cells) else None

    task, leading, supporting, time = (cell(means) for means in ("task", "lead", "support", "deadline"))
    numbering = _numbering(p, columns["task"])
    bare = not any(_filled(p, column) for column in range(columns["task"] + 1, len(p.cells)))
    repeated = task is not None and leading is not None and p.text[slice(*task)] == p.text[slice(*leading)]
    if repeated or (bare and (not numbering or numbering != of.numbering or p.text[slice(*task or (0, 0))].isupper())):
        of.lead = ()
        return None
    if len(p.cells) <= columns["lead"] or task is None or task[1] - task[0] < 8:
        return None
    leads, supports = doers_in(p.text[slice(*leading)]) if leading else (list(of.lead), [])
    if not leads:
        return None
    if supporting:
        supports = [*supports, *doers_in(p.text[slice(*supporting)], "support")[1]]
    of.lead, of.numbering = tuple(leads), numbering
    known = {name.casefold() for name in leads}
    return TaskRow(
        index,
        task,
        time if time and any(map(str.isalnum, p.text[slice(*time)])) else None,
        (
            *(Assignee(name, "lead") for name in dict.fromkeys(leads)),
            *(Assignee(name, "support") for name in dict.fromkeys(supports) if name.casefold() not in known),
        ),
    )


def _filled(p: Paragraph, column: int) -> tuple[int, int] | None:
    """Where the words of a cell stand in the paragraph's text; None for an empty cell."""
    start, end = p.cells[column]
    text = p.text[start:end]
    if not text.strip(" *\n\t"):
        return None
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


_NUMBERS = (("1", re.compile(r"\d+(?:\.\d+)*")), ("I", re.compile(r"[IVXL]+")), ("a", re.compile(r"\w")))


def _numbering(p: Paragraph, task: int) -> str:
    """How a row is numbered: "1", "1.1" (as "1.2"), "I", "a"; empty where it isn't."""
    number = p.text[slice(*p.cells[0])].strip(" *.)\n\t") if task else ""
    number = number or (p.marker or "").strip(" *.)")
    kind = next((kind for kind, form in _NUMBERS if len(number) < 9 and form.fullmatch(number)), "")
    return kind + ".1" * number.count(".") if kind else ""
