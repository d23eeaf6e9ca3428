"""Every rule of the grammar has a row that says how sure it is and why; every row is a rule that finds something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from loaders import Text, extract, rules
from loaders.extraction import Extraction, RelationType
from loaders.rules import confidences
from loaders.tables import table

GRAMMAR = Path(__file__).resolve().parents[2] / "loaders" / "grammar"
ROWS = table("rules")
KINDS = ("header", "reference", "relation", "task", "target", "recipient", "doubt")
RULES = [row for row in ROWS if row["kind"] != "doubt"]
DOUBTS = [row for row in ROWS if row["kind"] == "doubt"]
NAMED_BY = {  # the calls of the grammar that name a rule: of which kind, and as which argument
    "seen": ("header", 2),
    "Mention": ("reference", 3),
    "Named": ("reference", 1),
    "quoted": ("relation", 3),
    "_note": ("task", 2),
}


def rules_that_found(extraction: Extraction) -> set[tuple[str, str]]:
    """The rules behind everything that a text says, each with the kind of its findings."""
    mentions = [m for r in extraction.references for m in r.mentions]
    return {
        *(("header", e.rule) for e in extraction.document.evidence.values()),
        *(("reference", m.rule) for m in mentions),
        *(("relation", r.evidence.rule) for r in extraction.relations),
        *(("task", a.evidence.rule) for a in extraction.assignments),
        *(("target", t.evidence.rule) for t in extraction.targets),
        *(("recipient", r.evidence.rule) for r in extraction.recipients),
    }


def read(example: str) -> Extraction:
    return extract(Text("example.txt", "example.txt", example.replace(" ¶ ", "\n"), "text/plain", ""))


@pytest.mark.parametrize("row", RULES, ids=[f"{r['kind']}: {r['rule']}" for r in RULES])
def test_rule(row: dict[str, str]) -> None:
    assert (row["kind"], row["rule"]) in rules_that_found(read(row["example"])), "the example shows the rule"


@pytest.mark.parametrize("row", DOUBTS, ids=[r["rule"] for r in DOUBTS])
def test_doubt(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the doubt somebody in the example would have the task more surely."""

    def sure() -> list[float]:
        return [assignee.confidence for a in read(row["example"]).assignments for assignee in a.assignees]

    doubtful = sure()
    monkeypatch.setattr(rules, "confidences", lambda: {**confidences(), ("doubt", row["rule"]): 1.0})
    assert doubtful and max(map(float.__sub__, sure(), doubtful)) > 0, "the example shows the doubt"


def test_rows_say_how_sure_and_why() -> None:
    assert len({(row["kind"], row["rule"]) for row in ROWS}) == len(ROWS), "a rule has one row"
    for row in ROWS:
        assert row["kind"] in KINDS
        assert row["meaning_en"].endswith(".") and row["meaning_vi"].endswith("."), "a sentence in both languages"
        assert row["confidence"] or row["rule"] == "cites", "only a mention's relation is as sure as the mention"
        assert not row["confidence"] or 0 < float(row["confidence"]) < 1


def named_in_code() -> Iterator[tuple[str, str]]:
    """The rules that the grammar's modules name in words."""
    for module in GRAMMAR.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            kind, place = NAMED_BY.get(called, ("", 99))
            for said in ast.walk(node.args[place]) if place < len(node.args) else ():
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield kind, f"assignment:{said.value}" if kind == "task" else said.value


def test_rules_in_code_have_rows() -> None:
    named = set(named_in_code())
    assert {kind for kind, _ in named} == {"header", "reference", "relation", "task"}
    assert named <= confidences().keys()


@pytest.mark.parametrize("relation", [r for r in get_args(RelationType) if r not in ("cites", "based_on")])
def test_relations_have_rules_for_both_sides(relation: str) -> None:
    """What the document does itself, and what documents that it cites do to each other."""
    own = [rule for kind, rule in confidences() if kind == "relation" and rule.split(" in ")[0] == relation]
    assert own and ("relation", f"{relation} between references") in confidences()
