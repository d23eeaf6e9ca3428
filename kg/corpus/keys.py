"""The keys by which claims of one document find each other: number, type and code of the organ, folded."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.folding import fold
from loaders.grammar.symbols import Symbol, parse_symbol, symbol_key

_SHORT = re.compile(r"\D*?\b0*(?P<serial>\d{1,5}[a-eđ]?)")


class Block(NamedTuple):
    """Claims of different blocks are never of one document, but a short one (empty `organ`) may belong to any block of
    its number and type. `serial` has no leading zeros; where a symbol has no type, `type` is the year in it."""

    serial: str
    type: str
    organ: str


def block_of(ref: str, doc_type: str | None) -> Block | None:
    """The block of a document that a text calls by its symbol or by type and number ("Quyết định 1696"); None where it
    has no number."""
    symbol = symbol_of(ref)
    if symbol is not None:
        serial, year, code, organ = symbol_key(symbol)
        return Block(serial, code or year, organ.replace("&", "").replace(".", "")) if serial else None
    short = _SHORT.fullmatch(" ".join(ref.split()))
    return Block(short["serial"].casefold(), fold(doc_type), "") if short and doc_type else None


def symbol_of(ref: str | None) -> Symbol | None:
    """The symbol that a reference or header prints, if it is one; its serial is empty where a draft left it blank."""
    return parse_symbol(ref) if ref else None
