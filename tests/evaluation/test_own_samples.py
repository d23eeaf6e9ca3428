"""The samples of the project, annotated by hand: the grammar reads them at least as well as it did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.annotations import SHAPE, Annotation, read_annotations
from kg.evaluation.figures import count
from loaders.folding import fold
from loaders.reading import read
from loaders.tables import room
from tests.evaluation.readings import judged

GOLD = Path(__file__).resolve().parents[1] / "gold"
ANNOTATIONS = read_annotations(GOLD)
FLOORS = {
    "assignees": 0.97,
    "assignees.role": 0.97,
    "relations": 0.96,
    "targets": 0.93,
    "tasks.deadline": 0.89,
}
"""The F1 below which no change may fall; groups that are not named are read without a mistake. Raise them when the
grammar gets better."""


def test_the_samples_are_read_no_worse() -> None:
    figures = count(judged(GOLD, room("examples")))
    below = {f.group: round(f.f1, 3) for f in figures if f.f1 < FLOORS.get(f.group, 1.0)}
    assert not below, f"these groups fell below their floor: {below}"
    assert FLOORS.keys() <= {f.group for f in figures}


def values(shape: Any, said: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each field with each value that an annotation gives it."""
    if isinstance(shape, dict):
        for field, inner in shape.items():
            yield from values(inner, said.get(field), f"{name}.{field}".strip("."))
    elif isinstance(shape, list):
        for item in said or ():
            yield from values(shape[0], item, name)
    elif said is not None:
        yield name, said


def expected(shape: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each field of the format, with each value where only some are allowed."""
    if isinstance(shape, dict):
        for field, inner in shape.items():
            yield from expected(inner, f"{name}.{field}".strip("."))
    elif isinstance(shape, list):
        yield from expected(shape[0], name)
    else:
        yield from ((name, value) for value in (shape if isinstance(shape, tuple) else (None,)))


def test_every_field_and_value_of_the_format_occurs() -> None:
    given = {pair for a in ANNOTATIONS for pair in values(SHAPE, a.said)}
    given |= {(name, None) for name, _ in given}
    missing = [(name, value) for name, value in expected(SHAPE) if (name, value) not in given]
    assert missing == [("document.level", "unit")], "a document of a unit is still to be annotated"


@pytest.mark.parametrize("annotation", ANNOTATIONS, ids=[a.file for a in ANNOTATIONS])
def test_annotations_quote_the_text(annotation: Annotation) -> None:
    said = annotation.said
    text = fold(read(room("examples") / annotation.file, base=room("examples")).content)
    quoted = [quote for r in said["references"] for quote in r["surface"]]
    quoted += [r["quote"] for r in said["relations"]] + [t["text"] for t in said["targets"]] + said["recipients"]
    quoted += [q for a in said["assignments"] for q in (a["task"], a["deadline"]) if q]
    assert [quote for quote in quoted if fold(quote) not in text] == []


@pytest.mark.parametrize("annotation", ANNOTATIONS, ids=[a.file for a in ANNOTATIONS])
def test_every_reference_is_cited(annotation: Annotation) -> None:
    refs = [r["ref"] for r in annotation.said["references"]]
    relations = annotation.said["relations"]
    assert [r["target"] for r in relations if r["type"] == "cites" and r["source"] == "SELF"] == refs
    assert {end for r in relations for end in (r["source"], r["target"])} <= {"SELF", *refs}


def test_the_guide_explains_every_field() -> None:
    guide = (GOLD.parents[1] / "ANNOTATING.md").read_text("utf-8")
    names = {part for name, _ in expected(SHAPE) for part in name.split(".")}
    allowed = {value for _, value in expected(SHAPE) if value}
    assert [word for word in sorted(names | allowed) if f"`{word}`" not in guide and f'"{word}"' not in guide] == []
