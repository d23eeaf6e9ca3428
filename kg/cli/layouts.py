"""Answers of packs laid out for people: a directive is named once above its rows, and what hangs on it as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.cli.messages import named, say
from kg.cli.output import Layout, Row, console, print_table, worded
from kg.cli.places import print_documents_of_place
from kg.cli.tables import lines, print_implementers, print_tasks, proof, shortened
from kg.cli.titles import kindly

if TYPE_CHECKING:
    from kg.packs import Pack

OF_THE_DIRECTIVE = ("directive", "directive_symbol", "directive_issued_on")


def layout_of(pack: Pack, own: bool) -> Layout:
    """How the rows of a pack are printed; one of a user's `own` always as a table."""
    return LAYOUTS.get(pack.name, partial(print_answer, pack)) if not own else partial(print_answer, pack)


def print_answer(pack: Pack, rows: Sequence[Row], keys: Sequence[str]) -> None:
    """Tables without ids, which say nothing to people; one a directive where the rows are of several."""
    shown = [key for key in keys if not pack.columns[key].startswith("id of")]
    if "directive" not in keys:
        print_table(rows, shown)
        return
    for name, group in by_directive(rows):
        print_table(group, [key for key in shown if key not in OF_THE_DIRECTIVE], name)


def by_directive(rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows of each directive, and how it is called."""
    for id, group in groupby(rows, key=lambda row: row["directive"]):
        of_one = list(group)
        date = named("issued_on", worded(of_one[0].get("directive_issued_on")))
        name = worded(of_one[0].get("directive_symbol")) or id
        yield f"{name} ({date})" if date else name, of_one


def print_cascade(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """A tree a directive: each document below the one that it hangs on, with the words that prove it."""
    from rich.text import Text
    from rich.tree import Tree

    for name, group in by_directive(rows):
        tree = Tree(Text(name, style="bold"))
        branches: dict[str, Any] = {group[0]["directive"]: tree}
        for row in group:
            branches[row["document"]] = branches[row["parent"]].add(_branch(row))
        console().print(tree)


def _branch(row: Row) -> Any:
    symbol, title = worded(row.get("symbol")), shortened(kindly(worded(row.get("title"))))
    facts = [named(key, worded(row.get(key))) for key in ("issued_on", "issuer", "level")]
    how = named("relation", row["relation"]) if row["relation"] != "IMPLEMENTS" else ""
    several = say("so_many_chains", count=row["chains"]) if row["chains"] > 1 else ""
    return lines(
        (symbol or title, "bold"),
        (title if symbol else "", ""),
        (" · ".join(part for part in (*facts, how, several) if part), "cyan"),
        proof(row),
    )


LAYOUTS: dict[str, Layout] = {
    "implementers": print_implementers,
    "trace_to_commune": print_tasks,
    "tasks_of_body": print_tasks,
    "documents_of_place": print_documents_of_place,
    "cascade": print_cascade,
}
"""The packs whose answers have a layout of their own."""
