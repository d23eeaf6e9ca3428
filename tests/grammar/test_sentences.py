"""What single sentences and whole texts say about tasks, read from the text on (outline and assignments together)."""

from __future__ import annotations

import pytest

from loaders.extraction import Assignment, Header
from loaders.grammar.assignments import find_assignments
from loaders.grammar.assignments.doer_lines import doers_in, label_of, parts_of
from loaders.grammar.assignments.doers import find_subject
from loaders.grammar.assignments.lead_ins import only_introduces
from loaders.grammar.assignments.sentences import asked, in_later_sentence, is_notice, is_retold
from loaders.grammar.outline import outline

PROVINCE = Header(level="provincial", territory="tỉnh Lạng Sơn")


def read(content: str) -> tuple[Assignment, ...]:
    return find_assignments(content, outline(content), PROVINCE, ())


def named(content: str) -> list[tuple[str, list[str]]]:
    """The first words of each task, and who leads, advises or supports it."""
    return [(" ".join(a.task.split()[:3]), [x.name for x in a.assignees]) for a in read(content)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tháng 5, Bộ trưởng đã giao Sở Y tế rà soát hồ sơ.", True),
        ("Vừa qua, UBND tỉnh đã có văn bản đề nghị Sở Y tế rà soát hồ sơ.", True),
        ("Nay UBND tỉnh giao Sở Y tế rà soát hồ sơ.", False),
        ("Việc đã rõ, yêu cầu Sở Y tế rà soát hồ sơ.", False),
    ],
)
def test_orders_told_again_are_no_tasks(text: str, told: bool) -> None:
    subject = find_subject(text, anywhere=True)
    assert subject is not None, f"somebody is ordered in “{text}”"
    assert is_retold(text, subject) is told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kinh phí lấy từ ngân sách tỉnh. Sở Tài chính thẩm định dự toán.", "Sở Tài chính"),
        ("Quyết định này có hiệu lực từ ngày ký. Giao Sở Y tế theo dõi.", "Sở Y tế"),
        ("Kinh phí lấy từ ngân sách tỉnh; Sở Tài chính và các nguồn khác.", None),
        ("Kết quả còn thấp. Sở Y tế đã báo cáo nguyên nhân.", None),
        ("Dân số đông. Đất rộng.", None),
    ],
)
def test_a_later_sentence_names_who_acts(text: str, who: str | None) -> None:
    found = in_later_sentence(text, 0)
    assert (found.bodies[0].name if found else None) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bộ Y tế (BYT) đề nghị các bệnh viện báo cáo.", "các bệnh viện"),
        ("Sở Y tế (cơ quan thường trực) chủ trì, tổng hợp.", "Sở Y tế"),
    ],
)
def test_a_short_form_in_brackets_hides_no_order(text: str, who: str) -> None:
    subject = find_subject(text)
    assert subject is not None
    assert asked(text, subject).bodies[0].name == who


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện.", True),
        ("Văn phòng UBND tỉnh thông báo lịch họp trước ngày 05/3.", False),
    ],
)
def test_passing_on_a_letter_is_no_duty(text: str, notice: bool) -> None:
    subject = find_subject(text)
    assert subject is not None and is_notice(text, subject) is notice


@pytest.mark.parametrize(
    ("duty", "only"),
    [
        ("thực hiện các nội dung sau:", True),
        ("căn cứ chức năng, nhiệm vụ được giao, phối hợp với Sở Y tế, Sở Nội vụ, Sở Tài chính và Công an tỉnh"
         " tổ chức thực hiện một số nhiệm vụ sau đây:", False),
        ("phối hợp với Sở Y tế, Sở Nội vụ, Sở Tài chính, Công an tỉnh, Bộ Chỉ huy quân sự tỉnh thực hiện các việc sau:",
         True),
        ("chủ trì, phối hợp với Sở Y tế, Sở Nội vụ, Ủy ban nhân dân các xã, phường, Công an tỉnh và Bộ Chỉ huy quân sự"
         " tỉnh:", True),
        ("chủ trì, phối hợp với Sở Y tế, Sở Nội vụ, Ủy ban nhân dân các xã, phường rà soát, lập danh sách hộ cần di dời"
         " trước mùa mưa, gồm:", False),
        ("rà soát toàn bộ hồ sơ còn tồn của các năm trước, phân loại theo từng nhóm đối tượng cụ thể. Trong đó thực"
         " hiện các bước sau:", False),
    ],
)  # fmt: skip
def test_lead_ins_with_a_duty_of_their_own(duty: str, only: bool) -> None:
    assert only_introduces(duty, 0) is only


@pytest.mark.parametrize(
    ("value", "leads", "supports"),
    [
        ("Sở Y tế", ["Sở Y tế"], []),
        ("Sở Y tế chủ trì, Công an tỉnh phối hợp", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế; phối hợp: Công an tỉnh, Sở Nội vụ", ["Sở Y tế"], ["Công an tỉnh", "Sở Nội vụ"]),
        ("Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; hoàn thành trước 30/9", ["Sở Y tế"], ["Công an tỉnh"]),
    ],
)
def test_who_leads_and_who_supports_in_one_cell(value: str, leads: list[str], supports: list[str]) -> None:
    assert doers_in(value) == (leads, supports)


def test_a_run_of_labels_sets_the_time_too() -> None:
    text = "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; hoàn thành trước ngày 30/9/2025."
    label = label_of(text)
    assert label is not None
    parts = {means: text[start:end] for means, start, end in parts_of(text, label)}
    assert parts == {"lead": "Sở Y tế", "support": "Công an tỉnh", "deadline": "trước ngày 30/9/2025"}


TEXTS = {
    "two sections of duties side by side": (
        "KẾ HOẠCH\n\nIV. NHIỆM VỤ CỤ THỂ\n\n1. Sở Y tế\n\n- Rà soát hồ sơ còn tồn.\n\n"
        "2. Sở Nội vụ\n\n- Xây dựng đề án mới.\n\n"
        "V. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính bố trí kinh phí.\n",
        [("Rà soát hồ", ["Sở Y tế"]), ("Xây dựng đề", ["Sở Nội vụ"]), ("Sở Tài chính", ["Sở Tài chính"])],
    ),
    "a chapter is no doer line": (
        "KẾ HOẠCH\n\nI. NỘI DUNG\n\n1. Rà soát hồ sơ.\n\nII. PHÂN CÔNG THỰC HIỆN\n\n1. Sở Y tế\n\n- Lập hồ sơ.\n",
        [("Lập hồ sơ.", ["Sở Y tế"])],
    ),
    "standing rules give tasks where a named body has a plain duty, and in their part on execution": (
        "QUY CHẾ\n\nLàm việc của Ban Chỉ đạo\n\nChương I\n\nNHIỆM VỤ\n\nĐiều 1. Cơ quan thường trực\n\n"
        "1. Sở Y tế tổng hợp báo cáo.\n\n2. Sở Công Thương quyết định giá bán lẻ.\n\n"
        "Chương II\n\nĐIỀU KHOẢN THI HÀNH\n\nĐiều 2. Phân công\n\n"
        "1. Sở Nội vụ theo dõi, đôn đốc.\n\n2. Sở Tài chính bố trí kinh phí.\n",
        [("Sở Y tế", ["Sở Y tế"]), ("Sở Nội vụ", ["Sở Nội vụ"]), ("Sở Tài chính", ["Sở Tài chính"])],
    ),
    "a report tells of what was done": (
        "BÁO CÁO\n\nTình hình năm 2025\n\nI. CÔNG TÁC CHỈ ĐẠO\n\n1. Sở Y tế\n\n- Tổ chức tập huấn.\n\n- Lập hồ sơ.\n",
        [],
    ),
    "a topic among topics is no doer": (
        "KẾ HOẠCH\n\nI. NHIỆM VỤ TRỌNG TÂM\n\n1. Dữ liệu số\n\n- Kết nối dữ liệu.\n\n2. Doanh nghiệp số\n\n"
        "- Hỗ trợ khởi nghiệp.\n\n3. Hạ tầng số\n\n- Mở rộng vùng phủ.\n",
        [],
    ),
    "a lead-in of a letter holds below its chapters": (
        "Kính gửi: Các trường trực thuộc\n\nThực hiện Công văn số 12/BYT-KH, Sở Y tế (SYT) đề nghị các trường trực"
        " thuộc thực hiện một số nhiệm vụ như sau:\n\nI. NHIỆM VỤ CHUNG\n\n- Rà soát quy chế.\n\n"
        "II. NHIỆM VỤ CỤ THỂ\n\n"
        "1. Đội ngũ giảng viên\n\n- Tổ chức tập huấn.\n",
        [("Rà soát quy", ["các trường trực thuộc"]), ("Tổ chức tập", ["các trường trực thuộc"])],
    ),
    "an unnumbered body with a colon leads the list behind it": (
        "KẾ HOẠCH\n\nII. NHIỆM VỤ\n\n1. Hỗ trợ nhà ở\n\nSở Xây dựng:\n\na) Rà soát quỹ đất.\n\nb) Lập danh sách.\n",
        [("Rà soát quỹ", ["Sở Xây dựng"]), ("Lập danh sách.", ["Sở Xây dựng"])],
    ),
    "a body that is steered does what stands below": (
        "KẾ HOẠCH\n\nII. NHIỆM VỤ\n\n1. Chi trả\n\nSở Nội vụ chỉ đạo Bảo hiểm xã hội tỉnh:\n\na) Thực hiện chi trả.\n",
        [("Thực hiện chi", ["Sở Nội vụ", "Bảo hiểm xã hội tỉnh"])],
    ),
    "brackets behind a task name its doer": (
        "KẾ HOẠCH\n\nII. NHIỆM VỤ\n\n1. Rà soát quỹ đất (Chủ trì: Sở Xây dựng).\n\n2. Lập hồ sơ (qua bưu điện).\n",
        [("Rà soát quỹ", ["Sở Xây dựng"])],
    ),
    "what a line has details of is one task": (
        "KẾ HOẠCH\n\nV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\na) Hoàn thành biểu mẫu, gồm:\n\n- Phần I: số liệu chung.\n",
        [("Hoàn thành biểu", ["Sở Y tế"])],
    ),
    "a page of news, with another document at its end": (
        "Tỉnh triển khai Chỉ thị mới\n\nThứ Ba, 05/8/2025 | 08:40\n\nTheo Kế hoạch, các đơn vị làm việc sau:\n\n"
        "- Công an tỉnh tăng cường tuần tra.\n\nTin liên quan: Công điện số 128/CĐ-TTg | Hội nghị sơ kết\n",
        [("Công an tỉnh", ["Công an tỉnh"])],
    ),
    "times and places are no duties": (
        "KẾ HOẠCH\n\nII. THỜI GIAN, ĐỊA ĐIỂM\n\n1. Sở Y tế\n\n- Giám đốc Sở;\n\n- Phó Giám đốc Sở.\n",
        [],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_whole_texts(name: str) -> None:
    content, expected = TEXTS[name]
    assert named(content) == expected, name
