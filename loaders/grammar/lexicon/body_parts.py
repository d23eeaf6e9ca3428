"""How the name of a body is put together: where it ends, given the word with which it begins.

A name begins with a head (`ontology/body_heads.tsv`), is completed by a field of work, a place, another body or free
words, and may be narrowed down (`ontology/body_qualifiers.tsv`). Functions take the words of a line and the index of
one of them, and give the index after the last word that belongs to the part.
"""

from __future__ import annotations

from loaders.grammar.lexicon.body_places import goes_on, place, proper
from loaders.grammar.lexicon.body_words import (
    MARKS,
    PLURAL,
    PREPOSITIONS,
    SEPARATORS,
    Head,
    duty_verbs,
    fields,
    heads,
    known_names,
    qualifiers,
)
from loaders.grammar.lexicon.phrases import Line

_DEEPEST = 5
"""Names of bodies stand in one another no deeper than this."""
_LONGEST = 14
"""Free words beyond this many are no part of a name."""


def body(line: Line, at: int, listed: bool = False, depth: int = 0) -> int | None:
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
    if (
        not plural
        and head.joins
        and head.kind[:10] != "enterprise"
        and (listed or nested or line[begin].capital)
        and _begins_collective(line, begin, end)
    ):
        plural = True
    if not (plural or named or (head.bare and (listed or nested))):
        return None
    end = completed(line, end, head, plural, depth)
    if not plural and _is_verb(line, begin, opening[0], end, depth):
        return None
    if plural and head.joins:
        end = _joined(line, end, head, depth)
    if not plural and end == opening[0] and head.takes == "field" and not (nested and line[begin].capital):
        return None
    if head.kind == "person" and end < len(line) - 1 and line[end].key in "-–" and line[end + 1].capital:
        second = body(line, end + 1, False, depth + 1)
        other = heads().match(line, end + 1)
        if second and other and other[1].kind == "person":
            end = second
    return end


def _begins_collective(line: Line, begin: int, end: int) -> bool:
    """Whether a kind of body without a word for the plural is followed by further kinds (`Cơ quan, tổ chức`)."""
    if end + 1 >= len(line) or line[end].key not in (",", "/"):
        return False
    following = heads().match(line, end + 1)
    return following is not None and following[1].joins and following[1].takes != "place"


def _is_verb(line: Line, begin: int, after_head: int, end: int, depth: int) -> bool:
    """Whether a head that is also a verb (`tổ chức`, `thanh tra`, `báo cáo`) is the verb here: nothing completes it."""
    verb = duty_verbs().match(line, begin)
    if verb is None or verb[0] < after_head:
        return False
    located = place(line, after_head) > after_head or narrowed(line, after_head, depth) > after_head
    joined = end < len(line) - 1 and line[end].key == "," and heads().match(line, end + 1) is not None
    return verb[0] > after_head or not (located or joined)


def _joined(line: Line, at: int, first: Head, depth: int) -> int:
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
        if line[begin].capital and line[end - 1].key == "quan" and after > opening[0]:
            break  # "các sở có liên quan, Hội Nông dân": a name of its own
        if line[begin].capital and (
            opening[1].takes in ("place", "body") or (line[opening[0] : after] and line[opening[0]].capital)
        ):
            break
        end = after
    return end


def completed(line: Line, at: int, head: Head, plural: bool, depth: int) -> int:
    """The index after what completes a name whose head ends before `at`."""
    end = at
    if head.takes == "none":
        return narrowed(line, end, depth)
    if head.takes == "field":
        field = fields().match(line, end) if line[end : end + 1] and line[end].capital else None
        end = field[0] if field else proper(line, end, True)
    elif head.takes == "body":
        end = max(_of_body(line, end, plural, depth), _of_own_body(line, at, head, depth))
    elif head.takes == "name":
        lower = plural and end < len(line) and not line[end].capital
        if lower and (further := narrowed(line, end, depth)) > end:
            return further
        end = free_words(line, end)
    elif head.takes == "place":
        end = proper(line, end, False)
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
        end = proper(line, end, False)
    return narrowed(line, end, depth)


def _of_body(line: Line, at: int, plural: bool, depth: int) -> int:
    begin = at + 1 if at < len(line) and line[at].key == "của" else at
    inner = body(line, begin, False, depth + 1)
    if inner is not None:
        kind = heads().match(line, begin)
        return _joined(line, inner, kind[1], depth) if plural and kind and kind[1].kind == "committee" else inner
    return proper(line, at, False)


def _of_own_body(line: Line, at: int, head: Head, depth: int) -> int:
    """The index after the body whose kind is part of an office's title (`Trưởng ban Tổ chức Tỉnh ủy`), or `at`."""
    if head.kind != "person" or line[at - 1].key not in ("ban", "phòng"):
        return at
    return body(line, at - 1, True, depth + 1) or at


def narrowed(line: Line, at: int, depth: int = 0) -> int:
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
                inner = place(line, after)
                if inner == after:
                    inner = body(line, after, False, depth + 1) or proper(line, after, False)
                if inner == after and line[end].key != "trực" and line[after - 1].key != "bàn":
                    break
                after = inner
        end = after
    return end


def free_words(line: Line, at: int) -> int:
    """The index after free words that complete a name, up to a verb, a preposition or a mark; `at` where none comes."""
    end = at
    while end < len(line) and end - at < _LONGEST:
        word = line[end]
        if word.key in SEPARATORS or word.key in ("-", "–"):
            if not _joins_names(line, at, end):
                return end
        elif word.key in MARKS or word.key in PREPOSITIONS or (not word.capital and _ends_name(line, at, end)):
            return end
        end += 1
    return end if end == len(line) else at


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


def _closes(line: Line, at: int) -> bool:
    qualifier = qualifiers().match(line, at)
    return qualifier is not None and (
        qualifier[1] == "place" or "liên quan" in line[qualifier[0] - 1].key or line[qualifier[0] - 1].key == "quan"
    )
