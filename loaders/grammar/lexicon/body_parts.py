"""How the name of a body is put together: where it ends, given the word with which it begins.

A name begins with a head (`ontology/body_heads.tsv`), is completed by a field of work, a place, another body or free
words, and may be narrowed down (`ontology/body_qualifiers.tsv`). Functions take the words of a line and the index of
one of them, and give the index after the last word that belongs to the part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.phrases import Phrases, Word
from loaders.tables import several, table

PLURAL = frozenset(("các", "những", "mọi", "từng", "mỗi"))
SEPARATORS = frozenset((",", ";", "và", "cùng", "/"))
_CLOSING = frozenset(",;:.()[]“”\"'!?…")
_STOPS = frozenset(
    word
    for group in (
        "để trong về theo nhằm tại với cho đến từ do bởi",
        "khi nếu thì mà nhưng hoặc hay đã đang vào như qua",
    )
    for word in group.split()
)
_PLACE_KINDS = Phrases(
    (kind, True)
    for kind in (
        "khu công nghệ cao",
        "khu công nghiệp",
        "cụm công nghiệp",
        "khu kinh tế",
        "tỉnh",
        "thành phố",
        "tp",
        "huyện",
        "quận",
        "thị xã",
        "xã",
        "phường",
        "thị trấn",
        "đặc khu",
        "quân khu",
    )
)
_UNDER_THE_CENTRE = Phrases((phrase, True) for phrase in ("trực thuộc trung ương", "trực thuộc tw", "thuộc trung ương"))
_DEEPEST = 5
"""Names of bodies stand in one another no deeper than this."""
_LONGEST = 14
"""Free words beyond this many are no part of a name."""


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
def fields() -> Phrases[bool]:
    """Fields of work, as in the names of ministries and departments, written out or abbreviated."""
    names = [row["name"] for row in table("bodies") if row["kind"] in ("ministry", "department")]
    fields = {name.split(" ", 1)[1] for name in names if name.split(" ", 1)[0] in ("Bộ", "Sở")}
    short = {row["short"] for row in table("abbreviations") if row["long"] in fields}
    return Phrases((field, True) for field in fields | short)


@cache
def qualifiers() -> Phrases[str]:
    return Phrases((row["phrase"], row["takes"]) for row in table("body_qualifiers"))


@cache
def duty_verbs() -> Phrases[str]:
    """The verbs that end a body's name and begin its duty, with the role that they open."""
    return Phrases((row["verb"], row["role"]) for row in table("duty_verbs"))


def body(line: list[Word], at: int, listed: bool = False, depth: int = 0) -> int | None:
    """The index after the body that begins with word `at`, or None. `listed` names may begin without a capital, as may
    those inside another one (`depth` counts how many they are in)."""
    if depth > _DEEPEST or at >= len(line):
        return None
    nested = depth > 0
    begin = at
    if begin < len(line) and line[begin].key in PLURAL:
        begin += 1
    plural = begin > at
    if begin >= len(line):
        return None
    known, opening = known_names().match(line, begin), heads().match(line, begin)
    if known and line[begin].capital and not (opening and opening[0] > known[0]):
        return narrowed(line, known[0], depth)
    if opening is None:
        return None
    end, head = opening
    if head.takes == "no name":
        return None
    if head.phrase == "đồng chí" and (office := body(line, end, True, depth + 1)):
        return office
    named = line[begin].capital and (head.takes != "free" or head.bare)
    if not (plural or named or (head.bare and (listed or nested))):
        return None
    end = completed(line, end, head, plural, depth)
    if not plural and _is_verb(line, begin, opening[0], end, depth):
        return None
    if plural and head.joins:
        end = _joined(line, end, head, depth)
    elif head.joins and head.takes in ("free", "field"):
        joined = _joined(line, end, head, depth)
        end = joined if joined > end and line[joined - 1].key == "quan" else end
    if not plural and end == opening[0] and head.takes == "field" and not (nested and line[begin].capital):
        return None
    if head.kind == "person" and end < len(line) - 1 and line[end].key in "-–" and line[end + 1].capital:
        second = body(line, end + 1, False, depth + 1)
        other = heads().match(line, end + 1)
        if second and other and other[1].kind == "person":
            end = second
    return end


def _is_verb(line: list[Word], begin: int, after_head: int, end: int, depth: int) -> bool:
    """Whether a head that is also a verb (`tổ chức`, `thanh tra`, `báo cáo`) is the verb here: nothing completes it."""
    verb = duty_verbs().match(line, begin)
    if verb is None or verb[0] < after_head:
        return False
    located = place(line, after_head) > after_head or narrowed(line, after_head, depth) > after_head
    joined = end < len(line) - 1 and line[end].key == "," and heads().match(line, end + 1) is not None
    return verb[0] > after_head or not (located or joined)


def _joined(line: list[Word], at: int, first: Head, depth: int) -> int:
    """The index after further kinds of bodies in the same collective (`các sở, ban, ngành`)."""
    end = at
    while end < len(line) - 1 and line[end].key in (",", "và", "/"):
        begin = end + 2 if line[end].key == "," and line[end + 1].key == "và" else end + 1
        opening = heads().match(line, begin)
        if opening is None or not opening[1].joins:
            break
        if opening[1].takes in ("place", "body") and opening[1].kind != first.kind:
            break
        after = completed(line, opening[0], opening[1], True, depth)
        if line[begin].capital and (
            opening[1].takes in ("place", "body") or (line[opening[0] : after] and line[opening[0]].capital)
        ):
            break
        end = after
    return end


def completed(line: list[Word], at: int, head: Head, plural: bool, depth: int) -> int:
    """The index after what completes a name whose head ends before `at`."""
    end = at
    if head.takes == "none":
        return narrowed(line, end, depth)
    if head.takes == "field":
        field = fields().match(line, end) if line[end : end + 1] and line[end].capital else None
        end = field[0] if field else _proper(line, end, True)
    elif head.takes == "body":
        end = _of_body(line, end, plural, depth)
    elif head.takes == "name":
        end = free_words(line, end)
    elif head.takes == "place":
        end = _proper(line, end, False)
    elif head.takes == "free" and line[end : end + 1] and line[end].capital and (field := fields().match(line, end)):
        end = field[0]
    located = place(line, end)
    if head.takes == "free" and located == end:
        further = narrowed(line, end, depth)
        if further > end:
            return further
        located = free_words(line, end)
    end = located
    if head.takes == "place" and end > at:
        end = _proper(line, end, False)
    return narrowed(line, end, depth)


def _of_body(line: list[Word], at: int, plural: bool, depth: int) -> int:
    begin = at + 1 if at < len(line) and line[at].key == "của" else at
    inner = body(line, begin, False, depth + 1)
    if inner is not None:
        kind = heads().match(line, begin)
        return _joined(line, inner, kind[1], depth) if plural and kind and kind[1].kind == "committee" else inner
    return _proper(line, at, False)


def narrowed(line: list[Word], at: int, depth: int = 0) -> int:
    """The index after places and qualifiers that narrow a name down."""
    end = at
    while end < len(line):
        after = place(line, end)
        if after == end:
            qualifier = qualifiers().match(line, end)
            if qualifier is None:
                break
            after, takes = qualifier
            if takes == "free":
                after = free_words(line, after)
            if takes == "place":
                located = place(line, after)
                inner = _proper(line, after, False) if located == after else located
                if inner == after:
                    inner = body(line, after, False, depth + 1) or after
                if inner == after and line[end].key != "trực":
                    break
                after = inner
        end = after
    return end


def place(line: list[Word], at: int) -> int:
    """The index after the words for a place or places: `tỉnh Lạng Sơn`, `các huyện, thị xã, thành phố`, `cấp xã`."""
    begin = at
    plural = begin < len(line) and line[begin].key in PLURAL
    if plural:
        begin += 1
    if begin < len(line) and line[begin].key == "cấp":
        if plural:
            return begin + 1
        begin += 1
    elif begin < len(line) - 1 and line[begin].key == "địa":
        return begin + 2 if line[begin + 1].key in ("phương", "bàn") else at
    kind = _PLACE_KINDS.match(line, begin)
    if kind is None or [word.key for word in line[begin : begin + 2]] == ["xã", "hội"]:
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
            if place(line, end) > end and not commas and end == at and _PLACE_KINDS.match(line, end):
                break
            end += 1
        elif (
            (end > at and word.key.isdigit())
            or (commas and end > at and not word.capital and _lower_syllable(line, end))
            or (commas and end > at and word.key in (",", "và", "-", "–") and _goes_on(line, end + 1))
        ):
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
        and word.key not in SEPARATORS
        and word.key not in _STOPS
        and duty_verbs().match(line, at) is None
        and _PLACE_KINDS.match(line, at) is None
        and qualifiers().match(line, at) is None
    )


def _goes_on(line: list[Word], at: int) -> bool:
    """Whether a name may go on with word `at` after a comma, dash or "và": no other body begins there."""
    return (
        at < len(line)
        and line[at].capital
        and heads().match(line, at) is None
        and known_names().match(line, at) is None
    )


def free_words(line: list[Word], at: int) -> int:
    """The index after free words that complete a name, up to a verb, a preposition or a mark; `at` where none comes."""
    end = at
    while end < len(line) and end - at < _LONGEST:
        word = line[end]
        if word.key in _CLOSING or word.key in _STOPS:
            return end
        if word.key in SEPARATORS or word.key in ("-", "–"):
            if not _goes_on(line, end + 1) or (word.key not in ("và", "-", "–") and end > at):
                return end
        elif not word.capital and (duty_verbs().match(line, end) or (end > at and _closes(line, end))):
            return end
        end += 1
    return end if end == len(line) else at


def _closes(line: list[Word], at: int) -> bool:
    qualifier = qualifiers().match(line, at)
    return qualifier is not None and (
        qualifier[1] == "place" or "liên quan" in line[qualifier[0] - 1].key or line[qualifier[0] - 1].key == "quan"
    )
