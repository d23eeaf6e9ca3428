"""Bodies in the graph: one node for each, its place in the hierarchy, its territory, what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.graph import Value
from kg.resolution.bodies import body_name, body_row, inner_body, is_shared, level_of, slug, territory_of
from kg.resolution.evidence import Draft, Item
from kg.resolution.homes import NOWHERE, Home, placed
from kg.resolution.identity import body_id, scoped_body_id, source_slug
from kg.resolution.places import Places
from kg.resolution.succession import existed, placed_under, successors
from loaders.extraction import Header, Level
from loaders.folding import fold
from loaders.grammar.lexicon.bodies import body_level, is_collective, with_territory
from loaders.grammar.lexicon.body_words import heads
from loaders.grammar.lexicon.phrases import words
from loaders.grammar.lexicon.places import Place, place, province_of

_COMMITTEE = re.compile(r"(?i)^.+? ((?:tỉnh|thành|huyện|quận|thị|đảng) ủy .+)$")
_COUNCIL = re.compile(r"(?i)^(?:văn phòng|thường trực|chủ tịch|các ban) ((?:ủy ban|hội đồng) nhân dân .+)$")
_DEPARTMENT = re.compile(r"^(?:Sở|Phòng|Thanh tra) .+ (?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) ")
_MEMBERS = re.compile(r"(?i)^(?:ủy ban nhân dân|ubnd) (?:các|cấp) (.+)$")
_TWICE = re.compile(r"(?i)\b((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) )\1")
_OF_THE_COUNTRY = re.compile(r"(?:Trung ương|Việt Nam|[Qq]uốc gia|Chính phủ|Quốc hội|tối cao|Nhà nước|Bộ [A-ZĐ])")
_LEVELS_BELOW = {
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A body as a text calls it: `full` is its name with the text's territory, as far as that completes it; `alone`
    tells that this name means one body wherever it is read."""

    full: str
    collective: bool
    alone: bool
    territory: str | None
    level: Level | None
    kind: str | None


class Seat(NamedTuple):
    """A people's committee in the place where it sits, or a collective of such committees in the province where its
    members sit: `told` is the code of the place, or the levels of the members, joined by commas."""

    province: str
    body: str
    told: str


class Organizations:
    """Adds the bodies that a unit names to its draft, and joins them to each other when all are known."""

    def __init__(self, draft: Draft, home: Home = NOWHERE) -> None:
        self.home = home
        """Where the text comes from that is being read."""
        self.seats: set[Seat] = set()
        self._draft = draft
        self._places = Places(draft)
        self._seen: set[tuple[str, Named]] = set()
        self._proven: set[tuple[str, str]] = set()
        self._single: dict[str, str] = {}
        self._when: dict[str, set[str | None]] = defaultdict(set)
        self._collective: dict[str, Named] = {}

    def add(self, name: str, header: Header, source: str, date: str | None, *items: Item) -> str:
        """The id of the body that a text calls by a name. A name that many bodies share ("UBND thị xã") is that of the
        text's own territory (in a central body's text, of that body), or of the text alone where it has none. A text
        proves a body once, where it first names it."""
        body = _named(name, header.territory, header.level)
        full, sure = placed(body.full, self.home, date)
        if full != body.full or not sure:
            body = _named_in_full(full, sure, header.territory, header.level)
        if body.alone or (header.level == "central" and (body.collective or not header.issuer)):
            id = body_id(body.full)
        else:
            central = slug(header.issuer) if header.level == "central" and header.issuer else ""
            scope = central or (slug(body.territory) if body.territory else f"unresolved/{source_slug(source)}")
            id = scoped_body_id(scope, body.full, None if central else body.territory)
        self._node(id, body)
        if (id, source) not in self._proven:
            self._proven.add((id, source))
            self._draft.prove(id, *items)
        self._when[id].add(date)
        return id

    def connect(self) -> None:
        """Join bodies to what came after them, departments to their committees, all to their territory; find the seats
        of committees and collectives."""
        for id, name in sorted(self._single.items()):
            if id == body_id(name):
                self._succeed(id, name)
        for id, name in sorted(self._single.items()):
            if id == body_id(name):
                self._place_under(id, name)
        self._locate()
        for id, body in sorted(self._collective.items()):
            self._seat(id, body)

    def _node(self, id: str, body: Named) -> None:
        if (id, body) in self._seen:
            return
        self._seen.add((id, body))
        if body.collective:
            self._collective[id] = body
        else:
            self._single[id] = min(self._single.get(id, body.full), body.full)
        properties: dict[str, Value] = {
            "title": body.full,
            "kind": body.kind,
            "level": body.level,
            "territory": body.territory,
            "collective": body.collective,
        }
        if not body.collective:
            properties["valid_from"], properties["valid_to"] = existed(body.full)
        self._draft.node(id, "Organization", properties)

    def _succeed(self, id: str, name: str) -> None:
        """What became of a body: the one into which it was merged, or that has its duties under another name."""
        for succession in successors(name):
            later = body_id(succession.name)
            known = later in self._single
            self._node(later, _named(succession.name))
            self._when[later].add(succession.since)
            proof = Item.derived(succession.rule, succession.confidence)
            self._draft.edge(id, "SUCCEEDED_BY", later, proof, since=succession.since)
            if not known:
                self._succeed(later, succession.name)

    def _place_under(self, id: str, name: str) -> None:
        above, rule = _above(name)
        if above is not None:
            self._under(id, above, Item.derived(rule), self._when[id], None)
        for succession in placed_under(name):
            proof = Item.derived(succession.rule, succession.confidence)
            self._under(id, succession.name, proof, {succession.since}, succession.since)

    def _under(self, id: str, above: str, proof: Item, when: set[str | None], since: str | None) -> None:
        parent = body_id(above)
        known = parent in self._single
        self._node(parent, _named(above))
        self._when[parent] |= when
        self._draft.edge(id, "PART_OF", parent, proof, since=since)
        if not known:
            self._place_under(parent, above)

    def _locate(self) -> None:
        """Put each single body into its territory."""
        for id, name in sorted(self._single.items()):
            territory = territory_of(name) if id == body_id(name) else None
            for date in sorted(self._when[id], key=str) if territory else ():
                place = self._places.find(territory, date, inner_body(name)[1])
                if place is None:
                    continue
                self._draft.edge(id, "LOCATED_IN", self._places.add(place), Item.derived("territory-in-name"))
                if fold(name).startswith("ủy ban nhân dân ") and place.level != "province":
                    self.seats.add(Seat(province_of(place).code, id, place.code))

    def _seat(self, id: str, body: Named) -> None:
        """The province of "UBND các huyện, thành phố", whose members are people's committees of its districts."""
        listed = _MEMBERS.match(body.full)
        levels = _levels(fold(listed[1])) if listed else frozenset()
        for date in sorted(self._when[id], key=str) if levels else ():
            province = self._places.find(body.territory, date)
            if province is not None and province.level == "province" and date is not None:
                self.seats.add(Seat(province.code, id, ",".join(sorted(levels))))


def add_members(draft: Draft, seats: Iterable[Seat]) -> None:
    """The members of the collectives of one province, each with the days on which it was one, as far as known."""
    places: dict[str, list[Place]] = defaultdict(list)
    collectives: dict[str, set[str]] = defaultdict(set)
    for seat in sorted(seats):
        if seat.told.split(",")[0] in _LEVELS_BELOW.values():
            collectives[seat.body].update(seat.told.split(","))
        else:
            places[seat.body].append(place(seat.told))
    for collective, levels in collectives.items():
        for member, seats_of_member in places.items():
            held = [seat for seat in seats_of_member if seat.level in levels]
            if held and member != collective:
                opened = min(seat.valid_from or "" for seat in held) or None
                closed = None if any(seat.valid_to is None for seat in held) else max(str(s.valid_to) for s in held)
                proof = Item.derived("gazetteer", 0.95)
                draft.edge(member, "MEMBER_OF", collective, proof, valid_from=opened, valid_to=closed)


@lru_cache(maxsize=100_000)
def _named(name: str, around: str | None = None, level: Level | None = None) -> Named:
    """A body by its name in a text of the territory around it and of a level."""
    full = body_name(_TWICE.sub(r"\1", with_territory(name, Header(territory=around, level=level))))
    return _named_in_full(full, True, around, level)


@lru_cache(maxsize=100_000)
def _named_in_full(full: str, sure: bool, around: str | None, level: Level | None) -> Named:
    """A body by its full name; `sure` tells whether it is known of which of several places of one name it is."""
    header = Header(territory=around, level=level)
    collective = is_collective(inner_body(full)[0])
    if sure and _stands_alone(full, collective):
        territory = territory_of(full)
        return Named(
            full, collective, True, territory, level_of(full) or (None if territory else "central"), _kind(full)
        )
    return Named(full, collective, False, around, body_level(full, header), _kind(full))


def _levels(kinds: str) -> frozenset[str]:
    return frozenset(level for kind, level in _LEVELS_BELOW.items() if re.search(rf"(?<!thị )\b{kind}\b", kinds))


def _stands_alone(name: str, collective: bool) -> bool:
    """Whether the name means one body wherever it is read: of the central level, or with its territory."""
    row = body_row(name)
    if row is not None:
        return row["level"] == "central"
    if collective:
        return territory_of(name) is not None
    return territory_of(name) is not None or (not is_shared(name) and bool(_OF_THE_COUNTRY.search(name)))


def _kind(name: str) -> str | None:
    row = body_row(name)
    if row is not None:
        return row["kind"]
    opening = heads().match(words(name), 0)
    return opening[1].kind if opening else None


def _above(name: str) -> tuple[str | None, str]:
    """The body of which this one is a part, and the rule that says so."""
    row = body_row(name)
    if row is not None and row["kind"] == "ministry":
        return "Chính phủ", "ministry-of-government"
    if committee := _COMMITTEE.match(name):
        return committee[1][:1].upper() + committee[1][1:], "organ-of-committee"
    if council := _COUNCIL.match(name):
        return council[1][:1].upper() + council[1][1:], "office-of-council"
    territory = territory_of(name)
    if territory and _DEPARTMENT.match(name):
        return f"Ủy ban nhân dân {territory}", "department-of-council"
    return None, ""
