"""The graphs on which stores are to agree, each built once, and pairs of stores that hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.graph import Graph
from kg.loading import load
from kg.settling import graph_of as graph_of_corpus
from kg.stores import Rows, Store, open_store
from tests.agreement.asking import Findings, Question
from tests.generated.graphs import chains, graph_of
from tests.neo4j.server import Server

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds that an answer may take: one that takes longer is no answer."""
SERVERS = {"neo4j_server": "oldest", "newer_neo4j_server": "newer"}


def pairs(*graphs: str, servers: tuple[str, ...] = tuple(SERVERS)) -> pytest.MarkDecorator:
    """Runs a test on each server, or those that are named, with each of the graphs."""
    cases = [
        pytest.param(
            (fixture, graph),
            id=f"{graph}-{name}",
            marks=[pytest.mark.neo4j, *([pytest.mark.shared] if graph == "shared" else [])],
        )
        for fixture, name in SERVERS.items()
        for graph in graphs
        if fixture in servers
    ]
    return pytest.mark.parametrize("pair", cases, indirect=True)


@dataclass(slots=True)
class Held:
    """A graph in an embedded store, and what was found in it; answers are remembered."""

    name: str
    graph: Graph
    store: Store
    found: Findings
    answers: dict[str, Rows]

    def ask(self, question: Question) -> Rows:
        key = repr((question.text, sorted(question.parameters.items())))
        if key not in self.answers:
            self.answers[key] = self.store.query(question.text, question.parameters, timeout=PATIENCE)
        return self.answers[key]


@dataclass(frozen=True, slots=True)
class Pair:
    """A graph in an embedded store, and the same graph in a server."""

    held: Held
    server: Server
    store: Store


@pytest.fixture(scope="session")
def hold(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Held]]:
    """Gives a graph by its name, in an embedded store."""
    known: dict[str, Held] = {}

    def get(name: str) -> Held:
        if name not in known:
            folder = tmp_path_factory.mktemp(name)
            graph = _drawn(name, folder, request)
            with open_store(folder / "graph.kgl", write=True) as writer:
                writer.write(graph, corpus=name)
            known[name] = Held(name, graph, open_store(folder / "graph.kgl"), Findings(graph), {})
        return known[name]

    yield get
    for held in known.values():
        held.store.close()


@pytest.fixture(scope="session")
def pair(request: pytest.FixtureRequest, hold: Callable[[str], Held]) -> Iterator[Pair]:
    """A graph in both stores; the parameter names the server's fixture and the graph."""
    fixture, name = request.param
    held = hold(name)
    server: Server = request.getfixturevalue(fixture)
    server.clear()
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in server.environment.items():
            patch.setenv(variable, value)
        patch.delenv("NEO4J_URI")
        with open_store(server.uri, write=True) as writer:
            writer.write(held.graph, corpus=name)
        with server.driver() as driver:
            driver.execute_query("CALL db.awaitIndexes(300)", database_=server.database)
        store = open_store(server.uri)
    with store:
        yield Pair(held, server, store)
    server.clear()


def _drawn(name: str, folder: Path, request: pytest.FixtureRequest) -> Graph:
    match name:
        case "generated":
            return graph_of(20_000).graph()
        case "many chains":
            return chains(8, 8).graph()
        case "long chains":
            return chains(2, 21).graph()
        case "examples":
            return _loaded([CHECKOUT / "examples"], folder)
    try:
        shared: Path = request.getfixturevalue("shared")
    except pytest.skip.Exception as missing:
        missing.need = "shared"  # type: ignore[attr-defined]  # the server is not what is missing
        raise
    return _loaded([shared / "corpus", shared / "corpus-more"], folder)


def _loaded(paths: list[Path], folder: Path) -> Graph:
    with Corpus.open(folder / "corpus.db") as corpus:
        report = load(paths, corpus)
        assert report.loaded and not report.skipped, report.skipped
        with corpus.snapshot():
            elements = graph_of_corpus(corpus)
            return Graph.of(elements.nodes, elements.edges)
