"""Names of bodies in a text: ministries, departments, committees, collectives, persons by office.

A name begins with a head (`ontology/body_heads.tsv`), is completed by a field of work, a place, another body or free
words, and may be narrowed down (`ontology/body_qualifiers.tsv`). Commas and "và" inside the names of
`ontology/bodies.tsv` and of collectives separate nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.grammar.phrases import Phrases, Word, words
from loaders.tables import several, table

PLURAL = frozenset(("các", "những", "mọi", "từng", "mỗi"))
_SEPARATORS = frozenset((",", ";", "và", "cùng", "/"))
_CLOSING = frozenset(",;:.()[]“”\"'!?…")
_STOPS = frozenset(
    "để trong về theo nhằm tại với cho đến từ do bởi khi nếu thì mà nhưng hoặc hay đã đang vào như qua".split()
)
_PLACE_KINDS = Phrases(
    (kind, True)
    for kind in ("tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "quân khu")
)
_UNDER_THE_CENTRE = Phrases((phrase, True) for phrase in ("trực thuộc trung ương", "trực thuộc tw", "thuộc trung ương"))


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body named at `text[start:end]`; `name` is its name written out, with single blanks."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a name that begins with `phrase` goes on; see the columns of `ontology/body_heads.tsv`."""

    phrase: str
    kind: str
    takes: str
    joins: bool
    bare: bool
    level: str


@cache
def heads() -> Phrases[Head]:
    """The words with which names of bodies begin."""
    return Phrases(
        (
            row["head"],
            Head(row["head"], row["kind"], row["takes"], row["joins"] == "yes", row["bare"] == "yes", row["level"]),
        )
        for row in table("body_heads")
    )


@cache
def known_names() -> Phrases[dict[str, str]]:
    """The full names of `ontology/bodies.tsv` with their aliases."""
    return Phrases((name, row) for row in table("bodies") for name in (row["name"], *several(row["aliases"])))


@cache
def _fields() -> Phrases[bool]:
    """Fields of work, as in the names of ministries and departments, written out or abbreviated."""
    names = [row["name"] for row in table("bodies") if row["kind"] in ("ministry", "department")]
    fields = {name.split(" ", 1)[1] for name in names if name.split(" ", 1)[0] in ("Bộ", "Sở")}
    short = {row["short"] for row in table("abbreviations") if row["long"] in fields}
    return Phrases((field, True) for field in fields | short)


@cache
def _qualifiers() -> Phrases[str]:
    return Phrases((row["phrase"], row["takes"]) for row in table("body_qualifiers"))


@cache
def duty_verbs() -> Phrases[str]:
    """The verbs that end a body's name and begin its duty, with the role that they open."""
    return Phrases((row["verb"], row["role"]) for row in table("duty_verbs"))


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[FoundBody]:
    """The bodies named in a stretch of text, in order; offsets are into `text`."""
    line = words(text, start, end)
    found: list[FoundBody] = []
    at = 0
    while at < len(line):
        more, after = _list(text, line, at)
        found += more
        at = after if more else at + 1
    return found


def bodies_at(text: str, start: int, end: int | None = None) -> tuple[list[FoundBody], int]:
    """The list of bodies that begins at `start`, and the offset in `text` where it ends (`start` if there is none)."""
    line = words(text, start, end)
    found, after = _list(text, line, 0)
    return (found, line[after - 1].end) if found else ([], start)


def split_bodies(text: str) -> list[str]:
    """The names in a stretch that is wholly a list of bodies; empty where it does not begin with a body.

    Words after a name that the tables do not know belong to that name.
    """
    line = words(text)
    found, after = _list(text, line, 0)
    names = [body.name for body in found]
    while found and after < len(line):
        opened = after  # the last name goes on to the next separator before a body
        while after < len(line):
            after += 1
            more, behind = _list(text, line, after) if line[after - 1].key in _SEPARATORS else ([], after)
            if more:
                break
        else:
            more, behind = [], after + 1
        if after - 1 > opened:
            names[-1] = _named(text, words(text, found[-1].start, line[min(after - 1, len(line)) - 1].end))
        found, after = more or found, behind
        names += [body.name for body in more]
    return names


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

    return " ".join(long(part) for part in name.split())


def is_collective(name: str) -> bool:
    """Whether a name stands for several bodies (`các sở, ban, ngành`, `UBND các huyện`)."""
    line = words(name)
    return any(w.key in PLURAL or w.key in ("toàn", "cả") for w in line) or bool(
        len(line) > 1 and any(w.key == "," for w in line) and known_names().match(line, 0) is None
    )


def _list(text: str, line: list[Word], at: int) -> tuple[list[FoundBody], int]:
    """The bodies of the list that begins with word `at`, and the index after it."""
    found: list[FoundBody] = []
    after = begin = at
    while (end := _body(line, begin, bool(found))) is not None:
        found.append(FoundBody(line[begin].start, line[end - 1].end, _named(text, line[begin:end])))
        if shared := _shared_head(line, begin, end):
            members, end = _members(text, line, begin, end, shared)
            found[-1:] = members
        after = end
        begin = _past_separator(line, end)
        if begin == end:
            break
    return _with_common_level(found), after


def _past_separator(line: list[Word], at: int) -> int:
    """The index after the separator at `at` (a remark in brackets before it is passed over), or `at`."""
    begin = at
    if begin < len(line) and line[begin].key == "(":
        closing = next((k for k in range(begin, min(begin + 25, len(line))) if line[k].key == ")"), begin)
        begin = closing + 1 if closing > begin else begin
    past = begin
    while past < len(line) and line[past].key in _SEPARATORS and past < begin + 2:
        past += 1
    if past == begin:
        return at
    if past < len(line) and line[past].key in ("đồng", "đ/c") and line[past + 1 : past + 2] and not line[past].capital:
        past += 2 if line[past + 1].key == "chí" else 0
    return past


def _body(line: list[Word], at: int, listed: bool = False, nested: bool = False) -> int | None:
    """The index after the body that begins with word `at`, or None. `listed` names may begin without a capital, as may
    those inside another (`nested`)."""
    begin = at
    if begin < len(line) and line[begin].key in PLURAL:
        begin += 1
    plural = begin > at
    if begin >= len(line):
        return None
    if (known := known_names().match(line, begin)) and line[begin].capital:
        return _narrowed(line, known[0])
    opening = heads().match(line, begin)
    if opening is None:
        return None
    end, head = opening
    if head.phrase == "đồng chí" and (office := _body(line, end, True)):
        return office
    if not (plural or line[begin].capital or (head.bare and (listed or nested))):
        return None
    end = _completed(line, end, head, plural)
    if not plural and end == opening[0] and head.takes == "field" and not (nested and line[begin].capital):
        return None
    if plural and head.joins:
        end = _joined(line, end, head)
    if head.kind == "person" and end < len(line) - 1 and line[end].key in "-–" and line[end + 1].capital:
        second = _body(line, end + 1)
        office = heads().match(line, end + 1)
        if second and office and office[1].kind == "person":
            end = second
    return end


def _joined(line: list[Word], at: int, first: Head) -> int:
    """The index after further kinds of bodies in the same collective (`các sở, ban, ngành`)."""
    end = at
    while end < len(line) - 1 and line[end].key in (",", "và", "/"):
        begin = end + 2 if line[end].key == "," and line[end + 1].key == "và" else end + 1
        opening = heads().match(line, begin)
        if opening is None or not opening[1].joins:
            break
        if opening[1].takes in ("place", "body") and opening[1].kind != first.kind:
            break
        after = _completed(line, opening[0], opening[1], True)
        if line[begin].capital and (opening[1].takes in ("place", "body") or line[opening[0] : after] and line[opening[0]].capital):
            break
        end = after
    return end


def _completed(line: list[Word], at: int, head: Head, plural: bool) -> int:
    """The index after what completes a name whose head ends before `at`."""
    end = at
    if head.takes == "none":
        return _narrowed(line, end)
    if head.takes == "field":
        field = _fields().match(line, end)
        end = field[0] if field else _proper(line, end, True)
    elif head.takes == "body":
        end = _of_body(line, end)
    elif head.takes == "name":
        end = _free(line, end)
    elif head.takes == "place":
        end = _proper(line, end, False)
    place = _place(line, end)
    if head.takes == "free" and place == end and _narrowed(line, end) == end:
        place = _free(line, end)
    end = place
    if head.takes == "place" and end > at:
        end = _proper(line, end, False)
    return _narrowed(line, end)


def _of_body(line: list[Word], at: int) -> int:
    begin = at + 1 if at < len(line) and line[at].key == "của" else at
    inner = _body(line, begin, nested=True)
    if inner is not None:
        return inner
    return _proper(line, at, False)


def _narrowed(line: list[Word], at: int) -> int:
    """The index after places and qualifiers that narrow a name down."""
    end = at
    while end < len(line):
        after = _place(line, end)
        if after == end:
            qualifier = _qualifiers().match(line, end)
            if qualifier is None:
                break
            after, takes = qualifier
            if takes == "place":
                place = _place(line, after)
                inner = _proper(line, after, False) if place == after else place
                if inner == after:
                    inner = _body(line, after, nested=True) or after
                if inner == after and line[after - 1].key in ("của", "trong", "ở", "tại", "thuộc"):
                    break
                after = inner
        end = after
    return end


def _place(line: list[Word], at: int) -> int:
    """The index after the words for a place or places: `tỉnh Lạng Sơn`, `các huyện, thị xã, thành phố`, `cấp xã`."""
    begin = at
    plural = begin < len(line) and line[begin].key in PLURAL
    if plural:
        begin += 1
    if begin < len(line) and line[begin].key in ("cấp", "địa") and begin + 1 < len(line):
        if line[begin].key == "địa":
            return begin + 2 if line[begin + 1].key in ("phương", "bàn") else at
        if plural:
            return begin + 1
        begin += 1
    kind = _PLACE_KINDS.match(line, begin)
    if kind is None:
        return at
    end = kind[0]
    while end < len(line) - 1 and line[end].key in (",", "và", "/"):
        begin = end + 2 if line[end].key == "," and line[end + 1].key == "và" else end + 1
        following = _PLACE_KINDS.match(line, begin)
        if following is None:
            break
        end = following[0]
    centre = _UNDER_THE_CENTRE.match(line, end)
    if centre:
        return centre[0]
    return end if plural else _proper(line, end, False)


def _proper(line: list[Word], at: int, commas: bool) -> int:
    """The index after a run of words with capitals; where `commas`, the run may go on after a comma, "và" or a dash."""
    end = at
    while end < len(line):
        word = line[end]
        if word.capital and word.key not in _CLOSING and not (end > at and known_names().match(line, end)):
            if _place(line, end) > end and not commas and end == at and _PLACE_KINDS.match(line, end):
                break
            end += 1
        elif end > at and word.key.isdigit():
            end += 1
        elif commas and end > at and not word.capital and _lower_syllable(line, end):
            end += 1
        elif commas and end > at and word.key in (",", "và", "-", "–") and _goes_on(line, end + 1):
            end += 1
        else:
            break
    return end


def _lower_syllable(line: list[Word], at: int) -> bool:
    """Whether a word without a capital is the second syllable of a word that began with one (`Kinh tế`)."""
    word = line[at]
    return (
        line[at - 1].capital
        and word.key.isalpha()
        and word.key not in _SEPARATORS
        and word.key not in _STOPS
        and duty_verbs().match(line, at) is None
        and _PLACE_KINDS.match(line, at) is None
        and _qualifiers().match(line, at) is None
    )


def _goes_on(line: list[Word], at: int) -> bool:
    """Whether a name may go on with word `at` after a comma, dash or "và": no other body begins there."""
    return at < len(line) and line[at].capital and heads().match(line, at) is None and known_names().match(line, at) is None


_LONGEST = 14
"""Free words beyond this many are no part of a name."""


def _free(line: list[Word], at: int) -> int:
    """The index after free words that complete a name, up to a verb, a preposition or a mark; `at` where none comes."""
    end = at
    while end < len(line) and end - at < _LONGEST:
        word = line[end]
        if word.key in _CLOSING or word.key in _STOPS:
            return end
        if word.key in _SEPARATORS or word.key in ("-", "–"):
            if not _goes_on(line, end + 1) or (word.key not in ("và", "-", "–") and end > at):
                return end
        elif not word.capital and (duty_verbs().match(line, end) or end > at and _closes(line, end)):
            return end
        end += 1
    return end if end == len(line) else at


def _closes(line: list[Word], at: int) -> bool:
    qualifier = _qualifiers().match(line, at)
    return qualifier is not None and (qualifier[1] == "place" or "liên quan" in line[qualifier[0] - 1].key or line[qualifier[0] - 1].key == "quan")


def _shared_head(line: list[Word], begin: int, end: int) -> str:
    """The head that the members of a list share (`các Sở: Tài chính, Nội vụ`), or nothing."""
    if line[begin].key not in PLURAL or (opening := heads().match(line, begin + 1)) is None:
        return ""
    after, head = opening
    if head.takes not in ("field", "name", "body"):
        return ""
    colon = after < len(line) and line[after].key == ":" and end == after
    proper = after < end and line[after].capital and _place(line, after) == after and not _qualifiers().match(line, after)
    return head.phrase if colon or proper else ""


def _members(text: str, line: list[Word], begin: int, end: int, shared: str) -> tuple[list[FoundBody], int]:
    """The members of a list with a shared head, and the index after them."""
    after = begin + 1 + len(shared.split())
    first = after + 1 if line[after].key == ":" else after
    members: list[FoundBody] = []
    while first < len(line):
        field = _fields().match(line, first)
        last = field[0] if field else (known[0] if (known := known_names().match(line, first)) else _proper_name(line, first))
        if last == first:
            break
        members.append(FoundBody(line[first].start, line[last - 1].end, _named(text, line[first:last], shared)))
        end = last
        first = last + 1 if last < len(line) and line[last].key in (",", "và", ";") else len(line)
        if first < len(line) and heads().match(line, first) and not _fields().match(line, first):
            if not known_names().match(line, first) or shared in ("Sở", "Bộ"):
                break
    if members:
        opened = members[0]
        members[0] = FoundBody(line[begin].start, opened.end, opened.name)
    return members, end


def _proper_name(line: list[Word], at: int) -> int:
    return _free(line, at) if at < len(line) and line[at].capital and heads().match(line, at) is None else at


def _with_common_level(found: list[FoundBody]) -> list[FoundBody]:
    """Mass organisations in a row share a closing "các cấp" (`Mặt trận Tổ quốc và Hội Cựu chiến binh các cấp`)."""
    if len(found) < 2 or not found[-1].name.endswith(" các cấp"):
        return found
    return [
        FoundBody(b.start, b.end, f"{b.name} các cấp") if _is_mass(b.name) and not b.name.endswith(" các cấp") else b
        for b in found
    ]


def _is_mass(name: str) -> bool:
    line = words(name)
    opening = heads().match(line, 0)
    return bool(opening and opening[1].kind == "mass" and _place(line, len(line) - 1) == len(line) - 1)


def _named(text: str, line: list[Word], shared: str = "") -> str:
    """The words as a name: without emphasis marks, with single blanks, abbreviations written out."""
    begin = 2 if len(line) > 2 and line[0].key == "đồng" and line[1].key == "chí" else 0
    stretch = text[line[begin].start : line[-1].end].replace("*", "")
    return expand(" ".join(f"{shared} {stretch}".split()))
