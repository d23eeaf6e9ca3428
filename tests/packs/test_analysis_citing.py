"""What plans name: those without a directive, what is named most, and what rests on documents that were gone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_graphs import ask, by, document, edge

# --- orphans -----------------------------------------------------------------------------------------------------

PLANS = [
    document("1", level="provincial", issued_on="2024-01-01"),  # implements a directive
    document("2", level="provincial", issued_on="2023-01-01"),  # says it implements something, nobody knows what
    document("3", level="commune"),  # names no directive, has no date
    document("4", "QĐ", title="Quyết định ban hành KẾ HOẠCH hành động", level="central", issued_on="2022"),
    document("5", "QĐ", title="Quyết định bổ nhiệm", level="central"),
    document("6", status="cited"),
    document("7", "CT", level="central"),
    document("stub", status="cited", resolved=False, symbol=None, title="Chỉ thị của Tỉnh ủy"),
    document("8", "NQ", level="provincial", issued_on="2022-05", title="Nghị quyết của tỉnh"),
    document("9", "Luật", level="central", title="Luật"),
    document("10", "KH", level="central", issued_on="2025", status="cited"),
]
NAMED = [
    edge("1", "IMPLEMENTS", "7"),
    edge("2", "IMPLEMENTS", "stub"),
    edge("2", "BASED_ON", "8"),
    edge("2", "CITES", "7"),
    edge("2", "CITES", "10"),  # later than the plan
    edge("2", "BASED_ON", "9"),
    edge("3", "CITES", "8"),
    edge("4", "BASED_ON", "8"),  # of a lower level
]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, ["3", "4", "2"]),
        ({"level": "tỉnh"}, ["2"]),
        ({"types": "QĐ"}, ["4"]),
        ({"types": "KH,CTr"}, ["3", "2"]),
        ({"types": "CTr"}, []),
    ],
)
def test_plans_held_without_a_known_directive(tmp_path: Path, values: dict[str, str], found: list[str]) -> None:
    assert [row["document"] for row in ask(tmp_path, PLANS, NAMED, "orphans", **values)] == found


def test_an_orphan_comes_with_what_it_may_implement(tmp_path: Path) -> None:
    rows = ask(tmp_path, PLANS, NAMED, "orphans")
    assert by(rows, "document", "open_directives", "rests_on") == [
        ("3", [], ["8/NQ"]),
        ("4", [], []),
        ("2", ["Chỉ thị của Tỉnh ủy"], ["7/CT", "8/NQ"]),
    ]


# --- most_cited --------------------------------------------------------------------------------------------------

LEVELS = ["central", "provincial", "district", "commune", "unit", None]
KINDS = ["IMPLEMENTS", "BASED_ON", "CITES", "AMENDS", "REPLACES", "GUIDES"]
CITINGS = st.sets(st.tuples(st.integers(0, 5), st.sampled_from(KINDS), st.integers(0, 5)), max_size=30)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CITINGS, st.sampled_from(["", "IMPLEMENTS", "AMENDS"]), st.integers(0, 4))
def test_each_document_counts_those_that_name_it_once(
    tmp_path: Path, links: set[tuple[int, str, int]], relation: str, top: int
) -> None:
    nodes = [document(str(n), level=level) for n, level in enumerate(LEVELS)]
    edges = [edge(str(a), kind, str(b)) for a, kind, b in sorted(links)]
    rows = ask(tmp_path, nodes, edges, "most_cited", relation=relation, top=top)
    citing: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for a, kind, b in links:
        if relation in ("", kind):
            citing[str(b)][a].add(kind)
    expected = [
        (
            cited,
            len(who),
            sum("IMPLEMENTS" in kinds for kinds in who.values()),
            sum("BASED_ON" in kinds for kinds in who.values()),
            *(sum(LEVELS[one] == level for one in who) for level in LEVELS[:5]),
        )
        for cited, who in citing.items()
    ]
    columns = ("by_centre", "by_provinces", "by_districts", "by_communes", "by_units")
    found = by(rows, "document", "cited_by", "implemented_by", "basis_of", *columns)
    assert found == sorted(expected, key=lambda row: (-row[1], row[0]))[:top]


def test_the_most_cited_of_some_types_by_one_level(tmp_path: Path) -> None:
    nodes = [
        document("nq", "NQ"),
        document("law", "Luật"),
        document("a", level="commune"),
        document("b", level="central"),
    ]
    edges = [edge(one, "CITES", other) for one in "ab" for other in ("nq", "law")]
    rows = ask(tmp_path, nodes, edges, "most_cited", types="NQ,KL", level="xã")
    assert by(rows, "document", "cited_by") == [("nq", 1)]


# --- superseded_basis --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gone", "issued", "found"),
    [
        ("2020-01-01", "2020-01-02", True),
        ("2020-01-02", "2020-01-02", False),
        ("2020-01-03", "2020-01-02", False),
        ("2020", "2021-05-01", True),
        ("2020", "2020-05-01", False),  # some day in 2020: nobody knows which came first
        ("2020-04", "2020-05-01", True),
        ("2020-04-01", "2021", True),
        (None, "2020-05-01", False),
        ("2020-05-01", None, False),
    ],
)
def test_a_basis_was_gone_only_where_the_dates_say_so(
    tmp_path: Path, gone: str | None, issued: str | None, found: bool
) -> None:
    nodes = [document("old"), document("new", issued_on=gone), document("plan", issued_on=issued)]
    edges = [edge("new", "REPLACES", "old"), edge("plan", "BASED_ON", "old")]
    rows = ask(tmp_path, nodes, edges, "superseded_basis")
    assert by(rows, "document", "basis", "acting", "now", "names_new", "in_part") == (
        [("plan", "old", "new", ["new/KH"], False, False)] if found else []
    )


def test_what_stood_when_the_plan_was_issued(tmp_path: Path) -> None:
    """a was replaced by b, b by c before the plan, c by d after it; e repealed f, in part."""
    dates = {"b": "2018", "c": "2019", "d": "2022", "e": "2019", "plan": "2020-02-03"}
    nodes = [document(name, issued_on=dates.get(name)) for name in "abcdef"] + [
        document("plan", issued_on="2020-02-03")
    ]
    edges = [
        edge("b", "REPLACES", "a"),
        edge("c", "REPLACES", "b"),
        edge("d", "REPLACES", "c"),
        edge("e", "REPEALS", "f", evidence='[{"locator": "Điều 5", "quote": "bãi bỏ Điều 5"}]'),
        edge("plan", "IMPLEMENTS", "a"),
        edge("plan", "CITES", "b"),
        edge("plan", "BASED_ON", "c"),
        edge("plan", "BASED_ON", "f"),
    ]
    rows = ask(tmp_path, nodes, edges, "superseded_basis", citing="yes")
    assert by(rows, "relation", "basis", "act", "acting", "now", "names_new", "in_part") == [
        ("BASED_ON", "f", "REPEALS", "e", [], False, True),
        ("CITES", "b", "REPLACES", "c", ["c/KH"], True, False),
        ("IMPLEMENTS", "a", "REPLACES", "b", ["c/KH"], True, False),
    ]
    assert (rows[2]["quote"], rows[2]["acting_quote"]) == ("plan IMPLEMENTS a", "b REPLACES a")


def test_a_plan_that_ends_its_basis_itself_does_not_rest_on_it(tmp_path: Path) -> None:
    nodes = [document("old"), document("new", issued_on="2019"), document("plan", issued_on="2020")]
    edges = [edge("new", "REPEALS", "old"), edge("plan", "REPLACES", "old"), edge("plan", "BASED_ON", "old")]
    assert ask(tmp_path, nodes, edges, "superseded_basis") == []
