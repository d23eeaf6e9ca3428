"""Which documents a text refers to: pairs of a short text and what a careful reader finds in it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import Header, Reference
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.references import find_references

LANG_SON = Header(
    number="43/KH-UBND",
    type="KH",
    issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
    issued_on="2022-02-23",
    level="provincial",
    territory="tỉnh Lạng Sơn",
)
CITY = Header(type="KH", issuer="Ủy ban nhân dân thành phố Hà Nội", level="provincial", territory="thành phố Hà Nội")


def read(text: str, header: Header = LANG_SON, zone: Zone = Zone.BODY) -> tuple[Reference, ...]:
    """The references of a text whose lines are paragraphs of one zone."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line), line, zone))
        at += len(line) + 1
    found = find_references(text, tuple(paragraphs), header)
    for reference in found:
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote
    return found


# (text, documents): a document is `ref`, or `ref | date`, or `ref | date | issuer`
CASES = [
    # F1-F6: full, Party comma, without "số", symbol alone, later without date, without issuer
    ("Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư", ["51-KL/TW | 2019-05-30 | Ban Bí thư"]),
    ("Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị", ["29-CT/TW | 2024-01-05 | Bộ Chính trị"]),
    ("Nghị quyết 44/NQ-CP ngày 09/6/2014", ["44/NQ-CP | 2014-06-09 | Chính phủ"]),
    ("xem 556-QĐ/VPTW, 213-KH/VPTW", ["556-QĐ/VPTW", "213-KH/VPTW"]),
    ("Nghị quyết số 29-NQ/TW đã nêu", ["29-NQ/TW"]),
    ("Quyết định số 1002/QĐ-TTg ngày 24/5/2025 về đào tạo", ["1002/QĐ-TTg | 2025-05-24 | Thủ tướng Chính phủ"]),
    ("KẾT LUẬN SỐ 51-KL/TW NGÀY 30/5/2019 CỦA BAN BÍ THƯ", ["51-KL/TW | 2019-05-30 | Ban Bí thư"]),
    ("Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022", ["411/QĐ-TTg | 2022-03-31"]),
    ("Kết luận số 51-KL/TW (ngày 30 tháng 5 năm 2019)", ["51-KL/TW | 2019-05-30"]),
    ("Quyết định 146/QĐ-TTg năm 2022 về chuyển đổi số", ["146/QĐ-TTg | 2022"]),
    ("Thông tư 49/2021/TT-BGDĐT quy định", ["49/2021/TT-BGDĐT | 2021 | Bộ Giáo dục và Đào tạo"]),
    ("Nghị quyết số 193/2025/NQ-QH15 của Quốc hội", ["193/2025/QH15 | 2025 | Quốc hội"]),
    # issuers as the context completes them
    ("Nghị quyết số 63-NQ/TU của Ban Thường vụ Tỉnh ủy về", ["63-NQ/TU | None | Ban Thường vụ Tỉnh ủy Lạng Sơn"]),
    ("Kế hoạch số 17/KH-UBND của UBND tỉnh", ["17/KH-UBND | None | Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Kế hoạch số 158/KH-UBND của UBND tỉnh Quảng Ngãi", ["158/KH-UBND | None | Ủy ban nhân dân tỉnh Quảng Ngãi"]),
    ("Công văn số 12/SXD-QLN của Sở Xây dựng", ["12/SXD-QLN | None | Sở Xây dựng tỉnh Lạng Sơn"]),
    ("Chỉ thị số 1112/CT-BGDĐT của Bộ GDĐT về", ["1112/CT-BGDĐT | None | Bộ Giáo dục và Đào tạo"]),
    ("Nghị quyết số 04-NQ/ĐU của Đảng ủy UBND tỉnh về", ["04-NQ/ĐU | None | Đảng ủy Ủy ban nhân dân tỉnh Lạng Sơn"]),
    (
        "Quyết định số 3399/QĐ-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch phê duyệt",
        ["3399/QĐ-BVHTTDL | None | Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"],
    ),
    ("Nghị quyết số 29-NQ/TW của Hội nghị Trung ương 8 khóa XI", ["29-NQ/TW | None | Ban Chấp hành Trung ương"]),
    ("theo đề nghị của Sở Nội vụ tại Tờ trình số 15/TTr-SNV", ["15/TTr-SNV | None | Sở Nội vụ tỉnh Lạng Sơn"]),
    ("Kế hoạch số 12/KH-UBND ngày 01/02/2022", ["12/KH-UBND | 2022-02-01 | Ủy ban nhân dân tỉnh Lạng Sơn"]),
    # F7: short numbers
    ("Kết luận số 51-KL/TW nêu rõ. Thực hiện Kết luận 51, các cơ quan", ["51-KL/TW"]),
    ("các nội dung Kết luận 51, Quyết định 628 và Kế hoạch này", ["Kết luận 51", "Quyết định 628"]),
    ("theo KL 51 và NQ57 của Bộ Chính trị", ["Kết luận 51", "Nghị quyết 57"]),
    ("các Kết luận số 187, 188-KL/TW ngày 29/8/2025 của Bộ Chính trị", ["187-KL/TW | 2025-08-29", "188-KL/TW"]),
    # F9, F10: plenums and congresses
    ("Nghị quyết Hội nghị Trung ương 8 khóa XI", ["Nghị quyết Hội nghị Trung ương 8 khóa XI"]),
    ("Nghị quyết Trung ương 4 (khoá XII)", ["Nghị quyết Hội nghị Trung ương 4 khóa XII"]),
    ("Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI", ["Nghị quyết Hội nghị Trung ương 8 khóa XI"]),
    ("Nghị quyết số 29-NQ/TW và Nghị quyết Trung ương 8 khóa XI", ["29-NQ/TW"]),
    (
        "các nghị quyết Hội nghị Trung ương 4 khóa XI, XII",
        ["Nghị quyết Hội nghị Trung ương 4 khóa XI", "Nghị quyết Hội nghị Trung ương 4 khóa XII"],
    ),
    ("Nghị quyết Đại hội XIII của Đảng", ["Nghị quyết Đại hội XIII của Đảng"]),
    (
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII về",
        ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII"],
    ),
    ("chấp hành Điều lệ Đảng và pháp luật", ["Điều lệ Đảng"]),
    # F11, F12: laws
    ("Luật Giáo dục năm 2019 quy định", ["Luật Giáo dục năm 2019 | 2019"]),
    ("Luật Thi đua, khen thưởng và Luật Ngân sách nhà nước", ["Luật Thi đua, khen thưởng", "Luật Ngân sách nhà nước"]),
    ("Căn cứ Luật Quy hoạch ngày 24/11/2017; theo Luật Quy hoạch", ["Luật Quy hoạch | 2017-11-24"]),
    ("Luật Lưu trữ số 33/2024/QH15, ngày 21/6/2024; Luật Lưu trữ", ["33/2024/QH15 | 2024-06-21 | Quốc hội"]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu ngày 29/11/2024",
        [
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu | 2024-11-29",
            "Luật Đầu tư | None",
            "Luật Đấu thầu | None",
        ],
    ),
    ("Hiến pháp năm 2013", ["Hiến pháp năm 2013 | 2013"]),
    ("Bộ luật Lao động hiện hành", ["Bộ luật Lao động"]),
    ("Luật Khai thác vũ trụ được ban hành", ["Luật Khai thác vũ trụ"]),
    ("Pháp lệnh Ưu đãi người có công với cách mạng số 26/2005/PL-UBTVQH11", ["26/2005/PL-UBTVQH11 | 2005"]),
    # F13: lists
    (
        "Nghị quyết số 18-NQ/TW và số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương",
        ["18-NQ/TW | 2017-10-25 | Ban Chấp hành Trung ương", "19-NQ/TW | 2017-10-25 | Ban Chấp hành Trung ương"],
    ),
    (
        "Quy định số 89-QĐ/TW ngày 4/8/2017, Quy định số 214-QĐ/TW ngày 2/1/2020 của Bộ Chính trị",
        ["89-QĐ/TW | 2017-08-04 | Bộ Chính trị", "214-QĐ/TW | 2020-01-02 | Bộ Chính trị"],
    ),
    (
        "các Quyết định của Bộ trưởng Bộ Y tế: số 12/QĐ-BYT ngày 01/3/2020 và số 15/QĐ-BYT ngày 02/4/2021",
        ["12/QĐ-BYT | 2020-03-01 | Bộ trưởng Bộ Y tế", "15/QĐ-BYT | 2021-04-02 | Bộ trưởng Bộ Y tế"],
    ),
    # F14-F17: aliases, brackets, oneself
    (
        "Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị (viết tắt là Chỉ thị số 29-CT/TW)",
        ["29-CT/TW | 2024-01-05"],
    ),
    (
        "Báo cáo của Ban Tổ chức Trung ương về biên chế (Báo cáo số 386-BC/BTCTW, ngày 14/5/2025)",
        ["386-BC/BTCTW | 2025-05-14 | Ban Tổ chức Trung ương"],
    ),
    ("Kế hoạch này và Kế hoạch số 43/KH-UBND ngày 23/02/2022", []),
    ("Kế hoạch số 43/KH-UBND ngày 05/3/2021 của UBND tỉnh Bắc Kạn", ["43/KH-UBND | 2021-03-05"]),
    # F21, F22, F24: programmes that a decision issues
    (
        "Quyết định số 1373/QĐ-TTg phê duyệt Đề án “Xây dựng xã hội học tập”. Đề án “Xây dựng xã hội học tập” đặt ra",
        ["1373/QĐ-TTg"],
    ),
    ("Chương trình mục tiêu về nước sạch ban hành kèm theo Quyết định số 12/QĐ-TTg", ["12/QĐ-TTg"]),
    # F23 and guards: nothing
    ("các Nghị quyết, Chỉ thị, văn bản chỉ đạo có liên quan", []),
    ("Chương trình giáo dục phổ thông 2018", []),
    ("Kế hoạch 5 năm 2021-2025 và Báo cáo 6 tháng đầu năm", []),
    ("Quyết định 3 nội dung sau", []),
    ("dự thảo Luật Nhà giáo trình Quốc hội", []),
    ("Phong trào thi đua yêu nước giai đoạn 2021 - 2025", []),
    ("Mẫu số 01/KH-BC; QCVN 01:2021/BXD-KT", []),
    ("Bộ luật này và luật sư, pháp luật", []),
    ("Ban hành Quyết định của Thủ tướng Chính phủ về chế độ", []),
    # one symbol, two documents; one document, two slips
    (
        "Kết luận số 51-KL/TW ngày 30/5/2019 và Kết luận số 51-KL/TW ngày 17/6/2026",
        ["51-KL/TW | 2019-05-30", "51-KL/TW@2026-06-17 | 2026-06-17"],
    ),
    ("Nghị định số 88/2025/NĐ-CP; theo Nghị định số 88/NĐ-CP", ["88/2025/NĐ-CP | 2025"]),
]


@pytest.mark.parametrize(("text", "documents"), CASES, ids=[c[0][:50] for c in CASES])
def test_documents(text: str, documents: list[str]) -> None:
    found = read(text)
    printed = []
    for reference, expected in zip(found, documents, strict=False):
        parts = [reference.ref, str(reference.issued_on), str(reference.issuer)]
        printed.append(" | ".join(parts[: expected.count("|") + 1]))
    assert printed + [r.ref for r in found[len(documents) :]] == documents


MENTIONS = [
    ("Nghị quyết số 57-NQ/TW; Nghị quyết 57; NQ57; Nghị quyết số 57-NQ/TW ngày 22/12/2024", "57-NQ/TW", 4),
    ("Quyết định số 12/QĐ-TTg ngày 1/2/2020 phê duyệt Đề án nước sạch nông thôn đến năm 2030", "12/QĐ-TTg", 2),
    (
        "Chỉ thị số 24-CT/TW của Bộ Chính trị. Nhằm cụ thể hóa Chỉ thị của Bộ Chính trị, các cơ quan",
        "24-CT/TW",
        2,
    ),
    (
        "Quyết định số 766/QĐ-TTg phê duyệt Bộ chỉ số phục vụ người dân (Bộ chỉ số 766). Điểm của Bộ chỉ số 766 tăng.",
        "766/QĐ-TTg",
        4,
    ),
    ("Luật Giáo dục năm 2019. Theo Luật Giáo dục, nhà trường", "Luật Giáo dục năm 2019", 2),
]


@pytest.mark.parametrize(("text", "ref", "count"), MENTIONS)
def test_mentions(text: str, ref: str, count: int) -> None:
    found = {r.ref: len(r.mentions) for r in read(text)}
    assert found == {ref: count}, "each place that names the document is one mention"


def test_bare_type_word_of_the_one_document_that_a_plan_is_about() -> None:
    text = (
        "KẾ HOẠCH thực hiện Nghị quyết số 63-NQ/TU\n"
        "Phổ biến nội dung của Nghị quyết đến Nhân dân và thực hiện các Nghị quyết khác."
    )
    title = Paragraph(0, text.index("\n"), text.split("\n")[0], Zone.TITLE)
    body = Paragraph(title.end + 1, len(text), text.split("\n")[1], Zone.BODY)
    (reference,) = find_references(text, (title, body), LANG_SON)
    assert [m.quote for m in reference.mentions] == ["Nghị quyết số 63-NQ/TU", "Nghị quyết"]


# (text, symbol, issuer, date): who issued it, where the text says so in front of the symbol or in an unusual way
SPEAKERS = [
    ("của Bộ Chính trị tại thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản số 213-KL/TW",
     "99-TB/TW", "Bộ Chính trị", "2025-11-21"),
    ("của Bộ Chính trị tại thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản số 213-KL/TW",
     "213-KL/TW", "Ban Bí thư", None),
    ("Vì vậy ngày 23/5/2011, Bộ Nội vụ đã ban hành Công văn số 1609/BNV-CCVC về", "1609/BNV-CCVC", "Bộ Nội vụ",
     "2011-05-23"),
    ("Ngày 12/3/2012, Văn phòng Chính phủ đã có văn bản số 87/TB-VPCP thông báo", "87/TB-VPCP", "Văn phòng Chính phủ",
     "2012-03-12"),
    ("Theo đề nghị của Bộ trưởng Bộ Nông nghiệp và Môi trường tại các văn bản số: 8004/BNNMT-ĐCKS ngày 17/10/2025, "
     "8008/BNNMT-ĐCKS ngày 18/10/2025", "8008/BNNMT-ĐCKS", "Bộ Nông nghiệp và Môi trường", "2025-10-18"),
    ("đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ và Bộ trưởng Bộ Nội vụ tại Tờ trình số 04/TTr-BKHCN-BNV",
     "04/TTr-BKHCN-BNV", "Bộ Khoa học và Công nghệ và Bộ Nội vụ", None),
    ("Hướng dẫn số 06-HD/BTCTW-BTGTW của Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương về", "06-HD/BTCTW-BTGTW",
     "Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương", None),
    ("Nghị quyết số 36-NQ/TW ngày 22/10/2018, Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XII", "36-NQ/TW",
     "Ban Chấp hành Trung ương", "2018-10-22"),
    ("Quyết định số 2045/QĐ-BGDĐT của Bộ trưởngBộ Giáo dục và Đào tạo về", "2045/QĐ-BGDĐT",
     "Bộ trưởng Bộ Giáo dục và Đào tạo", None),
    ("Nghị định số 66/2021/NĐ-CP ngày O6/7/2021 của Chính phủ", "66/2021/NĐ-CP", "Chính phủ", "2021-07-06"),
    ("Phó Chủ tịch UBND tỉnh Trần Văn Bình ký ban hành Kế hoạch số 99/KH-UBND", "99/KH-UBND",
     "Ủy ban nhân dân tỉnh Lạng Sơn", None),
    ("Theo đề nghị của Sở Kế hoạch và Đầu tư tại công văn số: 431/KHĐT-KTĐN", "431/KHĐT-KTĐN",
     "Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn", None),
    ("Kế hoạch số 16/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng Trung ương, UBND tỉnh ban hành", "16/KH-HĐTĐKT",
     "Hội đồng Thi đua - Khen thưởng Trung ương", None),
    ("Quốc hội, Chính phủ ban hành Nghị quyết số 193/2025/QH15, Nghị quyết số 88/NQ-CP", "88/NQ-CP", "Chính phủ", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ref", "issuer", "date"), SPEAKERS, ids=[f"{c[1]}: {c[2]}" for c in SPEAKERS])
def test_who_issued_it(text: str, ref: str, issuer: str, date: str | None) -> None:
    found = {r.ref: r for r in read(text)}
    assert ref in found, f"{ref} is cited"
    assert (found[ref].issuer, found[ref].issued_on or None) == (issuer, date)


def test_bodies_of_the_province_above_a_district() -> None:
    district = Header(type="KH", issuer="Ủy ban nhân dân huyện Văn Quan", level="district", territory="huyện Văn Quan")
    found = {r.ref: r.issuer for r in read("Nghị quyết số 49-NQ/TU của Ban Thường vụ Tỉnh ủy", district)}
    assert found == {"49-NQ/TU": "Ban Thường vụ Tỉnh ủy Lạng Sơn"}


NAMES = [
    ("Căn cứ Luật tiếp công dân;", ["Luật Tiếp công dân"]),
    ("Căn cứ Luật khai khoáng vũ trụ;", ["Luật khai khoáng vũ trụ"]),
    (
        "NGHỊ QUYẾT ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XIII CỦA ĐẢNG",
        ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"],
    ),
    ("Căn cứ Luật Giáo dụcngày 14/6/2019;", ["Luật Giáo dục"]),
    ("các luật có liên quan; Luật có liên quan ngày 29/11/2024", []),
    ("Bộ Luật Lao động và Bộ luật Lao động", ["Bộ luật Lao động"]),
    (
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992; theo Hiến pháp",
        ["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992"],
    ),
    (
        "các Nghị quyết phiên họp Chính phủ thường kỳ tháng 9 năm 2025, Nghị quyết phiên họp Chính phủ tháng 10/2025",
        [
            "Nghị quyết phiên họp Chính phủ thường kỳ tháng 9 năm 2025",
            "Nghị quyết phiên họp Chính phủ tháng 10/2025",
        ],
    ),
    (
        "sửa đổi Điều lệ Đảng, Quy định về thi hành Điều lệ Đảng",
        ["Điều lệ Đảng", "Quy định về thi hành Điều lệ Đảng"],
    ),
    (
        "theo 36-NQ/TW; Kế hoạch của UBND tỉnh về thực hiện Nghị quyết số 26/NQ-CP ngày 05/3/2020 của Chính phủ",
        ["36-NQ/TW", "Kế hoạch của UBND tỉnh về thực hiện Nghị quyết số 26/NQ-CP", "26/NQ-CP"],
    ),
]


@pytest.mark.parametrize(("text", "refs"), NAMES, ids=[c[0][:50] for c in NAMES])
def test_documents_by_name(text: str, refs: list[str]) -> None:
    assert [r.ref for r in read(text)] == refs


BROKEN = [
    ("Xét báo cáo của Sở Nội\nvụ tại Công văn số 12/SNV-TCBC", "Sở Nội vụ tỉnh Lạng Sơn"),
    ("theo Công văn số 12/SNV-TCBC của\nSở Nội vụ", "Sở Nội vụ tỉnh Lạng Sơn"),
    ("theo Công văn số 12/SNV-TCBC.\nSở Xây dựng báo cáo", None),
]


@pytest.mark.parametrize(("text", "issuer"), BROKEN)
def test_sentences_go_on_in_the_next_paragraph(text: str, issuer: str | None) -> None:
    (reference,) = read(text)
    assert reference.issuer == issuer


def test_number_in_the_letterhead_is_the_documents_own() -> None:
    assert read("Số: 15/QĐ - U B ND", Header(), Zone.LETTERHEAD) == ()


def test_city_committee_takes_the_citys_name() -> None:
    (reference,) = read("Nghị quyết số 18-NQ/TU ngày 30/12/2022 của Thành ủy về chuyển đổi số", CITY)
    assert reference.issuer == "Thành ủy Hà Nội"


def test_wrapped_lines_do_not_hide_a_reference() -> None:
    text = "Thực hiện Nghị quyết số\n63-NQ/TU ngày\n29/12/2021 của Ban Thường\nvụ Tỉnh ủy"
    paragraphs = (Paragraph(0, len(text), text.replace("\n", " "), Zone.OPENING),)
    (reference,) = find_references(text, paragraphs, LANG_SON)
    assert (reference.ref, reference.issued_on) == ("63-NQ/TU", "2021-12-29")
    assert reference.issuer == "Ban Thường vụ Tỉnh ủy Lạng Sơn"


pieces = st.sampled_from([c[0] for c in CASES] + ["\n", "; ", " và ", ".\n", " (", ") ", "“"])


@given(st.lists(pieces, max_size=8))
def test_any_mixture_has_exact_places(parts: list[str]) -> None:
    text = "".join(parts)
    found = find_references(text, outline(text), LANG_SON)
    assert len({r.ref for r in found}) == len(found), "each document stands once"
    for reference in found:
        starts = [m.start for m in reference.mentions]
        assert starts == sorted(starts)
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["gold", "gold-more"])
def test_real_documents(shared: Path, folder: str) -> None:
    """Of the documents that careful readers found in real texts, nearly all are found, and hardly any other."""
    from loaders import read as read_file

    right = found = wanted = 0
    corpus = shared / ("corpus" if folder == "gold" else "corpus-more")
    for path in sorted((shared / folder).glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        content = read_file(corpus / gold["file"]).content
        document = gold["document"]
        header = Header(**{k: document.get(k) for k in ("kind", "number", "type", "issuer", "level", "territory")})
        refs = {r.ref.casefold() for r in find_references(content, outline(content), header)}
        names = [{str(n).casefold() for n in (g["ref"], *(g.get("also") or ()))} for g in gold["references"]]
        right += sum(bool(refs & n) for n in names)
        found += len(refs)
        wanted += len(names)
    assert right / wanted >= 0.95, f"{wanted - right} of {wanted} documents missed"
    assert right / found >= 0.95, f"{found - right} of {found} documents wrong"


HOSTILE = [
    "Luật sửa đổi, bổ sung một số điều của ",
    "1/KH-",
    "(((Kết luận số 5-KL/TW ",
    "Nghị quyết số 57-NQ/TW, ",
    "nghị quyết trung ương 8, 9 khóa XI, XII, ",
    "phê duyệt Quy hoạch mạng lưới cơ sở văn hóa ",
    "Chỉ thị của Bộ Chính trị; ",
    "(sau đây gọi tắt là Đề án) ",
    "Ngày 1/1/2011, Bộ Nội vụ đã ban hành Công văn số 1/BNV-CC ",
    "của Bộ Nội vụ và Bộ Y tế tại các văn bản số 12/TTLT-BNV-BYT, ",
    "Phó Chủ tịch UBND tỉnh Trần Văn Bình ký ban hành ",
    "Nghị quyết phiên họp Chính phủ thường kỳ tháng 9 ",
    "“",
    "khoản 1, 2, 3 Điều 5 ",
    "khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP và ",
    "các Kết luận số 50, 62, ",
    "57 NQ-TW, ",
    "Quyết định số 12/QĐ-UBND ban hành Kế hoạch của Ủy ban nhân dân tỉnh thực hiện ",
    "Kế hoạch số 15/KH-UBND của UBND huyện Văn Quan, Kế hoạch 15 của UBND tỉnh, ",
    "Nghị quyết Đại hội XI Đảng bộ tỉnh ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_endless_repetition_ends(unit: str) -> None:
    """Twenty thousand characters of one line take no time worth naming, and fail nothing."""
    begun = time.process_time()
    read(unit * (20_000 // len(unit)))
    assert time.process_time() - begun < 5
