"""A load whose connection to Neo4j breaks, or that is killed while it writes there, costs nothing: after the next one
the graph is that of an undisturbed run.

The corpus is recorded beforehand, so that nearly all of a load is writing. Something happens after a random number of
bytes to or from the server, which doesn't depend on how fast a machine is.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal, get_args

import pytest

from kg.checksum import Checksum
from kg.corpus import Corpus
from kg.graph import Graph
from kg.loading import record
from kg.settling import graph_of, settle
from kg.stores import open_store
from kg.stores.neo4j.connecting import _PATIENCE
from kg.stores.reading import read_graph
from tests.benchmarks.corpora import write_corpus
from tests.neo4j.server import Server
from tests.soak.forking import Forking
from tests.soak.network import Network, Way
from tests.soak.states import dump, times

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes to kill"),
]

Task = Literal["first write", "write over another", "update"]
"""A whole graph into an empty database, a whole one over an older one, or what changed since the older one."""

DOCUMENTS, SIZE = 20, 1_500
ROWS = 12
"""So few rows in a batch make of a small graph as many transactions as a large one has."""

SMALL = {
    "kg.stores.neo4j.rows.MOST_ROWS": ROWS,
    "kg.stores.neo4j.writing.MOST_REMOVED": ROWS,
    "kg.stores.neo4j.connecting._PATIENCE": {**_PATIENCE, "max_transaction_retry_time": 3.0},
}
SETTINGS: dict[Task, dict[str, Any]] = {
    "first write": SMALL,
    "write over another": {**SMALL, "kg.loading.MOST_CHANGES": 0},
    "update": SMALL,
}


@dataclass
class Prepared:
    """A corpus that has grown from an older graph to a newer one, and how much an undisturbed load passes on."""

    server: Server
    kg: Forking
    data: Path
    texts: Path
    identity: str
    older: tuple[int, Graph]
    newer: tuple[int, Graph]
    bytes: dict[Task, Counter[Way]] = field(default_factory=dict)
    hits: Counter[tuple[str, Task, str]] = field(default_factory=Counter)

    def behind(self, task: Task, seed: int) -> None:
        """Bring the database to where it is when a load with this task begins."""
        if task == "first write":
            self.server.clear(schema=seed % 4 == 0)  # to make constraints and indexes takes longer than all else
            return
        version, graph = self.older
        with open_store(self.server.uri, write=True) as store:
            store.write(graph, corpus=self.identity, changes=version)

    def load(self, task: Task, network: Network | None = None) -> int:
        """Start a load, straight to the server or through a network; returns the id of its process."""
        uri = f"bolt://127.0.0.1:{network.port}" if network else self.server.uri
        return self.kg.start(["--data", self.data, "--store", uri, "load", self.texts], SETTINGS[task])

    def complete(self, task: Task) -> None:
        """One more load, with nothing in its way."""
        self.load(task)
        ended = self.kg.wait()
        assert ended.code == 0, ended.said

    def assert_done(self, how: str) -> None:
        with open_store(self.server.uri) as store:
            assert store.version(self.identity) == self.newer[0], f"{how}: the graph is not that of the corpus"
            found = read_graph(store)
        expected = self.newer[1]
        if Checksum.of(found) != Checksum.of(expected):
            more, missing = set(dump(found)) - set(dump(expected)), set(dump(expected)) - set(dump(found))
            examples = "\n".join([*sorted(more)[:3], "-- missing:", *sorted(missing)[:3]])
            pytest.fail(f"{how}: {len(more)} lines too many, {len(missing)} missing\n{examples}")

    def phase(self) -> str:
        """What Meta says in the database."""
        with self.server.driver() as driver:
            found = driver.execute_query(
                "MATCH (m:Meta {id: 'meta'}) RETURN m.phase AS phase, m.changes AS changes, size(m.done) AS done"
            ).records
        if not found:
            return "before anything was written"
        phase, changes, done = found[0].values()
        if phase == "writing":
            return "between batches" if done else "before the first batch"
        if phase == "changing":
            return "before the change was called done"
        return "after all was written" if changes == self.newer[0] else "before anything was written"


@pytest.fixture(scope="module")
def prepared(
    neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Prepared]:
    home = tmp_path_factory.mktemp("neo4j")
    texts, data = home / "texts", home / "data"
    write_corpus(texts, DOCUMENTS, seed=9, size=SIZE)
    files = sorted(texts.iterdir())
    gone, late = files[::7], files[1::4]
    data.mkdir()
    with Corpus.open(data / "corpus.db") as corpus:
        record([file for file in files if file not in late], corpus)
        settle(corpus)
        older = corpus.version, graph_in(corpus)
        for file in gone:
            corpus.remove(file.name)
            file.unlink()
        record([texts], corpus)
        settle(corpus)
        newer, identity = (corpus.version, graph_in(corpus)), corpus.identity
    with pytest.MonkeyPatch.context() as environment, Forking.started(home, neo4j_server.environment) as kg:
        for name, value in neo4j_server.environment.items():
            environment.setenv(name, value)
        neo4j_server.clear()
        made = Prepared(neo4j_server, kg, data, texts, identity, older, newer)
        for task in get_args(Task):
            made.bytes[task] = undisturbed(made, task)
        yield made
        neo4j_server.clear()
    tell(made, pytestconfig)


def graph_in(corpus: Corpus) -> Graph:
    elements = graph_of(corpus)
    return Graph.of(elements.nodes, elements.edges)


def undisturbed(given: Prepared, task: Task) -> Counter[Way]:
    """The bytes of a load that nobody disturbs."""
    given.behind(task, 0)
    with Network(("127.0.0.1", given.server.port)).up() as network:
        given.load(task, network)
        ended = given.kg.wait()
    assert ended.code == 0, ended.said
    given.assert_done("undisturbed")
    return network.passed


def tell(given: Prepared, config: pytest.Config) -> None:
    """Print where loads were hit."""
    reporter, capturing = map(config.pluginmanager.get_plugin, ("terminalreporter", "capturemanager"))
    if reporter is None or capturing is None:
        return
    with capturing.global_and_fixture_disabled():
        reporter.write_line("")
        for (how, task, phase), count in sorted(given.hits.items()):
            reporter.write_line(f"{count:4} {how} {task}: {phase}")


def drawn(given: Prepared, seed: int, dice: Random) -> tuple[Task, Way, int]:
    """What is disturbed, and when."""
    task: Task = get_args(Task)[seed % 3]
    way: Way = dice.choice(get_args(Way))
    return task, way, int(given.bytes[task][way] * (0.02 + 0.97 * dice.random()))


@pytest.mark.parametrize("seed", range(times(50)))
def test_the_next_load_completes_one_whose_connection_broke(seed: int, prepared: Prepared) -> None:
    dice = Random(f"cut {seed}")
    task, way, at = drawn(prepared, seed, dice)
    prepared.behind(task, seed)
    network = Network(("127.0.0.1", prepared.server.port), way, at)
    reset, for_good = dice.random() < 0.5, dice.random() < 0.5
    network.happening = lambda: (network.go_down if for_good else network.break_off)(reset=reset)
    with network.up():
        prepared.load(task, network)
        ended = prepared.kg.wait()
    how = f"{task} cut {'for good ' if for_good else ''}after {at} bytes {way}"
    prepared.hits["cuts of a", task, prepared.phase() if network.happened else "over before"] += 1
    if ended.code == 0:
        prepared.assert_done(f"{how}, which the load says it got over")
    else:
        assert ended.code == 2 and "Traceback" not in ended.said, f"{how}: {ended.said}"
        assert f"127.0.0.1:{network.port}" in ended.said.strip().splitlines()[-1], f"{how}: {ended.said}"
    prepared.complete(task)
    prepared.assert_done(how)


@pytest.mark.parametrize("seed", range(times(50)))
def test_the_next_load_completes_a_killed_one(seed: int, prepared: Prepared) -> None:
    dice = Random(f"kill {seed}")
    task, way, at = drawn(prepared, seed, dice)
    prepared.behind(task, seed)
    network = Network(("127.0.0.1", prepared.server.port), way, at)
    with network.up():
        process: list[int] = []
        arrives = dice.random() < 0.5

        def kill() -> None:
            os.killpg(process[0], signal.SIGKILL)
            if not arrives:  # of what it has sent already
                network.break_off(reset=True)

        network.happening = kill
        process.append(prepared.load(task, network))
        ended = prepared.kg.wait()
    prepared.hits["kills of a", task, prepared.phase() if network.happened else "over before"] += 1
    assert ended.code == (-signal.SIGKILL if network.happened else 0), ended.said
    prepared.complete(task)
    prepared.assert_done(f"{task} killed after {at} bytes {way}")


def test_what_a_load_leaves_undone_is_seen(prepared: Prepared) -> None:
    prepared.behind("update", 0)
    with pytest.raises(AssertionError, match="is not that of the corpus"):
        prepared.assert_done("behind")
    prepared.complete("update")
    with prepared.server.driver() as driver:
        driver.execute_query("MATCH ()-[link:HAS_TASK]->() WITH link LIMIT 1 DELETE link")
    with pytest.raises(pytest.fail.Exception, match="0 lines too many, 1 missing"):
        prepared.assert_done("one relationship less")
