"""The graph as a value: labelled nodes and typed edges with flat properties, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """`id` is unique in the whole graph; `properties` holds neither `id` nor nulls, and always a `title`."""

    id: str
    label: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """One relationship per (source, type, target), carrying all its evidence in `properties`."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes sorted by (label, id), edges by (type, source, target): equal graphs are equal values."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
        """A graph in canonical order. Raises ValueError for a repeated id, a repeated edge or an edge to nowhere."""
        ordered = tuple(sorted(nodes, key=lambda n: (n.label, n.id)))
        ids = {n.id for n in ordered}
        if len(ids) != len(ordered):
            raise ValueError("two nodes share an id")
        links = tuple(sorted(edges, key=lambda e: (e.type, e.source, e.target)))
        if len({(e.source, e.type, e.target) for e in links}) != len(links):
            raise ValueError("two edges share source, type and target")
        for edge in links:
            if edge.source not in ids or edge.target not in ids:
                raise ValueError(f"an edge {edge.type} has no node at one end: {edge.source} -> {edge.target}")
        return cls(ordered, links)
