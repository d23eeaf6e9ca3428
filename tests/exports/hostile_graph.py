"""A graph with every value that an export could lose, break or run."""

from __future__ import annotations

from sample_graph import KL51, sample_graph
from stores.values import HALF, HOSTILE, MARKED

from kg.graph import Edge, Graph, Node

NUMBERS = (
    {"year": -(2**63), "value": 5e-324},
    {"year": 2**63 - 1, "value": 1.7976931348623157e308},
    {"year": 0, "value": -1e-07},
    {"year": 7, "value": 1e16},
    {"year": 2**53 + 1, "value": 0.1},
)
MORE_TEXTS = (
    r"\u0027}) DETACH DELETE n //",
    r"\\u0027 \' \\' \n \x",
    "a lone \r return, and one at the end\n",
    ":param x => 1\n:exit;\nRETURN 1;",
    "/* no comment */ // nor here; ; ;",
    '"quoted"," as a cell","',
    '""',
    ",;\t|",
    "\ufeffmark",
    "\x1b[31mred\x7f\x85",
    "\uffff\U0010ffff",
    MARKED,
)


def hostile_graph() -> Graph:
    """The hand-written cascade, and a node and edges for each hostile text."""
    sample = sample_graph()
    nodes, edges = list(sample.nodes), list(sample.edges)
    for number, text in enumerate((*HOSTILE, *MORE_TEXTS)):
        id = f"task/hostile {number}/{text[:40]}"
        nodes.append(Node(id, "Task", {"title": text, "text": text, "section": ""}))
        edges.append(Edge(KL51, "HAS_TASK", id, {"quote": text, "rule": "", "confidence": 0.5}))
    for number, values in enumerate(NUMBERS):
        nodes.append(Node(f"target/{number}", "Target", {"title": "", **values}))
    nodes.append(Node("body/yes", "Organization", {"title": "true", "collective": True}))
    return Graph.of(nodes, edges)


def with_halves() -> Graph:
    return Graph.of([Node("a", "Document", {"title": HALF})], [])
