"""Bodies in the graph: one node for each, its place in the hierarchy, its territory."""

from __future__ import annotations

import re

from kg.graph import Value
from kg.resolution.bodies import body_name, body_row, is_shared, level_of, slug, territory_of
from kg.resolution.evidence import Draft, Item
from kg.resolution.identity import body_id, source_slug
from kg.resolution.places import Places
from loaders.extraction import Header
from loaders.folding import fold
from loaders.grammar.bodies import body_level, is_collective, with_territory
from loaders.grammar.body_parts import heads
from loaders.grammar.phrases import words

_COMMITTEE = re.compile(r"(?i)^.+? ((?:tỉnh|thành|huyện|quận|thị|đảng) ủy .+)$")
_COUNCIL = re.compile(r"(?i)^(?:văn phòng|thường trực|chủ tịch|các ban) ((?:ủy ban|hội đồng) nhân dân .+)$")
_DEPARTMENT = re.compile(r"^(?:Sở|Phòng|Thanh tra) .+ (?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) ")
_MEMBERS = re.compile(r"(?i)^(?:ủy ban nhân dân|ubnd) (?:các|cấp) (.+)$")
_TWICE = re.compile(r"(?i)\b((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) )\1")
_LEVELS_BELOW = {
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}


class Organizations:
    """Adds bodies to a graph in the making, and joins them to each other when all are known."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._places = Places(draft)
        self._single: dict[str, str] = {}
        self._collective: dict[tuple[str, str | None], tuple[str, str]] = {}

    def add(self, name: str, header: Header, source: str, date: str | None, *items: Item) -> str:
        """The id of the body that a text calls by a name. A name that many bodies share ("UBND thị xã") is that of the
        text's own territory, or of the text alone where it has none."""
        full = body_name(_TWICE.sub(r"\1", with_territory(name, header)))
        collective = is_collective(full)
        if _stands_alone(full, collective):
            id, territory, level = body_id(full), territory_of(full), level_of(full)
        else:
            territory, level = header.territory, body_level(full, header)
            scope = slug(territory) if territory else f"unresolved/{source_slug(source)}"
            id = f"body/{scope}/{slug(full)}" if territory or header.level != "central" else body_id(full)
        self._node(id, full, territory, level, collective, items)
        if collective:
            self._collective[id, date] = full, territory or ""
        else:
            self._single[id] = full
            if _stands_alone(full, collective):
                self._locate(id, territory, date)
        return id

    def connect(self) -> None:
        """Join departments to their committees, and bodies to the collectives that the gazetteer puts them in."""
        for id, name in sorted(self._single.items()):
            self._place_under(id, name)
        for (id, date), (name, territory) in sorted(self._collective.items(), key=repr):
            self._fill(id, name, territory, date)

    def _node(
        self, id: str, name: str, territory: str | None, level: str | None, collective: bool, items: tuple[Item, ...]
    ) -> None:
        properties: dict[str, Value] = {
            "title": name,
            "kind": _kind(name),
            "level": level,
            "territory": territory,
            "collective": collective,
        }
        self._draft.node(id, "Organization", properties, *items)

    def _place_under(self, id: str, name: str) -> None:
        above, rule = _above(name)
        if above is None or id != body_id(name):
            return
        parent = body_id(above)
        self._node(parent, body_name(above), territory_of(above), level_of(above), False, ())
        self._draft.edge(id, "PART_OF", parent, Item.derived(rule))
        if parent not in self._single:
            self._single[parent] = body_name(above)
            self._place_under(parent, body_name(above))

    def _locate(self, id: str, territory: str | None, date: str | None) -> None:
        place = self._places.find(territory, date) if territory else None
        if place:
            self._draft.edge(id, "LOCATED_IN", self._places.add(place), Item.derived("territory-in-name"))

    def _fill(self, id: str, name: str, territory: str, date: str | None) -> None:
        """Members of "UBND các huyện, thành phố": people's committees of the province's districts, where known."""
        listed = _MEMBERS.match(name)
        province = self._places.find(territory, date) if listed and date else None
        if listed is None or province is None or date is None:
            return
        kinds = fold(listed[1])
        levels = {level for kind, level in _LEVELS_BELOW.items() if re.search(rf"\b{kind}\b", kinds)}
        for member, full in sorted(self._single.items()):
            if not fold(full).startswith("ủy ban nhân dân "):
                continue
            place = self._places.find(territory_of(full), date, parent=province)
            if place and place.level in levels and place.code != province.code:
                self._draft.edge(member, "MEMBER_OF", id, Item.derived("gazetteer", 0.95))


def _stands_alone(name: str, collective: bool) -> bool:
    """Whether the name means one body wherever it is read: of the central level, or with its territory."""
    row = body_row(name)
    if row is not None:
        return row["level"] == "central"
    if collective:
        return territory_of(name) is not None
    return territory_of(name) is not None or (not is_shared(name) and level_of(name) == "central")


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
