"""The graph of a few small sources: its edges, its proofs, its independence of order."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from sources import SELF, at, ref, source

from kg.corpus import SourceRecord
from kg.graph import Graph
from kg.resolution.terms import term_at
from kg.settling.reading import resolve
from loaders.extraction import Assignee, Assignment, Evidence, Header, Relation, Target
from loaders.tables import table

LANG_SON = Header(
    number="43/KH-UBND",
    type="KH",
    issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
    issued_on="2022-02-23",
    level="provincial",
    territory="tỉnh Lạng Sơn",
    title="KẾ HOẠCH thực hiện Nghị quyết số 63-NQ/TU",
)
RESOLUTION = ref("63-NQ/TU", "2021-12-29", "Ban Thường vụ Tỉnh ủy Lạng Sơn", type="NQ")


def graph(*sources: SourceRecord) -> Graph:
    return resolve(sources).graph


def edges(built: Graph, kind: str) -> set[tuple[str, str]]:
    """The edges of a type, by the titles of their ends."""
    titles = {node.id: str(node.properties["title"]) for node in built.nodes}
    return {(titles[e.source], titles[e.target]) for e in built.edges if e.type == kind}


def plan() -> SourceRecord:
    return source(
        "lang-son",
        LANG_SON,
        RESOLUTION,
        relations=((SELF, "implements", "63-NQ/TU"), (SELF, "cites", "63-NQ/TU")),
        assignments=(
            Assignment(
                "IV.1",
                "Sở Giáo dục và Đào tạo chủ trì rà soát mạng lưới trường lớp.",
                (Assignee("Sở Giáo dục và Đào tạo", "lead"), Assignee("UBND các huyện, thành phố", "support")),
                at("Sở Giáo dục và Đào tạo chủ trì"),
                deadline="trước ngày 30/6/2022",
                level="provincial",
                due_on="2022-06-30",
                cites=("63-NQ/TU",),
            ),
        ),
        targets=(Target("II", "90% trường đạt chuẩn", "trường đạt chuẩn", ">=", 90.0, "%", "2025", at("90%")),),
        recipients=("Bộ Giáo dục và Đào tạo (b/c);", "Ban Tuyên giáo Tỉnh ủy;", "Lưu: VT, KGVX."),
    )


def test_bodies_and_their_hierarchy() -> None:
    built = graph(plan())
    assert ("Sở Giáo dục và Đào tạo tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn") in edges(built, "PART_OF")
    assert ("Ban Thường vụ Tỉnh ủy Lạng Sơn", "Tỉnh ủy Lạng Sơn") in edges(built, "PART_OF")
    assert ("Bộ Giáo dục và Đào tạo", "Chính phủ") in edges(built, "PART_OF")
    assert ("Ủy ban nhân dân tỉnh Lạng Sơn", "tỉnh Lạng Sơn") in edges(built, "LOCATED_IN")


def test_recipients_without_the_archive() -> None:
    sent = {body for _, body in edges(graph(plan()), "SENT_TO")}
    assert sent == {"Bộ Giáo dục và Đào tạo", "Ban Tuyên giáo Tỉnh ủy Lạng Sơn"}


def test_tasks_and_targets() -> None:
    built = graph(plan())
    (task,) = [n for n in built.nodes if n.label == "Task"]
    assert task.properties["due_on"] == "2022-06-30" and task.properties["section"] == "IV.1"
    roles = {e.target: e.properties["role"] for e in built.edges if e.type == "ASSIGNED_TO"}
    assert sorted(roles.values()) == ["lead", "support"]
    assert ("Nghị quyết 63-NQ/TU ngày 29/12/2021") in {cited for _, cited in edges(built, "CITES")}
    (target,) = [n for n in built.nodes if n.label == "Target"]
    assert (target.properties["comparator"], target.properties["value"]) == (">=", 90.0)


def test_each_body_of_a_task_is_as_sure_as_its_own_words() -> None:
    bodies = (Assignee("Sở Y tế", "lead"), Assignee("Sở Tài chính", "support", 0.4))
    task = Assignment("IV.1", "Xây dựng quy chế", bodies, at("Xây dựng quy chế"))
    built = graph(source("plan.txt", LANG_SON, assignments=(task,)))
    sure = {e.properties["role"]: e.properties["confidence"] for e in built.edges if e.type == "ASSIGNED_TO"}
    assert sure == {"lead": at("").confidence, "support": 0.4}


def test_a_collective_has_the_members_that_the_gazetteer_knows() -> None:
    district = Header(
        number="12/KH-UBND",
        type="KH",
        issuer="Ủy ban nhân dân huyện Bình Gia",
        issued_on="2022-05-01",
        level="district",
        territory="huyện Bình Gia",
    )
    stranger = Header(
        number="13/KH-UBND",
        type="KH",
        issuer="Ủy ban nhân dân huyện Bình Sơn",
        issued_on="2022-05-01",
        level="district",
        territory="huyện Bình Sơn",
    )
    members = {m for m, _ in edges(graph(plan(), source("b", district), source("c", stranger)), "MEMBER_OF")}
    assert members == {"Ủy ban nhân dân huyện Bình Gia"}, "huyện Bình Sơn lies in another province"


def test_districts_with_towns_are_no_communes() -> None:
    commune = Header(
        issuer="Ủy ban nhân dân xã Tân Văn", issued_on="2022-01-05", territory="xã Tân Văn", level="commune"
    )
    given = replace(
        plan().extraction.assignments[0], assignees=(Assignee("UBND các huyện, thị xã, thành phố", "lead"),)
    )
    whole = source("a", LANG_SON, assignments=(given,))
    text = source("b", commune, content="UBND HUYỆN BÌNH GIA, TỈNH LẠNG SƠN")
    assert not edges(graph(whole, text), "MEMBER_OF"), "the xã in thị xã is none"


def test_members_of_a_collective_have_the_days_on_which_they_were() -> None:
    district = Header(issuer="Ủy ban nhân dân huyện Bình Gia", issued_on="2022-01-05", territory="huyện Bình Gia")
    (edge,) = [e for e in graph(plan(), source("b", district)).edges if e.type == "MEMBER_OF"]
    assert edge.properties["valid_to"] == "2025-06-30", "districts ended with June 2025"


def test_bodies_know_what_became_of_them() -> None:
    header = Header(
        number="12/KH-STTTT",
        type="KH",
        issuer="Sở Thông tin và Truyền thông tỉnh Quảng Nam",
        issued_on="2022-05-04",
        territory="tỉnh Quảng Nam",
        level="provincial",
    )
    assert edges(graph(source("a", header)), "SUCCEEDED_BY") >= {
        ("Sở Thông tin và Truyền thông tỉnh Quảng Nam", "Sở Khoa học và Công nghệ tỉnh Quảng Nam"),
        ("Sở Khoa học và Công nghệ tỉnh Quảng Nam", "Sở Khoa học và Công nghệ thành phố Đà Nẵng"),
        ("tỉnh Quảng Nam", "thành phố Đà Nẵng"),
    }


def test_bodies_of_two_districts_of_one_name_are_two() -> None:
    def district(uri: str, province: str) -> SourceRecord:
        return source(
            uri,
            Header(
                number="64/KH-UBND",
                type="KH",
                issuer="Ủy ban nhân dân huyện Tam Nông",
                issued_on="2022-03-01",
                territory="huyện Tam Nông",
                level="district",
            ),
            content=f"ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG … Nơi nhận: UBND {province}; Lưu: VT.",
        )

    built = graph(district("a", "tỉnh Phú Thọ"), district("b", "tỉnh Đồng Tháp"))
    assert {body for _, body in edges(built, "ISSUED_BY")} == {
        "Ủy ban nhân dân huyện Tam Nông, tỉnh Phú Thọ",
        "Ủy ban nhân dân huyện Tam Nông, tỉnh Đồng Tháp",
    }
    assert len([n for n in built.nodes if n.label == "Document"]) == 2
    located = {(body, place) for body, place in edges(built, "LOCATED_IN")}
    assert {body for body, _ in located if "Tam Nông" in body} == {body for _, body in edges(built, "ISSUED_BY")}


def test_every_asserting_source_stands_in_the_evidence_of_one_edge() -> None:
    citing = (ref("82-KH/TU", "2019-08-27", "Tỉnh ủy Điện Biên"), ref("29-NQ/TW", "2013-11-04"))
    relation = (("82-KH/TU", "implements", "29-NQ/TW"),)
    built = graph(source("b", LANG_SON, *citing, relations=relation), source("a", None, *citing, relations=relation))
    (edge,) = [e for e in built.edges if e.type == "IMPLEMENTS"]
    assert [item["source"] for item in json.loads(str(edge.properties["evidence"]))] == ["a", "b"]
    assert edge.properties["source"] == "a" and edge.properties["rule"] == "made-up"


def test_a_joined_mention_makes_its_edge_less_sure() -> None:
    exact = source("a", None, ref("628/QĐ-TTg", "2020-05-11"))
    loose = source("b", LANG_SON, ref("628/QĐ-TTg"), relations=((SELF, "implements", "628/QĐ-TTg"),))
    (edge,) = [e for e in graph(exact, loose).edges if e.type == "IMPLEMENTS"]
    assert edge.properties["confidence"] == round(0.9 * 0.85, 3)


def test_the_part_that_is_meant_stands_in_the_evidence() -> None:
    cited = ref("30/2020/NĐ-CP", "2020-03-05")
    place = replace(cited.mentions[0], locator="khoản 2 Điều 5", rule="cites")
    text = source("a", LANG_SON, cited)
    built = graph(replace(text, extraction=replace(text.extraction, relations=(
        Relation(SELF, "cites", "30/2020/NĐ-CP", place),
    ))))  # fmt: skip
    (edge,) = [e for e in built.edges if e.type == "CITES"]
    assert [item["locator"] for item in json.loads(str(edge.properties["evidence"]))] == ["khoản 2 Điều 5"]


def test_two_documents_of_one_symbol_in_a_text_keep_their_own_relations() -> None:
    first, second = ref("51-KL/TW", "2019-05-30", start=10), ref("51-KL/TW", "2026-06-17", start=90)
    text = source("a", None, first, second)
    quote = Evidence("thực hiện 51-KL/TW", 80, 98, "made-up", 0.9)
    related = replace(text.extraction, relations=(Relation(SELF, "implements", "51-KL/TW", quote),))
    built = graph(replace(text, extraction=related))
    (edge,) = [e for e in built.edges if e.type == "IMPLEMENTS"]
    assert edge.target == "document/trung-uong-dang/kl/2026-06-17/51"


def test_two_bodies_that_issue_together_are_two() -> None:
    built = graph(source("a", None, ref("155-KL/TW", "2025-05-17", "Bộ Chính trị, Ban Bí thư")))
    assert {body for _, body in edges(built, "ISSUED_BY")} == {"Bộ Chính trị", "Ban Bí thư"}


def test_bodies_of_two_ministries_are_not_one() -> None:
    def order(uri: str, ministry: str) -> SourceRecord:
        task = Assignment("1", "Vụ Tổ chức cán bộ rà soát.", (Assignee("Vụ Tổ chức cán bộ", "lead"),), at("rà soát"))
        header = Header(type="QĐ", issuer=ministry, issued_on="2025-01-01", level="central", title="Kế hoạch")
        return source(uri, header, assignments=(task,))

    built = graph(order("a", "Bộ Y tế"), order("b", "Bộ Nội vụ"))
    assert len([n for n in built.nodes if n.properties["title"] == "Vụ Tổ chức cán bộ"]) == 2


def test_places_that_differ_by_a_tone_have_bodies_of_their_own() -> None:
    def plan(uri: str, district: str, issuer: str) -> SourceRecord:
        task = Assignment("1", "Phòng Nội vụ rà soát.", (Assignee("Phòng Nội vụ", "lead"),), at("rà soát"))
        header = Header(
            type="KH", issuer=issuer, issued_on="2020-01-01", level="district", territory=district, title="Kế hoạch"
        )
        return source(uri, header, assignments=(task,))

    built = graph(
        plan("a", "huyện Tam Dương", "Ủy ban nhân dân huyện Tam Dương"),
        plan("b", "huyện Tam Đường", "Ủy ban nhân dân huyện Tam Đường"),
    )
    councils = {n.properties["title"] for n in built.nodes if str(n.properties["title"]).startswith("Ủy ban")}
    assert councils == {"Ủy ban nhân dân huyện Tam Dương", "Ủy ban nhân dân huyện Tam Đường"}
    assert len([n for n in built.nodes if str(n.properties["title"]).startswith("Phòng Nội vụ")]) == 2


def test_a_sender_without_a_territory_is_nobody_else_s() -> None:
    header = Header(type="KH", issuer="Ban Thường vụ Thị ủy", level="district", title="KẾ HOẠCH")
    built = graph(source("a", header, content="a"), source("b", header, content="b"))
    assert len([n for n in built.nodes if n.label == "Organization"]) == 2


def test_no_property_is_null_or_named_type() -> None:
    for thing in (*graph(plan()).nodes, *graph(plan()).edges):
        assert None not in thing.properties.values() and "type" not in thing.properties
    assert all(node.properties["title"] for node in graph(plan()).nodes)


SYMBOLS = st.sampled_from(["51-KL/TW", "43/KH-UBND", "12-KH/TU", "628/QĐ-TTg", "Quyết định 628", "Luật Đất đai"])
DATES = st.sampled_from([None, "2019", "2019-05-30", "2026-06-17", "2022-02-23", "2022"])
BODIES = st.sampled_from([None, "Ban Bí thư", "Bộ Chính trị", "Tỉnh ủy Lạng Sơn", "Tỉnh ủy", "Thủ tướng Chính phủ"])
REFERENCES = st.lists(st.builds(lambda s, d, b: ref(s, d, b, type="QĐ"), SYMBOLS, DATES, BODIES), max_size=4)
HEADERS = st.builds(
    lambda number, date, body, kind: Header(
        kind=kind,
        number=number,
        type="KH",
        issuer=body,
        issued_on=date,
        territory="tỉnh Lạng Sơn",
        title=f"KẾ HOẠCH {date}",
    ),
    st.sampled_from([None, "43/KH-UBND", "12-KH/TU", "/KH-UBND"]),
    DATES,
    BODIES,
    st.sampled_from(["original", "report"]),
)


@st.composite
def some_sources(draw: st.DrawFn) -> list[SourceRecord]:
    described = draw(st.lists(st.tuples(HEADERS, REFERENCES), max_size=5))
    return [
        source(
            f"s{n}",
            header,
            *references,
            relations=tuple((SELF, "cites", r.ref) for r in references),
            content=draw(st.sampled_from(["one", "two"])),
        )
        for n, (header, references) in enumerate(described)
    ]


@settings(max_examples=150, deadline=None)
@given(some_sources(), st.randoms(use_true_random=False))
def test_any_order_of_sources_gives_an_equal_graph(sources, random) -> None:
    shuffled = list(sources)
    random.shuffle(shuffled)
    assert graph(*sources) == graph(*shuffled)


@settings(max_examples=100, deadline=None)
@given(some_sources())
def test_every_claim_finds_exactly_one_document(sources) -> None:
    resolution = resolve(sources)
    ids = [document.id for document in resolution.documents]
    assert len(ids) == len(set(ids)), "two documents share an id"
    claims = [claim.key for document in resolution.documents for claim in document.claims]
    assert sorted(claims) == sorted(resolution.ends), "a claim was lost or belongs to two documents"
    assert len(claims) == sum(1 + len(s.extraction.references) for s in sources)


def test_the_graph_knows_no_clock() -> None:
    assert graph(plan()) == graph(replace(plan(), loaded_at="2026-01-01T00:00:00+00:00"))


def test_the_table_of_terms_agrees_with_its_examples() -> None:
    for row in table("party_terms"):
        assert term_at(row["example"].split("@")[1]) == row["term"], f"{row['example']} belongs to term {row['term']}"
    assert term_at("2021") is None, "the year of a congress belongs to two terms"
    assert term_at("2019") == "XII" and term_at("1980-01-01") is None
