"""Tables of tasks: columns for the task, who leads, who supports, and when."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction import Assignee
from loaders.grammar.assignments.doer_lines import label_of, names_in
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
    for i, p in enumerate(paragraphs):
        if not p.cells or p.zone not in _TABLE_ZONES:
            continue
        head = _columns(p)
        if "task" in head and "lead" in head:
            columns, lead = head, []
        elif columns and (i - previous > 3 or len(p.cells) <= columns["lead"]):
            if i - previous > 3:
                columns = {}
        elif columns and (row := _row(i, p, columns, lead)):
            lead = [a.name for a in row.assignees if a.role == "lead"]
            found.append(row)
        previous = i
    return found


def _columns(p: Paragraph) -> dict[str, int]:
    """Which column holds what, by the labels in a head row; empty for any other row."""
    found: dict[str, int] = {}
    for column, (start, end) in enumerate(p.cells):
        cell = p.text[start:end].strip(" *")
        label = label_of(cell.split("(")[0].split("/")[-1].strip() if cell else "", bare=True) or label_of(
            cell, bare=True
        )
        if label is not None:
            found.setdefault(label.means, column)
    return found


def _row(index: int, p: Paragraph, columns: dict[str, int], lead_above: list[str]) -> TaskRow | None:
    def cell(means: str) -> tuple[int, int] | None:
        column = columns.get(means)
        if column is None or column >= len(p.cells):
            return None
        start, end = p.cells[column]
        text = p.text[start:end]
        return (start + len(text) - len(text.lstrip()), start + len(text.rstrip())) if text.strip() else None

    task, leading, supporting, time = (cell(means) for means in ("task", "lead", "support", "deadline"))
    if task is None or task[1] - task[0] < 8:
        return None
    leads = names_in(p.text[slice(*leading)]) if leading else lead_above
    if not leads:
        return None
    supports = names_in(p.text[slice(*supporting)]) if supporting else []
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
