"""Other documents that a text refers to, each once, with all its mentions."""

from __future__ import annotations

from loaders.extraction import Evidence, Header, Reference
from loaders.grammar.outline import Paragraph
from loaders.grammar.symbols import find_symbols, parse_symbol, symbol_key


def find_references(content: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Reference, ...]:
    """Every other document that the text refers to, in the order of first mention."""
    own = parse_symbol(header.number or "")
    found: dict[tuple[str, ...], list[Evidence]] = {}
    names = {}
    for start, end, symbol in find_symbols(content):
        if symbol.serial and (own is None or symbol_key(own) != symbol_key(symbol)):
            names.setdefault(symbol_key(symbol), symbol)
            found.setdefault(symbol_key(symbol), []).append(Evidence(content[start:end], start, end, "symbol", 0.9))
    return tuple(Reference(names[k].text, names[k].type, None, None, tuple(found[k])) for k in found)
