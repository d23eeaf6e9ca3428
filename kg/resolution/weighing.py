"""What speaks for and against a mention meaning a document."""

from __future__ import annotations

from dataclasses import dataclass

from kg.resolution.bodies import Series
from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster
from kg.resolution.judgements import Judgements

BY_DAY, BY_BODY, BY_NAME, BY_SHORT_NUMBER, BY_CHAIN = 0.95, 0.85, 0.95, 0.8, 0.75
"""How sure it is that an incomplete mention means the document it was joined to."""


MOST_CANDIDATES = 20
"""A number such as 1/KH-UBND may be that of thousands of documents; nobody reads so long a list."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim compares with a document: `speaking_for` and `against` are the reasons in words; it `fits` if nothing
    speaks against it, and is `proven` if body or day speak for it."""

    speaking_for: tuple[str, ...]
    against: tuple[str, ...]
    proven: bool

    @property
    def fits(self) -> bool:
        return not self.against


def compare(claim: Claim, cluster: Cluster, judgements: Judgements) -> Verdict:
    """Whether a claim may mean the document of a cluster."""
    against = list(_against(claim, cluster))
    if judgements.verdict(claim.stub, cluster.id) == "not_same":
        against.insert(0, "decided: not the same")
    body = claim.series if claim.series.known else claim.guess
    same_day = claim.day is not None and claim.day == cluster.date
    same_body = body.known and body == cluster.series
    reasons = []
    if same_day:
        reasons.append("the day agrees")
    elif claim.issued_on and cluster.date and agree(claim.issued_on, cluster.date):
        reasons.append("the date agrees, as far as it is told")
    if same_body:
        reasons.append("the body agrees" if claim.series.known else "the place of the text suggests this body")
    if claim.term and claim.term == cluster.term:
        reasons.append("the term agrees")
    if not claim.own and claim.source in cluster.sources:
        reasons.append("the same text names it in full")
    return Verdict(tuple(reasons), tuple(against), same_day or same_body)


def _against(claim: Claim, cluster: Cluster) -> list[str]:
    found = []
    if claim.issued_on and cluster.date and not agree(claim.issued_on, cluster.date):
        found.append(f"issued on {cluster.date}, not {claim.issued_on}")
    if cluster.date and later(cluster.date, claim.latest):
        found.append(f"issued on {cluster.date}, after the citing document")
    if cluster.date and claim.earliest and later(claim.earliest, cluster.date):
        found.append(f"issued on {cluster.date}, before documents that this one cites")
    if cluster.settled or cluster.series.known:
        body = claim.series if claim.series.known else claim.guess
        if body.known and body != cluster.series:
            found.append(f"of another body: {cluster.series.name}")
        elif not body.known and claim.series.name and not _includes(claim.series, cluster.series):
            found.append(f"of another kind of body: {cluster.series.name}")
    same_day = claim.day is not None and claim.day == cluster.date
    if claim.term and cluster.term and claim.term != cluster.term and not same_day:
        found.append(f"of term {cluster.term}, not {claim.term}")
    return found


def agree(one: str, other: str) -> bool:
    """Whether two dates, each as exact as known, may be the same."""
    return one.startswith(other) or other.startswith(one)


def later(date: str, limit: str | None) -> bool:
    """Whether a date certainly lies after another."""
    if limit is None:
        return False
    length = min(len(date), len(limit))
    return date[:length] > limit[:length]


def _includes(shared: Series, series: Series) -> bool:
    """Whether a full name is one of those that a shared one may stand for (Tỉnh ủy: Tỉnh ủy Lạng Sơn; Ủy ban nhân dân
    huyện Tam Nông: that of tỉnh Phú Thọ)."""
    return series.folded == shared.folded or series.folded.startswith((f"{shared.folded} ", f"{shared.folded}, "))
