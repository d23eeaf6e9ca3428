"""The graph as RDF: one subject's triples together, in a fixed order, streamed to Turtle or N-Triples.

`mapping.py` says what each label, property and relationship becomes. Nothing is a blank node: assignments, quantities
and changes have IRIs of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO, Literal

import pyoxigraph as ox

from kg.exports.mapping import (
    AFTER,
    ASSIGNEE,
    ASSIGNMENT,
    BEFORE,
    BETWEEN_LEGAL_ACTS,
    CHANGE,
    CHANGED_BY,
    COLLECTIVE,
    HAS_ASSIGNMENT,
    HAS_QUANTITY,
    INVERSE,
    LEGAL_RESOURCE,
    PLAN,
    PROPERTIES,
    QUANTITY,
    RELATIONS,
    ROLE,
    TYPE,
    TYPES,
    UNIT,
    VALUE,
    VALUE_BY_COMPARATOR,
    is_legal_act,
)
from kg.exports.vocabulary import NAMESPACES, Concept, concepts, number, path_of, plain, term, vietnamese
from kg.files import replacing
from kg.graph import Edge, Graph, Node, Value

DEFAULT_BASE = "https://data.example.org/vn-directives"
"""Where the data is published; a placeholder that a publisher replaces with an address of their own."""

Format = Literal["ttl", "nt"]
KEPT = 20_000
"""How many addresses are kept ready, the last named: bodies and directives come again and again."""


def triples(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[ox.Triple]:
    """All triples of the graph in a fixed order, each subject's together.

    Raises ValueError where `base` is no absolute http(s) address.
    """
    return _Writing(graph, base).triples()


def write_rdf(
    graph: Graph, target: str | Path | IO[bytes], *, format: Format | None = None, base: str = DEFAULT_BASE
) -> None:
    """Write the graph as Turtle or N-Triples, into a path (`.gz` compresses, the file appears whole) or an open file.

    `format` defaults to what the path's name says (`x.nt`, `x.ttl.gz`), else Turtle. Equal graphs give equal bytes.
    Raises ValueError for a `base` that is no absolute http(s) address, OSError where the path can't be written.
    """
    statements = triples(graph, base)
    if not isinstance(target, str | Path):
        _serialize(statements, target, format or "ttl", base)
        return
    suffixes = Path(target).suffixes
    by_name: Format = "nt" if ".nt" in suffixes[-2:] else "ttl"
    with replacing(target) as file:
        _serialize(statements, file, format or by_name, base)


def _serialize(statements: Iterable[ox.Triple], file: IO[bytes], format: Format, base: str) -> None:
    if format == "nt":
        ox.serialize(statements, file, format=ox.RdfFormat.N_TRIPLES)
        return
    rooms = ("document", "body", "place", "task", "target", "source")
    prefixes = {**NAMESPACES, **{room: f"{base.rstrip('/')}/id/{room}/" for room in rooms}}
    ox.serialize(statements, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)


def _likeliest(meant: Sequence[Concept], node: Node) -> Concept:
    """Of document types that share a code: the one that the title opens with, else the first that the track allows."""
    title = str(node.properties.get("title") or "").casefold()
    track = node.properties.get("track")
    named = [concept for concept in meant if title.startswith(concept.label.casefold())]
    return [*named, *(concept for concept in meant if track in concept.tracks), *meant][0]


class _Writing:
    """One pass over a graph: who is linked to whom, which documents are legal acts, which codes no scheme lists."""

    def __init__(self, graph: Graph, base: str) -> None:
        if not re.match(r"https?://[^\s/?#]+[^\s?#]*$", base):
            raise ValueError(f"the base of the data's addresses must be like {DEFAULT_BASE}, not {base!r}")
        self.graph = graph
        self.root = f"{base.rstrip('/')}/id/"
        self.labels = {node.id: node.label for node in graph.nodes}
        self.legal = {node.id for node in graph.nodes if is_legal_act(node)}
        self.outgoing: dict[str, list[Edge]] = defaultdict(list)
        self.incoming: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self.outgoing[edge.source].append(edge)
            if edge.type in INVERSE:
                self.incoming[edge.target].append(edge)
        self.concepts = concepts()
        self.iri = lru_cache(KEPT)(self.address)
        self.unlisted: dict[tuple[str, str], ox.NamedNode] = {}

    def triples(self) -> Iterator[ox.Triple]:
        for node in self.graph.nodes:
            subject = self.iri(node.id)
            for kind in self.types(node):
                yield ox.Triple(subject, TYPE, kind)
            yield from self.facts(subject, node)
            yield from self.links(subject, node)
            yield from self.own_nodes(subject, node)
        for (scheme, code), concept in sorted(self.unlisted.items()):
            yield ox.Triple(concept, TYPE, term("skos:Concept"))
            yield ox.Triple(concept, term("skos:notation"), ox.Literal(code))
            note = ox.Literal(f"The scheme {scheme} does not list this code.", language="en")
            yield ox.Triple(concept, term("skos:scopeNote"), note)

    def address(self, identifier: str) -> ox.NamedNode:
        return ox.NamedNode(self.root + path_of(identifier))

    def concept(self, scheme: str, code: Value, node: Node) -> ox.NamedNode | None:
        """The concept that a code means on this node; a code that no scheme lists becomes one of the data set."""
        meant = self.concepts.get((scheme, str(code)), ())
        if meant:
            return meant[0].iri if len(meant) == 1 else _likeliest(meant, node).iri
        literal = plain(code)
        if literal is None:
            return None
        key = (scheme, literal.value)
        return self.unlisted.setdefault(key, self.iri(f"concept/{scheme}/{literal.value}"))

    def types(self, node: Node) -> Iterator[ox.NamedNode]:
        if node.properties.get("collective") is True:
            yield from COLLECTIVE
        else:
            yield from TYPES.get(node.label, ())
        if node.id in self.legal:
            yield LEGAL_RESOURCE
        if any(edge.type == "HAS_TASK" for edge in self.outgoing.get(node.id, ())):
            yield from PLAN

    def facts(self, subject: ox.NamedNode, node: Node) -> Iterator[ox.Triple]:
        properties = node.properties
        for name, predicate, make in PROPERTIES.get(node.label, ()):
            value = properties.get(name)
            if value is None or value == "":
                continue
            made = self.concept(make, value, node) if isinstance(make, str) else make(value)
            if made is not None:
                yield ox.Triple(subject, predicate, made)

    def links(self, subject: ox.NamedNode, node: Node) -> Iterator[ox.Triple]:
        for edge in self.outgoing.get(node.id, ()):
            predicates = RELATIONS.get((node.label, edge.type), ())
            if predicates:
                other = self.iri(edge.target)
                for predicate in predicates:
                    yield ox.Triple(subject, predicate, other)
                if edge.type in BETWEEN_LEGAL_ACTS and self.between_legal_acts(edge):
                    yield ox.Triple(subject, BETWEEN_LEGAL_ACTS[edge.type], other)
            elif edge.type == "ASSIGNED_TO":
                yield ox.Triple(subject, HAS_ASSIGNMENT, self.between(edge, "assignment"))
            elif edge.type == "SUCCEEDED_BY":
                yield ox.Triple(subject, CHANGED_BY, self.between(edge, "change"))
        for edge in self.incoming.get(node.id, ()):
            yield ox.Triple(subject, INVERSE[edge.type], self.iri(edge.source))
        if node.label == "Target" and number(node.properties.get("value")) is not None:
            yield ox.Triple(subject, HAS_QUANTITY, self.iri(f"{node.id}/quantity"))

    def between_legal_acts(self, edge: Edge) -> bool:
        return edge.source in self.legal and (self.labels[edge.target] != "Document" or edge.target in self.legal)

    def between(self, edge: Edge, what: str) -> ox.NamedNode:
        """The IRI of the node that stands for a relationship with more than two ends."""
        return self.iri(f"{edge.source}/{what}/{edge.target}")

    def own_nodes(self, subject: ox.NamedNode, node: Node) -> Iterator[ox.Triple]:
        """The assignments of a task, the quantity of a target, the changes of a body: each a subject of its own."""
        if node.label == "Task":
            for edge in self.outgoing.get(node.id, ()):
                if edge.type == "ASSIGNED_TO":
                    yield from self.assignment(edge, node)
        elif node.label == "Target":
            yield from self.quantity(node)
        elif node.label == "Organization":
            for edge in self.outgoing.get(node.id, ()):
                if edge.type == "SUCCEEDED_BY":
                    change = self.between(edge, "change")
                    yield ox.Triple(change, TYPE, CHANGE)
                    yield ox.Triple(change, BEFORE, subject)
                    yield ox.Triple(change, AFTER, self.iri(edge.target))

    def assignment(self, edge: Edge, task: Node) -> Iterator[ox.Triple]:
        assignment = self.between(edge, "assignment")
        yield ox.Triple(assignment, TYPE, ASSIGNMENT)
        yield ox.Triple(assignment, ASSIGNEE, self.iri(edge.target))
        role = self.concept("role", edge.properties.get("role") or "", task)
        if role is not None:
            yield ox.Triple(assignment, ROLE, role)
        yield from self.facts_named(assignment, task, "deadline", "due_on")

    def facts_named(self, subject: ox.NamedNode, node: Node, *names: str) -> Iterator[ox.Triple]:
        chosen = {name: node.properties[name] for name in names if name in node.properties}
        return self.facts(subject, Node(node.id, node.label, chosen))

    def quantity(self, target: Node) -> Iterator[ox.Triple]:
        value = number(target.properties.get("value"))
        if value is None:
            return
        quantity = self.iri(f"{target.id}/quantity")
        yield ox.Triple(quantity, TYPE, QUANTITY)
        comparator = str(target.properties.get("comparator") or "=")
        yield ox.Triple(quantity, VALUE_BY_COMPARATOR.get(comparator, VALUE), value)
        unit = vietnamese(target.properties.get("unit") or "")
        if unit is not None:
            yield ox.Triple(quantity, UNIT, unit)
