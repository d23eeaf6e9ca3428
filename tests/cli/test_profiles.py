"""`--profile` tells how the answer came about, and changes nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli.profiles import cells, cut, tell
from kg.stores import Profile, Step

Run = Callable[..., Result]

COMMANDS = [
    ["implementers", "51-KL/TW", "--format", "json"],
    ["trace", "51-KL/TW", "--format", "csv"],
    ["show", "628/QĐ-TTg", "--format", "json"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.usefixtures("data")
def test_the_answer_stays_the_same(run: Run, command: list[str]) -> None:
    plain, profiled = run(*command), run(*command, "--profile")
    assert (profiled.exit_code, profiled.stdout) == (plain.exit_code, plain.stdout)
    said = profiled.stderr.splitlines()
    assert any(re.match(r"Query \d+: \d+\.\d ms — MATCH ", line) for line in said), said
    assert any(re.fullmatch(r"  Match .*  \d+  +\d+\.\d", line) for line in said), said
    assert "Query 1" not in plain.stderr


def test_steps_of_a_store_that_counts_hits(capsys: pytest.CaptureFixture[str]) -> None:
    steps = (
        Step("NodeUniqueIndexSeek", rows=1, hits=2, depth=1),
        Step("ProduceResults", rows=1200, hits=0),
    )
    tell(3, "// title.vi: a\nMATCH (d:Document)\n  RETURN d.id AS id", Profile(0.0123, steps))
    assert capsys.readouterr().err.splitlines() == [
        "Query 3: 12.3 ms — MATCH (d:Document) RETURN d.id AS id",
        "  step                   rows  database hits",
        "    NodeUniqueIndexSeek     1              2",
        "  ProduceResults         1200              0",
    ]


def test_a_query_without_steps_has_only_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    tell(1, "RETURN 1", Profile(1.5, ()))
    assert capsys.readouterr().err == "Query 1: 1500.0 ms — RETURN 1\n"


def test_long_steps_are_cut() -> None:
    assert len(cut("x" * 100)) == 60 and cells(Step("x" * 100, 1, seconds=0.5))[3] == "500.0"


def test_a_closed_graph_leaves_no_profile_behind(run: Run, data: Path) -> None:
    assert run("implementers", "51-KL/TW", "--profile").stderr.count("Query 1:") == 1
    assert data.exists()
