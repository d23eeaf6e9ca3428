"""The line of `kg show` on whether a document stands, and what it says of what is open, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph import Edge, Graph, Node, Value
from kg.stores import open_store

Run = Callable[..., Result]


def document(name: str, **facts: Value) -> Node:
    year = 2000 + ord(name)
    known: dict[str, Value] = {"title": f"Văn bản {name}", "symbol": f"{name}/QĐ-X", "issued_on": f"{year}-01-05"}
    return Node(name, "Document", known | {"resolved": True, "status": "cited"} | facts)


def acts(*stories: tuple[str, str, str, str]) -> list[Edge]:
    return [Edge(acting, kind, other, {"quote": quote, "source": "x.txt"}) for acting, kind, other, quote in stories]


ENDS = (" — as far as the corpus knows", " — theo những gì kho có")
A = "a"  # of 2097; b of 2098, and so on
# (acts, what is said of a in English, in Vietnamese)
CASES = [
    ((), "in force", "còn hiệu lực"),
    (
        (("b", "REPLACES", A, ""),),
        "replaced by b/QĐ-X from 2098-01-05",
        "được thay thế bởi b/QĐ-X từ 5/1/2098",
    ),
    (
        (("b", "REPLACES", A, "Quyết định này có hiệu lực từ ngày 01/7/2099; thay thế"), ("c", "REPLACES", "b", "")),
        "replaced by b/QĐ-X from 2099-07-01; what stands now is c/QĐ-X",
        "được thay thế bởi b/QĐ-X từ 1/7/2099; nay là c/QĐ-X",
    ),
    (
        (("b", "REPLACES", A, ""), ("c", "REPEALS", "b", "")),
        "replaced by b/QĐ-X from 2098-01-05; what replaced it is no longer in force either",
        "được thay thế bởi b/QĐ-X từ 5/1/2098; văn bản thay thế cũng đã hết hiệu lực",
    ),
    ((("b", "REPEALS", A, ""),), "repealed by b/QĐ-X from 2098-01-05", "bị bãi bỏ bởi b/QĐ-X từ 5/1/2098"),
    (
        (("b", "AMENDS", A, "Bãi bỏ khoản 2 Điều 5 Quyết định"), ("c", "AMENDS", A, "sửa đổi Điều 7 Quyết định")),
        "in force; khoản 2 Điều 5 repealed by b/QĐ-X from 2098-01-05; Điều 7 amended by c/QĐ-X from 2099-01-05",
        "còn hiệu lực; khoản 2 Điều 5 bị bãi bỏ bởi b/QĐ-X từ 5/1/2098; Điều 7 được sửa đổi bởi c/QĐ-X từ 5/1/2099",
    ),
    (
        tuple((by, "AMENDS", A, "") for by in "bcd"),
        "in force; amended 3 times, last by d/QĐ-X from 2100-01-05",
        "còn hiệu lực; được sửa đổi 3 lần, gần nhất bởi d/QĐ-X từ 5/1/2100",
    ),
    (
        (("u", "REPLACES", A, ""),),
        "replaced by u/QĐ-X (not known which document)",
        "được thay thế bởi u/QĐ-X (chưa rõ là văn bản nào)",
    ),
]


@pytest.mark.parametrize(("stories", "english", "vietnamese"), CASES, ids=[case[1][:40] for case in CASES])
def test_whether_it_stands_in_one_line(
    run: Run, alone: Path, stories: tuple[tuple[str, str, str, str], ...], english: str, vietnamese: str
) -> None:
    undecided = Node("u", "Document", {"title": "Quyết định u", "symbol": "u/QĐ-X", "resolved": False})
    with open_store(alone / "kg-data" / "graph.kgl", write=True) as store:
        store.write(Graph.of([*map(document, "abcd"), undecided], acts(*stories)), corpus="c")
    for language, said, end in zip(("en", "vi"), (english, vietnamese), ENDS, strict=True):
        told = " ".join(run("show", "a", "--lang", language).stdout.split())
        assert f"{said}{end}" in told, told


OPEN = {
    "en": ("May be a/QĐ-X For: the body agrees Against: nothing but the symbol speaks for it", "Perhaps named in"),
    "vi": (
        "Có thể là a/QĐ-X Hợp: khớp cơ quan ban hành Không hợp: chỉ có số, ký hiệu là khớp",
        "Có thể được nhắc trong",
    ),
}


@pytest.mark.parametrize("language", OPEN)
def test_what_is_open_is_told_on_both_sides(run: Run, alone: Path, language: str) -> None:
    weighed = {"for": ["the body agrees"], "against": ["nothing but the symbol speaks for it"]}
    listed = json.dumps([{"document": "a", "label": "a/QĐ-X", **weighed}], ensure_ascii=False)
    stub = document("s", resolved=False, candidates=listed, reason="it is known by name only")
    with open_store(alone / "kg-data" / "graph.kgl", write=True) as store:
        store.write(Graph.of([document("a"), document("b"), stub], acts(("b", "CITES", "s", "theo"))), corpus="c")
    of_the_stub, of_the_other = (" ".join(run("show", one, "--lang", language).stdout.split()) for one in "sa")
    assert OPEN[language][0] in of_the_stub and "candidates" not in of_the_stub
    assert f"{OPEN[language][1]} b/QĐ-X Văn bản b" in of_the_other


def test_what_is_doubtful_is_marked(run: Run, alone: Path) -> None:
    edges = [Edge("a", "CITES", "b", {"confidence": 0.6}), Edge("a", "CITES", "c", {"confidence": 0.9})]
    with open_store(alone / "kg-data" / "graph.kgl", write=True) as store:
        store.write(Graph.of(map(document, "abc"), edges), corpus="c")
    assert run("show", "a", "--lang", "en").stdout.count("doubtful, confidence 0.60") == 1
    assert run("show", "a", "--lang", "vi").stdout.count("không chắc, độ tin cậy 0.60") == 1


def test_those_through_others_are_counted_with_the_command_that_lists_them(run: Run, alone: Path) -> None:
    edges = [Edge("b", "IMPLEMENTS", "a"), Edge("c", "IMPLEMENTS", "b"), Edge("d", "IMPLEMENTS", "c")]
    with open_store(alone / "kg-data" / "graph.kgl", write=True) as store:
        store.write(Graph.of(map(document, "abcd"), edges), corpus="c")
    assert "… and 2 through others: kg implementers a/QĐ-X@2097-01-05" in run("show", "a", "--lang", "en").stdout
    assert "through others" not in run("show", "c", "--lang", "en").stdout
