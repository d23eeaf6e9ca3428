"""Times that are set for a duty: absolute, relative, recurring (`ontology/deadline_forms.tsv`)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.dates import find_dates
from loaders.tables import table


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time set at `text[start:end]`, verbatim in `text`.

    `due_on` is the last day (ISO) where it can be computed from the words alone; `recurrence` is `yearly`,
    `half-yearly`, `quarterly`, `monthly` or `continuous`.
    """

    start: int
    end: int
    text: str
    due_on: str | None
    recurrence: str | None


_PARTS = {
    "{_}": r"[\s*]+",
    "{day}": r"ngày[\s*]+\d{1,2}"
    r"(?:[\s*]*/[\s*]*\d{1,2}(?:[\s*]*/[\s*]*\d{4})?|[\s*]+tháng[\s*]+\d{1,2}(?:[\s*]+năm[\s*]+\d{4})?)?",
    "{month}": r"tháng[\s*]+\d{1,2}(?:[\s*]*/[\s*]*\d{4}|[\s*]+năm[\s*]+\d{4})?(?!\d)",
    "{quarter}": r"quý[\s*]+(?:IV|I{1,3}|[1-4])(?:[\s*]*/[\s*]*|,?[\s*]+(?:năm[\s*]+)?)(?:năm[\s*]+)?\d{4}",
    "{year}": r"(?:19|20)\d\d",
    "{often}": r"(?:(?:hằng|hàng)[\s*]+(?:năm|quý|tháng)|06[\s*]+tháng|6[\s*]+tháng|quý|tháng|năm)",
}
_HINT = re.compile(r"trước|chậm|muộn|hết|trong|quá|tháng|năm|quý|định kỳ|ngày", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:^|[.;:,]|\bvà)[\s*]*$")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    forms = []
    for row in table("deadline_forms"):
        pattern = row["pattern"]
        for name, part in _PARTS.items():
            pattern = pattern.replace(name + "?", f"(?:{part})?").replace(name, part)
        forms.append((re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), row["at"] == "clause"))
    return tuple(forms)


def find_deadline(text: str) -> Deadline | None:
    """The time that a text sets for its duty, or None. A time that only describes something (`kế hoạch hằng năm`) sets
    none."""
    if not _HINT.search(text):
        return None
    for form, at_clause in _forms():
        for match in form.finditer(text):
            if not at_clause or _CLAUSE.search(text, max(0, match.start() - 12), match.start()):
                return _deadline(text, match.start(), match.end())
    return None


def whole_deadline(text: str, start: int, end: int) -> Deadline:
    """The stretch `text[start:end]` as a deadline, where a label ("Thời gian:") says that it is one."""
    return _deadline(text, start, end)


def _deadline(text: str, start: int, end: int) -> Deadline:
    stretch = text[start:end]
    return Deadline(start, end, " ".join(stretch.split()), due_on(stretch), recurrence(stretch))


_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\W{1,3}(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|năm)\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d\d)(?![\d/])")
_OPEN_END = re.compile(r"tiếp theo|trở đi|hằng năm|hàng năm", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def due_on(text: str) -> str | None:
    """The last day that a phrase allows, as an ISO date; None where it names no year or has no end.

    A quarter ends with its last day, a month likewise, a year on 31 December.
    """
    text = text.replace("*", "")
    if _OPEN_END.search(text):
        return None
    days = [date.iso for date in find_dates(text) if len(date.iso) == 10]
    if days:
        return days[-1]
    ends = [_last_day(int(year), 3 * _QUARTERS[quarter.upper()]) for quarter, year in _QUARTER.findall(text)]
    ends += [_last_day(int(year), int(month)) for month, year in _MONTH.findall(text) if 1 <= int(month) <= 12]
    ends += [f"{year}-12-31" for year in _YEAR.findall(text)] if not ends else []
    return max(ends, default=None)


def _last_day(year: int, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(year, month)[1]:02}"


_RECURRENCES = (
    ("half-yearly", re.compile(r"(?:\b0?6|sáu) tháng|nửa năm", re.IGNORECASE)),
    ("quarterly", re.compile(r"(?:hằng|hàng|định kỳ|cuối) quý|\b0?3 tháng (?:một|1) lần", re.IGNORECASE)),
    ("monthly", re.compile(r"(?:hằng|hàng|định kỳ) tháng", re.IGNORECASE)),
    ("yearly", re.compile(r"(?:hằng|hàng|định kỳ) năm", re.IGNORECASE)),
    ("continuous", re.compile(r"thường xuyên|liên tục|tiếp theo|trở đi", re.IGNORECASE)),
)


def recurrence(text: str) -> str | None:
    """How often a phrase lets a duty come back, or None."""
    plain = " ".join(text.replace("*", " ").split())
    return next((name for name, form in _RECURRENCES if form.search(plain)), None)
