"""Tables of tasks: columns for the task, who leads, who supports, and when."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction import Assignee
from loaders.grammar.assignments.doer_lines import doers_in, label_of, opening_label
from loaders.grammar.outline import Paragraph, Zone

_TABLE_ZONES = (Zone.BODY, Zone.CLOSING, Zone.ANNEX)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table: the offsets of the task and of the time in the paragraph's text, and the bodies."""

    paragraph: int
    task: tuple[int, int]
    time: tuple[int, int] | None
    assignees: tuple[Assignee, ...]


def task_rows(paragraphs: tuple[Paragraph, ...]) -> list[TaskRow]:
    """The task rows of all tables whose head names a column of tasks and one of those who lead."""
    found: list[TaskRow] = []
    columns: dict[str, int] = {}
    lead: list[str] = []
    previous = -2
    width = 0  # cells of the head
    headed = False  # the row before was a head
    for i, p in enumerate(paragraphs):
        if not p.cells or p.zone not in _TABLE_ZONES:
            continue
        head = columns_of(p)
        if "task" in head and "lead" in head:
            columns, lead, headed, width = head, [], True, len(p.cells)
        elif i - previous > _FAR:
            columns = {}
        elif headed and {"lead", "support"} <= head.keys():
            columns, headed = _parted(columns, head), False
        elif columns and (row := _row(i, p, _moved(columns, len(p.cells) - width, p), lead)):
            lead = [a.name for a in row.assignees if a.role == "lead"]
            found.append(row)
            headed = False
        previous = i
    return found


_FAR = 3
"""Rows of a table stand no further apart; notes and page numbers may come between them."""
_WIDEST_HEAD = 60
"""Characters of a head's cell."""


def columns_of(p: Paragraph) -> dict[str, int]:
    """Which column holds what, by the labels of a head row; empty for any other row.

    A label is the cell, or the part before a bracket or behind a slash, or (for the tasks) how the cell begins.
    """
    if any(end - start > _WIDEST_HEAD and len(p.text[start:end].strip(" *")) > _WIDEST_HEAD for start, end in p.cells):
        return {}
    found: dict[str, int] = {}
    begun: dict[str, int] = {}
    for column, (start, end) in enumerate(p.cells):
        cell = p.text[start:end].strip(" *")
        label = label_of(cell.split("(")[0].split("/")[-1].strip(), bare=True) or label_of(cell, bare=True)
        if label is not None:
            found.setdefault(label.means, column)
        elif (opening := opening_label(cell)) == "task":
            begun.setdefault(opening, column)
    return {**begun, **found} if "lead" in found else found


def _parted(columns: dict[str, int], below: dict[str, int]) -> dict[str, int]:
    """The columns of a head of two rows, whose cell for those who act is parted in the second row into leaders and
    supporters."""
    at, more = columns["lead"], len(below) - 1
    moved = {means: column + more if column > at else column for means, column in columns.items()}
    first = min(below.values())
    return {**moved, "lead": at + below["lead"] - first, "support": at + below["support"] - first}


def _moved(columns: dict[str, int], more: int, p: Paragraph) -> dict[str, int]:
    """The columns as they stand in a numbered row, where the head has no cell above the numbers."""
    numbered = more == 1 and p.marker is not None and min(columns.values()) == 0
    return {means: column + 1 for means, column in columns.items()} if numbered else columns


def _row(index: int, p: Paragraph, columns: dict[str, int], lead_above: list[str]) -> TaskRow | None:
    def cell(means: str) -> tuple[int, int] | None:
        column = columns.get(means)
        if column is None or column >= len(p.cells):
            return None
        start, end = p.cells[column]
        text = p.text[start:end]
        return (start + len(text) - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else None

    if len(p.cells) <= columns["lead"]:
        return None
    task, leading, supporting, time = (cell(means) for means in ("task", "lead", "support", "deadline"))
    if task is None or task[1] - task[0] < 8:
        return None
    leads, supports = doers_in(p.text[slice(*leading)]) if leading else (lead_above, [])
    if not leads:
        return None
    if supporting:
        supports = [*supports, *doers_in(p.text[slice(*supporting)], "support")[1]]
    known = {name.casefold() for name in leads}
    return TaskRow(
        index,
        task,
        time,
        (
            *(Assignee(name, "lead") for name in dict.fromkeys(leads)),
            *(Assignee(name, "support") for name in dict.fromkeys(supports) if name.casefold() not in known),
        ),
    )
