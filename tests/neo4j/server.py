"""A real Neo4j server for tests: started from its jars in a home of its own, or one that the environment names.

>>> with Server.started(LTS) as server:                                                              # doctest: +SKIP
...     with server.driver() as driver:
...         driver.execute_query("RETURN 1")
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j.release import NoServerError, Release

GUARD = Path(__file__).with_name("guard.py")
PATIENCE = 300
"""Seconds that a server may take to start: 5 to 10 do where nothing else runs."""

SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "server.memory.heap.max_size": "1g",
    "server.memory.pagecache.size": "256m",
    "server.directories.data": "data",
    "server.directories.logs": "logs",
    "db.tx_log.rotation.retention_policy": "keep_none",
}
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""How Java starts fastest; what runs long is faster without."""


class Secret(str):
    """A password that no failing test prints."""

    def __repr__(self) -> str:
        return "'…'"


@dataclass
class Server:
    """Where a server is reached, and its home where it is one of ours. `version` is what it tells of itself."""

    uri: str
    username: str
    password: Secret
    version: str = ""
    database: str = "neo4j"
    home: Path | None = None
    release: Release | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    quick: bool = True
    _guard: subprocess.Popen[str] | None = field(default=None, repr=False)

    @classmethod
    @contextmanager
    def started(
        cls, release: Release, settings: Mapping[str, str] | None = None, *, quick: bool = True
    ) -> Iterator[Server]:
        """A running server with an empty database, as `prepared` makes it."""
        with cls.prepared(release, settings, quick=quick) as server:
            server.start()
            yield server

    @classmethod
    @contextmanager
    def prepared(
        cls, release: Release, settings: Mapping[str, str] | None = None, *, quick: bool = True
    ) -> Iterator[Server]:
        """A server that has not been started, gone with its home at the end. `settings` are further ones of neo4j.conf.
        A `quick` one starts fast; one whose speed is measured is not. Raises NoServerError."""
        if os.name != "posix":
            raise NoServerError("servers for tests are started on Linux and macOS only (NEO4J_TEST_URI names one)")
        release.jars()
        with tempfile.TemporaryDirectory(prefix="kg-neo4j-", ignore_cleanup_errors=True) as folder:
            server = cls(
                f"bolt://127.0.0.1:{_free_port()}",
                "neo4j",
                Secret(secrets.token_urlsafe(24)),
                home=Path(folder).resolve(),
                release=release,
                settings={**SETTINGS, **(settings or {})},
                quick=quick,
            )
            server._prepare()
            try:
                yield server
            finally:
                server.kill()

    @classmethod
    def named(cls) -> Server | None:
        """The server that NEO4J_TEST_URI, NEO4J_USERNAME and NEO4J_PASSWORD name. Its database must be one that may be
        lost: NoServerError where it holds anything."""
        uri = os.environ.get("NEO4J_TEST_URI")
        if not uri:
            return None
        server = cls(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), Secret(os.environ.get("NEO4J_PASSWORD", "")))
        server._wait(time.monotonic() + 60)
        with server.driver() as driver:
            full = driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_=server.database).records
        if full:
            raise NoServerError(
                f"the database {server.database} at {uri} is not empty, and tests would empty it: if nobody needs it, "
                "run  MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS  in it first"
            )
        return server

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.username, self.password))

    @property
    def port(self) -> int:
        return int(self.uri.rsplit(":", 1)[1])

    @property
    def environment(self) -> dict[str, str]:
        """The variables that lead `kg` to it."""
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": self.username, "NEO4J_PASSWORD": str(self.password)}

    def clear(self, *, schema: bool = True) -> None:
        """Leave nothing in its database: no node, and with `schema` no constraint and no index."""
        with self.driver() as driver, driver.session(database=self.database) as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
            if not schema:
                return
            for (name,) in session.run("SHOW CONSTRAINTS YIELD name").values():
                session.run(f"DROP CONSTRAINT `{name}` IF EXISTS").consume()
            own = "type <> 'LOOKUP' AND owningConstraint IS NULL"
            indexes = session.run(f"SHOW INDEXES YIELD name, type, owningConstraint WHERE {own} RETURN name")
            for (name,) in indexes.values():
                session.run(f"DROP INDEX `{name}` IF EXISTS").consume()

    def start(self) -> None:
        """Start it, at the same address as before, and wait until it answers. Raises NoServerError."""
        command = self._java("org.neo4j.server.startup.Neo4jCommand", "console", flags=QUICK)
        self._guard = subprocess.Popen(
            [sys.executable, "-I", str(GUARD), str(self._own_home), *command],
            stdin=subprocess.PIPE,
            text=True,
            env=self._variables,
            start_new_session=True,
        )
        self._wait(time.monotonic() + PATIENCE)

    def stop(self) -> None:
        """Shut it down in order; its home stays, for the importer and `start`."""
        if self._guard and self._guard.stdin:
            self._guard.stdin.write("stop\n")
            self._guard.stdin.flush()
            self._guard.wait()
            self._guard.stdin.close()
        self._guard = None

    def kill(self) -> None:
        """End it at once, and its home with it."""
        if self._guard and self._guard.stdin:
            self._guard.stdin.close()
            self._guard.wait()
        self._guard = None

    @property
    def log(self) -> str:
        """What it and Java have said so far."""
        log = self._own_home / "logs" / "console.log"
        return log.read_text("utf-8", "replace") if log.exists() else ""

    @property
    def _own_home(self) -> Path:
        assert self.home, "a server that the environment names is not ours to start and stop"
        return self.home

    @property
    def _variables(self) -> dict[str, str]:
        home = self._own_home
        return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}

    def _java(self, main: str, *arguments: str, flags: Sequence[str] = ()) -> Sequence[str]:
        assert self.release
        return [str(self.release.java()), *flags, "-cp", f"{self.release.jars()}/*", main, *arguments]

    def _prepare(self) -> None:
        """A home with its settings and first password, which Java reads from a file: command lines can be seen."""
        assert self.release
        home = self._own_home
        for name in ("conf", "data", "logs", "import"):
            (home / name).mkdir()
        settings = {**self.settings, "server.bolt.listen_address": f"127.0.0.1:{self.port}"}
        lines = [f"{name}={value}\n" for name, value in settings.items()]
        lines += [f"server.jvm.additional={flag}\n" for flag in (QUICK if self.quick else ())]
        (home / "conf" / "neo4j.conf").write_text("".join(lines), "utf-8")
        main = "org.neo4j.server.startup.Neo4jAdminCommand"
        java, *command = self._java(main, "dbms", "set-initial-password", "--", str(self.password), flags=QUICK)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
            file.write("".join(f'"{argument}"\n' for argument in command))
            file.flush()
            done = subprocess.run([java, f"@{file.name}"], env=self._variables, capture_output=True, text=True)
        if done.returncode:
            raise NoServerError(f"Neo4j {self.release.version} takes no first password: {done.stderr[-300:]}")

    def _wait(self, until: float) -> None:
        """Wait until it answers, and ask its version."""
        host, _, port = self.uri.partition("://")[2].partition("/")[0].rpartition(":")
        if self.home:
            while not _listens(host, int(port)):
                if self._guard and self._guard.poll() is not None:
                    raise NoServerError(f"Neo4j ended while it started:\n{self.log[-1000:]}")
                if time.monotonic() > until:
                    raise NoServerError(f"Neo4j did not start within {PATIENCE} seconds:\n{self.log[-1000:]}")
                time.sleep(0.1)
        while True:
            try:
                with self.driver() as driver:
                    answer = driver.execute_query("RETURN 1", database_=self.database)
                    self.version = (answer.summary.server.agent or "").removeprefix("Neo4j/")
                    return
            except (DriverError, Neo4jError) as error:
                if time.monotonic() > until or not getattr(error, "is_retryable", lambda: True)():
                    raise NoServerError(f"no answer from Neo4j at {self.uri}: {error}") from error
                time.sleep(0.1)


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), 1):
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
