"""Places: their documents, and where those went that are no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli.messages import heading, named, say
from kg.cli.output import Row, console, note, print_rows, worded
from kg.cli.settings import Settings
from kg.cli.tables import framed, lines, shortened

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph
    from kg.lookup import Succession


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
    """A row a document: symbol and title, day, body, and whether it is held. Its place is told only where there are
    several."""
    several = len({row["place_title"] for row in rows}) > 1
    widths = {"document": (3, 26), "issued_on": (None, 10), "issuer": (2, 16), "status": (None, 10)}
    widths |= {"place_title": (1, 12)} if several else {}
    table = framed("")
    for key, (share, least) in widths.items():
        table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        symbol, title = row["symbol"] or "", shortened(named("title", row["title"] or ""))
        document = lines((symbol or title, "bold"), (title if symbol else "", ""))
        table.add_row(document, *(lines((named(key, worded(row[key])), "")) for key in widths if key != "document"))
    console().print(table)


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
