"""By when an aim is to be reached: the year of its own clause, else of its sentence, else of what stands above it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from loaders.extraction import Target

_YEARS = r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)"
"""A period by its first and last year."""
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+(?P<from>(?:19|20)\d\d)\s*[-–]\s*(?P<to>(?:19|20)\d\d)"
    r"|(?:đến\s+(?:hết\s+|cuối\s+)?|trong\s+|hết\s+)?năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"\W*(?:Trong\s+)?[Nn]ăm\s+((?:19|20)\d\d)(?!\s*[-–/]\s*\d),?\s+\w")
_ANNUAL = re.compile(r"(?<!đến\s)(?<!từ\s)năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–/]\s*\d)", re.IGNORECASE)
_OFFICE = re.compile(rf"nhiệm\s+kỳ\s+{_YEARS}", re.IGNORECASE)
_TERM = re.compile(rf"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+{_YEARS}", re.IGNORECASE)
_TERM_LAST = re.compile(
    r"(?![^.;]{0,200}(?:chương\s+trình|đề\s+án|kế\s+hoạch|nghị\s+quyết|chiến\s+lược))[^.;]{0,200}"
    rf"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+{_YEARS}\W*$",
    re.IGNORECASE,
)
"""A period at the end of a clause, unless it may belong to the name of a programme."""
_FRAME = re.compile(
    r"[^.;]{0,160}?(?<!\w)(?:trong|mục\s+tiêu|chỉ\s+tiêu)\s+(?:cả\s+)?(?:giai\s+đoạn|nhiệm\s+kỳ)\s+"
    rf"{_YEARS}",
    re.IGNORECASE,
)
"""A sentence names the period for which its aims are set."""
_BY_YEAR = re.compile(r"[Đđ][Ếế][Nn]\s+(?i:(?:hết\s+|cuối\s+)?năm\s+)((?:19|20)\d\d)")
_OWN_YEAR = re.compile(
    r"năm\s+((?:19|20)\d\d),?\s+(?:(?:phấn\s+đấu\s+)?(?:đạt|còn|có|tăng|giảm)\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
_IN_YEAR = re.compile(
    r"\s+(?:\w+,?\s+){0,25}?(?:(?:trong|vào|công\s+tác|dự\s+toán)\s+năm\s+|trước\s+(?:ngày\s+)?\d\d?/\d\d?/)((?:19|20)\d\d)"
    r"|\s+(?:\w+,?\s+){0,9}?trong\s+(?P<coming>\d+(?:\s*[-–]\s*\d+)?\s+năm\s+tới)",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(r"(?<!so với )(?<!cuối )(?<!từ )(?<!hơn )năm\s+(20\d\d)\W*$", re.IGNORECASE)
_DATED = re.compile(r"(?:tháng|ngày)\s+[\d/]+\s*$", re.IGNORECASE)
_SOLE_YEAR = re.compile(
    r"n[ăĂ]m\s+(20\d\d)(?!\s*(?:[-–/]\s*\d|(?:,|và)\s+(?:năm\s+)?20\d\d))"
    r"(?<!so\svới\snăm\s....)(?<!từ\snăm\s....)(?<!cuối\snăm\s....)(?<!\d\snăm\s....)"
    r"(?<!đôi\snăm\s....)(?<!lần\snăm\s....)"
)
_THAN_IN_YEAR = re.compile(r"\s*(?:so\s+với\s+)?năm\s+20\d\d", re.IGNORECASE)
_CELL = re.compile(
    r"\W*(?:(?:giai\s+đoạn|năm|trong\s+năm|đến\s+năm)\s+)?(20\d\d)(?:\s*[-–]\s*(20\d\d))?\W*$", re.IGNORECASE
)


def period(text: str) -> str | None:
    """The period or year that a heading sets: `2021-2025`, `2030`."""
    match = _PERIOD.search(text) if "20" in text or "19" in text else None
    return (match["year"] or f"{match['from']}-{match['to']}") if match else None


def period_of_title(title: str) -> str | None:
    """The year of an annual plan's title, or the term or period that it names; years of documents are none."""
    if term := _TERM.search(title):
        return f"{term[1]}-{term[2]}"
    years = {match["year"] for match in _ANNUAL.finditer(title) if not _DATED.search(title[: match.start()])}
    return years.pop() if len(years) == 1 else None


def period_of_row(cells: list[str]) -> str | None:
    """The year or period in the cell of a table's row that holds nothing else."""
    times = (_CELL.match(cell) for cell in cells)
    return next((f"{time[1]}-{time[2]}" if time[2] else time[1] for time in times if time), None)


def frame(text: str, begin: int, end: int) -> str | None:
    """The period for which a sentence sets all its aims, and those of the sentences after it."""
    found = _FRAME.match(text, begin, end)
    return f"{found[1]}-{found[2]}" if found else None


def by_year(text: str, begin: int, end: int) -> str | None:
    """The year by which a sentence wants things done ("đến hết năm 2030")."""
    found = _BY_YEAR.search(text, begin, end)
    return found[1] if found else None


def first_year(text: str, begin: int, end: int) -> str | None:
    """The year with which a sentence begins."""
    found = _YEAR_FIRST.match(text, begin, end)
    return found[1] if found else None


def is_dated(text: str, start: int, at: int, behind: int, end: int) -> bool:
    """Whether the words around a number, from `start` to `at` and from `behind` on, say when it is to be reached."""
    return _BY_YEAR.search(text, start, at) is not None or _IN_YEAR.match(text, behind, end) is not None


def own_due(before: str, after: str, times: bool) -> str | None:
    """The year or period in a clause itself, by the words before and behind its number. `times`: so many times as much
    as in another year."""
    if times and (other := _THAN_IN_YEAR.match(after)):
        after = after[other.end() :]
    own = _OWN_YEAR.search(before) or _BY_YEAR.search(before) or _IN_YEAR.match(after) or _YEAR_LAST.search(after)
    if own:
        return own[own.lastindex or 1]
    span = _TERM.search(before) or _TERM_LAST.match(after)
    return f"{span[1]}-{span[2]}" if span else None


def sole_year(text: str, begin: int, end: int) -> str | None:
    """The one year of which a sentence speaks."""
    years = {match[1] for match in _SOLE_YEAR.finditer(text, begin, end)}
    return years.pop() if len(years) == 1 else None


def within_term(targets: tuple[Target, ...], content: str) -> tuple[Target, ...]:
    """The targets, of which those that only say "trong nhiệm kỳ" have the term of office of which the text speaks
    most."""
    if not any(target.due is None and "nhiệm kỳ" in target.text for target in targets):
        return targets
    terms = Counter(f"{term[1]}-{term[2]}" for term in _OFFICE.finditer(content))
    due = terms.most_common(1)[0][0] if terms else None
    return tuple(replace(t, due=due) if t.due is None and "nhiệm kỳ" in t.text else t for t in targets)
