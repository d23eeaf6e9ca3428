"""A Cypher text cut into its clauses, and what each of them makes of the things that patterns name.

It looks at the text and parses no expression: enough to tell which names stand for nodes, relationships and paths, and
which lists were gathered in no order.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

_WORDS = re.compile(
    r"\b(?:(?:OPTIONAL\s+)?MATCH|WITH|RETURN|UNWIND|CALL|UNION(?:\s+ALL)?|ORDER\s+BY|WHERE|SKIP|LIMIT|YIELD)\b",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(r"\b(?:STARTS|ENDS)\s+WITH\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:.*\s)?AS\s+(?P<alias>\w+|`[^`]*`)\s*", re.IGNORECASE | re.DOTALL)
_IN_PATTERN = re.compile(r"(?:(?<![\w`])\(|-\s*\[)\s*(\w+)\s*(?=[:)\]{*])")
_PATH = re.compile(r"(?:\A|,)\s*(\w+)\s*=\s*(?=\(|\w+\s*\()")
_GATHERS = re.compile(r"\s*collect\s*\(\s*+(?:DISTINCT\s++)?+(.*)\)\s*", re.IGNORECASE | re.DOTALL)
_MAKES_THINGS = re.compile(r"\s*(?:nodes|relationships|startNode|endNode)\s*\([^()]*\)\s*", re.IGNORECASE)
_PASSES_ON = re.compile(r"\s*(?:head|last|tail|reverse|coalesce)\s*\((.*)\)\s*", re.IGNORECASE | re.DOTALL)
_OUT_OF = re.compile(r"\s*\[\s*(\w+)\s+IN\s++(.*)\]\s*", re.IGNORECASE | re.DOTALL)
_PLACE_OF = re.compile(r"(\w+)(?:\s*\[[^\[\]]*\])*|(?:head|last)\s*\(\s*(\w+)\s*\)", re.IGNORECASE)
_OPENED = re.compile(r"\s*(?:\(([^()]*)\)\s*)?(\{)")
_BRANCH = re.compile(r"\b(?:THEN|ELSE)\s+(\w+)\b(?!\s*[.(\[])", re.IGNORECASE)

_DEEPEST = 50
"""Of subqueries and lists that nest deeper, or of more subqueries, the rest is not looked into."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a query: its first words in capitals, where it begins, and where its body begins and ends."""

    word: str
    at: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """What stands between two commas of WITH or RETURN: its name (empty where it has none), the text without it."""

    name: str
    expression: str
    at: int


@dataclass(frozen=True, slots=True)
class Returned:
    """An item of a RETURN: `thing` where it is a node, relationship or path or holds some, `loose` where it is a list
    that was gathered in no order."""

    item: Item
    thing: bool
    loose: bool


@dataclass(slots=True)
class Known:
    """The names at one place of a query that stand for nodes, relationships or paths, and for lists in no order."""

    things: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)

    def copy(self) -> Known:
        return Known(set(self.things), set(self.loose))


def clauses(code: str, begin: int = 0, end: int | None = None) -> list[Clause]:
    """The clauses of a bare text, those within braces and brackets left out."""
    last = len(code) if end is None else end
    quiet = _NO_CLAUSE.sub(lambda found: "x" * len(found[0]), code[begin:last])
    found, depth, at = [], 0, 0
    for word in _WORDS.finditer(quiet):
        depth += _deeper(quiet, at, word.start())
        at = word.start()
        if depth == 0 and not before(quiet, at).endswith((".", ":", "$")):
            found.append((" ".join(word[0].upper().split()), begin + word.start(), begin + word.end()))
    ends = [*(start for _, start, _ in found[1:]), last]
    return [Clause(word, start, body, end) for (word, start, body), end in zip(found, ends, strict=False)]


def _deeper(code: str, begin: int, end: int) -> int:
    part = code[begin:end]
    return sum(map(part.count, "([{")) - sum(map(part.count, ")]}"))


def before(code: str, at: int, most: int = 40) -> str:
    """The few characters that stand before a place and the blanks in front of it, which may be a long comment's."""
    while at and code[at - 1].isspace():
        at -= 1
    return code[max(0, at - most) : at]


def closing(code: str, at: int) -> int:
    """Where the bracket at a place is closed; the end of the text where it is not."""
    return _pairs(code).get(at, len(code))


@lru_cache(maxsize=16)
def _pairs(code: str) -> dict[int, int]:
    pairs, open_ = {}, []
    for at, char in enumerate(code):
        if char in "([{":
            open_.append(at)
        elif char in ")]}" and open_:
            pairs[open_.pop()] = at
    return pairs


def matched(code: str, clause: Clause) -> set[str]:
    """The names of nodes, relationships and paths in the patterns of a MATCH; none of another clause."""
    body = code[clause.begin : clause.end]
    return {*_IN_PATTERN.findall(body), *_PATH.findall(body)} if clause.word.endswith("MATCH") else set()


def in_scope(code: str, parts: list[Clause], given: set[str]) -> Iterator[set[str]]:
    """For each clause the names that stand for something before it, by those that the query was given: one and the same
    set, of which the next clause makes another."""
    names = set(given)
    for clause in parts:
        yield names
        made = items(code, clause) if clause.word in ("WITH", "UNWIND") else _given_back(code, clause)
        if clause.word == "WITH" and all(item.expression != "*" for item in made):
            names.clear()
        elif clause.word.startswith("UNION"):
            names.clear()
            names |= given
        names |= matched(code, clause) | {item.name for item in made if item.name}


def _given_back(code: str, clause: Clause) -> list[Item]:
    """What a CALL makes known by its RETURN; nothing of another clause."""
    opened = _OPENED.match(code, clause.begin, clause.end) if clause.word == "CALL" else None
    if opened is None:
        return []
    inner = clauses(code, opened.end(), closing(code, opened.start(2)))
    return [item for part in inner if part.word == "RETURN" for item in items(code, part)]


def items(code: str, clause: Clause) -> list[Item]:
    """What a WITH or RETURN projects."""
    body = code[clause.begin : clause.end]
    first = re.match(r"\s*DISTINCT\b", body, re.IGNORECASE)
    parts, depth, begin = [], 0, first.end() if first else 0
    for at, char in enumerate(body):
        depth += (char in "([{") - (char in ")]}")
        if char == "," and not depth and at >= begin:
            parts.append((begin, at))
            begin = at + 1
    parts.append((begin, len(body)))
    return [_item(body[a:b], clause.begin + a) for a, b in parts if body[a:b].strip()]


def _item(text: str, at: int) -> Item:
    at += len(text) - len(text.lstrip())
    if named := _NAMED.fullmatch(text):
        return Item(named["alias"], text[: named.start("alias")].rstrip()[:-2].strip(), at)
    alone = re.fullmatch(r"\s*(\w+)\s*", text)
    return Item(alone[1] if alone else "", text.strip(), at)


def returned(code: str) -> Iterator[Returned]:
    """What the outermost RETURNs of a bare text give: one item a column, and so for each part of a UNION."""
    yield from _walk(code, clauses(code), Known())


def _walk(code: str, parts: list[Clause], given: Known, depth: int = 0) -> Iterator[Returned]:
    known, ordered = given.copy(), False
    for place, clause in enumerate(parts):
        body = code[clause.begin : clause.end]
        if clause.word.endswith("MATCH"):
            known.things |= matched(code, clause)
        elif clause.word == "UNWIND":
            item = _item(body, clause.begin)
            _set(known, item.name, _is_thing(item.expression, known), False)
        elif clause.word == "CALL":
            for inner in _called(code, clause, known, depth + 1):
                _set(known, inner.item.name, inner.thing, inner.loose)
        elif clause.word.startswith("UNION"):
            known = given.copy()
        elif clause.word in ("WITH", "RETURN"):
            found = [
                Returned(item, _is_thing(item.expression, known), _is_loose(item.expression, known, ordered))
                for item in items(code, clause)
            ]
            if clause.word == "RETURN":
                yield from found
            elif not body.lstrip().startswith("*"):
                known = Known()
                for one in found:
                    _set(known, one.item.name, one.thing, one.loose)
            ordered = any(after.word == "ORDER BY" for after in _behind(parts, place))


def _behind(parts: list[Clause], place: int) -> Iterator[Clause]:
    """The clauses that belong to the WITH or RETURN at a place: ORDER BY, SKIP, LIMIT, WHERE."""
    for clause in islice(parts, place + 1, None):
        if clause.word not in ("ORDER BY", "SKIP", "LIMIT", "WHERE"):
            return
        yield clause


def behind(parts: list[Clause], clause: Clause) -> set[str]:
    """The words of the clauses that belong to a WITH or RETURN."""
    return {after.word for after in _behind(parts, bisect(parts, clause.at, key=lambda part: part.at) - 1)}


def subqueries(code: str) -> Iterator[tuple[int, int]]:
    """The bodies of `CALL (x) { … }`, of one within another too: where each begins and ends."""
    calls = re.finditer(r"\bCALL\s*(?:\([^()]*\)\s*)?(\{)", code, re.IGNORECASE)
    for call in islice(calls, _DEEPEST):
        yield call.start(1) + 1, closing(code, call.start(1))


def _called(code: str, clause: Clause, known: Known, depth: int) -> list[Returned]:
    opened = _OPENED.match(code, clause.begin, clause.end)
    if opened is None or depth > _DEEPEST:
        return []
    brace = opened.start(2)
    names = set(re.findall(r"\w+|\*", opened[1] or ""))
    inner = known.copy() if "*" in names else Known(known.things & names, known.loose & names)
    return list(_walk(code, clauses(code, brace + 1, closing(code, brace)), inner, depth))


def _set(known: Known, name: str, thing: bool, loose: bool) -> None:
    for names, member in ((known.things, thing), (known.loose, loose)):
        (names.add if member else names.discard)(name)


def _is_thing(expression: str, known: Known, depth: int = 0) -> bool:
    """Whether an expression gives a node, relationship or path, or a list or map of such."""
    text = expression.strip()
    if depth > _DEEPEST:
        return False
    if re.fullmatch(r"\w+(?:\s*\[[^\[\]]*\])*", text):
        return re.match(r"\w+", text)[0] in known.things  # type: ignore[index]
    if _MAKES_THINGS.fullmatch(text):
        return True
    if inner := _GATHERS.fullmatch(text) or _PASSES_ON.fullmatch(text):
        return any(_is_thing(part, known, depth + 1) for part in _parts(inner[1]))
    if listed := _OUT_OF.fullmatch(text):
        source, _, gives = listed[2].partition("|")
        source = re.split(r"\bWHERE\b", source, flags=re.IGNORECASE)[0]
        return _is_thing(source, known, depth + 1) and (not gives or gives.strip() == listed[1])
    if text[:1] in "[{" and closing(text, 0) == len(text) - 1:
        return any(_is_thing(part.partition(":")[2] or part, known, depth + 1) for part in _parts(text[1:-1]))
    return any(name in known.things for name in _BRANCH.findall(text))


def _is_loose(expression: str, known: Known, ordered: bool) -> bool:
    """Whether an expression gives a list in no order, or what stands at a place of one."""
    text = expression.strip()
    if _GATHERS.fullmatch(text):
        return not ordered
    if found := _PLACE_OF.fullmatch(text):
        return (found[1] or found[2]) in known.loose
    told = re.match(r"(?:\[|reduce\s*\(\s*\w+\s*=\s*['\"\[][^,]*,)\s*\w+\s+IN\s+(\w+)\b", text, re.IGNORECASE)
    return told is not None and told[1] in known.loose


def _parts(text: str) -> list[str]:
    return [item.expression for item in items(text, Clause("", 0, 0, len(text)))]
