"""News of one paragraph, or of documents without a full symbol: what they tell of, and what is no news."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text


def header(content: str) -> Header:
    return read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))


HEADLINE = "Bộ Y tế yêu cầu các địa phương phòng, chống dịch bệnh mùa hè\n\n"
NEWS = [
    # the page, then kind, number, type, issuer, date of the document that it tells of
    (
        "Bộ Y tế vừa ban hành công văn số 612/BYT-DP gửi UBND các tỉnh về việc tiêm phòng. Đây là việc làm hằng năm.",
        ("report", "612/BYT-DP", "CV", "Bộ Y tế", None),
    ),
    (
        "Bộ Y tế vừa có Công văn khẩn số 612 gửi Chủ tịch Ủy ban nhân dân các tỉnh đề nghị tăng cường tiêm phòng.",
        ("report", None, "CV", "Bộ Y tế", None),
    ),
    (
        "(QTO) - Sáng nay 8/4/2021, Giám đốc Sở Y tế Lê Thị Hương đã ký văn bản hỏa tốc đề nghị các huyện tiêm phòng.",
        ("report", None, "CV", "Sở Y tế", "2021-04-08"),
    ),
    (
        HEADLINE + "Bộ Y tế đã có công điện gửi Chủ tịch UBND các tỉnh, thành phố về việc tiêm phòng mùa hè năm 2022.",
        ("report", None, "CĐ", "Bộ Y tế", None),
    ),
    (
        "Chỉ đạo phòng, chống dịch bệnh mùa hè tại địa phương\n\nNgày 26/7/2021, UBND huyện Nga Sơn có Công văn 4424 "
        "gửi Phòng Y tế và các xã về việc tiêm phòng cho trẻ em trước khi vào năm học mới.",
        ("report", None, "CV", "Ủy ban nhân dân huyện Nga Sơn", "2021-07-26"),
    ),
    (
        "Phát động mạnh mẽ phong trào thi đua yêu nước\n\nĐó là nội dung tại Chỉ thị số 03/CT-UBND của Chủ tịch UBND "
        "tỉnh Hà Tĩnh về việc phát động phong trào thi đua trong cán bộ, công chức.",
        ("report", "03/CT-UBND", "CT", "Ủy ban nhân dân tỉnh Hà Tĩnh", None),
    ),
    (
        "Phát động mạnh mẽ phong trào thi đua yêu nước\n\nĐây là một trong những yêu cầu được nêu tại Kế hoạch số "
        "88/KH-UBND của UBND tỉnh Hà Tĩnh về phong trào thi đua trong cán bộ, công chức.",
        ("report", "88/KH-UBND", "KH", "Ủy ban nhân dân tỉnh Hà Tĩnh", None),
    ),
    (
        "Ban Bí thư T.Ư Đoàn ban hành kế hoạch tổ chức các hoạt động Tháng Thanh niên\n\nTPO - Tháng Thanh niên là dịp "
        "để đoàn viên cả nước đóng góp công sức cho cộng đồng.",
        ("report", None, "KH", "Ban Bí thư Trung ương Đoàn", None),
    ),
    (
        "Quảng Trị kiến nghị hỗ trợ kinh phí phòng cháy rừng\n\nUBND tỉnh Quảng Trị vừa có tờ trình gửi Bộ Tài chính "
        "hỗ trợ cho tỉnh 19,6 tỉ đồng để phòng cháy, chữa cháy rừng trong mùa khô.",
        ("report", None, "TTr", "Ủy ban nhân dân tỉnh Quảng Trị", None),
    ),
    (
        "Triển khai các biện pháp phòng cháy, chữa cháy rừng\n\nThực hiện chỉ đạo của Thủ tướng Chính phủ tại Công "
        "điện số 41/CĐ-TTg ngày 27/4/2024. UBND tỉnh vừa ra văn bản Số 2336/UBND-KTN lưu ý các nội dung sau:",
        ("report", "2336/UBND-KTN", "CV", "Ủy ban nhân dân tỉnh", None),
    ),
    (
        "Đại hội Đảng bộ huyện Hà Trung đề ra nhiều mục tiêu\n\nNghị quyết Đại hội đại biểu Đảng bộ huyện Hà Trung lần "
        "thứ XVII, nhiệm kỳ 2020-2025 xác định thu nhập bình quân đạt 70 triệu đồng.",
        ("report", None, "NQ", "Đại hội đại biểu Đảng bộ huyện Hà Trung", None),
    ),
    (  # what every page cites is not what it is about
        "Đại hội Đảng bộ huyện Hà Trung đề ra nhiều mục tiêu\n\nNghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của "
        "Đảng xác định nhiều nhiệm vụ, giải pháp cho cả nhiệm kỳ.",
        ("report", None, None, None, None),
    ),
    (  # printed in full
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Tĩnh lần thứ XI\n\nBáo Hà Tĩnh trân trọng giới thiệu toàn văn "
        "Nghị quyết Đại hội đã được thông qua sáng ngày 15-10.\n\nI- Tán thành những nội dung về đánh giá kết quả.",
        ("original", None, "NQ", "Đại hội đại biểu Đảng bộ tỉnh Hà Tĩnh", None),
    ),
    (
        "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về xây dựng hạ tầng\n\nLTS: Ngày 14-11-2016, Ban Chấp hành Đảng bộ "
        "tỉnh khóa XIII đã ban hành Nghị quyết số 10-NQ/TU về hạ tầng. Báo xin giới thiệu toàn văn Nghị quyết.\n\n"
        "I- Khái quát tình hình\n\nNhững năm qua, hạ tầng còn thiếu.",
        ("original", "10-NQ/TU", "NQ", "Ban Chấp hành Đảng bộ tỉnh", "2016-11-14"),
    ),
    (  # what another body sends elsewhere is not what the page is about
        "Bộ Nội vụ trả lời về chế độ của viên chức ngành giáo dục\n\nBộ Y tế đã có báo cáo gửi Chính phủ về các chế độ "
        "đang áp dụng cho viên chức ngành y tế.",
        ("report", None, None, None, None),
    ),
    (  # a document that begins with the issuing of another one goes on in its own name
        "Ngày 5/3/2024, Bộ Y tế đã ban hành Công văn số 612/BYT-DP về tiêm phòng.\n\n1. Các trạm y tế tiêm phòng cho "
        "trẻ em.\n2. Các trường học phối hợp với trạm y tế.",
        ("original", None, None, "Bộ Y tế", None),
    ),
]


@pytest.mark.parametrize(("page", "expected"), NEWS)
def test_news_tells_of(page: str, expected: tuple[str | None, ...]) -> None:
    found = header(page + "\n")
    assert (found.kind, found.number, found.type, found.issuer, found.issued_on) == expected


def test_the_city_before_a_name_is_the_body_s() -> None:
    found = header(
        "(HNM) - Ngày 26-3, Chủ tịch UBND TP Nguyễn Văn Thảo đã ký ban hành Chỉ thị 11/CT-UBND tăng cường kỷ luật.\n"
    )
    assert (found.signer, found.signer_position) == ("Nguyễn Văn Thảo", "Chủ tịch UBND TP")
    assert found.issuer == "Ủy ban nhân dân thành phố"


@pytest.mark.parametrize(
    "city", ["TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Tp.HCM", "Tp. Hồ Chí Minh", "TP.Hồ Chí Minh"]
)
def test_a_city_by_its_letters(city: str) -> None:
    found = header(
        f"{city} mở lớp học buổi tối cho con em thợ xây\n\nUBND {city} vừa ban hành Kế hoạch số 31/KH-UBND ngày "
        "05/3/2024 về lớp học buổi tối.\n\nTheo đó, mỗi phường mở một lớp trước tháng 9.\n"
    )
    assert (found.number, found.issuer) == ("31/KH-UBND", "Ủy ban nhân dân Thành phố Hồ Chí Minh")
    assert found.territory == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    "stamp", ["08/07/2022 07:30", "Thứ Sáu, 08/07/2022 - 7h30", "07:30 | 08/07/2022", "7:30, ngày 8/7/2022"]
)
def test_a_short_headline_below_day_and_hour(stamp: str) -> None:
    story = (
        "Hội thi bơi của học sinh tiểu học khép lại chiều qua, hơn hai trăm em đã về đích. Ban tổ chức trao mười hai "
        "giải và mong các trường giữ lớp bơi trong năm học.\n"
    )
    assert header(f"{stamp}\n\nKhép lại hội thi\n\n{story}").kind == "report"
    assert header(f"Khép lại hội thi\n\n{story}").kind == "original", "nothing tells that the page is news"
    plan = f"{stamp}\n\nKẾ HOẠCH\nTổ chức hội thi bơi\n\nI. MỤC ĐÍCH\n\n{story}"
    assert header(plan).kind == "original"


TITLES = [
    # lines of a title, then number, date, issuer, title
    (
        "NGHỊ QUYẾT SỐ 21 NQ/UBTVQH9 NGÀY 6-8-1994\nCỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI QUY ĐỊNH SỐ ĐẠI BIỂU\nHỘI ĐỒNG NHÂN "
        "DÂN TỈNH, THÀNH PHỐ TRỰC THUỘC\nTRUNG ƯƠNG\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n",
        "21-NQ/UBTVQH9",
        "1994-08-06",
        "Ủy ban Thường vụ Quốc hội",
        "DÂN TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG",
    ),
    (
        "NGHỊ QUYẾT\nVỀ QUY CHẾ HOẠT ĐỘNG\nHỘI ĐỒNG NHÂN DÂN HUYỆN NHÀ BÈ\nKHÓA XI, KỲ HỌP THỨ 2\n",
        None,
        None,
        "Hội đồng nhân dân huyện Nhà Bè",
        "NGHỊ QUYẾT VỀ QUY CHẾ HOẠT ĐỘNG",
    ),
    (
        "QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH VỀ NHIỆM VỤ, QUYỀN HẠN VÀ\nCƠ CẤU TỔ CHỨC\nỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\n",
        None,
        None,
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "BAN HÀNH QUY ĐỊNH VỀ NHIỆM VỤ, QUYỀN HẠN VÀ CƠ CẤU TỔ CHỨC",
    ),
    (
        "KẾ HOẠCH\nTổ chức đại hội Đoàn các cấp, tiến tới Đại hội đại biểu\nĐoàn thanh niên thành phố lần thứ X,\n"
        "nhiệm kỳ 2012 - 2017\n",
        None,
        None,
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "KẾ HOẠCH Tổ chức đại hội Đoàn các cấp, tiến tới Đại hội đại biểu Đoàn thanh niên thành phố lần thứ X, "
        "nhiệm kỳ 2012 - 2017",
    ),
    (  # what stands between title and bases and is no title
        "KẾ HOẠCH\nTuyên truyền năm 2024\nKính gửi: Các trường\n",
        None,
        None,
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "KẾ HOẠCH Tuyên truyền năm 2024",
    ),
]


@pytest.mark.parametrize(("lines", "number", "issued_on", "issuer", "title"), TITLES)
def test_titles_of_several_lines(
    lines: str, number: str | None, issued_on: str | None, issuer: str, title: str
) -> None:
    found = header(
        f"{lines}Căn cứ Luật Tổ chức chính quyền địa phương; Ủy ban nhân dân tỉnh Hà Tĩnh ban hành kế hoạch như sau:\n"
        "I. YÊU CẦU\n1. Các trường thực hiện nghiêm túc.\n"
    )
    assert (found.number, found.issued_on, found.issuer) == (number, issued_on, issuer)
    assert (found.title or "").endswith(title)


def test_ministries_joined_by_a_hyphen() -> None:
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 4 tháng 5 năm 1991\n"
    text = f"Số: 4/TT-LB\n{head}\nTHÔNG TƯ LIÊN BỘ\nHướng dẫn chế độ\nI. PHẠM VI\n1. Đối tượng gồm công nhân.\n"
    joint = header(f"BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI-BỘ TÀI CHÍNH\n{text}")
    assert joint.issuer == "Bộ Lao động - Thương binh và Xã hội và Bộ Tài chính"
    assert header(f"BỘ LAO ĐỘNG-THƯƠNG BINH VÀ XÃ HỘI\n{text}").level == "central"


def test_a_number_on_the_line_below_its_label() -> None:
    found = header(
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố:\n\n14/QĐ-UBND\n\n"
        "Hà Tĩnh, ngày 9 tháng 6 năm 2017\n\nQUYẾT ĐỊNH\n\nVề việc khen thưởng\n\nĐiều 1. Khen thưởng 02 tập thể.\n"
    )
    assert found.number == "14/QĐ-UBND"


SIGNATURES = [
    ("Chủ tịch\nNÔNG VĂN MẠNH", "Nông Văn Mạnh"),
    ("CHỦ TỊCH\nNgu y ễn Hữu An", "Nguyễn Hữu An"),
    ("Chủ tịch\nLưu tại Trung tâm Lưu trữ\nquốc gia III", None),
    ("Chủ tịch\nVĂN PHÒNG LƯU TRỮ", None),
]


@pytest.mark.parametrize(("lines", "signer"), SIGNATURES)
def test_signers_in_capitals_and_lines_of_archives(lines: str, signer: str | None) -> None:
    content = (
        "QUYẾT ĐỊNH\nVề việc khen thưởng\nĐiều 1. Khen thưởng 02 tập thể.\n"
        f"Điều 2. Quyết định có hiệu lực từ ngày ký.\nTM. ỦY BAN NHÂN DÂN\n{lines}\n"
    )
    assert header(content).signer == signer
