"""Documents of one number or in one list that are kept apart: days, subjects, terms, and the text's own number."""

from __future__ import annotations

import pytest

from loaders.extraction import Header, Reference
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references

SON_LA = Header(
    number="45/KH-UBND", type="KH", issuer="Ủy ban nhân dân tỉnh Sơn La", issued_on="2024-08-28", level="provincial",
    territory="tỉnh Sơn La",
)  # fmt: skip


def read(text: str, header: Header = SON_LA) -> tuple[Reference, ...]:
    return find_references(text, outline(text), header)


# (text, {document: day}): a day at the end of a list
DAYS = [
    # each has a type word of its own: the day is the last one's
    ("Theo Quyết định số 404/QĐ-TTg và Quyết định số 512/QĐ-TTg ngày 3/4/2021 của Thủ tướng Chính phủ",
     {"404/QĐ-TTg": None, "512/QĐ-TTg": "2021-04-03"}),
    ("Quyết định số 404/QĐ-TTg ngày 9/1/2019 của Thủ tướng Chính phủ. Vốn của Quyết định 404 và Quyết định số "
     "512/QĐ-TTg ngày 3/4/2021 được lồng ghép", {"404/QĐ-TTg": "2019-01-09", "512/QĐ-TTg": "2021-04-03"}),
    # one word for all, or one day by its own words
    ("các Quyết định số 404/QĐ-TTg, 512/QĐ-TTg ngày 3/4/2021 của Thủ tướng Chính phủ",
     {"404/QĐ-TTg": "2021-04-03", "512/QĐ-TTg": "2021-04-03"}),
    ("Quyết định số 404/QĐ-TTg, số 512/QĐ-TTg ngày 3/4/2021", {"404/QĐ-TTg": "2021-04-03", "512/QĐ-TTg": "2021-04-03"}),
    ("Quyết định số 404/QĐ-TTg và Quyết định số 512/QĐ-TTg cùng ngày 3/4/2021 của Thủ tướng Chính phủ",
     {"404/QĐ-TTg": "2021-04-03", "512/QĐ-TTg": "2021-04-03"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), DAYS, ids=[case[0][-60:] for case in DAYS])
def test_whose_day_it_is(text: str, days: dict[str, str | None]) -> None:
    found = read(text)
    assert {r.ref: r.issued_on for r in found} == days
    assert all(r.issuer in ("Thủ tướng Chính phủ", None) for r in found)
