"""Words that every match of a pattern contains: looking for them is far cheaper than trying the pattern.

They are read off the pattern itself, so that the tables need no column for them.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


Needed = tuple[tuple[str, ...], ...]
"""Groups of pieces of text; one piece of each group is needed."""

_SHORTEST = 2
"""Single letters stand nearly everywhere."""


def necessary(pattern: str) -> Needed:
    """Groups of pieces of text of which every match holds at least one each. For patterns that mind the case.

    >>> necessary(r"(?:và )?(?:bãi bỏ|hủy bỏ) *theo? này")
    (('bãi bỏ', 'hủy bỏ'), ('the',), (' này',))
    """
    return _of(_parser.parse(pattern))


def holds(text: str, needed: Needed) -> bool:
    """Whether a text holds a piece of each group, so that it is worth trying the pattern."""
    for pieces in needed:  # plain loops: this is asked for every phrase of every paragraph
        for piece in pieces:
            if piece in text:
                break
        else:
            return False
    return True


def _of(sequence: Any) -> Needed:
    needed: list[tuple[str, ...]] = []
    run = ""
    for what, argument in sequence:
        if what is op.LITERAL:
            run += chr(argument)
            continue
        needed.append((run,))
        run = ""
        if what is op.SUBPATTERN:
            needed += _of(argument[-1])
        elif what in _REPEATED and argument[0] > 0:
            needed += _of(argument[2])
        elif what is op.BRANCH and all(branches := [_of(branch) for branch in argument[1]]):
            best = [max(groups, key=lambda pieces: min(map(len, pieces))) for groups in branches]
            needed.append(tuple(dict.fromkeys(piece for pieces in best for piece in pieces)))
    needed.append((run,))
    return tuple(dict.fromkeys(pieces for pieces in needed if min(map(len, pieces)) >= _SHORTEST))
