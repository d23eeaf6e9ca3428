"""The script of Cypher statements gives the graph that was exported, run once, twice or after it broke off."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j.exceptions import ConstraintError
from stores.values import HOSTILE

from kg.checksum import Checksum, differences
from kg.cli.databases import database_of
from kg.exports import cypher_script
from kg.exports.cypher_script import literal, script, write_cypher
from kg.graph import Edge, Graph, Node
from kg.stores import Origin, open_store
from kg.stores.reading import Stored
from tests.exports.hostile_graph import MORE_TEXTS, NUMBERS, hostile_graph, with_halves
from tests.neo4j.server import Server

ORIGIN = Origin("corpus-1", 51)
SMALL = Graph.of(
    [Node("a", "Document", {"title": "it's A", "year": 2019}), Node("t", "Task", {"title": "t"})],
    [Edge("a", "HAS_TASK", "t", {"quote": "q\nr", "confidence": 0.5})],
)


def text_of(graph: Graph, origin: Origin = ORIGIN) -> str:
    return "".join(script(graph, database_of(origin)))


def statements(text: str) -> list[str]:
    """What a query window sends, one by one."""
    found = [part for part in text.split(";\n") if part.strip()]
    return ["\n".join(line for line in part.splitlines() if not line.startswith("//")) for part in found]


def test_the_script_of_a_small_graph() -> None:
    found = statements(text_of(SMALL))
    assert found[0].endswith("FOR (n:Meta) REQUIRE n.id IS UNIQUE")
    assert all("AS refused" in part for part in found[1:3]), "a database of others would keep more than one constraint"
    assert found[3].endswith("FOR (n:Document) REQUIRE n.id IS UNIQUE")
    assert [part for part in found if "UNWIND [\n" in part] == [
        "UNWIND [\n  {id: 'a', title: 'it\\'s A', year: 2019}\n] AS row\nMERGE (n:Document {id: row.id}) SET n = row",
        "UNWIND [\n  {id: 't', title: 't'}\n] AS row\nMERGE (n:Task {id: row.id}) SET n = row",
        "UNWIND [\n  {from: 'a', to: 't', own: {confidence: 0.5, quote: 'q\\nr'}}\n] AS row\n"
        "MATCH (a:Document {id: row.from}) MATCH (b:Task {id: row.to})\n"
        "  MERGE (a)-[link:HAS_TASK]->(b) SET link = row.own",
    ]
    assert "phase: 'whole'" in found[-1] and "changes: 51" in found[-1]


def test_statements_are_small_enough_for_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cypher_script, "ROWS", 3)
    monkeypatch.setattr(cypher_script, "CHARACTERS", 100)
    nodes = [Node(f"d{n}", "Document", {"title": "t" * 10 * n}) for n in range(9)]
    rows = [part.count("{id: 'd") for part in statements(text_of(Graph.of(nodes, []))) if "UNWIND [\n" in part]
    assert rows == [3, 2, 2, 2]


@given(st.one_of(st.text(max_size=20), st.sampled_from([*HOSTILE[:-1], *MORE_TEXTS])))
def test_no_text_ends_its_literal_or_its_line(value: str) -> None:
    written = literal(value)
    assert len(written.splitlines()) == 1
    assert re.fullmatch(r"'(?:[^'\\]|\\[\\'nrt]|\\u[0-9a-f]{4})*'", written)


def test_equal_graphs_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.cypher", "b.cypher", "c.cypher.gz", "d.cypher.gz"):
        write_cypher(hostile_graph(), tmp_path / name, database_of(ORIGIN))
    first = (tmp_path / "a.cypher").read_bytes()
    assert first == (tmp_path / "b.cypher").read_bytes() == gzip.decompress((tmp_path / "c.cypher.gz").read_bytes())
    assert (tmp_path / "c.cypher.gz").read_bytes() == (tmp_path / "d.cypher.gz").read_bytes()
    assert "\ufffd" in text_of(with_halves())


def test_the_order_of_properties_does_not_matter() -> None:
    nodes = [Node(n.id, n.label, dict(reversed(n.properties.items()))) for n in SMALL.nodes]
    edges = [Edge(*e.key, dict(reversed(e.properties.items()))) for e in SMALL.edges]
    assert text_of(Graph.of(nodes, edges)) == text_of(SMALL)


TWO_TYPES = [Node("a", "Task", {"title": "a", "x": 1}), Node("b", "Task", {"title": "b", "x": "1"})]
BAD = {
    "an edge to nowhere": Graph((), (Edge("a", "CITES", "b"),)),
    "a label that is a statement": Graph((Node("a", "X) DELETE n //", {"title": "a"}),), ()),
    "a property that is a statement": Graph((Node("a", "Task", {"title": "a", "x: 1}) //": 1}),), ()),
    "a property of two types": Graph(tuple(TWO_TYPES), ()),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_graph_is_refused(tmp_path: Path, what: str) -> None:
    with pytest.raises(ValueError):
        write_cypher(BAD[what], tmp_path / "x.cypher", database_of(ORIGIN))
    assert not list(tmp_path.iterdir())


@pytest.fixture(params=["empty_neo4j", "empty_newer_neo4j"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Server:
    found: Server = request.getfixturevalue(request.param)
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    return found


@pytest.fixture
def session(server: Server) -> Iterator[neo4j.Session]:
    with server.driver() as driver, driver.session(database=server.database) as session:
        yield session


def run(session: neo4j.Session, parts: list[str]) -> None:
    for part in parts:
        session.run(part).consume()  # type: ignore[arg-type]


@pytest.mark.neo4j
def test_the_server_gives_the_same_graph_however_often_it_is_run(server: Server, session: neo4j.Session) -> None:
    parts = statements(text_of(hostile_graph()))
    run(session, parts[: len(parts) // 2])  # and then it broke off
    run(session, parts)
    run(session, parts)
    session.run("CALL db.awaitIndexes(300)").consume()
    with open_store(server.uri, write=True) as store:
        assert differences(Checksum.of(Stored(store)), Checksum.of(hostile_graph())) == []
        assert store.origin == ORIGIN and store.version("corpus-1") == 51
        assert store.missing() == [], "kg would have to make these"  # type: ignore[attr-defined]
        store.write(SMALL, corpus="corpus-1", changes=52)
        assert differences(Checksum.of(Stored(store)), Checksum.of(SMALL)) == []


OTHERS = {
    "nodes of others": ["CREATE (:Document {id: 'theirs'})"],
    "another corpus": statements(text_of(SMALL, Origin("corpus-2", 51))),
    "an older graph": statements(text_of(SMALL, Origin("corpus-1", 50))),
}


@pytest.mark.neo4j
@pytest.mark.parametrize("what", OTHERS)
def test_a_database_with_something_else_refuses_it(session: neo4j.Session, what: str) -> None:
    run(session, OTHERS[what])
    before = session.run("MATCH (n) RETURN n ORDER BY n.id").data()
    with pytest.raises(ConstraintError, match="the database"):
        run(session, statements(text_of(hostile_graph())))
    assert session.run("MATCH (n) RETURN n ORDER BY n.id").data() == before


@pytest.mark.neo4j
def test_numbers_keep_every_digit(session: neo4j.Session) -> None:
    values = [value for numbers in NUMBERS for value in numbers.values()]
    texts = ", ".join(map(literal, values))
    assert session.run(f"RETURN [{texts}] AS found").single(strict=True)["found"] == values  # type: ignore[arg-type]
