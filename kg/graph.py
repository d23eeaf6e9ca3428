"""The graph as a value: labelled nodes and typed edges with flat properties, in one fixed order; and how one becomes
another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

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

    @property
    def key(self) -> tuple[str, str, str]:
        return self.source, self.type, self.target


class Elements(Protocol):
    """What a store writes: nodes and edges as a graph has them, of which one at a time need be in memory."""

    @property
    def nodes(self) -> Iterable[Node]: ...

    @property
    def edges(self) -> Iterable[Edge]: ...


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
        if len({e.key for e in links}) != len(links):
            raise ValueError("two edges share source, type and target")
        for edge in links:
            if edge.source not in ids or edge.target not in ids:
                raise ValueError(f"an edge {edge.type} has no node at one end: {edge.source} -> {edge.target}")
        return cls(ordered, links)


@dataclass(frozen=True, slots=True)
class Delta:
    """What makes one graph another: first all that is gone goes, then all that is new or different comes, whole.

    `gone_nodes` are (label, id), `gone_edges` (source, type, target): a node goes only together with all its edges. A
    node whose label changes is among the gone and the new, and so are its edges. `labels` has the label of each node at
    an end of an edge here: the one it has now, or had last.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    gone_nodes: tuple[tuple[str, str], ...] = ()
    gone_edges: tuple[tuple[str, str, str], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def labels_before(self) -> Mapping[str, str]:
        """The label that each node at an end of an edge here had before."""
        return {**self.labels, **{id: label for label, id in self.gone_nodes}}

    def __post_init__(self) -> None:
        """Raises ValueError for an edge at whose end stands a node without a label here."""
        for source, kind, target in (*self.gone_edges, *(edge.key for edge in self.edges)):
            if source not in self.labels or target not in self.labels:
                raise ValueError(f"the label of a node of an edge {kind} is missing: {source} -> {target}")


def apply(graph: Graph, delta: Delta) -> Graph:
    """The graph after a change. Raises ValueError where that would leave an edge without a node at one end."""
    gone_nodes, gone_edges = set(delta.gone_nodes), set(delta.gone_edges)
    nodes = {node.id: node for node in graph.nodes if (node.label, node.id) not in gone_nodes}
    edges = {edge.key: edge for edge in graph.edges if edge.key not in gone_edges}
    nodes.update((node.id, node) for node in delta.nodes)
    edges.update((edge.key, edge) for edge in delta.edges)
    return Graph.of(nodes.values(), edges.values())


def difference(old: Graph, new: Graph) -> Delta:
    """The change that makes `old` into `new`: `apply(old, difference(old, new)) == new`."""
    was, now = {node.id: node for node in old.nodes}, {node.id: node for node in new.nodes}
    linked, links = {edge.key: edge for edge in old.edges}, {edge.key: edge for edge in new.edges}
    other = {id for id, node in was.items() if id in now and now[id].label != node.label}
    came = tuple(e for e in new.edges if linked.get(e.key) != e or e.source in other or e.target in other)
    gone = tuple(key for key in linked if key not in links or key[0] in other or key[2] in other)
    ends = {id for source, _, target in (*gone, *(edge.key for edge in came)) for id in (source, target)}
    return Delta(
        nodes=tuple(node for node in new.nodes if was.get(node.id) != node),
        edges=came,
        gone_nodes=tuple((node.label, node.id) for node in old.nodes if node.id not in now or node.id in other),
        gone_edges=gone,
        labels={id: (now.get(id) or was[id]).label for id in sorted(ends)},
    )


_HALF = re.compile("[\ud800-\udfff]")


def whole(value: Any) -> Any:
    """A value, or lists and dicts of values, with half characters (lone surrogates, which no UTF-8 text can hold)
    replaced by U+FFFD: so stores and exports keep them."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {whole(name): whole(item) for name, item in value.items()}
    return value
