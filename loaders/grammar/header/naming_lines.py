"""The document's own number and type where a copy lacks the letterhead: the line under an annex's title that names
the document it belongs to, a caption above or below the text, what the text calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.folding import fold
from loaders.grammar.header.telling import document
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.doc_types import TYPE_WORD, code_of
from loaders.grammar.lexicon.symbols import Symbol, find_symbols, symbol_key
from loaders.grammar.outline import Paragraph, Zone

_ATTACHED = re.compile(rf"\W*(?:ban hành )?kèm theo (?P<type>{TYPE_WORD}) số:? *\Z")
_NAMED = re.compile(rf"(?<!\w)(?P<type>{TYPE_WORD}) số:? *\Z")
_SPEAKS_OF_ITSELF = re.compile(rf"(?<!\w)(?P<type>{TYPE_WORD}) này(?!\w)")
_LONGEST_CAPTION, _CAPTIONS_ABOVE, _CAPTIONS_BELOW = 250, 3, 3


@dataclass(frozen=True, slots=True)
class Named:
    """A symbol with its place, and the date behind it with its place."""

    symbol: Symbol
    at: tuple[int, int]
    issued_on: str | None = None
    date_at: tuple[int, int] | None = None


def named_by_annex(content: str, paragraphs: Sequence[Paragraph], own_type: str | None) -> Named | None:
    """The one document that all annexes call theirs, where it is of the document's own type."""
    found = [n for p in paragraphs if p.zone in (Zone.ANNEX, Zone.BODY) for n in _attached(content, p, own_type)]
    same = len({symbol_key(n.symbol) for n in found}) == 1
    return found[0] if same else None


def _attached(content: str, paragraph: Paragraph, own_type: str | None) -> Iterator[Named]:
    if own_type is None or not paragraph.text.startswith("("):
        return
    for start, end, symbol in find_symbols(paragraph.text)[:1]:
        attached = _ATTACHED.fullmatch(" ".join(fold(paragraph.text[:start]).split()) + " ")
        if attached and own_type == (symbol.type or "CV") and code_of(attached["type"]) == own_type:
            behind = paragraph.text[end : end + 45]
            dates = [d for d in find_dates(behind)[:1] if d.start <= 8]
            at = paragraph.start + end
            date_at = (at + dates[0].start, at + dates[0].end) if dates else None
            place = paragraph.start + start, paragraph.start + end
            yield Named(symbol, place, dates[0].iso if dates else None, date_at)


def own_type(content: str) -> str | None:
    """The type by which a text calls itself, where it does so by one type alone: `Nghị quyết này`."""
    called = {code_of(m["type"]) for m in _SPEAKS_OF_ITSELF.finditer(fold(content))}
    return called.pop() if len(called) == 1 else None


def named_by_title(paragraphs: Sequence[Paragraph]) -> Named | None:
    """The number and date in the first line of a title: `NGHỊ QUYẾT SỐ 214-NQ/UBTVQH9 NGÀY 26-8-1994`."""
    title = next((p for p in paragraphs if p.zone is Zone.TITLE), None)
    told = document(title.text, title.start) if title else None
    if told is None or not told.direct or told.symbol is None or told.symbol_at is None:
        return None
    return Named(told.symbol, told.symbol_at, told.issued_on, told.date_at)


def named_by_caption(content: str, paragraphs: Sequence[Paragraph]) -> Named | None:
    """The document of which the first or last lines speak, where the text calls itself by that type alone: `Kết luận
    này`."""
    kind = own_type(content)
    if kind is None:
        return None
    for paragraph in (*paragraphs[:_CAPTIONS_ABOVE], *paragraphs[-_CAPTIONS_BELOW:]):
        if len(paragraph.text) > _LONGEST_CAPTION or paragraph.text.endswith((".", ";", ":")) or paragraph.marker:
            continue
        symbols = find_symbols(paragraph.text)
        if len(symbols) == 1 and symbols[0][2].type == kind:
            start, end, symbol = symbols[0]
            if _NAMED.search(fold(paragraph.text[:start])):
                return Named(symbol, (paragraph.start + start, paragraph.start + end))
    return None
