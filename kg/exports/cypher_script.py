"""The graph as one text of Cypher statements, for those who have a query window and nothing else.

Values stand in the text as literals, each row on a line of its own; no value can end a literal, a line or a statement.
Running the text again changes nothing. A database with something else refuses it before it gets more than the first
constraint, on which the refusal rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from kg.exports.database import Database, Fact, Seen
from kg.files import replacing
from kg.graph import Edge, Elements, Node, Value
from kg.literals import literal

ROWS, CHARACTERS = 200, 60_000
"""A statement has so many rows, or one more than fit into so many characters: what a window takes at a time."""

_ABOUT = """\
// A knowledge graph of Vietnamese directives, for an empty database of Neo4j 5.26 or newer.
// Paste it into the query window of Neo4j Browser, or run: cypher-shell -f THIS_FILE
// What broke off may be run again from the start. Statements end with a semicolon; in a window that takes a part at a
// time, run the parts in their order.
"""
_EMPTY = "the database is not empty, and kg did not write it"
_OTHER = "the database holds another graph of kg: take an empty one"
_GUARD = """\
MATCH (n) WHERE NOT EXISTS {{ MATCH (m:Meta {{id: 'meta'}}) }} WITH n LIMIT 1
  UNWIND [1, 2] AS refused CREATE (:Meta {{id: {empty}}});
MATCH (m:Meta {{id: 'meta'}}) WHERE m.corpus <> {corpus} OR coalesce(m.changes, m.goal) <> {changes}
  UNWIND [1, 2] AS refused CREATE (:Meta {{id: {other}}});
"""


def write_cypher(elements: Elements, path: str | Path, database: Database) -> None:
    """Write a graph as a script; `.gz` compresses. Elements come in canonical order, as a graph and a store have them;
    equal graphs give equal bytes.

    Raises ValueError for a property that mixes text and numbers, and for an edge without a node at one end; OSError.
    """
    with replacing(path) as file:
        for part in script(elements, database):
            file.write(part.encode())


def script(elements: Elements, database: Database) -> Iterator[str]:
    """The text of a script, a statement or more at a time."""
    seen, labels = Seen(database.longest), dict[str, str]()
    changes = -1 if database.changes is None else database.changes
    yield _ABOUT
    first, others = database.constraints[:1], database.constraints[1:]
    yield from (f"{statement};\n" for statement in first)  # that on Meta: the guard makes two of one id to be refused
    known: dict[str, Fact] = {"corpus": database.corpus, "changes": changes, "empty": _EMPTY, "other": _OTHER}
    yield _GUARD.format(**{name: literal(value) for name, value in known.items()})
    yield from (f"{statement};\n" for statement in others)
    yield _meta(database.writing)
    for label, nodes in groupby(_seen(elements.nodes, seen, labels), key=lambda node: node.label):
        rows = (_map({"id": node.id, **_in_order(node.properties)}) for node in nodes)
        yield from _statements(rows, f"MERGE (n:{_name(label)} {{id: row.id}}) SET n = row;\n")
    for (kind, start, end), edges in groupby(_linked(elements.edges, seen, labels), key=lambda pair: pair[0]):
        rows = (
            f"{{from: {literal(edge.source)}, to: {literal(edge.target)}, own: {_map(_in_order(edge.properties))}}}"
            for _, edge in edges
        )
        yield from _statements(
            rows,
            f"MATCH (a:{_name(start)} {{id: row.from}}) MATCH (b:{_name(end)} {{id: row.to}})\n"
            f"  MERGE (a)-[link:{_name(kind)}]->(b) SET link = row.own;\n",
        )
    indexes, left_out = seen.serving(database)
    yield from (f"{statement};\n" for statement in indexes)
    yield _meta(database.whole(seen.in_order, left_out))


def _seen(nodes: Iterable[Node], seen: Seen, labels: dict[str, str]) -> Iterator[Node]:
    for node in nodes:
        seen.look(node)
        labels[node.id] = node.label
        yield node


def _linked(
    edges: Iterable[Edge], seen: Seen, labels: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str, str], Edge]]:
    """Edges with their type and the labels of both ends, by which the database finds these."""
    for edge in edges:
        seen.look(edge)
        if edge.source not in labels or edge.target not in labels:
            raise ValueError(f"an edge {edge.type} has no node at one end: {edge.source} -> {edge.target}")
        yield (edge.type, labels[edge.source], labels[edge.target]), edge


def _statements(rows: Iterable[str], what: str) -> Iterator[str]:
    batch: list[str] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row)
        if len(batch) == ROWS or size >= CHARACTERS:
            yield _statement(batch, what)
            batch, size = [], 0
    if batch:
        yield _statement(batch, what)


def _statement(rows: list[str], what: str) -> str:
    return "UNWIND [\n  " + ",\n  ".join(rows) + "\n] AS row\n" + what


def _meta(facts: Mapping[str, Fact]) -> str:
    return f"MERGE (m:Meta {{id: {literal(facts['id'])}}}) SET m = {_map(facts)};\n"


def _in_order(properties: Mapping[str, Value]) -> dict[str, Value]:
    """Properties by name: each store has an order of its own."""
    return dict(sorted(properties.items()))


def _map(properties: Mapping[str, Fact]) -> str:
    own = ((name, value) for name, value in properties.items() if value is not None)
    return f"{{{', '.join(f'{_name(name)}: {literal(value)}' for name, value in own)}}}"


def _name(name: str) -> str:
    """A label, type or property as part of a statement. Raises ValueError for one that is no plain name."""
    if not name.isidentifier() or not name.isascii():
        raise ValueError(f"{name!r} is no plain name")
    return name
