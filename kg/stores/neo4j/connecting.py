"""The connection to a server: one driver, and sessions that see what the same store wrote before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Record,
    Session,
    Transaction,
    unit_of_work,
)

from kg.stores.neo4j.address import Address
from kg.stores.neo4j.refusals import OLDEST, telling, too_old
from kg.version import __version__

T = TypeVar("T")

SILENT: Mapping[str, Any] = {"notifications_min_severity": "OFF"}
NOTIFICATIONS: Mapping[str, Any] = SILENT
"""What the server is to remark about queries: nothing. Tests ask for what is deprecated instead."""

_PATIENCE: Mapping[str, Any] = {
    "connection_timeout": 10.0,
    "connection_acquisition_timeout": 20.0,
    "max_transaction_retry_time": 15.0,
}


class Server:
    """A server that was reached, knows the user and is new enough. Raises StoreError where not.

    `agent` is what it calls itself, for example `Neo4j/5.26.0`.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        with telling(address):
            self._driver: Driver = GraphDatabase.driver(
                address.uri,
                auth=address.auth,
                user_agent=f"vn-directives-kg/{__version__}",
                telemetry_disabled=True,
                **NOTIFICATIONS,
                **_PATIENCE,
            )
        self._seen = GraphDatabase.bookmark_manager()
        try:
            with telling(address):
                self.agent = self._driver.get_server_info().agent
            if (version := re.match(r"Neo4j/v?(\d+)\.(\d+)", self.agent)) is None:
                raise too_old(address, self.agent)
            if tuple(map(int, version.groups())) < OLDEST:
                raise too_old(address, self.agent)
        except BaseException:
            self.close()
            raise

    def session(self, *, write: bool, fetch_size: int = 1000) -> Session:
        return self._driver.session(
            database=self.address.database,
            default_access_mode=WRITE_ACCESS if write else READ_ACCESS,
            bookmark_manager=self._seen,
            fetch_size=fetch_size,
        )

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[Record]:
        """Rows of one of our own queries. Raises StoreError."""
        return self.in_one(lambda tx: list(run(tx, text, parameters)), write=False)

    def in_one(self, work: Callable[[ManagedTransaction], T], *, write: bool = True, timeout: float | None = None) -> T:
        """What `work` gives in one transaction; the driver does it again where the server says that this may help.
        Raises StoreError."""
        with telling(self.address), self.session(write=write) as session:
            managed = unit_of_work(timeout=timeout)(work)
            return session.execute_write(managed) if write else session.execute_read(managed)

    def close(self) -> None:
        with suppress(Exception):  # what is gone needs no closing
            self._driver.close()


def run(tx: Transaction | ManagedTransaction, text: str, parameters: Mapping[str, Any] | None = None) -> Any:
    """The result of a text whose every value is a parameter."""
    return tx.run(text, dict(parameters or {}))
