"""The store in one file: the contract, and what is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import kglite
import pytest
from contract import StoreContract
from sample_graph import sample_graph
from values import small

from kg.stores import QueryError, StoreError, open_store
from kg.stores.cypher import bare
from kg.stores.embedded import EmbeddedStore
from kg.stores.reading import read_graph
from kg.stores.schema import SCHEMA


class TestEmbedded(StoreContract):
    def open(self, folder: Path, *, write: bool = False) -> EmbeddedStore:
        return EmbeddedStore(folder / "graph.kgl", write=write)

    def elsewhere(self, folder: Path, *, write: bool = False) -> str:
        return f"from kg.stores import open_store; store = open_store({str(folder / 'graph.kgl')!r}, write={write})"


def write(path: Path, *names: str) -> None:
    with EmbeddedStore(path, write=True) as store:
        store.write(small(*names), corpus="c")


def test_equal_graphs_are_equal_bytes(tmp_path: Path) -> None:
    for name in ("one.kgl", "two.kgl"):
        with EmbeddedStore(tmp_path / name, write=True) as store:
            store.write(sample_graph(), corpus="c")
    assert (tmp_path / "one.kgl").read_bytes() == (tmp_path / "two.kgl").read_bytes()


def test_nothing_loaded_yet_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing loaded yet.*kg load FOLDER"):
        EmbeddedStore(tmp_path / "graph.kgl")
    assert not list(tmp_path.iterdir()), "reading left files behind"


def test_reading_leaves_no_files_behind(tmp_path: Path) -> None:
    write(tmp_path / "graph.kgl", "a")
    before = sorted(tmp_path.iterdir())
    with EmbeddedStore(tmp_path / "graph.kgl") as store:
        read_graph(store)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("content", [b"", b"hello", b"RGF", b"RGF" + b"\x00" * 500, b"PK\x03\x04" * 99, b"\xff" * 4096])
@pytest.mark.parametrize("writing", [False, True])
def test_a_file_of_another_kind_is_refused_and_kept(tmp_path: Path, content: bytes, writing: bool) -> None:
    path = tmp_path / "graph.kgl"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"graph.kgl is no graph of kg"):
        EmbeddedStore(path, write=writing)
    assert path.read_bytes() == content


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_is_refused(tmp_path: Path, keep: float) -> None:
    path = tmp_path / "graph.kgl"
    write(path, "a", "b", "c")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(StoreError, match="is no graph of kg"):
        EmbeddedStore(path)


@pytest.mark.parametrize("writing", [False, True])
def test_a_folder_is_no_store(tmp_path: Path, writing: bool) -> None:
    with pytest.raises(StoreError):
        EmbeddedStore(tmp_path, write=writing)


@pytest.mark.parametrize("writing", [False, True])
def test_a_graph_of_another_program_is_refused(tmp_path: Path, writing: bool) -> None:
    path = tmp_path / "graph.kgl"
    kglite.from_records({"nodes": [{"type": "Person", "id_field": "id", "records": [{"id": 1}]}]}, save=str(path))
    before = path.read_bytes()
    with pytest.raises(StoreError, match="kg did not write"):
        EmbeddedStore(path, write=writing)
    assert path.read_bytes() == before


def with_schema(path: Path, version: int) -> None:
    meta = {"id": "meta", "title": "meta", "schema_version": version, "corpus": "c"}
    kglite.from_records({"nodes": [{"type": "Meta", "id_field": "id", "records": [meta]}]}, save=str(path))


@pytest.mark.parametrize("writing", [False, True])
def test_a_newer_graph_asks_for_a_newer_kg(tmp_path: Path, writing: bool) -> None:
    with_schema(tmp_path / "graph.kgl", SCHEMA + 1)
    with pytest.raises(StoreError, match=r"newer version of kg.*upgrade"):
        EmbeddedStore(tmp_path / "graph.kgl", write=writing)


def test_an_older_graph_is_rebuilt_by_writing(tmp_path: Path) -> None:
    with_schema(tmp_path / "graph.kgl", SCHEMA - 1)
    with pytest.raises(StoreError, match=r"older version of kg.*kg rebuild"):
        EmbeddedStore(tmp_path / "graph.kgl")
    write(tmp_path / "graph.kgl", "a")
    with EmbeddedStore(tmp_path / "graph.kgl") as store:
        assert read_graph(store) == small("a")


def test_a_second_writer_hears_who_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    code = f"""
        from pathlib import Path
        from kg.stores import StoreError
        from kg.stores.embedded import EmbeddedStore
        try:
            EmbeddedStore(Path({str(path)!r}), write=True)
        except StoreError as problem:
            print(problem)
    """
    with EmbeddedStore(path, write=True):
        command = [sys.executable, "-c", textwrap.dedent(code)]
        held = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert held.strip().endswith(f"wait, or stop process {os.getpid()}")
        assert held.startswith("another kg is writing")
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "", "the lease was kept"


def test_a_killed_writer_leaves_the_old_graph_and_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    write(path, "a")
    code = f"""
        import os, signal, threading
        from pathlib import Path
        from kg.graph import Graph, Node
        from kg.stores.embedded import EmbeddedStore
        store = EmbeddedStore(Path({str(path)!r}), write=True)
        threading.Timer(0.15, os.kill, (os.getpid(), signal.SIGKILL)).start()
        for size in range(1000, 10**9, 1000):
            store.write(Graph.of([Node(str(i), "Document", {{"title": "t"}}) for i in range(size)], []), corpus="c")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    assert done.returncode == -9
    with EmbeddedStore(path) as store:
        count = len(read_graph(store).nodes)
    assert count == 1 or count % 1000 == 0
    write(path, "b")


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "new" / "deeper" / "graph.kgl", "a")
    assert (tmp_path / "new" / "deeper" / "graph.kgl").is_file()


def test_a_path_in_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="can't open"):
        EmbeddedStore(tmp_path / "file" / "graph.kgl", write=True)


def test_querying_needs_no_pandas(tmp_path: Path) -> None:
    write(tmp_path / "graph.kgl", "a")
    code = f"""
        import json, sys
        from kg.stores import open_store
        with open_store({str(tmp_path / "graph.kgl")!r}) as store:
            store.query("MATCH (n) RETURN n")
        print(json.dumps([name for name in ("pandas", "numpy", "networkx", "rdflib") if name in sys.modules]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_format_csv_is_no_way_out(tmp_path: Path) -> None:
    write(tmp_path / "graph.kgl", "a")
    with open_store(tmp_path / "graph.kgl") as store, pytest.raises(QueryError, match="--format csv"):
        store.query("MATCH (n) RETURN n.id AS id FORMAT CSV")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("RETURN 'DELETE' AS x // SET", "RETURN '      ' AS x       "),
        ('RETURN "it\'s" AS x', 'RETURN "    " AS x'),
        (r"RETURN 'a\'b' AS x", "RETURN '    ' AS x"),
        ("MATCH (`LOAD CSV`) /* SET\n*/ RETURN 1", "MATCH (`        `)       \n   RETURN 1"),
        ("RETURN 'open", "RETURN '   '"),
        ("RETURN 1", "RETURN 1"),
    ],
)
def test_bare_text_has_neither_strings_nor_comments(text: str, left: str) -> None:
    assert bare(text) == left
