"""`kg doctor` finds what is wrong and says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph import Graph
from kg.packs import packs
from kg.stores import open_store

Run = Callable[..., Result]


def findings(run: Run) -> dict[str, dict[str, str]]:
    return {row["check"]: row for row in json.loads(run("doctor", "--format", "json").stdout)}


def test_everything_is_listed(run: Run, data: Path) -> None:
    found = findings(run)
    assert found["Python"]["ok"] == "ok" and found["kglite"]["ok"] == "ok"
    assert found["store"]["finding"] == "nodes: 7, relationships: 5"
    for name in packs():
        assert found[f"query {name}"]["ok"] == "ok", found[f"query {name}"]


def test_nothing_loaded_is_no_failure(run: Run) -> None:
    found = findings(run)
    assert (found["data"]["ok"], found["data"]["remedy"]) == ("warn", "kg load FOLDER")


def test_a_missing_package_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> str:
        if name == "rdflib":
            raise metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr("kg.cli.doctor.metadata.version", lacking)
    result = run("doctor")
    assert result.exit_code == 1 and "pip install 'rdflib" in " ".join(result.stdout.split())


def test_broken_files_fail_and_the_rest_is_still_checked(run: Run, data: Path) -> None:
    (data / "graph.kgl").write_bytes(b"broken")
    (data / "corpus.db").write_bytes(b"broken" * 1000)
    result = run("doctor", "--format", "json")
    found = {row["check"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert (found["store"]["ok"], found["corpus"]["ok"], found["Python"]["ok"]) == ("fail", "fail", "ok")


def test_a_graph_of_another_corpus_is_noticed(run: Run, data: Path, graph: Graph) -> None:
    from kg.corpus import Corpus

    Corpus.open(data / "corpus.db").close()
    result = run("doctor", "--lang", "vi")
    assert result.exit_code == 1 and "kho văn bản khác" in " ".join(result.stdout.split())
    (data / "graph.kgl").unlink()
    with Corpus.open(data / "corpus.db") as corpus, open_store(data / "graph.kgl", write=True) as store:
        store.write(graph, corpus=corpus.identity)
    assert "kho văn bản khác" not in run("doctor", "--lang", "vi").stdout
