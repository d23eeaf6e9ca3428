"""A checksum is equal for equal graphs, and for no others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_graph import sample_graph
from stores.values import HALF, HOSTILE, MARKED, graphs

from kg.checksum import Checksum, Difference, differences
from kg.graph import Edge, Graph, Node, Value
from kg.stores import open_store
from kg.stores.reading import Stored


def of(*nodes: Node, edges: tuple[Edge, ...] = ()) -> Checksum:
    return Checksum.of(Graph(nodes, edges))


def document(**properties: Value) -> Node:
    return Node("a", "Document", {"title": "a", **properties})


PLAN, DIRECTIVE = document(), Node("b", "Document", {"title": "b"})
CITES = Edge("a", "CITES", "b", {"quote": "q"})

EQUAL = {
    "the order of elements": (of(PLAN, DIRECTIVE), of(DIRECTIVE, PLAN)),
    "the order of properties": (
        of(Node("a", "Document", {"title": "a", "year": 1})),
        of(Node("a", "Document", {"year": 1, "title": "a"})),
    ),
    "a property without a value": (of(document(symbol=None)), of(document())),
    "half characters, as stores keep them": (of(document(symbol=HALF)), of(document(symbol=MARKED))),
}
DIFFERENT = {
    "an id": (of(PLAN), of(Node("c", "Document", {"title": "a"}))),
    "a label": (of(PLAN), of(Node("a", "Task", {"title": "a"}))),
    "whole and part": (of(document(value=1)), of(document(value=1.0))),
    "a number and its text": (of(document(value=1)), of(document(value="1"))),
    "true and one": (of(document(value=True)), of(document(value=1))),
    "true and its text": (of(document(value=True)), of(document(value="true"))),
    "nothing and an empty text": (of(document()), of(document(symbol=""))),
    "nothing and the text null": (of(document()), of(document(symbol="null"))),
    "the name of a property": (of(document(symbol="x")), of(document(number="x"))),
    "two values that change places": (of(document(symbol="x", number="y")), of(document(symbol="y", number="x"))),
    "an element twice": (of(PLAN, DIRECTIVE, DIRECTIVE), of(PLAN, DIRECTIVE)),
    "another element twice": (of(PLAN, PLAN, DIRECTIVE), of(PLAN, DIRECTIVE, DIRECTIVE)),
    "the way of an edge": (of(edges=(CITES,)), of(edges=(Edge("b", "CITES", "a", {"quote": "q"}),))),
    "the type of an edge": (of(edges=(CITES,)), of(edges=(Edge("a", "AMENDS", "b", {"quote": "q"}),))),
    "a quote": (of(edges=(CITES,)), of(edges=(Edge("a", "CITES", "b", {"quote": "p"}),))),
    "where an id ends": (of(edges=(Edge("a", "CITES", "bc"),)), of(edges=(Edge("ab", "CITES", "c"),))),
}


@pytest.mark.parametrize("what", EQUAL)
def test_it_does_not_depend_on(what: str) -> None:
    first, second = EQUAL[what]
    assert first == second and first.digest == second.digest and not differences(first, second)


@pytest.mark.parametrize("what", DIFFERENT)
def test_it_tells_apart(what: str) -> None:
    first, second = DIFFERENT[what]
    assert first.digest != second.digest and differences(first, second)


def test_it_says_what_differs() -> None:
    first = of(PLAN, DIRECTIVE, Node("t", "Task", {"title": "t"}), edges=(CITES,))
    second = of(document(title="A"), DIRECTIVE, edges=(CITES, Edge("b", "CITES", "a")))
    assert differences(first, second) == [
        Difference("node", "Document", 2, 2),
        Difference("node", "Task", 1, 0),
        Difference("relationship", "CITES", 1, 2),
    ]


def test_it_stays_what_it_is() -> None:
    """Figures of another day can be compared."""
    assert of(PLAN, edges=(CITES,)).digest == "85ae83d6d7ec4217d06dc8016f52b00c"


@given(graphs(), graphs(), st.randoms())
def test_equal_graphs_and_no_others(first: Graph, second: Graph, chance: random.Random) -> None:
    mixed = Graph(*(tuple(chance.sample(items, len(items))) for items in (first.nodes, first.edges)))
    assert Checksum.of(mixed) == Checksum.of(first)
    assert (Checksum.of(first) == Checksum.of(second)) == (told(first) == told(second))


def told(graph: Graph) -> str:
    """A graph with the types of its values."""
    nodes = [(node.label, node.id, sorted(node.properties.items())) for node in graph.nodes]
    return repr([nodes, [(edge.key, sorted(edge.properties.items())) for edge in graph.edges]])


def test_what_a_store_holds_has_the_checksum_of_what_was_written(tmp_path: Path) -> None:
    hostile = [Node(f"x/{at} {v[:20]}", "Source", {"title": v, "uri": v}) for at, v in enumerate(HOSTILE)]
    numbers = {"whole": -(2**63), "part": 5e-324, "large": 1.7976931348623157e308, "yes": True}
    sample = sample_graph()
    graph = Graph.of([*sample.nodes, *hostile, Node("n", "Number", {"title": "n", **numbers})], sample.edges)
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(graph, corpus="c")
        assert differences(Checksum.of(Stored(store)), Checksum.of(graph)) == []
