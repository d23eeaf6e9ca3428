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


TUYEN_QUANG = Header(
    number="21-CT/TU", type="CT", issuer="Ban Thường vụ Tỉnh ủy Tuyên Quang", issued_on="2024-05-20",
    level="provincial", territory="tỉnh Tuyên Quang",
)  # fmt: skip
CHAU_THANH = Header(
    number="45/KH-UBND", type="KH", issuer="Ủy ban nhân dân huyện Châu Thành", issued_on="2024-08-28",
    level="district", territory="huyện Châu Thành",
)  # fmt: skip
TAN_HOA = Header(
    number="45/KH-UBND", type="KH", issuer="Ủy ban nhân dân xã Tân Hòa", issued_on="2024-08-28", level="commune",
    territory="xã Tân Hòa",
)  # fmt: skip

# (text, header, references): a document that has the text's own number, and the text itself
OWN_NUMBER = [
    ("Chỉ thị này thay thế Chỉ thị số 21-CT/TU của Ban Thường vụ Tỉnh ủy.", TUYEN_QUANG, ["21-CT/TU"]),
    ("theo Chỉ thị số 21-CT/TU của Tỉnh ủy khóa XV", TUYEN_QUANG, ["21-CT/TU"]),
    ("theo Chỉ thị 21 khóa XV", TUYEN_QUANG, ["Chỉ thị 21"]),
    ("báo cáo theo Chỉ thị số 21-CT/TU của Ban Thường vụ Tỉnh ủy", TUYEN_QUANG, []),
    ("Chỉ thị này thay thế hướng dẫn cũ; theo Chỉ thị số 21-CT/TU, các ban làm việc", TUYEN_QUANG, []),
    # the province's, in a district of which several provinces have one, and in a commune
    ("Thực hiện Kế hoạch số 45/KH-UBND của UBND tỉnh", CHAU_THANH, ["45/KH-UBND"]),
    ("Thực hiện Kế hoạch 45 của UBND tỉnh", CHAU_THANH, ["Kế hoạch 45"]),
    ("Thực hiện Kế hoạch số 45/KH-UBND ngày 10/3/2024 của UBND tỉnh", TAN_HOA, ["45/KH-UBND"]),
    ("Thực hiện Kế hoạch 45 của UBND huyện", TAN_HOA, ["Kế hoạch 45"]),
    ("báo cáo theo Kế hoạch 45 của UBND huyện", CHAU_THANH, []),
    ("báo cáo theo Kế hoạch số 45/KH-UBND của UBND xã", TAN_HOA, []),
    ("báo cáo theo Kế hoạch số 45/KH-UBND của UBND tỉnh", SON_LA, []),
    # the same commune by name in another province
    ("Tham khảo Kế hoạch số 45/KH-UBND ngày 20/8/2024 của UBND xã Tân Hòa, tỉnh Trà Vinh", TAN_HOA, ["45/KH-UBND"]),
    ("Tham khảo Kế hoạch số 45/KH-UBND của UBND xã Tân Hòa, các xã báo cáo", TAN_HOA, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "header", "references"), OWN_NUMBER, ids=[case[0][:70] for case in OWN_NUMBER])
def test_another_document_of_the_own_number(text: str, header: Header, references: list[str]) -> None:
    assert [r.ref for r in read(text, header)] == references


# (text, {document: mentions}): documents of one symbol that are about other things, or of other terms
SUBJECTS = [
    ("Kế hoạch số 9/KH-BCĐ của Ban Chỉ đạo phòng, chống thiên tai tỉnh. Sửa theo Kế hoạch số 9/KH-BCĐ ngày 4/5/2024 về "
     "giảm nghèo bền vững", {"09/KH-BCĐ": 1, "09/KH-BCĐ@2024-05-04": 1}),
    ("Nghị quyết số 12-NQ/TW ngày 3/6/2017 về sắp xếp doanh nghiệp nhà nước. Theo Nghị quyết 12, các tổng công ty làm "
     "việc. Riêng Nghị quyết số 12-NQ/TW về tăng cường lực lượng công an nhân dân do ngành báo cáo",
     {"12-NQ/TW": 2, "12-NQ/TW@1": 1}),
    ("Chỉ thị số 13-CT/TU của Tỉnh ủy khóa XIV; Chỉ thị số 13-CT/TU của Tỉnh ủy khóa XV",
     {"13-CT/TU": 1, "13-CT/TU@1": 1}),
    # other words for one thing, too few words, one day, a number that has its year
    ("Chỉ thị số 20/CT-TTg ngày 4/6/2023 về một số giải pháp cấp bách tiết kiệm điện. Phổ biến Chỉ thị số 20/CT-TTg "
     "về tăng cường tiết kiệm điện", {"20/CT-TTg": 2}),
    ("Kế hoạch số 9/KH-UBND ngày 4/5/2024 về giảm nghèo bền vững. Kế hoạch số 9/KH-UBND về thuế", {"09/KH-UBND": 2}),
    ("Kế hoạch số 9/KH-UBND ngày 4/5/2024 về giảm nghèo bền vững. Kế hoạch số 9/KH-UBND ngày 4/5/2024 về nhà ở dột nát",
     {"09/KH-UBND": 2}),
    ("Nghị định số 24/2023/NĐ-CP về mức lương cơ sở mới. Nghị định số 24/2023/NĐ-CP về tiền thưởng, phụ cấp",
     {"24/2023/NĐ-CP": 2}),
    ("Chỉ thị số 13-CT/TU ngày 2/3/2021 của Tỉnh ủy khóa XV; Chỉ thị số 13-CT/TU của Tỉnh ủy khóa XV", {"13-CT/TU": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), SUBJECTS, ids=[case[0][-60:] for case in SUBJECTS])
def test_one_symbol(text: str, counts: dict[str, int]) -> None:
    assert {r.ref: len(r.mentions) for r in read(text)} == counts
