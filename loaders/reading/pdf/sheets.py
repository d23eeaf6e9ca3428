"""A page as the PDF library gives it: words with their places, upright, and the ruling lines between them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from loaders.reading.fontnames import encoding_of
from loaders.reading.pdf.rulings import Rule, rules_of
from loaders.reading.pdf.words import Glyph, Word, words_of

_MOST_GLYPHS = 100_000
"""Signs on one page; more is a drawing, or made to exhaust the machine."""
_BLANK = frozenset((0, 9, 10, 13, 32, 0xA0, 0x200B, 0x2002, 0x2003, 0x2009, 0x202F))
_HYPHENS = frozenset((2, 0xAD, 0xFFFE))
"""What the library gives for a hyphen at the end of a line; Vietnamese breaks no words, so it belongs to a symbol."""
_OBSCURE = frozenset((0xFFFD, 1, *range(3, 9), *range(14, 32), *range(0xE000, 0xF900)))
_OLD_LETTERS = frozenset(range(0xA1, 0x100)) - frozenset(map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý°±²³«»·"))
"""Letters of Latin-1 that Vietnamese has not: where one stands, a font from before Unicode may have been used."""


class Sheet(NamedTuple):
    """A page: its words in the file's order, its ruling lines, how many signs it has, and how many of these have no
    meaning outside the file's fonts.

    Lengths are points; x grows to the right and y upwards as the words are read, however the page lies.
    """

    words: list[Word]
    rules: list[Rule]
    signs: int
    obscure: int


def sheet_of(page: Any) -> Sheet:
    """The words and ruling lines of a page of the library. Lines that run across those of the page are left out."""
    layer = page.get_textpage()
    try:
        codes = _codes(layer.raw)
        signs = list(_glyphs(layer.raw, codes))
    finally:
        layer.close()
    turns = Counter(turn for turn, _ in signs)
    turn = turns.most_common(1)[0][0] if turns else 0
    upright = [_turned(glyph, turn) if turn else glyph for turned, glyph in signs if turned == turn]
    return Sheet(words_of(upright), rules_of(page, turn), len(signs), sum(code in _OBSCURE for code in codes))


def _codes(layer: Any) -> list[int]:
    unicode = pdfium.FPDFText_GetUnicode
    return [unicode(layer, at) for at in range(min(pdfium.FPDFText_CountChars(layer), _MOST_GLYPHS))]


def _glyphs(layer: Any, codes: list[int]) -> Iterator[tuple[int, Glyph]]:
    """The signs of a text layer, each with the quarter turns of its line."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    loose, origin = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    old = not _OLD_LETTERS.isdisjoint(codes)
    sizes: dict[tuple[float, float], float] = {}
    for at, code in enumerate(codes):
        if code in _BLANK or not loose(layer, at, to_box) or not origin(layer, at, to_x, to_y):
            continue
        left, right, bottom, top, from_x, from_y = box.left, box.right, box.bottom, box.top, x.value, y.value
        box_of_font = from_y, top - bottom  # on one line, boxes of one height are of one font
        if (size := sizes.get(box_of_font, 0.0)) == 0.0:
            size = sizes[box_of_font] = _size(layer, at)
        turn = 0
        if not (-1 < from_x - left < 1 and bottom - 1 < from_y < top):
            turn = round(-pdfium.FPDFText_GetCharAngle(layer, at) / 1.5708) % 4  # the library turns clockwise
        text = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
        font = _old_font(layer, at) if old else None
        yield turn, Glyph(text, left, right, bottom, top, from_x, from_y, size, font)


def _size(layer: Any, at: int) -> float:
    """The size of a sign's font on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(layer, at, ctypes.byref(matrix))
    size: float = pdfium.FPDFText_GetFontSize(layer, at)
    return max(size * math.hypot(matrix.c, matrix.d), 0.5)


def _old_font(layer: Any, at: int) -> str | None:
    """The name of a sign's font if it is one from before Unicode."""
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(layer, at, name, 100, ctypes.byref(flags))
    font = name.value.decode("utf-8", "replace") if 0 < length <= 100 else None
    return font if encoding_of(font) else None


def _turned(glyph: Glyph, turn: int) -> Glyph:
    """A sign in the coordinates of one who holds the page so that its lines run to the right."""
    text, left, right, bottom, top, x, y, size, font = glyph
    if turn == 1:
        return Glyph(text, bottom, top, -right, -left, y, -x, size, font)
    if turn == 2:
        return Glyph(text, -right, -left, -top, -bottom, -x, -y, size, font)
    if turn == 3:
        return Glyph(text, -top, -bottom, left, right, -y, x, size, font)
    return glyph
