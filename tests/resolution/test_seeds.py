"""The question of the project on the real documents, read by hand: which plans implement 51-KL/TW of 2019?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sources import gold_source

from kg.graph import Graph
from kg.settling.reading import resolve


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Graph:
    return resolve(gold_source(p, shared / "corpus") for p in sorted((shared / "gold").glob("*.json"))).graph


def implementers(graph: Graph, directive: str) -> dict[str, int]:
    """The documents that implement a directive, each with the length of its shortest chain."""
    depth = {directive: 0}
    queue = [directive]
    for target in queue:
        for edge in graph.edges:
            if edge.type == "IMPLEMENTS" and edge.target == target and edge.source not in depth:
                depth[edge.source] = depth[target] + 1
                queue.append(edge.source)
    del depth[directive]
    return depth


def called(graph: Graph, depth: dict[str, int]) -> Iterator[tuple[object, object, int]]:
    nodes = {node.id: node.properties for node in graph.nodes}
    for id, steps in depth.items():
        yield nodes[id].get("symbol"), nodes[id].get("issuer"), steps


@pytest.mark.shared
def test_implementers_of_51_kl_tw_of_2019(seeds: Graph) -> None:
    found = called(seeds, implementers(seeds, "document/trung-uong-dang/kl/2019-05-30/51"))
    assert sorted(found, key=str) == sorted(
        [
            ("628/QĐ-TTg", "Thủ tướng Chính phủ", 1),
            ("224-KH/TU", "Tỉnh ủy Quảng Ngãi", 1),
            ("158/KH-UBND", "Ủy ban nhân dân tỉnh Quảng Ngãi", 1),
            ("3243/KH-UBND", "Ủy ban nhân dân tỉnh Điện Biên", 1),
            ("1385/QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Kạn", 2),
            ("/KH-SGDĐT", "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi", 2),
        ],
        key=str,
    )


@pytest.mark.shared
def test_29_nq_tw_reaches_everything_under_51_kl_tw(seeds: Graph) -> None:
    under = implementers(seeds, "document/trung-uong-dang/nq/2013-11-04/29")
    assert under["document/trung-uong-dang/kl/2019-05-30/51"] == 1
    assert set(implementers(seeds, "document/trung-uong-dang/kl/2019-05-30/51")) < set(under)


@pytest.mark.shared
def test_what_a_text_says_is_quoted(seeds: Graph) -> None:
    derived = {"DESCRIBES", "ISSUED_BY", "PART_OF", "LOCATED_IN", "SUCCEEDED_BY", "MEMBER_OF"}
    unproven = [e for e in seeds.edges if e.type not in derived and not e.properties.get("quote")]
    assert not unproven, "an edge that a text gave has no quote"


@pytest.mark.shared
def test_short_names_without_a_full_mention_stay_open(shared: Path) -> None:
    resolution = resolve(gold_source(p, shared / "corpus") for p in sorted((shared / "gold").glob("*.json")))
    assert {"Quyết định 1696", "Kế hoạch 155", "232-KH/TU"} <= {u.ref for u in resolution.undecided}
