"""The types that a parameter of a pack may have: what a person may write for each, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kg.lookup import find_bodies, find_documents, find_places
from kg.stores import Store
from loaders.folding import plain
from loaders.grammar.lexicon.dates import parse_date

LEVELS = {
    "central": ("trung ương",),
    "provincial": ("province", "tỉnh", "cấp tỉnh"),
    "district": ("huyện", "cấp huyện"),
    "commune": ("communes", "xã", "cấp xã"),
    "unit": ("đơn vị",),
}

LONGEST = 2000
"""A value that a person types is no longer than this: names and titles are shorter."""

Find = Callable[[Store, str], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of parameters. `takes` says what a person may write and `gives` what the query gets; `read` makes the one
    of the other, and raises ValueError with what it takes. `find` looks a name up in the graph."""

    takes: str
    gives: str
    example: str
    read: Callable[[str], Any]
    find: Find | None = None


def typed(value: Any) -> str:
    """What was typed as a text that every store takes: half characters become `?`. Raises ValueError."""
    if isinstance(value, list | tuple | set | frozenset | dict):
        raise ValueError("one value")
    text = str(value).encode("utf-8", "replace").decode()
    if len(text) > LONGEST:
        raise ValueError(f"a text of at most {LONGEST} letters")
    return text


def names(value: Any) -> list[str]:
    """The names in what was typed: one, or several as a list; blank ones are none. Raises ValueError."""
    if isinstance(value, dict):
        raise ValueError("a name or a list of names")
    several = value if isinstance(value, list | tuple | set | frozenset) else [value]
    return [text for text in map(typed, several) if text.strip()]


def is_blank(value: Any) -> bool:
    """Whether somebody typed nothing. An empty list is no such value: a program asks about nothing by it."""
    several = list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
    return bool(several) and all(isinstance(text, str) and not text.strip() for text in several)


def choose(text: str, values: tuple[str, ...]) -> str:
    """The one of the values that was typed, in any case. Raises ValueError."""
    for value in values:
        if plain(text.strip()) == plain(value):
            return value
    raise ValueError(f"one of {', '.join(values)}")


def _integer(text: str) -> int:
    """Packs count rows, tasks and letters: less than none would be refused by a store, in its own words."""
    if not re.fullmatch(r"[+]?[0-9]{1,18}", text.strip()):
        raise ValueError("a whole number (0 or more)")
    return int(text)


def _codes(text: str) -> str:
    """Codes as a query splits them: people also type blanks behind the commas."""
    codes = ",".join(filter(None, map(str.strip, text.split(","))))
    if text.strip() and not codes:
        raise ValueError("codes with commas between them")
    return codes


def _date(text: str) -> str:
    """A date as ISO text, as much of it as was given: `2025`, `2025-06`, `30/6/2025`."""
    text = text.strip()
    if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", text):
        return text
    found = parse_date(text)
    if found is None:
        raise ValueError("a date")
    return found


def _level(text: str) -> str:
    wanted = plain(text.strip())
    for level, others in LEVELS.items():
        if wanted == level or wanted in map(plain, others):
            return level
    raise ValueError(f"one of {', '.join(LEVELS)}")


TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        "string": Kind("any text", "the text", "chuyển đổi số", str),
        "choice": Kind("one of the values that the pack lists: `choice(lead, support)`", "that value", "lead", str),
        "codes": Kind("codes with commas between them", "the text, without blanks", "NQ,KL,CT", _codes),
        "integer": Kind("a whole number (0 or more)", "the number", "3", _integer),
        "date": Kind("a day, a month or a year: `30/6/2025`, `2025-06`, `2025`", "ISO text", "2025-06-30", _date),
        "level": Kind(f"one of {', '.join(LEVELS)}, or its Vietnamese name", "the English name", "commune", _level),
        "documents": Kind(
            "symbols, with a year or date where several share one, types and numbers, parts of titles, or ids",
            "the ids of all documents that fit",
            "51-KL/TW@2019",
            str,
            find_documents,
        ),
        "bodies": Kind("names of bodies, or ids", "the ids of all that fit", "Sở GDĐT Quảng Ngãi", str, find_bodies),
        "places": Kind("names of places, or ids", "the ids of all that fit", "tỉnh Quảng Nam", str, find_places),
    }
)
"""Each type by its name in a header."""
