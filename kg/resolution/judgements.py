"""What people have judged of identity: that two ids mean one document, or that they don't.

A set of judgements is closed under what follows from it: A is B and B is C, so A is C; A is B and B is not C, so A is
not C. Judgements that can't all be true are refused, and named. Everything here depends on the set alone, never on
the order in which it was given.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kg.resolution.arrows import Joined, Ways, joined, named_by

_ID = re.compile(r"document/[^\s\x00-\x1f\x7f]{1,500}")
_MENTION = "document/unresolved/"
_WHEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?")
MOST_NAMED = 5
"""So many contradictions are named; of the others only their number."""

Pair = tuple[str, str]


class Verdict(StrEnum):
    """What is judged of two ids. `unsure` decides nothing, but says that someone has looked."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


_SIGNS = {Verdict.SAME: "=", Verdict.NOT_SAME: "≠", Verdict.UNSURE: "?"}


class JudgementError(ValueError):
    """A judgement that can't be read, or several that can't all be true: these are `contradictions`, each the
    judgements of which one has to go."""

    def __init__(self, message: str, contradictions: tuple[tuple[Judgement, ...], ...] = ()) -> None:
        self.contradictions = contradictions
        super().__init__(message)


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One judgement: `left` is, or is not, `right`. An id is that of a document, or that of a mention
    (`document/unresolved/SOURCE/REF`), which stays the mention's wherever it is brought to.

    `same` has a direction: `right` is what the thing is called. `who` judged it, on the day or at the time `when`
    (`2026-11-26`, `2026-11-26T09:30:00Z`), and `why`, in words. Raises JudgementError for what is none.
    """

    left: str
    right: str
    verdict: Verdict
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        for id in (self.left, self.right):
            if not _ID.fullmatch(id):
                raise JudgementError(f"{_cut(id)!r} is no id of a document or mention; kg review shows the ids")
        if self.left == self.right:
            raise JudgementError(f"{self.left} is judged against itself; name two ids")
        verdict = self.verdict.strip().lower().replace("-", "_").replace(" ", "_")
        if verdict not in tuple(Verdict):
            raise JudgementError(f"{_cut(self.verdict)!r} is no verdict; write same, not_same or unsure")
        object.__setattr__(self, "verdict", Verdict(verdict))
        object.__setattr__(self, "who", " ".join(self.who.split()))
        object.__setattr__(self, "why", " ".join(self.why.split()))
        if not self.who:
            raise JudgementError("a judgement says who made it; write a name into the column who")
        if not _is_a_time(self.when):
            raise JudgementError(f"{_cut(self.when)!r} is no date; write it as 2026-11-26")

    @property
    def pair(self) -> Pair:
        """The two ids, whichever stands left."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)

    def __str__(self) -> str:
        return f"{self.left} {_SIGNS[self.verdict]} {self.right} ({self.who}, {self.when})"


def is_mention(id: str) -> bool:
    """Whether an id is that of a mention, not of a document."""
    return id.startswith(_MENTION)


@dataclass(frozen=True, slots=True)
class _Thing:
    """Ids that are judged to be one document, what it is called, and the judgements that say so."""

    name: str
    ids: frozenset[str]
    judgements: frozenset[Judgement]


_Relation = Mapping[_Thing, Mapping[_Thing, frozenset[Judgement]]]
"""For a thing those that it was compared with, and the judgements that compare them; the same both ways."""


class Judgements:
    """A set of judgements free of contradictions. :meth:`of` makes one; equal sets are equal and have one digest."""

    __slots__ = ("_all", "_apart", "_joined", "_open", "_things", "digest", "in_force")

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._all = tuple(sorted(set(judgements)))
        self.digest = hashlib.sha256(json.dumps([_cells(j) for j in self._all]).encode()).hexdigest()
        """A mark of all the judgements."""
        last = _last_words(self._all)
        self.in_force = tuple(sorted(j for group in last for j in group))
        """Those that count, in canonical order: not those that their maker has replaced by newer ones."""
        self._joined: Joined[Judgement] = joined(j for j in self.in_force if j.verdict is Verdict.SAME)
        self._things = _things(self.in_force)
        self._apart = self._comparing(Verdict.NOT_SAME)
        self._open = self._comparing(Verdict.UNSURE)
        _refuse([*(group for group in last if len({j.verdict for j in group}) > 1), *self._impossible()])

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judgements:
        """The set of some judgements. Of several of one pair by one person the newest count, those of several people
        all do. Raises JudgementError, which names those that can't all be true."""
        return cls(judgements)

    def verdict(self, one: str, other: str) -> Verdict | None:
        """What is judged of two ids, or follows from what is judged; None where nobody has said anything."""
        if one == other:
            return Verdict.SAME
        left, right = self._things.get(one), self._things.get(other)
        if left is None or right is None:
            return None
        if left is right:
            return Verdict.SAME
        if right in self._apart.get(left, ()):
            return Verdict.NOT_SAME
        return Verdict.UNSURE if right in self._open.get(left, ()) else None

    def canonical(self, id: str) -> str:
        """What the document is called that an id means: the end of the arrows that lead on from it. Where they run in
        a circle or have several ends, the smallest; a mention's id never where a document's is among them."""
        thing = self._things.get(id)
        return thing.name if thing else id

    def same_as(self, id: str) -> frozenset[str]:
        """All ids that mean the same document as this one, itself among them."""
        thing = self._things.get(id)
        return thing.ids if thing else frozenset((id,))

    def between(self, one: str, other: str) -> tuple[Judgement, ...]:
        """The judgements from which the verdict on two ids follows, as a chain from the one to the other; none where
        there is no verdict, or nothing to judge."""
        verdict = self.verdict(one, other)
        if verdict is None or one == other:
            return ()
        if other < one:
            return tuple(reversed(self.between(other, one)))
        left, right = self._things[one], self._things[other]
        if left is right:
            return Ways(self._joined, one, other).to(other)
        across = (self._apart if verdict is Verdict.NOT_SAME else self._open)[left][right]
        before, after = Ways(self._joined, one), Ways(self._joined, other)
        steps = {(j.left, j.right) if j.left in left.ids else (j.right, j.left): j.pair for j in across}
        here, there = min(steps, key=lambda step: (before.length[step[0]] + after.length[step[1]], step))
        said = sorted(j for j in across if j.pair == steps[here, there])
        return (*before.to(here), *said, *reversed(after.to(there)))

    def apart(self, id: str) -> tuple[Judgement, ...]:
        """The judgements that keep what an id means apart from other things."""
        others = self._apart.get(self._things[id], {}) if id in self._things else {}
        return tuple(sorted(judgement for found in others.values() for judgement in found))

    @property
    def ids(self) -> frozenset[str]:
        """All ids of which something is judged."""
        return frozenset(self._things)

    def __iter__(self) -> Iterator[Judgement]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, judgement: object) -> bool:
        return judgement in self._all

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgements) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self.digest)

    def _comparing(self, verdict: Verdict) -> _Relation:
        found: dict[_Thing, dict[_Thing, set[Judgement]]] = defaultdict(lambda: defaultdict(set))
        for judgement in self.in_force:
            left, right = self._things[judgement.left], self._things[judgement.right]
            if judgement.verdict is verdict and left is not right:
                found[left][right].add(judgement)
                found[right][left].add(judgement)
        return {one: {other: frozenset(js) for other, js in others.items()} for one, others in found.items()}

    def _impossible(self) -> Iterator[tuple[Judgement, ...]]:
        """Ids that are kept apart though a chain of judgements makes them one."""
        for judgement in self.in_force:
            thing = self._things[judgement.left]
            if judgement.verdict is Verdict.NOT_SAME and judgement.right in thing.ids:
                yield (*Ways(self._joined, judgement.left, judgement.right).to(judgement.right), judgement)

    def _judged_of(self, thing: _Thing | None) -> object:
        """All that is judged of a thing and why, as a value that can be compared."""
        if thing is None:
            return None
        return thing, frozenset(self._apart.get(thing, {}).items()), frozenset(self._open.get(thing, {}).items())


def changed(old: Judgements, new: Judgements) -> frozenset[str]:
    """All ids of which two sets judge differently, or for other reasons: another name, another verdict on any other
    id, or other judgements behind one."""
    ids: dict[tuple[_Thing | None, _Thing | None], list[str]] = defaultdict(list)
    for id in old.ids | new.ids:
        ids[old._things.get(id), new._things.get(id)].append(id)
    differing = (some for (was, is_), some in ids.items() if old._judged_of(was) != new._judged_of(is_))
    return frozenset(id for some in differing for id in some)


def _last_words(judgements: Iterable[Judgement]) -> list[tuple[Judgement, ...]]:
    """For each pair and person what they said last; two different words of one time stay beside each other."""
    said: dict[tuple[Pair, str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        said[judgement.pair, judgement.who].append(judgement)
    last = [(group, max(j.when for j in group)) for group in said.values()]
    return [tuple(j for j in group if j.when == when) for group, when in last]


def _things(judgements: Iterable[Judgement]) -> dict[str, _Thing]:
    """For each id the thing that it means."""
    home: dict[str, set[str]] = {}
    same: dict[str, set[Judgement]] = defaultdict(set)
    for judgement in judgements:
        left, right = (home.setdefault(id, {id}) for id in (judgement.left, judgement.right))
        if judgement.verdict is not Verdict.SAME:
            continue
        same[judgement.left].add(judgement)
        if left is not right:
            small, large = sorted((left, right), key=len)
            large |= small
            home |= dict.fromkeys(small, large)
    things: dict[str, _Thing] = {}
    for id, ids in home.items():
        if id not in things:
            inside = frozenset(j for one in ids for j in same.get(one, ()))
            name = named_by([(j.left, j.right) for j in inside], ids, is_mention)
            things |= dict.fromkeys(ids, _Thing(name, frozenset(ids), inside))
    return things


def _refuse(contradictions: Iterable[tuple[Judgement, ...]]) -> None:
    each = {frozenset(group): group for group in contradictions}
    found = tuple(sorted(each.values(), key=lambda group: (len(group), group)))
    if found:
        which = " | ".join("; ".join(map(str, group)) for group in found[:MOST_NAMED])
        more = f" | (+{len(found) - MOST_NAMED})" if len(found) > MOST_NAMED else ""
        raise JudgementError(f"these judgements contradict each other: {which}{more}; take one of them back", found)


def _cells(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.left, judgement.right, judgement.verdict, judgement.who, judgement.when, judgement.why)


def _is_a_time(when: str) -> bool:
    try:
        return bool(_WHEN.fullmatch(when)) and bool(datetime.fromisoformat(when))
    except ValueError:
        return False


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
