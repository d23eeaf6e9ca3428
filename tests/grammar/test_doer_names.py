"""Who acts, by name: names of bodies of all kinds, whole in every frame in which texts name those who are to act."""

from __future__ import annotations

import pytest

from loaders.grammar.assignments.doers import find_subject
from loaders.grammar.assignments.roles import assignees_of
from loaders.grammar.lexicon.bodies import expand, find_bodies
from loaders.tables import table

NAMES = """
Đảng đoàn Quốc hội
Đảng đoàn HĐND tỉnh
Đảng đoàn Mặt trận Tổ quốc Việt Nam tỉnh
Đảng đoàn Liên đoàn Lao động tỉnh
Đảng đoàn Hội Nông dân Việt Nam
Ban cán sự đảng UBND tỉnh
Ban cán sự đảng Ủy ban nhân dân thành phố Cần Thơ
Ban Cán sự đảng Chính phủ
Ban cán sự đảng Bộ Tài chính
Ban cán sự đảng Viện kiểm sát nhân dân tối cao
Ban cán sự đảng Tòa án nhân dân tỉnh
Các ban cán sự đảng, đảng đoàn
Tổ đảng ở Thường trực Hội đồng Dân tộc
Tổ đảng HĐND huyện
Bí thư Đảng đoàn Quốc hội
Bí thư Ban cán sự đảng UBND tỉnh
Thường trực Tỉnh ủy
Thường trực Đảng ủy xã
Ban Thường vụ Đảng ủy Quân sự tỉnh
Ban Thường vụ các huyện ủy
Ban Thường vụ Tỉnh đoàn
Ban Thường vụ Hội LHPN tỉnh
Ban Chấp hành Đảng bộ huyện
Ban Chấp hành Công đoàn cơ sở
Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh
Đảng ủy Khối Doanh nghiệp Trung ương
Đảng ủy các cơ quan Đảng tỉnh
Đảng ủy UBND tỉnh
Đảng ủy Công an tỉnh
Đảng ủy Bộ đội Biên phòng tỉnh
Đảng ủy cơ quan Văn phòng Quốc hội
Đảng ủy các xã, phường, đặc khu
Các đảng ủy trực thuộc Tỉnh ủy
Các chi bộ, đảng bộ cơ sở
Các chi bộ trực thuộc Đảng ủy xã
Chi ủy các chi bộ
Chi bộ thôn
Chi bộ các thôn, tổ dân phố
Một số đảng bộ cấp huyện
Đảng bộ Khối các cơ quan tỉnh
Ban Tuyên giáo các huyện, thị, thành phố
Ban Tuyên giáo các huyện ủy, thành ủy
Ban Tuyên giáo và Dân vận Đảng ủy các xã, phường
Các huyện, thành, thị ủy
Các huyện, thị, thành ủy
Các tỉnh, thành ủy
Mỗi huyện, thành, thị ủy
Các tỉnh, thành đoàn
Các huyện, thị, thành đoàn
Các quận, huyện ủy
Hội LHPN các huyện, thành phố
Hội Nông dân các xã, thị trấn
Hội đồng Đội các tỉnh, thành phố
Hội đồng Đội Trung ương
Ủy ban Kiểm tra Đảng ủy xã
Ban Xây dựng Đảng Đảng ủy xã
Văn phòng Đảng ủy xã
Các ban xây dựng Đảng Tỉnh ủy
Các cơ quan tham mưu, giúp việc Tỉnh ủy
Cơ quan Ủy ban Kiểm tra Tỉnh ủy
Ban Nội chính Thành ủy
Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh
Trường Chính trị tỉnh
Trường Chính trị Hoàng Văn Thụ
Trung tâm Chính trị huyện
Trung tâm bồi dưỡng chính trị cấp huyện
Tiểu ban Văn kiện
Tiểu ban Nhân sự Đại hội
Tổ Biên tập Văn kiện
Tổ Giúp việc Ban Chỉ đạo
Tổ công tác của Thủ tướng Chính phủ
Tổ công tác liên ngành
Tổ kiểm phiếu
Tổ thư ký
Tuyên huấn các Đảng ủy trực thuộc Tỉnh ủy
Cơ quan Thường trực Ban Chỉ đạo 35 tỉnh
Ban Chỉ đạo 35 các cấp
Ban Chỉ đạo Cải cách tư pháp tỉnh
Văn phòng Ban Chỉ đạo
Cơ quan Thường trực của Ban Chỉ đạo
Các thành viên Ban Chỉ đạo
Trưởng Ban Chỉ đạo tỉnh
Văn phòng Trung ương Đoàn
Ban Bí thư Trung ương Đoàn
Ban Chấp hành Trung ương Đoàn
Ban Thường vụ Trung ương Đoàn
Ban Tổ chức Trung ương Hội
Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam
Trung ương Hội Chữ thập đỏ Việt Nam
Các ban, đơn vị thuộc Trung ương Đoàn
Ban Thường trực Ủy ban MTTQ Việt Nam xã
Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
Ban Công tác Mặt trận thôn
Ban công tác Mặt trận các thôn trên địa bàn xã
Các tổ chức thành viên của MTTQ xã
Ủy ban Pháp luật của Quốc hội
Các Ủy ban của Quốc hội
Ủy ban Kinh tế và Tài chính
Thường trực Ủy ban Kinh tế của Quốc hội
Hội đồng Dân tộc
Hội đồng Dân tộc của Quốc hội
Các cơ quan của Quốc hội
Các cơ quan thuộc Ủy ban Thường vụ Quốc hội
Đoàn đại biểu Quốc hội tỉnh
Các Đoàn đại biểu Quốc hội
Đoàn ĐBQH tỉnh
Trưởng Đoàn đại biểu Quốc hội
Các đại biểu Quốc hội
Các vị đại biểu HĐND tỉnh
Đại biểu HĐND các cấp
Tổ đại biểu HĐND tỉnh
Các Tổ đại biểu HĐND huyện
Các Ban của HĐND tỉnh
Ban Pháp chế HĐND tỉnh
Ban Kinh tế - Ngân sách HĐND tỉnh
Ban Văn hóa - Xã hội của HĐND tỉnh
Ban Dân nguyện
Ban Công tác đại biểu
Lãnh đạo Ban Công tác đại biểu
Lãnh đạo Ban Tổ chức Tỉnh ủy
Văn phòng Đoàn ĐBQH và HĐND tỉnh
Văn phòng Đảng đoàn Quốc hội
Ủy ban bầu cử tỉnh
Ủy ban Bầu cử xã
Ban bầu cử đại biểu HĐND xã
Hội đồng Bầu cử Quốc gia
Tổ bầu cử
Tổ trưởng Tổ đảng
Tổ trưởng Tổ dân phố
Chủ nhiệm Văn phòng Quốc hội
Tổng Thư ký Quốc hội
Chủ tịch Hội Nông dân tỉnh
Phó Chủ tịch Thường trực Ủy ban MTTQ xã
Phó Chủ tịch phụ trách lĩnh vực Văn hóa - Xã hội
Phó Chủ tịch UBND xã phụ trách kinh tế
Cán bộ phụ trách lĩnh vực giám sát và phản biện xã hội
Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng
Công chức phụ trách văn hóa - xã hội
Công chức Tư pháp - Hộ tịch
Công chức Địa chính xã
Cán bộ Đài Truyền thanh xã
Trưởng các thôn
Trưởng thôn
Trưởng ban công tác Mặt trận
Bí thư chi bộ, Trưởng thôn
Trưởng các đoàn thể xã
Trưởng các phòng, ban, đơn vị
Ban Chỉ huy Quân sự huyện
Ban Chỉ huy Quân sự các huyện, thành phố
Bộ đội Biên phòng tỉnh
Bộ Chỉ huy Quân sự tỉnh
Bộ Tham mưu Quân khu 1
Tổng cục Chính trị Quân đội nhân dân Việt Nam
Hải đội Biên phòng 2
Các đồn biên phòng
Lữ đoàn 382
Cảnh sát biển Việt Nam
Bộ Tư lệnh Vùng Cảnh sát biển 3
Phòng Cảnh sát giao thông
Đội Quản lý thị trường số 4
Đội Cảnh sát giao thông
Lực lượng Công an xã
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
Viện kiểm sát nhân dân các cấp
Viện Kiểm sát nhân dân tỉnh
VKSND tỉnh
TAND huyện
Tòa án nhân dân khu vực 2
Tòa án quân sự Quân khu 1
Cục Thi hành án dân sự tỉnh
Chi cục Thi hành án dân sự huyện
Kho bạc Nhà nước khu vực VII
Thuế cơ sở 3
Chi cục Thuế khu vực Sơn Động
Hải quan khu vực VI
Chi cục Hải quan cửa khẩu Hữu Nghị
BHXH tỉnh
Bảo hiểm xã hội huyện
Ngân hàng Nhà nước chi nhánh tỉnh
Ngân hàng Chính sách xã hội chi nhánh tỉnh
Phòng giao dịch Ngân hàng Chính sách xã hội huyện
Quỹ Tín dụng nhân dân
Quỹ Bảo vệ môi trường tỉnh
Liên minh Hợp tác xã tỉnh
Hiệp hội Doanh nghiệp tỉnh
Hội Nông dân tỉnh
Hội Cựu Thanh niên xung phong tỉnh
Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh
Hội Văn học Nghệ thuật tỉnh
Liên hiệp các tổ chức hữu nghị tỉnh
Liên đoàn Luật sư Việt Nam
Đoàn Luật sư tỉnh
Giáo hội Phật giáo Việt Nam tỉnh
Ban Trị sự Giáo hội Phật giáo tỉnh
Ban Đại diện Hội Người cao tuổi tỉnh
Đoàn TNCS Hồ Chí Minh xã
Đoàn xã
Đoàn Thanh niên xã
Huyện đoàn
Chi đoàn các thôn
Chi hội Phụ nữ các thôn
Công đoàn ngành Giáo dục
Công đoàn cơ sở
Đài Phát thanh và Truyền hình tỉnh
Đài Truyền thanh xã
Báo và Phát thanh, Truyền hình tỉnh
Báo Nhân dân
Báo Quảng Ninh
Tạp chí Cộng sản
Cổng thông tin điện tử tỉnh
Cổng Thông tin điện tử Chính phủ
Thông tấn xã Việt Nam
Trung tâm Truyền thông và Văn hóa
Trung tâm Văn hóa - Thông tin và Thể thao huyện
Trung tâm Hành chính công xã
Trung tâm Phục vụ hành chính công xã
Trung tâm Phát triển quỹ đất
Trung tâm Cung ứng dịch vụ công
Ban Quản lý dự án đầu tư xây dựng huyện
Ban Quản lý Khu kinh tế Vân Đồn
Ban Quản lý rừng phòng hộ
Ban Quản lý di tích
Ban Quản lý chợ
Ban giám sát đầu tư cộng đồng
Ban Phát triển thôn
Ban Giám hiệu các trường
Ban Giám đốc Sở
Ban Đại diện cha mẹ học sinh
Tổ chuyên môn
Tổ Công nghệ số cộng đồng
Tổ hòa giải ở cơ sở
Tổ bảo vệ an ninh, trật tự
Đội thanh niên tình nguyện
Tổng phụ trách Đội
Giáo viên chủ nhiệm
Giáo viên chủ nhiệm các lớp
Hiệu trưởng các trường
Hiệu trưởng các trường mầm non, tiểu học, THCS
Phó Hiệu trưởng
Các trường mầm non, tiểu học, THCS trên địa bàn
Trường THCS Nguyễn Du
Phòng Đào tạo
Khoa Lý luận chính trị
Các khoa, phòng
Trạm Y tế xã
Trung tâm Y tế huyện
Bệnh viện Đa khoa tỉnh
Các cơ sở khám bệnh, chữa bệnh
Trung tâm Kiểm soát bệnh tật tỉnh
Y tế thôn bản
Điện lực Đông Triều
Công ty Điện lực Bắc Giang
Tập đoàn Điện lực Việt Nam
VNPT Quảng Ninh
Viettel Lạng Sơn
Bưu điện tỉnh
HTX dịch vụ nông nghiệp
Các hợp tác xã, tổ hợp tác
Công ty TNHH MTV Thủy lợi
Công ty cổ phần Môi trường đô thị
Tổng công ty Bưu điện Việt Nam
Doanh nghiệp tư nhân
Hộ gia đình, cá nhân
Các hộ gia đình trên địa bàn
Các hộ kinh doanh
Các đồng chí Ủy viên Ban Thường vụ
Các đồng chí Tỉnh ủy viên
Đồng chí Bí thư Huyện ủy
Đồng chí Trưởng Ban Tổ chức Tỉnh ủy
Cơ quan chủ trì soạn thảo
Các cơ quan, đơn vị có liên quan
Các cơ quan, tổ chức, đơn vị được giao nhiệm vụ
Đơn vị được giao làm chủ đầu tư
Các cơ quan chuyên môn thuộc UBND tỉnh
Các phòng, ban chuyên môn
Các phòng chuyên môn thuộc UBND xã
Phòng Văn hóa - Xã hội xã
Phòng Kinh tế, Hạ tầng và Đô thị
Phòng Kinh tế
Phòng Nông nghiệp và Phát triển nông thôn
Phòng Quản lý đô thị
Phòng Tài chính - Kế hoạch
Văn phòng HĐND và UBND xã
Thanh tra tỉnh
Chi cục Kiểm lâm
Hạt Kiểm lâm khu vực
Chi cục Chăn nuôi, Thú y và Thủy sản
Cục Quản lý thị trường
Vụ Pháp chế
Cục Chuyển đổi số quốc gia
Tổng cục Thống kê
Viện Nghiên cứu Chủ nghĩa xã hội khoa học
Học viện Chính trị khu vực I
Hội đồng Thẩm định
Hội đồng Phối hợp phổ biến, giáo dục pháp luật tỉnh
Hội đồng nghĩa vụ quân sự xã
Hội đồng Thi đua - Khen thưởng tỉnh
Đoàn kiểm tra
Đoàn kiểm tra số 3
Các đoàn kiểm tra của Ban Thường vụ Tỉnh ủy
Đoàn giám sát của HĐND tỉnh
Đoàn công tác của Tỉnh ủy
Trưởng Đoàn giám sát
Nhóm công tác
Ban soạn thảo
Ban Tổ chức Hội thi
Ban Tổ chức cuộc thi
Ban Giám khảo
Ban Biên tập Cổng thông tin điện tử
Hội đồng Lý luận Trung ương
Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh
Đảng ủy các cơ quan Đảng Trung ương
Văn phòng Chủ tịch nước
Ủy ban Kiểm tra các cấp
Lãnh đạo các cơ quan, đơn vị
Lãnh đạo UBND các xã, phường
Bộ phận Một cửa
Bộ phận tiếp nhận và trả kết quả
Bộ phận Văn phòng - Thống kê
Chánh án Tòa án nhân dân tỉnh
Viện trưởng Viện kiểm sát nhân dân tỉnh
Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh
Kế toán trưởng
Thủ quỹ
""".strip().splitlines()
"""Kind word, field or body it belongs to, territory: as bodies of the Party, the State, assemblies, unions, the
army, courts, schools, media and villages are called."""

SEVERAL = {"Bí thư chi bộ, Trưởng thôn": ["Bí thư chi bộ", "Trưởng thôn"]}


def _parts(printed: str) -> list[str]:
    return SEVERAL.get(printed, [expand(printed).removeprefix("Đồng chí ")])


def _within(printed: str) -> str:
    """A name as it stands within a sentence: the word for the plural needs no capital."""
    return printed[0].lower() + printed[1:] if printed.split()[0] in ("Các", "Một", "Mỗi") else printed


def _roles(sentence: str) -> list[str]:
    subject = find_subject(sentence)
    return [f"{a.name}={a.role}".casefold() for a in assignees_of(sentence, subject)] if subject else []


def _in(role: str, *names: str) -> list[str]:
    return [f"{name}={role}".casefold() for name in names]


@pytest.mark.parametrize("printed", NAMES)
def test_a_name_is_whole_in_every_frame(printed: str) -> None:
    inner, parts = _within(printed), _parts(printed)
    assert _roles(f"{printed} chủ trì, phối hợp với Sở Y tế thực hiện") == [*_in("lead", *parts), "sở y tế=support"]
    assert _roles(f"Giao {inner} chủ trì tham mưu") == _in("lead", *parts)
    assert _roles(f"Đề nghị {inner} ban hành kế hoạch") == _in("lead", *parts)
    assert _roles(f"{printed} có trách nhiệm báo cáo") == _in("lead", *parts)
    assert _roles(f"Sở Nội vụ, {inner} và Công an tỉnh tổ chức thực hiện") == _in(
        "lead", "Sở Nội vụ", *parts, "Công an tỉnh"
    )
    assert _roles(f"Sở Nội vụ chủ trì, phối hợp với {inner}, Công an tỉnh tuyên truyền") == [
        "sở nội vụ=lead",
        *_in("support", *parts, "Công an tỉnh"),
    ]
    if not printed.startswith("Lãnh đạo"):  # which may also be what somebody is to do with them
        assert _roles(f"{printed} tổ chức thực hiện Kế hoạch này.") == _in("lead", *parts)


@pytest.mark.parametrize("printed", NAMES)
def test_a_name_alone_or_with_a_colon_heads_what_follows(printed: str) -> None:
    for line, how in ((printed, "heading"), (f"{printed}: Tuyên truyền tới đảng viên", "label")):
        subject = find_subject(line)
        assert subject is not None and subject.how == how, line
        assert [body.name.casefold() for body in subject.bodies] == [part.casefold() for part in _parts(printed)]


NOBODY = """
Hội nghị hiệp thương lần thứ nhất
Hội thi tìm hiểu lịch sử Đảng
Hội thảo khoa học cấp tỉnh
Lễ phát động phong trào thi đua
Lễ ra quân chiến dịch
Đại hội đại biểu Đảng bộ tỉnh lần thứ XVIII
Công tác tuyên truyền
Việc kiểm tra, giám sát
Nội dung tuyên truyền
Hoạt động văn hóa, văn nghệ
Chế độ báo cáo
Chính sách hỗ trợ người dân
Đoàn kết thống nhất trong nội bộ
Đội ngũ cán bộ chủ chốt
Bộ máy tinh gọn
Bộ tiêu chí chuyển đổi số
Bộ thủ tục hành chính
Nhóm giải pháp về thể chế
Nhóm nhiệm vụ thứ hai
Quỹ đất công
Phòng, chống thiên tai
Phòng cháy, chữa cháy
Khoa học và công nghệ
Sở hữu trí tuệ
Ban hành quy chế
Tổ chức hội nghị quán triệt
Tổ chức thực hiện
Vụ việc phức tạp
Viện trợ không hoàn lại
Thuế thu nhập cá nhân
Cán bộ, đảng viên gương mẫu
Người dân trên địa bàn
Học sinh, sinh viên
Lãnh đạo các chi bộ tổ chức sinh hoạt chuyên đề
Lãnh đạo, chỉ đạo các cơ quan, đơn vị thực hiện
Báo cáo kết quả thực hiện
""".strip().splitlines()
"""Events, works, groups of things, persons in general, and duties that begin like a name."""


@pytest.mark.parametrize("line", NOBODY)
def test_what_only_looks_like_a_name_heads_nothing(line: str) -> None:
    for text in (line, f"{line}:"):
        assert find_subject(text) is None, f"{text} names nobody"


@pytest.mark.parametrize("row", table("body_works"), ids=lambda row: row["work"])
def test_every_work_belongs_to_the_name_of_a_group(row: dict[str, str]) -> None:
    assert row["work"] in row["example"]
    assert [body.name for body in find_bodies(f"{row['example']} có trách nhiệm báo cáo")] == [row["example"]]
