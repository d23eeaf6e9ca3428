"""The graph in networkx and as GraphML."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from kg.exports.graphml import to_networkx, write_graphml
from kg.graph import Edge, Graph, Node
from tests.exports.conftest import DIRECTIVE, PLAN


def test_networkx_has_every_node_and_edge(graph: Graph) -> None:
    network = to_networkx(graph)
    assert {*network.nodes} == {n.id for n in graph.nodes}
    assert {*network.edges(keys=True)} == {(e.source, e.target, e.type) for e in graph.edges}
    assert network.nodes[PLAN]["label"] == "Document"
    assert network.edges[PLAN, DIRECTIVE, "IMPLEMENTS"]["confidence"] == 0.95


def test_graphml_reads_back_as_the_same_graph(graph: Graph, tmp_path: Path) -> None:
    write_graphml(graph, tmp_path / "x.graphml")
    back = networkx.read_graphml(tmp_path / "x.graphml", force_multigraph=True)
    assert dict(back.nodes(data=True)) == {n.id: {"label": n.label, **n.properties} for n in graph.nodes}
    read = {(u, v, d.pop("type")): d for u, v, d in back.edges(data=True)}
    assert read == {(e.source, e.target, e.type): dict(e.properties) for e in graph.edges}


def test_graphml_is_the_same_on_every_run(graph: Graph, tmp_path: Path) -> None:
    for name in ("a.graphml", "b.graphml", "c.graphml.gz", "d.graphml.gz"):
        write_graphml(graph, tmp_path / name)
    assert (tmp_path / "a.graphml").read_bytes() == (tmp_path / "b.graphml").read_bytes()
    assert (tmp_path / "c.graphml.gz").read_bytes() == (tmp_path / "d.graphml.gz").read_bytes()


@pytest.mark.parametrize("title", ["a\x00b", "a\x0bb", "a\ud800b", "a\ufffeb"], ids=["NUL", "VT", "surrogate", "FFFE"])
def test_graphml_leaves_out_what_xml_cannot_hold(title: str, tmp_path: Path) -> None:
    write_graphml(Graph.of([Node("a", "Document", {"title": title, "year": None})], []), tmp_path / "x.graphml")
    assert networkx.read_graphml(tmp_path / "x.graphml").nodes["a"] == {"label": "Document", "title": "ab"}


def test_markup_in_a_value_stays_text(tmp_path: Path) -> None:
    hostile = ']]></data><!-- "&amp; <script>'
    nodes = [Node("a", "Document", {"title": hostile}), Node("b", "Document", {"title": "b"})]
    write_graphml(Graph.of(nodes, [Edge("a", "CITES", "b", {"quote": hostile})]), tmp_path / "x.graphml")
    assert networkx.read_graphml(tmp_path / "x.graphml").nodes["a"]["title"] == hostile


def test_a_failed_export_leaves_the_old_file(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.graphml"
    target.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(networkx, "write_graphml_xml", fail)
    with pytest.raises(OSError, match="disk full"):
        write_graphml(graph, target)
    assert [p.name for p in tmp_path.iterdir()] == ["x.graphml"], "a temporary file was left behind"
    assert target.read_text() == "old"
