"""How a graph gets into the database: a batch a transaction, each remembered in Meta together with what it wrote.

A write that broke off goes on where it was, since batches that are in the database already are passed over. What is not
of the graph goes last.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from neo4j import ManagedTransaction, Record

from kg.graph import Elements, Node
from kg.stores import StoreError
from kg.stores.columns import Columns
from kg.stores.neo4j import meta, schema
from kg.stores.neo4j.connecting import Server, run
from kg.stores.neo4j.meta import Progress, State
from kg.stores.neo4j.refusals import telling
from kg.stores.neo4j.rows import Batch, cut, edge_batches, node_batches
from kg.stores.schema import LABELS, RELATIONSHIPS, SCHEMA

MOST_REMOVED = 5_000
FOREIGN_NODES, FOREIGN_LINKS = "other labels", "other types"

_NODES = "UNWIND $rows AS row MERGE (n:{0} {{id: row.id}}) SET n = row RETURN count(*) AS done"
_NEW_NODES = "UNWIND $rows AS row CREATE (n:{0}) SET n = row RETURN count(*) AS done"
_ENDS = "UNWIND $rows AS row MATCH (a:{1} {{id: row[0]}}) MATCH (b:{2} {{id: row[1]}})"
_EDGES = _ENDS + " MERGE (a)-[link:{0}]->(b) SET link = row[2] RETURN count(*) AS done"
_NEW_EDGES = _ENDS + " CREATE (a)-[link:{0}]->(b) SET link = row[2] RETURN count(*) AS done"

_REMEMBER = """MATCH (m:Meta {id: 'meta', stamp: $run}) WITH m, $digest IN m.done AS before
    SET m.done = CASE WHEN before THEN m.done ELSE m.done + $digest END RETURN before"""
_OURS = "MATCH (m:Meta {id: 'meta', stamp: $run}) SET m.run = $run RETURN count(*) AS ours"
_SIZE = "reduce(sum = 0, key IN keys({0}) | sum + size(toString({0}[key])))"
_IDS = "MATCH (n:{0}) RETURN n.id AS id, " + _SIZE.format("n") + " AS size"
_LINKS = (
    "MATCH (a)-[link:{0}]->(b) RETURN a.id AS source, b.id AS target, elementId(link) AS link, "
    + _SIZE.format("link")
    + " AS size"
)
_GONE_AROUND = """UNWIND $keys AS id MATCH (n:{0} {{id: id}})-[link]-() WITH DISTINCT link LIMIT $most
    DELETE link RETURN count(*) AS done"""
_GONE_NODES = "UNWIND $keys AS id MATCH (n:{0} {{id: id}}) DELETE n RETURN count(*) AS done"
_GONE_LINKS = (
    "UNWIND $keys AS id MATCH ()-[link:{0}]->() WHERE elementId(link) = id DELETE link RETURN count(*) AS done"
)


def statement(key: tuple[str, ...], *, fresh: bool) -> str:
    """The text that puts rows of a group into the database: names of the graph's own, all else is in the rows."""
    nodes, edges = (_NEW_NODES, _NEW_EDGES) if fresh else (_NODES, _EDGES)
    return (nodes if len(key) == 1 else edges).format(*key)


class WholeWrite:
    """One write of a whole graph, from the announcement in Meta to the word that it is done."""

    def __init__(self, server: Server, state: State | None, *, corpus: str, changes: int) -> None:
        self._server = server
        self._corpus, self._changes = corpus, changes
        self._columns = Columns()
        self._labels: dict[str, str] = {}
        self._written: Counter[str] = Counter()
        self._links: dict[str, array[int]] = {}
        self._left_out: set[str] = set()
        self._run = meta.new_stamp()
        self._progress = self._begin(state)

    def __call__(self, elements: Elements) -> State:
        """Write these elements; returns what Meta says then. Raises StoreError."""
        self._put(node_batches(self._labelled(elements.nodes), self._columns))
        self._put(edge_batches(elements.edges, self._labels, self._columns))
        schema.index(self._server, without=frozenset(self._left_out))
        self._remove_surplus()
        return self._finish()

    def _begin(self, state: State | None) -> Progress:
        """Say in Meta that the graph is being written, and find what is left of a write to the same end. That one may
        have come from another store, which cuts other batches: only who begins in an empty database creates."""
        there = counts(self._server)
        self._refuse_foreign(there)
        before = self._server.in_one(meta.read_progress, write=False) if state else Progress()
        resumed = (
            state is not None
            and state.phase == meta.WRITING
            and state.schema == SCHEMA
            and before.goal == self._changes
        )
        progress = before if resumed else Progress(self._changes)
        self._fresh = not resumed and not there
        facts = {
            "schema_version": SCHEMA,
            "corpus": self._corpus,
            "changes": None,
            "phase": meta.WRITING,
            "stamp": self._run,
            "goal": self._changes,
            "done": sorted(progress.done),
        }
        self._server.in_one(lambda tx: meta.begin(tx, facts))
        return progress

    def _labelled(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if node.id in self._labels:
                raise StoreError(f"can't write {self._server.address.shown}: repeated id {node.id}")
            self._labels[node.id] = node.label
            yield node

    def _put(self, batches: Iterable[Batch]) -> None:
        for batch in batches:
            for key, rows in batch.groups.items():
                self._written[key[0]] += len(rows)
                if len(key) > 1:
                    self._links.setdefault(key[0], array("q")).extend(hash((row[0], row[1])) for row in rows)
            for name in batch.too_long - self._left_out:
                schema.drop(self._server, name)
            self._left_out |= batch.too_long
            if batch.digest not in self._progress.done:
                self._server.in_one(partial(self._put_one, batch=batch))

    def _put_one(self, tx: ManagedTransaction, batch: Batch) -> None:
        """One batch and the word that it is there. A transaction that the driver does again finds that word."""
        known = run(tx, _REMEMBER, {"run": self._run, "digest": batch.digest}).single()
        if known is None:
            raise meta.taken_over()
        if not known["before"]:
            put(tx, batch.groups, fresh=self._fresh)

    def _remove_surplus(self) -> None:
        """What the database has more than was written goes; then it has exactly this, or StoreError is raised."""
        if self._is_complete():
            return
        there = counts(self._server)
        self._refuse_foreign(there)
        for label in LABELS:
            if there[label] > self._written[label]:
                self._remove_nodes(label)
        there = counts(self._server)
        for kind in RELATIONSHIPS:
            if there[kind] > self._written[kind]:
                self._remove_links(kind)
        if not self._is_complete():
            forgotten = {"done": [], "stamp": self._run}  # what is missing is in a batch that would be passed over
            self._server.in_one(lambda tx: meta.set_facts(tx, self._run, forgotten))
            raise StoreError(f"{self._server.address.shown} did not take the whole graph: run kg rebuild")

    def _refuse_foreign(self, there: Counter[str]) -> None:
        """Raises StoreError where there is what kg did not write, and so can't tell from what is to go."""
        at = self._server.address.shown
        if nodes := there[FOREIGN_NODES]:
            raise StoreError(f"{at} holds {nodes} nodes that kg did not write: choose another database")
        if links := there[FOREIGN_LINKS]:
            raise StoreError(f"{at} holds {links} relationships that kg did not write: choose another database")

    def _is_complete(self) -> bool:
        """Whether there are just as many nodes and relationships as were written: all that were are there."""
        nodes, links = totals(self._server)
        return (nodes, links) == tuple(sum(self._written[name] for name in some) for some in (LABELS, RELATIONSHIPS))

    def _remove_nodes(self, label: str) -> None:
        for rows in self._found(_IDS.format(label), lambda row: self._labels.get(row["id"]) != label):
            ids = [row["id"] for row in rows]
            while self._removed(_GONE_AROUND.format(label), ids):
                pass
            self._removed(_GONE_NODES.format(label), ids)

    def _remove_links(self, kind: str) -> None:
        kept = array("q", sorted(self._links.get(kind, ())))

        def is_surplus(row: Record) -> bool:
            key = hash((row["source"], row["target"]))
            at = bisect_left(kept, key)
            return at == len(kept) or kept[at] != key

        for rows in self._found(_LINKS.format(kind), is_surplus):
            self._removed(_GONE_LINKS.format(kind), [row["link"] for row in rows])

    def _found(self, text: str, is_surplus: Callable[[Record], bool]) -> Iterator[list[Record]]:
        """What a query finds and is surplus, a part at a time: the server keeps in memory what a transaction takes
        away, with all its texts."""
        with telling(self._server.address), self._server.session(write=False) as session:
            yield from cut(filter(is_surplus, session.run(text)), lambda row: int(row["size"]), MOST_REMOVED)

    def _removed(self, text: str, keys: list[Any]) -> int:
        def remove(tx: ManagedTransaction) -> int:
            if not run(tx, _OURS, {"run": self._run}).single()["ours"]:
                raise meta.taken_over()
            return int(run(tx, text, {"keys": keys, "most": MOST_REMOVED}).single()["done"])

        return self._server.in_one(remove)

    def _finish(self) -> State:
        done = State(SCHEMA, self._corpus, self._changes, meta.WHOLE, meta.new_stamp())
        facts = {
            "changes": done.changes,
            "phase": done.phase,
            "stamp": done.stamp,
            "columns": json.dumps(self._columns.types),
            "unindexed": sorted(self._left_out),
            **dict.fromkeys(("goal", "done", "run")),
        }
        self._server.in_one(lambda tx: meta.set_facts(tx, self._run, facts))
        return done


def put(tx: ManagedTransaction, groups: Mapping[tuple[str, ...], list[Any]], *, fresh: bool = False) -> None:
    """Put rows by group into the database. Raises StoreError where an edge finds no node."""
    for key, rows in groups.items():
        if run(tx, statement(key, fresh=fresh), {"rows": rows}).single()["done"] != len(rows):
            raise StoreError(f"edge {key[0]} without a node" if len(key) > 1 else f"nodes left out: {key[0]}")


def holds_nodes(server: Server) -> bool:
    """Whether there is any node but those by which kg knows the database. Raises StoreError."""
    return bool(server.read("MATCH (n) WHERE NOT n:Meta RETURN 1 AS found LIMIT 1"))


def totals(server: Server) -> tuple[int, int]:
    """How many nodes and relationships there are in all, without those of Meta. Raises StoreError."""

    def count(tx: ManagedTransaction) -> tuple[int, int]:
        nodes = _one(tx, "MATCH (n) RETURN count(n) AS n") - _one(tx, "MATCH (n:Meta) RETURN count(n) AS n")
        return nodes, _one(tx, "MATCH ()-[r]->() RETURN count(r) AS n")

    return server.in_one(count, write=False)


def counts(server: Server) -> Counter[str]:
    """How many nodes of each label and relationships of each type there are; those of others under `FOREIGN_NODES` and
    `FOREIGN_LINKS`. Reads only what the database counts by itself. Raises StoreError."""

    def count(tx: ManagedTransaction) -> Counter[str]:
        nodes = Counter({label: _one(tx, f"MATCH (n:{label}) RETURN count(n) AS n") for label in LABELS})
        links = Counter({kind: _one(tx, f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n") for kind in RELATIONSHIPS})
        meta_nodes = _one(tx, "MATCH (n:Meta) RETURN count(n) AS n")
        nodes[FOREIGN_NODES] = _one(tx, "MATCH (n) RETURN count(n) AS n") - meta_nodes - nodes.total()
        links[FOREIGN_LINKS] = _one(tx, "MATCH ()-[r]->() RETURN count(r) AS n") - links.total()
        return nodes + links

    return server.in_one(count, write=False)


def _one(tx: ManagedTransaction, text: str) -> int:
    return int(run(tx, text).single()["n"])
