"""A graph in a Neo4j database: one that many share, or that outgrows a laptop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kg.graph import Delta, Elements
from kg.stores import Origin, Rows, StoreError
from kg.stores.neo4j import changing, meta, schema
from kg.stores.neo4j.address import parse_address
from kg.stores.neo4j.asking import Asking, refuse_other_schemas
from kg.stores.neo4j.connecting import Server
from kg.stores.neo4j.lock import WriterLock
from kg.stores.neo4j.meta import State
from kg.stores.neo4j.writing import WholeWrite, holds_nodes
from kg.stores.schema import SCHEMA


class Neo4jStore:
    """The graph in a database of a server. Satisfies :class:`kg.stores.Store`.

    With `write`, this process is the one writer until `close`; `ask` gives the password of a user where the environment
    does not. Raises StoreError where the server can't be reached or
    refuses, where the database holds something else or nothing (only when reading), comes from a newer version, or is
    being written by another process.
    """

    def __init__(self, address: str, *, write: bool = False, ask: Callable[[str], str] | None = None) -> None:
        self._server = Server(parse_address(address, ask=ask))
        self._lock: WriterLock | None = None
        try:
            self._look(write)
            if write:
                schema.constrain(self._server, only=schema.constraint(schema.META))
                self._lock = WriterLock(self._server)
                changing.settle(self._server)
            state = self._look(write)
            if write and _reached(state) is not None:
                self._mend()
            self._asking = Asking(self._server, state.stamp if state and state.is_whole else None, writer=write)
        except BaseException:
            self.close()
            raise

    def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        """Make the database hold exactly this graph, in many transactions: readers are told to wait meanwhile, and a
        write that broke off is gone on with by the next one of the same graph.

        Half characters (lone surrogates) are stored as U+FFFD. Raises StoreError for a store opened for reading, one of
        another corpus, and a graph that mixes text and numbers in one property; where that shows only on the way, the
        graph is not whole until the next write.
        """
        state = self._may_write(corpus)
        self._asking.stamp = None
        schema.constrain(self._server)
        WholeWrite(self._server, state, corpus=corpus, changes=changes)(elements)

    def update(self, delta: Delta, *, corpus: str, since: int, changes: int) -> None:
        """Bring the graph from `since` changes of the corpus to `changes`, all or nothing. Where it holds `changes`
        already, nothing is left to do.

        Raises StoreError for a store opened for reading, one of another corpus or another number of changes, and a
        change that mixes text and numbers in one property.
        """
        state = self._may_write(corpus)
        reached = _reached(state)
        if state is None or reached is None or reached not in (since, changes):
            raise StoreError(f"{self.shown} does not hold the graph that changes: run kg rebuild")
        if reached == since:
            self._asking.stamp = None
            changing.change(self._server, state, delta, changes)

    def version(self, corpus: str) -> int | None:
        """How many changes of this corpus the graph holds; None for a graph of another corpus or an older schema, and
        for one that is not whole."""
        state = self._state()
        return _reached(state) if state is not None and state.corpus == corpus else None

    @property
    def origin(self) -> Origin | None:
        """What the graph was written from; without a number of changes while it is not whole."""
        state = self._state()
        return Origin(state.corpus, state.changes) if state is not None else None

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
        profile: bool = False,
    ) -> Rows:
        """Rows of a read-only Cypher query, all from one state of the graph; `timeout` in seconds (3 minutes where none
        is given). With `profile`, and the steps with their rows and database hits.

        Values are plain, as those of the embedded store. Raises QueryError, and StoreError where the server can't be
        asked or the graph is being written.
        """
        return self._asking.query(text, parameters, row_limit=row_limit, timeout=timeout, profile=profile)

    @property
    def shown(self) -> str:
        """The server and the database, as people may see them."""
        return self._server.address.shown

    @property
    def agent(self) -> str:
        """What the server calls itself, for example `Neo4j/5.26.0`."""
        return self._server.agent

    @property
    def database_id(self) -> str:
        """What the database is known by, however its address is written."""
        return str(self._server.read("CALL db.info() YIELD id RETURN id")[0]["id"])

    @property
    def full_text_index(self) -> str | None:
        """The name of the index of all texts; None where the database lacks it."""
        return None if schema.TEXTS in self.missing() else schema.TEXTS

    def missing(self) -> list[str]:
        """Names of constraints and indexes that the database lacks, but those that can't hold what is in it. Raises
        StoreError."""
        lacking = schema.missing(self._server)
        return sorted(set(lacking) - self._unindexed()) if lacking else []

    def close(self) -> None:
        """Let the database go."""
        if self._lock is not None:
            self._lock.end()
            self._lock = None
        self._server.close()

    def __enter__(self) -> Neo4jStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Neo4jStore({self.shown!r})"

    def _state(self) -> State | None:
        return self._server.in_one(meta.read_state, write=False)

    def _look(self, write: bool) -> State | None:
        """What the database holds. Raises StoreError for what is not ours, or can't be read."""
        state = self._state()
        if state is not None:
            refuse_other_schemas(state, self.shown, writing=write)
        elif holds_nodes(self._server):
            raise StoreError(f"{self.shown} holds nodes that kg did not write: choose another database")
        elif not write:
            raise StoreError(f"nothing loaded yet, {self.shown} holds no graph: kg load FOLDER")
        return state

    def _mend(self) -> None:
        """Make constraints and indexes anew that somebody took away."""
        if self.missing():
            schema.constrain(self._server)
            schema.index(self._server, without=self._unindexed())

    def _unindexed(self) -> frozenset[str]:
        return self._server.in_one(meta.read_progress, write=False).unindexed

    def _may_write(self, corpus: str) -> State | None:
        if self._lock is None:
            raise StoreError(f"{self.shown} is open for reading only")
        if self._server.broke_off:
            raise StoreError(f"the connection to {self.shown} broke off: try again")
        state = self._state()
        if state is not None and state.corpus != corpus:
            raise StoreError(
                f"{self.shown} holds the graph of another corpus: choose another folder with --data, or another "
                "database"
            )
        return state


def _reached(state: State | None) -> int | None:
    return state.changes if state is not None and state.is_whole and state.schema == SCHEMA else None
