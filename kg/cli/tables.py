"""Answers laid out for people: what stands together is read together, and each row shows its proof."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kg.cli.messages import heading, named, say
from kg.cli.output import Row, console, worded


def print_implementers(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One table a directive; under each plan its title, the chain to it where it is not direct, and the proof."""
    for _, group in groupby(rows, key=lambda row: row["directive"]):
        plans = list(group)
        first = plans[0]
        name = first.get("directive_symbol") or first["directive"]
        date = named("issued_on", worded(first.get("directive_issued_on")))
        table = _table(say("implemented_by", symbol=name, date=date or "?", count=len(plans)))
        for key, width in (("document", 60), ("issued_on", 10), ("issuer", 22), ("level", 8)):
            table.add_column(heading(key), overflow="fold", ratio=width)
        for plan in plans:
            table.add_row(_document(plan), *(_cell(plan, key) for key in ("issued_on", "issuer", "level")))
        console().print(table)


def print_tasks(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One table a document, under the chain that leads to it."""
    for _, group in groupby(rows, key=lambda row: row["document"]):
        tasks = list(group)
        chain = worded(tasks[0].get("via")) or worded(tasks[0].get("symbol")) or worded(tasks[0].get("document"))
        table = _table(chain)
        for key, width in (("task", 56), ("assignee", 26), ("role", 9), ("deadline", 14)):
            table.add_column(heading(key if key != "assignee" else "assignee"), overflow="fold", ratio=width)
        for task in tasks:
            who = {"assignee": task.get("assignee") or task.get("body")}
            when = {"deadline": task.get("deadline") or task.get("due_on") or task.get("recurrence")}
            what = _lines((worded(task.get("text")), ""), (f"[{worded(task.get('source'))}]", "dim"))
            table.add_row(what, _cell(who, "assignee"), _cell(task, "role"), _cell(when, "deadline"))
        console().print(table)


def _document(plan: Row) -> Any:
    symbol, title = worded(plan.get("symbol")), worded(plan.get("title"))
    chain = worded(plan.get("via")) if (plan.get("depth") or 1) > 1 else ""
    proof = f"“{worded(plan.get('quote'))}” [{worded(plan.get('source'))}]" if plan.get("quote") else ""
    return _lines((symbol or title, "bold"), (title if symbol else "", ""), (chain, "cyan"), (proof, "italic dim"))


def _lines(*parts: tuple[str, str]) -> Any:
    from rich.text import Text

    return Text("\n").join([Text(text, style=style) for text, style in parts if text])


def _cell(row: Row, key: str) -> Any:
    from rich.text import Text

    return Text(named(key, worded(row.get(key))))


def _table(title: str) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    return Table(
        box=box.SIMPLE_HEAD, title=Text(title, style="bold"), title_justify="left", expand=True, show_lines=False
    )
