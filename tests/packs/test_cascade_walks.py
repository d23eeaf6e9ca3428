"""The packs that walk the cascade document by document: each once, by its shortest and alphabetically first chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_graphs import PACKS, ask, by, document, edge

from kg.graph import Edge, Graph, Node
from kg.stores import Store, open_store

STEPS = 8
"""So many steps the packs walk."""

WALKERS = {
    "implementers": {"directives": ["top"]},
    "trace_to_commune": {"directives": ["top"], "level": "commune"},
    "cascade": {"directives": ["top"]},
    "upstream": {"documents": ["8-0"]},
    "path_between": {"from": ["top"], "to": ["8-0"]},
    "coverage_by_province": {"directives": ["top"]},
    "time_to_plan": {"directives": ["top"]},
    "diffusion": {"directives": ["top"]},
    "gaps": {"directives": ["top"]},
}

# --- more chains than anybody can list ---------------------------------------------------------------------------


def many_chains(width: int = 8) -> tuple[list[Node], list[Edge]]:
    """Eight levels of which each document implements every one of the level above: over 2^20 chains to the lowest."""
    levels = [["top"], *([f"{level}-{i}" for i in range(width)] for level in range(1, STEPS)), [f"{STEPS}-0"]]
    nodes = [document(id, level="commune" if id == "8-0" else "provincial") for level in levels for id in level]
    edges = [
        edge(lower, kind, upper)
        for above, below in pairwise(levels)
        for lower, upper in product(below, above)
        for kind in ("IMPLEMENTS", "BASED_ON")
    ]
    nodes.append(Node("task", "Task", {"title": "Việc", "text": "Việc"}))
    return nodes, [*edges, edge("8-0", "HAS_TASK", "task")]


@pytest.fixture(scope="module")
def chains(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("chains") / "graph.kgl"
    nodes, edges = many_chains()
    with open_store(path, write=True) as store:
        store.write(Graph.of(nodes, edges), corpus="c")
    with open_store(path) as reader:
        yield reader


@pytest.mark.parametrize("name", WALKERS)
def test_two_million_chains_are_never_listed(chains: Store, name: str) -> None:
    """A query that lists them is stopped by the store long before it ends."""
    rows = PACKS[name].run(chains, WALKERS[name], timeout=20).as_dicts()
    found = [row["document"] for row in rows if "document" in row]
    assert len(found) == len(set(found)), "a document comes twice"


def test_chains_are_counted_without_being_listed(chains: Store) -> None:
    rows = PACKS["path_between"].run(chains, WALKERS["path_between"], timeout=20).as_dicts()
    assert {(row["steps"], row["chains"]) for row in rows} == {(8, 8**7)}
    assert by(rows, "document") == [("8-0",), *((f"{level}-0",) for level in range(7, 0, -1))]
    (lowest,) = [r for r in PACKS["cascade"].run(chains, WALKERS["cascade"], timeout=20) if r["document"] == "8-0"]
    assert (lowest["depth"], lowest["chains"], lowest["parent"]) == (8, 8**7, "7-0")


def test_all_walks_are_one_text() -> None:
    """What differs is the pattern of the step and what is counted besides; a change in one is due in all."""
    steps = {}
    for name in ("implementers", "trace_to_commune", "upstream", "cascade", "path_between"):
        parts = re.split(r"(?=^UNWIND CASE way\[0\])", PACKS[name].text, flags=re.MULTILINE)[1:]
        parts[-1] = "".join(parts[-1].partition("AS way, coalesce(before, more) AS chains\n")[:2])
        parts[-1] = re.split(r"(?<=AS way\n)", parts[-1])[0]
        assert len(parts) == STEPS
        for at, part in enumerate(parts):
            assert part.replace(f"WHEN {at} ", "WHEN 0 ").replace(f"[{at + 1}, ", "[1, ") == parts[0], f"{name}, {at}"
        steps[name] = parts[0]
    assert steps["implementers"] == steps["trace_to_commune"]
    assert steps["upstream"].replace("-[:IMPLEMENTS|BASED_ON]->", "<-[:IMPLEMENTS]-") == steps["implementers"]
    cut = re.compile(r"(?<=\}\)).*?(?=\nWITH)", re.DOTALL)
    assert cut.sub("", steps["cascade"]) == cut.sub("", steps["path_between"])


# --- against a search in plain Python ----------------------------------------------------------------------------

KINDS = ("IMPLEMENTS", "BASED_ON", "GUIDES")
LINKS = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(KINDS), st.integers(0, 7)), max_size=26, unique=True)
NAMES = st.permutations(["B", "A", "C", "A", "D", "B", "E", "C"])
Found = dict[str, tuple[int, str, int]]


def searched(start: str, names: dict[str, str], steps: set[tuple[str, str]]) -> Found:
    """By document: its depth, the document before it on the first of its shortest chains, how many of them there are.
    `steps` are pairs (from, to)."""
    ways = {start: ((names[start],), "", 1)}
    level = [start]
    while level:
        new: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        for here, there in steps:
            if here in level and there not in ways:
                way, _, chains = ways[here]
                new.setdefault(there, []).append(((*way, names[there]), here, chains))
        ways |= {one: (*min(found)[:2], sum(way[2] for way in found)) for one, found in new.items()}
        level = list(new)
    return {one: (len(way) - 1, before, chains) for one, (way, before, chains) in ways.items() if one != start}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINKS, NAMES)
def test_the_tree_has_each_document_once_under_the_first_parent(
    tmp_path: Path, links: list[tuple[int, str, int]], names: list[str]
) -> None:
    nodes = [document(str(i), symbol=name) for i, name in enumerate(names)]
    edges = [edge(str(a), kind, str(b)) for a, kind, b in links]
    called = {str(i): name for i, name in enumerate(names)}
    for relation, kinds in (("", KINDS), ("IMPLEMENTS", ("IMPLEMENTS",))):
        rows = ask(tmp_path, nodes, edges, "cascade", directives=["0"], relation=relation)
        steps = {(str(b), str(a)) for a, kind, b in links if kind in kinds}
        assert {r["document"]: (r["depth"], r["parent"], r["chains"]) for r in rows} == searched("0", called, steps)
        assert len({row["document"] for row in rows}) == len(rows)
        above = ["0"]
        for row in rows:  # in the order of the tree: the parent is the last row before of one depth less
            above[row["depth"] :] = [row["document"]]
            assert above[row["depth"] - 1] == row["parent"]
            best = next(k for k in kinds if (int(row["document"]), k, int(row["parent"])) in set(links))
            assert (row["relation"], row["quote"]) == (best, f"{row['document']} {best} {row['parent']}")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINKS, NAMES)
def test_the_way_between_two_is_the_first_of_the_shortest(
    tmp_path: Path, links: list[tuple[int, str, int]], names: list[str]
) -> None:
    nodes = [document(str(i), symbol=name) for i, name in enumerate(names)]
    called = {str(i): name for i, name in enumerate(names)}
    rows = ask(
        tmp_path, nodes, [edge(str(a), k, str(b)) for a, k, b in links], "path_between", **{"from": ["0"], "to": ["1"]}
    )
    for lower, upper in (("0", "1"), ("1", "0")):
        found = searched(lower, called, {(str(a), str(b)) for a, _, b in links})
        mine = [row for row in rows if row["lower"] == lower]
        steps, _, chains = found.get(upper, (0, "", 0))
        assert [(row["steps"], row["chains"], row["step"]) for row in mine] == [
            (steps, chains, step) for step in range(1, steps + 1)
        ]
        way = [upper]
        while way[0] != lower and way[0] in found:
            way.insert(0, found[way[0]][1])
        assert by(mine, "document", "next") == list(pairwise(way))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINKS, NAMES)
def test_what_a_plan_rests_on_comes_once_by_the_first_chain(
    tmp_path: Path, links: list[tuple[int, str, int]], names: list[str]
) -> None:
    nodes = [document(str(i), symbol=name) for i, name in enumerate(names)]
    called = {str(i): name for i, name in enumerate(names)}
    rows = ask(tmp_path, nodes, [edge(str(a), k, str(b)) for a, k, b in links], "upstream", documents=["0"])
    found = searched("0", called, {(str(a), str(b)) for a, kind, b in links if kind != "GUIDES"})
    assert {row["document"]: row["depth"] for row in rows} == {one: depth for one, (depth, _, _) in found.items()}
    for row in rows:
        before = found[row["document"]][1]
        kind = "IMPLEMENTS" if (int(before), "IMPLEMENTS", int(row["document"])) in links else "BASED_ON"
        assert (row["relation"], row["quote"]) == (kind, f"{before} {kind} {row['document']}")


# --- single cases ------------------------------------------------------------------------------------------------


def test_a_document_that_only_cites_is_on_the_way_when_asked(tmp_path: Path) -> None:
    nodes = [document(id) for id in ("plan", "decision", "law")]
    edges = [edge("plan", "IMPLEMENTS", "decision"), edge("decision", "CITES", "law")]
    assert ask(tmp_path, nodes, edges, "path_between", **{"from": ["law"], "to": ["plan"]}) == []
    rows = ask(tmp_path, nodes, edges, "path_between", **{"from": ["law"], "to": ["plan"], "cites": "yes"})
    assert by(rows, "step", "document", "relation", "next", "quote") == [
        (1, "plan", "IMPLEMENTS", "decision", "plan IMPLEMENTS decision"),
        (2, "decision", "CITES", "law", "decision CITES law"),
    ]
    further = [*nodes, document("constitution")], [*edges, edge("law", "IMPLEMENTS", "constitution")]
    asked = {"from": ["constitution"], "to": ["plan"], "cites": "yes"}
    assert ask(tmp_path, *further, "path_between", **asked) == [], "all would hang together by what is only cited"


def test_documents_of_one_name_keep_their_own_branches_together(tmp_path: Path) -> None:
    nodes = [document("top"), *(document(id, symbol="43/KH-UBND") for id in ("a", "b")), document("x"), document("y")]
    edges = [edge("a", "IMPLEMENTS", "top"), edge("b", "IMPLEMENTS", "top")]
    edges += [edge("y", "IMPLEMENTS", "a"), edge("x", "IMPLEMENTS", "b")]
    rows = ask(tmp_path, nodes, edges, "cascade", directives=["top"])
    assert by(rows, "document", "depth") == [("a", 1), ("y", 2), ("b", 1), ("x", 2)]
