"""What the word at the head of a name tells where it stands: whose it is, whether it begins a list or a duty."""

from __future__ import annotations

from loaders.grammar.lexicon.body_words import SEPARATORS, Head, heads, known_names
from loaders.grammar.lexicon.phrases import Line, Phrases

_LEADERS = Phrases((phrase, True) for phrase in ("chủ trì", "có trách nhiệm", "chịu trách nhiệm", "phải", "cần"))


def of_others(line: Line, at: int) -> bool:
    """Whether the "Trung ương" before word `at` is not the Party's but a union's (`Văn phòng Trung ương Đoàn`)."""
    if line[at - 1].key != "ương":
        return False
    following = heads().match(line, at - 2) or known_names().match(line, at - 2)
    return following is not None and following[0] > at


def are_leaders(line: Line, head: Head, end: int, listed: bool) -> bool:
    """Whether "Lãnh đạo" with a body behind it means its leaders, and not what somebody is to do with it: alone, in a
    list, or with a duty of their own."""
    if head.kind != "person" or not line[end - 1 : end]:
        return False
    if listed or end >= len(line) or line[end].key == ":" or _LEADERS.match(line, end):
        return True
    others = heads().match(line, end + 1)
    return line[end].key in SEPARATORS and others is not None and others[1].kind == "person"


def begins_collective(line: Line, begin: int, end: int) -> bool:
    """Whether a kind of body without a word for the plural is followed by further kinds (`Cơ quan, tổ chức`)."""
    if end + 1 >= len(line) or line[end].key not in (",", "/"):
        return False
    following = heads().match(line, end + 1)
    return following is not None and following[1].joins and following[1].takes != "place"


def before_duty(line: Line, begin: int, opening: tuple[int, Head]) -> tuple[int, Head]:
    """The shorter head where "chủ trì" is the duty and not part of it (`các phòng, đơn vị chủ trì, phối hợp với …`)."""
    shorter = heads().match(line[begin : opening[0] - 2], 0)
    return (begin + shorter[0], shorter[1]) if shorter else opening
