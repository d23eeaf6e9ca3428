"""Acts that bear one title one after the other: which "Luật Đất đai" a text of a day means.

Texts cite laws without a year ("Căn cứ Luật Du lịch") and mean the one that is in force when they are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.resolution.names import name_key
from loaders.tables import table


@dataclass(frozen=True, slots=True)
class Act:
    """A law, code, ordinance or constitution.

    `title` has no year; `number` is empty for constitutions, which have none; days are ISO.
    """

    title: str
    number: str
    passed_on: str
    in_force_from: str


_YEAR = re.compile(r",?(?:\s+năm)?\s+\(?(?P<year>(?:19|20)\d\d)\)?$", re.IGNORECASE)
"""The year at the end of a name. It is cut before the diacritics are, for which "năm" and the "Nam" of "Việt Nam"
would be the same word."""

_CONSTITUTION = "hien phap"
_CERTAIN = ("verified", "knowledge")


def acts_of(name: str) -> tuple[Act, ...]:
    """The acts that a name may mean, oldest first: all that bore the title, or of them those of the year that it names
    ("Luật Đất đai năm 2013"); none for a title that isn't in `ontology/acts.tsv`. Acts of which the day isn't known
    aren't among them."""
    title, year = _title_and_year(name)
    return tuple(act for act in _acts().get(title, ()) if year is None or act.passed_on.startswith(year))


def act_in_force(name: str, day: str | None) -> Act | None:
    """The one act that bears a name and was in force on a day.

    The day is ISO, as exact as known: a month or a year decides only where one act was in force all that time. None
    without a day, for a title that isn't in `ontology/acts.tsv`, before its first act there came into force, since an
    act may be in force of which the day isn't known, and where the name has a year and the act of that year wasn't in
    force.

    An act that was repealed and left its title to no other is still what the title means.
    """
    title, year = _title_and_year(name)
    acts = _acts().get(title, ())
    if not day or not acts:
        return None
    since = [act.in_force_from for act in acts]
    in_force = bisect_right(since, _first_day(day))
    if not in_force or in_force != bisect_right(since, _last_day(day)) or _last_day(day) >= _undecided_since(title):
        return None
    act = acts[in_force - 1]
    return act if year is None or act.passed_on.startswith(year) else None


def _first_day(day: str) -> str:
    return day + "0000-01-01"[len(day) :]


def _last_day(day: str) -> str:
    return day + "9999-12-31"[len(day) :]


@lru_cache(maxsize=10_000)
def _title_and_year(name: str) -> tuple[str, str | None]:
    found = _YEAR.search(name.strip())
    title = name.strip()[: found.start()] if found else name
    return _title_key(title), found["year"] if found else None


def _title_key(title: str) -> str:
    """As `name_key`, and without commas, which texts put and leave out as they like; the constitution is named with
    or without the state's name."""
    key = " ".join(name_key(title).replace(",", " ").split())
    return _CONSTITUTION if key.startswith((f"{_CONSTITUTION} nuoc ", f"{_CONSTITUTION} cua nuoc ")) else key


@cache
def _acts() -> dict[str, tuple[Act, ...]]:
    """The acts of `ontology/acts.tsv` by the key of their title, in the order in which they came into force."""
    acts: dict[str, list[Act]] = {}
    for row in table("acts"):
        if row["confidence"] in _CERTAIN:
            act = Act(row["title"], row["number"], row["passed_on"], row["in_force_from"])
            acts.setdefault(_title_key(act.title), []).append(act)
    return {key: tuple(sorted(bearers, key=lambda act: act.in_force_from)) for key, bearers in acts.items()}


@cache
def _undecided_since(title: str) -> str:
    """The first day on which an act of unknown day may be in force; a day after all days where there is none."""
    return min((row["in_force_from"] for row in table("acts") if _is_unsure(row, title)), default="9999-12-32")


def _is_unsure(row: dict[str, str], title: str) -> bool:
    return row["confidence"] not in _CERTAIN and _title_key(row["title"]) == title
