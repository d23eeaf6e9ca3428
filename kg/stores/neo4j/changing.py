"""How a change gets into the database: in one transaction, announced before and called done after."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from neo4j import ManagedTransaction

from kg.graph import Delta
from kg.stores import StoreError
from kg.stores.columns import Columns
from kg.stores.neo4j import meta, schema
from kg.stores.neo4j.connecting import Server, run
from kg.stores.neo4j.meta import State
from kg.stores.neo4j.rows import Batch, edge_batches, known_label, known_type, node_batches, safe
from kg.stores.neo4j.writing import put

_GONE_EDGES = """UNWIND $rows AS row MATCH (a:{1} {{id: row[0]}})-[link:{0}]->(b:{2} {{id: row[1]}}) DELETE link"""
_GONE_NODES = "UNWIND $rows AS id MATCH (n:{0} {{id: id}}) DELETE n"


def change(server: Server, state: State, delta: Delta, changes: int) -> State:
    """Apply a change to a graph that is whole; returns what Meta says then. Raises StoreError; the graph is then as it
    was before."""
    progress = server.in_one(meta.read_progress, write=False)
    columns = Columns(progress.columns).with_changes(delta)
    batches = [*node_batches(delta.nodes, Columns()), *edge_batches(delta.edges, delta.labels, Columns())]
    too_long = frozenset().union(*(batch.too_long for batch in batches))
    for name in too_long - progress.unindexed:
        schema.drop(server, name)
    announced, done = meta.new_stamp(), meta.new_stamp()
    server.in_one(lambda tx: meta.set_facts(tx, state.stamp, {"phase": meta.CHANGING, "stamp": announced}))
    facts = {
        "changes": changes,
        "stamp": done,
        "columns": json.dumps(columns.types),
        "unindexed": sorted(progress.unindexed | too_long),
    }
    try:
        server.in_one(lambda tx: _apply(tx, delta, batches, announced, facts))
    except StoreError:
        settle(server)
        raise
    settle(server)
    return State(state.schema, state.corpus, changes, meta.WHOLE, done)


def settle(server: Server) -> None:
    """Call a change done that was announced: its transaction is over, whether it was applied or not. Only who has the
    right to write may say so. Raises StoreError."""
    server.in_one(lambda tx: run(tx, _SETTLE, {"changing": meta.CHANGING, "whole": meta.WHOLE}).consume())


_SETTLE = "MATCH (m:Meta {id: 'meta', phase: $changing}) SET m.phase = $whole"


def _apply(
    tx: ManagedTransaction, delta: Delta, batches: list[Batch], announced: str, facts: Mapping[str, Any]
) -> None:
    meta.set_facts(tx, announced, facts)
    before = delta.labels_before
    gone_edges: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for source, kind, target in delta.gone_edges:
        key = known_type(kind), known_label(before[source]), known_label(before[target])
        gone_edges[key].append([source, target])
    for key, rows in gone_edges.items():
        run(tx, _GONE_EDGES.format(*key), {"rows": safe(rows)}).consume()
    gone_nodes: dict[str, list[str]] = defaultdict(list)
    for label, id in delta.gone_nodes:
        gone_nodes[known_label(label)].append(id)
    for label, ids in gone_nodes.items():
        run(tx, _GONE_NODES.format(label), {"rows": safe(ids)}).consume()
    for batch in batches:
        put(tx, batch.groups)
