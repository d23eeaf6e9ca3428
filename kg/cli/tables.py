"""Answers laid out for people: what stands together is read together, and each row shows its proof."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kg.cli.messages import heading, named, plain, say
from kg.cli.output import Row, console, worded
from kg.cli.titles import kindly
from kg.cli.translations import translated


def print_implementers(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One table a directive; under each plan its title, the chain to it where it is not direct, and the proof."""
    for _, group in groupby(rows, key=lambda row: row["directive"]):
        plans = list(group)
        first = plans[0]
        name = first.get("directive_symbol") or first["directive"]
        date = named("issued_on", worded(first.get("directive_issued_on")))
        table = framed(say("implemented_by", symbol=name, date=date or "?", count=len(plans)))
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
        table = framed(chain)
        for key, share, least in (("task", 3, 30), ("assignee", 1, 14), ("role", None, 9), ("deadline", 1, 10)):
            table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
        for task in tasks:
            through = worded(task.get("through"))
            body = lines(
                (named("assignee", worded(task.get("assignee") or task.get("body"))), ""),
                (say("as_one_of", group=through) if through else "", "dim"),
            )
            verbatim, due_on = worded(task.get("deadline")), named("due_on", worded(task.get("due_on")))
            again = named("recurrence", worded(task.get("recurrence")))
            when = lines((verbatim, ""), ("" if due_on in verbatim else due_on, "dim"), ("" if verbatim else again, ""))
            what = lines((worded(task.get("text")), ""), proof({"source": task.get("source")}))
            table.add_row(what, body, _cell(task, "role"), when)
        console().print(table)


def print_undecided(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One mention a row, by which name it is decided and why it is open; beside it what it may be, best first, each
    with what speaks for it (+) and against it (−)."""
    weighed = any(row["weighed"] for row in rows)
    table = framed(say("undecided", count=len(rows)))
    for key, share, least in (("mention", 4, 24), ("candidates", 5, 24))[: 2 if weighed else 1]:
        table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        name = worded(row["name"])
        mention = lines(
            (shortened(kindly(worded(row["mention"]))), "bold"),
            (name if len(name) < LONG_NAME else worded(row["mention_id"]), "italic dim"),
            (worded(translated(row["reason"])), ""),
        )
        candidates = [part for rank, one in enumerate(row["weighed"], 1) for part in _weighed(rank, one)]
        table.add_row(*(mention, lines(*candidates))[: len(table.columns)])
        table.add_row()
    console().print(table)


LONG_NAME = 120
"""A mention with a longer name is called by its id."""


def _weighed(rank: int, candidate: Any) -> list[tuple[str, str]]:
    """What a mention may mean, what speaks for it, and what against it."""
    said = [(f"   + {worded(translated(one))}", "green") for one in candidate.reasons_for]
    said += [(f"   − {worded(translated(one))}", "red") for one in candidate.reasons_against]
    if not said:
        said = [(f"   {worded(translated(candidate.reason))}", "dim")]
    return [(f"{rank}. {worded(candidate.label)}", ""), *said]


def print_decisions(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One judgement a row: the two that are judged, what is said of them, and by whom, when and why."""
    table = framed(say("judgements", count=len(rows)))
    for key, share, least in (("mention", 3, 20), ("verdict", 1, 12), ("document", 3, 20), ("who", 2, 14)):
        table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        ends = [
            lines((worded(row[f"{end}_title"]), "bold"), (worded(row[end]), "italic dim")) for end in ("left", "right")
        ]
        state = "" if row["state"] == "in_force" else f"({say('judgement_' + row['state'])})"
        verdict = lines((named("verdict", row["verdict"]), ""), (state, "dim"))
        when = named("judged_on", worded(row["when"])[:10])
        who = lines((worded(row["who"]), ""), (when, ""), (worded(row["why"]), "italic"))
        table.add_row(ends[0], verdict, ends[1], who)
        table.add_row()
    console().print(table)


def shortened(text: str, width: int = 120) -> str:
    """A long title cut at a word, with an ellipsis."""
    return text if len(text) <= width else f"{text[:width].rsplit(' ', 1)[0]} …"


def _document(plan: Row) -> Any:
    symbol, title = worded(plan.get("symbol")), kindly(worded(plan.get("title")))
    chain = worded(plan.get("via")) if (plan.get("depth") or 1) > 1 else ""
    return lines((symbol or title, "bold"), (title if symbol else "", ""), (chain, "cyan"), proof(plan))


def proof(row: Row) -> tuple[str, str]:
    """The sentence that proves a row, unless it is the row's own text, and where it stands."""
    source = f"[{worded(row.get('source'))}]" if row.get("source") else ""
    told = worded(row.get("quote"))
    quote = f"“{told}”" if told and told != worded(row.get("value")) else ""
    return f"{quote} {source}".strip(), "italic dim"


def lines(*parts: tuple[str, str]) -> Any:
    """Styled texts as lines of one cell; empty ones are left out."""
    from rich.text import Text

    return Text("\n").join([Text(text, style=style) for text, style in parts if text])


def _cell(row: Row, key: str) -> Any:
    from rich.text import Text

    return Text(named(key, worded(row.get(key))))


def framed(title: str, show_header: bool = True) -> Any:
    """A table as wide as the terminal, under a title."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    name = Text(plain(title), style="bold")
    return Table(box=box.SIMPLE_HEAD, title=name, title_justify="left", expand=True, show_header=show_header)
