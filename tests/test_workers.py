"""Work by several processes: results in order, few in flight, a crash costs one item, Ctrl-C ends at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.loading import LeftOut, load, sizes
from kg.workers import ENOUGH, IN_FLIGHT, in_order, processors, worth
from loaders import as_json, extract, read

PLAN = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: {n}/KH-UBND\nLạng Sơn, ngày 25 tháng 02 năm 2022\nKẾ HOẠCH\nSố {n}\n"


def left_behind() -> list[object]:
    """The processes that still live after some seconds: those of a broken pool take a moment to end."""
    for process in active_children():
        process.join(timeout=10)
    return list(active_children())


def squared(item: int) -> int | str:
    """An odd one dies as a process dies that runs out of memory; a late one is done before its turn."""
    if item == 7:
        os._exit(9)
    time.sleep(0.02 * (item == 0))
    return item * item


def failing(item: int) -> int | str:
    raise KeyError(item)


def crashed(item: int) -> int | str:
    return f"{item} crashed"


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(abs, range(-40, 0), jobs, crashed)) == list(range(40, 0, -1))


def test_a_crash_costs_the_item_at_which_it_was() -> None:
    expected = [item * item if item != 7 else "7 crashed" for item in range(12)]
    assert list(in_order(squared, range(12), 2, crashed)) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_here(jobs: int) -> None:
    with pytest.raises(KeyError):
        list(in_order(failing, range(3), jobs, crashed))
    assert not left_behind(), "a process is left behind"


def test_items_are_taken_up_as_results_are_asked_for() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(1_000):
            taken.append(n)
            yield -n

    with closing(in_order(abs, items(), 2, crashed)) as results:
        for _ in range(10):
            next(results)
        assert len(taken) <= 10 + 2 * IN_FLIGHT + 1, "too much is in flight at once"
    assert not left_behind(), "a process is left behind"


def test_few_small_files_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_WORKERS", "4")
    assert processors() == 4
    assert worth([1_000] * 10) == 1 and worth([ENOUGH]) == 1 and worth([]) == 1
    assert worth([ENOUGH, 1]) == 2 and worth([ENOUGH] * 9) == 4
    monkeypatch.setenv("KG_WORKERS", "many")
    assert processors() >= 1, "nonsense is ignored"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "plans"
    home.mkdir()
    for n in range(1, 13):
        (home / f"plan-{n:02}.txt").write_text(PLAN.format(n=n), "utf-8")
    (home / "empty.txt").write_text("", "utf-8")
    return home


def test_a_load_is_the_same_whatever_the_number_of_processes(folder: Path, tmp_path: Path) -> None:
    said = {}
    for jobs in (1, 2):
        with Corpus.open(tmp_path / f"{jobs}.db") as corpus:
            report = load([folder], corpus, jobs=jobs)
            said[jobs] = (
                [(s.uri, s.content, as_json(s.extraction)) for s in corpus.sources()],
                (report.added, report.skipped),
            )
            assert load([folder], corpus, jobs=jobs).unchanged == 12, "what is held is not read anew"
    assert said[1] == said[2] and said[1][1][0] == 12
    assert sizes([(folder / "plan-01.txt", folder), (folder / "x.zip" / "a.txt", folder)])[1] > 0


def test_results_can_be_sent_between_processes(folder: Path) -> None:
    import pickle

    text = read(folder / "plan-01.txt")
    for value in (text, extract(text), LeftOut("why")):
        assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.skipif(os.name != "posix", reason="signals as terminals send them")
@pytest.mark.parametrize("command", [["extract", "--format", "json"], ["extract", "--html", "out"], ["load"]])
def test_ctrl_c_ends_at_once(tmp_path: Path, command: list[str]) -> None:
    for n in range(400):
        (tmp_path / f"{n}.txt").write_text(PLAN.format(n=n) + "1. Sở Tài chính bố trí kinh phí.\n" * 2_000, "utf-8")
    program = [sys.executable, "-m", "kg.cli", "--lang", "en", *command, ".", "--jobs", "2"]
    checkout = str(Path(__file__).resolve().parent.parent)
    running = subprocess.Popen(
        program,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": checkout},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(4)
    os.killpg(running.pid, signal.SIGINT)
    start = time.monotonic()
    _, complaints = running.communicate(timeout=60)
    assert running.returncode == 130, complaints
    assert time.monotonic() - start < 20 and "Traceback" not in complaints, complaints
    end = time.monotonic() + 10
    while others(running.pid) and time.monotonic() < end:
        time.sleep(0.1)
    assert not others(running.pid), "processes are left behind"


def others(group: int) -> list[int]:
    """The processes of a group that still run (Linux; elsewhere none is known)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(rest[2]) == group and rest[0] != "Z":
            found.append(pid)
    return found
