"""Nodes and edges as the rows of batches: what a statement takes at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, TypeVar

from kg.graph import Edge, Node, whole
from kg.stores import StoreError
from kg.stores.columns import Columns
from kg.stores.neo4j.schema import INDEXES, LONGEST
from kg.stores.schema import LABELS, RELATIONSHIPS

T = TypeVar("T")

MOST_ROWS = 5_000
MOST_CHARACTERS = 4 << 20
"""A batch ends at so many rows, or so many characters, so that a transaction stays small."""

_INDEXED: Mapping[str, tuple[tuple[str, str], ...]] = {
    label: tuple((index.key, index.name) for index in INDEXES if index.label == label) for label in LABELS
}
_LABELS, _RELATIONSHIPS = frozenset(LABELS), frozenset(RELATIONSHIPS)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows by what they are: nodes by (label,), edges by (type, label of the source, label of the target). `too_long`
    are the indexes that can't hold a value of these rows; `digest` stands for all of it."""

    groups: Mapping[tuple[str, ...], list[Any]]
    digest: str
    too_long: frozenset[str] = field(default_factory=frozenset)


def node_batches(nodes: Iterable[Node], columns: Columns) -> Iterator[Batch]:
    """Nodes as batches. Raises StoreError for a label that the graph doesn't have, and a value that no store takes."""
    for some in cut(nodes, _characters, MOST_ROWS):
        groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        too_long: set[str] = set()
        for node in some:
            row = {"id": node.id, **columns.admit(node)}
            groups[(known_label(node.label),)].append(row)
            if len(node.id) > LONGEST // 4 and _size(node.id) > LONGEST:
                raise StoreError(f"an id of {_size(node.id)} bytes is longer than Neo4j can hold: {node.id[:60]}…")
            too_long.update(name for key, name in _INDEXED[node.label] if _is_long(row.get(key)))
        yield _batch(groups, too_long)


def edge_batches(edges: Iterable[Edge], labels: Mapping[str, str], columns: Columns) -> Iterator[Batch]:
    """Edges as batches; `labels` has the label of each node. Raises StoreError for a type that the graph doesn't have,
    a value that no store takes, and an edge without a node at one end."""
    for some in cut(edges, _characters, MOST_ROWS):
        groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for edge in some:
            start, end = labels.get(edge.source), labels.get(edge.target)
            if start is None or end is None:
                raise StoreError(f"edge {edge.type} without a node")
            key = known_type(edge.type), known_label(start), known_label(end)
            groups[key].append([edge.source, edge.target, columns.admit(edge)])
        yield _batch(groups, set())


def cut(items: Iterable[T], size: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """Items in parts of so many at most, and of not many more characters than a batch has."""
    some: list[T] = []
    characters = 0
    for item in items:
        some.append(item)
        characters += size(item)
        if len(some) >= most or characters >= MOST_CHARACTERS:
            yield some
            some, characters = [], 0
    if some:
        yield some


def known_label(label: str) -> str:
    """The label itself, which may stand in the text of a statement. Raises StoreError for any but the graph's own."""
    if label not in _LABELS:
        raise StoreError(f"a graph of kg has no nodes with the label {label!r}")
    return label


def known_type(kind: str) -> str:
    """The type itself, as `known_label`."""
    if kind not in _RELATIONSHIPS:
        raise StoreError(f"a graph of kg has no relationships of the type {kind!r}")
    return kind


def safe(rows: list[Any]) -> list[Any]:
    """Rows without half characters."""
    try:
        json.dumps(rows, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return whole(rows)  # type: ignore[no-any-return]
    return rows


def _batch(groups: Mapping[tuple[str, ...], list[Any]], too_long: set[str]) -> Batch:
    digest = blake2b(digest_size=12)
    ready: dict[tuple[str, ...], list[Any]] = {}
    for key, rows in groups.items():
        try:
            content = json.dumps([key, rows], ensure_ascii=False, sort_keys=True).encode()
        except UnicodeEncodeError:
            rows = whole(rows)
            content = json.dumps([key, rows], ensure_ascii=False, sort_keys=True).encode()
        digest.update(content)
        ready[key] = rows
    return Batch(ready, digest.hexdigest(), frozenset(too_long))


def _characters(element: Node | Edge) -> int:
    return sum(len(value) for value in element.properties.values() if type(value) is str)


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and len(value) > LONGEST // 4 and _size(value) > LONGEST


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
