"""Documents that texts call by name instead of number: laws by name and year, plans and drafts by title.

Mentions of one name are a family. Where a numbered document bears the name (an *entry*), they mean that document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.resolution.authority import Authority, Known
from kg.resolution.bodies import slug
from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster, by_key
from kg.resolution.findings import Candidate, End, Entry, Findings, Knowledge, Undecided
from kg.resolution.identity import mark
from kg.resolution.names import is_law, is_national, name_key, without_year
from kg.resolution.weighing import BY_BODY, BY_SHORT_NUMBER, agree, later

TELLING = 25
"""A title of so many characters is that of one plan of a body; a shorter one may come again ("Kế hoạch công tác")."""

LONGEST_DRAFT = 366
"""Days that may lie between a draft, or a text that names a plan by its title, and the plan itself."""


def family_of(claim: Claim, authority: Authority) -> str:
    """The family in which a claim is resolved. Claims of different families never mean one document, but through an
    entry or a judgement."""
    block = claim.block
    if block is None and not claim.own and (anchor := anchor_of(claim, authority)):
        block = anchor.block
    if block is not None:
        return f"number {block.serial} {block.type}"
    name = claim.names[0] if claim.names else ""
    if name and not claim.own and is_law(name):
        return _law_family(name, claim.issued_on)
    if name and claim.series.known and not is_national(name) and len(name_key(name)) >= TELLING:
        return _title_family(claim)
    return f"id {_unnumbered_id(claim) or claim.stub}"


def anchor_of(claim: Claim, authority: Authority) -> Known | None:
    """The one document of the authority list that bears a name which the source uses for this one."""
    found = {
        known.key: known
        for name in claim.names
        for known in authority.by_name(name)
        if (claim.block is None or claim.block == known.block or not claim.block.organ)
        and (claim.issued_on is None or agree(claim.issued_on, known.issued_on))
        and not later(known.issued_on, claim.latest)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def entries_of(one: Cluster) -> Iterator[Entry]:
    """The names under which a numbered document is found by mentions that have no number: those of an act, and the
    title of a text that is held."""
    families = set()
    for claim in one.claims:
        families |= {_law_family(name, one.date) for name in claim.names if is_law(name)}
        titled = claim.own and claim.kind == "original" and claim.series.known and claim.names
        if titled and len(name_key(claim.names[0])) >= TELLING and not is_law(claim.names[0]):
            families.add(_title_family(claim))
    for family in sorted(families):
        yield Entry(family, one.id, one.date)


def resolve_name(claims: Iterable[Claim], knowledge: Knowledge, entries: Sequence[Entry] = ()) -> Findings:
    """What the claims of one name mean, given the numbered documents that bear it. Independent of all order."""
    found = Findings()
    homes: dict[str, Cluster] = {}
    for claim in by_key(list(claims)):
        judged = knowledge.judgements.canonical(claim.stub)
        fitting = [entry for entry in entries if _fits(claim, entry, knowledge)]
        if judged != claim.stub:
            found.elsewhere.append((claim, End(judged, 1.0)))
        elif len(fitting) == 1:
            certainty = BY_BODY if is_law(claim.names[0]) else BY_SHORT_NUMBER
            found.elsewhere.append((claim, End(fitting[0].document, certainty)))
        else:
            _found(homes, claim)
    for id in sorted(homes):
        one = homes[id]
        found.clusters.append(one)
        if not one.settled:
            one.missing = _missing(one, len(entries))
            found.undecided += [_open(claim, one, entries) for claim in one.claims]
    return found


def _found(homes: dict[str, Cluster], claim: Claim) -> None:
    """Let a claim join the document of its name, or found it."""
    id = _unnumbered_id(claim) or claim.stub
    name = claim.names[0] if claim.names else ""
    title, year = without_year(name)
    dated = bool(claim.issued_on or year)
    national = bool(name and not claim.own and is_national(name))
    settled = id != claim.stub and ((dated and claim.series.known) or (national and (dated or not is_law(title))))
    home = homes.setdefault(id, Cluster(None, claim.series, claim.issued_on or year, settled=settled, id=id))
    home.join(claim)
    home.date = max(filter(None, (home.date, claim.issued_on)), key=lambda d: (len(d), d), default=None)


def _fits(claim: Claim, entry: Entry, knowledge: Knowledge) -> bool:
    """Whether a claim may mean a numbered document of its name. That of a law has its year already; a draft is older
    than the document, a text that names a plan by its title is younger, neither by more than a year."""
    if knowledge.judgements.verdict(claim.stub, entry.document) == "not_same":
        return False
    if is_law(claim.names[0]) or entry.date is None:
        return True
    if not claim.own:
        return not later(entry.date, claim.latest) and (not claim.issued_on or agree(claim.issued_on, entry.date))
    if claim.issued_on is None or agree(claim.issued_on, entry.date):
        return True
    return not later(claim.issued_on, entry.date) and _days(claim.issued_on, entry.date) <= LONGEST_DRAFT


def _days(first: str, second: str) -> int:
    """Days between two dates, nearly; a month or year counts from its beginning."""
    one, other = (
        sum(int(part) * days for part, days in zip(day.split("-"), (365, 31, 1), strict=False))
        for day in (first, second)
    )
    return abs(other - one)


def _open(claim: Claim, one: Cluster, entries: Sequence[Entry]) -> Undecided:
    candidates = [
        Candidate(e.document, ", ".join(filter(None, (claim.ref, e.date))), ("the name agrees",)) for e in entries
    ]
    return Undecided(one.id, claim.source, claim.ref, one.missing, tuple(candidates))


def _missing(one: Cluster, bearers: int) -> str:
    """What a document without a number lacks to be known for good, in words."""
    first = one.claims[0]
    if any(c.own for c in one.claims):
        parts = (("its number", False), ("its date", one.date), ("whose it is", one.series.known))
        return f"the text doesn't say {' and '.join(what for what, there in parts if not there)}"
    if any(map(is_law, first.names[:1])):
        return "the year isn't said, and several acts may bear this name"
    return f"{bearers} documents bear this name" if bearers > 1 else "it is known by name only"


def _law_family(name: str, date: str | None) -> str:
    title, year = without_year(name)
    return f"law {slug(title)} {(date or year or '')[:4]}"


def _title_family(claim: Claim) -> str:
    return f"title {claim.series.key} {mark(name_key(claim.names[0]), 16)}"


def _unnumbered_id(claim: Claim) -> str | None:
    """The id of a document that has a name but no number; None where the name may mean another one elsewhere.

    Acts and charters of the whole country are known by name (and year); a body's plan by body, date and title; a text
    that lacks one of these, by its words.
    """
    name = claim.names[0] if claim.names else ""
    kind = slug(claim.doc_type or "van-ban")
    if name and not claim.own and is_national(name):
        title, year = without_year(name) if is_law(name) else (name_key(name), None)
        when = (claim.issued_on or "")[:4] or year or "undated"
        body = "quoc-hoi" if is_law(name) else "dang-cong-san-viet-nam"
        return f"document/{body}/{kind}/{when}/{slug(title)}"
    home = (
        f"document/{claim.series.key if claim.series.name else 'unknown'}/{kind}/{slug(claim.issued_on or 'undated')}"
    )
    if name and claim.series.known and claim.issued_on:
        return f"{home}/unnumbered-{mark(name_key(name), 8)}"
    return f"{home}/unnumbered-{mark(claim.content, 8)}" if claim.own else None
