"""Which part of the graph a picture shows: what implements the directives, what they rest on, tasks at the end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from kg.graph import Edge, Graph, Node

LEVELS = ("central", "provincial", "district", "commune", "unit")
SHOWN = ("IMPLEMENTS", "BASED_ON", "GUIDES", "AMENDS", "REPLACES", "REPEALS", "PROMULGATES")
"""Relations drawn between documents. A citation alone says too little for a line."""
MOST_DOCUMENTS = 200
MOST_TASKS = 40


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of a graph that is drawn.

    `steps` gives for each document how far below the nearest directive it stands: 0 a directive itself, 1 what
    implements it directly, -1 what it rests on. `all_documents` and `all_tasks` count what there would be without the
    limits. `assigned` are the assignments of the tasks.
    """

    nodes: dict[str, Node]
    steps: dict[str, int]
    edges: tuple[Edge, ...]
    tasks: tuple[str, ...]
    assigned: tuple[Edge, ...]
    all_documents: int
    all_tasks: int


def select(graph: Graph, roots: Sequence[str], *, depth: int, tasks: bool) -> Selection:
    """Select the cascade of the directives `roots`, at most `depth` steps down. Raises ValueError for an unknown id."""
    nodes = {node.id: node for node in graph.nodes}
    for root in roots:
        if root not in nodes or nodes[root].label != "Document":
            raise ValueError(f"no document has the id {root!r}")
    if not roots:
        raise ValueError("a picture needs at least one document to start from")
    below = _below(graph, roots, depth)
    shown = dict(islice(below.items(), max(MOST_DOCUMENTS, len(roots))))
    for edge in graph.edges:
        if edge.type in ("IMPLEMENTS", "BASED_ON") and shown.get(edge.source) == 0:
            shown.setdefault(edge.target, -1)
    steps = {i: step for i, step in shown.items() if nodes[i].label == "Document"}
    available = _tasks(graph, nodes, steps) if tasks else []
    chosen = tuple(islice(_taking_turns(available), MOST_TASKS))
    edges = tuple(e for e in graph.edges if _is_drawn(e, steps, frozenset(chosen)))
    assigned = tuple(e for e in graph.edges if e.type == "ASSIGNED_TO" and e.source in frozenset(chosen))
    counted = sum(1 for step in below.values() if step > 0)
    return Selection(nodes, steps, edges, chosen, assigned, counted, sum(map(len, available)))


def _below(graph: Graph, roots: Sequence[str], depth: int) -> dict[str, int]:
    """Documents that implement the roots, directly or through others, nearest first, with the number of steps."""
    implementers: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type == "IMPLEMENTS":
            implementers[edge.target].append(edge.source)
    steps = dict.fromkeys(sorted(roots), 0)
    frontier = list(steps)
    for step in range(1, depth + 1):
        frontier = sorted({i for above in frontier for i in implementers[above]} - steps.keys())
        steps.update(dict.fromkeys(frontier, step))
    return steps


def _is_drawn(edge: Edge, steps: dict[str, int], tasks: frozenset[str]) -> bool:
    if edge.type == "HAS_TASK":
        return edge.source in steps and edge.target in tasks
    if edge.type not in SHOWN or edge.source not in steps or edge.target not in steps or edge.source == edge.target:
        return False
    # What the directives rest on is shown for their sake, not for that of every plan that names it too.
    return steps[edge.target] >= 0 or steps[edge.source] == 0


def _tasks(graph: Graph, nodes: dict[str, Node], steps: dict[str, int]) -> list[list[str]]:
    """Tasks of the documents of the lowest level that has any: a list for each document, in the document's order."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type == "HAS_TASK" and steps.get(edge.source, -1) >= 0:
            by_document[edge.source].append(edge.target)
    lowest = max((rank(nodes[document]) for document in by_document), default=0)
    documents = sorted((d for d in by_document if rank(nodes[d]) == lowest), key=lambda d: age(nodes[d]))
    return [sorted(by_document[d], key=_number) for d in documents]


def _taking_turns(lists: list[list[str]]) -> list[str]:
    """Each document's first task, then each one's second, …: so that a limit leaves something of all."""
    turns = [task for turn in zip_longest(*lists) for task in turn if task is not None]
    return list(dict.fromkeys(turns))


def rank(node: Node) -> int:
    """How low the level of a document is: 0 central; a document of unknown level counts as the highest."""
    level = node.properties.get("level")
    return LEVELS.index(level) if isinstance(level, str) and level in LEVELS else -1


def age(node: Node) -> tuple[str, list[tuple[int, str]], str]:
    """Sorts documents by date (unknown last), then symbol with its number as a number, then id."""
    return str(node.properties.get("issued_on") or "9999"), natural(node.properties.get("symbol")), node.id


def natural(text: object) -> list[tuple[int, str]]:
    """Sorts `9/KH-UBND` before `10/KH-UBND`."""
    return [(int(p), "") if p.isdecimal() and len(p) < 19 else (-1, p) for p in re.split(r"([0-9]+)", str(text or ""))]


def _number(task: str) -> list[tuple[int, str]]:
    return natural(task)
