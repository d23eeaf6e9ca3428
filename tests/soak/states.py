"""What a data folder holds, as bytes to compare, and how often a soak test tries."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from kg.corpus import Corpus
from kg.corpus.records import to_record
from kg.exports.graphml import write_graphml
from kg.exports.rdf import write_rdf
from kg.graph import Graph
from kg.stores import open_store
from kg.stores.reading import read_graph

FULL = os.environ.get("KG_SOAK") == "full"
"""Whether to try as often as `make soak` does; else a tenth."""


def times(full: int) -> int:
    """How often to try what `make soak` tries so often."""
    return full if FULL else full // 10


@dataclass(frozen=True, slots=True)
class State:
    """A graph in three forms and the sources of its corpus: two states are equal where no byte differs."""

    dump: tuple[str, ...]
    triples: bytes
    graphml: bytes
    sources: tuple[str, ...]


def state_of(data: Path) -> State:
    """What a data folder holds; nobody may be writing to it."""
    with open_store(data / "graph.kgl") as store:
        graph = read_graph(store)
    with Corpus.open(data / "corpus.db") as corpus:
        sources = tuple(f"{s.uri} {s.sha256} {_text(to_record(s.extraction))}" for s in corpus.sources())
    triples = io.BytesIO()
    write_rdf(graph, triples, format="nt")
    drawn = data / "graph.graphml"
    write_graphml(graph, drawn)
    graphml = drawn.read_bytes()
    drawn.unlink()
    return State(dump(graph), triples.getvalue(), graphml, sources)


def dump(graph: Graph) -> tuple[str, ...]:
    """The graph as sorted lines, one a node and one a relationship."""
    nodes = [f"{node.id} {node.label} {_text(dict(node.properties))}" for node in graph.nodes]
    edges = [f"{e.source} {e.type} {e.target} {_text(dict(e.properties))}" for e in graph.edges]
    return (*sorted(nodes), *sorted(edges))


def assert_same(found: State, expected: State, how: str) -> None:
    """Fails with the first lines that differ."""
    for part in ("sources", "dump"):
        differing = _differences(getattr(found, part), getattr(expected, part))
        assert not differing, f"{how}, the {part} differ:\n{differing}"
    assert found.triples == expected.triples, f"{how}, N-Triples differ"
    assert found.graphml == expected.graphml, f"{how}, GraphML differs"


def _differences(found: tuple[str, ...], expected: tuple[str, ...]) -> str:
    if found == expected:
        return ""
    more, missing = sorted(set(found) - set(expected)), sorted(set(expected) - set(found))
    pairs = list(zip_longest(more, missing, fillvalue="-"))[:3]
    lines = [f"found    {one[:600]}\nexpected {other[:600]}" for one, other in pairs]
    return "\n".join([f"{len(more)} lines too many, {len(missing)} missing", *lines])


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
