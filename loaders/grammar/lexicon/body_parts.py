"""How the name of a body is put together: where it ends, given the word with which it begins.

A name begins with a head (`ontology/body_heads.tsv`), is completed by a field of work, a place, another body or free
words, and may be narrowed down (`ontology/body_qualifiers.tsv`). Functions take the words of a line and the index of
one of them, and give the index after the last word that belongs to the part.
"""

from __future__ import annotations

from loaders.grammar.lexicon.body_places import SEATED, goes_on, is_society, place, proper, seats
from loaders.grammar.lexicon.body_runs import boards_work, fields_of_work, free_words
from loaders.grammar.lexicon.body_signs import are_leaders, before_duty, begins_collective, of_others
from loaders.grammar.lexicon.body_words import (
    MARKS,
    PLURAL,
    PREPOSITIONS,
    SEPARATORS,
    Head,
    beginnings,
    duty_verbs,
    fields,
    heads,
    known_names,
    past_plural,
    qualifiers,
    works,
)
from loaders.grammar.lexicon.phrases import Line, Phrases
from loaders.tables import table

_DEEPEST = 5
"""Names of bodies stand in one another no deeper than this."""


def body(line: Line, at: int, listed: bool = False, depth: int = 0) -> int | None:
    """The index after the body that begins with word `at`, or None. `listed` names may begin without a capital, as may
    those inside another one (`depth` counts how many they are in)."""
    if depth > _DEEPEST or at >= len(line) or line[at].key not in beginnings():
        return None
    nested = depth > 0
    begin = past_plural(line, at)
    plural = begin > at
    if begin >= len(line):
        return None
    if (seated := seats(line, begin)) > begin and (plural or listed or nested or line[begin].capital):
        return narrowed(line, seated, depth)
    known = known_names().match(line, begin) if line[begin].capital else None
    opening = heads().match(line, begin)
    if known and not (opening and (opening[0] > known[0] or of_others(line, known[0]))):
        return narrowed(line, known[0], depth)
    if opening is None:
        return None
    if [word.key for word in line[opening[0] - 1 : opening[0] + 2]] == ["trì", ",", "phối"]:
        opening = before_duty(line, begin, opening)
    end, head = opening
    if head.takes == "no name":
        return None
    if head.phrase in ("đồng chí", "đầu mối") and (office := body(line, end, True, depth + 1)):
        return office
    named = line[begin].capital and (head.takes != "free" or head.bare)
    if (
        not plural
        and head.begins
        and head.kind[:10] != "enterprise"
        and (listed or nested or line[begin].capital)
        and begins_collective(line, begin, end)
    ):
        plural = True
    grouped = head.takes == "work" and (nested or (listed and works().match(line, end) is not None))
    if not (plural or named or grouped or (head.bare and (listed or nested))):
        return None
    end = completed(line, end, head, plural, depth)
    if head.kind[:6] == "person" and [word.key for word in line[end : end + 2]] == ["phụ", "trách"]:
        end = _charge(line, end + 2)
    if not plural and _is_verb(line, begin, opening[0], end, depth) and not are_leaders(line, head, end, listed):
        return None
    if plural and head.begins:
        closed = end > opening[0]
        settled = closed and (head.takes == "body" or place(line, opening[0]) > opening[0])
        end = _joined(line, end, head, depth, settled, closed)
    if end == opening[0] and (
        (head.takes in ("field", "work") and not plural and not (nested and line[begin].capital))
        or head.takes == "charge"
    ):
        return None
    if head.kind == "person" and end < len(line) - 1 and line[end].key in "-–" and line[end + 1].capital:
        second = body(line, end + 1, False, depth + 1)
        other = heads().match(line, end + 1)
        if second and other and other[1].kind == "person":
            end = second
    return end


_UNKNOWN = 8
"""A member of a list that no table knows has no more words."""


def unknown(line: Line, at: int) -> int | None:
    """The index after a member of a list that no table knows (`Sở Nội vụ, Vinamilk và Công an tỉnh`): words that begin
    with a capital, before a verb of duties or further bodies."""
    if at >= len(line) or not line[at].capital or duty_verbs().match(line, at):
        return None
    if not line[at].key.replace("-", "").isalpha():
        return None
    for end in range(at + 1, min(at + _UNKNOWN, len(line))):
        if not line[end].capital and duty_verbs().match(line, end):
            return end
        if line[end].key in SEPARATORS:
            return end if body(line, end + 1, True) else None
        if line[end].key in MARKS or line[end].key in PREPOSITIONS:
            return None
    return None


_CHARGES = Phrases(
    (phrase, True) for phrase in ("lĩnh vực", "các lĩnh vực", "công tác", "mảng", "khối", "về", "nội dung", "địa bàn")
)


def _charge(line: Line, at: int) -> int:
    """The index after what persons are in charge of (`phụ trách lĩnh vực giám sát và phản biện xã hội`); verbs there
    are nouns."""
    kind = _CHARGES.match(line, at)
    end = kind[0] if kind else at
    if (located := place(line, end)) > end:
        return located
    while end < len(line):
        verb = duty_verbs().match(line, end)
        end = free_words(line, verb[0] if verb else end)
        if end + 1 >= len(line) or line[end].key not in ("và", ",", "-", "–"):
            break
        office = None if is_society(line, end + 1) else heads().match(line, end + 1)
        if office and body(line, end + 1) != office[0]:
            break
        if line[end].key == "," and not (office or goes_on(line, end + 1)):
            break
        end += 1
    return end


def _is_verb(line: Line, begin: int, after_head: int, end: int, depth: int) -> bool:
    """Whether a head that is also a verb (`tổ chức`, `thanh tra`, `báo cáo`) is the verb here: nothing completes it."""
    verb = duty_verbs().match(line, begin)
    if verb is None or verb[0] < after_head:
        return False
    located = place(line, after_head) > after_head or narrowed(line, after_head, depth) > after_head
    joined = end < len(line) - 1 and line[end].key == "," and heads().match(line, end + 1) is not None
    return verb[0] > after_head or not (located or joined)


def _joined(line: Line, at: int, first: Head, depth: int, settled: bool = False, closed: bool = False) -> int:
    """The index after further kinds of bodies in the same collective (`các sở, ban, ngành`).

    Where it is `settled` whose they are (`các đoàn thể cấp tỉnh`), a kind with a completion begins another name; where
    the first kind is `closed` by a completion, so do enterprises with a capital.
    """
    end = at
    while end < len(line) - 1 and line[end].key in (",", "và", "/"):
        begin = end + 2 if line[end].key == "," and line[end + 1].key == "và" else end + 1
        opening = heads().match(line, begin)
        if opening is None or not opening[1].joins:
            break
        if line[opening[0] - 1].key == "trì" and opening[1].phrase != first.phrase:
            opening = before_duty(line, begin, opening)
        if opening[1].takes in ("place", "body") and opening[1].kind != first.kind:
            break
        if first.takes == "place" and opening[1].takes == "body" and depth == 0:
            break  # "các huyện ủy, đảng ủy trực thuộc": two kinds of committees
        after = completed(line, opening[0], opening[1], True, depth)
        if settled and line[end].key == "," and after > opening[0]:
            break
        if closed and line[begin].capital and opening[1].kind[:10] == "enterprise":
            break  # "các doanh nghiệp nhà nước, Tổng công ty"
        settled, closed = place(line, opening[0]) > opening[0], after > opening[0]
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
        end = _of_field(line, field[0] if field else end, bool(field))
    elif head.takes == "body":
        end = max(_of_body(line, end, head, plural, depth), _of_own_body(line, at, head, depth))
    elif head.takes == "work":
        end = _of_work(line, end, plural, depth)
    elif head.takes == "charge":
        return _of_staff(line, end, depth)
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


def _of_body(line: Line, at: int, head: Head, plural: bool, depth: int) -> int:
    begin = at + 1 if at < len(line) and line[at].key == "của" else at
    inner = body(line, begin, False, depth + 1)
    if inner is not None:
        kind = heads().match(line, begin)
        leads = head.kind == "person" and not line[begin].capital
        if kind and kind[1].kind[:9] == "committee":
            if plural or leads:
                inner = _joined(line, inner, kind[1], depth + 1)
            elif not line[begin].capital:
                inner = _further_owners(line, inner, depth + 1)
        elif kind and leads and kind[1].joins and kind[1].phrase[:7] == "cơ quan":
            inner = _joined(line, inner, kind[1], depth + 1)
        return max(inner, place(line, begin)) if line[begin].key in PLURAL else inner
    if head.kind == "steering committee":
        if at < len(line) and line[at].key.isdigit():
            return body(line, at + 1, False, depth + 1) or at + 1
        worked = _of_work(line, at, plural, depth)
        return boards_work(line, at) if worked == at else worked
    return proper(line, at, False, head.kind == "committee")


def _further_owners(line: Line, at: int, depth: int) -> int:
    """The index after further committees whose one organ is named (`Ban Thường vụ tỉnh ủy, thành ủy`)."""
    end = at
    while end + 1 < len(line) and line[end].key in (",", "và") and not line[end + 1].capital:
        owner = heads().match(line, end + 1)
        if owner is None or owner[1].kind != "committee" or not owner[1].joins:
            break
        end = completed(line, owner[0], owner[1], False, depth)
    return end


def _of_field(line: Line, at: int, known: bool) -> int:
    """The index after a field of work in capitals, the first words of which may be `known`; a few more words belong to
    it where they lead to a verb, a place or the end (`Quản lý thị trường`)."""
    if known:
        return (
            proper(line, at + 1, True) if line[at : at + 1] and line[at].key in "-–" and goes_on(line, at + 1) else at
        )
    end = proper(line, at, True)
    further = free_words(line, end) if end > at and end < len(line) and line[end].key.isalpha() else end
    if end < further <= end + _TAIL and duty_verbs().match(line, end) is None:
        leads = (
            further == len(line)
            or line[further].key in MARKS
            or line[further].key == "và"
            or place(line, further) > further
        )
        return further if leads or duty_verbs().match(line, further) else end
    return end


_TAIL = 4
"""No more words without a capital follow a field of work that begins with one."""


def _of_work(line: Line, at: int, plural: bool, depth: int) -> int:
    """The index after what a group is for: a work, a field of work, free words behind either."""
    if at >= len(line):
        return at
    if plural and not line[at].capital and (further := narrowed(line, at, depth)) > at:
        return further
    work = works().match(line, at)
    if work:
        whose = narrowed(line, work[0], depth)
        return body(line, work[0], False, depth + 1) or (whose if whose > work[0] else free_words(line, work[0]))
    if not line[at].capital:
        end = free_words(line, at)
        return end if plural or (at < end <= at + _TAIL and line[at].key not in _POINTING) else at
    field = fields().match(line, at)
    return max(_of_field(line, field[0], True) if field else _of_field(line, at, False), free_words(line, at))


_POINTING = frozenset(
    ("cũng", "còn", "luôn", "vẫn", "không", "chưa", "nào", "này", "đó", "trên", "mình", "khác", "sau")
)
"""Words behind a group's kind that tell nothing of what it is for."""


def _of_staff(line: Line, at: int, depth: int) -> int:
    """The index after what tells which of many are meant: their office, their field of work, or what they are in charge
    of; `at` where nothing does."""
    if [word.key for word in line[at : at + 2]] == ["phụ", "trách"]:
        return _charge(line, at + 2)
    if at < len(line) and line[at].capital:
        return body(line, at, False, depth + 1) or narrowed(line, free_words(line, at), depth)
    return at


def _of_own_body(line: Line, at: int, head: Head, depth: int) -> int:
    """The index after the body whose kind is part of an office's title (`Trưởng ban Tổ chức Tỉnh ủy`), or `at`."""
    if head.kind != "person" or line[at - 1].key not in ("ban", "phòng", "đoàn"):
        return at
    own = heads().match(line, at - 1)
    if own is None or own[1].takes == "no name":
        return at
    return completed(line, own[0], own[1], False, depth + 1)


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
            if takes == "grade":
                after = _further_grades(line, after)
            if takes == "none" and of_others(line, after):
                after = body(line, after - 2, False, depth + 1) or after
            if takes == "free":
                after = free_words(line, after)
            if takes == "fields":
                after = fields_of_work(line, after)
            if takes == "place":
                if of_others(line, after):
                    after -= 2
                inner = place(line, after)
                if inner == after or (inner < len(line) and line[inner].key in SEATED):
                    inner = max(inner, body(line, after, False, depth + 1) or after)
                if inner == after and not _DOCUMENTS.match(line, after):
                    inner = proper(line, after, False)
                if inner == after and line[end].key != "trực" and line[after - 1].key != "bàn":
                    break
                after = _further_powers(line, inner) if line[inner - 1].key == "đảng" else inner
        end = after
    return end


_DOCUMENTS = Phrases((name, True) for name in (*(row["name"] for row in table("doc_types")), "phụ lục", "điều", "mục"))
"""Where "tại Phụ lục" and the like send, no body is."""


_POWERS = Phrases(
    (name, True)
    for name in ("Nhà nước", "Quốc hội", "Chính phủ", "Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam", "MTTQ")
)


def _further_powers(line: Line, at: int) -> int:
    """The index after further powers whose kinds of bodies are meant (`các cơ quan của Đảng, Quốc hội`)."""
    end = at
    while end + 1 < len(line) and line[end].key in (",", "và") and (power := _POWERS.match(line, end + 1)):
        end = power[0]
    return end


def _further_grades(line: Line, at: int) -> int:
    """The index after further grades in a list (`các trường mầm non, tiểu học, THCS`)."""
    end = at
    while end < len(line) and line[end].key in (",", "và") and (grade := qualifiers().match(line, end + 1)):
        if grade[1] != "grade":
            break
        end = grade[0]
    return end
