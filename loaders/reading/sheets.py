"""Worksheets as text: titles as paragraphs, tables as rows `a | b | c`, numbers and dates as a person sees them."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.reading.errors import ReadingError

_IN_A_TABLE = 3
"""Filled cells in a row from which a table has begun; with fewer it is a title or one half of a letterhead."""

_FIRST_SECTION = re.compile(r'(?:[^;"\\]|"[^"]{0,100}"?|\\.?){0,200}')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]')
_DATE_SIGNS = re.compile(r"[dyh]|mm|m(?=[/.-])|(?<=[/.-])m|s(?=s|\.|$)", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_NO_DATE = re.compile(r"General|@", re.IGNORECASE)


@dataclass(slots=True)
class Allowance:
    """What the sheets of a workbook may hold together; a small file can unfold into more than any machine bears."""

    cells: int = 1_000_000
    letters: int = 64_000_000

    def spend(self, cells: int, letters: int) -> None:
        self.cells -= cells
        self.letters -= letters
        if self.cells < 0 or self.letters < 0:
            raise ReadingError("this workbook holds more than a document does; save what matters in a file of its own")


@dataclass(slots=True)
class Sheet:
    """One worksheet: its filled cells as they are shown, by row and column, and its merged ranges (first row, first
    column, last row, last column), all counted from 0."""

    allowance: Allowance
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(self, row: int, column: int, text: str) -> None:
        self.allowance.spend(1, len(text))
        if text.strip():
            self.cells.setdefault(row, {})[column] = text

    def blocks(self) -> Iterator[str]:
        """The paragraphs above the table, then the table."""
        from_above = self._from_above()
        columns = sorted({column for row in self.cells.values() for column in row})
        table: list[str] = []
        for number in sorted(self.cells):
            own = self.cells[number]
            filled = from_above.get(number, {}) | own
            if not table and len(filled) < _IN_A_TABLE:
                lines = [_lines(own[column]) for column in sorted(own)]
                yield " | ".join(" ".join(cell) for cell in lines) if len(lines) > 1 else "\n".join(lines[0])
                continue
            self.allowance.spend(len(columns), 0)
            row = " | ".join(" ".join(filled.get(column, "").split()) for column in columns)
            table.append(row.strip(" |") if len(filled) == 1 else row.rstrip(" |"))
        if table:
            yield "\n".join(table)

    def _from_above(self) -> dict[int, dict[int, str]]:
        """What cells that reach down show in the rows below their own, where something else stands in these."""
        rows = sorted(self.cells)
        shown: dict[int, dict[int, str]] = {}
        for top, left, bottom, _ in self.merged:
            text = self.cells.get(top, {}).get(left)
            if text is not None:
                for row in rows[bisect_right(rows, top) : bisect_right(rows, bottom)]:
                    self.allowance.spend(1, len(text))
                    shown.setdefault(row, {})[left] = text
        return shown


def text_of(sheets: Iterable[Sheet]) -> str:
    """The text of sheets one after another: a paragraph for each row above the table, the rows of the table as lines.
    A cell that reaches over rows stands in each of them, so that every row can be read alone; one that reaches over
    columns leaves empty ones behind it. Raises ReadingError where they hold too much."""
    return "\n\n".join(block for sheet in sheets for block in sheet.blocks())


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def shown_date(moment: datetime.datetime, pattern: str) -> str:
    """A date as Vietnamese readers write it, with the parts that the cell's format shows.

    >>> shown_date(datetime.datetime(2025, 6, 30), "mm-dd-yy"), shown_date(datetime.datetime(2025, 6, 1), "mmm-yy")
    ('30/06/2025', '06/2025')
    """
    signs = _signs(pattern).lower()
    clock = "h" in signs
    year, day = "y" in signs, "d" in signs
    month = "m" in signs.replace("h:mm", "").replace("mm:ss", "")
    parts = [f"{moment:%d}" if day else "", f"{moment:%m}" if month else "", f"{moment.year:04}" if year else ""]
    date = "/".join(filter(None, parts))
    time = f"{moment:%H:%M}" if clock and (moment.time() != datetime.time() or not date) else ""
    return " ".join(filter(None, (date, time)))


def is_date_pattern(pattern: str) -> bool:
    """Whether a cell's format shows a number as a date or time."""
    signs = _signs(pattern)
    return not _NO_DATE.search(signs) and not _DIGITS.search(signs) and bool(_DATE_SIGNS.search(signs))


def shown_number(number: float, pattern: str = "General") -> str:
    """A number in the form that the cell's format gives it, with decimal comma and points between thousands.

    >>> shown_number(0.955, "0.0%"), shown_number(1234.5, "#,##0.00"), shown_number(3, '"Quý "0'), shown_number(2025)
    ('95,5%', '1.234,50', 'Quý 3', '2025')
    """
    quiet = _signs(pattern)
    places = _DIGITS.search(quiet)
    if _NO_DATE.search(quiet) or places is None or "E" in quiet.upper() or abs(number) >= 1e15:
        return _plain(number)
    if "%" in quiet:
        number *= 100
    form = places.group()
    decimals = len(re.sub(r"[^#0?]", "", form.partition(".")[2]))
    text = f"{abs(number):{',' if ',' in form.rstrip(',') else ''}.{min(decimals, 15)}f}"
    whole, _, fraction = text.partition(".")
    kept = form.partition(".")[2].count("0")
    while len(fraction) > kept and fraction.endswith("0"):
        fraction = fraction[:-1]
    whole = whole.replace(",", ".").zfill(form.partition(".")[0].count("0"))
    text = f"{whole},{fraction}" if fraction else whole
    before, after = _around(pattern)
    return f"{'-' if number < 0 else ''}{before}{text}{after}".strip()


@lru_cache(maxsize=1024)
def _signs(pattern: str) -> str:
    """The signs of a format for positive numbers that stand for something else than themselves."""
    return _LITERAL.sub("", _section(pattern))


def _section(pattern: str) -> str:
    found = _FIRST_SECTION.match(pattern)
    return found.group() if found else ""


@lru_cache(maxsize=1024)
def _around(pattern: str) -> tuple[str, str]:
    """What a format writes before and after the digits."""
    said = _LITERAL.sub(lambda m: "".join(f"\0{s}" for s in m.group(1) or m.group(2) or ""), _section(pattern))
    digits = re.search(r"(?<!\0)[#0?][#0?,.]*", said)
    if digits is None:
        return "", ""
    return said[: digits.start()].replace("\0", ""), said[digits.end() :].replace("\0", "")


def _plain(number: float) -> str:
    text = f"{number:.11g}" if abs(number) < 1e15 else f"{number:.0f}"
    if "e" in text:
        text = f"{number:.15f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
