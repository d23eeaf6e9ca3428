"""Names of bodies in a text: ministries, departments, committees, collectives, persons by office.

Commas and "và" inside the names of `ontology/bodies.tsv` and of collectives separate nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.extraction import Header, Level
from loaders.grammar.lexicon.body_members import FoundBody as FoundBody
from loaders.grammar.lexicon.body_members import with_common_level, with_common_owner
from loaders.grammar.lexicon.body_parts import body, unknown
from loaders.grammar.lexicon.body_places import place, territory
from loaders.grammar.lexicon.body_runs import free_words
from loaders.grammar.lexicon.body_words import (
    PLURAL,
    SEPARATORS,
    beginnings,
    duty_verbs,
    fields,
    heads,
    known_names,
    qualifiers,
)
from loaders.grammar.lexicon.phrases import Line, words
from loaders.grammar.lexicon.places import find_place, with_city_in_full
from loaders.tables import table


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[FoundBody]:
    """The bodies named in a stretch of text, in order; offsets are into `text`."""
    line = words(text, start, end)
    found: list[FoundBody] = []
    at = 0
    begins = beginnings()
    while at < len(line):
        if line[at].key not in begins:
            at += 1
            continue
        more, after = list_at(text, line, at)
        found += more
        at = after if more else at + 1
    return found


_FAR = 2_000
"""A list of bodies is read no further than so many characters."""


def bodies_at(text: str, start: int, end: int | None = None, listed: bool = False) -> tuple[list[FoundBody], int]:
    """The list of bodies that begins at `start`, and the offset in `text` where it ends (`start` if there is none).

    `listed`: words before it tell that bodies follow, so that kinds may stand without a capital (`cơ quan liên quan`).
    """
    line = words(text, start, min(len(text) if end is None else end, start + _FAR))
    found, after = list_at(text, line, 0, listed)
    return (found, line.end(after - 1)) if found else ([], start)


def list_at(text: str, line: Line, at: int, listed: bool = False) -> tuple[list[FoundBody], int]:
    """The bodies of the list that begins with word `at` of `line`, and the index after it; see `bodies_at`."""
    found: list[FoundBody] = []
    if at >= len(line) or line[at].key not in beginnings():
        return found, at
    after = begin = at
    while (
        end := body(line, begin, listed or bool(found))
        or (unknown(line, begin) if found else None)
        or (territory(line, begin) if listed else None)
    ) is not None:
        found.append(FoundBody(line.start(begin), line.end(end - 1), _named(text, line, begin, end)))
        if shared := _shared_head(line, begin, end):
            members, past = _members(text, line, begin, shared)
            if members:
                found[-1:], end = members, past
        elif end < len(line) - 1 and line[end - 1].key.isdigit() and line[end + 1].key.isdigit():
            found[-1:], end = _numbered(text, line, begin, end)
        else:
            found[-1:], end = _councils(text, line, begin, end, found[-1])
        after = end
        begin = _past_separator(line, end)
        if begin == end:
            break
    return (with_common_owner(with_common_level(found)) if len(found) > 1 else found), after


def split_bodies(text: str) -> list[str]:
    """The names in a stretch that is wholly a list of bodies; empty where it does not begin with a body.

    Words after a name that the tables do not know belong to that name.
    """
    line = words(text)
    found, after = list_at(text, line, 0)
    names = [one.name for one in found]
    while found and after < len(line):
        upto = after  # the last name goes on to the next separator before a body
        more: list[FoundBody] = []
        while upto < len(line) and not more:
            if line[upto].key in SEPARATORS:
                more, behind = list_at(text, line, _past_separator(line, upto))
            upto += 0 if more else 1
        if upto > after:
            last = words(text, found[-1].start, line.end(upto - 1))
            names[-1] = _named(text, last, 0, len(last))
        if not more:
            break
        found, after = more, behind
        names += [one.name for one in more]
    return names


@lru_cache(maxsize=4096)
def expand(name: str) -> str:
    """The name with its abbreviations written out (`Sở GDĐT` becomes `Sở Giáo dục và Đào tạo`), except those that
    names usually keep (UBND, HĐND)."""
    return _expanded(name, _long_forms())


def expand_all(name: str) -> str:
    """The name with every abbreviation written out, as issuers are named."""
    return _expanded(name, {row["short"]: row["long"] for row in table("abbreviations")})


@cache
def _long_forms() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("abbreviations") if row["keep"] != "yes"}


def _expanded(name: str, forms: dict[str, str]) -> str:
    def long(part: str) -> str:
        short = part.rstrip(",;")
        return forms.get(part) or (forms[short] + part[len(short) :] if short in forms else part)

    return " ".join(long(part) for part in with_city_in_full(name).split())


def is_collective(name: str) -> bool:
    """Whether a name stands for several bodies (`các sở, ban, ngành`, `UBND các huyện`)."""
    line = words(name)
    return any(w.key in PLURAL or w.key in ("toàn", "cả") for w in line) or bool(
        len(line) > 1 and any(w.key == "," for w in line) and known_names().match(line, 0) is None
    )


@cache
def _level_words() -> tuple[tuple[str, Level], ...]:
    return tuple((f" {row['phrase']} ", row["level"]) for row in table("level_words"))  # type: ignore[misc]


def body_level(name: str, header: Header) -> Level | None:
    """The administrative level of a body named in a document with this header; None where nothing tells.

    First a word for a level in the name (`ontology/level_words.tsv`, in the order of the table), then the kind of
    body, else the level of the document (reference: task assignment grammar, section 6).
    """
    line = words(name)
    at = 1 if line and line[0].key in PLURAL else 0
    known = known_names().match(line, at)
    if known and known[0] == len(line):
        return known[1]["level"]  # type: ignore[return-value]
    kind = _level_of_kind(line, at)
    if kind == "unit" and (within := name.casefold().find(" trên địa bàn")) > 0:
        line = words(name[:within])  # where enterprises are to be found is not whose they are
    spoken = " " + " ".join(w.key for w in line) + " "
    if header.level == "central" and _LOCAL.search(spoken):
        return "provincial"
    spoken = _NO_LEVEL.sub(" ", spoken)
    for phrase, level in _level_words():
        if phrase in spoken:
            return level
    if " thành phố " in spoken or " tp " in spoken:
        return _city_level(spoken, header)
    if known:
        return known[1]["level"]  # type: ignore[return-value]
    return kind or header.level


_LOCAL = re.compile(r"^ (?:các |chính quyền )?địa phương | (?:ở|tại) (?:các )?địa phương $")
_NO_LEVEL = re.compile(r"(?<=[ ])(?:xã hội|nông thôn|cán bộ|nội bộ|chi bộ) |thông tấn xã ")


def _level_of_kind(line: Line, at: int) -> Level | None:
    """The level of the first kind of body in a name that has one; what a mass organisation unites does not count."""
    while opening := heads().match(line, at):
        if opening[1].level or opening[1].kind == "mass":
            return opening[1].level or None  # type: ignore[return-value]
        at = opening[0]
    return None


def _city_level(spoken: str, header: Header) -> Level:
    """The level of a city: by its name, else that of the document's own city, else under the centre unless the text is
    a province's."""
    own = header.territory or ""
    named = spoken.partition(" thành phố ")[2] or spoken.partition(" tp ")[2]
    if level := level_of_city(named, header.issued_on) or level_of_city(own, header.issued_on):
        return level
    return "provincial" if own.casefold().startswith("thành phố") or header.level in ("central", None) else "district"


_LONGEST_NAME = 4


def level_of_city(name: str, on: str | None) -> Level | None:
    """Whether the city whose name, with its kind or without, words begin with lies under the centre or in a province;
    on that day, where the gazetteer knows one of then."""
    names = name.casefold().removeprefix("thành phố ").split()[:_LONGEST_NAME]
    for count in range(len(names), 0, -1):
        called = f"thành phố {' '.join(names[:count])}"
        if places := [p for p in find_place(called, on=on) or find_place(called) if p.kind == "thành phố"]:
            return "provincial" if places[0].level == "province" else "district"
    return None


def with_territory(name: str, header: Header) -> str:
    """The name written out with the territory that the document's header gives it, so that it names one body.

    `Sở Giáo dục và Đào tạo` in a document of tỉnh Lạng Sơn is `Sở Giáo dục và Đào tạo tỉnh Lạng Sơn`, `UBND tỉnh` is
    `Ủy ban nhân dân tỉnh Lạng Sơn`, `Tỉnh ủy` is `Tỉnh ủy Lạng Sơn`. Central bodies, and names in documents that name
    no territory, are only written out.
    """
    full = expand_all(name)
    territory = header.territory
    if not territory or header.level in ("central", None) or body_level(name, header) == "central":
        return full
    kind, place = _kind_and_place(territory)
    if place and re.search(rf"\b{re.escape(place)}\b", full):
        return full
    if committee := re.fullmatch(r"(.*\b(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị|[Qq]uận) (?:ủy|uỷ|[Đđ]oàn))", full):
        return f"{committee.group(1)} {place}"
    if not is_collective(full) and (own := re.search(rf"\b{re.escape(kind)}$", full, re.IGNORECASE)):
        return f"{full[: own.start()]}{territory}"
    if body_level(name, header) == "unit" and not is_collective(full):
        return full
    return f"{full} {territory}" if is_collective(full) or body_level(name, header) == header.level else full


def _kind_and_place(territory: str) -> tuple[str, str]:
    match = re.match(r"(thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường) (.+)", territory, re.IGNORECASE)
    return (match.group(1), match.group(2)) if match else ("", territory)


def _past_separator(line: Line, at: int) -> int:
    """The index after the separator at `at` (a remark in brackets before it is passed over), or `at`."""
    begin = at
    if begin < len(line) and line[begin].key == "(":
        closing = next((k for k in range(begin, min(begin + 25, len(line))) if line[k].key == ")"), begin)
        begin = closing + 1 if closing > begin else begin
    past = begin
    while past < len(line) and line[past].key in SEPARATORS and past < begin + 2:
        past += 1
    if past == begin:
        return at
    if past < len(line) and line[past].key in ("đồng", "đ/c") and line[past + 1 : past + 2] and not line[past].capital:
        past += 2 if line[past + 1].key == "chí" else 0
    return past


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the members of a list have in common: an office (`Giám đốc các sở: …`), or nothing, and a head; `after` is
    the index after the head."""

    office: str
    head: str
    after: int


def _shared_head(line: Line, begin: int, end: int) -> _Shared | None:
    """What the members of a list share (`các Sở: Tài chính, Nội vụ`), or None."""
    title = heads().match(line, begin)
    at = title[0] if title and title[1].kind == "person" else begin
    if at >= len(line) or line[at].key not in PLURAL or (opening := heads().match(line, at + 1)) is None:
        return None
    after, head = opening
    if head.takes not in ("field", "name", "work", "body") or head.kind == "person":
        return None
    within = heads().match(line, after)
    if within and within[1].kind in ("council", "committee"):
        return None
    colon = after < len(line) and line[after].key == ":" and end == after
    whole = (known := qualifiers().match(line, after)) is not None and known[0] >= end
    proper = after < end and line[after].capital and place(line, after) == after and not whole
    office = title[1].phrase if title and at > begin else ""
    return _Shared(office, head.phrase, after) if colon or proper else None


def _councils(text: str, line: Line, begin: int, end: int, first: FoundBody) -> tuple[list[FoundBody], int]:
    """The councils of several places whose head stands only before the first one (`UBND tỉnh Hà Nam, tỉnh Nam Định và
    thành phố Hà Nội`), and the index after them."""
    opening = heads().match(line, begin)
    if opening is None or opening[1].kind != "council" or opening[1].takes != "place":
        return [first], end
    kind, named, alone = _kind_of_place(line, opening[0]), [first], end
    closed = False
    while kind and end < len(line) and line[end].key in (",", "và") and not closed:
        further = _kind_of_place(line, end + 1)
        last = place(line, end + 1)
        if further is None or _TIERS[further] != _TIERS[kind] or not line[last - 1].capital:
            break
        closed = line[end].key == "và"
        name = _named(text, line, end + 1, last, opening[1].phrase)
        named.append(FoundBody(line.start(end + 1), line.end(last - 1), name))
        end = last
    return (named, end) if closed else ([first], alone)


def _numbered(text: str, line: Line, begin: int, end: int) -> tuple[list[FoundBody], int]:
    """The bodies of one kind of which all but the first are only numbers (`Quân khu 3, 4, 5`), and the index after
    them."""
    named = [FoundBody(line.start(begin), line.end(end - 1), _named(text, line, begin, end))]
    kind = _named(text, line, begin, end - 1)
    while end < len(line) - 1 and line[end].key in (",", "và") and line[end + 1].key.isdigit():
        if end + 2 < len(line) and not (line[end + 2].key in SEPARATORS or duty_verbs().match(line, end + 2)):
            break  # a number of other things
        further = line[end + 1].key
        named.append(FoundBody(line.start(end + 1), line.end(end + 1), f"{kind} {further}"))
        end += 2
    return named, end


def _kind_of_place(line: Line, at: int) -> str | None:
    """The kind of the one place named at `at`, of those that can stand side by side."""
    for length in (1, 2):
        kind = " ".join(word.key for word in line[at : at + length])
        if kind in _TIERS and line[at + length : at + length + 1] and line[at + length].capital:
            return kind
    return None


_TIERS = {
    kind: tier
    for tier, kinds in enumerate((("tỉnh", "thành phố"), ("huyện", "quận", "thị xã"), ("xã", "phường", "đặc khu")))
    for kind in kinds
}
"""The kinds of places that can be named side by side; `xã A, huyện B` is one address."""


def _members(text: str, line: Line, begin: int, shared: _Shared) -> tuple[list[FoundBody], int]:
    """The members of a list with a shared head, and the index after them."""
    end = shared.after
    first = end + 1 if line[end].key == ":" else end
    members: list[FoundBody] = []
    while first < len(line):
        last = _member(line, first, shared.head)
        if last == first:
            break
        name = _named(text, line, first, last, f"{shared.office} {shared.head}".strip())
        members.append(FoundBody(line.start(first), line.end(last - 1), name))
        end = last
        first = last + 1 if last < len(line) and line[last].key in (",", "và", ";") else len(line)
        own = (
            first < len(line)
            and heads().match(line, first)
            and not fields().match(line, first)
            and not _known_with(line, first, shared.head)
        )
        if own and (shared.head in ("Sở", "Bộ") or not known_names().match(line, first)):
            break
    if members:
        members[0] = FoundBody(line.start(begin), members[0].end, members[0].name)
    return members, end


def _member(line: Line, at: int, head: str) -> int:
    """The index after the member that begins with word `at`: a name that the tables know with the shared head or
    without it, a field of work, a proper name."""
    if known := _known_with(line, at, head):
        return known
    found = fields().match(line, at) or known_names().match(line, at)
    return found[0] if found else _proper_name(line, at)


def _known_with(line: Line, at: int, head: str) -> int | None:
    """The index after a name that the tables know with this head, which stands further in front."""
    opened = words(head)
    known = known_names().match([*opened, *line[at : at + 20]], 0)
    return at + known[0] - len(opened) if known and known[0] > len(opened) else None


def _proper_name(line: Line, at: int) -> int:
    begins = at < len(line) and line[at].capital and heads().match(line, at) is None
    return free_words(line, at) if begins and duty_verbs().match(line, at) is None else at


def _named(text: str, line: Line, begin: int, end: int, shared: str = "") -> str:
    """Some words of a line as a name: without emphasis marks, with single blanks, abbreviations written out."""
    if end - begin > 2 and line[begin].key == "đồng" and line[begin + 1].key == "chí":
        begin += 2
    stretch = text[line.start(begin) : line.end(end - 1)].replace("*", "")
    return expand(" ".join(f"{shared} {stretch}".split()))
