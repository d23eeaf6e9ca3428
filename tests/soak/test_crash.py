"""A command that is killed at any moment costs nothing: the next one completes what it began, to the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from kg.corpus import Corpus
from kg.loading import load, unload
from kg.stores import Store, open_store
from tests.benchmarks.corpora import write_corpus
from tests.soak.states import FULL, State, assert_same, state_of, times

DOCUMENTS, SIZE = (200 if FULL else 30), 2_500
REMOVED = DOCUMENTS // 4

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes to kill")


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What each command leaves when nobody kills it, and how many seconds it takes."""

    texts: Path
    loaded: Path
    whole: State
    without: State
    removed: tuple[str, ...]
    seconds: dict[str, float]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    home = tmp_path_factory.mktemp("undisturbed")
    texts, loaded = home / "texts", home / "loaded"
    write_corpus(texts, DOCUMENTS, seed=9, size=SIZE)
    removed = tuple(sorted(file.name for file in texts.iterdir())[::4][:REMOVED])
    seconds = {"load": timed(kg(loaded, "load", texts))}
    whole = state_of(loaded)
    shutil.copytree(loaded, home / "rebuilt")
    seconds["rebuild"] = timed(kg(home / "rebuilt", "rebuild"))
    assert_same(state_of(home / "rebuilt"), whole, "built anew")
    shutil.copytree(loaded, home / "unloaded")
    seconds["unload"] = timed(kg(home / "unloaded", "unload", *removed))
    return Undisturbed(texts, loaded, whole, state_of(home / "unloaded"), removed, seconds)


def kg(data: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "kg.cli", "--data", str(data), *map(str, arguments)]


def timed(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def killed(command: list[str], after: float) -> bool:
    """Start a command and kill it with all its processes after so many seconds; False where it was done before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    assert process.returncode == 0
    return False


def moment(dice: Random, whole: float) -> float:
    """A random moment of a command that takes so long, rather late than early: it starts up before it writes."""
    early: float = dice.random() ** 1.5
    return whole * (1 - 0.9 * early)


def loading(data: Path, given: Undisturbed, jobs: int) -> tuple[list[str], Callable[[], None], State]:
    return kg(data, "load", given.texts, "--jobs", str(jobs)), lambda: next_load(data, given.texts), given.whole


def unloading(data: Path, given: Undisturbed, _: int) -> tuple[list[str], Callable[[], None], State]:
    shutil.copytree(given.loaded, data)

    def complete() -> None:
        with opened(data) as (corpus, store):
            unload([name for name in given.removed if name in corpus.uris()], corpus, store)
        staying = next(file for file in sorted(given.texts.iterdir()) if file.name not in given.removed)
        next_load(data, staying)  # whatever writes next completes the graph

    return kg(data, "unload", *given.removed), complete, given.without


def rebuilding(data: Path, given: Undisturbed, jobs: int) -> tuple[list[str], Callable[[], None], State]:
    shutil.copytree(given.loaded, data)
    return kg(data, "rebuild", "--jobs", str(jobs)), lambda: next_load(data, given.texts), given.whole


@contextmanager
def opened(data: Path) -> Iterator[tuple[Corpus, Store]]:
    with open_store(data / "graph.kgl", write=True) as store, Corpus.open(data / "corpus.db") as corpus:
        yield corpus, store


def next_load(data: Path, path: Path) -> None:
    """The load that completes what was killed: a command of its own in `make soak`, else one of this process, which
    needs not read all tables anew."""
    if FULL:
        run(kg(data, "load", path))
        return
    with opened(data) as (corpus, store):
        assert not load([path], corpus, store).skipped


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


COMMANDS = {"load": loading, "unload": unloading, "rebuild": rebuilding}


@pytest.mark.parametrize("seed", range(times(100)))
def test_the_next_load_completes_a_killed_one(seed: int, undisturbed: Undisturbed, tmp_path: Path) -> None:
    tried("load", seed, undisturbed, tmp_path / "data")


@pytest.mark.parametrize("command", ["unload", "rebuild"])
@pytest.mark.parametrize("seed", range(times(20)))
def test_the_next_command_completes_a_killed_one(
    command: str, seed: int, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    tried(command, seed, undisturbed, tmp_path / "data")


def tried(command: str, seed: int, given: Undisturbed, data: Path) -> None:
    """Kill a command at a random moment, a load now and then once more, and compare what the next one leaves."""
    dice = Random(f"{command} {seed}")
    first, complete, expected = COMMANDS[command](data, given, 2 if seed % 5 == 4 else 1)
    tries = 2 if command == "load" and seed % 8 == 3 else 1
    moments = [moment(dice, given.seconds[command]) for _ in range(tries)]
    for after in moments:
        killed(first, after)
    complete()
    assert_same(state_of(data), expected, f"{command} killed after {moments} seconds")


def test_what_a_command_leaves_undone_is_seen(undisturbed: Undisturbed) -> None:
    with pytest.raises(AssertionError, match="sources differ"):
        assert_same(undisturbed.without, undisturbed.whole, "killed")
