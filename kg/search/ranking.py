"""What fits, and in which order: decided here alone, by nothing that an engine knows.

First comes what has the words with the diacritics that were typed; then what is called so from beginning to end (a
symbol, a body's name), or from the beginning; then where all words stand in the title in this order; then where more of them stand in the
title; then documents before bodies, places, targets and tasks; what is held before what is only cited; the newest
first; and by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import NamedTuple

from kg.search.wanted import Wanted
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


Place = tuple[int, int, bool, int, int, bool, int, str]
"""Where something stands in the order: the smallest first."""


class Ranked(NamedTuple):
    """The first of what fits, as (label, id), and how many fit in all."""

    first: list[tuple[str, str]]
    total: int


def ranked(candidates: Iterable[Candidate], wanted: Wanted, most: int) -> Ranked:
    """The first of all candidates that fit; each is counted once, however often an engine names it."""
    seen: set[str] = set()

    def fitting() -> Iterator[tuple[Place, str]]:
        for one in candidates:
            if one.id not in seen and (place := _place(one, wanted)) is not None:
                seen.add(one.id)
                yield place, one.label

    first = nsmallest(most, fitting())
    return Ranked([(label, place[-1]) for place, label in first], len(seen))


_ORDER = {label: number for number, label in enumerate(KINDS)}


def _place(one: Candidate, wanted: Wanted) -> Place | None:
    """Where a candidate stands in the order; None where it doesn't fit."""
    title, beside = f"| {one.title} |", f" {one.beside} "
    in_title = 0
    for needle, words in wanted.needles:
        if needle in title:
            in_title += words
        elif needle not in beside:
            return None
    if not wanted.allows(one.label, one.level, one.day):
        return None
    phrase = f" {wanted.phrase} "
    in_order = phrase in title
    otherwise = 0
    if wanted.marked:
        spelling = f" {one.spelling if one.spelling is not None else f'{one.title} | {one.beside}'} "
        otherwise = sum(needle not in spelling for needle in wanted.marked)
    called = 2 if not in_order or f"|{phrase}" not in title else f"|{phrase}|" not in title
    return (otherwise, called, not in_order, -in_title, _ORDER[one.label], not one.held, -_number(one.day), one.id)


def _number(day: str | None) -> int:
    """A day as a number that grows with it; one known less exactly stands before all days of its year or month."""
    digits = "".join(part.zfill(2) for part in (day or "").split("-"))
    return int(digits[:8].ljust(8, "0")) if digits.isascii() and digits.isdecimal() else 0
