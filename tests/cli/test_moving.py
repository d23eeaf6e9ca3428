"""`kg copy`, and the exports for databases, as commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import copying
from kg.checksum import Checksum
from kg.corpus import Corpus
from kg.graph import Elements, Graph, Node
from kg.stores import Origin, open_store
from kg.stores.embedded import EmbeddedStore
from kg.stores.reading import Stored, read_graph
from tests.neo4j.server import Server

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("data")


def held(address: str | Path) -> tuple[Graph, Origin | None]:
    with open_store(address) as store:
        return read_graph(store), store.origin


@pytest.mark.parametrize(
    ("source", "target", "file"),
    [
        ("kg-data", "other.kgl", "other.kgl"),
        ("kg-data/graph.kgl", "new", "new/graph.kgl"),
        ("kg-data", "there", "there/graph.kgl"),
        ("kg-data", "deep/down/x.kgl", "deep/down/x.kgl"),
    ],
)
def test_a_copy_is_the_same_graph(run: Run, graph: Graph, source: str, target: str, file: str) -> None:
    Path("there").mkdir()
    for _ in range(2):
        result = run("copy", source, target)
        assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert held(file) == (graph, Origin("sample", 0))
    digest = Checksum.of(graph).digest
    assert f"{file} and compared: 7 nodes, 5 relationships, checksum {digest}" in result.stderr


REFUSED = {
    "no graph": (["nowhere", "x.kgl"], "nowhere"),
    "the same file": (["kg-data", "kg-data/graph.kgl"], "FROM and TO are one place"),
    "another kind of address": (["kg-data", "http://localhost:7474"], "unknown kind of store"),
    "a password in an address": (["kg-data", "bolt://neo4j:hunter2@localhost"], "NEO4J_PASSWORD"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_can_not_be_copied_is_said_in_a_line(run: Run, what: str) -> None:
    arguments, said = REFUSED[what]
    result = run("copy", *arguments)
    assert (result.exit_code, result.stdout) == (2, "") and said in result.stderr, result.output
    assert len(result.stderr.splitlines()) == 1 and "hunter2" not in result.output


def test_another_corpus_is_not_touched(run: Run) -> None:
    theirs = Graph.of([Node("x", "Document", {"title": "x"})], [])
    with open_store("x.kgl", write=True) as store:
        store.write(theirs, corpus="another")
    result = run("copy", "kg-data", "x.kgl")
    assert result.exit_code == 2 and "another corpus" in result.stderr, result.output
    assert held("x.kgl") == (theirs, Origin("another", 0))


def test_no_graph_comes_to_lie_beside_the_corpus_of_another(run: Run) -> None:
    Path("other").mkdir()
    with Corpus.open(Path("other") / "corpus.db"):
        pass
    result = run("copy", "kg-data", "other")
    assert result.exit_code == 2 and "other holds another corpus" in result.stderr, result.output
    assert not Path("other/graph.kgl").exists()


def test_a_copy_that_differs_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write = EmbeddedStore.write

    def lossy(self: EmbeddedStore, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        whole = Graph.of(elements.nodes, elements.edges)
        changed = [Node(n.id, n.label, {**n.properties, "level": "unit"}) for n in whole.nodes if n.label == "Task"]
        kept = [node for node in whole.nodes if node.label != "Task"]
        write(self, Graph.of([*kept, *changed], whole.edges[1:]), corpus=corpus, changes=changes)

    monkeypatch.setattr(EmbeddedStore, "write", lossy)
    result = run("copy", "kg-data", "x.kgl")
    assert result.exit_code == 1, result.output
    assert result.stderr.splitlines() == [
        "The copy differs: Task — as many (1), with other contents",
        "The copy differs: ASSIGNED_TO — 1 in FROM, 0 in TO",
    ]


def test_a_copy_that_is_broken_off_leaves_what_was_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("copy", "kg-data", "x.kgl")
    before = held("x.kgl")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(copying.Summing, "add_one", broken)
        result = run("copy", "kg-data", "x.kgl")
    assert result.exit_code == 130 and "same command again" in result.stderr, result.output
    assert held("x.kgl") == before and run("copy", "kg-data", "x.kgl").exit_code == 0


def test_exports_for_databases(run: Run) -> None:
    for arguments, file in (
        (["neo4j-admin", "for-neo4j"], "for-neo4j/import.sh"),
        (["neo4j-admin", "-o", "for-neo4j"], "for-neo4j/nodes/Task.csv"),
        (["cypher", "x.cypher"], "x.cypher"),
        (["-o", "x.cypher.gz"], "x.cypher.gz"),
    ):
        result = run("export", *arguments)
        assert (result.exit_code, result.stdout) == (0, "") and Path(file).is_file(), result.output
    assert "corpus: 'sample'" in Path("x.cypher").read_text("utf-8")


BAD_EXPORTS = {
    "nowhere to write": (["cypher"], "kg export cypher OUTPUT"),
    "two places": (["cypher", "a.cypher", "-o", "b.cypher"], "a.cypher and b.cypher"),
    "another extension": (["cypher", "x.txt"], ".cypher"),
    "a folder with other things": (["neo4j-admin", "kg-data"], "kg-data holds other files"),
    "a file for a folder": (["neo4j-admin", "kg-data/graph.kgl"], "holds other files"),
    "no folder to write in": (["neo4j-admin", "no/where"], "no"),
}


@pytest.mark.parametrize("what", BAD_EXPORTS)
def test_exports_that_are_refused(run: Run, what: str) -> None:
    arguments, said = BAD_EXPORTS[what]
    before = sorted(path.name for path in Path().rglob("*"))
    result = run("export", *arguments)
    assert (result.exit_code, result.stdout) == (2, "") and said in result.stderr, result.output
    assert sorted(path.name for path in Path().rglob("*")) == before


@pytest.mark.neo4j
@pytest.mark.parametrize("server", ["empty_neo4j", "empty_newer_neo4j"])
def test_there_and_back(run: Run, graph: Graph, server: str, request: pytest.FixtureRequest) -> None:
    there: Server = request.getfixturevalue(server)
    request.getfixturevalue("monkeypatch").setenv("NEO4J_USERNAME", there.username)
    request.getfixturevalue("monkeypatch").setenv("NEO4J_PASSWORD", str(there.password))
    for arguments in (["kg-data", there.uri], ["kg-data", f"{there.uri}/neo4j"], [there.uri, "back.kgl"]):
        result = run("copy", *arguments)
        assert result.exit_code == 0, result.output
    itself = run("copy", there.uri, f"{there.uri}/neo4j")
    assert itself.exit_code == 2 and "one place" in itself.stderr, itself.output
    assert held(there.uri) == held("back.kgl") == (graph, Origin("sample", 0))
    with open_store(there.uri) as store:
        assert Checksum.of(Stored(store)) == Checksum.of(graph)
    shutil.rmtree("kg-data")
    with open_store("other.kgl", write=True) as store:
        store.write(graph, corpus="another")
    assert "another corpus" in run("copy", "other.kgl", there.uri).stderr
    for form in ("cypher", "neo4j-admin"):
        run("--store", "back.kgl", "export", form, f"a-{form}.cypher")
        run("--store", there.uri, "export", form, f"b-{form}.cypher")
    assert Path("a-cypher.cypher").read_bytes() == Path("b-cypher.cypher").read_bytes()
    tables = [path.relative_to("a-neo4j-admin.cypher") for path in Path("a-neo4j-admin.cypher").rglob("*.csv")]
    assert tables and all(
        ("a-neo4j-admin.cypher" / table).read_bytes() == ("b-neo4j-admin.cypher" / table).read_bytes()
        for table in tables
    )
