"""Two dates of one number: which differ by a slip, and which of the two is then taken for misprinted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import ref, source

from kg.corpus import SourceRecord, block_of
from kg.resolution.claims import claims_of
from kg.resolution.clusters import cores
from kg.resolution.misprints import is_slip, misprints
from loaders.extraction import Header

SLIPS = [
    ("one digit of the day", "2025-08-22", "2025-08-28", True),
    ("one digit of the month", "2025-08-22", "2025-09-22", True),
    ("one digit of the year", "2021-06-15", "2022-06-15", True),
    ("day and month in the American order", "2022-03-02", "2022-02-03", True),
    ("the digits of the day changed places", "2019-05-30", "2019-05-03", True),
    ("the digits of the year changed places", "2021-06-15", "2012-06-15", True),
    ("the same day", "2019-05-30", "2019-05-30", False),
    ("two digits, not neighbours that changed places", "2022-03-02", "2022-11-17", False),
    ("both digits of the day", "2022-03-12", "2022-03-25", False),
    ("one digit here, another there", "2022-03-12", "2022-04-13", False),
    ("day and month, and the year too", "2022-03-02", "2023-02-03", False),
    ("digits of day and month changed places, across the line", "2022-03-12", "2022-13-02", False),
    ("no days", "2019-05", "2019-06", False),
    ("a day against a month", "2019-05-30", "2019-05", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_slips(one: str, other: str, expected: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is expected


days = st.dates().map(str)


@given(days, days)
def test_a_slip_goes_both_ways_and_never_to_itself(one: str, other: str) -> None:
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, one)


QD, KL, PM = "628/QĐ-TTg", "51-KL/TW", "Thủ tướng Chính phủ"


def named(symbol: str, *dates: str) -> list[SourceRecord]:
    """Texts that name a document, each with a date."""
    return [
        source(f"{date} {n}", None, ref(symbol, date, PM if symbol == QD else None)) for n, date in enumerate(dates)
    ]


def its_own(date: str) -> SourceRecord:
    return source(f"{date} itself", Header(number=QD, type="QĐ", issuer=PM, issued_on=date))


Found = set[tuple[str, str, bool]]
DOUBTS: list[tuple[str, list[SourceRecord], str, Found]] = [
    (
        "two texts against one",
        named(QD, "2020-05-11", "2020-05-13", "2020-05-13"),
        QD,
        {("2020-05-11", "2020-05-13", True)},
    ),
    (
        "one text against one",
        named(QD, "2020-05-11", "2020-05-13"),
        QD,
        {("2020-05-11", "2020-05-13", False), ("2020-05-13", "2020-05-11", False)},
    ),
    (
        "two texts are no surer than three",
        named(QD, *["2020-05-11"] * 2, *["2020-05-13"] * 3),
        QD,
        {("2020-05-11", "2020-05-13", False), ("2020-05-13", "2020-05-11", False)},
    ),
    (
        "the document's own text against many",
        [its_own("2020-05-13"), *named(QD, *["2020-05-11"] * 3)],
        QD,
        {("2020-05-11", "2020-05-13", True)},
    ),
    (
        "its own texts against each other",
        [its_own("2020-05-11"), its_own("2020-05-13")],
        QD,
        {("2020-05-11", "2020-05-13", False), ("2020-05-13", "2020-05-11", False)},
    ),
    ("no slip", named(QD, "2020-05-11", "2020-06-23"), QD, set()),
    ("another year has another document of the number", named(QD, *["2020-05-11"] * 2, *["2021-05-11"] * 2), QD, set()),
    (
        "a lone mention of the same day in another year",
        named(QD, "2020-05-11", *["2021-05-11"] * 2),
        QD,
        {("2020-05-11", "2021-05-11", True)},
    ),
    ("two lone mentions in two years", named(QD, "2020-05-11", "2021-05-11"), QD, set()),
    (
        "the Party counts through a term",
        named("12-KL/TW", "2017-05-11", "2018-05-11"),
        "12-KL/TW",
        {("2017-05-11", "2018-05-11", False), ("2018-05-11", "2017-05-11", False)},
    ),
    ("and anew in the next", named("12-KL/TW", "2015-05-11", "2016-05-11"), "12-KL/TW", set()),
    (
        "of three the likeliest is right",
        named(QD, "2020-05-11", "2020-05-13", "2020-05-13", "2020-05-19"),
        QD,
        {("2020-05-11", "2020-05-13", True), ("2020-05-19", "2020-05-13", True)},
    ),
]


@pytest.mark.parametrize(("texts", "symbol", "expected"), [row[1:] for row in DOUBTS], ids=[row[0] for row in DOUBTS])
def test_doubts(texts: list[SourceRecord], symbol: str, expected: Found) -> None:
    block = block_of(symbol, None)
    assert block is not None
    for order in (texts, texts[::-1]):
        clusters, left = cores(block, [c for text in order for c in claims_of(text) if c.block == block], [])
        assert not left
        assert {(str(m.doubtful.date), str(m.right.date), m.sure) for m in misprints(clusters)} == expected
