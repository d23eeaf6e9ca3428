"""Measurable aims: what is to be reached, how much of it, and by when.

A sentence may hold several: each quantity with a clause of its own is one. Ages, durations, norms, numbers in names,
money forecasts and the present state are none. Sections of aims ("Mục tiêu", "Chỉ tiêu") are read in full, other
sections only where the clause says that it sets an aim.
"""

from __future__ import annotations

import re
from collections import Counter
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
from loaders.grammar.outline.sections import section_kind
from loaders.grammar.targets.indicators import indicator_of
from loaders.rules import confidence_of

_ZONES = (Zone.BODY, Zone.OPENING, Zone.ANNEX)
_COUNTED = re.compile(r"[0-9](?:\s?[%‰]|\s+[^\W\d_]|\s?/\s?(?:vạn|nghìn|1))")
_IN_WORDS = re.compile(r"[mM]ức\s+độ\s+\d|[íÍ]t\s+nhất\s|[tT]ối\s+thiểu\s")
_BREAK = re.compile(r"[;….]\s+")
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+(?P<from>(?:19|20)\d\d)\s*[-–]\s*(?P<to>(?:19|20)\d\d)"
    r"|(?:đến\s+(?:hết\s+|cuối\s+)?|trong\s+|hết\s+)?năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"\W*(?:Trong\s+)?[Nn]ăm\s+((?:19|20)\d\d)(?!\s*[-–/]\s*\d),?\s+\w")
_ANNUAL = re.compile(r"(?<!đến\s)(?<!từ\s)năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–/]\s*\d)", re.IGNORECASE)
_OFFICE = re.compile(r"nhiệm\s+kỳ\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_TERM = re.compile(r"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_FRAME = re.compile(
    r"[^.;]{0,160}?(?<!\w)(?:trong|mục\s+tiêu|chỉ\s+tiêu)\s+(?:cả\s+)?(?:giai\s+đoạn|nhiệm\s+kỳ)\s+((?:19|20)\d\d)"
    r"\s*[-–]\s*((?:19|20)\d\d)",
    re.IGNORECASE,
)
"""A sentence names the period for which its aims are set."""
_BY_YEAR = re.compile(r"[Đđ][Ếế][Nn]\s+(?i:(?:hết\s+|cuối\s+)?năm\s+)((?:19|20)\d\d)")
_OWN_YEAR = re.compile(
    r"năm\s+((?:19|20)\d\d),?\s+(?:(?:phấn\s+đấu\s+)?(?:đạt|còn|có|tăng|giảm)\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
_IN_YEAR = re.compile(
    r"\s+(?:\w+,?\s+){0,25}?(?:(?:trong|vào|công\s+tác|dự\s+toán)\s+năm\s+|trước\s+(?:ngày\s+)?\d\d?/\d\d?/)((?:19|20)\d\d)"
    r"|\s+(?:\w+,?\s+){0,9}?trong\s+(?P<coming>\d+(?:\s*[-–]\s*\d+)?\s+năm\s+tới)",
    re.IGNORECASE,
)
_SHARE_FIRST = re.compile(
    r"(?:Đến\s+(?:hết\s+|cuối\s+)?năm\s+\d{4},?\s+)?(?:[Pp]hấn\s+đấu\s+|[Cc]ó\s+|[Ii]t\s+nhất\s+|Ít\s+nhất\s+|[Tt]rên\s+|[Tt]ối\s+thiểu\s+)*"
    r"\d[\d.,]*(?:\s?%|\s+(?:triệu|nghìn)\s)"
)
_DATED = re.compile(r"(?:tháng|ngày)\s+[\d/]+\s*$", re.IGNORECASE)
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
_SOLE_YEAR = re.compile(
    r"n[ăĂ]m\s+(20\d\d)(?!\s*(?:[-–/]\s*\d|(?:,|và)\s+(?:năm\s+)?20\d\d))"
    r"(?<!so\svới\snăm\s....)(?<!từ\snăm\s....)(?<!cuối\snăm\s....)(?<!\d\snăm\s....)"
)
_BACK = 400
"""Words further back than so many characters bear on no number."""


def find_targets(content: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Target, ...]:
    """The measurable aims of a text, in text order."""
    kinds: dict[int | None, str] = {None: ""}
    periods: dict[int | None, str | None] = {None: None}
    by_title = _period_of_title(header.title or "")
    found: list[Target] = []
    for i, p in enumerate(paragraphs):
        kinds[i], periods[i] = kinds.get(p.parent, ""), periods.get(p.parent)
        if p.heading or p.text.rstrip().endswith(":"):
            kinds[i] = section_kind(p) or kinds[i]
            periods[i] = _period(p.text) or periods[i]
        if p.zone in _ZONES and not p.cells and not p.heading and kinds[i] != "silent" and _counts(p.text, p.body):
            among_aims = kinds[i] in ("aims", "mixed") or _SHARE_FIRST.match(p.text, p.body) is not None
            period = periods[i] or (by_title if kinds[i] in ("aims", "mixed") else None)
            found += _targets_of(content, p, among_aims, period)
    return _within_term(tuple(found), content)


def _counts(text: str, begin: int, end: int | None = None) -> bool:
    """Whether a stretch may hold a quantity."""
    stop = len(text) if end is None else end
    if _COUNTED.search(text, begin, stop):
        return True
    if "nhất" in text or "thiểu" in text or "ức" in text:
        return _IN_WORDS.search(text, begin, stop) is not None
    return False


def _within_term(targets: tuple[Target, ...], content: str) -> tuple[Target, ...]:
    """The targets, of which those that only say "trong nhiệm kỳ" have the term of office of which the text speaks
    most."""
    if not any(target.due is None and "nhiệm kỳ" in target.text for target in targets):
        return targets
    terms = Counter(f"{term[1]}-{term[2]}" for term in _OFFICE.finditer(content))
    due = terms.most_common(1)[0][0] if terms else None
    return tuple(replace(t, due=due) if t.due is None and "nhiệm kỳ" in t.text else t for t in targets)


def _period(text: str) -> str | None:
    """The period or year that a heading sets: `2021-2025`, `2030`."""
    match = _PERIOD.search(text) if "20" in text or "19" in text else None
    return (match["year"] or f"{match['from']}-{match['to']}") if match else None


def _period_of_title(title: str) -> str | None:
    """The year of an annual plan's title, or the term or period that it names; years of documents are none."""
    if term := _TERM.search(title):
        return f"{term[1]}-{term[2]}"
    years = {match["year"] for match in _ANNUAL.finditer(title) if not _DATED.search(title[: match.start()])}
    return years.pop() if len(years) == 1 else None


def _targets_of(content: str, p: Paragraph, among_aims: bool, period: str | None) -> list[Target]:
    found: list[Target] = []
    begin, due, framed = p.body, period, False
    for end in _sentence_ends(p.text, begin):
        frame = _FRAME.match(p.text, begin, end)
        by_year = _BY_YEAR.search(p.text, begin, end)
        if frame is not None:  # holds for all that follows in the paragraph, over the years of single clauses
            due, framed = f"{frame[1]}-{frame[2]}", True
        elif by_year and not framed:
            due = by_year[1]
        if _counts(p.text, begin, end):
            first = _YEAR_FIRST.match(p.text, begin, end)
            aims = _targets_in(content, p, begin, end, among_aims or bool(found), first[1] if first else due)
            if any(aim.due is None for aim in aims) and (year := _sole_year(p.text, begin, end)):
                aims = [replace(aim, due=aim.due or year) for aim in aims]
            found += aims
        begin = end
    return found


def _sole_year(text: str, begin: int, end: int) -> str | None:
    """The one year of which a sentence speaks."""
    years = {match[1] for match in _SOLE_YEAR.finditer(text, begin, end)}
    return years.pop() if len(years) == 1 else None


def _sentence_ends(text: str, begin: int) -> list[int]:
    """Where the sentences and the parts of an enumeration end."""
    stops = [m for m in _BREAK.finditer(text, begin) if text[m.start()] != "." or text[m.end() : m.end() + 1].isupper()]
    return [*(m.start() + 1 for m in stops), len(text)]


def _targets_in(content: str, p: Paragraph, begin: int, end: int, among_aims: bool, due: str | None) -> list[Target]:
    """The aims of one sentence."""
    quantities = find_quantities(p.text, begin, end)
    found: list[Target] = []
    behind, carried = begin, ""
    for k, quantity in enumerate(quantities):
        if found and not own_clause(p.text, behind, quantity):
            continue
        behind = max(behind, quantity.start - _BACK)
        start = clause_start(p.text, behind, quantity.start)
        said = bearing(p.text, behind, quantity, end)
        if said.fact or (said.share and not among_aims) or _quoted(p.text, begin, quantity.start):
            continue
        if leads_to_another(p.text, quantity) or _tells(p.text, begin, quantity, end):
            continue
        comparator = said.comparator
        least = said.least and (quantity.unit != "%" or comparator in ("+", "-"))
        dated = _BY_YEAR.search(p.text, start, quantity.start) or _IN_YEAR.match(p.text, quantity.end, end)
        measured = comparator != "=" or quantity.unit in ("%", "mức độ") or dated is not None or said.sets
        sets_aim = least or (said.aim and measured)
        if _COMPARED.match(p.text, quantity.end) and not among_aims:
            continue
        if not (among_aims or sets_aim or found):
            continue
        if comparator == "=" and carried and p.text[start : quantity.start].strip() == "":
            comparator = carried  # "Tăng ít nhất 03 trường mầm non, 01 trường tiểu học"
        carried = comparator if comparator in ("+", "-") else ""
        following = quantities[k + 1] if k + 1 < len(quantities) else None
        stop = clause_end(p.text, quantity, following, end)
        former = found[-1].indicator if found else ""
        found.append(_target(content, p, (start, stop), quantity, comparator, due, among_aims, former))
        behind = quantity.end
    return found


def _tells(text: str, begin: int, quantity: Quantity, end: int) -> bool:
    """Whether a number belongs to what has been, what is allowed or how votes are counted, not to an aim."""
    if _VOTED.match(text, quantity.end, end):
        return True
    begin = max(begin, quantity.start - _BACK)
    told = max((m.start() for m in _TOLD.finditer(text, begin, quantity.start)), default=-1)
    return told >= 0 and _SETS.search(text, told, quantity.start) is None


def _target(
    content: str,
    p: Paragraph,
    clause: tuple[int, int],
    quantity: Quantity,
    comparator: str,
    due: str | None,
    sure: bool,
    former: str,
) -> Target:
    start, stop = clause
    start += len(p.text[start:stop]) - len(p.text[start:stop].lstrip(" \t,;.-–+"))
    stop = start + len(p.text[start:stop].rstrip(" .;,"))
    before = p.text[start : quantity.start]
    rule = "target:aims" if sure else "target:cue"
    own = _OWN_YEAR.search(before) or _BY_YEAR.search(before) or _IN_YEAR.match(p.text[quantity.end : stop])
    span = None if own else next(iter(_TERM.finditer(before)), None)
    return Target(
        section=p.section,
        text=" ".join(p.text[start:stop].split()),
        indicator=indicator_of(p.text, start, stop, quantity, comparator, former),
        comparator=comparator,
        value=quantity.value,
        unit=quantity.unit,
        due=own[own.lastindex or 1] if own else f"{span[1]}-{span[2]}" if span else due,
        evidence=Evidence(
            content[p.start + start : p.start + stop],
            p.start + start,
            p.start + stop,
            rule,
            confidence_of("target", rule),
        ),
    )


def _quoted(text: str, begin: int, at: int) -> bool:
    """Whether an offset lies within quotation marks that open in the sentence: a name, no aim."""
    begin = max(begin, at - _BACK)
    return text.rfind("“", begin, at) > text.rfind("”", begin, at) or text.count('"', begin, at) % 2 == 1
