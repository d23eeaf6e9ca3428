"""Claims: what a source says of a document, be it of itself or of one that it refers to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.corpus.keys import Block, block_of, symbol_of
from kg.corpus.records import SourceRecord
from kg.resolution.bodies import NOBODY, Series, bodies_of_code, completed, series_of, series_of_code
from kg.resolution.terms import roman
from loaders.extraction import Header, Reference
from loaders.grammar.lexicon.symbols import Symbol
from loaders.text import SourceKind

OWN = -1
"""The place of the claim that a source makes of the document it holds or reports on."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One document as one source speaks of it.

    `place` is the index of the reference, or OWN. `series` is the body in whose series it is numbered, as far as the
    claim itself says; `guess` that which the source's territory suggests. `issued_on` is as exact as known. The
    document can't be later than `latest` nor earlier than `earliest` (dates, None where nothing is known). `names`
    are the names by which the source calls it; `content` marks sources with the same words; `territory` is that of
    the source.
    """

    source: str
    place: int
    ref: str
    block: Block | None
    symbol: Symbol | None
    doc_type: str | None
    issuer: str | None
    series: Series
    guess: Series
    issued_on: str | None
    term: str | None
    names: tuple[str, ...] = ()
    latest: str | None = None
    earliest: str | None = None
    kind: SourceKind = "original"
    content: str = ""
    territory: str | None = None

    @property
    def own(self) -> bool:
        return self.place == OWN

    @property
    def key(self) -> tuple[str, int]:
        return self.source, self.place


def claims_of(source: SourceRecord) -> tuple[Claim, ...]:
    """All claims of a source: that of its own document first, then those of its references in their order."""
    header = source.extraction.document
    references = source.extraction.references
    return (_own_claim(source, header), *(_claim(source, i, r) for i, r in enumerate(references)))


def _own_claim(source: SourceRecord, header: Header) -> Claim:
    symbol = symbol_of(header.number)
    cited = [r.issued_on for r in source.extraction.references if r.issued_on and len(r.issued_on) == 10]
    series, guess = _series(header.issuer, symbol, header.territory)
    return Claim(
        source=source.uri,
        place=OWN,
        ref=header.number or header.title or source.file,
        block=block_of(header.number, header.type) if header.number else None,
        symbol=symbol,
        doc_type=header.type or (symbol.type if symbol else None),
        issuer=header.issuer,
        series=series,
        guess=guess,
        issued_on=_dated(header.issued_on, symbol),
        term=None,
        names=(header.title,) if header.title else (),
        earliest=max(cited, default=None) if source.kind == "original" else None,
        kind=source.kind,
        content=hashlib.sha256(" ".join(source.content.split()).encode()).hexdigest(),
        territory=header.territory,
    )


def _claim(source: SourceRecord, place: int, reference: Reference) -> Claim:
    header = source.extraction.document
    symbol = symbol_of(reference.ref)
    series, guess = _series(reference.issuer, symbol, header.territory)
    return Claim(
        source=source.uri,
        place=place,
        ref=reference.ref,
        block=block_of(reference.ref, reference.type),
        symbol=symbol,
        doc_type=reference.type or (symbol.type if symbol else None),
        issuer=reference.issuer,
        series=series,
        guess=guess,
        issued_on=_dated(reference.issued_on, symbol),
        term=roman(reference.term),
        names=reference.also if symbol else (reference.ref, *reference.also),
        # A page may tell of a document long after it was issued, and name later ones.
        latest=header.issued_on if source.kind == "original" else None,
        territory=header.territory,
    )


def _series(issuer: str | None, symbol: Symbol | None, territory: str | None) -> tuple[Series, Series]:
    """The series that symbol and issuer tell, and that which the source's territory suggests where they don't. A code
    that only one body has is surer than prose, which calls a decision of the Prime Minister one of the Government."""
    organ = symbol.organ if symbol else None
    told, coded = series_of(issuer), series_of_code(symbol)
    if told.known or coded.known:
        series = coded if coded.known else told
        return series, series
    suggested = {completed(name, territory) for name in ([told.name] if told.name else bodies_of_code(organ))} - {None}
    return told, series_of(suggested.pop()) if len(suggested) == 1 else NOBODY


def _dated(issued_on: str | None, symbol: Symbol | None) -> str | None:
    """The date as exact as known; the year inside a symbol (`30/2020/NĐ-CP`) is surer than a date beside it."""
    year = symbol.year if symbol else None
    return year if year and not (issued_on or "").startswith(year) else issued_on
