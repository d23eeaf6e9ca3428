"""What may stand between the bodies of a subject and their verb: remarks, asides, clauses that tell which are meant."""

from __future__ import annotations

import re

from loaders.grammar.lexicon.bodies import FoundBody, list_at
from loaders.grammar.lexicon.body_words import PLURAL, duty_verbs, heads
from loaders.grammar.lexicon.phrases import Line, Phrases, words


def past_brackets(line: Line, at: int) -> int:
    """The index after a remark in brackets at `at`; `at` where none stands."""
    if at >= len(line) or line[at].key != "(":
        return at
    return next((k + 1 for k in range(at, min(at + 80, len(line))) if line[k].key == ")"), at)


def past_dots(line: Line, at: int) -> int:
    """The index after the dots of a list that is left open (`Hội Nông dân... tăng cường`)."""
    k = at
    while k < len(line) and line[k].key in (".", "…"):
        k += 1
    return k if k < len(line) and not line[k].capital and (k - at >= 2 or line[at].key == "…") else at


_ASIDES = Phrases(
    (phrase, True)
    for phrase in (
        "nhất là",
        "đặc biệt là",
        "trước hết là",
        "trong đó",
        "trực tiếp là",
        "trọng tâm là",
        "bao gồm",
        "gồm",
    )
)


def past_aside(text: str, line: Line, at: int) -> int:
    """The index after an aside on the bodies before it (", nhất là người đứng đầu, …"), or `at`; the end of the line
    where nothing but the aside follows."""
    aside = _ASIDES.match(line, at)
    if aside is None:
        return at
    for k in range(aside[0], min(aside[0] + 40, len(line))):
        if line[k].key == ":" and k + 1 == len(line):
            return len(line)
        if line[k].key in ".;" and k + 1 < len(line):
            return at
        bodies, after = list_at(text, line, k, listed=k == aside[0])
        if bodies:
            last = after + 1 if after < len(line) and line[after].key == "," else after
            if last >= len(line) or (line[last].key == ":" and last + 1 == len(line)):
                return len(line)
            if acts(line, last):
                return last
    return at


_MUST = Phrases((phrase, True) for phrase in ("có trách nhiệm", "có nhiệm vụ", "chịu trách nhiệm", "phải"))
_SHOULD = Phrases((phrase, True) for phrase in ("cần", "chủ động", "khẩn trương"))
_STATES = frozenset(("còn", "có", "là", "đủ", "đạt", "được", "bị", "từ"))
"""After "phải" they set a condition, they give nothing to do ("phải còn thời gian công tác")."""


def must_act(line: Line, at: int) -> bool:
    """Whether word `at` begins words that lay a duty on whoever stands before them ("có trách nhiệm", "phải")."""
    must = _MUST.match(line, at)
    return must is not None and not _sets_condition(line, at)


def _sets_condition(line: Line, at: int) -> bool:
    return line[at].key == "phải" and at + 1 < len(line) and line[at + 1].key in _STATES


def only_conditions(line: Line, at: int, body: FoundBody) -> bool:
    """Whether a sentence on persons, going on with word `at`, sets a condition for them and gives them nothing to do
    ("Những đồng chí lần đầu tham gia phải còn đủ tuổi")."""
    named = words(body.name)
    kind = heads().match(named, 1 if named[0].key in PLURAL else 0)
    if kind is None or kind[1].kind != "person (kind)":
        return False
    end = next((k for k in range(at, min(at + 40, len(line))) if line[k].key in ".;:"), min(at + 40, len(line)))
    return any(_sets_condition(line, k) for k in range(at, end))


_RESTRICTS = frozenset(("được", "có", "đang", "chưa", "nơi"))
"""First words of clauses that tell which bodies are meant ("được phân công chủ trì", "có đảng viên vi phạm")."""
_RESTRICTS_KINDS = frozenset(("đã", "từ", "ở", "thuộc", "trong", "tại", "trên", "của", "khác", "ngoài", "quản"))
"""First words of what restricts a kind of bodies, where a duty follows ("thuộc nguồn nộp lưu", "ở các vùng khó khăn");
behind the name of one body they tell of other things."""
_OTHER = frozenset(("tới", "đến", "với", "theo", "căn"))
"""First words of what goes on between bodies and their duty and tells of no body."""
_CIRCUMSTANCES = Phrases(
    (phrase, True)
    for phrase in (
        "trong phạm vi",
        "trong quá trình",
        "trong thời gian",
        "trong năm",
        "trong quý",
        "trong tháng",
        "trong trường hợp",
        "trong khi",
        "từ ngày",
        "từ năm",
        "từ nay",
        "trên cơ sở",
        "ngoài nhiệm vụ",
        "ngoài việc",
    )
)


def told_after(line: Line, at: int, body: FoundBody) -> int | None:
    """The index of the words that lay a duty on the bodies behind which a clause on them begins with word `at`."""
    key = line[at].key
    if key in _RESTRICTS or (key.isalpha() and not line[at].capital and " được " in body.name):
        return _told(line, at, True)
    if (
        key in _OTHER
        or key in (",", "và")
        or (key in _RESTRICTS_KINDS and (_CIRCUMSTANCES.match(line, at) or is_kind(body.name)))
    ):
        return _told(line, at, False)
    return None


_WHOSE = re.compile(r" thuộc [a-zà-ỹ]+(?: [a-zà-ỹ]+)?\Z")


def told_in_name(line: Line, at: int, body: FoundBody) -> int | None:
    """The index of the words that lay a duty on bodies whose name ends with words for their kind, where a verb of these
    words begins at `at` ("đơn vị thuộc nguồn nộp lưu phải …")."""
    if must_act(line, at) or not _WHOSE.search(body.name):
        return None
    told = _told(line, at, False)
    return told if told and not any(word.key == "," for word in line[at:told]) else None


def _told(line: Line, at: int, loosely: bool) -> int | None:
    for k in range(at, min(at + 30, len(line))):
        if line[k].key in ".;:":
            return None
        if must_act(line, k) or (loosely and _SHOULD.match(line, k)):
            return k
    return None


def clause_in_list(line: Line, at: int) -> int | None:
    """The index of the semicolon with which a list of bodies goes on behind a clause on one of them, which begins with
    word `at`; None where no such clause stands."""
    if at >= len(line) or line[at].key not in ("được", "do", "có"):
        return None
    for k in range(at + 1, min(at + 25, len(line))):
        if line[k].key in ".;:":
            return k if line[k].key == ";" else None
    return None


def is_kind(name: str) -> bool:
    """Whether a name only tells kinds of bodies (`các cơ quan, tổ chức`), so that a clause has to tell which."""
    line = words(name)
    at = 1 if line[0].key in PLURAL else 0
    plural = at > 0
    while (kind := heads().match(line, at)) is not None and (plural or "(kind)" in kind[1].kind):
        at = kind[0] + 1
    return at == len(line) + 1


def with_clause(text: str, line: Line, body: FoundBody, at: int, told: int) -> FoundBody:
    """The body with the clause that tells which ones are meant, up to what only says where it is written."""
    if line[at].key in (",", "và"):
        return body
    concerns = line[at].key in ("tới", "đến", "với") and body.name.endswith(" liên quan")
    if not concerns and (line[at].key in _OTHER or _CIRCUMSTANCES.match(line, at) or not is_kind(body.name)):
        return body
    end = next((k for k in range(at + 2, told) if line[k].key in ("theo", "tại", "trong", ",")), told)
    return lengthened(text, line, body, end) if end > at else body


def lengthened(text: str, line: Line, body: FoundBody, end: int) -> FoundBody:
    """The body with the words behind its name up to word `end`."""
    stretch = " ".join(text[body.end : line.end(end - 1)].replace("*", "").split())
    return FoundBody(body.start, line.end(end - 1), f"{body.name} {stretch}")


_NO_ACT = frozenset(["đã", "đang", "được", "là", "có", "vẫn", "còn", "bị", "do", "của", "và", "để"])
_HAVING = frozenset(("trách nhiệm", "nhiệm vụ", "kế hoạch", "giải pháp", "biện pháp", "phương án"))
"""Having these is a duty, having other things is none."""


def acts(line: Line, at: int) -> bool:
    """Whether a duty begins with word `at`: a verb that is no report, no description, no condition."""
    if duty_verbs().match(line, at) is None:
        return False
    following = " ".join(word.key for word in line[at + 1 : at + 3])
    if line[at].key in _NO_ACT:
        return (line[at].key == "có" and following in _HAVING) or (
            line[at].key == "là" and following in ("cơ quan", "đơn vị")
        )
    return not _sets_condition(line, at)
