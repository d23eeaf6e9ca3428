"""Free words in names of bodies: how far words go that no table knows as a field of work, a place or a body.

A name ends before a verb of duties, a preposition, a mark, a qualifier; a comma, "và" or a dash may stand inside it.
"""

from __future__ import annotations

from loaders.grammar.lexicon.body_places import goes_on, place
from loaders.grammar.lexicon.body_words import MARKS, PLURAL, PREPOSITIONS, SEPARATORS, duty_verbs, heads, qualifiers
from loaders.grammar.lexicon.phrases import Line, Phrases

_LONGEST = 14
"""Free words beyond this many are no part of a name."""


def free_words(line: Line, at: int) -> int:
    """The index after free words that complete a name, up to a verb, a preposition or a mark; `at` where none comes."""
    end = at
    while end < len(line) and end - at < _LONGEST:
        word = line[end]
        if word.key in PLURAL and place(line, end) > end + 1:
            return end
        if word.key in _NO_VERBS and (noun := _NO_VERBS.match(line, end)):
            end = noun[0]
            continue
        if word.key in SEPARATORS or word.key in ("-", "–"):
            if not _joins_names(line, at, end):
                return end
        elif word.key in MARKS or word.key in PREPOSITIONS or (not word.capital and _ends_name(line, at, end)):
            return end
        end += 1
    return end if end == len(line) else at


def fields_of_work(line: Line, at: int) -> int:
    """The index after fields of work in small letters, the names of which may be verbs elsewhere (`xây dựng, vận tải
    và du lịch`); a list of them closes with "và"."""
    first = end = _field(line, at)
    while end < len(line) - 1 and line[end].key in (",", "và") and end - at < _LONGEST:
        closing = line[end].key == "và"
        begin, end = end + 1, _field(line, end + 1)
        if end == begin or heads().match(line, begin):
            break
        if closing:
            return end
    return first


def boards_work(line: Line, at: int) -> int:
    """The index after a board's work that begins with a verb, and the one place whose board it is, where its duty
    follows (`Ban Chỉ đạo giảm nghèo tỉnh hướng dẫn …`); `at` where the verb is the duty itself."""
    verb = duty_verbs().match(line, at)
    for k in range(verb[0] if verb else len(line), min(at + _LONGEST, len(line) - 1)):
        if line[k].key in _SEATS and line[k - 1].key not in ("toàn", "của") and duty_verbs().match(line, k + 1):
            return k + 1
        if line[k].key in MARKS or line[k].key in PREPOSITIONS or line[k].key in PLURAL:
            return at
        if heads().match(line, k) or duty_verbs().match(line, k):
            return at
    return at


_SEATS = frozenset(("tỉnh", "huyện", "xã", "phường"))


def _field(line: Line, at: int) -> int:
    """The index after one field of work, its first word taken for a noun; `at` where none comes."""
    verb = duty_verbs().match(line, at)
    return free_words(line, verb[0] if verb else at)


def _joins_names(line: Line, first: int, at: int) -> bool:
    """Whether the separator at `at` stands inside a name whose free words begin at `first`."""
    if at + 1 >= len(line):
        return False
    if line[at].key == "/":
        return line.start(at) == line.end(at - 1) and line.end(at) == line.start(at + 1) and not line[at + 1].capital
    if line[at].key in ("-", "–"):
        return line[at + 1].capital
    if not goes_on(line, at + 1):
        return False
    return line[at].key == "và" or at == first or _closing_and(line, at + 1)


def _closing_and(line: Line, at: int) -> bool:
    """Whether a list of fields of work (`Văn hóa, Thể thao và Truyền thông`) closes with "và" and another field."""
    for k in range(at, min(at + 6, len(line) - 1)):
        if line[k].key == "và":
            return goes_on(line, k + 1)
        if line[k].key in MARKS or duty_verbs().match(line, k):
            return False
    return False


def _ends_name(line: Line, first: int, at: int) -> bool:
    return duty_verbs().match(line, at) is not None or (at > first and _closes(line, at))


_NO_VERBS = Phrases(
    (noun, True)
    for noun in ("giao thông", "giao dịch", "giao lưu", "thường trực", "công nghệ thông tin", "ngành, nghề")
)
"""Nouns with a syllable that alone is a verb of duties, or with a comma."""


def _closes(line: Line, at: int) -> bool:
    qualifier = qualifiers().match(line, at)
    return qualifier is not None and (
        qualifier[1] == "place" or "liên quan" in line[qualifier[0] - 1].key or line[qualifier[0] - 1].key == "quan"
    )
