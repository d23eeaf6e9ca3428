"""Who acts in a paragraph: the bodies that it names as its subject, or on which the issuer lays a duty."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.grammar.assignments.clauses import (
    acts,
    clause_in_list,
    lengthened,
    must_act,
    only_conditions,
    past_aside,
    past_brackets,
    past_dots,
    told_after,
    told_in_name,
    with_clause,
)
from loaders.grammar.lexicon.bodies import FoundBody, list_at
from loaders.grammar.lexicon.body_words import PLURAL_WORDS, duty_verbs, heads, past_plural, spellings
from loaders.grammar.lexicon.phrases import Line, Phrases, first_key, words
from loaders.tables import several, table

_FAR = 1200
"""No subject begins beyond so many characters of a paragraph."""
_READ = _FAR + 1200
"""No more characters of a paragraph are read for its subject."""
_CLAUSE_ENDS = frozenset(".;:,")
_CLAUSE_BEGINS = _CLAUSE_ENDS | {"thì", "mắc", "này", "trên"}
"""What stands before a clause that may name a subject behind a circumstance."""


class Subject(NamedTuple):
    """The bodies that are to act, and the offset in the text where their duty begins.

    `how` is `heading` (the text names bodies and nothing else), `own` (bodies with their verb), `label` (bodies, colon,
    duty) or `order` (the issuer gives, asks or demands; `invitation` where it only encourages).
    """

    bodies: tuple[FoundBody, ...]
    duty: int
    how: str


@cache
def _orders() -> Phrases[str]:
    return Phrases((row["cue"], row["within"]) for row in table("order_cues"))


@cache
def _openings() -> Phrases[bool]:
    return Phrases((row["opening"], True) for row in table("clause_openings"))


def find_subject(text: str, start: int = 0, anywhere: bool = False) -> Subject | None:
    """The subject of the paragraph `text[start:]`, or None where it names nobody who acts.

    It is looked for at the beginning, and in later clauses where the paragraph opens with a circumstance
    ("Căn cứ …,") or `anywhere` is set.
    """
    if not (anywhere or _may_name(text, start)):
        return None
    line = words(text, start, start + _READ)
    if not line:
        return None
    first = _begun(text, line, 0) or _regarding(text, line)
    if first is None and (anywhere or opens_with_circumstance(line)):
        first = _after_opening(text, line, 1)
    return first or _after_topic(text, line) or _by_whom(text, line)


_NEAR = 100
"""So many characters hold the words with which a paragraph begins that names its subject first."""
_BY_WITHIN = re.compile(r"[dD]o(?<!\w[dD]o)\s")


@cache
def _beginnings() -> Phrases[bool]:
    """First words of paragraphs that may name who acts."""
    known = [name for row in table("bodies") for name in (row["name"], *several(row["aliases"]))]
    cues = [row["cue"] for row in table("order_cues")] + [row["opening"] for row in table("clause_openings")]
    names = (*known, *(row["head"] for row in table("body_heads")))
    return Phrases((phrase, True) for phrase in (*cues, *(spelling for name in names for spelling in spellings(name))))


def _may_name(text: str, start: int) -> bool:
    """Whether a paragraph may name a subject: by its first words, or after a topic that comes first."""
    if text.find(":", start, start + 2 * _NEAR) >= 0 or _BY_WITHIN.search(text, start, start + 2 * _NEAR):
        return True
    first = first_key(text, start)
    if first not in PLURAL_WORDS and first not in _beginnings():
        return False
    line = words(text, start, start + _NEAR)
    return _beginnings().match(line, past_plural(line, 0)) is not None


def further_subjects(text: str, start: int) -> tuple[Subject, ...]:
    """The subjects of later parts of a sentence whose first subject's duty begins at `start`: bodies with their verb
    after a semicolon."""
    if text.find(";", start) < 0:
        return ()
    line = words(text, start, start + _READ)
    found = []
    for at in range(1, len(line)):
        subject = _begun(text, line, at) or _office(text, line, at) if line[at - 1].key == ";" else None
        if subject is not None and subject.how in ("own", "order"):
            found.append(subject)
    return tuple(found)


def _office(text: str, line: Line, at: int) -> Subject | None:
    """The holder of an office without a capital, with its verb ("…; chánh văn phòng tỉnh ủy trình …")."""
    office = heads().match(line, at)
    if office is None or office[1].kind != "person":
        return None
    bodies, after = list_at(text, line, at, True)
    return _own(text, line, bodies, after) if bodies else None


def orders(text: str, start: int = 0) -> tuple[Subject, ...]:
    """All orders of a paragraph in which the issuer addresses several groups of bodies one after the other."""
    line = words(text, start)
    found = []
    for at in range(len(line)):
        if _begins_clause(line, at) and (subject := _ordered(text, line, at) or _order_by_issuer(text, line, at)):
            found.append(subject)
    return tuple(found)


def opens_with_circumstance(line: Line) -> bool:
    """Whether a paragraph opens with words such as "Căn cứ", "Trong quá trình", "Định kỳ"; "Theo dõi" is a verb."""
    opening = _openings().match(line, 0)
    if opening is None:
        return False
    verb = duty_verbs().match(line, 0)
    return verb is None or verb[0] <= opening[0] or not verb[1]


def _begun(text: str, line: Line, at: int) -> Subject | None:
    """The subject that begins with word `at`: an order, an order with the issuer before it, bodies with their duty."""
    if ordered := _ordered(text, line, at):
        return ordered
    bodies, after = list_at(text, line, at)
    if not bodies:
        return _vouched(text, line, at)
    return _ordered(text, line, after) or _own(text, line, bodies, after)


def _vouched(text: str, line: Line, at: int) -> Subject | None:
    """Bodies of kinds without a capital, for which words that lay a duty on them vouch ("cơ quan thuộc diện kiểm tra
    phải báo cáo")."""
    if line[at].capital or heads().match(line, at) is None:
        return None
    bodies, after = list_at(text, line, at, True)
    subject = _own(text, line, bodies, after) if bodies else None
    if subject is None or subject.how != "own":
        return None
    duty = words(text, subject.duty, subject.duty + 40)
    return subject if must_act(duty, 0) else None


_REGARDING = Phrases((phrase, True) for phrase in ("đối với", "về phía", "riêng"))


def _regarding(text: str, line: Line) -> Subject | None:
    """The bodies with which a paragraph opens before it lays a duty on them ("Đối với Sở Y tế, yêu cầu báo cáo")."""
    opening = _REGARDING.match(line, 0)
    if opening is None:
        return None
    bodies, after = list_at(text, line, opening[0], True)
    if not bodies or after >= len(line):
        return None
    cue = _orders().match(line, after + 1) if line[after].key == "," else None
    ordered = cue is not None and cue[0] < len(line) and duty_verbs().match(line, cue[0]) is not None
    return Subject(tuple(bodies), line.start(cue[0]), "order") if cue and ordered else None


_TOPIC = 30
"""A topic before its colon has no more words."""


def _after_topic(text: str, line: Line) -> Subject | None:
    """The subject after a topic and a colon ("Mở tài khoản: UBND xã phối hợp với …")."""
    colon = next((k for k, word in enumerate(line[:_TOPIC]) if word.key == ":"), None)
    if colon is None or colon + 1 >= len(line):
        return None
    bodies, after = list_at(text, line, colon + 1)
    found = _own(text, line, bodies, after) if bodies else None
    if found is None and _openings().match(line, colon + 1):
        found = _after_opening(text, line, colon + 2)
    return found if found is not None and found.how == "own" else None


_BY = frozenset(("bố", "bảo", "đảm", "cân", "tự", "chi", "thực"))
"""First words of the verbs (`bố trí`, `bảo đảm`, `cân đối`, `chi trả`, `thực hiện`) of who has to see to a thing."""


def _by_whom(text: str, line: Line) -> Subject | None:
    """The bodies that are to see to what a sentence without a verb of its own names first ("Kinh phí do Sở Tài chính
    bố trí", "Địa điểm: Do UBND xã bố trí")."""
    by = next((k for k, word in enumerate(line[:_TOPIC]) if word.key == "do"), 0)
    if not 0 < by < len(line) - 1 or duty_verbs().match(line, 0) or any(word.key in ".;:,“" for word in line[: by - 1]):
        return None
    bodies, after = list_at(text, line, by + 1, True)
    if not bodies or after >= len(line) or line[after].key not in _BY or not acts(line, after):
        return None
    return Subject(tuple(bodies), line.start(after), "own")


def _begins_clause(line: Line, at: int) -> bool:
    return at == 0 or line[at - 1].key in _CLAUSE_ENDS


def _after_opening(text: str, line: Line, first: int) -> Subject | None:
    """The subject after an opening such as "Căn cứ …,": a body with its verb, or an order, where a clause begins."""
    orders = _orders().first_words
    for at in range(first, len(line)):
        before = line[at - 1].key
        begins = before in _CLAUSE_BEGINS
        if not begins and (line[at].key not in orders or before in ("hoặc", "và", "của", "theo")):
            continue
        if before == "," and _LEADING.match(line, at):
            return None
        if line.start(at) - line.start(0) > _FAR:
            return None
        if begins:
            subject = _begun(text, line, at)
            if subject is not None and subject.how not in ("own", "order", "invitation", "label"):
                subject = None
            if subject is not None and subject.how == "label" and _orders().match(line, at) is None:
                subject = None
        else:
            subject = _ordered(text, line, at)
        if subject is not None:
            return subject
    return None


_LEADING = Phrases((phrase, True) for phrase in ("chủ trì", "phối hợp với", "phối hợp cùng"))
"""Verbs that no circumstance holds: where one follows its comma, the item leaves its subject to the heading, and the
bodies behind are partners ("Trên cơ sở đề xuất của các xã, chủ trì thẩm định và phối hợp với …")."""


def _ordered(text: str, line: Line, at: int) -> Subject | None:
    """An order whose cue is word `at` and whose bodies follow at once."""
    cue = _orders().match(line, at)
    if cue is None or cue[0] >= len(line):
        return None
    begin = cue[0]
    if line[begin].key in ("cho", "với", "đến"):
        begin += 1
    bodies, after = _addressed(text, line, begin)
    if not bodies:
        return None
    end = line.end(after - 1)
    duty = _past_colon(text, end)
    how = "invitation" if cue[1] == "duties" else "label" if ":" in text[end:duty] else "order"
    return Subject(tuple(bodies), duty, how)


def _addressed(text: str, line: Line, at: int) -> tuple[list[FoundBody], int]:
    """The bodies to which an order goes, and the index after them; a clause may tell which ones one of several kinds
    means ("các hội được giao nhiệm vụ; các sở")."""
    bodies, after = list_at(text, line, at, True)
    while bodies and (end := clause_in_list(line, after)):
        more, past = list_at(text, line, end + 1, True)
        if not more:
            break
        bodies = [*bodies[:-1], lengthened(text, line, bodies[-1], end), *more]
        after = past
    return bodies, after


def _order_by_issuer(text: str, line: Line, at: int) -> Subject | None:
    """An order with the issuer's name before the cue: `UBND tỉnh yêu cầu các sở …`."""
    issuers, after = list_at(text, line, at)
    return _ordered(text, line, after) if issuers else None


def _own(text: str, line: Line, bodies: list[FoundBody], after: int) -> Subject | None:
    """Bodies with their verb, or with a colon and what they are to do, or alone; `after` is the index after them."""
    end = line.end(after - 1)
    k = past_dots(line, past_brackets(line, after))
    if k >= len(line) or (line[k].key in ".:;" and k + 1 == len(line)):
        return Subject(tuple(bodies), end, "heading")
    if line[k].key == ":":
        return Subject(tuple(bodies), _past_colon(text, line.start(k)), "label")
    if told := told_after(line, k, bodies[-1]):
        restricted = with_clause(text, line, bodies[-1], k, told)
        return Subject((*bodies[:-1], restricted), line.start(told), "own")
    if line[k].key == ",":
        k = past_aside(text, line, k + 1)
        if k >= len(line):
            return Subject(tuple(bodies), end, "heading")
        if _openings().match(line, k) and any(duty_verbs().match(line, j) for j in range(k, min(k + 80, len(line)))):
            return Subject(tuple(bodies), line.start(k), "own")
    if told := told_in_name(line, k, bodies[-1]):
        return Subject((*bodies[:-1], lengthened(text, line, bodies[-1], told)), line.start(told), "own")
    if not line[k].capital and acts(line, k) and not only_conditions(line, k, bodies[-1]):
        return Subject(tuple(bodies), line.start(k), "own")
    return None


def _past_colon(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :*,\t\n":
        at += 1
    return at
