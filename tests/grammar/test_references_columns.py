"""Tables of documents: who issued them and when stands in columns of their own."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references

SON_LA = Header(
    number="12/BC-STC", type="BC", issuer="Sở Tài chính tỉnh Sơn La", issued_on="2024-08-28", level="provincial",
    territory="tỉnh Sơn La",
)  # fmt: skip
LISTED = "| STT | Số, ký hiệu | Cơ quan ban hành | Ngày ban hành | Ghi chú |\n|---|---|---|---|---|\n"

# (table, documents as `ref | issuer | day`)
TABLES = [
    (LISTED + "| 1 | Nghị quyết 7/2016/NQ-HĐND | HĐND tỉnh Hà Nam | 19/7/2016 | thay |\n"
     "| 2 | Nghị quyết 7/2016/NQ-HĐND | HĐND tỉnh Sơn La | 21/7/2016 | bỏ |\n"
     "| 3 | Kế hoạch số 66/KH-UBND | UBND tỉnh | 04/3/2023 | giữ |\n",
     ["07/2016/NQ-HĐND | Hội đồng nhân dân tỉnh Hà Nam | 2016-07-19",
      "07/2016/NQ-HĐND@2016-07-21 | Hội đồng nhân dân tỉnh Sơn La | 2016-07-21",
      "66/KH-UBND | Ủy ban nhân dân tỉnh Sơn La | 2023-03-04"]),
    ("| Văn bản | Năm ban hành |\n|---|---|\n| Quyết định số 5/QĐ-TTg | 2019 |\n",
     ["05/QĐ-TTg | Thủ tướng Chính phủ | 2019"]),
    # what stands beside the symbol counts first; a cell with more than a body says nothing
    (LISTED + "| 1 | Kế hoạch số 66/KH-UBND ngày 4/3/2023 của UBND huyện Mộc Châu | UBND tỉnh | 5/3/2023 | |\n",
     ["66/KH-UBND | Ủy ban nhân dân huyện Mộc Châu | 2023-03-04"]),
    (LISTED + "| 1 | Kế hoạch số 66/KH-ABC | Sở Y tế (rà soát) | trước 5/3/2023 | |\n", ["66/KH-ABC | None | None"]),
    # columns of tasks, and what stands below the table
    ("| Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|\n| Sửa Kế hoạch số 66/KH-ABC | Sở Y tế | 5/3/2023 |\n",
     ["66/KH-ABC | None | None"]),
    (LISTED + "\nTheo Kế hoạch số 66/KH-ABC, các sở làm việc.\n", ["66/KH-ABC | None | None"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "documents"), TABLES, ids=[case[1][0] + str(n) for n, case in enumerate(TABLES)])
def test_columns(text: str, documents: list[str]) -> None:
    found = find_references(text, outline(text), SON_LA)
    assert [f"{r.ref} | {r.issuer} | {r.issued_on}" for r in found] == documents
