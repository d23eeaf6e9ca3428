"""Names and numbers as portals, newspapers and scans leave them, and look-alikes that name no document."""

from __future__ import annotations

import pytest

from loaders.extraction import Header, Reference
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references

CA_MAU = Header(type="KH", issuer="Ủy ban nhân dân tỉnh Cà Mau", level="provincial", territory="tỉnh Cà Mau")


def read(text: str) -> tuple[Reference, ...]:
    return find_references(text, outline(text), CA_MAU)


# (text, documents): a document is `ref | date | issuer`, as far as it is given
CASES = [
    # words run together where a line was broken
    (
        "Nghị quyết số 18/2006/NQ-HĐND ngày 18/12/2006 của Hội đồngnhân dân tỉnh về việc phê duyệt",
        ["18/2006/NQ-HĐND | 2006-12-18 | Hội đồng nhân dân tỉnh Cà Mau"],
    ),
    (
        "QUYẾT ĐỊNH SỐ 34/2014/QĐ-TTG NGÀY 30/5/2014 CỦA THỦ TƯỚNG CHÍNHPHỦ VỀ TIÊU CHUẨN XÃ",
        ["34/2014/QĐ-TTg | 2014-05-30 | Thủ tướng Chính phủ"],
    ),
    ("Nghị quyết Hộinghị lần thứ 7 Ban Chấp hành Trung ương khóa X", ["Nghị quyết Hội nghị Trung ương 7 khóa X"]),
    (
        "Công văn số 2928/LĐTBXH-BTXH của Bộ Lao động, Thương binh và Xã hội vềviệc trợ giúp",
        ["2928/LĐTBXH-BTXH | None | Bộ Lao động, Thương binh và Xã hội"],
    ),
    # what is left of a letter at the end of a symbol
    (
        "Công văn số 85/BXD-QLH<N ngày 01/4/2024 của Bộ Xây dựng; Công văn số 86/BXD-QLN < 5 ngày 02/4/2024",
        ["85/BXD-QLH | 2024-04-01 | Bộ Xây dựng", "86/BXD-QLN | None | Bộ Xây dựng"],
    ),
    # numbers of a portal's list glued to the type word
    ("- 2Nghị định 27/2022/NĐ-CP; - 3Luật Đầu tư 2020", ["27/2022/NĐ-CP", "Luật Đầu tư 2020 | 2020"]),
    # letters dropped by scans
    (
        "Nghị quyết Đại hội đại biu toàn quc lần thứ XIII của Đảng",
        ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"],
    ),
    ("Thông tư số 23/2015/TTLT-BGD ĐT-BNV", ["23/2015/TTLT-BGDĐT-BNV"]),
    # congresses of a province, before and behind the term
    (
        "Nghị quyết Đại hội XI Đảng bộ tỉnh và Nghị quyết Đại hội XIII của Đảng",
        ["Nghị quyết Đại hội XI Đảng bộ tỉnh", "Nghị quyết Đại hội XIII của Đảng"],
    ),
    (
        "Căn cứ Nghị quyết Đại hội đại biểu lần thứ XV Đảng bộ tỉnh Cà Mau;",
        ["Nghị quyết Đại hội đại biểu lần thứ XV Đảng bộ tỉnh Cà Mau"],
    ),
    ("kế hoạch thực hiện Nghị quyết đại hội đảng bộ các cấp", []),
    # a month, a year, "Thủ tướng" alone
    (
        "các Nghị quyết số 138, 139 ban hành tháng 5/2025",
        ["Nghị quyết 138 | 2025-05", "Nghị quyết 139 | 2025-05"],
    ),
    (
        "Quyết định số 524/QĐ-TTg ngày 01/4/2021 của Thủ tướng",
        ["524/QĐ-TTg | 2021-04-01 | Thủ tướng Chính phủ"],
    ),
    # newspapers: no symbol behind the number
    ("Kế hoạch số 37 tiếp tục thực hiện Chỉ thị số 05 về học tập", ["Kế hoạch 37", "Chỉ thị 05"]),
    ("của 4 Nghị quyết 59, 70 và của Ba nghị quyết 70, 71 là", ["Nghị quyết 59", "Nghị quyết 70", "Nghị quyết 71"]),
    # laws by their initials
    (
        "Điều 66 Luật BHXH 2014; Luật NSNN; Bộ luật TTHS",
        ["Luật Bảo hiểm xã hội 2014 | 2014", "Luật Ngân sách nhà nước", "Bộ luật Tố tụng hình sự"],
    ),
    ("Luật XYZ; Luật VN; bộ môn Luật HP", []),
    ("Căn cứ Luật Tổ chức HĐND và UBND;", ["Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân"]),
    # letters of one code, abbreviated type words, words that were respelled to hinder copying
    ("Công văn 285/CCTTHC ngày 08/9/2009; phòng 203/CCTTHC", ["285/CCTTHC | 2009-09-08"]),
    ("KH số 12-KH/TU; CV số 15/UBND-NC; NĐ 30/2020/NĐ-CP", ["12-KH/TU", "15/UBND-NC", "30/2020/NĐ-CP"]),
    ("Kết lúận số 121-KL/TW, ngàỷ 24/01/2025", ["121-KL/TW | 2025-01-24"]),
    ("NQ88/2014/QH13; TT32/2018/TT-BGDĐT; ABC12/TT-BNV", ["88/2014/QH13", "32/2018/TT-BGDĐT"]),
    # the number between the type word and the body
    (
        "Nghị quyết (số 57-NQ/TW, ngày 22/12/2024) của Bộ Chính trị",
        ["57-NQ/TW | 2024-12-22 | Bộ Chính trị"],
    ),
    # old documents, and the Party's with their term
    (
        "Quyết định số 217-HĐBT ngày 14/11/1987 của Hội đồng Bộ trưởng; Sắc lệnh số 65/SL",
        ["217/HĐBT | 1987-11-14 | Hội đồng Bộ trưởng", "65/SL"],
    ),
    ("Nghị quyết số 28-NQ/TW khóa XII; Nghị quyết 26-NQ/TW (khóa X)", ["28-NQ/TW", "26-NQ/TW"]),
    # what looks alike
    ("Chương trình giáo dục phổ thông 2018; Chương trình MTQG 1719; dạy học 2 buổi/ngày", []),
    ("kỷ niệm 90 năm (3/2/1930 - 3/2/2020), 145/151 xã, 21/21 đảng bộ, tỷ lệ 24/25", []),
    ("điện thoại 0243.804.3098, tài khoản 3713.0.1094, mã chương 422, khoản 070-071", []),
    ("Mẫu số 02/ĐĐK, mẫu 09-HSB, biểu số 02/BC, TCVN 5945:2005, QCVN 14:2008/BTNMT, ISO 9001:2015", []),
    ("đường 30/4, phố 19/8, QL.1A, ĐT.232, phòng 203/A2, lô CN-12/KCN, số nhà 12/KH", []),
    ("Bảng 2. Kế hoạch 12 tháng; Biểu 3. Quyết định 5 nhóm; Đề án 5 năm; Báo cáo 9 tháng", []),
    ("Hướng dẫn 2 nội dung; Chỉ thị 2 lần; Thông báo 3 đợt; Nghị quyết 3 khóa liền", []),
]


@pytest.mark.parametrize(("text", "documents"), CASES, ids=[c[0][:50] for c in CASES])
def test_documents(text: str, documents: list[str]) -> None:
    found = read(text)
    printed = []
    for reference, expected in zip(found, documents, strict=False):
        parts = [reference.ref, str(reference.issued_on), str(reference.issuer)]
        printed.append(" | ".join(parts[: expected.count("|") + 1]))
    assert printed + [r.ref for r in found[len(documents) :]] == documents
    for reference in found:
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote
