"""`kg copy`: a graph from one store into another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from kg.checksum import Difference
from kg.cli.building import progress_bar
from kg.cli.errors import FINDINGS, Refusal
from kg.cli.messages import say
from kg.cli.opening import graph_at, open_store
from kg.cli.output import note
from kg.cli.settings import options, place_of, shown
from kg.stores import Store


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@options("lang")
def copy(source: str, target: str) -> None:
    """Copy the graph of one store into another.

    FROM and TO are files, data folders, or servers (neo4j://HOST, bolt://HOST:PORT/DATABASE). What TO holds of the same
    corpus is replaced; one that holds another corpus is refused. At the end the copy is read back and compared by
    counts and checksums; the exit code is 1 where something differs. After an interruption, give the same command
    again: on a server it goes on where it was, a file is as it was before.

    User and password of a server come from NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE), for both where
    FROM and TO are servers; without a password in the environment, you are asked for that of each.

    \b
    Example:
      kg copy kg-data bolt://localhost:7687
      kg copy neo4j+s://graph.example.org/plans plans.kgl
    """
    from kg.copying import copy as copied

    start, end = graph_at(source), where_to_put(target)
    if _same(start, end):
        raise Refusal("same_place", path=shown(end))
    try:
        with (
            open_store(start) as reading,
            open_store(end, write=True) as writing,
            progress_bar(say("copying")) as written,
            progress_bar(say("comparing")) as read,
        ):
            if _one_database(reading, writing):
                raise Refusal("same_place", path=shown(end))
            refuse_other_corpora(end, reading.origin.corpus if reading.origin else "")
            result = copied(reading, writing, written, read)
    except KeyboardInterrupt:
        note(say("copy_interrupted"))
        raise
    found = result.checksum
    if result.differing:
        tell(result.differing)
        click.get_current_context().exit(FINDINGS)
    counts = {"nodes": found.nodes(), "relationships": found.relationships()}
    note(say("copied", path=shown(end), digest=found.digest, **counts))


def where_to_put(target: str) -> str | Path:
    """The address of a server, or a file: that of the graph where a data folder is named, there or not. Raises
    Refusal."""
    place = place_of(target)
    if isinstance(place, Path) and (place.is_dir() or not (place.suffix or place.exists())):
        return place / "graph.kgl"
    return place


def refuse_other_corpora(end: str | Path, corpus: str) -> None:
    """Raises Refusal where a graph would come to lie beside a corpus from which it was not made."""
    from kg.corpus import Corpus

    beside = end.parent / "corpus.db" if isinstance(end, Path) else None
    if beside and end.name == "graph.kgl" and beside.exists():  # type: ignore[union-attr]
        with Corpus.open(beside) as held:
            if held.identity != corpus:
                raise Refusal("other_corpus_there", path=beside.parent)


def tell(differing: Iterable[Difference]) -> None:
    """What a copy has otherwise, a line each."""
    for found in differing:
        values = {"name": found.name, "first": found.first, "second": found.second}
        note(say("copy_differs" if found.first != found.second else "copy_differs_inside", **values))


def _one_database(reading: Store, writing: Store) -> bool:
    """Whether both are one database of a server, however its address is written."""
    databases = [getattr(store, "database_id", None) for store in (reading, writing)]
    return databases[0] is not None and databases[0] == databases[1]


def _same(start: str | Path, end: str | Path) -> bool:
    if isinstance(start, Path) and isinstance(end, Path):
        return start.resolve() == end.resolve()
    return start == end
