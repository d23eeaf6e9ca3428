"""How long the packs take on a random graph of 200,000 nodes and 1 million relationships.

Run by hand: `python tests/benchmarks/bench_packs.py [NODES EDGES [FILE]]`. Prints a line a pack with the best and the
middle time of five runs and the share of the bar that it uses; ends with 1 where a pack misses its bar. FILE keeps
the graph, so that a second run needs not build it again. The graph is shaped like a real cascade: few directives at
the top, each plan implementing several documents above it, so that chains multiply from level to level.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.graph import Edge, Graph, Node
from kg.packs import packs
from kg.stores import Store, open_store

LEVELS = (("central", 0.02), ("provincial", 0.18), ("district", 0.3), ("commune", 0.5))
BAR, WHOLE_GRAPH_BAR = 0.1, 1.0
WHOLE_GRAPH = {"to_collect", "unresolved", "deadlines"}
QUOTE = "Thực hiện Kết luận của Ban Bí thư về việc tiếp tục thực hiện Nghị quyết"


def random_graph(nodes: int, edges: int) -> Graph:
    """A graph of about this size, always the same one."""
    dice = random.Random(51)
    documents = [_document(dice, level, i) for level, i in _levels(nodes // 5)]
    bodies = [
        Node(f"body/{i}", "Organization", {"title": f"Cơ quan {i}", "kind": "department", "collective": i % 50 == 0})
        for i in range(nodes // 60)
    ]
    tasks = [
        Node(
            f"task/{i}",
            "Task",
            {
                "title": f"Nhiệm vụ {i}",
                "text": f"Nhiệm vụ {i} về việc tổ chức thực hiện",
                "level": str(dice.choice(documents[-len(documents) // 2 :]).properties["level"]),
                "due_on": f"{dice.randint(2019, 2030)}-{dice.randint(1, 12):02d}-28",
            },
        )
        for i in range(nodes - len(documents) - len(bodies))
    ]
    links = dict(_edges(dice, documents, bodies, tasks, edges))
    return Graph.of([*documents, *bodies, *tasks], links.values())


def _levels(documents: int) -> Iterator[tuple[str, int]]:
    number = 0
    for level, share in LEVELS:
        for _ in range(round(documents * share)):
            yield level, number
            number += 1


def _document(dice: random.Random, level: str, number: int) -> Node:
    year = 2013 + number % 13
    properties: dict[str, str | int | bool] = {
        "title": f"Kế hoạch {number}",
        "symbol": f"{number}/KH-UBND",
        "number": str(number),
        "doc_type": "KH",
        "issued_on": f"{year}-01-01",
        "year": year,
        "level": level,
        "issuer": f"Ủy ban nhân dân {number % 97}",
        "status": dice.choice(["held", "cited"]),
        "resolved": dice.random() < 0.97,
    }
    return Node(f"document/ubnd-{number % 97}/kh/{year}/{number}", "Document", properties)


def _edges(
    dice: random.Random, documents: list[Node], bodies: list[Node], tasks: list[Node], wanted: int
) -> Iterator[tuple[tuple[str, str, str], Edge]]:
    def edge(source: Node, kind: str, target: Node, **more: str) -> tuple[tuple[str, str, str], Edge]:
        evidence = {"quote": QUOTE, "source": f"{source.id[-9:]}.txt", "rule": "opening", "confidence": 0.9}
        return (source.id, kind, target.id), Edge(source.id, kind, target.id, {**evidence, **more})

    for task in tasks:
        yield edge(dice.choice(documents), "HAS_TASK", task)
        for body in dice.sample(bodies, 2):
            yield edge(task, "ASSIGNED_TO", body, role=dice.choice(["lead", "support", "advise"]))
    count = 3 * len(tasks)
    for number, document in enumerate(documents[1:], 1):
        yield edge(document, "ISSUED_BY", dice.choice(bodies))
        above = {int(number * dice.random() ** 2) for _ in range(dice.randint(1, 6))}
        for one in sorted(above):
            yield edge(document, "IMPLEMENTS", documents[one])
        count += 1 + len(above)
    for body in bodies:
        yield edge(body, "MEMBER_OF", bodies[dice.randrange(0, len(bodies), 50)])
        count += 1
    kinds = ("CITES", "CITES", "BASED_ON", "SENT_TO")
    for _ in range(max(0, wanted - count)):
        kind = dice.choice(kinds)
        yield edge(dice.choice(documents), kind, dice.choice(bodies if kind == "SENT_TO" else documents))


def _parameters(name: str, graph: Graph) -> dict[str, object]:
    documents = [node.id for node in graph.nodes if node.label == "Document" and node.properties["level"] == "central"]
    low = [node.id for node in graph.nodes if node.label == "Document" and node.properties["level"] == "commune"]
    return {
        "implementers": {"directives": documents[40:41]},
        "trace_to_commune": {"directives": documents[40:41], "level": "commune"},
        "upstream": {"documents": low[-1:]},
        "tasks_of_body": {"bodies": ["body/7"], "role": ""},
        "deadlines": {"from": "2025-01-01", "to": "2025-03-31", "bodies": []},
    }.get(name, {})
