"""Which documents and tasks a picture shows, and where they stand."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Edge, Graph, Node
from kg.picture.layout import CARD_HEIGHT, CARD_WIDTH, TASK_HEIGHT, Layout, lay_out
from kg.picture.routes import routes
from kg.picture.selection import MOST_TASKS, Selection, select

ROOT = "document/kl51"


def names(ids: object) -> set[str]:
    return {str(i).removeprefix("document/") for i in ids}  # type: ignore[attr-defined]


def test_it_shows_what_implements_and_one_step_up(graph: Graph) -> None:
    steps = select(graph, [ROOT], depth=8, tasks=True).steps
    assert {i.removeprefix("document/"): s for i, s in steps.items()} == {
        "nq29": -1,
        "kl51": 0,
        "qd628": 1,
        "kh158": 1,
        "kh9": 2,
        "so": 2,
        "xa": 2,
    }


@pytest.mark.parametrize(("depth", "expected"), [(0, set()), (1, {"qd628", "kh158"})])
def test_depth_bounds_the_steps_down(graph: Graph, depth: int, expected: set[str]) -> None:
    chosen = select(graph, [ROOT], depth=depth, tasks=True)
    assert names(i for i, step in chosen.steps.items() if step > 0) == expected


def test_tasks_are_those_of_the_lowest_level(graph: Graph) -> None:
    chosen = select(graph, [ROOT], depth=8, tasks=True)
    assert chosen.tasks == tuple(f"task/xa/{n}" for n in range(1, 13)), "the commune's tasks in their order, no other's"
    assert select(graph, [ROOT], depth=8, tasks=False).tasks == ()


def test_a_limit_leaves_something_of_every_document(crowded: Graph) -> None:
    chosen = select(crowded, ["document/ct29"], depth=8, tasks=True)
    assert (len(chosen.tasks), chosen.all_tasks) == (MOST_TASKS, 72)
    assert len({task.split("/")[1] for task in chosen.tasks}) == 8, "some documents show no task at all"


def test_a_citation_is_no_line(graph: Graph) -> None:
    assert "CITES" not in {e.type for e in select(graph, [ROOT], depth=8, tasks=True).edges}


@pytest.mark.parametrize("roots", [[], ["document/none"], ["body/xa"]])
def test_it_needs_a_document_to_start_from(graph: Graph, roots: list[str]) -> None:
    with pytest.raises(ValueError, match="document"):
        select(graph, roots, depth=8, tasks=True)


def test_bands_run_from_the_centre_to_the_tasks(graph: Graph) -> None:
    layout = lay_out(select(graph, [ROOT], depth=8, tasks=True))
    assert [b.key for b in layout.bands] == ["central", "provincial", "commune", "tasks"]
    top = 0
    for band in layout.bands:
        assert band.top == top, "a gap between bands"
        top += band.height
    assert top == layout.height


def test_a_row_is_sorted_by_date_then_symbol(graph: Graph) -> None:
    extra = [
        Node(f"document/{s}", "Document", {"title": s, "symbol": s, "level": "provincial"}) for s in ("10/A", "9/A")
    ]
    more = Graph.of([*graph.nodes, *extra], [*graph.edges, *(Edge(n.id, "IMPLEMENTS", ROOT) for n in extra)])
    layout = lay_out(select(more, [ROOT], depth=1, tasks=False))
    row = sorted((x, i) for i, (x, y) in layout.centres.items() if y == layout.centres["document/kh158"][1])
    assert [i for _, i in row] == ["document/kh158", "document/9/A", "document/10/A"], "date, then 9 before 10"


def assert_nothing_overlaps(layout: Layout, chosen: Selection) -> None:
    def box(identifier: str) -> tuple[float, float, float, float]:
        x, y = layout.centres[identifier]
        height = TASK_HEIGHT if identifier in chosen.tasks else CARD_HEIGHT
        return x - CARD_WIDTH / 2, y - height / 2, x + CARD_WIDTH / 2, y + height / 2

    boxes = {i: box(i) for i in layout.centres}
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], f"{one} and {two} overlap"
    for i, (left, top, right, bottom) in boxes.items():
        assert left >= 0 and right <= layout.width, f"{i} sticks out at the side"
        assert any(b.top < top and bottom < b.top + b.height for b in layout.bands), f"{i} is in no band"


def test_a_crowded_picture_has_no_overlaps(crowded: Graph) -> None:
    chosen = select(crowded, ["document/ct29"], depth=8, tasks=True)
    assert_nothing_overlaps(lay_out(chosen), chosen)


def assert_lines_pass_beside_cards(layout: Layout, chosen: Selection) -> None:
    for edge, route in zip(chosen.edges, routes(layout, chosen.edges), strict=True):
        upright = [(a, b) for a, b in pairwise(route) if a[0] == b[0]]
        for (x, one), (_, other) in [*upright, *((point, point) for point in route)]:
            for card, (cx, cy) in layout.centres.items():
                apart = abs(x - cx) > CARD_WIDTH / 2 or max(one, other) < cy - 52 or min(one, other) > cy + 52
                assert apart, f"the line {edge.source} -> {edge.target} runs behind {card}"


def test_lines_in_a_crowded_picture_pass_beside_cards(crowded: Graph) -> None:
    chosen = select(crowded, ["document/ct29"], depth=8, tasks=True)
    assert_lines_pass_beside_cards(lay_out(chosen), chosen)


LEVELS = st.sampled_from(["central", "provincial", "district", "commune", "unit", "odd", None])


def test_three_below_a_directive_of_their_level_stand_aside_and_stay_inside() -> None:
    nodes = [Node(f"d{n}", "Document", {"title": "t", "level": "central"}) for n in range(4)]
    graph = Graph.of(nodes, [Edge(f"d{n}", "IMPLEMENTS", "d0") for n in (1, 2, 3)])
    chosen = select(graph, ["d0"], depth=8, tasks=True)
    assert_nothing_overlaps(lay_out(chosen), chosen)
    assert_lines_pass_beside_cards(lay_out(chosen), chosen)


@settings(max_examples=150, deadline=None)
@given(st.lists(LEVELS, min_size=1, max_size=30), st.data())
def test_any_graph_has_a_place_for_everything(levels: list[str | None], data: st.DataObject) -> None:
    numbers = st.integers(0, len(levels) - 1)
    nodes = [Node(f"d{n}", "Document", {"title": "t", **({"level": v} if v else {})}) for n, v in enumerate(levels)]
    links = data.draw(st.sets(st.tuples(numbers, st.sampled_from(["IMPLEMENTS", "BASED_ON"]), numbers), max_size=40))
    graph = Graph.of(nodes, [Edge(f"d{a}", t, f"d{b}") for a, t, b in links])
    roots = data.draw(st.lists(numbers, min_size=1, max_size=4).map(lambda found: [f"d{n}" for n in found]))
    chosen = select(graph, roots, depth=8, tasks=True)
    layout = lay_out(chosen)
    assert set(layout.centres) == set(chosen.steps)
    assert set(roots) <= set(chosen.steps)
    assert_nothing_overlaps(layout, chosen)
    assert_lines_pass_beside_cards(layout, chosen)
