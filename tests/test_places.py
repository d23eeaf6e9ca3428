"""Places by what people type, where those went that are no more, and the documents of a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import Edge, Graph, Node
from kg.lookup import LookupFailure, Succession, find_places, where_it_went
from kg.packs import packs
from kg.stores import Store, open_store


def place(code: str, title: str, kind: str, level: str, valid_from: str | None, valid_to: str | None) -> Node:
    facts = {"title": title, "kind": kind, "level": level, "code": code, "valid_from": valid_from, "valid_to": valid_to}
    return Node(f"place/{code}", "Place", {key: value for key, value in facts.items() if value})


def document(id: str, territory: str | None, issued_on: str | None) -> Node:
    facts = {"title": f"Kế hoạch {id}", "territory": territory, "issued_on": issued_on, "status": "held"}
    return Node(id, "Document", {key: value for key, value in facts.items() if value})


NODES = [
    place("qndn", "tỉnh Quảng Nam - Đà Nẵng", "tỉnh", "provincial", None, "1996-12-31"),
    place("qn", "tỉnh Quảng Nam", "tỉnh", "provincial", "1997-01-01", "2025-06-30"),
    place("dn", "thành phố Đà Nẵng", "thành phố", "provincial", "1997-01-01", "2025-06-30"),
    place("new", "thành phố Đà Nẵng", "thành phố", "provincial", "2025-07-01", None),
    place("xa", "xã Hòa Tiến", "xã", "commune", None, "2025-06-30"),
    document("qn-2010", "tỉnh Quảng Nam", "2010-05-01"),
    document("qn-undated", "tỉnh Quảng Nam", None),
    document("qn-2025", "Tỉnh Quảng Nam", "2025"),
    document("qn-late", "tỉnh Quảng Nam", "2025-08-01"),
    document("dn-2010", "thành phố Đà Nẵng", "2010-05-01"),
    document("dn-2026", "thành phố Đà Nẵng", "2026-01-01"),
    document("commune", "xã Hòa Tiến", "2020-01-01"),
    document("elsewhere", "xã Hòa Tiến", "2020-01-01"),
    document("old", None, "1990-01-01"),
    Node("ubnd-xa", "Organization", {"title": "Ủy ban nhân dân xã Hòa Tiến"}),
    Node("ubnd-old", "Organization", {"title": "Ủy ban nhân dân tỉnh Quảng Nam - Đà Nẵng"}),
]
EDGES = [
    Edge("place/qndn", "SUCCEEDED_BY", "place/qn"),
    Edge("place/qndn", "SUCCEEDED_BY", "place/dn"),
    Edge("place/qn", "SUCCEEDED_BY", "place/new"),
    Edge("place/dn", "SUCCEEDED_BY", "place/new"),
    Edge("place/xa", "PART_OF", "place/dn"),
    Edge("ubnd-xa", "LOCATED_IN", "place/xa"),
    Edge("ubnd-old", "LOCATED_IN", "place/qndn"),
    Edge("commune", "ISSUED_BY", "ubnd-xa"),
    Edge("old", "ISSUED_BY", "ubnd-old"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("places") / "graph.kgl"
    with open_store(path, write=True) as writer:
        writer.write(Graph.of(NODES, EDGES), corpus="c")
    with open_store(path) as reader:
        yield reader


NAMES = [
    ("tỉnh Quảng Nam", ["qn"]),
    ("Quảng Nam", ["qn"]),
    ("quang nam", ["qn"]),
    ("TP Đà Nẵng", ["dn", "new"]),
    ("thành phố đà nẵng", ["dn", "new"]),
    ("Đà Nẵng", ["dn", "new"]),
    ("Quảng Nam - Đà Nẵng", ["qndn"]),
    ("xã Hòa Tiến", ["xa"]),
    ("xã Hoà Tiến", ["xa"]),
    ("place/qn", ["qn"]),
]


@pytest.mark.parametrize(("text", "codes"), NAMES)
def test_places_by_what_people_type(store: Store, text: str, codes: list[str]) -> None:
    assert [found["code"] for found in find_places(store, text)] == codes


@pytest.mark.parametrize("text", ["", " ", "tỉnh", "Nam", "tỉnh Đà Nẵng", "Kon Tum", "\ud800"])
def test_what_is_no_place_is_a_lookup_failure(store: Store, text: str) -> None:
    with pytest.raises(LookupFailure):
        find_places(store, text)


def test_a_near_name_is_offered(store: Store) -> None:
    with pytest.raises(LookupFailure, match="did you mean tỉnh Quảng Nam"):
        find_places(store, "tỉnh Quảng Nan")


QUANG_NAM = Succession("tỉnh Quảng Nam", "2025-07-01", ("thành phố Đà Nẵng",))
DIVIDED = Succession("tỉnh Quảng Nam - Đà Nẵng", "1997-01-01", ("thành phố Đà Nẵng", "tỉnh Quảng Nam"))
GONE = [(["qn"], [QUANG_NAM]), (["qndn"], [DIVIDED, QUANG_NAM]), (["dn", "new"], []), (["xa"], []), ([], [])]


@pytest.mark.parametrize(("codes", "gone"), GONE)
def test_where_a_place_went(store: Store, codes: list[str], gone: list[Succession]) -> None:
    assert where_it_went(store, [f"place/{code}" for code in codes]) == gone


def test_places_that_follow_each_other_in_a_ring_end(tmp_path: Path) -> None:
    nodes = [
        place("a", "tỉnh A", "tỉnh", "provincial", None, None),
        place("b", "tỉnh B", "tỉnh", "provincial", None, None),
    ]
    edges = [Edge("place/a", "SUCCEEDED_BY", "place/b"), Edge("place/b", "SUCCEEDED_BY", "place/a")]
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of(nodes, edges), corpus="c")
        assert [gone.title for gone in where_it_went(store, ["place/a"])] == ["tỉnh A", "tỉnh B"]


# (place, which others too, documents with how their place is related)
DOCUMENTS = [
    ("tỉnh Quảng Nam", "none", {"qn-2010": None, "qn-undated": None, "qn-2025": None}),
    ("tỉnh Quảng Nam", "after", {"qn-2010": None, "qn-undated": None, "qn-2025": None, "dn-2026": "after"}),
    ("tỉnh Quảng Nam", "before", {"qn-2010": None, "qn-undated": None, "qn-2025": None, "old": "before"}),
    ("Đà Nẵng", "none", {"dn-2010": None, "dn-2026": None, "commune": None}),
    ("xã Hòa Tiến", "all", {"commune": None}),
]


@pytest.mark.parametrize(("name", "also", "documents"), DOCUMENTS)
def test_documents_of_a_place(store: Store, name: str, also: str, documents: dict[str, str | None]) -> None:
    rows = packs()["documents_of_place"].run(store, {"place": name, "also": also}).as_dicts()
    assert {row["document"]: row["succession"] for row in rows} == documents
    assert len(rows) == len(documents)


def test_the_body_tells_why_a_document_belongs_to_a_place(store: Store) -> None:
    rows = packs()["documents_of_place"].run(store, {"place": "xã Hòa Tiến"}).as_dicts()
    assert [(row["document"], row["body"]) for row in rows] == [("commune", "Ủy ban nhân dân xã Hòa Tiến")]
