"""How long the packs take on a random graph of 200,000 nodes and 1 million relationships.

Run by hand: `python tests/benchmarks/bench_packs.py [NODES EDGES [FILE]]`. Prints a line a pack with the best and the
middle processor time of five runs and the share of the bar that it uses; ends with 1 where a pack misses its bar.
FILE keeps the graph, so that a second run needs not build it again. The graph is shaped like a real cascade: few
directives at the top, each plan implementing several documents above it, so that chains multiply level by level.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.graph import Edge, Graph, Node
from kg.lookup import find_bodies, find_documents
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
    upper = {level: [d for d in documents if d.properties["level"] == level] for level, _ in LEVELS}
    for number, document in enumerate(documents[1:], 1):
        yield edge(document, "ISSUED_BY", dice.choice(bodies))
        above = _above(dice, number, document, upper)
        for one in above:
            yield edge(document, dice.choice(["IMPLEMENTS", "IMPLEMENTS", "BASED_ON"]), one)
        count += 1 + len(above)
    for body in bodies:
        yield edge(body, "MEMBER_OF", bodies[dice.randrange(0, len(bodies), 50)])
        count += 1
    kinds = ("CITES", "CITES", "CITES", "SENT_TO")
    for _ in range(max(0, wanted - count)):
        kind = dice.choice(kinds)
        yield edge(dice.choice(documents), kind, dice.choice(bodies if kind == "SENT_TO" else documents))


def _above(dice: random.Random, number: int, document: Node, upper: dict[str, list[Node]]) -> list[Node]:
    """What a document implements or rests on: a few of the centre, the older the likelier, and a few of the level
    above its own."""
    central = upper["central"][:number]
    chosen = [central[int(len(central) * dice.random() ** 2)] for _ in range(dice.randint(1, 4))]
    levels = [level for level, _ in LEVELS]
    level = str(document.properties["level"])
    if level != "central":
        chosen += dice.sample(upper[levels[levels.index(level) - 1]], dice.randint(0, 3))
    return list({node.id: node for node in chosen}.values())


def questions(store: Store) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What is asked: a label, the pack, its parameters. Directives are those that about so many documents implement."""
    reach = store.query(
        "MATCH (d:Document)<-[:IMPLEMENTS*1..6]-(x:Document) WHERE d.level = 'central' OR d.level = 'provincial' "
        "WITH d, count(DISTINCT x) AS reach RETURN d.id AS id, reach"
    ).rows
    for wanted in (10, 100, 500):
        directive = min(reach, key=lambda row: (abs(row[1] - wanted), row[0]))[0]
        yield f"about {wanted}", "implementers", {"directives": [directive]}
        yield f"about {wanted}", "trace_to_commune", {"directives": [directive], "level": "commune"}
    ((lowest,),) = store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY toInteger(d.number) DESC LIMIT 1").rows
    yield "a commune's plan", "upstream", {"documents": [lowest]}
    yield "one body", "tasks_of_body", {"bodies": ["body/7"], "role": ""}
    yield "a month", "deadlines", {"from": "2025-01-01", "to": "2025-01-31", "bodies": []}
    yield "one body", "deadlines", {"from": "2025", "to": "2025", "bodies": ["body/7"]}
    yield "whole graph", "to_collect", {}
    yield "whole graph", "unresolved", {}


def names() -> Iterator[tuple[str, Callable[[Store, str], object], str]]:
    """What people type, in the ways that cost differently."""
    yield "a symbol", find_documents, "40/KH-UBND"
    yield "a careless symbol", find_documents, "40/kh-ubnd@2014"
    yield "a type and number", find_documents, "KH 40"
    yield "part of a title", find_documents, "hoach 39999"
    yield "a body", find_bodies, "co quan 77"


def timed(work: Callable[[], object], runs: int = 5) -> tuple[float, float, int]:
    """The best and the middle processor time in seconds (the engine runs in this process), and the number of rows."""
    times, rows = [], 0
    for _ in range(runs):
        began = time.process_time()
        answer = work()
        times.append(time.process_time() - began)
        rows = len(answer)  # type: ignore[arg-type]
    return min(times), statistics.median(times), rows


def main(nodes: int = 200_000, edges: int = 1_000_000, file: str = "") -> int:
    path = Path(file or Path(tempfile.mkdtemp()) / "graph.kgl")
    if not path.exists():
        graph = random_graph(nodes, edges)
        began = time.perf_counter()
        with open_store(path, write=True) as store:
            store.write(graph, corpus="random")
        print(f"write {len(graph.nodes):,} nodes, {len(graph.edges):,} edges: {time.perf_counter() - began:.1f} s")
        del graph
    began = time.perf_counter()
    with open_store(path) as store:
        print(f"open {path.stat().st_size / 1e6:.0f} MB: {time.perf_counter() - began:.2f} s")
        late = 0
        known = packs()
        print(f"{'':38}{'best':>9}{'middle':>9}{'rows':>8}{'of bar':>8}")
        for label, name, parameters in questions(store):
            text = known[name].text
            best, middle, rows = timed(lambda text=text, given=parameters: store.query(text, given))
            share = best / (WHOLE_GRAPH_BAR if name in WHOLE_GRAPH else BAR)
            late += share > 1
            print(f"{name + ', ' + label:38}{best * 1e3:7.1f}ms{middle * 1e3:7.1f}ms{rows:8}{share:8.0%}")
        for label, find, typed in names():
            best, middle, rows = timed(lambda find=find, typed=typed: find(store, typed))
            share = best / WHOLE_GRAPH_BAR
            late += share > 1
            print(f"{find.__name__ + ', ' + label:38}{best * 1e3:7.1f}ms{middle * 1e3:7.1f}ms{rows:8}{share:8.0%}")
    return 1 if late else 0


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:3]]
    sys.exit(main(*sizes, *sys.argv[3:]))
