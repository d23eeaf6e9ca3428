"""From statements to the graph: each node and edge by all that units say of it, and what changed since a version."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator

from kg.graph import Delta, Edge, Node, Value
from kg.resolution.evidence import MOST_PROOFS, Item, Statement, merged
from kg.settling.searched import keep_owner, keep_words


def settle_element(db: sqlite3.Connection, id: int, version: int) -> None:
    """See whether a node or edge is another than it was, and write that down as a change of this version."""
    label, key, before = db.execute("SELECT label, key, digest FROM element WHERE id = ?", (id,)).fetchone()
    rows = _rows(db, id)
    after = _digest(rows) if rows else None
    told = _facts(rows) if label and rows else None
    if label is None:
        keep_owner(db, key, gone=not rows)
    else:
        keep_words(db, id, label, told, new=before is None)
    if before == after:
        return
    db.execute("UPDATE element SET digest = ?, version = ? WHERE id = ?", (after, version, id))
    if kind := _kind(label, key):
        title = str(told.get("title", "")) if told else ""
        db.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET after = excluded.after, "
            "title = CASE excluded.title WHEN '' THEN title ELSE excluded.title END",
            (version, id, before, after, kind, title),
        )


def _facts(rows: list[tuple[str, str]]) -> dict[str, Value]:
    """The properties of a node without what proves it."""
    told: list[dict[str, Value]] = [json.loads(facts) for facts, _ in rows]
    return told[0] if len(told) == 1 else merged(Statement("", None, facts, ()) for facts in told)


def _kind(label: str | None, key: str) -> str | None:
    """The kind of thing of which the history tells; None for all others."""
    if label is None:
        _, source, target = _ends(key)
        return "relation" if source.startswith("document/") and target.startswith("document/") else None
    return label.lower() if label in ("Document", "Task", "Target") else None


class KeptGraph:
    """The graph of a corpus, read from it node by node: never whole in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @property
    def nodes(self) -> Iterator[Node]:
        """All nodes by label and id."""
        rows = self._db.execute(
            "SELECT id, label, key FROM element WHERE digest IS NOT NULL AND label IS NOT NULL ORDER BY label, key"
        )
        for id, label, key in rows:
            yield Node(key, label, _properties(self._db, id, label, key))

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges by type, source and target."""
        rows = self._db.execute("SELECT id, key FROM element WHERE digest IS NOT NULL AND label IS NULL ORDER BY key")
        for id, key in rows:
            kind, source, target = _ends(key)
            yield Edge(source, kind, target, _properties(self._db, id, None, key))


def changes_since(db: sqlite3.Connection, version: int) -> Delta:
    """What changed in the graph after a version."""
    nodes, edges, gone_nodes, gone_edges = [], [], [], []
    labels: dict[str, str] = {}
    rows = db.execute(
        "SELECT id, label, key, digest IS NULL FROM element WHERE version > ? ORDER BY key", (version,)
    ).fetchall()
    for id, label, key, gone in rows:
        if label is not None and gone:
            gone_nodes.append((label, key))
        elif label is not None:
            nodes.append(Node(key, label, _properties(db, id, label, key)))
        else:
            kind, source, target = _ends(key)
            labels.update({end: _label(end) for end in (source, target)})
            if gone:
                gone_edges.append((source, kind, target))
            else:
                edges.append(Edge(source, kind, target, _properties(db, id, None, key)))
    return Delta(tuple(nodes), tuple(edges), tuple(gone_nodes), tuple(gone_edges), labels)


_LABELS = {
    "document": "Document",
    "body": "Organization",
    "place": "Place",
    "task": "Task",
    "target": "Target",
    "source": "Source",
}


def _label(id: str) -> str:
    return _LABELS[id.partition("/")[0]]


def _ends(key: str) -> tuple[str, str, str]:
    """Type, source and target of an edge by its key."""
    kind, source, target = key.split(" ")
    return kind, source, target


def _properties(db: sqlite3.Connection, id: int, label: str | None, key: str) -> dict[str, Value]:
    """The properties of a node or edge."""
    return merged(Statement(key, label, json.loads(facts), _items(items)) for facts, items in _rows(db, id))


def _rows(db: sqlite3.Connection, id: int) -> list[tuple[str, str]]:
    """Facts and proofs of all statements of a node or edge; none where nobody says anything of it any more. Of what
    very many units say alike each fact once, and the best proofs."""
    rows = db.execute("SELECT facts, items, rank FROM statement WHERE element = ? LIMIT 2", (id,)).fetchall()
    if len(rows) < 2:
        return [row[:2] for row in rows]
    if rows[0][2] is None:
        return db.execute(
            "SELECT facts, items FROM statement WHERE element = ? ORDER BY facts, items", (id,)
        ).fetchall()
    facts = db.execute(
        "SELECT DISTINCT facts, '[]' FROM statement WHERE element = ? AND rank IS NOT NULL ORDER BY facts", (id,)
    )
    proofs = db.execute(
        "SELECT DISTINCT '{}', items, rank FROM statement WHERE element = ? AND rank IS NOT NULL "
        "ORDER BY rank, items LIMIT ?",
        (id, MOST_PROOFS),
    )
    return [*facts.fetchall(), *(row[:2] for row in proofs.fetchall())]


def _items(told: str) -> tuple[Item, ...]:
    return tuple(Item(*fields) for fields in json.loads(told))


def _digest(rows: list[tuple[str, str]]) -> bytes:
    mark = hashlib.blake2b(digest_size=16)
    for facts, items in rows:
        mark.update(f"{facts}\n{items}\n".encode())
    return mark.digest()
