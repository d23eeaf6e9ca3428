"""The graph is a function of the set of documents: whatever comes in which order, changes and goes, alone or together,
read by one process or by two, the bytes of what is left are those of loading it at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from kg.corpus import Corpus
from kg.loading import load, unload
from kg.stores import open_store
from loaders.tables import room
from tests.benchmarks.corpora import documents
from tests.soak.states import FULL, State, assert_same, state_of, times

GENERATED, SIZE = (24 if FULL else 8), 2_500
TARGETS = 3
"""How many different sets of documents are aimed at: all, and parts of them."""
WAYS = (  # how a document that stays may come to be there, and how one that goes
    (("final",), ("final",), ("final",), ("other", "final"), ("final", "gone", "final"), ("other", "gone", "final")),
    ((), ("final", "gone"), ("other", "gone")),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents by file name, each as it is at last, and as it was before."""

    final: dict[str, bytes]
    other: dict[str, bytes]
    beside: dict[str, bytes]
    """Files that state facts of others; they are always there."""
    targets: tuple[frozenset[str], ...]
    states: tuple[State, ...]
    """What loading each target at once gives."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    samples = {f.name: f.read_bytes() for f in room("examples").iterdir() if f.suffix != ".py"}
    beside = {name: samples.pop(name) for name in list(samples) if name.endswith((".yaml", ".csv", "README.md"))}
    beside.pop("README.md")
    final = samples | {name: text.encode() for name, text in documents(GENERATED, seed=5, size=SIZE)}
    dice = Random(0)
    other = {name: earlier(text, dice) for name, text in final.items()}
    everything = frozenset(final)
    parts = [frozenset(dice.sample(sorted(final), len(final) * 2 // 3)) for _ in range(TARGETS - 1)]
    targets = (everything, *parts)
    states = []
    for target in targets:
        home = tmp_path_factory.mktemp("at-once")
        put(home / "texts", {name: final[name] for name in target} | beside)
        at_once(home / "data", home / "texts")
        states.append(state_of(home / "data"))
    return Shelf(final, other, beside, targets, tuple(states))


def earlier(text: bytes, dice: Random) -> bytes:
    """An earlier version of a text: another number, another day, or half of it. A Word file is as it is."""
    try:
        words = text.decode()
    except UnicodeDecodeError:
        return text
    match dice.randrange(3):
        case 0:
            return re.sub(r"(Số:? )(\d+)", lambda m: f"{m[1]}{int(m[2]) + 900}", words).encode()
        case 1:
            return re.sub(r"ngày (\d\d) ", lambda m: f"ngày {int(m[1]) % 28 + 1:02d} ", words).encode()
    return words[: len(words) // 2].encode()


def put(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def at_once(data: Path, folder: Path, jobs: int = 1) -> None:
    with open_store(data / "graph.kgl", write=True) as store, Corpus.open(data / "corpus.db") as corpus:
        assert not load([folder], corpus, store, jobs=jobs).skipped


def rounds(dice: Random, shelf: Shelf, target: frozenset[str]) -> list[dict[str, str]]:
    """What happens to which documents, round by round; each takes one of the ways in its own time."""
    waiting = {name: list(dice.choice(WAYS[name not in target])) for name in sorted(shelf.final)}
    done = []
    while any(waiting.values()):
        names = [name for name, ways in waiting.items() if ways]
        chosen = dice.sample(names, min(len(names), dice.choice((1, 8, 40, 40))))
        done.append({name: waiting[name].pop(0) for name in chosen})
    return done


@pytest.mark.parametrize("seed", range(times(200)))
def test_any_order_gives_the_bytes_of_loading_at_once(seed: int, shelf: Shelf, tmp_path: Path) -> None:
    dice = Random(f"order {seed}")
    which = seed % TARGETS
    data, folder = tmp_path / "data", tmp_path / "texts"
    put(folder, shelf.beside)
    with open_store(data / "graph.kgl", write=True) as store, Corpus.open(data / "corpus.db") as corpus:
        for number, events in enumerate(rounds(dice, shelf, shelf.targets[which])):
            coming = {name: getattr(shelf, how)[name] for name, how in events.items() if how != "gone"}
            put(folder, coming)
            files = [folder / name for name in coming]
            dice.shuffle(files)
            gone = [name for name, how in events.items() if how == "gone"]
            dice.shuffle(gone)
            first, second = (files, gone) if dice.random() < 0.5 else (gone, files)
            for part in (first, second):
                if part and part is gone:
                    assert unload(gone, corpus, store) == []
                elif part:
                    jobs = 2 if seed % 10 == 0 and number == 0 else 1
                    assert not load(files, corpus, store, jobs=jobs).skipped
    assert_same(state_of(data), shelf.states[which], f"loaded and removed in the order of seed {seed}")


def test_two_processes_give_the_bytes_of_one(shelf: Shelf, tmp_path: Path) -> None:
    put(tmp_path / "texts", shelf.final | shelf.beside)
    at_once(tmp_path / "data", tmp_path / "texts", jobs=2)
    assert_same(state_of(tmp_path / "data"), shelf.states[0], "read by two processes")


def test_states_that_differ_are_told_apart(shelf: Shelf) -> None:
    with pytest.raises(AssertionError, match="lines too many"):
        assert_same(shelf.states[1], shelf.states[0], "loaded in part")


def test_each_text_has_an_earlier_version(shelf: Shelf) -> None:
    changed = [name for name, text in shelf.final.items() if shelf.other[name] != text]
    assert len(changed) > len(shelf.final) * 0.8
