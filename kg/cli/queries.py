"""`kg query` and `kg cypher`: the pack of prepared queries, and any read-only Cypher."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import DONE, FINDINGS, Refusal
from kg.cli.layouts import layout_of
from kg.cli.messages import say
from kg.cli.opening import open_graph
from kg.cli.output import note, print_rows
from kg.cli.places import say_what_is_gone
from kg.cli.settings import Settings, options

if TYPE_CHECKING:
    from kg.packs import Pack


@click.command()
@click.argument("names", metavar="[NAME]", nargs=-1)
@click.option("-p", "given", metavar="NAME=VALUE", multiple=True, help="A parameter of the query; may be repeated.")
@click.option("--describe", is_flag=True, help="Tell what the query answers, what it takes and what its columns mean.")
@click.option("--show", is_flag=True, help="Print the query with its values, to be pasted into Neo4j Browser.")
@click.option("--check", is_flag=True, help="Take files or folders of queries, and tell what is wrong with them.")
@click.option(
    "--packs", "own", metavar="DIR", help=f"Folder of queries of your own; several with {os.pathsep}.  [env: KG_PACKS]"
)
@options("data", "store", "format", "profile", "lang")
@click.pass_obj
def query(
    settings: Settings,
    names: tuple[str, ...],
    given: tuple[str, ...],
    describe: bool,
    show: bool,
    check: bool,
    own: str | None,
) -> int:
    """Run a query of the pack; without NAME list them all.

    \b
    Example:
      kg query
      kg query deadlines --describe
      kg query deadlines -p from=2026 -p to=2026-06-30
      kg query implementers -p directives=51-KL/TW@2019 --show
      kg query --packs my-packs
      kg query --check my-packs/
    """
    from kg.cli import packs as told
    from kg.packs import own_folders, shelf

    folders = own_folders(own)
    if check:
        if not (names or folders):
            raise Refusal("what_to_check")
        return FINDINGS if told.check([*map(Path, names)] or folders, settings.format) else DONE
    if len(names) > 1:
        raise Refusal("one_query", names=" ".join(names[1:]))
    known = shelf(folders)
    if not names:
        if describe or show or given:
            raise Refusal("which_query")
        told.list_packs(known, settings.format)
        return DONE
    pack = told.found(known, names[0])
    values = parameters(given)
    if describe:
        told.describe(pack, settings.format)
    elif show:
        told.show(pack, values, settings)
    else:
        run(pack, values, settings, own=pack.name in known.own)
    return DONE


def run(pack: Pack, values: Mapping[str, str | list[str]], settings: Settings, own: bool = False) -> None:
    """Ask a pack and print its answer; on standard error, what names mean that mean several things. A pack of one's own
    has the plain layout. Raises PackError before anything is opened, and LookupFailure."""
    from kg.cli.packs import say_what_is_meant

    pack.bind(values)
    with open_graph(settings) as graph:
        asked = pack.look_up(graph.store, values)
        say_what_is_meant(asked.named)
        rows = graph.store.query(pack.text, asked.parameters).as_dicts()
        say_what_is_gone(graph, (name.text for name in asked.named if name.parameter.type == "places"))
    print_rows(rows, tuple(pack.columns), settings.format, layout_of(pack, own))


def parameters(given: tuple[str, ...]) -> dict[str, str | list[str]]:
    """The values of `-p name=value`; a name that is given several times has them all. Raises Refusal."""
    values: dict[str, list[str]] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not key.strip() or not equals:
            raise Refusal("bad_parameter", given=pair)
        values.setdefault(key.strip(), []).append(value)
    return {key: several if len(several) > 1 else several[0] for key, several in values.items()}


@click.command()
@click.argument("text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Print at most so many rows.")
@click.option("--timeout", type=click.FloatRange(0.001), default=30, show_default=True, help="Stop after so many s.")
@options("data", "store", "format", "profile", "lang")
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
