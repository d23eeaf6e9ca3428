"""What in a Cypher text would give other rows, or an error, in another store.

The rules are those on which kglite, Neo4j 5.26 and a newer Neo4j were found to agree: text that keeps them gives the
same rows in each.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.stores.clauses import Clause, before, behind, clauses, closing, in_scope, items, matched, returned, subqueries
from kg.stores.cypher import bare, quiet_parts


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong in a line of a query, and what to write instead.

    >>> print(Finding(2, "keys() differs between stores", "name the properties"))
    line 2: keys() differs between stores: name the properties
    """

    line: int
    what: str
    instead: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}: {self.instead}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Text that must not be there; the first group that matched fills the braces of `what`."""

    pattern: str
    what: str
    instead: str


RULES = (
    Rule(
        r"(?<![.$\w:])(?!(?:(?<=[{,])|(?<=[{,]\s))\w+\s*+:)"  # a key of a map: no clause goes on with a colon
        r"(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|DROP|INSERT|ALTER|GRANT|LOAD\s+CSV)\b(?!\s*[,)\].])",
        "{} does not only read",
        "leave it out: kg load and kg unload change the graph",
    ),
    Rule(r"(?<![.\w])(elementId|id)\s*\(", "{}() differs between stores", "use the property id"),
    Rule(r"\b(apoc|db|dbms|gds|tx)\.\w", "{}. is there in one store only", "write it with clauses and functions"),
    Rule(r"\bCALL\s+(\w+(?:\.\w+)*)\s*(?:\(|$|\n|YIELD)", "the procedure {} is there in one store only", "use MATCH"),
    Rule(r"(?<![.\w])(properties|keys)\s*\(", "{}() differs between stores", "name the properties"),
    Rule(r"(?<=[{,])\s*(\.\*)", "{} differs between stores", "name the properties"),
    Rule(r"\b(COLLECT)\s*\{", "{} with braces is there in one store only", "use CALL (x) and collect()"),
    Rule(r"\b(CALL)\s*\{", "{} without names is the old form", "write CALL (x) where it uses x, else CALL ()"),
    Rule(r"\bOPTIONAL\s+(CALL)\b", "OPTIONAL {} is there in one store only", "use OPTIONAL MATCH within CALL (x)"),
    Rule(r"\b(percentileCont|percentileDisc)\s*\(", "{}() differs between stores", "collect the values in order"),
    Rule(r"(?<![.\w])(round)\s*\(", "{}() of negative halves differs between stores", "use floor(x + 0.5)"),
    Rule(r"(?<![.\w])(stDevP?)\s*\(", "{}() of one value differs between stores", "compute it from sums"),
    Rule(r"\bAS\s+(all|any|none|single)\b", "{} as a name is refused by one store", "give it another name"),
    Rule(r"\b(SHORTEST|ACYCLIC|TRAIL|WALK)\s*(?=[(\d])", "{} is there in one store only", "use shortestPath()"),
    Rule(
        r"(?:\]\s*->?|-->|--)\s*(\{\s*[\d,]|[+*]\s*\()",
        "quantified patterns are there in one store only",
        "write -[:TYPE*1..8]->",
    ),
    Rule(
        r"\.(type)\b(?!\s*\()|[{,]\s*(type)\s*:",
        "a property named {} hides what one store invents",
        "give it another name",
    ),
    Rule(r"[(|&:]\s*(!|%)\s*[\w)]", "{} in labels is there in one store only", "name the labels, or use WHERE"),
    Rule(
        r"[(\[]\s*+\w*+\s*+:(?:[\w|&]*+:)*+\s*+(\$)",
        "a label or type from a parameter ({}) is there in one store only",
        "write it into the text",
    ),
    Rule(
        r"[(\[]\s*+(?:(?!WHERE\b)\w++\s*+)?+(?::[\w:|]*+\s*+)?+(WHERE)\b",
        "{} within a pattern is there in one store only",
        "write it behind the pattern",
    ),
    Rule(r"(!=|==)", "{} is there in one store only", "write <> or ="),
    Rule(
        r"(?<![.\w:$])(?<!\bAS\s)(?<!\bBY\s)(?<!\bWITH\s)(?<!\bRETURN\s)(?<!,\s)"
        r"(HAVING|FILTER|OFFSET|INTERSECT|EXCEPT|BETWEEN|I?LIKE|LET(?=\s+\w+\s*=))(?!\s+AS\b)\s+[\w(*'$]",
        "{} is there in one store only",
        "write it with WITH, WHERE and SKIP",
    ),
    Rule(r"(?<!\w)(NOT\s+IN)(?!\w)", "{} is there in one store only", "negate x IN list"),
    Rule(r"\A\s*(USE|CYPHER|EXPLAIN|PROFILE|SHOW|TERMINATE)\b", "{} is no part of a query", "leave it out"),
    Rule(r"\b(USING)\s+(?:INDEX|SCAN|JOIN|TEXT|RANGE|POINT)\b", "{} is there in one store only", "leave it out"),
    Rule(r"\}\s*(IN\s+(?:\d+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS)\b", "{} does not only read", "leave it out"),
    Rule(r"\b(FORMAT\s+CSV)\b", "{} is there in one store only", "leave it out: --format csv prints CSV"),
    Rule(r"\b(IS\s+(?:NOT\s+)?(?:::|TYPED|NFK?[CD]|NORMALIZED))", "{} is there in one store only", "leave it out"),
    Rule(r"\b(RETURN\s+(?:DISTINCT\s+)?\*)", "{} gives columns in another order in another store", "name the columns"),
    Rule(r"(;)\s*\S", "there is more behind {}", "write one query a text"),
    Rule(r"(?<![<>=])([<>]=?)\s*[\w.$]+\s*[<>]=?\s*[\w.$(]", "{} twice in a row", "compare twice, joined by AND"),
)
"""Each with a text that it finds and one that it lets pass in `tests/stores/test_lint.py`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN_BOTH = _words(
    """
    abs ceil floor sqrt sign exp log log10 tointeger tofloat toboolean tostring
    tolower toupper trim ltrim rtrim replace split substring left right reverse size head last tail range coalesce
    reduce all any none single nodes relationships length type labels startnode endnode exists
    count collect sum avg min max shortestpath allshortestpaths
    """
)
"""Functions that give the same in every store, in small letters."""

_RULED = _words("elementid id properties keys percentilecont percentiledisc round stdev stdevp")
_NO_FUNCTION = _words(
    """
    and or xor not in where with return match call when then else case as by on union unwind distinct is yield skip
    limit order optional starts ends contains end asc desc
    """
)
_FUNCTION = re.compile(r"(?<![\w.:`$])([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*\(")
_AGGREGATE = re.compile(r"(?<![.\w])(count|collect|sum|avg|min|max|stDevP?|percentile\w+)\s*\(", re.IGNORECASE)
_ITEM_BEGINS = re.compile(r"(?:\b(?:WITH|RETURN)(?:\s+DISTINCT)?|,)\s*\Z", re.IGNORECASE)
_NAMED_SO = re.compile(r"\s+AS\s+\w+", re.IGNORECASE)
_FIRST_PATTERN = re.compile(r"\bMATCH\b\s*+(?:\w++\s*+=\s*+)?+", re.IGNORECASE)
_GROUP = re.compile(r"\(\s*+(?:\w++\s*+=\s*+)?+\(")
_TIMES = re.compile(r"\s*(?:\{\s*[\d,]|[+*]\s*(?:[(,\n]|\Z))")
_WALK = re.compile(
    r"\(\s*+(?P<left>[^()]*+)\)\s*+<?-\s*+\[[^\[\]*]*+\*(?:\s*+\d*+\s*+\.\.)?\s*+(?P<most>\d{1,9})[^\[\]]*+\]"
    r"\s*+->?\s*+(?=\(\s*+(?P<right>[^()]*+)\))"
)
_SHORTEST = re.compile(r"\b(?:shortestPath|allShortestPaths)\s*\(\Z", re.IGNORECASE)
_MANY_STEPS = 5
"""Of fewer there are few chains."""


def lint(text: str) -> list[Finding]:
    """What in a query would give other rows, or an error, in another store; empty where all is well.

    >>> lint("MATCH (a)-[:CITES*]->(b) RETURN b.id AS id")
    [Finding(line=1, what='an unbounded * stops at 10 steps in one store', instead='write *1..8')]
    """
    return _in_lines(text, [*_forbidden(text), *_structure(_code(text))])


def unordered(text: str) -> list[Finding]:
    """Where a query leaves the order of its rows, or of a list that it gives, to the store."""
    return _in_lines(text, _disorder(_code(text)))


def _code(text: str) -> str:
    """The bare text without the semicolon at its end."""
    return re.sub(r";(?=\s*\Z)", " ", bare(text))


def _in_lines(text: str, found: Iterable[tuple[int, str, str]]) -> list[Finding]:
    ends = [end.start() for end in re.finditer("\n", text)]
    return sorted({Finding(bisect_left(ends, at) + 1, what, instead) for at, what, instead in found})


def _forbidden(text: str) -> Iterator[tuple[int, str, str]]:
    """What must not be there wherever it stands."""
    code = bare(text)
    for rule in RULES:
        for match in re.finditer(rule.pattern, code, re.IGNORECASE):
            group = next(filter(None, match.groups()))
            at = match.start(match.groups().index(group) + 1)
            yield at, rule.what.format(" ".join(group.split())), rule.instead
    for part in quiet_parts(text):
        if part.group().startswith("/*"):
            yield part.start(), "block comments are there in one store only", "use //"
        if part.group() == "`type`" and before(code, part.start()).endswith((".", "{", ",")):
            yield part.start(), "a property named type hides what one store invents", "give it another name"
        if part.group()[0] in "'\"" and re.search(r"\\[^\\'\"nrtbfuU]", part.group().replace("\\\\", "")):
            yield part.start(), "a backslash before this letter differs between stores", "write \\\\ for a backslash"
    for match in _FUNCTION.finditer(code):
        name = match[1]
        called = before(code, match.start()).upper().endswith("CALL")
        if name.lower() not in IN_BOTH | _RULED | _NO_FUNCTION and not called:
            yield match.start(), f"{name}() is not known to give the same in every store", "use other functions"


def _structure(code: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong where it stands."""
    for at in _unbounded(code):
        yield at, "an unbounded * stops at 10 steps in one store", "write *1..8"
    for at, name in _mixed(code):
        yield at, f"{name}() must stand alone, with a name", "name it in a clause before, and use the name"
    first = {found.end() for found in _FIRST_PATTERN.finditer(code)}
    for match in re.finditer(r"\b(?:shortestPath|allShortestPaths)\s*\(", code, re.IGNORECASE):
        if match.start() not in first:
            yield match.start(), "shortestPath() must be the first pattern of its MATCH", "give it a MATCH of its own"
    for group in _GROUP.finditer(code):
        end = closing(code, group.start())
        if _TIMES.match(code, end + 1) and code.find("-", group.start(), end) >= 0:
            yield group.start(), "quantified patterns are there in one store only", "write -[:TYPE*1..8]->"
    inner = list(subqueries(code))
    for begin, end in inner:
        yield from _cut(code, begin, end)
        yield from _miscounted(code, clauses(code, begin, end))
    for begin, end in ((0, len(code)), *inner):
        parts = clauses(code, begin, end)
        yield from _shadowed(code, parts)
        yield from _repeated(code, parts)
        yield from _walked(code, begin, parts)
        yield from _held(code, parts)
    for one in returned(code):
        if not one.item.name and one.item.expression != "*":
            yield one.item.at, "a column without a name is called otherwise in another store", "write AS and a name"
        elif one.thing:
            yield (
                one.item.at,
                f"{one.item.name} is a node, relationship or path, or holds some",
                "return its properties: x.id AS id",
            )


def _unbounded(code: str) -> Iterator[int]:
    """Where a relationship pattern has a `*` without an upper bound."""
    for match in re.finditer(r"-\s*\[[\w\s:|&!$()`]*\*\s*(\d*)\s*(\.\.)?\s*(\d*)", code):
        least, range_, most = match.groups()
        if not (most or (least and not range_)):
            yield match.start()


def _mixed(code: str) -> Iterator[tuple[int, str]]:
    """Aggregates that are part of an expression instead of one item of WITH or RETURN."""
    for match in _AGGREGATE.finditer(code):
        end = closing(code, match.end() - 1) + 1
        named = _NAMED_SO.match(code, end)
        nested = _AGGREGATE.search(code, match.end(), end)
        if nested or not named or not _ITEM_BEGINS.search(before(code, match.start())):
            yield match.start(), match.group(1)


def _shadowed(code: str, parts: list[Clause]) -> Iterator[tuple[int, str, str]]:
    """Names that ORDER BY takes for the column in one store and for the node in another."""
    for clause, after in itertools.pairwise(parts):
        if after.word != "ORDER BY":
            continue
        named = {item.name for item in items(code, clause) if item.name and item.name != item.expression}
        for match in re.finditer(r"(?<![\w.$])(\w+)\s*\.", code[after.begin : after.end]):
            if match[1] in named:
                yield (
                    after.begin + match.start(),
                    f"{match[1]} is a column and a node behind ORDER BY",
                    "give the column another name than the node",
                )


def _cut(code: str, begin: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Where a subquery sorts and cuts what it has worked out: kglite then gives nothing in every column."""
    parts, gathered = clauses(code, begin, end), False
    for clause in parts:
        if clause.word not in ("WITH", "RETURN"):
            continue
        body = code[clause.begin : clause.end]
        gathered |= bool(_AGGREGATE.search(body)) or re.match(r"\s*DISTINCT\b", body, re.IGNORECASE) is not None
        made = clause.word == "RETURN" or any(item.name != item.expression for item in items(code, clause))
        if made and not gathered and {"ORDER BY", "LIMIT"} <= behind(parts, clause):
            yield (
                clause.at,
                "a subquery that sorts and cuts what it returns gives nothing in one store",
                "sort and cut bare names first, then return their properties",
            )


def _miscounted(code: str, parts: list[Clause]) -> Iterator[tuple[int, str, str]]:
    """Where a subquery counts distinct ends of the relationships that fit a condition: kglite looks at one of several
    between the same two nodes only."""
    for match, where, clause in zip(parts, parts[1:], parts[2:], strict=False):
        if not (match.word.endswith("MATCH") and where.word == "WHERE" and clause.word in ("WITH", "RETURN")):
            continue
        links = set(re.findall(r"-\s*\[\s*(\w+)", code[match.begin : match.end]))
        asked = set(re.findall(r"\w+", code[where.begin : where.end]))
        counted = re.fullmatch(
            r"\s*count\s*\(\s*DISTINCT\b[^()]*\)\s*AS\s+\w+\s*", code[clause.begin : clause.end], re.I
        )
        if counted and links & asked:
            yield (
                clause.at,
                "count(DISTINCT …) alone misses rows in one store",
                "count(*) beside it, or DISTINCT rows first",
            )


def _repeated(code: str, parts: list[Clause]) -> Iterator[tuple[int, str, str]]:
    """Where the ends of many steps from nodes that a list of ids finds are to be distinct: Neo4j takes them for so,
    though several of the nodes lead to one."""
    for match, where, clause in zip(parts, parts[1:], parts[2:], strict=False):
        if not (match.word.endswith("MATCH") and where.word == "WHERE" and clause.word in ("WITH", "RETURN")):
            continue
        pattern, made = code[match.begin : match.end], code[clause.begin : clause.end]
        listed = set(re.findall(r"(?<![\w.$])(?<!NOT\s)(\w+)\s*\.\s*id\s+IN\b", code[where.begin : where.end], re.I))
        starts = listed & set(re.findall(r"\(\s*(\w+)", pattern)) - set(re.findall(r"\w+", made))
        if starts and re.search(r"\bDISTINCT\b", made, re.I) and re.search(r"\[[^\[\]]*\*", pattern):
            yield (
                where.at,
                "DISTINCT behind many steps from a list of ids is lost in one store",
                "UNWIND the ids first, and MATCH each by its id",
            )


def _walked(code: str, begin: int, parts: list[Clause]) -> Iterator[tuple[int, str, str]]:
    """Where many steps are walked between two ends that are both told, to be made distinct only then: Neo4j may join
    the ends, by what it knows of their number, and then lists every chain between them. kglite lists them where the
    steps are optional and what is distinct is asked for more."""
    given = re.search(r"\(([^()]*)\)\s*\{\s*\Z", code[:begin])
    known = in_scope(code, parts, set(re.findall(r"\w+", given[1])) if given else set())
    for n, ((match, after), told) in enumerate(zip(itertools.pairwise(parts), known, strict=False)):
        if not match.word.endswith("MATCH"):
            continue
        where, made = (after, parts[n + 2 : n + 3]) if after.word == "WHERE" else (None, [after])
        if not made or not re.search(r"\bDISTINCT\b", code[made[0].begin : made[0].end], re.IGNORECASE):
            continue
        asked = set(re.findall(r"(\w+)\s*\.", code[where.begin : where.end])) if where else set()
        optional = match.word == "OPTIONAL MATCH" and "WHERE" in behind(parts, made[0])
        for walk in _WALK.finditer(code, match.begin, match.end):
            ends = [(end, re.split(r"\W", end, maxsplit=1)[0]) for end in (walk["left"], walk["right"])]
            if int(walk["most"]) < _MANY_STEPS or _SHORTEST.search(before(code, walk.start())):
                continue
            if optional:
                yield (
                    match.at,
                    "many optional steps list every chain in one store where DISTINCT and WHERE follow",
                    "MATCH them within CALL (x), and gather them with collect()",
                )
            elif all("{" in end or name in told or name in asked for end, name in ends):
                yield (
                    match.at,
                    "many steps between two ends that are both told list every chain in one store",
                    "WITH DISTINCT behind the steps, then WHERE",
                )


def _held(code: str, parts: list[Clause]) -> Iterator[tuple[int, str, str]]:
    """Where a name is matched anew behind a WITH that has grouped it away: kglite holds on to one of each group."""
    seen, lately = set[str](), set[str]()
    kept: set[str] | None = None
    for clause in parts:
        if clause.word in ("WITH", "RETURN"):
            made = items(code, clause)
            gathers = [bool(_AGGREGATE.match(item.expression)) for item in made]
            grouped = clause.word == "WITH" and any(gathers) and not all(gathers)
            kept = {item.name for item in made} if grouped else None
            seen |= lately
            lately = set()
        anew = matched(code, clause)
        for name in sorted((anew & seen) - kept) if kept is not None else ():
            yield clause.at, f"{name} is matched again behind a grouping", "give it another name"
        lately |= anew


def _disorder(code: str) -> Iterator[tuple[int, str, str]]:
    outer = clauses(code)
    for parts in (outer, *(clauses(code, begin, end) for begin, end in subqueries(code))):
        for clause in parts:
            words = behind(parts, clause) if clause.word in ("WITH", "RETURN") else set()
            if words & {"LIMIT", "SKIP"} and "ORDER BY" not in words:
                yield clause.at, "LIMIT takes any rows where no order is told", "write ORDER BY before it"
    if any(clause.word.startswith("UNION") for clause in outer):
        yield outer[0].at, "the rows of a UNION come in any order", "put it into CALL () and sort what that returns"
        return
    last = [clause for clause in outer if clause.word == "RETURN"][-1:]
    for clause in last:
        if "ORDER BY" not in behind(outer, clause) and not _is_one_row(code, outer, clause):
            yield clause.at, "rows come in any order", "end with ORDER BY over columns that tell rows apart"
    for one in returned(code):
        if one.loose:
            yield (
                one.item.at,
                f"{one.item.name} is gathered in any order",
                "sort the rows before collect()",
            )


def _is_one_row(code: str, parts: list[Clause], clause: Clause) -> bool:
    """Whether a RETURN gives one row, or only rows that are alike: nothing was matched since there was one, or it gives
    nothing but aggregates and names that are the same in every row."""
    one, same = True, set[str]()
    for part in parts[: parts.index(clause) + 1]:
        if part.word.endswith(("MATCH", "UNWIND", "CALL")):
            one = False
        elif part.word in ("WITH", "RETURN"):
            made = items(code, part)
            one = one or all(_AGGREGATE.match(item.expression) or item.expression in same for item in made)
            kept = {item.name for item in made if one or item.expression in same}
            same = kept | same if any(item.expression == "*" for item in made) else kept
    return one
