"""What is told of one document: whether it stands, who implements it through others, what is undecided about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.dossier import SHOWN, facts_of
from kg.graph import Edge, Graph, Node, Value
from kg.stores import open_store

Facts = Callable[[str], list[dict[str, Any]]]


def node(id: str, **more: Value) -> Node:
    return Node(id, "Document", {"title": f"Kế hoạch {id}", "symbol": f"{id}/KH", "resolved": True, **more})


def candidates(*listed: object) -> str:
    return json.dumps(listed, ensure_ascii=False)


STUB = candidates(
    {"document": "a", "label": "a/KH", "for": ["the issuer agrees"], "against": ["the year differs"]},
    {"document": "b", "label": "b/KH", "for": [], "against": []},
    {"document": "ab", "label": "ab/KH"},
)
NODES = [
    *(node(id) for id in "abcdefg"),
    node("ab", issued_on="2020-01-01"),
    node("stub", resolved=False, reason="several fit", candidates=STUB, quote="Kế hoạch số 5", source="c.txt"),
    node("bad", resolved=False, candidates="[1, {}, "),
    node("other", resolved=False, candidates=candidates({"document": "b"}, "x", {"label": "?"})),
    node("late", issued_on="2024-03-01"),
]
EDGES = [
    Edge("b", "IMPLEMENTS", "a", {"confidence": 0.9}),
    Edge("c", "IMPLEMENTS", "a", {"confidence": 0.5}),
    Edge("d", "IMPLEMENTS", "b", {}),
    Edge("d", "IMPLEMENTS", "c", {}),
    Edge("e", "IMPLEMENTS", "d", {}),
    Edge("a", "IMPLEMENTS", "e", {}),  # a ring
    Edge("c", "CITES", "stub", {"quote": "theo Kế hoạch số 5", "source": "c.txt"}),
    Edge("late", "REPLACES", "ab", {"quote": "thay thế Kế hoạch số ab/KH", "source": "late.txt"}),
    Edge("ab", "REPEALS", "late", {"quote": "bãi bỏ", "source": "ab.txt"}),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    path = tmp_path_factory.mktemp("dossier") / "graph.kgl"
    with open_store(path, write=True) as store:
        store.write(Graph.of(NODES, EDGES), corpus="c")
    store = open_store(path)
    return lambda document: facts_of(store, document)


def told(rows: list[dict[str, Any]], property: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in rows if row["property"] == property]


def test_every_fact_has_the_same_keys(facts: Facts) -> None:
    assert {tuple(row) for id in ("a", "ab", "stub") for row in facts(id)} == {SHOWN}


def test_a_document_that_is_not_there_has_no_facts(facts: Facts) -> None:
    assert facts("nowhere") == []


def test_implementers_through_others_are_counted_once_and_the_document_itself_never(facts: Facts) -> None:
    assert told(facts("a"), "implemented_by", "other", "confidence") == [("b", 0.9), ("c", 0.5)]
    assert told(facts("a"), "implemented_through", "value") == [(2,)]
    assert told(facts("g"), "implemented_through", "value") == []


def test_whether_a_document_stands(facts: Facts) -> None:
    assert told(facts("ab"), "standing", "state", "via") == [("replaced", ["late/KH"])]
    assert told(facts("ab"), "replaced_by", "state", "since") == [("replaced", "2024-03-01")]
    assert told(facts("g"), "standing", "state", "value") == [("in_force", "in force, as far as the corpus knows")]


def test_an_act_by_an_older_document_is_told_but_not_believed(facts: Facts) -> None:
    rows = facts("late")
    assert told(rows, "standing", "state") == [("in_force",)]
    assert told(rows, "repealed_by", "state", "against") == [(None, ["it is older than this document"])]


def test_what_an_undecided_document_may_be(facts: Facts) -> None:
    rows = facts("stub")
    assert told(rows, "undecided", "value") == [(["issued_on", "issuer"],)]
    assert told(rows, "reason", "value") == [("several fit",)]
    assert told(rows, "may_be", "value", "other", "for", "against") == [
        ("a/KH", "a", ["the issuer agrees"], ["the year differs"]),
        ("b/KH", "b", None, None),
        ("ab/KH", "ab", None, None),
    ]
    assert not told(rows, "standing", "state"), "nothing is said of the force of a document that nobody knows"
    assert not told(rows, "candidates", "value")


def test_undecided_mentions_that_may_mean_a_document(facts: Facts) -> None:
    keys = ("other", "symbol", "quote", "source", "for", "against")
    assert told(facts("a"), "may_be_named_in", *keys) == [
        ("stub", "c/KH", "theo Kế hoạch số 5", "c.txt", ["the issuer agrees"], ["the year differs"])
    ]
    assert told(facts("b"), "may_be_named_in", "other", "value") == [
        ("other", "Kế hoạch other"),
        ("stub", "c/KH Kế hoạch c"),
    ]
    assert not told(facts("g"), "may_be_named_in", "other")


def test_candidates_in_no_known_form_are_passed_over(facts: Facts) -> None:
    assert not told(facts("bad"), "may_be", "other")


def test_facts_survive_a_graph_without_candidates(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of([node("a"), node("b", resolved=False)], []), corpus="c")
        assert told(facts_of(store, "a"), "standing", "state") == [("in_force",)]
