"""A graph from one store into another, and the proof that it is the same there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.checksum import Checksum, Difference, Summing, differences
from kg.graph import Edge, Elements, Node
from kg.stores import Store, StoreError
from kg.stores.reading import Stored

E = TypeVar("E", Node, Edge)
Progress = Callable[[int, int, str], None]
_OFTEN = 1000


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of a copy: the checksum of what was read, and in what the target differs from it."""

    checksum: Checksum
    differing: list[Difference]


class Counted:
    """Elements that tell how many of them have been gone through so far, and sum up what they were."""

    def __init__(self, elements: Elements, total: int, progress: Progress | None) -> None:
        self._elements, self._total, self._progress = elements, total, progress
        self._done = 0
        self._nodes, self._edges = Summing(), Summing()
        self._whole = [False, False]

    @property
    def nodes(self) -> Iterator[Node]:
        self._nodes = Summing()
        yield from self._through(self._elements.nodes, self._nodes)
        self._whole[0] = True

    @property
    def edges(self) -> Iterator[Edge]:
        self._edges = Summing()
        yield from self._through(self._elements.edges, self._edges)
        self._whole[1] = True

    @property
    def checksum(self) -> Checksum | None:
        """The checksum of what was gone through; None where that was not all."""
        return Checksum((*self._nodes.result.groups, *self._edges.result.groups)) if all(self._whole) else None

    def _through(self, elements: Iterable[E], summing: Summing) -> Iterator[E]:
        for element in elements:
            yield element
            summing.add_one(element)
            self._done += 1
            if self._progress and (self._done % _OFTEN == 0 or self._done == self._total):
                self._progress(min(self._done, self._total), self._total, "")


def copy(source: Store, target: Store, writing: Progress | None = None, checking: Progress | None = None) -> Copied:
    """Make `target`, which is open for writing, hold the graph of `source`, and read it back to compare the two. The
    target is then as if it had been written from the same corpus.

    A target that writes in many steps goes on where a copy broke off; another is as it was until all is written. Raises
    StoreError where the target holds another corpus, or the source changes meanwhile.
    """
    origin = source.origin
    if origin is None or origin.changes is None:
        raise StoreError("the graph to copy doesn't say what it was written from: run kg rebuild there")
    if target.origin is not None and target.origin.corpus != origin.corpus:
        raise StoreError("the place to copy to holds the graph of another corpus: choose an empty one")
    stored = Stored(source)
    total = stored.counts.elements
    read = Counted(stored, total, writing)
    target.write(read, corpus=origin.corpus, changes=origin.changes)
    if source.origin != origin:
        raise StoreError("the graph changed while it was copied: copy it again")
    checksum = read.checksum or Checksum.of(stored)
    written = Counted(Stored(target), total, checking)
    return Copied(checksum, differences(checksum, Checksum.of(written)))
