"""Measurable aims: what is to be reached, how much of it, and by when.

A sentence may hold several: each quantity with a clause of its own is one. Ages, durations, norms, numbers in names,
money forecasts and the present state are none. Sections of aims ("Mục tiêu", "Chỉ tiêu") are read in full, other
sections, rows of tables among them, only where the clause says that it sets an aim; principles ("Yêu cầu") and
standing rules, whose numbers are limits and norms, only where it strives for something in so many words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extraction import Evidence, Header, Target
from loaders.grammar.lexicon.quantities import (
    Quantity,
    bearing,
    clause_end,
    clause_start,
    find_quantities,
    leads_to_another,
    own_clause,
)
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.sections import section_kind, text_kind
from loaders.grammar.targets.dues import (
    by_year,
    first_year,
    frame,
    is_dated,
    own_due,
    period,
    period_of_row,
    period_of_title,
    sole_year,
    within_term,
)
from loaders.grammar.targets.indicators import indicator_of, predicate
from loaders.rules import confidence_of

_ZONES = (Zone.BODY, Zone.OPENING, Zone.ANNEX)
_COUNTED = re.compile(r"[0-9](?:\s?[%‰]|\s+[^\W\d_]|\s?/\s?(?:vạn|nghìn|1))")
_IN_WORDS = re.compile(
    r"[mM]ức\s+độ\s+\d|[íÍ]t\s+nhất\s|[tT]ối\s+thiểu\s|[gG]ấp\s|\sphần\s+(?:hai|ba|tư|bốn|năm)\s+tổng"
)
_BREAK = re.compile(r"[;….]\s+")
_SHARE_FIRST = re.compile(
    r"(?:Đến\s+(?:hết\s+|cuối\s+)?năm\s+\d{4},?\s+)?(?:[Pp]hấn\s+đấu\s+|[Cc]ó\s+|[Ii]t\s+nhất\s+|Ít\s+nhất\s+|[Tt]rên\s+|[Tt]ối\s+thiểu\s+)*"
    r"\d[\d.,]*(?:\s?%|\s+(?:triệu|nghìn)\s)"
)
_COMPARED = re.compile(r"\s*so\s+với\b")
"""Outside sections of aims, a change against another year tells what has happened."""
_TOLD = re.compile(
    r"(?<!\w)(?:đã\s(?!đề\s+ra|được\s+giao|ban\s+hành|đạt\s+chuẩn)|đến\s+nay|hiện\s+nay"
    r"|(?:\d+|sáu|chín)\s+tháng\s+đầu\s+năm|kết\s+quả,|trúng\s+cử|trường\s+hợp|có\s+thể|không\s+đạt|được\s+vay"
    r"|mức\s+phạt|vay\s+vốn)",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|hướng\s+tới|bảo\s+đảm|đảm\s+bảo|duy\s+trì"
    r"|đến\s+(?:hết\s+|cuối\s+)?năm\s+20|giai\s+đoạn|nhiệm\s+kỳ)",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"[^.;]{0,40}?(?:(?<!\w)phiếu|cử\s+tri|tín\s+nhiệm|dự\s+họp|(?<!\w)có\s+mặt)|[^.;]{0,90}?cùng\s+kỳ",
    re.IGNORECASE,
)
"""Results reported, allowances and rules of voting are no aims: words before the number, and behind it."""
_PRINCIPLES = re.compile(r"\W*(?:mục\s+đích|(?:một\s+số\s+)?yêu\s+cầu|nguyên\s+tắc|quan\s+điểm)", re.IGNORECASE)
_SHARED = re.compile(r"\s*(?:,\s*|và\s+)(?:ít\s+nhất\s+|trên\s+|tối\s+thiểu\s+|từ\s+)?$", re.IGNORECASE)
_REACHED = re.compile(r"\s*trở\s+(?:lên|xuống)(?=\s*[,:])", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"(?:đồng\s+thời|trong\s+đó|bên\s+cạnh\s+đó|ngoài\s+ra|trước\s+mắt)(?:,\s*|\s+)", re.IGNORECASE
)
_SCORED = re.compile(
    r"(?<!\w)(?:cộng|trừ|chấm|được|thang|tối\s+đa)\s+(?:\w+\s+){0,3}(?:\d+\s+)?điểm(?!\w)", re.IGNORECASE
)
"""Points that a result is worth."""
_AIMING = (
    "ấn đấu",
    "ảo đảm",
    "ảm bảo",
    "đạt",
    "Đạt",
    "ối thiểu",
    "t nhất",
    "oàn thành",
    "ục tiêu",
    "Giảm",
    "giảm",
    "hí điểm",
)
"""Parts of the words of which a row that sets an aim holds at least one."""
_BACK = 400
"""Words further back than so many characters bear on no number."""


def find_targets(content: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Target, ...]:
    """The measurable aims of a text, in text order."""
    kinds: dict[int | None, str] = {None: ""}
    periods: dict[int | None, str | None] = {None: None}
    by_title = period_of_title(header.title or "")
    standing = False
    found: list[Target] = []
    for i, p in enumerate(paragraphs):
        if p.zone is Zone.TITLE and (i == 0 or paragraphs[i - 1].zone is not Zone.TITLE):
            standing = text_kind(p) == "rules"
        kinds[i], periods[i] = kinds.get(p.parent, ""), periods.get(p.parent)
        if p.heading or p.text.rstrip().endswith(":"):
            kinds[i] = _kind(p) or kinds[i]
            periods[i] = period(p.text) or periods[i]
        if p.zone not in _ZONES or p.heading or kinds[i] == "silent" or not _counts(p.text, p.body):
            continue
        striving = standing or kinds[i] == "principles"
        if p.cells:
            known = {(aim.indicator.casefold(), aim.comparator, aim.value, aim.unit) for aim in found}
            found += [
                aim
                for aim in _targets_of_row(content, p, striving)
                if (aim.indicator.casefold(), aim.comparator, aim.value, aim.unit) not in known
            ]  # annexes say again who answers for the aims of the text
            continue
        in_section = kinds[i] in ("aims", "mixed")
        among_aims = in_section or (not striving and _SHARE_FIRST.match(p.text, p.body) is not None)
        due = periods[i] or (by_title if in_section else None)
        found += _Sentences(content, p, among_aims, striving and not in_section).targets(p.body, len(p.text), due)
    return within_term(tuple(found), content)


def _kind(p: Paragraph) -> str:
    """What a heading makes of the paragraphs below it, as far as aims go; `principles` are silent sections in which an
    aim may still be set."""
    kind = section_kind(p)
    return "principles" if kind == "silent" and _PRINCIPLES.match(p.text, p.body) else kind


def _counts(text: str, begin: int, end: int | None = None) -> bool:
    """Whether a stretch may hold a quantity."""
    stop = len(text) if end is None else end
    if _COUNTED.search(text, begin, stop):
        return True
    if (
        "thiểu" in text
        or "gấp " in text
        or "Gấp " in text
        or ("nhất" in text and ("ít" in text or "Ít" in text))
        or ("ức" in text and "độ" in text)
        or (" phần " in text and "tổng" in text)
    ):
        return _IN_WORDS.search(text, begin, stop) is not None
    return False


def _targets_of_row(content: str, p: Paragraph, striving: bool) -> list[Target]:
    """The aims that a table's row says it strives for; the time is that of the row."""
    if not any(word in p.text for word in _AIMING):
        return []
    due = period_of_row([p.text[start:end] for start, end in p.cells])
    return [
        target
        for start, end in p.cells
        if _counts(p.text, start, end) and not _SCORED.search(p.text, start, end)
        for target in _Sentences(content, p, False, striving, in_cell=True).targets(start, end, due)
    ]


def _sentence_ends(text: str, begin: int, end: int) -> list[int]:
    """Where the sentences and the parts of an enumeration end."""
    stops = [
        m for m in _BREAK.finditer(text, begin, end) if text[m.start()] != "." or text[m.end() : m.end() + 1].isupper()
    ]
    return [*(m.start() + 1 for m in stops), end]


class _Sentences:
    """The sentences of a paragraph or cell that are read for aims. `among_aims`: it stands in a section of them;
    `striving`: only what it strives for in so many words counts."""

    def __init__(
        self, content: str, p: Paragraph, among_aims: bool, striving: bool = False, in_cell: bool = False
    ) -> None:
        self.content, self.p, self.text = content, p, p.text
        self.among_aims, self.striving, self.in_cell = among_aims, striving, in_cell

    def targets(self, begin: int, end: int, due: str | None) -> list[Target]:
        """The aims of `text[begin:end]`, for which `due` holds where they have no year of their own."""
        found: list[Target] = []
        framed = False
        for stop in _sentence_ends(self.text, begin, end):
            if of_frame := frame(self.text, begin, stop):
                due, framed = of_frame, True  # for all that follows, over the years of single clauses
            elif not framed:
                due = by_year(self.text, begin, stop) or due
            if _counts(self.text, begin, stop):
                former = found[-1] if found else None
                aims = self._in_sentence(begin, stop, first_year(self.text, begin, stop) or due, former)
                if any(aim.due is None for aim in aims) and (year := sole_year(self.text, begin, stop)):
                    aims = [replace(aim, due=aim.due or year) for aim in aims]
                found += aims
            begin = stop
        return found

    def _in_sentence(self, begin: int, end: int, due: str | None, former: Target | None) -> list[Target]:
        text = self.text
        quantities = find_quantities(text, begin, end)
        found: list[Target] = []
        behind = begin
        carried, rate = (
            (former.comparator, former.unit or "") if former and former.comparator in ("+", "-") else ("", "")
        )
        among_aims = self.among_aims or (former is not None and not self.striving)
        for k, quantity in enumerate(quantities):
            if found and not own_clause(text, behind, quantity):
                continue
            behind = max(behind, quantity.start - _BACK)
            start = clause_start(text, behind, quantity.start)
            said = bearing(text, behind, quantity, end)
            if said.fact or (said.share and not (among_aims or self.in_cell)):
                continue
            if _quoted(text, begin, quantity.start) or leads_to_another(text, quantity):
                continue
            if _tells(text, begin, quantity, end):
                continue
            comparator = said.comparator
            least = said.least and (quantity.unit != "%" or comparator in ("+", "-"))
            dated = is_dated(text, start, quantity.start, quantity.end, end)
            measured = comparator != "=" or quantity.unit in ("%", "mức độ") or dated or said.sets
            sets_aim = least or (said.aim and measured)
            if _COMPARED.match(text, quantity.end) and not among_aims:
                continue
            if self.striving and not (said.sets or (dated and said.aim)):
                continue
            if not (among_aims or sets_aim or found):
                continue
            alike = bool(found) or (
                "/" in rate and rate == quantity.unit
            )  # "Tăng 12%/năm đối với …; 16%/năm đối với …"
            if comparator == "=" and carried and alike and text[start : quantity.start].strip() == "":
                comparator = carried  # "Tăng ít nhất 03 trường mầm non, 01 trường tiểu học"
            carried = comparator if comparator in ("+", "-") else ""
            following = next((q for q in quantities[k + 1 :] if own_clause(text, quantity.end, q)), None)
            stop = clause_end(text, quantity, following, end)
            if ended := _REACHED.match(text, quantity.end, stop):
                stop = ended.end()
            last = found[-1] if found else None
            aim = self._target((start, stop), quantity, comparator, due, among_aims, last or former)
            if last is not None and self._shares(last, aim):
                found[-1] = replace(last, indicator=f"{last.indicator} {predicate(aim.indicator)}")
            found.append(aim)
            behind = quantity.end
        return found

    def _shares(self, last: Target, aim: Target) -> bool:
        """Whether what is said of the thing counted here is said of the one before too ("100% A và 50% B được …")."""
        between = self.text[last.evidence.end - self.p.start : aim.evidence.start - self.p.start]
        return (
            last.unit == aim.unit == "%"
            and _SHARED.match(between) is not None
            and last.indicator.startswith("tỷ lệ ")
            and not predicate(last.indicator)
            and predicate(aim.indicator).startswith(("được", "đạt", "có", "đủ", "bảo đảm", "sử dụng"))
        )

    def _target(
        self,
        clause: tuple[int, int],
        quantity: Quantity,
        comparator: str,
        due: str | None,
        sure: bool,
        former: Target | None,
    ) -> Target:
        start, stop = clause
        if (
            self.text[max(0, start - 2) : start].rstrip().endswith("(")
            and not self.text[start : quantity.start].strip()
        ):
            start = clause_start(self.text, max(self.p.body, start - _BACK), start - 1)  # "tốc độ cao (10 Gbps)"
        start += len(self.text[start:stop]) - len(self.text[start:stop].lstrip(" \t,;.-–+"))
        if connective := _CONNECTIVE.match(self.text, start, quantity.start):
            start = connective.end()
        stop = start + len(self.text[start:stop].rstrip(" .;,"))
        rule = "target:aims" if sure else "target:cue"
        at = self.p.start
        return Target(
            section=self.p.section,
            text=" ".join(self.text[start:stop].split()),
            indicator=indicator_of(self.text, start, stop, quantity, comparator, former.indicator if former else ""),
            comparator=comparator,
            value=quantity.value,
            unit=quantity.unit,
            due=own_due(self.text[start : quantity.start], self.text[quantity.end : stop], quantity.unit == "lần")
            or due,
            evidence=Evidence(
                self.content[at + start : at + stop], at + start, at + stop, rule, confidence_of("target", rule)
            ),
        )


def _tells(text: str, begin: int, quantity: Quantity, end: int) -> bool:
    """Whether a number belongs to what has been, what is allowed or how votes are counted, not to an aim."""
    if _VOTED.match(text, quantity.end, end):
        return True
    begin = max(begin, quantity.start - _BACK)
    told = max((m.start() for m in _TOLD.finditer(text, begin, quantity.start)), default=-1)
    return told >= 0 and _SETS.search(text, told, quantity.start) is None


def _quoted(text: str, begin: int, at: int) -> bool:
    """Whether an offset lies within quotation marks that open in the sentence: a name, no aim."""
    begin = max(begin, at - _BACK)
    return text.rfind("“", begin, at) > text.rfind("”", begin, at) or text.count('"', begin, at) % 2 == 1
