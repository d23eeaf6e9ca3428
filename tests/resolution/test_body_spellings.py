"""Usual spellings of a body come to one name, and names of different bodies stay apart."""

from __future__ import annotations

import pytest

from kg.resolution.bodies import body_name, series_of
from loaders.tables import table

ONE_NAME = {
    "Ủy ban nhân dân tỉnh Lạng Sơn": [
        "UBND tỉnh Lạng Sơn",
        "Uỷ ban nhân dân Tỉnh Lạng Sơn",
        "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
        "UBND  tỉnh  Lạng Sơn,",
        "UBNN tỉnh Lạng Sơn",
    ],
    "Ủy ban nhân dân Thành phố Hồ Chí Minh": [
        "UBND TP.HCM",
        "UBND TPHCM",
        "UBND TP. Hồ Chí Minh",
        "Ủy ban nhân dân thành phố Hồ Chí Minh",
    ],
    "Ủy ban nhân dân thành phố Huế": ["UBND TP Huế", "UBND TP.Huế", "UBND Thành phố Huế"],
    "Ủy ban nhân dân thị xã Sa Pa": ["UBND TX Sa Pa", "UBND Thị xã Sa Pa"],
    "Hội đồng nhân dân huyện Bình Sơn": ["HĐND huyện Bình Sơn", "HĐND Huyện Bình Sơn"],
    "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi": [
        "Sở GD&ĐT tỉnh Quảng Ngãi",
        "Sở GDĐT Quảng Ngãi",
        "Sở Giáo dục và Đào tạo Quảng Ngãi",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH QUẢNG NGÃI",
    ],
    "Sở Giáo dục và Đào tạo thành phố Hà Nội": ["Sở GDĐT Hà Nội", "Sở GD-ĐT TP Hà Nội"],
    "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam": ["Sở NN&PTNT tỉnh Hà Nam", "Sở Nông nghiệp và PTNT Hà Nam"],
    "Bộ Giáo dục và Đào tạo": ["Bộ GD&ĐT", "Bộ GDĐT", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"],
    "Bộ Nông nghiệp và Phát triển nông thôn": ["Bộ NN&PTNT", "Bộ Nông nghiệp và PTNT"],
    "Tỉnh ủy Hòa Bình": ["Tỉnh uỷ Hoà Bình", "TỈNH ỦY HÒA BÌNH", "Tỉnh ủy tỉnh Hòa Bình"],
    "Thành ủy Hồ Chí Minh": ["Thành ủy Thành phố Hồ Chí Minh", "Thành ủy TP.HCM", "Thành uỷ TP. Hồ Chí Minh"],
    "Ban Tuyên giáo Tỉnh ủy Lạng Sơn": ["BTG Tỉnh ủy Lạng Sơn", "Ban Tuyên giáo Tỉnh uỷ Lạng Sơn"],
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn": [
        "MTTQ Việt Nam tỉnh Lạng Sơn",
        "MTTQVN tỉnh Lạng Sơn",
        "MTTQ tỉnh Lạng Sơn",
        "Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn",
        "Ủy ban MTTQ tỉnh Lạng Sơn",
        "UBMTTQVN tỉnh Lạng Sơn",
    ],
    "Hội Liên hiệp Phụ nữ tỉnh Lạng Sơn": ["Hội LHPN tỉnh Lạng Sơn", "Hội LHPN Việt Nam tỉnh Lạng Sơn"],
    "Tỉnh đoàn Lạng Sơn": ["Đoàn TNCS Hồ Chí Minh tỉnh Lạng Sơn", "Đoàn Thanh niên tỉnh Lạng Sơn"],
    "Thành đoàn Đà Nẵng": ["Đoàn TNCS Hồ Chí Minh thành phố Đà Nẵng"],
    "Liên đoàn Lao động tỉnh Lạng Sơn": ["LĐLĐ tỉnh Lạng Sơn"],
    "Bảo hiểm xã hội tỉnh Lạng Sơn": ["BHXH tỉnh Lạng Sơn"],
    "Ngân hàng Nhà nước Việt Nam": ["NHNN Việt Nam", "Ngân hàng Nhà nước"],
    "Ban Tổ chức Trung ương": ["Ban Tổ chức TW", "Ban Tổ chức T.Ư"],
}
CASES = [(spelling, name) for name, spellings in ONE_NAME.items() for spelling in (name, *spellings)]


@pytest.mark.parametrize(("spelling", "name"), CASES, ids=[spelling for spelling, _ in CASES])
def test_a_spelling_comes_to_the_usual_name(spelling: str, name: str) -> None:
    assert body_name(spelling) == name
    assert series_of(spelling).name == name


AS_THEY_ARE = [
    "Ủy ban nhân dân xã Atlantis",
    "Ủy ban nhân dân các xã, phường",
    "Ủy ban nhân dân tỉnh",
    "Sở Nội vụ",
    "Sở Nội vụ các tỉnh, thành phố",
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc Việt Nam các cấp",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Đoàn Thanh niên các cấp",
    "Hội Nông dân Việt Nam",
    "Phòng Giáo dục và Đào tạo huyện Bình Sơn",
    "Trường Trung học phổ thông chuyên Lạng Sơn",
    "Liên minh Hợp tác xã tỉnh Lạng Sơn",
]


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_a_name_stays_as_it_is(name: str) -> None:
    assert body_name(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Hòa Bình", "UBND thành phố Hòa Bình"),
        ("UBND huyện Kỳ Anh", "UBND thị xã Kỳ Anh"),
        ("Sở Y tế tỉnh Bắc Giang", "Sở Y tế tỉnh Bắc Ninh"),
        ("Tỉnh ủy Lạng Sơn", "Thành ủy Lạng Sơn"),
        ("Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn", "Ủy ban Trung ương MTTQ Việt Nam"),
    ],
)
def test_different_bodies_stay_apart(one: str, other: str) -> None:
    assert body_name(one) != body_name(other)


@pytest.mark.parametrize("row", table("body_spellings"), ids=lambda row: row["spelling"])
def test_every_spelling_of_the_table_comes_to_its_name(row: dict[str, str]) -> None:
    assert body_name(row["example"]) == f"{row['name']} tỉnh Lạng Sơn"
    assert body_name(row["spelling"]).startswith(row["spelling"]), "without a territory it is a body of the country"


@pytest.mark.parametrize(("spelling", "name"), CASES, ids=[spelling for spelling, _ in CASES])
def test_the_usual_name_is_its_own(spelling: str, name: str) -> None:
    assert body_name(body_name(spelling)) == body_name(spelling)
