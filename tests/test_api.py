"""The graph from Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
import sample_graph as g
from sample_graph import by, sample_graph

import kg
from kg.dossier import SHOWN
from kg.lookup import LookupFailure
from kg.packs import PackError
from kg.stores import QueryError, StoreError, open_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data")
    with open_store(path / "graph.kgl", write=True) as store:
        store.write(sample_graph(), corpus="c")
    return path


@pytest.fixture
def graph(folder: Path) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(folder) as opened:
        yield opened


def test_open_takes_a_folder_or_a_store(folder: Path, tmp_path: Path) -> None:
    for opened in (kg.open(folder), kg.open(str(folder)), kg.open(tmp_path, store=folder / "graph.kgl")):
        with opened:
            assert len(opened.documents()) > 20


def test_open_says_what_to_do_where_nothing_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg load FOLDER"):
        kg.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_the_three_questions(graph: kg.KnowledgeGraph) -> None:
    assert by(graph.implementers("KL 51@2019"), "document", "depth")[0] == (g.KH158, 1)
    assert [row["task"] for row in graph.trace("29-NQ/TW", to="provincial")] == [g.TASK_PROVINCE]
    assert by(graph.tasks("Trường Tiểu học xã Mẫu A", role="support"), "task") == [(g.TASK_LEAD,), (g.TASK_SUPPORT,)]


def test_answers_are_plain(graph: kg.KnowledgeGraph) -> None:
    plain = (str, int, float, bool, type(None))
    for rows in (graph.implementers("NQ 29"), graph.trace("NQ 29"), graph.documents(), graph.show("NQ 29")):
        assert rows
        for value in (value for row in rows for value in row.values()):
            assert isinstance(value, plain) or all(isinstance(item, plain) for item in value), repr(value)


def test_query_takes_a_pack_or_cypher(graph: kg.KnowledgeGraph) -> None:
    assert len(graph.query("to_collect")) == 4
    assert graph.query("deadlines", **{"from": 2025, "to": 2025}).as_dicts()[0]["task"] == g.TASK_PROVINCE
    found = graph.query("MATCH (d:Document) WHERE d.year = $year RETURN d.symbol AS symbol", year=2013)
    assert found.rows == (("29-NQ/TW",),)
    assert [row["symbol"] for row in found] == ["29-NQ/TW"]


def test_query_takes_packs_of_ones_own(folder: Path, tmp_path: Path) -> None:
    header = "// title.vi: a\n// title.en: b\n// answers: c?\n// example: kg query mine\n// column x — what\n"
    for name, text in (("mine", f"{header}RETURN 7 AS x"), ("implementers", f"{header}RETURN 8 AS x"), ("bad", "x")):
        (tmp_path / f"{name}.cypher").write_text(text, "utf-8")
    with kg.open(folder, packs=[tmp_path]) as graph:
        assert graph.query("mine").as_dicts() == [{"x": 7}]
        assert graph.query("implementers").as_dicts() == [{"x": 8}]
        assert graph.implementers("51-KL/TW@2019")[0]["document"], "the question has the product's answer"
        with pytest.raises(PackError, match=r"bad\.cypher, line 1: there is no line"):
            graph.query("bad")
        with pytest.raises(PackError, match="did you mean mine"):
            graph.query("mines")


def test_query_names_what_it_takes(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(PackError, match="no query 'implementors'; did you mean implementers"):
        graph.query("implementors")
    with pytest.raises(PackError, match="no parameter symbol: it takes directives"):
        graph.query("implementers", symbol="x")
    with pytest.raises(QueryError):
        graph.query("MATCH (n) DETACH DELETE n")
    with pytest.raises(LookupFailure):
        graph.tasks("Bộ Ngoại giao")


def test_show_tells_all_of_one_document(graph: kg.KnowledgeGraph) -> None:
    facts = graph.show("3243/KH-UBND")
    assert {row["document"] for row in facts} == {g.KH3243}
    assert all(tuple(row) == SHOWN for row in facts)
    own = {row["property"]: row["value"] for row in facts if row["other"] is None}
    assert (own["symbol"], own["issued_on"], own["territory"]) == ("3243/KH-UBND", "2019-11-06", "tỉnh Điện Biên")
    related = [(row["property"], row["other"], row["quote"]) for row in facts if row["other"]]
    assert sorted(related) == [
        ("described_by", "source/dien-bien.txt", None),
        ("implements", g.KL51, "IMPLEMENTS: 51"),
        ("implements", g.NQ29, "IMPLEMENTS: 29"),
        ("target", "target/dien-bien/1", "HAS_TARGET: 1"),
        ("task", g.TASK_PROVINCE, "HAS_TASK: 1"),
    ]


@pytest.mark.parametrize(
    ("symbol", "fact"),
    [
        ("51-KL/TW@2019", ("implemented_by", g.QD628)),
        ("158/KH-UBND", ("rests_on", g.KH224)),
        ("43/KH-UBND", ("cites", g.KH43_DIEN_BIEN)),
        ("43/KH-UBND", ("cited_by", g.KH43_LANG_SON)),
        ("43/KH-UBND", ("issued_by", g.UBND_LANG_SON)),
        ("43/KH-UBND", ("cites", g.STUB)),
    ],
)
def test_show_reads_relations_from_both_ends(graph: kg.KnowledgeGraph, symbol: str, fact: tuple[str, str]) -> None:
    assert fact in [(row["property"], row["other"]) for row in graph.show(symbol)]


def test_show_tells_who_does_a_task_and_by_when(graph: kg.KnowledgeGraph) -> None:
    told = [row for row in graph.show("07/KH-UBND") if row["property"] == "task"]
    assert by(told, "value", "body", "role", "deadline", "due_on")[:2] == [
        ("Rà soát trường lớp", "Ủy ban nhân dân xã Mẫu A", "lead", "trước 30/6/2021", "2021-06-30"),
        ("Rà soát trường lớp", "Trường Tiểu học xã Mẫu A", "support", "trước 30/6/2021", "2021-06-30"),
    ]
    assert {row["deadline"] for row in told[2:]} == {"yearly"}, "without a deadline the recurrence says when"
    nobodys = [row for row in graph.show(g.COMMUNE_B) if row["property"] == "task"]
    assert by(nobodys, "value", "body") == [("Báo cáo kết quả", None)]


def test_show_tells_apart_what_is_undecided_of_a_document_and_of_those_beside_it(graph: kg.KnowledgeGraph) -> None:
    citing = graph.show("43/KH-UBND@2022-02-23")
    assert [row["other"] for row in citing if row["undecided"]] == [g.STUB]
    assert "undecided" not in {row["property"] for row in citing}, "the citing document itself is well known"
    stub = {row["property"]: row["value"] for row in graph.show(g.STUB) if row["other"] is None}
    assert stub["undecided"] == ["issued_on"], "of the stub only the date is unknown"


def test_show_keeps_documents_apart_that_share_a_symbol(graph: kg.KnowledgeGraph) -> None:
    documents = list(dict.fromkeys(row["document"] for row in graph.show("51-KL/TW")))
    assert documents == [g.KL51, g.KL51_LATER]


def test_stats_count_what_is_there(graph: kg.KnowledgeGraph) -> None:
    counts = {(row["what"], row["name"]): row["count"] for row in graph.stats()}
    assert counts["node", "Document"] == 28 == counts["document", "held"] + counts["document", "cited"]
    assert counts["relationship", "MEMBER_OF"] == 1
    assert ("node", "Meta") not in counts
    assert sum(count for (what, _), count in counts.items() if what == "node") == len(sample_graph().nodes)
    assert sum(count for (what, _), count in counts.items() if what == "relationship") == len(sample_graph().edges)


def test_the_graph_comes_back_as_it_was_written(graph: kg.KnowledgeGraph) -> None:
    assert graph.graph() == sample_graph()


def test_to_networkx(graph: kg.KnowledgeGraph, folder: Path) -> None:
    network = graph.to_networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    assert (len(network), network.size()) == (len(sample_graph().nodes), len(sample_graph().edges))
    assert network.edges[g.QD628, g.KL51, "IMPLEMENTS"]["confidence"] == 0.95
    assert networkx.utils.graphs_equal(network, kg.to_networkx(folder))


def test_importing_is_fast_and_light() -> None:
    code = "import sys, kg; print(sorted({'kglite', 'pandas', 'networkx', 'rich', 'kg.api'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing
