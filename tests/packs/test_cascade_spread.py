"""Where a directive has arrived, when, and where not: provinces, days, months, and bodies of which nothing is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_graphs import ask, body, by, document, edge

from kg.graph import Edge, Node, Value

# Two provinces until 30 June 2025, of which one is since: its name goes on. A third one keeps its borders.
PROVINCES = [
    ("old-a", "tỉnh A", None, "2025-06-30"),
    ("old-b", "tỉnh B", None, "2025-06-30"),
    ("old-c", "tỉnh C", None, "2025-06-30"),
    ("new-a", "tỉnh A", "2025-07-01", None),
    ("new-c", "tỉnh C", "2025-07-01", None),
]


def place(id: str, title: str, since: str | None, until: str | None, level: str = "provincial") -> Node:
    known = {"title": title, "level": level, "valid_from": since, "valid_to": until}
    return Node(id, "Place", {name: value for name, value in known.items() if value is not None})


PLACES = [
    *(place(*row) for row in PROVINCES),
    place("ancient", "tỉnh Z", None, "1996-12-31"),
    place("xa", "xã X", None, "2025-06-30", "commune"),
    place("huyen", "huyện H", None, "2025-06-30", "district"),
]
BORDERS = [
    edge("old-a", "SUCCEEDED_BY", "new-a"),
    edge("old-b", "SUCCEEDED_BY", "new-a"),
    edge("old-c", "SUCCEEDED_BY", "new-c"),
    edge("xa", "PART_OF", "huyen"),
    edge("huyen", "PART_OF", "old-c"),
]
DIRECTIVE = document("directive", "CT", level="central", issued_on="2024-05-31")


def plan(id: str, issued_on: str | None, province: str | None, level: str = "provincial", **more: Value) -> Node:
    return document(id, issued_on=issued_on, territory=province, level=level, **more)


def below(*plans: Node) -> list[Edge]:
    return [edge(one.id, "IMPLEMENTS", "directive") for one in plans]


# --- coverage_by_province ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issued_on", "province", "status", "states"),
    [
        ("2024-08-01", "tỉnh A", "held", {"old-a": "held", "new-a": "before"}),
        ("2024-08-01", "tỉnh B", "held", {"old-b": "held", "new-a": "before"}),
        ("2024-08-01", "Tỉnh B", "cited", {"old-b": "cited", "new-a": "before"}),
        ("2025-06-30", "tỉnh C", "cited", {"old-c": "cited", "new-c": "before"}),
        ("2025-07-01", "tỉnh A", "held", {"new-a": "held"}),
        ("2025-07", "tỉnh A", "cited", {"new-a": "cited"}),
        ("2025", "tỉnh C", "held", {"old-c": "held", "new-c": "held"}),  # the one or the other
        (None, "tỉnh C", "held", {"old-c": "held", "new-c": "held"}),
        ("2024-08-01", None, "held", {}),
    ],
)
def test_a_plan_counts_for_the_province_of_its_day(
    tmp_path: Path, issued_on: str | None, province: str | None, status: str, states: dict[str, str]
) -> None:
    mine = plan("plan", issued_on, province, status=status)
    rows = ask(
        tmp_path, [DIRECTIVE, mine, *PLACES], [*below(mine), *BORDERS], "coverage_by_province", directives="directive"
    )
    expected = {id: states.get(id, "none") for id, *_ in PROVINCES}
    assert {row["province"]: row["state"] for row in rows} == expected, "all that were there since, each once"
    assert len(rows) == len(expected)


def test_a_province_with_its_plans_and_those_below_and_before(tmp_path: Path) -> None:
    plans = [
        plan("late", "2024-12", "tỉnh C"),
        plan("early", "2024-07-01", "tỉnh C", status="cited"),
        plan("commune", "2025-01-01", "xã X", "commune"),
        plan("now", "2026-01-01", "tỉnh C"),
    ]
    edges = [*below(*plans), *BORDERS, edge("late", "IMPLEMENTS", "early"), edge("commune", "ISSUED_BY", "ubnd-x")]
    nodes = [DIRECTIVE, *plans, *PLACES, body("ubnd-x")]
    rows = ask(
        tmp_path, nodes, [*edges, edge("ubnd-x", "LOCATED_IN", "xa")], "coverage_by_province", directives="directive"
    )
    by_id = {row["province"]: row for row in rows}
    columns = ("state", "held", "cited", "below", "before", "first", "first_issued_on", "went_into", "came_from")
    assert by([by_id["old-c"], by_id["new-c"], by_id["old-b"], by_id["new-a"]], *columns) == [
        ("held", 1, 1, 1, 0, "early", "2024-07-01", [], []),
        ("held", 1, 0, 0, 2, "now", "2026-01-01", [], []),
        ("none", 0, 0, 0, 0, None, None, ["tỉnh A"], []),
        ("none", 0, 0, 0, 0, None, None, [], ["tỉnh A", "tỉnh B"]),
    ]
    none = ask(tmp_path, nodes, edges, "coverage_by_province", directives="directive", state="none")
    assert {row["province"] for row in none} == {"old-a", "old-b", "new-a"}


# --- time_to_plan ------------------------------------------------------------------------------------------------

DATES = st.dates(date(1945, 9, 2), date(2045, 9, 2)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


def first_and_last(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        return date(year, parts[1], parts[2]), date(year, parts[1], parts[2])
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DATES, st.lists(DATES, min_size=1, max_size=12))
def test_days_are_those_of_the_calendar(tmp_path: Path, of_directive: str, of_plans: list[str]) -> None:
    plans = [plan(str(i), day, None) for i, day in enumerate(of_plans)]
    directive = document("directive", "CT", issued_on=of_directive)
    rows = ask(tmp_path, [directive, *plans], below(*plans), "time_to_plan", directives="directive")
    least, most = first_and_last(of_directive)
    for row in rows:
        first, last = first_and_last(row["issued_on"])
        assert (row["days_least"], row["days_most"]) == ((first - most).days, (last - least).days)
    assert {row["document"]: row["issued_on"] for row in rows} == {str(i): day for i, day in enumerate(of_plans)}
    days = sorted(row["days_least"] for row in rows)
    assert {row["level_middle"] for row in rows} == {days[len(days) // 2]}


def test_plans_are_told_level_by_level_the_first_one_first(tmp_path: Path) -> None:
    plans = [
        plan("commune", "2024-06-30", None, "commune"),
        plan("b", "2024-06-03", None),
        plan("a", "2024-06-01", None),
        plan("ministry", "2024", None, "central"),
        plan("undated", None, None),
    ]
    edges = [*below(*plans[1:]), edge("commune", "IMPLEMENTS", "a")]
    rows = ask(tmp_path, [DIRECTIVE, *plans], edges, "time_to_plan", directives="directive")
    assert by(rows, "level", "level_documents", "level_middle", "document", "days_least", "days_most", "directly") == [
        ("central", 1, -151, "ministry", -151, 214, True),
        ("provincial", 3, 3, "a", 1, 1, True),
        ("provincial", 3, 3, "b", 3, 3, True),
        ("provincial", 3, 3, "undated", None, None, True),
        ("commune", 1, 30, "commune", 30, 30, False),
    ]
    some = ask(tmp_path, [DIRECTIVE, *plans], edges, "time_to_plan", directives="directive", level="xã")
    assert by(some, "document") == [("commune",)]


# --- diffusion ---------------------------------------------------------------------------------------------------


def test_how_a_directive_spreads_month_by_month(tmp_path: Path) -> None:
    plans = [
        plan("a1", "2024-06-01", "tỉnh A"),
        plan("a2", "2024-08-01", "tỉnh A"),
        plan("b1", "2024-08", "tỉnh B"),
        plan("c1", "2024", "tỉnh C"),
        plan("x1", "2025-02-01", "xã X", "commune"),
        plan("a3", None, "tỉnh A"),
        plan("b2", "2025-01-05", "tỉnh B"),
    ]
    edges = [*below(*plans), edge("b1", "IMPLEMENTS", "a1"), *BORDERS, edge("x1", "ISSUED_BY", "ubnd-x")]
    edges.append(edge("ubnd-x", "LOCATED_IN", "xa"))
    nodes = [DIRECTIVE, *plans, *PLACES, body("ubnd-x")]
    rows = ask(tmp_path, nodes, edges, "diffusion", directives="directive")
    columns = ("period", "months", "level", "documents", "documents_so_far", "provinces", "provinces_so_far")
    assert by(rows, *columns) == [
        ("2024-06", 1, "provincial", 1, 1, ["tỉnh A"], 1),
        ("2024-08", 3, "provincial", 2, 3, ["tỉnh B"], 2),
        ("2024", None, "provincial", 1, 4, ["tỉnh C"], 3),
        ("2025-01", 8, "provincial", 1, 5, [], 3),
        ("2025-02", 9, "commune", 1, 1, ["tỉnh C"], 1),
        (None, None, "provincial", 1, 6, [], 3),
    ]


PLAN = st.tuples(
    st.sampled_from([None, "2024", "2024-07", "2024-07-09", "2024-09-01", "2025", "2025-01-31"]),
    st.sampled_from([None, "tỉnh A", "tỉnh B", "tỉnh C"]),
    st.sampled_from(["provincial", "commune"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PLAN, max_size=14))
def test_nothing_is_lost_and_nothing_counts_twice(
    tmp_path: Path, drawn: list[tuple[str | None, str | None, str]]
) -> None:
    plans = [plan(str(i), *one) for i, one in enumerate(drawn)]
    rows = ask(tmp_path, [DIRECTIVE, *plans], below(*plans), "diffusion", directives="directive")
    for level in ("provincial", "commune"):
        mine, own = [one for one in drawn if one[2] == level], [row for row in rows if row["level"] == level]
        until = [sum(row["documents"] for row in own[: at + 1]) for at in range(len(own))]
        assert [row["documents_so_far"] for row in own] == until
        assert sum(row["documents"] for row in own) == len(mine)
        named = [name for row in own for name in row["provinces"]]
        assert sorted(named) == sorted({one[1] for one in mine if one[1] and level == "provincial"})
        assert len({row["period"] for row in own}) == len(own)


# --- gaps --------------------------------------------------------------------------------------------------------


def told(body_id: str, how: str = "", **more: Value) -> Edge:
    return edge("directive", "SENT_TO", body_id, **{"quote": f"{body_id}{how};", **more})


BODIES = [
    body("a", level="provincial"),
    body("b", level="provincial"),
    body("all", level="provincial", collective=True),
    body("others", level="central", collective=True),
    body("tỉnh ủy", kind="committee", level="provincial"),
    body("thường trực", kind="committee", level="provincial"),
    body("ban thường vụ", kind="committee", level="provincial"),
    body("old", level="provincial"),
    body("new", level="provincial"),
    body("sở", kind="department", level="provincial"),
]
HOUSES = [
    edge("a", "MEMBER_OF", "all"),
    edge("b", "MEMBER_OF", "all", valid_to="2024-05-31"),
    edge("thường trực", "PART_OF", "tỉnh ủy"),
    edge("ban thường vụ", "PART_OF", "tỉnh ủy"),
    edge("old", "SUCCEEDED_BY", "new"),
    edge("sở", "PART_OF", "a"),
]


def gaps(tmp_path: Path, sent: list[Edge], issuers: list[str], **values: object) -> list[tuple[object, ...]]:
    plans = [plan(f"plan-{i}", "2024-07-01", None) for i, _ in enumerate(issuers)]
    edges = [*HOUSES, *sent, *below(*plans)]
    edges += [edge(one.id, "ISSUED_BY", issuer) for one, issuer in zip(plans, issuers, strict=True)]
    task = Node("task", "Task", {"title": "Việc", "text": "Các tỉnh Xây dựng kế hoạch trong quý III"})
    edges += [edge("directive", "HAS_TASK", "task"), edge("directive", "ISSUED_BY", "others")]
    rows = ask(tmp_path, [DIRECTIVE, *plans, *BODIES, task], edges, "gaps", directives="directive", **values)
    return by(rows, "body", "told", "through", "state", "documents")


@pytest.mark.parametrize(
    ("sent", "issuers", "missing"),
    [
        ([told("a")], [], [("a", "sent", None, "none", 0)]),
        ([told("a")], ["a"], []),
        ([told("a")], ["sở"], [("a", "sent", None, "none", 0)]),  # a department is not the committee above it
        ([told("a", " (để báo cáo)")], [], []),
        ([told("all")], [], [("a", "sent", "all", "none", 0), ("b", "sent", "all", "none", 0)]),
        ([told("all")], ["b"], [("a", "sent", "all", "none", 0)]),
        ([told("all"), told("a")], ["b"], [("a", "sent", None, "none", 0)]),  # once, by its own name
        ([told("others")], [], []),  # who issued it owes nothing
        ([told("thường trực")], ["ban thường vụ"], []),  # one house
        ([told("tỉnh ủy")], ["thường trực"], []),
        ([told("old")], ["new"], []),  # its heir answered
        ([told("new")], ["old"], [("new", "sent", None, "none", 0)]),
        ([edge("task", "ASSIGNED_TO", "b", role="lead")], [], [("b", "assigned", None, "none", 0)]),
        ([edge("task", "ASSIGNED_TO", "b", role="support")], [], []),
        ([edge("task", "ASSIGNED_TO", "b", role="lead"), told("b")], [], [("b", "assigned", None, "none", 0)]),
    ],
)
def test_who_was_told_and_is_not_known_to_have_answered(
    tmp_path: Path, sent: list[Edge], issuers: list[str], missing: list[tuple[object, ...]]
) -> None:
    assert gaps(tmp_path, sent, issuers) == missing


def test_a_collective_of_unknown_members_stays_one_row(tmp_path: Path) -> None:
    sent = [edge("directive", "SENT_TO", "unknown", quote="Các sở;")]
    nodes = [DIRECTIVE, body("unknown", level="provincial", collective=True)]
    rows = ask(tmp_path, nodes, sent, "gaps", directives="directive")
    assert by(rows, "body", "state", "known") == [("unknown", "collective", 0)]


def test_those_who_answered_are_shown_when_asked(tmp_path: Path) -> None:
    found = gaps(tmp_path, [told("all")], ["a", "a"], issued="yes")
    assert found == [("a", "sent", "all", "issued", 2), ("b", "sent", "all", "none", 0)]


def test_a_member_of_later_times_was_not_meant(tmp_path: Path) -> None:
    nodes = [DIRECTIVE, body("all", collective=True), body("one"), body("gone")]
    edges = [edge("directive", "SENT_TO", "all"), edge("one", "MEMBER_OF", "all", valid_from="2024-05-31")]
    edges.append(edge("gone", "MEMBER_OF", "all", valid_to="2024-05-30"))
    assert by(ask(tmp_path, nodes, edges, "gaps", directives="directive"), "body") == [("one",)]
    edges[1] = edge("one", "MEMBER_OF", "all", valid_from="2024-06-01")
    assert by(ask(tmp_path, nodes, edges, "gaps", directives="directive"), "body", "state") == [("all", "collective")]


def test_what_is_sent_upward_is_no_gap(tmp_path: Path) -> None:
    directive = document("directive", level="district", issued_on="2024-05-31")
    nodes = [directive, body("province", level="provincial"), body("commune", level="commune")]
    edges = [edge("directive", "SENT_TO", "province"), edge("directive", "SENT_TO", "commune")]
    assert by(ask(tmp_path, nodes, edges, "gaps", directives="directive"), "body") == [("commune",)]
