"""Words of a stretch of text, and phrases of the tables found among them by their first words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from loaders.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*|[^\w\s*]")

T = TypeVar("T")


class Word(NamedTuple):
    """A word or mark of punctuation as `printed`; `key` is its folded form, `capital` whether it is written with a
    capital."""

    printed: str
    key: str
    capital: bool


class Line(list[Word]):
    """The words of a stretch of text; where they stand in the text is found out when asked for."""

    __slots__ = ("_from", "_starts", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(chain.from_iterable(map(_SEEN.__getitem__, text[start:end].split())))
        self._text = text
        self._from = start
        self._starts: list[int] = []

    def start(self, at: int) -> int:
        """The offset in the text where word `at` begins."""
        starts = self._starts
        if at >= len(starts):
            behind = self.end(len(starts) - 1) if starts else self._from
            for word in self[len(starts) : at + 1]:
                behind = self._text.find(word.printed, behind)  # only blanks and emphasis marks stand before it
                starts.append(behind)
                behind += len(word.printed)
        return starts[at]

    def end(self, at: int) -> int:
        """The offset in the text where word `at` ends."""
        return self.start(at) + len(self[at].printed)


class _Seen(dict[str, tuple[Word, ...]]):
    """All that was seen between two blanks, and the words in it (`cáo,` has two); a language has few."""

    def __missing__(self, printed: str) -> tuple[Word, ...]:
        found = tuple(Word(word, fold(word), word[0].isupper()) for word in _WORD.findall(printed))
        if len(self) < _KEPT:
            self[printed] = found
        return found


_KEPT = 65_536
_SEEN = _Seen()
_LONG = 20_000
"""Stretches of more characters are read anew each time instead of being kept."""
_REST = re.compile(r"(?:(?<=[^\W_])|(?<=[^\W_][&-]))[^\W_]+(?:[&-][^\W_]+)*|(?<=[^\W_])(?:[&-][^\W_]+)+")
"""What is left of a word where a stretch begins or ends inside it."""


def words(text: str, start: int = 0, end: int | None = None) -> Line:
    """The words that begin in `text[start:end]`; emphasis marks (`*`, `_`) are no words."""
    stop = len(text) if end is None else min(end, len(text))
    return _read(text, start, stop) if stop - start > _LONG else _kept(text, start, stop)


def first_key(text: str, start: int) -> str:
    """The key of the first word from `start` on; nothing where none comes."""
    word = _WORD.search(text, start)
    return _SEEN[word[0]][0].key if word else ""


def _read(text: str, start: int, end: int) -> Line:
    begun = _REST.match(text, start) if start else None
    cut = _REST.match(text, end) if start < end < len(text) else None
    return Line(text, begun.end() if begun else start, cut.end() if cut else end)


_kept = lru_cache(maxsize=64)(_read)


class Phrases(Generic[T]):
    """Phrases with a meaning each; the longest one at a place is found by walking from its first word."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, _Step[T]] = {}
        for phrase, meaning in entries:
            further = self._first
            step = None
            for word in words(phrase):
                step = further.setdefault(word.key, _Step())
                further = step.further
            if step is not None and not step.meant:
                step.meant = (meaning,)

    def __contains__(self, key: str) -> bool:
        return key in self._first

    @property
    def first_words(self) -> Collection[str]:
        """The words with which phrases begin."""
        return self._first

    def match(self, line: Sequence[Word], at: int) -> tuple[int, T] | None:
        """The longest phrase that begins with word `at`: the index after its last word, and its meaning."""
        end = len(line)
        step = self._first.get(line[at].key) if at < end else None
        found = None
        while step is not None:
            at += 1
            if step.meant:
                found = at, step.meant[0]
            step = step.further.get(line[at].key) if at < end else None
        return found


class _Step(Generic[T]):
    """The words by which a phrase may go on, and what the words so far mean, if they are a phrase."""

    __slots__ = ("further", "meant")

    def __init__(self) -> None:
        self.further: dict[str, _Step[T]] = {}
        self.meant: tuple[T] | tuple[()] = ()
