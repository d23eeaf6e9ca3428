"""The store in a Neo4j database: the contract, and what is its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import StoreContract

from kg.stores.neo4j import Neo4jStore
from tests.neo4j.server import Server

EMPTY = "MATCH (n) DETACH DELETE n"


@pytest.fixture(scope="module")
def reached(neo4j_server: Server) -> Iterator[Server]:
    """The server, and the environment in which it is found."""
    neo4j_server.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", neo4j_server.username)
        patch.setenv("NEO4J_PASSWORD", str(neo4j_server.password))
        yield neo4j_server


@pytest.mark.neo4j
class TestNeo4j(StoreContract):
    longest_id = 2000

    @pytest.fixture(autouse=True)
    def empty(self, reached: Server) -> None:
        self.uri = reached.uri
        with reached.driver() as driver:
            driver.execute_query(EMPTY)

    def open(self, folder: Path, *, write: bool = False) -> Neo4jStore:
        return Neo4jStore(self.uri, write=write)

    def elsewhere(self, folder: Path, *, write: bool = False) -> str:
        return f"from kg.stores import open_store; store = open_store({self.uri!r}, write={write})"
