"""Whatever interrupts a settling, and how often, the next one completes it to the same graph and the same history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from adversary import LANG_SON, NOTHING, TAM_NONG, TITLE, assert_alike, put, settled

import kg.settling
from kg.corpus import Corpus, CorpusError, SourceRecord
from kg.settling import settle
from loaders.extraction import SELF, Assignee, Assignment, Header
from tests.resolution.sources import at, ref, source

KL = ref("51-KL/TW", "2019-05-30", "Ban Bí thư")
STEP = 20
"""Instructions of the database after which it is asked whether it is to go on."""
TASK = Assignment("I", "lập kế hoạch", (Assignee("UBND các huyện, thành phố", "lead"),), at("lập kế hoạch"))


def plan(
    uri: str,
    number: str = "43/KH-UBND",
    issued_on: str = "2022-02-23",
    issuer: str = LANG_SON,
    district: str = "UBND huyện Tam Nông",
) -> SourceRecord:
    header = Header(
        number=number, type="KH", issuer=issuer, issued_on=issued_on, territory="tỉnh Lạng Sơn", title=TITLE
    )
    return source(
        uri,
        header,
        KL,
        ref("Kế hoạch 43"),
        relations=((SELF, "implements", KL.ref),),
        assignments=(TASK,),
        recipients=(district, "Sở Y tế"),
    )


FIRST = (plan("a"), plan("b", "/KH-UBND", "2022-02-01"), source("c", None, KL, ref(TITLE, issuer=LANG_SON)))
THEN: tuple[SourceRecord | str, ...] = (
    plan("a", issued_on="2022-02-28"),
    plan("d", "44/KH-UBND", issuer=TAM_NONG, district="UBND huyện Bắc Sơn"),
    "c",
)
FINAL = tuple({one.uri: one for one in (*FIRST, *THEN) if isinstance(one, SourceRecord) and one.uri != "c"}.values())


def change(corpus: Corpus) -> None:
    for one in THEN:
        if isinstance(one, str):
            corpus.remove(one)
        else:
            put(corpus, one)


@pytest.fixture
def begun() -> Iterator[Corpus]:
    """A corpus that was settled, and then changed."""
    with closing(settled(FIRST)) as corpus:
        change(corpus)
        yield corpus


@pytest.fixture
def whole(begun: Corpus) -> Iterator[Corpus]:
    """What comes of it where nothing interrupts."""
    with closing(copy_of(begun)) as corpus:
        settle(corpus, NOTHING)
        yield corpus


def copy_of(corpus: Corpus) -> Corpus:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    corpus.db.backup(copy)
    return Corpus(Path(":memory:"), copy)


def history(corpus: Corpus) -> tuple[object, ...]:
    loads = [(load.number, load.added, load.updated, load.removed) for load in corpus.loads()]
    return corpus.version, loads, list(corpus.events(0, corpus.version))


def interrupted(corpus: Corpus, after: int) -> bool:
    """Settle a corpus until its database has done so much work; whether that was too early."""
    steps = count()
    corpus.db.set_progress_handler(lambda: next(steps) == after, STEP)
    try:
        settle(corpus, NOTHING)
    except (CorpusError, sqlite3.OperationalError):
        return True
    finally:
        corpus.db.set_progress_handler(None, 0)
    return False


@pytest.mark.parametrize("at_once", [1, 400])
def test_the_next_settling_completes_one_that_was_interrupted(
    begun: Corpus, whole: Corpus, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("kg.settling._AT_ONCE", at_once)
    for after in range(0, 100_000, 37):
        with closing(copy_of(begun)) as corpus:
            early = interrupted(corpus, after)
            settle(corpus, NOTHING)
            assert_alike(corpus, whole, f"interrupted at {after}:")
            assert history(corpus) == history(whole), f"interrupted at {after}"
        if not early:
            break
    assert after > 200, "there was something to interrupt"


def test_settling_goes_on_however_often_it_is_interrupted(
    begun: Corpus, whole: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.settling._AT_ONCE", 1)
    times = 0
    while interrupted(begun, 40 + times):
        times += 1
        assert times < 5_000, "it comes to an end"
    assert_alike(begun, whole)
    assert history(begun) == history(whole) and times > 20


STEPS = ("claim_source", "settle_family", "settle_unit", "settle_members", "settle_element")


@pytest.mark.parametrize("step", STEPS)
def test_a_fault_in_any_piece_of_a_step_loses_nothing(
    begun: Corpus, whole: Corpus, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    whole_step = getattr(kg.settling, step)

    def breaking(good: int) -> Callable[..., None]:
        made = count()

        def piece(*given: object) -> None:
            whole_step(*given)
            if next(made) == good:
                raise RuntimeError(step)

        return piece

    for good in range(1000):
        with closing(copy_of(begun)) as corpus:
            monkeypatch.setattr(kg.settling, step, breaking(good))
            try:
                settle(corpus, NOTHING)
            except RuntimeError:
                broke = True
            else:
                broke = False
            monkeypatch.undo()
            settle(corpus, NOTHING)
            assert_alike(corpus, whole, f"after {good}:")
            assert history(corpus) == history(whole)
        if not broke:
            break
    assert good, "the step has pieces"
