"""What a change of the grammar gains and loses: two readings of the same documents, judged by the same annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.evaluation.judging import UNSCORED, Judgement, Verdict

Change = Literal["gained", "lost", "new wrong", "wrong gone"]
CHANGES: tuple[tuple[Change, Verdict], ...] = (
    ("lost", "right"),
    ("new wrong", "wrong"),
    ("gained", "right"),
    ("wrong gone", "wrong"),
)
"""The kinds of change, the bad ones first, each with the verdict that it is about."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that only one of two readings has."""

    change: Change
    judgement: Judgement


def compare(before: Iterable[Judgement], after: Iterable[Judgement]) -> list[Changed]:
    """The findings that one reading has more often than the other; the bad changes first, each in the order of the
    reading that has it."""
    then, now = ([j for j in reading if j.group not in UNSCORED] for reading in (before, after))
    found: list[Changed] = []
    for change, verdict in CHANGES:
        has, lacks = (now, then) if change in ("gained", "new wrong") else (then, now)
        known = Counter(_key(j) for j in lacks if j.verdict == verdict)
        for judgement in has:
            if judgement.verdict != verdict:
                continue
            if known[_key(judgement)]:
                known[_key(judgement)] -= 1
            else:
                found.append(Changed(change, judgement))
    return found


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.file, judgement.group, judgement.what
