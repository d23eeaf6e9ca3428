"""The journal beside the checkpoint: torn lines, what is left of an older checkpoint, folding, and each step at which a
process may end."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import kglite
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from values import chain, graphs, small

from kg.graph import Delta, Edge, Graph, Node, difference
from kg.stores import StoreError
from kg.stores.embedded import EmbeddedStore
from kg.stores.embedded import store as embedded
from kg.stores.reading import read_graph
from kg.stores.schema import SCHEMA

HERE = Path(__file__).resolve().parent
HEAD = 120
"""More bytes than the first line of a journal has."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.kgl"


def journal(path: Path) -> Path:
    return path.with_name("graph.kgl-journal")


def write(path: Path, graph: Graph, changes: int = 0) -> None:
    with EmbeddedStore(path, write=True) as store:
        store.write(graph, corpus="c", changes=changes)


def update(path: Path, old: Graph, new: Graph, since: int) -> None:
    with EmbeddedStore(path, write=True) as store:
        store.update(difference(old, new), corpus="c", since=since, changes=since + 1)


def grow(path: Path, lengths: range) -> None:
    """Chains of these lengths one after the other; the one with n changes has n + 1 documents."""
    for length in lengths:
        update(path, chain(length), chain(length + 1), length - 1)


def read(path: Path) -> tuple[Graph, int | None]:
    with EmbeddedStore(path) as store:
        return read_graph(store), store.version("c")


def test_an_update_opens_no_graph(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, chain(1))
    checkpoint = path.read_bytes()

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("the graph was opened")

    with monkeypatch.context() as patched:
        patched.setattr(kglite, "load", opened)
        grow(path, range(1, 4))
        with EmbeddedStore(path, write=True) as store:
            assert store.version("c") == 3
    assert path.read_bytes() == checkpoint
    assert read(path) == (chain(4), 3)


def test_a_whole_write_takes_the_journal_in(path: Path) -> None:
    write(path, chain(1))
    grow(path, range(1, 3))
    assert journal(path).exists()
    write(path, chain(3), changes=2)
    assert not journal(path).exists()
    assert read(path) == (chain(3), 2)


def test_a_torn_journal_ends_where_it_is_whole(path: Path) -> None:
    """Cut anywhere, it gives one of the states; the updates that were lost can be done again."""
    write(path, chain(1))
    grow(path, range(1, 4))
    whole = journal(path).read_bytes()
    seen = set()
    for cut in [*range(0, len(whole), 23), len(whole) - 1, len(whole)]:
        journal(path).write_bytes(whole[:cut])
        graph, held = read(path)
        assert held is not None and graph == chain(held + 1)
        seen.add(held)
        grow(path, range(held + 1, 4))
        assert read(path) == (chain(4), 3)
    assert seen == {0, 1, 2, 3}


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_a_damaged_journal_ends_before_the_damage(path: Path, share: float) -> None:
    write(path, chain(1))
    grow(path, range(1, 4))
    content = bytearray(journal(path).read_bytes())
    content[int(len(content) * share)] ^= 1
    journal(path).write_bytes(content)
    graph, held = read(path)
    assert held in (0, 1, 2) and graph == chain(held + 1)
    grow(path, range(held + 1, 4))
    assert read(path) == (chain(4), 3)


def test_a_journal_of_an_older_checkpoint_means_nothing(path: Path) -> None:
    write(path, chain(1))
    grow(path, range(1, 3))
    old = journal(path).read_bytes()
    write(path, small("x"), changes=7)
    journal(path).write_bytes(old)
    assert read(path) == (small("x"), 7)
    update(path, small("x"), small("x", "y"), 7)
    assert read(path) == (small("x", "y"), 8)


def test_a_journal_without_a_checkpoint_means_nothing(path: Path) -> None:
    write(path, chain(1))
    grow(path, range(1, 3))
    path.unlink()
    with pytest.raises(StoreError, match="nothing loaded yet"):
        EmbeddedStore(path)
    with EmbeddedStore(path, write=True) as store:
        assert store.version("c") is None
        store.write(small("x"), corpus="c", changes=2)
    assert read(path) == (small("x"), 2)


@given(states=st.lists(graphs(), min_size=3, max_size=6), bound=st.sampled_from([0, 300, 900]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_folding_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, states: list[Graph], bound: int) -> None:
    monkeypatch.setattr(embedded, "FOLD_AT", bound)
    monkeypatch.setattr(embedded, "FOLD_SHARE", 1 << 40)
    write(path, states[0])
    for since, new in enumerate(states[1:]):
        update(path, states[since], new, since)
        assert read(path) == (new, since + 1)
        assert not journal(path).exists() or journal(path).stat().st_size <= bound + HEAD


def test_a_long_journal_is_folded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "FOLD_AT", 3_000)
    write(path, chain(1))
    sizes = []
    for length in range(1, 40):
        grow(path, range(length, length + 1))
        sizes.append(journal(path).stat().st_size if journal(path).exists() else 0)
    assert 0 in sizes and 2_000 < max(sizes) <= 3_000 + HEAD
    assert read(path) == (chain(40), 39)


def test_types_are_remembered_over_updates_and_folds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def target(id: str, value: int | str | float) -> Delta:
        return Delta(nodes=(Node(id, "Target", {"title": "t", "value": value}),))

    write(path, small("a"))
    for since, bound in enumerate((1 << 20, 0)):
        monkeypatch.setattr(embedded, "FOLD_AT", bound)
        with EmbeddedStore(path, write=True) as store:
            store.update(target(f"t{since}", since), corpus="c", since=since, changes=since + 1)
        with EmbeddedStore(path, write=True) as store, pytest.raises(StoreError, match="value of Target mixes int and"):
            store.update(target("other", "many"), corpus="c", since=since + 1, changes=since + 2)
    with EmbeddedStore(path, write=True) as store:
        store.update(target("part", 0.5), corpus="c", since=2, changes=3)
    assert len(read(path)[0].nodes) == 4


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, float("nan"), float("inf"), ["a", "list"], b"bytes"])
def test_values_that_no_store_holds_are_refused_before_anything_is_written(path: Path, value: object) -> None:
    write(path, small("a"))
    node = Node("b", "Target", {"title": "b", "value": value})  # type: ignore[dict-item]
    with EmbeddedStore(path, write=True) as store:
        with pytest.raises(StoreError, match="no store can hold"):
            store.update(Delta(nodes=(node,)), corpus="c", since=0, changes=1)
        with pytest.raises(StoreError, match="no store can hold"):
            store.write(Graph((node,), ()), corpus="c", changes=1)
    assert read(path) == (small("a"), 0)


@pytest.mark.parametrize(
    "delta",
    [
        Delta(edges=(Edge("a", "CITES", "nowhere"),), labels={"a": "Document", "nowhere": "Document"}),
        Delta(gone_nodes=(("Document", "a"),)),
    ],
    ids=["an edge to nowhere", "a node that leaves its edges behind"],
)
def test_changes_that_do_not_fit_are_never_shown(path: Path, delta: Delta) -> None:
    write(path, small("a", "b"))
    with EmbeddedStore(path, write=True) as store:
        store.update(delta, corpus="c", since=0, changes=1)
    with pytest.raises(StoreError, match=r"does not fit .*graph\.kgl: run kg rebuild"):
        EmbeddedStore(path)
    write(path, small("a"), changes=1)
    assert read(path) == (small("a"), 1)


def test_what_a_killed_process_left_goes_with_the_next_write(path: Path) -> None:
    left = [path.with_name(name) for name in ("graph.kgl-new", "graph.kgl-new.tmp.4711.0")]
    others = [path.with_name(name) for name in ("other.kgl-new", "graph.kgl-news")]
    for file in (*left, *others):
        file.write_bytes(b"half")
    write(path, small("a"))
    assert [file for file in (*left, *others) if file.exists()] == others


def without_seal(path: Path, schema: int) -> None:
    """A file as kg wrote it before there were seals."""
    meta = {"id": "meta", "title": "meta", "schema_version": schema, "corpus": "c", "changes": 4}
    kinds = [{"type": "Meta", "id_field": "id", "title_field": "title", "records": [meta]}]
    kinds.append({"type": "Document", "id_field": "id", "title_field": "title", "records": [{"id": "a", "title": "A"}]})
    kglite.from_records({"nodes": kinds}, save=str(path))


def test_a_file_without_a_seal_is_read_and_sealed_by_the_first_update(path: Path) -> None:
    without_seal(path, SCHEMA)
    assert read(path) == (small("a"), 4)
    update(path, small("a"), small("a", "b"), 4)
    assert not journal(path).exists()
    update(path, small("a", "b"), small("b"), 5)
    assert journal(path).exists()
    assert read(path) == (small("b"), 6)


def test_an_older_schema_takes_no_update(path: Path) -> None:
    without_seal(path, SCHEMA - 1)
    with EmbeddedStore(path, write=True) as store:
        assert store.version("c") is None
        with pytest.raises(StoreError, match="kg rebuild"):
            store.update(difference(small("a"), small("b")), corpus="c", since=4, changes=5)


STEPS = """
    import os, sys
    from pathlib import Path
    from values import chain
    from kg.graph import difference
    from kg.stores.embedded import store as embedded

    path, left, bound = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    embedded.FOLD_AT, embedded.FOLD_SHARE = bound, 1 << 40

    def step():
        global left
        left -= 1
        if left < 0:
            os._exit(9)

    def heard(event, about):
        if event in ("os.rename", "os.remove") or (event == "open" and "graph.kgl" in str(about[0])):
            step()

    def synced(handle, fsync=os.fsync):
        step()
        fsync(handle)

    store = embedded.EmbeddedStore(path, write=True)
    os.fsync = synced
    sys.addaudithook(heard)
    store.update(difference(chain(2), chain(3)), corpus="c", since=1, changes=2)
"""


@pytest.mark.parametrize("bound", [1 << 20, 0], ids=["added", "folded"])
def test_ended_at_any_step_one_of_two_states_is_whole(path: Path, bound: int) -> None:
    """The process ends at its first step, then at its second, and so on, until it comes through."""
    code = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(HERE)!r})\n{textwrap.dedent(STEPS)}"]
    states, ended = [], 9
    for steps in range(60):
        if ended != 9:
            break
        for file in path.parent.iterdir():
            file.unlink()
        write(path, chain(1))
        grow(path, range(1, 2))
        ended = subprocess.run([*code, str(path), str(steps), str(bound)], check=False).returncode
        graph, held = read(path)
        assert held in (1, 2) and graph == chain(held + 1)
        states.append(held)
        update(path, chain(2), chain(3), 1)
        assert read(path) == (chain(3), 2)
        grow(path, range(3, 4))
        assert read(path) == (chain(4), 3)
    assert ended == 0
    assert states == sorted(states) and set(states) == {1, 2}, "what was done once must stay done"
    assert sorted(file.name for file in path.parent.iterdir() if "-writer." not in file.name) in (
        ["graph.kgl", "graph.kgl-journal"],
        ["graph.kgl"],
    )
