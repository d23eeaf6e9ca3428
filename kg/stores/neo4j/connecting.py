"""The connection to a server: one driver, and sessions that see what the same store wrote before."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
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
from neo4j.exceptions import DriverError, Neo4jError

from kg.stores.neo4j.address import Address
from kg.stores.neo4j.refusals import OLDEST, telling, too_old
from kg.version import __version__

T = TypeVar("T")

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its warnings are told as errors, or not at all

SILENT: Mapping[str, Any] = {"notifications_min_severity": "OFF"}
DEPRECATIONS: Mapping[str, Any] = {
    "notifications_min_severity": "WARNING",
    "notifications_disabled_classifications": [
        *("HINT", "UNRECOGNIZED", "UNSUPPORTED", "PERFORMANCE", "GENERIC", "SECURITY", "TOPOLOGY", "SCHEMA")
    ],
    "warn_notification_severity": "WARNING",
}
NOTIFICATIONS: Mapping[str, Any] = SILENT
"""What the server is to remark about queries: nothing that a user would have to read. Tests put `DEPRECATIONS` here,
and fail by the warnings."""

_PATIENCE: Mapping[str, Any] = {
    "connection_timeout": 10.0,
    "connection_acquisition_timeout": 20.0,
    "max_transaction_retry_time": 15.0,
}


class Server:
    """A server that was reached, knows the user and is new enough. Raises StoreError where not.

    `agent` is what it calls itself, for example `Neo4j/5.26.0`. `broke_off` tells that somebody interrupted it, which
    ends all its transactions.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self.broke_off = False
        self._seen = GraphDatabase.bookmark_manager()
        self._driver: Driver | None = None
        try:
            with telling(address):
                self.agent = self._connected().get_server_info().agent
            version = re.match(r"Neo4j/v?(\d+)\.(\d+)", self.agent)
            if version is None or tuple(map(int, version.groups())) < OLDEST:
                raise too_old(address, self.agent)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def session(self, *, write: bool, fetch_size: int = 1000) -> Iterator[Session]:
        """A session that sees what this server was told before. An interrupt ends what runs in it on the server too,
        and does not wait for that."""
        session = self._connected().session(
            database=self.address.database,
            default_access_mode=WRITE_ACCESS if write else READ_ACCESS,
            bookmark_manager=self._seen,
            fetch_size=fetch_size,
        )
        try:
            yield session
        except KeyboardInterrupt:
            self.broke_off = True
            self.close()
            raise
        finally:
            with suppress(DriverError, Neo4jError, OSError):  # what failed before it was closed has been told
                session.close()

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
        """End all connections."""
        driver, self._driver = self._driver, None
        if driver is not None:
            with suppress(Exception):  # what is gone needs no closing
                driver.close()

    def _connected(self) -> Driver:
        if self._driver is None:
            self._driver = GraphDatabase.driver(
                self.address.uri,
                auth=self.address.auth,
                user_agent=f"vn-directives-kg/{__version__}",
                telemetry_disabled=True,
                **NOTIFICATIONS,
                **_PATIENCE,
            )
        return self._driver


def run(tx: Transaction | ManagedTransaction, text: str, parameters: Mapping[str, Any] | None = None) -> Any:
    """The result of a text whose every value is a parameter."""
    return tx.run(text, dict(parameters or {}))
