"""What proves a node or an edge, as flat properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph import Edge, Node, Value
from loaders.extraction import Evidence, Mention


@dataclass(frozen=True, slots=True)
class Item:
    """One proof: the place in a source's text, or for what follows by rule from other things, the rule alone.
    `locator` is the part of the document at the other end that the place means (`khoản 2 Điều 5`)."""

    source: str | None
    quote: str | None
    start: int | None
    end: int | None
    rule: str
    confidence: float
    locator: str | None = None

    @property
    def record(self) -> dict[str, Value]:
        """The item as JSON: its keys in alphabetical order, none null."""
        pairs = (
            ("confidence", self.confidence),
            ("end", self.end),
            ("locator", self.locator),
            ("quote", self.quote),
            ("rule", self.rule),
            ("source", self.source),
            ("start", self.start),
        )
        return {key: value for key, value in pairs if value is not None}

    @classmethod
    def at(cls, source: str, evidence: Evidence, certainty: float = 1.0) -> Item:
        """A finding of the extractor, less sure where it is not sure which documents are meant."""
        confidence = round(evidence.confidence * certainty, 3)
        locator = evidence.locator if isinstance(evidence, Mention) else None
        return cls(source, evidence.quote, evidence.start, evidence.end, evidence.rule, confidence, locator)

    @classmethod
    def derived(cls, rule: str, confidence: float = 1.0, source: str | None = None) -> Item:
        return cls(source, None, None, None, rule, confidence)


class Draft:
    """A graph in the making: what is said twice is one node or one edge with both proofs."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._properties: dict[str, dict[str, Value]] = {}
        self._node_items: dict[str, set[Item]] = defaultdict(set)
        self._edge_items: dict[tuple[str, str, str], set[Item]] = defaultdict(set)
        self._edge_properties: dict[tuple[str, str, str], dict[str, Value]] = {}
        self._first: dict[tuple[str | None, ...], str] = {}

    def node(self, id: str, label: str, properties: Mapping[str, Value], *items: Item) -> str:
        """Add a node, or proofs to it; of several drafts of one node the alphabetically first values stand."""
        self._labels[id] = label
        mine = self._properties.setdefault(id, {})
        for key, value in properties.items():
            if value is not None and (key not in mine or str(value) < str(mine[key])):
                mine[key] = value
        self._node_items[id].update(items)
        return id

    def prove(self, id: str, *items: Item) -> None:
        """Add proofs to a node."""
        self._node_items[id].update(items)

    def edge(self, source: str, kind: str, target: str, *items: Item, **properties: Value) -> None:
        """Add an edge, or proofs to it; none from a node to itself."""
        if source != target:
            self._edge_items[source, kind, target].update(items)
            mine = self._edge_properties.setdefault((source, kind, target), {})
            mine.update({key: value for key, value in properties.items() if key not in mine})

    def once(self, sameness: tuple[str | None, ...], id: str) -> str:
        """The id under which a thing was first added, by what makes two the same thing; else this one."""
        return self._first.setdefault(sameness, id)

    def nodes(self) -> Iterable[Node]:
        for id, label in self._labels.items():
            yield Node(id, label, {**self._properties[id], **proof(self._node_items[id])})

    def edges(self) -> Iterable[Edge]:
        for (source, kind, target), items in self._edge_items.items():
            yield Edge(source, kind, target, {**self._edge_properties[source, kind, target], **proof(items)})


def proof(items: Iterable[Item]) -> dict[str, Value]:
    """The best item's `quote`, `source`, `rule` and `confidence`, and all items as JSON text in `evidence`; without
    items nothing. Quotes come before bare rules, then the surest, then the first by source and place."""
    ordered = sorted(items, key=_rank)
    if not ordered:
        return {}
    best = ordered[0]
    told = {"quote": best.quote, "source": best.source, "rule": best.rule, "confidence": best.confidence}
    evidence = json.dumps([item.record for item in ordered], ensure_ascii=False)
    return {**{key: value for key, value in told.items() if value is not None}, "evidence": evidence}


def _rank(item: Item) -> tuple[bool, float, str, int, int, str]:
    return item.quote is None, -item.confidence, item.source or "", item.start or 0, item.end or 0, item.rule
