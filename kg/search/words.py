"""What a word is, and by which words a node is found.

A word is a run of letters and digits; everything else parts words, so that `51-KL/TW` is three. Words are compared
without case, without the writing of tones and without diacritics, as :func:`loaders.folding.plain` does, `đ` as `d`;
a number without the zeros before it. Runs of more than a hundred letters are no words, nor is anything in a run of more
than two hundred characters without a blank.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import loaders.folding
from kg.corpus.extractor import mark_of
from loaders.folding import fold

LONGEST, ENDLESS = 100, 200

KINDS = {"Document": "document", "Organization": "body", "Place": "place", "Target": "target", "Task": "task"}
"""What can be found, by label, in the order in which it is shown where all else is equal."""

PARTED = " | "
"""Stands between two texts of a node: no phrase reaches from one to the other."""

TITLES = {"Document": ("symbol", "title"), "Task": ("text",), "Target": ("text",)}
BESIDE = {"Document": ("issuer", "territory", "signer"), "Target": ("indicator",)}
"""The properties whose words name a node, `title` where nothing else is said, and those that tell more of it."""

PROPERTIES = ("title", "symbol", "text", "issuer", "territory", "signer", "indicator")
"""All properties in which words are looked for: those of a full-text index over the labels of :data:`KINDS`."""


class Entry(NamedTuple):
    """By what a node is found: the bare words of its title and those beside it; its level; for a document its day, and
    whether it is held; and all its words with their diacritics, None where they have none. A task or target has its
    day, and where it has none its level, from its document."""

    title: str
    beside: str
    level: str | None
    day: str | None
    held: bool | None
    spelling: str | None


def entry_of(label: str, properties: Mapping[str, object]) -> Entry:
    """By what a node of :data:`KINDS` is found."""
    title, spelling = _both(properties, TITLES.get(label, _TITLE))
    level = _text(properties, "level") or None
    if label not in BESIDE:
        return Entry(title, "", level, None, None, None if spelling == title else spelling)
    beside, more = _both(properties, BESIDE[label])
    spelling = PARTED.join(filter(None, (spelling, more)))
    bare_too = spelling == PARTED.join(filter(None, (title, beside)))
    if label != "Document":
        return Entry(title, beside, level, None, None, None if bare_too else spelling)
    day, held = _text(properties, "issued_on") or None, properties.get("status") == "held"
    return Entry(title, beside, level, day, held, None if bare_too else spelling)


def names_of(label: str, properties: Mapping[str, object]) -> tuple[str, str]:
    """The title and what stands beside it of an :class:`Entry` alone, which is quicker."""
    texts = ((bare(_text(properties, name)) for name in names.get(label, other)) for names, other in _FIELDS)
    title, beside = (PARTED.join(filter(None, found)) for found in texts)
    return title, beside


def bare(text: str) -> str:
    """The words of a text without diacritics, blanks between them."""
    return "".join(map(_BARE.__getitem__, text.split()))[:-1]


def spelled(text: str) -> str:
    """The words of a text with their diacritics, blanks between them: as many as without."""
    return "".join(map(_SPELLED.__getitem__, text.split()))[:-1]


def raw_words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text, bare, with where they begin and end in it."""
    start = None
    for place, letter in enumerate(f"{text} "):
        if letter.casefold().translate(_LETTERS) != " ":
            start = place if start is None else start
        elif start is not None:
            yield from ((start, place, word) for word in bare(text[start:place]).split())
            start = None


_TITLE = ("title",)
_FIELDS: tuple[tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]], ...] = ((TITLES, _TITLE), (BESIDE, ()))


def _both(properties: Mapping[str, object], names: tuple[str, ...]) -> tuple[str, str]:
    """The words of some properties, bare and spelled."""
    if len(names) == 1:
        return _words(_text(properties, names[0]))
    found = [_words(_text(properties, name)) for name in names]
    return PARTED.join([one for one, _ in found if one]), PARTED.join([one for _, one in found if one])


def _words(text: str) -> tuple[str, str]:
    runs = text.split()
    return "".join(map(_BARE.__getitem__, runs))[:-1], "".join(map(_SPELLED.__getitem__, runs))[:-1]


def _text(properties: Mapping[str, object], name: str) -> str:
    value = properties.get(name)
    return value if isinstance(value, str) else "" if value is None else str(value)


class _Spelled(dict[str, str]):
    """The words of runs without blanks, each with a blank behind it. A language has few runs, which are remembered;
    no function, since millions are looked at."""

    def __missing__(self, run: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        words = fold(run).translate(_LETTERS).split() if len(run) <= ENDLESS else []
        return self.setdefault(run, "".join(f"{_number(word)} " for word in words if len(word) <= LONGEST))


class _Bare(dict[str, str]):
    """The same without diacritics."""

    def __missing__(self, run: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        return self.setdefault(run, _SPELLED[run].translate(_BASES))


_SPELLED, _BARE = _Spelled(), _Bare()
_REMEMBERED = 50_000


def _number(word: str) -> str:
    return word.lstrip("0") or "0" if word.isdecimal() else word


class _Letters(dict[int, str]):
    """For `str.translate`: letters and digits stay, marks that compose with nothing go, all else parts words."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter if letter.isalpha() or letter.isdecimal() else "" if unicodedata.combining(letter) else " "
        return self.setdefault(code, kept)


class _Bases(dict[int, str]):
    """For `str.translate`: letters without their diacritics; all else as it is."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        parts = unicodedata.normalize("NFD", letter).replace("đ", "d")
        return self.setdefault(code, "".join(c for c in parts if not unicodedata.combining(c)))


_LETTERS, _BASES = _Letters(), _Bases()


@cache
def words_version() -> str:
    """A short mark that changes with what a word is: an index made under another one doesn't hold these words."""
    return mark_of((Path(__file__), Path(loaders.folding.__file__)))
