"""Measurable aims: found by the words of their indicator, and compared with the aim in the document above."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_graphs import ask, body, by, document, edge

from kg.graph import Edge, Node, Value


def aim(id: str, indicator: str, value: float = 1, **more: Value) -> Node:
    known = {"title": indicator, "text": indicator, "indicator": indicator, "value": value, "comparator": "=", **more}
    return Node(id, "Target", known)


INDICATORS = {
    "1": "Tỷ lệ trường học đạt chuẩn quốc gia",
    "2": "tỉ lệ xã, phường “không ma tuý”",
    "3": "tỷ lệ xã không có ma túy",
    "4": "số hộ gia đình văn hoá",
    "5": "tỷ lệ học sinh hoàn thành cấp học",
    "6": "kinh phí cho giáo dục thuế quý I",
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["6", "4", "2", "5", "1", "3"]),
        ("trường chuẩn quốc gia", ["1"]),
        ("CHUẨN trường", ["1"]),
        ("không ma túy", ["2", "3"]),
        ("không ma tuý", ["2", "3"]),
        ("tỉ lệ", ["2", "5", "1", "3"]),
        ("tỷ lệ xã", ["2", "3"]),
        ("văn hóa", ["4"]),
        ("hoa", []),
        ("hóa", ["4"]),  # and not hoàn
        ("quý", ["6"]),
        ("quốc tế", []),
    ],
)
def test_an_indicator_is_found_by_its_words(tmp_path: Path, words: str, found: list[str]) -> None:
    nodes = [document("d"), *(aim(id, name) for id, name in INDICATORS.items())]
    edges = [edge("d", "HAS_TARGET", id) for id in INDICATORS]
    assert [row["target"] for row in ask(tmp_path, nodes, edges, "targets", indicator=words)] == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"documents": "10"}, ["a"]),
        ({"bodies": "UBND xã"}, ["b"]),
        ({"places": "tỉnh Mẫu"}, ["a", "b"]),
        ({"places": "xã Mẫu"}, ["b"]),
        ({"places": "tỉnh Mẫu", "indicator": "trường"}, []),
        ({"places": "tỉnh Mẫu", "documents": "20"}, ["b"]),
    ],
)
def test_aims_of_documents_bodies_and_places(tmp_path: Path, values: dict[str, str], found: list[str]) -> None:
    nodes = [
        *(document(id) for id in ("10", "20", "30")),
        *(body(name) for name in ("UBND tỉnh", "UBND xã", "Bộ")),
        *(Node(f"place/{id}", "Place", {"title": f"{id} Mẫu", "kind": id}) for id in ("tỉnh", "xã")),
        *(aim(id, f"số lớp {id}") for id in "abc"),
    ]
    edges = [
        *(edge(one, "HAS_TARGET", other) for one, other in (("10", "a"), ("20", "b"), ("30", "c"))),
        *(Edge(one, "ISSUED_BY", by) for one, by in (("10", "UBND tỉnh"), ("20", "UBND xã"), ("30", "Bộ"))),
        Edge("UBND tỉnh", "LOCATED_IN", "place/tỉnh"),
        Edge("UBND xã", "LOCATED_IN", "place/xã"),
        Edge("place/xã", "PART_OF", "place/tỉnh"),
    ]
    assert [row["target"] for row in ask(tmp_path, nodes, edges, "targets", **values)] == found


# --- target_drift ------------------------------------------------------------------------------------------------

# centre ◀ province ◀ district ◀ commune; the district sets no aim, the commune implements the province too
CASCADE = [
    document("centre", level="central", issued_on="2020"),
    document("province", level="provincial", issued_on="2021"),
    document("district", level="district", issued_on="2022"),
    document("commune", level="commune", issued_on="2023"),
    document("other", level="provincial", issued_on="2021"),
]
CHAIN = [
    edge("province", "IMPLEMENTS", "centre"),
    edge("district", "IMPLEMENTS", "province"),
    edge("commune", "IMPLEMENTS", "district"),
    edge("centre", "IMPLEMENTS", "centre"),
]


@pytest.mark.parametrize(
    ("aims", "rows"),
    [
        (
            {"centre": (50, "%", "="), "province": (60.5, "%", ">="), "commune": (55, "%", "=")},
            [("centre", None, None, None), ("province", "centre", 1, 10.5), ("commune", "province", 2, -5.5)],
        ),
        (
            {"centre": (50, "%", "="), "province": (18, "trường", "="), "commune": (55, "%", "=")},
            [("centre", None, None, None), ("province", "centre", 1, None), ("commune", "centre", 3, 5)],
        ),
        (  # to grow by 5 % is not to reach 5 %
            {"centre": (5, "%", "+"), "province": (60, "%", "=")},
            [("centre", None, None, None), ("province", "centre", 1, None)],
        ),
        (
            {"province": (60, "%", "="), "other": (70, "%", "=")},
            [("other", None, None, None), ("province", None, None, None)],
        ),
    ],
)
def test_an_aim_is_compared_with_the_nearest_above(
    tmp_path: Path, aims: dict[str, tuple[float, str, str]], rows: list[tuple[object, ...]]
) -> None:
    nodes = [aim(f"aim {id}", "tỷ lệ trường chuẩn", v, unit=unit, comparator=c) for id, (v, unit, c) in aims.items()]
    nodes.append(aim("unasked", "tỷ lệ hộ nghèo", 40, unit="%"))
    edges = [*CHAIN, *(edge(id, "HAS_TARGET", f"aim {id}") for id in aims), edge("district", "HAS_TARGET", "unasked")]
    found = ask(tmp_path, CASCADE + nodes, edges, "target_drift", indicator="trường chuẩn")
    assert by(found, "document", "above", "depth", "difference") == rows


def test_of_several_aims_above_the_one_with_the_same_words_and_term_counts(tmp_path: Path) -> None:
    nodes = [
        aim("1", "tỷ lệ trường tiểu học đạt chuẩn", 10, unit="%", due="2025"),
        aim("2", "tỷ lệ trường đạt chuẩn", 20, unit="%", due="2030"),
        aim("3", "tỷ lệ trường đạt chuẩn", 30, unit="%", due="2025"),
        aim("mine", "Tỷ lệ trường đạt chuẩn", 33, unit="%", due="2025"),
    ]
    edges = [*CHAIN, *(edge("centre", "HAS_TARGET", id) for id in "123"), edge("province", "HAS_TARGET", "mine")]
    rows = ask(tmp_path, CASCADE + nodes, edges, "target_drift", indicator="trường chuẩn")
    assert by(rows[-1:], "target", "above_value", "above_due", "difference") == [("mine", 30, "2025", 3)]


def test_only_what_implements_a_directive(tmp_path: Path) -> None:
    nodes = [aim(f"aim {id}", "số lớp", unit="lớp") for id in ("centre", "province", "other")]
    edges = [*CHAIN, *(edge(id, "HAS_TARGET", f"aim {id}") for id in ("centre", "province", "other"))]
    rows = ask(tmp_path, CASCADE + nodes, edges, "target_drift", indicator="lớp", directives="centre")
    assert [row["document"] for row in rows] == ["centre", "province"]
