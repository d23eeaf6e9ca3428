"""Calendar dates as directives print them, also with the blanks and line breaks that scanning and wrapping leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `text[start:end]`. `iso` says as much as the text does: `2019-05-30`, `2019-05` or `2019`."""

    start: int
    end: int
    iso: str


# Case is spelled out and no assertion stands in front, so that the search skips from candidate to candidate.
_NGAY, _THANG, _NAM = "[Nn][Gg][Àà][Yy]", "[Tt][Hh][Áá][Nn][Gg]", "[Nn][Ăă][Mm]"
_FIRST = r"\d(?<![\d/.,]\d)"  # a digit that begins a number
_PART = r"\d(?:\s?\d)?"
_YEAR = r"[12]\s?[089]\s?\d\s?\d(?!\d)"
_GAP = r"[\s.…_]{1,40}?"  # the dots, or nothing, where a number is to be filled in by hand

_DATE = re.compile(
    rf"""
    (?: (?:{_NGAY}\s{{1,3}}(?:[Mm][ồùÙỒ][Nn][Gg]\s)?)? (?:
          (?P<day>{_FIRST}(?:\s?\d)?)\s{{0,3}}{_THANG}\s{{1,3}}(?P<month>{_PART})\s{{0,3}},?\s?{_NAM}\s{{1,3}}(?P<year>{_YEAR})
        | (?P<day2>{_FIRST}\d?)\s?(?P<bar>/|-(?=\d)|\.(?=\d))\s?(?P<month2>\d\d?)\s?(?P=bar)\s?(?P<year2>[12][089]\d\d)
          (?!\d|/\s?\w|-\s?[^\W\d])
      )
      | {_NGAY}{_GAP}{_THANG}(?:{_GAP}|\s{{1,3}}(?P<month3>{_PART})\s{{1,3}}){_NAM}\s{{1,3}}(?P<year3>{_YEAR})
      | {_THANG}\s{{1,3}}(?P<month4>\d\d?)\s?(?:/|-|{_NAM}\s{{1,3}})\s?(?P<year4>[12][089]\d\d)(?!\d|[/-]\s?\d)
      | (?P<year5>{_FIRST}[089]\d\d)-(?P<month5>\d\d)-(?P<day5>\d\d)(?![\d/-])
    )
    """,
    re.VERBOSE,
)


def find_dates(text: str) -> list[FoundDate]:
    """All dates of a text in order; numbers that only look like one (`31/02/2019`) are left out."""
    found = []
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
    return found


def parse_date(text: str) -> str | None:
    """The first date of a text in ISO form, as far as it is known, or None."""
    found = find_dates(text)
    return found[0].iso if found else None


def _iso(match: re.Match[str]) -> str | None:
    parts = {
        name.rstrip("2345"): _number(value) for name, value in match.groupdict().items() if value and name != "bar"
    }
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if month is None:
        return f"{year:04}"
    try:
        written = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return written.isoformat() if day is not None else f"{year:04}-{month:02}"


def _number(digits: str) -> int:
    """The number behind digits that may hold blanks (`0 6`)."""
    return int("".join(digits.split()))
