"""Laws and charters by name: those in force, those yet to come, their spellings; the text's own number."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references

LETTER = Header(number="4411/SGDĐT-CTTHHSSV", type="CV", issuer="Sở Giáo dục và Đào tạo", issued_on="2024-12-02")

# (text, references): a reference is `ref | date`, as far as it is given
CASES = [
    # a law in force is amended, one that does not exist is issued
    ("sớm sửa đổi Luật Doanh nghiệp, Luật Đầu tư", ["Luật Doanh nghiệp", "Luật Đầu tư"]),
    ("sớm ban hành Luật Nhà giáo, Luật Năng lượng nguyên tử (sửa đổi)", []),
    ("trình Quốc hội thông qua Luật Nhà giáo và Luật Việc làm; theo Luật Giáo dục", ["Luật Giáo dục"]),
    ("Luật Đất đai (sửa đổi) đang được lấy ý kiến", []),
    ("triển khai thi hành Luật Hải quan (sửa đổi)", ["Luật Hải quan"]),
    ("Quốc hội đã ban hành Luật Tổ chức Chính phủ", ["Luật Tổ chức Chính phủ"]),
    ("dự thảo Luật Đầu tư, Luật Đất đai ngày 18/01/2024", ["Luật Đất đai"]),
    # before the Assembly
    ("hoàn thiện Luật Dược trình Quốc hội xem xét; thi hành Luật Dược", ["Luật Dược"]),
    ("xây dựng Luật Điện lực để trình Chính phủ, trình Quốc hội thông qua", []),
    ("Bộ Y tế rà soát Luật Dược, trình Bộ trưởng", ["Luật Dược"]),
    ("sẽ bố trí vốn khi Luật Điện lực được Quốc hội thông qua", []),
    ("chờ đến khi Luật Điện lực được ban hành", []),
    ("sau khi Luật Điện lực được Quốc hội thông qua, Bộ đã tập huấn", ["Luật Điện lực"]),
    ("sẽ báo cáo khi Luật Điện lực được thông qua tại kỳ họp thứ 8 ngày 30/11/2024", ["Luật Điện lực"]),
    ("Danh mục Luật trình Quốc hội năm 2025\n- Luật Nhà giáo\n2. Luật Điện lực\nDự án Luật Dược\n\nCăn cứ\nLuật Thủ đô",
     ["Luật Thủ đô"]),
    ("Các dự án luật trình Quốc hội kỳ này:\nLuật Nhà giáo\nLuật sửa đổi, bổ sung Luật Dược\n", ["Luật Dược"]),
    ("Danh mục văn bản Quốc hội đã ban hành\n- Luật Nhà giáo\n- Luật Dược", ["Luật Nhà giáo", "Luật Dược"]),
    ("nêu tại các Luật trình Quốc hội thông qua kỳ này, gồm: (1) Luật Dược; (2) Luật Nhà giáo (Luật Giáo dục); (3) Luật"
     " Quy hoạch. Thi hành (1) Luật Thủ đô; (2) Luật Hải quan",
     ["Luật Giáo dục", "Luật Thủ đô", "Luật Hải quan"]),
    # its year
    ("rà soát Luật Khoáng sản (2010) và Luật Biển Việt Nam (năm 2012)",
     ["Luật Khoáng sản | 2010", "Luật Biển Việt Nam | 2012"]),
    ("Luật Khoáng sản (2010 - 2020) và Luật Thủ đô (2012, 2024)", ["Luật Khoáng sản", "Luật Thủ đô | 2012"]),
    # initials, words said once for two
    ("theo Luật KHCN&ĐMST, Luật BHXH và BHYT; Luật KHCN và ĐMST",
     ["Luật Khoa học, công nghệ và đổi mới sáng tạo", "Luật Bảo hiểm xã hội"]),
    ("Luật BHXH&ABC, Luật BHYT", ["Luật Bảo hiểm y tế"]),
    ("Luật Thuế xuất khẩu, nhập khẩu; Luật Thuế xuất khẩu, thuế nhập khẩu; Luật Thuế xuất khẩu và thuế nhập khẩu",
     ["Luật Thuế xuất khẩu, thuế nhập khẩu"]),
    ("Luật Thuế xuất khẩu, Luật Phòng, chống ma túy", ["Luật Thuế xuất khẩu", "Luật Phòng, chống ma túy"]),
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
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), LETTER)
    dated = zip(found, refs, strict=False)
    printed = [f"{r.ref} | {r.issued_on}" if "|" in expected else r.ref for r, expected in dated]
    assert printed + [r.ref for r in found[len(refs) :]] == refs


def test_a_title_may_begin_with_the_name_of_the_document_itself() -> None:
    text = "NGHỊ QUYẾT PHIÊN HỌP CHÍNH PHỦ THƯỜNG KỲ THÁNG 9 NĂM 2021"
    title = (Paragraph(0, len(text), text, Zone.TITLE),)
    assert find_references(text, title, Header(number="127/NQ-CP", type="NQ", title=text)) == ()
    cited = f"Nhiệm vụ theo {text.capitalize()}"
    assert find_references(cited, (Paragraph(0, len(cited), cited, Zone.TITLE),), Header(type="KH", title=cited))


def test_a_licence_is_a_document_of_its_ministry() -> None:
    text = "khai thác theo giấy phép số 218/GP-BTNMT ngày 4/5/2012; Giấy phép số 12/GP-UBND của UBND tỉnh; GP xây dựng"
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), LETTER)
    assert [(r.ref, r.type, r.issuer, r.issued_on) for r in found] == [
        ("218/GP-BTNMT", "GP", "Bộ Tài nguyên và Môi trường", "2012-05-04"),
        ("12/GP-UBND", "GP", "Ủy ban nhân dân tỉnh", None),
    ]


def test_the_tax_departments_code_is_no_directive() -> None:
    text = "Trả lời công văn số 636/CT-TTHT của Cục Thuế tỉnh hỏi về hóa đơn; Chỉ thị số 12/CT-UBND"
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), LETTER)
    assert [(r.ref, r.type) for r in found] == [("636/CT-TTHT", "CV"), ("12/CT-UBND", "CT")]
