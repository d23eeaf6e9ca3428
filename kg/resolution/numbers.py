"""Documents with a number: all claims of one number and type, whichever body they name, and what each means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from heapq import nsmallest

from kg.corpus.keys import Block, named
from kg.resolution.authority import Known
from kg.resolution.bodies import full_territory_of
from kg.resolution.choosing import about_the_same, is_of_its_time
from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster, by_key, central_term, cores
from kg.resolution.findings import Candidate, End, Findings, Knowledge, NoTexts, Texts, Undecided
from kg.resolution.identity import numbered_id
from kg.resolution.misprints import Misprint, misprints
from kg.resolution.naming import anchor_of, entries_of
from kg.resolution.weighing import (
    BY_BODY,
    BY_CHAIN,
    BY_DAY,
    BY_NAME,
    BY_SHORT_NUMBER,
    MOST_CANDIDATES,
    Verdict,
    compare,
)
from loaders.folding import fold

Doubt = tuple[Claim, Cluster]
"""A claim whose date is taken for a misprint, and the document it then means."""


def resolve_number(
    claims: Iterable[Claim], knowledge: Knowledge, taken: Container[str] = (), texts: Texts | None = None
) -> Findings:
    """What the claims of one number and type mean. `taken` are ids that documents of other numbers want as well.

    Depends on the set of claims, not on its order.
    """
    family = _Family(knowledge, taken, texts or NoTexts())
    return family.resolve(by_key(claims))


class _Family:
    def __init__(self, knowledge: Knowledge, taken: Container[str], texts: Texts) -> None:
        self._texts = texts
        self._authority, self._judgements = knowledge.authority, knowledge.judgements
        self._taken = taken
        self._clusters: list[Cluster] = []
        self._of_organ: dict[str, list[Cluster]] = {}
        self._told_apart: set[tuple[str, Block | None]] = set()

    def resolve(self, claims: Sequence[Claim]) -> Findings:
        found = Findings()
        blocks: dict[Block, list[Claim]] = defaultdict(list)
        for claim in claims:
            judged = self._judgements.canonical(claim.stub)
            if judged != claim.stub:
                found.elsewhere.append((claim, End(judged, 1.0)))
            else:
                blocks[self._block(claim)].append(claim)
        short = [claim for block in sorted(blocks) if not block.organ for claim in blocks.pop(block)]
        self._told_apart = {(c.source, c.block) for block in blocks for c in blocks[block] if named(c.ref) != c.ref}
        left, doubts = self._cores(blocks)
        left = self._join_own(self._join_named(left))
        self._name_judged(found.elsewhere)
        rest = [*self._join(left), *_join_each(short, self._short_fitting, lambda *_: BY_SHORT_NUMBER)]
        rest = _join_each(by_key(rest), self._chained, lambda *_: BY_CHAIN)
        found.clusters = [one for one in self._clusters if one.claims]
        found.entries = [entry for one in found.clusters for entry in entries_of(one)]
        self._list(found, rest, doubts)
        return found

    def _name_judged(self, judged: Iterable[tuple[Claim, End]]) -> None:
        """A text whose mention was judged to mean a document names it, for its other mentions."""
        sources: dict[str, set[str]] = defaultdict(set)
        for claim, end in judged:
            sources[end.document].add(claim.source)
        for one in self._clusters if sources else ():
            one.sources |= sources.get(self._judgements.canonical(one.id), set())

    def _block(self, claim: Claim) -> Block:
        block = claim.block
        if block is None:
            anchor = anchor_of(claim, self._authority)
            assert anchor is not None, "only claims with a number come here"
            block = anchor.block
        return block

    def _cores(self, blocks: dict[Block, list[Claim]]) -> tuple[list[Claim], list[Doubt]]:
        """Found the documents that claims tell by themselves; returns what is left, and claims with a doubtful date."""
        left: list[Claim] = []
        found: dict[Block, list[Cluster]] = {}
        for block in sorted(blocks):
            found[block], rest = cores(block, blocks[block], self._authority.in_block(block))
            left += rest
        self._clusters = [one for block in found for one in found[block]]
        self._give_ids(self._clusters)
        for one in self._clusters:
            for claim in [c for c in one.claims if self._judgements.verdict(c.stub, one.id) == "not_same"]:
                one.leave(claim)
                left.append(claim)
        self._clusters = [one for one in self._clusters if one.claims or one.known]
        kept = [[one for one in found[block] if one.claims or one.known] for block in found]
        doubts = [doubt for ones in kept for slip in misprints(ones) for doubt in self._doubted(slip)]
        for one in self._clusters:
            assert one.block is not None
            self._of_organ.setdefault(one.block.organ, []).append(one)
        return by_key(left), doubts

    def _doubted(self, slip: Misprint) -> list[Doubt]:
        one, right = slip.doubtful, slip.right
        if self._judgements.verdict(one.id, right.id) == "not_same":
            return []
        if not slip.sure:
            one.settled = False
            one.missing = f"its date and {right.date} differ by a slip, and one number has one date"
            return []
        claims, one.claims = one.claims, []
        self._clusters.remove(one)
        return [(claim, right) for claim in claims]

    def _give_ids(self, clusters: Sequence[Cluster]) -> None:
        """Give each cluster its id; where two would share one, organ codes and the tones of names tell them apart."""
        for one in clusters:
            one.plain_id = _id_of(one)
        shared = Counter(one.plain_id for one in clusters)
        for one in clusters:
            together = shared[one.plain_id] > 1 or one.plain_id in self._taken
            one.id = _id_of(one, apart=True) if together else one.plain_id

    def _candidates(self, claim: Claim) -> list[Cluster]:
        organ = claim.block.organ if claim.block else None
        return self._of_organ.get(organ, []) if organ else self._clusters if organ == "" else []

    def _weighed(self, claim: Claim) -> list[tuple[Verdict, Cluster]]:
        """The documents that a claim may mean, each with what speaks for and against it."""
        return [(self._compare(claim, one), one) for one in self._candidates(claim)]

    def _compare(self, claim: Claim, one: Cluster) -> Verdict:
        found = compare(claim, one, self._judgements)
        if (claim.source, claim.block) in self._told_apart and claim.source in one.sources:
            others = (c for c in one.claims if c.source == claim.source and c.block == claim.block and not c.own)
            if any(c.key != claim.key for c in others):
                return replace(found, against=(*found.against, "the text tells it apart from this one"))
        return found

    def _join_named(self, left: list[Claim]) -> list[Claim]:
        """Claims that use a name which the authority list gives to one document."""
        rest = []
        for claim in left:
            anchor = anchor_of(claim, self._authority)
            home = next((c for c in self._clusters if anchor and c.known and c.known.key == anchor.key), None)
            if home and self._judgements.verdict(claim.stub, home.id) != "not_same":
                home.join(claim, BY_NAME)
            else:
                rest.append(claim)
        return rest

    def _join_own(self, left: list[Claim]) -> list[Claim]:
        """Documents held whose text lacks date or body: each joins the one cluster that fits, else stands for itself;
        copies of one text are one."""
        alone: dict[tuple[Block, str], Cluster] = {}
        joins = []
        for claim in left:
            if not claim.own:
                continue
            proven = [c for v, c in self._weighed(claim) if v.fits and v.proven]
            if len(proven) == 1:
                joins.append((proven[0], claim))
                continue
            block = self._block(claim)
            term = central_term(claim.series, claim.issued_on)
            fresh = Cluster(block, claim.series, claim.issued_on, term, settled=False)
            alone.setdefault((block, claim.content), fresh).join(claim)
        for home, claim in joins:
            home.join(claim, BY_BODY)
        standing = [alone[content] for content in sorted(alone)]
        self._give_ids(standing)
        for one in standing:
            self._clusters.append(one)
            assert one.block is not None
            self._of_organ.setdefault(one.block.organ, []).append(one)
        return [c for c in left if not c.own]

    def _join(self, left: Iterable[Claim]) -> list[Claim]:
        """Let each incomplete reference join the one document that fits; returns those that find none or several."""
        return _join_each(left, self._fitting, lambda c, home: BY_DAY if c.day and c.day == home.date else BY_BODY)

    def _fitting(self, claim: Claim) -> list[Cluster]:
        fitting = self._distinct([c for v, c in self._weighed(claim) if v.fits and v.proven])
        chosen = fitting if len(fitting) == 1 else self._chosen(claim, fitting)
        return chosen or [c for c in self._candidates(claim) if self._misses_term_only(c, claim)]

    def _distinct(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """Of clusters that were judged to be one document only the one that it is called by, else the first."""
        name = self._judgements.canonical
        ranked = sorted(clusters, key=lambda c: (name(c.id), c.id != name(c.id), c.id))
        kept = {name(c.id): c for c in reversed(ranked)}
        return [c for c in clusters if kept[name(c.id)] is c]

    def _chosen(self, claim: Claim, fitting: Sequence[Cluster]) -> list[Cluster]:
        """Of several documents that fit, the one that the text, or another text of its document, names in full; else
        the one that is about what the text says."""
        of_the_text = [c for c in fitting if claim.source in c.sources]
        if len(of_the_text) != 1 and fitting:
            copies = set(self._texts.copies_of(claim.source))
            of_the_text = [c for c in fitting if copies & c.sources]
        return of_the_text if len(of_the_text) == 1 else about_the_same(claim, fitting)

    def _misses_term_only(self, one: Cluster, claim: Claim) -> bool:
        """Whether a text tells another term than that of a document which it else names by body and title."""
        untermed = compare(replace(claim, term=None), one, self._judgements)
        return bool(claim.term and untermed.fits and untermed.proven and about_the_same(claim, [one]))

    def _short_fitting(self, claim: Claim) -> list[Cluster]:
        """Of a mention by type and number alone the documents of that number which the same text names in full; which
        are of the body and time that it tells; which are about what it says; or which come from a body of the text's
        own territory."""
        weighed = [(v, c) for v, c in self._weighed(claim) if v.fits]
        fitting = self._distinct([c for _, c in weighed])
        near = self._chosen(claim, fitting)
        near = near or [c for v, c in weighed if v.proven and is_of_its_time(claim, c)]
        if not near and len(fitting) == 1 and claim.territory:
            near = [c for c in fitting if fold(full_territory_of(c.series.name) or "") == fold(claim.territory)]
        return near

    def _chained(self, claim: Claim) -> list[Cluster]:
        """Of a mention that nothing else decides the documents that the plans named beside it rest on: of all Kết luận
        51 the one that the text's own plan of the province names in full."""
        fitting = [c for v, c in self._weighed(claim) if v.fits and c.settled]
        plans = set(self._texts.named_with(claim.source)) if fitting else set()
        return [c for c in fitting if plans & {s.source for s in c.claims if s.day and not s.own}]

    def _list(self, found: Findings, rest: Iterable[Claim], doubts: Iterable[Doubt]) -> None:
        """Write down what couldn't be decided: documents that aren't known for good, and mentions that found none."""
        labels = {one.id: one.label for one in self._clusters}
        for one in found.clusters:
            if not one.settled:
                one.missing = one.missing or missing(one)
                found.undecided += [self._open(claim, one.id, one.missing, labels) for claim in by_key(one.claims)]
        for claim, right in [*((claim, None) for claim in rest), *doubts]:
            stub = stub_of(claim)
            stub.missing = f"its date looks like a misprint of {right.date}" if right else missing(stub)
            found.clusters.append(stub)
            found.undecided.append(self._open(claim, stub.id, stub.missing, labels, right))

    def _open(
        self, claim: Claim, own: str, reason: str, labels: dict[str, str], right: Cluster | None = None
    ) -> Undecided:
        """The best candidates of a claim, and how many known documents fit."""
        weighed = [(v, one) for v, one in self._weighed(claim) if one.id != own]
        fitting = sum(v.fits for v, _ in weighed)
        best = nsmallest(
            MOST_CANDIDATES, weighed, key=lambda w: (w[1] is not right, not w[0].proven, not w[0].fits, w[1].id)
        )
        listed = [
            Candidate(one.id, labels[one.id], (*v.speaking_for, *(_SLIP if one is right else ())), v.against)
            for v, one in best
        ]
        told = {one.id for _, one in best}
        hints = [k for k in self._authority.in_block(claim.block) if not k.sure] if claim.block else []
        hints = [k for k in hints if k.id not in told]
        why = f"{reason}, and {fitting} known documents fit" if fitting > 1 else reason
        return Undecided(own, claim.source, claim.ref, why, (*listed, *map(_hint, hints)))


def _join_each(
    claims: Iterable[Claim],
    fitting: Callable[[Claim], list[Cluster]],
    certainty: Callable[[Claim, Cluster], float],
) -> list[Claim]:
    """Let each claim join the one document that fits, when all have been looked at: what one joins tells nothing of
    another. Returns those that find none or several."""
    joins, rest = [], []
    for claim in claims:
        found = fitting(claim)
        if len(found) == 1:
            joins.append((found[0], claim))
        else:
            rest.append(claim)
    for home, claim in joins:
        home.join(claim, certainty(claim, home))
    return rest


_SLIP = ("number and body agree, and the dates differ by a slip",)


def stub_of(claim: Claim) -> Cluster:
    """What stands for a mention whose document isn't known."""
    stub = Cluster(claim.block, claim.series, claim.issued_on, claim.term, settled=False, id=claim.stub)
    stub.join(claim)
    return stub


def missing(one: Cluster) -> str:
    """What a document with a number lacks to be known for good, in words."""
    parts = (("its date", one.date or one.term), ("whose it is", one.series.known))
    lacks = [what for what, there in parts if not there]
    if not lacks:
        return "no known document agrees with all that is said of it"
    held = any(c.own for c in one.claims)
    return f"the {'text' if held else 'reference'} doesn't say {' and '.join(lacks)}"


def _hint(known: Known) -> Candidate:
    """A document of the authority list that isn't sure, with what the list says of how it is known."""
    label = ", ".join(filter(None, (known.symbol, known.issued_on, known.issuer)))
    return Candidate(known.id, label, (), (f"not verified: {known.source}",))


def _id_of(one: Cluster, *, apart: bool = False) -> str:
    assert one.block is not None
    content = "" if one.settled or not one.claims else next((c.content for c in one.claims if c.own), "")
    told = content + (f"{one.block!r}{one.series.folded}" if apart else "")
    doc_type = next((c.symbol.type for c in one.claims if c.symbol and c.symbol.type), None)
    doc_type = doc_type or (one.known.doc_type if one.known else None) or _type_told(one)
    when = one.date or (f"khoa {one.term}" if one.term else None)
    return numbered_id(one.series.name or "unknown", doc_type or "", when, one.block.serial, told)


def _type_told(one: Cluster) -> str | None:
    return min((c.doc_type for c in one.claims if c.doc_type), default=None)
