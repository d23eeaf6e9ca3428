"""What a database of Neo4j has besides the graph, so that kg knows it, and queries find their way fast.

The room of the store says what that is; exports write it down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.graph import Edge, Node, Value

Fact = Value | tuple[str, ...]
Types = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class IndexText:
    """The statement that makes an index, its name, and the label and property whose values it has to hold (None: any,
    however long)."""

    name: str
    statement: str
    label: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Database:
    """Whose graph it is (`corpus`, `changes`), its constraints and indexes, and how many bytes of a value an index can
    hold.

    `whole` gives the properties of the node `(:Meta {id: 'meta'})` of a complete graph from the types of its properties
    by label or relationship, and the names of the indexes that were left out; `writing` are those while it is being
    written.
    """

    corpus: str
    changes: int | None
    whole: Callable[[Types, tuple[str, ...]], Mapping[str, Fact]]
    writing: Mapping[str, Fact] = field(default_factory=dict)
    constraints: Sequence[str] = ()
    indexes: Sequence[IndexText] = ()
    longest: int = 8000


_NAMES: Mapping[type, str] = {str: "str", int: "int", float: "float", bool: "bool"}


@dataclass(slots=True)
class Seen:
    """What is learned of a graph while it is written: the type of each property, and which values no index can hold."""

    longest: int
    types: dict[str, dict[str, str]] = field(default_factory=dict)
    long: set[tuple[str, str]] = field(default_factory=set)

    def look(self, element: Node | Edge) -> None:
        """Raises ValueError for a property that mixes types, and for a value that is none of a graph's."""
        owner = element.label if isinstance(element, Node) else element.type
        types = self.types.setdefault(owner, {})
        for name, value in element.properties.items():
            if value is None:
                continue
            found = _NAMES.get(type(value))
            if types.get(name) != found:
                types[name] = _agreed(owner, name, types.get(name, found), found)
            if isinstance(value, str) and len(value) * 4 > self.longest and _bytes(value) > self.longest:
                self.long.add((owner, name))

    @property
    def in_order(self) -> dict[str, dict[str, str]]:
        return {owner: dict(sorted(types.items())) for owner, types in sorted(self.types.items())}

    def serving(self, database: Database) -> tuple[list[str], tuple[str, ...]]:
        """The statements of the indexes that can hold this graph's values, and the names of the others."""
        fits = [i.key is None or (i.label or "", i.key) not in self.long for i in database.indexes]
        kept = [index.statement for index, good in zip(database.indexes, fits, strict=True) if good]
        return kept, tuple(sorted(i.name for i, good in zip(database.indexes, fits, strict=True) if not good))


def _agreed(owner: str, name: str, known: str | None, found: str | None) -> str:
    if found is None or known is None:
        raise ValueError(f"the property {name} of {owner} has a value that no database can hold")
    if known == found:
        return found
    if {known, found} != {"int", "float"}:
        raise ValueError(f"the property {name} of {owner} mixes {' and '.join(sorted({known, found}))}")
    return "float"


def _bytes(text: str) -> int:
    return len(text.encode(errors="replace"))
