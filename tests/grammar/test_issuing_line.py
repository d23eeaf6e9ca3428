"""A text without a number of its own under whose title stands which decision issues it."""

from __future__ import annotations

import pytest
from samples import text

from loaders import extract
from loaders.extraction import SELF

BODY = (
    "\n\nI. MỤC ĐÍCH\n\nGiữ đất, giữ nước cho các xã ven biển.\n\nII. NHIỆM VỤ\n\n1. Các xã trồng 20 ha rừng trong năm"
    " 2022.\n"
)
LINE = "(Ban hành kèm theo Quyết định số 43/QĐ-UBND ngày 25/02/2022 của UBND tỉnh Cà Mau)"
HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "---------------\nSố: 12/KH-UBND\nCà Mau, ngày 01 tháng 3 năm 2022\n\n"
)

# (what stands above the sections, what the text says of who issues it)
TEXTS = [
    (f"KẾ HOẠCH\nTrồng rừng ven biển\n{LINE}", "43/QĐ-UBND"),
    (f"KẾ HOẠCH\n\nTrồng rừng ven biển\n\n{LINE}", "43/QĐ-UBND"),
    (f"KẾ HOẠCH TRỒNG RỪNG VEN BIỂN\n{LINE}", "43/QĐ-UBND"),
    (f"KẾ HOẠCH\nTrồng rừng ven biển {LINE}", "43/QĐ-UBND"),
    ("ĐỀ ÁN\nTrồng rừng\n\n(Kèm theo Nghị quyết số 7/NQ-HĐND ngày 2/3/2022 của HĐND tỉnh Cà Mau)", "07/NQ-HĐND"),
    ("QUY CHẾ\nLàm việc của tổ bảo vệ rừng\nBan hành kèm theo Quyết định số 9/QĐ-UBND ngày 2/3/2022", "09/QĐ-UBND"),
    # it has a number of its own, or the line names what issues nothing, or something else
    (f"{HEAD}KẾ HOẠCH\nTrồng rừng ven biển\n{LINE}", None),
    ("KẾ HOẠCH\nTrồng rừng\n(Kèm theo Công văn số 43/SNN-KL ngày 25/02/2022 của Sở Nông nghiệp)", None),
    ("KẾ HOẠCH\nThực hiện Quy chế trồng rừng ban hành kèm theo Quyết định số 43/QĐ-UBND ngày 25/02/2022", None),
    ("KẾ HOẠCH\nTrồng rừng\n(Kèm theo Quyết định này)", None),
    ("KẾ HOẠCH\nTrồng rừng\n\nThực hiện Quyết định số 43/QĐ-UBND ngày 25/02/2022 của UBND tỉnh", None),
]


@pytest.mark.parametrize(("head", "issuing"), TEXTS, ids=[case[0][-60:] for case in TEXTS])
def test_what_issues_the_text(head: str, issuing: str | None) -> None:
    found = extract(text(head + BODY))
    said = [r for r in found.relations if r.target == SELF]
    assert [(r.source, r.type) for r in said] == ([(issuing, "promulgates")] if issuing else [])
    if issuing:
        assert found.document.number is None
        assert "kèm theo" in said[0].evidence.quote.casefold() and issuing.lstrip("0") in said[0].evidence.quote


def test_the_title_is_the_text_s_not_the_decision_s() -> None:
    found = extract(text(f"KẾ HOẠCH\nThực hiện Chỉ thị số 14-CT/TW ngày 19/7/2017 của Ban Bí thư\n{LINE}{BODY}"))
    assert found.document.title == "KẾ HOẠCH Thực hiện Chỉ thị số 14-CT/TW ngày 19/7/2017 của Ban Bí thư"
    assert {(r.source, r.type, r.target) for r in found.relations if r.type != "cites"} == {
        (SELF, "implements", "14-CT/TW"),
        ("43/QĐ-UBND", "promulgates", SELF),
    }
    (decision,) = (r for r in found.references if r.ref == "43/QĐ-UBND")
    assert (len(decision.mentions), decision.also) == (1, ())


def test_a_title_and_the_line_in_one_paragraph() -> None:
    found = extract(text(f"KẾ HOẠCH\nTrồng rừng ven biển {LINE}{BODY}"))
    assert found.document.title == "KẾ HOẠCH Trồng rừng ven biển"
