"""Words side by side become lines, and the pieces of lines text again, with symbols whole that a line's end cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from loaders.reading.pdf.words import Word

_CUT_WORD = re.compile(r"\w[-/]$")
_CUT_NUMBER = re.compile(r"(?:^|[\s(])\d{1,5}[a-z]?(?:/[A-ZĐ\d]{1,12})?$")
_CENTRE = re.compile(r"W(?!\w)")
"""The rest of `TW`, the mark of the Party's central bodies, where a narrow cell broke it."""
_SYMBOL_GOES_ON = re.compile(r"[-/][A-ZĐ]{1,12}[\w-]*")
_NOTE_MARK = re.compile(r"[(\[]?(\d{1,3})[)\]]?")
_SMALL = 0.78


class Line(NamedTuple):
    """Words on one baseline: from `x0` to `x1` at `y`, `size` points high. `first` is the width of the first word."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of one column from top to bottom."""
    return [line_of(row) for row in rows_of(words)]


def line_of(words: Sequence[Word]) -> Line:
    """One line of words from left to right."""
    size = max(word.size for word in words)
    y = next(word.y for word in words if word.size == size)
    text = " ".join(word.text for word in words).replace(" \x00", "").replace("\x00", "")
    return Line(text, words[0].x0, max(word.x1 for word in words), y, size, words[0].x1 - words[0].x0)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words on each baseline, from top to bottom and from left to right. The small raised number of a footnote is
    written `[1]` and stands behind the word that it is raised above."""
    usual = median(word.size for word in words) if words else 0
    rows: list[list[Word]] = []
    raised: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if word.size < _SMALL * usual and _NOTE_MARK.fullmatch(word.text):
            raised.append(word)
        elif rows and rows[-1][0].y - word.y < 0.3 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return _with_marks(rows, raised)


def _with_marks(rows: list[list[Word]], raised: Sequence[Word]) -> list[list[Word]]:
    """The rows with the raised numbers in them; one that stands above no word is a row of its own or part of one."""
    at = 0
    for mark in raised:
        while at < len(rows) and rows[at][0].y > mark.y + 0.15 * mark.size:
            at += 1
        row = rows[at] if at < len(rows) else None
        if row is None or mark.y - row[0].y > 0.8 * row[0].size:
            rows.insert(at, [mark])
            continue
        before = max((k for k, word in enumerate(row) if word.x0 < mark.x0), default=-1)
        is_raised = mark.y - row[0].y > 0.1 * row[0].size
        near = before < 0 or mark.x0 - row[before].x1 < 0.3 * row[before].size
        text = _NOTE_MARK.sub(r"[\1]", mark.text)
        if is_raised and near and not (before >= 0 and row[before].text.lower().endswith(("m", "km"))):
            row.insert(
                before + 1, mark._replace(text="\x00" + text if before >= 0 else text, size=row[0].size, y=row[0].y)
            )
        else:
            row.insert(before + 1, mark._replace(text="\x00" + mark.text) if is_raised and near else mark)
    return rows


def joined(lines: Iterable[str]) -> str:
    """Lines as one text: a blank between them, none inside a symbol that was cut at its hyphen or slash.

    >>> joined(["Thực hiện Kế hoạch số 43/KH-", "UBND của tỉnh"])
    'Thực hiện Kế hoạch số 43/KH-UBND của tỉnh'
    """
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces.append("" if _cut(pieces[-1], line) else " ")
        pieces.append(line)
    return "".join(pieces)


def _cut(before: str, after: str) -> bool:
    """Whether a line's end cut a symbol, a number or a word with a hyphen in two. A dash has a blank before it."""
    tail = before[-60:]
    if _CUT_WORD.search(tail) or (tail.endswith("/T") and _CENTRE.match(after)):
        return True
    return _SYMBOL_GOES_ON.match(after) is not None and _CUT_NUMBER.search(tail) is not None


def usual_gap(words: Sequence[Word]) -> float:
    """The usual room between the words of a row; 0 for one word."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    return median(gaps) if gaps else 0.0
