"""Who acts in a paragraph: the bodies that it names as its subject, or on which the issuer lays a duty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.bodies import FoundBody, bodies_at
from loaders.grammar.lexicon.body_parts import duty_verbs
from loaders.grammar.lexicon.phrases import Phrases, Word, words
from loaders.tables import table

_FAR = 1200
"""No subject is looked for beyond so many characters of a paragraph."""
_CLAUSE_ENDS = frozenset(".;:,")
_BRACKETS = frozenset('()[]“”"')


@dataclass(frozen=True, slots=True)
class Subject:
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
    line = words(text, start, min(len(text), start + _FAR))
    if not line:
        return None
    first = _ordered(text, line, 0) or _order_by_issuer(text, line, 0) or _own(text, line, 0)
    if first is None and (anywhere or _openings().match(line, 0) is not None):
        first = _after_opening(text, line)
    return first or _after_topic(text, line)


_TOPIC = 30
"""A topic before its colon has no more words."""


def _after_topic(text: str, line: list[Word]) -> Subject | None:
    """The subject after a topic and a colon ("Mở tài khoản: UBND xã phối hợp với …")."""
    colon = next((k for k, word in enumerate(line[:_TOPIC]) if word.key == ":"), None)
    if colon is None or colon + 1 >= len(line):
        return None
    found = _own(text, line, colon + 1)
    if found is None and _openings().match(line, colon + 1):
        found = _after_opening(text, line[colon + 1 :])
    return found if found is not None and found.how == "own" else None


def orders(text: str, start: int = 0) -> tuple[Subject, ...]:
    """All orders of a paragraph in which the issuer addresses several groups of bodies one after the other."""
    line = words(text, start)
    found = []
    for at in range(len(line)):
        if _begins_clause(line, at) and (subject := _ordered(text, line, at) or _order_by_issuer(text, line, at)):
            found.append(subject)
    return tuple(found)


def opens_with_circumstance(line: list[Word]) -> bool:
    """Whether a paragraph opens with words such as "Căn cứ", "Trong quá trình", "Định kỳ"."""
    return _openings().match(line, 0) is not None


def _begins_clause(line: list[Word], at: int) -> bool:
    return at == 0 or line[at - 1].key in _CLAUSE_ENDS


def _after_opening(text: str, line: list[Word]) -> Subject | None:
    """The subject after an opening such as "Căn cứ …,": a body with its verb, or an order, where a clause begins."""
    for at in range(1, len(line)):
        if _begins_clause(line, at):
            subject = _ordered(text, line, at) or _order_by_issuer(text, line, at)
            if subject is None and (found := _own(text, line, at)) and found.how == "own":
                subject = found
        elif line[at - 1].key not in ("hoặc", "và", "của", "theo"):
            subject = _ordered(text, line, at)
            if subject is None and line[at - 1].key in ("thì", "mắc", "này", "trên"):
                subject = found if (found := _own(text, line, at)) and found.how == "own" else None
        else:
            subject = None
        if subject is not None:
            return subject
    return None


def _ordered(text: str, line: list[Word], at: int) -> Subject | None:
    """An order whose cue is word `at` and whose bodies follow at once."""
    cue = _orders().match(line, at)
    if cue is None or cue[0] >= len(line):
        return None
    begin = cue[0]
    if line[begin].key in ("cho", "với", "đến"):
        begin += 1
    if begin >= len(line):
        return None
    bodies, end = bodies_at(text, line[begin].start)
    if not bodies:
        return None
    duty = _past_colon(text, end)
    how = "invitation" if cue[1] == "duties" else "label" if ":" in text[end:duty] else "order"
    return Subject(tuple(bodies), duty, how)


def _order_by_issuer(text: str, line: list[Word], at: int) -> Subject | None:
    """An order with the issuer's name before the cue: `UBND tỉnh yêu cầu các sở …`."""
    issuers, end = bodies_at(text, line[at].start)
    if not issuers:
        return None
    after = next((k for k in range(at, min(at + 40, len(line))) if line[k].start >= end), None)
    return _ordered(text, line, after) if after is not None else None


def _own(text: str, line: list[Word], at: int) -> Subject | None:
    """Bodies with their verb, or with a colon and what they are to do, or alone."""
    bodies, end = bodies_at(text, line[at].start)
    if not bodies:
        return None
    rest = words(text, end, min(len(text), end + 300))
    k = 0
    if rest and rest[0].key == "(":
        k = next((j + 1 for j, word in enumerate(rest) if word.key == ")"), 0)
    if k >= len(rest) or (rest[k].key in ".:;" and k + 1 == len(rest)):
        return Subject(tuple(bodies), end, "heading")
    if rest[k].key == ":":
        return Subject(tuple(bodies), _past_colon(text, rest[k].start), "label")
    if rest[k].key == "được" and (told := _told(rest, k)):
        return Subject(tuple(bodies), rest[told].start, "own")
    if rest[k].key == ",":
        k += 1
        if (
            k < len(rest)
            and _openings().match(rest, k)
            and any(duty_verbs().match(rest, j) for j in range(k, len(rest)))
        ):
            return Subject(tuple(bodies), rest[k].start, "own")
    if k < len(rest) and not rest[k].capital and _acts(rest, k):
        return Subject(tuple(bodies), rest[k].start, "own")
    return None


def _told(line: list[Word], at: int) -> int | None:
    """The index of "có trách nhiệm" after a clause such as "được phân công chủ trì nhiệm vụ"."""
    keys = [word.key for word in line[at : at + 30]]
    return next((at + k for k in range(len(keys) - 2) if keys[k : k + 3] == ["có", "trách", "nhiệm"]), None)


_NO_ACT = frozenset(["đã", "đang", "được", "là", "có", "vẫn", "còn", "bị", "do", "của", "và", "để"])


def _acts(line: list[Word], at: int) -> bool:
    """Whether a duty begins with word `at`: a verb that is no report, no description."""
    if duty_verbs().match(line, at) is None:
        return False
    if line[at].key in _NO_ACT:
        following = [word.key for word in line[at + 1 : at + 4]]
        return (line[at].key == "có" and following[:2] == ["trách", "nhiệm"]) or (
            line[at].key == "là" and following[:2] in (["cơ", "quan"], ["đơn", "vị"])
        )
    return True


def _past_colon(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :*,\t\n":
        at += 1
    return at
