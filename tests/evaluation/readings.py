"""What the program reads in annotated documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kg.evaluation.annotations import read_annotations
from kg.evaluation.judging import Judgement, judge
from loaders import as_json, extract
from loaders.reading import read


@cache
def found_in(gold: Path, texts: Path) -> dict[str, dict[str, Any]]:
    """What the program finds in each annotated document, by file."""
    return {a.file: as_json(extract(read(texts / a.file, base=texts))) for a in read_annotations(gold)}


@cache
def judged(gold: Path, texts: Path) -> tuple[Judgement, ...]:
    """Every finding of the annotated documents, judged."""
    found = found_in(gold, texts)
    return tuple(j for a in read_annotations(gold) for j in judge(a.file, a.said, found[a.file]))
