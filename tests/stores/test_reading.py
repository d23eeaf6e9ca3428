"""A graph comes out of a store in canonical order, whatever the steps in which it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_graph import sample_graph

from kg.graph import Edge, Graph, Node
from kg.stores import Store, open_store, reading
from kg.stores.reading import Counts, Stored, read_graph
from tests.neo4j.server import Server

IDS = ["", " ", "A", "a", "a\x00", "ab", "é", "ạ", "\u200b", "\uffff", "\U0001f418", "\U00020000"]
"""In the order of their code points, in which a store has to give them."""
HUB = "hub"


def graph() -> Graph:
    sample = sample_graph()
    nodes = [Node(f"x{id}", "Source", {"title": id}) for id in IDS]
    hub = [Node(HUB, "Document", {"title": "cited by all, and citing all"})]
    ids = [node.id for node in sample.nodes if node.label == "Document"]
    edges = [Edge(HUB, "CITES", id, {"quote": id}) for id in ids]
    back = [Edge(id, "CITES", HUB) for id in ids if not any(e.key == (id, "CITES", HUB) for e in sample.edges)]
    loop = [Edge("x", "DESCRIBES", "x"), *(Edge(f"x{id}", "DESCRIBES", HUB) for id in IDS)]
    return Graph.of([*sample.nodes, *nodes, *hub], [*sample.edges, *edges, *back, *loop])


SERVERS = [pytest.param(name, marks=pytest.mark.neo4j) for name in ("empty_neo4j", "empty_newer_neo4j")]


@pytest.fixture(params=["embedded", *SERVERS])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    address: str | Path = tmp_path / "graph.kgl"
    if request.param != "embedded":
        server: Server = request.getfixturevalue(request.param)
        address = server.uri
        monkeypatch.setenv("NEO4J_USERNAME", server.username)
        monkeypatch.setenv("NEO4J_PASSWORD", str(server.password))
    found = open_store(address, write=True)
    request.addfinalizer(found.close)
    found.write(graph(), corpus="c")
    return found


def test_elements_come_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = graph()
    for at_once, most, least in ((20_000, 2000, 16), (3, 2, 1), (1, 1, 1)):
        monkeypatch.setattr(reading, "IDS_AT_ONCE", at_once)
        monkeypatch.setattr(reading, "MOST", most)
        monkeypatch.setattr(reading, "LEAST", least)
        stored = Stored(store)
        assert tuple(stored.nodes) == expected.nodes, f"nodes in steps of {at_once}"
        assert tuple(stored.edges) == expected.edges, f"edges in steps of {at_once}"
    assert read_graph(store) == expected


def test_it_counts_what_there_is(store: Store) -> None:
    expected = graph()
    counts = Stored(store).counts
    assert counts.elements == len(expected.nodes) + len(expected.edges)
    assert counts.nodes["Source"] == 1 + len(IDS) and counts.edges["DESCRIBES"] == 2 + len(IDS)
    assert "Meta" not in counts.nodes


def test_an_empty_graph_has_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kgl", write=True) as empty:
        empty.write(Graph.of([], []), corpus="c")
        stored = Stored(empty)
        assert (stored.counts, list(stored.nodes), list(stored.edges)) == (Counts({}, {}), [], [])
