"""`kg extract`: what a person reads, each finding with its proof, pages, and the same answers by several processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.marking.conftest import PLAN

Run = Callable[..., Result]
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(alone: Path) -> Path:
    file = alone / "plan.txt"
    file.write_text(PLAN, "utf-8")
    return file


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "Symbol 43/KH-UBND",
                "Issued on 25 Feb 2022",
                "Implements (2) 51-KL/TW conclusion · Ban Bí thư · 30 May 2019",
                "Only mentioned (1) Luật Giáo dục",
                "Tasks by body (3)",
                "Supports: Sở Tài chính ⏱ trước ngày 30/6/2022 → 30 Jun 2022",
                "≥ 90 % 2025",
                "Recipient (2) Tỉnh ủy; Lưu: VT",
                "relation: 2, reference: 3, task: 3, target: 1, recipient: 2, body: 3",
            ],
        ),
        (
            "vi",
            ["Số, ký hiệu 43/KH-UBND", "Thực hiện (2)", "Phối hợp: Sở Tài chính ⏱ trước ngày 30/6/2022", "Nơi nhận"],
        ),
    ],
)
def test_a_document_as_it_was_read(run: Run, plan: Path, lang: str, expected: list[str]) -> None:
    done = run("extract", plan, "--lang", lang)
    assert done.exit_code == 0, done.output
    shown = squeezed(done.stdout)
    for words in expected:
        assert words in shown, f"{words!r} is missing from:\n{done.stdout}"
    assert "\x1b" not in done.stdout, "colours in a pipe"


def test_each_task_stands_once(run: Run, plan: Path) -> None:
    shown = squeezed(run("extract", plan, "--lang", "en").stdout)
    assert shown.count("rà soát mạng lưới") == 1


def test_long_tasks_are_cut_unless_asked_for(run: Run, alone: Path) -> None:
    long = "tổ chức thực hiện các nhiệm vụ được giao, " * 12 + "xong việc cuối cùng"
    (alone / "plan.txt").write_text(PLAN.replace("bố trí kinh phí", long), "utf-8")
    assert "xong việc cuối cùng" not in squeezed(run("extract", "plan.txt").stdout)
    for option in ("--full", "--explain"):
        assert "xong việc cuối cùng" in squeezed(run("extract", "plan.txt", option).stdout)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_finding_is_explained(run: Run, plan: Path, lang: str) -> None:
    shown = squeezed(run("extract", plan, "--explain", "--lang", lang).stdout)
    found = json.loads(run("extract", plan, "--format", "json").stdout)
    for group in ("references", "relations", "assignments", "targets"):
        for one in found[group]:
            if one.get("type") != "cites":
                assert f"{one['confidence']:.0%} {one['rule']} [{one['start']}:{one['end']}]" in shown, one
    assert re.search(r"(?:The text gives the symbol|Văn bản được dẫn bằng số và ký hiệu)", shown)


def test_what_contradicts_the_sidecar_is_shown(run: Run, plan: Path) -> None:
    plan.with_name("plan.txt.meta.yaml").write_text("number: 44/KH-UBND\n", "utf-8")
    shown = squeezed(run("extract", plan, "--lang", "en").stdout)
    assert "44/KH-UBND (from the sidecar; the text says: 43/KH-UBND)" in shown


def test_a_document_cannot_steer_the_terminal(run: Run, alone: Path) -> None:
    (alone / "plan.txt").write_text(PLAN.replace("Nguyễn Văn A", "Nguyễn [red]Văn\x1b[31m A\u202e"), "utf-8")
    for options in ([], ["--explain"]):
        shown = run("extract", "plan.txt", *options).stdout
        assert "\x1b" not in shown and "\u202e" not in shown


def test_nothing_found_is_said(run: Run, alone: Path) -> None:
    (alone / "note.txt").write_text("abc\n", "utf-8")
    assert "Nothing was found in this text." in run("extract", "note.txt", "--lang", "en").stdout
    assert "Nothing was found" in run("extract", "note.txt", "--lang", "en", "--explain").stdout


def test_one_page(run: Run, plan: Path, alone: Path) -> None:
    done = run("extract", plan, "--html", "page.html", "--lang", "en")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Wrote page.html\n")
    assert "Plan 43/KH-UBND (25 Feb 2022)" in (alone / "page.html").read_text("utf-8")


def test_pages_in_a_folder_with_an_index(run: Run, alone: Path) -> None:
    for name in ("a/plan.txt", "b/plan.txt", "b/Plan.TXT"):
        (alone / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (alone / "in" / name).write_text(PLAN, "utf-8")
    (alone / "in" / "empty.txt").write_text("", "utf-8")
    done = run("extract", "in", "--html", "out")
    assert done.exit_code == 1 and done.stderr.count("\n") == 2, done.stderr
    pages = sorted(file.name for file in (alone / "out").iterdir())
    assert len(pages) == 4 and len({page.casefold() for page in pages}) == 4, pages
    index = (alone / "out" / "index.html").read_text("utf-8")
    assert all(f'href="{page}"' in index for page in pages if page != "index.html")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt", "b.txt", "--html", "page.html"], "page.html is one page, but there are 2 documents"),
        (["a.txt", "--html", "no/page.html"], "there is no such folder"),
        (["a.txt", "--html", "no/such"], "there is no such folder"),
    ],
)
def test_a_place_that_cannot_be(run: Run, alone: Path, arguments: list[str], said: str) -> None:
    for name in ("a.txt", "b.txt"):
        (alone / name).write_text(PLAN, "utf-8")
    done = run("--lang", "en", "extract", *arguments)
    assert isinstance(done.exception, SystemExit) and done.exit_code == 2, done.output
    assert said in done.stderr and not list(alone.glob("*.html"))


@pytest.mark.parametrize("options", [["--format", "json"], [], ["--explain"], ["--html", "out"]])
def test_several_processes_say_the_same(alone: Path, options: list[str]) -> None:
    (alone / "in").mkdir()
    for n in range(6):
        (alone / "in" / f"{n}.txt").write_text(PLAN.replace("43/KH", f"{n + 1}/KH"), "utf-8")
    (alone / "in" / "3.txt").write_text("", "utf-8")
    said = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "kg.cli", "--lang", "vi", "extract", "in", *options, "--jobs", jobs]
        done = subprocess.run(
            command, capture_output=True, check=False, cwd=alone, env=os.environ | {"PYTHONPATH": str(CHECKOUT)}
        )
        pages = {file.name: file.read_bytes() for file in sorted((alone / "out").glob("*"))}
        assert done.returncode == 1, done.stderr
        said.append((done.stdout, done.stderr, pages))
    assert said[0] == said[1]
