"""The lines of "Nơi nhận" in every shape that portals leave them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.outline import outline
from loaders.grammar.recipients import find_recipients

PLAN = "KẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\nUBND tỉnh ban hành kế hoạch như sau:\nI. MỤC TIÊU\n1. Một.\n"

CASES = {
    "a line each": (
        "Nơi nhận:\n- Bộ Y tế (b/c);\n- UBND các xã;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn An",
        ["Bộ Y tế (b/c);", "UBND các xã;", "Lưu: VT."],
    ),
    "a dash on a line of its own, and glued to its word": (
        "Nơi nhận:\n-\nBộ Y tế;\n-Lưu: VT.",
        ["Bộ Y tế;", "Lưu: VT."],
    ),
    "wrapped": (
        "Nơi nhận:\n- VPCP: BTCN, các PCN, Trợ lý TTg,\n  các Vụ, Cục, Công báo;\n- Lưu: VT.\nTM. CHÍNH PHỦ",
        ["VPCP: BTCN, các PCN, Trợ lý TTg, các Vụ, Cục, Công báo;", "Lưu: VT."],
    ),
    "with commas, as the Party does": (
        "Nơi nhận:\n- Ban Bí thư (để báo cáo),\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN THƯỜNG VỤ",
        ["Ban Bí thư (để báo cáo),", "Lưu Văn phòng Tỉnh ủy."],
    ),
    "abbreviations in capitals": (
        "Nơi nhận:\n- Ban Bí thư,\n- VPTW, VPCP, VPQH,\n- Các đoàn đại biểu,\n- Lưu VP.\nT/M ĐẢNG ĐOÀN\nBÍ THƯ",
        ["Ban Bí thư,", "VPTW, VPCP, VPQH,", "Các đoàn đại biểu,", "Lưu VP."],
    ),
    "a speck beside the label": (
        "Noi nhận:ÿ . ;\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC",
        ["Như trên;", "Lưu: VT."],
    ),
    "blank lines between": (
        "Nơi nhận:\n\n- Bộ Y tế;\n\n- Lưu: VT.\n\nGIÁM ĐỐC",
        ["Bộ Y tế;", "Lưu: VT."],
    ),
    "run together in a cell": (
        "| Nơi nhận: - Như Điều 3; - UB các vấn đề XH của QH; (để báo cáo) - Sở Lao động - Xã hội; "
        "- Lưu: VT. | CHỦ TỊCH |",
        ["Như Điều 3;", "UB các vấn đề XH của QH; (để báo cáo)", "Sở Lao động - Xã hội;", "Lưu: VT."],
    ),
    "a drawn cell beside the signature": (
        "\n|\nNơi nhận:\n- Bộ Y tế;\n- Lưu: VT.\n|\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An\n|",
        ["Bộ Y tế;", "Lưu: VT."],
    ),
    "a row a line": (
        "Nơi nhận: | TM. ỦY BAN NHÂN DÂN\n- Sở Y tế; | CHỦ TỊCH\n- Lưu: VT. | Trần Văn An",
        ["Sở Y tế;", "Lưu: VT."],
    ),
    "the signature beside the lines, its column flattened": (
        "Nơi nhận:          TM. ỦY BAN NHÂN DÂN\n- Sở Y tế (b/c);        KT. CHỦ TỊCH\n- Các xã;   PHÓ CHỦ TỊCH\n"
        "- Lưu: VT, YT.        Trần Văn An\n",
        ["Sở Y tế (b/c);", "Các xã;", "Lưu: VT, YT."],
    ),
    "the signature behind the lines with one blank": (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND huyện (b/c); CHỦ TỊCH\n- Lưu: VP.\n(Đã ký)\nTrần Văn An",
        ["UBND huyện (b/c);", "Lưu: VP."],
    ),
    "read by a machine": (
        "Noi nhận:\n- Bộ Y tế;\n- Lưu: VT.\nCHỦ TỊCH",
        ["Bộ Y tế;", "Lưu: VT."],
    ),
    "without dashes": (
        "Nơi nhận: Như trên; Lưu VT.",
        ["Như trên;", "Lưu VT."],
    ),
    "none": ("Trên đây là Kế hoạch./.", []),
    "a place where one gets something": ("2. Nơi nhận hồ sơ: Bộ phận một cửa.", []),
}


@pytest.mark.parametrize("case", CASES)
def test_recipients_are_read_verbatim(case: str) -> None:
    tail, expected = CASES[case]
    content = PLAN + tail
    found = find_recipients(content, outline(content))
    assert [r.text for r in found] == expected, f"recipients {case}"
    for recipient in found:
        evidence = recipient.evidence
        assert content[evidence.start : evidence.end] == evidence.quote, "the quote stands at its place"
        assert " ".join(evidence.quote.split()) == recipient.text


def test_only_the_documents_own_recipients_count() -> None:
    content = (
        "QUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.\nNơi nhận:\n- Như Điều 2;\nCHỦ TỊCH\n"
        "Trần Văn An\nKẾ HOẠCH\nPHỔ CẬP\nI. MỤC TIÊU\n1. Một.\nNơi nhận:\n- Sở Y tế;\n"
    )
    assert [r.text for r in find_recipients(content, outline(content))] == ["Như Điều 2;"]


@given(st.text(alphabet="Nơi nhận:;,-|\n Lưu VT. CHỦ TỊCH", max_size=300))
def test_any_text_is_read_without_complaint(tail: str) -> None:
    content = f"{PLAN}Nơi nhận:{tail}"
    for recipient in find_recipients(content, outline(content)):
        assert content[recipient.evidence.start : recipient.evidence.end] == recipient.evidence.quote
