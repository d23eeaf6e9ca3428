"""`kg search`, as people and programs see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli.search import _line
from kg.search.finding import KEYS
from kg.search.wanted import wanted
from loaders.tables import room

Run = Callable[..., Result]

ASKED: list[tuple[list[str], list[str]]] = [
    (["51-KL/TW"], ["kl-2026", "kl-2019"]),
    (["ket", "luan", "giao", "duc"], ["kl-2019"]),
    (["kế hoạch"], ["kh-xa", "qd-628"]),
    (["kế hoạch", "--level", "commune"], ["kh-xa"]),
    (["mẫu", "--kind", "body"], ["body-1"]),
    (["mẫu", "--kind", "body", "--kind", "document"], ["kh-xa", "body-1"]),
    (["lớp học"], ["task-1"]),
    (["kết luận", "--from", "2020"], ["kl-2026"]),
    (["kết luận", "--to", "2020"], ["kl-2019"]),
    (["kết luận", "--limit", "1"], ["kl-2026"]),
    (["không có gì"], []),
]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("arguments", "ids"), ASKED, ids=[" ".join(arguments) for arguments, _ in ASKED])
def test_answers_for_programs(run: Run, arguments: list[str], ids: list[str]) -> None:
    result = run("search", *arguments, "--format", "json")
    rows = json.loads(result.stdout)
    assert result.exit_code == 0 and [row["id"] for row in rows] == ids
    assert all(list(row) == list(KEYS) for row in rows)
    table = run("search", *arguments, "--format", "csv").stdout.splitlines()
    assert table[0] == ",".join(KEYS) and len(table) == len(ids) + 1


@pytest.mark.usefixtures("data")
def test_a_table_for_people(run: Run) -> None:
    shown = run("search", "lop", "hoc", "--lang", "vi").stdout
    for said in ("nhiệm vụ", "-Rà soát lớp học", "Kế hoạch của xã mẫu", "5/1/2022"):
        assert said in " ".join(shown.split()), shown
    english = run("search", "xã").stdout
    assert "document" in english and "body" in english and "2022-01-05" in english


@pytest.mark.usefixtures("data")
def test_nothing_steers_a_terminal(run: Run) -> None:
    shown = run("search", "đỏ").stdout
    assert "[red]đỏ[/red]" in shown and "\x1b" not in shown and "\u202e" not in shown


SAID = [
    (["không", "gì"], 0, "nothing has all of these words: không gì", "không tìm thấy gì có đủ các từ: không gì"),
    (["xã", "--limit", "1"], 0, "1 more — add words", "còn 1 kết quả nữa"),
    (["!!!"], 2, "there is no word to look for", "không có từ nào để tìm"),
    (["a " * 65], 0, "nothing has", "không tìm thấy"),
    (["a-" * 65], 2, "too many words to look for: name at most 64", "quá nhiều từ để tìm: nêu nhiều nhất 64"),
    (["xã", "--from", "2022", "--to", "2021"], 2, "--from 2022 is after --to 2021", "--from 2022 sau --to 2021"),
    (["xã", "--from", "năm"], 2, "--from", "--from"),
    (["xã", "--kind", "source"], 2, "document, body, place, target, task", "document, body, place, target, task"),
    ([], 2, "TEXT is missing", "thiếu TEXT"),
]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("arguments", "code", "english", "vietnamese"), SAID, ids=[said for *_, said in SAID])
def test_what_it_says(run: Run, arguments: list[str], code: int, english: str, vietnamese: str) -> None:
    for language, said in (("en", english), ("vi", vietnamese)):
        result = run("search", *arguments, "--lang", language)
        assert result.exit_code == code and said in result.stderr, result.stderr
        assert result.stderr.count("\n") == 1


def test_nothing_loaded(run: Run) -> None:
    result = run("search", "giáo dục")
    assert result.exit_code == 2 and "kg load" in result.stderr


def test_another_store_is_searched_without_its_corpus(run: Run, alone: Path) -> None:
    assert run("load", room("examples")).exit_code == 0
    first = run("search", "đổi mới giáo dục", "--format", "json").stdout
    (alone / "kg-data" / "graph.kgl").rename(alone / "other.kgl")
    assert json.loads(first) and run("search", "doi moi giao duc", "--store", "other.kgl").exit_code == 0
    (alone / "kg-data" / "corpus.db").unlink()
    assert run("search", "đổi mới giáo dục", "--format", "json", "--store", "other.kgl").stdout == first


def test_a_long_text_is_cut_around_what_was_looked_for() -> None:
    words = " ".join(f"việc {n}," for n in range(100))
    line = _line(f"{words} cầu phao, {words}", "", wanted('"cau phao"'))
    ((start, end, _),) = line.spans
    assert line.plain[start:end] == "cầu phao" and len(line.plain) < 250
    assert line.plain.startswith("… ") and line.plain.endswith(" …") and 30 < start < 80
    begun = _line(f"cầu phao {words}", "", wanted("cau phao")).plain
    assert begun.startswith("cầu phao việc 0, ") and begun.endswith(" …")
    assert _line("cầu " * 10 + "x" * 500, "", wanted("x")).plain.startswith("cầu ")
