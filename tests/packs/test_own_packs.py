"""Packs of one's own: where they are found, what they replace, and what a broken one does to the others."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg.packs import PackError, own_folders, packs, shelf

HEADER = "// title.vi: a\n// title.en: b\n// answers: c?\n// example: kg query mine\n// column x — what\n"
MINE = f"{HEADER}RETURN 1 AS x\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def test_they_stand_beside_those_of_the_product(folder: Path) -> None:
    (folder / "mine.cypher").write_text(MINE, "utf-8")
    (folder / "notes.txt").write_text("no pack", "utf-8")
    known = shelf([folder])
    assert set(known.packs) == {*packs(), "mine"}
    assert (known.own, known.replaced, known.broken) == ({"mine": folder / "mine.cypher"}, frozenset(), ())


def test_one_of_the_same_name_replaces_that_of_the_product(folder: Path) -> None:
    (folder / "unresolved.cypher").write_text(MINE, "utf-8")
    known = shelf([folder])
    assert tuple(known.packs["unresolved"].columns) == ("x",)
    assert known.replaced == {"unresolved"}


def test_a_later_folder_replaces_an_earlier_one(folder: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (folder / "mine.cypher").write_text("broken", "utf-8")
    (later / "mine.cypher").write_text(MINE.replace("column x", "column y"), "utf-8")
    known = shelf([folder, later])
    assert tuple(known.packs["mine"].columns) == ("y",) and known.broken == ()


BROKEN = [
    # what lies in the file, and what is said of it
    (b"RETURN 1 AS x", "line 1: there is no line '// title.vi"),
    (f"{HEADER}// param x thing — y\nRETURN $x AS x".encode(), "line 6: there is no type thing — take one of string"),
    (f"{HEADER}// param x choice — y\nRETURN $x AS x".encode(), "line 6: this choice has no values — list them"),
    (f"{HEADER}// param x string(a, b) — y\nRETURN $x AS x".encode(), "line 6: only a choice lists values"),
    (
        f"{HEADER}// param x choice(a, b) = c — y\nRETURN $x AS x".encode(),
        "line 6: the default of x is c — it takes one",
    ),
    (f"{HEADER}// param x integer — y (example: z)\nRETURN $x AS x".encode(), "line 6: the example of x is z"),
    (f"{HEADER}// param 1x string — y\nRETURN 1 AS x".encode(), "line 6: this parameter can't be read"),
    (
        f"{HEADER}// param x string — y\n// param x string — z\n".encode(),
        "line 7: the parameter x was described before",
    ),
    (f"{HEADER}// column x — what\nRETURN 1 AS x".encode(), "line 6: the column x was described before"),
    (f"{HEADER}// answers: d?\nRETURN 1 AS x".encode(), "line 6: '// answers' was said before"),
    (b"\xff\xfe\x00", "is no UTF-8 text; save it as UTF-8"),
    (b"// \n" * 100_000, "is larger than 256 kB"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_one_is_told_with_its_file_and_line_and_hides_no_other(
    folder: Path, content: bytes, said: str
) -> None:
    (folder / "unresolved.cypher").write_bytes(content)
    (folder / "mine.cypher").write_text(MINE, "utf-8")
    known = shelf([folder])
    assert known.pack("mine") and known.pack("to_collect")
    (broken,) = known.broken
    assert str(broken.file) in broken.reason and said in broken.reason and "\n" not in broken.reason
    with pytest.raises(PackError, match=re.escape(said)):
        known.pack("unresolved")  # never in silence the product's own instead


def test_a_folder_and_a_name_that_no_one_can_type_are_no_packs(folder: Path) -> None:
    (folder / "sub.cypher").mkdir()
    (folder / "a b.cypher").write_text(MINE, "utf-8")
    reasons = [broken.reason for broken in shelf([folder]).broken]
    assert len(reasons) == 2
    assert "rename the file" in reasons[0] and "there is no such file" in reasons[1]


@pytest.mark.parametrize(
    ("name", "said"), [("missing", "there is no such folder"), ("file", "is a file; name the folder")]
)
def test_a_folder_that_is_none_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(PackError, match=said):
        shelf([tmp_path / name])


@pytest.mark.parametrize(
    ("given", "environment", "folders"),
    [
        (None, "", []),
        (None, "a", ["a"]),
        (None, os.pathsep.join(["a", "", "b c"]), ["a", "b c"]),
        ("x", "a", ["x"]),
        ("", "a", []),
    ],
)
def test_folders_are_those_given_else_those_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, given: str | None, environment: str, folders: list[str]
) -> None:
    monkeypatch.setenv("KG_PACKS", environment)
    assert own_folders(given) == tuple(map(Path, folders))
