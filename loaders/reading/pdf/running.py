"""What a page prints around its text: running heads and feet, its number, the notes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.reading.pdf.lines import joined, line_of
from loaders.reading.pdf.rulings import Rule
from loaders.reading.pdf.words import Word

_NUMBER = re.compile(r"(?:[-–—]\s?)?(?:[Tt]rang\s?:?\s?|[Pp]age\s)?(\d{1,4})(?:\s?[/-]\s?\d{1,4}|\s?[-–—])?")
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"[(\[]?\d{1,3}[)\].]?\s?(?=\D)|\(?\*{1,3}\)?\s?")
_SMALLER = 0.93
"""Notes are set at least a point smaller than the text."""
_HEAD, _FOOT = 3, 3
"""How many rows at the top and at the foot of a page may be repeated on the others."""
_MARGIN = 0.13
"""Of the height of what is printed: so near to its edges they stand."""

PageRows = list[list[Word]]


def without_running(pages: Sequence[PageRows]) -> list[PageRows]:
    """The rows of each page without the lines that are repeated from page to page, numbers aside, and without the
    number of the page, as printed or as counted from the front."""
    ys = [row[0].y for rows in pages for row in rows] or [0.0]
    margin = _MARGIN * (max(ys) - min(ys))
    top, bottom = max(ys) - margin, min(ys) + margin
    repeated = Counter(key for rows in pages for key in {_key(rows, at) for at in _edges(rows, top, bottom)})
    often = max(2, min(len(pages) // 4, 4))
    kept = []
    before: int | None = None
    for number, rows in enumerate(pages, 1):
        gone: set[int] = set()
        last = before
        before = None
        for at in _edges(rows, top, bottom):
            text = _text(rows[at])
            found = _NUMBER.fullmatch(text)
            printed = int(found.group(1)) if found else None
            if (
                printed is not None
                and at in (0, 1, len(rows) - 1)
                and (abs(printed - number) <= 3 or (last is not None and printed == last + 1))
            ):
                gone.add(at)
                before = printed
            elif len(pages) > 2 and repeated[_key(rows, at)] > often and not _is_data(rows[at]):
                gone.add(at)
        gone = _from_the_edge(gone, len(rows))
        kept.append([row for at, row in enumerate(rows) if at not in gone])
    return kept


def _edges(rows: PageRows, top: float, bottom: float) -> list[int]:
    """The first rows of a page that stand above a height, and the last that stand below another."""
    head = [at for at in range(min(_HEAD, len(rows))) if rows[at][0].y > top]
    return head + [at for at in range(max(_HEAD, len(rows) - _FOOT), len(rows)) if rows[at][0].y < bottom]


def _from_the_edge(gone: set[int], count: int) -> set[int]:
    """Those rows that have only such rows between themselves and the edge of the page."""
    head = next((at for at in range(count) if at not in gone), count)
    foot = next((at for at in range(count - 1, -1, -1) if at not in gone), -1)
    return {at for at in gone if at < head or at > foot}


def _key(rows: PageRows, at: int) -> tuple[str, int]:
    """What a row says, numbers aside, and about where it stands."""
    return _DIGITS.sub("0", _text(rows[at])), round(rows[at][0].y / 6)


def _text(row: Sequence[Word]) -> str:
    return line_of(row).text.strip()


def _is_data(row: Sequence[Word]) -> bool:
    """Whether a row is a number or sign alone, as cells of tables are."""
    text = _text(row)
    return not any(letter.isalpha() for letter in text) or (text.count(" ") > 2 and _has_columns(row))


def _has_columns(row: Sequence[Word]) -> bool:
    """Whether a row has three cells at least, as the head of a table has that is repeated on each page."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    return sum(gap > word.size for gap, word in zip(gaps, row, strict=False)) > 1


def without_notes(rows: PageRows, rules: Sequence[Rule], usual: float) -> tuple[PageRows, list[str]]:
    """A page's rows and the notes at its foot, each as `[1] …`: the last rows, smaller than usual, from one that
    begins with a number, if that is raised or a short line is drawn above."""
    first = len(rows)
    while first and max(word.size for word in rows[first - 1]) <= _SMALLER * usual:
        first -= 1
    while first < len(rows) and not _NOTE.match(_text(rows[first])):
        first += 1
    if first == len(rows) or not (_text(rows[first]).startswith("[") or _parted(rows[first], rules)):
        return rows, []
    notes: list[list[str]] = []
    for row in rows[first:]:
        text = _text(row)
        if not notes or (_NOTE.match(text) and _begins_note(text, notes[-1][0])):
            notes.append([])
        notes[-1].append(text)
    return rows[:first], [_NOTE.sub(_bracketed, joined(note), count=1) for note in notes]


def _parted(row: Sequence[Word], rules: Sequence[Rule]) -> bool:
    """Whether a line of the length that parts notes from the text is drawn close above a row."""
    y, size = row[0].y, row[0].size
    return any(r.horizontal and 0 < r.at - y < 3 * size and 40 < r.end - r.start < 260 for r in rules)


def _bracketed(mark: re.Match[str]) -> str:
    number = _DIGITS.search(mark.group())
    return f"[{number.group()}] " if number else "[*] "


def _begins_note(text: str, before: str) -> bool:
    """Whether a line begins with the number after that of the note before."""
    number, last = _DIGITS.search(text), _DIGITS.search(before)
    return number is None or last is None or int(number.group()) == int(last.group()) + 1
