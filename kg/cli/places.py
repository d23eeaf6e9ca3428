"""Places: their documents, and where those went that are no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli.messages import named, say
from kg.cli.output import Row, note, print_rows, print_table
from kg.cli.settings import Settings
from kg.cli.tables import shortened

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph
    from kg.lookup import Succession

SHOWN = ("symbol", "title", "issued_on", "issuer", "status")


def is_place(graph: KnowledgeGraph, name: str) -> bool:
    """Whether a name is a place's whole name, with its kind (`tỉnh Quảng Nam`)."""
    from kg.lookup import LookupFailure
    from loaders.folding import plain

    try:
        found = graph.find_places(name)
    except LookupFailure:
        return False
    return any(len(plain(place["title"]).split()) == len(plain(name).split()) for place in found)


def show_place(graph: KnowledgeGraph, name: str, settings: Settings) -> None:
    """The documents of a place, and on standard error what it went into, if it is no more."""
    answer = graph.query("documents_of_place", place=name)
    say_what_is_gone(graph, [name])
    print_rows(answer.as_dicts(), answer.columns, settings.format, print_documents_of_place)


def print_documents_of_place(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """A line a document. Its place is told only where there are several."""
    several = len({row["place_title"] for row in rows}) > 1
    short = [{**row, "title": shortened(named("title", row["title"] or ""))} for row in rows]
    print_table(short, (*(("place_title",) if several else ()), *SHOWN))


def say_what_is_gone(graph: KnowledgeGraph, names: Iterable[str | Sequence[str]]) -> None:
    """On standard error, a line for each place that is no more: what it went into, and when."""
    for name in names:
        for one in [name] if isinstance(name, str) else name:
            for gone in graph.where_it_went(one):
                note(told(gone))


def told(gone: Succession) -> str:
    """`tỉnh Quảng Nam went into thành phố Đà Nẵng on 2025-07-01`."""
    since = say("on_day", day=named("valid_on", gone.day)) if gone.day else ""
    which = "place_went" if len(gone.into) == 1 else "place_divided"
    return say(which, place=gone.title, into=", ".join(gone.into), since=since)
