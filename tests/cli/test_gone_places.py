"""What is said of a place that is no more, in both languages, beside its documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph import Edge, Graph, Node
from kg.stores import open_store

Run = Callable[..., Result]
NODES = [
    Node("place/1", "Place", {"title": "tỉnh Quảng Nam", "kind": "tỉnh", "level": "provincial"}),
    Node(
        "place/2",
        "Place",
        {"title": "thành phố Đà Nẵng", "kind": "thành phố", "level": "provincial"} | {"valid_from": "2025-07-01"},
    ),
    Node(
        "d",
        "Document",
        {"title": "Kế hoạch 7/KH-UBND tỉnh Quảng Nam", "symbol": "7/KH-UBND", "territory": "tỉnh Quảng Nam"}
        | {"issuer": "Ủy ban nhân dân tỉnh Quảng Nam", "issued_on": "2019-12-16", "status": "held"},
    ),
]


@pytest.fixture
def gone(alone: Path) -> None:
    """A data folder in which Quảng Nam went into Đà Nẵng."""
    with open_store(alone / "kg-data" / "graph.kgl", write=True) as store:
        store.write(Graph.of(NODES, [Edge("place/1", "SUCCEEDED_BY", "place/2")]), corpus="c")


SAID = {
    "en": "tỉnh Quảng Nam went into thành phố Đà Nẵng on 2025-07-01\n",
    "vi": "tỉnh Quảng Nam đã nhập vào thành phố Đà Nẵng ngày 1/7/2025\n",
}
COMMANDS = [("show", "tỉnh Quảng Nam"), ("query", "documents_of_place", "-p", "place=Quảng Nam")]


@pytest.mark.usefixtures("gone")
@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_place_that_is_no_more_says_where_it_went(run: Run, command: tuple[str, ...], language: str) -> None:
    result = run(*command, "--lang", language)
    assert (result.exit_code, result.stderr) == (0, SAID[language])
    assert "7/KH-UBND" in result.stdout and "nhập vào" not in result.stdout and "went" not in result.stdout


@pytest.mark.usefixtures("gone")
def test_a_place_that_is_there_says_nothing_and_lists_nothing(run: Run) -> None:
    result = run("show", "thành phố Đà Nẵng")
    assert result.exit_code == 0 and "went" not in result.stderr and not result.stdout


@pytest.mark.usefixtures("gone")
def test_the_rows_for_programs(run: Run) -> None:
    (row,) = json.loads(run("show", "tỉnh Quảng Nam", "--format", "json").stdout)
    assert (row["document"], row["place_title"], row["succession"]) == ("d", "tỉnh Quảng Nam", None)


@pytest.mark.usefixtures("gone")
def test_a_bare_name_means_documents(run: Run) -> None:
    """Only a place's whole name lists its documents: a part of a title stays a part of a title."""
    assert "Territory" in run("show", "Quảng Nam").stdout


@pytest.mark.usefixtures("gone")
@pytest.mark.parametrize("width", [80, 100])
def test_the_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr("kg.cli.output.WIDTH_IN_A_PIPE", width)
    lines = run("show", "tỉnh Quảng Nam", "--lang", "vi").stdout.splitlines()
    assert max(map(len, lines)) <= width and "Tình trạng" in lines[1]
