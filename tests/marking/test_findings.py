"""What an extraction says, as one list; and a text cut at the borders of what was found in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.marking.findings import KINDS, Finding, facts, findings
from kg.marking.pieces import lines
from kg.marking.words import WORDS
from kg.pages import Language
from loaders import Extraction, Facts, Text, extract
from tests.marking.conftest import PLAN, text_of


def of_kind(plan: Text, said: Extraction, kind: str, lang: Language = "en") -> list[Finding]:
    return [finding for finding in findings(said, plan.content, lang) if finding.kind == kind]


@pytest.mark.parametrize(
    ("kind", "quote", "label"),
    [
        ("header", "43/KH-UBND", "Symbol: 43/KH-UBND"),
        ("header", "ngày 25 tháng 02 năm 2022", "Issued on: 25 Feb 2022"),
        ("reference", "Quyết định số 628/QĐ-TTg", "628/QĐ-TTg"),
        ("reference", "Kết luận 51", "51-KL/TW"),
        (
            "relation",
            "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư",
            "This document implements 51-KL/TW",
        ),
        ("body", "Sở Tài chính", "Sở Tài chính"),
        ("deadline", "trước ngày 30/6/2022", "trước ngày 30/6/2022"),
        ("recipient", "Tỉnh ủy", "Tỉnh ủy"),
    ],
)
def test_what_is_found_where(plan: Text, said: Extraction, kind: str, quote: str, label: str) -> None:
    found = {(plan.content[f.start : f.end].rstrip(";"), f.label) for f in of_kind(plan, said, kind)}
    assert (quote, label) in found, f"found only {sorted(found)}"


def test_all_mentions_of_a_document_are_one_group(plan: Text, said: Extraction) -> None:
    mentions = [f for f in of_kind(plan, said, "reference") if f.label == "51-KL/TW"]
    assert len(mentions) == 3 and len({f.group for f in mentions}) == 1
    assert [dict(f.details)["Mention"] for f in mentions] == ["1 of 3", "2 of 3", "3 of 3"]
    assert dict(mentions[2].details)["Relation"] == "This document implements 51-KL/TW"


def test_a_task_tells_bodies_time_and_what_it_names(plan: Text, said: Extraction) -> None:
    task = next(f for f in of_kind(plan, said, "task") if "rà soát" in f.label)
    told = dict(task.details)
    assert told["Leads"] == "Sở Giáo dục và Đào tạo" and told["Supports"] == "Sở Tài chính"
    assert told["Due on"] == "30 Jun 2022" and told["Reference"] == "Luật Giáo dục"
    assert task.note == "Sở Giáo dục và Đào tạo · trước ngày 30/6/2022"


def test_each_finding_says_why_in_both_languages(plan: Text, said: Extraction) -> None:
    for lang in ("vi", "en"):
        silent = {(f.kind, f.rule) for f in findings(said, plan.content, lang) if not f.why}
        assert not silent, f"rules without a sentence: {silent}"


def test_every_word_stands_in_both_languages() -> None:
    assert not [key for key, (vi, en) in WORDS.items() if not vi or not en or vi.count("{") != en.count("{")]


def test_a_sidecar_that_says_otherwise_is_told() -> None:
    stated = Facts(number="44/KH-UBND")
    said = extract(text_of(PLAN, facts=stated))
    rows = {name: (value, remark) for name, value, remark in facts(said, stated, "en")}
    assert rows["Symbol"] == ("44/KH-UBND", "from the sidecar; the text says: 43/KH-UBND")
    assert rows["Issued on"] == ("25 Feb 2022", "")


def finding(start: int, end: int) -> Finding:
    return Finding("task", "x", start, end, "rule", 0.9)


@pytest.mark.parametrize(
    ("content", "spans", "expected"),
    [
        ("abcdef", [], [[("abcdef", ())]]),
        ("abcdef", [(1, 3)], [[("a", ()), ("bc", (0,)), ("def", ())]]),
        ("abcdef", [(0, 6), (2, 4)], [[("ab", (0,)), ("cd", (1, 0)), ("ef", (0,))]]),
        ("abcdef", [(0, 4), (2, 6)], [[("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]]),
        ("ab\ncd", [(1, 4)], [[("a", ()), ("b", (0,))], [("c", (0,)), ("d", ())]]),
        ("a\n\nb", [(0, 4)], [[("a", (0,))], [], [("b", (0,))]]),
        ("abc", [(1, 1), (2, 9), (-1, 2)], [[("abc", ())]]),
        ("", [], [[]]),
    ],
    ids=["nothing", "one", "nested", "crossing", "over a line end", "over an empty line", "no places", "empty"],
)
def test_a_text_is_cut_at_the_borders(
    content: str, spans: list[tuple[int, int]], expected: list[list[tuple[str, tuple[int, ...]]]]
) -> None:
    assert lines(content, [finding(*span) for span in spans]) == expected


SPAN = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(st.text(st.sampled_from("aạ \n\U0001f600"), max_size=60), st.lists(SPAN, max_size=8))
def test_the_pieces_are_the_text_and_each_knows_its_findings(content: str, spans: list[tuple[int, int]]) -> None:
    found = [finding(*span) for span in spans if span[0] < span[1] <= len(content)]
    cut = lines(content, found)
    assert "\n".join("".join(piece.text for piece in line) for line in cut) == content
    at = 0
    for line in cut:
        for piece in line:
            covering = {n for n, f in enumerate(found) if f.start <= at and at + len(piece.text) <= f.end}
            assert set(piece.findings) == covering
            at += len(piece.text)
        at += 1


def test_kinds_have_names() -> None:
    assert set(KINDS) <= set(WORDS)
