"""From a store back to the graph that was written to it: whole, or element by element in canonical order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from typing import Any

from kg.graph import Edge, Graph, Node
from kg.stores import Store

IDS_AT_ONCE = 20_000
"""Ids of one label that are asked for, and kept, at a time: a store without an order of ids goes through all of a
label for each of these steps."""
LEAST, MOST, WANTED = 16, 2_000, 5_000
"""Nodes whose properties or edges are asked for in one step: as many as give about `WANTED` edges."""

_COUNT_NODES = "MATCH (n) WHERE NOT n:Meta RETURN labels(n)[0] AS label, count(*) AS found ORDER BY label"
_COUNT_EDGES = "MATCH (a)-[r]->() RETURN type(r) AS kind, labels(a)[0] AS label, count(*) AS found ORDER BY kind, label"
_FIRST_IDS = "MATCH (n:{label}) WHERE n.id >= '' RETURN n.id AS id ORDER BY n.id"
_NEXT_IDS = "MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id ORDER BY n.id"
_NODES = "MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n AS own"
_EDGES = """MATCH (a:{label})-[r:{kind}]->(b) WHERE a.id IN $ids
    RETURN a.id AS source, b.id AS target, r AS own"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes a graph has of each label, and edges of each type."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]

    @property
    def elements(self) -> int:
        return sum(self.nodes.values()) + sum(self.edges.values())


class Stored:
    """The graph in a store as :class:`kg.graph.Elements`: nodes by label and id, edges by type, source and target, of
    which some thousands at a time are in memory. May be gone through again; raises QueryError and StoreError then.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def nodes(self) -> Iterator[Node]:
        for label in self._labels:
            for ids in self._ids(label):
                for first in range(0, len(ids), MOST):
                    step = ids[first : first + MOST]
                    rows = self._store.query(_NODES.format(label=_quoted(label)), {"ids": step}, timeout=_PATIENCE).rows
                    yield from sorted((Node(id, label, _without(own, "id", "label")) for id, own in rows), key=_id)

    @property
    def edges(self) -> Iterator[Edge]:
        for kind in sorted({kind for kind, _ in self._starts}):
            from_each = [self._edges(kind, label) for of, label in sorted(self._starts) if of == kind]
            yield from merge(*from_each, key=lambda edge: (edge.source, edge.target))

    @cached_property
    def counts(self) -> Counts:
        """How much there is, asked once."""
        edges: dict[str, int] = defaultdict(int)
        for (kind, _), found in self._starts.items():
            edges[kind] += found
        return Counts(self._labels, edges)

    @cached_property
    def _labels(self) -> dict[str, int]:
        return {str(label): int(found) for label, found in self._store.query(_COUNT_NODES, timeout=_PATIENCE).rows}

    @cached_property
    def _starts(self) -> dict[tuple[str, str], int]:
        """How many edges there are, by their type and the label of the node from which they come."""
        rows = self._store.query(_COUNT_EDGES, timeout=_PATIENCE).rows
        return {(kind, label): found for kind, label, found in rows}

    def _ids(self, label: str) -> Iterator[list[str]]:
        """All ids of a label in their order, some at a time."""
        text = _FIRST_IDS
        known: dict[str, str] = {}
        while True:
            found = self._store.query(
                text.format(label=_quoted(label)) + f" LIMIT {IDS_AT_ONCE}", known, timeout=_PATIENCE
            )
            if ids := [id for (id,) in found.rows]:
                yield sorted(ids)
            if len(ids) < IDS_AT_ONCE:
                return
            text, known = _NEXT_IDS, {"after": ids[-1]}

    def _edges(self, kind: str, label: str) -> Iterator[Edge]:
        """The edges of a type that come from nodes of a label, by source and target."""
        text = _EDGES.format(label=_quoted(label), kind=_quoted(kind))
        width = LEAST
        for ids in self._ids(label):
            first = 0
            while first < len(ids):
                step = ids[first : first + width]
                rows = self._store.query(text, {"ids": step}, timeout=_PATIENCE).rows
                edges = [Edge(source, kind, target, _without(own, "type")) for source, target, own in rows]
                yield from sorted(edges, key=lambda edge: (edge.source, edge.target))
                first += width
                width = max(LEAST, min(MOST, width * 2, width * WANTED // max(1, len(rows))))


def read_graph(store: Store) -> Graph:
    """The whole graph, equal to what was written. Raises QueryError."""
    stored = Stored(store)
    return Graph.of(stored.nodes, stored.edges)


_PATIENCE = 600.0
"""Seconds that one step may take: none comes near that on a machine that answers at all."""


def _id(node: Node) -> str:
    return node.id


def _without(own: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in own.items() if name not in names}


def _quoted(name: str) -> str:
    """A label or type as part of a query."""
    return f"`{name.replace('`', '``')}`"
