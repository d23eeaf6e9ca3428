"""What a document is, by all that its claims say: one value for each attribute, and where sources differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from kg.corpus.keys import symbol_of
from kg.resolution.bodies import (
    CENTRAL_SERIES,
    bodies_of_code,
    body_name,
    inner_body,
    level_of,
    series_of,
    territory_of,
    track_of,
)
from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster
from kg.resolution.names import is_law, is_national, name_key
from kg.resolution.terms import term_at
from loaders.extraction import Header, Level
from loaders.grammar.lexicon.symbols import Symbol
from loaders.tables import table

T = TypeVar("T")

MOST_NAMED = 20
"""So many sources are named for each value of which sources differ; a popular document has thousands."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its attributes as in the graph. `claims` are all that speak of it, in order of source and
    place; `authority` is its key in the authority list, None where it isn't there."""

    id: str
    title: str
    status: Literal["held", "cited"]
    resolved: bool
    claims: tuple[Claim, ...]
    symbol: str | None = None
    number: str | None = None
    doc_type: str | None = None
    issued_on: str | None = None
    year: int | None = None
    term: str | None = None
    level: Level | None = None
    track: str | None = None
    territory: str | None = None
    issuer: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """An attribute of which sources say different things: each value with the sources that say it."""

    document: str
    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def describe(cluster: Cluster, own: Mapping[str, Header]) -> tuple[Document, list[Conflict]]:
    """The document of a cluster, and what its sources disagree on. `own` are the headers of its texts, by source."""
    claims = tuple(sorted(cluster.claims, key=lambda c: c.key))
    headers = _headers(claims, own)
    known = cluster.known
    symbol = _symbol(claims) or (symbol_of(known.symbol) if known else None)
    doc_type = _commonest(c.doc_type for c in claims) or (known.doc_type if known else None)
    issued_on = cluster.date or _exactest(c.issued_on for c in claims)
    issuer = _issuer(cluster, claims, headers, symbol)
    term = cluster.term or _commonest(c.term for c in claims)
    if series_of(issuer).name == CENTRAL_SERIES and issued_on:
        term = term_at(issued_on) or term
    national = cluster.block is None and bool(claims[0].names) and is_national(claims[0].names[0])
    document = Document(
        id=cluster.id,
        title=_first(h.title for h in headers)
        or _known_title(cluster, symbol, doc_type)
        or built_title(doc_type, symbol, issued_on, claims),
        status="held" if headers else "cited",
        resolved=cluster.settled,
        claims=claims,
        symbol=symbol.text if symbol else _blank_symbol(headers),
        number=symbol.serial.lstrip("0") if symbol else None,
        doc_type=doc_type,
        issued_on=issued_on,
        year=int(issued_on[:4]) if issued_on else None,
        term=term,
        level=_first(h.level for h in headers)
        or level_of(issuer, symbol.organ if symbol else None)
        or ("central" if national else None),
        track=track_of(issuer, symbol) or (("state" if is_law(claims[0].names[0]) else "party") if national else None),
        territory=_first(h.territory for h in headers) or (territory_of(issuer) if issuer else None),
        issuer=issuer,
        signer=_first(h.signer for h in headers),
        signer_position=_first(h.signer_position for h in headers),
        authority=known.key if known else None,
    )
    return document, _conflicts(cluster, claims, own)


def built_title(doc_type: str | None, symbol: Symbol | None, issued_on: str | None, claims: Sequence[Claim]) -> str:
    """A title for a document whose own isn't known: "Kết luận 51-KL/TW ngày 30/5/2019", or the name it goes by."""
    if symbol is None:
        return _commonest(c.ref for c in claims) or "?"
    parts = [type_name(doc_type) or "", symbol.text, _day(issued_on)]
    return " ".join(part for part in parts if part)


def type_name(doc_type: str | None) -> str | None:
    """The name of a document type by its code; a code that is a word already stays."""
    if doc_type is None:
        return None
    return _type_names().get(doc_type.casefold(), doc_type if doc_type.islower() or len(doc_type) > 5 else None)


def _headers(claims: Sequence[Claim], own: Mapping[str, Header]) -> list[Header]:
    """What the document says of itself: its own text before the pages that report on it."""
    texts = sorted((c for c in claims if c.own), key=lambda c: (c.kind != "original", c.source))
    return [own[c.source] for c in texts]


def _issuer(cluster: Cluster, claims: Sequence[Claim], headers: Sequence[Header], symbol: Symbol | None) -> str | None:
    told = [_in_full(body_name(h.issuer), cluster) for h in headers if h.issuer]
    exact = _commonest(
        _in_full(body_name(c.issuer), cluster) for c in claims if c.issuer and c.series == cluster.series
    )
    if told and series_of(told[0]).known:
        return told[0]
    if exact:
        return exact
    if cluster.known and cluster.known.issuer:
        return body_name(cluster.known.issuer)
    if cluster.series.known and cluster.series.name != CENTRAL_SERIES:
        return cluster.series.name
    loose = _commonest(body_name(c.issuer) for c in claims if c.issuer)
    coded = bodies_of_code(symbol.organ) if symbol else ()
    return _first([*told, loose]) or (coded[0] if len(coded) == 1 and not cluster.series.name else None)


def _conflicts(cluster: Cluster, claims: Sequence[Claim], own: Mapping[str, Header]) -> list[Conflict]:
    said: dict[str, dict[str, set[str]]] = {}
    alike: dict[tuple[str, str], str] = {}

    def say(field: str, value: str | None, source: str) -> None:
        if value:
            said.setdefault(field, {}).setdefault(value, set()).add(source)

    for claim in claims:
        if claim.issuer and claim.block and (cluster.series.name == CENTRAL_SERIES or series_of(claim.issuer).known):
            say("issuer", _as_series(claim, body_name(claim.issuer), cluster), claim.source)
        if cluster.date and len(cluster.date) == 10 and cluster.series.name == CENTRAL_SERIES:
            say("term", claim.term or cluster.term, claim.source)
        if claim.day and cluster.date and len(cluster.date) == 10:
            for day in (claim.day, *claim.other_days):
                say("issued_on", day, claim.source)
        if claim.own:
            header = own[claim.source]
            if claim.kind == "original":
                for field in ("title", "signer"):
                    value = getattr(header, field)
                    say(field, alike.setdefault((field, name_key(value)), value) if value else None, claim.source)
            for field, suggested in header.conflicts.items():
                say(field, str(getattr(header, field, "")), claim.source)
                say(field, suggested, claim.source)
    return [
        Conflict(
            cluster.id, field, tuple((value, tuple(sorted(who)[:MOST_NAMED])) for value, who in sorted(values.items()))
        )
        for field, values in sorted(said.items())
        if len(values) > 1
    ]


def _in_full(issuer: str, cluster: Cluster) -> str:
    """The issuer with the province of its place, where the series of the document has it."""
    (inner, above), (_, stated) = inner_body(cluster.series.name), inner_body(issuer)
    if above and not stated and territory_of(issuer) == territory_of(inner):
        return f"{issuer}, {above}"
    return issuer


def _as_series(claim: Claim, issuer: str, cluster: Cluster) -> str:
    """The issuer, but the body of the series for its own parts, which are no other issuer (a standing committee)."""
    own_part = claim.series == cluster.series and cluster.series.name != CENTRAL_SERIES
    return cluster.series.name if own_part else issuer


def _known_title(cluster: Cluster, symbol: Symbol | None, doc_type: str | None) -> str | None:
    known = cluster.known
    if known is None or symbol is None or not known.title:
        return None
    title, name = known.title, type_name(doc_type) or ""
    if name and name_key(title).startswith(name_key(name)):
        return title
    return f"{built_title(doc_type, symbol, cluster.date, ())}{' ' if title[0].islower() else ': '}{title}"


def _symbol(claims: Sequence[Claim]) -> Symbol | None:
    """The commonest spelling of the symbol."""
    symbols = {c.symbol.text: c.symbol for c in claims if c.symbol and c.symbol.serial}
    text = _commonest(c.symbol.text for c in claims if c.symbol and c.symbol.serial)
    return symbols[text] if text else None


def _blank_symbol(headers: Sequence[Header]) -> str | None:
    return _first(h.number for h in headers)


def _commonest(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the alphabetically first of equals."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _exactest(dates: Iterable[str | None]) -> str | None:
    return min((d for d in dates if d), key=lambda d: (-len(d), d), default=None)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)


def _day(date: str | None) -> str:
    parts = [part.lstrip("0") for part in reversed((date or "").split("-")) if part]
    return f"{('', 'năm ', 'tháng ', 'ngày ')[len(parts)]}{'/'.join(parts)}" if parts else ""


@cache
def _type_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in table("doc_types"):
        for code in row["code"].split("|"):
            names.setdefault(code.casefold(), row["name"].split("|")[0].split(" (")[0])
    return names
