"""Who acts in a paragraph by its own words, as far as its place in the document lets them."""

from __future__ import annotations

import re

from loaders.grammar.assignments.doers import Subject, find_subject, orders
from loaders.grammar.assignments.scenes import Scene
from loaders.grammar.assignments.sentences import (
    asked,
    asked_by_issuer,
    asks_nobody,
    behind_run_in,
    by_office,
    in_later_sentence,
    is_author,
    is_example,
    is_notice,
    is_remark,
    is_retold,
    joined,
    only_tells,
    said,
    tells_of_issuing,
)
from loaders.grammar.outline import Paragraph, Zone

_ORDERS = ("order", "label", "invitation")
_INTRODUCES = re.compile(
    r"(?:(?:có|chịu)\s+(?:trách\s+nhiệm|nhiệm\s+vụ)|chủ\s+trì|thực\s+hiện|tập\s+trung|triển\s+khai)\b", re.IGNORECASE
)
"""Verbs with which a body opens a list of its duties in a letter without headings."""


_PRINCIPLES = re.compile(r"(?<!\w)(?:quan\s+điểm|nguyên\s+tắc)[^.;:]{0,60}:", re.IGNORECASE)
"""Words behind which a paragraph lists principles."""
_LISTED = 400


def _lists_principles(text: str, start: int) -> bool:
    return text.find(":", start) >= 0 and _PRINCIPLES.search(text, start) is not None


def _among_principles(text: str, start: int, subject: Subject) -> bool:
    listed = _PRINCIPLES.search(text, start, start + _LISTED) if subject.how == "own" else None
    return listed is not None and listed.end() <= subject.bodies[0].start and "thực hiện" not in listed[0]


def subject_of(p: Paragraph, scene: Scene, start: int, lists: bool, late: bool) -> Subject | None:
    """Who is to do what a paragraph says from `start` on. `lists` says that a list follows it, `late` that duties were
    found before it: a legal basis stands before all of them."""
    if p.zone is Zone.BASIS and (p.text.endswith((";", ",")) or not late):
        return None if p.text.endswith(";") else next(iter(orders(p.text, start)), None)
    if is_example(p.text, start):
        return None
    subject = _by_its_words(p, start)
    if subject is None and scene.doers is None and p.zone is not Zone.OPENING and not _lists_principles(p.text, start):
        subject = in_later_sentence(p.text, start)
    if subject is not None and scene.kind != "duties" and asks_nobody(p.text, subject):
        return None
    if (
        subject is None
        or _among_principles(p.text, start, subject)
        or is_notice(p.text, subject)
        or tells_of_issuing(p.text, subject)
        or only_tells(p.text, subject)
        or (p.zone is Zone.OPENING and subject.how not in _ORDERS and not (lists and _introduces(p, subject)))
    ):
        return None
    idle = subject.how == "invitation" and scene.kind != "duties" and scene.doers is None
    return None if idle else subject


_TIME = re.compile(
    r"(?:,\s+)?(?:trong|đến|từ|cuối|đầu)\s+(?:(?:quý|tháng)\s+[\divx]{1,4}(?:\s*/\s*|\s+năm\s+)|năm\s+)\d{4}\s+"
    r"|tháng\s+\d{1,2}\s+(?:hằng|hàng)\s+năm,?\s+",
    re.IGNORECASE,
)
_SOON = 160
_DIGIT = re.compile(r"\d")
"""Every time has a number, and looking for one is far cheaper."""


def _behind_time(text: str, start: int) -> Subject | None:
    """The subject behind a time that no comma sets off ("…, trong năm 2019 Sở Y tế sẽ tổng kết …")."""
    time = _TIME.search(text, start, start + _SOON) if _DIGIT.search(text, start, start + _SOON) else None
    if time is None or (time.start() > start and text[time.start()] != ",") or not text[time.end() :][:1].isupper():
        return None
    found = find_subject(text, time.end())
    return found if found is not None and found.how == "own" else None


def _by_its_words(p: Paragraph, start: int) -> Subject | None:
    subject = find_subject(p.text, start, anywhere=p.zone in (Zone.OPENING, Zone.CLOSING))
    subject = subject or _behind_time(p.text, start)
    if subject is not None and (is_remark(p.text, start, subject) or is_author(p.text, start, subject)):
        return None
    if told := said(p.text, start):
        return told
    subject = joined(p.text, asked(p.text, subject)) if subject else asked_by_issuer(p.text, start)
    subject = subject or behind_run_in(p.text, start) or by_office(p.text, start)
    if subject is not None and is_retold(p.text, subject):
        return next((order for order in orders(p.text, start) if not is_retold(p.text, order)), None)
    return subject


def _introduces(p: Paragraph, subject: Subject) -> bool:
    """Whether a body opens a list of its duties ("Giám đốc Sở Y tế có trách nhiệm:")."""
    return (
        p.opens
        and subject.how == "own"
        and subject.bodies[0].start <= p.body + 1
        and _INTRODUCES.match(p.text, subject.duty) is not None
    )
