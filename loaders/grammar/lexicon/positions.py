"""Positions in which documents are signed (ontology/positions.tsv)."""

from __future__ import annotations

import re
from functools import cache

from loaders.folding import fold, plain
from loaders.grammar.lexicon.places import find_place
from loaders.grammar.lexicon.symbols import CAPITAL
from loaders.tables import table

_LEADER = re.compile(
    r"(?P<position>(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Cục trưởng|Bộ trưởng|Thứ trưởng|Chánh Văn phòng)) "
    r"(?P<body>(?:Thường trực )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Sở|Bộ)"
    rf"[^,;.\n]{{0,60}}?) (?P<name>[{CAPITAL}]\w+(?: [{CAPITAL}]\w+){{2,4}})\s*\Z"
)


def leader(text: str) -> re.Match[str] | None:
    """The person with position and body that a text ends with: `Phó Chủ tịch UBND tỉnh Nguyễn Văn An`. A place is no
    person: `Chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu`."""
    for found in _LEADER.finditer(text):
        return None if find_place(found["name"]) else found
    return None


@cache
def positions() -> re.Pattern[str]:
    """A position in folded text, or two that one person holds (`bộ trưởng, chủ nhiệm`); the Secretariat is none."""
    names = sorted(map(re.escape, _spellings()), key=len, reverse=True)
    one = "|".join(names)
    return re.compile(rf"(?<!\w)(?!(?<=ban )bí thư)(?P<position>(?:{one})(?:, (?:{one}))*)(?!\w)")


@cache
def plain_positions() -> re.Pattern[str]:
    """A position in text that has lost its tones and hats (`PHO CHU TICH`), in small letters."""
    names = sorted((plain(name) for name in _spellings()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?!(?<=ban )bi thu)(?P<position>{'|'.join(map(re.escape, names))})(?!\w)")


def spelled_position(folded: str) -> str:
    """A folded position as running text spells it: `phó chủ tịch` is `Phó Chủ tịch`, so is `pho chu tich`."""
    return ", ".join(_spellings().get(part) or _plain_spellings()[part] for part in folded.split(", "))


@cache
def _spellings() -> dict[str, str]:
    return {fold(row["position"]): row["position"] for row in table("positions")}


@cache
def _plain_spellings() -> dict[str, str]:
    return {plain(folded): spelling for folded, spelling in _spellings().items()}
