"""What commands open: the corpus and the graph of the chosen data folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.errors import Refusal
from kg.cli.messages import named, say
from kg.cli.output import note
from kg.cli.settings import Settings, place_of, shown

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph
    from kg.corpus import Corpus
    from kg.stores import Store

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
    if not may_be_there(settings.graph):
        loaded = not settings.store and settings.corpus.exists() and holds_sources(settings)
        raise Refusal("no_graph_yet" if loaded else "no_corpus", path=settings.store or settings.data)
    from kg.api import KnowledgeGraph
    from kg.cli.profiles import Watched

    store = open_store(settings.graph)
    return KnowledgeGraph(Watched(store) if settings.profile else store)


def may_be_there(graph: str | Path) -> bool:
    """Whether there is a graph to open: a file can be looked for, a server tells when it is opened."""
    return isinstance(graph, str) or graph.exists()


def graph_at(name: str) -> str | Path:
    """The address of a server, the file of the graph in a data folder, or the file itself. Raises Refusal where there
    is none."""
    place = place_of(name)
    if isinstance(place, Path) and place.is_dir():
        place = place / "graph.kgl"
    if not may_be_there(place):
        raise Refusal("no_graph_at", path=name)
    return place


def open_store(graph: str | Path, *, write: bool = False) -> Store:
    """The store of a graph. Asks for the password of a server where a person is there to type it and nothing else tells
    it. Raises Refusal and StoreError."""
    from kg.stores import open_store as opened

    def asked(user: str) -> str:
        typed: str = click.prompt(say("password_of", user=user, store=shown(graph)), hide_input=True, err=True)
        return typed

    return opened(graph, write=write, ask=asked if sys.stdin.isatty() else None)


def holds_sources(settings: Settings) -> bool:
    with open_corpus(settings) as corpus:
        return bool(corpus.uris())


def documents(graph: KnowledgeGraph, symbol: str) -> list[dict[str, Any]]:
    """The documents that a symbol may mean, at least one. Says on standard error where it means several, and how to
    choose one of them. Raises Refusal where it means none."""
    from kg.lookup import LookupFailure

    try:
        found = graph.find(symbol)
    except LookupFailure as failure:
        raise Refusal("no_such_document", symbol=symbol, instead=offered(failure.suggestions)) from failure
    if len(found) > 1:
        say_which(symbol, found)
    return found


def say_which(symbol: str, found: list[dict[str, Any]]) -> None:
    """On standard error, that a symbol means several documents, and how to choose one of them."""
    from kg.lookup import telling_apart

    which = "; ".join(
        f"{named('issued_on', d['issued_on'] or '?')} {d['issuer'] or d['title']}" for d in found[:LISTED]
    )
    more = say("and_others", count=len(found) - LISTED) if len(found) > LISTED else ""
    note(say("several", symbol=symbol, count=len(found), which=which + more, example=telling_apart(found)[0]))


def bodies(graph: KnowledgeGraph, name: str) -> list[dict[str, Any]]:
    """The bodies that a name may mean, at least one. Raises Refusal where it means none."""
    from kg.lookup import LookupFailure

    try:
        return graph.find_bodies(name)
    except LookupFailure as failure:
        raise Refusal("no_such_body", name=name, instead=offered(failure.suggestions)) from failure


def offered(near: Iterable[str]) -> str:
    return "".join(say("did_you_mean", word=word) for word in list(near)[:1])
