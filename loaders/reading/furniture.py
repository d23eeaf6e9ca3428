"""Page furniture: whole lines that portals put around the documents that they copy (`ontology/furniture.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from loaders.tables import table


def without_furniture(text: str) -> str:
    """The canonical text without the lines of the table. A row of scope `rest` ends the text at its line, where more
    stands before it than after."""
    lines, rest = _patterns()
    end = rest.search(text)
    if end and end.start() > len(text) - end.start():
        text = text[: end.start()]
    return lines.sub("", text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _whole_line("line"), _whole_line("rest")


def _whole_line(scope: str) -> re.Pattern[str]:
    patterns = "|".join(row["pattern"] for row in table("furniture") if row["scope"] == scope)
    return re.compile(rf"(?m)^ *+(?:{patterns}) *+(?:\n|\Z)")
