"""A text cut at the borders of the findings in it, so that each piece knows all findings that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.marking.findings import Finding


class Piece(NamedTuple):
    """A stretch of a line and the numbers of the findings that cover it, the innermost (shortest) first."""

    text: str
    findings: tuple[int, ...]


def lines(content: str, findings: Sequence[Finding]) -> list[list[Piece]]:
    """The text as lines of pieces: the texts of all pieces, with line ends between the lines, are the text."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        if 0 <= finding.start < finding.end <= len(content):
            opening.setdefault(finding.start, []).append(number)
            closing.setdefault(finding.end, []).append(number)
    borders = sorted({0, len(content), *opening, *closing})
    found: list[list[Piece]] = [[]]
    open_now: set[int] = set()
    for start, end in pairwise(borders):
        open_now.difference_update(closing.get(start, ()))
        open_now.update(opening.get(start, ()))
        covering = tuple(sorted(open_now, key=lambda n: (findings[n].end - findings[n].start, n)))
        for number, line in enumerate(content[start:end].split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Piece(line, covering))
    return found
