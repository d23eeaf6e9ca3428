"""Places in the names of bodies: their kinds, their proper names, lists of them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.grammar.lexicon.body_words import (
    MARKS,
    PLURAL,
    PREPOSITIONS,
    SEAT_KINDS,
    SEPARATORS,
    duty_verbs,
    heads,
    known_names,
    qualifiers,
)
from loaders.grammar.lexicon.phrases import Phrases, Word
from loaders.grammar.lexicon.places import find_place

_KINDS = Phrases(
    (kind, True)
    for kind in (
        "khu công nghệ cao",
        "khu công nghiệp",
        "cụm công nghiệp",
        "khu kinh tế",
        "khu vực",
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
        "thôn",
        "xóm",
        "bản",
        "ấp",
        "khu phố",
        "khu dân cư",
        "tổ dân phố",
    )
)
_CENTRE = Phrases([("trung ương", True)])
_UNDER_THE_CENTRE = Phrases((phrase, True) for phrase in ("trực thuộc trung ương", "trực thuộc tw", "thuộc trung ương"))


def place(line: Sequence[Word], at: int) -> int:
    """The index after the words for a place or places: `tỉnh Lạng Sơn`, `các huyện, thị xã, thành phố`, `cấp xã`,
    `các tỉnh: Lào Cai, Sơn La`, `các tỉnh từ Hà Tĩnh đến Lâm Đồng`."""
    begin = at
    plural = begin < len(line) and line[begin].key in PLURAL
    if plural:
        begin += 1
    elif begin < len(line) and line[begin].key.isdigit() and _KINDS.match(line, begin + 1):
        plural, begin = True, begin + 1
    if begin < len(line) and line[begin].key == "cấp":
        if plural:
            return begin + 1
        begin += 1
    elif begin < len(line) - 1 and line[begin].key == "địa":
        return begin + 2 if line[begin + 1].key in ("phương", "bàn") else at
    kind = _KINDS.match(line, begin)
    if kind is None or is_society(line, begin):
        return at
    end = _further_kinds(line, kind[0])
    if end > kind[0] and end < len(line) and line[end].key in SEATED:
        return end + 1
    centre = _UNDER_THE_CENTRE.match(line, end)
    if centre:
        end = centre[0]
    if plural:
        return _from_to(line, _named_one_by_one(line, end))
    if end < len(line) and line[end].key.isdigit():
        return end if centre else end + 1
    return end if centre else proper(line, end, False)


_SHORT_KINDS = frozenset(("thị", "thành"))
"""Kinds of places that keep one syllable where the last of a list carries what belongs to all (`các huyện, thị, thành
phố`, `các huyện, thành, thị ủy`)."""
SEATED = frozenset(("ủy", "đoàn"))
"""What the last kind of a list carries for all: their committees, their youth unions."""


def _further_kinds(line: Sequence[Word], at: int) -> int:
    """The index after further kinds of places in a list, the first of which ends before `at`."""
    end = at
    while end < len(line) - 1 and line[end].key in (",", "và", "/"):
        begin = end + 2 if line[end].key == "," and line[end + 1].key == "và" else end + 1
        graded = line[begin : begin + 1] and line[begin].key == "cấp" and any(w.key == "cấp" for w in line[at - 3 : at])
        following = _KINDS.match(line, begin + 1 if graded else begin)  # "cấp huyện, cấp xã"
        if following is None and not _shortened(line, begin, line[end - 1].capital):
            break
        end = following[0] if following else begin + 1
    return end


def _shortened(line: Sequence[Word], at: int, capital: bool) -> bool:
    """Whether a kind of place stands at `at` with one syllable, in a list without capitals or (`capital`) with them; a
    "Thành Đoàn" behind "thành phố" is a body of its own."""
    if at >= len(line) or line[at].key not in _SHORT_KINDS or duty_verbs().match(line, at):
        return False
    behind = line[at + 1].key if at + 1 < len(line) else "."
    ends = behind in SEATED or behind in MARKS or behind in ("/", "và", "căn") or duty_verbs().match(line, at + 1)
    return bool(ends) and (capital or not line[at].capital)


def seats(line: Sequence[Word], at: int) -> int:
    """The index after committees or youth unions of several kinds of places that share their last word (`huyện, thành,
    thị ủy`), or `at`."""
    if at >= len(line) or line[at].key not in SEAT_KINDS:
        return at
    end = _further_kinds(line, at + 1)
    return end + 1 if end > at + 1 and end < len(line) and line[end].key in SEATED else at


def _named_one_by_one(line: Sequence[Word], at: int) -> int:
    """The index after the names of places that a kind in the plural announces, with a colon or without."""
    end = at
    begin = at + 1 if at < len(line) and line[at].key == ":" else at
    while begin < len(line):
        kind = _KINDS.match(line, begin)
        first = kind[0] if kind and end > at else begin
        last = proper(line, first, False)
        if last == first or heads().match(line, first) or not _is_place(line[first:last]):
            break
        end = last
        if end >= len(line) or line[end].key not in (",", "và"):
            break
        begin = end + 2 if line[end].key == "," and line[end + 1 : end + 2] and line[end + 1].key == "và" else end + 1
    return end


def _is_place(name: Sequence[Word]) -> bool:
    return len(name) <= 6 and bool(find_place(" ".join(word.key for word in name)))


_TERRITORIES = Phrases((kind, True) for kind in ("thủ đô", "tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã"))


def territory(line: Sequence[Word], at: int) -> int | None:
    """The index after a territory that stands for those who govern it (`phối hợp với thành phố Hà Nội`), or None."""
    kind = _TERRITORIES.match(line, at)
    end = proper(line, kind[0], False) if kind else at
    return end if kind and end > kind[0] and _is_place(line[kind[0] : end]) else None


def _from_to(line: Sequence[Word], at: int) -> int:
    """The index after "từ … đến …" with two places, or `at`."""
    if at >= len(line) or line[at].key != "từ":
        return at
    middle = proper(line, at + 1, False)
    if middle == at + 1 or middle >= len(line) or line[middle].key != "đến":
        return at
    end = proper(line, middle + 1, False)
    return end if end > middle + 1 else at


def proper(line: Sequence[Word], at: int, commas: bool, syllables: bool = False) -> int:
    """The index after a run of words with capitals; where `commas`, the run may go on after a comma, "và" or a dash,
    and (as where `syllables`) second syllables need no capital."""
    end = at
    while end < len(line):
        word = line[end]
        if word.capital and word.key not in MARKS and not (end > at and known_names().match(line, end)):
            if not commas and end == at and _KINDS.match(line, end) and place(line, end) > end:
                break
            end += 2 if _CENTRE.match(line, end) else 1
        elif (
            (end > at and word.key.isdigit())
            or ((commas or syllables) and end > at and not word.capital and _lower_syllable(line, end))
            or (commas and end > at and word.key in (",", "và", "&", "-", "–") and goes_on(line, end + 1))
        ):
            end += 1
        else:
            break
    return end


def _lower_syllable(line: Sequence[Word], at: int) -> bool:
    """Whether a word without a capital is the second syllable of a word that began with one (`Kinh tế`)."""
    word = line[at]
    return (
        line[at - 1].capital
        and word.key.isalpha()
        and word.key not in SEPARATORS
        and word.key not in PREPOSITIONS
        and word.key not in PLURAL
        and duty_verbs().match(line, at) is None
        and _KINDS.match(line, at) is None
        and qualifiers().match(line, at) is None
    )


def goes_on(line: Sequence[Word], at: int) -> bool:
    """Whether a name may go on with word `at` after a comma, dash or "và": no other body begins there."""
    return (
        at < len(line)
        and line[at].capital
        and (heads().match(line, at) is None or is_society(line, at))
        and known_names().match(line, at) is None
    )


def is_society(line: Sequence[Word], at: int) -> bool:
    """Whether a "Xã" is no commune but the first half of "Xã hội"."""
    return at + 1 < len(line) and line[at].key == "xã" and line[at + 1].key == "hội"
