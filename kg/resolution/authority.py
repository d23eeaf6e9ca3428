"""The authority list: documents known beforehand, by which undated mentions and names are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.corpus.keys import Block, block_of, symbol_of
from kg.resolution.bodies import Series, series_of
from kg.resolution.names import name_key
from loaders.folding import fold
from loaders.tables import several, table

_SHORT = re.compile(r"(?i)[\w ]*?\b\d{1,5}[a-zđ]?(?:/[\w-]+)?")


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the authority list. One that is `sure` decides; any other is only named as a candidate."""

    key: str
    symbol: str
    doc_type: str
    issued_on: str
    issuer: str
    term: str | None
    title: str
    block: Block
    series: Series
    sure: bool


def known_in(block: Block) -> tuple[Known, ...]:
    """The listed documents of a block; of a short one (without organ), those of its number and type."""
    if block.organ:
        return _blocks().get(block, ())
    return tuple(k for b, rows in _blocks().items() if b[:2] == block[:2] for k in rows)


def known_by_name(name: str) -> tuple[Known, ...]:
    """The sure documents that bear a name; a name may be that of several."""
    return _names().get(name_key(name), ())


@cache
def _rows() -> tuple[tuple[Known, tuple[str, ...]], ...]:
    rows = []
    for row in table("authority"):
        block, symbol = block_of(row["symbol"], row["type"]), symbol_of(row["symbol"])
        if block is None or symbol is None:
            continue
        known = Known(
            key=row["key"],
            symbol=symbol.text,
            doc_type=row["type"],
            issued_on=row["issued_on"],
            issuer=row["issuer"],
            term=row["term"] or None,
            title=row["title"],
            block=block,
            series=series_of(row["issuer"]),
            sure=row["certainty"] != "hint" and bool(row["issued_on"]),
        )
        names = tuple(name for name in several(row["aliases"]) if not _SHORT.fullmatch(name))
        if fold(row["title"]).startswith(("luật ", "bộ luật ", "pháp lệnh ")):
            names += (f"{row['title']} năm {row['issued_on'][:4]}",)
        rows.append((known, names))
    return tuple(rows)


@cache
def _blocks() -> dict[Block, tuple[Known, ...]]:
    blocks: dict[Block, tuple[Known, ...]] = {}
    for known, _ in _rows():
        blocks[known.block] = (*blocks.get(known.block, ()), known)
    return blocks


@cache
def _names() -> dict[str, tuple[Known, ...]]:
    names: dict[str, tuple[Known, ...]] = {}
    for known, aliases in _rows():
        for alias in aliases if known.sure else ():
            key = name_key(alias)
            if known not in names.get(key, ()):
                names[key] = (*names.get(key, ()), known)
    return names
