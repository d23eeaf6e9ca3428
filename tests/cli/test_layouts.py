"""What people see of packs: a directive once above its rows, a cascade as a tree, no ids."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from kg.cli.layouts import print_cascade

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("data")


def test_a_directive_stands_above_its_rows(run: Run) -> None:
    lines = run("query", "diffusion", "-p", "directives=51-KL/TW@2019").stdout.splitlines()
    assert lines[0].strip() == "51-KL/TW (2019-05-30)"
    assert "Directive" not in "".join(lines) and "document/" not in "".join(lines)


def test_programs_get_every_column(run: Run) -> None:
    header = run("query", "diffusion", "-p", "directives=51-KL/TW@2019", "--format", "csv").stdout.splitlines()[0]
    assert header.startswith("directive,directive_symbol,directive_issued_on,period,")


def test_a_cascade_is_a_tree(run: Run) -> None:
    shown = run("query", "cascade", "-p", "directives=51-KL/TW@2019").stdout
    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[0] == "51-KL/TW (2019-05-30)"
    direct = next(line for line in lines if "628/QĐ-TTg" in line and "──" in line)
    below = [line for line in lines if "──" in line and line.startswith(("│   ", "    "))]
    assert direct.startswith(("├── ", "└── ")) and below, shown


def row(document: str, parent: str, chains: int = 1, relation: str = "IMPLEMENTS") -> dict[str, object]:
    facts = {"directive": "d", "directive_symbol": "1-KL/TW", "directive_issued_on": None, "title": f"title {document}"}
    return {**facts, "document": document, "parent": parent, "relation": relation, "chains": chains, "symbol": None}


def test_what_hangs_on_it_in_another_way_and_by_several_chains(capsys: pytest.CaptureFixture[str]) -> None:
    print_cascade([row("a", "d"), row("b", "a", chains=3, relation="GUIDES"), row("c", "d")], ())
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "1-KL/TW",
        "├── title a",
        "│   └── title b",
        "│       guides · 3 such chains",
        "└── title c",
    ]
