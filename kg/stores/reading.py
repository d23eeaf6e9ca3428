"""From a store back to the graph that was written to it."""

from __future__ import annotations

from kg.graph import Edge, Graph, Node
from kg.stores import Store


def read_graph(store: Store) -> Graph:
    """The whole graph, equal to what was written. Raises QueryError."""
    nodes = store.query(
        "MATCH (n) WHERE NOT n:Meta RETURN n.id AS id, labels(n) AS labels, n.title AS title, properties(n) AS own"
    )
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS relationship, b.id AS target, properties(r) AS own"
    )
    return Graph.of(
        (
            Node(id, labels[0], {"title": title, **{name: value for name, value in own.items() if name != "id"}})
            for id, labels, title, own in nodes.rows
        ),
        (Edge(source, relationship, target, own) for source, relationship, target, own in edges.rows),
    )
