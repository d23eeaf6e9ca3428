"""How long a first load into Neo4j takes: by our store against a plain loop of UNWIND … MERGE, and by the importer with
our files against the importer's own time.

Run by hand: `python tests/benchmarks/bench_neo4j.py [NODES EDGES]` (200,000 and 1,000,000). Each way gets a fresh
server. The bars: 1.3 times the plain loop, 1.3 times the importer's own time. Ends with 1 where one is missed.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from kg.cli.databases import database_of
from kg.exports.neo4j_admin import write_import
from kg.graph import Edge, Node
from kg.stores import Origin, open_store
from tests.generated.graphs import graph_of
from tests.neo4j.release import LTS
from tests.neo4j.server import Server

BAR = 1.3
BATCH = 5000
CORPUS = "generated"
MEMORY = {"server.memory.heap.max_size": "2g", "server.memory.pagecache.size": "1g"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graph in memory, so that drawing it costs no way its time."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@contextmanager
def fresh() -> Iterator[Server]:
    """A server with an empty database."""
    with Server.started(LTS, MEMORY, quick=False) as server:
        os.environ.update(server.environment)
        yield server


def by_store(server: Server, graph: Drawn) -> None:
    """As `kg load`, `kg rebuild` and `kg copy` write a graph that is new to the server."""
    with open_store(server.uri, write=True) as store:
        store.write(graph, corpus=CORPUS)


def by_loop(server: Server, graph: Drawn) -> None:
    """The least that a script would do: a constraint a label, then batches of rows."""
    labels = {node.id: node.label for node in graph.nodes}
    with server.driver() as driver, driver.session(database=server.database) as session:

        def run(text: str, rows: list[dict[str, Any]]) -> None:
            session.execute_write(lambda tx: tx.run(text, rows=rows).consume())

        for label in sorted(set(labels.values())):
            session.run(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
        for label, nodes in groupby(graph.nodes, key=lambda node: node.label):
            for batch in _batches({"id": node.id, "own": dict(node.properties)} for node in nodes):
                run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.own", batch)

        def ends(edge: Edge) -> tuple[str, str, str]:
            return edge.type, labels[edge.source], labels[edge.target]

        for (kind, source, target), edges in groupby(sorted(graph.edges, key=ends), key=ends):
            text = (
                f"UNWIND $rows AS row MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}}) "
                f"MERGE (a)-[r:{kind}]->(b) SET r += row.own"
            )
            for batch in _batches({"a": e.source, "b": e.target, "own": dict(e.properties)} for e in edges):
                run(text, batch)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def by_importer(server: Server, folder: Path) -> tuple[float, float]:
    """Seconds of the commands of `import.sh`, and those that the importer says it took itself."""
    assert server.home and server.release
    server.stop()
    admin = server.home / "neo4j-admin"
    jars = shlex.quote(f"{server.release.jars()}/*")
    main = "org.neo4j.server.startup.Neo4jAdminCommand"
    admin.write_text(f'#!/bin/sh\nexec {shlex.quote(str(server.release.java()))} -cp {jars} {main} "$@"\n')
    admin.chmod(0o755)
    places = {"NEO4J_ADMIN": str(admin), "NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    began = time.perf_counter()
    said = subprocess.run(
        ["sh", folder / "import.sh", "--overwrite-destination=true"],
        env=os.environ | places,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    taken = time.perf_counter() - began
    return taken, _own_time(said)


def _own_time(said: str) -> float:
    """What the importer says at its end: "IMPORT DONE in 1m 4s 120ms."."""
    found = re.search(r"IMPORT DONE in ((?:\d+(?:ms|h|m|s)\s*)+)", said)
    if not found:
        return float("nan")
    units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
    return sum(int(many) * units[unit] for many, unit in re.findall(r"(\d+)(ms|h|m|s)", found[1]))


def after_import(server: Server, folder: Path) -> None:
    """Constraints and indexes, of which those of ids make sure that they are unique."""
    with server.driver() as driver, driver.session(database=server.database) as session:
        statements = re.sub(r"^//.*$", "", (folder / "after-import.cypher").read_text("utf-8"), flags=re.MULTILINE)
        for statement in filter(None, map(str.strip, statements.split(";\n"))):
            session.run(statement).consume()
        session.run("CALL db.awaitIndexes(600)").consume()


def main(nodes: int = 200_000, edges: int = 1_000_000) -> int:
    made = graph_of(nodes, edges=edges)
    graph = Drawn(tuple(made.nodes), tuple(made.edges))
    print(f"{len(graph.nodes):,} nodes, {len(graph.edges):,} relationships, Neo4j {LTS.version}")
    with fresh() as server:
        loop = seconds(lambda: by_loop(server, graph))
    print(f"{'plain UNWIND … MERGE':40}{loop:8.1f} s")
    with fresh() as server:
        store = seconds(lambda: by_store(server, graph))
    ratios = [_line("our store", store, loop)]
    with fresh() as server, tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "csv"
        database = database_of(Origin(CORPUS, 0))
        print(f"{'CSV files written':40}{seconds(lambda: write_import(graph, files, database)):8.1f} s")
        wall, own = by_importer(server, files)
        print(f"{'importer, what it says itself':40}{own:8.1f} s")
        ratios.append(_line("importer, by import.sh", wall, own))
        server.start()
        print(f"{'constraints and indexes after it':40}{seconds(lambda: after_import(server, files)):8.1f} s")
    return 1 if any(ratio > BAR for ratio in ratios) else 0


def _line(what: str, taken: float, least: float) -> float:
    print(f"{what:40}{taken:8.1f} s{taken / least:8.2f} times", flush=True)
    return taken / least


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
