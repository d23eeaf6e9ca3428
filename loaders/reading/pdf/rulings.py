"""The straight lines on a page: borders of tables, the rule above footnotes, lines under letterheads."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_THIN = 2.5
"""Points; a rectangle no thicker is a line that was drawn as a filled box."""
_SHORTEST = 3.0
_MOST = 5_000
"""Objects and lines of a page; more is a map or a chart."""
_DEEPEST = 3

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Rule(NamedTuple):
    """A line at `at` from `start` to `end`: on the y of a horizontal one, on the x of a vertical one."""

    horizontal: bool
    at: float
    start: float
    end: float


def rules_of(page: Any, turn: int = 0) -> list[Rule]:
    """The horizontal and vertical lines of a page, seen with so many quarter turns; none where it is a drawing."""
    rules: list[Rule] = []
    left = _MOST
    count, get = pdfium.FPDFPage_CountObjects(page.raw), pdfium.FPDFPage_GetObject
    waiting = [(get(page.raw, at), _PLAIN, 0) for at in range(min(count, _MOST * 5))]
    while waiting and left:
        thing, matrix, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _through(_matrix(thing), matrix)
            size = min(pdfium.FPDFFormObj_CountObjects(thing), _MOST)
            waiting += [(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1) for at in range(size)]
            left -= 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += (rule for line in _lines(thing, matrix) if (rule := _rule(*line, turn)))
            left -= 1
    return rules if left else []


def _lines(path: Any, outer: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The lines that a path shows, as x0, y0, x1, y1: its strokes, or the middle of a thin filled box."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroked))
    if not (mode.value or stroked.value):
        return
    points = _points(path, _through(_matrix(path), outer))
    if not points:
        return
    x0, x1 = min(p[1] for p in points), max(p[1] for p in points)
    y0, y1 = min(p[2] for p in points), max(p[2] for p in points)
    if y1 - y0 <= _THIN:
        yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    elif x1 - x0 <= _THIN:
        yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
    elif stroked.value:
        for before, point in pairwise(points):
            if point[0]:
                yield before[1], before[2], point[1], point[2]


def _points(path: Any, matrix: Matrix) -> list[tuple[bool, float, float]]:
    """The corners of a path, each with whether a line leads to it; none where it has curves or too many."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[bool, float, float]] = []
    first = 0
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= 400:
        return []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO or not pdfium.FPDFPathSegment_GetPoint(
            segment, ctypes.byref(x), ctypes.byref(y)
        ):
            return []
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = len(points)
        a, b, c, d, e, f = matrix
        drawn = kind == pdfium.FPDF_SEGMENT_LINETO
        points.append((drawn, a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append((True, *points[first][1:]))
    return points


def _rule(x0: float, y0: float, x1: float, y1: float, turn: int) -> Rule | None:
    for _ in range(turn):
        x0, y0, x1, y1 = y0, -x0, y1, -x1
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= _SHORTEST:
        return Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    if abs(x1 - x0) <= 1 and abs(y1 - y0) >= _SHORTEST:
        return Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    return None


def _matrix(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return _PLAIN
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _through(inner: Matrix, outer: Matrix) -> Matrix:
    """The two matrices as one, the inner applied first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
