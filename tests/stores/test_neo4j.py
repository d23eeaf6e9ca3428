"""The store in a Neo4j database: the contract, and what is its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from changing import SLOW_FIXTURES, STATES
from contract import StoreContract
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_graph import sample_graph
from values import chain, small

from kg.graph import Edge, Graph, Node, difference
from kg.stores import Origin, QueryError, StoreError, open_store
from kg.stores.neo4j import Neo4jStore, asking, connecting, rows, schema, writing
from kg.stores.reading import read_graph
from kg.stores.schema import SCHEMA
from tests.neo4j.server import Server

EMPTY = "MATCH (n) DETACH DELETE n"
pytestmark = [pytest.mark.neo4j, pytest.mark.filterwarnings("error::neo4j.warnings.Neo4jDeprecationWarning")]


@pytest.fixture(scope="module")
def reached(neo4j_server: Server) -> Iterator[Server]:
    """The server, the environment in which it is found, and what is deprecated there as a warning."""
    neo4j_server.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", neo4j_server.username)
        patch.setenv("NEO4J_PASSWORD", str(neo4j_server.password))
        patch.setattr(connecting, "NOTIFICATIONS", connecting.DEPRECATIONS)
        yield neo4j_server
    neo4j_server.clear()


@pytest.fixture
def server(reached: Server) -> Server:
    """The server with an empty database; what was defined in it stays, which saves seconds."""
    run(reached, EMPTY)
    return reached


def run(server: Server, text: str, **parameters: Any) -> list[Any]:
    with server.driver() as driver:
        return [list(record.values()) for record in driver.execute_query(text, parameters).records]


def write(server: Server, graph: Graph, changes: int = 0, corpus: str = "c") -> None:
    with Neo4jStore(server.uri, write=True) as store:
        store.write(graph, corpus=corpus, changes=changes)


def read(server: Server) -> Graph:
    with Neo4jStore(server.uri) as store:
        return read_graph(store)


class TestNeo4j(StoreContract):
    longest_id = 2000
    rounds = 3

    @pytest.fixture(autouse=True)
    def empty(self, server: Server) -> None:
        self.uri = server.uri

    @given(states=STATES, again=st.booleans())
    @settings(max_examples=5, suppress_health_check=SLOW_FIXTURES)
    def test_updates_give_the_graph_that_they_describe(self, tmp_path: Path, states: list[Graph], again: bool) -> None:
        self.try_updates(tmp_path, states, again)

    def open(self, folder: Path, *, write: bool = False) -> Neo4jStore:
        return Neo4jStore(self.uri, write=write)

    def elsewhere(self, folder: Path, *, write: bool = False) -> str:
        return f"from kg.stores import open_store; store = open_store({self.uri!r}, write={write})"


# reaching the server


def test_a_wrong_password_is_told_and_not_repeated(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "nobody")  # so that the user of the other tests is not shut out
    monkeypatch.setenv("NEO4J_PASSWORD", "mật khẩu sai")
    with pytest.raises(StoreError, match="password of nobody: check NEO4J_USERNAME and NEO4J_PASSWORD") as refused:
        open_store(server.uri)
    assert "mật khẩu sai" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_an_unknown_database_is_told(server: Server, scheme: str) -> None:
    address = server.uri.replace("bolt", scheme) + "/nowhere"
    with pytest.raises(StoreError, match=f"no database at {address}"):
        open_store(address)


def test_the_database_may_be_named(server: Server) -> None:
    write(server, small("a"))
    with open_store(f"{server.uri}/{server.database}") as store:
        assert read_graph(store) == small("a")
        assert repr(store) == f"Neo4jStore('{server.uri}/{server.database}')"


def test_a_server_without_tls_is_told_of_where_it_is_asked_for(server: Server) -> None:
    with pytest.raises(StoreError, match="no secure connection"):
        open_store(server.uri.replace("bolt", "bolt+s"))


def test_an_older_server_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "OLDEST", (9999, 0))
    with pytest.raises(StoreError, match=r"is Neo4j/\S+: kg needs Neo4j 5.26 or newer"):
        open_store(server.uri)


def test_the_server_knows_who_connects(server: Server) -> None:
    write(server, small("a"))
    with Neo4jStore(server.uri) as store:
        store.query("RETURN 1 AS a")
        agents = {agent for (agent,) in run(server, "CALL dbms.listConnections() YIELD userAgent RETURN userAgent")}
    assert any(agent.startswith("vn-directives-kg/") for agent in agents)


# what the database holds


@pytest.mark.parametrize("writing_", [False, True])
def test_a_database_of_something_else_is_refused_and_kept(server: Server, writing_: bool) -> None:
    run(server, "CREATE (:Person {name: 'Lan'})-[:KNOWS]->(:Document {id: 'a'})")
    with pytest.raises(StoreError, match="holds nodes that kg did not write: choose another database"):
        Neo4jStore(server.uri, write=writing_)
    assert run(server, "MATCH (n)-[r]->(m) RETURN n.name, type(r), m.id") == [["Lan", "KNOWS", "a"]]


def test_nodes_that_somebody_added_are_not_taken_away(server: Server) -> None:
    write(server, small("a"))
    run(server, "CREATE (:Person {name: 'Lan'})")
    with pytest.raises(StoreError, match="holds 1 nodes that kg did not write"):
        write(server, small("a", "b"))
    assert run(server, "MATCH (p:Person) RETURN p.name") == [["Lan"]]
    with Neo4jStore(server.uri) as store:
        assert store.query("MATCH (d:Document) RETURN count(d) AS n").rows == ((1,),), "what was there can't be read"


def test_nor_are_relationships_that_somebody_added(server: Server) -> None:
    write(server, small("a", "b"))
    run(server, "MATCH (a:Document {id: 'a'}), (b:Document {id: 'b'}) CREATE (a)-[:NOTE]->(b)")
    with pytest.raises(StoreError, match="holds 1 relationships that kg did not write"):
        write(server, small("a"))
    assert run(server, "MATCH ()-[r:NOTE]->() RETURN count(r)") == [[1]]
    with Neo4jStore(server.uri) as store:
        assert store.query("MATCH (d:Document) RETURN count(d) AS n").rows == ((2,),)


def test_an_empty_database_says_what_to_do(server: Server) -> None:
    with pytest.raises(StoreError, match=r"nothing loaded yet.*kg load FOLDER"):
        Neo4jStore(server.uri)
    assert run(server, "MATCH (n) RETURN count(n)") == [[0]], "reading wrote something"


@pytest.mark.parametrize("writing_", [False, True])
def test_a_newer_graph_asks_for_a_newer_kg(server: Server, writing_: bool) -> None:
    write(server, small("a"))
    run(server, "MATCH (m:Meta {id: 'meta'}) SET m.schema_version = $newer", newer=SCHEMA + 1)
    with pytest.raises(StoreError, match=r"newer version of kg.*upgrade"):
        Neo4jStore(server.uri, write=writing_)


def test_an_older_graph_is_rebuilt_by_writing(server: Server) -> None:
    write(server, small("a", "old"))
    run(server, "MATCH (m:Meta {id: 'meta'}) SET m.schema_version = $older", older=SCHEMA - 1)
    with pytest.raises(StoreError, match=r"older version of kg.*kg rebuild"):
        Neo4jStore(server.uri)
    with Neo4jStore(server.uri, write=True) as store:
        assert (store.version("c"), store.origin) == (None, Origin("c", 0))
        with pytest.raises(StoreError, match="kg rebuild"):
            store.update(difference(small("a"), small("b")), corpus="c", since=0, changes=1)
        store.write(small("a", "b"), corpus="c", changes=1)
    assert read(server) == small("a", "b")


def test_constraints_and_indexes_are_all_there(server: Server) -> None:
    run(server, "DROP INDEX kg_document_symbol IF EXISTS")
    write(server, small("a"))
    with Neo4jStore(server.uri) as store:
        assert store.missing() == []
        assert store.full_text_index == schema.TEXTS
        plan = store.query("MATCH (d:Document) WHERE d.symbol = $s RETURN d.id AS id", {"s": "x"}, profile=True).profile
    assert plan and any("IndexSeek" in step.what for step in plan.steps)
    assert all(step.hits is not None for step in plan.steps)


def indexes(server: Server) -> set[str]:
    with server.driver() as driver:
        return {row["name"] for row in driver.execute_query("SHOW INDEXES YIELD name").records}


def test_the_next_writer_makes_what_somebody_took_away(server: Server) -> None:
    write(server, small("a"))
    run(server, "DROP INDEX kg_texts")
    run(server, "DROP CONSTRAINT kg_task_id")
    with Neo4jStore(server.uri) as store:
        assert store.missing() == ["kg_task_id", "kg_texts"]
    with Neo4jStore(server.uri, write=True) as store:
        assert store.missing() == []
    assert read(server) == small("a")


def test_words_are_found_without_their_diacritics(server: Server) -> None:
    graph = Graph.of([Node("a", "Task", {"title": "t", "text": "Xây dựng trường Đạt chuẩn quốc gia"})], [])
    write(server, graph)
    with Neo4jStore(server.uri) as store:
        text = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id AS id"
        found = store.query(text, {"index": store.full_text_index, "words": "dat AND TRUONG"})
    assert found.rows == (("a",),)


def test_a_value_that_no_index_can_hold_costs_the_index_and_not_the_value(server: Server) -> None:
    def graph(symbol: str) -> Graph:
        return Graph.of([Node("a", "Document", {"title": "a", "symbol": symbol})], [])

    write(server, graph("ngắn"))
    with Neo4jStore(server.uri, write=True) as store:
        store.update(difference(graph("ngắn"), graph("dài" * 9000)), corpus="c", since=0, changes=1)
        assert "kg_document_symbol" not in indexes(server)
        assert store.missing() == [], "what can't be made is not missed"
    assert read(server) == graph("dài" * 9000)
    write(server, graph("dài" * 9001), changes=2)
    assert read(server) == graph("dài" * 9001)
    write(server, graph("ngắn"), changes=3)
    with Neo4jStore(server.uri) as store:
        assert store.missing() == []


# one writer, and writes that break off


def test_a_second_writer_hears_who_is_writing(server: Server) -> None:
    says = rf"another kg is writing to \S+: wait, or stop process {os.getpid()} on "
    with Neo4jStore(server.uri, write=True), pytest.raises(StoreError, match=says):
        Neo4jStore(server.uri, write=True)
    Neo4jStore(server.uri, write=True).close()


def test_of_many_who_come_at_once_one_may_write(server: Server) -> None:
    Neo4jStore(server.uri, write=True).close()

    def come(_: int) -> Neo4jStore | StoreError:
        try:
            return Neo4jStore(server.uri, write=True)
        except StoreError as refused:
            return refused

    with ThreadPoolExecutor(4) as crowd:
        came = list(crowd.map(come, range(4)))
    writers = [one for one in came if isinstance(one, Neo4jStore)]
    for writer in writers:
        writer.close()
    assert len(writers) == 1
    assert all("another kg is writing" in str(one) for one in came if isinstance(one, StoreError))


@dataclass
class Breaking:
    """A graph of which the edges come to an end too early."""

    graph: Graph
    after: int

    @property
    def nodes(self) -> Iterable[Node]:
        return self.graph.nodes

    @property
    def edges(self) -> Iterator[Edge]:
        yield from self.graph.edges[: self.after]
        raise OSError("the corpus can't be read any more")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each batch had that was sent to the database; batches are small."""
    monkeypatch.setattr(rows, "MOST_ROWS", 10)
    sizes: list[int] = []
    put = writing.put

    def counted(tx: Any, groups: Any, **how: Any) -> None:
        sizes.append(sum(map(len, groups.values())))
        put(tx, groups, **how)

    monkeypatch.setattr(writing, "put", counted)
    return sizes


@pytest.mark.parametrize("before", [None, small("a", "n0003", "z")], ids=["first", "over another"])
def test_a_write_that_broke_off_is_gone_on_with(
    server: Server, sent: list[int], monkeypatch: pytest.MonkeyPatch, before: Graph | None
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    if before:
        write(server, before)
    sent.clear()
    with Neo4jStore(server.uri, write=True) as store:
        with pytest.raises(OSError):
            store.write(Breaking(chain(40), 25), corpus="c", changes=7)
        assert (store.version("c"), store.origin) == (None, Origin("c", None))
        with pytest.raises(StoreError, match="kg rebuild"):
            store.update(difference(small(), small("x")), corpus="c", since=7, changes=8)
    assert sent == [10, 10, 10, 10, 10, 10], "four batches of nodes, two of edges"
    with Neo4jStore(server.uri) as reader, pytest.raises(StoreError, match="is being written: wait"):
        reader.query("MATCH (n) RETURN n.id AS id")
    sent.clear()
    write(server, chain(40), changes=7)
    assert sent == [10, 9], "only what was missing"
    assert read(server) == chain(40)
    with Neo4jStore(server.uri) as store:
        assert store.version("c") == 7


def test_a_first_write_is_gone_on_with_from_a_source_in_another_order(server: Server, sent: list[int]) -> None:
    with Neo4jStore(server.uri, write=True) as store, pytest.raises(OSError):
        store.write(Breaking(chain(40), 25), corpus="c", changes=7)
    sent.clear()
    other = Graph(chain(40).nodes[5:] + chain(40).nodes[:5], chain(40).edges[::-1])
    write(server, other, changes=7)
    assert sum(sent) == 40 + 39, "no batch is one of those that are there"
    assert read(server) == chain(40)


def test_what_a_write_can_not_find_is_written_anew_by_the_next(server: Server, sent: list[int]) -> None:
    with Neo4jStore(server.uri, write=True) as store, pytest.raises(OSError):
        store.write(Breaking(chain(40), 25), corpus="c", changes=7)
    run(server, "MATCH (d:Document) WITH d ORDER BY d.id LIMIT 1 DETACH DELETE d")
    with pytest.raises(StoreError, match="did not take the whole graph: run kg rebuild"):
        write(server, chain(40), changes=7)
    write(server, chain(40), changes=7)
    assert read(server) == chain(40)


def test_a_write_to_another_end_begins_anew(server: Server, sent: list[int]) -> None:
    with Neo4jStore(server.uri, write=True) as store, pytest.raises(OSError):
        store.write(Breaking(chain(40), 25), corpus="c", changes=7)
    sent.clear()
    write(server, chain(15), changes=8)
    assert sent == [10, 5, 10, 4]
    assert read(server) == chain(15)


def test_a_database_that_another_took_over_meanwhile_is_not_written_to(server: Server, sent: list[int]) -> None:
    class Stolen(Breaking):
        @property
        def edges(self) -> Iterator[Edge]:
            yield from self.graph.edges[:15]
            run(server, "MATCH (m:Meta {id: 'meta'}) SET m.stamp = 'theirs'")
            yield from self.graph.edges[15:]

    with Neo4jStore(server.uri, write=True) as store, pytest.raises(StoreError, match="another kg wrote"):
        store.write(Stolen(chain(40), 0), corpus="c", changes=7)
    assert run(server, "MATCH ()-[r]->() RETURN count(r)") == [[10]]


def test_a_change_that_was_announced_and_never_called_done_is_settled_by_the_next_writer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    write(server, small("a"))
    run(server, "MATCH (m:Meta {id: 'meta'}) SET m.phase = 'changing', m.stamp = 'x'")
    with Neo4jStore(server.uri) as reader, pytest.raises(StoreError, match="is being written"):
        reader.query("MATCH (n) RETURN n.id AS id")
    with Neo4jStore(server.uri, write=True) as store:
        store.update(difference(small("a"), small("a", "b")), corpus="c", since=0, changes=1)
    assert read(server) == small("a", "b")


def test_what_is_surplus_goes_in_parts(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A node of many relationships too, which are more than a transaction takes away."""
    monkeypatch.setattr(writing, "MOST_REMOVED", 7)
    hub = [
        Node("hub", "Organization", {"title": "h"}),
        *(Node(f"d{i:02}", "Document", {"title": "d"}) for i in range(30)),
    ]
    sent = [Edge(node.id, "SENT_TO", "hub") for node in hub[1:]]
    between = [Edge("d00", "CITES", f"d{i:02}") for i in range(1, 30)]
    write(server, Graph.of(hub, [*sent, *between]))
    left = Graph.of(hub[1:21], between[:5])
    write(server, left, changes=1)
    assert read(server) == left


def test_a_write_over_the_same_ids_with_other_labels(server: Server) -> None:
    write(server, sample_graph())
    other = Graph.of([Node(n.id, "Task", {"title": n.id}) for n in sample_graph().nodes], [])
    write(server, other, changes=1)
    assert read(server) == other


def test_an_interrupt_ends_the_query_on_the_server(server: Server) -> None:
    write(server, small("a"))
    code = f"""
        import signal
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from kg.stores import open_store
        store = open_store({server.uri!r})
        try:
            store.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS interrupted")
        except KeyboardInterrupt:
            print(store.query("MATCH (n:Document) RETURN n.id AS id").rows)
        input()
    """
    asked = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def running() -> list[Any]:
        text = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'interrupted' RETURN currentQuery"
        return run(server, text)

    def wait_until(state: bool) -> None:
        end = time.monotonic() + 60
        while bool(running()) is not state:
            assert time.monotonic() < end and asked.poll() is None
            time.sleep(0.05)

    wait_until(True)
    asked.send_signal(signal.SIGINT)
    assert asked.stdout is not None
    assert asked.stdout.readline() == "(('a',),)\n", "the store can be asked again"
    wait_until(False)
    asked.communicate("\n")


# queries that only read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("CALL db.createLabel('X')", "db.createLabel is not allowed"),
        ("CALL `db`.`createLabel`('X')", "db.createLabel is not allowed"),
        ("MATCH (n) CALL (n) { CALL db.createLabel('X') } RETURN n", "db.createLabel is not allowed"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "dbms.listConfig is not allowed"),
        ("CALL dbms.components()", "dbms.components is not allowed"),
        ("CALL dbms.killConnection('x')", "dbms.killConnection is not allowed"),
        ("CALL tx.setMetaData({a: 1})", "tx.setMetaData is not allowed"),
        ("SHOW TRANSACTIONS", "SHOW and TERMINATE"),
        ("SHOW SETTINGS", "SHOW and TERMINATE"),
        ("SHOW USERS", "SHOW and TERMINATE"),
        ("TERMINATE TRANSACTION 'neo4j-transaction-1'", "SHOW and TERMINATE"),
        ("ALTER USER neo4j SET PASSWORD 'abcdefgh'", "not allowed"),
        ("CREATE DATABASE x", None),
        ("USE system SHOW USERS", None),
        ("CYPHER 5 LOAD CSV FROM 'http://127.0.0.1:9/x' AS l RETURN l", "LOAD CSV"),
        ("LOAD/**/CSV FROM 'file:///x' AS l RETURN l", "LOAD CSV"),
        ("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS", "only reading"),
        ("MATCH (n) FOREACH (x IN [1] | SET n.title = 'x')", "only reading"),
        ("CREATE CONSTRAINT FOR (n:X) REQUIRE n.id IS UNIQUE", "only reading"),
        ("DROP INDEX kg_texts", "only reading"),
        ("RETURN apoc.load.json('http://127.0.0.1:9') AS a", None),
        ("RETURN 1 AS a; RETURN 2 AS b", None),
    ],
)
def test_more_than_reading_is_refused(server: Server, text: str, says: str | None) -> None:
    write(server, small("a"))
    with Neo4jStore(server.uri) as store:
        for _ in range(2):
            with pytest.raises(QueryError, match=says):
                store.query(text)
        assert read_graph(store) == small("a")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN 1 AS a;", 1),
        ("CALL db.labels() YIELD label WITH label WHERE label = 'Document' RETURN label AS a", "Document"),
        ("RETURN 'apoc.load.json(1) SHOW USERS' AS a", "apoc.load.json(1) SHOW USERS"),
        ("RETURN duration.between(date('2019-05-30'), date('2019-05-31')).days AS a", 1),
        ("MATCH (use:Document) WITH use AS system RETURN system.id AS a // USE system", "a"),
        ("CYPHER 5 RETURN 1 AS a", 1),
        ("RETURN count { MATCH (n:Document) } AS a", 1),
    ],
)
def test_what_only_reads_is_let_through(server: Server, text: str, found: Any) -> None:
    write(server, small("a"))
    with Neo4jStore(server.uri) as store:
        assert store.query(text).rows == ((found,),)


def test_what_is_deprecated_is_a_warning_here(server: Server) -> None:
    """So that the other tests fail where a text of ours is."""
    write(server, small("a"))
    with Neo4jStore(server.uri) as store, pytest.warns(DeprecationWarning):
        store.query("MATCH (n:Document) CALL { WITH n RETURN n.id AS id } RETURN id")


def test_an_open_reader_follows_a_graph_that_is_written_anew(server: Server) -> None:
    write(server, small("a"))
    with Neo4jStore(server.uri) as reader:
        for changes, names in enumerate([("a", "b"), ("c",)], 1):
            write(server, small(*names), changes=changes)
            assert read_graph(reader) == small(*names)
            assert reader.version("c") == changes
        run(server, EMPTY)
        with pytest.raises(StoreError, match="holds no graph any more"):
            reader.query("MATCH (n) RETURN n.id AS id")
