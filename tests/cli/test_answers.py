"""What people and programs read: the answers in all forms and both languages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg.cli.answers import IMPLEMENTERS, TASKS, TRACE
from kg.dossier import SHOWN

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("data")

DESIGN = {
    "implementers": "directive directive_symbol directive_issued_on document symbol title doc_type issued_on issuer "
    "level territory status depth via quote source confidence",
    "trace": "directive directive_symbol directive_issued_on via document symbol task text assignee role deadline "
    "due_on level quote source",
}
"""The stable keys, as they were promised to programs."""

QUESTIONS: list[tuple[list[str], tuple[str, ...]]] = [
    (["implementers", "51-KL/TW"], tuple(DESIGN["implementers"].split())),
    (["trace", "51-KL/TW@2019", "--to", "commune"], tuple(DESIGN["trace"].split())),
    (["tasks", "Trường Tiểu học xã Mẫu"], TASKS),
    (["show", "628/QĐ-TTg"], SHOWN),
    (["stats"], ("what", "name", "count")),
    (["query"], ("name", "title", "answers", "parameters", "example", "file", "replaces")),
    (["cypher", "MATCH (d:Document) RETURN d.symbol AS symbol, d.level AS level"], ("symbol", "level")),
]
NAMES = [" ".join(arguments[:2]) for arguments, _ in QUESTIONS]


def read_json(run: Run, *arguments: str) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_promised_keys_are_the_ones_in_the_code() -> None:
    assert (" ".join(IMPLEMENTERS), " ".join(TRACE)) == (DESIGN["implementers"], DESIGN["trace"])


@pytest.mark.parametrize(("arguments", "keys"), QUESTIONS, ids=NAMES)
def test_json_is_an_array_of_flat_objects_with_stable_keys(
    run: Run, arguments: list[str], keys: tuple[str, ...]
) -> None:
    rows = read_json(run, *arguments)
    assert rows, "the small graph has an answer to this"
    for row in rows:
        assert tuple(row) == keys, "programs rely on these keys in this order"
        assert not any(isinstance(value, dict) for value in row.values()), "objects are flat"


@pytest.mark.parametrize(("arguments", "keys"), QUESTIONS, ids=NAMES)
def test_csv_has_the_same_rows(run: Run, arguments: list[str], keys: tuple[str, ...]) -> None:
    expected = read_json(run, *arguments)
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout)))
    assert len(rows) == len(expected) and tuple(rows[0]) == keys
    for row, wanted in zip(rows, expected, strict=True):
        for key, value in row.items():
            assert not value.startswith(("=", "+", "-", "@", "\t")), f"a spreadsheet would run {value!r}"
            if isinstance(wanted[key], list):
                assert value == " → ".join(wanted[key])


@pytest.mark.parametrize(("arguments", "keys"), QUESTIONS, ids=NAMES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_tables_are_for_people(run: Run, arguments: list[str], keys: tuple[str, ...], language: str) -> None:
    result = run("--lang", language, *arguments)
    assert result.exit_code == 0, result.output
    for steering in ("\x1b", "\u202e", "\x9b"):
        assert steering not in result.output, "text of a document steers the terminal"


def test_the_chain_and_the_proof_stand_beside_each_plan(run: Run) -> None:
    shown = " ".join(run("implementers", "51-KL/TW@2019").stdout.split())
    assert "51-KL/TW → 628/QĐ-TTg → 1385/QĐ-UBND" in shown
    assert "“thực hiện Kết luận số 51-KL/TW”" in shown and "[qd-628.txt]" in shown
    assert "[red]đỏ[/red]" in shown, "a title is shown as it is, not read as markup"


HEADINGS = [
    ("vi", ["implementers", "51-KL/TW@2019"], ["Văn bản", "Cơ quan ban hành", "30/5/2019", "11/5/2021", "trung ương"]),
    ("en", ["implementers", "51-KL/TW@2019"], ["Document", "Issued by", "2019-05-30", "2021-05-11", "central"]),
    ("vi", ["tasks", "Trường Tiểu học xã Mẫu"], ["Nhiệm vụ", "Vai trò", "chủ trì", "Thời hạn"]),
    ("en", ["tasks", "Trường Tiểu học xã Mẫu"], ["Task", "Role", "lead", "Deadline"]),
    ("vi", ["query"], ["Tham số", "Văn bản triển khai một chỉ đạo"]),
    ("en", ["query"], ["What a plan rests on"]),
]


@pytest.mark.parametrize(("language", "arguments", "words"), HEADINGS)
def test_headings_speak_the_language(run: Run, language: str, arguments: list[str], words: list[str]) -> None:
    shown = run(*arguments, "--lang", language).stdout
    for word in words:
        assert word in shown, f"“{word}” is missing in:\n{shown}"


def test_a_shared_symbol_is_kept_apart_and_said(run: Run) -> None:
    result = run("implementers", "51-KL/TW", "--format", "json")
    assert {row["directive"] for row in json.loads(result.stdout)} == {"kl-2019"}
    assert "51-KL/TW is 2 documents: 2019-05-30 Ban Bí thư; 2026-06-17 Bộ Chính trị" in result.stderr
    assert "choose with 51-KL/TW@2019" in result.stderr
    assert "No document in the corpus implements 51-KL/TW (2026-06-17)." in result.stderr, (
        "the other one is not forgotten"
    )
    assert run("implementers", "51-KL/TW@2019").stderr == "", "nothing to choose, nothing to say"
    vietnamese = run("implementers", "51-KL/TW", "--lang", "vi").stderr
    assert "30/5/2019 Ban Bí thư; 17/6/2026 Bộ Chính trị" in vietnamese


def test_no_answer_is_an_empty_array_and_a_word_to_the_person(run: Run) -> None:
    result = run("implementers", "51-KL/TW@2026", "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert result.stderr == "", "a program reads the empty array"
    assert run("implementers", "51-KL/TW@2026", "--format", "csv").stdout.count("\n") == 1, "the header line stays"


NOTHING = [
    (
        ["implementers", "51-KL/TW@2026"],
        "No document in the corpus implements 51-KL/TW (2026-06-17). None in the corpus is not the same as none issued",
        "Kho không có văn bản nào thực hiện 51-KL/TW (17/6/2026). Kho chưa có không có nghĩa là chưa ban hành",
    ),
    (["trace", "51-KL/TW@2019", "--to", "district"], "there are tasks at: commune (--to commune)", "ở cấp: xã (--to"),
    (["trace", "51-KL/TW@2026"], "no task at any level follows from 51-KL/TW@2026", "không dẫn đến nhiệm vụ nào"),
    (["tasks", "Trường Tiểu học xã Mẫu", "--role", "advise"], "leave out --role", "bỏ --role"),
    (["query", "deadlines", "-p", "from=1999", "-p", "to=1999"], "is not the same as none issued", "Kho chưa có"),
]


@pytest.mark.parametrize(("arguments", "english", "vietnamese"), NOTHING, ids=[" ".join(a) for a, *_ in NOTHING])
def test_an_empty_answer_says_what_it_means(run: Run, arguments: list[str], english: str, vietnamese: str) -> None:
    for language, words in (("en", english), ("vi", vietnamese)):
        result = run(*arguments, "--lang", language)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (0, "", 1), result.output
        assert words in result.stderr, result.stderr


@pytest.mark.parametrize("place", ["before", "after"])
def test_shared_options_stand_before_or_after_the_command(run: Run, data: Path, place: str) -> None:
    moved = data.rename(data.with_name("elsewhere"))
    given = ["--data", str(moved), "--format", "json", "--lang", "vi"]
    arguments = [*given, "implementers", "KL 51"] if place == "before" else ["implementers", "KL 51", *given]
    result = run(*arguments)
    assert json.loads(result.stdout) and "là 2 văn bản" in result.stderr


def test_the_later_option_wins_and_the_environment_comes_last(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DATA", "nowhere")
    assert "nowhere" in run("stats").stderr
    assert run("--data", "nowhere", "stats", "--data", data).exit_code == 0
    assert run("stats", "--data", data).exit_code == 0
    monkeypatch.setenv("KG_STORE", str(data / "graph.kgl"))
    assert run("stats").exit_code == 0, "KG_STORE names the graph, so KG_DATA's need not be there"


WRONG = [
    (["implementers", "99-KL/TW"], "no document fits 99-KL/TW — "),
    (["implementers", "51-KL/TU"], "did you mean 51-KL/TW?"),
    (["trace", "628/QĐ-TTg@1999"], "did you mean 628/QĐ-TTg@2021-05-11?"),
    (["show", ""], "no document fits"),
    (["tasks", "Sở Thủy lợi"], "no body fits Sở Thủy lợi — "),
    (["query", "implementors"], "there is no query implementors — did you mean implementers?"),
    (["query", "implementers"], "implementers needs directives"),
    (["query", "implementers", "-p", "directive=51-KL/TW"], "has no parameter directive"),
    (["query", "deadlines", "-p", "from=soon"], "from is a date, not 'soon'"),
    (["cypher", "MATCH (n) SET n.title = 'x'"], "only reading is allowed"),
    (["cypher", "MATCH (n"], "kg: "),
    (["cypher", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"], "not files"),
    (["cypher", "RETURN 1", "--limit", "0"], "--limit can't be used"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(a) for a, _ in WRONG])
def test_what_nothing_fits_is_one_line_with_a_hint(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert said in result.stderr and result.stderr.count("\n") == 1, result.stderr


def test_a_row_limit_is_said(run: Run) -> None:
    result = run("cypher", "MATCH (d:Document) RETURN d.id AS id", "--limit", "2", "--format", "json")
    assert len(json.loads(result.stdout)) == 2
    assert "the first 2" in result.stderr


def test_the_text_of_a_query_can_be_read(run: Run) -> None:
    assert "MATCH (start:Document)" in run("query", "implementers", "--show").stdout


def test_a_query_of_the_pack_answers(run: Run) -> None:
    rows = read_json(run, "query", "deadlines", "-p", "from=2022-06", "-p", "to=30/6/2022")
    assert [row["text"] for row in rows] == ["-Rà soát lớp học"]
    both = read_json(run, "query", "implementers", "-p", "directives=628/QĐ-TTg", "-p", "directives=1385/QĐ-UBND")
    assert {row["directive"] for row in both} == {"qd-628", "qd-1385"}, "a parameter given twice has both values"
