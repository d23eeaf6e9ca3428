"""Page furniture goes, and nothing that looks like it."""

from __future__ import annotations

import re

import pytest

from loaders.reading.furniture import without_furniture
from loaders.tables import table


@pytest.mark.parametrize("row", table("furniture"), ids=lambda row: row["example"][:30])
def test_every_row_takes_its_example_only(row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"])
    assert pattern.fullmatch(row["example"]), f"the pattern misses its example {row['example']!r}"
    assert not pattern.fullmatch(row["counterexample"]), f"the pattern takes {row['counterexample']!r} too"
    assert row["scope"] in ("line", "rest") and row["note"]


@pytest.mark.parametrize("row", table("furniture"), ids=lambda row: row["counterexample"][:30])
def test_no_row_takes_another_rows_counterexample(row: dict[str, str]) -> None:
    text = f"Một\n{row['counterexample']}\nHai"
    assert without_furniture(text) == text, f"{row['counterexample']!r} may stand in a document"


def test_lines_go_whole() -> None:
    assert without_furniture("Tăng cỡ chữ Giảm cỡ chữ\nKẾ HOẠCH\n  In bài viết \nMột") == "KẾ HOẠCH\nMột"


def test_the_rest_goes_only_below_the_text() -> None:
    assert without_furniture("Văn bản dài\n" * 9 + "NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN\nx\n") == "\n".join(["Văn bản dài"] * 9)
    assert "Văn bản" in without_furniture("NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN\n" + "Văn bản dài\n" * 9)


def test_the_rest_goes_below_a_short_text_that_has_ended() -> None:
    text = "Các đơn vị biết, thực hiện./.\nNơi nhận:\n- Lưu: VT.\nFILE ATTACHED TO DOCUMENT\n" + "Thông báo dài\n" * 9
    assert without_furniture(text).endswith("- Lưu: VT.")


def test_what_a_converter_writes_above_a_text_goes() -> None:
    assert without_furniture('---\ntitle: "Công văn"\nyear: 2023\n---\nKÍNH GỬI').strip() == "KÍNH GỬI"
    text = "---\nỦY BAN NHÂN DÂN\nKẾ HOẠCH\n---\nI. MỤC TIÊU"
    assert without_furniture(text) == text, "rules round the lines of a document are none"


def test_no_row_reaches_into_the_next_line() -> None:
    text = (
        "Trang chủ » Văn bản »\nỦY BAN NHÂN DÂN\nTỈNH X\nTăng cỡ chữ\nKẾ HOẠCH\nTải về\nCăn cứ Luật Giáo dục năm 2019"
    )
    assert without_furniture(text).endswith("ỦY BAN NHÂN DÂN\nTỈNH X\nKẾ HOẠCH\nCăn cứ Luật Giáo dục năm 2019")


PROPERTIES = (
    "X\n|\nSố hiệu:\n|\n81/QĐ-TTg\n|\nLoại văn bản:\n|\nQuyết định\n|\nNgười ký:\n|\nTrần An\n|\nTình trạng:\n|\n|\n"
)


def test_a_table_of_properties_goes_where_a_letterhead_follows() -> None:
    text = "THỦ TƯỚNG CHÍNH PHỦ\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 81/QĐ-TTg\nQUYẾT ĐỊNH"
    assert without_furniture(PROPERTIES + text) == f"|\n{text}"
    bare = "QUYẾT ĐỊNH\nĐiều 1. Phê duyệt Đề án.\n" * 9
    assert "81/QĐ-TTg" in without_furniture(PROPERTIES + bare), "the only place that tells the number"
    form = "Người ký: giám đốc sở\nLĩnh vực: đất đai\nKẾ HOẠCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert without_furniture(form) == form, "two labels make no table"


def test_the_portal_s_title_printed_twice_ends_the_text() -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Phê duyệt Đề án./.\nNơi nhận:\n- Lưu: VT."
    title = "Quyết định 81/QĐ-TTg năm 2025 phê duyệt Đề án nước sạch do Thủ tướng Chính phủ ban hành"
    again = "Quyết định 81/QĐ-TTg ngày 1/2/2025 phê duyệt Đề án nước sạch do Thủ tướng Chính phủ ban hành"
    assert without_furniture(f"{text}\n{title}\n{again}\nBan hành:\n16/06/2025\n119") == text
    other = "Nghị định 30/2020/NĐ-CP năm 2020 về công tác văn thư do Chính phủ ban hành"
    listed = f"{text}\nDANH MỤC\n{title}\n{other}\nHết"
    assert without_furniture(listed) == listed, "an annex may list documents"
    assert without_furniture(f"{title}\n{again}\n{text}\n{text}") == f"{title}\n{again}\n{text}\n{text}"
