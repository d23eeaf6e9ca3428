"""What every store must do with changes: the part of the contract that :class:`contract.StoreContract` builds on."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from values import HALF, HOSTILE, MARKED, chain, graphs, small

from kg.graph import Delta, Edge, Graph, Node, apply, difference
from kg.stores import Origin, Store, StoreError
from kg.stores.reading import read_graph

HERE = Path(__file__).resolve().parent
STATES = st.lists(graphs(), min_size=2, max_size=4)
SLOW_FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


class OneByOne:
    """The elements of a graph, of which each can be had once."""

    def __init__(self, graph: Graph) -> None:
        self._nodes, self._edges = iter(graph.nodes), iter(graph.edges)

    @property
    def nodes(self) -> Iterator[Node]:
        return self._nodes

    @property
    def edges(self) -> Iterator[Edge]:
        return self._edges


class ChangingContract:
    """Subclasses give `open` and `elsewhere`; every test starts from an empty store."""

    longest_id: int | None = None
    """Characters that an id may have in this store, where it can't keep any; other values may be of any length."""
    rounds = 6
    """How often a writer is killed."""

    def open(self, folder: Path, *, write: bool = False) -> Store:
        raise NotImplementedError

    def elsewhere(self, folder: Path, *, write: bool = False) -> str:
        """Python statements by which another process opens the same store as `store`."""
        raise NotImplementedError

    def written(self, folder: Path, graph: Graph, corpus: str = "corpus-1") -> None:
        with self.open(folder, write=True) as store:
            store.write(graph, corpus=corpus)

    def updated(self, folder: Path, old: Graph, new: Graph, since: int = 0) -> None:
        with self.open(folder, write=True) as store:
            store.update(difference(old, new), corpus="corpus-1", since=since, changes=since + 1)

    def read(self, folder: Path) -> Graph:
        with self.open(folder) as store:
            return read_graph(store)

    def run_elsewhere(self, folder: Path, code: str, *, write: bool = False) -> subprocess.Popen[str]:
        lines = [f"import sys; sys.path.insert(0, {str(HERE)!r})", self.elsewhere(folder, write=write)]
        text = "\n".join([*lines, textwrap.dedent(code)])
        return subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    @given(states=STATES, again=st.booleans())
    @settings(max_examples=60, suppress_health_check=SLOW_FIXTURES)
    def test_updates_give_the_graph_that_they_describe(self, tmp_path: Path, states: list[Graph], again: bool) -> None:
        self.try_updates(tmp_path, states, again)

    def try_updates(self, tmp_path: Path, states: list[Graph], again: bool) -> None:
        """Several in a row, with the store closed in between or not, after one write and before the next."""
        with self.open(tmp_path, write=True) as store:
            store.write(states[0], corpus="c", changes=0)
            for since, (old, new) in enumerate(itertools.pairwise(states)):
                store.update(difference(old, new), corpus="c", since=since, changes=since + 1)
                if again:
                    assert read_graph(store) == new
        assert self.read(tmp_path) == states[-1]
        with self.open(tmp_path, write=True) as store:
            assert store.version("c") == len(states) - 1
            store.update(difference(states[-1], states[0]), corpus="c", since=len(states) - 1, changes=len(states))
        assert self.read(tmp_path) == states[0]

    def test_what_is_the_same_already_may_be_told_again(self, tmp_path: Path) -> None:
        old, new = small("a", "b"), small("a", "b", "c")
        delta = Delta(
            nodes=new.nodes,
            edges=new.edges,
            gone_nodes=(("Task", "never"),),
            gone_edges=(("never", "HAS_TASK", "a"),),
            labels={"a": "Document", "b": "Document", "c": "Document", "never": "Task"},
        )
        assert apply(old, delta) == new
        self.written(tmp_path, old)
        with self.open(tmp_path, write=True) as store:
            store.update(delta, corpus="corpus-1", since=0, changes=1)
        assert self.read(tmp_path) == new

    def test_a_node_that_changes_its_label_keeps_its_edges(self, tmp_path: Path) -> None:
        old = Graph.of([*small("a", "b").nodes], small("a", "b").edges)
        new = Graph.of([old.nodes[0], Node("b", "Task", {"title": "b"})], old.edges)
        self.written(tmp_path, old)
        self.updated(tmp_path, old, new)
        assert self.read(tmp_path) == new

    @pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value[:20]))
    def test_any_text_survives_an_update(self, tmp_path: Path, value: str) -> None:
        id = f"b {value}"[: self.longest_id]
        old = small("a")
        new = Graph.of(
            [Node("a", "Document", {"title": value, "symbol": value}), Node(id, "Task", {"title": "t"})],
            [Edge("a", "HAS_TASK", id, {"quote": value, "evidence": value})],
        )
        self.written(tmp_path, old)
        self.updated(tmp_path, old, new)
        assert self.read(tmp_path) == new
        with self.open(tmp_path) as store:
            found = store.query("MATCH (d:Document) WHERE d.symbol = $v RETURN d.symbol AS s", {"v": value})
        assert found.rows == ((value,),)
        self.updated(tmp_path, new, old, since=1)
        assert self.read(tmp_path) == old

    def test_types_of_values_survive_an_update(self, tmp_path: Path) -> None:
        values = {"title": "t", "whole": 7, "large": 2**53 + 1, "part": 0.5, "yes": True, "no": False, "negative": -3}
        self.written(tmp_path, small("a"))
        self.updated(tmp_path, small("a"), Graph.of([Node("b", "Target", values)], []))
        read = self.read(tmp_path).nodes[0].properties
        assert read == values
        assert {name: type(value) for name, value in read.items()} == {n: type(v) for n, v in values.items()}

    def test_half_characters_of_an_update_become_replacement_marks(self, tmp_path: Path) -> None:
        node, edge = Node(HALF, "Document", {"title": HALF}), Edge(HALF, "CITES", "a", {"quote": HALF})
        self.written(tmp_path, small("a"))
        with self.open(tmp_path, write=True) as store:
            labels = {HALF: "Document", "a": "Document"}
            store.update(Delta(nodes=(node,), edges=(edge,), labels=labels), corpus="corpus-1", since=0, changes=1)
        read = self.read(tmp_path)
        assert {(n.id, n.properties["title"]) for n in read.nodes} == {("a", "A"), (MARKED, MARKED)}
        assert read.edges == (Edge(MARKED, "CITES", "a", {"quote": MARKED}),)
        with self.open(tmp_path, write=True) as store:
            gone = Delta(gone_nodes=(("Document", HALF),), gone_edges=(edge.key,), labels=labels)
            store.update(gone, corpus="corpus-1", since=1, changes=2)
        assert self.read(tmp_path) == small("a")

    def test_an_update_takes_no_mixed_types_and_harms_nothing(self, tmp_path: Path) -> None:
        mixed = (Node("b", "Target", {"title": "b", "value": 1}), Node("c", "Target", {"title": "c", "value": "one"}))
        self.written(tmp_path, small("a"))
        with self.open(tmp_path, write=True) as store:
            with pytest.raises(StoreError, match="value of Target mixes"):
                store.update(Delta(nodes=mixed), corpus="corpus-1", since=0, changes=1)
            assert store.version("corpus-1") == 0
        assert self.read(tmp_path) == small("a")

    @pytest.mark.parametrize(
        ("corpus", "since", "says"),
        [("corpus-1", 1, "kg rebuild"), ("corpus-1", 5, "kg rebuild"), ("corpus-2", 0, "another corpus")],
    )
    def test_an_update_of_another_graph_is_refused(self, tmp_path: Path, corpus: str, since: int, says: str) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path, write=True) as store, pytest.raises(StoreError, match=says):
            store.update(difference(small("a"), small("b")), corpus=corpus, since=since, changes=7)
        assert self.read(tmp_path) == small("a")

    def test_an_empty_store_takes_no_update(self, tmp_path: Path) -> None:
        with self.open(tmp_path, write=True) as store:
            assert store.version("c") is None
            with pytest.raises(StoreError, match="kg rebuild"):
                store.update(difference(small(), small("a")), corpus="c", since=0, changes=1)
            assert store.version("c") is None

    def test_an_update_done_twice_is_done_once(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        for _ in range(2):
            self.updated(tmp_path, small("a"), small("a", "b"))
        assert self.read(tmp_path) == small("a", "b")
        with self.open(tmp_path) as store:
            assert store.version("corpus-1") == 1

    def test_a_store_knows_how_many_changes_it_holds(self, tmp_path: Path) -> None:
        with self.open(tmp_path, write=True) as store:
            store.write(small("a"), corpus="c", changes=3)
            assert (store.version("c"), store.version("d")) == (3, None)
            store.update(difference(small("a"), small("b")), corpus="c", since=3, changes=9)
            assert (store.origin, store.version("c"), store.version("d")) == (Origin("c", 9), 9, None)
        with self.open(tmp_path) as store:
            assert (store.version("c"), store.version("d")) == (9, None)

    def test_a_store_open_for_reading_takes_no_update(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store, pytest.raises(StoreError, match="reading only"):
            store.update(difference(small("a"), small("b")), corpus="corpus-1", since=0, changes=1)

    def test_elements_are_taken_one_by_one(self, tmp_path: Path) -> None:
        with self.open(tmp_path, write=True) as store:
            store.write(OneByOne(chain(1700)), corpus="c")
        assert self.read(tmp_path) == chain(1700)

    def test_of_two_writers_one_is_refused(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        code = """
            from values import small
            from kg.graph import difference
            store.update(difference(small("a"), small("a", "theirs")), corpus="corpus-1", since=0, changes=1)
        """
        with self.open(tmp_path, write=True) as store:
            store.update(difference(small("a"), small("a", "ours")), corpus="corpus-1", since=0, changes=1)
            other = self.run_elsewhere(tmp_path, code, write=True)
            _, problem = other.communicate()
        assert other.returncode == 0 or "StoreError" in problem
        assert self.read(tmp_path) == small("a", "ours")

    def test_readers_see_whole_updates_in_their_order(self, tmp_path: Path) -> None:
        self.written(tmp_path, chain(1))
        code = f"""
            import time
            end = time.monotonic() + 1.5
            while time.monotonic() < end:
                {self.elsewhere(tmp_path)}
                text = "MATCH (d:Document) OPTIONAL MATCH (d)-[r]->() RETURN count(DISTINCT d) AS n, count(r) AS r"
                print(*store.query(text).rows[0])
                store.close()
        """
        reader = self.run_elsewhere(tmp_path, code)
        length = 1
        with self.open(tmp_path, write=True) as store:
            while reader.poll() is None:
                if length % 9 == 0:
                    store.write(chain(length + 1), corpus="corpus-1", changes=length)
                else:
                    delta = difference(chain(length), chain(length + 1))
                    store.update(delta, corpus="corpus-1", since=length - 1, changes=length)
                length += 1
        out, problem = reader.communicate()
        seen = [tuple(map(int, line.split())) for line in out.splitlines()]
        assert seen, problem
        assert all(edges == nodes - 1 for nodes, edges in seen)
        assert seen == sorted(seen), "a reader saw an older graph after a newer one"

    def test_a_killed_writer_loses_nothing_that_it_had_said(self, tmp_path: Path) -> None:
        """Writes and updates take turns until the process is killed, again and again; what is left is one whole state,
        the last that was reported or the one after it, and doing the same update again completes it."""
        self.written(tmp_path, chain(1))
        code = """
            from values import chain
            from kg.graph import difference
            while True:
                length = store.version("corpus-1") + 1
                if length % 5 == 0:
                    store.write(chain(length + 1), corpus="corpus-1", changes=length)
                else:
                    delta = difference(chain(length), chain(length + 1))
                    store.update(delta, corpus="corpus-1", since=length - 1, changes=length)
                print(length, flush=True)
        """
        moments = random.Random(51)
        for _ in range(self.rounds):
            writer = self.run_elsewhere(tmp_path, code, write=True)
            assert writer.stdout is not None
            said = [writer.stdout.readline()]
            time.sleep(moments.random() / 20)
            writer.kill()
            said += writer.stdout.read().splitlines()  # what readline has read ahead too
            _, problem = writer.communicate()
            assert said[0], problem
            with self.open(tmp_path, write=True) as store:
                held = store.version("corpus-1")
                assert held in (int(said[-1]), int(said[-1]) + 1)
                assert read_graph(store) == chain(held + 1)
                for _ in range(2):
                    delta = difference(chain(held + 1), chain(held + 2))
                    store.update(delta, corpus="corpus-1", since=held, changes=held + 1)
                assert read_graph(store) == chain(held + 2)
