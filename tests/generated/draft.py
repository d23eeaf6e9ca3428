"""A graph being drawn: light rows, of which nodes and edges with all their properties are made one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from kg.graph import Edge, Graph, Node, Value

Extra = tuple[tuple[str, Value], ...]
Key = tuple[str, str, str]

GAZETTEER = {"rule": "gazetteer", "confidence": 1.0}
QUOTES = (
    "Thực hiện Kết luận của Ban Bí thư về việc tiếp tục thực hiện Nghị quyết",
    "Căn cứ Nghị quyết của Ban Chấp hành Trung ương Đảng",
    "Kế hoạch này thay thế kế hoạch đã ban hành\n\ntrước đây",
    "“trích” trong 'ngoặc' và \"ngoặc kép\" với \\ và `dấu`",
    "giao các sở, ban, ngành; Ủy ban nhân dân các huyện, thị xã, thành phố",
)
CONFIDENCES = (0.98, 0.96, 0.95, 0.902, 0.87, 0.825, 0.807, 0.75)
DERIVED = {
    "PART_OF": "department-of-council",
    "LOCATED_IN": "territory-in-name",
    "MEMBER_OF": "gazetteer",
    "SUCCEEDED_BY": "place succession",
}
"""Relationships that no text says, with the rule that gives them."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A graph whose nodes and edges come in canonical order, made anew each time that they are asked for."""

    rows: tuple[Node, ...]
    links: tuple[tuple[Key, Extra], ...]

    @property
    def nodes(self) -> Iterator[Node]:
        return (Node(row.id, row.label, {**row.properties, **_proof_of_node(row)}) for row in self.rows)

    @property
    def edges(self) -> Iterator[Edge]:
        for (kind, source, target), extra in self.links:
            yield Edge(source, kind, target, {**_proof_of_edge(kind, source, target), **dict(extra)})

    def graph(self) -> Graph:
        """All of it at once."""
        return Graph.of(self.nodes, self.edges)


class Draft:
    """Nodes and edges as they are drawn; an edge that is there already is not drawn again."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: dict[Key, Extra] = {}

    def node(self, label: str, id: str, properties: Mapping[str, Value]) -> str:
        """Draws a node under this id, or this id with a number where it is taken; nulls are left out."""
        free, number = id, 1
        while free in self.nodes:
            number += 1
            free = f"{id}-{number}"
        own = {name: value for name, value in properties.items() if value is not None}
        self.nodes[free] = Node(free, label, own)
        return free

    def link(self, source: str, kind: str, target: str, **extra: Value) -> bool:
        """Draws an edge; False where it was there."""
        key = kind, source, target
        if key in self.links:
            return False
        self.links[key] = tuple(extra.items())
        return True

    def done(self) -> Generated:
        rows = sorted(self.nodes.values(), key=lambda node: (node.label, node.id))
        return Generated(tuple(rows), tuple(sorted(self.links.items())))


def _proof_of_node(row: Node) -> dict[str, Value]:
    if row.label == "Source":
        return {}
    if row.label == "Place":
        return _proof(GAZETTEER)
    return _said(row.id, {"Task": "assignment:own", "Target": "target:aims"}.get(row.label, "symbol"), 1)


def _proof_of_edge(kind: str, source: str, target: str) -> dict[str, Value]:
    if kind in DERIVED:
        return _proof({"rule": DERIVED[kind], "confidence": 1.0})
    if kind == "DESCRIBES":
        return _proof({"source": source, "rule": "reading", "confidence": 1.0})
    chance = crc32(f"{kind} {source} {target}".encode())
    return _said(f"{source} {target}", f"{kind.lower()} in the opening" if chance % 3 else kind.lower(), chance % 2 + 1)


def _said(key: str, rule: str, sources: int) -> dict[str, Value]:
    """What texts say: a quote, where it stands, and how sure that is, for each source."""
    items = []
    for number in range(sources):
        chance = crc32(f"{number} {key}".encode())
        quote = QUOTES[chance % len(QUOTES)]
        items.append(
            {
                "source": f"{chance % 5000:04d}.txt",
                "start": chance % 977,
                "end": chance % 977 + len(quote),
                "quote": quote,
                "rule": rule,
                "confidence": CONFIDENCES[chance % len(CONFIDENCES)],
            }
        )
    return _proof(*items)


def _proof(*items: Mapping[str, Value]) -> dict[str, Value]:
    """The best item as properties, and all of them as JSON."""
    text = json.dumps(items, ensure_ascii=False, sort_keys=True)
    best = items[0]
    return {
        **{name: best[name] for name in ("quote", "source", "rule", "confidence") if name in best},
        "evidence": text,
    }
