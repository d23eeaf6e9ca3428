"""How a graph, and what changes in it, get into kglite: in batches, so that no second copy of the graph is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

import kglite

from kg.graph import Delta, Edge, Elements, Node, whole
from kg.stores.columns import Columns

T = TypeVar("T")
_BATCH = 500
_INDEXED = (("Document", "symbol"), ("Document", "number"), ("Target", "wording"), ("Task", "wording"))

_NEW_NODES = """UNWIND $rows AS row CREATE (n:$label {id: row.id, title: row.title}) SET n = row
    RETURN count(*) AS done"""
_NODES = "UNWIND $rows AS row MERGE (n:$label {id: row.id}) SET n = row RETURN count(*) AS done"
_NEW_EDGES = """UNWIND $rows AS row MATCH (a:$from {id: row.source}) MATCH (b:$to {id: row.target})
    CREATE (a)-[link:$kind]->(b) SET link = row.own RETURN count(*) AS done"""
_EDGES = """UNWIND $rows AS row MATCH (a:$from {id: row.source}) MATCH (b:$to {id: row.target})
    MERGE (a)-[link:$kind]->(b) SET link = row.own RETURN count(*) AS done"""
_GONE_EDGES = """UNWIND $rows AS row MATCH (a:$from {id: row.source})-[link:$kind]->(b:$to {id: row.target})
    DELETE link RETURN count(*) AS done"""
_GONE_NODES = "UNWIND $rows AS id MATCH (n:$label {id: id}) DELETE n RETURN count(*) AS done"
_META = """MERGE (m:Meta {id: 'meta'})
    SET m.title = 'meta', m.schema_version = $schema, m.corpus = $corpus, m.changes = $changes, m.sealed = true"""


def build(elements: Elements, columns: Columns) -> Any:
    """A kglite graph of these elements; `columns` learns their types. Raises StoreError for a value that no store
    takes, ValueError for an id that two nodes share and an edge without a node at one end."""
    graph = kglite.KnowledgeGraph()
    labels: dict[str, str] = {}
    for nodes in _batches(elements.nodes):
        for node in nodes:
            if node.id in labels:
                raise ValueError(f"repeated id {node.id}")
            labels[node.id] = node.label
        _put_nodes(graph, _NEW_NODES, nodes, columns)
    for edges in _batches(elements.edges):
        _put_edges(graph, _NEW_EDGES, edges, labels, columns)
    for label, name in _INDEXED:
        graph.create_index(label, name)
    return graph


def mark(graph: Any, *, schema: int, corpus: str, changes: int | None) -> None:
    """Write into the graph whose it is, where people can ask for it."""
    graph.cypher(_META, params={"schema": schema, "corpus": corpus, "changes": changes})


def change(graph: Any, deltas: Iterable[Delta]) -> None:
    """Apply changes to a kglite graph, one after the other; what several touch is written once. Raises ValueError or
    kglite's errors where they don't fit the graph, which is then half changed."""
    net = _Net()
    for delta in deltas:
        net.add(delta)
    for (kind, start, end), pairs in net.gone_edges.items():
        for batch in _batches(pairs):
            rows = [{"source": source, "target": target} for source, target in batch]
            _run(graph, _GONE_EDGES, rows, **{"kind": kind, "from": start, "to": end})
    for label, ids in net.gone_nodes.items():
        for gone in _batches(ids):
            _run(graph, _GONE_NODES, gone, label=label)
    columns = Columns()
    for nodes in _batches(net.nodes.values()):
        _put_nodes(graph, _NODES, nodes, columns)
    for edges in _batches(net.edges.values()):
        _put_edges(graph, _EDGES, edges, net.labels, columns)


class _Net:
    """What several changes come to: all that any of them took away, then all that is there after the last."""

    def __init__(self) -> None:
        self.gone_edges: dict[tuple[str, str, str], dict[tuple[str, str], None]] = defaultdict(dict)
        self.gone_nodes: dict[str, dict[str, None]] = defaultdict(dict)
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self.labels: dict[str, str] = {}

    def add(self, delta: Delta) -> None:
        before = delta.labels_before
        for source, kind, target in delta.gone_edges:
            self.gone_edges[kind, before[source], before[target]][source, target] = None
            self.edges.pop((source, kind, target), None)
        for label, id in delta.gone_nodes:
            self.gone_nodes[label][id] = None
            self.nodes.pop(id, None)
        self.nodes.update((node.id, node) for node in delta.nodes)
        self.edges.update((edge.key, edge) for edge in delta.edges)
        self.labels.update(delta.labels)


def _put_nodes(graph: Any, text: str, nodes: Iterable[Node], columns: Columns) -> None:
    groups: dict[str, list[Any]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append({"id": node.id, **columns.admit(node)})
    for label, rows in groups.items():
        if _run(graph, text, rows, label=label) != len(rows):
            raise ValueError(f"nodes left out: {label}")


def _put_edges(graph: Any, text: str, edges: Iterable[Edge], labels: Mapping[str, str], columns: Columns) -> None:
    groups: dict[tuple[str, str | None, str | None], list[Any]] = defaultdict(list)
    for edge in edges:
        row = {"source": edge.source, "target": edge.target, "own": columns.admit(edge)}
        groups[edge.type, labels.get(edge.source), labels.get(edge.target)].append(row)
    for (kind, start, end), rows in groups.items():
        there = start and end and _run(graph, text, rows, **{"kind": kind, "from": start, "to": end}) == len(rows)
        if not there:
            raise ValueError(f"edge {kind} without a node")


def _run(graph: Any, text: str, rows: list[Any], **names: str) -> int:
    """How many rows a statement acted on."""
    try:
        result = graph.cypher(text, params={"rows": rows, **names}, timeout_ms=0)
    except TypeError:  # a half character, which no UTF-8 text holds
        result = graph.cypher(text, params={"rows": whole(rows), **names}, timeout_ms=0)
    return int(result.to_list()[0]["done"])


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
