"""The keys by which claims of one document find each other: number, type and code of the organ, folded."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.folding import fold
from loaders.grammar.lexicon.symbols import Symbol, parse_symbol, symbol_key
from loaders.tables import several, table

_SHORT = re.compile(r"(?P<type>[^\W\d]+(?: [^\W\d]+){0,2}?)(?: số)? ?0*(?P<serial>[1-9]\d{0,4}[a-eđ]?)")

_ALIKE = {"qđi": "qđ", "qyđ": "qđ", "cthđ": "ctr", "tbkl": "tb"}
"""Codes of types that a body numbers in the series of another, so that texts write one for the other."""

_JOINT = ("lt", "lb", "ln", "ph")
"""How the codes of types end that several bodies issue together (TTLT, KHLT, QCPH)."""

_APART = re.compile(r"@(?:\d{4}(?:-\d\d){0,2}|\d+)$")


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
        code = _ALIKE.get(code, code)
        if is_joint(symbol):  # each of the bodies may put its own code first
            organ = "-".join(sorted(organ.split("-")))
        return Block(serial, code or year, organ.replace("&", "").replace(".", "")) if serial else None
    short = _SHORT.fullmatch(" ".join(named(ref).split()))
    if short is None or fold(short["type"]) not in _type_words():
        return None
    return Block(short["serial"].casefold(), fold(doc_type or _type_words()[fold(short["type"])]), "")


def is_joint(symbol: Symbol) -> bool:
    """Whether a symbol is that of a document which several bodies issue together."""
    return fold(symbol.type or "").endswith(_JOINT)


@cache
def _type_words() -> dict[str, str]:
    """The words and codes of document types, folded, each with its code."""
    words: dict[str, str] = {}
    for row in table("doc_types"):
        for code in several(row["code"]):
            words.setdefault(fold(code), code)
        words.setdefault(fold(row["name"]), several(row["code"])[0])
    return words


def symbol_of(ref: str | None) -> Symbol | None:
    """The symbol that a reference or header prints, if it is one; its serial is empty where a draft left it blank."""
    return parse_symbol(named(ref)) if ref else None


def named(ref: str) -> str:
    """How a text calls a document: its ref without the mark that tells it from another of the same symbol in that text
    (`18-NQ/TW@2022-06-16`)."""
    return _APART.sub("", ref)
