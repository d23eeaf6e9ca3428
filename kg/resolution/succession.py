"""What became of a body or a place: into which it went and since when, as far as public law and the tables tell.

`ontology/body_successions.tsv` tells what became of single bodies and of the departments that each province has,
`ontology/territorial_bodies.tsv` which bodies go where their place goes, the gazetteer where the places went. Kinds of
bodies that are in no table (offices, schools, companies) have no successors: nothing is concluded from a name alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from kg.resolution.bodies import COMMITTEE_OF, NAMES_KEPT, UNION_OF, body_name
from loaders.folding import fold
from loaders.grammar.lexicon.places import KINDS, Place, find_place, place, territory_name
from loaders.tables import several, table

_WENT = ("became", "joined")
_ENDED = (*_WENT, "ended")
CONFIDENCES = {"verified": 0.98, "knowledge": 0.8}
"""How sure a row of the tables is, as a number."""
ONLY_BY_NAME = 0.8
"""How sure it is that a commune is the one of its name: the gazetteer lacks those that ended before June 2025."""

_UNIONS = {kind: UNION_OF[kind] for kind in ("tỉnh", "thành phố")}
_SLOTS = {
    **{fold(words): ("{committee}", kind) for kind, words in COMMITTEE_OF.items()},
    **{fold(words): ("{union}", kind) for kind, words in _UNIONS.items()},
    **{kind: ("{territory}", kind) for kind in KINDS},
}
_PLACED = re.compile(rf"(?<!\w)(?P<slot>{'|'.join(sorted(_SLOTS, key=len, reverse=True))}) (?P<place>\S.*)$")
_KIND = re.compile(rf"(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))}) ")


@dataclass(frozen=True, slots=True)
class Succession:
    """What a body went into or under: the other body's full name, the first day of the new state, why it is believed
    (`body succession` or `place succession`) and how sure that is."""

    name: str
    since: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Local:
    """A body of a place: `form` is its name with a slot for the place (`sở nội vụ {territory}`), `lines` are the places
    of that name, each as it stood one after the other under one name."""

    form: str
    lines: tuple[tuple[Place, ...], ...]

    @property
    def line(self) -> tuple[Place, ...] | None:
        """The one place that is meant: a province before others (thành phố Huế), else the only one of its name."""
        provinces = [line for line in self.lines if line[0].level == "province"]
        fitting = provinces or self.lines
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=NAMES_KEPT)
def successors(name: str) -> tuple[Succession, ...]:
    """The bodies into which a body went first, one step a call: a department's own merger while its province stood,
    then (asked again of the new name) the province's. Several where it or its place was parted; none where it goes on
    under its name, is of a kind or place of which nothing is known, or bears the name of several places.
    """
    full = body_name(name)
    single = [row for row in _changes(fold(full)) if row["change"] in _WENT]
    if single:
        return _first(_as_told(row, row["becomes"]) for row in single)
    local = _local(full)
    line = local.line if local else None
    if local is None or line is None:
        return ()
    own = _first(_as_told(row, _filled(row["becomes"], line[-1])) for row in _own_changes(local.form, line, _WENT))
    return own or _with_its_place(local.form, line)


@lru_cache(maxsize=NAMES_KEPT)
def placed_under(name: str) -> tuple[Succession, ...]:
    """The body of which a body is part since a day, while it goes on under its name: the mass organisations in the
    Fatherland Front since July 2025."""
    full = body_name(name)
    single = [_as_told(row, row["becomes"]) for row in _changes(fold(full)) if row["change"] == "placed under"]
    local = _local(full)
    line = local.line if local else None
    if local is None or line is None:
        return tuple(single)
    own = _own_changes(local.form, line, ("placed under",))
    return (*single, *(_as_told(row, _filled(row["becomes"], line[-1])) for row in own))


@lru_cache(maxsize=NAMES_KEPT)
def existed(name: str) -> tuple[str | None, str | None]:
    """The first and the last day of a body, each None where it isn't known or the body still exists. Only days that
    are verified count: departments of provinces were merged on days that differ a little from each other."""
    full = body_name(name)
    local = _local(full)
    firsts, lasts = _verified_days(fold(full))
    if local and (_follows().get(local.form) or _changes(local.form)):
        starts, ends = _verified_days(local.form) if _is_province(local) else ([], [])
        firsts += [*starts, *_agreed({line[0].valid_from for line in local.lines})]
        lasts += [*ends, *_agreed({line[-1].valid_to for line in local.lines})]
    return max(firsts, default=None), min(lasts, default=None)


@lru_cache(maxsize=NAMES_KEPT)
def place_went(territory: str) -> tuple[tuple[str, str], ...]:
    """The places into which a place with its kind (`tỉnh Quảng Nam`) went, each with the first day: one step a call.
    Several where it was parted, then also one that kept its name; none where it goes on, isn't known, or shares its
    name with others."""
    line = _Local("", _lines(fold(territory))).line
    for stood in line or ():
        after = [place(code) for code in stood.successors]
        if stood.valid_to and after and (len(after) > 1 or not _same_name(stood, after[0])):
            return tuple((territory_name(new), _day_after(stood.valid_to)) for new in after)
    return ()


def _with_its_place(form: str, line: tuple[Place, ...]) -> tuple[Succession, ...]:
    last = line[-1]
    row = _follows().get(form)
    if row is None or last.valid_to is None or last.level not in several(row["levels"]):
        return ()
    after = [place(code) for code in last.successors]
    if len(after) > 1 and row["parted"] != "yes":
        return ()
    if _founded_after(form, last.valid_to):
        return ()
    sure = min(CONFIDENCES[row["confidence"]], 1.0 if last.level == "province" else ONLY_BY_NAME)
    return tuple(
        Succession(_filled(row["body"], new), _day_after(last.valid_to), "place succession", sure)
        for new in after
        if territory_name(new) not in several(row["except"])
    )


def _own_changes(form: str, line: tuple[Place, ...], kinds: tuple[str, ...]) -> list[Mapping[str, str]]:
    """The changes of some kinds of a province's body that came while the province stood."""
    if line[0].level != "province":
        return []
    name, first, last = territory_name(line[-1]), line[0].valid_from or "", line[-1].valid_to or "9999"
    told = [row for row in _changes(form) if row["change"] in kinds and first < row["since"] <= last]
    return [row for row in told if name not in several(row["except"])]


def _founded_after(form: str, day: str) -> bool:
    return any(row["since"] > day for row in _foundings().get(form, ()))


def _as_told(row: Mapping[str, str], name: str) -> Succession:
    return Succession(body_name(name), row["since"], "body succession", CONFIDENCES[row["confidence"]])


def _first(found: Iterable[Succession]) -> tuple[Succession, ...]:
    """Those of the earliest day."""
    by_day = sorted(found, key=lambda one: one.since)
    return tuple(one for one in by_day if one.since == by_day[0].since)


@lru_cache(maxsize=NAMES_KEPT)
def _local(name: str) -> _Local | None:
    """A full name as a form and the place in it; None where it names no known place."""
    folded = fold(name)
    found = _PLACED.search(folded)
    while found:
        slot, kind = _SLOTS[found["slot"]]
        where = found["place"] if slot == "{territory}" else _KIND.sub("", found["place"], count=1)
        lines = _lines(f"{kind} {where}")
        if lines:
            return _Local(folded[: found.start()] + slot, lines)
        found = _PLACED.search(folded, found.start("place"))
    return None


@lru_cache(maxsize=NAMES_KEPT)
def _lines(territory: str) -> tuple[tuple[Place, ...], ...]:
    """The places of just this kind and name; what follows one under the same name is in one line with it."""
    kind = _KIND.match(territory)
    named = [p for p in find_place(territory) if kind and p.kind == kind["kind"]]
    nexts = {p.code: p for p in named}
    follows = {code for p in named for code in p.successors if code in nexts}
    lines = []
    for start in named:
        if start.code in follows:
            continue
        line = [start]
        while after := next((nexts[code] for code in line[-1].successors if code in nexts), None):
            line.append(after)
        lines.append(tuple(line))
    return tuple(lines)


def _filled(form: str, where: Place) -> str:
    """A body's name in a place: `{committee}` in thành phố Đà Nẵng is Thành ủy Đà Nẵng."""
    committee, union = COMMITTEE_OF.get(where.kind, ""), _UNIONS.get(where.kind, "")
    named = form.format(
        territory=territory_name(where), committee=f"{committee} {where.name}", union=f"{union} {where.name}"
    )
    return body_name(named)


def _same_name(one: Place, other: Place) -> bool:
    return fold(territory_name(one)) == fold(territory_name(other))


def _is_province(local: _Local) -> bool:
    return bool(local.line) and local.lines[0][0].level == "province"


def _verified_days(key: str) -> tuple[list[str], list[str]]:
    """First and last days that the table of successions has of a body."""
    firsts = [row["since"] for row in _foundings().get(key, ()) if row["confidence"] == "verified"]
    ends = [row["since"] for row in _changes(key) if row["change"] in _ENDED and row["confidence"] == "verified"]
    return firsts, [_day_before(day) for day in ends]


def _agreed(days: set[str | None]) -> list[str]:
    return [day for day in days if day] if len(days) == 1 else []


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _changes(key: str) -> list[Mapping[str, str]]:
    return _rows_by_body().get(key, [])


@cache
def _rows_by_body() -> dict[str, list[Mapping[str, str]]]:
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in table("body_successions"):
        rows[fold(row["body"])].append(row)
    return dict(rows)


@cache
def _foundings() -> dict[str, list[Mapping[str, str]]]:
    """The rows that tell the first day of a body, by that body."""
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in table("body_successions"):
        if row["change"] in ("became", "founded"):
            rows[fold(row["becomes"] or row["body"])].append(row)
    return dict(rows)


@cache
def _follows() -> dict[str, Mapping[str, str]]:
    return {fold(row["body"]): row for row in table("territorial_bodies")}
