"""Who acts in a paragraph, and in which role: the shapes of subjects."""

from __future__ import annotations

from time import process_time

import pytest

from loaders.grammar.assignments.doers import find_subject
from loaders.grammar.assignments.roles import assignees_of
from loaders.grammar.lexicon.bodies import find_bodies

SUBJECTS = [
    # an aside on the bodies
    ("Các sở, ngành, nhất là người đứng đầu, nghiêm túc thực hiện", "own", ["Các sở, ngành"]),
    ("UBND các xã, trong đó trọng tâm là các xã: Tân Sơn, Hòa Bình:", "heading", ["UBND các xã"]),
    # a clause that tells which bodies are meant
    ("Các đơn vị được giao chủ trì phải báo cáo", "own", ["Các đơn vị được giao chủ trì"]),
    ("Các chi bộ có đảng viên vi phạm có trách nhiệm kiểm điểm", "own", ["Các chi bộ có đảng viên vi phạm"]),
    # a list that is left open
    ("Hội Nông dân, Hội Cựu chiến binh... tăng cường vận động", "own", ["Hội Nông dân", "Hội Cựu chiến binh"]),
    # who has to see to a thing
    ("Kinh phí do Sở Tài chính bố trí", "own", ["Sở Tài chính"]),
    ("Địa điểm: Do UBND xã bố trí.", "own", ["UBND xã"]),
    ("Kinh phí tổ chức hội nghị do UBND các xã tự bảo đảm", "own", ["UBND các xã"]),
    # offices in a row
    (
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành",
        "own",
        ["Các Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"],
    ),
    ("UBND các tỉnh trong vùng định kỳ sơ kết", "own", ["UBND các tỉnh trong vùng"]),
    ("UBND tỉnh Hà Nam và tỉnh Nam Định trực tiếp hỗ trợ", "own", ["UBND tỉnh Hà Nam", "UBND tỉnh Nam Định"]),
    ("Trên cơ sở kết quả, Sở Y tế chủ trì thẩm định", "own", ["Sở Y tế"]),
    ("Đề nghị các cơ quan phản hồi bằng văn bản", "order", ["các cơ quan"]),
    # groups without a capital in a list; two kinds of committees; those towards whom a duty is laid
    ("Đề nghị các Ban HĐND tỉnh, tổ đại biểu HĐND xem xét", "order", ["các Ban HĐND tỉnh", "tổ đại biểu HĐND"]),
    ("Giao tổ công tác rà soát", "order", ["tổ công tác"]),
    (
        "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy quán triệt",
        "own",
        ["Các huyện ủy, thành ủy", "đảng ủy trực thuộc Tỉnh ủy"],
    ),
    ("Đối với các Cục Thuế, yêu cầu báo cáo", "order", ["các Cục Thuế"]),
    ("Ủy viên Ban Thường vụ phụ trách xã, thị trấn chỉ đạo", "own", ["Ủy viên Ban Thường vụ phụ trách xã, thị trấn"]),
    # a member of a list that no table knows
    ("Sở Nội vụ, Vinamilk và Công an tỉnh tập huấn", "own", ["Sở Nội vụ", "Vinamilk", "Công an tỉnh"]),
    ("Sở Y tế, Vinamilk phối hợp tổ chức", "own", ["Sở Y tế", "Vinamilk"]),
    ("Các cơ quan được giao nhiệm vụ tại Phụ lục có trách nhiệm báo cáo", "own", ["Các cơ quan được giao nhiệm vụ"]),
    # what restricts a kind of bodies belongs to its name, before a verb or before words that lay a duty on them
    (
        "Các cơ quan, đơn vị từ Trung ương đến cơ sở tổ chức ký cam kết",
        "own",
        ["Các cơ quan, đơn vị từ Trung ương đến cơ sở"],
    ),
    ("Đảng ủy cấp xã nơi có khu công nghiệp chỉ đạo", "own", ["Đảng ủy cấp xã nơi có khu công nghiệp"]),
    ("Các trường đại học ở các lĩnh vực kỹ thuật mở ngành mới", "own", ["Các trường đại học ở các lĩnh vực kỹ thuật"]),
    ("Các doanh nghiệp trong lĩnh vực xây dựng phải báo cáo", "own", ["Các doanh nghiệp trong lĩnh vực xây dựng"]),
    (
        "Các doanh nghiệp trong lĩnh vực xây dựng, vận tải và du lịch cung cấp số liệu",
        "own",
        ["Các doanh nghiệp trong lĩnh vực xây dựng, vận tải và du lịch"],
    ),
    ("Các đơn vị đã nhận bàn giao có trách nhiệm bảo quản", "own", ["Các đơn vị đã nhận bàn giao"]),
    (
        "Các đơn vị có liên quan tới dự án này có trách nhiệm nộp hồ sơ",
        "own",
        ["Các đơn vị có liên quan tới dự án này"],
    ),
    ("Các đơn vị trong phạm vi nhiệm vụ của mình phải rà soát", "own", ["Các đơn vị"]),
    ("Sở Y tế, khi có dịch, có trách nhiệm công bố", "own", ["Sở Y tế"]),
    ("UBND các xã và tổ vay vốn có trách nhiệm giám sát", "own", ["UBND các xã"]),
    # a duty vouches for kinds without a capital
    ("Hằng năm, cơ quan, đơn vị thuộc diện kiểm toán phải nộp hồ sơ", "own", ["cơ quan, đơn vị thuộc diện kiểm toán"]),
    ("Hằng năm, lưu trữ lịch sử của tỉnh có trách nhiệm kiểm kê", "own", ["lưu trữ lịch sử của tỉnh"]),
    ("Định kỳ, ban thường vụ tỉnh ủy, thành ủy phải sơ kết", "own", ["ban thường vụ tỉnh ủy, thành ủy"]),
    # a clause on one member of those to whom an order goes
    (
        "Đề nghị các sở; các hội được giao biên chế; UBND các xã: rà soát",
        "label",
        ["các sở", "các hội được giao biên chế", "UBND các xã"],
    ),
    ("Đối tác vận hành: UBND xã chịu trách nhiệm", "own", ["UBND xã"]),
    ("UBND tỉnh có kế hoạch bố trí trụ sở", "own", ["UBND tỉnh"]),
    ("Những đồng chí lần đầu tham gia lớp học phải nộp bài", "own", ["Những đồng chí lần đầu"]),
]


@pytest.mark.parametrize(("text", "how", "names"), SUBJECTS, ids=[case[0][:45] for case in SUBJECTS])
def test_subject(text: str, how: str, names: list[str]) -> None:
    found = find_subject(text)
    assert found is not None, f"somebody acts in “{text}”"
    assert (found.how, [body.name for body in found.bodies]) == (how, names)


NOBODY = [
    "Trên cơ sở nhu cầu của các xã, chủ trì tổng hợp và phối hợp với các sở, UBND xã bố trí vốn",
    "Sở Y tế có 5 phòng chuyên môn",
    "Các đơn vị được kiểm tra năm 2024",
    "Kế hoạch do UBND tỉnh ban hành",
    "Tham gia lớp học do Sở Y tế bố trí",
    "Hội Nông dân. tăng cường",
    "Theo dõi Sở Nội vụ, Sở Tài chính thực hiện",
    "Theo dõi, đôn đốc Sở Nội vụ, các trường tập huấn",
    "Các trường được công nhận phải còn đủ phòng học",
    "Khi có dịch, cơ quan báo chí đưa tin",
    "Sở Y tế đã từng phải tạm dừng",
    "Những đồng chí lần đầu tham gia lớp học phải còn đủ tuổi công tác",
    "Sở Nội vụ, Thực hiện tốt và Công an tỉnh tập huấn",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_acts(text: str) -> None:
    assert find_subject(text) is None, f"nobody acts in “{text}”"


ROLES = [
    # reporting what was supervised is still supervising
    ("Sở Y tế theo dõi, đôn đốc việc thực hiện; định kỳ báo cáo UBND tỉnh", ["Sở Y tế=supervise"]),
    ("Sở Y tế kiểm tra, tổng hợp kết quả", ["Sở Y tế=lead"]),
    ("Sở Y tế kiểm tra các trạm; tổ chức tập huấn", ["Sở Y tế=lead"]),
    ("Sở Y tế thành lập các đoàn liên ngành để kiểm tra", ["Sở Y tế=supervise"]),
    ("Sở Y tế thành lập các đoàn công tác", ["Sở Y tế=lead"]),
    # who advises and goes on with others leads
    ("Sở Tài chính tham mưu bố trí vốn; phối hợp Sở Nội vụ chi trả", ["Sở Tài chính=lead", "Sở Nội vụ=support"]),
    ("Sở Tài chính tham mưu UBND tỉnh phối hợp các bộ, ngành", ["Sở Tài chính=advise"]),
    # steered bodies, also without a capital, with the role that they are steered to
    ("Bộ Xây dựng chỉ đạo các sở khẩn trương nghiên cứu, tham mưu", ["Bộ Xây dựng=direct", "các sở=advise"]),
    ("Bộ Tài chính chỉ đạo cơ quan thuế rà soát", ["Bộ Tài chính=direct", "cơ quan thuế=lead"]),
    # a second subject after a semicolon
    ("Sở Y tế chủ trì; các xã, phường chủ động phối hợp với Trạm Y tế", [
        "Sở Y tế=lead", "các xã, phường=lead", "Trạm Y tế=support",
    ]),
    ("Sở Y tế chủ trì; bảo đảm tiến độ", ["Sở Y tế=lead"]),
    ("Sở Y tế vận động, đồng thời phối hợp với Sở Nội vụ", ["Sở Y tế=lead", "Sở Nội vụ=support"]),
    # who directs and, in a later part, works with others
    ("Tỉnh ủy lãnh đạo, chỉ đạo rà soát; phối hợp chặt chẽ với Quân khu 1 thực hiện", [
        "Tỉnh ủy=direct", "Quân khu 1=support",
    ]),
    ("Tỉnh ủy lãnh đạo, chỉ đạo rà soát, kể cả việc phối hợp", ["Tỉnh ủy=direct"]),
    # holders of offices without a capital act for themselves behind a semicolon
    ("Thủ trưởng cơ quan quyết định; chánh văn phòng tỉnh ủy tham mưu, giúp việc", [
        "Thủ trưởng cơ quan=lead", "chánh văn phòng tỉnh ủy=advise",
    ]),
    ("Sở Y tế chủ trì; giám đốc mới của Sở", ["Sở Y tế=lead"]),
    # partners of all kinds
    ("Sở Y tế phối hợp với Công an, lực lượng Hải quan, đầu mối các bộ, ngành kiểm soát", [
        "Sở Y tế=lead", "Công an=support", "lực lượng Hải quan=support", "đầu mối các bộ, ngành=support",
    ]),
    # however close the co-operation is, and where it is a clause or sentence of its own
    ("Sở Y tế chủ trì, phối hợp chặt chẽ, quyết liệt với Sở Nội vụ rà soát", ["Sở Y tế=lead", "Sở Nội vụ=support"]),
    ("Sở Y tế rà soát quy trình. Tăng cường phối hợp với Sở Nội vụ", ["Sở Y tế=lead", "Sở Nội vụ=support"]),
    ("Sở Y tế rà soát, phối hợp, trao đổi thông tin với Sở Nội vụ", ["Sở Y tế=lead", "Sở Nội vụ=support"]),
    ("Sở Y tế rà soát việc tăng cường phối hợp với Sở Nội vụ trong năm học và trong các kỳ thi tốt nghiệp", [
        "Sở Y tế=lead", "Sở Nội vụ=support",
    ]),
    # partners that nobody knows leave the subject its own work; without such work it supports
    ("Sở Y tế phối hợp với bà con; xây dựng lộ trình", ["Sở Y tế=lead"]),
    ("Sở Y tế phối hợp với bà con; tham gia góp ý", ["Sở Y tế=support"]),
    # who steers its own members behind a first verb still leads
    ("Hội Nông dân xây dựng kế hoạch, chỉ đạo hệ thống tổ chức thành viên tham gia", ["Hội Nông dân=lead"]),
    ("Sở Y tế tiếp thu ý kiến, chỉ đạo các trung tâm y tế thực hiện", [
        "Sở Y tế=direct", "các trung tâm y tế=lead",
    ]),
    # territories as partners
    ("Bộ Y tế rà soát, phối hợp với thành phố Hà Nội bố trí đất", ["Bộ Y tế=lead", "thành phố Hà Nội=support"]),
    ("Bộ Y tế phối hợp với Thủ đô Hà Nội và tỉnh Lạng Sơn rà soát", [
        "Bộ Y tế=lead", "Thủ đô Hà Nội=support", "tỉnh Lạng Sơn=support",
    ]),
    ("Sở Y tế phối hợp với cơ quan hành chính nhà nước các cấp, tăng cường giám sát", [
        "Sở Y tế=lead", "cơ quan hành chính nhà nước các cấp=support",
    ]),
    ("Sở Y tế rà soát; phối hợp với lực lượng chức năng xử lý", ["Sở Y tế=lead", "lực lượng chức năng=support"]),
    # those who are only encouraged to take part do so for themselves
    ("Khuyến khích các doanh nghiệp tham gia", ["các doanh nghiệp=lead"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[case[0][:45] for case in ROLES])
def test_roles(text: str, expected: list[str]) -> None:
    found = find_subject(text)
    assert found is not None
    roles = [f"{assignee.name}={assignee.role}" for assignee in assignees_of(text, found)]
    assert roles == expected, f"in “{text}” it is {expected}, not {roles}"


ENDLESS = [
    "các sở, ",
    "Sở Y tế; ",
    "các xã; Sở Y tế chủ trì; ",
    "nhất là các sở, ",
    "do Sở Y tế ",
    "các tỉnh: Sơn La, ",
]


@pytest.mark.parametrize("unit", ENDLESS)
def test_endless_lists_end(unit: str) -> None:
    began = process_time()
    found = find_subject(unit * (60_000 // len(unit)))
    assert found is None or found.bodies
    find_bodies(unit * (60_000 // len(unit)))
    assert process_time() - began < 5, f"“{unit}” without end is read in linear time"
