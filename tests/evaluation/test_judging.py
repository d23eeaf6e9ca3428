"""Findings held against an annotation: a table of what both sides say and of the verdict that a reader would give."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation.calibration import calibrate, wilson
from kg.evaluation.changes import compare
from kg.evaluation.figures import Figures, count
from kg.evaluation.judging import Judgement, judge
from kg.evaluation.wording import alike, comparable, document_key

Said = dict[str, Any]


def verdicts(group: str, annotated: Said, found: Said) -> list[str]:
    return sorted(j.verdict for j in judge("a.txt", annotated, found) if j.group == group)


def header(**fields: str | None) -> Said:
    return {"document": fields}


def cited(*refs: str, **more: Any) -> Said:
    return {"references": [{"ref": ref, **more} for ref in refs]}


def acts(*triples: tuple[str, str, str]) -> Said:
    return {"relations": [{"source": s, "type": t, "target": o, "quote": ""} for s, t, o in triples]}


def task(text: str, *assignees: tuple[str, str], **more: Any) -> Said:
    named = [{"name": name, "role": role, "confidence": 0.95} for name, role in assignees]
    return {"assignments": [{"task": text, "assignees": named, "start": 0, "end": 9, "confidence": 0.95, **more}]}


def aim(value: float, unit: str, due: str | None) -> Said:
    return {"targets": [{"text": "…", "value": value, "unit": unit, "due": due}]}


SY, TC = ("Sở Y tế", "lead"), ("Sở Tài chính", "support")
CASES: list[tuple[str, str, Said, Said, list[str]]] = [
    ("leading zeros don't count", "header.number", header(number="05-CT/TW"), header(number="5-CT/TW"), ["right"]),
    ("another number", "header.number", header(number="5-CT/TW"), header(number="6-CT/TW"), ["missed", "wrong"]),
    ("nobody says anything", "header.signer", header(signer=None), header(signer=None), []),
    (
        "tones and short forms",
        "header.issuer",
        header(issuer="Uỷ ban nhân dân xã"),
        header(issuer="UBND xã"),
        ["right"],
    ),
    (
        "half a title",
        "header.title",
        header(title="Kế hoạch chuyển đổi số"),
        header(title="Kế hoạch"),
        ["missed", "wrong"],
    ),
    ("found", "references", cited("51-KL/TW"), cited("51-KL/TW"), ["right"]),
    ("one too many", "references", cited("51-KL/TW"), cited("51-KL/TW", "29-NQ/TW"), ["right", "wrong"]),
    ("by another name", "references", cited("1/QĐ", also=["Đề án Mẫu"]), cited("Đề án Mẫu"), ["right"]),
    ("by its wording", "references", cited("Luật Giáo dục"), cited("x", surface=["Luật giáo dục"]), ["right"]),
    (
        "its date",
        "references.issued_on",
        cited("1/QĐ", issued_on="2020"),
        cited("1/QĐ", issued_on="2021"),
        ["missed", "wrong"],
    ),
    ("its date, of another document", "references.issued_on", cited("1/QĐ", issued_on="2020"), cited("2/QĐ"), []),
    (
        "stated",
        "relations",
        acts(("SELF", "implements", "51-KL/TW")),
        acts(("SELF", "implements", "51-KL/TW")),
        ["right"],
    ),
    (
        "other way round",
        "relations",
        acts(("A1/1", "amends", "B1/1")),
        acts(("B1/1", "amends", "A1/1")),
        ["missed", "wrong"],
    ),
    ("mentions apart", "relations", acts(("SELF", "cites", "51-KL/TW")), acts(), []),
    (
        "twice is once",
        "relations",
        acts(*[("SELF", "guides", "1/QĐ")] * 2),
        acts(("SELF", "guides", "1/QĐ")),
        ["right"],
    ),
    ("same beginning", "tasks", task("Xây dựng quy chế"), task("Xây dựng quy chế."), ["right"]),
    ("another task", "tasks", task("Xây dựng quy chế"), task("Báo cáo kết quả"), ["missed", "wrong"]),
    ("its body", "assignees", task("Báo cáo", SY), task("Báo cáo", TC), ["missed", "wrong"]),
    ("its role", "assignees.role", task("Báo cáo", SY), task("Báo cáo", ("Sở Y tế", "support")), ["missed", "wrong"]),
    ("bodies of a task nobody sees", "assignees", task("Báo cáo", SY), task("Tập huấn cán bộ", SY), ["missed"]),
    ("but they are edges", "edges", task("Báo cáo", SY), task("Tập huấn cán bộ", SY), ["missed", "wrong"]),
    (
        "its deadline",
        "tasks.deadline",
        task("A b", deadline="trước 30/6/2022"),
        task("A b", deadline="trước 30/6/2022"),
        ["right"],
    ),
    ("no deadline found", "tasks.deadline", task("A b", deadline="trước 30/6/2022"), task("A b"), ["missed"]),
    ("an aim", "targets", aim(100, "%", "2025"), aim(100.0, "%", "2025"), ["right"]),
    ("its year", "targets", aim(100, "%", "2025"), aim(100, "%", None), ["missed", "wrong"]),
    ("not annotated", "targets", {}, aim(100, "%", None), []),
    ("remarks in brackets", "recipients", {"recipients": ["Lưu: VT (2)."]}, {"recipients": ["Lưu: VT"]}, ["right"]),
]


@pytest.mark.parametrize(("group", "annotated", "found", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdicts(group: str, annotated: Said, found: Said, expected: list[str]) -> None:
    assert verdicts(group, annotated, found) == expected


WORDINGS = [
    ("Uỷ ban nhân dân tỉnh", "UBND tỉnh", True),
    ("Sở  Y tế,\nSở Tài chính", "Sở Y tế Sở Tài chính", True),
    ("thị xã Mẫu", "TX Mẫu", True),
    ("Sở Y tế", "Sở Tài chính", False),
]


@pytest.mark.parametrize(("one", "other", "same"), WORDINGS)
def test_wordings(one: str, other: str, same: bool) -> None:
    assert (comparable(one) == comparable(other)) is same


KEYS = [
    ("05 - CT/TW", "5-ct/tw"),
    ("158/KH–UBND", "158/kh-ubnd"),
    ("Luật Giáo dục 2019", "luật giáo dục 2019"),
    (None, ""),
]


@pytest.mark.parametrize(("ref", "key"), KEYS)
def test_document_keys(ref: str | None, key: str) -> None:
    assert document_key(ref) == key


def test_nothing_is_alike_to_nothing_else() -> None:
    assert alike("", "", 0.9) and not alike("", "a", 0.1)


def judgement(
    verdict: Any, confidence: float | None = None, file: str = "a", group: str = "tasks", what: str = "x"
) -> Judgement:
    return Judgement(file, group, verdict, what, confidence=confidence)


def test_figures() -> None:
    [figures] = count([judgement("right"), judgement("right"), judgement("missed"), judgement("wrong", file="b")])
    assert (figures.right, figures.missed, figures.wrong) == (2, 1, 1)
    assert figures.precision == figures.recall == pytest.approx(2 / 3)
    assert figures.macro_f1 == pytest.approx((0.8 + 0) / 2), "of the first document 0.8, of the second nothing is right"
    assert Figures("tasks", 0, 0, 0).f1 == 1.0 and Figures("tasks", 0, 1, 0).f1 == 0.0


def test_calibration() -> None:
    told = [judgement("right", 0.95)] * 3 + [judgement("wrong", 0.9), judgement("missed"), judgement("right", None)]
    bands = [(b.kind, b.above, b.upto, b.right, b.findings) for b in calibrate(told)]
    assert bands == [(kind, *band) for kind in ("all", "task") for band in ((0.9, 1.0, 3, 3), (0.8, 0.9, 0, 1))]


INTERVALS = [(98, 100, 0.930, 0.994), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0)]
"""Of none and of all in 10 the bound is z² / (10 + z²) from the end."""


@pytest.mark.parametrize(("right", "findings", "low", "high"), INTERVALS)
def test_wilson(right: int, findings: int, low: float, high: float) -> None:
    assert wilson(right, findings) == pytest.approx((low, high), abs=0.0006)


def test_changes() -> None:
    before = [judgement("right", what="a"), judgement("wrong", what="b"), judgement("right", what="c")]
    after = [judgement("right", what="a"), judgement("right", what="d"), judgement("wrong", what="e")]
    told = [(c.change, c.judgement.what) for c in compare(before, after)]
    assert told == [("lost", "c"), ("new wrong", "e"), ("gained", "d"), ("wrong gone", "b")]
    assert compare(before, before) == []
