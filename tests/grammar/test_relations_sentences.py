"""Sentences that say more than one thing of cited documents, or say it in an unusual place."""

from __future__ import annotations

import pytest

from loaders.extraction import SELF, Header, Relation
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations

PLAN = Header(number="224/KH-UBND", type="KH", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", territory="tỉnh Lạng Sơn")
DECREE = Header(number="48/2013/NĐ-CP", type="NĐ", issuer="Chính phủ", level="central")


def relations(text: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Relation, ...]:
    return find_relations(text, paragraphs, header, find_references(text, paragraphs, header))


def said(text: str, zone: Zone, header: Header = PLAN) -> set[str]:
    found = relations(text, (Paragraph(0, len(text), text, zone),), header)
    return {f"{r.source} {r.type} {r.target}" for r in found if r.type != "cites"}


# (zone, text, relations)
CASES = [
    # purposes and bases one after the other
    (
        Zone.OPENING,
        "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh; căn cứ Quyết định số 90/QĐ-TTg, và theo Hướng dẫn số "
        "105/HD-SYT của Sở Y tế, Trung tâm ban hành Kế hoạch như sau:",
        {"SELF implements 12/KH-UBND", "SELF based_on 90/QĐ-TTg", "SELF based_on 105/HD-SYT"},
    ),
    (
        Zone.OPENING,
        "Thực hiện chương trình công tác năm 2024; căn cứ Kế hoạch số 183-KH/TU, Tỉnh đoàn ban hành Kế hoạch như sau:",
        {"SELF based_on 183-KH/TU"},
    ),
    (
        Zone.OPENING,
        "Thực hiện Quyết định số 90/QĐ-TTg. Trên cơ sở Kế hoạch số 61/KH-UBND, UBND tỉnh ban hành Kế hoạch như sau:",
        {"SELF implements 90/QĐ-TTg", "SELF based_on 61/KH-UBND"},
    ),
    (
        Zone.OPENING,
        "Căn cứ Luật Giáo dục, để thực hiện tốt Chỉ thị số 29-CT/TW, UBND tỉnh ban hành Kế hoạch:",
        {"SELF based_on Luật Giáo dục", "SELF implements 29-CT/TW"},
    ),
    (
        Zone.OPENING,
        "Trên cơ sở kết quả đạt được và khó khăn, để đạt mục tiêu theo Nghị quyết số 21-NQ/TW, UBND tỉnh yêu cầu:",
        set(),
    ),
    (
        Zone.OPENING,
        "Tổ chức quán triệt, thực hiện Nghị quyết số 57-NQ/TW, UBND tỉnh ban hành Kế hoạch:",
        {"SELF implements 57-NQ/TW"},
    ),
    (Zone.OPENING, "Các địa phương chưa thực hiện Chỉ thị số 29-CT/TW phải báo cáo", set()),
    (Zone.TITLE, "KẾ HOẠCH triển khai các nhiệm vụ phân cấp theo quy định tại Luật Tổ chức Chính phủ", set()),
    (
        Zone.OPENING,
        "Căn cứ Quyết định số 1662/QĐ-TTg phê duyệt “Đề án bảo vệ rừng vùng ven biển giai đoạn 2021-2030”; UBND tỉnh "
        "ban hành Kế hoạch thực hiện Đề án bảo vệ rừng vùng ven biển giai đoạn 2021-2030 như sau:",
        {"SELF implements 1662/QĐ-TTg"},
    ),
    # the part that is meant
    (
        Zone.OPENING,
        "Thi hành Điều 2 Quyết định số 31-QĐ/TW và khoản 3 Điều 4 Quyết định số 91-QĐ/TW, Văn phòng hướng dẫn:",
        {"SELF implements 31-QĐ/TW", "SELF implements 91-QĐ/TW"},
    ),
    (Zone.TITLE, "HƯỚNG DẪN THỰC HIỆN MỘT SỐ ĐIỀU TRONG QUY ĐỊNH SỐ 07-QĐI/TW", {"SELF guides 07-QĐi/TW"}),
    # the closing speaks of the document itself; what others are told to do is another matter
    (Zone.CLOSING, "Trên đây là Kế hoạch triển khai thực hiện Nghị quyết số 57-NQ/TW.", {"SELF implements 57-NQ/TW"}),
    (Zone.CLOSING, "Trên đây là Kế hoạch năm 2025, đề nghị các sở thực hiện Quyết định số 90/QĐ-TTg.", set()),
    # a report rests on what it is in, not on what it is about
    (
        Zone.OPENING,
        "Sau khi nghe Sở Y tế báo cáo về việc áp dụng Nghị định số 178/2024/NĐ-CP (Tờ trình số 08/TTr-SYT), UBND tỉnh:",
        {"SELF based_on 08/TTr-SYT"},
    ),
    # of two laws the last one changes others
    (
        Zone.BASIS,
        "Căn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13 và Luật số 97/2025/QH15 về sửa đổi, bổ sung một số điều "
        "của Luật Công đoàn, Luật Thanh niên;",
        {
            "SELF based_on 75/2015/QH13",
            "SELF based_on 97/2025/QH15",
            "97/2025/QH15 amends Luật Công đoàn",
            "97/2025/QH15 amends Luật Thanh niên",
        },
    ),
    # nobody carries out what was issued later
    (
        Zone.BODY,
        "Kế hoạch số 25-KH/TU ngày 30/11/2016 thực hiện Kết luận số 100-KL/TW ngày 18/8/2014 và Kết luận số 111-KL/TU "
        "ngày 14/8/2017",
        {"25-KH/TU implements 100-KL/TW"},
    ),
    (
        Zone.OPENING,
        "Thực hiện Luật Hộ tịch năm 2014, Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 hướng dẫn thi hành một số điều "
        "của Luật Hộ tịch và Quyết định số 101/QĐ-TTg ngày 23/01/2017, UBND tỉnh ban hành Kế hoạch như sau:",
        {
            "SELF implements Luật Hộ tịch năm 2014",
            "SELF implements 123/2015/NĐ-CP",
            "SELF implements 101/QĐ-TTg",
            "123/2015/NĐ-CP guides Luật Hộ tịch năm 2014",
        },
    ),
    (Zone.BODY, "Thông tư này là căn cứ để ban hành văn bản thay thế Quyết định số 32/2005/QĐ-BGDĐT.", set()),
]


@pytest.mark.parametrize(("zone", "text", "expected"), CASES, ids=[case[1][:60] for case in CASES])
def test_what_a_sentence_says(zone: Zone, text: str, expected: set[str]) -> None:
    assert said(text, zone) == expected


def test_a_decree_says_below_its_basis_what_it_changes() -> None:
    text = "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 63/2010/NĐ-CP ngày 08/6/2010,"
    assert said(text, Zone.BODY, DECREE) == {"SELF amends 63/2010/NĐ-CP"}
    assert said(text, Zone.BODY) == set(), "another body's document"


def test_a_copy_without_letterhead_has_a_legal_basis() -> None:
    text = (
        "Phòng, chống dịch bệnh\n\nCăn cứ công văn khẩn số 100/PGDĐT của Phòng Giáo dục và Đào tạo.\n\n"
        "1. Công tác tuyên truyền\n\n- Căn cứ Công văn số 7/SYT-NV, trường treo pa nô."
    )
    assert [(r.source, r.type, r.target) for r in relations(text, outline(text), Header(type="KH"))] == [
        (SELF, "based_on", "100/PGDĐT"),
        (SELF, "cites", "100/PGDĐT"),
        (SELF, "cites", "07/SYT-NV"),
    ]
