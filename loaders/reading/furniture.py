"""Page furniture: whole lines that portals put around the documents that they copy (`ontology/furniture.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from loaders.tables import table

_FRONT_MATTER = 40
_ENTRY = re.compile(r"[A-Za-z_-]+:( |$)|[ \t]+|- |#|$")
_ENDS_DOCUMENT = re.compile(r"\./\.\s*$|^\W*Nơi nhận\s*:")


def without_furniture(text: str) -> str:
    """The canonical text without the lines of the table. A row of scope `rest` ends the text at its line, where a
    document has ended before it, or more stands before it than after."""
    furniture = _furniture()
    lines = _without_front_matter(text.split("\n"))
    found = [furniture.fullmatch(line.strip()) if line else None for line in lines]
    scopes = [match and match.lastgroup for match in found]
    if "rest" in scopes:
        ends = scopes.index("rest")
        ended = any(_ENDS_DOCUMENT.search(line) for line in lines[:ends])
        if ended or sum(map(len, lines[:ends])) > sum(map(len, lines[ends:])):
            lines = lines[:ends]
    return "\n".join(line for line, scope in zip(lines, scopes, strict=False) if scope != "line")


def _without_front_matter(lines: list[str]) -> list[str]:
    """The lines below the block of `key: value` between rules with which converters begin a file."""
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:_FRONT_MATTER]):
        return lines
    end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == "---")
    return lines[end + 1 :] if all(_ENTRY.match(line) for line in lines[1:end]) else lines


@cache
def _furniture() -> re.Pattern[str]:
    """The rows of the table, in a group named after their scope."""
    scopes: dict[str, list[str]] = {"rest": [], "line": []}
    for row in table("furniture"):
        scopes[row["scope"]].append(f"(?:{row['pattern']})")
    return re.compile("|".join(f"(?P<{scope}>{'|'.join(patterns)})" for scope, patterns in scopes.items()))
