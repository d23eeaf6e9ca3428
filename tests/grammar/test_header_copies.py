"""Headers of copies that have lost something: the letterhead, the columns, the lines of a signature."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text

BODY = "I. MỤC TIÊU\n1. Phấn đấu 100% trẻ em đến trường.\n"


def header(content: str) -> Header:
    return read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))


def test_a_party_letterhead_in_one_cell() -> None:
    content = (
        (
            "| **TỈNH ỦY HÀ TĨNH** \\* Số 12-CTr/TU | ĐẢNG CỘNG SẢN VIỆT NAM Hà Tĩnh, ngày 18 tháng 7 năm 2025 |\n\n"
            f"CHƯƠNG TRÌNH HÀNH ĐỘNG\n\nthực hiện Nghị quyết số 68-NQ/TW\n\n{BODY}"
        )
        .replace("**", "")
        .replace("\\", "")
    )
    found = header(content)
    assert (found.number, found.type, found.issuer) == ("12-CTr/TU", "CTr", "Tỉnh ủy Hà Tĩnh")


OWN_NUMBERS = [
    # what stands in the annex of a letter without a letterhead, its number and date
    ("(Kèm theo Công văn số 63/BNV-CCVC ngày 25/11/2025 của Bộ Nội vụ)", "63/BNV-CCVC", "2025-11-25"),
    ("(Kèm theo Quyết định số 63/QĐ-BNV ngày 25/11/2025 của Bộ Nội vụ)", None, None),
]


@pytest.mark.parametrize(("line", "number", "issued_on"), OWN_NUMBERS)
def test_an_annex_names_the_letter_that_it_belongs_to(line: str, number: str | None, issued_on: str | None) -> None:
    content = (
        f"Kính gửi: Các cơ sở đào tạo\n\nBộ Nội vụ đề nghị thực hiện như sau:\n{BODY}\nNơi nhận:\n- Lưu: VT.\n\n"
        f"KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn An\n\nPHỤ LỤC\n\n{line}\n"
    )
    found = header(content)
    assert (found.number, found.issued_on) == (number, issued_on)


def test_a_caption_names_the_document_that_calls_itself_so() -> None:
    content = (
        "Để thực hiện nhiệm vụ, Bộ Chính trị yêu cầu:\n\n1. Các cấp ủy thực hiện Kết luận này.\n\n2. Báo cáo kết quả."
        "\n\nMột số nội dung tại Kết luận số 127-KL/TW của Bộ Chính trị"
    )
    assert header(content).number == "127-KL/TW"
    assert header(content.replace("Kết luận này", "Chỉ thị này")).number is None


@pytest.mark.parametrize(
    ("closing", "kind"),
    [
        ("Nghị quyết này phổ biến đến chi bộ.", "NQ"),
        ("Chỉ thị này phổ biến đến chi bộ. Quy định này có hiệu lực từ ngày ký.", None),
        ("Các cấp ủy thực hiện nghị quyết của cấp trên.", None),
    ],
)
def test_a_bare_text_is_what_it_calls_itself(closing: str, kind: str | None) -> None:
    content = f"Từ tình hình trên, Bộ Chính trị yêu cầu:\n\n1. Các cấp ủy quán triệt sâu rộng.\n\n{closing}\n"
    assert header(content).type == kind


BESIDE = [
    "Nơi nhận:                     TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);              KT. CHỦ TỊCH\n"
    "- Các phòng;                               PHÓ CHỦ TỊCH\n- Lưu: VT.                      Trần Thị Bích Lan\n",
    "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c); KT. CHỦ TỊCH\n- Các phòng; PHÓ CHỦ TỊCH\n- Lưu: VT.\n"
    "(Đã ký)\nTrần Thị Bích Lan\n",
    "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH Trần Thị Bích Lan (đã ký)\n",
]


@pytest.mark.parametrize("ending", BESIDE)
def test_a_signature_run_into_the_recipients(ending: str) -> None:
    content = f"KẾ HOẠCH\nPHỔ CẬP\n{BODY}Trên đây là Kế hoạch của huyện./.\n\n{ending}"
    found = header(content)
    assert (found.signer, found.signer_position) == ("Trần Thị Bích Lan", "Phó Chủ tịch")


def test_news_of_a_plan_that_a_chairman_signed() -> None:
    content = (
        "Lạng Sơn triển khai chỉ thị về bảo vệ môi trường trên địa bàn\n\n"
        "(langson.gov.vn) - Phó Chủ tịch UBND tỉnh Trần Văn Bình vừa ký ban hành Kế hoạch số 156/KH-UBND ngày "
        "01/8/2025 triển khai Chỉ thị số 20/CT-TTg của Thủ tướng Chính phủ trên địa bàn tỉnh Lạng Sơn.\n\n"
        "Theo Kế hoạch, UBND tỉnh giao các đơn vị thực hiện các nhiệm vụ về môi trường trong năm tới và các năm sau."
    )
    found = header(content)
    assert (found.kind, found.number, found.issued_on) == ("report", "156/KH-UBND", "2025-08-01")
    assert (found.issuer, found.signer) == ("Ủy ban nhân dân tỉnh Lạng Sơn", "Trần Văn Bình")


@pytest.mark.parametrize("title", ["CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG"])
def test_a_portal_introduces_the_text_below(title: str) -> None:
    content = (
        "Chương trình thực hiện Chỉ thị của Ban Bí thư\n\nNgày cập nhật 30/10/2017\n\nNgày 23/8/2017, Tỉnh ủy Thừa "
        "Thiên Huế đã ban hành Chương trình số 27-CTr/TU thực hiện Chỉ thị số 13-CT/TW. Sau đây là toàn văn:\n\n"
        f"{title}\n\nthực hiện Chỉ thị số 13-CT/TW\n\n{BODY}"
    )
    found = header(content)
    assert (found.kind, found.number, found.issued_on) == ("original", "27-CTr/TU", "2017-08-23")
    assert (found.issuer, found.territory) == ("Tỉnh ủy Thừa Thiên Huế", "tỉnh Thừa Thiên Huế")
    assert header(content.replace("Chương trình số 27-CTr/TU", "Kế hoạch số 27-KH/TU")).number is None
    assert header(content.replace("Ngày 23/8/2017, ", "")).issued_on is None, "the day of the page is not the text's"


LETTERS = [
    # the lines above the addressee, issuer, type, title
    (
        "BỘ TÀI CHÍNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 755/TCHQ-GSQL | Hà Nội, ngày 11 tháng 02 năm 2020",
        ("Tổng cục Hải quan", "CV", None),
    ),
    (
        "TỔNG CỤC HẢI QUAN\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 755/TCHQ-GSQL   Hà Nội, ngày 11 tháng 02 năm 2020\n\n"
        "V/v hướng dẫn thủ tục\n\nhải quan năm 2020",
        ("Tổng cục Hải quan", "CV", "Công văn V/v hướng dẫn thủ tục hải quan năm 2020"),
    ),
]


@pytest.mark.parametrize(("head", "expected"), LETTERS)
def test_letters_whose_lines_copies_have_parted(head: str, expected: tuple[str | None, ...]) -> None:
    found = header(
        f"{head}\n\nKính gửi: Cục Hải quan các tỉnh, thành phố.\n\nTrên cơ sở kết quả kiểm tra, Tổng cục Hải quan yêu "
        "cầu Cục Hải quan các tỉnh, thành phố làm:\n\n1. Rà soát hồ sơ.\n"
    )
    assert (found.issuer, found.type, found.title) == expected


def test_a_council_without_its_place_writes_from_a_province() -> None:
    content = (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 335/KH-UBND | Phú Thọ, ngày 10 tháng 02 năm 2023\n\n"
        f"KẾ HOẠCH\n\nTuyển sinh năm học 2023-2024\n\n{BODY}"
    )
    found = header(content)
    assert (found.issuer, found.level) == ("Ủy ban nhân dân tỉnh Phú Thọ", "provincial")
    assert header(content.replace("Phú Thọ", "Mường Tè")).level is None


def test_a_text_under_a_headline_that_calls_itself_a_plan() -> None:
    content = (
        "Phòng, chống dịch bệnh viêm đường hô hấp cấp tại trường\n\nCăn cứ Công văn số 100/PGDĐT ngày 03/02/2020 của "
        "Phòng Giáo dục và Đào tạo về việc phòng, chống dịch bệnh trên địa bàn huyện.\n\nTrường TH Bình Phú 1 xây dựng "
        "Kế hoạch phòng, chống bệnh\n\n1.Công tác tuyên truyền\n\n- Thông báo đến học sinh và phụ huynh nghỉ học.\n"
    )
    found = header(content)
    assert (found.kind, found.type, found.issuer) == ("original", "KH", "Trường Tiểu học Bình Phú 1")
    assert (found.title or "").startswith("Phòng, chống dịch bệnh") and found.level == "unit"
    assert header(content.replace(" xây dựng", " đã xây dựng")).kind == "report"
