"""What values a store takes, and that a property of a label or relationship has one type everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.graph import Delta, Edge, Node, Value
from kg.stores import StoreError

_LARGEST = 2**63
_TYPES: Mapping[type, str] = {str: "str", int: "int", float: "float", bool: "bool"}


class Columns:
    """The type of each property seen so far, by label or relationship: kglite would keep a mixed column as it is, or
    turn it into text, and queries that compare would go wrong without a word."""

    def __init__(self, types: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._types: dict[str, dict[str, str]] = {owner: dict(names) for owner, names in (types or {}).items()}

    @property
    def types(self) -> dict[str, dict[str, str]]:
        """Names of types by label or relationship and property, in one order."""
        return {owner: dict(sorted(names.items())) for owner, names in sorted(self._types.items())}

    def admit(self, element: Node | Edge) -> dict[str, Value]:
        """The properties of an element without nulls. Raises StoreError for one named type, a value that no store
        takes, and one of another type than the same property had before."""
        owner = element.label if isinstance(element, Node) else element.type
        types = self._types.setdefault(owner, {})
        own: dict[str, Value] = {}
        for name, value in element.properties.items():
            if value is None:
                continue
            found = _TYPES.get(type(value))
            if found is None or found != types.get(name) or found in ("int", "float"):
                types[name] = self._judged(owner, name, value, found)
            own[name] = value
        return own

    def with_changes(self, delta: Delta) -> Columns:
        """These columns and those of a change. Raises StoreError as `admit` does."""
        grown = Columns(self._types)
        for node in delta.nodes:
            grown.admit(node)
        for edge in delta.edges:
            grown.admit(edge)
        return grown

    def _judged(self, owner: str, name: str, value: Value, found: str | None) -> str:
        if name == "type":
            raise StoreError(f"{owner} has a property named type, which no store can keep apart from its own")
        if found is None or (isinstance(value, float) and not math.isfinite(value)):
            raise StoreError(f"the property {name} of {owner} has a value that no store can hold")
        if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
            raise StoreError(f"the property {name} of {owner} has a value that no store can hold")
        known = self._types[owner].get(name, found)
        if known != found and {known, found} != {"int", "float"}:
            mixed = " and ".join(sorted({known, found}))
            raise StoreError(f"the property {name} of {owner} mixes {mixed}: a property has one type")
        return known if known == found else "float"
