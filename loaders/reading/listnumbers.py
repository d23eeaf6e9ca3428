"""The numbers that Word puts before paragraphs and that stand nowhere in their text: `IV.`, `1.2.`, `b)`, `-`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"-": "-", "–": "-", "+": "+", "•": "•", "*": "*"}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts: its format (`decimal`, `upperRoman`, …), its text (`%1.%2.`), its first number."""

    format: str
    text: str
    start: int
    style: str | None


class ListNumbers:
    """Counts along with Word: ask for the label of each paragraph in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._numbers = {} if numbering is None else _numbers(numbering)
        self._styles = {} if styles is None else {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str | None] = set()

    def label(self, paragraph: Any) -> str:
        """The paragraph's own number or bullet; empty where it has none."""
        number, depth = self._place(paragraph)
        if number not in self._numbers:
            return ""
        listing, restarts = self._numbers[number]
        levels = self._lists.get(listing, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(listing, {})
        if number not in self._begun:
            self._begun.add(number)
            counts.update({level: first - 1 for level, first in restarts.items()})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
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
    return {
        listing.get(f"{W}abstractNumId") or "": {
            _integer(level.get(f"{W}ilvl"), 0): _Level(
                format=_value(level.find(f"{W}numFmt")) or "decimal",
                text=_value(level.find(f"{W}lvlText")) or "",
                start=_integer(_value(level.find(f"{W}start")), 1),
                style=_value(level.find(f"{W}pStyle")),
            )
            for level in listing.iter(f"{W}lvl")
        }
        for listing in numbering.iter(f"{W}abstractNum")
    }


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
    if level.format == "none":
        return ""

    def counted(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        other = levels.get(at, level)
        return _spelled(counts.get(at, other.start), other.format)

    return _PLACE.sub(counted, level.text).strip()


def _spelled(number: int, format: str) -> str:
    if format in ("upperRoman", "lowerRoman") and 0 < number < 400:
        spelled = ""
        for value, sign in _ROMAN:
            spelled += sign * (number // value)
            number %= value
        return spelled if format == "upperRoman" else spelled.lower()
    if format in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if format == "upperLetter" else letter.lower()
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _value(element: Any) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else otherwise
