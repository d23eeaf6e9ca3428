"""Markup goes, words and lines stay."""

from __future__ import annotations

import time

import pytest

from loaders.reading.markup import without_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**KẾ HOẠCH**", "KẾ HOẠCH"),
        ("*Căn cứ Luật Giáo dục\nngày 14/6/2019;*", "Căn cứ Luật Giáo dục\nngày 14/6/2019;"),
        ("**ỦY BAN NHÂN DÂN\n**\nTỈNH BẮC NINH", "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH"),
        ("định kỳ *(hằng năm) *đánh giá", "định kỳ (hằng năm) đánh giá"),
        ("**KT. CHỦ TỊCH **\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH \nPHÓ CHỦ TỊCH"),
        ("TỈNH ỦY\n*\nSố 12-KH/TU", "TỈNH ỦY\n*\nSố 12-KH/TU"),
        ("BAN TỔ CHỨC\n*****\n|", "BAN TỔ CHỨC\n*\n|"),
        ("TỈNH ỦY\n\\*\nSố 5", "TỈNH ỦY\n*\nSố 5"),
        ("*Nơi nhận\n*\n- A", "Nơi nhận\n- A"),
        ("GIẤY CHỨNG NHẬN (*)", "GIẤY CHỨNG NHẬN (*)"),
        ("- Tỷ lệ = b/a * 100%;\n- Điểm = tỷ lệ * 5", "- Tỷ lệ = b/a * 100%;\n- Điểm = tỷ lệ * 5"),
        ("* Về chỉ tiêu:", "* Về chỉ tiêu:"),
        ("* Một *hai* ba\n* Bốn", "* Một hai ba\n* Bốn"),
        ("3*5 = 15", "3*5 = 15"),
        ("**1.** Nội dung", "1. Nội dung"),
        ("** 2.1. **Tập trung", "2.1. Tập trung"),
        ("**KẾT LUẬN****CỦA BAN BÍ THƯ**", "KẾT LUẬN\nCỦA BAN BÍ THƯ"),
        ("**6****.** Giáo dục", "6. Giáo dục"),
        ("***Điều 1***", "Điều 1"),
        ("_nghiêng_ và __đậm__", "nghiêng và đậm"),
        ("__Nơi nhận: __", "Nơi nhận: "),
        ("Số: ___/KH-UBND ngày __/__/2023", "Số: ___/KH-UBND ngày __/__/2023"),
        ("Lưu: VT (B_04b), x_y_z", "Lưu: VT (B_04b), x_y_z"),
        ("~~cũ~~ mới", "cũ mới"),
        ("## I. MỤC TIÊU", "I. MỤC TIÊU"),
        ("#hashtag", "#hashtag"),
        ("> Trích lời", "Trích lời"),
        ("[Nghị quyết 29](https://x.vn/a_(b)?c=1 'x')", "[Nghị quyết 29](https://x.vn/a_(b)?c=1 'x')"),
        ('[Nghị quyết 29](https://x.vn/a_(b) "t") nêu', "Nghị quyết 29 nêu"),
        ("![con dấu](dau.png)Trang", "Trang"),
        ("nêu trên[\\[1\\]](#_ftn1)", "nêu trên[1]"),
        ("1\\. Một \\- hai", "1. Một - hai"),
        (
            "| TT | **Nhiệm vụ** | |\n|---|:---:|---|\n| 1 | Một<br>hai | Sở Y tế |",
            "TT | Nhiệm vụ | \n1 | Một hai | Sở Y tế",
        ),
        ("|\nSố: 1/KH\n|\n|\n", "|\nSố: 1/KH\n|\n|\n"),
        ("-------\n", "-------\n"),
        ("a&nbsp;b &amp; c", "a\u00a0b & c"),
        ("Một<br/>hai <b>ba</b><sup>1</sup>", "Một\nhai ba[1]"),
        ("rộng 50 m<sup>2</sup>", "rộng 50 m2"),
        ("a < b và c > d", "a < b và c > d"),
        ("*không đóng", "*không đóng"),
    ],
)
def test_without_markup(text: str, expected: str) -> None:
    assert without_markup(text) == expected


@pytest.mark.parametrize(
    "unit",
    ["*", "* ", "_a", "[", "[a](", "![", " **a", "|", "| - ", "\\", "<", "<b ", "&", "`", "> ", "~~", "*a\n", "#"],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    start = time.process_time()
    without_markup(text)
    assert time.process_time() - start < 10, f"400,000 signs of {unit!r} take too long"
