"""Duties in texts that hold until further notice (regulations, statutes, decrees).

Most of their articles say what is so: definitions, conditions, powers, procedures. A task is what a named body "has to"
do, or one of the works that somebody does at a time or for somebody (`ontology/standing_duties.tsv`). What stands under
a heading of duties or of execution is read as everywhere.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.grammar.assignments.doers import Subject
from loaders.grammar.assignments.openings import opening_verb, past_circumstance
from loaders.grammar.assignments.sureness import is_anybody
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import Line, Phrases, words
from loaders.tables import table

_NEAR = 150


@cache
def _works() -> Phrases[str]:
    """The phrases of the table with what they need behind them: a verb of duty, or nothing."""
    return Phrases((row["phrase"], row["needs"]) for row in table("standing_duties"))


def lays_duty(text: str, subject: Subject) -> bool:
    """Whether a paragraph of standing rules gives its subject something to do: a body that is named and not only
    called anybody ("cơ quan, tổ chức, cá nhân")."""
    if subject.how not in ("own", "order", "label") or all(is_anybody(body.name) for body in subject.bodies):
        return False
    if subject.how == "order":
        return True
    start = past_circumstance(text, subject.duty, len(text))
    line = words(text, start, start + _NEAR)
    at, _ = opening_verb(line)
    for k in (0, at):
        work = _works().match(line, k)
        if work is not None and (work[1] != "verb" or _acts_at(line, work[0])):
            return True
    return False


_STATES = frozenset(("có", "là", "còn", "được", "thuộc", "đạt", "theo", "trên", "trong", "bảo", "đảm", "đáp", "cần"))
"""First words behind `phải` that set a condition instead of a duty."""


def _acts_at(line: Line, at: int) -> bool:
    at, _ = opening_verb(line, at)
    return at < len(line) and line[at].key not in _STATES and duty_verbs().match(line, at) is not None


_GRANTS = re.compile(r"(?:được|có\s+quyền|có\s+thể)(?!\w)", re.IGNORECASE)


def grants(text: str, start: int) -> bool:
    """Whether an item of standing rules gives a power instead of a duty ("Được kiểm tra đột xuất")."""
    return _GRANTS.match(text, start) is not None
