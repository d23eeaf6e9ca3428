"""Pages that tell of a document: their openings, with all that they say of it."""

from __future__ import annotations

import pytest

from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text

REST = (
    "\n\nTheo đó, các sở, ban, ngành tập trung thực hiện các nhiệm vụ được giao trong thời gian tới, bảo "
    "đảm tiến độ.\n\n"
    "Các địa phương báo cáo kết quả trước ngày 15/12 hằng năm.\n"
)
FIELDS = ("number", "type", "issuer", "issued_on", "level", "territory", "title", "signer", "signer_position")
PAGES = {
    "the first line is the sentence of issue": (
        "Ban Bí thư Trung ương Đảng vừa ban hành Chỉ thị số 16-CT/TW ngày 22-12-2017 về việc tổ chức Tết Mậu "
        "Tuất năm 2018.",
        {
            "number": "16-CT/TW",
            "type": "CT",
            "issuer": "Ban Bí thư",
            "issued_on": "2017-12-22",
            "level": "central",
            "title": "Chỉ thị số 16-CT/TW ngày 22-12-2017 về việc tổ chức Tết Mậu Tuất năm 2018",
        },
    ),
    "who signs on behalf of whom, without a headline": (
        "Thay mặt Bộ Chính trị, Thường trực Ban Bí thư Trần Cẩm Tú đã ký Thông báo kết luận số 75-TB/TW ngày "
        "7/3/2025 của Bộ Chính trị về chính sách cán bộ.",
        {
            "number": "75-TB/TW",
            "type": "TB",
            "issuer": "Bộ Chính trị",
            "issued_on": "2025-03-07",
            "level": "central",
            "title": "Thông báo kết luận số 75-TB/TW ngày 7/3/2025 của Bộ Chính trị về chính sách cán bộ",
            "signer": "Trần Cẩm Tú",
            "signer_position": "Thường trực Ban Bí thư",
        },
    ),
    "who signs on behalf of whom": (
        "Bộ Chính trị kết luận về chính sách cán bộ\n\nThay mặt Bộ Chính trị, Thường trực Ban Bí thư Trần Cẩm "
        "Tú đã ký ban hành Kết luận số 75-KL/TW ngày 7/3/2025 về chính sách cán bộ.",
        {
            "number": "75-KL/TW",
            "type": "KL",
            "issuer": "Bộ Chính trị",
            "issued_on": "2025-03-07",
            "level": "central",
            "title": "Kết luận số 75-KL/TW ngày 7/3/2025 về chính sách cán bộ",
            "signer": "Trần Cẩm Tú",
            "signer_position": "Thường trực Ban Bí thư",
        },
    ),
    "the day, the body, the document": (
        "Ngày 12/3/2024, UBND tỉnh Đồng Tháp ban hành Kế hoạch số 88/KH-UBND triển khai Chỉ thị số 29-CT/TW "
        "của Bộ Chính trị.",
        {
            "number": "88/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh Đồng Tháp",
            "issued_on": "2024-03-12",
            "level": "provincial",
            "territory": "tỉnh Đồng Tháp",
            "title": "Kế hoạch số 88/KH-UBND triển khai Chỉ thị số 29-CT/TW của Bộ Chính trị",
        },
    ),
    "what the page says according to the document": (
        "Đồng Tháp đẩy mạnh phổ cập giáo dục\n\nTheo Kế hoạch số 88/KH-UBND ngày 12/3/2024 của UBND tỉnh Đồng "
        "Tháp về phổ cập giáo dục. Đến năm 2025 có 95% trẻ em đến trường.",
        {
            "number": "88/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh Đồng Tháp",
            "issued_on": "2024-03-12",
            "level": "provincial",
            "territory": "tỉnh Đồng Tháp",
            "title": "Kế hoạch số 88/KH-UBND ngày 12/3/2024 của UBND tỉnh Đồng Tháp về phổ cập giáo dục",
        },
    ),
    "the day of the page is not that of the document": (
        "UBND tỉnh ban hành kế hoạch phổ cập giáo dục\nNgày cập nhật: 20/03/2024 08:15\n\nUBND tỉnh Đồng Tháp "
        "vừa ban hành Kế hoạch số 88/KH-UBND về phổ cập giáo dục.",
        {
            "number": "88/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh Đồng Tháp",
            "level": "provincial",
            "territory": "tỉnh Đồng Tháp",
            "title": "Kế hoạch số 88/KH-UBND về phổ cập giáo dục",
        },
    ),
    "the name before the office": (
        "Đẩy mạnh chuyển đổi số trong giáo dục\n\nĐồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh Thái Bình vừa "
        "ký ban hành Kế hoạch số 45/KH-UBND ngày 2/4/2023 về chuyển đổi số trong giáo dục.",
        {
            "number": "45/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh Thái Bình",
            "issued_on": "2023-04-02",
            "level": "provincial",
            "territory": "tỉnh Thái Bình",
            "title": "Kế hoạch số 45/KH-UBND ngày 2/4/2023 về chuyển đổi số trong giáo dục",
            "signer": "Nguyễn Văn An",
            "signer_position": "Phó Chủ tịch UBND tỉnh Thái Bình",
        },
    ),
    "a deputy signs for the Prime Minister": (
        "Phê duyệt Đề án hỗ trợ học sinh\n\nPhó Thủ tướng Vũ Đức An vừa ký Quyết định số 1705/QĐ-TTg ngày "
        "31/12/2024 phê duyệt Chiến lược phát triển giáo dục đến năm 2030.",
        {
            "number": "1705/QĐ-TTg",
            "type": "QĐ",
            "issuer": "Thủ tướng Chính phủ",
            "issued_on": "2024-12-31",
            "level": "central",
            "title": (
                "Quyết định số 1705/QĐ-TTg ngày 31/12/2024 phê duyệt Chiến lược phát triển giáo dục đến năm 2030"
            ),
            "signer": "Vũ Đức An",
            "signer_position": "Phó Thủ tướng",
        },
    ),
    "the number in brackets in the headline": (
        "Thủ tướng yêu cầu xử lý dứt điểm các dự án tồn đọng (Công điện 138/CĐ-TTg)\n\nNgày 18/8/2025, Thủ "
        "tướng Chính phủ ban hành Công điện 138/CĐ-TTg về việc xử lý các dự án tồn đọng.",
        {
            "number": "138/CĐ-TTg",
            "type": "CĐ",
            "issuer": "Thủ tướng Chính phủ",
            "issued_on": "2025-08-18",
            "level": "central",
            "title": "Công điện 138/CĐ-TTg về việc xử lý các dự án tồn đọng",
        },
    ),
    "several documents are told of": (
        "Các văn bản mới về giáo dục tháng 3\n\nNgày 1/3/2024, Bộ Giáo dục và Đào tạo ban hành Thông tư số "
        "02/2024/TT-BGDĐT về chế độ giáo viên.\n\nNgày 5/3/2024, Chính phủ ban hành Nghị định số 24/2024/NĐ-CP "
        "về đấu thầu.",
        {},
    ),
    "a letter is called a writing": (
        "UBND huyện chỉ đạo phòng chống rét\n\nUBND huyện Mường Khương vừa ban hành văn bản số 45/UBND-NN ngày "
        "2/1/2024 về phòng chống rét cho vật nuôi.",
        {
            "number": "45/UBND-NN",
            "type": "CV",
            "issuer": "Ủy ban nhân dân huyện Mường Khương",
            "issued_on": "2024-01-02",
            "level": "district",
            "territory": "huyện Mường Khương",
            "title": "văn bản số 45/UBND-NN ngày 2/1/2024 về phòng chống rét cho vật nuôi",
        },
    ),
    "a dateline": (
        "Ban Thường vụ Tỉnh ủy yêu cầu 4 nhóm nội dung đại hội\n\n(Baonghean.vn) - Ban Thường vụ Tỉnh ủy vừa "
        "ban hành Kế hoạch số 207-KH/TU về đại hội đảng bộ các cấp.",
        {
            "number": "207-KH/TU",
            "type": "KH",
            "issuer": "Ban Thường vụ Tỉnh ủy",
            "level": "provincial",
            "title": "Kế hoạch số 207-KH/TU về đại hội đảng bộ các cấp",
        },
    ),
    "a purpose before the day": (
        "Quảng Trị: Tăng cường công tác dân vận\n\nNhằm nâng cao hiệu quả công tác dân vận, ngày 15/1/2019, "
        "Ban Thường vụ Tỉnh ủy Quảng Trị ban hành Kế hoạch số 114-KH/TU sơ kết 5 năm thực hiện Nghị quyết số "
        "25-NQ/TW.",
        {
            "number": "114-KH/TU",
            "type": "KH",
            "issuer": "Ban Thường vụ Tỉnh ủy Quảng Trị",
            "issued_on": "2019-01-15",
            "level": "provincial",
            "territory": "tỉnh Quảng Trị",
            "title": "Kế hoạch số 114-KH/TU sơ kết 5 năm thực hiện Nghị quyết số 25-NQ/TW",
        },
    ),
    "what is carried out stands before the day": (
        "Thực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị về đột phá phát triển giáo dục, "
        "ngày 16/9/2025, Chính phủ đã ban hành Nghị quyết số 281/NQ-CP ban hành Chương trình hành động.",
        {
            "number": "281/NQ-CP",
            "type": "NQ",
            "issuer": "Chính phủ",
            "issued_on": "2025-09-16",
            "level": "central",
            "title": "Nghị quyết số 281/NQ-CP ban hành Chương trình hành động",
        },
    ),
    "at the document, the body demands": (
        "Kế hoạch dạy học 2 buổi/ngày tại Lào Cai\n\nTại Kế hoạch số 345/KH-UBND ngày 12/9/2025, UBND tỉnh Lào "
        "Cai yêu cầu tổ chức dạy học 2 buổi/ngày.",
        {
            "number": "345/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
            "issued_on": "2025-09-12",
            "level": "provincial",
            "territory": "tỉnh Lào Cai",
            "title": "Kế hoạch số 345/KH-UBND ngày 12/9/2025",
        },
    ),
    "the headline is the sentence of issue": (
        "UBND tỉnh An Giang ban hành Kế hoạch số 123/KH-UBND ngày 4/5/2022 về chuyển đổi số ngành y tế\n\nKế "
        "hoạch đặt mục tiêu đến năm 2025 có 90% cơ sở y tế dùng bệnh án điện tử.",
        {
            "number": "123/KH-UBND",
            "type": "KH",
            "issuer": "Ủy ban nhân dân tỉnh An Giang",
            "issued_on": "2022-05-04",
            "level": "provincial",
            "territory": "tỉnh An Giang",
            "title": "Kế hoạch số 123/KH-UBND ngày 4/5/2022 về chuyển đổi số ngành y tế",
        },
    ),
    "a deputy minister signs for his ministry": (
        "Ngày 5/8/2024, Thứ trưởng Bộ Giáo dục và Đào tạo Phạm Ngọc An đã ký ban hành Công văn số "
        "3935/BGDĐT-GDTrH hướng dẫn thực hiện nhiệm vụ giáo dục trung học năm học 2024 - 2025.",
        {
            "number": "3935/BGDĐT-GDTrH",
            "type": "CV",
            "issuer": "Bộ Giáo dục và Đào tạo",
            "issued_on": "2024-08-05",
            "level": "central",
            "title": (
                "Công văn số 3935/BGDĐT-GDTrH hướng dẫn thực hiện nhiệm vụ giáo dục trung học năm học 2024 - 2025"
            ),
            "signer": "Phạm Ngọc An",
            "signer_position": "Thứ trưởng Bộ Giáo dục và Đào tạo",
        },
    ),
    "a committee draws up a programme": (
        "Huyện ủy Đô Lương lãnh đạo thực hiện nghị quyết\n\nĐể thực hiện tốt nhiệm vụ, Huyện ủy Đô Lương đã "
        "xây dựng Chương trình hành động số 12-CTr/HU ngày 3/4/2021 thực hiện Nghị quyết Đại hội XIII của "
        "Đảng.",
        {
            "number": "12-CTr/HU",
            "type": "CTr",
            "issuer": "Huyện ủy Đô Lương",
            "issued_on": "2021-04-03",
            "level": "district",
            "territory": "huyện Đô Lương",
            "title": "Chương trình hành động số 12-CTr/HU ngày 3/4/2021 thực hiện Nghị quyết Đại hội XIII của Đảng",
        },
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_tells_of_one_document_or_of_none(case: str) -> None:
    opening, told = PAGES[case]
    content = opening + REST
    found = read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))
    assert found.kind == "report"
    assert {name: getattr(found, name) for name in FIELDS} == {name: told.get(name) for name in FIELDS}
    assert all(content[e.start : e.end] == e.quote for e in found.evidence.values())


OWN_VOICE = [
    "Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về phát triển khoa học. Để thực "
    "hiện Nghị quyết, "
    "Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Các sở rà soát kế hoạch.\n\n2. Sở Tài chính bố trí kinh phí.\n",
    "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 43/KH-UBND như sau:\n\n"
    "1. Các sở rà soát kế hoạch.\n",
]


@pytest.mark.parametrize("content", OWN_VOICE)
def test_a_text_that_goes_on_in_its_own_name_is_the_document(content: str) -> None:
    found = read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))
    assert (found.kind, found.number) == ("original", None)


def test_a_place_issues_in_the_headline_what_a_decision_issues_below() -> None:
    content = (
        "Bắc Kạn ban hành Kế hoạch thực hiện Quyết định số 628/QĐ-TTg của Thủ tướng Chính phủ\n\nNgày 30/7/2020, UBND "
        "tỉnh Bắc Kạn ban hành Kế hoạch thực hiện Quyết định số 628/QĐ-TTg (tại Quyết định số 1385/QĐ-UBND)." + REST
    )
    found = read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))
    assert (found.number, found.issued_on) == ("1385/QĐ-UBND", "2020-07-30")
    assert found.title == "Kế hoạch thực hiện Quyết định số 628/QĐ-TTg của Thủ tướng Chính phủ"
