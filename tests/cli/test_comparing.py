"""`kg diff` and `kg loads`: counts first, rows for programs, exit codes, loads by their numbers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli import comparing
from kg.graph import Edge, Graph, Node
from kg.stores import open_store

Run = Callable[..., Result]
HOSTILE = "=HYPERLINK(1) \x1b[31m[red]đỏ[/red]"


@pytest.fixture
def other(graph: Graph, alone: Path) -> Path:
    """A data folder without the commune's plan, with another title for the decision, and with one document more."""
    gone = {"kh-xa", "task-1"}
    nodes = [n for n in graph.nodes if n.id not in gone and n.id != "qd-628"]
    changed = next(n for n in graph.nodes if n.id == "qd-628")
    nodes += [Node("qd-628", "Document", {**changed.properties, "title": "Quyết định khác"})]
    nodes += [Node("new", "Document", {"title": HOSTILE})]
    edges = [e for e in graph.edges if not gone & {e.source, e.target}]
    with open_store(alone / "other" / "graph.kgl", write=True) as store:
        store.write(Graph.of(nodes, edges), corpus="other")
    return alone / "other"


@pytest.mark.usefixtures("data")
def test_counts_come_first(run: Run, other: Path) -> None:
    result = run("diff", other, "kg-data", "--lang", "en")
    lines = [line.split() for line in result.stdout.splitlines() if line.strip()]
    assert result.exit_code == 1
    assert lines[0] == ["Kind", "Came", "Went", "Changed"]
    assert lines[2:5] == [["document", "1", "1", "1"], ["relation", "1", "0", "0"], ["task", "1", "0", "0"]]
    assert lines[5][:2] == ["Change", "Kind"]
    assert "1385/QĐ-UBND" in result.stdout.partition(" implements ")[2] and "IMPLEMENTS" not in result.stdout


@pytest.mark.usefixtures("data")
def test_without_a_second_one_the_present_data_is_compared(run: Run, other: Path) -> None:
    both = run("diff", other, "kg-data", "--format", "json")
    assert run("diff", other, "--format", "json").stdout == both.stdout
    assert run("diff", other / "graph.kgl", "--format", "json").stdout == both.stdout
    rows = json.loads(both.stdout)
    assert {tuple(row) for row in rows} == {comparing.DIFF}
    assert ("changed", "document", "qd-628", "title") in {
        (row["change"], row["kind"], row["key"], row["property"]) for row in rows
    }


@pytest.mark.usefixtures("data")
def test_no_cell_of_csv_can_be_run(run: Run, other: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", "kg-data", other, "--format", "csv").stdout)))
    (row,) = [row for row in rows if row["key"] == "new"]
    assert row["title"].startswith("'=") and "\x1b" not in row["title"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_same_is_no_difference(run: Run, data: Path, language: str) -> None:
    result = run("diff", data, data, "--lang", language)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == {"en": "Nothing differs.\n", "vi": "Không có gì khác nhau.\n"}[language]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("arguments", [("nowhere",), ("kg-data", "nowhere"), ("nowhere", "kg-data"), (".", "kg-data")])
def test_a_place_without_a_graph_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("diff", *arguments, "--lang", "en")
    assert result.exit_code == 2 and "there is no graph here" in result.stderr and result.stderr.count("\n") == 1


def test_a_file_that_is_no_graph_is_refused(run: Run, data: Path, alone: Path) -> None:
    (alone / "text.txt").write_text("no graph", "utf-8")
    result = run("diff", "text.txt", data)
    assert result.exit_code == 2 and "text.txt" in result.stderr and result.stderr.count("\n") == 1


@dataclass(frozen=True)
class Load:
    number: int
    at: str
    added: int
    updated: int
    removed: int


@dataclass(frozen=True)
class Event:
    kind: str
    key: str
    title: str
    change: str


class Past:
    """A corpus with three loads."""

    def __enter__(self) -> Past:
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def loads(self) -> list[Load]:
        return [Load(1, "2026-01-01", 2, 0, 0), Load(2, "2026-01-02", 1, 1, 0), Load(3, "2026-01-03", 0, 0, 1)]

    def events(self, after: int, upto: int) -> Iterator[Event]:
        told = [
            (1, Event("document", "kl-2019", "Kết luận", "came")),
            (1, Event("task", "task/9", "Rà soát", "came")),
            (2, Event("relation", "IMPLEMENTS qd-628 gone", "", "came")),
            (3, Event("document", "kl-2019", "Kết luận", "changed")),
            (3, Event("task", "task/9", "", "went")),
            (3, Event("relation", "CITES task/9 kl-2019", "", "went")),
        ]
        return (event for load, event in told if after < load <= upto)


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setattr(comparing, "open_corpus", lambda settings: Past())


LOADS = [
    (("1", "2"), {("came", "relation", "628/QĐ-TTg IMPLEMENTS gone")}),
    (
        ("1",),
        {
            ("changed", "document", "Kết luận"),
            ("came", "relation", "628/QĐ-TTg IMPLEMENTS gone"),
            ("went", "task", "Rà soát"),
            ("went", "relation", "Rà soát CITES 51-KL/TW"),
        },
    ),
    (("0", "1"), {("came", "document", "Kết luận"), ("came", "task", "Rà soát")}),
    (("3",), set()),
    (("2", "2"), set()),
]


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(("numbers", "told"), LOADS, ids=[" ".join(case[0]) for case in LOADS])
def test_two_loads_are_compared_by_their_events(run: Run, numbers: tuple[str, ...], told: set[tuple[str, ...]]) -> None:
    result = run("diff", *numbers, "--format", "json")
    assert {(row["change"], row["kind"], row["title"]) for row in json.loads(result.stdout)} == told
    assert result.exit_code == (1 if told else 0)


REFUSED = [(("9",), "no load 9"), (("1", "9"), "no load 9"), (("2", "1"), "name the earlier one first: kg diff 1 2")]


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(("numbers", "said"), REFUSED)
def test_loads_that_are_not_there_are_refused(run: Run, numbers: tuple[str, ...], said: str) -> None:
    result = run("diff", *numbers, "--lang", "en")
    assert result.exit_code == 2 and said in result.stderr


@pytest.mark.usefixtures("past")
def test_a_folder_with_a_number_for_a_name_is_a_folder(run: Run, alone: Path, data: Path) -> None:
    data.rename(alone / "3")
    assert run("diff", "3", "3").exit_code == 0


@pytest.mark.usefixtures("past")
def test_loads_are_listed(run: Run) -> None:
    rows = json.loads(run("loads", "--format", "json").stdout)
    assert rows[1] == {"load": 2, "at": "2026-01-02", "added": 1, "updated": 1, "removed": 0}
    assert "Updated" in run("loads", "--lang", "en").stdout


@pytest.mark.usefixtures("past")
def test_people_read_turns_in_their_language_and_short_times(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run("diff", "1", "--lang", "vi").stdout
    assert "mất" in shown and "thêm" in shown and "went" not in shown and "came" not in shown
    monkeypatch.setattr(Past, "loads", lambda self: [Load(1, "2026-01-01T05:06:07+00:00", 2, 0, 0)])
    assert re.search(r" 2026-01-01 \d\d:06 ", run("loads").stdout)


def test_loads_need_a_corpus(run: Run) -> None:
    result = run("loads", "--lang", "en")
    assert result.exit_code == 2 and "nothing has been loaded" in result.stderr


def test_edges_are_told_with_both_ends(run: Run, graph: Graph, data: Path, alone: Path) -> None:
    more = Graph.of(graph.nodes, [*graph.edges, Edge("kl-2026", "CITES", "kl-2019")])
    with open_store(alone / "more" / "graph.kgl", write=True) as store:
        store.write(more, corpus="more")
    (row,) = json.loads(run("diff", data, "more", "--format", "json").stdout)
    assert (row["title"], row["key"]) == ("51-KL/TW CITES 51-KL/TW", "CITES kl-2026 kl-2019")
