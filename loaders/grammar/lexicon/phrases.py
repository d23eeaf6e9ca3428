"""Words of a stretch of text, and phrases of the tables found among them by their first words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from loaders.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*|[^\w\s*]")

T = TypeVar("T")


class Word(NamedTuple):
    """A word or mark of punctuation at `text[start:end]`; `key` is its folded form, `capital` whether it is written
    with a capital."""

    start: int
    end: int
    key: str
    capital: bool


class _Keys(dict[str, tuple[str, bool]]):
    """The key of every word seen and whether it has a capital; the words of a language are few."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        found = fold(word), word[0].isupper()
        if len(self) < _KEPT:
            self[word] = found
        return found


_KEPT = 65_536
_KEYS = _Keys()
_LONG = 20_000
"""Texts of more characters are read anew each time instead of being kept."""
_AT_ONCE = 120
"""No fewer characters of a text are read at a time."""


def words(text: str, start: int = 0, end: int | None = None) -> Sequence[Word]:
    """The words that begin in `text[start:end]`, with offsets into `text`; emphasis marks (`*`, `_`) are no words."""
    stop = len(text) if end is None else min(end, len(text))
    if len(text) > _LONG:
        return _read(text, start, stop)
    line = _reading(text).upto(stop)
    if start <= 0 and stop == len(text):
        return line
    return line[bisect_left(line, (start,)) : bisect_left(line, (stop,))]


def first_key(text: str, start: int) -> str:
    """The key of the first word from `start` on; nothing where none comes."""
    word = _WORD.search(text, start)
    return _KEYS[word[0]][0] if word else ""


class _Reading:
    """The words of a text as far as they have been asked for: what a paragraph is about shows in its first ones."""

    __slots__ = ("done", "line", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.line: list[Word] = []
        self.done = 0

    def upto(self, end: int) -> list[Word]:
        """All words that begin before `end`, and perhaps further ones."""
        if end > self.done:
            stop = self.text.find(" ", max(end, self.done + _AT_ONCE))  # where no word is cut
            stop = len(self.text) if stop < 0 else stop
            self.line += _read(self.text, self.done, stop)
            self.done = stop
        return self.line


_reading = lru_cache(maxsize=64)(_Reading)


def _read(text: str, start: int, end: int) -> list[Word]:
    found: list[Word] = []
    add, find, make, keys = found.append, text.find, tuple.__new__, _KEYS  # the busiest loop of all
    at = start
    for word in _WORD.findall(text, start, end):
        at = find(word, at)  # nothing but blanks and emphasis marks stands before it
        after = at + len(word)
        add(make(Word, (at, after, *keys[word])))
        at = after
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

    def match(self, line: Sequence[Word], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with word `at`: the index after its last word, and its meaning."""
        if at >= len(line):
            return None
        begun = self._first.get(line[at].key)
        if begun is None:
            return None
        for keys, meaning in begun:
            end = at + len(keys)
            if end > len(line):
                continue
            for k in range(1, len(keys)):
                if line[at + k].key != keys[k]:
                    break
            else:
                return end, meaning
        return None
