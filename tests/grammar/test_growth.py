"""Hostile texts cost no more than in line with their length: no pattern backtracks, no step looks back at all of it.

A text of eight times the length may cost up to twenty times as much, far more than noise makes of eight and far less
than the sixty-four of a step that grows with the square. Only what exceeds this is measured again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from loaders import Text
from loaders.grammar.assignments import find_assignments
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.grammar.recipients import find_recipients
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations
from loaders.grammar.targets import find_targets
from loaders.reading.canonical import canonical
from loaders.reading.furniture import without_furniture
from loaders.reading.markup import without_markup

SHORT, TIMES, MOST = 4_000, 8, 20
ATTEMPTS = 4
FLOOR = 0.004
"""Seconds; a step that takes less on the short text is counted as if it took so long."""

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 43/KH-UBND

KẾ HOẠCH
Thực hiện Chỉ thị số 29-CT/TW

Căn cứ Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị, UBND tỉnh ban hành Kế hoạch như sau:

I. NHIỆM VỤ
"""

NUMBERS = count(1900, 2000)

REPEATED = (
    "((((", "()", "))))", "[", "“", "” “", '" ', "“Kế hoạch ", "((a) ", "1", "1 ", "1.", "1,1.", "1-", "12/", "a",
    "Ă", "aĂ", "oà", "İ", "e\u0301", " ", "a  ", "-", "- ", "- a\n", "–", "|", "| ", "|\n", "|\na\n", "|\n\na\n\n",
    "| a\n", "a | b\n", "*", "* ", "**a** ", "\\*", "_a ", "~~", "<", "<b>", "<!-- ", "&amp;", "[a](", "# ", "> ",
    "```\n", "\r\n", "\x00a", ".", ". ", "…", "; ", ": ", "a:\n", "a\n", "A\n", "a\n\n", "1.\n", "1. a\n", "a) b\n",
    "I. MỤC TIÊU\n", "Điều 1. a\n", "1.1.1. a\n", "(1) a; ", "(1) a\n", "Căn cứ ", "Căn cứ Luật Giáo dục;\n", "của ",
    "của của Bộ ", "và ", "các ", "số ", "Số: ", "ngày ", "tháng ", "năm 2025 ", "ngày 05/01/2024 ",
    "trước ngày 15 hằng quý, ", "định kỳ ", "50% ", "ít nhất 50% số xã, ", "đạt 1.000 và ", "mức độ 4 ",
    "43/KH-UBND ", "43/KH-UBND-", "43/KH-UBND,", "theo Quyết định số 628/QĐ-TTg, ", "Nghị quyết số 18-NQ/TW; ",
    "Chỉ thị 29, ", "Căn cứ Quyết định số 628/QĐ-TTg;\n", "Luật Giáo dục, ", "Luật sửa đổi, bổ sung một số điều của ",
    "khoản 1 Điều 2 ", "Kế hoạch ", "kế hoạch phát triển nhà ở ",
    "Đề án dạy nghề cho nông dân ban hành kèm theo Quyết định số 12/QĐ-TTg. ", "thực hiện ", "triển khai ",
    "sửa đổi, bổ sung ", "Kế hoạch này thay thế ", "hết hiệu lực ", "(sau đây gọi tắt là Đề án) ", "UBND tỉnh ",
    "Sở ", "Ban ", "Sở Y tế phối hợp với Sở Tài chính, ", "phối hợp với ", "chủ trì, ", "Giao Sở Y tế. ",
    "các tỉnh: Lào Cai, ", "đồng chí ",
    "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát trước ngày 15 hằng quý.\n", "- Chủ trì: Sở Y tế\n",
    "VỀ VIỆC ", "| Rà soát quy hoạch mạng lưới | Sở Y tế | Quý IV/2025 |\n", "| Nhiệm vụ | Cơ quan chủ trì |\n",
    "Nơi nhận:\n- Như trên;\n", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n", "KT. ", "Nguyễn Văn An\n", "PHỤ LỤC I\n",
    "KẾ HOẠCH\n", "SỞ Y TẾ ", "Ngày 05/01/2024, UBND tỉnh ban hành Kế hoạch số 43/KH-UBND. ",
    "thực hiện các nhiệm vụ được giao theo quy định của các\n",
)  # fmt: skip

COUNTED = (
    "Căn cứ Quyết định số {}/QĐ-TTg ngày 11/5/2020;\n",
    "theo Quyết định số {}/QĐ-TTg, ",
    "Quyết định số {0}/QĐ-TTg và Quyết định {0}; ",
    "Nghị quyết số {}-NQ/TW về việc thực hiện Kế hoạch {} ",
    "Đề án số {0} về nhà ở cho vùng cao ban hành kèm theo Quyết định số {0}/QĐ-TTg.\n",
    "Nghị định số 12/{}/NĐ-CP, ",
    "Luật số {}, ",
    "{0}. Giao Sở số {0} rà soát.\n",
)


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def counted(unit: str, length: int) -> str:
    """Lines with numbers that no text before had: what is remembered from one text makes none cheaper."""
    first = next(NUMBERS)
    return "".join(unit.format(first + n, n) for n in range(length // len(unit) + 1))[:length]


def costs(content: str) -> dict[str, float]:
    """The processor time of each step for a text, taken as it stands and not as reading would leave it."""
    spent: dict[str, float] = {}

    def step(work: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        result = work(*given)
        spent[work.__name__] = time.process_time() - start
        return result

    for reading in (without_markup, canonical, without_furniture):
        step(reading, content)
    text = Text("a.txt", "a.txt", content, "text/plain", "0" * 64)
    paragraphs = step(outline, content)
    header = step(read_header, text, paragraphs)
    references = step(find_references, content, paragraphs, header)
    step(find_relations, content, paragraphs, header, references)
    step(find_assignments, content, paragraphs, header, references)
    step(find_targets, content, paragraphs, header)
    step(find_recipients, content, paragraphs)
    spent["extract"] = sum(spent.values())
    return spent


def growth(made: Callable[[int], str], cost: Callable[[str], dict[str, float]] = costs) -> dict[str, float]:
    """The steps that cost too many times as much for the long text, by the best of some attempts, and how many."""
    least: tuple[dict[str, float], dict[str, float]] = ({}, {})
    found: dict[str, float] = {}
    for _ in range(ATTEMPTS):
        for best, length in zip(least, (SHORT, SHORT * TIMES), strict=True):
            for name, spent in cost(made(length)).items():
                best[name] = min(spent, best.get(name, spent))
        found = {name: spent / max(least[0][name], FLOOR) for name, spent in least[1].items()}
        if all(times < MOST for times in found.values()):
            break
    return {name: round(times) for name, times in found.items() if times >= MOST}


@pytest.fixture(autouse=True, scope="module")
def tables_are_read_once() -> None:
    costs(HEAD * 3)


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_what_repeats_costs_in_line_with_its_length(unit: str) -> None:
    assert growth(lambda length: HEAD + repeated(unit, length)) == {}


@pytest.mark.parametrize("unit", COUNTED)
def test_many_different_documents_cost_in_line_with_their_number(unit: str) -> None:
    assert growth(lambda length: HEAD + counted(unit, length)) == {}


def test_a_text_without_a_head_is_no_dearer() -> None:
    for unit in REPEATED[::7]:
        assert growth(lambda length, unit=unit: repeated(unit, length)) == {}, unit  # type: ignore[misc]


def test_a_step_that_grows_with_the_square_is_caught() -> None:
    def cost(content: str) -> dict[str, float]:
        return {"line": len(content) * 1e-6, "square": len(content) ** 2 * 1e-9}

    assert growth(lambda length: repeated("a", length), cost) == {"square": TIMES**2}
