"""Tables of tasks as portals leave them: heads of every spelling, rows drawn with pipes, merged and repeated cells."""

from __future__ import annotations

import pytest

from loaders.grammar.assignments.task_tables import task_rows
from loaders.grammar.outline import outline


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
    [("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Ghi chú"), ("STT", "Nhiệm vụ", "Kinh phí", "Năm", "Ghi chú")],
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
