"""Names of issuing bodies as running text spells them, from the capitals of letterheads and titles."""

from __future__ import annotations

import re
from functools import cache

from loaders.folding import fold, spaced
from loaders.grammar.lexicon.places import KINDS, find_place, territory_name
from loaders.tables import several, table

_KIND = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(KINDS, key=len, reverse=True))}|tp\.?) (?=\S)")
_COMMITTEE = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)(?!\w)")
_KIND_OF_COMMITTEE = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_SCHOOL = re.compile(
    r"trường(?: (?:trung học|phổ thông|cơ sở|tiểu học|mầm non|mẫu giáo|đại học|cao đẳng|trung cấp|chính trị|dân tộc"
    r"|nội trú))*"
)
_COUNCIL = re.compile(r"(?:ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|đảng ủy|đảng bộ|công an|ban chỉ huy quân sự) $")
_FIELDS = re.compile(r"(?:sở|bộ|phòng|cục|chi cục|vụ|trung tâm|viện|thanh tra|ban quản lý)(?!\w)")
_PROPER_NAMES = {
    "việt nam": "Việt Nam",
    "hồ chí minh": "Hồ Chí Minh",
    "quốc hội": "Quốc hội",
    "chính phủ": "Chính phủ",
    "trung ương": "Trung ương",
}
_PROPER = re.compile(rf"(?<!\w)(?:{'|'.join(_PROPER_NAMES)})(?!\w)")
_LOWER_AFTER = re.compile(r"(?<!\w)(?:về|quốc gia|trực thuộc|thuộc|nhân dân|các|kiểm tra|thường trực)(?!\w)")


@cache
def begins_body() -> re.Pattern[str]:
    """The words with which a body's name begins in folded text, of a line that does not go on with another's."""
    heads = {
        fold(row["head"])
        for row in table("body_heads")
        if row["kind"] not in ("person", "no body") and "(" not in row["kind"]
    }
    heads |= {fold(row["name"]) for row in table("bodies")} | {"ủy ban", "tiểu ban", "tổ công tác"}
    words = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    return re.compile(rf"(?!ban (?:nhân dân|thường vụ quốc hội|hành(?! chính)))(?:{words})(?!\w)")


def spelled(printed: str, content: str, on: str | None = None) -> str:
    """A body's name in the spelling of running text: by the table of bodies, as the content itself spells it, else by
    the rules for capitals (Nghị định 30/2020/NĐ-CP, annex II). `on` is the day of the document, for places."""
    name = " ".join(printed.split())
    if _key(name) in _known():
        return _known()[_key(name)]
    head, territory = split_territory(name, on)
    if territory and head:
        return f"{_spelled_head(head, content)} {territory}"
    return _spelled_head(name, content)


def split_territory(name: str, on: str | None = None) -> tuple[str, str | None]:
    """A body's name without its territory, and the territory with its kind where the name ends with one; committees
    print the place alone (`TỈNH ỦY QUẢNG NGÃI`), which then comes without its kind."""
    folded = fold(name)
    if len(folded) != len(name):
        return name, None
    kinds = list(_KIND.finditer(folded))
    for kind in kinds:
        places = find_place(folded[kind.start() :], on=on) or find_place(folded[kind.start() :])
        if places:
            return name[: kind.start()].strip(), territory_name(places[0])
    committee = _COMMITTEE.search(folded)
    if committee and (seat := seat_of(name, on)):
        spoken = _KIND.match(fold(seat))
        return name[: committee.end()], seat[spoken.end() :] if spoken else seat
    if kinds and _COUNCIL.search(folded[: kinds[0].start()]) and len(folded[kinds[0].end() :].split()) <= 5:
        kind = kinds[0]
        return name[: kind.start()].strip(), f"{kind.group().strip()} {titled(name[kind.end() :])}"
    return _without_bare_province(name, on)


def _without_bare_province(name: str, on: str | None) -> tuple[str, str | None]:
    """`SỞ GIÁO DỤC VÀ ĐÀO TẠO HƯNG YÊN`: the name of a department that many provinces have, and the province, without
    its kind as it is printed."""
    words = name.split()
    for count in (4, 3, 2):
        head, place = " ".join(words[:-count]), " ".join(words[-count:])
        if fold(head).startswith("sở ") and _key(head) in _known():
            found = find_place(place, level="province", on=on) or find_place(place, level="province")
            if found:
                return head, found[0].name
    return name, None


def seat_of(name: str, on: str | None = None) -> str | None:
    """The place whose committee a Party body is or belongs to: that of `Tỉnh ủy Lạng Sơn` is tỉnh Lạng Sơn."""
    folded = fold(name)
    committee = _COMMITTEE.search(folded)
    place = name[committee.end() :].strip() if committee and len(folded) == len(name) else ""
    if committee is None or not 0 < len(place.split()) <= 6:
        return None
    where = place if _KIND.match(f"{fold(place)} ") else f"{_KIND_OF_COMMITTEE[committee['kind']]} {place}"
    found = find_place(where, on=on) or find_place(where)
    kind = _KIND.match(f"{fold(where)} ")
    return (
        territory_name(found[0])
        if found
        else f"{fold(where)[: kind.end()]}{titled(where[kind.end() :])}"
        if kind
        else None
    )


def titled(name: str) -> str:
    """A proper name with capital initials."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())


def _spelled_head(name: str, content: str) -> str:
    if _key(name) in _known():
        return _known()[_key(name)]
    if not name.isupper():
        return name[:1].upper() + name[1:]
    return _as_in(content, name) or _by_rule(name)


def _as_in(content: str, name: str) -> str | None:
    """The name as the content spells it outside capitals."""
    pattern = re.compile(spaced(name.lower()))
    lowered = content.lower()
    if len(lowered) != len(content):
        return None
    for match in pattern.finditer(lowered):
        found = content[match.start() : match.end()]
        if not found.isupper() and found[:1].isupper():
            return " ".join(found.split())
    return None


def _by_rule(name: str) -> str:
    words = name.lower().split()
    school = _SCHOOL.match(name.lower())
    if school:
        first = len(school.group().split())
        return " ".join([words[0].capitalize(), *words[1:first], titled(" ".join(words[first:]))]).strip()
    fields = _FIELDS.match(" ".join(words))
    raised = {0}
    if fields:
        first = len(fields.group().split())
        plain = _LOWER_AFTER.search(" ".join(words))
        last = len(" ".join(words)[: plain.start()].split()) if plain else len(words)
        raised |= {first} | {
            at + 1 for at in range(first, last) if words[at] in ("và", "-", "–") or words[at].endswith(",")
        }
    spelled = " ".join(word[:1].upper() + word[1:] if at in raised else word for at, word in enumerate(words))
    return _PROPER.sub(lambda m: _PROPER_NAMES[m.group()], spelled)


@cache
def _known() -> dict[str, str]:
    """Names of bodies of the tables, and their other names, by key."""
    known = {_key(name): name for row in table("organ_codes") for name in several(row["body"])}
    return known | {
        _key(name): row["name"] for row in table("bodies") for name in (row["name"], *several(row["aliases"]))
    }


def _key(name: str) -> str:
    """The folded name with blanks around its dashes."""
    return re.sub(r"\s*[-–—]\s*", " - ", fold(name))
