"""Bodies of the places above the one whose body writes, by its letterhead and by where it lies."""

from __future__ import annotations

import pytest

from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references
from loaders.grammar.references.seats import province_of_text
from loaders.text import Facts, Text

PARTY = "*\nSố {number}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n{place}, ngày 3 tháng 4 năm 2023\n\nKẾ HOẠCH\nTập huấn\n\n{body}\n"
# (lines at the left, number, place, text, issuer of the one reference, province)
CASES = [
    # two provinces had a huyện Tam Nông: the line above tells which
    ("TỈNH ỦY ĐỒNG THÁP\nHUYỆN ỦY TAM NÔNG", "3-KH/HU", "Tam Nông", "Kế hoạch số 44-KH/TU của Ban Thường vụ Tỉnh ủy",
     "Ban Thường vụ Tỉnh ủy Đồng Tháp", "tỉnh Đồng Tháp"),
    ("ĐẢNG BỘ TỈNH PHÚ THỌ\nHUYỆN ỦY TAM NÔNG", "3-KH/HU", "Tam Nông", "Kế hoạch số 44-KH/TU của Tỉnh ủy",
     "Tỉnh ủy Phú Thọ", "tỉnh Phú Thọ"),
    ("HUYỆN ỦY TAM NÔNG", "3-KH/HU", "Tam Nông", "Kế hoạch số 44-KH/TU của Tỉnh ủy", "Tỉnh ủy", ""),
    # a commune's district
    ("HUYỆN ỦY YÊN CHÂU\nĐẢNG ỦY XÃ TÂN LẬP", "3-KH/ĐU", "Tân Lập", "Kế hoạch số 15-KH/HU của Ban Thường vụ Huyện ủy",
     "Ban Thường vụ Huyện ủy Yên Châu", ""),
    ("ĐẢNG ỦY XÃ RẠCH CHÈO", "3-KH/ĐU", "Rạch Chèo", "Kế hoạch số 15-KH/HU của Ban Thường vụ Huyện ủy",
     "Ban Thường vụ Huyện ủy Phú Tân", "tỉnh Cà Mau"),
    ("ĐẢNG ỦY XÃ TÂN LẬP", "3-KH/ĐU", "Tân Lập", "Kế hoạch số 15-KH/HU của Huyện ủy", "Huyện ủy", ""),
    # the commune's own committee
    ("HUYỆN ỦY YÊN CHÂU\nĐẢNG ỦY XÃ TÂN LẬP", "3-KH/ĐU", "Tân Lập", "Nghị quyết số 9-NQ/ĐU của Đảng ủy xã",
     "Đảng ủy xã Tân Lập", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "number", "place", "body", "issuer", "province"), CASES)
def test_bodies_above(lines: str, number: str, place: str, body: str, issuer: str, province: str) -> None:
    text = f"{lines}\n{PARTY.format(number=number, place=place, body=f'1. Theo {body}, các chi bộ làm việc.')}"
    paragraphs = outline(text)
    header = read_header(Text("a.txt", "a.txt", text, "text/plain", "0", Facts()), paragraphs)
    assert [r.issuer for r in find_references(text, paragraphs, header)] == [issuer]
    assert province_of_text(header) == province
