"""What is measured, how much, by when: short lines of every usual shape, and what looks alike and is no aim."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.targets import find_targets


def lines(text: str, heading: str, title: str = "", cells: tuple[str, ...] = ()) -> list[str]:
    """The aims of a paragraph (or of a row with further cells) below a heading, as they are shown."""
    first = f"{title}\n" if title else ""
    content = f"{first}{heading}\n{' | '.join((text, *cells))}"
    at = len(first) + len(heading) + 1
    spans, begin = [], 0
    for cell in (text, *cells) if cells else ():
        spans.append((begin, begin + len(cell)))
        begin += len(cell) + 3
    paragraphs = [
        *([Paragraph(0, len(title), title, Zone.TITLE)] if title else []),
        Paragraph(len(first), at - 1, heading, Zone.BODY, "II", "II.", heading.index(" ") + 1, 0, True),
    ]
    parent = len(paragraphs) - 1
    paragraphs.append(
        Paragraph(at, len(content), content[at:], Zone.BODY, "II", None, 0, 1, False, parent, tuple(spans))
    )
    return [
        f"{t.indicator} | {t.comparator} {t.value:g} {t.unit}" + (f" | {t.due}" if t.due else "")
        for t in find_targets(content, tuple(paragraphs), Header())
    ]


AIMS = [
    # what is measured stands before the number
    ("Tỷ lệ hộ dân dùng nước sạch đạt 95%", ["Tỷ lệ hộ dân dùng nước sạch | = 95 %"]),
    ("Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 80% vào năm 2027", ["Tỷ lệ hồ sơ nộp trực tuyến | >= 80 % | 2027"]),
    ("Đến năm 2028, tỷ lệ đô thị hóa đạt trên 45%", ["tỷ lệ đô thị hóa | > 45 % | 2028"]),
    ("Phấn đấu tỷ lệ bao phủ bảo hiểm y tế đạt 95% trở lên", ["tỷ lệ bao phủ bảo hiểm y tế | >= 95 %"]),
    ("Giảm tỷ lệ hộ nghèo xuống dưới 1,5%", ["tỷ lệ hộ nghèo | < 1.5 %"]),
    ("Tỷ lệ tảo hôn giảm bình quân 2%/năm", ["Tỷ lệ tảo hôn | - 2 %/năm"]),
    ("Nâng tỷ lệ lao động có chứng chỉ lên 40%", ["tỷ lệ lao động có chứng chỉ | = 40 %"]),
    ("Kinh tế số chiếm 25% GRDP", ["Kinh tế số | = 25 %"]),
    ("Tỷ trọng kinh tế số đạt khoảng 30% GRDP", ["Tỷ trọng kinh tế số | = 30 %"]),
    ("Thu nhập bình quân đầu người đạt 85 triệu đồng/năm", ["Thu nhập bình quân đầu người | = 85 triệu đồng/năm"]),
    ("Diện tích rừng trồng mới đạt 1.250 ha", ["Diện tích rừng trồng mới | = 1250 ha"]),
    ("Kim ngạch xuất khẩu đạt 2,5 tỷ USD", ["Kim ngạch xuất khẩu | = 2.5 tỷ USD"]),
    ("Tăng trưởng kinh tế cả năm 2026 đạt trên 9%", ["Tăng trưởng kinh tế | > 9 % | 2026"]),
    ("Tốc độ tăng năng suất lao động đạt 7 - 8%/năm", ["Tốc độ tăng năng suất lao động | = 7 %/năm"]),
    ("Tốc độ tăng năng suất lao động đạt từ 7 đến 8%", ["Tốc độ tăng năng suất lao động | = 7 %"]),
    ("Quy mô kinh tế biển đạt 30% GRDP của tỉnh", ["Quy mô kinh tế biển | = 30 %"]),
    ("Chỉ số hài lòng của người dân đạt từ 90% trở lên", ["Chỉ số hài lòng của người dân | >= 90 %"]),
    ("Tuổi thọ trung bình đạt 76 tuổi", ["Tuổi thọ trung bình | = 76 tuổi"]),
    ("Tổng sản lượng thủy sản đạt 12.000 tấn", ["Tổng sản lượng thủy sản | = 12000 tấn"]),
    ("Mật độ đường bộ đạt 2,5 km/km2", ["Mật độ đường bộ | = 2.5 km/km2"]),
    ("Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản đạt 90%", ["Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản | = 90 %"]),
    ("Tỷ lệ phủ sóng 5G trên địa bàn đạt 99%", ["Tỷ lệ phủ sóng 5G trên địa bàn | = 99 %"]),
    ("Tỷ lệ người dân có sổ sức khỏe điện tử đạt 90%", ["Tỷ lệ người dân có sổ sức khỏe điện tử | = 90 %"]),
    ("Tỷ lệ che phủ rừng giữ ổn định 42%", ["Tỷ lệ che phủ rừng | = 42 %"]),
    ("Tỷ lệ thất nghiệp thành thị không quá 3%", ["Tỷ lệ thất nghiệp thành thị | <= 3 %"]),
    ("Tỷ lệ chi cho nghiên cứu trên GRDP đạt 2%", ["Tỷ lệ chi cho nghiên cứu trên GRDP | = 2 %"]),
    ("Chi cho khoa học và công nghệ đạt tối thiểu 3% tổng chi", ["Chi cho khoa học và công nghệ | >= 3 %"]),
    ("Tỷ lệ cấp ủy viên nữ từ 15% trở lên", ["Tỷ lệ cấp ủy viên nữ | >= 15 %"]),
    ("Phục hồi rừng phòng hộ, diện tích rừng đến năm 2030 đạt 900 ha", ["diện tích rừng | = 900 ha | 2030"]),
    # what is measured stands behind it
    ("100% xã có bác sĩ", ["tỷ lệ xã có bác sĩ | = 100 %"]),
    ("Phấn đấu 100% số thôn có nhà văn hóa", ["tỷ lệ thôn có nhà văn hóa | = 100 %"]),
    ("100% các cơ quan nhà nước sử dụng chữ ký số", ["tỷ lệ cơ quan nhà nước sử dụng chữ ký số | = 100 %"]),
    ("Mỗi năm có ít nhất 15 sản phẩm OCOP được chứng nhận", ["số sản phẩm OCOP được chứng nhận | >= 15 sản phẩm"]),
    ("Đồng thời, phát triển ít nhất 10 mô hình du lịch xanh", ["số mô hình du lịch xanh | >= 10 mô hình"]),
    ("Đến năm 2030, huyện có ít nhất 20 hợp tác xã kiểu mới", ["số hợp tác xã kiểu mới | >= 20 hợp tác xã | 2030"]),
    ("Thành lập 1.500 doanh nghiệp mới", ["số doanh nghiệp mới | = 1500 doanh nghiệp"]),
    ("Tổ chức đào tạo 3.000 lượt cán bộ về kỹ năng số", ["số lượt cán bộ về kỹ năng số | = 3000 lượt"]),
    ("Trợ giúp pháp lý cho 100% người thuộc diện", ["tỷ lệ người thuộc diện được trợ giúp pháp lý | = 100 %"]),
    ("Số hóa 100% hồ sơ lưu trữ", ["tỷ lệ hồ sơ lưu trữ được số hóa | = 100 %"]),
    ("Huy động trên 98% trẻ mẫu giáo", ["tỷ lệ trẻ mẫu giáo được huy động | > 98 %"]),
    ("Tuyên truyền, phổ biến pháp luật tại 100% nhà trường", ["tỷ lệ nhà trường được tuyên truyền | = 100 %"]),
    ("Cải tạo, xây mới 100 trường trong năm 2027", ["số trường được xây mới | = 100 trường | 2027"]),
    ("50 triệu người dân có tài khoản số", ["số người dân có tài khoản số | = 50 triệu người"]),
    ("Phát triển tối thiểu 01 sàn giao dịch dữ liệu", ["số sàn giao dịch dữ liệu | >= 1 sàn giao dịch dữ liệu"]),
    ("Phấn đấu có ít nhất 05 vườn ươm khởi nghiệp", ["số vườn ươm khởi nghiệp | >= 5 vườn ươm"]),
    ("Hình thành tối thiểu 02 tủ sách lưu động", ["số tủ sách lưu động | >= 2 tủ sách lưu động"]),
    ("Xây dựng ít nhất một câu lạc bộ thơ", ["số câu lạc bộ thơ | >= 1 câu lạc bộ"]),
    ("Hoàn thành vượt mức 100% chỉ tiêu được giao", ["tỷ lệ chỉ tiêu được giao | > 100 %"]),
    ("Đạt mục tiêu ít nhất 50% xã không có ma túy", ["tỷ lệ xã không có ma túy | >= 50 %"]),
    ("Có 70% hộ đăng ký gia đình văn hóa theo quy định", ["tỷ lệ hộ đăng ký gia đình văn hóa | = 70 %"]),
    ("100% dự án (trừ dự án mật) được công khai trên mạng", ["tỷ lệ dự án được công khai trên mạng | = 100 %"]),
    ("Đổi mới ít nhất một phần ba tổng số ủy viên", ["tỷ lệ ủy viên được đổi mới | >= 0.3333 tổng số ủy viên"]),
    ("Mỗi năm phát triển từ 05 bộ dữ liệu mở", ["số bộ dữ liệu mở | >= 5 bộ dữ liệu"]),
    # changes
    ("Tăng tỷ lệ nội địa hóa từ 30% lên 45%", ["tỷ lệ nội địa hóa | = 45 %"]),
    ("Rút ngắn ít nhất 50% thời gian giải quyết", ["thời gian giải quyết | - 50 %"]),
    ("Giảm 10% số vụ tai nạn giao thông", ["số vụ tai nạn giao thông | - 10 %"]),
    ("Tăng thêm ít nhất 20% số nhóm trẻ", ["số nhóm trẻ | + 20 %"]),
    ("Cắt giảm tối thiểu 30% thời gian giải quyết thủ tục", ["thời gian giải quyết thủ tục | - 30 %"]),
    (
        "Cắt giảm tối thiểu 30% thời gian giải quyết và đơn giản hóa thành phần hồ sơ",
        ["thời gian giải quyết | - 30 %"],
    ),
    ("Số vụ cháy giảm 5% so với năm 2024", ["Số vụ cháy | - 5 %"]),
    ("Tăng bình quân 12%/năm đối với số bằng sáng chế", ["số bằng sáng chế | + 12 %/năm"]),
    (
        "Tăng bình quân 12%/năm đối với số bài báo; 16%/năm đối với số bằng sáng chế",
        ["số bài báo | + 12 %/năm", "số bằng sáng chế | + 16 %/năm"],
    ),
    ("Chỉ số bất bình đẳng giảm xuống dưới 10%", ["Chỉ số bất bình đẳng | < 10 %"]),
    ("Doanh thu du lịch tăng lên trên 500 tỷ đồng", ["Doanh thu du lịch | > 500 tỷ đồng"]),
    # multiples
    ("Tổng giá trị giao dịch điện tử gấp 20 lần GRDP", ["Tổng giá trị giao dịch điện tử | = 20 lần"]),
    ("Doanh thu du lịch gấp đôi năm 2020", ["Doanh thu du lịch | = 2 lần"]),
    ("Năng suất lao động tăng gấp 1,5 lần", ["Năng suất lao động | = 1.5 lần"]),
    ("Số doanh nghiệp công nghệ gấp ba lần hiện nay", ["Số doanh nghiệp công nghệ | = 3 lần"]),
    # several in one sentence
    (
        "100% cơ sở giáo dục đại học và ít nhất 80% trường nghề đạt chuẩn quốc gia",
        ["tỷ lệ cơ sở giáo dục đại học đạt chuẩn quốc gia | = 100 %", "tỷ lệ trường nghề đạt chuẩn quốc gia | >= 80 %"],
    ),
    (
        "Có ít nhất 50 doanh nghiệp dẫn dắt chuỗi, trong đó có 20 doanh nghiệp công nghệ cao",
        ["số doanh nghiệp dẫn dắt chuỗi | >= 50 doanh nghiệp", "số doanh nghiệp công nghệ cao | = 20 doanh nghiệp"],
    ),
    (
        "Phấn đấu tăng trưởng kinh tế năm 2025 đạt trên 8% và năm 2026 từ 10% trở lên, Chính phủ yêu cầu các Bộ",
        ["tăng trưởng kinh tế | > 8 % | 2025", "tăng trưởng kinh tế | >= 10 % | 2026"],
    ),
    (
        "Tỷ lệ cán bộ có trình độ đại học trên 90%, từ 20% trở lên đạt trình độ sau đại học",
        ["Tỷ lệ cán bộ có trình độ đại học | > 90 %", "Tỷ lệ cán bộ đạt trình độ sau đại học | >= 20 %"],
    ),
    (
        "Tỷ lệ người dân hài lòng đạt 85%, không có xã nào dưới 70%",
        ["Tỷ lệ người dân hài lòng | = 85 %", "Tỷ lệ người dân hài lòng | >= 70 %"],
    ),
    (
        "Trên 95% trẻ 5 tuổi đến trường; 80% học sinh tốt nghiệp trung học cơ sở",
        ["tỷ lệ trẻ 5 tuổi đến trường | > 95 %", "tỷ lệ học sinh tốt nghiệp trung học cơ sở | = 80 %"],
    ),
    (
        "100% khu công nghệ cao, khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm 5G",
        ["tỷ lệ khu công nghệ cao, khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm 5G | = 100 %"],
    ),
    # long names end at a border
    (
        "100% cán bộ quản lý, giáo viên và nhân viên trong các cơ sở giáo dục mầm non trên địa bàn tỉnh được bồi dưỡng"
        " kiến thức về an toàn trường học theo chương trình của Bộ",
        ["tỷ lệ cán bộ quản lý, giáo viên và nhân viên được bồi dưỡng kiến thức về an toàn trường học | = 100 %"],
    ),
    (
        "Hình thành 20 mô hình sản xuất tuần hoàn, góp phần nâng cao thu nhập của người dân",
        ["số mô hình sản xuất tuần hoàn | = 20 mô hình"],
    ),
    (
        "90% doanh nghiệp nhỏ và vừa ứng dụng nền tảng số nhằm nâng cao năng lực quản trị",
        ["tỷ lệ doanh nghiệp nhỏ và vừa ứng dụng nền tảng số | = 90 %"],
    ),
    ("Duy trì vững chắc phổ cập giáo dục tiểu học mức độ 3", ["mức độ phổ cập giáo dục tiểu học | = 3 mức độ"]),
    # by when
    ("Phấn đấu 20% xã đạt chuẩn ngay trong năm 2025", ["tỷ lệ xã đạt chuẩn | = 20 % | 2025"]),
    ("Đạt 20% xã “không ma túy” năm 2025", ["tỷ lệ xã “không ma túy” | = 20 % | 2025"]),
    ("Tỷ lệ giải ngân giai đoạn 2026 - 2030 đạt 95%", ["Tỷ lệ giải ngân | = 95 % | 2026-2030"]),
    ("Hằng năm giảm 5% số vụ phạm tội", ["số vụ phạm tội | - 5 %"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AIMS, ids=[case[0][:40] for case in AIMS])
def test_aims_as_a_reader_names_them(text: str, expected: list[str]) -> None:
    assert lines(text, "II. MỤC TIÊU") == expected


PLACES = [
    ("II. Mục tiêu đến năm 2030", "100% xã có bác sĩ", ["tỷ lệ xã có bác sĩ | = 100 % | 2030"]),
    ("II. Mục tiêu đến năm 2030", "100% xã có bác sĩ ngay trong năm 2026", ["tỷ lệ xã có bác sĩ | = 100 % | 2026"]),
    ("II. Mục tiêu giai đoạn 2026-2030", "100% xã có bác sĩ", ["tỷ lệ xã có bác sĩ | = 100 % | 2026-2030"]),
    ("I. YÊU CẦU", "Bảo đảm đến hết năm 2030, có ít nhất 50% xã có hồ bơi", ["tỷ lệ xã có hồ bơi | >= 50 % | 2030"]),
    ("I. YÊU CẦU", "100% cán bộ quán triệt các yêu cầu", []),
    ("I. MỤC ĐÍCH", "Nâng cao nhận thức của 100% cán bộ", []),
    ("I. TÌNH HÌNH", "Phấn đấu 100% xã có bác sĩ", []),
    ("III. NHIỆM VỤ", "Rà soát quy hoạch, phấn đấu 100% xã có bác sĩ", ["tỷ lệ xã có bác sĩ | = 100 %"]),
    ("III. NHIỆM VỤ", "Thí điểm tối thiểu 02 mô hình trường xanh", ["số mô hình trường xanh | >= 2 mô hình"]),
    ("III. NHIỆM VỤ", "Đã đạt 80% kế hoạch năm", []),
    ("III. NHIỆM VỤ", "Kết quả, doanh thu đạt 200 tỷ đồng", []),
    ("III. NHIỆM VỤ", "Thu ngân sách tăng 12% so với cùng kỳ", []),
    ("III. NHIỆM VỤ", "Doanh thu tăng 12% so với năm 2023", []),
    ("III. NHIỆM VỤ", "Ngân sách tỉnh hỗ trợ 70% chi phí", []),
    ("III. NHIỆM VỤ", "Kinh phí thực hiện 12 tỷ đồng", []),
    ("III. NHIỆM VỤ", "Tổ chức 02 hội nghị tập huấn", []),
    ("III. NHIỆM VỤ", "Người trúng cử đạt trên 50% số phiếu hợp lệ", []),
    ("III. NHIỆM VỤ", "Cuộc họp có ít nhất 2/3 tổng số thành viên dự họp", []),
    ("III. NHIỆM VỤ", "Mức phạt tối đa 40 triệu đồng", []),
    ("III. NHIỆM VỤ", "Vay vốn tối đa 100 triệu đồng/hộ", []),
    ("III. NHIỆM VỤ", "Hộ được vay tối đa 70% giá trị hợp đồng", []),
    ("III. NHIỆM VỤ", "Khen thưởng không quá 5% số tập thể", []),
    ("II. MỤC TIÊU", "Liên hệ số điện thoại 0204 3854 923", []),
    ("II. MỤC TIÊU", "Thực hiện Điều 12 và khoản 3 Điều 5", []),
    ("II. MỤC TIÊU", "Học sinh lớp 9 thi vào lớp 10", []),
    ("II. MỤC TIÊU", "Người từ 15 tuổi trở lên được cấp thẻ", []),
    ("II. MỤC TIÊU", "Họp trước ngày 15 tháng 6 năm 2025", []),
    ("II. MỤC TIÊU", "Phục vụ 24 giờ mỗi ngày, 07 ngày mỗi tuần", []),
    ("II. MỤC TIÊU", "Trong 03 ngày làm việc phải trả lời", []),
    ("II. MỤC TIÊU", "Báo cáo tối thiểu 02 lần mỗi năm", []),
    ("II. MỤC TIÊU", "Hiện nay có 45% hộ dùng nước sạch", []),
    ("II. MỤC TIÊU", "Tổng vốn đầu tư dự kiến 1.200 tỷ đồng", []),
    ("II. MỤC TIÊU", "Thực hiện Chương trình 135 và Đề án 06", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "text", "expected"), PLACES, ids=[f"{c[0][:14]}-{c[1][:30]}" for c in PLACES])
def test_where_an_aim_may_stand(heading: str, text: str, expected: list[str]) -> None:
    assert lines(text, heading) == expected


NORMS = [
    ("Mỗi lớp tối thiểu 25 học viên", []),
    ("Học viên phải dự tối thiểu 80% số tiết", []),
    ("Bài thi đạt từ 5,0 điểm trở lên", []),
    ("Giảng viên phải bảo đảm tối thiểu 50% định mức", []),
    ("Số lượng ủy viên tối đa 15 người", []),
    ("Phấn đấu đến năm 2030 có 100% lớp dùng giáo trình số", ["tỷ lệ lớp dùng giáo trình số | = 100 % | 2030"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NORMS, ids=[case[0][:40] for case in NORMS])
def test_numbers_of_standing_rules_are_norms(text: str, expected: list[str]) -> None:
    assert lines(text, "Điều 5. Tổ chức lớp", title="QUY CHẾ") == expected


ROWS = [
    (
        ("Bảo đảm tỷ lệ họp trực tuyến chiếm tối thiểu 50%", "Sở Nội vụ", "2026 - 2030"),
        ["tỷ lệ họp trực tuyến | >= 50 % | 2026-2030"],
    ),
    (("Phấn đấu 90% xã có mạng 5G", "Sở Khoa học và Công nghệ", "Năm 2027"), ["tỷ lệ xã có mạng 5G | = 90 % | 2027"]),
    (("Đơn vị đạt tỷ lệ 100% được cộng trực tiếp 05 điểm", "Hội đồng thi đua"), []),
    (("Tổ chức 02 hội nghị", "Sở Tư pháp", "2026"), []),
    (("Ban hành kế hoạch", "Sở Tư pháp", "Quý I năm 2026"), []),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), ROWS, ids=[case[0][0][:40] for case in ROWS])
def test_rows_of_tables_set_aims_for_their_time(cells: tuple[str, ...], expected: list[str]) -> None:
    assert lines(cells[0], "PHỤ LỤC NHIỆM VỤ", cells=cells[1:]) == expected


def test_a_row_that_repeats_an_aim_is_no_second_one() -> None:
    text = "Phấn đấu 90% xã có mạng 5G"
    heading = Paragraph(0, 11, "II. MỤC TIÊU", Zone.BODY, "II", "II.", 4, 0, True)
    item = Paragraph(13, 13 + len(text), text, Zone.BODY, "II", None, 0, 1, False, 0)
    at = item.end + 1
    row = Paragraph(at, at + len(text), text, Zone.ANNEX, "Phụ lục", None, 0, 0, False, None, ((0, len(text)),))
    assert len(find_targets(f"II. MỤC TIÊU\n{text}\n{text}", (heading, item, row), Header())) == 1
