"""Documents run into one line get their line breaks back; other texts stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.flattened import with_line_breaks

DECISION = (
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG-------CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh "
    "phúc---------------Số: 1234/QĐ-UBNDLâm Đồng, ngày 05 tháng 6 năm 2014QUYẾT ĐỊNHVề việc ban hành Kế "
    "hoạch phát triển chăn nuôiỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG- Căn cứ Luật Tổ chức HĐND và UBND ngày "
    "26/11/2003;- Căn cứ Quyết định số 899/QĐ-TTg ngày 10/6/2013;QUYẾT ĐỊNH:Điều 1. Ban hành Kế hoạch "
    "phát triển chăn nuôi.Điều 2. Giao Sở Nông nghiệp và Phát triển nông thôn triển khai thực hiện Điều "
    "1 của Quyết định này.Điều 3. Các sở chịu trách nhiệm thi hành Quyết định này./.Nơi nhận:- Như Điều "
    "3;- Lưu: VT.KT. CHỦ TỊCHPHÓ CHỦ TỊCHPhạm Văn Tú"
)
LINES = [
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "-------",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "---------------",
    "Số: 1234/QĐ-UBND",
    "Lâm Đồng, ngày 05 tháng 6 năm 2014",
    "QUYẾT ĐỊNH",
    "Về việc ban hành Kế hoạch phát triển chăn nuôi",
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "- Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;",
    "- Căn cứ Quyết định số 899/QĐ-TTg ngày 10/6/2013;",
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành Kế hoạch phát triển chăn nuôi.",
    "Điều 2. Giao Sở Nông nghiệp và Phát triển nông thôn triển khai thực hiện Điều 1 của Quyết định này.",
    "Điều 3. Các sở chịu trách nhiệm thi hành Quyết định này./.",
    "Nơi nhận:",
    "- Như Điều 3;",
    "- Lưu: VT.",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Phạm Văn Tú",
]


def test_line_breaks_come_back_where_the_form_demands_them() -> None:
    assert with_line_breaks(DECISION).split("\n") == LINES


@pytest.mark.parametrize("glue", ["", " "])
def test_what_stands_around_a_flattened_line_stays(glue: str) -> None:
    page = f"Tin tức nổi bật: Điều 1. Một; Điều 2. Hai\n{DECISION.replace(';-', f';{glue}-')}\nXem thêm"
    assert with_line_breaks(page).split("\n") == ["Tin tức nổi bật: Điều 1. Một; Điều 2. Hai", *LINES, "Xem thêm"]


UNTOUCHED = [
    "Căn cứ Luật Giáo dục; căn cứ Quyết định số 628/QĐ-TTg: " + "Điều 5. Quy định về hỗ trợ học sinh. " * 40,
    "Nơi nhận: - Như Điều 3; - Lưu: VT. | KT. CHỦ TỊCH | Số: 12/KH-UBND; Căn cứ Luật " + "x " * 600,
    "\n".join(LINES),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_paragraphs_rows_and_lines_stay(text: str) -> None:
    assert with_line_breaks(text) == text


@given(st.text(alphabet="QUYẾT ĐỊNH:Căn cứ;. Số: 1Điều.Nơi nhận-TM. aK\n", max_size=200))
def test_nothing_but_blanks_and_breaks_changes(tail: str) -> None:
    text = DECISION + tail
    assert "".join(with_line_breaks(text).split()) == "".join(text.split())
