"""Loading: counts, files that can't be read, crashes, and that the graph depends on the set of files alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.corpus import Corpus
from kg.graph import Delta, Elements, Graph, apply
from kg.loading import load, rebuild, unload
from kg.stores import Origin, Rows, StoreError
from loaders.extraction import Extraction
from loaders.grammar.extract import extract
from loaders.text import Text

PLAN = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
Số: {number}/KH-UBND
Lạng Sơn, ngày 23 tháng 02 năm 2022

KẾ HOẠCH
Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư

Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""


class Memory:
    """A store that only remembers the last graph; `broken` makes it fail like a full disk."""

    def __init__(self) -> None:
        self.graph: Graph | None = None
        self.corpus = ""
        self.changes = 0
        self.writes = 0
        self.broken = False

    def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        self._hold(Graph.of(elements.nodes, elements.edges), corpus, changes)

    def update(self, delta: Delta, *, corpus: str, since: int, changes: int) -> None:
        assert self.version(corpus) == since and self.graph is not None
        self._hold(apply(self.graph, delta), corpus, changes)

    def version(self, corpus: str) -> int | None:
        return self.changes if corpus == self.corpus else None

    @property
    def origin(self) -> Origin | None:
        return Origin(self.corpus, self.changes) if self.corpus else None

    def _hold(self, graph: Graph, corpus: str, changes: int) -> None:
        if self.broken:
            raise StoreError("the disk is full")
        self.graph, self.corpus, self.changes, self.writes = graph, corpus, changes, self.writes + 1

    def query(self, text: str, parameters: Any = None, **limits: Any) -> Rows:
        raise NotImplementedError

    def close(self) -> None: ...

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *exc: object) -> None: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in (43, 44):
        (folder / f"plan-{number}.txt").write_text(PLAN.format(number=number), "utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path):
    with Corpus.open(tmp_path / "corpus.db") as opened:
        yield opened


def test_loading_counts_and_writes(folder: Path, corpus: Corpus) -> None:
    store, seen = Memory(), []
    report = load([folder], corpus, store, lambda done, total, name: seen.append((done, total, name)))
    assert (report.added, report.updated, report.unchanged, report.skipped) == (2, 0, 0, [])
    assert store.version(corpus.identity) == corpus.version
    assert seen == [(1, 2, "plan-43.txt"), (2, 2, "plan-44.txt")]
    assert store.graph and {n.properties["symbol"] for n in store.graph.nodes if n.label == "Document"} == {
        "43/KH-UBND",
        "44/KH-UBND",
        "51-KL/TW",
    }


def test_loading_twice_changes_nothing(folder: Path, corpus: Corpus) -> None:
    store = Memory()
    load([folder], corpus, store)
    first = store.graph
    report = load([folder], corpus, store)
    assert report.unchanged == 2 and store.writes == 1 and store.graph == first


def test_a_changed_file_is_updated(folder: Path, corpus: Corpus) -> None:
    load([folder], corpus)
    (folder / "plan-43.txt").write_text(PLAN.format(number=45), "utf-8")
    report = load([folder], corpus)
    assert (report.updated, report.unchanged) == (1, 1)


def test_bad_files_are_listed_and_stop_nothing(folder: Path, corpus: Corpus) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    report = load([folder, folder / "missing.txt"], corpus)
    assert report.added == 2
    assert {Path(file).name for file, _ in report.skipped} == {"empty.txt", "binary.txt", "missing.txt"}
    assert all(reason for _, reason in report.skipped)


def test_two_files_of_one_address_in_a_load_are_not_mixed(folder: Path, corpus: Corpus, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "plan-43.txt").write_text(PLAN.format(number=99), "utf-8")
    report = load([folder, other], corpus)
    assert report.added == 2 and "plan-43.txt" in report.skipped[0][1]
    assert "43/KH-UBND" in {s.extraction.document.number for s in corpus.sources()}


def test_removed_is_as_never_loaded(folder: Path, corpus: Corpus, tmp_path: Path) -> None:
    store, other = Memory(), Memory()
    load([folder], corpus, store)
    assert unload(["plan-44.txt", "nowhere.txt"], corpus, store) == ["nowhere.txt"]
    (folder / "plan-44.txt").unlink()
    with Corpus.open(tmp_path / "other.db") as fresh:
        load([folder], fresh, other)
    assert store.graph == other.graph


def test_the_order_of_loading_doesn_t_matter(folder: Path, corpus: Corpus, tmp_path: Path) -> None:
    store, other = Memory(), Memory()
    for name in ("plan-43.txt", "plan-44.txt"):
        load([folder / name], corpus, store)
    with Corpus.open(tmp_path / "other.db") as backwards:
        for name in ("plan-44.txt", "plan-43.txt"):
            load([folder / name], backwards, other)
    assert store.graph == other.graph


def test_the_next_load_completes_what_a_crash_left(folder: Path, corpus: Corpus) -> None:
    store = Memory()
    store.broken = True
    with pytest.raises(StoreError):
        load([folder], corpus, store)
    assert len(corpus.uris()) == 2, "what was read is not lost"
    store.broken = False
    assert load([folder], corpus, store).unchanged == 2
    assert store.graph is not None and store.version(corpus.identity) == corpus.version


def test_each_store_is_completed_whatever_others_hold(folder: Path, corpus: Corpus) -> None:
    one, other = Memory(), Memory()
    load([folder / "plan-43.txt"], corpus, one)
    load([folder], corpus, other)
    assert one.graph != other.graph
    assert load([folder], corpus, one).unchanged == 2
    assert one.graph == other.graph, "a load completes the store that it is told, though the corpus has nothing new"
    load([folder], corpus, one)
    assert one.writes == 2, "what is complete is not written again"


def test_what_is_recorded_while_a_store_is_written_is_not_taken_for_written(folder: Path, corpus: Corpus) -> None:
    class Slow(Memory):
        def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
            with Corpus.open(path) as another:  # as another process would, into a store of its own
                load([folder / "plan-44.txt"], another, None)
            super().write(elements, corpus=corpus, changes=changes)

    path, slow = corpus.path, Slow()
    load([folder / "plan-43.txt"], corpus, slow)
    assert slow.graph and "44/KH-UBND" not in {n.properties.get("symbol") for n in slow.graph.nodes}, "one state"
    assert slow.version(corpus.identity) != corpus.version, "the next command completes it"


@pytest.mark.shared
def test_the_real_documents_answer_which_plans_implement_51_kl_tw(shared: Path, corpus: Corpus) -> None:
    store = Memory()
    assert load([shared / "corpus"], corpus, store).added == 5
    assert store.graph is not None
    symbols = {n.id: n.properties.get("symbol") for n in store.graph.nodes}
    quotes = {e.source: e.properties for e in store.graph.edges if e.type == "IMPLEMENTS"}
    above = {e.source: set[str]() for e in store.graph.edges}
    for edge in store.graph.edges:
        if edge.type == "IMPLEMENTS":
            above[edge.source].add(edge.target)
    directive = "document/trung-uong-dang/kl/2019-05-30/51"
    direct = {id for id, over in above.items() if directive in over}
    through = {id for id, over in above.items() if over & direct} - direct
    assert {symbols[id] for id in direct} == {"628/QĐ-TTg", "224-KH/TU", "158/KH-UBND", "3243/KH-UBND"}
    assert {symbols[id] for id in through} == {"1385/QĐ-UBND", "/KH-SGDĐT"}
    contents = {source.uri: source.content for source in corpus.sources()}
    for id in direct | through:
        assert quotes[id]["quote"] in contents[str(quotes[id]["source"])]


def test_rebuild_needs_no_files(folder: Path, corpus: Corpus) -> None:
    store = Memory()
    load([folder], corpus, store)
    first = store.graph
    for file in folder.iterdir():
        file.unlink()
    report = rebuild(corpus, store)
    assert (report.updated, report.skipped) == (2, [])
    assert store.graph == first and store.writes == 1, "the same texts give the same graph"


def fails_on(number: str) -> Callable[[Text], Extraction]:
    """A grammar with a fault: it breaks on the plan of one number."""

    def faulty(text: Text) -> Extraction:
        if f"Số: {number}/" in text.content:
            raise IndexError("list index\nout of range")
        return extract(text)

    return faulty


def test_a_fault_of_the_grammar_costs_one_file_only(
    folder: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.loading.extract", fails_on("43"))
    store = Memory()
    report = load([folder], corpus, store)
    assert (report.added, corpus.uris()) == (1, ["plan-44.txt"]) and store.graph is not None
    ((file, why),) = report.skipped
    assert (
        file.endswith("plan-43.txt") and why == "internal error IndexError: list index out of range; please report it"
    )
    monkeypatch.undo()
    assert load([folder], corpus, store).added == 1, "with the fault mended the next load completes the corpus"


def test_a_fault_of_the_grammar_leaves_what_was_known(
    folder: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Memory()
    load([folder], corpus, store)
    first = store.graph
    monkeypatch.setattr("kg.loading.extract", fails_on("44"))
    report = rebuild(corpus, store)
    assert (report.updated, [source for source, _ in report.skipped]) == (1, ["plan-44.txt"])
    assert store.graph == first, "a rebuild keeps the former extraction where it has no better one"


def test_a_corpus_that_breaks_is_no_fault_of_a_file(folder: Path, corpus: Corpus) -> None:
    corpus.close()
    with pytest.raises(sqlite3.Error):
        load([folder], corpus)


@pytest.mark.parametrize("after", [1, 2])
def test_the_next_load_completes_what_ctrl_c_left(folder: Path, corpus: Corpus, tmp_path: Path, after: int) -> None:
    def stop(done: int, total: int, name: str) -> None:
        if done == after:
            raise KeyboardInterrupt

    store, whole = Memory(), Memory()
    with pytest.raises(KeyboardInterrupt):
        load([folder], corpus, store, stop)
    assert store.graph is None and len(corpus.uris()) == after, "what was read is kept"
    report = load([folder], corpus, store)
    assert (report.added, report.unchanged) == (2 - after, after)
    with Corpus.open(tmp_path / "other.db") as fresh:
        load([folder], fresh, whole)
    assert store.graph == whole.graph, "nothing tells that the load was interrupted"
