"""What fits, and in which order: decided here alone, by nothing that an engine knows.

First comes what has the words with the diacritics that were typed; then what is called so from beginning to end (a
symbol, a body's name), or from the beginning; then where all words stand in the title in this order; then where more of
them stand in the title; then documents before bodies, places, targets and tasks; what is held before what is only
cited; the newest first; and by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from typing import NamedTuple

from kg.search.wanted import MOST_WORDS, Wanted
from kg.search.words import KINDS


class Candidate(NamedTuple):
    """A node that may fit: its bare words, its level, day and whether it is held (those of its document where it
    belongs to one), and its words with their diacritics, None where they have none."""

    label: str
    id: str
    title: str
    beside: str
    level: str | None
    day: str | None
    held: bool | int | None
    spelling: str | None


class Ranked(NamedTuple):
    """The first of what fits, as (label, id), and how many fit in all."""

    first: list[tuple[str, str]]
    total: int


def ranked(candidates: Iterable[Candidate], wanted: Wanted, most: int) -> Ranked:
    """The first of all candidates that fit; each is counted once, however often an engine names it."""
    fitting = {one.id: (place, one) for one in candidates if (place := _place(one, wanted)) is not None}
    last = max(nsmallest(most, (place for place, _ in fitting.values())), default=0)
    contending = [(place, *_among_equals(one), one.label) for place, one in fitting.values() if place <= last]
    return Ranked([(label, id) for *_, id, label in nsmallest(most, contending)], len(fitting))


_ORDER = {label: number for number, label in enumerate(KINDS)}


def _place(one: Candidate, wanted: Wanted) -> int | None:
    """Where a candidate stands by its words and kind, as a number: the smallest first; None where it doesn't fit."""
    title, beside = f"| {one.title} |", f" {one.beside} "
    lacking = MOST_WORDS
    for needle, words in wanted.needles:
        if needle in title:
            lacking -= words
        elif needle not in beside:
            return None
    if not wanted.allows(one.label, one.level, one.day):
        return None
    phrase, called = f" {wanted.phrase} ", 3
    if phrase in title:
        called = 2 if f"|{phrase}" not in title else 1 if f"|{phrase}|" not in title else 0
    otherwise = 0
    if wanted.marked and one.spelling is not None:
        spelling = f" {one.spelling} "
        otherwise = sum(needle not in spelling for needle in wanted.marked)
    elif wanted.marked:
        otherwise = len(wanted.marked)
    return (((otherwise * 4 + called) * 128) + lacking) * 8 + _ORDER[one.label]


def _among_equals(one: Candidate) -> tuple[bool, int, str]:
    """Where a candidate stands among those with the same words."""
    return not one.held, -_number(one.day), one.id


def _number(day: str | None) -> int:
    """A day as a number that grows with it; one known less exactly stands before all days of its year or month."""
    digits = "".join(part.zfill(2) for part in (day or "").split("-"))
    return int(digits[:8].ljust(8, "0")) if digits.isascii() and digits.isdecimal() else 0
