"""Judgements as a graph: what a thing is called at the end of the arrows, and the shortest way between two ids."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar


class Arrow(Protocol):
    """What leads from one id to another."""

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...


A = TypeVar("A", bound=Arrow)


def named_by(arrows: Iterable[tuple[str, str]], ids: Collection[str], is_minor: Callable[[str], bool]) -> str:
    """The id at which the arrows between some ids end; the smallest of a circle, or where there are several ends. Minor
    ids are passed through, and are an end only where all ids are minor."""
    if len(ids) == 1:
        return next(iter(ids))
    onward: dict[str, list[str]] = defaultdict(list)
    for left, right in arrows:
        onward[left].append(right)
    eligible = {id for id in ids if not is_minor(id)} or set(ids)
    ends: list[str] = []
    leads_on: dict[str, bool] = {}  # whether an eligible id can be reached from the circle of this one, or lies in it
    for circle in _circles(ids, onward):  # those further along the arrows come first
        beyond = any(leads_on[after] for id in circle for after in onward.get(id, ()) if after not in circle)
        within = circle & eligible
        if within and not beyond:
            ends.append(min(within))
        leads_on |= dict.fromkeys(circle, beyond or bool(within))
    return min(ends)


def _circles(ids: Iterable[str], onward: dict[str, list[str]]) -> Iterator[frozenset[str]]:
    """The strongly connected parts of a graph, each after all those that it leads to (Tarjan's algorithm, without
    recursion: chains may be long)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: dict[str, None] = {}
    for start in ids:
        if start in order:
            continue
        path = [(start, iter(onward.get(start, ())))]
        order[start] = lowest[start] = len(order)
        waiting[start] = None
        while path:
            id, following = path[-1]
            for after in following:
                if after not in order:
                    order[after] = lowest[after] = len(order)
                    waiting[after] = None
                    path.append((after, iter(onward.get(after, ()))))
                    break
                if after in waiting:
                    lowest[id] = min(lowest[id], order[after])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[id])
                if lowest[id] == order[id]:
                    circle = set()
                    while id not in circle:
                        circle.add(waiting.popitem()[0])
                    yield frozenset(circle)


Joined = Mapping[str, Mapping[str, tuple[A, ...]]]
"""For each id its neighbours in order, each with all arrows that join the two, whichever way they point."""


def joined(arrows: Iterable[A]) -> Joined[A]:
    """Which ids some arrows join."""
    beside: dict[str, dict[str, list[A]]] = defaultdict(lambda: defaultdict(list))
    for arrow in arrows:
        beside[arrow.left][arrow.right].append(arrow)
        beside[arrow.right][arrow.left].append(arrow)
    return {id: {near: tuple(found[near]) for near in sorted(found)} for id, found in beside.items()}


class Ways:
    """The shortest ways from one id to others, each the one of the smallest ids where several are as short; to all
    that can be reached, or as far as to one of them."""

    def __init__(self, beside: Joined[A], start: str, goal: str | None = None) -> None:
        self._beside: Joined[Any] = beside
        self._before: dict[str, str] = {}
        self.length = {start: 0}
        """For each id that was reached how many steps away it is."""
        coming = deque([start])
        while coming and goal not in self.length:
            id = coming.popleft()
            for near in beside.get(id, ()):
                if near not in self.length:
                    self.length[near] = self.length[id] + 1
                    self._before[near] = id
                    coming.append(near)

    def to(self, id: str) -> tuple[Any, ...]:
        """All arrows on the way to an id, from the start on; those of one step side by side."""
        steps = []
        while id in self._before:
            steps.append(self._beside[id][self._before[id]])
            id = self._before[id]
        return tuple(arrow for step in reversed(steps) for arrow in step)
