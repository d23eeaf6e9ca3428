"""People who sign or speak for a body in running text: `Phó Chủ tịch UBND tỉnh Nguyễn Văn An`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.folding import fold
from loaders.grammar.lexicon.places import KINDS, find_place
from loaders.grammar.lexicon.positions import positions
from loaders.grammar.outline.numbering import CAPITAL

_BEHALF = re.compile(r"(?:Thay mặt|Thừa ủy quyền|thay mặt)\s+(?P<body>[^,]{3,80}?),\s+")
_SPOKEN = re.compile(r"(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s+")
_WORD = rf"[{CAPITAL}](?![{CAPITAL}])[^\W\d_]*"
_NAME_FIRST = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})\s*(?:,|[-–—])\s*(?P<rest>.+)$")
_NAME_LAST = re.compile(rf"(?<!\w)(?P<name>{_WORD}(?:\s{_WORD}){{1,6}})$")
_FEWEST, _MOST = 2, 5
_KIND_BEFORE = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(sorted(map(re.escape, KINDS), key=len, reverse=True))}|tp\.?)$")
_OFFICE = re.compile(
    r"(?:(?:quyền|phó) )?(?:bộ trưởng|thứ trưởng|chủ tịch(?! nước| quốc hội)|(?:tổng )?giám đốc|chủ nhiệm|thống đốc"
    r"|hiệu trưởng|(?:tổng )?cục trưởng|bí thư|trưởng ban(?= ban )|trưởng(?= (?:ban|phòng) )"
    r"|chánh(?= (?:văn phòng|thanh tra)))(?: thường trực| chuyên trách)? "
)
_OF_THE_PREMIER = re.compile(r"(?:phó )?thủ tướng(?: chính phủ)?(?: thường trực)?(?: chính phủ)?")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name and position with their places in the text, and the place of the body that the person acts
    for."""

    name: str
    name_at: tuple[int, int]
    position: str
    position_at: tuple[int, int]
    body_at: tuple[int, int]

    def moved(self, by: int) -> Person:
        """The same person in a text that begins `by` characters earlier."""
        return replace(
            self,
            name_at=(self.name_at[0] + by, self.name_at[1] + by),
            position_at=(self.position_at[0] + by, self.position_at[1] + by),
            body_at=(self.body_at[0] + by, self.body_at[1] + by),
        )


def person_in(text: str, start: int = 0) -> Person | None:
    """The person with a position with whom a text ends, sought from `start` on: `Phó Chủ tịch UBND tỉnh Nguyễn Văn
    An`, `đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh`, `Thay mặt Bộ Chính trị, Thường trực Ban Bí thư …`."""
    behalf = _BEHALF.search(text, start)
    at = behalf.end() if behalf else start
    spoken = _SPOKEN.search(text, at)
    at = spoken.end() if spoken else at
    found = _name_first(text, at) or _name_last(text, at)
    return replace(found, body_at=behalf.span("body")) if found and behalf else found


def _name_first(text: str, at: int) -> Person | None:
    named = _NAME_FIRST.match(text, at)
    if named is None:
        return None
    held = named.start("rest")
    for part in text[held:].split(", "):
        if positions().match(fold(part)):
            end = len(text.rstrip(" ,"))
            position = " ".join(text[held:end].split())
            return Person(named["name"], named.span("name"), position, (held, end), (held, end))
        held += len(part) + 2
    return None


def _name_last(text: str, at: int) -> Person | None:
    held = positions().search(fold(text), at) if len(fold(text)) == len(text) else None
    named = _NAME_LAST.search(text, at)
    if held is None or named is None or text[at : held.start()].count(" ") > 30:
        return None
    start, end = held.start(), named.start()
    end = _past_place(text, end)
    name = text[end:]
    if end < held.end() or not _FEWEST <= len(name.split()) <= _MOST or find_place(name):
        return None
    office = text[start:end].rstrip()
    return Person(
        name, (end, len(text)), " ".join(office.split()), (start, start + len(office)), (start, start + len(office))
    )


def _past_place(text: str, at: int) -> int:
    """Where a name begins in capital words at `at`, of which the first may be the place of the body before."""
    kind = _KIND_BEFORE.search(fold(text[:at].rstrip()))
    if kind is None:
        return at
    words = text[at:].split()
    for count in range(min(4, len(words) - 1), 0, -1):
        if find_place(f"{kind['kind']} {' '.join(words[:count])}"):
            return at + len(" ".join(words[:count])) + 1
    return at


def institution(name: str) -> str:
    """The body for which a chairman or minister speaks, the Prime Minister for a deputy; any other name as it is."""
    folded = fold(name)
    if _OF_THE_PREMIER.match(folded):
        return "Thủ tướng Chính phủ"
    office = _OFFICE.match(folded)
    if office is None:
        return name
    return " ".join(name.split()[len(office.group().split()) :]) or name
