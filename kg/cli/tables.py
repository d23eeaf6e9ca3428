"""Answers laid out for people: what stands together is read together, and each row shows its proof."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kg.cli.messages import heading, named, plain, say
from kg.cli.output import Row, console, worded

FIRST = ("symbol", "title", "doc_type", "issued_on", "issuer", "level", "territory", "signer", "signer_position")
SILENT = ("number", "resolved")
"""Properties of a document: those that people look for first, and those that say nothing to them."""


def print_implementers(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One table a directive; under each plan its title, the chain to it where it is not direct, and the proof."""
    for _, group in groupby(rows, key=lambda row: row["directive"]):
        plans = list(group)
        first = plans[0]
        name = first.get("directive_symbol") or first["directive"]
        date = named("issued_on", worded(first.get("directive_issued_on")))
        table = _table(say("implemented_by", symbol=name, date=date or "?", count=len(plans)))
        for key, share, least in (("document", 3, 30), ("issued_on", None, 10), ("issuer", 1, 14), ("level", None, 10)):
            table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
        for plan in plans:
            table.add_row(_document(plan), *(_cell(plan, key) for key in ("issued_on", "issuer", "level")))
        console().print(table)


def print_tasks(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One table a document, under the chain that leads to it."""
    for _, group in groupby(rows, key=lambda row: row["document"]):
        tasks = list(group)
        chain = worded(tasks[0].get("via")) or worded(tasks[0].get("symbol")) or worded(tasks[0].get("document"))
        table = _table(chain)
        for key, share, least in (("task", 3, 30), ("assignee", 1, 14), ("role", None, 9), ("deadline", 1, 10)):
            table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
        for task in tasks:
            who = {"assignee": task.get("assignee") or task.get("body")}
            verbatim, due_on = worded(task.get("deadline")), named("due_on", worded(task.get("due_on")))
            again = named("recurrence", worded(task.get("recurrence")))
            when = _lines(
                (verbatim, ""), ("" if due_on in verbatim else due_on, "dim"), ("" if verbatim else again, "")
            )
            what = _lines((worded(task.get("text")), ""), _proof({"source": task.get("source")}))
            table.add_row(what, _cell(who, "assignee"), _cell(task, "role"), when)
        console().print(table)


def print_documents(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """What is known of each document, fact by fact; under a relation the sentence that says so."""
    for document, group in groupby(rows, key=lambda row: row["document"]):
        facts = sorted((fact for fact in group if fact["property"] not in SILENT), key=_first_things_first)
        own = {fact["property"]: worded(fact["value"]) for fact in facts}
        table = _table(own.get("symbol") or own.get("title") or document, show_header=False)
        table.add_column(min_width=14)
        table.add_column(overflow="fold", ratio=1)
        before = None
        for fact in facts:
            name = fact["property"]
            value = (named(name, worded(fact["value"])), "")
            table.add_row(_lines((heading(name) if name != before else "", "dim")), _lines(value, _proof(fact)))
            before = name
        console().print(table)


def print_undecided(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One mention a row, with what it may mean, best first, a line each."""
    table = _table(say("undecided", count=len(rows)))
    for key, share, least in (("mention", 2, 20), ("reason", 2, 20), ("candidates", 3, 20), ("source", 1, 14)):
        table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        candidates = _lines(*((worded(candidate), "") for candidate in row["candidates"]))
        table.add_row(
            _lines((shortened(worded(row["mention"])), "bold")), _cell(row, "reason"), candidates, _cell(row, "source")
        )
    console().print(table)


def shortened(text: str, width: int = 120) -> str:
    """A long title cut at a word, with an ellipsis."""
    return text if len(text) <= width else f"{text[:width].rsplit(' ', 1)[0]} …"


def _first_things_first(fact: Row) -> int:
    name = fact["property"]
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _document(plan: Row) -> Any:
    symbol, title = worded(plan.get("symbol")), worded(plan.get("title"))
    chain = worded(plan.get("via")) if (plan.get("depth") or 1) > 1 else ""
    return _lines((symbol or title, "bold"), (title if symbol else "", ""), (chain, "cyan"), _proof(plan))


def _proof(row: Row) -> tuple[str, str]:
    """The sentence that proves a row and where it stands."""
    source = f"[{worded(row.get('source'))}]" if row.get("source") else ""
    quote = f"“{worded(row.get('quote'))}”" if row.get("quote") else ""
    return f"{quote} {source}".strip(), "italic dim"


def _lines(*parts: tuple[str, str]) -> Any:
    from rich.text import Text

    return Text("\n").join([Text(text, style=style) for text, style in parts if text])


def _cell(row: Row, key: str) -> Any:
    from rich.text import Text

    return Text(named(key, worded(row.get(key))))


def _table(title: str, show_header: bool = True) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    name = Text(plain(title), style="bold")
    return Table(box=box.SIMPLE_HEAD, title=name, title_justify="left", expand=True, show_header=show_header)
