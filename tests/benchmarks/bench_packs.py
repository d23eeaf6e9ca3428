"""How long the packs take on a lifelike graph of 200,000 nodes and 1 million relationships, on each store.

Run by hand: `python tests/benchmarks/bench_packs.py [--nodes N --edges N] [--file FILE] [--neo4j] [PACK …]`. FILE keeps
the graph, so that a second run needs not draw it again. With `--neo4j` the packs are asked of a server too, warm: the
one that NEO4J_TEST_URI names (it must be empty, or hold this graph from an earlier run), else one that is started.

Prints a line a question: the median and the best of five runs in milliseconds, and the share of the bar that the best
one uses; processor time where the engine runs in this process, else time by the clock. The bars are 100 ms on kglite
and 200 ms on Neo4j, ten times that where a pack looks at the whole graph. Ends with 1 where one is missed; `--plan`
prints what such a query did.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.lookup import find_bodies, find_documents
from kg.packs import Pack, packs
from kg.stores import QueryError, Rows, Store, StoreError, open_store
from tests.generated.draft import Generated
from tests.generated.graphs import graph_of
from tests.neo4j.release import LTS
from tests.neo4j.server import Server

CORPUS = "generated"
BARS = {"kglite": 0.1, "Neo4j": 0.2}
WHOLE = 10
"""How many times the bar a question may take that looks at the whole graph."""
RUNS = 5
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the values that it is asked with; `whole` where it looks at the whole graph."""

    what: str
    pack: Pack
    values: dict[str, Any]
    whole: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """Things of the graph that questions are asked of."""

    directives: dict[str, str] = field(default_factory=dict)
    """By how many documents implement them."""
    plan: str = ""
    body: str = ""
    place: str = ""
    words: str = ""


def examples(store: Store) -> Examples:
    """Directives that about 10, 100 and 1000 documents implement; a commune's plan that rests on much; a body that has
    much to do; a province; an indicator that many plans have."""
    reach = store.query(
        "MATCH (d:Document)<-[:IMPLEMENTS*1..6]-(x:Document) WHERE d.doc_type IN ['NQ', 'KL', 'CT', 'QĐ'] "
        "AND d.level = 'central' WITH DISTINCT d, x WITH d.id AS id, count(*) AS many RETURN id, many"
    ).rows
    chosen = {
        f"about {wanted}": min(reach, key=lambda row: (abs(row[1] - wanted), row[0]))[0] for wanted in (10, 100, 1000)
    }

    def first(text: str) -> str:
        return str(store.query(text).rows[0][0])

    return Examples(
        chosen,
        first(
            "MATCH (d:Document)-[:IMPLEMENTS]->(x:Document) WHERE d.level = 'commune' "
            "WITH d.id AS id, count(x) AS many RETURN id ORDER BY many DESC, id LIMIT 1"
        ),
        first(
            "MATCH (o:Organization)<-[:ASSIGNED_TO]-(t:Task) WHERE o.level = 'provincial' "
            "WITH o.id AS id, count(t) AS many RETURN id ORDER BY many DESC, id LIMIT 1"
        ),
        first("MATCH (p:Place)-[:SUCCEEDED_BY]->(:Place) WHERE p.level = 'provincial' RETURN p.id AS id ORDER BY id"),
        first(
            "MATCH (t:Target) WITH t.indicator AS indicator, count(t) AS many "
            "RETURN indicator ORDER BY many DESC, indicator LIMIT 1"
        ),
    )


def questions(chosen: Examples, only: list[str]) -> Iterator[Asked]:
    """Each pack: with what it needs, and over the whole graph where it needs nothing."""
    for pack in packs().values():
        if only and pack.name not in only:
            continue
        things = [p for p in pack.parameters if p.names_things]
        needed = [p for p in things if p.default is None]
        filled = {p.name: chosen.words for p in pack.parameters if p.default is None and p.type == "string"}
        if not needed:
            yield Asked("whole graph", pack, _values(pack, filled | {p.name: [] for p in things}), True)
        if not things:
            continue
        if needed and all(p.type == "documents" for p in needed) and not pack.name.startswith("upstream"):
            for what, directive in chosen.directives.items():
                ids = {p.name: [] for p in things} | {p.name: [directive] for p in needed}
                if len(needed) > 1:  # a way from one to another
                    ids[needed[0].name] = [chosen.plan]
                yield Asked(what, pack, _values(pack, filled | ids), False)
        else:
            one = {"documents": chosen.plan, "bodies": chosen.body, "places": chosen.place}
            for parameter in needed or things:
                ids = {p.name: [] for p in things} | {parameter.name: [one[parameter.type]]}
                yield Asked(f"one of {parameter.name}", pack, _values(pack, filled | ids), False)


def _values(pack: Pack, given: dict[str, Any]) -> dict[str, Any]:
    """As the query takes them, with nothing to look up."""
    return {**pack.bind(given), **{p.name: given[p.name] for p in pack.parameters if p.names_things}}


def names() -> Iterator[tuple[str, Callable[[Store, str], object], str]]:
    """What people type, in the ways that cost differently."""
    yield "a symbol", find_documents, "40/KH-UBND"
    yield "a careless symbol", find_documents, "40/kh-ubnd"
    yield "a type and number", find_documents, "KH 40"
    yield "part of a title", find_documents, "hoc ba dien tu"
    yield "a body", find_bodies, "so giao duc quang ngai"


def timed(work: Callable[[], Any], clock: Callable[[], float]) -> tuple[float, float, int]:
    """The best and the middle of some runs in seconds after one that warms up, and the number of rows."""
    rows = len(work())
    times = []
    for _ in range(RUNS):
        began = clock()
        work()
        times.append(clock() - began)
        if times[0] > 5:
            break
    return min(times), statistics.median(times), rows


def measure(name: str, store: Store, asked: list[Asked], *, plan: bool, lookups: bool) -> int:
    """Print how long each takes; the number of bars that were missed."""
    print(f"\n{name:50}{'median':>10}{'best':>10}{'rows':>8}{'of bar':>8}")
    late = 0
    bar = BARS[name.partition(",")[0]]
    clock = time.process_time if name == "kglite" else time.perf_counter
    for one in asked:
        allowed = bar * (WHOLE if one.whole else 1)
        label = f"{one.pack.name}, {one.what}"

        def work(one: Asked = one) -> Rows:
            return store.query(one.pack.text, one.values, timeout=PATIENCE)

        try:
            late += _line(label, timed(work, clock), allowed)
        except QueryError as problem:
            late += 1
            print(f"{label:50}{problem}")
            continue
        if plan and timed(work, clock)[0] > allowed:
            _show(store, one)
    for what, find, typed in names() if lookups else ():
        late += _line(
            f"{find.__name__}, {what}", timed(lambda find=find, typed=typed: find(store, typed), clock), bar * WHOLE
        )
    return late


def _line(label: str, found: tuple[float, float, int], allowed: float) -> bool:
    best, middle, rows = found
    missed = best > allowed
    print(
        f"{label:50}{middle * 1e3:8.1f}ms{best * 1e3:8.1f}ms{rows:8}{best / allowed:8.0%}{'  !' * missed}", flush=True
    )
    return missed


def _show(store: Store, one: Asked) -> None:
    profile = store.query(one.pack.text, one.values, timeout=PATIENCE, profile=True).profile
    for step in profile.steps if profile else ():
        seconds = f"{step.seconds * 1e3:9.1f}ms" if step.seconds is not None else f"{step.hits or 0:9} hits"
        what = " ".join(step.what.split())
        print(f"    {seconds}{step.rows:9} rows  {'  ' * step.depth}{what[:110]}")


@contextmanager
def served(draw: Callable[[], Generated]) -> Iterator[Store]:
    """A warm server that holds the graph."""
    with _server() as server:
        os.environ.update(server.environment)
        try:
            there = open_store(server.uri)
        except StoreError:  # it holds nothing yet
            with open_store(server.uri, write=True) as writer:
                made = draw()
                began = time.perf_counter()
                writer.write(made, corpus=CORPUS)
                print(f"write to Neo4j {server.version}: {time.perf_counter() - began:.1f} s")
            there = open_store(server.uri)
        with there:
            yield there


@contextmanager
def _server() -> Iterator[Server]:
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield Server(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])  # type: ignore[arg-type]
        return
    memory = {"server.memory.heap.max_size": "2g", "server.memory.pagecache.size": "1g"}
    with Server.started(LTS, memory, quick=False) as server:
        yield server


def main() -> int:
    parser = argparse.ArgumentParser(description="How long the packs take.")
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--neo4j", action="store_true", help="ask a Neo4j server too")
    parser.add_argument("--plan", action="store_true", help="show what a query did that missed its bar")
    parser.add_argument("packs", nargs="*")
    chosen = parser.parse_args()
    path = chosen.file or Path(tempfile.mkdtemp()) / "graph.kgl"
    if not path.exists():
        made = graph_of(chosen.nodes, edges=chosen.edges)
        began = time.perf_counter()
        with open_store(path, write=True) as store:
            store.write(made, corpus=CORPUS)
        size = f"{len(made.rows):,} nodes, {len(made.links):,} relationships"
        print(f"write {size} to kglite: {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    with open_store(path) as store:
        print(f"open {path.stat().st_size / 1e6:.0f} MB: {time.perf_counter() - began:.2f} s")
        asked = list(questions(examples(store), chosen.packs))
        late = measure("kglite", store, asked, plan=chosen.plan, lookups=not chosen.packs)
    if chosen.neo4j:
        with served(lambda: graph_of(chosen.nodes, edges=chosen.edges)) as server:
            late += measure("Neo4j, warm", server, asked, plan=chosen.plan, lookups=not chosen.packs)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
