"""Words mended where scanning left blanks inside them: `D Â N` is `DÂN`, `CHỦ TỊ CH` is `CHỦ TỊCH`."""

from __future__ import annotations

import re
import unicodedata

_SYLLABLE = re.compile(r"(?:ngh|[cgknpt]h|ng|gi|qu|tr|[bcdđghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?")
_LONGEST_ONSET = 3
"""Pieces into which the consonants before a vowel may have fallen."""


def mend(text: str) -> str:
    """The words with single blanks, without those inside syllables. Text with less than two consonants that stand
    alone (`Quân khu V`) stays as it is."""
    parts = text.split()
    if sum(len(part) == 1 and _is_splinter(part) for part in parts) < 2:
        return " ".join(parts)
    mended: list[str] = []
    at = 0
    while at < len(parts):
        taken = _onset(parts, at) if _is_splinter(parts[at]) else 1
        if taken:
            mended.append("".join(parts[at : at + taken]))
        elif mended and len(parts[at]) <= 2:
            mended[-1] += parts[at]  # the end of the syllable before
        else:
            mended.append(parts[at])
        at += taken or 1
    return " ".join(mended)


def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable, by its letters."""
    return _SYLLABLE.fullmatch(toneless(word)) is not None


def _is_splinter(part: str) -> bool:
    """Whether a part is letters without a vowel: it can't be a word of its own."""
    return part.isalpha() and len(part) <= 3 and not re.search("[aeiouy]", toneless(part))


def _onset(parts: list[str], at: int) -> int:
    """How many parts from `at` on make one syllable that begins with a splinter; 0 for none."""
    for taken in range(2, _LONGEST_ONSET + 2):
        if at + taken <= len(parts) and not _is_splinter(parts[at + taken - 1]):
            return taken if _SYLLABLE.fullmatch(toneless("".join(parts[at : at + taken]))) else 0
    return 0


def toneless(text: str) -> str:
    """The text in small letters without tones and hats; đ stays."""
    """The text in small letters without tones and hats; đ stays."""
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in bare if not unicodedata.combining(c))
