"""What can be told of a Cypher text by looking at it."""

from __future__ import annotations

import re

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
