"""What commands open: the corpus and the graph of the chosen data folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.cli.errors import Refusal
from kg.cli.messages import named, say
from kg.cli.output import note
from kg.cli.settings import Settings

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph
    from kg.corpus import Corpus

LISTED = 5
"""So many documents that share a symbol are named; of the others only their number."""


def open_corpus(settings: Settings, new: bool = False) -> Corpus:
    """The corpus of the data folder; `new` makes one where there is none. Raises Refusal and CorpusError."""
    from kg.corpus import Corpus

    if not new and not settings.corpus.exists():
        raise Refusal("no_corpus", path=settings.data)
    return Corpus.open(settings.corpus)


def open_graph(settings: Settings) -> KnowledgeGraph:
    """The graph, for reading. Raises Refusal and StoreError."""
    if not settings.graph.exists():
        loaded = not settings.store and settings.corpus.exists() and holds_sources(settings)
        raise Refusal("no_graph_yet" if loaded else "no_corpus", path=settings.store or settings.data)
    from kg.api import open as open_answers

    return open_answers(settings.data, settings.graph)


def holds_sources(settings: Settings) -> bool:
    with open_corpus(settings) as corpus:
        return bool(corpus.uris())


def documents(graph: KnowledgeGraph, symbol: str) -> list[dict[str, Any]]:
    """The documents that a symbol may mean, at least one. Says on standard error where it means several, and how to
    choose one of them. Raises Refusal where it means none."""
    from kg.lookup import LookupFailure, telling_apart

    try:
        found = graph.find(symbol)
    except LookupFailure as failure:
        raise Refusal("no_such_document", symbol=symbol, instead=offered(failure.suggestions)) from failure
    if len(found) > 1:
        which = "; ".join(
            f"{named('issued_on', d['issued_on'] or '?')} {d['issuer'] or d['title']}" for d in found[:LISTED]
        )
        more = say("and_others", count=len(found) - LISTED) if len(found) > LISTED else ""
        note(say("several", symbol=symbol, count=len(found), which=which + more, example=telling_apart(found)[0]))
    return found


def bodies(graph: KnowledgeGraph, name: str) -> list[dict[str, Any]]:
    """The bodies that a name may mean, at least one. Raises Refusal where it means none."""
    from kg.lookup import LookupFailure

    try:
        return graph.find_bodies(name)
    except LookupFailure as failure:
        raise Refusal("no_such_body", name=name, instead=offered(failure.suggestions)) from failure


def offered(near: Iterable[str]) -> str:
    return "".join(say("did_you_mean", word=word) for word in list(near)[:1])
