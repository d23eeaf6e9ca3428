"""A small graph in a data folder: a symbol that two documents share, a chain of three, a commune's task."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph import Edge, Graph, Node
from kg.stores import open_store

Run = Callable[..., Result]
HOSTILE = "=HYPERLINK(1) \x1b[31m[red]đỏ[/red]\u202e"
"""A title that a spreadsheet, a terminal and a table's markup would each like to run."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder and an environment that says nothing."""
    for name in [name for name in os.environ if name.startswith(("KG_", "NEO4J_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    """Runs `kg` with these arguments in this process."""
    return lambda *arguments: CliRunner().invoke(main, [str(a) for a in arguments])


def document(id: str, symbol: str | None, title: str, issued_on: str, issuer: str, level: str) -> Node:
    known = {"symbol": symbol, "number": symbol.split("/")[0].split("-")[0] if symbol else None}
    code = symbol.split("/")[-1].split("-")[0] if symbol and "-" in symbol.split("/")[-1] else "KL"
    facts = {"title": title, "issued_on": issued_on, "issuer": issuer, "level": level, "doc_type": code}
    return Node(id, "Document", {k: v for k, v in (known | facts).items() if v} | {"status": "held", "resolved": True})


def implements(plan: str, directive: str, quote: str) -> Edge:
    return Edge(plan, "IMPLEMENTS", directive, {"quote": quote, "source": f"{plan}.txt", "confidence": 0.9})


@pytest.fixture(scope="session")
def graph() -> Graph:
    documents = [
        document("kl-2019", "51-KL/TW", "Kết luận về giáo dục", "2019-05-30", "Ban Bí thư", "central"),
        document("kl-2026", "51-KL/TW", "Kết luận về sở hữu trí tuệ", "2026-06-17", "Bộ Chính trị", "central"),
        document("qd-628", "628/QĐ-TTg", "Quyết định về kế hoạch", "2021-05-11", "Thủ tướng Chính phủ", "central"),
        document("qd-1385", "1385/QĐ-UBND", HOSTILE, "2021-07-27", "UBND tỉnh Bắc Kạn", "provincial"),
        document("kh-xa", None, "Kế hoạch của xã mẫu", "2022-01-05", "UBND xã Mẫu", "commune"),
    ]
    task = {"title": "Rà soát", "text": "-Rà soát lớp học", "level": "commune", "deadline": "trước ngày 30/6/2022"}
    others = [
        Node("task-1", "Task", task | {"due_on": "2022-06-30", "section": "II.1"}),
        Node("body-1", "Organization", {"title": "Trường Tiểu học xã Mẫu", "level": "commune"}),
    ]
    edges = [
        implements("qd-628", "kl-2019", "thực hiện Kết luận số 51-KL/TW"),
        implements("qd-1385", "qd-628", "thực hiện Quyết định số 628/QĐ-TTg"),
        implements("kh-xa", "qd-1385", "thực hiện Quyết định số 1385/QĐ-UBND"),
        Edge("kh-xa", "HAS_TASK", "task-1", {"quote": "Rà soát lớp học", "source": "kh-xa.txt"}),
        Edge("task-1", "ASSIGNED_TO", "body-1", {"role": "lead"}),
    ]
    return Graph.of([*documents, *others], edges)


@pytest.fixture(scope="session")
def made(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("kg-data") / "graph.kgl"
    with open_store(file, write=True) as store:
        store.write(graph, corpus="sample")
    return file


@pytest.fixture
def data(made: Path, alone: Path) -> Path:
    """The graph of `graph` as the file `graph.kgl` in the working folder's `kg-data`."""
    folder = alone / "kg-data"
    folder.mkdir()
    (folder / "graph.kgl").write_bytes(made.read_bytes())
    return folder
