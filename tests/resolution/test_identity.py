"""Which mentions mean one document, and which don't: each case a few sources and what a careful reader would say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sources import at, ref, source

from kg.resolution.claims import OWN
from kg.resolution.weighing import MOST_CANDIDATES
from kg.settling.reading import Resolution, resolve
from loaders.extraction import Header

LANG_SON, QUANG_NGAI = "Ủy ban nhân dân tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Quảng Ngãi"
PM = "Thủ tướng Chính phủ"


def plan(issued_on: str | None, territory: str | None = None, level: str | None = "provincial") -> Header:
    """The header of a plan that only serves to cite others; its own number is none of theirs."""
    issuer = f"Ủy ban nhân dân {territory}" if territory else None
    return Header(
        number="9999/KH-UBND", type="KH", issuer=issuer, issued_on=issued_on, territory=territory, level=level
    )  # type: ignore[arg-type]


def ends(resolution: Resolution) -> dict[str, str]:
    """The document of each claim, by source and place: `a` for a source's own, `a0` for its first reference."""
    return {uri + ("" if place == OWN else str(place)): end.document for (uri, place), end in resolution.ends.items()}


SAME = [
    ("the same symbol, day and body", [ref("628/QĐ-TTg", "2020-05-11", PM)], [ref("628/QĐ-TTg", "2020-05-11", PM)]),
    ("the organ code alone tells the body", [ref("628/QĐ-TTg", "2020-05-11", PM)], [ref("628/QĐ-TTg", "2020-05-11")]),
    (
        "prose calls the Prime Minister's decision the Government's",
        [ref("628/QĐ-TTg", "2020-05-11", PM)],
        [ref("628/QĐ-TTg", "2020-05-11", "Chính phủ")],
    ),
    ("the year agrees with the day", [ref("628/QĐ-TTg", "2020-05-11", PM)], [ref("628/QĐ-TTg", "2020", PM)]),
    ("a leading zero", [ref("05-CT/TW", "2016-05-15")], [ref("5-CT/TW", "2016-05-15")]),
    (
        "committee and its standing committee",
        [ref("224-KH/TU", "2019-09-30", "Tỉnh ủy Quảng Ngãi")],
        [ref("224-KH/TU", "2019-09-30", "Ban Thường vụ Tỉnh ủy Quảng Ngãi")],
    ),
    (
        "chairman and committee",
        [ref("12/CT-UBND", "2025-11-26", "Chủ tịch UBND tỉnh Lạng Sơn")],
        [ref("12/CT-UBND", "2025-11-26", LANG_SON)],
    ),
    (
        "minister and ministry",
        [ref("1112/CT-BGDĐT", "2022-08-19", "Bộ trưởng Bộ Giáo dục và Đào tạo")],
        [ref("1112/CT-BGDĐT", "2022-08-19", "Bộ Giáo dục và Đào tạo")],
    ),
    (
        "the three central bodies share one series",
        [ref("51-KL/TW", "2019-05-30", "Ban Bí thư Trung ương Đảng")],
        [ref("51-KL/TW", "2019-05-30", "Bộ Chính trị")],
    ),
    (
        "body unsaid, but the day is the same",
        [ref("43/KH-UBND", "2022-02-23", LANG_SON)],
        [ref("43/KH-UBND", "2022-02-23")],
    ),
    (
        "the people's committee in the newer spelling",
        [ref("43/KH-UBND", "2022-02-23", LANG_SON)],
        [ref("43/KH-UBND", "2022-02-23", "Uỷ ban Nhân dân Tỉnh Lạng Sơn")],
    ),
    (
        "the Party committee in the newer spelling",
        [ref("224-KH/TU", "2019-09-30", "Tỉnh ủy Hòa Bình")],
        [ref("224-KH/TU", "2019-09-30", "Ban Thường vụ Tỉnh uỷ Hoà Bình")],
    ),
    ("undated, one fits", [ref("628/QĐ-TTg", "2020-05-11", PM)], [ref("628/QĐ-TTg")]),
    (
        "a law by number and by name",
        [ref("43/2019/QH14", "2019-06-14", "Quốc hội")],
        [ref("Luật Giáo dục năm 2019", type="Luật")],
    ),
    ("year in the symbol", [ref("30/2020/NĐ-CP", "2020-03-05", "Chính phủ")], [ref("30/2020/NĐ-CP")]),
    (
        "a plenum's resolution by number and by name",
        [ref("29-NQ/TW", "2013-11-04")],
        [ref("Nghị quyết Trung ương 8 khóa XI", type="NQ")],
    ),
    (
        "a law by name, written with and without năm",
        [ref("Luật Đất đai năm 2024", type="Luật")],
        [ref("Luật Đất đai 2024", type="Luật")],
    ),
    (
        "a day against the month",
        [ref("63-NQ/TU", "2021-12-29", "Tỉnh ủy Lạng Sơn")],
        [ref("63-NQ/TU", "2021-12", "Tỉnh ủy Lạng Sơn")],
    ),
    ("the term instead of a date", [ref("51-KL/TW", "2019-05-30")], [ref("51-KL/TW", issuer="Ban Bí thư", term="XII")]),
]

DIFFERENT = [
    (
        "two provinces in one year",
        [ref("43/KH-UBND", "2022-02-23", LANG_SON)],
        [ref("43/KH-UBND", "2022-03-01", QUANG_NGAI)],
    ),
    (
        "two provinces on one day",
        [ref("43/KH-UBND", "2022-02-23", LANG_SON)],
        [ref("43/KH-UBND", "2022-02-23", QUANG_NGAI)],
    ),
    ("two terms", [ref("51-KL/TW", "2019-05-30", "Ban Bí thư")], [ref("51-KL/TW", "2026-06-17", "Bộ Chính trị")]),
    ("two years", [ref("942/QĐ-TTg", "2021-06-15", PM)], [ref("942/QĐ-TTg", "2022-08-05", PM)]),
    ("two days, be it a misprint", [ref("71-NQ/TW", "2025-08-22")], [ref("71-NQ/TW", "2025-08-28")]),
    (
        "committees of two provinces",
        [ref("12-KH/TU", "2021", "Tỉnh ủy Lạng Sơn")],
        [ref("12-KH/TU", "2021", "Tỉnh ủy Điện Biên")],
    ),
    (
        "two types",
        [ref("12-KH/TU", "2021-05-04", "Tỉnh ủy Lạng Sơn")],
        [ref("12-NQ/TU", "2021-05-04", "Tỉnh ủy Lạng Sơn")],
    ),
    ("nothing but the symbol", [ref("43/KH-UBND", "2022-02-23", LANG_SON)], [ref("43/KH-UBND")]),
    ("nothing but the symbol, twice", [ref("43/KH-UBND")], [ref("43/KH-UBND")]),
    (
        "no province said, and no day",
        [ref("12-KH/TU", "2021-05-04", "Tỉnh ủy Lạng Sơn")],
        [ref("12-KH/TU", None, "Tỉnh ủy")],
    ),
    ("a later document than the citing one", [ref("628/QĐ-TTg", "2024-05-11", PM)], [ref("628/QĐ-TTg")]),
    (
        "a plan by name, in two texts",
        [ref("Kế hoạch tổ chức thi đua", type="KH")],
        [ref("Kế hoạch tổ chức thi đua", type="KH")],
    ),
    (
        "a plenum passes several",
        [ref("Nghị quyết Trung ương 2 khóa V", type="NQ")],
        [ref("Nghị quyết Trung ương 2 khóa V", type="NQ")],
    ),
    ("two laws of one name", [ref("Luật Đất đai 2013", type="Luật")], [ref("Luật Đất đai 2024", type="Luật")]),
    (
        "short number without a full mention",
        [ref("1696/QĐ-TTg", "2021-10-12", PM)],
        [ref("Quyết định 1696", type="QĐ")],
    ),
    ("the authority's date belongs to another term", [ref("29-NQ/TW", "2013-11-04")], [ref("29-NQ/TW", term="XII")]),
]


@pytest.mark.parametrize(("case", "first", "second"), SAME, ids=[case for case, *_ in SAME])
def test_mentions_of_one_document(case, first, second) -> None:
    found = ends(resolve([source("a", plan("2026-10-01"), *first), source("b", plan("2023-01-01"), *second)]))
    assert found["a0"] == found["b0"], f"{case}: a reader takes both for one document"
    assert "unresolved" not in found["a0"], f"{case}: the document is known"


@pytest.mark.parametrize(("case", "first", "second"), DIFFERENT, ids=[case for case, *_ in DIFFERENT])
def test_mentions_of_different_documents(case, first, second) -> None:
    found = ends(resolve([source("a", plan("2026-10-01"), *first), source("b", plan("2023-01-01"), *second)]))
    assert found["a0"] != found["b0"], f"{case}: these may be two documents and must not be one"


def test_an_undated_mention_with_two_candidates_is_listed_with_both() -> None:
    both = source("a", plan("2026-10-01"), ref("942/QĐ-TTg", "2021-06-15", PM), ref("942/QĐ-TTg", "2022-08-05", PM))
    undated = source("b", plan("2023-01-01"), ref("942/QĐ-TTg"))
    resolution = resolve([both, undated])
    (listed,) = [u for u in resolution.undecided if u.ref == "942/QĐ-TTg"]
    found = ends(resolution)
    assert listed.reason == "the reference doesn't say its date, and 2 known documents fit"
    assert {c.document for c in listed.candidates} == {found["a0"], found["a1"]}
    assert listed.document == found["b0"] and found["b0"].startswith("document/unresolved/")


def test_the_full_mention_of_the_same_text_decides() -> None:
    both = source("a", plan("2026-10-01"), ref("942/QĐ-TTg", "2021-06-15", PM), ref("942/QĐ-TTg", "2022-08-05", PM))
    text = source("b", plan("2023-01-01"), ref("942/QĐ-TTg", "2021-06-15", PM), ref("Quyết định 942", type="QĐ"))
    found = ends(resolve([both, text]))
    assert found["b1"] == found["b0"] == found["a0"]


def test_the_citing_document_s_territory_decides() -> None:
    full = source(
        "a",
        plan("2024-01-01"),
        ref("63-NQ/TU", "2021-12-29", "Tỉnh ủy Lạng Sơn"),
        ref("63-NQ/TU", "2021-11-01", "Tỉnh ủy Điện Biên"),
    )
    undated = source("b", plan("2022-02-23", "tỉnh Lạng Sơn"), ref("63-NQ/TU", None, "Ban Thường vụ Tỉnh ủy"))
    found = ends(resolve([full, undated]))
    assert found["b0"] == found["a0"]


def test_a_short_mention_finds_the_document_of_its_own_province_only() -> None:
    full = source("a", plan("2024-01-01"), ref("1696/QĐ-UBND", "2018-10-12", LANG_SON))
    near = source("b", plan("2022-02-23", "tỉnh Lạng Sơn"), ref("Quyết định 1696", type="QĐ"))
    far = source("c", plan("2022-02-23", "tỉnh Điện Biên"), ref("Quyết định 1696", type="QĐ"))
    found = ends(resolve([full, near, far]))
    assert found["b0"] == found["a0"] != found["c0"]


def test_a_report_and_the_original_are_one_document_with_two_sources() -> None:
    number = {"number": "188/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân Thành phố Hồ Chí Minh"}
    original = source("a", Header(**number, issued_on="2025-12-04", title="KẾ HOẠCH phổ cập", signer="Nguyễn Văn A"))  # type: ignore[arg-type]
    report = source("b", Header(kind="report", **number, issued_on="2025-12-04", title="Tin về kế hoạch"))  # type: ignore[arg-type]
    resolution = resolve([report, original])
    (document,) = resolution.documents
    assert document.title == "KẾ HOẠCH phổ cập", "the document's own title comes before the page's"
    assert document.signer == "Nguyễn Văn A" and document.status == "held"


def test_another_day_that_a_text_prints_for_a_document_is_listed() -> None:
    cited = ref("163/2024/QH15", "2024-11-27", "Quốc hội")
    slip = replace(at("163/2024/QH15", 40), issued_on="2025-11-27")
    text = source("a", plan("2025-12-01"), replace(cited, mentions=(*cited.mentions, slip)))
    (conflict,) = resolve([text]).conflicts
    assert conflict.field == "issued_on" and [day for day, _ in conflict.values] == ["2024-11-27", "2025-11-27"]


def test_copies_that_differ_are_one_document_and_their_differences_are_listed() -> None:
    number = {"number": "188/KH-UBND", "type": "KH", "issuer": LANG_SON, "issued_on": "2025-12-04"}
    one = source("a", Header(**number, title="KẾ HOẠCH Phổ cập", signer="Nguyễn Văn A"))  # type: ignore[arg-type]
    other = source("b", Header(**number, title="Kế hoạch phổ cập", signer="Trần Văn B"))  # type: ignore[arg-type]
    page = source("c", Header(kind="report", **number, title="Tin về kế hoạch", signer="Lê C"))  # type: ignore[arg-type]
    resolution = resolve([one, other, page])
    assert len(resolution.documents) == 1
    (conflict,) = resolution.conflicts
    assert conflict.field == "signer", "titles that differ in capitals only are one, and a page has its own"
    assert dict(conflict.values) == {"Nguyễn Văn A": ("a",), "Trần Văn B": ("b",)}


def test_a_held_text_without_a_date_joins_the_dated_mention() -> None:
    held = source(
        "a", Header(number="155-KL/TW", type="KL", issuer="Bộ Chính trị, Ban Bí thư"), ref("57-NQ/TW", "2024-12-22")
    )
    citing = source("b", plan("2025-11-01"), ref("155-KL/TW", "2025-05-17"))
    earlier = source("c", plan("2025-11-01"), ref("155-KL/TW", "2020-05-17"))
    found = ends(resolve([held, citing, earlier]))
    assert found["a"] == found["b0"], "the document of 2020 can't cite one of 2024"


def test_copies_of_a_text_without_number_are_one_document() -> None:
    header = Header(type="KH", issuer="Ban Thường vụ Thị ủy", title="KẾ HOẠCH công tác")
    found = ends(resolve([source(uri, header, content="Như nhau.") for uri in "ab"] + [source("c", header)]))
    assert found["a"] == found["b"] != found["c"]


def test_central_bodies_that_disagree_are_a_listed_conflict() -> None:
    resolution = resolve(
        [
            source("a", plan("2024-01-01"), ref("51-KL/TW", "2019-05-30", "Ban Bí thư")),
            source("b", plan("2024-01-01"), ref("51-KL/TW", "2019-05-30", "Bộ Chính trị")),
        ]
    )
    (conflict,) = resolution.conflicts
    assert conflict.field == "issuer"
    assert dict(conflict.values) == {"Ban Bí thư": ("a",), "Bộ Chính trị": ("b",)}


@pytest.mark.parametrize(
    ("day", "act"),
    [
        ("2021-06-01", "document/quoc-hoi/luat/2013-11-29/45"),
        ("2023-12-31", "document/quoc-hoi/luat/2013-11-29/45"),
        ("2024-07-31", None),
        ("2024-08-01", "document/quoc-hoi/luat/2024-01-18/31"),
        (None, None),
    ],
)
def test_a_law_without_a_year_is_the_one_in_force_on_the_day_of_the_text(day: str | None, act: str | None) -> None:
    found = ends(resolve([source("a", plan(day), ref("Luật Đất đai", type="Luật"))]))["a0"]
    assert found == act if act else found.startswith("document/unresolved/")


@pytest.mark.parametrize(
    ("subject", "meant"),
    [
        ("", None),
        ("về cải cách chính sách tiền lương đối với cán bộ, công chức, viên chức", None),
        (
            "về tập trung xây dựng đội ngũ cán bộ các cấp, nhất là cấp chiến lược",
            "document/trung-uong-dang/nq/2018-05-19/26",
        ),
    ],
)
def test_a_name_that_a_doubtful_row_bears_too_decides_only_with_its_subject(subject: str, meant: str | None) -> None:
    name = "Nghị quyết Trung ương 7 khóa XII"
    text = source("a", plan("2024-01-01"), ref(name, type="NQ"), content=f"{name} {subject}")
    found = ends(resolve([text]))["a0"]
    assert found == meant if meant else found.startswith("document/unresolved/")


def test_two_of_one_symbol_that_a_text_tells_apart_are_never_one() -> None:
    known = source("k", plan("2024-01-01"), ref("08-NQ/TW", "2002-01-02", "Bộ Chính trị"))
    both = [ref("08-NQ/TW", "2002-01-02", "Bộ Chính trị"), ref("08-NQ/TW@2", None, "Bộ Chính trị")]
    found = ends(resolve([known, source("a", plan("2019-01-01"), *both)]))
    assert found["a0"] == found["k0"] != found["a1"]


def test_the_year_that_the_same_text_tells_wins_over_the_act_in_force() -> None:
    new, bare = ref("Luật Đất đai năm 2024", type="Luật"), ref("Luật Đất đai", type="Luật")
    found = ends(resolve([source("a", plan("2024-03-01"), new, bare)]))
    assert found["a0"] == found["a1"] == "document/quoc-hoi/luat/2024-01-18/31"


def test_a_hint_of_the_authority_list_never_decides_alone() -> None:
    resolution = resolve([source("a", plan("2013-01-01"), ref("51-KL/TW"))])
    (listed,) = [u for u in resolution.undecided if u.ref == "51-KL/TW"]
    assert "not verified" in " ".join(c.reason for c in listed.candidates), "the hint is shown to who reviews"


ATTRIBUTES = [
    (
        ref("51-KL/TW", "2019-05-30", "Ban Bí thư Trung ương Đảng"),
        {
            "symbol": "51-KL/TW",
            "number": "51",
            "doc_type": "KL",
            "year": 2019,
            "term": "XII",
            "level": "central",
            "track": "party",
            "issuer": "Ban Bí thư",
            "status": "cited",
            "resolved": True,
        },
    ),
    (
        ref("03/QĐ-UBND", "2021", LANG_SON),
        {
            "symbol": "03/QĐ-UBND",
            "number": "3",
            "level": "provincial",
            "track": "state",
            "territory": "tỉnh Lạng Sơn",
            "title": "Quyết định 03/QĐ-UBND năm 2021",
            "issued_on": "2021",
            "term": None,
        },
    ),
    (
        ref("1471/QĐ-SGDĐT", "2022-09-14", "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi"),
        {"title": "Quyết định 1471/QĐ-SGDĐT ngày 14/9/2022", "level": "provincial"},
    ),
    (ref("12-KH/HU", "2021-03-01", "Huyện ủy Bình Sơn"), {"level": "district", "track": "party"}),
    (ref("Quyết định 1696", type="QĐ"), {"title": "Quyết định 1696", "resolved": False, "symbol": None}),
    (ref("Luật Phòng, chống ma túy 2021", type="Luật"), {"level": "central", "track": "state", "year": 2021}),
]


@pytest.mark.parametrize(("mention", "expected"), ATTRIBUTES, ids=lambda v: v.ref if hasattr(v, "ref") else "")
def test_attributes_of_a_cited_document(mention, expected) -> None:
    resolution = resolve([source("a", plan("2026-10-01"), mention)])
    (document,) = [d for d in resolution.documents if d.status == "cited"]
    assert {name: getattr(document, name) for name in expected} == expected


IDS = [
    (ref("51-KL/TW", "2019-05-30", "Ban Bí thư"), "document/trung-uong-dang/kl/2019-05-30/51"),
    (ref("36a/NQ-CP", "2015-10-14", "Chính phủ"), "document/chinh-phu/nq/2015-10-14/36a"),
    (ref("43/KH-UBND", "2022", LANG_SON), "document/uy-ban-nhan-dan-tinh-lang-son/kh/2022/43"),
    (ref("07-NQ/TW", issuer="Bộ Chính trị", term="khóa VII"), "document/trung-uong-dang/nq/khoa-vii/7"),
    (ref("Luật Phòng, chống ma túy 2021", type="Luật"), "document/quoc-hoi/luat/2021-03-30/73"),
    (ref("Luật Làng nghề 2021", type="Luật"), "document/quoc-hoi/luat/2021/luat-lang-nghe"),
]


@pytest.mark.parametrize(("mention", "id"), IDS, ids=[id for _, id in IDS])
def test_ids_are_made_of_what_identifies_a_document(mention, id) -> None:
    assert ends(resolve([source("a", plan("2026-10-01"), mention)]))["a0"] == id


def test_places_that_differ_by_a_tone_stay_apart_and_candidates_bear_the_ids_of_documents() -> None:
    sources = [
        source("a", None, ref("5/KH-UBND", "2024-01-02", "Ủy ban nhân dân huyện Tam Dương")),
        source("b", None, ref("5/KH-UBND", "2024-01-02", "Ủy ban nhân dân huyện Tam Đường")),
        source("c", plan("2025-01-01"), ref("5/KH-UBND")),
    ]
    resolution = resolve(sources)
    known = ends(resolution)
    assert known["a0"] != known["b0"], "two districts"
    (undecided,) = (u for u in resolution.undecided if u.source == "c" and u.ref == "5/KH-UBND")
    assert {candidate.document for candidate in undecided.candidates} == {known["a0"], known["b0"]}
    assert undecided.reason.endswith("and 2 known documents fit")


def test_of_very_many_candidates_the_best_are_listed_and_all_are_counted() -> None:
    many = [source(f"m{i:02}", None, ref("1/KH-UBND", "2024", f"Ủy ban nhân dân xã Số {i}")) for i in range(50)]
    late = source("late", None, ref("1/KH-UBND", "2026", "Ủy ban nhân dân xã Sau"))
    resolution = resolve([*many, late, source("c", plan("2025-01-01"), ref("1/KH-UBND"))])
    (undecided,) = (u for u in resolution.undecided if u.source == "c" and u.ref == "1/KH-UBND")
    assert len(undecided.candidates) == MOST_CANDIDATES and undecided.reason.endswith("and 50 known documents fit")
    assert all("after" not in candidate.reason for candidate in undecided.candidates), "what fits comes first"


def test_a_draft_without_its_number_is_undecided() -> None:
    resolution = resolve([source("a", plan("2025-01-01"), ref("/KH-UBND", "2024-12-30", LANG_SON))])
    assert "/KH-UBND" in {u.ref for u in resolution.undecided}
