"""Whether confidence means something: of the findings in a band of confidence, how many are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from kg.evaluation.judging import DEADLINES, EDGES, Judgement

KINDS = {
    "references": "reference",
    "relations": "relation",
    "relations.cites": "relation",
    "tasks": "task",
    EDGES: "assignment",
    DEADLINES: "deadline",
    "targets": "target",
    "recipients": "recipient",
}
"""What counts as a finding, by its group; header fields do besides. `assignment` is a task with a body and its role."""
BANDS = (0.9, 0.8, 0.7, 0.0)
"""The bands, the surest first: each holds what is above its bound, up to the bound before."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Band:
    """The findings of a kind whose confidence is above `above`, up to `upto`: how many there are and are right."""

    kind: str
    above: float
    upto: float
    findings: int
    right: int

    @property
    def share(self) -> float:
        """The part that is right."""
        return self.right / self.findings

    @property
    def interval(self) -> tuple[float, float]:
        """Where the part that is right lies with 95% certainty."""
        return wilson(self.right, self.findings)


def calibrate(judgements: Iterable[Judgement]) -> list[Band]:
    """The bands of all findings together, then of each kind; bands without findings are left out. Findings without a
    confidence (what a user stated in a sidecar) are not counted."""
    counts: Counter[tuple[str, float, bool]] = Counter()
    for judgement in judgements:
        kind = "header" if judgement.group.startswith("header.") else KINDS.get(judgement.group)
        if kind is None or judgement.confidence is None or judgement.verdict == "missed":
            continue
        bound = next(bound for bound in BANDS if judgement.confidence > bound or bound == BANDS[-1])
        for name in (kind, ALL):
            counts[name, bound, judgement.verdict == "right"] += 1
    found = []
    for kind in (ALL, "header", *dict.fromkeys(KINDS.values())):
        for bound, top in zip(BANDS, (1.0, *BANDS), strict=False):
            right, wrong = counts[kind, bound, True], counts[kind, bound, False]
            if right + wrong:
                found.append(Band(kind, bound, top, right + wrong, right))
    return found


def wilson(right: int, findings: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies, given how often it was seen (E. B. Wilson, 1927); `z` standard deviations
    on either side, 1.96 for 95%."""
    share = right / findings
    middle = share + z * z / (2 * findings)
    margin = z * sqrt(share * (1 - share) / findings + z * z / (4 * findings * findings))
    whole = 1 + z * z / findings
    return max(0.0, (middle - margin) / whole), min(1.0, (middle + margin) / whole)
