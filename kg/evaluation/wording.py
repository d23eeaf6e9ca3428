"""When two wordings say the same: annotations and texts differ in case, tones, marks and short forms."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from loaders.folding import fold

SHORT_FORMS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "bch": "ban chấp hành",
    "btv": "ban thường vụ",
    "gdđt": "giáo dục và đào tạo",
    "gd&đt": "giáo dục và đào tạo",
    "gd": "giáo dục",
    "tp": "thành phố",
    "tp.": "thành phố",
    "tx": "thị xã",
    "ct": "chủ tịch",
    "đ/c": "đồng chí",
}
"""Written out on both sides; any other short form has to be annotated as it is found."""
_MARKS = re.compile(r"[*_“”\"'()\[\],;:]")
_SLASH = re.compile(r"\s*([/-])\s*")
_SYMBOL_LENGTH = 40
"""Longer names with a number and a dash are no symbols."""


@lru_cache(maxsize=65_536)
def comparable(text: str | None) -> str:
    """A wording without case, marks and line breaks, with one spelling of tones, and short forms written out."""
    plain = _MARKS.sub(" ", fold((text or "").replace("–", "-")))
    return " ".join(SHORT_FORMS.get(word, word) for word in plain.split()).strip(" .-+/")


def alike(one: str, other: str, least: float) -> bool:
    """Whether two comparable wordings share at least this part of their letters (between 0 and 1)."""
    if one == other:
        return True
    if not one or not other:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


@lru_cache(maxsize=65_536)
def document_key(ref: str | None) -> str:
    """A document's symbol without blanks and leading zeros (`05 - CT/TW` is `5-ct/tw`); of a name its wording."""
    text = unicodedata.normalize("NFC", ref or "").strip()
    compact = "".join(text.split()).replace("–", "-")
    numbered = any(map(str.isdigit, compact)) and ("/" in compact or "-" in compact)
    if numbered and len(compact) < _SYMBOL_LENGTH and " " not in _SLASH.sub(r"\1", text):
        return re.sub(r"^0+(?=\d)", "", compact).casefold()
    return comparable(text)
