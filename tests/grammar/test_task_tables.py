"""Tables of tasks as portals leave them: heads of every spelling, rows drawn with pipes, merged and repeated cells."""

from __future__ import annotations

import pytest

from loaders.grammar.assignments.task_tables import column_meaning, task_rows
from loaders.grammar.outline import outline
from loaders.tables import table


def drawn(*rows: tuple[str, ...]) -> str:
    """A table with one cell a line between pipes, in an annex."""
    lines = ["PHỤ LỤC", "", "DANH MỤC NHIỆM VỤ", ""]
    for row in rows:
        for cell in row:
            lines += ["|", cell]
        lines.append("|")
    return "\n".join(lines) + "\n\n"


def read(content: str) -> list[tuple[str, list[str], list[str]]]:
    paragraphs = outline(content)
    return [
        (
            paragraphs[row.paragraph].text[slice(*row.task)],
            [a.name for a in row.assignees if a.role == "lead"],
            [a.name for a in row.assignees if a.role == "support"],
        )
        for row in task_rows(paragraphs)
    ]


TASK = "Rà soát cơ sở dữ liệu"
OTHER = "Xây dựng nền tảng số"


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "NHIỆM VỤ", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"),
        ("TT", "NHIỆM VỤ VÀ GIẢI PHÁP", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"),
        ("TT", "Nhiệm vụ, giải pháp", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"),
        ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Tiến độ"),
        ("STT", "Nhiệm vụ trọng tâm năm 2026", "Cơ quan/đơn vị chủ trì", "Cơ quan phối hợp", "Hoàn thành"),
    ],
)
def test_heads_of_every_spelling(head: tuple[str, ...]) -> None:
    content = drawn(head, ("1", TASK, "Sở Y tế", "Công an tỉnh", "2026"))
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"])]


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Chỉ tiêu", "Đơn vị", "Năm 2025", "Ghi chú"),
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Ghi chú"),
        ("STT", "Nhiệm vụ", "Kinh phí", "Năm", "Ghi chú"),
    ],
)
def test_tables_of_other_things(head: tuple[str, ...]) -> None:
    assert read(drawn(head, ("1", TASK, "Sở Y tế", "Công an tỉnh", "2026"))) == []


def test_groups_with_a_head_of_their_own_that_leaves_out_the_numbers() -> None:
    content = drawn(
        ("I", "Dữ liệu"),
        ("Nội dung", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"),
        ("1.1", TASK, "Sở Y tế", "Công an tỉnh", "2026"),
        ("II", "Nền tảng"),
        ("Nội dung", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"),
        ("2.1", OTHER, "Sở Nội vụ", "Các sở, ban, ngành", "2027"),
    )
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"]), (OTHER, ["Sở Nội vụ"], ["Các sở, ban, ngành"])]


def test_a_head_of_two_rows() -> None:
    content = (
        "PHỤ LỤC\n\nSTT | Nhiệm vụ | Cơ quan thực hiện | Thời gian\nChủ trì | Phối hợp\n"
        f"1 | {TASK} | Sở Y tế | Công an tỉnh | 2026\n"
    )
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"])]


def test_a_merged_cell_of_leaders_holds_for_the_rows_below() -> None:
    content = (
        "PHỤ LỤC\n\nSTT | Nhiệm vụ | Chủ trì | Phối hợp\n"
        f"1 | {TASK} | Sở Y tế | Công an tỉnh\n2 | {OTHER} |  | Sở Nội vụ\n"
    )
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"]), (OTHER, ["Sở Y tế"], ["Sở Nội vụ"])]


@pytest.mark.parametrize("row", table("table_columns"), ids=lambda row: row["example"])
def test_every_heading_of_a_column(row: dict[str, str]) -> None:
    meant = column_meaning(row["example"])
    assert meant is not None and meant[1] == row["means"]
    other = column_meaning(row["counterexample"])
    assert other is None or other[0] != meant[0]


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("**Nội dung/nhiệm vụ**", "task"),
        ("NHIỆM VỤ TRỌNG TÂM", "task"),
        ("Nội dung phối hợp", "task"),
        ("Danh mục đề án", "task"),
        ("Tên văn bản", "task"),
        ("Chỉ tiêu, nhiệm vụ", "task"),
        ("Cơ quan chủ trì,\nphối hợp", "lead"),
        ("Cơ quan, đơn vị chủ trì thực hiện", "lead"),
        ("Sở, ngành chủ trì", "lead"),
        ("Người thực hiện", "lead"),
        ("Bộ phận phụ trách", "lead"),
        ("Đơn vị được giao nhiệm vụ", "lead"),
        ("Cơ quan chịu trách nhiệm", "lead"),
        ("Đơn vị theo dõi, báo cáo", "lead"),
        ("Phân công", "lead"),
        ("Trách nhiệm của các cơ quan", "lead"),
        ("Cơ quan, đơn vị phối hợp", "support"),
        ("Đơn vị phối hợp với cơ quan chủ trì", "support"),
        ("Phối hợp (nếu có)", "support"),
        ("Thời gian trình", "deadline"),
        ("Thời gian ban hành", "deadline"),
        ("Thời gian thực hiện (năm)", "deadline"),
        ("Thời hạn", "deadline"),
        ("Mốc thời gian", "deadline"),
        ("Thời điểm báo cáo", "deadline"),
        ("Năm hoàn thành", "deadline"),
        ("Dự kiến thời gian hoàn thành", "deadline"),
        ("Quý", "deadline"),
        ("Giai đoạn", "deadline"),
        ("Đơn vị tính", "other"),
        ("Thời gian bắt đầu", "other"),
    ],
)
def test_headings_of_columns(heading: str, means: str) -> None:
    meant = column_meaning(heading)
    assert meant is not None and meant[1] == means


@pytest.mark.parametrize(
    "heading",
    [
        *("TT", "Số TT", "Sản phẩm", "Kết quả đầu ra", "Cấp trình", "Cơ quan trình", "Cấp phê duyệt", "Kinh phí"),
        *("Nguồn vốn", "Ghi chú", "Đơn vị", "Năm 2025", "Kế hoạch 2026", "Căn cứ pháp lý", "Lĩnh vực"),
    ],
)
def test_headings_of_columns_that_say_nothing_of_tasks(heading: str) -> None:
    assert column_meaning(heading) is None


def times(content: str) -> list[str | None]:
    paragraphs = outline(content)
    return [paragraphs[r.paragraph].text[slice(*r.time)] if r.time else None for r in task_rows(paragraphs)]


@pytest.mark.parametrize(
    "head",
    [
        ("TT", "Nhiệm vụ", "Chủ trì", "Cấp trình", "Thời gian trình"),
        ("TT", "Tên đề án", "Cơ quan chủ trì soạn thảo", "Thời gian bắt đầu", "Thời gian kết thúc"),
        ("TT", "Nội dung", "Đơn vị phụ trách", "Tiến độ", "Thời hạn hoàn thành"),
        ("TT", "Chỉ tiêu", "Đơn vị theo dõi", "Đơn vị tính", "Năm thực hiện"),
    ],
)
def test_columns_of_time(head: tuple[str, ...]) -> None:
    content = drawn(head, ("1", TASK, "Sở Y tế", "2024", "Quý II/2026"), ("2", OTHER, "Sở Nội vụ", "2025", "-"))
    assert read(content) == [(TASK, ["Sở Y tế"], []), (OTHER, ["Sở Nội vụ"], [])]
    assert times(content) == ["Quý II/2026", None]


def test_targets_with_those_who_answer_for_them() -> None:
    content = drawn(
        ("TT", "Chỉ tiêu", "Chủ trì"),
        ("I", "Kinh tế số", ""),
        ("1", "Kinh tế số chiếm 40% GRDP", "Sở Y tế theo dõi, báo cáo; Sở Nội vụ tổng hợp"),
    )
    assert read(content) == [("Kinh tế số chiếm 40% GRDP", ["Sở Y tế", "Sở Nội vụ"], [])]


def test_a_caption_in_the_first_cell_of_the_head() -> None:
    caption = "PHỤ LỤC PHÂN CÔNG THỰC HIỆN NHIỆM VỤ kèm theo Kế hoạch số 14/KH-UBND ngày 02/3/2025"
    content = f"PHỤ LỤC\n\n{caption} | TT | Nhiệm vụ | Chủ trì\n1 | {TASK} | Sở Y tế\n"
    assert read(content) == [(TASK, ["Sở Y tế"], [])]


@pytest.mark.parametrize(
    "heading", ["II | Nhân lực chất lượng cao | | ", "2 | NHÂN LỰC SỐ | | ", " | Nhân lực số | | "]
)
def test_headings_between_the_rows_are_no_tasks_and_hand_nothing_on(heading: str) -> None:
    content = (
        f"PHỤ LỤC\n\nTT | Nhiệm vụ | Chủ trì | Thời gian\n1 | {TASK} | Sở Y tế | 2026\n"
        f"{heading}\n2 | Rà soát nhân lực | | 2027\n3 | {OTHER} | Sở Nội vụ | 2027\n"
    )
    assert read(content) == [(TASK, ["Sở Y tế"], []), (OTHER, ["Sở Nội vụ"], [])]


def test_a_heading_whose_words_are_repeated_in_every_cell() -> None:
    content = (
        f"PHỤ LỤC\n\nTT | Nhiệm vụ | Chủ trì | Thời gian\nI | Sở Nội vụ | Sở Nội vụ | Sở Nội vụ\n"
        f"1 | {TASK} | Sở Y tế | 2026\n"
    )
    assert read(content) == [(TASK, ["Sở Y tế"], [])]


def test_a_head_of_two_rows_of_one_width() -> None:
    content = (
        "PHỤ LỤC\n\n| STT | Nhiệm vụ | Cơ quan thực hiện | | Thời gian |\n| | | Chủ trì | Phối hợp | |\n"
        f"| 1 | {TASK} | Sở Y tế | Công an tỉnh | 2026 |\n"
    )
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"])]
    assert times(content) == ["2026"]


def test_a_cell_with_a_line_for_those_who_lead_and_one_for_those_who_support() -> None:
    content = drawn(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp"), ("1", TASK, "- Chủ trì: Sở Y tế\n- Phối hợp: Công an tỉnh")
    )
    assert read(content) == [(TASK, ["Sở Y tế"], ["Công an tỉnh"])]
