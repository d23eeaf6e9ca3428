"""Laws and charters by name: those in force, those yet to come, their spellings; the text's own number."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references

LETTER = Header(number="4411/SGDĐT-CTTHHSSV", type="CV", issuer="Sở Giáo dục và Đào tạo", issued_on="2024-12-02")

# (text, refs)
CASES = [
    # a law in force is amended, one that does not exist is issued
    ("sớm sửa đổi Luật Doanh nghiệp, Luật Đầu tư", ["Luật Doanh nghiệp", "Luật Đầu tư"]),
    ("sớm ban hành Luật Nhà giáo, Luật Năng lượng nguyên tử (sửa đổi)", []),
    ("trình Quốc hội thông qua Luật Nhà giáo và Luật Việc làm; theo Luật Giáo dục", ["Luật Giáo dục"]),
    ("Luật Đất đai (sửa đổi) đang được lấy ý kiến", []),
    ("triển khai thi hành Luật Hải quan (sửa đổi)", ["Luật Hải quan"]),
    ("Quốc hội đã ban hành Luật Tổ chức Chính phủ", ["Luật Tổ chức Chính phủ"]),
    ("dự thảo Luật Đầu tư, Luật Đất đai ngày 18/01/2024", ["Luật Đất đai"]),
    # short forms of the text, commas for "và"
    ("bảo vệ bí mật nhà nước (BMNN) theo Luật Bảo vệ BMNN", ["Luật Bảo vệ bí mật nhà nước"]),
    ("theo Luật Thể dục và thể thao", ["Luật Thể dục, thể thao"]),
    ("theo Luật Đầu tư và Luật Đất đai", ["Luật Đầu tư", "Luật Đất đai"]),
    # charters of organisations
    ("Điều lệ Đoàn TNCS Hồ Chí Minh; Điều lệ Đoàn quy định", ["Điều lệ Đoàn TNCS Hồ Chí Minh"]),
    ("Điều lệ Công đoàn Việt Nam và Điều lệ Đảng", ["Điều lệ Công đoàn Việt Nam", "Điều lệ Đảng"]),
    ("theo Điều lệ trường tiểu học, Điều lệ Công ty", []),
    # rules by which a body works, as a legal basis of their own
    ("Căn cứ Quy chế làm việc của Bộ Chính trị và Ban Bí thư khoá XIII",
     ["Quy chế làm việc của Bộ Chính trị và Ban Bí thư khóa XIII"]),
    ("Căn cứ Quy chế làm việc của UBND tỉnh ban hành kèm theo Quyết định số 12/QĐ-UBND", ["12/QĐ-UBND"]),
    ("theo dõi việc thực hiện Quy chế làm việc của Tỉnh ủy", []),
    # what stands between the type and the number
    ("Căn cứ công văn hỏa tốc số 100/PGDĐT ngày 11/5/2020", ["100/PGDĐT"]),
    # the document's own number with a slip; another body's number is no slip
    ("(Công văn 4411/SGDĐT-CTTTHSSV)", []),
    ("Công văn 4411/SGDĐT-VP", ["4411/SGDĐT-VP"]),
    ("Công văn 4411/SGDĐT-CTTTHSSV ngày 05/3/2019", ["4411/SGDĐT-CTTTHSSV"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "refs"), CASES, ids=[case[0] for case in CASES])
def test_documents(text: str, refs: list[str]) -> None:
    assert [r.ref for r in find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), LETTER)] == refs


def test_a_title_may_begin_with_the_name_of_the_document_itself() -> None:
    text = "NGHỊ QUYẾT PHIÊN HỌP CHÍNH PHỦ THƯỜNG KỲ THÁNG 9 NĂM 2021"
    title = (Paragraph(0, len(text), text, Zone.TITLE),)
    assert find_references(text, title, Header(number="127/NQ-CP", type="NQ", title=text)) == ()
    cited = f"Nhiệm vụ theo {text.capitalize()}"
    assert find_references(cited, (Paragraph(0, len(cited), cited, Zone.TITLE),), Header(type="KH", title=cited))


def test_the_tax_departments_code_is_no_directive() -> None:
    text = "Trả lời công văn số 636/CT-TTHT của Cục Thuế tỉnh hỏi về hóa đơn; Chỉ thị số 12/CT-UBND"
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), LETTER)
    assert [(r.ref, r.type) for r in found] == [("636/CT-TTHT", "CV"), ("12/CT-UBND", "CT")]
