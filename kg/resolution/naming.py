"""Documents that texts call by name instead of number: laws by name and year, plans and drafts by title.

Mentions of one name are a family. Where a numbered document bears the name (an *entry*), they mean that document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.corpus.keys import block_of
from kg.resolution.acts import Act, act_in_force, acts_of
from kg.resolution.authority import Authority, Known
from kg.resolution.bodies import slug
from kg.resolution.claims import Claim, Key
from kg.resolution.clusters import Cluster, by_key
from kg.resolution.findings import Candidate, End, Entry, Findings, Knowledge, NoTexts, Texts, Undecided
from kg.resolution.identity import mark
from kg.resolution.names import is_law, is_national, is_successive, name_key, without_year
from kg.resolution.subjects import clearest
from kg.resolution.weighing import BY_BODY, BY_NAME, BY_SHORT_NUMBER, MOST_CANDIDATES, agree, later

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
        return _law_family(name)
    if _is_titled(claim):
        return _title_family(claim)
    if name and not claim.own and is_national(name):
        return f"name {slug(name_key(name))}"
    return f"id {_id_of(claim)}"


def anchor_of(claim: Claim, authority: Authority) -> Known | None:
    """The one document of the authority list that bears a name which the source uses for this one; where several bear
    it (the resolutions of one plenum), the one whose number or title the source tells too."""
    found = {
        known.key: known
        for name in _names_with_year(claim)
        for known in authority.bearers(name)
        if (claim.block is None or claim.block == known.block or not claim.block.organ)
        and (claim.issued_on is None or agree(claim.issued_on, known.issued_on))
        and not later(known.issued_on, claim.latest)
    }
    if len(found) > 1:
        numbers = {block_of(name, None) for name in claim.names}
        found = {k: known for k, known in found.items() if known.block in numbers} or found
    if len(found) > 1:
        told = [key for name in claim.names if len(key := name_key(name)) >= TELLING]
        named = {k: known for k, known in found.items() if any(name_key(known.title) in name for name in told)}
        about = clearest(claim.subject, {k: [known.title] for k, known in found.items()})
        found = named or ({about: found[about]} if about else {})
    one = next(iter(found.values())) if len(found) == 1 else None
    return one if one and one.sure else None


def _names_with_year(claim: Claim) -> Iterator[str]:
    """The names of a claim; that of a law with the year of its date, as lists have it."""
    for name in claim.names:
        yield name
        if claim.issued_on and is_law(name) and without_year(name)[1] is None:
            yield f"{name} năm {claim.issued_on[:4]}"


def entries_of(one: Cluster) -> Iterator[Entry]:
    """The names under which a numbered document is found by mentions that have no number: those of an act, and the
    title of a text that is held."""
    families = set()
    for claim in one.claims:
        families |= {_law_family(name) for name in claim.names if is_law(name)}
        if claim.own and claim.kind == "original" and _is_titled(claim):
            families.add(_title_family(claim))
    for family in sorted(families):
        yield Entry(family, one.id, one.date)


def resolve_name(
    claims: Iterable[Claim], knowledge: Knowledge, entries: Sequence[Entry] = (), texts: Texts | None = None
) -> Findings:
    """What the claims of one name mean, given the numbered documents that bear it. Independent of all order."""
    found = Findings()
    homes: dict[str, Cluster] = {}
    undated: list[Claim] = []
    ordered = by_key(claims)
    years = _years(ordered, texts or NoTexts())
    for claim in ordered:
        judged = knowledge.judgements.canonical(claim.stub)
        year = years[claim.key]
        fitting = [entry for entry in entries if _fits(claim, year, entry, knowledge)]
        if judged != claim.stub:
            found.elsewhere.append((claim, End(judged, 1.0)))
        elif len(fitting) == 1:
            certainty = BY_BODY if is_law(claim.names[0]) else BY_SHORT_NUMBER
            found.elsewhere.append((claim, End(fitting[0].document, certainty)))
        elif not year and _is_successive(claim):
            undated.append(claim)
        elif (known := _listed(claim, year, knowledge)) and not _told_year(claim):
            found.elsewhere.append((claim, End(known.id, BY_BODY)))
        else:
            _found(homes, _id_of(claim, year), claim, year)
    _place_undated(undated, homes)
    bearers = [*entries, *(Entry("", one.id, one.date) for one in homes.values() if one.date)]
    for id in sorted(homes):
        one = homes[id]
        found.clusters.append(one)
        if not one.settled:
            one.missing = _missing(one, len(entries))
            # A page that tells of no single document is a source, but nothing that anybody could decide.
            told = [claim for claim in one.claims if not (claim.own and claim.kind == "report")]
            found.undecided += [_open(claim, one, bearers, knowledge) for claim in told]
    return found


def _years(claims: Sequence[Claim], texts: Texts) -> dict[Key, str]:
    """The year of each act that is named: the one told, else the one that the same text tells elsewhere, else that of
    the act in force on the day of the text; empty where nobody knows, and for what isn't an act."""
    years = {claim.key: _told_year(claim) for claim in claims}
    of_text: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if years[claim.key]:
            of_text[claim.source].add(years[claim.key])
    for claim in claims:
        if not years[claim.key] and _is_successive(claim):
            here = of_text[claim.source] | set(_years_told(claim, texts))
            act = _act_meant(claim) if is_law(claim.names[0]) and not here else None
            years[claim.key] = next(iter(here)) if len(here) == 1 else act.passed_on[:4] if act else ""
    return years


def _act_meant(claim: Claim) -> Act | None:
    """The act in force on the day of a text; None while its successor is passed and not yet in force, for texts of that
    time prepare the one under the other."""
    day = claim.latest
    between = any(day and act.passed_on[: len(day)] <= day < act.in_force_from for act in acts_of(claim.names[0]))
    return None if between else act_in_force(claim.names[0], day)


def _years_told(claim: Claim, texts: Texts) -> Iterator[str]:
    """The years of acts of one name that the text of a claim names with their numbers."""
    family = _law_family(claim.names[0])
    for other in texts.claims_in(claim.source):
        acts = [name for name in other.names if is_law(name) and _law_family(name) == family]
        yield from (year for name in acts if (year := (other.issued_on or "")[:4] or without_year(name)[1]))


def _told_year(claim: Claim) -> str:
    """The year of its date, else that at the end of its name; empty where it tells none."""
    if claim.issued_on or not claim.names:
        return (claim.issued_on or "")[:4]
    return without_year(claim.names[0])[1] or ""


def _is_successive(claim: Claim) -> bool:
    """Whether acts bear the name of a claim one after the other."""
    return bool(claim.names) and not claim.own and is_successive(claim.names[0])


def _listed(claim: Claim, year: str, knowledge: Knowledge) -> Known | None:
    """The row of the authority list that bears a law's name and year."""
    if not (year and claim.names and is_law(claim.names[0])):
        return None
    rows = knowledge.authority.by_name(f"{without_year(claim.names[0])[0]} năm {year}")
    return rows[0] if len(rows) == 1 else None


def _place_undated(undated: Sequence[Claim], homes: dict[str, Cluster]) -> None:
    """Mentions of what several acts are called one after the other, where nothing tells the year: a charter is the only
    one that is known, a law stays open."""
    dated = list(homes.values())
    for claim in undated:
        law = is_law(claim.names[0])
        known = [one for one in dated if not law and one.date and not later(one.date, claim.latest)]
        if len(known) == 1:
            known[0].join(claim, BY_NAME)
        else:
            _found(homes, claim.stub if law else _id_of(claim), claim)


def _found(homes: dict[str, Cluster], id: str, claim: Claim, year: str = "") -> None:
    """Let a claim join the document of its name, or found it."""
    name = claim.names[0] if claim.names else ""
    national = bool(name and not claim.own and is_national(name))
    dated = bool(claim.issued_on or year)
    settled = id != claim.stub and ((dated and claim.series.known) or (national and (dated or not is_law(name))))
    home = homes.setdefault(id, Cluster(None, claim.series, claim.issued_on or year or None, settled=settled, id=id))
    home.join(claim, 1.0 if _told_year(claim) or not year else BY_BODY)
    home.date = max(filter(None, (home.date, claim.issued_on)), key=lambda d: (len(d), d), default=None)


def _fits(claim: Claim, year: str, entry: Entry, knowledge: Knowledge) -> bool:
    """Whether a claim may mean a numbered document of its name. A law is told by its year; a draft is older than the
    document, a text that names a plan by its title is younger, neither by more than a year."""
    if knowledge.judgements.verdict(claim.stub, entry.document) == "not_same":
        return False
    if is_law(claim.names[0]):
        return year == (entry.date or "")[:4]
    if entry.date is None:
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


def _open(claim: Claim, one: Cluster, bearers: Sequence[Entry], knowledge: Knowledge) -> Undecided:
    """A mention by name with all that bear this name, be it in the corpus or in the authority list."""
    known = {k.key: k for name in claim.names for k in knowledge.authority.bearers(name)}
    listed = {bearer.document: (claim.ref, bearer.date) for bearer in bearers}
    for act in acts_of(claim.names[0]) if claim.names else ():
        if row := _listed(claim, act.passed_on[:4], knowledge):
            known[row.key] = row
    listed |= {k.id: (k.symbol, k.issued_on) for k in known.values()}
    candidates = []
    for id, (call, date) in sorted(listed.items()):
        against = (f"issued on {date}, after the citing document",) if date and later(date, claim.latest) else ()
        if id != one.id:
            candidates.append(Candidate(id, ", ".join(filter(None, (call, date))), ("the name agrees",), against))
    candidates.sort(key=lambda c: (bool(c.reasons_against), c.document))
    return Undecided(one.id, claim.source, claim.ref, one.missing, tuple(candidates[:MOST_CANDIDATES]))


def _missing(one: Cluster, bearers: int) -> str:
    """What a document without a number lacks to be known for good, in words."""
    first = one.claims[0]
    if any(c.own for c in one.claims):
        parts = (("its number", False), ("its date", one.date), ("whose it is", one.series.known))
        return f"the text doesn't say {' and '.join(what for what, there in parts if not there)}"
    if any(map(is_law, first.names[:1])):
        return "the year isn't said, and several acts may bear this name"
    return f"{bearers} documents bear this name" if bearers > 1 else "it is known by name only"


def _law_family(name: str) -> str:
    """All acts of one title, whatever their years."""
    return f"law {slug(without_year(name)[0])}"


def _title_family(claim: Claim) -> str:
    return f"title {claim.series.key} {mark(name_key(claim.names[0]), 16)}"


def _is_titled(claim: Claim) -> bool:
    """Whether body and title together tell which document is meant."""
    name = claim.names[0] if claim.names else ""
    return claim.series.known and len(name_key(name)) >= TELLING and not is_national(name)


def _id_of(claim: Claim, year: str = "") -> str:
    """The id of a document that has a name but no number; the mention's own where the name may mean another elsewhere.

    Acts and charters of the whole country are known by name (and year); a body's plan by body, date and title; a text
    that lacks one of these, by its words.
    """
    name = claim.names[0] if claim.names else ""
    kind = slug(claim.doc_type or "van-ban")
    if name and not claim.own and is_national(name):
        title = without_year(name)[0] if is_law(name) else name_key(name)
        when = year or "undated"
        body = "quoc-hoi" if is_law(name) else "dang-cong-san-viet-nam"
        return f"document/{body}/{kind}/{when}/{slug(title)}"
    home = (
        f"document/{claim.series.key if claim.series.name else 'unknown'}/{kind}/{slug(claim.issued_on or 'undated')}"
    )
    if name and claim.series.known and claim.issued_on:
        return f"{home}/unnumbered-{mark(name_key(name), 8)}"
    told = claim.content + (name_key(name) if _is_titled(claim) else "")  # copies of other titles are other families'
    return f"{home}/unnumbered-{mark(told, 8)}" if claim.own else claim.stub
