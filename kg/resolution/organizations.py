"""Bodies in the graph: one node for each, its place in the hierarchy, its territory."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kg.graph import Value
from kg.resolution.bodies import body_name, body_row, is_shared, level_of, slug, territory_of
from kg.resolution.evidence import Draft, Item
from kg.resolution.identity import body_id, scoped_body_id, source_slug
from kg.resolution.places import Places
from loaders.extraction import Header, Level
from loaders.folding import fold
from loaders.grammar.lexicon.bodies import body_level, is_collective, with_territory
from loaders.grammar.lexicon.body_words import heads
from loaders.grammar.lexicon.phrases import words
from loaders.grammar.lexicon.places import place, province_of

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


class Organizations:
    """Adds bodies to a graph in the making, and joins them to each other when all are known."""

    def __init__(self, draft: Draft) -> None:
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
        """Join departments to their committees, bodies to their territory, and members to the collectives that the
        gazetteer puts them in."""
        for id, name in sorted(self._single.items()):
            if id == body_id(name):
                self._place_under(id, name)
        located = sorted(self._locate())
        for id, body in sorted(self._collective.items()):
            self._fill(id, body, located)

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
        self._draft.node(id, "Organization", properties)

    def _place_under(self, id: str, name: str) -> None:
        above, rule = _above(name)
        if above is None:
            return
        parent = body_id(above)
        known = parent in self._single
        self._node(parent, _named(above, None, None))
        self._when[parent] |= self._when[id]
        self._draft.edge(id, "PART_OF", parent, Item.derived(rule))
        if not known:
            self._place_under(parent, above)

    def _locate(self) -> Iterator[tuple[str, str, str]]:
        """Put each single body into its territory; gives the people's committees with the place and its province."""
        for id, name in sorted(self._single.items()):
            territory = territory_of(name) if id == body_id(name) else None
            for date in sorted(self._when[id], key=str) if territory else ():
                place = self._places.find(territory, date)
                if place is None:
                    continue
                self._draft.edge(id, "LOCATED_IN", self._places.add(place), Item.derived("territory-in-name"))
                if fold(name).startswith("ủy ban nhân dân ") and place.level != "province":
                    yield province_of(place).code, id, place.code

    def _fill(self, id: str, body: Named, located: list[tuple[str, str, str]]) -> None:
        """Members of "UBND các huyện, thành phố": people's committees of the province's districts, where known."""
        listed = _MEMBERS.match(body.full)
        levels = _levels(fold(listed[1])) if listed else frozenset()
        for date in sorted(self._when[id], key=str) if levels else ():
            province = self._places.find(body.territory, date)
            if province is None or province.level != "province" or date is None:
                continue
            first = bisect_left(located, (province.code, "", ""))
            for code, member, place_code in islice(located, first, None):
                if code != province.code:
                    break
                where = place(place_code)
                if where.level in levels and where.existed(date):
                    self._draft.edge(member, "MEMBER_OF", id, Item.derived("gazetteer", 0.95))


@lru_cache(maxsize=100_000)
def _named(name: str, around: str | None, level: Level | None) -> Named:
    """A body by its name in a text of the territory around it and of a level."""
    header = Header(territory=around, level=level)
    full = body_name(_TWICE.sub(r"\1", with_territory(name, header)))
    collective = is_collective(full)
    if _stands_alone(full, collective):
        territory = territory_of(full)
        return Named(
            full, collective, True, territory, level_of(full) or (None if territory else "central"), _kind(full)
        )
    return Named(full, collective, False, around, body_level(full, header), _kind(full))


def _levels(kinds: str) -> frozenset[str]:
    return frozenset(level for kind, level in _LEVELS_BELOW.items() if re.search(rf"\b{kind}\b", kinds))


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
