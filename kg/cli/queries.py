"""`kg query` and `kg cypher`: the pack of prepared queries, and any read-only Cypher."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from kg.cli.errors import Refusal
from kg.cli.messages import say, similar, spoken
from kg.cli.opening import open_graph
from kg.cli.output import Row, note, print_rows, print_table
from kg.cli.places import print_documents_of_place, say_what_is_gone
from kg.cli.settings import Settings, options
from kg.cli.tables import print_implementers, print_tasks

if TYPE_CHECKING:
    from kg.packs import Pack

LAYOUTS = {
    "implementers": print_implementers,
    "trace_to_commune": print_tasks,
    "tasks_of_body": print_tasks,
    "documents_of_place": print_documents_of_place,
}
"""The queries whose answers have a layout of their own."""


@click.command()
@click.argument("name", required=False)
@click.option("-p", "given", metavar="NAME=VALUE", multiple=True, help="A parameter of the query; may be repeated.")
@click.option("--show", is_flag=True, help="Print the text of the query instead of running it.")
@options("data", "store", "format", "lang")
@click.pass_obj
def query(settings: Settings, name: str | None, given: tuple[str, ...], show: bool) -> None:
    """Run a query of the pack; without NAME list them all.

    \b
    Example:
      kg query
      kg query to_collect --format csv
      kg query deadlines -p from=2026 -p to=2026-06-30
    """
    from kg.packs import packs

    known = packs()
    if name is None:
        rows = [described(pack) for pack in known.values()]
        print_rows(rows, ("name", "title", "answers", "parameters", "example"), settings.format, print_packs)
        return
    if name not in known:
        raise Refusal("no_such_query", name=name, instead=similar(name, known))
    if show:
        click.echo(known[name].text.rstrip())
        return
    values = parameters(given)
    with open_graph(settings) as graph:
        rows = graph.query(name, **values).as_dicts()
        say_what_is_gone(graph, (values[p.name] for p in known[name].parameters if p.type == "places"))
    print_rows(
        rows, tuple(known[name].columns), settings.format, LAYOUTS.get(name) or partial(without_ids, known[name])
    )


def without_ids(pack: Pack, rows: Sequence[Row], keys: Sequence[str]) -> None:
    """A table for people, to whom ids say nothing."""
    print_table(rows, [key for key in keys if not pack.columns[key].startswith("id of")])


def parameters(given: tuple[str, ...]) -> dict[str, str | list[str]]:
    """The values of `-p name=value`; a name that is given several times has them all. Raises Refusal."""
    values: dict[str, list[str]] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not key or not equals:
            raise Refusal("bad_parameter", given=pair)
        values.setdefault(key.strip(), []).append(value)
    return {key: several if len(several) > 1 else several[0] for key, several in values.items()}


def described(pack: Pack) -> dict[str, str]:
    """A pack in one row: its name, its title in the chosen language, its parameters with their defaults."""
    known = [p.name if p.default is None else f"[{p.name}={p.default}]" for p in pack.parameters]
    said = {"title": pack.titles[spoken()], "answers": pack.answers}
    return {"name": pack.name, **said, "parameters": " ".join(known), "example": pack.example}


def print_packs(rows: Sequence[Row], keys: Sequence[str]) -> None:
    print_table(rows, ("name", "title", "parameters"))


@click.command()
@click.argument("text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Print at most so many rows.")
@click.option("--timeout", type=click.FloatRange(0.001), default=30, show_default=True, help="Stop after so many s.")
@options("data", "store", "format", "lang")
@click.pass_obj
def cypher(settings: Settings, text: str, limit: int, timeout: float) -> None:
    """Run a read-only Cypher query.

    \b
    Example:
      kg cypher "MATCH (d:Document {status: 'held'}) RETURN d.symbol AS symbol, d.title AS title"
    """
    with open_graph(settings) as graph:
        found = graph.store.query(text, row_limit=limit, timeout=timeout)
    print_rows(found.as_dicts(), found.columns, settings.format)
    if found.truncated:
        note(say("cut", limit=limit))
