"""Words of a stretch of text, and phrases of the tables found among them by their first words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from loaders.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*|[^\w\s*]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of punctuation at `text[start:end]`; `key` is its folded form, `capital` whether it is written
    with a capital."""

    start: int
    end: int
    key: str
    capital: bool


@lru_cache(maxsize=65_536)
def _key(word: str) -> tuple[str, bool]:
    return fold(word), word[0].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` with offsets into `text`; emphasis marks (`*`, `_`) are no words."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        key, capital = _key(match.group())
        found.append(Word(match.start(), match.end(), key, capital))
    return found


class Phrases(Generic[T]):
    """Phrases with a meaning each; the longest one at a place is found by walking from its first word."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            keys = tuple(w.key for w in words(phrase))
            if keys:
                self._first.setdefault(keys[0], []).append((keys, meaning))
        for known in self._first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, key: str) -> bool:
        return key in self._first

    def match(self, line: list[Word], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with word `at`: the index after its last word, and its meaning."""
        if at >= len(line):
            return None
        for keys, meaning in self._first.get(line[at].key, ()):
            end = at + len(keys)
            if end <= len(line) and all(line[at + k].key == keys[k] for k in range(1, len(keys))):
                return end, meaning
        return None
