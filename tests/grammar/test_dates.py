"""Dates in all the forms that directives print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.lexicon.dates import find_dates, parse_date

CASES = [
    # the usual forms
    ("ngày 30/5/2019", "2019-05-30"),
    ("ngày 30 tháng 5 năm 2019", "2019-05-30"),
    ("30-5-2019", "2019-05-30"),
    ("30.5.2019", "2019-05-30"),
    ("NGÀY 19 THÁNG 7 NĂM 2017", "2017-07-19"),
    ("ngày 05 tháng 01, năm 2024", "2024-01-05"),
    ("Ngày mồng 3 tháng 2 năm 1930", "1930-02-03"),
    ("2019-05-30", "2019-05-30"),
    # blanks and breaks of scans and wrapped lines
    ("ngày 26 tháng 0 6 năm 2018", "2018-06-26"),
    ("ngày 1 1 tháng 5 năm 20 20", "2020-05-11"),
    ("ngày\n23\ntháng 02 năm\n2022", "2022-02-23"),
    ("ngày 30/\n5/2019", "2019-05-30"),
    ("ngày 30 / 5 / 2019", "2019-05-30"),
    # parts left open
    ("ngày tháng năm 2023", "2023"),
    ("ngày      tháng     năm 2023", "2023"),
    ("ngày … tháng … năm 2023", "2023"),
    ("ngày ..... tháng 4 năm 2023", "2023-04"),
    ("tháng 5/2019", "2019-05"),
    ("tháng 12 năm 2030", "2030-12"),
    # what is no date
    ("ngày 31/02/2019", None),
    ("ngày 30 tháng 13 năm 2019", None),
    ("12/2019/QĐ-TTg", None),
    ("giai đoạn 2021-2025", None),
    ("ngày 30/5/20199", None),
    ("1.2.2019/QĐ", None),
    ("tháng 0/2019", None),
    ("ngày 0 tháng 5 năm 2019", None),
    ("1111-01-00", None),
    ("năm 2025", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "iso"), CASES)
def test_a_reader_sees_this_date(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso, f"a reader of {text!r} sees {iso}"


def test_places_are_exact_and_neighbours_stay_apart() -> None:
    text = "Số 51-KL/TW ngày 30/5/2019, từ ngày 01/01/2020-30/6/2020"
    assert [(text[d.start : d.end], d.iso) for d in find_dates(text)] == [
        ("ngày 30/5/2019", "2019-05-30"),
        ("ngày 01/01/2020", "2020-01-01"),
        ("30/6/2020", "2020-06-30"),
    ]


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_a_written_date_reads_back(day: date, bar: str) -> None:
    assert parse_date(f"ngày {day.day}{bar}{day.month}{bar}{day.year}") == day.isoformat()
    assert parse_date(f"ngày {day.day:02} tháng {day.month:02} năm {day.year}") == day.isoformat()


@given(st.text(alphabet="ngày tháng năm 0123456789/-.\n", max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end].strip(), "a date has a place in the text"
