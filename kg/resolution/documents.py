"""From claims to documents: every reference finds its document, or is listed as undecided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from kg.corpus.keys import Block
from kg.corpus.records import SourceRecord
from kg.resolution.authority import Known, known_in
from kg.resolution.bodies import territory_of
from kg.resolution.claims import OWN, Claim, claims_of
from kg.resolution.clusters import BY_BODY, BY_DAY, BY_SHORT_NUMBER, Cluster, anchor_of, cluster, compare
from kg.resolution.describing import Conflict, Document, describe
from kg.resolution.identity import numbered_id, stub_id, unnumbered_id
from kg.resolution.names import is_law, is_national, without_year
from loaders.folding import fold

MOST_CANDIDATES = 20
"""A number such as 1/KH-UBND may be that of thousands of documents; nobody reads so long a list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that an undecided reference may mean: its id, how it is called, and what speaks against it."""

    document: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A reference whose document is not known: its stub, where it stands, why, and what it may mean, best first; of
    many candidates the best MOST_CANDIDATES."""

    document: str
    source: str
    ref: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """The document that a claim means, and how sure that is (0 to 1)."""

    document: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the sources together say of which documents. `ends` tells for each source and reference (OWN for the
    source's own document) which document is meant."""

    sources: tuple[SourceRecord, ...]
    documents: tuple[Document, ...]
    ends: Mapping[tuple[str, int], End]
    undecided: tuple[Undecided, ...]
    conflicts: tuple[Conflict, ...]

    def own_document(self, uri: str) -> str:
        """The id of the document that a source holds or reports on."""
        return self.ends[uri, OWN].document


def resolve(sources: Iterable[SourceRecord]) -> Resolution:
    """The documents that the sources hold and name; depends on the set of sources only, not on their order."""
    ordered = tuple(sorted(sources, key=lambda s: s.uri))
    numbered: dict[Block, list[Claim]] = defaultdict(list)
    short, named = [], []
    for claim in (claim for source in ordered for claim in claims_of(source)):
        anchor = anchor_of(claim) if claim.block is None and not claim.own else None
        block = anchor.block if anchor else claim.block
        if block is None:
            named.append(claim)
        elif block.organ:
            numbered[block].append(claim)
        else:
            short.append(claim)
    clusters: list[Cluster] = []
    left: list[Claim] = []
    for block in sorted(numbered):
        found, rest = cluster(block, numbered[block], known_in(block))
        clusters += found
        left += rest
    by_number = _by_number(clusters)
    undecided = [*_join(left, by_number), *_join_short(short, by_number)]
    by_name, nameless = _by_name(named, clusters)
    return _Settlement(ordered, by_number).settle([c for c in clusters if c.claims] + by_name, undecided + nameless)


def _by_number(clusters: Iterable[Cluster]) -> dict[tuple[str, str], list[Cluster]]:
    numbers: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for one in clusters:
        if one.block:
            numbers[one.block.serial, one.block.type].append(one)
    return numbers


def _join(left: Iterable[Claim], by_number: Mapping[tuple[str, str], Sequence[Cluster]]) -> list[Claim]:
    """Let each incomplete reference join the one document that fits; returns those that find none or several."""
    joins, rest = [], []
    for claim in left:
        assert claim.block is not None or claim.names
        fitting = [c for c in _candidates(claim, by_number) if (v := compare(claim, c)).fits and v.proven]
        of_the_text = [c for c in fitting if claim.source in c.sources]
        if len(fitting) > 1 and len(of_the_text) == 1:
            fitting = of_the_text
        if len(fitting) == 1:
            joins.append((fitting[0], claim))
        else:
            rest.append(claim)
    for home, claim in joins:
        home.join(claim, BY_DAY if claim.issued_on == home.date and len(claim.issued_on or "") == 10 else BY_BODY)
    return rest


def _join_short(short: Iterable[Claim], by_number: Mapping[tuple[str, str], Sequence[Cluster]]) -> list[Claim]:
    """Let a mention by type and number alone join the one document of that number which the same text names in full,
    or which comes from a body of the text's own territory."""
    joins, rest = [], []
    for claim in short:
        fitting = [c for c in _candidates(claim, by_number) if compare(claim, c).fits]
        near = [c for c in fitting if claim.source in c.sources]
        if not near and len(fitting) == 1 and claim.territory:
            near = [c for c in fitting if fold(territory_of(c.series.name) or "") == fold(claim.territory)]
        if len(near) == 1:
            joins.append((near[0], claim))
        else:
            rest.append(claim)
    for home, claim in joins:
        home.join(claim, BY_SHORT_NUMBER)
    return rest


def _candidates(claim: Claim, by_number: Mapping[tuple[str, str], Sequence[Cluster]]) -> list[Cluster]:
    if claim.block is None:
        return []
    found = by_number.get((claim.block.serial, claim.block.type), ())
    return [c for c in found if c.block and claim.block.organ in ("", c.block.organ)]


def _by_name(named: Iterable[Claim], numbered: Iterable[Cluster]) -> tuple[list[Cluster], list[Claim]]:
    """Documents without a number, by name; laws join the numbered act that bears their name and year."""
    acts: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for one in numbered:
        names = {without_year(name)[0] for claim in one.claims for name in claim.names if is_law(name)}
        for name in names:
            acts[name, (one.date or "")[:4]].append(one)
    homes: dict[str, Cluster] = {}
    rest = []
    for claim in named:
        title, year = without_year(claim.names[0]) if claim.names else ("", None)
        act = acts.get((title, (claim.issued_on or year or "")[:4]), []) if is_law(title) else []
        id = unnumbered_id(claim)
        if len(act) == 1:
            act[0].join(claim, BY_BODY)
        elif id is None:
            rest.append(claim)
        else:
            dated = bool(claim.issued_on or year)
            national = bool(claim.names and not claim.own and is_national(claim.names[0]))
            settled = (dated and claim.series.known) or (national and (dated or not is_law(title)))
            home = homes.setdefault(id, Cluster(None, claim.series, claim.issued_on or year, settled=settled, id=id))
            home.join(claim)
            home.date = max(filter(None, (home.date, claim.issued_on)), key=lambda d: (len(d), d), default=None)
    return list(homes.values()), rest


class _Settlement:
    """Gives ids to clusters and stubs to what is left, and writes down what couldn't be decided."""

    def __init__(self, sources: Sequence[SourceRecord], by_number: Mapping[tuple[str, str], Sequence[Cluster]]) -> None:
        self._ordered = tuple(sources)
        self._sources = {source.uri: source for source in sources}
        self._by_number = by_number
        self._documents: list[Document] = []
        self._conflicts: list[Conflict] = []
        self._undecided: list[Undecided] = []
        self._ends: dict[tuple[str, int], End] = {}
        self._labels: dict[str, str] = {}

    def settle(self, clusters: Sequence[Cluster], undecided: Iterable[Claim]) -> Resolution:
        _give_ids(clusters)
        for one in clusters:
            id = _id_of(one)
            self._add(id, one, resolved=one.settled)
            if not one.settled:
                self._list(id, one.claims, _missing(one))
        repeated: dict[str, int] = defaultdict(int)
        for claim in sorted(undecided, key=lambda c: c.key):
            plain_id = stub_id(claim)
            id = stub_id(claim, repeated[plain_id])
            repeated[plain_id] += 1
            stub = Cluster(claim.block, claim.series, claim.issued_on, claim.term, settled=False)
            stub.join(claim)
            self._add(id, stub, resolved=False)
            self._list(id, [claim], _missing(stub))
        return Resolution(
            sources=self._ordered,
            documents=tuple(sorted(self._documents, key=lambda d: d.id)),
            ends=dict(sorted(self._ends.items())),
            undecided=tuple(sorted(self._undecided, key=lambda u: (u.source, u.document, u.ref))),
            conflicts=tuple(sorted(self._conflicts, key=lambda c: (c.document, c.field))),
        )

    def _add(self, id: str, one: Cluster, *, resolved: bool) -> None:
        document, conflicts = describe(id, one, self._sources, resolved=resolved)
        self._documents.append(document)
        self._conflicts += conflicts
        self._ends.update({key: End(id, certainty) for key, certainty in one.certainty.items()})

    def _list(self, id: str, claims: Iterable[Claim], reason: str) -> None:
        for claim in claims:
            candidates, fitting = self._candidates(claim, id)
            why = f"{reason}, and {fitting} known documents fit" if fitting > 1 else reason
            self._undecided.append(Undecided(id, claim.source, claim.ref, why, candidates))

    def _candidates(self, claim: Claim, own_id: str) -> tuple[tuple[Candidate, ...], int]:
        """The best candidates, and how many known documents fit."""
        others = [(one, _id_of(one), compare(claim, one)) for one in _candidates(claim, self._by_number)]
        weighed = [(not v.proven, not v.fits, id, one, v.reason) for one, id, v in others if id != own_id]
        best = nsmallest(MOST_CANDIDATES, weighed, key=lambda w: w[:3])
        ranked = [
            (unproven, misfit, Candidate(id, self._label(id, one), why)) for unproven, misfit, id, one, why in best
        ]
        hints = [k for k in known_in(claim.block) if not k.sure] if claim.block else []
        ranked += [(True, True, _hint(k)) for k in hints]
        ranked.sort(key=lambda r: (r[0], r[1], r[2].document))
        fitting = sum(not misfit for _, misfit, *_ in weighed)
        return tuple(candidate for _, _, candidate in ranked), fitting

    def _label(self, id: str, one: Cluster) -> str:
        """The cluster's label, made once: it weighs all claims."""
        if id not in self._labels:
            self._labels[id] = one.label
        return self._labels[id]


def _missing(one: Cluster) -> str:
    """What a document lacks to be known for good, in words."""
    held = any(c.own for c in one.claims)
    if not held and one.block is None and any(map(is_law, one.claims[0].names[:1])):
        return "the year isn't said, and several acts may bear this name"
    if not held and one.block is None:
        return "it is known by name only"
    parts = (("its date", one.date or one.term), ("whose it is", one.series.known))
    lacks = [what for what, there in parts if not there]
    if not lacks:
        return "no known document agrees with all that is said of it"
    return f"the {'text' if held else 'reference'} doesn't say {' and '.join(lacks)}"


def _hint(known: Known) -> Candidate:
    id = numbered_id(known.series.name, known.doc_type, known.issued_on, known.block.serial)
    return Candidate(id, f"{known.symbol}, {known.issued_on}, {known.issuer}", "known from memory only")


def _give_ids(clusters: Sequence[Cluster]) -> None:
    """Give each cluster its id; where two would share one, organ codes and the tones of names tell them apart."""
    ids = [_id_of(one) for one in clusters]
    shared = Counter(ids)
    for one, id in zip(clusters, ids, strict=True):
        one.id = _id_of(one, apart=True) if shared[id] > 1 else id


def _id_of(one: Cluster, *, apart: bool = False) -> str:
    if one.id:
        return one.id
    assert one.block is not None
    content = "" if one.settled else next(c.content for c in one.claims if c.own)
    mark = content + (f"{one.block!r}{one.series.folded}" if apart else "")
    body = one.series.name or "unknown"
    doc_type = next((c.symbol.type for c in one.claims if c.symbol and c.symbol.type), None)
    doc_type = doc_type or (one.known.doc_type if one.known else None) or _type_told(one)
    return numbered_id(
        body, doc_type or "", one.date or (f"khoa {one.term}" if one.term else None), one.block.serial, mark
    )


def _type_told(one: Cluster) -> str | None:
    return min((c.doc_type for c in one.claims if c.doc_type), default=None)
