"""Who is to do what, in which role, in the shapes in which plans hand out work."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import Assignment, Header, Mention, Reference
from loaders.grammar.assignments import find_assignments
from loaders.grammar.assignments.doer_lines import label_of
from loaders.grammar.assignments.doers import find_subject
from loaders.grammar.assignments.roles import assignees_of
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import words
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.sections import section_kind, text_kind
from loaders.tables import table

PROVINCE = Header(level="provincial", territory="tỉnh Lạng Sơn")


@dataclass(frozen=True)
class Line:
    """A line of a small text: its outline depth, marker and words; `H` before the marker makes it a heading."""

    depth: int
    marker: str
    words: str
    zone: Zone = Zone.BODY


def read(*lines: Line, header: Header = PROVINCE, references: tuple[Reference, ...] = ()) -> tuple[Assignment, ...]:
    """The assignments of a text laid out by hand, so that these tests do not rest on the outline's rules."""
    paragraphs: list[Paragraph] = []
    above: dict[int, int] = {}
    content = ""
    for i, line in enumerate(lines):
        heading, marker = line.marker.startswith("H"), line.marker.removeprefix("H") or None
        text = f"{marker} {line.words}" if marker else line.words
        body = len(text) - len(line.words)
        parent = above.get(line.depth - 1) if line.depth else None
        cells: tuple[tuple[int, int], ...] = ()
        if " | " in line.words:
            starts = [k + 3 for k in range(len(text)) if text.startswith(" | ", k)]
            cells = tuple(zip([0, *starts], [*(k - 3 for k in starts), len(text)], strict=True))
        paragraphs.append(
            Paragraph(
                len(content),
                len(content) + len(text),
                text,
                line.zone,
                None,
                marker,
                body,
                line.depth,
                heading,
                parent,
                cells,
            )
        )
        above[line.depth] = i
        content += text + "\n"
    return find_assignments(content, tuple(paragraphs), header, references)


def short(assignment: Assignment) -> str:
    return "; ".join(f"{a.name}={a.role}" for a in assignment.assignees)


DUTIES = Line(0, "HIV.", "TỔ CHỨC THỰC HIỆN")

# one item below "Tổ chức thực hiện": what it says, and who is what
ITEMS = [
    ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng đề án.", "Sở Y tế=lead; Sở Nội vụ=support"),
    ("Giao Sở Y tế chủ trì xây dựng đề án.", "Sở Y tế=lead"),
    ("Đề nghị Ban Tuyên giáo Tỉnh ủy: hướng dẫn công tác tuyên truyền.", "Ban Tuyên giáo Tỉnh ủy=lead"),
    ("Các sở, ban, ngành: tổ chức tuyên truyền, phổ biến.", "Các sở, ban, ngành=lead"),
    ("Sở Y tế tham mưu UBND tỉnh ban hành quy định.", "Sở Y tế=advise"),
    ("Sở Y tế chủ trì tham mưu UBND tỉnh ban hành quy định.", "Sở Y tế=lead"),
    ("UBND thị xã và các cấp ủy cơ sở lãnh đạo, chỉ đạo thực hiện.", "UBND thị xã=direct; các cấp ủy cơ sở=direct"),
    ("Thanh tra tỉnh kiểm tra việc chấp hành quy định.", "Thanh tra tỉnh=supervise"),
    ("Sở Y tế theo dõi, đôn đốc các đơn vị; tổng hợp kết quả.", "Sở Y tế=lead"),
    ("UBND các huyện phối hợp với Sở Y tế rà soát đối tượng.", "UBND các huyện=lead; Sở Y tế=support"),
    ("Công an tỉnh tham gia tuyên truyền.", "Công an tỉnh=support"),
    ("Bộ Quốc phòng chỉ đạo các quân khu rà soát hồ sơ.", "Bộ Quốc phòng=direct; các quân khu=lead"),
    ("Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.", "Giám đốc Sở Xây dựng=lead"),
    ("Căn cứ Kế hoạch này, các sở, ngành xây dựng kế hoạch chi tiết.", "các sở, ngành=lead"),
    ("Trên cơ sở đề nghị của Sở Y tế, Sở Tài chính bố trí kinh phí.", "Sở Tài chính=lead"),
    ("UBND tỉnh yêu cầu các sở, ban, ngành nghiêm túc thực hiện.", "các sở, ban, ngành=lead"),
    ("Cơ quan được phân công chủ trì có trách nhiệm lập dự toán.", "Cơ quan được phân công chủ trì=lead"),
    (
        "Mở tài khoản: Ủy ban nhân dân xã phối hợp với ngân hàng thực hiện.",
        "Ủy ban nhân dân xã=lead; ngân hàng=support",
    ),
    ("Trong quá trình thực hiện, nếu có vướng mắc đề nghị các đơn vị báo cáo.", "các đơn vị=lead"),
    ("Sở Y tế là cơ quan đầu mối, theo dõi việc thực hiện.", "Sở Y tế=lead"),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS, ids=[case[0][:45] for case in ITEMS])
def test_an_item_that_names_its_doer(text: str, expected: str) -> None:
    found = read(DUTIES, Line(1, "1.", text))
    assert [short(a) for a in found] == [expected], f"“{text}” gives work to {expected}"
    assert found[0].task == text
    assert found[0].evidence.quote == text


# an item below the heading "1. Sở Y tế"
BELOW_HEADING = [
    ("Chủ trì, phối hợp với Công an tỉnh kiểm tra.", "Sở Y tế=lead; Công an tỉnh=support"),
    ("Phối hợp với Sở Tài chính lập dự toán.", "Sở Y tế=support"),
    ("Phối hợp với Sở Tài chính lập dự toán. Tổ chức tập huấn cho cơ sở.", "Sở Y tế=lead; Sở Tài chính=support"),
    ("Tham gia góp ý dự thảo.", "Sở Y tế=support"),
    ("Tham mưu UBND tỉnh ban hành quy định.", "Sở Y tế=advise"),
    ("Tổng hợp, tham mưu UBND tỉnh sửa đổi quy định.", "Sở Y tế=advise"),
    ("Chỉ đạo các cơ sở y tế cập nhật dữ liệu.", "Sở Y tế=direct; các cơ sở y tế=lead"),
    ("Chủ trì, chỉ đạo các cơ sở y tế cập nhật dữ liệu.", "Sở Y tế=lead"),
    ("Kiểm tra, giám sát việc thực hiện.", "Sở Y tế=supervise"),
    ("Tổ chức thanh tra, kiểm tra theo thẩm quyền.", "Sở Y tế=supervise"),
    ("Tổ chức tập huấn cho cán bộ cơ sở.", "Sở Y tế=lead"),
    ("Xây dựng kế hoạch. Phối hợp với Sở Nội vụ trong việc tuyển dụng.", "Sở Y tế=lead; Sở Nội vụ=support"),
    ("Công an tỉnh tổ chức tuần tra.", "Công an tỉnh=lead"),
]


@pytest.mark.parametrize(("text", "expected"), BELOW_HEADING, ids=[case[0][:45] for case in BELOW_HEADING])
def test_an_item_below_its_doer(text: str, expected: str) -> None:
    found = read(DUTIES, Line(1, "H1.", "Sở Y tế"), Line(2, "a)", text))
    assert [short(a) for a in found] == [expected], f"below “1. Sở Y tế”, “{text}” gives work to {expected}"


def test_prose_below_a_heading_is_one_task_a_paragraph() -> None:
    found = read(
        DUTIES,
        Line(1, "H2.", "UBND các huyện, thành phố"),
        Line(2, "", "Xây dựng kế hoạch thực hiện."),
        Line(2, "", "Bố trí kinh phí."),
    )
    assert [(a.task, short(a), a.level) for a in found] == [
        ("Xây dựng kế hoạch thực hiện.", "UBND các huyện, thành phố=lead", "district"),
        ("Bố trí kinh phí.", "UBND các huyện, thành phố=lead", "district"),
    ]


def test_lead_in_hands_its_bodies_to_the_list() -> None:
    found = read(
        Line(0, "", "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở thực hiện các nhiệm vụ sau:"),
        Line(1, "1.", "Rà soát thủ tục hành chính."),
        Line(1, "2.", "Sở Nội vụ theo dõi việc thực hiện; tổng hợp báo cáo."),
    )
    assert [short(a) for a in found] == ["Giám đốc các sở=lead", "Sở Nội vụ=lead"]


def test_a_line_that_names_bodies_is_nearer_than_the_lead_in_of_the_text() -> None:
    found = read(
        Line(0, "", "Chính phủ yêu cầu các Bộ trưởng thực hiện các nhiệm vụ sau:", Zone.OPENING),
        Line(0, "HI.", "Hỗ trợ nhà ở"),
        Line(1, "", "UBND các xã, phường:"),
        Line(1, "a)", "Rà soát quỹ đất."),
        Line(0, "HII.", "Hỗ trợ giống"),
        Line(1, "a)", "Rà soát nhu cầu."),
    )
    assert [short(a) for a in found if a.task.startswith("Rà")][:1] == ["UBND các xã, phường=lead"]
    assert all("UBND các xã" not in short(a) for a in found if a.task == "Rà soát nhu cầu.")


def test_lead_in_with_supporters_fixes_the_roles_of_its_list() -> None:
    found = read(
        Line(0, "4.", "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ:"),
        Line(1, "-", "Rà soát đối tượng."),
        Line(1, "-", "Chỉ đạo cập nhật dữ liệu."),
    )
    assert [short(a) for a in found] == ["Sở Y tế=lead; Sở Nội vụ=support"] * 2


def test_doer_lines_below_a_list_belong_to_each_item() -> None:
    found = read(
        Line(0, "HII.", "NHIỆM VỤ"),
        Line(1, "Ha)", "Nhiệm vụ:"),
        Line(2, "-", "Số hóa hồ sơ của Bộ Y tế."),
        Line(2, "-", "Kết nối dữ liệu."),
        Line(1, "Hb)", "Cơ quan thực hiện:"),
        Line(2, "-", "Đơn vị chủ trì: Sở Y tế."),
        Line(2, "-", "Đơn vị phối hợp: Các Sở, ban, ngành; UBND các xã, phường."),
        Line(1, "c)", "Thời gian thực hiện: Hoàn thành trong năm 2025."),
    )
    expected = "Sở Y tế=lead; Các Sở, ban, ngành=support; UBND các xã, phường=support"
    assert [(a.task, short(a), a.deadline, a.due_on) for a in found] == [
        ("Số hóa hồ sơ của Bộ Y tế.", expected, "Hoàn thành trong năm 2025", "2025-12-31"),
        ("Kết nối dữ liệu.", expected, "Hoàn thành trong năm 2025", "2025-12-31"),
    ]


def test_doer_lines_below_one_task() -> None:
    found = read(
        Line(0, "1.", "Xây dựng cơ sở dữ liệu đất đai"),
        Line(1, "-", "Cơ quan chủ trì: Sở Nông nghiệp và Môi trường."),
        Line(1, "-", "Thời gian: Quý II/2026."),
    )
    assert [(short(a), a.due_on) for a in found] == [("Sở Nông nghiệp và Môi trường=lead", "2026-06-30")]


def test_items_that_name_their_doers_below_a_label_leave_the_description_without() -> None:
    found = read(
        Line(0, "HII.", "NHIỆM VỤ"),
        Line(1, "1.", "Đẩy mạnh tuyên truyền về chuyển đổi số."),
        Line(2, "-", "Triển khai thực hiện:"),
        Line(3, "+", "Ban Tuyên giáo Tỉnh ủy hướng dẫn tuyên truyền."),
        Line(2, "-", "Thời gian thực hiện: Thường xuyên."),
    )
    assert [(short(a), a.deadline, a.recurrence) for a in found] == [
        ("Ban Tuyên giáo Tỉnh ủy=lead", "Thường xuyên", "continuous")
    ]


def test_task_table() -> None:
    found = read(
        Line(0, "", "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện", Zone.ANNEX),
        Line(
            0,
            "",
            "1 | Khảo sát hiện trạng hạ tầng | Sở Xây dựng | Sở Tài chính; UBND các xã | Quý III/2026",
            Zone.ANNEX,
        ),
        Line(0, "", "2 | Lập quy hoạch chi tiết |  |  | Năm 2027", Zone.ANNEX),
    )
    assert [(a.task, short(a), a.deadline, a.due_on) for a in found] == [
        (
            "Khảo sát hiện trạng hạ tầng",
            "Sở Xây dựng=lead; Sở Tài chính=support; UBND các xã=support",
            "Quý III/2026",
            "2026-09-30",
        ),
        ("Lập quy hoạch chi tiết", "Sở Xây dựng=lead", "Năm 2027", "2027-12-31"),
    ]


SILENT = [
    (Line(0, "HI.", "MỤC ĐÍCH, YÊU CẦU"), "Các sở, ban, ngành tổ chức thực hiện nghiêm túc."),
    (Line(0, "HII.", "MỤC TIÊU"), "Các sở, ban, ngành phấn đấu hoàn thành 100% nhiệm vụ."),
    (Line(0, "HIII.", "NHIỆM VỤ"), "Tăng cường tuyên truyền, phổ biến pháp luật."),
    (Line(0, "HIII.", "NHIỆM VỤ"), "Sở Y tế đã tổ chức 3 hội nghị."),
    (Line(0, "HIII.", "NHIỆM VỤ"), "Tổ chức thực hiện hiệu quả Đề án phát triển hạ tầng."),
    (Line(0, "HIII.", "NHIỆM VỤ"), "Khuyến khích các doanh nghiệp tham gia đầu tư."),
]


@pytest.mark.parametrize(("heading", "text"), SILENT, ids=[case[1][:40] for case in SILENT])
def test_what_gives_nobody_work(heading: Line, text: str) -> None:
    assert read(heading, Line(1, "1.", text)) == ()


def test_recipients_and_basis_give_no_work() -> None:
    assert read(Line(0, "-", "Sở Y tế chủ trì thực hiện.", Zone.RECIPIENTS)) == ()
    assert read(Line(0, "", "Căn cứ Luật, Sở Y tế chủ trì thực hiện.", Zone.BASIS)) == ()


def test_task_is_cut_and_evidence_is_whole() -> None:
    text = "Sở Y tế chủ trì " + "rà soát hồ sơ, " * 30
    (found,) = read(DUTIES, Line(1, "1.", text.strip()))
    assert len(found.task) == 160
    assert found.evidence.quote == text.strip()


def test_references_inside_the_item_are_its_citations() -> None:
    item = "Sở Y tế thực hiện Kết luận số 51-KL/TW."
    at = len("IV. TỔ CHỨC THỰC HIỆN\n1. ") + item.index("51")
    inside = Reference("51-KL/TW", "KL", None, None, (Mention("51-KL/TW", at, at + 8, "symbol", 1.0),))
    outside = Reference("29-NQ/TW", "NQ", None, None, (Mention("29-NQ/TW", 0, 8, "symbol", 1.0),))
    (found,) = read(DUTIES, Line(1, "1.", item), references=(outside, inside))
    assert found.cites == ("51-KL/TW",)


@pytest.mark.parametrize("row", table("doer_labels"), ids=lambda row: row["label"])
def test_every_label_is_read(row: dict[str, str]) -> None:
    label = label_of(row["example"], bare=True)
    assert label is not None and label.means == row["means"]


@pytest.mark.parametrize("row", table("section_kinds"), ids=lambda row: row["phrase"])
def test_every_section_kind(row: dict[str, str]) -> None:
    def heading(text: str) -> Paragraph:
        marker = text.split()[0] if text.split()[0].endswith(".") else None
        return Paragraph(0, len(text), text, zone, None, marker, len(marker) + 1 if marker else 0, 0, True)

    of_title = row["kind"] in ("rules", "report")
    zone, kind_of = (Zone.TITLE, text_kind) if of_title else (Zone.BODY, section_kind)
    assert kind_of(heading(row["example"])) == row["kind"]
    assert kind_of(heading(row["counterexample"])) == ""


@pytest.mark.parametrize("row", table("order_cues"), ids=lambda row: row["cue"])
def test_every_order_cue(row: dict[str, str]) -> None:
    found = find_subject(row["example"])
    assert found is not None and found.how in ("order", "invitation")
    other = find_subject(row["counterexample"])
    assert other is None or other.how not in ("order", "invitation")


@pytest.mark.parametrize("row", table("clause_openings"), ids=lambda row: row["opening"])
def test_every_opening_leaves_the_subject_to_a_later_clause(row: dict[str, str]) -> None:
    found = find_subject(row["example"])
    assert found is not None, f"somebody acts in “{row['example']}”"
    assert found.bodies[0].start > 0


@pytest.mark.parametrize("row", table("duty_verbs"), ids=lambda row: row["verb"])
def test_every_duty_verb_is_one_phrase(row: dict[str, str]) -> None:
    line = words(row["verb"])
    assert duty_verbs().match(line, 0) == (len(line), row["role"])
    assert row["verb"] in row["example"]


@pytest.mark.parametrize("row", table("duty_adverbs"), ids=lambda row: row["adverb"])
def test_every_adverb_leaves_the_role_to_its_verb(row: dict[str, str]) -> None:
    found = find_subject(row["example"])
    assert found is not None
    assert [a.role for a in assignees_of(row["example"], found)] == ["supervise"]


@given(st.text(alphabet="Giao Sở Y tế chủ trì, phối hợp với các sở:;().\n", max_size=160))
def test_any_text_gives_quotes_of_itself(text: str) -> None:
    for assignment in read(DUTIES, Line(1, "-", text or " ")):
        assert assignment.assignees
        assert " ".join(assignment.evidence.quote.split())[:160] == assignment.task


HOSTILE = ["các sở, ", "Căn cứ, ", "Văn phòng Đảng ủy ", "tổ chức của ", "Sở Y tế (", "phối hợp với ", "a: "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_endless_repetition_ends(unit: str) -> None:
    read(DUTIES, Line(1, "-", (unit * 3000)[:12_000]))
