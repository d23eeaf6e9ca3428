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
    furniture, rest = _pattern("line"), _pattern("rest")
    lines = _without_front_matter(text.split("\n"))
    ends = next((at for at, line in enumerate(lines) if rest.fullmatch(line.strip())), len(lines))
    ended = any(_ENDS_DOCUMENT.search(line) for line in lines[:ends])
    if ended or sum(map(len, lines[:ends])) > sum(map(len, lines[ends:])):
        lines = lines[:ends]
    return "\n".join(line for line in lines if not furniture.fullmatch(line.strip()))


def _without_front_matter(lines: list[str]) -> list[str]:
    """The lines below the block of `key: value` between rules with which converters begin a file."""
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:_FRONT_MATTER]):
        return lines
    end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == "---")
    return lines[end + 1 :] if all(_ENTRY.match(line) for line in lines[1:end]) else lines


@cache
def _pattern(scope: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("furniture") if row["scope"] == scope))
