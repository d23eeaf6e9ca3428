"""Dates that a slip of the pen or of the reader tells apart: one document's, not two's.

A body gives a number of its series once a year, the Party's committees once a term. Two dates for one number within
that time can't both be right; where they differ by a slip, the one that less speaks for is taken for misprinted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.resolution.clusters import Cluster


@dataclass(frozen=True, slots=True)
class Misprint:
    """A cluster whose date is taken for a misprint of another's; `sure` is false where as much speaks for either."""

    doubtful: Cluster
    right: Cluster
    sure: bool


def misprints(clusters: Sequence[Cluster]) -> list[Misprint]:
    """Among documents of one block, those whose dates are a slip of each other's."""
    of_series: dict[str, list[Cluster]] = defaultdict(list)
    for one in clusters:
        if one.date and len(one.date) == 10:
            of_series[one.series.folded].append(one)
    found = []
    for group in of_series.values():
        for one in group:
            rivals = [other for other in group if other is not one and _stands_over(one, other) is not None]
            if rivals:
                right = max(rivals, key=lambda c: (weight(c), c.date or ""))
                found.append(Misprint(one, right, bool(_stands_over(one, right))))
    return found


def _stands_over(one: Cluster, other: Cluster) -> bool | None:
    """Whether more speaks for the other of two dates that a slip tells apart; None where no slip does, or more speaks
    for this one."""
    assert one.date and other.date
    if not is_slip(one.date, other.date):
        return None
    less, more = weight(one), weight(other)
    if _one_period(one, other):
        return less < more if less <= more else None
    # In two years a number is two documents as a rule; the same day and month is a sign only for a lone mention.
    return True if one.date[4:] == other.date[4:] and less == (0, 1) and more > (0, 1) else None


def weight(cluster: Cluster) -> tuple[int, int]:
    """How much speaks for a cluster's date: its own text or the authority list, else the texts that name it."""
    return (1, 0) if cluster.held or cluster.known else (0, min(len(cluster.sources), 2))


def _one_period(one: Cluster, other: Cluster) -> bool:
    assert one.date and other.date
    return one.date[:4] == other.date[:4] or (one.term is not None and one.term == other.term)


def is_slip(one: str, other: str) -> bool:
    """Whether two days differ by one digit, by two neighbours that changed places, or by day and month.

    >>> is_slip("2025-08-22", "2025-08-28"), is_slip("2022-03-02", "2022-02-03"), is_slip("2022-03-02", "2022-11-17")
    (True, True, False)
    """
    if len(one) != 10 or len(other) != 10 or one == other:
        return False
    if one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7]):
        return True
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return len(differing) == 2 and last == first + 1 and one[first] + one[last] == other[last] + other[first]
