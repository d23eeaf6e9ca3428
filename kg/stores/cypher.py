"""What can be told of a Cypher text by looking at it: which parts are quiet, and what it would do beside reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.stores import QueryError

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


_PLAN = re.compile(r"\s*(?:CYPHER\b(?:\s+[\d.]+)?(?:\s+\w+\s*=\s*\w+)*\s+)?(?:EXPLAIN|PROFILE)\b", re.IGNORECASE)


def asks_for_its_plan(text: str) -> bool:
    """Whether the text asks how the query would run, instead of being one."""
    return _PLAN.match(bare(text)) is not None


def several_statements(text: str) -> bool:
    """Whether something follows the semicolon that ends a statement."""
    return re.search(r";\s*[^\s;]", bare(text)) is not None


def quiet_parts(text: str) -> Iterator[re.Match[str]]:
    """The strings, quoted names and comments of a text."""
    return _QUIET.finditer(text)


def refuse_what_is_no_query(text: str) -> None:
    """Raises QueryError for a text that would read files, is several statements, or asks for its plan: in every store
    in the same words, whatever the store itself would do."""
    if reads_files(text):
        raise QueryError("LOAD CSV is not allowed: queries read the graph, not files")
    if several_statements(text):
        raise QueryError("several statements are not allowed: ask one query at a time")
    if asks_for_its_plan(text):
        raise QueryError("EXPLAIN and PROFILE are not part of a query: --profile shows the steps")
