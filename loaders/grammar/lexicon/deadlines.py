"""Times that are set for a duty: absolute, relative, recurring (`ontology/deadline_forms.tsv`)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.necessary import Needed, holds, necessary
from loaders.grammar.lexicon.phrases import words
from loaders.grammar.lexicon.spelling import small
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


_NAMED_DAY = (
    r"(?:(?!(?:và|hoặc|đến|số)\b)[^\W\d_]+[\s*]+(?:[-–][\s*]+)?){1,8}?"
    r"\(?\d{1,2}(?:[\s*]*/[\s*]*\d{1,2}(?:[\s*]*/[\s*]*\d{4})?(?![\d/])|[\s*]+tháng[\s*]+\d{1,2}(?:[\s*]+năm[\s*]+\d{4})?)\)?"
)
"""A day with the name of its feast or event before the date: "(ngày) Quốc khánh 02/9/2025"."""
_PARTS = {
    "{_}": r"[\s*]+",
    "{day}": rf"ngày[\s*]+(?:{_NAMED_DAY}|\d{{1,2}}"
    r"(?:[\s*]*/[\s*]*\d{1,2}(?:[\s*]*/[\s*]*\d{4})?|[.-]\d{1,2}[.-]\d{4}|[\s*]+tháng[\s*]+\d{1,2}(?:[\s*]+năm[\s*]+\d{4})?)?)",
    "{month}": r"tháng[\s*]+\d{1,2}(?:[\s*]*/[\s*]*\d{4}|[\s*]+năm[\s*]+\d{4})?(?!\d)",
    "{quarter}": r"quý[\s*]+(?:iv|i{1,3}|[1-4])(?:[\s*]*/[\s*]*|,?[\s*]+(?:năm[\s*]+)?)(?:năm[\s*]+)?\d{4}",
    "{year}": r"(?:19|20)\d\d",
    "{often}": r"(?:(?:hằng|hàng)[\s*]+(?:năm|quý|tháng)|06[\s*]+tháng|6[\s*]+tháng|quý|tháng|năm)",
}
_HINT = re.compile(r"trước|chậm|muộn|hết|trong|quá|tháng|năm|quý|định kỳ|ngày|ngay sau")
_DIGIT = re.compile(r"\d")
_RECURRING = re.compile(r"h[ằà]ng|định\s+kỳ|tiếp\s+theo|ngay\s+sau|quý|6|tháng\s+(?:tổng|báo)|năm\s+(?:tổng|báo)")
_CLAUSE = re.compile(r"(?:^|[.;:,]|\bvà)[\s*]*$")
_ENDING = re.compile(r"[\s*]*(?:[.;)]|$|(?:để|trình|theo\s+(?:quy\s+định|yêu\s+cầu))\b)")
_REPORTED = re.compile(
    r"(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|kiểm\s+tra|cập\s+nhật)\b[^.;,:]{0,60}$", re.IGNORECASE
)
_PLANNED = re.compile(
    r"(?:kế\s+hoạch|chương\s+trình|dự\s+toán|ngân\s+sách|nhiệm\s+vụ|công\s+tác)[\s*]+$", re.IGNORECASE
)
_PLANS = re.compile(
    r"(?:kế\s+hoạch|chương\s+trình|dự\s+toán|ngân\s+sách|nguồn\s+vốn|quy\s+hoạch)\b[^.;:]{0,60}(?:,|\bvà)[\s*]*$",
    re.IGNORECASE,
)
"""Plans that a second attribute tells more closely ("kế hoạch 5 năm và hằng năm")."""
_AIMED = re.compile(r"(?:\d[\s*]*%|ít\s+nhất|tối\s+thiểu)[^.;]{0,120}$", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:ngay\s+)?(?:trong|vào)\s+năm\s+\d{4}\Z", re.IGNORECASE)
_COMPLETED = re.compile(r"hoàn\s+thành\b[^.;]{0,90}$", re.IGNORECASE)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Needed, str, bool], ...]:
    """The forms in small letters, the words that each needs, where each has to stand, and whether it has a number: its
    example tells."""
    forms = []
    for row in table("deadline_forms"):
        pattern = row["pattern"]
        for name, part in _PARTS.items():
            pattern = pattern.replace(name + "?", f"(?:{part})?").replace(name, part)
        numbered = _DIGIT.search(row["example"]) is not None
        forms.append((re.compile(rf"(?<!\w){pattern}"), necessary(pattern), row["at"], numbered))
    return tuple(forms)


def find_deadline(text: str) -> Deadline | None:
    """The time that a text sets for its duty, or None. A time that only describes something (`kế hoạch hằng năm`) sets
    none."""
    lowered = small(text)
    if not _HINT.search(lowered):
        return None
    numbered = _DIGIT.search(text) is not None
    recurring = _RECURRING.search(lowered) is not None
    if not (numbered or recurring):
        return None
    for form, needed, where, number in _forms():
        if not (numbered if number else recurring) or not holds(lowered, needed):
            continue
        found = [match for match in form.finditer(lowered) if _stands(text, match, where)]
        if found:
            closing = [m for m in found[1:] if _COMPLETED.search(text, max(0, m.start() - 100), m.start())]
            match = closing[-1] if closing else found[0]
            found_time = _deadline(text, match.start(), match.end())
            return _yearly(text, found_time)
    return None


_EACH_YEAR = re.compile(r"(?:(?:hằng|hàng)\s+năm|định\s+kỳ)\b[^.;]{0,120}$", re.IGNORECASE)


def _yearly(text: str, time: Deadline) -> Deadline:
    """A day without its year comes back where the sentence says so before ("định kỳ báo cáo … trước ngày 20/11")."""
    bare = time.recurrence is None and time.due_on is None and _DAY.search(time.text) is not None
    if bare and _EACH_YEAR.search(text, max(0, time.start - 160), time.start):
        return replace(time, recurrence="yearly")
    return time


def _stands(text: str, match: re.Match[str], where: str) -> bool:
    """Whether a form stands where its row of the table wants it."""
    before = max(0, match.start() - 100)
    if _OF_YEAR.match(match[0]) and _AIMED.search(text, max(0, match.start() - 130), match.start()):
        return False  # the year of an aim inside the duty
    if where == "clause":
        begins = _CLAUSE.search(text, max(0, match.start() - 12), match.start()) is not None
        return begins and not (
            _PLANS.search(text, before, match.start()) and not _acts(text, match.end()) and not _DIGIT.search(match[0])
        )
    if where == "ending":
        return _ENDING.match(text, match.end()) is not None
    if where == "report":
        return (
            _ENDING.match(text, match.end()) is not None
            and _REPORTED.search(text, before, match.start()) is not None
            and _PLANNED.search(text, before, match.start()) is None
        )
    return True


def _acts(text: str, at: int) -> bool:
    """Whether a verb of duty follows at once."""
    return duty_verbs().match(words(text, at, at + 40), 0) is not None


def whole_deadline(text: str, start: int, end: int) -> Deadline:
    """The stretch `text[start:end]` as a deadline, where a label ("Thời gian:") says that it is one."""
    return _deadline(text, start, end)


def _deadline(text: str, start: int, end: int) -> Deadline:
    stretch = text[start:end]
    return Deadline(start, end, " ".join(stretch.split()), due_on(stretch), recurrence(stretch))


_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\W{1,3}(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(
    r"tháng\s+(?:\d{1,2}(?:\s*,\s*|\s+và\s+)){0,11}(\d{1,2})\s*(?:/|năm)\s*((?:19|20)\d\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d\d)(?![\d/])")
_OPEN_END = re.compile(r"tiếp theo|trở đi|ngay từ|hằng năm|hàng năm", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def due_on(text: str) -> str | None:
    """The last day that a phrase allows, as an ISO date; None where it names no year or has no end.

    A quarter ends with its last day, a month likewise, a year on 31 December.
    """
    text = text.replace("*", "")
    if _OPEN_END.search(text):
        return None
    days = [day.iso for day in find_dates(text) if len(day.iso) == 10]
    if days:
        return days[-1]
    ends = [_last_day(int(year), 3 * _QUARTERS[quarter.upper()]) for quarter, year in _QUARTER.findall(text)]
    ends += [_last_day(int(year), int(month)) for month, year in _MONTH.findall(text) if 1 <= int(month) <= 12]
    ends += [f"{year}-12-31" for year in _YEAR.findall(text)] if not ends else []
    return max(ends, default=None)


_DAY = re.compile(r"(?<![\d/])(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?![\d/])", re.IGNORECASE)
_BARE_MONTH = re.compile(r"tháng\s+(\d{1,2})(?!\d)", re.IGNORECASE)
_BARE_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_SINCE_ISSUE = re.compile(
    r"(\d{1,3})\s+(ngày|tháng)\W{1,3}(?:tính\s+|kể\s+)?(?:từ|sau)\s+(?:ngày|khi)\s+"
    r"(?:(?:\w+\s+){0,3}này\s+(?:được\s+)?)?(?:ban\s+hành|ký)\b",
    re.IGNORECASE,
)


def due_after(text: str, issued_on: str | None) -> str | None:
    """The last day that a phrase allows which names no year or counts from the issue of its document, as an ISO date;
    `issued_on` is when that was. A day, month or quarter is the next one to come. None where it can't be computed."""
    try:
        issued = date.fromisoformat(issued_on or "")
    except ValueError:
        return None
    text = text.replace("*", "")
    if recurrence(text) or due_on(text) or _YEAR.search(text):
        return None
    if since := _SINCE_ISSUE.search(text):
        return _later(issued, int(since[1]), since[2].lower())
    if day := _DAY.search(text):
        return _next(issued, int(day[2]), int(day[1]))
    if month := _BARE_MONTH.search(text):
        return _next(issued, int(month[1]))
    if quarter := _BARE_QUARTER.search(text):
        return _next(issued, 3 * _QUARTERS[quarter[1].upper()])
    return None


def _later(issued: date, count: int, unit: str) -> str:
    if unit == "ngày":
        return (issued + timedelta(days=count)).isoformat()
    months = issued.year * 12 + issued.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(issued.day, monthrange(year, month)[1])).isoformat()


def _next(issued: date, month: int, day: int = 0) -> str | None:
    """The next such day after the issue; the last day of the month where none is given."""
    for year in (issued.year, issued.year + 1):
        if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
            return None
        due = date(year, month, day or monthrange(year, month)[1])
        if due >= issued:
            return due.isoformat()
    return None


def _last_day(year: int, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(year, month)[1]:02}"


_RECURRENCES = (
    ("half-yearly", re.compile(r"(?:\b0?6|sáu) tháng|nửa năm", re.IGNORECASE)),
    ("quarterly", re.compile(r"(?:hằng|hàng|định kỳ|cuối|mỗi|từng) quý|\b0?3 tháng (?:một|1) lần", re.IGNORECASE)),
    ("monthly", re.compile(r"(?:hằng|hàng|định kỳ|mỗi|từng) tháng", re.IGNORECASE)),
    ("yearly", re.compile(r"(?:hằng|hàng|định kỳ|mỗi) năm", re.IGNORECASE)),
    (
        "continuous",
        re.compile(r"thường xuyên|liên tục|(?<!năm )tiếp theo|(?:những|các) năm tiếp theo|trở đi", re.IGNORECASE),
    ),
)


def recurrence(text: str) -> str | None:
    """How often a phrase lets a duty come back, or None."""
    plain = " ".join(text.replace("*", " ").split())
    return next((name for name, form in _RECURRENCES if form.search(plain)), None)
