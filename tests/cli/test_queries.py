"""`kg query` before it runs: the list, descriptions, checks of files, text to paste, and names that mean several."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.packs import packs

Run = Callable[..., Result]
MINE = """// title.vi: Của tôi
// title.en: Mine
// answers: What is mine?
// param what choice(one, other) = one — which (example: other)
// column x — what
// example: kg query mine -p what=other
RETURN $what AS x
"""


@pytest.fixture
def own(alone: Path) -> Path:
    folder = alone / "own"
    folder.mkdir()
    (folder / "mine.cypher").write_text(MINE, "utf-8")
    return folder


# --- packs of one's own ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_pack_of_ones_own_runs_and_is_listed(
    run: Run, data: Path, own: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    given = ["--packs", own] if by == "option" else []
    if by == "environment":
        monkeypatch.setenv("KG_PACKS", os.pathsep.join([str(own), str(own)]))
    done = run("query", "mine", "-p", "what=other", *given, "--format", "json")
    assert json.loads(done.stdout) == [{"x": "other"}], done.output
    rows = {row["name"]: row for row in json.loads(run("query", *given, "--format", "json").stdout)}
    assert (rows["mine"]["file"], rows["mine"]["replaces"]) == (str(own / "mine.cypher"), False)
    assert (rows["to_collect"]["file"], rows["to_collect"]["replaces"]) == ("", False)


def test_a_pack_that_replaces_one_of_the_product_is_said_in_the_list(run: Run, data: Path, own: Path) -> None:
    (own / "implementers.cypher").write_text(MINE, "utf-8")
    assert "instead of the built-in" in " ".join(run("query", "--packs", own).stdout.split())
    assert json.loads(run("query", "implementers", "--packs", own, "--format", "json").stdout) == [{"x": "one"}]
    assert "one" in run("query", "implementers", "--packs", own).stdout


def test_a_broken_pack_is_one_line_and_hides_no_other(run: Run, data: Path, own: Path) -> None:
    (own / "broken.cypher").write_text(MINE.replace("choice(one, other)", "coice"), "utf-8")
    listed = run("query", "--packs", own)
    assert listed.exit_code == 0 and "mine" in listed.stdout
    said = f"{own / 'broken.cypher'}, line 4: there is no type coice — take one of choice"
    assert said in listed.stderr and listed.stderr.count("\n") == 1
    asked = run("query", "broken", "--packs", own)
    assert asked.exit_code == 2 and said in asked.stderr
    assert run("query", "mine", "--packs", own).exit_code == 0
    assert (
        f"{own / 'broken.cypher'}, dòng 4: không có kiểu coice" in run("query", "--packs", own, "--lang", "vi").stderr
    )


# --- descriptions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(packs()))
def test_each_pack_is_described_to_people(run: Run, name: str) -> None:
    pack = packs()[name]
    shown = " ".join(run("query", name, "--describe").stdout.split())
    for part in (*pack.titles.values(), pack.answers, *pack.columns, *(p.name for p in pack.parameters)):
        assert part in shown, part
    assert f"$ {pack.example}" in shown


def test_a_description_for_programs_has_a_row_a_part(run: Run, own: Path) -> None:
    rows = json.loads(run("query", "mine", "--packs", own, "--describe", "--format", "json").stdout)
    assert [(row["part"], row["name"]) for row in rows] == [
        *(
            ("title", "vi"),
            ("title", "en"),
            ("answers", None),
            ("parameter", "what"),
            ("column", "x"),
            ("example", None),
        )
    ]
    (what,) = [row for row in rows if row["part"] == "parameter"]
    assert what == {
        "part": "parameter",
        "name": "what",
        "type": "choice",
        "values": ["one", "other"],
        "default": "one",
        "required": False,
        "meaning": "which",
        "example": "other",
    }


# --- checks ------------------------------------------------------------------------------------------------------


def test_files_without_a_finding_end_with_0(run: Run, own: Path) -> None:
    done = run("query", "--check", own)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Files checked: 1. There is nothing to mend." in done.stderr
    assert run("query", "--check", "--packs", own).exit_code == 0


def test_findings_are_rows_and_end_with_1(run: Run, own: Path) -> None:
    other = own / "other.cypher"
    other.write_text(
        MINE.replace("query mine", "query other").replace("RETURN", "MATCH (a) WHERE keys(a) = []\nRETURN")
    )
    done = run("query", "--check", own / "mine.cypher", other, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == [
        {
            "file": str(other),
            "line": 7,
            "what": "keys() differs between stores",
            "instead": "name the properties",
        },
        {
            "file": str(other),
            "line": 8,
            "what": "rows come in any order",
            "instead": "end with ORDER BY over columns that tell rows apart",
        },
    ]
    shown = " ".join(run("query", "--check", other, "--lang", "vi").stdout.split())
    assert "nêu tên các thuộc tính" in shown


def test_what_cannot_be_read_ends_with_2_and_the_others_are_checked(run: Run, own: Path) -> None:
    (own / "binary.cypher").write_bytes(b"\xff")
    (own / "other.cypher").write_text("RETURN 1 AS x", "utf-8")
    (own / "empty").mkdir()
    done = run("query", "--check", own, "missing.cypher", own / "empty", "--format", "csv")
    assert done.exit_code == 2
    assert "other.cypher,1,there is no line" in done.stdout
    for said in (
        "binary.cypher is no UTF-8 text",
        "missing.cypher: there is no such file",
        "there is no file *.cypher",
    ):
        assert said in done.stderr
    assert done.stderr.count("\n") == 3


def test_only_files_that_were_read_are_counted(run: Run, own: Path) -> None:
    for form in ("table", "json", "csv"):
        nothing = run("query", "--check", "missing.cypher", "--format", form)
        assert (nothing.exit_code, nothing.stdout) == (2, "") and nothing.stderr.count("\n") == 1, form
        assert "missing.cypher: there is no such file" in nothing.stderr
    some = run("query", "--check", own, "missing.cypher")
    assert some.exit_code == 2 and "Files checked: 1." in some.stderr and some.stderr.count("\n") == 2


def test_something_has_to_be_checked(run: Run) -> None:
    assert (done := run("query", "--check")).exit_code == 2 and "name the files or folders" in done.stderr


# --- text to paste -----------------------------------------------------------------------------------------------


def test_the_text_to_paste_has_what_names_mean(run: Run, data: Path) -> None:
    done = run("query", "trace_to_commune", "--show", "-p", "directives=51-KL/TW", "-p", "level=tỉnh")
    assert done.stdout.startswith(
        ":param directives => ['kl-2019', 'kl-2026'];\n:param level => 'provincial';\n\nMATCH "
    )
    assert done.stdout.endswith(";\n") and "//" not in done.stdout
    assert "51-KL/TW is 2 documents" in done.stderr


def test_the_text_to_paste_needs_no_graph(run: Run) -> None:
    done = run("query", "trace_to_commune", "--show", "-p", "directives=51-KL/TW")
    assert done.exit_code == 0 and ":param directives => [];" in done.stdout
    assert "no graph here to look up 51-KL/TW" in done.stderr
    bare = run("query", "trace_to_commune", "--show")
    assert (
        ":param directives => [];\n:param level => 'commune';" in bare.stdout and "add -p directives=…" in bare.stderr
    )


def test_the_text_to_paste_takes_hostile_values(run: Run, data: Path) -> None:
    done = run("query", "deadlines", "--show", "-p", "bodies=Trường", "-p", "from=2021';//")
    assert done.exit_code == 2 and "from is a date" in done.stderr


# --- values ------------------------------------------------------------------------------------------------------

REFUSED = [
    # what is typed, and what is said before a store is opened
    (["deadlines", "-p", "form=2025"], "no parameter form: it takes from, to, bodies"),
    (["deadlines", "-p", "too=2025"], "no parameter too: it takes to, from, bodies"),
    (["tasks_of_body", "-p", "bodies=x", "-p", "role=boss"], "role is one of lead, support, advise, direct, supervise"),
    (["tasks_of_body", "-p", "bodies=x", "-p", "role=lead", "-p", "role=support"], "role is one value, not"),
    (["documents_of_place", "-p", "place=x", "-p", "also=later"], "also is one of none, before, after, all"),
    (["deadlines", "-p", "from=" + "9" * 3000], "from is a text of at most 2000 letters, not '999"),
    (["most_cited", "-p", "top=many"], "top is a whole number (0 or more), not 'many'"),
    (["most_cited", "-p", "top=99999999999999999999"], "top is a whole number"),
    (["most_cited", "-p", "top=-1"], "top is a whole number (0 or more), not '-1', for example 20"),
    (["overload", "-p", "least=-2", "--show"], "least is a whole number (0 or more), not '-2'"),
    (["most_cited", "-p", "types=, ,"], "types is codes with commas between them, not ', ,', for example NQ,KL,CT"),
    (["cascade", "-p", "directives="], "cascade needs directives (the directives"),
    (["cascade", "-p", "directives= ", "-p", "directives=", "--show"], "for example: kg query cascade -p directives="),
    (["target_drift", "-p", "indicator= "], "target_drift needs indicator"),
    (["implementers"], "implementers needs directives"),
    (["implementer"], "did you mean implementers?"),
    (["implementers", "upstream"], "one query runs at a time"),
    (["deadlines", "-p", "2025"], "must be name=value"),
    (["deadlines", "-p", " =2025"], "must be name=value"),
    (["--describe"], "name a query"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_does_not_fit_is_refused_before_a_store_is_asked(run: Run, arguments: list[str], said: str) -> None:
    done = run("query", *arguments)  # no graph is here: opening one would say so instead
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.count("\n") == 1, done.stderr


def test_a_refused_value_is_explained_in_vietnamese(run: Run) -> None:
    for pack in ("most_cited", "copying", "overload"):
        said = run("query", pack, "-p", "top=-1", "--lang", "vi").stderr
        assert "top phải là số nguyên từ 0 trở lên, không phải '-1', ví dụ" in said
    said = run("query", "cascade", "-p", "directives=", "--lang", "vi").stderr
    assert "truy vấn cascade cần tham số directives, ví dụ: kg query cascade" in said


def test_a_blank_value_leaves_open_what_is_not_required(run: Run, data: Path) -> None:
    for given in ("types=", "relation=", "level="):
        assert run("query", "most_cited", "-p", given).exit_code == 0
    assert run("query", "orphans", "-p", "types=").exit_code == 0


def test_blanks_between_codes_are_none_of_them(run: Run, data: Path) -> None:
    asked = ("query", "most_cited", "--format", "json", "-p")
    assert run(*asked, "types= QĐ , KL,").stdout == run(*asked, "types=QĐ,KL").stdout != run(*asked, "types=QĐ").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["implementers", "-p", "directives=51-KL/TW"], "51-KL/TW is 2 documents: 2019-05-30 Ban Bí thư; 2026-06-17"),
        (["upstream", "-p", "documents=51-KL/TW", "-p", "documents=KL 51"], "KL 51 is 2 documents"),
    ],
)
def test_a_name_that_means_several_lists_them(run: Run, data: Path, arguments: list[str], said: str) -> None:
    done = run("query", *arguments)
    assert done.exit_code == 0 and said in done.stderr, done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["implementers", "-p", "directives=628/QĐ-TTX"], "no document fits '628/QĐ-TTX'; did you mean 628/QĐ-TTg?"),
        (["tasks_of_body", "-p", "bodies=Trường Tiểu học xã Mẫn"], "did you mean Trường Tiểu học xã Mẫu?"),
        (["documents_of_place", "-p", "place=tỉnh Nowhere"], "no place fits 'tỉnh Nowhere'"),
    ],
)
def test_a_name_that_means_nothing_is_refused_with_near_ones(
    run: Run, data: Path, arguments: list[str], said: str
) -> None:
    done = run("query", *arguments)
    assert (done.exit_code, done.stdout) == (2, "") and said in done.stderr
