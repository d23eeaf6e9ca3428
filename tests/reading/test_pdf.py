"""Pages of PDFs come out as they are read."""

from __future__ import annotations

import pytest

from loaders.reading.errors import ReadingError, ScanError
from loaders.reading.pdf import read_pdf
from loaders.reading.pdf.lines import joined
from tests.reading.pdf_pages import Page, pdf_of

FULL = "Ủy ban nhân dân tỉnh giao các sở, ban, ngành tổ chức thực hiện việc"
"""A line as wide as the pages below are: 68 signs, 408 points."""
LAST = "này theo quy định."


def shown(*pages: Page, **how: object) -> list[str]:
    return [line for line in read_pdf(pdf_of(*pages, **how)).split("\n") if line.strip()]  # type: ignore[arg-type]


def body(*lines: str, top: float = 760) -> Page:
    return Page().lines(80, top, *lines)


def test_lines_of_a_paragraph_are_one_line() -> None:
    page = body(FULL, FULL, LAST, "- " + FULL[:-2], LAST, "Hai là làm tốt.")
    assert shown(page) == [f"{FULL} {FULL} {LAST}", f"- {FULL[:-2]} {LAST}", "Hai là làm tốt."]


def test_first_lines_that_are_set_in_begin_paragraphs() -> None:
    page = Page()
    for at, (x, line) in enumerate([(110, FULL[:62]), (80, FULL), (110, FULL[:62]), (80, LAST), (110, LAST)]):
        page.text(x, 760 - 15 * at, line)
    assert shown(page) == [f"{FULL[:62]} {FULL}", f"{FULL[:62]} {LAST}", LAST]


def test_more_room_between_lines_begins_a_paragraph() -> None:
    page = Page().lines(80, 760, FULL, FULL, FULL).lines(80, 706, FULL, LAST)
    assert shown(page) == [f"{FULL} {FULL} {FULL}", f"{FULL} {LAST}"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    assert shown(body(LAST, FULL), body(LAST, FULL, LAST)) == [LAST, f"{FULL} {LAST}", f"{FULL} {LAST}"]


def test_a_line_that_ends_early_among_stretched_ones_ends_its_paragraph_on_a_page_too() -> None:
    early = FULL[:59] + "vụ."
    assert shown(body(FULL, FULL, FULL, early), body("Ủybannhândân", FULL, FULL)) == [
        f"{FULL} {FULL} {FULL} {early}", "Ủybannhândân", f"{FULL} {FULL}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Kế hoạch số 43/KH-", "UBND của tỉnh"], "Kế hoạch số 43/KH-UBND của tỉnh"),
        (["Nghị quyết số 29-", "NQ/TW"], "Nghị quyết số 29-NQ/TW"),
        (["Quyết định số 628/", "QĐ-TTg"], "Quyết định số 628/QĐ-TTg"),
        (["Quyết định số 628", "/QĐ-TTg"], "Quyết định số 628/QĐ-TTg"),
        (["số 57-NQ/T", "W ngày 22"], "số 57-NQ/TW ngày 22"),
        (["Sở Lao động -", "Thương binh"], "Sở Lao động - Thương binh"),
        (["giai đoạn 2021", "- 2025"], "giai đoạn 2021 - 2025"),
    ],
)
def test_symbols_that_a_line_cut_are_whole(lines: list[str], expected: str) -> None:
    assert joined(lines) == expected


def test_a_letterhead_is_two_rows() -> None:
    page = Page().lines(90, 780, "ỦY BAN NHÂN DÂN", "TỈNH ĐIỆN BIÊN").text(95, 735, "Số: 12/KH-UBND")
    page.lines(260, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    page.text(290, 735, "Điện Biên, ngày 06 tháng 11 năm 2019")
    page.text(270, 700, "KẾ HOẠCH").lines(80, 670, FULL, LAST)
    assert shown(page) == [
        "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND | Điện Biên, ngày 06 tháng 11 năm 2019",
        "KẾ HOẠCH",
        f"{FULL} {LAST}",
    ]


def test_recipients_and_signature_are_a_row_also_over_the_end_of_a_page() -> None:
    first = Page().lines(80, 300, FULL, LAST)
    first.lines(80, 250, "Nơi nhận:", "- Như trên;").lines(350, 250, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    second = Page().lines(80, 780, "- Các sở;", "- Lưu: VT.").text(350, 765, "Lò Văn Mẫu")
    assert shown(first, second)[1:] == [
        "Nơi nhận: - Như trên; - Các sở; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn Mẫu"
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    half = FULL[:37]
    left, right = [half] * 12, [half] * 11 + [LAST]
    page = Page().lines(60, 760, *left).lines(320, 760, *right)
    assert shown(page) == [" ".join([*left, *right])]


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = []
    for number in range(1, 7):
        page = Page().text(80, 810, f"CÔNG BÁO/Số {number}").text(290, 790, str(number))
        pages.append(
            page.lines(80, 760, f"{'ABCDEF'[number - 1]} {FULL[3:]}", LAST).text(80, 40, "Ký bởi: Cổng Thông tin")
        )
    assert shown(*pages) == [f"{letter} {FULL[3:]} {LAST}" for letter in "ABCDEF"]


def test_notes_at_the_foot_do_not_cut_the_sentence() -> None:
    first = (
        Page()
        .text(80, 760, "Chương trình 1895")
        .text(182, 765, "1", size=7)
        .text(190, 760, "nêu ở trên và việc của các sở, ban, ngành cùng làm")
    )
    first.lines(80, 745, FULL, FULL, FULL).rule(80, 110, 220, 110)
    first.text(80, 103, "1", size=6).text(86, 99, "Quyết định số 1895/QĐ-TTg.", size=9)
    text = shown(first, body(LAST))
    assert text == [
        f"Chương trình 1895[1] nêu ở trên và việc của các sở, ban, ngành cùng làm {FULL} {FULL} {FULL} {LAST}",
        "[1] Quyết định số 1895/QĐ-TTg.",
    ]


XS, HEAD = (80, 110, 330, 500), ("TT", "Nhiệm vụ", "Cơ quan chủ trì")


def test_a_table_with_lines_becomes_rows_over_the_end_of_a_page() -> None:
    def row(page: Page, y: float, *cells: str) -> None:
        for x, cell in zip(XS, cells, strict=False):
            page.lines(x + 4, y, *cell.split("\n"))

    first = Page().lines(80, 790, FULL, LAST).grid(XS, (760, 740, 700, 660))
    row(first, 746, *HEAD)
    row(first, 725, "1", "Rà soát mạng lưới\ntrường học", "Sở Giáo dục\nvà Đào tạo")
    row(first, 685, "2", "Lập dự toán cho các", "Sở Tài chính")
    second = Page().grid(XS, (790, 770, 740, 700))
    row(second, 776, *HEAD)
    row(second, 755, "", "trường ở xã", "")
    row(second, 725, "3", "Báo cáo", "")
    assert shown(first, second) == [
        f"{FULL} {LAST}",
        "TT | Nhiệm vụ | Cơ quan chủ trì",
        "1 | Rà soát mạng lưới trường học | Sở Giáo dục và Đào tạo",
        "2 | Lập dự toán cho các trường ở xã | Sở Tài chính",
        "3 | Báo cáo",
    ]


def test_cells_over_rows_and_columns_keep_their_places() -> None:
    page = Page().rule(80, 760, 500, 760).rule(80, 700, 500, 700).rule(80, 740, 500, 740).rule(330, 720, 500, 720)
    for x in (80, 500):
        page.rule(x, 760, x, 700)
    page.rule(330, 740, 330, 700)
    page.text(90, 746, "Cả bảng").text(90, 725, "Một").text(340, 726, "Hai").text(340, 706, "Ba")
    assert shown(page) == ["Cả bảng", "Một | Hai", " | Ba"]


def test_a_line_under_words_is_no_border() -> None:
    page = Page().grid((80, 300, 500), (760, 720)).lines(90, 748, "Một hai", "ba").rule(90, 744, 140, 744)
    assert shown(page.text(310, 748, "Sở Y tế")) == ["Một hai ba | Sở Y tế"]


def test_a_table_without_lines_becomes_rows() -> None:
    page = Page().lines(80, 790, FULL, LAST)
    for at, cells in enumerate([("1", "Rà soát", "Sở Y tế"), ("", "trường học", ""), ("2", "Báo cáo", "Sở Nội vụ")]):
        for x, cell in zip((80, 130, 350), cells, strict=True):
            if cell:
                page.text(x, 740 - 15 * at, cell)
    assert shown(page) == [f"{FULL} {LAST}", "1 | Rà soát trường học | Sở Y tế", "2 | Báo cáo | Sở Nội vụ"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            Page().text(80, 700, "Nghị định của").text(80.3, 700, "Nghị định của"), "Nghị định của", id="bold twice"
        ),
        pytest.param(Page().text(80, 700, FULL).text(30, 300, "Bản sao", turned=True), FULL, id="text in the margin"),
        pytest.param(Page().text(300, 100, FULL, turned=True), FULL, id="a page that lies on its side"),
        pytest.param(
            Page(["BT /F1 12 Tf 4.5 Tc 1 0 0 1 80 700 Tm <" + "CHƯƠNGTRÌNH".encode("utf-16-be").hex() + "> Tj ET"]),
            "CHƯƠNGTRÌNH",
            id="letters set apart",
        ),
        pytest.param(
            Page().text(80, 700, "Thông").text(114, 700, "tư").text(130, 700, "số").text(145, 700, "12"),
            "Thông tư số 12",
            id="no blanks in the file",
        ),
        pytest.param(
            Page().text(80, 700, "Ngh").text(98, 700, "ị quy").text(128, 700, "ết thứ hai"),
            "Nghị quyết thứ hai",
            id="pieces",
        ),
        pytest.param(Page().text(80, 700, "xác định ﬁnal"), "xác định final", id="ligature"),
        pytest.param(Page().text(80, 700, "QuyÕt ®Þnh cña", font="F2"), "Quyết định của", id="TCVN3"),
        pytest.param(Page().text(80, 700, "Quyeát ñònh", font="F3").text(155, 700, "số"), "Quyết định số", id="VNI"),
    ],
)
def test_letters_and_words(page: Page, expected: str) -> None:
    assert shown(page, fonts={"F2": ".VnTime", "F3": "VNI-Times"}) == [expected]


def test_pages_without_text_are_a_scan_only_if_all_are() -> None:
    assert shown(Page(), body(FULL, FULL, FULL, LAST), Page())
    with pytest.raises(ScanError, match="only pictures"):
        read_pdf(pdf_of(Page(), Page().text(80, 40, "1")))


def test_letters_without_meaning_are_no_text() -> None:
    with pytest.raises(ScanError, match="mean nothing"):
        read_pdf(pdf_of(body(FULL, FULL), meaning="<0000> <FFFF> <E000>"))
    with pytest.raises(ReadingError, match="broken"):
        read_pdf(b"%PDF-1.7 and nothing more")
