"""What the user says beside a file reaches its text; what is wrong there is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.reading import ReadingError, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_text("KẾ HOẠCH", "utf-8")
    return path


def test_a_sidecar_states_facts(file: Path, tmp_path: Path) -> None:
    (file.parent / "a.txt.meta.yaml").write_text(
        "number: 158/KH-UBND\nissued_on: 2019-12-16\nsample: true\nkind: original\nuri: https://example.vn/158\n",
        "utf-8",
    )
    text = read(file, base=tmp_path)
    facts = text.facts
    assert (facts.number, facts.issued_on, facts.sample, facts.kind) == ("158/KH-UBND", "2019-12-16", True, "original")
    assert text.uri == "https://example.vn/158"


def test_the_nearest_word_wins(file: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_text("file,number,issuer,territory\nsub/a.txt,1,A,tỉnh X\n", "utf-8")
    (file.parent / "corpus.csv").write_text("\ufefffile;number;issuer\na.txt;2;B\n", "utf-8")
    (file.parent / "a.txt.meta.yaml").write_text("number: '3'\n", "utf-8")
    facts = read(file, base=tmp_path).facts
    assert (facts.number, facts.issuer, facts.territory) == ("3", "B", "tỉnh X")


def test_a_table_is_read_again_when_it_changes(file: Path) -> None:
    table = file.parent / "corpus.csv"
    table.write_text("file,number\na.txt,1\n", "utf-8")
    assert read(file).facts.number == "1"
    table.write_text("file,number\na.txt,12\n", "utf-8")
    assert read(file).facts.number == "12"


@pytest.mark.parametrize("date", ["2019", "2019-05", "2019-05-30"])
def test_dates_may_be_partial(file: Path, date: str) -> None:
    (file.parent / "a.txt.meta.yaml").write_text(f"issued_on: {date}\n", "utf-8")
    assert read(file).facts.issued_on == date


@pytest.mark.parametrize(
    ("sidecar", "told"),
    [
        ("nummer: 1\n", "number"),
        ("number: [1, 2]\n", "number"),
        ("number: 5\n", "quotes"),
        ("issued_on: 30/5/2019\n", "2019-05-30"),
        ("level: province\n", "provincial"),
        ("kind: news\n", "report"),
        ("sample: perhaps\n", "true or false"),
        ("- a\n- b\n", "number: 51-KL/TW"),
        ("{a: [", "YAML"),
        ("a: &a [x]\nb: &b [*a, *a]\n", "keys"),
        ("!!python/object/apply:os.system ['true']\n", "YAML"),
        ("number: '" + "9" * 70_000 + "'", "too long"),
    ],
)
def test_a_wrong_sidecar_is_told_in_one_line(file: Path, tmp_path: Path, sidecar: str, told: str) -> None:
    (file.parent / "a.txt.meta.yaml").write_text(sidecar, "utf-8")
    with pytest.raises(ReadingError) as error:
        read(file, base=tmp_path)
    message = str(error.value)
    assert message.startswith("sub/a.txt: ") and told in message and "\n" not in message, message


@pytest.mark.parametrize(
    ("table", "told"),
    [("file,nummer\na.txt,1\n", "number"), ("name,number\na.txt,1\n", "`file`"), ("file,level\na.txt,x\n", "commune")],
)
def test_a_wrong_table_is_told_in_one_line(file: Path, table: str, told: str) -> None:
    (file.parent / "corpus.csv").write_text(table, "utf-8")
    with pytest.raises(ReadingError, match=told):
        read(file)
