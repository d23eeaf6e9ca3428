"""Claims of one symbol gathered into clusters, one a document, as far as the claims themselves tell which they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.corpus.keys import Block
from kg.resolution.authority import Known
from kg.resolution.bodies import CENTRAL_SERIES, Series
from kg.resolution.claims import Claim, Key
from kg.resolution.terms import term_at


@dataclass(slots=True)
class Cluster:
    """Claims of one document, and its row in the authority list. `date` is the most exact one known; a cluster is
    `settled` if body and date (or term) are known, so that its identity is complete; one that is not lacks `missing`,
    told in words. `plain_id` is the id that it would have if no other document wanted the same. `certainty` tells for
    each claim how sure it is that it means this document."""

    block: Block | None
    series: Series
    date: str | None = None
    term: str | None = None
    claims: list[Claim] = field(default_factory=list)
    known: Known | None = None
    settled: bool = True
    id: str = ""
    plain_id: str = ""
    certainty: dict[Key, float] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    missing: str = ""

    @property
    def label(self) -> str:
        """How a reader would call the document: symbol or name, date and body."""
        symbols = sorted(c.symbol.text if c.symbol else c.ref for c in self.claims)
        call = self.known.symbol if self.known else symbols[0]
        return ", ".join(part for part in (call, self.date or self.term, self.series.name) if part)

    @property
    def held(self) -> bool:
        """Whether a text of the document itself is among its claims."""
        return any(c.own and c.kind == "original" for c in self.claims)

    def join(self, claim: Claim, certainty: float = 1.0) -> None:
        self.claims.append(claim)
        self.sources.add(claim.source)
        self.certainty[claim.key] = certainty

    def leave(self, claim: Claim) -> None:
        self.claims.remove(claim)
        del self.certainty[claim.key]
        self.sources = {c.source for c in self.claims}


def cores(block: Block, claims: Iterable[Claim], known: Iterable[Known]) -> tuple[list[Cluster], list[Claim]]:
    """The documents of a block that claims tell by themselves, some with rows of the authority list only, and the
    claims that are left: those without the date or body that would tell. Independent of the order of the claims."""
    ordered = by_key(claims)
    left = [c for c in ordered if not _is_complete(c)]
    sure = [k for k in known if k.sure]
    of_series: dict[Series, list[Claim]] = {k.series: [] for k in sure}
    for claim in ordered:
        if _is_complete(claim):
            of_series.setdefault(claim.series, []).append(claim)
    clusters: list[Cluster] = []
    for series in sorted(of_series, key=lambda s: s.folded):
        clusters += _by_date(block, series, of_series[series], [k for k in sure if k.series == series], left)
    return clusters, by_key(left)


BY_TERM = 0.85


def _by_date(block: Block, series: Series, claims: list[Claim], known: list[Known], left: list[Claim]) -> list[Cluster]:
    """The documents of one body: exact days first, then months, years and terms, each where only one fits."""
    clusters: list[Cluster] = []
    of_date: dict[str, list[Claim]] = {k.issued_on: [] for k in known}
    undated = []
    for claim in claims:
        if claim.issued_on:
            of_date.setdefault(claim.issued_on, []).append(claim)
        else:
            undated.append(claim)
    for date in sorted(of_date, key=lambda d: (-len(d), d)):
        fitting = [c for c in clusters if c.date and c.date.startswith(date)]
        if len(fitting) > 1:
            left += of_date[date]
            continue
        if not fitting:
            clusters.append(Cluster(block, series, date, central_term(series, date)))
            fitting = clusters[-1:]
        fitting[0].known = fitting[0].known or next((k for k in known if k.issued_on == date), None)
        for claim in of_date[date]:
            fitting[0].join(claim)
    dated = tuple(clusters)
    for claim in undated:
        of_term = [c for c in clusters if c.term == claim.term]
        if not of_term and not dated:
            clusters.append(Cluster(block, series, None, claim.term))
            of_term = clusters[-1:]
        if len(of_term) == 1:
            of_term[0].join(claim, BY_TERM if of_term[0].date else 1.0)
        else:
            left.append(claim)
    return clusters


def central_term(series: Series, date: str | None) -> str | None:
    """The term in which the Party's central bodies numbered a document of a date; None for other bodies."""
    return term_at(date) if date and series.name == CENTRAL_SERIES else None


def _is_complete(claim: Claim) -> bool:
    """Whether a claim tells by itself which document it means: body, and date or term."""
    of_term = claim.term if claim.series.name == CENTRAL_SERIES else None
    return claim.series.known and bool(claim.issued_on or of_term)


def by_key(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: c.key)
