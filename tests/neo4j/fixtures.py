"""Servers for tests: `neo4j_server` (the oldest Neo4j that the program promises to work with, or the one that
NEO4J_TEST_URI names), `newer_neo4j_server`, and either with an empty database: `empty_neo4j`, `empty_newer_neo4j`.

A server starts with the first test that asks for it and serves the whole run. Where none can, its tests are skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.neo4j.release import LTS, NEWER, NoServerError, Release
from tests.neo4j.server import Server

FIXTURES = frozenset({"neo4j_server", "newer_neo4j_server", "empty_neo4j", "empty_newer_neo4j"})
A_USERS_OWN = ("NEO4J_URI", "NEO4J_DATABASE", "KG_STORE")


class Skipped(pytest.skip.Exception):
    """A skip that tells what KG_REQUIRE calls the thing that is missing."""

    __module__ = "builtins"  # as pytest's own: reports name it without one

    def __init__(self, need: str, reason: str) -> None:
        super().__init__(reason)
        self.need = need


def pytest_configure() -> None:
    """No test may reach the server that whoever runs it works with."""
    for name in A_USERS_OWN:
        os.environ.pop(name, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("neo4j")


@contextmanager
def _or_skipped(need: str, release: Release) -> Iterator[Server]:
    try:
        with Server.started(release) as server:
            yield server
    except NoServerError as missing:
        raise Skipped(need, str(missing)) from missing


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    try:
        named = Server.named()
    except NoServerError as unusable:  # whoever names one wants it tried
        pytest.fail(str(unusable), pytrace=False)
    if named:
        yield named
        named.clear()
        return
    with _or_skipped("neo4j", LTS) as server:
        yield server


@pytest.fixture(scope="session")
def newer_neo4j_server() -> Iterator[Server]:
    with _or_skipped("neo4j-newer", NEWER) as server:
        yield server


@pytest.fixture
def empty_neo4j(neo4j_server: Server) -> Server:
    neo4j_server.clear()
    return neo4j_server


@pytest.fixture
def empty_newer_neo4j(newer_neo4j_server: Server) -> Server:
    newer_neo4j_server.clear()
    return newer_neo4j_server
