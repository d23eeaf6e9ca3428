"""Places in the graph: those where bodies sit, with what lies above and what came after."""

from __future__ import annotations

from kg.graph import Value
from kg.resolution.evidence import Draft, Item
from kg.resolution.identity import place_id
from loaders.grammar.lexicon.places import Place, find_place, place, territory_name

_LEVELS = {"province": "provincial", "district": "district", "commune": "commune"}


class Places:
    """Adds places of the gazetteer to a graph in the making."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._added: set[str] = set()

    def find(self, territory: str | None, date: str | None, above: str | None = None) -> Place | None:
        """The one place of that name on a date, below the places that are named `above` it (`huyện Bình Sơn, tỉnh Quảng
        Ngãi`); None where none or several are (communes of one name)."""
        if not territory:
            return None
        found = find_place(territory, on=date)
        for name in above.split(", ") if above else ():
            higher = {p.code for p in find_place(name, on=date)}
            found = tuple(p for p in found if higher & set(_codes_above(p)))
        if len(found) > 1 and territory.casefold().startswith(("tỉnh ", "thành phố ")):
            provinces = tuple(p for p in found if p.level == "province")
            found = provinces if len(provinces) == 1 else found
        return found[0] if len(found) == 1 else None

    def add(self, found: Place) -> str:
        """The id of a place, which is added with those above and after it."""
        id = place_id(found.code)
        if id in self._added:
            return id
        self._added.add(id)
        properties: dict[str, Value] = {
            "title": territory_name(found),
            "kind": found.kind,
            "level": _LEVELS[found.level],
            "code": found.code,
            "valid_from": found.valid_from,
            "valid_to": found.valid_to,
        }
        item = Item.derived("gazetteer")
        self._draft.node(id, "Place", properties, item)
        if found.parent:
            self._draft.edge(id, "PART_OF", self.add(place(found.parent)), item)
        for code in found.successors:
            self._draft.edge(id, "SUCCEEDED_BY", self.add(place(code)), item)
        return id


def _codes_above(one: Place) -> list[str]:
    return [one.parent, *_codes_above(place(one.parent))] if one.parent else []
