"""Whether a document stands: chains of replacement, amendments, repeals of parts, days, contradictions, open ends."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Edge, Graph, Node
from kg.standing import IN_WORDS, Act, Kind, day_in_force, part_named, standing, standing_of
from kg.stores import open_store

# (who acts on whom, state of `a`, what stands now): `b>a` replaces, `b!a` repeals, `b~a` amends, `b/a` replaces in part
CASES = [
    ("", "in_force", ""),
    ("b~c", "in_force", ""),
    ("a>b", "in_force", ""),
    ("b~a", "amended", ""),
    ("b~a c~a", "amended", ""),
    ("b>a", "replaced", "b"),
    ("b!a", "repealed", ""),
    ("b>a c>b", "replaced", "c"),
    ("b>a c>b d>c", "replaced", "d"),
    ("b>a c!b", "replaced", ""),
    ("b>a c~b", "replaced", "b"),
    ("b>a c>a", "replaced", "bc"),
    ("b>a c>a d>b d>c", "replaced", "d"),
    ("b/a", "replaced_in_part", ""),
    ("b/a c>b", "replaced_in_part", ""),
    ("b/a c!a", "repealed", ""),
    ("b~a c>a", "replaced", "c"),
    ("b>a a>b", "unclear", ""),
    ("b>a c>b a>c", "unclear", ""),
    ("b>a c>b b>c", "replaced", ""),
    ("b!a a!b", "repealed", ""),
]
KINDS: dict[str, Kind] = {">": "replaces", "/": "replaces", "!": "repeals", "~": "amends"}


def acts(story: str) -> list[Act]:
    return [
        Act(KINDS[one[1]], document=one[2], by=one[0], label=one[0], part="Điều 5" if one[1] == "/" else None)
        for one in story.split()
    ]


@pytest.mark.parametrize(("story", "state", "now"), CASES, ids=[case[0] or "nothing" for case in CASES])
def test_what_stands(story: str, state: str, now: str) -> None:
    found = standing("a", acts(story))
    assert (found.state, "".join(sorted({act.by for act in found.now}))) == (state, now)


STORIES = st.lists(st.builds("{}{}{}".format, *map(st.sampled_from, ("abcde", ">!~/", "abcde"))), max_size=12)


@given(STORIES, st.randoms())
def test_order_says_nothing_and_no_document_stands_in_its_own_place(story: list[str], chance: object) -> None:
    known = list(dict.fromkeys(one for one in story if one[0] != one[2]))
    mixed = list(known)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = standing("a", acts(" ".join(known))), standing("a", acts(" ".join(mixed)))
    assert first.state == second.state and {a.by for a in first.now} == {a.by for a in second.now}
    assert "a" not in {act.by for act in first.now}
    assert first.state in IN_WORDS


def test_a_chain_without_end_is_left_after_some_steps() -> None:
    ids = ["a", *(f"d{n}" for n in range(1, 40))]
    long = [Act("replaces", document, by, by) for document, by in pairwise(ids)]
    assert (standing("a", long).state, standing("a", long[:10]).state) == ("unclear", "replaced")


PARTS = [
    ("Bãi bỏ khoản 2 Điều 5 Quyết định số 15/2020/QĐ-UBND", "khoản 2 Điều 5"),
    ("bãi bỏ điểm a khoản 3\nĐiều 9, Điều 11 của Quyết định", "điểm a khoản 3 Điều 9, Điều 11"),
    ("thay thế Phụ lục II Quy định ban hành kèm theo", "Phụ lục II"),
    ("sửa đổi mục 3 phần II của Kế hoạch số 5", "mục 3 phần II"),
    ("sửa đổi một số điều của Nghị định số 37/2019/NĐ-CP", None),
    ("Thay thế Quyết định số 15/2020/QĐ-UBND", None),
    ("chương trình mục tiêu 5 năm", None),
]


@pytest.mark.parametrize(("quote", "part"), PARTS)
def test_parts_are_read_from_the_words_that_prove_an_act(quote: str, part: str | None) -> None:
    assert part_named(quote) == part


DAYS = [
    ("Quyết định này có hiệu lực từ ngày 01/01/2026; thay thế Quyết định số 15", "2026-01-01"),
    ("có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2026 và thay thế", "2026-03-15"),
    ("có hiệu lực kể từ ngày ký. Thay thế Quyết định số 15 ngày 24 tháng 8 năm 2021", None),
    ("Thay thế Quyết định số 15 ngày 24/8/2021", None),
    ("hết hiệu lực kể từ ngày Quyết định này có hiệu lực", None),
    ("", None),
]


@pytest.mark.parametrize(("quote", "day"), DAYS)
def test_days_are_read_from_the_words_that_prove_an_act(quote: str, day: str | None) -> None:
    assert day_in_force(quote) == day


def node(id: str, issued_on: str | None, resolved: bool = True) -> Node:
    facts = {"title": f"Quyết định {id}", "symbol": f"{id}/QĐ-UBND", "issued_on": issued_on, "resolved": resolved}
    return Node(id, "Document", {key: value for key, value in facts.items() if value is not None})


def act(acting: str, kind: str, document: str, quote: str, *parts: str | None) -> Edge:
    evidence = [{"quote": quote, "source": f"{acting}.txt", **({"locator": p} if p else {})} for p in parts or (None,)]
    proof = {"quote": quote, "source": f"{acting}.txt", "evidence": json.dumps(evidence)}
    return Edge(acting, kind, document, proof)


NODES = [
    node("1", "2018-01-05"),
    node("2", "2020-06-02"),
    node("3", "2023-03-01"),
    node("4", "2024-09-09"),
    node("5", None, resolved=False),
    node("6", "2010-01-01"),
]
EDGES = [
    act("2", "REPLACES", "1", "Quyết định này có hiệu lực từ ngày 01/7/2020 và thay thế Quyết định số 1/QĐ-UBND"),
    act("3", "AMENDS", "2", "Bãi bỏ khoản 2 Điều 5 Quyết định số 2/QĐ-UBND"),
    act("4", "REPLACES", "2", "thay thế Quyết định số 2/QĐ-UBND"),
    act("4", "REPEALS", "3", "khoản 1 Điều 2 Quyết định số 3/QĐ-UBND", "khoản 1 Điều 2"),
    act("5", "REPLACES", "4", "thay thế Quyết định số 4/QĐ-UBND", "Điều 1", None),
    act("6", "REPEALS", "5", "bãi bỏ"),
    act("6", "REPLACES", "3", "thay thế Quyết định số 3/QĐ-UBND"),
]
# document → state, its acts as (kind, by, since, part, known, possible), what stands now
STANDINGS: dict[str, tuple[str, list[tuple[str, str, str | None, str | None, bool, bool]], list[str]]] = {
    "1": ("replaced", [("replaces", "2", "2020-07-01", None, True, True)], []),
    "2": (
        "replaced",
        [
            ("repeals", "3", "2023-03-01", "khoản 2 Điều 5", True, True),
            ("replaces", "4", "2024-09-09", None, True, True),
        ],
        [],
    ),
    "3": (
        "repealed_in_part",
        [
            ("replaces", "6", "2010-01-01", None, True, False),
            ("repeals", "4", "2024-09-09", "khoản 1 Điều 2", True, True),
        ],
        [],
    ),
    "4": ("replaced", [("replaces", "5", None, None, False, True)], []),
    "5": ("repealed", [("repeals", "6", "2010-01-01", None, True, True)], []),
    "6": ("in_force", [], []),
}


@pytest.mark.parametrize("document", STANDINGS)
def test_the_graph_tells_what_stands(document: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of(NODES, EDGES), corpus="sample")
        found = standing_of(store, document)
    told = [(a.kind, a.by, a.since, a.part, a.known, a.possible) for a in found.acts]
    assert (found.state, told, [a.by for a in found.now]) == STANDINGS[document]
