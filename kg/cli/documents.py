"""`kg show`, `kg stats`: one document, and the whole."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kg.cli.facts import print_documents
from kg.cli.opening import documents, open_corpus, open_graph
from kg.cli.output import Row, print_rows, print_table
from kg.cli.places import is_place, show_place
from kg.cli.settings import Settings, options

STATS = ("what", "name", "count")


@click.command()
@click.argument("symbol")
@options("data", "store", "format", "profile", "lang")
@click.pass_obj
def show(settings: Settings, symbol: str) -> None:
    """What is known of one document: its properties, its relations both ways, its tasks, and where each stands.

    Tells too whether it still stands, as far as the corpus knows, and what is undecided about it. The full name of a
    place lists its documents, and says where it went if it is no more.

    \b
    Example:
      kg show 628/QĐ-TTg
      kg show "51-KL/TW@2019" --format json
      kg show "tỉnh Quảng Ngãi"
    """
    from kg.dossier import SHOWN

    with open_graph(settings) as graph:
        if is_place(graph, symbol):
            show_place(graph, symbol, settings)
            return
        rows = [row for found in documents(graph, symbol) for row in graph.show(found["id"])]
    print_rows(rows, SHOWN, settings.format, print_documents)


@click.command()
@options("data", "store", "format", "lang")
@click.pass_obj
def stats(settings: Settings) -> None:
    """Count what the graph holds, and list the sources that are loaded.

    \b
    Example:
      kg stats
      kg stats --format json
    """
    with open_graph(settings) as graph:
        rows = graph.stats()
    if settings.corpus.exists():
        with open_corpus(settings) as corpus:
            rows += [{"what": "source", "name": uri, "count": 1} for uri in corpus.uris()]
    print_rows(rows, STATS, settings.format, print_counts)


def print_counts(rows: Sequence[Row], keys: Sequence[str]) -> None:
    print_table([row for row in rows if row["what"] != "source"], keys)
    print_table([{"source": row["name"]} for row in rows if row["what"] == "source"], ("source",))
