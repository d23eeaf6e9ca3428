"""One spelling for comparing words, of the same length as the text, so that offsets stay what they are."""

from __future__ import annotations

import re

_OLD_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?!\w)")  # begins with letters: these are found fast
_NEW_TONE = {
    old: new
    for vowels, olds, news in (("oa", "àáảãạ", "òóỏõọ"), ("oe", "èéẻẽẹ", "òóỏõọ"), ("uy", "ỳýỷỹỵ", "ùúủũụ"))
    for old, new in ((vowels[0] + o, n + vowels[1]) for o, n in zip(olds, news, strict=True))
}
_MARKS = (("–", "-"), ("—", "-"), ("‑", "-"), ("\u00a0", " "), ("\t", " "), ("ð", "đ"))


def fold_in_place(text: str) -> str:
    """The text in small letters, with new-style tone marks (`khoá` as `khóa`) and plain hyphens; same length."""
    lowered = small(text)
    for printed, plain in _MARKS:  # faster than str.translate, which asks for every letter
        lowered = lowered.replace(printed, plain)
    return _OLD_TONE.sub(lambda m: _NEW_TONE[m.group()], lowered)


def small(text: str) -> str:
    """The text in small letters; same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


def squeeze(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())
