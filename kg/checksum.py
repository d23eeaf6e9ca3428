"""A checksum of a graph: counts and digests by label and type, equal for equal graphs wherever they are kept.

An element's canonical form is the JSON text of its label and id, or of its type, source and target, and of its
properties by name, without nulls: `1`, `1.0`, `"1"` and `true` are four values. The digest of a group is the sum of the
BLAKE2b digests of its elements: it doesn't depend on their order, and can be had one element at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from kg.graph import Edge, Elements, Node, whole

Kind = Literal["node", "relationship"]

_BYTES = 16
_ALL = 1 << (8 * _BYTES)
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Group:
    """All nodes of one label, or all relationships of one type: how many, and the digest of them."""

    kind: Kind
    name: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checksum:
    """The groups of a graph: nodes before relationships, by name."""

    groups: tuple[Group, ...]

    @classmethod
    def of(cls, elements: Elements) -> Checksum:
        """The checksum of a graph, for which its elements are gone through once."""
        summing = Summing()
        summing.add(elements.nodes)
        summing.add(elements.edges)
        return summing.result

    @property
    def digest(self) -> str:
        """One digest for the whole graph."""
        text = _canonical([[group.kind, group.name, group.count, group.digest] for group in self.groups])
        return blake2b(text.encode(), digest_size=_BYTES).hexdigest()

    def nodes(self) -> int:
        return sum(group.count for group in self.groups if group.kind == "node")

    def relationships(self) -> int:
        return sum(group.count for group in self.groups if group.kind == "relationship")


@dataclass(frozen=True, slots=True)
class Difference:
    """A group that two graphs have differently: how many elements each has. Where the numbers are equal, contents
    differ."""

    kind: Kind
    name: str
    first: int
    second: int


def differences(first: Checksum, second: Checksum) -> list[Difference]:
    """In which groups two graphs differ; none where they are equal."""
    one, other = ({(g.kind, g.name): g for g in checksum.groups} for checksum in (first, second))
    return [
        Difference(*key, *(groups[key].count if key in groups else 0 for groups in (one, other)))
        for key in sorted(one.keys() | other.keys())
        if one.get(key) != other.get(key)
    ]


@dataclass(slots=True)
class Summing:
    """A checksum in the making: elements come in any order, each once."""

    _counts: dict[tuple[Kind, str], int] = field(default_factory=lambda: defaultdict(int))
    _sums: dict[tuple[Kind, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, elements: Iterable[Node | Edge]) -> None:
        for element in elements:
            self.add_one(element)

    def add_one(self, element: Node | Edge) -> None:
        key: tuple[Kind, str]
        if isinstance(element, Node):
            key, place = ("node", element.label), [element.label, element.id]
        else:
            key, place = ("relationship", element.type), [element.type, element.source, element.target]
        text = _canonical([*place, _present(element.properties)])
        try:
            content = text.encode()
        except UnicodeEncodeError:  # half characters, which stores keep as U+FFFD
            content = whole(text).encode()
        self._counts[key] += 1
        self._sums[key] += int.from_bytes(blake2b(content, digest_size=_BYTES).digest())

    @property
    def result(self) -> Checksum:
        found = sorted(self._counts.items())
        return Checksum(
            tuple(
                Group(kind, name, count, f"{self._sums[kind, name] % _ALL:0{2 * _BYTES}x}")
                for (kind, name), count in found
            )
        )


def _present(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}
