"""Claims: what a source says of a document, be it of itself or of one that it refers to."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from functools import lru_cache
from typing import Any

from kg.corpus.keys import Block, block_of, is_joint, symbol_of
from kg.corpus.records import SourceRecord
from kg.resolution.bodies import (
    CENTRAL_SERIES,
    NAMES_KEPT,
    NOBODY,
    Series,
    bodies_of_code,
    body_row,
    completed,
    series_of,
    series_of_code,
    slug,
)
from kg.resolution.homes import Home, home_of, placed
from kg.resolution.identity import stub_id
from kg.resolution.subjects import subject_behind
from kg.resolution.terms import roman
from loaders.extraction import SELF, Header, Mention, Reference
from loaders.folding import fold
from loaders.grammar.lexicon.bodies import split_bodies
from loaders.grammar.lexicon.places import territory_name
from loaders.grammar.lexicon.symbols import Symbol
from loaders.text import SourceKind

OWN = -1
"""The place of the claim that a source makes of the document it holds or reports on."""

Key = tuple[str, int]
"""A claim by its source and its place there."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One document as one source speaks of it.

    `place` is the index of the reference, or OWN; `stub` the id of the document that stands for it where nobody knows
    which is meant. `series` is the body in whose series it is numbered, as far as the claim itself says; `guess` that
    which the source's territory suggests. `issued_on` is as exact as known. The document can't be later than `latest`
    nor earlier than `earliest` (dates, None where nothing is known). `names` are the names by which the source calls
    it; `content` marks sources with the same words; `territory` is that of the source; `mention` its first place
    there; `subject` what the text says there that it is about;
    `other_days` are days that the text prints for it at other places.
    """

    source: str
    place: int
    stub: str
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
    mention: Mention | None = None
    subject: str = ""
    other_days: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        return self.place == OWN

    @property
    def key(self) -> Key:
        return self.source, self.place

    @property
    def day(self) -> str | None:
        """The day of issue, where it is known exactly."""
        return self.issued_on if self.issued_on and len(self.issued_on) == 10 else None


def claims_of(source: SourceRecord) -> tuple[Claim, ...]:
    """All claims of a source: that of its own document first, then those of its references in their order."""
    header = source.extraction.document
    stubs: set[str] = set()
    alike: Counter[str] = Counter()
    home = home_of(source)
    own = _own_claim(source, header, home)
    claims: list[Claim] = []
    for place, reference in enumerate(source.extraction.references):
        name = slug(reference.ref, 60)
        while (stub := stub_id(source.uri, reference.ref, alike[name])) in stubs:
            alike[name] += 1
        stubs.add(stub)
        claims.append(_claim(source, place, reference, stub, home))
    return (_issued_by(source, own, claims), *claims)


def _own_claim(source: SourceRecord, header: Header, home: Home) -> Claim:
    symbol = symbol_of(header.number)
    cited = [r.issued_on for r in source.extraction.references if r.issued_on and len(r.issued_on) == 10]
    series, guess = _series(header.issuer, symbol, home, header.issued_on)
    return Claim(
        source=source.uri,
        place=OWN,
        stub=stub_id(source.uri),
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
        territory=home.full_territory,
    )


def _issued_by(source: SourceRecord, own: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim of a source's own document; where this is a plan without a number that a decision issues ("ban hành kèm
    theo Quyết định số …"), the decision stands for it."""
    issuing = {r.source for r in source.extraction.relations if r.type == "promulgates" and r.target == SELF}
    found = [claim for claim in claims if claim.block and source.extraction.references[claim.place].ref in issuing]
    if own.block is not None or len(found) != 1:
        return own
    (one,) = found
    return replace(
        own,
        block=one.block,
        symbol=one.symbol,
        doc_type=one.doc_type,
        issuer=one.issuer or own.issuer,
        series=one.series,
        guess=one.guess if one.guess.known else own.series,
        issued_on=one.issued_on,
    )


def _claim(source: SourceRecord, place: int, reference: Reference, stub: str, home: Home) -> Claim:
    header = source.extraction.document
    symbol = symbol_of(reference.ref)
    series, guess = _series(reference.issuer, symbol, home, _dated(reference.issued_on, symbol))
    return Claim(
        source=source.uri,
        place=place,
        stub=stub,
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
        territory=home.full_territory,
        mention=reference.mentions[0] if reference.mentions else None,
        subject=next(filter(None, (subject_behind(source.content, m.end) for m in reference.mentions[:3])), ""),
        other_days=tuple(sorted({m.issued_on for m in reference.mentions if m.issued_on})),
    )


def _series(issuer: str | None, symbol: Symbol | None, home: Home, on: str | None) -> tuple[Series, Series]:
    """The series that symbol and issuer tell, and that which the text's home suggests where they don't. A code that
    only one body has is surer than prose, which calls a decision of the Prime Minister one of the Government."""
    organ = symbol.organ if symbol else None
    told, coded = _placed(series_of(issuer), home, on), series_of_code(symbol)
    if symbol and is_joint(symbol):
        told = _together(told)
    if told.known and coded.known and _two_ministries(told.name, coded.name):
        return NOBODY, NOBODY
    if told.known or coded.known:
        series = coded if coded.known else told
        return series, series
    names = [told.name] if told.name else bodies_of_code(organ)
    suggested = _completed(names, home.territory_at(on), home, on)
    if not suggested and home.province and home.province != home.place:
        province = Home(territory_name(home.province), home.province, home.on)
        suggested = _completed(names, province.territory_at(on), home, on)
    return told, suggested.pop() if len(suggested) == 1 else NOBODY


def _together(series: Series) -> Series:
    """The series of bodies that issue together, whichever of them a text names first."""
    bodies = sorted(split_bodies(series.name), key=fold)
    return _named_series(" và ".join(bodies), series.known) if len(bodies) > 1 else series


def _two_ministries(one: str, other: str) -> bool:
    """Whether symbol and text name two ministries, so that one of them is a slip."""
    rows = [body_row(one), body_row(other)]
    return one != other and all(row is not None and row["kind"] == "ministry" for row in rows)


def _completed(names: Iterable[str], territory: str | None, home: Home, on: str | None) -> set[Series]:
    found = {completed(name, territory) for name in names}
    return {_placed(series_of(name), home, on) for name in found if name}


def _placed(series: Series, home: Home, on: str | None) -> Series:
    """The series of a body of that place, of several of its name, which is near the text's home."""
    if not series.known or series.name == CENTRAL_SERIES:
        return series
    name, sure = placed(series.name, home, on)
    return _named_series(name, sure)


def _dated(issued_on: str | None, symbol: Symbol | None) -> str | None:
    """The date as exact as known; the year inside a symbol (`30/2020/NĐ-CP`) is surer than a date beside it."""
    year = symbol.year if symbol else None
    return year if year and not (issued_on or "").startswith(year) else issued_on


def to_text(claim: Claim) -> str:
    """A claim as JSON text that :func:`from_text` turns back into an equal one."""
    told: list[Any] = [
        *(claim.source, claim.place, claim.stub, claim.ref, claim.block, claim.symbol and astuple(claim.symbol)),
        *(claim.doc_type, claim.issuer, claim.series.name, claim.series.known, claim.guess.name, claim.guess.known),
        *(claim.issued_on, claim.term, claim.names, claim.latest, claim.earliest, claim.kind, claim.content),
        *(claim.territory, asdict(claim.mention) if claim.mention else None, claim.subject, claim.other_days),
    ]
    return json.dumps(told, ensure_ascii=False)


def from_text(text: str) -> Claim:
    """The claim that :func:`to_text` wrote."""
    told: list[Any] = json.loads(text)
    source, place, stub, ref, block, symbol, doc_type, issuer = told[:8]
    series, known, guess, guess_known, issued_on, term, names = told[8:15]
    latest, earliest, kind, content, territory, mention, subject, other_days = told[15:]
    return Claim(
        source,
        place,
        stub,
        ref,
        Block(*block) if block else None,
        Symbol(*symbol) if symbol else None,
        doc_type,
        issuer,
        _named_series(series, known),
        _named_series(guess, guess_known),
        issued_on,
        term,
        tuple(names),
        latest,
        earliest,
        kind,
        content,
        territory,
        Mention(**mention) if mention else None,
        subject,
        tuple(other_days),
    )


@lru_cache(maxsize=NAMES_KEPT)
def _named_series(name: str, known: bool) -> Series:
    return Series(name, known)
