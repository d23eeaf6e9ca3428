"""What the sentences of one paragraph say beside its subject: orders told again, later subjects, lists that follow."""

from __future__ import annotations

import re
from itertools import islice

from loaders.grammar.assignments.doer_lines import doers_in, opening_label
from loaders.grammar.assignments.doers import Subject, find_subject
from loaders.grammar.assignments.scenes import begins_duty
from loaders.grammar.lexicon.bodies import bodies_at, find_bodies
from loaders.grammar.outline import Paragraph

_TOLD = re.compile(r"(?<!\w)(?:đã|từng|vừa)\s+(?:\w+\s+){1,5}\Z")
"""Words with which an older order is told again: "Bộ trưởng đã giao …", "Sở đã có văn bản đề nghị …"."""
_NEAR = 60


def is_retold(text: str, subject: Subject) -> bool:
    """Whether a paragraph only tells that an order was given before."""
    begin = subject.bodies[0].start
    return subject.how in ("order", "label") and _TOLD.search(text, max(0, begin - _NEAR), begin) is not None


def asked_behind_brackets(text: str, subject: Subject) -> Subject:
    """Those whom an issuer asks, where a short form in brackets parts its name from its verb ("Bộ Y tế (BYT) đề nghị
    các bệnh viện …"); else the subject itself."""
    if subject.how != "own" or "(" not in text[subject.bodies[-1].end : subject.duty]:
        return subject
    asked = find_subject(text, subject.duty)
    return asked if asked is not None and asked.how == "order" else subject


_NOTICE = re.compile(r"(?:trân trọng |xin |kính )?thông báo\b[^.]{0,160}(?<!\w)(?:biết|được biết)\b", re.IGNORECASE)


def is_notice(text: str, subject: Subject) -> bool:
    """Whether an office only passes on what it writes ("Văn phòng thông báo để các đơn vị biết, thực hiện")."""
    return subject.how == "own" and _NOTICE.match(text, subject.duty) is not None


_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_])")
_LATER = 8
"""So many sentences of a paragraph are searched."""


def in_later_sentence(text: str, start: int) -> Subject | None:
    """Who is to act by a later sentence of a paragraph that begins with something else ("Kinh phí lấy từ ngân sách.
    Sở Tài chính thẩm định, …")."""
    for mark in islice(_SENTENCE.finditer(text, start), _LATER):
        if text[mark.end()].isupper() and (found := find_subject(text, mark.end())) is not None:
            return found if found.how in ("own", "order") and not is_retold(text, found) else None
    return None


_BRACKETS = re.compile(r"\((?P<named>[^()]{4,300})\)[\s.;*]*\Z")


def in_closing_brackets(p: Paragraph) -> tuple[list[str], list[str]]:
    """Those who lead and those who support, named in brackets behind the task: "Rà soát quỹ đất (Chủ trì: Sở Y tế)"."""
    found = _BRACKETS.search(p.text, max(p.body, len(p.text) - 320))
    if found is None or not begins_duty(p, p.body):
        return [], []
    named = found["named"]
    if opening_label(named) not in ("lead", "support") and not _only_bodies(named):
        return [], []
    return doers_in(named)


def _only_bodies(text: str) -> bool:
    _, end = bodies_at(text, 0)
    rest = text[end:].strip(" .;,")
    return end > 0 and (not rest or rest.startswith(("chủ trì", "thực hiện", "phối hợp")))


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
