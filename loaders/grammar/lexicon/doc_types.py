"""Types of documents by their names (ontology/doc_types.tsv)."""

from __future__ import annotations

import re
from functools import cache

from loaders.folding import fold, plain
from loaders.tables import table

TYPE_WORD = "|".join(sorted({re.escape(fold(row["name"])) for row in table("doc_types")}, key=len, reverse=True))
"""The folded names of document types as alternatives of a pattern, longest first."""


@cache
def type_words() -> re.Pattern[str]:
    """The names of document types at the beginning of folded text, longest first."""
    return re.compile(rf"(?P<name>{TYPE_WORD})(?!\w)")


def misread_type(line: str) -> str | None:
    """The folded name of the type that fills a line in capitals whose letters scanning has parted or whose tones it has
    changed (`K ÉT LUẬN`); None for other lines."""
    if not line.isupper() or len(line) > _LONGEST_NAME or type_words().match(fold(line)):
        return None
    return _by_letters().get(plain(line).replace(" ", "").strip(":.-*_"))


_LONGEST_NAME = 30


@cache
def _by_letters() -> dict[str, str]:
    names = {fold(row["name"]) for row in table("doc_types")}
    letters = [plain(name).replace(" ", "") for name in names]
    return {key: name for name in names if letters.count(key := plain(name).replace(" ", "")) == 1}


def code_of(type_word: str) -> str | None:
    """The code of a type by its name in any case, the usual one where it has several; None for other words."""
    return _codes().get(fold(type_word))


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for row in table("doc_types"):
        codes.setdefault(fold(row["name"]), row["code"])
    return codes
