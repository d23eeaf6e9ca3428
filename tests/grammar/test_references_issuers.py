"""Who issued a cited document: offices, bodies of a place, centres of organisations, agreements."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references

SON_LA = Header(number="254/QĐ-UBND", type="QĐ", issuer="Ủy ban nhân dân tỉnh Sơn La", territory="tỉnh Sơn La")

# (text, ref, issuer)
ISSUERS = [
    # an office and its body
    ("Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 02/TTr-CAT-PV", "02/TTr-CAT-PV", "Công an tỉnh Sơn La"),
    ("chỉ đạo của Văn phòng thường trực Ban Chỉ đạo 389 quốc gia tại Công văn số 209/VPTT-TH về hàng giả",
     "209/VPTT-TH", "Văn phòng thường trực Ban Chỉ đạo 389 quốc gia"),
    ("Quyết định số 2026/QĐ-BCĐ của Trưởng Ban Chỉ đạo 389 quốc gia.", "2026/QĐ-BCĐ",
     "Trưởng Ban Chỉ đạo 389 quốc gia"),
    ("Xét đề nghị của Giám đốc Sở Nông nghiệp & Phát triển nông thôn tỉnh tại Tờ trình số 47/TTr-NN&PTNT",
     "47/TTr-NN&PTNT", "Sở Nông nghiệp & Phát triển nông thôn tỉnh Sơn La"),
    # a body of the document's province
    ("Công văn số 11/LĐLĐ-TC của Liên đoàn Lao động tỉnh về", "11/LĐLĐ-TC", "Liên đoàn Lao động tỉnh Sơn La"),
    ("Kế hoạch số 30/KH-HND của Hội Nông dân tỉnh về", "30/KH-HND", "Hội Nông dân tỉnh Sơn La"),
    ("Báo cáo thẩm tra số 18/BC-HĐND của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh và ý kiến", "18/BC-HĐND",
     "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Sơn La"),
    ("Nghị quyết số 20-NQ/TW của Hội nghị lần thứ VI Ban Chấp hành TW khóa XII", "20-NQ/TW",
     "Ban Chấp hành Trung ương"),
    # the name ends before what the document is about
    ("Công văn số 285/CCTTHC của Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ về công bố dữ liệu",
     "285/CCTTHC", "Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ"),
    ("Công văn số 2191/BNN-TCTL của Bộ Nông nghiệp và PTNT - Tổng cục Thủy lợi về nước sạch", "2191/BNN-TCTL",
     "Bộ Nông nghiệp và Phát triển nông thôn"),
    # the centre of an organisation is not the Party's
    ("Kế hoạch số 298-KH/TWĐTN của Ban Bí thư Trung ương Đoàn về đại hội", "298-KH/TWĐTN",
     "Ban Bí thư Trung ương Đoàn"),
    ("Kế hoạch số 12-KH/TW của Ban Bí thư Trung ương về đại hội", "12-KH/TW", "Ban Bí thư Trung ương"),
    # between bodies
    ("Thông tư liên tịch số 183/2010/TTLT-BTC-BNV giữa Bộ Tài chính và Bộ Nội vụ hướng dẫn", "183/2010/TTLT-BTC-BNV",
     "Bộ Tài chính và Bộ Nội vụ"),
    # who reports has issued what stands in brackets
    ("Sau khi nghe Đảng ủy Chính phủ báo cáo về việc điều chỉnh phạm vi (Tờ trình số 08-TTr/ĐU), Bộ Chính trị kết luận",
     "08-TTr/ĐU", "Đảng ủy Chính phủ"),
    ("Xét báo cáo của Tổng công ty Bưu điện Việt Nam về kết quả thí điểm (Công văn số 4736/BĐVN-TCBC)",
     "4736/BĐVN-TCBC", "Tổng công ty Bưu điện Việt Nam"),
    ("Theo đề nghị của Bộ Y tế về phòng dịch (Quyết định số 19/QĐ-XYZ)", "19/QĐ-XYZ", None),
    ("đề nghị của Sở Y tế (Thường trực Ban Chỉ đạo) tại Tờ trình số 126/SYT-KH", "126/SYT-KH", "Sở Y tế tỉnh Sơn La"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ref", "issuer"), ISSUERS, ids=[case[1] for case in ISSUERS])
def test_who_issued_it(text: str, ref: str, issuer: str | None) -> None:
    found = {r.ref: r for r in find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), SON_LA)}
    assert ref in found, f"{ref} is cited"
    assert found[ref].issuer == issuer
