"""What differs between two graphs, and what remains of the events of several loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import difference as module
from kg.difference import KINDS, TURNS, Change, Kind, Turn, counted, difference, net
from kg.graph import Edge, Graph, Node, Value
from kg.stores import open_store

Compared = Callable[[Graph, Graph], list[Change]]


def document(id: str, **facts: Value) -> Node:
    return Node(id, "Document", {"title": f"Kế hoạch {id}", "symbol": f"{id}/KH", **facts})


def task(id: str, text: str, **facts: Value) -> Node:
    return Node(id, "Task", {"title": text, "text": text, **facts})


def implements(evidence: str, confidence: float = 0.9) -> Edge:
    proof = {"quote": "thực hiện", "source": "x.txt", "confidence": confidence, "evidence": evidence}
    return Edge("b", "IMPLEMENTS", "a", proof)


PROOF = '[{"source": "x.txt", "start": 5}]'
SO_A, SO_B = Node("A", "Organization", {"title": "Sở A"}), Node("B", "Organization", {"title": "Sở B"})
TARGET = Node("target/1", "Target", {"title": "Đạt 95%", "text": "Đạt 95%", "value": 95.0, "unit": "%"})
SOURCE = Node("source/x", "Source", {"title": "x.txt", "uri": "x.txt"})
PLAIN = Graph.of(
    [document("a"), document("b"), task("task/1", "Rà soát trường lớp"), SO_A, SO_B, TARGET, SOURCE],
    [
        implements(PROOF),
        Edge("b", "HAS_TASK", "task/1"),
        Edge("b", "HAS_TARGET", "target/1"),
        Edge("task/1", "ASSIGNED_TO", "A", {"role": "lead"}),
        Edge("source/x", "DESCRIBES", "b"),
    ],
)


def with_nodes(graph: Graph, *nodes: Node) -> Graph:
    """The graph with nodes added, or put in place of those of the same id."""
    kept = {node.id: node for node in (*graph.nodes, *nodes)}
    return Graph.of(kept.values(), graph.edges)


def with_edges(graph: Graph, *edges: Edge) -> Graph:
    kept = {(edge.source, edge.type, edge.target): edge for edge in (*graph.edges, *edges)}
    return Graph.of(graph.nodes, kept.values())


def without(graph: Graph, *ids: str) -> Graph:
    return Graph.of(
        [node for node in graph.nodes if node.id not in ids],
        [edge for edge in graph.edges if edge.source not in ids and edge.target not in ids],
    )


@pytest.fixture
def compared(tmp_path: Path) -> Compared:
    """Writes two graphs to stores of their own and compares these."""

    def compare(old: Graph, new: Graph) -> list[Change]:
        for name, graph in (("old", old), ("new", new)):
            (tmp_path / f"{name}.kgl").unlink(missing_ok=True)
            with open_store(tmp_path / f"{name}.kgl", write=True) as store:
                store.write(graph, corpus=name)
        with open_store(tmp_path / "old.kgl") as before, open_store(tmp_path / "new.kgl") as after:
            return list(difference(before, after))

    return compare


RENUMBERED = Graph.of(
    [*(node for node in PLAIN.nodes if node.label != "Task"), task("task/7", "Rà soát trường lớp")],
    [
        *(edge for edge in PLAIN.edges if "task/1" not in (edge.source, edge.target)),
        Edge("b", "HAS_TASK", "task/7"),
        Edge("task/7", "ASSIGNED_TO", "A", {"role": "lead"}),
    ],
)
# (what it tries, the newer graph, changes as (kind, turn, key, property, old, new)); the older graph is PLAIN
CASES = [
    ("nothing", PLAIN, []),
    (
        "a document learns its date",
        with_nodes(PLAIN, document("a", issued_on="2020-01-01")),
        [("document", "changed", "a", "issued_on", None, "2020-01-01")],
    ),
    ("a document comes", with_nodes(PLAIN, document("c")), [("document", "came", "c", None, None, None)]),
    (
        "a document goes with what hangs on it",
        without(PLAIN, "a"),
        [("document", "went", "a", None, None, None), ("relation", "went", "IMPLEMENTS b a", None, None, None)],
    ),
    (
        "a relation comes",
        with_edges(PLAIN, Edge("a", "CITES", "b", {"quote": "x"})),
        [("relation", "came", "CITES a b", None, None, None)],
    ),
    (
        "a relation is surer",
        with_edges(PLAIN, implements(PROOF, 0.95)),
        [("relation", "changed", "IMPLEMENTS b a", "confidence", 0.9, 0.95)],
    ),
    ("a proof has moved in its text", with_edges(PLAIN, implements('[{"source": "x.txt", "start": 9}]')), []),
    (
        "another text says so too",
        with_edges(PLAIN, implements('[{"source": "x.txt"}, {"source": "a.txt"}, {"rule": "derived"}]')),
        [("relation", "changed", "IMPLEMENTS b a", "said_in", "x.txt", "a.txt, x.txt")],
    ),
    ("a task has another number", RENUMBERED, []),
    (
        "a task has a deadline",
        with_nodes(PLAIN, task("task/1", "Rà soát trường lớp", deadline="30/6/2026")),
        [("task", "changed", "task/1", "deadline", None, "30/6/2026")],
    ),
    (
        "a task has another body",
        with_edges(PLAIN, Edge("task/1", "ASSIGNED_TO", "B", {"role": "support"})),
        [("task", "changed", "task/1", "assignees", "lead: Sở A", "lead: Sở A; support: Sở B")],
    ),
    (
        "a task has other words",
        with_nodes(PLAIN, task("task/1", "Báo cáo")),
        [("task", "came", "task/1", None, None, None), ("task", "went", "task/1", None, None, None)],
    ),
    (
        "a target is higher",
        with_nodes(PLAIN, Node("target/1", "Target", {**TARGET.properties, "value": 96.0})),
        [("target", "changed", "target/1", "value", 95.0, 96.0)],
    ),
    (
        "a document has another source",
        with_edges(PLAIN, Edge("source/x", "DESCRIBES", "a")),
        [("document", "changed", "a", "sources", "", "x.txt")],
    ),
    ("a body comes", with_nodes(PLAIN, Node("C", "Organization", {"title": "Sở C"})), []),
]


@pytest.mark.parametrize(("new", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_differs(compared: Compared, new: Graph, told: list[tuple[object, ...]]) -> None:
    found = compared(PLAIN, new)
    flat = [(one.kind, one.turn, one.key, *prop) for one in found for prop in one.properties or ((None, None, None),)]
    assert flat == told


MIRROR = {"came": "went", "went": "came", "changed": "changed"}


@pytest.mark.parametrize("new", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_seen_from_the_other_side_what_came_went(compared: Compared, new: Graph) -> None:
    there = {
        (one.kind, MIRROR[one.turn], *((p[0], p[2], p[1]) for p in one.properties)) for one in compared(PLAIN, new)
    }
    assert {(one.kind, one.turn, *one.properties) for one in compared(new, PLAIN)} == there


def test_the_same_words_twice_are_two_tasks(compared: Compared) -> None:
    twice = with_edges(with_nodes(PLAIN, task("task/2", "rà soát  trường lớp")), Edge("b", "HAS_TASK", "task/2"))
    assert [(one.kind, one.turn, one.document) for one in compared(PLAIN, twice)] == [("task", "came", "b")]


def test_many_documents_are_compared_in_steps(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 3)
    old = Graph.of([document(f"d{n:02}") for n in range(0, 20)], [])
    new = Graph.of([document(f"d{n:02}") for n in range(5, 25)], [])
    assert [(one.turn, one.key) for one in compared(old, new)] == [
        *(("went", f"d{n:02}") for n in range(5)),
        *(("came", f"d{n:02}") for n in range(20, 25)),
    ]


@dataclass(frozen=True)
class Event:
    """An event as the corpus tells it."""

    kind: Kind
    key: str
    title: str
    change: Turn


# what happened to one thing, load by load, and what remains of it
EVENTS: list[tuple[tuple[Turn, ...], Turn | None]] = [
    (("came",), "came"),
    (("went",), "went"),
    (("changed",), "changed"),
    (("came", "went"), None),
    (("came", "changed"), "came"),
    (("changed", "went"), "went"),
    (("went", "came"), "changed"),
    (("came", "went", "came"), "came"),
    (("went", "came", "went"), "went"),
    (("changed", "changed"), "changed"),
]


@pytest.mark.parametrize(("story", "remains"), EVENTS, ids=[" ".join(case[0]) for case in EVENTS])
def test_what_remains_of_several_events(story: tuple[Turn, ...], remains: Turn | None) -> None:
    found = net(Event("task", "task/1", "Rà soát" if turn != "went" else "", turn) for turn in story)
    assert [one.turn for one in found] == ([remains] if remains else [])
    assert all(one.title == "Rà soát" for one in found) or story == ("went",)


STATES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))


@given(st.lists(STATES, min_size=2, max_size=6))
def test_the_net_of_all_events_is_the_difference_of_the_ends(states: list[dict[str, int]]) -> None:
    events = []
    for before, after in pairwise(states):
        for key in sorted(before.keys() | after.keys()):
            if before.get(key) != after.get(key):
                turn: Turn = "came" if key not in before else "went" if key not in after else "changed"
                events.append(Event("document", key, key, turn))
    found = {one.key: one.turn for one in net(events)}
    first, last = states[0], states[-1]
    for key in "abcd":
        there = (key in first, key in last)
        assert (
            found.get(key)
            in {
                (True, False): {"went"},
                (False, True): {"came"},
                (False, False): {None},
                (True, True): {None, "changed"} if first.get(key) == last.get(key) else {"changed"},
            }[there]
        )


def test_changes_are_counted_by_kind() -> None:
    numbers = counted(
        [Change("task", "came", "1", ""), Change("task", "came", "2", ""), Change("target", "went", "3", "")]
    )
    assert numbers["task"] == {"came": 2, "went": 0, "changed": 0} and numbers["target"]["went"] == 1
    assert tuple(numbers) == KINDS and all(tuple(turns) == TURNS for turns in numbers.values())
