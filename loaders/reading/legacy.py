"""Letters of the fonts from before Unicode (TCVN3, VNI), which old files hold in place of Vietnamese ones."""

from __future__ import annotations

import re
from itertools import islice

_HIGH_LATIN = re.compile("[\x80-\xff]")
_VIETNAMESE_ONLY = re.compile("[ĂăĐđƠơƯưẠ-ỹ]")
_ENOUGH = 200_000
_FEW, _MANY = 0.01, 0.06
"""Shares of letters that only Vietnamese has among all signs; in Vietnamese texts it is about one in eight."""
_KINDS = 5
"""A text in another language turns into few different ones, over and over."""


def in_unicode(text: str) -> str:
    """Text in letters of such a font with the letters that it shows; any other text as it is."""
    length = min(len(text), _ENOUGH)
    if _more_than_few(_VIETNAMESE_ONLY, text) or len(_HIGH_LATIN.findall(text, 0, _ENOUGH)) < _FEW * length:
        return text
    import viparse

    converted = str(viparse.fix(text[:_ENOUGH]))
    kinds = set(_VIETNAMESE_ONLY.findall(converted))
    if len(kinds) <= _KINDS or vietnamese_letters(converted) <= _MANY * length:
        return text
    return converted if len(text) <= _ENOUGH else str(viparse.fix(text))


def _more_than_few(signs: re.Pattern[str], text: str) -> bool:
    few = int(_FEW * min(len(text), _ENOUGH))
    return next(islice(signs.finditer(text, 0, _ENOUGH), few, None), None) is not None


def vietnamese_letters(text: str) -> int:
    """How many letters that only Vietnamese has stand in the beginning of a text."""
    return len(_VIETNAMESE_ONLY.findall(text, 0, _ENOUGH))
