"""Which of the acts that bore one title a text of a day means."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.acts import Act, act_in_force, acts_of
from loaders.tables import table

ROWS = table("acts")
CERTAIN = [row for row in ROWS if row["confidence"] != "unsure"]
UNSURE = [row for row in ROWS if row["confidence"] == "unsure"]
TITLES = sorted({row["title"] for row in CERTAIN})


def label(row: dict[str, str]) -> str:
    return f"{row['title']} {row['number'] or row['passed_on']}"


MEANT = [
    ("Luật Đất đai", "2014-06-30", "13/2003/QH11"),
    ("Luật Đất đai", "2014-07-01", "45/2013/QH13"),
    ("Luật Đất đai", "2024-07-31", "45/2013/QH13"),
    ("Luật Đất đai", "2024-08-01", "31/2024/QH15"),
    ("luật đất đai", "2020-05-05", "45/2013/QH13"),
    ("Luật đất đai", "1999-01-01", None),
    ("Luật Du lịch", "2017-12-31", "44/2005/QH11"),
    ("Luật Du lịch", "2018-01-01", "09/2017/QH14"),
    ("Luật Nhà ở", "2024-07-31", "65/2014/QH13"),
    ("Luật Nhà ở", "2024-08-01", "27/2023/QH15"),
    ("Luật Tổ chức chính quyền địa phương", "2025-02-28", "77/2015/QH13"),
    ("Luật Tổ chức chính quyền địa phương", "2025-06-15", "65/2025/QH15"),
    ("Luật Tổ chức chính quyền địa phương", "2025-06-16", "72/2025/QH15"),
    ("Luật Ban hành văn bản quy phạm pháp luật", "2025-04-01", "64/2025/QH15"),
    ("Luật Ngân sách nhà nước", "2025-12-31", "83/2015/QH13"),
    ("Luật Ngân sách nhà nước", "2026-01-01", "89/2025/QH15"),
    ("Luật Hộ tịch", "2026-11-01", "60/2014/QH13"),
    ("Bộ luật Lao động", "2021-01-01", "45/2019/QH14"),
    ("Bộ Luật lao động", "2020-12-31", "10/2012/QH13"),
    ("Luật Phòng chống ma tuý", "2026-06-30", "73/2021/QH14"),
    ("Luật Phòng, chống ma túy", "2026-07-01", "120/2025/QH15"),
    ("Luật Giao thông đường bộ", "2026-01-01", "23/2008/QH12"),
    ("Luật Trật tự, an toàn giao thông đường bộ", "2024-12-31", None),
    ("Luật Trật tự an toàn giao thông đường bộ", "2025-01-01", "36/2024/QH15"),
    ("Pháp lệnh Ưu đãi người có công với cách mạng", "2021-07-01", "02/2020/UBTVQH14"),
    ("Luật Đầu tư", "2024", "61/2020/QH14"),
    ("Luật Đầu tư", "2026", None),
    ("Luật Đầu tư", "2026-03", "143/2025/QH15"),
    ("Luật Đầu tư", "2026-02", "61/2020/QH14"),
    ("Luật Tổ chức chính quyền địa phương", "2025-06", None),
    ("Luật Đất đai năm 2013", "2020-01-01", "45/2013/QH13"),
    ("Luật Đất đai (2013)", "2020-01-01", "45/2013/QH13"),
    ("Luật Đất đai 2013", "2024-09-01", None),
    ("Luật Quốc tịch Việt Nam 2008", "2024-09-01", "24/2008/QH12"),
    ("Luật Quốc tịch Việt Nam năm 2008", "2024-09-01", "24/2008/QH12"),
    ("Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015", "2024-09-01", "87/2015/QH13"),
    ("Luật Đất đai", None, None),
    ("Luật Đất đai", "", None),
    ("Luật Không có thật", "2024-01-01", None),
    ("Đất đai", "2024-01-01", None),
    ("Nghị quyết Đại hội XIII của Đảng", "2024-01-01", None),
]


@pytest.mark.parametrize(("name", "day", "number"), MEANT)
def test_the_act_in_force_on_the_day(name: str, day: str | None, number: str | None) -> None:
    act = act_in_force(name, day)
    assert (act and act.number) == number


CONSTITUTIONS = [
    ("Hiến pháp", "1992-04-17", "1980"),
    ("Hiến pháp", "1992-04-18", "1992"),
    ("Hiến pháp", "2013-12-31", "1992"),
    ("Hiến pháp", "2014-01-01", "2013"),
    ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "2025-06-16", "2013"),
    ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "2025-06-16", "2013"),
    ("Hiến pháp năm 1992", "2005-01-01", "1992"),
]


@pytest.mark.parametrize(("name", "day", "year"), CONSTITUTIONS)
def test_the_constitution_in_force_on_the_day(name: str, day: str, year: str) -> None:
    act = act_in_force(name, day)
    assert act is not None and act.passed_on[:4] == year


BORNE = [
    ("Luật Thanh tra", ["22/2004/QH11", "56/2010/QH12", "11/2022/QH15", "84/2025/QH15"]),
    ("Luật Thanh tra năm 2022", ["11/2022/QH15"]),
    ("Luật Thanh tra năm 2021", []),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thanh tra", []),
]


@pytest.mark.parametrize(("name", "numbers"), BORNE)
def test_the_acts_that_a_name_may_mean(name: str, numbers: list[str]) -> None:
    assert [act.number for act in acts_of(name)] == numbers


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_the_example_of_a_row_cites_its_act(row: dict[str, str]) -> None:
    year, month, day = row["passed_on"].split("-")
    cited = f"số {row['number']} ngày {day} tháng {month} năm {year}" if row["number"] else f"năm {year}"
    assert row["example"] == f"Căn cứ {row['title']} {cited}"


@pytest.mark.parametrize("row", CERTAIN, ids=label)
def test_an_act_is_meant_from_its_first_day(row: dict[str, str]) -> None:
    act = Act(row["title"], row["number"], row["passed_on"], row["in_force_from"])
    assert act_in_force(row["title"], row["in_force_from"]) == act
    assert act in acts_of(f"{row['title']} năm {row['passed_on'][:4]}")


@pytest.mark.parametrize("row", UNSURE, ids=label)
def test_a_title_is_undecided_once_an_act_of_unknown_day_may_be_in_force(row: dict[str, str]) -> None:
    last = acts_of(row["title"])[-1]
    assert last.in_force_from < row["in_force_from"], "an act of unknown day is the newest of its title"
    eve = date.fromisoformat(row["in_force_from"]) - timedelta(days=1)
    assert act_in_force(row["title"], eve.isoformat()) == last
    assert act_in_force(row["title"], row["in_force_from"]) is None
    assert act_in_force(row["title"], row["in_force_from"][:4]) is None
    assert act_in_force(row["title"], "2030-01-01") is None


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_well_formed(row: dict[str, str]) -> None:
    assert row["title"].startswith(("Luật ", "Bộ luật ", "Pháp lệnh ")) or row["title"] == "Hiến pháp"
    passed, since = date.fromisoformat(row["passed_on"]), date.fromisoformat(row["in_force_from"])
    assert passed <= since <= passed + timedelta(days=1000), (
        "an act comes into force on the day it passed or within years"
    )
    assert row["confidence"] in ("verified", "knowledge", "unsure")
    assert row["source"]
    if row["title"] != "Hiến pháp":
        found = re.fullmatch(r"\d{2,3}/(\d{4})/(?:QH|(?:PL-)?UBTVQH)\d{1,2}", row["number"])
        assert found and found[1] == row["passed_on"][:4], "a number that tells the year in which the act passed"


def test_a_number_is_of_one_act() -> None:
    twice = [number for number, rows in Counter(row["number"] for row in ROWS).items() if number and rows > 1]
    assert not twice


@pytest.mark.parametrize("title", TITLES)
def test_one_act_of_a_title_follows_the_other(title: str) -> None:
    acts = acts_of(title)
    assert len(acts) == sum(row["title"] == title for row in CERTAIN), "two titles are written with one key"
    for earlier, later in pairwise(acts):
        assert earlier.passed_on < later.passed_on
        assert earlier.in_force_from < later.in_force_from
        eve = date.fromisoformat(later.in_force_from) - timedelta(days=1)
        assert act_in_force(title, eve.isoformat()) == earlier
        assert act_in_force(title, later.in_force_from) == later
    assert act_in_force(title, (date.fromisoformat(acts[0].in_force_from) - timedelta(days=1)).isoformat()) is None


DAYS = st.dates(date(1985, 1, 1), date(2030, 12, 31))


@given(title=st.sampled_from(TITLES), day=DAYS)
def test_a_day_means_the_last_act_that_came_into_force(title: str, day: date) -> None:
    so_far = [row for row in ROWS if row["title"] == title and date.fromisoformat(row["in_force_from"]) <= day]
    last = max(so_far, key=lambda row: row["in_force_from"], default=None)
    act = act_in_force(title, day.isoformat())
    assert (act and act.in_force_from) == (last["in_force_from"] if last and last in CERTAIN else None)


@given(title=st.sampled_from(TITLES), day=DAYS, exact=st.sampled_from([4, 7]))
def test_a_month_or_a_year_decides_only_what_each_of_its_days_decides(title: str, day: date, exact: int) -> None:
    period = day.isoformat()[:exact]
    act = act_in_force(title, period)
    days = (day - timedelta(days=366) + timedelta(days=n) for n in range(733))
    of_days = {act_in_force(title, d.isoformat()) for d in days if d.isoformat().startswith(period)}
    assert of_days == {act} if len(of_days) == 1 else act is None
