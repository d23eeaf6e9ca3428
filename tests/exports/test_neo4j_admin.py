"""What Neo4j's own importer makes of the CSV files is the graph that was exported, and kg knows it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.checksum import Checksum, differences
from kg.cli.databases import database_of
from kg.exports.neo4j_admin import write_import
from kg.graph import Edge, Graph, Node
from kg.stores import Origin, open_store
from kg.stores.reading import Stored
from tests.exports.hostile_graph import hostile_graph, with_halves
from tests.neo4j.fixtures import Skipped
from tests.neo4j.release import LTS, NEWER, NoServerError
from tests.neo4j.server import Server

ORIGIN = Origin("corpus-1", 51)


def written(folder: Path, graph: Graph) -> dict[str, bytes]:
    """The files of an export by name."""
    write_import(graph, folder, database_of(ORIGIN))
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_each_label_and_type_has_a_file_with_a_typed_header(tmp_path: Path) -> None:
    nodes = [
        Node("a", "Document", {"title": 'An "A",\nof two lines', "year": 2019}),
        Node("b", "Document", {"title": "", "resolved": True}),
        Node("t", "Target", {"title": "t", "value": 3}),
        Node("u", "Target", {"title": "u", "value": 0.5}),
    ]
    files = written(tmp_path / "x", Graph.of(nodes, [Edge("a", "CITES", "b", {"quote": "q"}), Edge("b", "CITES", "a")]))
    assert files["nodes/Document.csv"].decode().splitlines() == [
        "id:ID(graph),title:string,year:long,resolved:boolean",
        '"a","An ""A"",',
        'of two lines",2019,',
        '"b","",,true',
    ]
    assert files["nodes/Target.csv"] == b'id:ID(graph),title:string,value:double\n"t","t",3\n"u","u",0.5\n'
    assert files["relationships/CITES.csv"] == b':START_ID(graph),:END_ID(graph),quote:string\n"a","b","q"\n"b","a",\n'
    assert set(files) == {
        *("nodes/Document.csv", "nodes/Target.csv", "nodes/Meta.csv", "relationships/CITES.csv"),
        *("import.sh", "import.ps1", "after-import.cypher"),
    }
    for script in ("import.sh", "import.ps1"):
        assert b"'--multiline-fields=true'" in files[script] and b"'--nodes=Target=./nodes/Target.csv'" in files[script]


def test_lines_are_read_one_by_one_where_no_value_has_several(tmp_path: Path) -> None:
    files = written(tmp_path / "x", Graph.of([Node("a", "Document", {"title": "a"})], []))
    assert b"multiline" not in files["import.sh"] and b"buffer" not in files["import.sh"]


def test_what_is_to_be_done_next_names_another_database_too(tmp_path: Path) -> None:
    files = written(tmp_path / "x", Graph.of([Node("a", "Document", {"title": "a"})], []))
    for script in ("import.sh", "import.ps1"):
        assert b"cypher-shell -d plans -f after-import.cypher" in files[script]
    assert b"cypher-shell -d NAME -f after-import.cypher" in files["after-import.cypher"]


def test_the_importer_is_told_of_long_rows(tmp_path: Path) -> None:
    files = written(tmp_path / "x", Graph.of([Node("a", "Document", {"title": "a" * 6_000_000})], []))
    assert b"'--read-buffer-size=12m'" in files["import.sh"]


def test_an_index_that_can_not_hold_a_value_is_left_out(tmp_path: Path) -> None:
    files = written(tmp_path / "x", Graph.of([Node("a", "Document", {"title": "a", "symbol": "đ" * 4001})], []))
    after = files["after-import.cypher"].decode()
    assert "kg_document_symbol" not in after and "kg_document_number" in after and "kg_texts" in after
    head, row = csv.reader(files["nodes/Meta.csv"].decode().splitlines())
    known = dict(zip(head, row, strict=True))
    assert known["unindexed:string[]"] == "kg_document_symbol" and known["changes:long"] == "51"
    assert json.loads(known["columns:string"]) == {"Document": {"symbol": "str", "title": "str"}}


def test_equal_graphs_give_equal_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "a", hostile_graph())
    assert written(tmp_path / "b", hostile_graph()) == first
    written(tmp_path / "a", Graph.of([], []))
    assert written(tmp_path / "a", hostile_graph()) == first, "a second export leaves something of the first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"], "a temporary folder is left"


def test_the_order_of_properties_does_not_matter(tmp_path: Path) -> None:
    graph = hostile_graph()
    nodes = [Node(n.id, n.label, dict(reversed(n.properties.items()))) for n in graph.nodes]
    edges = [Edge(*e.key, dict(reversed(e.properties.items()))) for e in graph.edges]
    assert written(tmp_path / "a", Graph.of(nodes, edges)) == written(tmp_path / "b", graph)


def test_another_folder_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_import(Graph.of([], []), tmp_path, database_of(ORIGIN))
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_failed_export_leaves_the_old_one(tmp_path: Path) -> None:
    before = written(tmp_path / "x", hostile_graph())
    mixed = [Node("a", "Target", {"title": "a", "value": 1}), Node("b", "Target", {"title": "b", "value": "one"})]
    with pytest.raises(ValueError, match="value of Target mixes int and str"):
        write_import(Graph.of(mixed, []), tmp_path / "x", database_of(ORIGIN))
    assert {str(f.relative_to(tmp_path / "x")) for f in (tmp_path / "x").rglob("*") if f.is_file()} == set(before)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.fixture(params=[LTS, NEWER], ids=lambda release: release.version)
def importing(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server of its own that is not running: the importer makes its database."""
    opens = {"server.jvm.additional": "--add-opens=java.base/java.nio=ALL-UNNAMED"}
    try:
        with Server.prepared(request.param, opens) as server:
            yield server
    except NoServerError as missing:
        raise Skipped("neo4j" if request.param is LTS else "neo4j-newer", str(missing)) from missing


def run_import(server: Server, folder: Path, tmp_path: Path) -> None:
    """Run the script as a user does; `neo4j-admin` is one that starts the importer in the server's home."""
    assert server.home and server.release
    admin = tmp_path / "neo4j-admin"
    java = f"'{server.release.java()}' -cp '{server.release.jars()}/*'"
    admin.write_text(f'#!/bin/sh\nexec {java} org.neo4j.server.startup.Neo4jAdminCommand "$@"\n')
    admin.chmod(0o755)
    home = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    done = subprocess.run(
        ["sh", str(folder / "import.sh"), "--overwrite-destination=true"],
        env=os.environ | home | {"NEO4J_ADMIN": str(admin)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.neo4j
def test_the_importer_gives_the_same_graph(importing: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "it's a folder"
    write_import(hostile_graph(), folder, database_of(ORIGIN))
    run_import(importing, folder, tmp_path)
    importing.start()
    with importing.driver() as driver:
        for statement in (folder / "after-import.cypher").read_text("utf-8").split(";\n"):
            if statement.strip():
                driver.execute_query(statement)
        driver.execute_query("CALL db.awaitIndexes(300)")
    for name, value in importing.environment.items():
        monkeypatch.setenv(name, value)
    with open_store(importing.uri, write=True) as store:
        assert differences(Checksum.of(Stored(store)), Checksum.of(hostile_graph())) == []
        assert store.origin == ORIGIN and store.version("corpus-1") == 51
        assert store.missing() == [], "kg would have to make these"  # type: ignore[attr-defined]
        store.write(with_halves(), corpus="corpus-1", changes=52)
        assert [node.id for node in Stored(store).nodes] == ["a"], "kg can't go on with what was imported"
