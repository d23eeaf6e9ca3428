"""`kg show`, `kg stats`, `kg review`: one document, the whole, and what could not be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.errors import FINDINGS
from kg.cli.facts import print_documents
from kg.cli.messages import say
from kg.cli.opening import documents, open_corpus, open_graph
from kg.cli.output import Row, print_rows, print_table
from kg.cli.places import is_place, show_place
from kg.cli.settings import Settings, options
from kg.cli.tables import print_undecided

if TYPE_CHECKING:
    from kg.resolution import Resolution

STATS = ("what", "name", "count")
REVIEW = ("mention", "document", "source", "reason", "candidates")


@click.command()
@click.argument("symbol")
@options("data", "store", "format", "lang")
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


@click.command()
@options("data", "format", "lang")
@click.pass_obj
def review(settings: Settings) -> None:
    """List what could not be decided: mentions that fit several documents or none.

    A mention that is not decided keeps a document of its own, so that nothing is merged by guess. Say more in a sidecar
    of the source, or load the document that is meant. The exit code is 1 where something is undecided, else 0.

    \b
    Example:
      kg review
      kg review --format csv > undecided.csv
    """
    from kg.resolution import resolve

    with open_corpus(settings) as corpus:
        rows = list(undecided(resolve(corpus.sources())))
    print_rows(rows, REVIEW, settings.format, print_undecided, say("nothing_undecided"))
    if rows:
        click.get_current_context().exit(FINDINGS)


def undecided(resolution: Resolution) -> Iterator[Row]:
    """One row a mention: how the source names the document, why nobody knows which it is, and what it may be, both as
    one text each and `weighed`, with what speaks against each."""
    for item in resolution.undecided:
        weighed = [(c.label, c.reason) for c in item.candidates]
        yield {
            "mention": item.ref,
            "document": item.document,
            "source": item.source,
            "reason": item.reason,
            "candidates": [f"{label} ({reason})" if reason else label for label, reason in weighed],
            "weighed": weighed,
        }
