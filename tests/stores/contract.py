"""What every store must do. A store's own test module subclasses :class:`StoreContract` and says how it is opened."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from changing import ChangingContract
from sample_graph import KL51, sample_graph
from values import HALF, HOSTILE, MARKED, small

from kg.graph import Edge, Graph, Node
from kg.stores import Origin, QueryError, StoreError
from kg.stores.reading import read_graph

SLOW = "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c RETURN sum(a * b * c) AS n"


class StoreContract(ChangingContract):
    """Subclasses give `open` and `elsewhere`; every test starts from an empty store."""

    def test_what_was_written_is_read_back(self, tmp_path: Path) -> None:
        self.written(tmp_path, sample_graph())
        assert self.read(tmp_path) == sample_graph()

    def test_a_writer_sees_what_it_wrote(self, tmp_path: Path) -> None:
        with self.open(tmp_path, write=True) as store:
            store.write(small("a"), corpus="c")
            store.write(small("a", "b"), corpus="c")
            assert read_graph(store) == small("a", "b")

    def test_it_knows_what_it_was_last_written_from(self, tmp_path: Path) -> None:
        with self.open(tmp_path, write=True) as store:
            assert (store.origin, store.version("c")) == (None, None), "an empty store holds nothing of any corpus"
            store.write(small("a"), corpus="c", changes=1)
            assert (store.origin, store.version("c"), store.version("d")) == (Origin("c", 1), 1, None)
        with self.open(tmp_path) as store:
            assert (store.origin, store.version("c")) == (Origin("c", 1), 1)

    @pytest.mark.parametrize("names", [("a", "b", "c", "d"), ("a",), ("x", "y"), ()])
    def test_writing_again_leaves_nothing_of_the_old(self, tmp_path: Path, names: tuple[str, ...]) -> None:
        self.written(tmp_path, small("a", "b", "c"))
        self.written(tmp_path, small(*names))
        assert self.read(tmp_path) == small(*names)

    def test_writing_twice_changes_nothing(self, tmp_path: Path) -> None:
        self.written(tmp_path, sample_graph())
        self.written(tmp_path, sample_graph())
        assert self.read(tmp_path) == sample_graph()

    def test_a_property_that_is_gone_stays_gone(self, tmp_path: Path) -> None:
        self.written(tmp_path, Graph.of([Node("a", "Document", {"title": "A", "symbol": "1-KL/TW"})], []))
        self.written(tmp_path, small("a"))
        assert self.read(tmp_path) == small("a")

    def test_the_order_of_nodes_and_edges_does_not_matter(self, tmp_path: Path) -> None:
        nodes, edges = list(sample_graph().nodes), list(sample_graph().edges)
        random.Random(51).shuffle(nodes)
        random.Random(51).shuffle(edges)
        self.written(tmp_path, Graph(tuple(nodes), tuple(edges)))
        assert self.read(tmp_path) == sample_graph()

    @pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value[:20]))
    def test_any_text_survives(self, tmp_path: Path, value: str) -> None:
        id = f"b {value}"[: self.longest_id]
        graph = Graph.of(
            [Node("a", "Document", {"title": value, "symbol": value}), Node(id, "Task", {"title": "t"})],
            [Edge("a", "HAS_TASK", id, {"quote": value, "evidence": value})],
        )
        self.written(tmp_path, graph)
        assert self.read(tmp_path) == graph
        with self.open(tmp_path) as store:
            found = store.query("MATCH (d:Document) WHERE d.symbol = $v RETURN d.symbol AS s, $v AS v", {"v": value})
        assert found.rows == ((value, value),)

    def test_types_of_values_survive(self, tmp_path: Path) -> None:
        values = {"title": "t", "whole": 7, "large": 2**53 + 1, "part": 0.5, "yes": True, "no": False, "negative": -3}
        self.written(tmp_path, Graph.of([Node("a", "Target", values)], []))
        read = self.read(tmp_path).nodes[0].properties
        assert read == values
        assert {name: type(value) for name, value in read.items()} == {n: type(v) for n, v in values.items()}

    def test_half_characters_become_replacement_marks(self, tmp_path: Path) -> None:
        self.written(tmp_path, Graph.of([Node("a", "Document", {"title": HALF})], []))
        assert self.read(tmp_path).nodes[0].properties["title"] == MARKED

    def test_absent_properties_read_as_null_and_are_not_invented(self, tmp_path: Path) -> None:
        self.written(tmp_path, sample_graph())
        with self.open(tmp_path) as store:
            found = store.query("MATCH (d:Document) WHERE d.id = $id RETURN d.territory AS t, d AS d", {"id": KL51})
        expected = next(node for node in sample_graph().nodes if node.id == KL51)
        assert found.rows == ((None, {"label": "Document", "id": KL51, **expected.properties}),)

    def test_a_property_has_one_type(self, tmp_path: Path) -> None:
        mixed = [Node("a", "Target", {"title": "a", "value": 1}), Node("b", "Target", {"title": "b", "value": "one"})]
        with self.open(tmp_path, write=True) as store, pytest.raises(StoreError, match="value of Target mixes"):
            store.write(Graph.of(mixed, []), corpus="c")

    def test_another_corpus_is_refused_and_harms_nothing(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"), corpus="one")
        with self.open(tmp_path, write=True) as store, pytest.raises(StoreError, match=r"another corpus.*--data"):
            store.write(small("b"), corpus="two")
        assert self.read(tmp_path) == small("a")

    def test_a_store_open_for_reading_does_not_write(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store, pytest.raises(StoreError, match="reading only"):
            store.write(small("b"), corpus="corpus-1")

    def test_an_open_reader_keeps_what_it_opened(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as reader:
            self.written(tmp_path, small("b"))
            assert {node.id for node in read_graph(reader).nodes} in ({"a"}, {"b"})
        assert self.read(tmp_path) == small("b")

    def test_another_process_reads_while_one_writes(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a", "b"))
        with self.open(tmp_path, write=True) as store:
            before = self.count_elsewhere(tmp_path)
            store.write(small("a", "b", "c"), corpus="corpus-1")
            after = self.count_elsewhere(tmp_path)
        assert (before, after) == (2, 3)

    def count_elsewhere(self, folder: Path) -> int:
        code = f"""
            {self.elsewhere(folder)}
            print(store.query("MATCH (d:Document) RETURN count(d) AS n").rows[0][0])
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
        return int(done.stdout)

    def test_no_reader_ever_sees_half_a_graph(self, tmp_path: Path) -> None:
        """Two graphs of different size take turns; a reader in another process may see either, nothing else."""
        small_one, large_one = small(*"abc"), small(*(f"n{i}" for i in range(400)))
        self.written(tmp_path, small_one)
        code = f"""
            import time
            seen, end = set(), time.monotonic() + 1.5
            while time.monotonic() < end:
                {self.elsewhere(tmp_path)}
                text = "MATCH (d:Document) OPTIONAL MATCH (d)-[r]->() RETURN count(DISTINCT d) AS n, count(r) AS r"
                seen.add(store.query(text).rows[0])
                store.close()
            print(sorted(seen))
        """
        reader = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        with self.open(tmp_path, write=True) as store:
            while reader.poll() is None:
                store.write(large_one, corpus="corpus-1")
                store.write(small_one, corpus="corpus-1")
        out, problem = reader.communicate()
        assert out.strip() in ("[(3, 2), (400, 399)]", "[(3, 2)]", "[(400, 399)]"), problem or out

    @pytest.mark.parametrize(
        "text",
        [
            "CREATE (n:Document {id: 'z', title: 'z'})",
            "MERGE (n:Document {id: 'z'}) RETURN n.id AS id",
            "MATCH (n) SET n.title = 'gone'",
            "MATCH (n:Document) REMOVE n.title",
            "MATCH (n) DETACH DELETE n",
            "MATCH (n) WITH n LIMIT 1 SET n:Other RETURN n.id AS id",
            "CREATE INDEX FOR (n:Document) ON (n.title)",
            "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
            "load  csv from 'file:///etc/passwd' as line return line",
            "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
            "RETURN 1 AS a; MATCH (n) DETACH DELETE n",
        ],
    )
    def test_queries_only_read(self, tmp_path: Path, text: str) -> None:
        self.written(tmp_path, small("a", "b"))
        for write in (False, True):
            with self.open(tmp_path, write=write) as store, pytest.raises(QueryError):
                store.query(text)
        assert self.read(tmp_path) == small("a", "b")

    def test_words_of_writing_in_strings_and_comments_are_no_writing(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store:
            found = store.query("MATCH (n:Document) // LOAD CSV\nRETURN 'LOAD CSV; DELETE' AS s")
        assert found.rows == (("LOAD CSV; DELETE",),)

    @pytest.mark.parametrize(
        "text", ["", "MATCH (n", "RETURN", "RETURN $missing AS m", "FOO BAR", "RETURN '\ud800' AS x"]
    )
    def test_a_wrong_query_is_a_query_error_in_one_line(self, tmp_path: Path, text: str) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store, pytest.raises(QueryError) as refused:
            store.query(text)
        assert str(refused.value).strip()
        assert "\n" not in str(refused.value)

    def test_a_parameter_that_no_store_holds_is_a_query_error(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store, pytest.raises(QueryError):
            store.query("RETURN $x AS x", {"x": object()})

    def test_a_query_that_takes_too_long_is_stopped(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a"))
        began = time.monotonic()
        with self.open(tmp_path) as store, pytest.raises(QueryError, match=r"longer than 0.3 seconds"):
            store.query(SLOW, timeout=0.3)
        assert time.monotonic() - began < 10

    @pytest.mark.parametrize(
        ("limit", "rows", "truncated"), [(None, 3, False), (2, 2, True), (3, 3, False), (10, 3, False), (0, 0, True)]
    )
    def test_a_row_limit_cuts_and_says_so(self, tmp_path: Path, limit: int | None, rows: int, truncated: bool) -> None:
        self.written(tmp_path, small("a", "b", "c"))
        with self.open(tmp_path) as store:
            found = store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id", row_limit=limit)
        assert (found.columns, len(found), found.truncated) == (("id",), rows, truncated)
        assert found.rows == (("a",), ("b",), ("c",))[:rows]

    def test_a_profile_tells_the_steps(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a", "b", "c"))
        text = "// all but one\nMATCH (d:Document) WHERE d.id <> $id RETURN d.id AS id ORDER BY id"
        with self.open(tmp_path) as store:
            found = store.query(text, {"id": "b"}, profile=True)
            assert store.query(text, {"id": "b"}).profile is None
        assert found.rows == (("a",), ("c",))
        assert found.profile is not None and found.profile.seconds > 0
        assert found.profile.steps and all(step.what and step.rows >= 0 for step in found.profile.steps)
        assert found.profile.steps[-1].rows == 2
        assert any("Document" in step.what for step in found.profile.steps)

    @pytest.mark.parametrize(
        "text",
        [
            "EXPLAIN RETURN 1 AS a",
            " profile RETURN 1 AS a",
            "// a\nPROFILE RETURN 1 AS a",
            "CYPHER 5 EXPLAIN RETURN 1 AS a",
        ],
    )
    def test_a_plan_is_asked_for_beside_the_query(self, tmp_path: Path, text: str) -> None:
        self.written(tmp_path, small("a"))
        with self.open(tmp_path) as store, pytest.raises(QueryError, match="--profile"):
            store.query(text)

    def test_values_come_back_plain(self, tmp_path: Path) -> None:
        self.written(tmp_path, small("a", "b"))
        text = """MATCH path = (b:Document)-[link:IMPLEMENTS]->(a:Document)
            RETURN [1, null, {x: 'y'}] AS list, date('2019-05-30') AS day, link, path, 1.5 AS part, [b] AS nodes"""
        with self.open(tmp_path) as store:
            (row,) = store.query(text).as_dicts()
        a, b = ({"label": "Document", "id": name, "title": name.upper()} for name in "ab")
        step = {"type": "IMPLEMENTS", "quote": "q"}
        assert row == {
            "list": [1, None, {"x": "y"}],
            "day": "2019-05-30",
            "link": step,
            "path": {"nodes": [b, a], "relationships": [step]},
            "part": 1.5,
            "nodes": [b],
        }

    def test_unknown_labels_are_no_error_and_no_noise(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.written(tmp_path, Graph.of([], []))
        with self.open(tmp_path) as store:
            found = store.query("MATCH (n:Nowhere)-[r:NOTHING]->(m:Document) RETURN n.x AS x, r.y AS y")
        assert (found.columns, found.rows) == (("x", "y"), ())
        assert capfd.readouterr() == ("", "")

    def test_an_empty_graph_is_a_graph(self, tmp_path: Path) -> None:
        self.written(tmp_path, Graph.of([], []))
        assert self.read(tmp_path) == Graph.of([], [])
