"""Places of one name in several provinces: which one a text means."""

from __future__ import annotations

import pytest
from sources import source

from kg.resolution.homes import NOWHERE, Home, home_of, placed
from loaders.extraction import Header
from loaders.grammar.lexicon.places import find_place, province_of, territory_name

TAM_NONG = "Ủy ban nhân dân huyện Tam Nông"  # there is one in Phú Thọ and one in Đồng Tháp
(PHU_THO,) = find_place("tỉnh Phú Thọ", on="2022-01-01")
IN_PHU_THO = Home("tỉnh Phú Thọ", PHU_THO, "2022-01-01")

PLACED = [
    ("of the text's own province", TAM_NONG, IN_PHU_THO, f"{TAM_NONG}, tỉnh Phú Thọ", True),
    ("of no known province", TAM_NONG, NOWHERE, TAM_NONG, False),
    ("of a province that has none", TAM_NONG, Home("tỉnh Lạng Sơn", find_place("tỉnh Lạng Sơn")[0]), TAM_NONG, False),
    (
        "the province that is said counts",
        f"{TAM_NONG}, tỉnh Đồng Tháp",
        IN_PHU_THO,
        f"{TAM_NONG}, tỉnh Đồng Tháp",
        True,
    ),
    ("a province is said that has none", f"{TAM_NONG}, tỉnh Lạng Sơn", IN_PHU_THO, f"{TAM_NONG}, tỉnh Lạng Sơn", False),
    ("a province", "Ủy ban nhân dân tỉnh Lạng Sơn", IN_PHU_THO, "Ủy ban nhân dân tỉnh Lạng Sơn", True),
    ("a district of its own name", "Ủy ban nhân dân huyện Bắc Sơn", NOWHERE, "Ủy ban nhân dân huyện Bắc Sơn", True),
    ("a body without a place", "Bộ Giáo dục và Đào tạo", IN_PHU_THO, "Bộ Giáo dục và Đào tạo", True),
]


@pytest.mark.parametrize(("name", "home", "full", "sure"), [row[1:] for row in PLACED], ids=[row[0] for row in PLACED])
def test_a_body_is_that_of_the_place_near_the_text(name: str, home: Home, full: str, sure: bool) -> None:
    assert placed(name, home, "2022-01-01") == (full, sure)


HOMES = [
    ("the text names the province", "huyện Tam Nông", "UBND huyện Tam Nông, tỉnh Phú Thọ", "tỉnh Phú Thọ"),
    ("in capitals, over two lines", "huyện Tam Nông", "UBND TỈNH\nĐỒNG THÁP", "tỉnh Đồng Tháp"),
    ("the text names both", "huyện Tam Nông", "tỉnh Phú Thọ, tỉnh Đồng Tháp", None),
    ("the text names none", "huyện Tam Nông", "Kế hoạch", None),
    ("a name that only begins alike", "huyện Tam Nông", "tỉnh Phú Thọa", None),
    ("one place of its name", "huyện Bắc Sơn", "tỉnh Phú Thọ", "tỉnh Lạng Sơn"),
    ("no place", "huyện Không Có", "tỉnh Phú Thọ", None),
    ("no territory", None, "tỉnh Phú Thọ", None),
]


@pytest.mark.parametrize(
    ("territory", "content", "province"), [row[1:] for row in HOMES], ids=[row[0] for row in HOMES]
)
def test_a_text_is_at_home_where_its_own_words_say(territory: str | None, content: str, province: str | None) -> None:
    home = home_of(source("a", Header(territory=territory, issued_on="2022-01-01"), content=content))
    assert home.territory == territory
    assert (territory_name(province_of(home.place)) if home.place else None) == province


AT = [
    ("before the merger it was several", "tỉnh Phú Thọ", "2026-01-05", "2022-05-01", None),
    ("after the merger it is itself", "tỉnh Phú Thọ", "2026-01-05", "2025-08-01", "tỉnh Phú Thọ"),
    ("a province that stayed", "tỉnh Lạng Sơn", "2026-01-05", "2022-05-01", "tỉnh Lạng Sơn"),
    ("a year is compared as a year", "tỉnh Phú Thọ", "2026-01-05", "2025", "tỉnh Phú Thọ"),
    ("no date", "tỉnh Phú Thọ", "2026-01-05", None, "tỉnh Phú Thọ"),
]


@pytest.mark.parametrize(("territory", "on", "date", "expected"), [row[1:] for row in AT], ids=[row[0] for row in AT])
def test_what_a_text_calls_its_own_territory_was_another_then(
    territory: str, on: str, date: str | None, expected: str | None
) -> None:
    assert home_of(source("a", Header(territory=territory, issued_on=on))).territory_at(date) == expected
