"""What is looked for: words, phrases and beginnings, as people type them.

All words must occur, each whole. `"in quotes"` they stand side by side, in this order; so do words that nothing but a
mark parts, as in a symbol (`51-KL/TW`). A `*` at the end of a word takes it for the beginning of one (`chuy*`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from kg.search.words import KINDS, bare, spelled

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')

MOST_WORDS = 64
"""So many words may be looked for."""


class SearchError(Exception):
    """A text in which nothing can be looked for, with the remedy."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, without and with diacritics; of the last one perhaps only the beginning."""

    words: tuple[str, ...]
    spelled: tuple[str, ...]
    opens: bool = False

    def needle(self) -> str:
        """What occurs in bare words, with blanks around them, where the term does."""
        return f" {' '.join(self.words)}{'' if self.opens else ' '}"

    def needle_as_typed(self) -> str:
        """What occurs in spelled words where the term stands as it was typed."""
        return f" {' '.join(self.spelled)}{'' if self.opens else ' '}"


@dataclass(frozen=True)
class Wanted:
    """Terms that must all occur, and of what: kinds (none: all of them), a level, and years of documents."""

    terms: tuple[Term, ...]
    kinds: frozenset[str] = frozenset()
    level: str | None = None
    first: int | None = None
    last: int | None = None

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels of the nodes that are looked for. Only documents, and what they hold, are of a year."""
        dated = self.first is not None or self.last is not None
        wanted = self.kinds or frozenset(KINDS.values())
        return tuple(
            label for label, kind in KINDS.items() if kind in wanted and not (dated and kind in ("body", "place"))
        )

    @cached_property
    def phrase(self) -> str:
        """All words as they were typed, one after the other."""
        return " ".join(word for term in self.terms for word in term.words)

    @cached_property
    def needles(self) -> tuple[tuple[str, int], ...]:
        """For each term what occurs in bare words, and its number of words."""
        return tuple((term.needle(), len(term.words)) for term in self.terms)

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """For each term with diacritics what occurs in spelled words."""
        return tuple(term.needle_as_typed() for term in self.terms if term.spelled != term.words)

    def fits(self, title: str, beside: str) -> bool:
        """Whether all terms occur in the words of a title or beside it."""
        title, beside = f" {title} ", f" {beside} "
        return all(needle in title or needle in beside for needle, _ in self.needles)

    def allows(self, label: str, level: str | None, day: str | None) -> bool:
        """Whether a node of this label, level and day is looked for at all."""
        if label not in self.labels or (self.level is not None and level != self.level):
            return False
        if self.first is None and self.last is None:
            return True
        year = int(day[:4]) if day and re.match(r"[0-9]{4}(?![0-9])", day) else None
        return year is not None and (self.first or year) <= year <= (self.last or year)


def wanted(
    text: str,
    kinds: Collection[str] = (),
    level: str | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Wanted:
    """What a text asks for.

    >>> [term.words for term in wanted('"Chuyển đổi" so 51-KL/TW').terms]
    [('chuyen', 'doi'), ('so',), ('51', 'kl', 'tw')]

    Raises SearchError where no word is in it, or too many, or a kind is none of :data:`kg.search.words.KINDS`.
    """
    unknown = sorted(set(kinds) - set(KINDS.values()))
    if unknown:
        raise SearchError(f"there is no kind {unknown[0]!r} to look for: one of {', '.join(KINDS.values())}")
    terms: dict[Term, None] = {}
    for quoted, run in _PART.findall(text.encode("utf-8", "replace").decode().translate(_QUOTES)):
        told = (quoted or run).rstrip()
        found = tuple(bare(told).split())
        if found:
            terms[Term(found, tuple(spelled(told).split()), told.endswith("*"))] = None
    if not terms:
        raise SearchError("there is no word to look for: name letters or digits that titles and tasks may hold")
    if sum(len(term.words) for term in terms) > MOST_WORDS:
        raise SearchError(f"these are too many words to look for: name at most {MOST_WORDS}")
    return Wanted(tuple(terms), frozenset(kinds), level, first, last)


__all__ = ["SearchError", "Term", "Wanted", "wanted"]
