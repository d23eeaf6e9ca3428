"""Hostile symbols, titles and values change nothing and run nothing; what writes or reaches out is refused.

On the embedded store each value goes through each command; on a server each goes through a pack, and every third
through one command after the other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from hostile import HOSTILE

from kg.checksum import Checksum
from kg.cli import COMMANDS
from kg.graph import Edge, Graph, Node
from kg.lookup import LookupFailure
from kg.packs import Pack, PackError, literal, packs
from kg.stores import QueryError, Store, open_store
from kg.stores.reading import read_graph
from tests.neo4j.server import Server

Run = Callable[..., Result]
PARAMETERS = [(pack, parameter) for pack in packs().values() for parameter in pack.parameters]
STRIDE = 20
"""Each value goes through every so manyth parameter of the packs by `kg query`."""
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def hostile_graph() -> Graph:
    """A cascade in which every symbol, title, quote, task and body is hostile."""
    nodes, edges = (
        [Node("root", "Document", {"title": "root", "symbol": "51-KL/TW", "number": "51", "status": "held"})],
        [],
    )
    for number, value in enumerate(HOSTILE):
        known = {"title": value or "-", "symbol": value, "issuer": value, "territory": value, "status": "cited"}
        nodes.append(Node(f"d{number}", "Document", {**known, "issued_on": "2020-01-01", "resolved": False}))
        nodes.append(Node(f"t{number}", "Task", {"title": value or "-", "text": value, "level": "commune"}))
        nodes.append(Node(f"b{number}", "Organization", {"title": value or "-", "level": "commune"}))
        proof = {"quote": value, "source": value, "confidence": 0.9}
        edges.append(Edge(f"d{number}", "IMPLEMENTS", "root", proof))
        edges.append(Edge(f"d{number}", "HAS_TASK", f"t{number}", proof))
        edges.append(Edge(f"t{number}", "ASSIGNED_TO", f"b{number}", {"role": "lead"}))
    return Graph.of(nodes, edges)


GRAPH = hostile_graph()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 200


# --- where the graph is kept -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a graph is kept that nothing may change: how it is opened, and what is there now."""

    address: str | Path
    state: Callable[[], object]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hostile") / "graph.kgl"
    with open_store(file, write=True) as store:
        store.write(GRAPH, corpus="sample")
    return file


@pytest.fixture
def embedded(written: Path, alone: Path) -> Place:
    folder = alone / "kg-data"
    folder.mkdir()
    (folder / "graph.kgl").write_bytes(written.read_bytes())
    return in_a_file(alone)


@pytest.fixture
def small(data: Path, alone: Path) -> Place:
    """A handful of documents, of which commands have little to print."""
    return in_a_file(alone)


def in_a_file(alone: Path) -> Place:
    def state() -> object:
        return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files(alone)}

    return Place(alone / "kg-data" / "graph.kgl", state)


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".html")


@pytest.fixture
def served(empty_neo4j: Server, monkeypatch: pytest.MonkeyPatch, alone: Path) -> Place:
    for name, value in empty_neo4j.environment.items():
        monkeypatch.setenv(name, value)
    with open_store(empty_neo4j.uri, write=True) as store:
        store.write(GRAPH, corpus="sample")

    def state() -> object:
        with open_store(empty_neo4j.uri) as store, empty_neo4j.driver() as driver:
            schema = [driver.execute_query(f"SHOW {what} YIELD name").records for what in ("INDEXES", "CONSTRAINTS")]
            users = driver.execute_query("SHOW USERS YIELD user", database_="system").records
            return Checksum.of(read_graph(store)), [sorted(map(str, rows)) for rows in (*schema, users)], files(alone)

    return Place(empty_neo4j.uri, state)


@contextmanager
def unchanged(place: Place) -> Iterator[None]:
    before = place.state()
    yield
    assert place.state() == before, "the graph, or what lies beside it, is no longer what it was"


# --- commands ----------------------------------------------------------------------------------------------------


def commands(value: str) -> list[list[str]]:
    """The read commands with a value, wherever one may be typed."""
    asked = [["implementers"], ["trace"], ["tasks"], ["show"], ["graph", "-o", "x.html"]]
    asked += [["search"]] if "search" in COMMANDS else []
    lines = [[*command, "--", value] for command in asked]
    lines.append(["cypher", f"MATCH (d:Document) WHERE d.title = {literal(value)} RETURN d.id AS id ORDER BY id"])
    lines.append(["query", "--", value])
    return lines


def query_lines(number: int, value: str) -> Iterator[list[str]]:
    """The packs with a value, each of their parameters in turn: all values together meet all parameters."""
    for at in range(number % STRIDE, len(PARAMETERS), STRIDE):
        pack, parameter = PARAMETERS[at]
        others = [f"-p{p.name}={p.example}" for p in pack.parameters if p.default is None and p.name != parameter.name]
        yield ["query", pack.name, f"-p{parameter.name}={value}", *others]


def looks_well(line: list[str], done: Result) -> None:
    """The command ended as commands end, with one line where it refused, and nothing that steers a terminal."""
    what = [word[:80] for word in line]
    assert done.exit_code in (0, 2), f"{what}: {done.exit_code} {done.output[:500]}"
    assert "unexpected," not in done.stderr and "Traceback" not in done.output, f"{what}: {done.stderr[:500]}"
    assert not STEERS.search(done.output), f"{what} prints what steers a terminal"
    if done.exit_code == 2:
        assert done.stdout == "" and 1 <= done.stderr.count("\n") <= 2, f"{what}: {done.output[:500]}"


def test_every_value_through_every_command_changes_nothing(small: Place, run: Run) -> None:
    with unchanged(small):
        for number, value in enumerate(HOSTILE):
            for line in (*commands(value), *query_lines(number, value)):
                looks_well(line, run(*line))


@pytest.mark.neo4j
def test_values_through_the_commands_change_nothing_on_a_server(served: Place, run: Run) -> None:
    with unchanged(served):
        for number, value in enumerate(HOSTILE):
            lines = [*commands(value), *query_lines(number, value)]
            if number % 3 == 0:
                looks_well(lines[number // 3 % len(lines)], run(*lines[number // 3 % len(lines)]))


# --- packs and parameters ----------------------------------------------------------------------------------------


def every_value_through_the_packs(place: Place, stride: int) -> None:
    with unchanged(place), open_store(place.address) as store:
        for number, value in enumerate(HOSTILE):
            for at in range(number % stride, len(PARAMETERS), stride):
                asks_nothing_else(store, *PARAMETERS[at], value)
            plain = value.encode("utf-8", "replace").decode()
            rows = store.query("RETURN $x AS x, $y AS y", {"x": plain, "y": [plain, {"k": plain}]}).rows
            assert rows == ((plain, [plain, {"k": plain}]),), f"{value[:80]!r} is no longer itself"


def asks_nothing_else(store: Store, pack: Pack, parameter: object, value: str) -> None:
    given = {
        p.name: value if p is parameter else p.default if p.default is not None else p.example for p in pack.parameters
    }
    try:
        rows = pack.run(store, given, timeout=20)
    except (PackError, LookupFailure, QueryError) as refused:
        assert "yntax" not in str(refused), f"{pack.name} {value[:80]!r}: {refused}"
    else:
        assert rows.columns == tuple(pack.columns)


def test_every_value_through_the_packs_of_a_file(embedded: Place) -> None:
    every_value_through_the_packs(embedded, stride=10)


@pytest.mark.neo4j
def test_every_value_through_the_packs_of_a_server(served: Place) -> None:
    every_value_through_the_packs(served, stride=len(PARAMETERS))


# --- a hostile graph ---------------------------------------------------------------------------------------------


def hostile_answers(run: Run) -> None:
    rows = json.loads(run("implementers", "root", "--format", "json").stdout)
    assert {row["document"]: row["title"] for row in rows} == {
        f"d{number}": (value or "-").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for number, value in enumerate(HOSTILE)
    }
    for line in (
        *(["implementers", "root"], ["trace", "root"], ["show", "root"], ["tasks", "b0"], ["query", "unresolved"]),
        *(["query", "implementers", "-pdirectives=root", "--show"], ["graph", "root", "-o", "page.html"]),
        *(["implementers", "root", "--format", form] for form in ("csv", "json")),
    ):
        looks_well(line, run(*line))
    page = Path("page.html").read_text("utf-8")
    assert "<script>alert(1)" not in page and "<img src=x" not in page


def test_a_hostile_graph_of_a_file_is_only_shown(embedded: Place, run: Run) -> None:
    with unchanged(embedded):
        hostile_answers(run)


@pytest.mark.neo4j
def test_a_hostile_graph_of_a_server_is_only_shown(served: Place, run: Run) -> None:
    with unchanged(served):
        hostile_answers(run)


# --- what kg cypher refuses --------------------------------------------------------------------------------------

REFUSED = [
    "CREATE (:Owned {id: 'x'})",
    "create (:Owned {id: 'x'}) return 1 as x",
    "MERGE (n:Owned {id: 'x'}) RETURN n.id AS id",
    "MATCH (n) SET n.title = 'owned'",
    "MATCH (n) SET n:Owned",
    "MATCH (n) REMOVE n.title",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "FOREACH (x IN [1] | CREATE (:Owned))",
    "INSERT (:Owned {id: 'x'})",
    "MATCH (n) CALL (n) { SET n.x = 1 } RETURN n.id AS id",
    "CALL () { CREATE (:Owned) } RETURN 1 AS x",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS",
    "UNWIND [1] AS x CREATE (:Owned {id: x}) RETURN x",
    "// harmless\nCREATE (:Owned)",
    "/* harmless */ CREATE (:Owned)",
    "\\u0043REATE (:Owned)",
    "CREATE INDEX owned FOR (n:Document) ON (n.title)",
    "CREATE CONSTRAINT owned FOR (n:Document) REQUIRE n.title IS UNIQUE",
    "DROP INDEX owned",
    "DROP CONSTRAINT owned",
    "CREATE DATABASE owned",
    "CREATE USER owned SET PASSWORD 'owned-owned'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "STOP DATABASE neo4j",
    "USE system SHOW USERS",
    "TERMINATE TRANSACTIONS '1'",
    # files and the network
    "LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l",
    "LOAD CSV FROM '/etc/hostname' AS l RETURN l",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x.csv' AS l RETURN l",
    "load\ncsv from '/etc/hostname' as l return l",
    "LOAD // x\nCSV FROM '/etc/hostname' AS l RETURN l",
    "CALL () { LOAD CSV FROM '/etc/hostname' AS l RETURN l } RETURN l",
    "CALL { LOAD CSV FROM '/etc/hostname' AS l RETURN l } RETURN l",
    "MATCH (n) LOAD CSV FROM n.title AS l RETURN l",
    "CALL apoc.load.json('http://127.0.0.1:1/') YIELD value RETURN value",
    "CALL apoc.export.csv.all('owned.csv', {})",
    "CALL apoc.cypher.run('CREATE (:Owned)', {}) YIELD value RETURN value",
    "RETURN apoc.load.json('x') AS x",
    # procedures that write
    "CALL db.createLabel('Owned')",
    "CALL db.createProperty('owned')",
    "CALL db.index.fulltext.createNodeIndex('owned', ['Document'], ['title'])",
    "CALL db.clearQueryCaches()",
    "CALL db.awaitIndexes(1)",
    "CALL dbms.setConfigValue('x', 'y')",
    "CALL dbms.security.createUser('owned', 'owned')",
    "CALL dbms.listConfig()",
    "CALL tx.setMetaData({a: 1})",
    "CALL table.upsert({node: 1, property: 'x', key: 'k', row: {k: 1}}) YIELD x RETURN x",
    "CALL db.cdc.enable()",
    "CALL db.ontology.clear()",
    "CALL db.node_text_index.build({type: 'Document', text_column: 'title'})",
    "CALL db.temporal.declare({label: 'Document', from: 'issued_on', to: 'issued_on'})",
    "CALL nosuch.procedure()",
    # several statements, and what is none
    "RETURN 1 AS x; RETURN 2 AS x",
    "RETURN 1 AS x; CREATE (:Owned)",
    "RETURN 1 AS x;;MATCH (n) DETACH DELETE n;",
    "; CREATE (:Owned)",
    "RETURN ';' AS x; LOAD CSV FROM '/etc/hostname' AS l RETURN l",
    "EXPLAIN CREATE (:Owned)",
    "PROFILE CREATE (:Owned)",
    "EXPLAIN RETURN 1 AS x",
    "BEGIN",
    "COMMIT",
    ":param x => 1",
    ":use system",
    "",
    "\x00",
    "\ud800",
]


def refusals(run: Run) -> None:
    for text in REFUSED:
        done = run("cypher", "--", text)
        assert (done.exit_code, done.stdout) == (2, ""), f"{text!r} ends with {done.exit_code}: {done.output[:300]}"
        looks_well(["cypher", text], done)


def test_a_file_refuses_what_writes_or_reaches_out(embedded: Place, run: Run) -> None:
    with unchanged(embedded):
        refusals(run)


@pytest.mark.neo4j
def test_a_server_refuses_what_writes_or_reaches_out(served: Place, run: Run) -> None:
    with unchanged(served):
        refusals(run)
