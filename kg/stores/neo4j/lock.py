"""Only one process writes to a database at a time.

It keeps a transaction open that has written to `(:Meta {id: 'writer'})`: the server holds that node for it, and lets it
go when the connection ends, however it ends. A transaction that waits for a node waits as long as it may live, and the
one that keeps the node has to live on; so who comes first tries the node in a transaction of short life, behind a door
(`(:Meta {id: 'door'})`) through which one process goes at a time.
"""

from __future__ import annotations

import os
import socket
from contextlib import ExitStack, suppress
from typing import Any

from neo4j.exceptions import Neo4jError

from kg.stores import StoreError
from kg.stores.neo4j.connecting import Server, run
from kg.stores.neo4j.refusals import telling

DOOR_SECONDS, TRY_SECONDS = 10.0, 1.0

_THERE = "MATCH (m:Meta) WHERE m.id IN ['door', 'writer'] RETURN count(m) AS there"
_MAKE = "UNWIND ['door', 'writer'] AS id MERGE (m:Meta {id: id}) ON CREATE SET m.title = id"
_TAKE = "MATCH (m:Meta {id: $id}) SET m.taken = timestamp() RETURN m.taken AS taken"
_HOLDER = """SHOW TRANSACTIONS YIELD metaData, status
    WHERE metaData.kg = 'writer' AND metaData.database = $database RETURN metaData.process AS process"""


class WriterLock:
    """The right to write to a database, held from here to `end`, or until the process or its connection dies. Raises
    StoreError, within a few seconds, where another process holds it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._open = ExitStack()
        with telling(server.address), ExitStack() as tried:
            if server.read(_THERE)[0]["there"] < 2:
                server.in_one(lambda tx: run(tx, _MAKE).consume(), timeout=DOOR_SECONDS)
            self._take("door", tried, timeout=DOOR_SECONDS)
            with ExitStack() as trial:
                self._take("writer", trial, timeout=TRY_SECONDS)
            me = {"kg": "writer", "database": server.address.shown, "process": _process()}
            with ExitStack() as opened:
                self._take("writer", opened, timeout=0, metadata=me)
                self._open = opened.pop_all()

    def end(self) -> None:
        with suppress(Exception):  # a connection that broke gave it back already
            self._open.close()

    def _take(self, id: str, until: ExitStack, **config: Any) -> None:
        """Write to a node in a transaction that is rolled back at the end. Raises StoreError where another has it."""
        session = until.enter_context(self._server.session(write=True))
        tx = until.enter_context(session.begin_transaction(**config))
        try:
            run(tx, _TAKE, {"id": id}).consume()
        except Neo4jError as problem:
            if "TransactionTimedOut" in (problem.code or "") or "Lock" in (problem.code or ""):
                raise self._busy() from problem
            raise
        until.callback(tx.rollback)

    def _busy(self) -> StoreError:
        """Who holds it is known where the server lets this user see its transactions."""
        shown = self._server.address.shown
        holder = "it"
        with suppress(StoreError):
            for record in self._server.read(_HOLDER, {"database": shown}):
                holder = record["process"]
        return StoreError(f"another kg is writing to {shown}: wait, or stop {holder}")


def _process() -> str:
    return f"process {os.getpid()} on {socket.gethostname()}"
