"""Where a graph is kept and asked. Every store satisfies the one contract of :class:`Store`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kg.graph import Delta, Elements


class StoreError(Exception):
    """A store that can't be opened, read or written: the message says what, where and what to do."""


class QueryError(Exception):
    """A query that the store refuses: its text is wrong, it writes, or it takes too long."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a graph was written from: the identity of its corpus, and how many changes this had recorded by then (None:
    unknown)."""

    corpus: str
    changes: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a query: what it did, how many rows came out of it, how often it looked into the database (where the
    store tells), the seconds it took (where the store tells), and how deep it stands under the last step."""

    what: str
    rows: int
    hits: int | None = None
    seconds: float | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """How a query was answered: the seconds of all of it, and its steps in the order in which they ran."""

    seconds: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names, and one tuple a row. `truncated` where a row limit cut it; `profile`
    where it was asked for.

    >>> answer = Rows(("symbol", "depth"), (("628/QĐ-TTg", 1),))
    >>> for row in answer:
    ...     print(row["symbol"], len(answer))
    628/QĐ-TTg 1
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    profile: Profile | None = None

    def as_dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.as_dicts())

    def __len__(self) -> int:
        return len(self.rows)


class Store(Protocol):
    """Write a graph, bring it up to date, ask it read-only, close it."""

    def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        """Make the store hold exactly this graph, of which little need be in memory at a time. `corpus` is the identity
        of the corpus it was derived from, `changes` how many this had recorded by then; a store written from another
        corpus is refused with StoreError. Idempotent; all or nothing."""
        ...

    def update(self, delta: Delta, *, corpus: str, since: int, changes: int) -> None:
        """Bring a store that holds `since` changes of this corpus to `changes`, at the cost of what changes. All or
        nothing; once done, doing it again does nothing. StoreError where the store holds another number of changes or
        another corpus: `write` helps then."""
        ...

    def version(self, corpus: str) -> int | None:
        """How many changes of this corpus the graph here holds; None where it holds nothing of it, or was written in
        an older schema."""
        ...

    @property
    def origin(self) -> Origin | None:
        """What the graph here was written from, in whatever schema; None for a store that was never written."""
        ...

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
        profile: bool = False,
    ) -> Rows:
        """Rows of a read-only Cypher query; with `profile`, and how the store came to them. Raises QueryError for a
        text that is wrong, writes, or takes longer than `timeout` seconds."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Store: ...

    def __exit__(self, *exc: object) -> None: ...


SERVERS = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]+)://")


def is_server(address: str | Path) -> bool:
    """Whether an address names a server: a text that begins with a scheme, as `bolt://localhost:7687`."""
    return isinstance(address, str) and _SCHEME.match(address) is not None


def open_store(address: str | Path, *, write: bool = False, ask: Callable[[str], str] | None = None) -> Store:
    """The store at an address: a path is an embedded kglite file, with the changes since in a journal beside it (a copy
    takes both); `neo4j://HOST`, `bolt://HOST:PORT/DATABASE` and the like a Neo4j server.

    Its user, password and database come from the environment: `kg.stores.neo4j.address` tells how; `ask` gives the
    password of a user where that tells none. Raises StoreError.
    """
    if isinstance(address, str) and is_server(address):
        scheme = address.partition("://")[0]
        if scheme.lower() not in SERVERS:
            raise StoreError(f"no store has an address that begins with {scheme}://: take {'://, '.join(SERVERS)}://")
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(address, write=write, ask=ask)
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(address), write=write)


__all__ = [
    *("Origin", "Profile", "QueryError", "Rows", "Step", "Store", "StoreError"),
    *("is_server", "open_store"),
]
