"""What became of bodies and places: each row of the tables, one step a call, and nothing where nothing is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.bodies import body_name
from kg.resolution.succession import CONFIDENCES, existed, place_went, placed_under, successors
from loaders.folding import fold
from loaders.grammar.lexicon.places import find_place, places, territory_name
from loaders.tables import several, table

CHANGES = table("body_successions")
FOLLOWING = table("territorial_bodies")
WORDS = "became|joined|founded|ended|placed under"


def with_days(name: str) -> list[tuple[str, str]]:
    return [(found.name, found.since) for found in successors(name)]


STEPS = [
    # the centre
    ("Bộ Kế hoạch và Đầu tư", [("Bộ Tài chính", "2025-03-01")]),
    ("Bộ Giao thông vận tải", [("Bộ Xây dựng", "2025-03-01")]),
    ("Bộ Thông tin và Truyền thông", [("Bộ Khoa học và Công nghệ", "2025-03-01")]),
    ("Bộ Tài nguyên và Môi trường", [("Bộ Nông nghiệp và Môi trường", "2025-03-01")]),
    ("Ủy ban Dân tộc và Miền núi", [("Ủy ban Dân tộc", "2002-08-05")]),
    ("Uỷ ban Dân tộc", [("Bộ Dân tộc và Tôn giáo", "2025-03-01")]),
    ("Bộ Thương mại", [("Bộ Công Thương", "2007-07-31")]),
    (
        "Bộ Văn hóa - Thông tin",
        [("Bộ Văn hóa, Thể thao và Du lịch", "2007-07-31"), ("Bộ Thông tin và Truyền thông", "2007-07-31")],
    ),
    ("Ban Kinh tế Trung ương", [("Ban Chính sách, chiến lược Trung ương", "2025-02-03")]),
    ("Ban Dân vận Trung ương", [("Ban Tuyên giáo và Dân vận Trung ương", "2025-02-03")]),
    ("Ủy ban Tư pháp của Quốc hội", [("Ủy ban Pháp luật và Tư pháp của Quốc hội", "2025-02-18")]),
    # councils and committees go where their province goes
    ("Ủy ban nhân dân tỉnh Quảng Nam", [("Ủy ban nhân dân thành phố Đà Nẵng", "2025-07-01")]),
    ("Uỷ ban nhân dân Tỉnh Bắc Kạn", [("Ủy ban nhân dân tỉnh Thái Nguyên", "2025-07-01")]),
    ("HĐND tỉnh Bà Rịa - Vũng Tàu", [("Hội đồng nhân dân Thành phố Hồ Chí Minh", "2025-07-01")]),
    ("UBND tỉnh Hà Tây", [("Ủy ban nhân dân thành phố Hà Nội", "2008-08-01")]),
    ("UBND tỉnh Thừa Thiên Huế", [("Ủy ban nhân dân thành phố Huế", "2025-01-01")]),
    ("Tỉnh ủy Quảng Nam", [("Thành ủy Đà Nẵng", "2025-07-01")]),
    ("Tỉnh uỷ Hoà Bình", [("Tỉnh ủy Phú Thọ", "2025-07-01")]),
    ("Ban Thường vụ Tỉnh ủy Kon Tum", [("Ban Thường vụ Tỉnh ủy Quảng Ngãi", "2025-07-01")]),
    ("Đoàn TNCS Hồ Chí Minh tỉnh Quảng Nam", [("Thành đoàn Đà Nẵng", "2025-07-01")]),
    ("Bộ GTVT", [("Bộ Xây dựng", "2025-03-01")]),
    ("Tỉnh đoàn Quảng Nam", [("Thành đoàn Đà Nẵng", "2025-07-01")]),
    ("Tỉnh ủy Cần Thơ", [("Thành ủy Cần Thơ", "2004-01-01"), ("Tỉnh ủy Hậu Giang", "2004-01-01")]),
    (
        "UBND tỉnh Quảng Nam - Đà Nẵng",
        [("Ủy ban nhân dân thành phố Đà Nẵng", "1997-01-01"), ("Ủy ban nhân dân tỉnh Quảng Nam", "1997-01-01")],
    ),
    # a department's own merger first, then the province's
    ("Sở Thông tin và Truyền thông tỉnh Quảng Nam", [("Sở Khoa học và Công nghệ tỉnh Quảng Nam", "2025-03-01")]),
    ("Sở Khoa học và Công nghệ tỉnh Quảng Nam", [("Sở Khoa học và Công nghệ thành phố Đà Nẵng", "2025-07-01")]),
    ("Sở Kế hoạch và Đầu tư thành phố Hà Nội", [("Sở Tài chính thành phố Hà Nội", "2025-03-01")]),
    ("Sở Thông tin và Truyền thông tỉnh Hà Tây", [("Sở Thông tin và Truyền thông thành phố Hà Nội", "2008-08-01")]),
    ("Ban Tuyên giáo Tỉnh ủy Hà Nam", [("Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Nam", "2025-03-01")]),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Nam", [("Ban Tuyên giáo và Dân vận Tỉnh ủy Ninh Bình", "2025-07-01")]),
    # communes, and districts that were parted or joined before all districts ended
    ("UBND xã Trà Hiệp", [("Ủy ban nhân dân xã Thanh Bồng", "2025-07-01")]),
    ("UBND thị trấn Kế Sách", [("Ủy ban nhân dân xã Kế Sách", "2025-07-01")]),
    (
        "Đảng ủy phường Mễ Trì",
        [(f"Đảng ủy phường {name}", "2025-07-01") for name in ("Yên Hòa", "Từ Liêm", "Đại Mỗ")],
    ),
    ("UBND Quận 9", [("Ủy ban nhân dân thành phố Thủ Đức", "2021-01-01")]),
    (
        "Huyện ủy Từ Liêm",
        [("Quận ủy Nam Từ Liêm", "2014-04-01"), ("Quận ủy Bắc Từ Liêm", "2014-04-01")],
    ),
]


@pytest.mark.parametrize(("name", "expected"), STEPS, ids=[name for name, _ in STEPS])
def test_a_body_went_into_another(name: str, expected: list[tuple[str, str]]) -> None:
    assert with_days(name) == expected, f"{name} went into {expected}, as far as public law tells"


NOTHING = [
    "Bộ Tài chính",
    "Bộ Nông nghiệp và Môi trường",
    "Thủ tướng Chính phủ",
    "UBND tỉnh Lạng Sơn",  # goes on under its name
    "UBND tỉnh Quảng Ngãi",  # took another in
    "Tỉnh ủy Thái Nguyên",
    "UBND thành phố Huế",  # a district's city before 2025, then the province's
    "UBND thành phố Cần Thơ",
    "Thành ủy Thành phố Hồ Chí Minh",
    "UBND huyện Bình Sơn",  # districts ended without successors
    "Huyện ủy Bình Gia",
    "UBND thành phố Quảng Ngãi",
    "HĐND huyện Châu Thành",  # several of this name
    "Phòng Giáo dục và Đào tạo huyện Bình Sơn",
    "Phòng Tài nguyên và Môi trường huyện Bình Sơn",
    "Ban Tuyên giáo Huyện ủy Bình Gia",
    "UBND xã Tân Tiến",  # several of this name
    "UBND xã Tam Hải",  # goes on
    "UBND xã Atlantis",
    "Tỉnh ủy Atlantis",
    "Tỉnh ủy",
    "UBND tỉnh",
    "UBND các xã, phường",
    "Sở Nội vụ",
    "Văn phòng UBND tỉnh Quảng Nam",  # kinds of which the tables tell nothing
    "Văn phòng Tỉnh ủy Quảng Nam",
    "Trường Chính trị tỉnh Quảng Nam",
    "Trường THPT chuyên tỉnh Quảng Nam",
    "Công ty Cổ phần Cấp nước tỉnh Quảng Nam",
    "Bệnh viện đa khoa tỉnh Quảng Nam",
    "Ban Chỉ đạo chuyển đổi số tỉnh Quảng Nam",
    "Đảng ủy Công an tỉnh Quảng Nam",
    "Hội Nông dân tỉnh Lạng Sơn",  # was placed under another, and goes on
    "Trung ương Hội Nông dân Việt Nam",
    "Sở Du lịch tỉnh Quảng Nam",
    "Sở Giao thông vận tải Thành phố Hồ Chí Minh",  # was otherwise there
    "Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Dương",
    "Sở Y tế tỉnh Cần Thơ",  # which department carried on is open
    "Sở Nông nghiệp và Môi trường tỉnh Hà Tây",  # never was
    "Sở Tư pháp tỉnh",
    "Ủy ban Pháp luật",  # whose?
    "tỉnh Quảng Nam",  # a place
    "",
]


@pytest.mark.parametrize("name", NOTHING)
def test_no_successor_is_invented(name: str) -> None:
    assert successors(name) == (), f"nothing is known of what became of {name or 'nobody'}"


DAYS = [
    ("Bộ Kế hoạch và Đầu tư", (None, "2025-02-28")),
    ("Bộ Dân tộc và Tôn giáo", ("2025-03-01", None)),
    ("Bộ Tài chính", (None, None)),
    ("Ban Tuyên giáo Trung ương", (None, "2025-02-02")),
    ("Đảng ủy Chính phủ", ("2025-02-03", None)),
    ("UBND tỉnh Quảng Nam", ("1997-01-01", "2025-06-30")),
    ("Thành ủy Đà Nẵng", ("1997-01-01", None)),
    ("Tỉnh ủy Hà Tây", (None, "2008-07-31")),
    ("UBND huyện Bình Sơn", (None, "2025-06-30")),
    ("HĐND huyện Châu Thành", (None, "2025-06-30")),
    ("UBND tỉnh Lạng Sơn", (None, None)),
    ("UBND thành phố Huế", (None, None)),
    ("Sở Kế hoạch và Đầu tư tỉnh Quảng Nam", ("1997-01-01", "2025-06-30")),  # its own day differs from place to place
    ("Trường THPT huyện Bình Sơn", (None, None)),
    ("UBND tỉnh", (None, None)),
]


@pytest.mark.parametrize(("name", "days"), DAYS, ids=[name for name, _ in DAYS])
def test_the_days_of_a_body(name: str, days: tuple[str | None, str | None]) -> None:
    assert existed(name) == days


PLACED = [
    ("Tổng Liên đoàn Lao động Việt Nam", ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"]),
    ("Hội Nông dân tỉnh Lạng Sơn", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn"]),
    ("Tỉnh đoàn Lạng Sơn", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn"]),
    ("Hội Nông dân tỉnh Quảng Nam", []),  # ended on the eve
    ("Hội Nông dân huyện Bình Gia", []),
    ("Hội Luật gia tỉnh Lạng Sơn", []),
    ("Bộ Kế hoạch và Đầu tư", []),
]


@pytest.mark.parametrize(("name", "above"), PLACED, ids=[name for name, _ in PLACED])
def test_the_body_under_which_one_was_placed(name: str, above: list[str]) -> None:
    assert [found.name for found in placed_under(name)] == above
    assert {found.since for found in placed_under(name)} <= {"2025-07-01"}


WENT = [
    ("tỉnh Quảng Nam", [("thành phố Đà Nẵng", "2025-07-01")]),
    ("Tỉnh Bình Dương", [("Thành phố Hồ Chí Minh", "2025-07-01")]),
    ("tỉnh Hà Tây", [("thành phố Hà Nội", "2008-08-01")]),
    ("tỉnh Nam Hà", [("tỉnh Hà Nam", "1997-01-01"), ("tỉnh Nam Định", "1997-01-01")]),
    ("Quận 2", [("thành phố Thủ Đức", "2021-01-01")]),
    ("tỉnh Lạng Sơn", []),
    ("thành phố Huế", []),
    ("huyện Bình Sơn", []),
    ("xã Tân Tiến", []),
    ("Quảng Nam", []),
    ("tỉnh Atlantis", []),
]


@pytest.mark.parametrize(("name", "expected"), WENT, ids=[name for name, _ in WENT])
def test_where_a_place_went(name: str, expected: list[tuple[str, str]]) -> None:
    assert list(place_went(name)) == expected


def test_a_place_that_was_parted_names_all_parts() -> None:
    """Also one that kept its name: whoever asks for the commune has to look in each."""
    names = ("phường Việt Hưng", "phường Phúc Lợi")
    assert place_went("phường Phúc Lợi") == tuple((name, "2025-07-01") for name in names)
    assert successors("Ủy ban nhân dân phường Phúc Lợi") == (), "its council goes on"


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: f"{row['body']} {row['change']} {row['becomes']}".strip())
def test_every_change_is_true_of_its_example_and_not_of_its_counterexample(row: dict[str, str]) -> None:
    assert re.fullmatch(WORDS, row["change"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", row["since"])
    assert row["source"] and row["confidence"] in CONFIDENCES
    assert bool(row["becomes"]) is (row["change"] not in ("founded", "ended"))
    assert all(find_place(name, level="province") for name in several(row["except"]))
    asked = placed_under if row["change"] == "placed under" else successors
    where = re.search(r"tỉnh (Lạng Sơn)|Tỉnh (?:ủy|đoàn) (Lạng Sơn)", row["example"])
    expected = row["becomes"].format(
        territory="tỉnh Lạng Sơn", committee="Tỉnh ủy Lạng Sơn", union="Tỉnh đoàn Lạng Sơn"
    )
    assert bool(where) is ("{" in row["body"]), f"{row['example']} is no example of {row['body']}"
    found = [(f.name, f.since, f.confidence) for f in asked(row["example"])]
    if row["becomes"]:
        assert (expected, row["since"], CONFIDENCES[row["confidence"]]) in found
    else:
        assert found == []
    if row["counterexample"]:
        assert not asked(row["counterexample"])


@pytest.mark.parametrize("row", FOLLOWING, ids=lambda row: row["body"])
def test_every_kind_of_body_goes_where_its_example_says(row: dict[str, str]) -> None:
    assert row["source"] and row["confidence"] in CONFIDENCES and row["parted"] in ("yes", "no")
    assert set(several(row["levels"])) <= {"province", "district", "commune"}
    assert all(find_place(name, level="province") for name in several(row["except"]))
    assert [found.name for found in successors(row["example"])] == [row["becomes"]]


def test_names_come_back_as_they_are_written_in_the_graph() -> None:
    names = [found.name for name, _ in STEPS for found in successors(name)]
    assert names == [body_name(name) for name in names]


PROVINCES = sorted({territory_name(p) for p in places() if p.level == "province"})
FORMS = sorted({row["body"] for row in (*CHANGES, *FOLLOWING)})


@given(st.sampled_from(FORMS), st.sampled_from(PROVINCES))
def test_steps_go_forward_in_time_and_end(form: str, province: str) -> None:
    kind, name = ("tỉnh", province[5:]) if province.startswith("tỉnh ") else ("thành phố", province[10:])
    committee, union = ("Tỉnh ủy", "Tỉnh đoàn") if kind == "tỉnh" else ("Thành ủy", "Thành đoàn")
    start = form.format(territory=province, committee=f"{committee} {name}", union=f"{union} {name}")
    open_, steps = [(start, "")], 0
    while open_:
        steps += 1
        assert steps < 60, f"the steps from {start} don't end"
        body, since = open_.pop()
        for step in successors(body):
            assert step.since > since, f"{step.name} followed {body} before that began ({since})"
            assert fold(step.name) != fold(body)
            assert (existed(step.name)[0] or "") <= step.since, f"{step.name} was not yet there on {step.since}"
            open_.append((step.name, step.since))
