"""Tasks by body and month, tasks that nobody has, and texts that are the same in the plans of several bodies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_graphs import PACKS, Row, ask, body, by, document, edge

from kg.graph import Edge, Node, Value
from kg.resolution.work import wording
from kg.stores import open_store


def task(id: str, text: str = "Việc", **more: Value) -> Node:
    return Node(id, "Task", {"title": text, "text": text, "wording": wording(text), **more})


# --- overload ----------------------------------------------------------------------------------------------------

BODIES = [body("A", level="commune"), body("B", level="district"), body("all", collective=True)]
DUE = {"1": "2025-03-31", "2": "2025-03", "3": "2025-04-01", "4": "2025", "5": "2025-03-01", "6": "2025-03-02"}
GIVEN = [
    ("1", "A", "lead"),
    ("2", "A", "support"),
    ("3", "A", "lead"),
    ("4", "A", "lead"),
    ("1", "B", "support"),
    ("5", "all", "lead"),  # of a plan of 2024, when A was one of them
    ("6", "all", "lead"),  # of a plan of 2026, when A no longer was
    ("1", "all", "support"),  # A has it already
]


def loaded(tmp_path: Path, **values: object) -> list[Row]:
    nodes = [document("old", issued_on="2024-05-01"), document("new", issued_on="2026-01-01"), *BODIES]
    nodes += [*(task(id, due_on=due) for id, due in DUE.items()), task("endless")]
    edges = [edge("new" if id == "6" else "old", "HAS_TASK", id) for id in (*DUE, "endless")]
    edges += [Edge(id, "ASSIGNED_TO", who, {"role": role}) for id, who, role in GIVEN]
    edges += [Edge("endless", "ASSIGNED_TO", "A", {"role": "lead"})]
    edges += [Edge("A", "MEMBER_OF", "all", {"valid_from": "2020", "valid_to": "2025-06-30"})]
    return ask(tmp_path, nodes, edges, "overload", **values)


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ({}, [("2025-03", "all", 3), ("2025-03", "A", 2)]),
        (
            {"least": 1},
            [
                ("2025-03", "all", 3),
                ("2025-03", "A", 2),
                ("2025", "A", 1),
                ("2025-03", "B", 1),
                ("2025-04", "A", 1),
            ],
        ),
        ({"bodies": "A"}, [("2025-03", "A", 3)]),
        ({"least": 1, "from": "2025-04"}, [("2025", "A", 1), ("2025-04", "A", 1)]),
        ({"least": 1, "to": "2025-03-01"}, [("2025", "A", 1), ("2025-03", "A", 1), ("2025-03", "all", 1)]),
        ({"least": 1, "role": "support"}, [("2025-03", "A", 1), ("2025-03", "B", 1), ("2025-03", "all", 1)]),
        ({"top": 1}, [("2025-03", "all", 3)]),
        ({"bodies": "B"}, []),
    ],
)
def test_tasks_due_by_body_and_month(tmp_path: Path, values: dict[str, object], rows: list[tuple[object, ...]]) -> None:
    assert by(loaded(tmp_path, **values), "month", "body", "tasks") == rows


def test_a_task_that_a_body_has_by_name_and_as_one_of_a_group_counts_once(tmp_path: Path) -> None:
    rows = loaded(tmp_path, bodies=["A"])
    assert by(rows, "tasks", "leading", "as_one_of", "documents", "symbols") == [(3, 2, 1, 1, ["old/KH"])]


# --- orphan_tasks ------------------------------------------------------------------------------------------------


def test_tasks_without_who_and_when(tmp_path: Path) -> None:
    tasks = [
        task("both", "Việc không ai làm"),
        task("who", due_on="2025"),
        task("when"),
        task("words", deadline="sớm"),
        task("rhythm", recurrence="yearly"),
        task("headless", due_on="2025"),
    ]
    given_to = {"when": "lead", "words": "lead", "rhythm": "lead", "headless": "support"}
    nodes = [
        document("plan", level="commune"),
        document("fine", level="commune"),
        body("A"),
        task("done", due_on="2025"),
    ]
    edges = [*(edge("plan", "HAS_TASK", one.id) for one in tasks), edge("fine", "HAS_TASK", "done")]
    edges += [Edge(id, "ASSIGNED_TO", "A", {"role": role}) for id, role in {**given_to, "done": "lead"}.items()]
    columns = ("document", "tasks", "without_both", "without_lead", "without_who", "without_when", "example")
    rows = ask(tmp_path, nodes + tasks, edges, "orphan_tasks")
    assert by(rows, *columns) == [("plan", 6, 1, 3, 2, 2, "Việc không ai làm")]
    every = ask(tmp_path, nodes + tasks, edges, "orphan_tasks", least=0, level="xã")
    assert by(every, "document", "tasks", "without_who") == [("plan", 6, 2), ("fine", 1, 0)]


# --- copying -----------------------------------------------------------------------------------------------------

LONG = "rà soát quy hoạch mạng lưới trường, lớp học trên địa bàn"
PLANS = {
    "a": ("2020-01-01", "X"),
    "b": ("2020-02-01", "Y"),
    "c": ("2020-02", "Z"),
    "d": (None, "X"),
    "e": ("2021", "Y"),
}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(PLANS)), st.integers(0, 3)), max_size=14), st.integers(1, 3))
def test_whose_text_was_first(tmp_path: Path, texts: list[tuple[str, int]], least: int) -> None:
    """Against plain Python: every later document of another body is joined to the first one with that text."""
    nodes = [document(id, issued_on=day, issuer=by) for id, (day, by) in PLANS.items()]
    nodes += [
        task(f"t{n}", f"{LONG} {kind}".upper() if n % 2 else f"{LONG} {kind}.") for n, (_, kind) in enumerate(texts)
    ]
    edges = [edge(plan, "HAS_TASK", f"t{n}") for n, (plan, _) in enumerate(texts)]
    rows = ask(tmp_path, nodes, edges, "copying", least=least)
    expected: dict[tuple[str, str], int] = {}
    for kind in range(4):
        having = sorted({plan for plan, other in texts if other == kind}, key=lambda id: (PLANS[id][0] or "9999", id))
        for later in having[1:]:
            if PLANS[later][1] != PLANS[having[0]][1]:
                expected[later, having[0]] = expected.get((later, having[0]), 0) + 1
    assert {(row["document"], row["first"]): row["texts"] for row in rows} == {
        pair: count for pair, count in expected.items() if count >= least
    }
    assert [row["texts"] for row in rows] == sorted((row["texts"] for row in rows), reverse=True)
    with open_store(tmp_path / "graph.kgl") as store:
        for plan in PLANS:
            own = PACKS["copying"].run(store, {"documents": plan, "least": least}).as_dicts()
            assert own == [row for row in rows if row["document"] == plan]


def test_aims_are_texts_too_and_short_ones_are_not_copied(tmp_path: Path) -> None:
    nodes = [document("a", issued_on="2020", issuer="X"), document("b", issued_on="2021", issuer="Y")]
    for id in "ab":
        nodes.append(Node(f"aim {id}", "Target", {"title": LONG, "text": LONG, "wording": wording(LONG)}))
        nodes.append(task(f"task {id}", "Báo cáo"))
    edges = [
        edge(id, kind, f"{what} {id}") for id in "ab" for kind, what in (("HAS_TARGET", "aim"), ("HAS_TASK", "task"))
    ]
    edges.append(edge("b", "IMPLEMENTS", "a"))
    columns = ("document", "first", "texts", "out_of", "implements", "certain", "example")
    assert by(ask(tmp_path, nodes, edges, "copying"), *columns) == [("b", "a", 1, 2, True, True, LONG)]
    assert by(ask(tmp_path, nodes, edges, "copying", length=3), "texts") == [(2,)]
    assert ask(tmp_path, nodes, edges, "copying", documents="a") == []
