"""`kg review`: what is undecided, and how people decide it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.review import review
from kg.corpus import Corpus
from kg.loading import load
from kg.stores import open_store
from tests.cli.conftest import Run

PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU
-------
Số: 12/KH-UBND
Mẫu, ngày 05 tháng 3 năm 2022

KẾ HOẠCH
Thực hiện Chỉ thị số 05-CT/TW về học tập

I. NỘI DUNG
1. Sở Nội vụ chủ trì rà soát.
"""
DIRECTIVE = """BAN CHẤP HÀNH TRUNG ƯƠNG
-------
Số: 777-CT/TW
Hà Nội, ngày {day} tháng 5 năm {year}

CHỈ THỊ
Về việc mẫu của năm {year}

I. NỘI DUNG
1. Các cấp ủy thực hiện.
"""
MENTION = "plan.txt#777-CT/TW"
FIRST, SECOND = "777-CT/TW@2016", "777-CT/TW@2021"


@pytest.fixture
def loaded(run: Run, alone: Path) -> Run:
    """A corpus in which a plan names one of two directives of one symbol, and doesn't say which."""
    folder = alone / "texts"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN.replace("05-CT/TW", "777-CT/TW"), "utf-8")
    for year in (2016, 2021):
        (folder / f"ct{year}.txt").write_text(DIRECTIVE.format(day=15, year=year), "utf-8")
    load_texts()
    return run


def load_texts() -> None:
    with open_store(Path("kg-data/graph.kgl"), write=True) as store, Corpus.open(Path("kg-data/corpus.db")) as corpus:
        assert load([Path("texts")], corpus, store).loaded == 3


def rows(run: Run, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("review", *arguments, "--format", "json").stdout)
    return found


def decided() -> list[str]:
    return Path("kg-data/decisions.csv").read_text("utf-8").splitlines()


def implemented(run: Run) -> list[str]:
    plans = json.loads(run("implementers", "777-CT/TW", "--format", "json").stdout)
    dates = [row["directive_issued_on"] for row in plans if row["symbol"] == "12/KH-UBND"]
    return [date[:4] for date in dates if date]


def shown(run: Run) -> set[str]:
    """The ids of the documents that go by the symbol."""
    return {row["document"] for row in json.loads(run("show", "777-CT/TW", "--format", "json").stdout)}


def test_what_is_undecided_is_listed_with_what_it_may_be(loaded: Run) -> None:
    assert loaded("review").exit_code == 1
    (row,) = rows(loaded)
    assert list(row) == ["mention", "document", "source", "reason", "candidates", "mention_id", "candidate_ids"]
    assert (row["mention"], row["source"]) == ("777-CT/TW", "plan.txt")
    assert row["reason"] == "the reference doesn't say its date, and 2 known documents fit"
    assert row["mention_id"].startswith("document/unresolved/plan-txt-")
    assert len(row["candidates"]) == len(row["candidate_ids"]) == 2
    assert "2016-05-15" in row["candidates"][0] and "/2016-05-15/" in row["candidate_ids"][0]


def test_the_table_shows_what_to_type(loaded: Run) -> None:
    table = loaded("review", "--lang", "en").stdout
    assert MENTION in table and "1. 777-CT/TW, 2016-05-15" in table and "2. 777-CT/TW, 2021-05-15" in table
    assert max(map(len, table.splitlines())) <= 120


def test_nothing_undecided_ends_with_0(run: Run, alone: Path) -> None:
    (alone / "plan.txt").write_text(PLAN.replace("Chỉ thị số 05-CT/TW", "Chỉ thị số 05-CT/TW ngày 15/5/2016"), "utf-8")
    run("load", "plan.txt")
    assert (run("review").exit_code, run("review").stdout) == (0, "")


def test_a_decision_is_written_and_the_graph_follows(loaded: Run) -> None:
    assert implemented(loaded) == []
    done = loaded("review", "decide", MENTION, "same", SECOND, "--who", "Trần An", "--why", "tên gọi; trùng")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "plan.txt#777-CT/TW is now 777-CT/TW, 2021-05-15" in done.stderr
    assert implemented(loaded) == ["2021"] and rows(loaded) == []
    header, line = decided()
    assert header == "left,right,verdict,who,when,why"
    assert line.startswith("document/unresolved/plan-txt-") and line.endswith(",tên gọi; trùng")
    assert ",same,Trần An,20" in line


def test_not_this_one_leaves_the_other(loaded: Run) -> None:
    assert loaded("review", "decide", MENTION, "not-same", FIRST).exit_code == 0
    for row in rows(loaded):
        assert not [id for id in row["candidate_ids"] if "/2016-05-15/" in id], "what was ruled out is no candidate"


def test_unsure_is_recorded_and_decides_nothing(loaded: Run) -> None:
    done = loaded("review", "decide", MENTION, "unsure", FIRST, "--who", "An")
    assert done.exit_code == 0 and "plan.txt#777-CT/TW is still undecided" in done.stderr
    assert len(rows(loaded)) == 1 and ",unsure,An," in decided()[1]


def test_one_may_change_ones_mind(loaded: Run) -> None:
    Path("kg-data/decisions.csv").write_text("left,right,verdict,who,when,why\n", "utf-8")
    (row,) = rows(loaded)
    mention, (first, second) = row["mention_id"], row["candidate_ids"]
    with Path("kg-data/decisions.csv").open("a", encoding="utf-8") as file:
        file.write(f"{mention},{first},same,An,2020-01-01,\n{mention},{first},not_same,An,2020-02-01,\n")
    done = loaded("review", "decide", mention, "same", second, "--who", "An")
    assert done.exit_code == 0, done.stderr
    assert implemented(loaded) == ["2021"]
    assert [row["state"] for row in rows(loaded, "decisions")].count("replaced") == 1


def test_a_contradiction_is_refused_and_nothing_is_written(loaded: Run) -> None:
    loaded("review", "decide", MENTION, "same", FIRST, "--who", "An")
    before = decided()
    refused = loaded("review", "decide", MENTION, "not-same", FIRST, "--who", "Bình")
    assert refused.exit_code == 2 and refused.stderr.startswith("kg: these judgements contradict each other: ")
    assert "(Bình, " in refused.stderr and len(refused.stderr.splitlines()) == 1
    assert decided() == before


def test_two_documents_become_one_only_where_someone_says_so(loaded: Run) -> None:
    loaded("review", "decide", MENTION, "same", FIRST)
    before = decided()
    refused = loaded("review", "decide", MENTION, "same", SECOND)
    assert refused.exit_code == 2 and "is judged to be 777-CT/TW, 2016-05-15" in refused.stderr
    assert "kg review undo" in refused.stderr and decided() == before
    first, second = sorted(shown(loaded))
    assert loaded("review", "decide", second, "same", first).exit_code == 0
    assert shown(loaded) == {first}


def test_undo(loaded: Run) -> None:
    before = rows(loaded)
    loaded("review", "decide", MENTION, "same", FIRST)
    assert rows(loaded) == []
    done = loaded("review", "undo", MENTION)
    assert done.exit_code == 0 and "taken out of kg-data/decisions.csv" in done.stderr
    assert rows(loaded) == before and implemented(loaded) == [] and len(decided()) == 1
    again = loaded("review", "undo", MENTION)
    assert again.exit_code == 2 and "holds no judgement of plan.txt#777-CT/TW" in again.stderr


def test_undo_asks_which_of_several(loaded: Run) -> None:
    for which in (FIRST, SECOND):
        loaded("review", "decide", MENTION, "not-same", which)
    asked = loaded("review", "undo", MENTION)
    assert asked.exit_code == 2 and "holds 2 judgements" in asked.stderr and len(decided()) == 3
    assert loaded("review", "undo", MENTION, FIRST).exit_code == 0
    assert len(decided()) == 2 and "2021" in decided()[1]


def test_a_mention_may_be_named_by_its_id_and_a_document_too(loaded: Run) -> None:
    (row,) = rows(loaded)
    assert loaded("review", "decide", row["mention_id"], "same", row["candidate_ids"][1]).exit_code == 0
    assert implemented(loaded) == ["2021"]


def test_a_document_that_is_only_suspected_may_be_chosen(run: Run, alone: Path) -> None:
    (alone / "plan.txt").write_text(
        PLAN.replace("tháng 3 năm 2022", "tháng 3 năm 2013").replace("05-CT", "10-CT"), "utf-8"
    )
    with open_store(Path("kg-data/graph.kgl"), write=True) as store, Corpus.open(Path("kg-data/corpus.db")) as corpus:
        load([Path("plan.txt")], corpus, store)
    (row,) = rows(run)
    (hint,) = row["candidate_ids"]
    assert "not verified: " in row["candidates"][0]
    assert run("review", "decide", "plan.txt#10-CT/TW", "same", hint).exit_code == 0
    assert rows(run) == [] and [row["state"] for row in rows(run, "decisions")] == ["in_force"]


REFUSED = [
    (("plan.txt#9/KH-UBND", "same", FIRST), "there is no such mention"),
    (("other.txt#777-CT/TW", "same", FIRST), "there is no such mention"),
    (("document/unresolved/nothing", "same", FIRST), "no document fits document/unresolved/nothing"),
    ((MENTION, "same", "777-CT/TW"), "777-CT/TW is 2 documents — choose one: 777-CT/TW@2016-05-15 (document/"),
    ((MENTION, "same", "778-CT/TW"), "no document fits 778-CT/TW"),
    ((MENTION, "same", "document/nothing"), "no document fits document/nothing"),
    ((MENTION, "maybe", FIRST), "takes one of: same, not-same, unsure"),
    ((MENTION, "same", FIRST, "--who", " "), "a judgement says who made it"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[row[1][:40] for row in REFUSED])
def test_what_is_refused_writes_nothing(loaded: Run, arguments: tuple[str, ...], said: str) -> None:
    refused = loaded("review", "decide", *arguments)
    assert refused.exit_code == 2 and said in refused.stderr and len(refused.stderr.splitlines()) == 1
    assert not Path("kg-data/decisions.csv").exists()


def test_what_is_open_about_one_document(loaded: Run) -> None:
    assert len(rows(loaded, "--document", FIRST)) == 1
    assert rows(loaded, "--document", "12/KH-UBND") == []
    assert "Nothing is undecided about 12/KH-UBND." in loaded("review", "--document", "12/KH-UBND").stderr


def test_decisions_are_listed_with_their_state(loaded: Run) -> None:
    assert "Nothing has been judged." in loaded("review", "decisions").stderr
    loaded("review", "decide", MENTION, "same", FIRST, "--who", "An", "--why", "theo trích yếu")
    (row,) = rows(loaded, "decisions")
    assert (row["verdict"], row["who"], row["why"], row["state"]) == ("same", "An", "theo trích yếu", "in_force")
    assert row["left_title"] == MENTION and row["right_title"].startswith("777-CT/TW, 2016-05-15")
    table = loaded("review", "decisions", "--lang", "vi").stdout
    assert MENTION in table and "Phán đoán: 1" in table and "theo trích yếu" in table


def test_a_decision_waits_while_its_source_is_gone_and_counts_when_it_is_back(loaded: Run) -> None:
    loaded("review", "decide", MENTION, "same", SECOND)
    loaded("unload", "plan.txt")
    (row,) = rows(loaded, "decisions")
    assert row["state"] == "waiting" and "(waiting" in loaded("review", "decisions").stdout
    load_texts()
    assert implemented(loaded) == ["2021"] and rows(loaded, "decisions")[0]["state"] == "in_force"


def test_an_edited_file_is_noticed_and_applied(loaded: Run) -> None:
    (row,) = rows(loaded)
    line = f"{row['mention_id']},{row['candidate_ids'][0]},same,An,2026-01-01,"
    Path("kg-data/decisions.csv").write_text(f"left,right,verdict,who,when,why\n{line}\n", "utf-8")
    assert "run: kg review apply" in loaded("review").stderr and len(rows(loaded)) == 1
    applied = loaded("review", "apply")
    assert applied.exit_code == 0 and "judgements: 1" in applied.stderr
    assert implemented(loaded) == ["2016"] and "apply" not in loaded("review").stderr


def test_a_broken_file_is_one_line(loaded: Run) -> None:
    Path("kg-data/decisions.csv").write_text(
        "left,right,verdict,who,when,why\nKL 51,KL 52,same,An,2026-01-01,\n", "utf-8"
    )
    for arguments in (("review",), ("review", "apply"), ("review", "decide", MENTION, "same", FIRST)):
        broken = loaded(*arguments)
        assert broken.exit_code == 2 and "decisions.csv, line 2: 'KL 51' is no id" in broken.stderr
    assert "dòng 2: 'KL 51' không phải mã" in loaded("review", "--lang", "vi").stderr


@pytest.mark.parametrize("way", ["option", "environment"])
def test_the_file_may_lie_elsewhere(loaded: Run, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("--decisions", "ours.csv") if way == "option" else ()
    if way == "environment":
        monkeypatch.setenv("KG_DECISIONS", "ours.csv")
    assert loaded("review", "decide", MENTION, "same", SECOND, *options).exit_code == 0
    assert Path("ours.csv").exists() and not Path("kg-data/decisions.csv").exists()
    assert implemented(loaded) == ["2021"]
    assert rows(loaded, *options) == []


def test_every_subcommand_explains_itself() -> None:
    assert isinstance(review, click.Group)
    for name, command in review.commands.items():
        assert "Example:" in (command.help or "") and f"kg review {name}" in (command.help or ""), name
        assert CliRunner().invoke(main, ["review", name, "--help"]).exit_code == 0
