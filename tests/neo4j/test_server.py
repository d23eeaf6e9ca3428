"""The servers that tests run against: what they promise, and that none outlives its tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.neo4j.java import find_java
from tests.neo4j.release import LTS, NEWER, NoServerError, Release
from tests.neo4j.server import GUARD, Secret, Server

posix = pytest.mark.skipif(os.name != "posix", reason="servers are started on Linux and macOS only")


def test_it_is_the_version_that_was_asked_for(neo4j_server: Server) -> None:
    assert neo4j_server.release is None or neo4j_server.version == LTS.version


def test_so_is_the_newer_one(newer_neo4j_server: Server) -> None:
    assert newer_neo4j_server.version == NEWER.version


def test_its_database_is_empty_for_each_test(empty_neo4j: Server) -> None:
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT FOR (n:Left) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CREATE INDEX FOR (n:Left) ON (n.title)")
        driver.execute_query("UNWIND range(1, 3000) AS i CREATE (:Left {id: i})-[:NEXT]->(:Left {id: -i})")
        empty_neo4j.clear()
        assert driver.execute_query("MATCH (n) RETURN count(n)").records[0].value() == 0
        assert not driver.execute_query("SHOW CONSTRAINTS").records
        left = driver.execute_query("SHOW INDEXES YIELD type").records
        assert all(record["type"] == "LOOKUP" for record in left)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="command lines are not seen here")
def test_its_password_stands_on_no_command_line(neo4j_server: Server) -> None:
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(process.read_bytes())
        except OSError:
            continue  # it has ended
    assert neo4j_server.password.encode() not in b"".join(lines)


def test_what_a_failing_test_prints_hides_the_password() -> None:
    assert "secret" not in repr(Server("bolt://localhost:7687", "neo4j", Secret("secret")))


@posix
@pytest.mark.parametrize("word", ["", "stop\n"], ids=["the run died", "it was told to stop"])
def test_a_server_ends_with_its_run(word: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "logs").mkdir(parents=True)
    server = [sys.executable, "-c", _A_SERVER, str(tmp_path / "pids")]
    guard = subprocess.Popen([sys.executable, str(GUARD), str(home), *server], stdin=subprocess.PIPE, text=True)
    while not (tmp_path / "pids").exists():
        time.sleep(0.02)
    guard.communicate(word, timeout=60)
    assert home.exists() == bool(word), "the home is kept for those who stop a server, and goes with a run that died"
    for pid in (tmp_path / "pids").read_text("utf-8").split():
        assert not _runs(int(pid))


_A_SERVER = """
import os, pathlib, signal, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
signal.signal(signal.SIGTERM, lambda *_: (child.kill(), child.wait(), sys.exit()))
ready = pathlib.Path(sys.argv[1])
ready.with_suffix(".new").write_text(f"{os.getpid()} {child.pid}")
ready.with_suffix(".new").rename(ready)
time.sleep(600)
"""


def _runs(pid: int) -> bool:
    """Whether a process is there and no mere entry that its parent, or who took its place, has not read yet."""
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(NoServerError, match=r"Neo4j 9\.9 needs Java 900 or newer"):
        Release("9.9", 900).java()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoServerError, match=r"Maven \(mvn\) is not on the PATH, which fetches Neo4j 9\.9"):
        Release("9.9", 17).jars()


@posix
def test_what_cannot_be_fetched_leaves_nothing_and_is_tried_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if not find_java(17):
        pytest.skip("no Java 17 or newer")
    maven = tmp_path / "bin" / "mvn"
    maven.parent.mkdir()
    maven.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\necho "[ERROR] Unknown host"\nexit 1\n', "utf-8")
    maven.chmod(0o755)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{maven.parent}:{os.environ['PATH']}")
    with pytest.raises(NoServerError, match=r"could not fetch Neo4j 9\.9 \(is the network there\?\): Unknown host"):
        Release("9.9", 17).jars()
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert len(calls) == 2 and all("-Dneo4j.version=9.9" in call for call in calls)
    assert not list((tmp_path / "cache" / "vn-directives-kg").iterdir())
