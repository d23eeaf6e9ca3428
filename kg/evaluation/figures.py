"""The judgements counted: precision, recall and F1 of each group, over all findings and as the mean of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from kg.evaluation.judging import UNSCORED, Judgement


@dataclass(frozen=True, slots=True)
class Figures:
    """How many findings of a group are right, missed and wrong; `macro_f1` is the mean of the documents' F1, of those
    in which one side has such a finding."""

    group: str
    right: int
    missed: int
    wrong: int
    macro_f1: float = 0.0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found and nothing had to be."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """The part of what is annotated that was found; 1 where nothing is annotated."""
        annotated = self.right + self.missed
        return self.right / annotated if annotated else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def count(judgements: Iterable[Judgement]) -> list[Figures]:
    """The figures of each group, in alphabetical order."""
    counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for judgement in judgements:
        if judgement.group not in UNSCORED:
            counts[judgement.group][judgement.file][judgement.verdict] += 1
    found = []
    for group, documents in sorted(counts.items()):
        macro = fmean(_figures(group, verdicts).f1 for verdicts in documents.values())
        found.append(_figures(group, sum(documents.values(), Counter()), macro))
    return found


def _figures(group: str, verdicts: Counter[str], macro: float = 0.0) -> Figures:
    return Figures(group, verdicts["right"], verdicts["missed"], verdicts["wrong"], macro)
