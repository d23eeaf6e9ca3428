"""What each body is to a task: who leads, supports, advises, directs, supervises.

The opening verb decides (gold rules): "Chỉ đạo …" directs and the bodies steered by name lead; "Phối hợp với X …"
supports and X is no assignee, unless the item goes on with work of its own; "chủ trì, phối hợp với X" leads with X
in support.
"""

from __future__ import annotations

import re

from loaders.extraction import Assignee, Role
from loaders.grammar.assignments.doers import Subject, further_subjects
from loaders.grammar.assignments.openings import opening_verb, past_circumstance
from loaders.grammar.lexicon.bodies import bodies_at
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import Line, words

_NEAR = 150
_WITH = re.compile(
    r"(?<!\w)[Pp]hối\s+hợp(?:,\s+(?:trao\s+đổi|chia\s+sẻ|cung\s+cấp)\s+thông\s+tin)?"
    r"(?:\s+chặt\s+chẽ|(?:,?\s+(?!các\s)[a-zà-ỹ]\w*){1,6}?(?=\s+(?:với|cùng)\s))?\s+(?:(?:với|cùng(?:\s+với)?)\s+)?"
)
"""Co-operation, however close or lively ("phối hợp thường xuyên, chặt chẽ với"), up to the partner."""
_CLAUSE_END = re.compile(r"[.;]\s")
_CLAUSE = re.compile(
    r"(?:(?:[.;,]|\bvà|chủ trì,?|đồng thời)\s*|^\s*)"
    r"(?:(?:tăng cường|thường xuyên|chủ động|tích cực|tiếp tục|đẩy mạnh)(?:,| và)?\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 40
"""Within so many characters before the co-operation its clause begins."""


def assignees_of(text: str, subject: Subject, end: int | None = None) -> tuple[Assignee, ...]:
    """The bodies of an item with their roles; `text` is the item's paragraph, `subject` who acts in it.

    `subject.how` is `inherited` where a heading or lead-in above names the bodies, not the item itself.
    """
    stop = len(text) if end is None else end
    start = past_circumstance(text, subject.duty, stop)
    line = words(text, start, min(stop, start + _NEAR))
    at, role = opening_verb(line)
    names = [body.name for body in subject.bodies]
    inline = subject.how in ("own", "order", "invitation")
    later = further_subjects(text[:stop], subject.duty) if inline else ()
    if later and not _among_partners(text, subject.duty, later[0].bodies[0].start):
        stop = later[0].bodies[0].start
        own = assignees_of(text, subject, stop)
        known = {assignee.name.casefold() for assignee in own}
        more = [assignee for further in later[:1] for assignee in assignees_of(text, further, end)]
        return (*own, *(assignee for assignee in more if assignee.name.casefold() not in known))
    if _leads(line, at):
        return _listed(names, "lead", _supporters(text, start, stop))
    if [word.key for word in line[at : at + 5]] == ["tổng", "hợp", ",", "tham", "mưu"]:
        role = "advise"
    inspects = _INSPECTS.match(text, line.start(at) if at < len(line) else stop, stop) is not None
    if inspects:
        role = "supervise"
    if role == "support" and subject.how == "invitation":
        role = ""
    if role == "support":
        partners = _partners(text, line, at, stop)
        own_work = _own_work(text, line.start(at), stop)
        if (partners and inline) or (own_work and (partners or inline)):
            return _listed(names, "lead", partners)
        return _listed(names, "support", [])
    if role == "direct":
        steered, further = _steered(text, line, at, stop)
        onward = _SENTENCE.search(text, start, stop)
        with_whom = _supporters(text, onward.end(), stop) if onward else []
        steered_too = {assignee.name for assignee in steered}
        with_whom = [name for name in with_whom if name not in steered_too]
        return (*_listed(names, "direct", []), *steered, *_listed([*with_whom, *further], "support", []))
    if role == "supervise":
        alone = (inspects or _only_supervises(line, at)) and not _goes_on_leading(text, line.start(at), stop)
        return _listed(names, "supervise", []) if alone else _listed(names, "lead", _supporters(text, start, stop))
    if role == "advise":
        onward = _SENTENCE.search(text, start, stop)  # who goes on with others does more than advise
        supporters = _supporters(text, onward.end(), stop) if onward else []
        alone = not (supporters or _CARRIES_OUT.match(text, line.start(at)) or _CARRIES_ON.search(text, start, stop))
        return _listed(names, "advise" if alone else "lead", supporters)
    if steered := _steered_later(text, line.start(at) if at < len(line) else stop, stop):
        return (*_listed(names, "direct", []), *steered)
    return _listed(names, "lead", _supporters(text, start, stop))


_CARRIES_OUT = re.compile(r"tham\s+mưu(?:\s+và|,)\s+(?:tổ\s+chức|triển\s+khai|thực\s+hiện|quản\s+lý)\b", re.IGNORECASE)
_CARRIES_ON = re.compile(
    r"[.;]\s+(?:(?:chủ\s+động|trực\s+tiếp|đồng\s+thời,?|thường\s+xuyên)\s+)?"
    r"(?:tổ\s+chức|triển\s+khai|thực\s+hiện|quản\s+lý|chủ\s+trì|tổng\s+hợp|theo\s+dõi|hướng\s+dẫn)\s",
    re.IGNORECASE,
)
"""Who advises and carries out does more than advise."""
_INSPECTS = re.compile(r"thành\s+lập\s+(?:\w+\s+){0,2}?đoàn(?:,?\s+\w+){0,4}?\s+(?:kiểm\s+tra|thanh\s+tra|giám\s+sát)")
"""Founding a party of inspectors is supervising, not leading."""


def _leads(line: Line, at: int) -> bool:
    return [word.key for word in line[at : at + 2]] == ["chủ", "trì"] or [w.key for w in line[at : at + 2]] == [
        "là",
        "cơ",
    ]


def _listed(names: list[str], role: Role, supporters: list[str]) -> tuple[Assignee, ...]:
    known = {name.casefold() for name in names}
    others = [name for name in supporters if name.casefold() not in known]
    return (
        *(Assignee(name, role) for name in dict.fromkeys(names)),
        *(Assignee(n, "support") for n in dict.fromkeys(others)),
    )


def _supporters(text: str, start: int, end: int) -> list[str]:
    """The bodies with which the leader is to work: `phối hợp với X` in its first clause, or where a clause begins."""
    found: list[str] = []
    if text.find("hợp", start, end) < 0:
        return found
    first_clause = _CLAUSE_END.search(text, start, end)
    for match in _WITH.finditer(text, start, end):
        early = match.start() < (first_clause.start() if first_clause else end) and match.start() - start < 80
        begins = early or _CLAUSE.search(text[max(start, match.start() - _BEFORE) : match.start()])
        if begins and not _of_advised(text, start, match.start()):
            found += [body.name for body in bodies_at(text, match.end(), end, listed=True)[0]]
    return found


_ADVISES = re.compile(r"(?<!\w)(?:tham\s+mưu|đề\s+xuất|kiến\s+nghị|giúp|trình)\s+(?:(?:cho|với)\s+)?", re.IGNORECASE)


def _of_advised(text: str, start: int, at: int) -> bool:
    """Whether it is the body advised that is to work with others ("tham mưu UBND tỉnh phối hợp với Bộ Y tế …")."""
    for verb in _ADVISES.finditer(text, max(start, at - 100), at):
        advised, end = bodies_at(text, verb.end())
        if advised and not text[end:at].strip():
            return True
    return False


def shared_with(text: str, start: int, doers: Subject, role: Role) -> tuple[Assignee, ...]:
    """The assignees of an item below a lead-in that breaks off ("Chủ trì, phối hợp với:"): those above, who have the
    role, and the partners with whom the item begins; nothing where it begins with none."""
    partners, end = bodies_at(text, start, listed=True)
    line = words(text, end, end + _NEAR)
    if not partners or duty_verbs().match(line, opening_verb(line)[0]) is None:
        return ()
    names = [body.name for body in doers.bodies]
    return _listed(names, role, [body.name for body in partners] if role == "lead" else [])


def _among_partners(text: str, start: int, at: int) -> bool:
    """Whether the body at `at` goes on a list of partners that begins before it ("phối hợp với Sở Y tế; Sở Nội vụ")."""
    return any(bodies_at(text, match.end(), listed=True)[1] > at for match in _WITH.finditer(text, start, at))


def _partners(text: str, line: Line, at: int, end: int) -> list[str]:
    match = _WITH.match(text, line.start(at))
    return [body.name for body in bodies_at(text, match.end(), end, listed=True)[0]] if match else []


_SENTENCE = re.compile(r"[.;]\s+(?=\S)")


def _own_work(text: str, start: int, end: int) -> bool:
    """Whether an item that begins with co-operation goes on with duties of its own."""
    for match in _SENTENCE.finditer(text, start, end):
        if text[match.start()] == ";" and ":" in text[start : match.start()]:
            continue  # the parts of an enumeration
        line = words(text, match.end(), min(end, match.end() + 80))
        at, role = opening_verb(line)
        if line and duty_verbs().match(line, at) and role != "support":
            return True
    return False


_BESIDE_SUPERVISION = frozenset(("xử", "báo", "phát", "chấn", "ngăn", "kịp", "nhắc", "không", "bảo", "đảm"))
"""First words of verbs that belong to supervising: what is found is reported, dealt with, stopped."""


def _only_supervises(line: Line, at: int) -> bool:
    """Whether no other duty stands beside the verb at `at` in the same breath ("Đôn đốc, hướng dẫn …")."""
    while (verb := duty_verbs().match(line, at)) is not None:
        if verb[1] != "supervise" and line[at].key not in _BESIDE_SUPERVISION:
            return False
        at = verb[0] + 1
        if at >= len(line) or line[at - 1].key not in (",", "và"):
            break
    return True


_MORE = re.compile(r"tổng\s+hợp|chịu\s+trách\s+nhiệm|(?<=[,;.] )quản\s+lý|giúp\s")
_PURPOSE = re.compile(r"(?:không\s+để|nhằm|để|bảo\s+đảm|đảm\s+bảo)\s", re.IGNORECASE)
"""What supervision is for is no further work."""
_REPORTS = re.compile(r"(?:\w+\s+){0,4}?báo\s+cáo\b")


def _goes_on_leading(text: str, start: int, end: int) -> bool:
    """Whether a duty that begins with supervision goes on with more than a report of it."""
    if _MORE.search(text, start, end):
        return True
    onward = (mark.end() for mark in _SENTENCE.finditer(text, start, end))
    return any(not (_REPORTS.match(text, at, end) or _PURPOSE.match(text, at, end)) for at in onward)


def _steered(text: str, line: Line, at: int, end: int) -> tuple[list[Assignee], list[str]]:
    """The bodies that a directing body steers by name, each with its role, and those that support them."""
    k = at
    while k < len(line):
        verb = duty_verbs().match(line, k)
        if verb is None:
            break
        k = verb[0]
        if k < len(line) and line[k].key in (",", "và"):
            k += 1
    if k >= len(line):
        return [], []
    bodies, after = bodies_at(text, line.start(k), end, listed=True)
    if not bodies:
        return [], []
    duty = words(text, after, min(end, after + 120))
    opened, role = opening_verb(duty)
    names = [body.name for body in bodies]
    if role == "direct":
        return [Assignee(name, "direct") for name in names], []
    partners = _partners(text, duty, opened, end) if role == "support" else []
    return [Assignee(name, "advise" if role == "advise" else "lead") for name in names], partners


_STEERS = re.compile(r",\s+(?:đồng\s+thời,?\s+)?(?:lãnh\s+đạo,\s+)?chỉ\s+đạo\s+")
_SOON = 60
"""So many characters further on, steering still belongs to the opening of a duty."""


def _steered_later(text: str, start: int, end: int) -> list[Assignee]:
    """The bodies that are steered by name after a first verb ("tiếp thu ý kiến, chỉ đạo Sở Y tế rà soát …")."""
    match = _STEERS.search(text, start, min(end, start + _SOON))
    if match is None or _CLAUSE_END.search(text, start, match.start()):
        return []
    bodies, after = bodies_at(text, match.end(), end, listed=True)
    duty = words(text, after, min(end, after + 60))
    if not bodies or not duty_verbs().match(duty, opening_verb(duty)[0]):
        return []
    if bodies[0].name.startswith("hệ thống"):
        return []  # an organisation's own members: it still leads
    return [Assignee(body.name, "lead") for body in bodies]
