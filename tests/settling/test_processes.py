"""Several processes at one corpus: what is held at last is what one alone would have made, and stores are completed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from adversary import LANG_SON, NOTHING, assert_alike, put, settled

import kg.settling
from kg.corpus import Corpus, CorpusError, SourceRecord
from kg.graph import Graph
from kg.loading import bring_up_to_date
from kg.resolution.authority import Authority, packaged
from kg.resolution.findings import Knowledge
from kg.resolution.judgements import Judgement, Judgements, Verdict
from kg.settling import graph_of, settle
from kg.settling.knowing import learn
from loaders.extraction import SELF, Header
from tests.resolution.sources import ref, source
from tests.test_loading import Memory

KL = ref("51-KL/TW", "2019-05-30", "Ban Bí thư")


def plan(number: int) -> SourceRecord:
    header = Header(number=f"{number}/KH-UBND", type="KH", issuer=LANG_SON, issued_on="2022-02-23")
    cited = (KL, ref(f"Kế hoạch {number - 1}"), ref(f"{number - 1}/KH-UBND", "2022-02-23", LANG_SON))
    return source(f"plan {number}", header, *cited, relations=((SELF, "implements", KL.ref),))


PLANS = [plan(number) for number in range(40, 60)]
K = Knowledge(
    packaged(),
    Judgements.of(
        [
            Judgement(
                "document/uy-ban-nhan-dan-tinh-lang-son/kh/2022-02-23/41",
                "document/uy-ban-nhan-dan-tinh-lang-son/kh/2022-02-23/42",
                Verdict.SAME,
                "An",
                "2026-01-02",
            )
        ]
    ),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "corpus.db") as opened:
        yield opened


def graph(corpus: Corpus) -> Graph:
    return Graph.of(graph_of(corpus).nodes, graph_of(corpus).edges)


def at_once(path: Path, *work: list[SourceRecord]) -> list[Exception]:
    """Record and settle in threads that each have the corpus open for themselves, as processes have."""
    faults: list[Exception] = []
    begin = threading.Barrier(len(work))

    def worker(mine: list[SourceRecord]) -> None:
        try:
            with Corpus.open(path) as corpus:
                begin.wait()
                for one in mine:
                    put(corpus, one)
                    settle(corpus, NOTHING)
        except Exception as fault:
            begin.abort()
            faults.append(fault)

    threads = [threading.Thread(target=worker, args=(mine,)) for mine in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_two_settle_at_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.settling, "_AT_ONCE", 3)
    assert at_once(corpus.path, PLANS[::2], PLANS[1::2], []) == []
    assert corpus.settled
    with closing(settled(PLANS)) as alone:
        assert_alike(corpus, alone)
    numbers = [load.number for load in corpus.loads()]
    assert numbers == list(range(1, corpus.version + 1))
    changed = {event.load for event in corpus.events(0, corpus.version)}
    assert changed == set(numbers), "each load changed something"
    assert sum(load.updated for load in corpus.loads()) == len(PLANS), "each source is counted once"


def test_one_closes_what_another_left_and_numbers_it_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    put(corpus, PLANS[0])
    closed, real = [], kg.settling._close

    def late(one: Corpus) -> bool:
        if not closed and one is corpus and one.settled:
            closed.append(one)
            with Corpus.open(corpus.path) as other:
                settle(other, NOTHING)
        return real(one)

    monkeypatch.setattr(kg.settling, "_close", late)
    settle(corpus, NOTHING)
    assert closed and corpus.version == 1 and [load.number for load in corpus.loads()] == [1]


def test_what_comes_while_a_settling_ends_belongs_to_it(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    put(corpus, PLANS[0])
    came, real = [], kg.settling._close

    def late(one: Corpus) -> bool:
        if not came and one is corpus and one.settled:
            came.append(one)
            with Corpus.open(corpus.path) as other:
                put(other, PLANS[1])
        return real(one)

    monkeypatch.setattr(kg.settling, "_close", late)
    settle(corpus, NOTHING)
    assert came and corpus.settled
    with closing(settled(PLANS[:2])) as alone:
        assert_alike(corpus, alone)
    assert corpus.version == 1


def meanwhile(monkeypatch: pytest.MonkeyPatch, corpus: Corpus, known: Knowledge, after: int) -> list[int]:
    """Another process learns something when a settling has done some of its work."""
    steps: list[int] = []
    real = kg.settling._first_step

    def first(one: Corpus) -> object:
        steps.append(len(steps))
        if len(steps) == after:
            with Corpus.open(corpus.path) as other:
                learn(other, known)
        return real(one)

    monkeypatch.setattr(kg.settling, "_first_step", first)
    return steps


@pytest.mark.parametrize("after", [1, 4, 9, 30])
def test_what_is_judged_while_another_process_settles_counts_for_both(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(kg.settling, "_AT_ONCE", 5)
    for one in PLANS:
        put(corpus, one)
    assert len(meanwhile(monkeypatch, corpus, K, after)) == 0
    settle(corpus, NOTHING)
    monkeypatch.undo()
    with closing(settled(PLANS, K)) as alone:
        assert_alike(corpus, alone, "the newest judgements count:")
    settle(corpus, K)
    with closing(settled(PLANS, K)) as alone:
        assert_alike(corpus, alone)


def test_another_list_while_a_process_settles_ends_it(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.settling, "_AT_ONCE", 5)
    for one in PLANS:
        put(corpus, one)
    other = Knowledge(Authority(packaged().rows[:1]), Judgements())
    meanwhile(monkeypatch, corpus, other, 6)
    with pytest.raises(CorpusError, match=r"another process.*try again"):
        settle(corpus, NOTHING)
    monkeypatch.undo()
    settle(corpus, other)
    with closing(settled(PLANS, other)) as alone:
        assert_alike(corpus, alone)


def test_stores_of_any_version_come_to_the_same_graph(corpus: Corpus) -> None:
    stores = []
    for number, one in enumerate(PLANS[:6]):
        put(corpus, one)
        if number == 4:
            corpus.remove(PLANS[1].uri)
        stores.append(Memory())
        bring_up_to_date(corpus, stores[-1], K if number in (2, 3) else NOTHING)
    settle(corpus, NOTHING)
    assert len({store.changes for store in stores}) == len(stores)
    for store in stores:
        bring_up_to_date(corpus, store, NOTHING)
        assert store.graph == graph(corpus) and store.changes == corpus.version, "an older store"


def test_a_store_is_never_written_half(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process is in the middle of a settling when this one comes to write its store."""
    monkeypatch.setattr(kg.settling, "_AT_ONCE", 3)
    store, real = Memory(), kg.loading.settle
    others = iter(PLANS[1:4])

    def settle_while_another_does(one: Corpus, knowledge: Knowledge | None = None) -> None:
        real(one, knowledge)
        with Corpus.open(corpus.path) as other:
            for plan in [next(others, None)]:
                if plan:
                    put(other, plan)
                    interrupt(other)

    put(corpus, PLANS[0])
    monkeypatch.setattr("kg.loading.settle", settle_while_another_does)
    bring_up_to_date(corpus, store, NOTHING)
    assert corpus.settled and store.graph == graph(corpus) and store.changes == corpus.version


def interrupt(corpus: Corpus) -> None:
    """Settle a corpus as far as its elements, of which it makes only some."""
    made, real = [], kg.settling.settle_element

    def element(*given: object) -> None:
        made.append(given)
        if len(made) > 10:
            raise RuntimeError
        real(*given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(kg.settling, "settle_element", element)
        settle(corpus, NOTHING)


def test_a_snapshot_stays_while_others_write(corpus: Corpus) -> None:
    put(corpus, PLANS[0])
    settle(corpus, NOTHING)
    with corpus.snapshot():
        before = graph(corpus)
        with Corpus.open(corpus.path) as other:
            put(other, PLANS[1])
            other.remove(PLANS[0].uri)
            settle(other, NOTHING)
            assert graph(other) != before
        assert graph(corpus) == before and corpus.uris() == [PLANS[0].uri] and corpus.version == 1
    assert corpus.uris() == [PLANS[1].uri] and corpus.version == 2


@pytest.mark.parametrize("old", [False, True], ids=["new", "of the first schema"])
def test_many_open_one_corpus_at_once(tmp_path: Path, old: bool) -> None:
    for attempt in range(20):
        path = tmp_path / f"{attempt}.db"
        if old:
            first_schema(path)
        assert at_once(path, *([one] for one in PLANS[:4])) == []
        with Corpus.open(path) as corpus, closing(settled(PLANS[:4])) as alone:
            assert_alike(corpus, alone)


def first_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "PRAGMA journal_mode = WAL; CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
            "INSERT INTO meta VALUES ('schema', '1'), ('identity', 'kept'), ('changes', '7');"
            "CREATE TABLE claim (uri TEXT, serial TEXT, type TEXT, organ TEXT);"
            "CREATE TABLE source (uri TEXT PRIMARY KEY, file TEXT, sha256 TEXT, media_type TEXT, kind TEXT, content"
            " TEXT, facts TEXT, extraction TEXT, extractor TEXT, loaded_at TEXT) WITHOUT ROWID;"
        )
