"""`kg diff` and `kg loads`: what came, went and changed between two corpora, or between two loads of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import FINDINGS, Refusal
from kg.cli.messages import heading, named, say
from kg.cli.opening import graph_at, may_be_there, open_corpus, open_store
from kg.cli.output import Layout, Row, note, print_rows, print_table, worded
from kg.cli.settings import Settings, options
from kg.cli.tables import shortened

if TYPE_CHECKING:
    from kg.difference import Change, Event
    from kg.stores import Store

DIFF = ("change", "kind", "title", "property", "old", "new", "document", "key")
LOADS = ("load", "at", "added", "updated", "removed")
MOST, WIDE, LONG_END = 200, 100, 45
"""So many rows of a difference are printed as a table, with so many characters of each text, and so many of the title
of what is gone in a relation."""


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@options("data", "store", "format", "lang")
@click.pass_obj
def diff(settings: Settings, before: str, after: str | None) -> None:
    """What came, went and changed between two corpora, or between two loads of one.

    BEFORE and AFTER are data folders or files of graphs; without AFTER the graph of --data is compared. Numbers are
    loads of the corpus of --data, as `kg loads` lists them; without AFTER the last one is meant. The exit code is 1
    where something differs, else 0.

    \b
    Example:
      kg diff kg-data-january kg-data
      kg diff 3 5 --format csv
      kg diff 3
    """
    changes = list(_between(settings, before, after))
    print_rows(list(rows_of(changes)), DIFF, settings.format, _layout(changes), say("no_difference"))
    if changes:
        click.get_current_context().exit(FINDINGS)


@click.command()
@options("data", "format", "lang")
@click.pass_obj
def loads(settings: Settings) -> None:
    """List the loads of the corpus: when each was, and how many sources it added, updated and removed.

    \b
    Example:
      kg loads
    """
    with open_corpus(settings) as corpus:
        known = corpus.loads()
    print_rows(
        [{"load": one.number, **{key: getattr(one, key) for key in LOADS[1:]}} for one in known],
        LOADS,
        settings.format,
        _print_loads,
        nothing=say("no_loads"),
    )


def _print_loads(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """A line a load, with day and minute as they were here."""
    from datetime import datetime

    def here(at: str) -> str:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"

    print_table([{**row, "at": here(row["at"])} for row in rows], keys)


def _between(settings: Settings, before: str, after: str | None) -> Iterable[Change]:
    """The changes between two graphs, or two loads. Raises Refusal and StoreError."""
    if _is_load(before) and (after is None or _is_load(after)):
        return _between_loads(settings, int(before), None if after is None else int(after))
    return _between_graphs(graph_at(before), settings.graph if after is None else graph_at(after))


def _is_load(name: str) -> bool:
    """Whether a number is meant as one of a load: there is no file or folder of that name."""
    return name.isascii() and name.isdigit() and len(name) < 10 and not Path(name).exists()


def _between_graphs(before: str | Path, after: str | Path) -> Iterator[Change]:
    from kg.difference import difference

    with ExitStack() as opened:
        old, new = (opened.enter_context(open_store(path)) for path in (before, after))
        yield from difference(old, new)


def _between_loads(settings: Settings, before: int, after: int | None) -> list[Change]:
    from kg.difference import net

    with open_corpus(settings) as corpus:
        known = [one.number for one in corpus.loads()]
        last = max(known, default=0) if after is None else after
        for number in (before, last):
            if number and number not in known:
                raise Refusal("no_such_load", load=number)
        if before > last:
            raise Refusal("later_load_first", before=before, after=last)
        return _with_names(settings, net(corpus.events(before, last)), corpus.events(0, last))


def _with_names(settings: Settings, changes: list[Change], history: Iterable[Event]) -> list[Change]:
    """The changes with the titles that they lack: of what is gone the last that the history tells; of a relation what
    it is between, as the graph calls it, or called it once."""
    from dataclasses import replace

    ends = {id for change in changes if change.kind == "relation" for id in change.key.split(" ")[1:]}
    unnamed = ends | {change.key for change in changes if not change.title}
    if not unnamed:
        return changes
    titles = {event.key: event.title for event in history if event.title and event.key in unnamed}
    names = {id: shortened(title, LONG_END) for id, title in titles.items()}
    if ends and may_be_there(settings.graph):
        with open_store(settings.graph) as store:
            names |= _names(store, sorted(ends))
    return [replace(one, title=one.title or titles.get(one.key) or _relation(one.key, names)) for one in changes]


def _names(store: Store, ids: list[str]) -> dict[str, str]:
    found = store.query(
        "MATCH (n) WHERE n.id IN $ids RETURN n.id AS id, coalesce(n.symbol, n.title) AS name", {"ids": ids}
    )
    return dict(found.rows)


def _relation(key: str, names: dict[str, str]) -> str:
    """The title of a relation by its key, its type and both ends: `628/QĐ-TTg IMPLEMENTS 51-KL/TW`."""
    kind, _, ends = key.partition(" ")
    start, _, end = ends.partition(" ")
    return f"{names.get(start, start)} {kind} {names.get(end, end)}" if end else key


def rows_of(changes: Iterable[Change]) -> Iterator[Row]:
    """A row a change, or for what changed a row a property, with its old and new value."""
    for one in changes:
        known = {"change": one.turn, "kind": one.kind, "title": one.title, "document": one.document, "key": one.key}
        for name, old, new in one.properties or (("", None, None),):
            yield known | {"property": name or None, "old": old, "new": new}


def _layout(changes: Sequence[Change]) -> Layout:
    """Counts first, then the changes in short: what came, what went, what changed and how."""

    def printed(rows: Sequence[Row], keys: Sequence[str]) -> None:
        from kg.difference import KINDS, TURNS, counted

        counts: list[Row] = [
            {"kind": kind, "came": turns["came"], "went": turns["went"], "changed": turns["changed"]}
            for kind, turns in counted(changes).items()
            if any(turns.values())
        ]
        print_table(counts, ("kind", *TURNS))
        order = sorted(rows, key=lambda row: (KINDS.index(row["kind"]), TURNS.index(row["change"])))
        print_table([_short(row) for row in order[:MOST]], DIFF[:6])
        if len(order) > MOST:
            note(say("more_differences", count=len(order) - MOST))

    return printed


def _short(row: Row) -> Row:
    """A row for people: texts shortened, properties and values by their names."""
    property = row["property"] or ""
    values = {side: shortened(named(property, worded(row[side])), WIDE) for side in ("old", "new")}
    title = named("title", worded(row["title"]))
    if row["kind"] == "relation":
        type_ = row["key"].partition(" ")[0]
        known = named("relation", type_)
        title = title.replace(f" {type_} ", f" {known if known != type_ else heading(type_.lower()).lower()} ", 1)
    title = shortened(title, WIDE)
    return {**row, **values, "title": title, "property": heading(property) if property else ""}
