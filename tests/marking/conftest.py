"""A plan with something of every kind in it, and Chromium."""

from __future__ import annotations

import pytest

from loaders import Extraction, Facts, Text, extract

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
-------
Số: 43/KH-UBND
Lạng Sơn, ngày 25 tháng 02 năm 2022

KẾ HOẠCH
Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư

Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư, Quyết định số 628/QĐ-TTg ngày 11/5/2021 của Thủ tướng \
Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. Đến năm 2025, ít nhất 90% trường học có kết nối Internet.
II. TỔ CHỨC THỰC HIỆN
1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính rà soát mạng lưới trường lớp theo Luật Giáo dục, \
hoàn thành trước ngày 30/6/2022.
2. Sở Tài chính bố trí kinh phí.
3. Giao Sở Nội vụ tham mưu kiện toàn đội ngũ theo Kết luận 51.

Nơi nhận:
- Tỉnh ủy;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
"""


def text_of(content: str, file: str = "plan.txt", facts: Facts | None = None) -> Text:
    return Text(file, file, content.strip("\n"), "text/plain", "0" * 64, facts or Facts())


@pytest.fixture(scope="session")
def plan() -> Text:
    return text_of(PLAN)


@pytest.fixture(scope="session")
def said(plan: Text) -> Extraction:
    return extract(plan)
