"""The numbers that Word puts before paragraphs and that stand nowhere in their text: `IV.`, `1.2.`, `b)`, `-`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from loaders.reading.wordparts import W

_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"-": "-", "–": "-", "+": "+", "•": "•", "*": "*"}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts: its format (`decimal`, `upperRoman`, …), its text (`%1.%2.`), its first number, the style
    that uses it, whether it writes the numbers above it in arabic digits, and the level after which it begins anew."""

    format: str
    text: str
    start: int
    style: str | None
    arabic: bool
    restarts_after: int | None


class ListNumbers:
    """Counts along with Word: ask for the label of each paragraph in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._numbers = {} if numbering is None else _numbers(numbering)
        self._own_levels = {} if numbering is None else _own_levels(numbering)
        self._styles = {} if styles is None else {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str | None] = set()

    def label(self, paragraph: Any) -> str:
        """The paragraph's own number or bullet; empty where it has none."""
        number, depth = self._place(paragraph)
        if number not in self._numbers:
            return ""
        listing, restarts = self._numbers[number]
        levels = {**self._lists.get(listing, {}), **self._own_levels.get(number, {})}
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(listing, {})
        if number not in self._begun:
            self._begun.add(number)
            counts.update({level: first - 1 for level, first in restarts.items()})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth and _restarts(levels.get(level), depth)]:
            del counts[deeper]
        return _label(levels, counts, depth)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and the level of a paragraph, by itself or by its style."""
        number, depth = _list_of(paragraph.find(f"{W}pPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else None
        seen: set[str | None] = set()
        while number is None and name in self._styles and name not in seen:
            seen.add(name)
            number, depth = _list_of(self._styles[name].find(f"{W}pPr"))
            if number in self._numbers:
                levels = self._lists.get(self._numbers[number][0], {})
                depth = next((d for d, level in levels.items() if level.style == name), depth)
            based = self._styles[name].find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else None
        return number, depth


def _list_of(properties: Any) -> tuple[str | None, int]:
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None, 0
    return _value(found.find(f"{W}numId")), _integer(_value(found.find(f"{W}ilvl")), 0)


def _lists(numbering: Any) -> dict[str, dict[int, _Level]]:
    """The levels of each list; a list that only names a style for lists has those of the list that defines it."""
    lists = list(numbering.iter(f"{W}abstractNum"))
    defined = {
        link.get(f"{W}val"): _levels(listing, "")
        for listing in lists
        if (link := listing.find(f"{W}styleLink")) is not None
    }
    return {
        listing.get(f"{W}abstractNumId") or "": _levels(listing, "")
        or defined.get(_value(listing.find(f"{W}numStyleLink")), {})
        for listing in lists
    }


def _own_levels(numbering: Any) -> dict[str | None, dict[int, _Level]]:
    """The levels that a number counts otherwise than its list."""
    return {number.get(f"{W}numId"): _levels(number, f"{W}lvlOverride/") for number in numbering.iter(f"{W}num")}


def _levels(parent: Any, path: str) -> dict[int, _Level]:
    return {
        _integer(level.get(f"{W}ilvl"), 0): _Level(
            format=_value(level.find(f"{W}numFmt")) or "decimal",
            text=_value(level.find(f"{W}lvlText")) or "",
            start=_integer(_value(level.find(f"{W}start")), 1),
            style=_value(level.find(f"{W}pStyle")),
            arabic=level.find(f"{W}isLgl") is not None,
            restarts_after=_integer(_value(restart), 0)
            if (restart := level.find(f"{W}lvlRestart")) is not None
            else None,
        )
        for level in parent.findall(f"{path}{W}lvl")
    }


def _restarts(level: _Level | None, above: int) -> bool:
    """Whether a level begins anew behind a paragraph of one above it; `lvlRestart` counts levels from 1, 0 is never."""
    return level is None or level.restarts_after is None or above < level.restarts_after


def _numbers(numbering: Any) -> dict[str | None, tuple[str, dict[int, int]]]:
    """The list that each number uses, and the levels that it begins anew."""
    return {
        number.get(f"{W}numId"): (
            _value(number.find(f"{W}abstractNumId")) or "",
            {
                _integer(override.get(f"{W}ilvl"), 0): _integer(_value(override.find(f"{W}startOverride")), 1)
                for override in number.iter(f"{W}lvlOverride")
                if override.find(f"{W}startOverride") is not None
            },
        )
        for number in numbering.iter(f"{W}num")
    }


def _label(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return _BULLETS.get(level.text, "-")

    def counted(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        other = levels.get(at, level)
        return _spelled(counts.get(at, other.start), "decimal" if level.arabic else other.format)

    return _PLACE.sub(counted, level.text).strip()


def _spelled(number: int, format: str) -> str:
    if format in ("upperRoman", "lowerRoman") and 0 < number < 400:
        spelled = ""
        for value, sign in _ROMAN:
            spelled += sign * (number // value)
            number %= value
        return spelled if format == "upperRoman" else spelled.lower()
    if format in ("upperLetter", "lowerLetter") and 0 < number <= 780:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # behind Z comes AA, then BB
        return letters if format == "upperLetter" else letters.lower()
    if format == "none":
        return ""
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _value(element: Any) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else otherwise
