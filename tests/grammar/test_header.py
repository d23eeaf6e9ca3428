"""What documents say of themselves: letterheads, titles, signatures, and pages that tell of a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import Header
from loaders.folding import fold
from loaders.grammar.header import read_header
from loaders.grammar.header.signature import read_signature
from loaders.grammar.lexicon.mending import mend
from loaders.grammar.lexicon.naming import spelled
from loaders.grammar.outline import outline
from loaders.tables import table
from loaders.text import Facts, Text

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "I. MỤC TIÊU\n1. Phấn đấu 100% trẻ em đến trường.\n"


def header(content: str, **facts: str) -> Header:
    text = Text("a.txt", "a.txt", content, "text/plain", "0", Facts(**facts))  # type: ignore[arg-type]
    return read_header(text, outline(content))


CASES = {
    "a province's plan in lines": (
        f"ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n-------\n{MOTTO}Số: 43/KH-UBND\nLạng Sơn, ngày 23 tháng 02 năm 2022\n"
        f"KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 63-NQ/TU\nUBND tỉnh ban hành kế hoạch như sau:\n{BODY}"
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nDương Văn An\n",
        {
            "number": "43/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân tỉnh Lạng Sơn", "issued_on": "2022-02-23",
            "level": "provincial", "territory": "tỉnh Lạng Sơn", "title": "KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 63-NQ/TU",
            "signer": "Dương Văn An", "signer_position": "Phó Chủ tịch",
        },
    ),
    "both columns on one line": (
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n-------    Độc lập - Tự do - Hạnh phúc\n"
        "Số: 32/2018/TT-BGDĐT    Hà Nội, ngày 26 tháng 12 năm 2018\nTHÔNG TƯ\nBAN HÀNH CHƯƠNG TRÌNH GIÁO DỤC\n"
        "Căn cứ Luật Giáo dục;\nĐiều 1. Ban hành Chương trình.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn Độ\n",
        {
            "number": "32/2018/TT-BGDĐT", "type": "TT", "issuer": "Bộ Giáo dục và Đào tạo", "issued_on": "2018-12-26",
            "level": "central", "territory": None, "title": "THÔNG TƯ BAN HÀNH CHƯƠNG TRÌNH GIÁO DỤC",
            "signer": "Nguyễn Văn Độ", "signer_position": "Thứ trưởng",
        },
    ),
    "a table with blanks inside the words": (
        "| ỦY B AN NHÂN D Â N T HÀNH P HỐ HỒ C H Í M I NH ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| Số: 3210/QĐ - U B ND | T hành phố Hồ Chí M inh, ngày 28 tháng 0 6 năm 2014 |\n\nQUYẾT ĐỊNH\n\n"
        "BAN HÀNH KẾ HOẠCH HỖ TRỢ NHÀ Ở\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\n\nCăn cứ Luật Nhà ở;\n\n"
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Kế hoạch.\n\n"
        "| Nơi nhận: - Như Điều 3; - Lưu: VT. | KT. CHỦ TỊ CH P HÓ CHỦ T Ị CH Ngu y ễn Hữu Tín |\n",
        {
            "number": "3210/QĐ-UBND", "type": "QĐ", "issuer": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "issued_on": "2014-06-28", "level": "provincial", "territory": "Thành phố Hồ Chí Minh",
            "title": "QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH HỖ TRỢ NHÀ Ở", "signer": "Nguyễn Hữu Tín",
            "signer_position": "Phó Chủ tịch",
        },
    ),
    "a drawn table": (
        "|\nTHỦ\nTƯỚNG CHÍNH PHỦ\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n|\n|\nSố:\n628/QĐ-TTg\n|\n"
        "Hà Nội, ngày\n11 tháng 5 năm 2020\n|\n\nQUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH THỰC HIỆN KẾT LUẬN SỐ 51-KL/TW\n\n"
        "THỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Kế hoạch.\n",
        {
            "number": "628/QĐ-TTg", "type": "QĐ", "issuer": "Thủ tướng Chính phủ", "issued_on": "2020-05-11",
            "level": "central", "territory": None,
            "title": "QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH THỰC HIỆN KẾT LUẬN SỐ 51-KL/TW", "signer": None,
        },
    ),
    "a provincial committee": (
        "TỈNH ỦY QUẢNG NGÃI\n*\nSố 224-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Ngãi, ngày 30 tháng 9 năm 2019\nKẾ HOẠCH\n"
        f"thực hiện Kết luận số 51-KL/TW\n-----\nBan Thường vụ Tỉnh ủy ban hành kế hoạch như sau:\n{BODY}"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nNguyễn Văn Bình\n",
        {
            "number": "224-KH/TU", "type": "KH", "issuer": "Ban Thường vụ Tỉnh ủy Quảng Ngãi",
            "issued_on": "2019-09-30", "level": "provincial", "territory": "tỉnh Quảng Ngãi",
            "title": "KẾ HOẠCH thực hiện Kết luận số 51-KL/TW", "signer": "Nguyễn Văn Bình",
            "signer_position": "Phó Bí thư Thường trực",
        },
    ),
    "the Secretariat speaks for the Central Committee": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 51-KL/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 30 tháng 5 năm 2019\nKẾT LUẬN\n"
        f"CỦA BAN BÍ THƯ\nvề đổi mới giáo dục\n{BODY}T/M BAN BÍ THƯ\nTrần Quốc An\n",
        {
            "number": "51-KL/TW", "type": "KL", "issuer": "Ban Bí thư", "issued_on": "2019-05-30", "level": "central",
            "title": "KẾT LUẬN CỦA BAN BÍ THƯ về đổi mới giáo dục", "signer": "Trần Quốc An", "signer_position": None,
        },
    ),
    "an office of the Party's centre": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG\n*\nSố 07-KL/VPTW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 01/12/2025\n"
        f"KẾT LUẬN\ncủa đồng chí Chánh Văn phòng\n{BODY}K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Toàn\n",
        {"number": "07-KL/VPTW", "issuer": "Văn phòng Trung ương Đảng", "level": "central", "issued_on": "2025-12-01",
         "signer_position": "Phó Chánh Văn phòng"},
    ),
    "a department, under its committee": (
        f"UBND TỈNH QUẢNG NGÃI\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n-------\n{MOTTO}Số: /KH-SGDĐT\n"
        f"Quảng Ngãi, ngày tháng năm 2023\nKẾ HOẠCH\nlàm việc với các huyện\n{BODY}GIÁM ĐỐC\nNguyễn Văn Thái\n",
        {"number": "/KH-SGDĐT", "issuer": "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi", "issued_on": "2023",
         "level": "provincial", "territory": "tỉnh Quảng Ngãi", "signer_position": "Giám đốc"},
    ),
    "a department by who speaks and where": (
        "Số: 12/KH-SYT\nQuảng Ngãi, ngày 5 tháng 3 năm 2023\nKẾ HOẠCH\ntiêm chủng\n"
        f"Thực hiện chỉ đạo của Bộ Y tế, Sở Y tế ban hành kế hoạch như sau:\n{BODY}",
        {"issuer": "Sở Y tế tỉnh Quảng Ngãi", "territory": "tỉnh Quảng Ngãi", "level": "provincial"},
    ),
    "a commune": (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ MINH PHÚ | Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 12/KH-UBND | Minh Phú, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\n{BODY}",
        {"issuer": "Ủy ban nhân dân xã Minh Phú", "level": "commune", "territory": "xã Minh Phú"},
    ),
    "a committee of a ward": (
        "ĐẢNG BỘ THÀNH PHỐ HUẾ\nĐẢNG ỦY PHƯỜNG VỸ DẠ\n*\nSố 15-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Vỹ Dạ, ngày 10 tháng 7 năm 2025\nKẾ HOẠCH\nthực hiện Nghị quyết số 71-NQ/TW\n{BODY}T/M ĐẢNG ỦY\nBÍ "
        f"THƯ\nLê Bình\n",
        {"number": "15-KH/ĐU", "issuer": "Đảng ủy phường Vỹ Dạ", "level": "commune", "territory": "phường Vỹ Dạ"},
    ),
    "a board of a district committee, of a district that is gone": (
        "HUYỆN ỦY HOÀNH BỒ\nBAN TUYÊN GIÁO\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nHoành Bồ, ngày 5 tháng 6 năm 2015\nSố "
        "07-HD/BTGHU\n"
        f"HƯỚNG DẪN\ntuyên truyền đại hội\n{BODY}",
        {"issuer": "Ban Tuyên giáo Huyện ủy Hoành Bồ", "level": "district", "territory": "huyện Hoành Bồ"},
    ),
    "a council in session": (
        f"HỘI ĐỒNG NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n{MOTTO}Số: 17/2025/NQ-HĐND\nNghệ An, ngày 09 tháng 7 năm 2025\n"
        "NGHỊ QUYẾT\nQuy định chính sách hỗ trợ học sinh\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\nKHÓA XVIII, KỲ HỌP THỨ 30\n"
        "Căn cứ Luật Giáo dục;\nQUYẾT NGHỊ:\nĐiều 1. Phạm vi điều chỉnh\n1. Nghị quyết này.\nCHỦ TỊCH\nHoàng Hiếu\n",
        {"number": "17/2025/NQ-HĐND", "issuer": "Hội đồng nhân dân tỉnh Nghệ An",
         "title": "NGHỊ QUYẾT Quy định chính sách hỗ trợ học sinh", "signer": "Hoàng Hiếu",
         "signer_position": "Chủ tịch"},
    ),
    "a school": (
        f"SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT CHU VĂN AN\n{MOTTO}Số: 05/KH-CVA\nKẾ HOẠCH\nNăm học 2020-2021\n{BODY}",
        {"issuer": "Trường trung học phổ thông Chu Văn An", "level": "unit"},
    ),
    "a letter": (
        "BỘ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5115/BYT-KHTC V/v chi trả trợ cấp | Hà Nội, ngày "
        "03/12/2018\n"
        "Kính gửi: Sở Y tế các tỉnh\nBộ Y tế đề nghị các Sở triển khai./.\n| Nơi nhận: - Như trên; | KT. BỘ "
        "TRƯỞNG THỨ TRƯỞNG Lê Tấn An |",
        {"number": "5115/BYT-KHTC", "type": "CV", "issuer": "Bộ Y tế", "title": "Công văn V/v chi trả trợ cấp",
         "issued_on": "2018-12-03", "signer": "Lê Tấn An", "signer_position": "Thứ trưởng"},
    ),
    "no letterhead: who speaks": (
        f"KẾ HOẠCH\nthực hiện Chỉ thị số 29-CT/TW\nThực hiện Chỉ thị, Ban Thường vụ Thị ủy ban hành kế hoạch "
        f"như sau:\n{BODY}"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTôn Thất An\n",
        {"number": None, "type": "KH", "issuer": "Ban Thường vụ Thị ủy", "level": "district", "territory": None,
         "signer_position": "Phó Bí thư"},
    ),
    "no letterhead: who signs": (
        f"KẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\n{BODY}TM. ỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\nTrần Văn An\n",
        {"type": "KH", "issuer": "Ủy ban nhân dân tỉnh", "level": "provincial"},
    ),
    "a bare body": (
        "Tại phiên họp, Bộ Chính trị, Ban Bí thư có ý kiến như sau:\n1. Thống nhất chủ trương sắp xếp bộ máy.\n",
        {"kind": "original", "number": None, "title": None, "issuer": "Bộ Chính trị, Ban Bí thư", "level": "central"},
    ),
    "a telegram": (
        f"THỦ TƯỚNG CHÍNH PHỦ\n-------\n{MOTTO}Số: 234/CĐ-TTg\nHà Nội, ngày 30 tháng 11 năm 2025\nCÔNG ĐIỆN\n"
        "VỀ XÂY DỰNG LẠI NHÀ Ở\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các bộ;\nThủ tướng yêu cầu:\n1. Rà soát.\n",
        {"number": "234/CĐ-TTg", "type": "CĐ", "issuer": "Thủ tướng Chính phủ",
         "title": "CÔNG ĐIỆN VỀ XÂY DỰNG LẠI NHÀ Ở"},
    ),
}  # fmt: skip

REPORTS = {
    "a legal portal": (
        "Toàn văn Kế hoạch 188/KH-UBND về nâng cao chất lượng giáo dục mầm non tại TPHCM?\n\n"
        "Ngày 04/12/2025, Ủy ban nhân dân TP Hồ Chí Minh ban hành Kế hoạch 188/KH-UBND về việc nâng cao chất "
        "lượng giáo dục mầm non.\n\n"
        "Theo đó, kế hoạch nêu các mục tiêu sau đây.\n",
        {"number": "188/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
         "issued_on": "2025-12-04", "level": "provincial", "territory": "Thành phố Hồ Chí Minh",
         "title": "Kế hoạch 188/KH-UBND về việc nâng cao chất lượng giáo dục mầm non"},
    ),
    "only the year is told": (
        "Toàn văn Kế hoạch 01-KH/BCĐTW triển khai Phong trào Bình dân học vụ số ở đâu?\n\n"
        "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ đã có Kế hoạch 01-KH/BCĐTW năm 2025 triển "
        "khai Phong trào.\n",
        {"number": "01-KH/BCĐTW", "issued_on": "2025", "level": "central",
         "title": "Kế hoạch 01-KH/BCĐTW năm 2025 triển khai Phong trào"},
    ),
    "a plan that a decision issues": (
        "Ban hành Kế hoạch hành động thực hiện Quyết định số 628/QĐ-TTg ngày 11/5/2020 của Thủ tướng Chính phủ\n"
        "Ngày 30/7/2020, UBND tỉnh ban hành Kế hoạch hành động thực hiện Quyết định số 628/QĐ-TTg (tại Quyết "
        "định số 1385/QĐ-UBND).\n"
        "Kế hoạch giao các sở của tỉnh Bắc Kạn thực hiện.\n",
        {"number": "1385/QĐ-UBND", "type": "QĐ", "issuer": "Ủy ban nhân dân tỉnh Bắc Kạn", "issued_on": "2020-07-30",
         "title": "Kế hoạch hành động thực hiện Quyết định số 628/QĐ-TTg ngày 11/5/2020 của Thủ tướng Chính phủ"},
    ),
    "the headline names the document": (
        "Chỉ thị số 45-CT/TW về đại hội đảng bộ các cấp tiến tới Đại hội XIV của Đảng\n\n"
        "Chỉ thị này thay thế Chỉ thị số 35-CT/TW, ngày 14/6/2024 của Bộ Chính trị về đại hội đảng bộ các cấp.\n",
        {"number": "45-CT/TW", "type": "CT", "issuer": "Bộ Chính trị", "issued_on": None, "level": "central"},
    ),
    "a meeting, no document": (
        "Phiên họp thứ nhất Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ\n"
        "Chiều 20/1, tại Trụ sở Trung ương Đảng, Ban Chỉ đạo Trung ương đã họp Phiên thứ nhất để cho ý kiến.\n",
        {"number": None, "type": None, "issuer": None, "title": None},
    ),
}  # fmt: skip


def compare(found: Header, expected: dict[str, str | None], case: str) -> None:
    for name, value in expected.items():
        assert getattr(found, name) == value, f"{case}: a reader finds {name} {value!r}, not {getattr(found, name)!r}"


@pytest.mark.parametrize("case", CASES)
def test_a_document_says_who_it_is(case: str) -> None:
    content, expected = CASES[case]
    compare(header(content), {"kind": "original", **expected}, case)


@pytest.mark.parametrize("case", REPORTS)
def test_a_page_tells_of_a_document(case: str) -> None:
    content, expected = REPORTS[case]
    compare(header(content), {"kind": "report", **expected}, case)


@pytest.mark.parametrize("case", CASES | REPORTS)
def test_every_finding_has_its_place(case: str) -> None:
    content, _ = (CASES | REPORTS)[case]
    found = header(content)
    for name, evidence in found.evidence.items():
        assert content[evidence.start : evidence.end] == evidence.quote, f"the place of {name} holds its quote"
    for name in ("number", "issued_on", "title", "signer"):
        assert getattr(found, name) is None or name in found.evidence, f"{name} is in the text, so it has a place"


def test_what_the_user_states_wins_and_both_stay_visible() -> None:
    content, _ = CASES["a province's plan in lines"]
    found = header(content, number="44/KH-UBND", territory="tỉnh Lạng Sơn", title="Kế hoạch của tỉnh")
    assert (found.number, found.title, found.signer) == ("44/KH-UBND", "Kế hoạch của tỉnh", "Dương Văn An")
    assert found.conflicts == {"number": "43/KH-UBND", "title": "KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 63-NQ/TU"}
    assert "number" not in found.evidence, "what comes from the user has no place in the text"
    assert "signer" in found.evidence


@pytest.mark.parametrize("row", table("positions"), ids=lambda row: row["position"])
def test_every_position_is_read_from_a_signature(row: dict[str, str]) -> None:
    content = f"KẾ HOẠCH\nPHỔ CẬP\n{BODY}Nơi nhận:\n- Lưu: VT.\n{row['example']}\nTrần Văn An\n"
    found = read_signature(content, outline(content))
    assert found is not None and (found.name, found.position) == ("Trần Văn An", row["position"])


SIGNATURES = [
    # the lines of a signature, name, position, body
    ("Q. GIÁM ĐỐC\nTrần Văn An", "Trần Văn An", "Giám đốc", None),
    ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nTrần Văn An", "Trần Văn An", "Chánh Văn phòng", None),
    (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC PHỤ TRÁCH\n(Đã ký)\n\nThS. Trần Văn An",
        "Trần Văn An",
        "Phó Giám đốc phụ trách",
        None,
    ),
    ("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH\nTrần Văn An", "Trần Văn An", "Trưởng ban", "ban chỉ đạo"),
    ("BỘ TRƯỞNG\n\nThượng tướng Lê Văn Quang", "Lê Văn Quang", "Bộ trưởng", None),
    ("T/M BAN BÍ THƯ\nTrần Văn An", "Trần Văn An", None, "ban bí thư"),
]


@pytest.mark.parametrize(("lines", "name", "position", "body"), SIGNATURES)
def test_a_signature_tells_who_signed_as_what_for_whom(
    lines: str, name: str, position: str | None, body: str | None
) -> None:
    content = f"KẾ HOẠCH\nPHỔ CẬP\n{BODY}Nơi nhận:\n- Lưu: VT.\n{lines}\n"
    found = read_signature(content, outline(content))
    assert found is not None, f"{lines!r} is a signature"
    assert (found.name, found.position, found.body) == (name, position, body)


NAMES = [
    ("BỘ LAO ĐỘNG-THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
    ("UỶ BAN NHÂN DÂN TỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
    ("TỈNH ỦY LẠNG SƠN", "Tỉnh ủy Lạng Sơn"),
    ("ỦY BAN NHÂN DÂN XÃ MỚI LẬP", "Ủy ban nhân dân xã Mới Lập"),
    ("SỞ NGOẠI VỤ VÀ DU LỊCH", "Sở Ngoại vụ và Du lịch"),
]


@pytest.mark.parametrize(("printed", "name"), NAMES)
def test_capitals_become_the_spelling_of_running_text(printed: str, name: str) -> None:
    assert spelled(printed, "") == name


BROKEN = [
    ("ỦY B AN NHÂN D Â N", "ỦY BAN NHÂN DÂN"),
    ("CHỦ TỊ CH P HÓ CHỦ T Ị CH", "CHỦ TỊCH PHÓ CHỦ TỊCH"),
    ("QUÂN KHU V", "QUÂN KHU V"),
    ("SỞ TT VÀ TT", "SỞ TT VÀ TT"),
    ("Nguyễn  Văn An", "Nguyễn Văn An"),
]


@pytest.mark.parametrize(("broken", "whole"), BROKEN)
def test_blanks_inside_syllables_go(broken: str, whole: str) -> None:
    assert mend(broken) == whole


@given(st.text(alphabet="ỦY BAN NHÂN DÂN Số: 5/KH-UBND, ngày 1 tháng 2 năm 2020\n|*KẾ HOẠCH TM.", max_size=300))
def test_any_text_is_read_without_complaint(content: str) -> None:
    found = header(content)
    assert all(content[e.start : e.end] == e.quote for e in found.evidence.values())


@pytest.mark.shared
def test_real_documents_say_who_they_are(shared: Path) -> None:
    from loaders.reading import read

    fields = (
        "number",
        "type",
        "issuer",
        "issued_on",
        "level",
        "territory",
        "title",
        "signer",
        "signer_position",
        "kind",
    )
    wrong = []
    for gold in sorted([*shared.glob("gold/*.json"), *shared.glob("gold-more/*.json")]):
        expected = json.loads(gold.read_text("utf-8"))
        folder = "corpus" if gold.parent.name == "gold" else "corpus-more"
        text = read(shared / folder / expected["file"])
        found = read_header(text, outline(text.content))
        for name in fields:
            a, b = expected["document"].get(name), getattr(found, name)
            if name == "title":  # a portal and its headline word the same title differently
                a, b = (value and fold(value)[:12] for value in (a, b))
            if fold(str(a)).strip(" .") != fold(str(b)).strip(" ."):
                wrong.append(f"{expected['file'][:24]}: {name} {b!r} instead of {a!r}")
    assert len(wrong) <= 3, "\n".join(wrong)
