"""Work on many items by several processes: results in the order of the items, few in flight, a crash costs one item."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

IN_FLIGHT = 8
"""Items a process that are under way or done before their turn: enough to go on beside a long one, and few to hold."""


ENOUGH = 2_000_000
"""Bytes of documents from which on a second process saves more than its start costs (measured on two processors)."""


def processors() -> int:
    """How many processes can run at once here: `KG_WORKERS`, else as many as this process may use."""
    asked = os.environ.get("KG_WORKERS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worth(sizes: Sequence[int]) -> int:
    """How many processes are worth their start for texts of such sizes in bytes."""
    return min(processors(), len(sizes)) if sum(sizes) >= ENOUGH else 1


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, crashed: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """What `work` makes of each item, in the order of the items; `crashed` says what stands in place of a result where
    the process that was at it died.

    With several jobs `work` is a function of a module, and items and results can be pickled. What it raises is raised
    here and ends everything. Items are taken up only as results are asked for. Close the generator to end early: what
    is under way is then given up at once.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    crew = _Crew(work, jobs, crashed)
    try:
        for item in items:
            if len(crew.waiting) >= jobs * IN_FLIGHT:
                yield crew.next()
            crew.take(item)
        while crew.waiting:
            yield crew.next()
    except BaseException:
        crew.dismiss()
        raise
    crew.pool.shutdown()


class _Crew(Generic[Item, Result]):
    """The processes and what they are at, in order."""

    def __init__(self, work: Callable[[Item], Result], jobs: int, crashed: Callable[[Item], Result]) -> None:
        self.work, self.jobs, self.crashed = work, jobs, crashed
        self.waiting: deque[tuple[Item, Future[Result]]] = deque()
        self.before = set(multiprocessing.active_children())
        self.pool = self._hired()

    def take(self, item: Item) -> None:
        self.waiting.append((item, self._begun(item)))

    def next(self) -> Result:
        """The result of the item that has waited longest. Where a process died, it is not known at which item: the
        first is tried again alone, and the others are begun anew."""
        item, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            result = self._alone(item)
            self.waiting = deque((other, self._begun(other)) for other, _ in self.waiting)
            return result

    def dismiss(self) -> None:
        """End the processes, whatever they are at."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        ours = set(multiprocessing.active_children()) - self.before
        for process in ours:
            process.terminate()
        for process in ours:
            process.join(timeout=5)

    def _alone(self, item: Item) -> Result:
        self.pool = self._hired()
        try:
            return self._begun(item).result()
        except BrokenProcessPool:
            self.pool = self._hired()
            return self.crashed(item)

    def _begun(self, item: Item) -> Future[Result]:
        with _interrupts_held():
            try:
                return self.pool.submit(self.work, item)
            except BrokenProcessPool as error:  # found out by next()
                failed: Future[Result] = Future()
                failed.set_exception(error)
                return failed

    def _hired(self) -> ProcessPoolExecutor:
        # Processes are started anew, not forked: the same on every system, and no thread or open file is copied.
        fresh = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=fresh, initializer=_leave_interrupts_to_the_first)


def _leave_interrupts_to_the_first() -> None:
    """Ctrl-C goes to every process of a terminal; only the first answers it, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits while processes are started, and so they never get it before they ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
