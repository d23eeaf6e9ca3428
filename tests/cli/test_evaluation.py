"""`kg evaluate` at the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
PLAN = """UBND TỈNH LẠNG SƠN
Số: 43/KH-UBND
Lạng Sơn, ngày 25 tháng 02 năm 2022

KẾ HOẠCH
Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư

III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế chủ trì xây dựng quy chế.
"""
SAID: dict[str, Any] = {
    "file": "plan.txt",
    "references": [{"ref": "51-KL/TW", "issued_on": "2019-05-30"}, {"ref": "29-NQ/TW"}],
    "assignments": [{"task": "Sở Y tế chủ trì", "assignees": [{"name": "Sở Y tế", "role": "lead"}]}],
}


@pytest.fixture
def annotated(alone: Path) -> Path:
    """A plan in `texts/` and its annotation in `gold/`: the plan cites one document, its reader says two."""
    for folder in ("gold", "texts"):
        (alone / folder).mkdir()
    (alone / "texts" / "plan.txt").write_text(PLAN, "utf-8")
    (alone / "gold" / "plan.json").write_text(json.dumps(SAID), "utf-8")
    return alone


def test_json_has_groups_calibration_and_details(annotated: Path, run: Run) -> None:
    result = run("evaluate", "gold", "--texts", "texts", "--format", "json", "--details")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    references = next(row for row in answer["groups"] if row["group"] == "references")
    assert (references["right"], references["missed"], references["wrong"], references["recall"]) == (1, 1, 0, 0.5)
    assert {row["kind"] for row in answer["calibration"]} >= {"all", "reference", "task", "assignment"}
    assert all(0 <= row["low"] <= row["share"] <= row["high"] <= 1 for row in answer["calibration"])
    missed = next(row for row in answer["details"] if row["group"] == "references")
    assert (missed["verdict"], missed["finding"], missed["file"]) == ("missed", "29-nq/tw", "plan.txt")
    assert {row["group"] for row in answer["details"]} <= {row["group"] for row in answer["groups"]}


def test_csv_has_the_figures_or_the_details(annotated: Path, run: Run) -> None:
    figures = run("evaluate", "gold", "--texts", "texts", "--format", "csv").stdout
    assert {"group", "precision", "recall", "f1"} <= set(next(csv.DictReader(io.StringIO(figures))))
    details = run("evaluate", "gold", "--texts", "texts", "--format", "csv", "--details").stdout
    wrong = next(row for row in csv.DictReader(io.StringIO(details)) if row["verdict"] == "wrong")
    assert PLAN[int(wrong["start"]) : int(wrong["end"])], "what is wrong says where it stands"


@pytest.mark.parametrize(("language", "said"), [("en", "What confidence means"), ("vi", "Độ tin cậy có đúng không")])
def test_tables(annotated: Path, run: Run, language: str, said: str) -> None:
    shown = run("evaluate", "gold", "--texts", "texts", "--details", "--lang", language).stdout
    assert said in shown and "references" in shown and "plan.txt" in shown


BARS = [("references=0.6", 0, ""), ("references=0.9", 1, "references: F1 0.667 is below 0.9")]


@pytest.mark.parametrize(("bar", "code", "said"), BARS)
def test_bars(annotated: Path, run: Run, bar: str, code: int, said: str) -> None:
    result = run("evaluate", "gold", "--texts", "texts", "--fail-under", bar)
    assert result.exit_code == code and said in result.stderr


def test_an_annotation_without_its_document_is_left_out(annotated: Path, run: Run) -> None:
    (annotated / "gold" / "other.json").write_text('{"file": "other.txt"}', "utf-8")
    result = run("evaluate", "gold", "--texts", "texts")
    assert result.exit_code == 0 and "its document other.txt is not in texts" in result.stderr


WRONG = [
    (["evaluate", "gold", "--texts", "gold"], "holds none of the annotated documents"),
    (["evaluate", "gold", "--texts", "nowhere"], "--texts can't be used"),
    (["evaluate", "nowhere", "--texts", "texts"], "GOLD can't be used"),
    (["evaluate", "gold"], "--texts is missing"),
    (["evaluate", "texts", "--texts", "texts"], "there are no annotations (*.json) in texts"),
    (["evaluate", "gold", "--texts", "texts", "--fail-under", "references"], "must be GROUP=F1"),
    (["evaluate", "gold", "--texts", "texts", "--fail-under", "references=2"], "must be GROUP=F1"),
    (["evaluate", "gold", "--texts", "texts", "--fail-under", "tables=0.5"], "there is no group tables — groups are"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[said for _, said in WRONG])
def test_wrong_usage(annotated: Path, run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and said in result.stderr.splitlines()[-1], result.output
    assert result.stdout == "", "an error must not appear among the data"


def test_bad_json_is_named_with_file_and_line(annotated: Path, run: Run) -> None:
    (annotated / "gold" / "plan.json").write_text('{"file": "plan.txt",\n"levels": []}', "utf-8")
    english, vietnamese = (run("evaluate", "gold", "--texts", "texts", "--lang", lang) for lang in ("en", "vi"))
    assert english.exit_code == 2 and "plan.json, line 2: unknown field `levels`" in english.stderr
    assert "plan.json, dòng 2: không có trường `levels`" in vietnamese.stderr
