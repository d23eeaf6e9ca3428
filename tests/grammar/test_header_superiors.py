"""Letterheads that name the body above beside or over the one that writes, and letterheads of one line a cell."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "KẾ HOẠCH\nTập huấn năm 2023\n\nI. YÊU CẦU\n1. Các đơn vị thực hiện nghiêm túc.\n"


def header(text: str) -> Header:
    return read_header(Text("a.txt", "a.txt", text, "text/plain", "0", Facts()), outline(text))


# (lines at the left, number, place, issuer, level, territory)
HEADS = [
    # a police room counts for the police where the symbol has its code first; another room has its seat from it
    ("CÔNG AN TỈNH NAM ĐỊNH\nPHÒNG CẢNH SÁT GIAO THÔNG", "12/KH-CAT-PC08", "Nam Định", "Công an tỉnh Nam Định",
     "provincial", "tỉnh Nam Định"),
    ("CÔNG AN TỈNH NAM ĐỊNH\nPHÒNG CẢNH SÁT GIAO THÔNG", "12/KH-PC08", "Nam Định",
     "Phòng Cảnh sát giao thông Công an tỉnh Nam Định", "provincial", "tỉnh Nam Định"),
    ("UBND HUYỆN YÊN CHÂU\nPHÒNG Y TẾ", "12/KH-PYT", "Yên Châu", "Phòng Y tế huyện Yên Châu", "district",
     "huyện Yên Châu"),
    # on one line
    ("BỘ CÔNG AN CÔNG AN TỈNH NAM ĐỊNH", "12/KH-CAT", "Nam Định", "Công an tỉnh Nam Định", "provincial",
     "tỉnh Nam Định"),
    ("BỘ CÔNG AN", "12/KH-BCA", "Hà Nội", "Bộ Công an", "central", None),
    ("TỈNH ỦY NAM ĐỊNH HUYỆN ỦY GIAO THỦY", "12-KH/HU", "Giao Thủy", "Huyện ủy Giao Thủy", "district",
     "huyện Giao Thủy"),
    ("TỈNH ỦY NAM ĐỊNH\nHUYỆN ỦY GIAO THỦY", "12-KH/HU", "Giao Thủy", "Huyện ủy Giao Thủy", "district",
     "huyện Giao Thủy"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "number", "place", "issuer", "level", "territory"), HEADS)
def test_the_lower_body_writes(
    lines: str, number: str, place: str, issuer: str, level: str, territory: str | None
) -> None:
    found = header(f"{lines}\n-------\n{NATION}Số: {number}\n{place}, ngày 3 tháng 4 năm 2023\n\n{BODY}")
    assert (found.number, found.issuer, found.level, found.territory) == (number, issuer, level, territory)


# (left cell, number, issuer): the number behind the name, and what only looks like it
CELLS = [
    ("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH Số: 318/UBND-VP", "318/UBND-VP", "Ủy ban nhân dân tỉnh Nam Định"),
    ("UBND TỈNH NAM ĐỊNH SỞ Y TẾ Số: 318/SYT-NVY V/v tập huấn", "318/SYT-NVY", "Sở Y tế tỉnh Nam Định"),
    ("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH thực hiện 318/UBND-VP", None, "Ủy ban nhân dân tỉnh Nam Định"),
]


@pytest.mark.parametrize(("cell", "number", "issuer"), CELLS)
def test_a_letterhead_in_one_row(cell: str, number: str | None, issuer: str) -> None:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Nam Định, ngày 3 tháng 4 năm 2023"
    found = header(
        f"{cell} | {nation}\n\nKính gửi: Các trung tâm y tế\n\nTheo Luật Dược, UBND tỉnh Nam Định yêu cầu:\n"
    )
    assert (found.number, found.issued_on, found.issuer) == (number, "2023-04-03", issuer)
