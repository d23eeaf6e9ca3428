"""Queries that only read, and never see half a graph."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from neo4j import ManagedTransaction, unit_of_work

from kg.stores import Rows, StoreError
from kg.stores.cypher import refuse_what_is_no_query
from kg.stores.neo4j import gate, meta
from kg.stores.neo4j.connecting import Server, run
from kg.stores.neo4j.meta import State
from kg.stores.neo4j.refusals import telling_of_a_query
from kg.stores.neo4j.values import plain, profile_of
from kg.stores.schema import SCHEMA

SECONDS = 180.0
"""How long a query may take where nobody says."""
PATIENCE = 10.0
"""How long a reader waits for a graph that is being changed to be whole again."""
_FETCHED = 1000


class Unsettled(Exception):
    """The graph changed while it was being read, or is being changed."""


class Asking:
    """Asks one server; `stamp` is that of the state read last, so that one look at Meta after a query is enough."""

    def __init__(self, server: Server, stamp: str | None, *, writer: bool) -> None:
        self._server = server
        self._writer = writer
        self.stamp = stamp
        self._examined: set[str] = set()

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None,
        *,
        row_limit: int | None,
        timeout: float | None,
        profile: bool,
    ) -> Rows:
        """Rows of one query, as `Store.query` has them. Raises QueryError, and StoreError where the graph does not
        become whole or the server can't be asked."""
        refuse_what_is_no_query(text)
        seconds = SECONDS if timeout is None else max(timeout, 0.001)
        until, pause = time.monotonic() + PATIENCE, 0.005
        while True:
            try:
                return self._once(text, parameters or {}, row_limit, seconds, profile)
            except Unsettled:
                if time.monotonic() > until:
                    shown = self._server.address.shown
                    raise StoreError(
                        f"{shown} is being written: wait until that is done; where a kg was stopped, run kg rebuild"
                    ) from None
                time.sleep(pause)
                pause = min(pause * 1.5, 0.25)

    def _once(
        self, text: str, parameters: Mapping[str, Any], row_limit: int | None, seconds: float, profile: bool
    ) -> Rows:
        @unit_of_work(timeout=seconds)
        def ask(tx: ManagedTransaction) -> Rows:
            if text not in self._examined:
                gate.examine(tx, text, parameters, self._server.address.database)
                self._examined.add(text)
            found = self._rows(tx, text, parameters, row_limit, profile)
            self._check(meta.read_state(tx))
            return found

        if self.stamp is None:
            self._check(self._server.in_one(meta.read_state, write=False), first=True)
        fetched = _FETCHED if row_limit is None else min(_FETCHED, row_limit + 1)
        with (
            telling_of_a_query(self._server.address, seconds),
            self._server.session(write=False, fetch_size=fetched) as session,
        ):
            return session.execute_read(ask)

    def _rows(
        self, tx: ManagedTransaction, text: str, parameters: Mapping[str, Any], row_limit: int | None, profile: bool
    ) -> Rows:
        began = time.perf_counter()
        result = run(tx, f"PROFILE {text}" if profile else text, parameters)
        columns = tuple(result.keys())
        rows: list[tuple[Any, ...]] = []
        truncated = False
        for record in result:
            if row_limit is not None and len(rows) >= row_limit:
                truncated = True
                break
            rows.append(tuple(plain(value) for value in record))
        summary = result.consume()
        steps = profile_of(summary.profile, time.perf_counter() - began) if profile else None
        return Rows(columns, tuple(rows), truncated, steps)

    def _check(self, state: State | None, first: bool = False) -> None:
        """Raises Unsettled where the graph is not the one that was there before the query, whole."""
        if state is None and self._writer and (first or self.stamp == ""):
            self.stamp = ""  # nothing was written yet, and nobody else may
            return
        if state is None:
            raise StoreError(f"{self._server.address.shown} holds no graph any more: run kg rebuild")
        refuse_other_schemas(state, self._server.address.shown)
        if not state.is_whole:
            self.stamp = None
            raise Unsettled
        if not first and state.stamp != self.stamp:
            self.stamp = None
            raise Unsettled
        self.stamp = state.stamp


def refuse_other_schemas(state: State, shown: str, *, writing: bool = False) -> None:
    """Raises StoreError for a newer schema; for an older one where it is not about to be overwritten, since the corpus
    holds the truth."""
    if state.schema > SCHEMA:
        raise StoreError(f"{shown} was written by a newer version of kg (schema {state.schema}): upgrade kg")
    if state.schema < SCHEMA and not writing:
        raise StoreError(f"{shown} was written by an older version of kg (schema {state.schema}): run kg rebuild")
