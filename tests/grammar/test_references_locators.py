"""Which part of a document a text means: the locator stays with the mention, and the document is one."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references

# (text, {document: the locators of its mentions})
CASES: list[tuple[str, dict[str, list[str | None]]]] = [
    ("theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", {"30/2020/NĐ-CP": ["khoản 2 Điều 5"]}),
    (
        "tại điểm a, b khoản 1 Điều 3 và Điều 7 của Luật Giáo dục năm 2019",
        {"Luật Giáo dục năm 2019": ["điểm a, b khoản 1 Điều 3 và Điều 7"]},
    ),
    ("theo Mục III Kế hoạch 158, các cơ quan", {"Kế hoạch 158": ["Mục III"]}),
    ("Phụ lục I ban hành kèm theo Quyết định số 12/QĐ-TTg", {"12/QĐ-TTg": ["Phụ lục I"]}),
    ("Phụ lục II kèm theo Nghị định số 30/2020/NĐ-CP", {"30/2020/NĐ-CP": ["Phụ lục II"]}),
    ("Chương II Quy chế ban hành kèm theo Quyết định số 45/QĐ-UBND", {"45/QĐ-UBND": ["Chương II"]}),
    ("tiểu mục 2, mục II, Phần thứ hai Nghị quyết số 29-NQ/TW", {"29-NQ/TW": ["tiểu mục 2, mục II, Phần thứ hai"]}),
    ("quy định tại các Điều 5, 6 và 7 Nghị định số 24/2014/NĐ-CP", {"24/2014/NĐ-CP": ["Điều 5, 6 và 7"]}),
    ("tiết b, điểm 2, khoản 3, Điều 10 Luật Đầu tư", {"Luật Đầu tư": ["tiết b, điểm 2, khoản 3, Điều 10"]}),
    ("điểm đ khoản 1 Điều 1\nNghị định số 24/2014/NĐ-CP", {"24/2014/NĐ-CP": [None]}),
    ("Chỉ thị số 29-CT/TW (điểm 3 mục II) nêu", {"29-CT/TW": ["điểm 3 mục II"]}),
    ("gạch đầu dòng thứ hai, điểm 1.2 Thông báo số 45/TB-VPCP", {"45/TB-VPCP": ["gạch đầu dòng thứ hai, điểm 1.2"]}),
    (
        "Điều 4 Luật Đầu tư, Điều 6 Luật Đấu thầu và Luật Đầu tư",
        {"Luật Đầu tư": ["Điều 4", None], "Luật Đấu thầu": ["Điều 6"]},
    ),
    # parts of the document itself, and words that only look like parts
    ("Điều 3 Quyết định này; khoản 1 Điều này; Phụ lục I kèm theo Kế hoạch này", {}),
    ("khoản 1 Điều 5 Quy định này và Nghị định số 30/2020/NĐ-CP", {"30/2020/NĐ-CP": [None]}),
    ("một số điều của Luật Đầu tư; điểm mới của Luật Đấu thầu", {"Luật Đầu tư": [None], "Luật Đấu thầu": [None]}),
    ("mục tiêu của Nghị quyết số 29-NQ/TW và các điều kiện khác", {"29-NQ/TW": [None]}),
    ("bổ sung kinh phí 3 khoản. Nghị định số 24/2014/NĐ-CP", {"24/2014/NĐ-CP": [None]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "locators"), CASES, ids=[c[0][:50] for c in CASES])
def test_locators(text: str, locators: dict[str, list[str | None]]) -> None:
    found = find_references(text, outline(text), Header(type="QĐ"))
    assert {r.ref: [m.locator for m in r.mentions] for r in found} == locators
    for reference in found:
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote, "the locator is beside the quote, not in it"
            assert mention.locator is None or mention.locator in " ".join(text.split())
