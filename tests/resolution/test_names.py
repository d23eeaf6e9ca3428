"""Names of bodies and of documents: which spellings are one name, and whose series a body's documents belong to."""

from __future__ import annotations

import pytest

from kg.resolution.bodies import (
    NOBODY,
    Series,
    body_name,
    completed,
    level_of,
    series_of,
    series_of_code,
    slug,
    territory_of,
)
from kg.resolution.identity import source_slug
from kg.resolution.names import is_national, name_key, without_year
from loaders.grammar.lexicon.symbols import parse_symbol

SERIES = [
    ("Ban Thường vụ Tỉnh ủy Lạng Sơn", Series("Tỉnh ủy Lạng Sơn", True)),
    ("Thường trực Thành ủy Hà Nội", Series("Thành ủy Hà Nội", True)),
    ("Ban Chấp hành Đảng bộ tỉnh Điện Biên", Series("Tỉnh ủy Điện Biên", True)),
    ("Thành ủy Thành phố Hồ Chí Minh", Series("Thành ủy Hồ Chí Minh", True)),
    ("Ban Thường vụ Tỉnh ủy", Series("Tỉnh ủy", False)),
    ("Ban Bí thư Trung ương Đảng", Series("Trung ương Đảng", True)),
    ("Ban Chấp hành Trung ương Đảng (khóa XI)", Series("Trung ương Đảng", True)),
    ("Bộ Chính trị, Ban Bí thư", Series("Trung ương Đảng", True)),
    ("Văn phòng Trung ương Đảng", Series("Văn phòng Trung ương Đảng", True)),
    ("Chủ tịch UBND tỉnh Điện Biên", Series("Ủy ban nhân dân tỉnh Điện Biên", True)),
    ("UBND TP. Huế", Series("Ủy ban nhân dân thành phố Huế", True)),
    ("Bộ trưởng Bộ Y tế", Series("Bộ Y tế", True)),
    ("Giám đốc Sở Nội vụ tỉnh Lạng Sơn", Series("Sở Nội vụ tỉnh Lạng Sơn", True)),
    ("Sở Lao động - Thương binh và Xã hội", Series("Sở Lao động - Thương binh và Xã hội", False)),
    ("Ủy ban nhân dân huyện", Series("Ủy ban nhân dân huyện", False)),
    ("Thủ tướng", Series("Thủ tướng Chính phủ", True)),
    ("Quốc hội khóa XIV", Series("Quốc hội", True)),
    ("Đảng ủy xã Hòa Bình", Series("Đảng ủy xã Hòa Bình", True)),
    (None, NOBODY),
]


@pytest.mark.parametrize(("name", "series"), SERIES, ids=[str(name) for name, _ in SERIES])
def test_the_series_of_a_body(name: str | None, series: Series) -> None:
    assert series_of(name) == series


CODES = [
    ("51-KL/TW", "Trung ương Đảng"),
    ("628/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("43/2019/QH14", "Quốc hội"),
    ("76/2017/TT-BTC", "Bộ Tài chính"),
    ("224-KH/TU", ""),
    ("43/KH-UBND", ""),
    ("12/KH-MTTQ", ""),
]


@pytest.mark.parametrize(("code", "name"), CODES, ids=[code for code, _ in CODES])
def test_the_series_that_an_organ_code_tells(code: str, name: str) -> None:
    assert series_of_code(parse_symbol(code)).name == name


COMPLETED = [
    ("Tỉnh ủy", "tỉnh Lạng Sơn", "Tỉnh ủy Lạng Sơn"),
    ("Ủy ban nhân dân", "thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
    ("Ủy ban nhân dân tỉnh", "tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Sở Nội vụ", "tỉnh Lạng Sơn", "Sở Nội vụ tỉnh Lạng Sơn"),
    ("Huyện ủy", "tỉnh Lạng Sơn", None),
    ("Tỉnh ủy", "huyện Bình Gia", None),
    ("Ủy ban nhân dân huyện", "tỉnh Lạng Sơn", None),
    ("Bộ Y tế", "tỉnh Lạng Sơn", None),
    ("Tỉnh ủy", None, None),
]


@pytest.mark.parametrize(("name", "territory", "full"), COMPLETED, ids=[f"{n} in {t}" for n, t, _ in COMPLETED])
def test_a_shared_name_in_a_territory(name: str, territory: str | None, full: str | None) -> None:
    assert completed(name, territory) == full


TERRITORIES = [
    ("Tỉnh ủy Lạng Sơn", "tỉnh Lạng Sơn", "provincial"),
    ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "provincial"),
    ("Ban Tuyên giáo Huyện ủy Bình Gia", "huyện Bình Gia", "district"),
    ("Ủy ban nhân dân xã Hòa Bình", "xã Hòa Bình", "commune"),
    ("Bộ Công Thương", None, "central"),
]


@pytest.mark.parametrize(("name", "territory", "level"), TERRITORIES, ids=[name for name, *_ in TERRITORIES])
def test_what_a_name_tells_of_territory_and_level(name: str, territory: str | None, level: str) -> None:
    assert (territory_of(name), level_of(name)) == (territory, level)


def test_spellings_of_a_body() -> None:
    assert body_name("UBND tỉnh Lạng Sơn") == body_name("Ủy ban nhân dân tỉnh Lạng Sơn")
    assert body_name("Ban Bí thư Trung ương Đảng") == body_name("Ban Bí thư")


ONE_NAME = [
    ("Nghị quyết Hội nghị Trung ương 8 khóa XI", "Nghị quyết Trung ương 8 khoá XI"),
    ("Nghị quyết Trung ương 8 khóa XI", "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng (khóa XI)"),
    ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
    ("Luật Giáo dục năm 2019", "Luật Giáo dục 2019"),
    ("Đề án “Xây dựng xã hội học tập”", 'Đề án "Xây dựng xã hội học tập"'),
]
OTHER_NAMES = [
    ("Nghị quyết Trung ương 8 khóa XI", "Nghị quyết Trung ương 8 khóa XII"),
    ("Nghị quyết Trung ương 8 khóa XI", "Kết luận Trung ương 8 khóa XI"),
    ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIII"),
    ("Luật Giáo dục năm 2019", "Luật Giáo dục năm 2005"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_names_of_different_documents(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_the_year_of_a_law() -> None:
    assert without_year("Luật Giáo dục năm 2019") == ("luat giao duc", "2019")
    assert without_year("Luật Đầu tư công") == ("luat dau tu cong", None)
    inner = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2024"
    assert without_year(inner)[1] is None, "the year may be that of the law which is amended"


@pytest.mark.parametrize(
    ("name", "national"),
    [("Luật Đất đai", True), ("Hiến pháp năm 2013", True), ("Điều lệ Đảng", True), ("Kế hoạch năm 2025", False)],
)
def test_names_that_mean_one_document_everywhere(name: str, national: bool) -> None:
    assert is_national(name) is national


def test_long_names_that_begin_alike_have_different_ids() -> None:
    board = "Ban Chỉ đạo " + "về phát triển " * 20
    assert slug(board + "khoa học", 80) != slug(board + "giáo dục", 80)
    assert len(slug(board, 80)) <= 80


def test_addresses_that_read_alike_have_different_ids() -> None:
    assert source_slug("a-b.txt") != source_slug("a/b.txt")
    assert source_slug("https://example.org/vb?id=1") != source_slug("https://example.org/vb?id=2")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Luật Đất đai năm 2013", ("luat dat dai", "2013")),
        ("Luật Đất đai (2013)", ("luat dat dai", "2013")),
        ("Luật Quốc tịch Việt Nam 2008", ("luat quoc tich viet nam", "2008")),
        ("Luật Quốc tịch Việt Nam", ("luat quoc tich viet nam", None)),
        ("Luật Hoạt động giám sát của Quốc hội năm 2015", ("luat hoat dong giam sat cua quoc hoi", "2015")),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", ("hien phap", "2013")),
        ("Hiến pháp", ("hien phap", None)),
    ],
)
def test_a_law_and_its_year(name: str, expected: tuple[str, str | None]) -> None:
    assert without_year(name) == expected


def test_the_charter_has_one_name() -> None:
    assert name_key("Điều lệ Đảng Cộng sản Việt Nam") == name_key("Điều lệ Đảng")
