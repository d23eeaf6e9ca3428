"""What proves a node or an edge, as flat properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Value
from kg.resolution.judgements import Judgement
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
    def judged(cls, judgement: Judgement) -> Item:
        """What someone judged: the rule says of which ids, who, when and why."""
        return cls.derived(f"{_JUDGED}{judgement}{': ' if judgement.why else ''}{judgement.why}")

    @classmethod
    def derived(cls, rule: str, confidence: float = 1.0, source: str | None = None) -> Item:
        return cls(source, None, None, None, rule, confidence)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one unit (a document, its texts, the members of a province) says of a node or an edge: `facts` are
    properties, `items` what proves it, the best first. `key` is a node's id, or an edge's type, source and target with
    blanks between; `label` is the node's, None for an edge."""

    key: str
    label: str | None
    facts: Mapping[str, Value]
    items: tuple[Item, ...]

    @property
    def shared(self) -> bool:
        """Whether many units say the same: of bodies and places, and how these lie to each other."""
        return self.label in ("Organization", "Place") or (self.label is None and self.key.split(" ")[0] in _DERIVED)


_JUDGED = "judged: "
_DERIVED = ("PART_OF", "LOCATED_IN", "MEMBER_OF", "SUCCEEDED_BY")

MOST_PROOFS = 20
"""A node carries its best proofs only: each edge to it has its own, and thousands of texts may name one body."""


class Draft:
    """What one unit says of nodes and edges: what is said twice is one statement with both proofs."""

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
        _settle(self._properties.setdefault(id, {}), properties)
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
            mine.update({key: value for key, value in properties.items() if key not in mine and value is not None})

    def once(self, sameness: tuple[str | None, ...], id: str) -> str:
        """The id under which a thing was first added, by what makes two the same thing; else this one."""
        return self._first.setdefault(sameness, id)

    def statements(self) -> Iterator[Statement]:
        for id, label in self._labels.items():
            yield Statement(id, label, self._properties[id], tuple(best(self._node_items[id])))
        for (source, kind, target), found in self._edge_items.items():
            facts = self._edge_properties[source, kind, target]
            yield Statement(f"{kind} {source} {target}", None, facts, tuple(sorted(found, key=_rank)))


def merged(statements: Iterable[Statement]) -> dict[str, Value]:
    """The properties of a node or edge by all that units say of it; does not depend on their order."""
    facts: dict[str, Value] = {}
    items: set[Item] = set()
    node = False
    for one in statements:
        _settle(facts, one.facts)
        items.update(one.items)
        node = node or one.label is not None
    return {**facts, **proof(best(items) if node else sorted(items, key=_rank))}


def _settle(mine: dict[str, Value], properties: Mapping[str, Value]) -> None:
    """Of several values of a property the alphabetically first stands."""
    for key, value in properties.items():
        if value is not None and (key not in mine or str(value) < str(mine[key])):
            mine[key] = value


def proof(items: Sequence[Item]) -> dict[str, Value]:
    """Of items in order the best one's `quote`, `source`, `rule` and `confidence`, and all as JSON text in `evidence`;
    without items nothing. Quotes come before bare rules, then the surest, then the first by source and place."""
    if not items:
        return {}
    first = items[0]
    told = {"quote": first.quote, "source": first.source, "rule": first.rule, "confidence": first.confidence}
    evidence = json.dumps([item.record for item in items], ensure_ascii=False)
    return {**{key: value for key, value in told.items() if value is not None}, "evidence": evidence}


def best(items: Iterable[Item]) -> list[Item]:
    """The best proofs of many, in order; judgements always among them."""
    ordered = sorted(set(items), key=_rank)
    return ordered[:MOST_PROOFS] + [item for item in ordered[MOST_PROOFS:] if item.rule.startswith(_JUDGED)]


def _rank(item: Item) -> tuple[bool, float, str, int, int, str]:
    return item.quote is None, -item.confidence, item.source or "", item.start or 0, item.end or 0, item.rule
