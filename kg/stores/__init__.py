"""Where a graph is kept and asked. Every store satisfies the one contract of :class:`Store`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kg.graph import Delta, Elements


class StoreError(Exception):
    """A store that can't be opened, read or written: the message says what, where and what to do."""


class QueryError(Exception):
    """A query that the store refuses: its text is wrong, it writes, or it takes too long."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names, and one tuple a row. `truncated` where a row limit cut it.

    >>> answer = Rows(("symbol", "depth"), (("628/QĐ-TTg", 1),))
    >>> for row in answer:
    ...     print(row["symbol"], len(answer))
    628/QĐ-TTg 1
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

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

    def holds(self, corpus: str, changes: int) -> bool:
        """Whether the graph here is that of this corpus with so many changes, in the present schema."""
        ...

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """Rows of a read-only Cypher query. Raises QueryError for a text that is wrong, writes, or takes longer than
        `timeout` seconds."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Store: ...

    def __exit__(self, *exc: object) -> None: ...


def open_store(address: str | Path, *, write: bool = False) -> Store:
    """The store at an address: a path is an embedded kglite file, with the changes since in a journal beside it; a copy
    takes both. Raises StoreError."""
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(address), write=write)


__all__ = ["QueryError", "Rows", "Store", "StoreError", "open_store"]
