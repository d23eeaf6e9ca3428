"""Comparing Vietnamese: `fold` forgets how it is written, `plain` its diacritics too, `spaced` what parts the words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining marks of the five written tones: huyền, sắc, ngã, hỏi, nặng."""

_ROUNDED = "oòóỏõọuùúủũụ"
_AFTER = "aàáảãạeèéẻẽẹiìíỉĩịyỳýỷỹỵ"
_DOUBTFUL = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{0,5}}[{_ROUNDED}][{_AFTER}][^\W\d_]{{0,5}}(?![^\W\d_])")
_SYLLABLE = re.compile(
    r"(?P<onset>qu|gi(?=[aeiouyăâêôơư])|[bcdđghklmnpqrstvx]*)(?P<nucleus>[aeiouyăâêôơư]+)(?P<coda>[a-z]*)"
)


def fold(text: str) -> str:
    """NFC, without case, one spelling of tone placement (`hoà` and `hòa`, `uỷ` and `ủy`, `quí` and `quý` are the
    same), single blanks and none at the ends."""
    return " ".join([_folded(word) if len(word) <= _LONG else _fold(word) for word in text.split()])


def spaced(words: str) -> str:
    """A pattern for the words as they stand, whatever blanks part them there."""
    return r"\s+".join(map(re.escape, words.split()))


def plain(text: str) -> str:
    """The folded text without diacritics, `đ` as `d`: for ids, and for search by those who type without them."""
    bare = unicodedata.normalize("NFD", fold(text)).replace("đ", "d")
    return "".join(c for c in bare if not unicodedata.combining(c))


_LONG = 40
"""Longer words are folded anew each time; a language has few others, which are remembered."""


def _fold(word: str) -> str:
    folded = unicodedata.normalize("NFC", word.casefold())
    return _DOUBTFUL.sub(lambda syllable: _respelled(syllable.group()), folded)


_folded = lru_cache(maxsize=16_384)(_fold)


@lru_cache(maxsize=16_384)
def _respelled(word: str) -> str:
    """A lower-case syllable with its tone where the traditional spelling puts it; any other word unchanged."""
    letters, tones = [], []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tones += [c for c in parts if c in TONES]
        letters.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES)))
    syllable = _SYLLABLE.fullmatch("".join(letters))
    if syllable is None or len(tones) > 1:
        return word
    onset, nucleus, coda = syllable.group("onset", "nucleus", "coda")
    if onset == "qu" and nucleus == "i" and not coda:
        nucleus = "y"
    if tones:
        place = _bearer(nucleus, coda)
        toned = unicodedata.normalize("NFC", nucleus[place] + tones[0])
        nucleus = nucleus[:place] + toned + nucleus[place + 1 :]
    return onset + nucleus + coda


def _bearer(nucleus: str, coda: str) -> int:
    """Which vowel of a nucleus bears the tone: the last one with a hat or horn; else the second of three, or of two
    before a consonant; else the first."""
    marked = [i for i, vowel in enumerate(nucleus) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(nucleus) == 1:
        return 0
    return 1 if len(nucleus) > 2 or coda else 0
