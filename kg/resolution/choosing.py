"""Which of several documents of one number a mention means: by the name, the subject and the time that a text tells."""

from __future__ import annotations

from collections.abc import Sequence

from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster
from kg.resolution.names import name_key
from kg.resolution.naming import TELLING
from kg.resolution.subjects import clearest
from kg.resolution.weighing import MOST_CANDIDATES


def bears_name(one: Cluster, claim: Claim) -> bool:
    """Whether the text calls its document by what a title of this one says (`Quyết định 942/QĐ-TTg phê duyệt Kế hoạch
    hành động giảm phát thải …`)."""
    names = [key for name in claim.names if len(key := name_key(name)) >= TELLING]
    return any(name in name_key(title) for name in names for title in _titles(one))


def _titles(one: Cluster) -> list[str]:
    """What a document is about, in its own title, the authority list and the texts that name it."""
    titles = [name for c in one.claims if c.own for name in c.names]
    titles += [one.known.title] if one.known else []
    return titles + [c.subject for c in one.claims[:MOST_CANDIDATES] if c.subject]


def about_the_same(claim: Claim, fitting: Sequence[Cluster]) -> list[Cluster]:
    """The one document that bears the name which a text uses, or is about what the text says, far more than all others;
    none where that isn't clear."""
    named = [c for c in fitting if bears_name(c, claim)]
    if len(named) == 1:
        return named
    about = clearest(claim.subject, {c.id: _titles(c) for c in fitting})
    return [c for c in fitting if c.id == about]


def is_of_its_time(claim: Claim, one: Cluster) -> bool:
    """Whether a document of the body that a mention names is of the term that it tells, or as young as what texts call
    by number alone: of the last three years for the Party's numbers, which last a term, else of the last year."""
    if claim.term and claim.term == one.term:
        return True
    if not claim.series.known or not claim.latest or not one.date:
        return False
    years = int(claim.latest[:4]) - int(one.date[:4])
    return 0 <= years <= (3 if one.term else 1)
