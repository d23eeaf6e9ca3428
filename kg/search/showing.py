"""Where what was looked for stands in a text, for those who read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.search.wanted import Term, Wanted
from kg.search.words import raw_words


def found_in(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """The places of a text at which a term stands, in order; what overlaps is one.

    >>> from kg.search.wanted import wanted
    >>> found_in("Kế hoạch chuyển đổi số", wanted('"doi so" ke*'))
    [(0, 2), (16, 22)]
    """
    words = list(raw_words(text))
    plain = [word for _, _, word in words]
    places = sorted(
        (words[at][0], words[at + len(term.words) - 1][1]) for term in wanted.terms for at in _where(plain, term)
    )
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _where(words: Sequence[str], term: Term) -> Iterator[int]:
    """The places in a list of words at which a term begins."""
    *first, last = term.words
    for at in range(len(words) - len(first)):
        end = words[at + len(first)]
        if words[at : at + len(first)] == first and (end.startswith(last) if term.opens else end == last):
            yield at
