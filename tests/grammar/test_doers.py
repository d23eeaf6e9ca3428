"""Who acts in a paragraph, and in which role: the shapes of subjects."""

from __future__ import annotations

import pytest

from loaders.grammar.assignments.doers import find_subject

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
    ("Kinh phí tổ chức hội nghị do UBND các xã tự bảo đảm", "own", ["UBND các xã"]),
    # offices in a row
    (
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành",
        "own",
        ["Các Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"],
    ),
    ("UBND các tỉnh trong vùng định kỳ sơ kết", "own", ["UBND các tỉnh trong vùng"]),
    ("Đề nghị các cơ quan phản hồi bằng văn bản", "order", ["các cơ quan"]),
]


@pytest.mark.parametrize(("text", "how", "names"), SUBJECTS, ids=[case[0][:45] for case in SUBJECTS])
def test_subject(text: str, how: str, names: list[str]) -> None:
    found = find_subject(text)
    assert found is not None, f"somebody acts in “{text}”"
    assert (found.how, [body.name for body in found.bodies]) == (how, names)


NOBODY = [
    "Sở Y tế có 5 phòng chuyên môn",
    "Các đơn vị được kiểm tra năm 2024",
    "Kế hoạch do UBND tỉnh ban hành",
    "Tham gia lớp học do Sở Y tế bố trí",
    "Hội Nông dân. tăng cường",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_acts(text: str) -> None:
    assert find_subject(text) is None, f"nobody acts in “{text}”"
