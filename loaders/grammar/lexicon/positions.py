"""Positions in which documents are signed (ontology/positions.tsv)."""

from __future__ import annotations

import re
from functools import cache

from loaders.folding import fold
from loaders.tables import table


@cache
def positions() -> re.Pattern[str]:
    """A position in folded text, or two that one person holds (`bộ trưởng, chủ nhiệm`); the Secretariat is none."""
    names = sorted(map(re.escape, _spellings()), key=len, reverse=True)
    one = "|".join(names)
    return re.compile(rf"(?<!\w)(?!(?<=ban )bí thư)(?P<position>(?:{one})(?:, (?:{one}))*)(?!\w)")


def spelled_position(folded: str) -> str:
    """A folded position as running text spells it: `phó chủ tịch` is `Phó Chủ tịch`."""
    return ", ".join(_spellings()[part] for part in folded.split(", "))


@cache
def _spellings() -> dict[str, str]:
    return {fold(row["position"]): row["position"] for row in table("positions")}
