"""What can be told of a Cypher text by looking at it: what it would read or write, and what only one store understands.

The rules of `lint` are those on which kglite and Neo4j 5.26 were found to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUIET = re.compile(
    r"""'(?:[^'\\]|\\.)*'? | "(?:[^"\\]|\\.)*"? | `[^`]*`? | //[^\n]* | /\*.*?(?:\*/|\Z)""", re.VERBOSE | re.DOTALL
)


def bare(text: str) -> str:
    """The text with its strings, quoted names and comments blanked: of the same length, with only keywords and plain
    names left to read.

    >>> bare("RETURN 'DELETE' AS x // SET")
    "RETURN '      ' AS x       "
    """

    def blank(match: re.Match[str]) -> str:
        quiet = match.group()
        inside = re.sub(r"[^\n]", " ", quiet)
        return quiet[0] + inside[1:-1] + quiet[0] if quiet[0] in "'\"`" and len(quiet) > 1 else inside

    return _QUIET.sub(blank, text)


def reads_files(text: str) -> bool:
    """Whether the query would read files of the machine it runs on."""
    return re.search(r"\bLOAD\s+CSV\b", bare(text), re.IGNORECASE) is not None


def asks_for_its_plan(text: str) -> bool:
    """Whether the text asks how the query would run, instead of being one."""
    return re.match(r"\s*(?:EXPLAIN|PROFILE)\b", bare(text), re.IGNORECASE) is not None


_FORBIDDEN = (
    (r"(?<![.$\w])(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|DROP|INSERT|LOAD\s+CSV)\b", "{} does not only read"),
    (r"(?<![.\w])(elementId|id)\s*\(", "{}() differs between stores: use the property id"),
    (r"\b(apoc|db)\.\w", "{}. is there in one store only"),
    (r"(?<![.\w])(properties|keys)\s*\(", "{}() differs between stores: name the properties"),
    (r"\{\s*(\.\*)", "{} differs between stores: name the properties"),
    (r"\b(COLLECT)\s*\{", "{} {{ … }} is there in one store only: use CALL (x) {{ … }} and collect()"),
    (r"\b(CALL)\s*\{", "{} {{ … }} is the old form: write CALL (x) {{ … }}"),
    (r"\b(percentileCont|percentileDisc)\s*\(", "{}() differs between stores"),
    (r"\b(SHORTEST)\b", "{} is there in one store only"),
    (r"\]\s*->?\s*(\{|\+|\*)|\)\s*(\{)\s*\d", "quantified patterns are there in one store only"),
    (r"\.(type)\b(?!\s*\()|[{,]\s*(type)\s*:", "a property named type hides what kglite invents: rename it"),
)
_AGGREGATE = re.compile(r"(?<![.\w])(count|collect|sum|avg|min|max|stDevP?)\s*\(", re.IGNORECASE)
_ITEM_BEGINS = re.compile(r"(?:\b(?:WITH|RETURN)(?:\s+DISTINCT)?|,)\s*\Z", re.IGNORECASE)


def lint(text: str) -> list[str]:
    """What in a query would give other rows, or an error, in another store: one message each, empty where all is well.

    >>> lint("MATCH (a)-[:CITES*]->(b) RETURN b.id AS id")
    ['line 1: an unbounded * stops at 10 steps in one store: write *1..8']
    """
    code = bare(text)
    found = [(match.start(), "block comments end early in one store: use //") for match in _block_comments(text)]
    for pattern, message in _FORBIDDEN:
        for match in re.finditer(pattern, code, re.IGNORECASE):
            found.append((match.start(), message.format(next(filter(None, match.groups())))))
    found += [(at, "an unbounded * stops at 10 steps in one store: write *1..8") for at in _unbounded(code)]
    found += [(at, f"{name}() must stand alone, with a name: WITH {name}(…) AS x") for at, name in _mixed(code)]
    for match in re.finditer(r"\b(?:shortestPath|allShortestPaths)\s*\(", code):
        clause = re.split(r"\bMATCH\b", code[: match.start()])[-1]
        if not re.fullmatch(r"\s*(?:\w+\s*=\s*)?", clause):
            found.append((match.start(), "shortestPath() must be the first pattern of its MATCH"))
    return [f"line {code.count(chr(10), 0, at) + 1}: {message}" for at, message in sorted(found)]


def _block_comments(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _QUIET.finditer(text) if match.group().startswith("/*"))


def _unbounded(code: str) -> Iterator[int]:
    """Where a relationship pattern has a `*` without an upper bound."""
    for match in re.finditer(r"-\s*\[[\w\s:|&!$()]*\*\s*(\d*)\s*(\.\.)?\s*(\d*)", code):
        least, range_, most = match.groups()
        if not (most or (least and not range_)):
            yield match.start()


def _mixed(code: str) -> Iterator[tuple[int, str]]:
    """Aggregates that are part of an expression instead of one item of WITH or RETURN."""
    for match in _AGGREGATE.finditer(code):
        end, depth = match.end(), 1
        while end < len(code) and depth:
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        named = re.match(r"\s+AS\s+\w+", code[end:], re.IGNORECASE)
        nested = _AGGREGATE.search(code, match.end(), end)
        if nested or not named or not _ITEM_BEGINS.search(code, 0, match.start()):
            yield match.start(), match.group(1)
