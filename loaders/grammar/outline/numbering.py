"""Numbers and bullets of paragraphs, and the path that they make (`IV.1.b`).

The styles are those of Nghị định 30/2020/NĐ-CP, annex I (phần, chương, mục, điều, khoản, điểm; roman, arabic, letter)
and of Party documents (`I-`, `1-`), with all that typists make of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for use in a character class."""

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_LETTER = "[a-zđ]"

_MARKER = re.compile(
    rf"""
    (?=[\d(IVXivxPCMTĐKB*○●▪■◦·•–—+-]|[^\W\d_]\d?\s?[./)-])(?:  # what no marker begins with is passed over at once
    (?P<named>(?:Phần|PHẦN)\s+(?:thứ\s+\w+|THỨ\s+\w+|{_ROMAN}\b|[A-Z]\b|\d{{1,2}}\b)
      |(?:Chương|CHƯƠNG|Mục|MỤC|Tiểu\smục)\s+(?:{_ROMAN}|\d{{1,3}})\b
      |(?:Điều|ĐIỀU|Khoản|KHOẢN|Bài|BÀI)\s+\d{{1,3}}[a-zđ]?\b
      |(?:Phụ\slục|PHỤ\sLỤC)(?:\s+(?:số\s+|SỐ\s+)?(?:{_ROMAN}\b|\d{{1,2}}[A-Z]?\b|[A-Z]\b))?)
      (?:\s?[.:/)-]+(?=\s|$)|(?=\s*$|\s+[{CAPITAL}]{{2}}))
    | (?P<decimal>(?:{_ROMAN}\.)?\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?:\.[a-zđ])?(?=[.)/\s-]|$)
      |{_ROMAN}\.\d{{1,2}}(?=[.)/\s-])|\d{{1,2}}\.[a-zđ](?=[.)/\s-]))
      [.)/-]*(?=\s|$)
    | (?P<arabic>\d{{1,3}})(?P<arabic_end>\s?[./)-]|\.-|\)\.)
      (?:(?=\s|$)|(?<=\d\.)(?=[{CAPITAL}](?![{CAPITAL}])[^\W\d_]))
    | (?P<roman>{_ROMAN})(?P<roman_end>\s?[./)-]|\.-)(?=\s|$|(?<=\s-)[{CAPITAL}]{{2}})
    | (?P<upper>[A-PR-ZĐ])(?P<upper_end>\s?[./)-])(?=\s|$|(?<=\s-)[{CAPITAL}]{{2}})
    | (?P<lower>{_LETTER}\d?)(?P<lower_end>\s?\)|[./])(?=\s|$)
    | \((?P<inner>\d{{1,2}}|{_LETTER}|[ivx]{{1,4}})\)(?=\s|$)
    | (?P<small>[ivx]{{2,4}})[.)](?=\s|$)
    | (?P<bullet>[-–—+*•○●▪■◦·])(?=\s|$)
    | (?P<glued>[-–+•])(?=[^\W\d_]))
    """,
    re.VERBOSE,
)

BEGINS_ITEM = re.compile(rf"(?:{_MARKER.pattern})\s*", re.VERBOSE)
"""Matches the number or bullet at the beginning of a line, with the blanks after it."""

_RANKS = {
    "annex": 0, "phần": 1, "chương": 2, "upper": 3, "roman": 4, "mục": 5, "tiểu mục": 6, "điều": 7, "bài": 7,
    "khoản": 8, "arabic": 9, "decimal2": 10, "decimal3": 11, "decimal4": 12, "decimal5": 13, "lower": 14,
    "arabic)": 15, "inner": 16, "small": 17, "lead": 20, "*": 21, "-": 22, "+": 23, "•": 24,
}  # fmt: skip
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


class Marker(NamedTuple):
    """The number or bullet of a paragraph: as printed, its style, its own part of the path (none for bullets), and
    the numbers above it that it repeats (`2`, `1` in `2.1.3`)."""

    text: str
    style: str
    value: str | None = None
    above: tuple[str, ...] = ()
    length: int = 0

    @property
    def rank(self) -> int:
        return _RANKS[self.style]


def read_marker(text: str) -> Marker | None:
    """The marker at the beginning of a paragraph, or None. Several bullets or a bullet before a number count as the
    last of them; behind a bullet, `Phần I:` or `Điều 5.` is what the item speaks of."""
    found = BEGINS_ITEM.match(text)
    if found is None:
        return None
    marker = _marker(found)
    if marker.style in ("-", "*", "+", "•"):
        inner = BEGINS_ITEM.match(text, found.end())
        if inner is not None and inner.lastgroup not in ("glued", "named"):
            second = _marker(inner)
            return Marker(text[: inner.end()].strip(), second.style, second.value, second.above, inner.end())
    return marker


def _marker(found: re.Match[str]) -> Marker:
    text, length = found.group().strip(), found.end() - found.start()
    style = str(found.lastgroup).removesuffix("_end")
    value = found[style]
    if style == "named":
        return _named(text, value, length)
    if style == "decimal":
        numbers = value.strip(".").split(".")
        return Marker(text, f"decimal{min(len(numbers), 5)}", numbers[-1], tuple(numbers[:-1]), length)
    if style == "arabic":
        return Marker(text, "arabic)" if ")" in found["arabic_end"] else "arabic", str(int(value)), (), length)
    if style in ("bullet", "glued"):
        return Marker(text, value if value in "*+" else "-" if value in "-–—" else "•", None, (), length)
    return Marker(text, style, value, (), length)


def _named(text: str, name: str, length: int) -> Marker:
    """A marker that begins with its word: `Điều 3.` is `Điều 3` in the path, `Phụ lục` alone too."""
    words = name.split()
    count = 2 if words[0].casefold() in ("phụ", "tiểu") else 1
    style = " ".join(words[:count]).casefold()
    value = " ".join([" ".join(words[:count]).capitalize(), *words[count:]])
    return Marker(text, "annex" if style == "phụ lục" else style, value, (), length)


@dataclass(slots=True)
class _Level:
    style: str
    value: str | None
    index: int


@dataclass(slots=True)
class Outline:
    """The numbers that stand open while one walks down a text. Styles decide which number stands under which, not
    values: numbering that starts again or skips does no harm."""

    levels: list[_Level] = field(default_factory=list)

    def restart(self) -> None:
        """Forget everything: another text begins (an annexed plan)."""
        self.levels.clear()

    def enter(self, marker: Marker, index: int) -> None:
        """Take up a marker as the number of the paragraph `index`."""
        style = self._style_here(marker)
        while self.levels and self.levels[-1].style != style and _RANKS[self.levels[-1].style] >= _RANKS[style]:
            if self._is_sibling(self.levels[-1], marker):
                break
            self.levels.pop()
        if self.levels and (self.levels[-1].style == style or self._is_sibling(self.levels[-1], marker)):
            self.levels.pop()
        self.levels.append(_Level(style, self._value(marker), index))

    def lead_in(self, index: int) -> None:
        """Take up an unnumbered line that stands above a list."""
        self.leave_bullets()
        self.levels.append(_Level("lead", None, index))

    def leave_bullets(self) -> None:
        """An unnumbered paragraph ends the lists of bullets above it."""
        while self.levels and _RANKS[self.levels[-1].style] >= _RANKS["lead"]:
            self.levels.pop()

    @property
    def section(self) -> str | None:
        path = [level.value for level in self.levels if level.value]
        return ".".join(path) or None

    @property
    def depth(self) -> int:
        return len(self.levels)

    def parent(self) -> int | None:
        """The paragraph that the last number or bullet stands under."""
        return self.levels[-2].index if len(self.levels) > 1 else None

    def innermost(self) -> int | None:
        """The paragraph of the last number or bullet."""
        return self.levels[-1].index if self.levels else None

    def _open(self, style: str) -> _Level | None:
        return next((level for level in reversed(self.levels) if level.style == style), None)

    def _style_here(self, marker: Marker) -> str:
        """`I.`, `V.` and `X.` are letters where they go on an alphabet, roman numbers elsewhere; single letters go on
        with small roman numbers."""
        if marker.style == "roman" and marker.value in ("I", "V", "X"):
            letters = self._open("upper")
            if letters is not None and letters.value is not None and marker.value in _followers(letters.value):
                return "upper"
        return marker.style

    def _is_sibling(self, level: _Level, marker: Marker) -> bool:
        """Whether a marker of another style goes on counting (`a)`, `b.`; `1.`, `2)`)."""
        family = {"arabic", "arabic)"}
        if not {level.style, marker.style} <= family or level.style == marker.style or not level.value:
            return False
        return marker.value == str(int(level.value) + 1) and int(level.value) > 1

    def _value(self, marker: Marker) -> str | None:
        """The marker's own part of the path, with the numbers that it repeats where no open level has them."""
        if not marker.above:
            return marker.value
        one_above = "arabic" if marker.style == "decimal2" else f"decimal{len(marker.above)}"
        if self._open(one_above) is not None:
            return marker.value
        values = [level.value for level in self.levels if level.value]
        known = next(n for n in range(len(marker.above), -1, -1) if values[len(values) - n :] == [*marker.above[:n]])
        return ".".join((*marker.above[known:], marker.value or ""))


def _followers(letter: str) -> str:
    """The letters that may come next after one in a list of capitals, with and without the Vietnamese ones."""
    at = _ALPHABET.find(letter.casefold())
    return (_ALPHABET[at + 1 : at + 2] + chr(ord(letter) + 1)).upper() if at >= 0 else ""
