"""Titles as tables show them: the kind of document in small letters, where a letterhead prints it in capitals."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from kg.marking.words import type_in_words as kind_in_words
from loaders.tables import several, table

OPENS = (
    "Về",
    "Của",
    "Thực hiện",
    "Triển khai",
    "Ban hành",
    "Tiếp tục",
    "Tổ chức",
    "Phê duyệt",
    "Tăng cường",
    "Hành động",
)
"""Words that go on after the kind of document and are no names, so that they need no capital there."""

_OPENS = re.compile(rf" (?:{'|'.join(OPENS)})(?!\w)")


def kindly(title: str) -> str:
    """A title whose first words are a kind of document in capitals, with these as in a sentence; a symbol may stand
    before them. A title that is in capitals throughout stays: its names can't be told from its other words.

    >>> kindly("158/KH-UBND KẾ HOẠCH Thực hiện Kết luận số 51-KL/TW")
    '158/KH-UBND Kế hoạch thực hiện Kết luận số 51-KL/TW'
    """
    start = _end_of_symbol(title)
    kind = " ".join(takewhile(str.isupper, title[start:].split(" ")))
    rest = title[start + len(kind) :]
    if kind not in _kinds() or not rest:
        return title
    if opening := _OPENS.match(rest):
        rest = opening[0].lower() + rest[opening.end() :]
    return f"{title[:start]}{kind.capitalize()}{rest}"


def _end_of_symbol(title: str) -> int:
    """Where the symbol before a title ends, with its blank: a first word with a stroke behind a digit. (A pattern would
    take minutes for a word of many digits and strokes.)"""
    word, blank, _ = title.partition(" ")
    digit = re.search(r"\d", word)
    if not blank or digit is None or re.search(r"\s", word):
        return 0
    return len(word) + 1 if max(word.rfind("-"), word.rfind("/")) > digit.start() else 0


def type_in_words(code: str, vietnamese: bool) -> str:
    """A kind of document in words with its code: `Kế hoạch (KH)`, `plan (KH)`; a code nobody knows stays alone."""
    name = kind_in_words(code, "vi" if vietnamese else "en")
    return f"{name} ({code})" if name != code else code


@cache
def _kinds() -> frozenset[str]:
    """The kinds of document in capitals."""
    return frozenset(name.upper() for row in table("doc_types") for name in several(row["name"]))
