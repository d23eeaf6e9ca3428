"""Small graphs written by hand, one a test, and what a pack answers on them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.graph import Edge, Graph, Node, Value
from kg.packs import packs
from kg.stores import open_store

PACKS = packs()
Row = dict[str, Any]


def document(id: str, doc_type: str = "KH", **more: Value) -> Node:
    known = {"title": f"Văn bản {id}", "symbol": f"{id}/{doc_type}", "doc_type": doc_type, "status": "held", **more}
    return Node(id, "Document", {name: value for name, value in known.items() if value is not None})


def body(id: str, **more: Value) -> Node:
    return Node(id, "Organization", {"title": id, **more})


def edge(source: str, kind: str, target: str, **more: Value) -> Edge:
    return Edge(source, kind, target, {"quote": f"{source} {kind} {target}", "source": f"{source}.txt", **more})


def ask(tmp_path: Path, nodes: Iterable[Node], edges: Iterable[Edge], name: str, **values: object) -> list[Row]:
    """The rows of a pack on a graph of these nodes and edges, in a store of its own."""
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of(list(nodes), list(edges)), corpus="c")
        return PACKS[name].run(store, values).as_dicts()


def by(rows: Iterable[Row], *keys: str) -> list[tuple[Any, ...]]:
    """The rows cut down to some columns."""
    return [tuple(row[key] for key in keys) for row in rows]
