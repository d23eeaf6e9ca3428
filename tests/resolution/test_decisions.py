"""The file of judgements: whatever saved it, and byte for byte the same but for the lines that changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.decisions import load_judgements, record, take_back, write_judgements
from kg.resolution.judgements import Judgement, JudgementError, Judgements, Verdict

HEADER = "left,right,verdict,who,when,why"
ONE = Judgement("document/unresolved/s/r", "document/b", Verdict.SAME, "An", "2026-01-02", 'nêu "đúng" ngày; số, năm')
TWO = Judgement("document/b", "document/c", Verdict.NOT_SAME, "Bình", "2026-01-03T08:00:00Z")
LINES = (
    'document/unresolved/s/r,document/b,same,An,2026-01-02,"nêu ""đúng"" ngày; số, năm"',
    "document/b,document/c,not_same,Bình,2026-01-03T08:00:00Z,",
)
SPREADSHEET = (
    "\ufeffleft;right;verdict;who;when;why\r\n"
    'document/unresolved/s/r;document/b;same;An;2026-01-02;"nêu ""đúng"" ngày; số, năm"\r\n'
    ";;;;;\r\n"
    "document/b;document/c;Not same;Bình;2026-01-03T08:00:00Z;\r\n"
)
WRITTEN = [
    ("as we write it", "\n".join([HEADER, *LINES, ""])),
    ("no end of line at the end", "\n".join([HEADER, *LINES])),
    ("from a spreadsheet", SPREADSHEET),
    ("empty lines first and between", "\n".join(["", HEADER, "", *LINES, "", ""])),
    ("CRLF", "\r\n".join([HEADER, *LINES, ""])),
    ("in another order, twice", "\n".join([HEADER, *reversed(LINES), *LINES])),
    (
        "columns in another order, the last one left out",
        'Verdict,Left,Right,Who,When,"Why"\nsame,document/unresolved/s/r,document/b,An,2026-01-02,'
        '"nêu ""đúng""\n ngày; số, năm"\nnot_same,document/b,document/c,Bình,2026-01-03T08:00:00Z\n',
    ),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.csv"


@pytest.mark.parametrize("text", [row[1] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_reading(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    assert list(load_judgements(path)) == sorted([ONE, TWO])


@pytest.mark.parametrize("text", ["", f"{HEADER}\n", HEADER, f"\ufeff{HEADER}\r\n\r\n"])
def test_a_file_without_judgements(path: Path, text: str) -> None:
    assert not len(load_judgements(path))
    path.write_bytes(text.encode())
    assert not len(load_judgements(path))


WRONG = [
    ("document/a,document/b,same,An,2026-01-02,\n", "has no column left; its first line is left,right,verdict,who"),
    ("left,right,verdict,who,why\n", "has no column when"),
    (f"{HEADER},note\n", "has the unknown column note"),
    (f"{HEADER}\n\nKL 51,document/b,same,An,2026-01-02,\n", "line 3: 'KL 51' is no id"),
    (
        f"{HEADER}\n{LINES[0]}\ndocument/a,document/b,maybe,An,2026-01-02,\n",
        "line 3: 'maybe' is no verdict; write same",
    ),
    (f'{HEADER}\n{LINES[1]}"a\nb"\ndocument/a,document/b,same,,2026-01-02,\n', "line 4: a judgement says who"),
    (f'{HEADER}\ndocument/a,"document/b,same\n', "line 2: this is no line of CSV; check its quotes"),
    (f"{HEADER}\n{LINES[1]}\ndocument/b,document/c,same,An,2026-01-02,\n", "line 2, 3: these judgements contradict"),
    ("\udcff", "this is no CSV in UTF-8; save it as"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_errors_name_file_line_and_remedy(path: Path, text: str, message: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(JudgementError) as wrong:
        load_judgements(path)
    assert str(path) in str(wrong.value) and message in str(wrong.value)


def test_recording_makes_the_file(path: Path) -> None:
    assert record(path, ONE) == Judgements.of([ONE])
    assert record(path, TWO) == Judgements.of([ONE, TWO]) == load_judgements(path)
    assert path.read_bytes().decode() == "\n".join([HEADER, *LINES, ""])


NEW = Judgement("document/x", "document/y", Verdict.UNSURE, "An", "2026-02-01", "x; y")
APPENDED = [
    ("\n".join([HEADER, *LINES, ""]), "document/x,document/y,unsure,An,2026-02-01,x; y\n"),
    ("\n".join([HEADER, *LINES]), "\ndocument/x,document/y,unsure,An,2026-02-01,x; y\n"),
    (HEADER, "\ndocument/x,document/y,unsure,An,2026-02-01,x; y\n"),
    (SPREADSHEET, 'document/x;document/y;unsure;An;2026-02-01;"x; y"\r\n'),
    (WRITTEN[-1][1], "unsure,document/x,document/y,An,2026-02-01,x; y\n"),
]


@pytest.mark.parametrize(("before", "line"), APPENDED)
def test_a_line_is_added_in_the_manner_of_the_file_and_all_else_stays(path: Path, before: str, line: str) -> None:
    path.write_bytes(before.encode())
    held = load_judgements(path)
    assert record(path, NEW) == load_judgements(path) == Judgements.of([*held, NEW])
    assert path.read_bytes().decode() == before + line
    assert record(path, NEW) == load_judgements(path)
    assert path.read_bytes().decode() == before + line, "what stands there is not written again"


def test_what_one_says_anew_at_the_same_time_takes_the_old_line(path: Path) -> None:
    path.write_bytes(SPREADSHEET.encode())
    other = Judgement("document/b", ONE.left, Verdict.NOT_SAME, "An", "2026-01-02", "nhầm")
    assert record(path, other) == Judgements.of([other, TWO]) == load_judgements(path)
    lines = SPREADSHEET.splitlines(keepends=True)
    lines[1] = "document/b;document/unresolved/s/r;not_same;An;2026-01-02;nhầm\r\n"
    assert path.read_bytes().decode() == "".join(lines)


def test_a_contradiction_is_not_recorded(path: Path) -> None:
    before = "\n".join([HEADER, *LINES, ""])
    path.write_bytes(before.encode())
    with pytest.raises(JudgementError, match=r"contradict each other: .*document/c = document/unresolved/s/r"):
        record(path, Judgement("document/c", ONE.left, Verdict.SAME, "An", "2026-02-01"))
    assert path.read_bytes().decode() == before


def test_taking_back_leaves_all_else(path: Path) -> None:
    path.write_bytes(SPREADSHEET.encode())
    assert take_back(path, [ONE, NEW]) == Judgements.of([TWO])
    lines = SPREADSHEET.splitlines(keepends=True)
    assert path.read_bytes().decode() == "".join([lines[0], *lines[2:]])


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    path.symlink_to(tmp_path / "kept" / "decisions.csv")
    record(path, ONE)
    assert path.is_symlink() and load_judgements(tmp_path / "kept" / "decisions.csv") == Judgements.of([ONE])


WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
JUDGED = st.builds(
    Judgement,
    st.sampled_from(["document/a", "document/unresolved/s/m"]),
    st.sampled_from(["document/b", "document/c"]),
    st.just(Verdict.SAME),
    WORDS.filter(str.strip),
    st.dates().map(lambda day: day.isoformat()),
    WORDS,
)


@given(st.lists(JUDGED, max_size=4, unique_by=lambda j: (j.pair, j.who, j.when)))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, judged: list[Judgement]) -> None:
    folder = tmp_path_factory.mktemp("decisions")
    judgements = Judgements.of(judged)
    write_judgements(folder / "all.csv", judgements)
    assert load_judgements(folder / "all.csv") == judgements
    for judgement in judgements:
        record(folder / "each.csv", judgement)
    if judged:
        assert (folder / "each.csv").read_bytes() == (folder / "all.csv").read_bytes()
