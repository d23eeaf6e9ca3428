"""Lead-ins: what a sentence that introduces a list says itself, and what its list is made of."""

from __future__ import annotations

import re

from loaders.extraction import Role
from loaders.grammar.assignments.scenes import begins_duty
from loaders.grammar.lexicon.bodies import bodies_at, find_bodies
from loaders.grammar.lexicon.phrases import first_key
from loaders.grammar.outline import Paragraph

_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_])")
_LISTS = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|tập\s+trung|làm|giải\s+quyết)[^.;:,]{0,70}"
    r"(?<!\w)(?:sau|sau\s+đây|như\s+sau|dưới\s+đây|cụ\s+thể|gồm)\s*:[\s*]*\Z"
)
_OWN_WORDS = 60
"""A lead-in with more words of its own beside the bodies it names and the words for its list is a task."""


def only_introduces(text: str, start: int) -> bool:
    """Whether an open sentence says no more from `start` on than who is to do what stands below it."""
    if len(text) - start < _INTRODUCTION or _only_distributes(text, start):
        return True
    listed = _LISTS.search(text, start)
    if listed is None or _SENTENCE.search(text, start):
        return False
    named = sum(body.end - body.start for body in find_bodies(text, start, listed.start()))
    return listed.start() - start - named < _OWN_WORDS


def _only_distributes(text: str, start: int) -> bool:
    """Whether an open sentence only says who leads and with whom ("chủ trì, phối hợp với Sở Y tế và UBND các xã:")."""
    with_whom = _DISTRIBUTES.match(text, start)
    if with_whom is None:
        return False
    bodies, end = bodies_at(text, with_whom.end(), listed=True)
    return bool(bodies) and not text[end:].strip(" :*\n")


_DISTRIBUTES = re.compile(r"chủ\s+trì,?\s+(?:và\s+)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:(?:với|cùng(?:\s+với)?)\s+)?")
_INTRODUCTION = 90
"""A sentence with a colon at its end and less text after its subject says nothing of its own."""


_DETAILED = re.compile(r"(?<!\w)(?:gồm|gồm\s+có|lưu\s+ý|chú\s+ý|cụ\s+thể|sau|là)\s*:[\s*]*\Z")


def has_details(p: Paragraph, start: int) -> bool:
    """Whether an open line says what to do, and what stands below it only how ("Lập hồ sơ, gồm:")."""
    return _DETAILED.search(p.text, start) is not None and begins_duty(p, start) and not _LISTS.search(p.text, start)


_POINTS_ON = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|tập\s+trung|quán\s+triệt|làm)\b[^.;:]{0,80}?\s(?:một\s+số|những|các)\s+"
    r"(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|công\s+tác|vấn\s+đề)"
    r"(?:,?\s+(?:và\s+)?(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|công\s+việc|trọng\s+tâm|chủ\s+yếu|cụ\s+thể|cấp\s+bách"
    r"|trước\s+mắt|chính|cơ\s+bản|quan\s+trọng|then\s+chốt|sau\s+đây|sau|như\s+sau|dưới\s+đây))+[.\s*]*\Z"
)


def points_on(text: str, start: int) -> bool:
    """Whether a closed sentence introduces the paragraphs after it ("… thực hiện tốt một số nhiệm vụ trọng tâm.")."""
    return _POINTS_ON.search(text, max(start, len(text) - 200)) is not None


_CONSISTS = re.compile(
    r"(?<!\w)(?:bao\s+)?gồm(?:\s+có)?(?:\s+các\s+(?:tài\s+liệu|văn\s+bản|thành\s+phần))?\s*:[\s*]*\Z"
)


def lists_parts(text: str, start: int) -> bool:
    """Whether what stands below an open sentence are the parts of a thing, no duties ("Lập hồ sơ gồm:")."""
    return _CONSISTS.search(text, start) is not None and _LISTS.search(text, start) is None


_NO_VERB = frozenset(
    word
    for group in (
        "các những mọi một hai ba bốn năm sáu bảy tám chín mười số tỷ tỉ tổng thời địa thành nội kinh hồ mẫu phụ",
        "đối về việc ngày tháng quý tại từ theo do vì nếu khi nguồn mức loại nhóm danh mục đích yêu phạm người cán",
    )
    for word in group.split()
)
"""First words of items that name things, conditions or circumstances."""
_LABELLED = re.compile(r"[^:]{2,40}:")


def may_be_verb(p: Paragraph, start: int) -> bool:
    """Whether an item whose first word no table knows may begin with a verb."""
    return first_key(p.text, start) not in _NO_VERB and _LABELLED.match(p.text, start) is None and len(p.words) > 12


_BREAKS_OFF = re.compile(
    r"(?P<leads>chủ\s+trì,?\s+(?:và\s+)?)?phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng(?:\s+với)?))?[\s:*]*\Z",
    re.IGNORECASE,
)


def breaks_off(text: str, start: int) -> Role | None:
    """What those above a list are to its items where their lead-in breaks off before the partners ("Chủ trì, phối hợp
    với:"), or None where it does not."""
    found = _BREAKS_OFF.match(text, start)
    return None if found is None else "lead" if found["leads"] else "support"


_RULES = re.compile(
    r"Về\s+[^:.;]{4,160}:\s+(?:được\s+)?(?:thực\s+hiện|áp\s+dụng)\s+theo\s"
    r"|Việc\s+[^:.;]{4,200}?\s(?:áp\s+dụng|được\s+(?:thực\s+hiện|áp\s+dụng))\s",
    re.IGNORECASE,
)


def states_rule(text: str, start: int) -> bool:
    """Whether an item below a body only says which rule holds ("Về quy trình: thực hiện theo khoản 5", "Việc giảm lãi
    suất áp dụng đối với …")."""
    return _RULES.match(text, start) is not None
