"""The generated graphs are what the tests that use them take them for."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from kg.graph import Graph
from tests.generated.graphs import BOTTOM, TOP, chains, graph_of


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(3000, seed=2).graph()


def test_the_same_seed_gives_the_same_graph_in_canonical_order(graph: Graph) -> None:
    again = graph_of(3000, seed=2)
    assert (tuple(again.nodes), tuple(again.edges)) == (graph.nodes, graph.edges)
    assert graph_of(3000, seed=3).links != again.links


@pytest.mark.parametrize(("nodes", "edges"), [(3000, None), (3000, 12_000)])
def test_the_size_is_what_was_asked_for(nodes: int, edges: int | None) -> None:
    made = graph_of(nodes, edges=edges)
    assert len(made.rows) == pytest.approx(nodes, rel=0.25)
    assert len(made.links) == pytest.approx(edges or 3.5 * nodes, rel=0.05)


def test_it_has_what_makes_answers_go_wrong(graph: Graph) -> None:
    above: dict[str, set[str]] = {node.id: set() for node in graph.nodes}
    for edge in graph.edges:
        if edge.type == "IMPLEMENTS":
            above[edge.source].add(edge.target)
    assert sum(len(upper) > 1 for upper in above.values()) > 50, "documents that implement several directives"
    assert any(one in above[other] for one in above for other in above[one] if one != other), "rings of two"
    assert any(edge.source == edge.target for edge in graph.edges), "loops"
    diamonds = sum(bool(above[a] & above[one]) for one in above for a in above[one] if a != one)
    assert diamonds > 20
    documents = [node.properties for node in graph.nodes if node.label == "Document"]
    symbols = Counter(own.get("symbol") for own in documents)
    assert symbols["51-KL/TW"] >= 2
    assert sum(count > 1 for count in symbols.values()) > 20, "symbols of several documents"
    assert {own.get("resolved") for own in documents} == {True, False}
    assert any("issued_on" not in own for own in documents)
    texts = Counter(node.properties["text"] for node in graph.nodes if node.label == "Task")
    assert sum(count > 1 for count in texts.values()) > 20, "tasks copied word for word"
    kinds = {type(node.properties.get("value")) for node in graph.nodes if node.label == "Target"}
    assert kinds == {int, float, type(None)}


@pytest.mark.parametrize(("width", "depth"), [(8, 8), (2, 21)])
def test_chains_are_too_many_to_list(width: int, depth: int) -> None:
    above: dict[str, list[str]] = defaultdict(list)
    for edge in chains(width, depth).edges:
        if edge.type == "IMPLEMENTS":
            above[edge.source].append(edge.target)
    ways, steps = Counter({BOTTOM: 1}), 0
    while TOP not in ways:
        ways = sum((Counter(dict.fromkeys(above[id], count)) for id, count in ways.items()), Counter())
        steps += 1
    assert steps == depth
    assert ways[TOP] == width ** (depth - 1) >= 2**20
