"""The verb that opens a duty, past what may stand before it: adverbs, times, circumstances, words for one's office."""

from __future__ import annotations

import re
from functools import cache

from loaders.grammar.lexicon.bodies import find_bodies
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import Line, Phrases, first_key, words
from loaders.tables import table

_PASSED = frozenset((",", "và", ":"))
"""Between an adverb and its verb ("có trách nhiệm: lãnh đạo", "kịp thời, thường xuyên kiểm tra")."""


@cache
def _adverbs() -> Phrases[tuple[str, ...]]:
    """Adverbs with the roles of the verbs before which they are adverbs; none where they are before any."""
    return Phrases((row["adverb"], _BEFORE[row["before"]]) for row in table("duty_adverbs"))


_BEFORE: dict[str, tuple[str, ...]] = {
    "any": (),
    "supervise": ("supervise",),
    "supervise or direct": ("supervise", "direct"),
}


@cache
def _circumstances() -> Phrases[bool]:
    return Phrases((row["opening"], True) for row in table("clause_openings"))


def opening_verb(line: Line, at: int = 0) -> tuple[int, str]:
    """The index of the verb that opens a duty, past adverbs before it, and the role that it gives."""
    while at < len(line) and (adverb := _adverbs().match(line, at)) is not None:
        after, roles = adverb
        behind = after + 1 if after < len(line) and line[after].key in _PASSED else after
        if roles:
            further, role = opening_verb(line, after)
            return (further, role) if role in roles else _verb(line, at)
        at = behind
    return _verb(line, at)


def _verb(line: Line, at: int) -> tuple[int, str]:
    verb = duty_verbs().match(line, at)
    return at, (verb[1] if verb else "")


_OFFICE = (
    r"(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền|quyền\s+hạn|trách\s+nhiệm|lĩnh\s+vực|phạm\s+vi|phân\s+công|phân\s+cấp)"
)
_BY_OFFICE = re.compile(
    rf"(?:theo|căn\s+cứ(?:\s+vào)?|trên\s+cơ\s+sở|trong(?:\s+phạm\s+vi)?|với)\s+{_OFFICE}"
    rf"(?:(?:,|\s+và)?\s+{_OFFICE})*"
    r"(?:\s+(?:được\s+(?:giao|phân\s+công)|của\s+(?:mình|(?:cơ\s+quan|đơn\s+vị|ngành|cấp|địa\s+phương)(?:\s+mình)?)"
    r"|quản\s+lý|phụ\s+trách))*[,:]?\s+",
    re.IGNORECASE,
)
"""Words for one's office before the verb ("căn cứ chức năng, nhiệm vụ được giao, …")."""
_REMARK = re.compile(r"\s*\([^()]{0,120}\)\s*")
_FOCUS = re.compile(
    r"(?:quan\s+trọng\s+nhất|trọng\s+tâm|trước\s+hết|đặc\s+biệt|cụ\s+thể|nhất)\s+là,?\s+", re.IGNORECASE
)
_COMMA = re.compile(r",\s+")


def past_circumstance(text: str, start: int, end: int) -> int:
    """The offset of the verb after an opening circumstance ("Căn cứ Kế hoạch này, …", "Trong năm 2025, …") or a remark
    in brackets; `start` where none opens or no verb comes behind its comma."""
    if remark := _REMARK.match(text, start, end):
        start = remark.end()
    if first_key(text, start) not in _circumstances():
        return start
    opened = words(text, start, min(end, start + 160))
    circumstance = _circumstances().match(opened, 0)
    if circumstance is None:
        return start
    office = _BY_OFFICE.match(text, start, end)
    if office is not None and _verb_at(text, office.end(), end):
        return office.end()
    verb = duty_verbs().match(opened, 0)
    if verb is not None and verb[0] > circumstance[0]:
        return start  # "Theo dõi", "Căn cứ" are verbs of their own
    at, _ = opening_verb(opened)
    if at and duty_verbs().match(opened, at):
        return start
    for comma in _COMMA.finditer(text, start, min(end, start + 400)):
        focus = _FOCUS.match(text, comma.end(), end)
        behind = focus.end() if focus else comma.end()
        if _verb_at(text, behind, end) and not find_bodies(text, behind, min(end, behind + 12)):
            return behind
    return start


def _verb_at(text: str, at: int, end: int) -> bool:
    line = words(text, at, min(end, at + 60))
    return bool(line) and duty_verbs().match(line, opening_verb(line)[0]) is not None
