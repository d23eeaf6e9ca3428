"""From the signs on a page to its words, by the room between them; the blanks that a file states are not believed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from loaders.reading.fontnames import shown_in

_SPACE = 0.17
"""Of a font's size; a blank is about a quarter, less in full lines, and letters set apart are nearer than this."""
_SPREAD = 4
"""So many letters in a row that each stand alone are one word set apart (`K Ế  H O Ạ C H`)."""
_SAME_PLACE = 0.9
"""Points that a sign is moved at most when it is drawn anew to look bold."""
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


class Glyph(NamedTuple):
    """A sign, the box around it, the point on the baseline where it begins, the size of its font, and the font's name
    if it is an old one."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float
    size: float
    font: str | None = None


class Word(NamedTuple):
    """Signs without a blank between them: from `x0` to `x1` on the baseline `y`, in a font of `size` points;
    the `at`th of the page in the order of the file, in which a cell or column mostly stands in one piece."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    at: int = 0


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of a page in the order of the file. Signs drawn twice at a place, to look bold, count once."""
    words = _closed_up([_word(signs) for signs in _runs(_once(glyphs))])
    return [Word(*word[:5], at) for at, word in enumerate(words)]


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    seen: dict[tuple[str, float, float], tuple[float, float]] = {}
    for glyph in glyphs:
        text, x, y = glyph.text, glyph.x, glyph.y
        columns, rows = _boxes(x), _boxes(y)
        for place in (seen.get((text, column, row)) for column in columns for row in rows):
            if place and abs(place[0] - x) < _SAME_PLACE and abs(place[1] - y) < _SAME_PLACE:
                break
        else:
            seen[(text, columns[0], rows[0])] = x, y
            yield glyph


def _boxes(value: float) -> tuple[float, ...]:
    """The box of four points in which a place lies, and the next if it is near their border."""
    box, inside = divmod(value, 4)
    if inside < _SAME_PLACE:
        return box, box - 1
    return (box,) if inside < 4 - _SAME_PLACE else (box, box + 1)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _touches(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _touches(before: Glyph, glyph: Glyph) -> bool:
    size = before.size
    if abs(before.y - glyph.y) > 0.12 * size or not 0.75 < glyph.size / size < 1.34:
        return False
    return -1.2 * size < glyph.left - before.right < _SPACE * size  # parts of a ligature have one place


def _word(run: Sequence[Glyph]) -> Word:
    if run[0].font is None and run[-1].font is None:
        text = "".join(glyph.text for glyph in run)
    else:
        text = ""
        start = 0
        for at in range(1, len(run) + 1):
            if at == len(run) or run[at].font != run[start].font:
                text += shown_in(run[start].font, "".join(glyph.text for glyph in run[start:at]))
                start = at
    if not text.isascii():
        text = text.translate(_LIGATURES)
    return Word(text, run[0].left, max(glyph.right for glyph in run), run[0].y, run[0].size)


def _closed_up(words: list[Word]) -> list[Word]:
    """The words with those joined whose letters are set apart."""
    closed: list[Word] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and _beside(words[at - 1], words[at]):
            continue
        closed += _spread_word(words[start:at]) if at - start >= _SPREAD else words[start:at]
        start = at
    return closed


def _beside(before: Word, word: Word) -> bool:
    alone = len(before.text) == len(word.text) == 1 and before.text.isalpha() and word.text.isalpha()
    return alone and abs(before.y - word.y) < 1 and 0 < word.x0 - before.x1 < before.size


def _spread_word(letters: Sequence[Word]) -> list[Word]:
    widest = 1.6 * median(b.x0 - a.x1 for a, b in pairwise(letters))
    found = [letters[0]]
    for before, letter in pairwise(letters):
        if letter.x0 - before.x1 < widest:
            found[-1] = found[-1]._replace(text=found[-1].text + letter.text, x1=letter.x1)
        else:
            found.append(letter)
    return found
