"""Claims of one block gathered into clusters, one a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.corpus.keys import Block
from kg.resolution.authority import Known, known_by_name
from kg.resolution.bodies import CENTRAL_SERIES, Series
from kg.resolution.claims import Claim
from kg.resolution.terms import term_at


@dataclass(slots=True)
class Cluster:
    """Claims of one document, and its row in the authority list. `date` is the most exact one known; a cluster is
    `settled` if body and date (or term) are known, so that its identity is complete. `id` is there from the beginning
    where a name makes it, else when all claims are gathered. `sources` are those of the claims."""

    block: Block | None
    series: Series
    date: str | None = None
    term: str | None = None
    claims: list[Claim] = field(default_factory=list)
    known: Known | None = None
    settled: bool = True
    id: str | None = None
    certainty: dict[tuple[str, int], float] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """How a reader would call the document: symbol or name, date and body."""
        symbols = sorted(c.symbol.text if c.symbol else c.ref for c in self.claims)
        call = self.known.symbol if self.known else symbols[0]
        return ", ".join(part for part in (call, self.date or self.term, self.series.name) if part)

    def join(self, claim: Claim, certainty: float = 1.0) -> None:
        self.claims.append(claim)
        self.sources.add(claim.source)
        self.certainty[claim.key] = certainty


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim compares with a cluster: `fits` if nothing speaks against it, `proven` if body or day speak for it;
    `reason` says in words what speaks against it."""

    fits: bool
    proven: bool
    reason: str


BY_DAY, BY_BODY, BY_NAME, BY_SHORT_NUMBER = 0.95, 0.85, 0.95, 0.8
"""How sure it is that an incomplete mention means the document it was joined to."""


def cluster(block: Block, claims: Sequence[Claim], known: Iterable[Known]) -> tuple[list[Cluster], list[Claim]]:
    """The clusters of a block, some with rows of the authority list only, and the claims that are left: references
    without the date or body that would tell their document. Independent of the order of the claims."""
    ordered = sorted(claims, key=lambda c: c.key)
    complete = [c for c in ordered if _is_complete(c)]
    left = [c for c in ordered if not _is_complete(c)]
    clusters: list[Cluster] = []
    sure = [k for k in known if k.sure]
    of_series: dict[Series, list[Claim]] = {k.series: [] for k in sure}
    for claim in complete:
        of_series.setdefault(claim.series, []).append(claim)
    for series in sorted(of_series, key=lambda s: s.folded):
        clusters += _by_date(block, series, of_series[series], [k for k in sure if k.series == series], left)
    left.sort(key=lambda c: c.key)
    left = _join_named(left, clusters)
    left = _join_own(block, left, clusters)
    return clusters, left


def _by_date(block: Block, series: Series, claims: list[Claim], known: list[Known], left: list[Claim]) -> list[Cluster]:
    """The documents of one body: exact days first, then months, years and terms, each where only one fits."""
    clusters: list[Cluster] = []
    dates = {c.issued_on for c in claims if c.issued_on} | {k.issued_on for k in known}
    for date in sorted(dates, key=lambda d: (-len(d), d)):
        same = [c for c in claims if c.issued_on == date]
        rows = [k for k in known if k.issued_on == date]
        fitting = [c for c in clusters if c.date and c.date.startswith(date)]
        if len(fitting) > 1:
            left += same
            continue
        if not fitting:
            clusters.append(Cluster(block, series, date, _central_term(series, date)))
            fitting = clusters[-1:]
        fitting[0].known = fitting[0].known or next(iter(rows), None)
        for claim in same:
            fitting[0].join(claim)
    dated = tuple(clusters)
    for claim in claims:
        if claim.issued_on:
            continue
        of_term = [c for c in clusters if c.term == claim.term]
        if not of_term and not dated:
            clusters.append(Cluster(block, series, None, claim.term))
            of_term = clusters[-1:]
        if len(of_term) == 1:
            of_term[0].join(claim, BY_BODY if of_term[0].date else 1.0)
        else:
            left.append(claim)
    return clusters


def anchor_of(claim: Claim) -> Known | None:
    """The one document of the authority list that bears a name which the source uses for this one."""
    found = {
        known.key: known
        for name in claim.names
        for known in known_by_name(name)
        if (claim.block is None or claim.block == known.block or not claim.block.organ)
        and (claim.issued_on is None or agree(claim.issued_on, known.issued_on))
        and not _later(known.issued_on, claim.latest)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _join_named(left: list[Claim], clusters: list[Cluster]) -> list[Claim]:
    rest = []
    for claim in left:
        anchor = anchor_of(claim)
        home = next((c for c in clusters if anchor and c.known and c.known.key == anchor.key), None)
        if home:
            home.join(claim, BY_NAME)
        else:
            rest.append(claim)
    return rest


def _join_own(block: Block, left: list[Claim], clusters: list[Cluster]) -> list[Claim]:
    """Documents held whose text lacks date or body: each joins the one cluster that fits, else stands for itself;
    copies of one text are one."""
    alone: dict[str, Cluster] = {}
    joins = []
    for claim in left:
        if not claim.own:
            continue
        proven = [c for c in clusters if (v := compare(claim, c)).fits and v.proven]
        if len(proven) == 1:
            joins.append((proven[0], claim))
            continue
        term = _central_term(claim.series, claim.issued_on) if claim.issued_on else None
        home = alone.setdefault(claim.content, Cluster(block, claim.series, claim.issued_on, term, settled=False))
        home.join(claim)
    for home, claim in joins:
        home.join(claim, BY_BODY)
    clusters += [alone[content] for content in sorted(alone)]
    return [c for c in left if not c.own]


def compare(claim: Claim, cluster: Cluster) -> Verdict:
    """Whether a claim may mean the document of a cluster."""
    same_day = bool(claim.issued_on and claim.issued_on == cluster.date and len(claim.issued_on) == 10)
    if claim.issued_on and cluster.date and not agree(claim.issued_on, cluster.date):
        return Verdict(False, False, f"issued on {cluster.date}, not {claim.issued_on}")
    if cluster.date and _later(cluster.date, claim.latest):
        return Verdict(False, False, f"issued on {cluster.date}, after the citing document")
    if cluster.date and claim.earliest and _later(claim.earliest, cluster.date):
        return Verdict(False, False, f"issued on {cluster.date}, before documents that this one cites")
    body = claim.series if claim.series.known else claim.guess
    if cluster.settled or cluster.series.known:
        if body.known and body != cluster.series:
            return Verdict(False, False, f"of another body: {cluster.series.name}")
        if not body.known and claim.series.name and not _includes(claim.series, cluster.series):
            return Verdict(False, False, f"of another kind of body: {cluster.series.name}")
    if claim.term and cluster.term and claim.term != cluster.term and not same_day:
        return Verdict(False, False, f"of term {cluster.term}, not {claim.term}")
    proven = same_day or (body.known and body == cluster.series)
    return Verdict(True, proven, "" if proven else "nothing but the symbol speaks for it")


def agree(one: str, other: str) -> bool:
    """Whether two dates, each as exact as known, may be the same."""
    return one.startswith(other) or other.startswith(one)


def _later(date: str, limit: str | None) -> bool:
    """Whether a date certainly lies after another."""
    if limit is None:
        return False
    length = min(len(date), len(limit))
    return date[:length] > limit[:length]


def _includes(shared: Series, series: Series) -> bool:
    """Whether a full name is one of those that a shared one may stand for (Tỉnh ủy: Tỉnh ủy Lạng Sơn)."""
    return series.key == shared.key or series.key.startswith(f"{shared.key}-")


def _is_complete(claim: Claim) -> bool:
    """Whether a claim tells by itself which document it means: body, and date or term."""
    return claim.series.known and bool(claim.issued_on or _term(claim))


def _term(claim: Claim) -> str | None:
    return claim.term if claim.series.name == CENTRAL_SERIES else None


def _central_term(series: Series, date: str) -> str | None:
    return term_at(date) if series.name == CENTRAL_SERIES else None
