"""Which verb opens a duty, and what it makes of the bodies: read from the text on."""

from __future__ import annotations

import pytest

from loaders.extraction import Assignment, Header
from loaders.grammar.assignments import find_assignments
from loaders.grammar.outline import outline

PROVINCE = Header(level="provincial", territory="tỉnh Lạng Sơn")


def read(content: str) -> list[str]:
    """Each task's first words, who is what, and its deadline."""
    return [short(a) for a in find_assignments(content, outline(content), PROVINCE, ())]


def short(a: Assignment) -> str:
    who = "; ".join(f"{x.name}={x.role}" for x in a.assignees)
    time = [" ".join(filter(None, (a.deadline, a.due_on, a.recurrence)))] if a.deadline else []
    return " | ".join([" ".join(a.task.split()[:3]), who, *time])


def lines(*items: str) -> str:
    return "\n".join(("III. TỔ CHỨC THỰC HIỆN", *items)) + "\n"


ROLES = [
    (
        [
            "1. Sở Giáo dục và Đào tạo",
            "- Căn cứ chức năng nhiệm vụ, chỉ đạo các trường trung học phổ thông lồng ghép nội dung dân số.",
        ],
        ["Căn cứ chức | Sở Giáo dục và Đào tạo=direct; các trường trung học phổ thông=lead"],
    ),
    (
        [
            "1. Sở Giáo dục và Đào tạo",
            "- Chỉ đạo các trường tăng thời lượng tuyên truyền; phối hợp với Sở Y tế tổ chức khám sức khỏe.",
        ],
        ["Chỉ đạo các | Sở Giáo dục và Đào tạo=direct; các trường=lead; Sở Y tế=support"],
    ),
    (
        ["1. Sở Công Thương", "- Phối hợp chặt chẽ với Sở Y tế để triển khai kiểm tra thực phẩm."],
        ["Phối hợp chặt | Sở Công Thương=support"],
    ),
    (["1. Sở Công Thương", "- Phối hợp với Sở Y tế để kiểm tra thực phẩm."], ["Phối hợp với | Sở Công Thương=support"]),
    (
        [
            "1. Sở Công Thương",
            "- Phối hợp chặt chẽ, thường xuyên với Sở Y tế kiểm tra thực phẩm. Chủ trì quản lý thị trường.",
        ],
        ["Phối hợp chặt | Sở Công Thương=lead; Sở Y tế=support"],
    ),
    (
        [
            "1. Giao Giám đốc Công an tỉnh chỉ đạo thực hiện:",
            "- Chủ trì, phối hợp với Văn phòng UBND tỉnh và các sở có liên quan rà soát quy chế.",
            "- Đôn đốc, hướng dẫn các đơn vị thực hiện.",
            "- Rà soát danh mục hồ sơ.",
        ],
        [
            "Chủ trì, phối | Giám đốc Công an tỉnh=lead; Văn phòng UBND tỉnh=support; các sở có liên quan=support",
            "Đôn đốc, hướng | Giám đốc Công an tỉnh=lead",
            "Rà soát danh | Giám đốc Công an tỉnh=lead",
        ],
    ),
    (
        ["1. Chủ tịch UBND các huyện có trách nhiệm: Lãnh đạo, chỉ đạo thực hiện tốt kế hoạch."],
        ["Chủ tịch UBND | Chủ tịch UBND các huyện=direct"],
    ),
    (
        ["1. Giám đốc các sở căn cứ chức năng, nhiệm vụ được giao chỉ đạo: xây dựng kế hoạch, bố trí kinh phí."],
        ["Giám đốc các | Giám đốc các sở=direct"],
    ),
    (["1. Các sở, ngành có trách nhiệm: Xây dựng kế hoạch."], ["Các sở, ngành | Các sở, ngành=lead"]),
    (
        [
            "1. Thanh tra tỉnh",
            "- Tăng cường tổ chức kiểm tra, giám sát việc thực hiện, không để xảy ra sai phạm.",
            "- Tăng cường công tác thanh tra, kiểm tra đột xuất.",
            "- Tăng cường chỉ đạo, đôn đốc thu hồi tài sản.",
            "- Tăng cường kiểm tra; xây dựng cơ sở dữ liệu thanh tra.",
            "- Tăng cường tuyên truyền pháp luật.",
        ],
        [
            "Tăng cường tổ | Thanh tra tỉnh=supervise",
            "Tăng cường công | Thanh tra tỉnh=supervise",
            "Tăng cường chỉ | Thanh tra tỉnh=direct",
            "Tăng cường kiểm | Thanh tra tỉnh=lead",
            "Tăng cường tuyên | Thanh tra tỉnh=lead",
        ],
    ),
    (
        [
            "1. Sở Nội vụ",
            "- Đôn đốc, hướng dẫn các đơn vị báo cáo.",
            "- Hướng dẫn, kiểm tra, giám sát việc thực hiện.",
            "- Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch.",
            "- Theo dõi, tổng hợp kết quả báo cáo UBND tỉnh.",
            "- Trực tiếp tham mưu xây dựng văn bản; tổng hợp báo cáo gửi UBND tỉnh.",
            "- Tham mưu UBND tỉnh ban hành kế hoạch.",
            "- Tham mưu UBND tỉnh ban hành kế hoạch; tổ chức tập huấn cho công chức.",
            "- Tham mưu, đề xuất UBND tỉnh khen thưởng.",
            "- Tham mưu và tổ chức thực hiện kế hoạch.",
        ],
        [
            "Đôn đốc, hướng | Sở Nội vụ=lead",
            "Hướng dẫn, kiểm | Sở Nội vụ=lead",
            "Theo dõi, đôn | Sở Nội vụ=supervise",
            "Theo dõi, tổng | Sở Nội vụ=lead",
            "Trực tiếp tham | Sở Nội vụ=lead",
            "Tham mưu UBND | Sở Nội vụ=advise",
            "Tham mưu UBND | Sở Nội vụ=lead",
            "Tham mưu, đề | Sở Nội vụ=advise",
            "Tham mưu và | Sở Nội vụ=lead",
        ],
    ),
    (
        ["1. Giao Đảng ủy Chính phủ tiếp thu ý kiến Bộ Chính trị, chỉ đạo Bộ Nội vụ rà soát các nghị định."],
        ["Giao Đảng ủy | Đảng ủy Chính phủ=direct; Bộ Nội vụ=lead"],
    ),
    (["1. Đề nghị UBND các huyện chỉ đạo tổ chức các hoạt động kỷ niệm."], ["Đề nghị UBND | UBND các huyện=direct"]),
    (
        ["1. UBND các huyện xây dựng kế hoạch, chỉ đạo UBND các xã tổ chức thực hiện."],
        ["UBND các huyện | UBND các huyện=direct; UBND các xã=lead"],
    ),
    (["1. Sở Y tế tổng hợp ý kiến chỉ đạo của UBND tỉnh."], ["Sở Y tế | Sở Y tế=lead"]),
    (["1. Sở Y tế chủ trì, chỉ đạo các bệnh viện chuẩn bị thuốc."], ["Sở Y tế | Sở Y tế=lead"]),
    (
        ["1. Ban Thường vụ Huyện ủy sẽ chỉ đạo các đảng bộ xã tiến hành đại hội điểm."],
        ["Ban Thường vụ | Ban Thường vụ Huyện ủy=direct; các đảng bộ xã=lead"],
    ),
    (
        ["1. Giao Sở Y tế, Sở Nội vụ (theo phạm vi, lĩnh vực) chủ trì, chỉ đạo các bệnh viện rà soát danh mục."],
        ["Giao Sở Y | Sở Y tế=lead; Sở Nội vụ=lead"],
    ),
    (["1. Sở Y tế thành lập đoàn kiểm tra, đánh giá kết quả thực hiện."], ["Sở Y tế | Sở Y tế=supervise"]),
    (
        ["1. UBND các xã tổ chức quán triệt, triển khai và chỉ đạo các thôn thực hiện Kế hoạch."],
        ["UBND các xã | UBND các xã=lead"],
    ),
    (
        [
            "1. Giao Đảng ủy Chính phủ lãnh đạo, chỉ đạo:",
            "- Đảng ủy Bộ Nội vụ chủ trì, phối hợp với các tỉnh ủy số hóa tài liệu.",
            "- Khẩn trương hoàn thiện dự thảo các văn bản.",
        ],
        ["Đảng ủy Bộ | Đảng ủy Bộ Nội vụ=lead; các tỉnh ủy=support", "Khẩn trương hoàn | Đảng ủy Chính phủ=direct"],
    ),
]


@pytest.mark.parametrize(("items", "expected"), ROLES, ids=lambda value: value[-1][:40])
def test_the_opening_verb_of_an_item_decides_its_role(items: list[str], expected: list[str]) -> None:
    assert read(lines(*items)) == expected
