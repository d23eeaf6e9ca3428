"""The options that every command shares. They may stand before or after its name; the later one wins."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.errors import Refusal
from kg.cli.messages import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Settings:
    """Where the corpus and the graph lie, and how answers are printed (`table`, `json` or `csv`)."""

    data: str = field(default_factory=lambda: os.environ.get("KG_DATA") or "kg-data")
    store: str = field(default_factory=lambda: os.environ.get("KG_STORE") or os.environ.get("NEO4J_URI") or "")
    decisions: str = field(default_factory=lambda: os.environ.get("KG_DECISIONS") or "")
    format: str = "table"
    profile: bool = False

    @property
    def folder(self) -> Path:
        return Path(self.data)

    @property
    def corpus(self) -> Path:
        """The file of the corpus. Raises Refusal where the data folder's name belongs to a file."""
        if self.folder.exists() and not self.folder.is_dir():
            raise Refusal("data_is_no_folder", path=self.data)
        return self.folder / "corpus.db"

    @property
    def decided(self) -> Path:
        """The file of the judgements of users."""
        return Path(self.decisions) if self.decisions else self.folder / "decisions.csv"

    @property
    def graph(self) -> str | Path:
        """Where the graph is: the address of a server, or a file. Raises Refusal for any other address."""
        return place_of(self.store) if self.store else self.folder / "graph.kgl"


def place_of(store: str) -> str | Path:
    """The address of a Neo4j server as it is, all else as a path. Raises Refusal for an address of another kind."""
    from kg.stores import SERVERS, is_server

    if not is_server(store):
        return Path(store)
    if store.partition("://")[0].lower() not in SERVERS:
        raise Refusal("unknown_store", store=shown(store))
    return store


def shown(graph: str | Path) -> str:
    """A place as it may be shown: an address without what stands before the host or in its query, which may hold a
    password."""
    scheme, mark, rest = str(graph).partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2].partition('?')[0]}" if mark else str(graph)


def remember(ctx: click.Context, parameter: click.Parameter, value: str | bool | None) -> None:
    """Keep a shared option that was given in the command's settings."""
    if value is not None and parameter.name:
        setattr(ctx.ensure_object(Settings), parameter.name, value)


def ignore(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """The language is found before anything is parsed, so that errors of parsing speak it too."""


OPTIONS: dict[str, dict[str, Any]] = {
    "data": {"metavar": "DIR", "help": "Folder of corpus.db and graph.kgl.  [env: KG_DATA; default: kg-data]"},
    "store": {
        "metavar": "STORE",
        "help": "Another file of the graph, or a server (neo4j://HOST).  [env: KG_STORE, NEO4J_URI]",
    },
    "decisions": {
        "metavar": "FILE",
        "help": "File of your judgements.  [env: KG_DECISIONS; default: decisions.csv in --data]",
    },
    "format": {"type": click.Choice(["table", "json", "csv"]), "help": "How to print the answer.  [default: table]"},
    "profile": {
        "is_flag": True,
        "default": None,
        "help": "Show how long each query took, and its steps, on standard error.",
    },
    "lang": {
        "type": click.Choice(LANGUAGES),
        "callback": ignore,
        "help": "Language of headings and messages.  [default: the locale's]",
    },
}


def options(*names: str) -> Callable[[F], F]:
    """A decorator that adds shared options to a command; their values are found in its :class:`Settings`."""

    def decorate(function: F) -> F:
        for name in reversed(names):
            option: dict[str, Any] = {"callback": remember, "expose_value": False} | OPTIONS[name]
            function = click.option(f"--{name}", name, **option)(function)
        return function

    return decorate
