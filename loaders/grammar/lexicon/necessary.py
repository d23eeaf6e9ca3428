"""Words that every match of a pattern contains: looking for them is far cheaper than trying the pattern.

They are read off the pattern itself, so that the tables need no column for them.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def necessary(pattern: str) -> tuple[str, ...]:
    """Pieces of text of which at least one stands in every match; ("",), which stands everywhere, where none can be
    told. For patterns that mind the case.

    >>> necessary(r"(?:và )?(?:bãi bỏ|hủy bỏ) *của?")
    ('bãi bỏ', 'hủy bỏ')
    """
    return _of(_parser.parse(pattern))


def _of(sequence: Any) -> tuple[str, ...]:
    """The best of what the parts of a sequence need: the longest, counting the shortest of its alternatives."""
    needed: list[tuple[str, ...]] = [("",)]
    run = ""
    for what, argument in sequence:
        if what is op.LITERAL:
            run += chr(argument)
            continue
        needed.append((run,))
        run = ""
        if what is op.SUBPATTERN:
            needed.append(_of(argument[-1]))
        elif what in _REPEATED and argument[0] > 0:
            needed.append(_of(argument[2]))
        elif what is op.BRANCH:
            needed.append(tuple(dict.fromkeys(piece for branch in argument[1] for piece in _of(branch))))
    needed.append((run,))
    return max(needed, key=lambda pieces: min(map(len, pieces)))
