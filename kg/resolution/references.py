"""From the references of a source to the documents that they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from kg.corpus.records import SourceRecord
from kg.resolution.claims import OWN
from kg.resolution.findings import End
from loaders.extraction import SELF, Evidence


class References:
    """The documents that the references of one source mean."""

    def __init__(self, source: SourceRecord, ends: Mapping[int, End]) -> None:
        """`ends` tells for each place of the source (OWN for its own document) which document is meant."""
        self.source = source
        self.own = ends[OWN].document
        self._ends = ends
        self._places: dict[str, list[int]] = {}
        self._mentions: list[list[int]] = []
        for place, reference in enumerate(source.extraction.references):
            self._places.setdefault(reference.ref, []).append(place)
            self._mentions.append(sorted(m.start for m in reference.mentions))

    def document(self, ref: str, near: Evidence) -> tuple[str, float] | None:
        """The document of a ref and how sure that is. Where a text names two documents by one symbol, the one that is
        mentioned in the passage counts."""
        if ref == SELF:
            return self.own, 1.0
        places = self._places.get(ref, [])
        mentioned = [p for p in places if self._mentioned(p, near)]
        place = next(iter(mentioned or places), None)
        if place is None:
            return None
        end = self._ends[place]
        return end.document, end.certainty

    def locator(self, ref: str, near: Evidence) -> str | None:
        """The part of the other document that a passage means (`khoản 2 Điều 5`); None where it means the whole, or
        several parts."""
        parts = {
            mention.locator
            for place in self._places.get(ref, [])
            for mention in self.source.extraction.references[place].mentions
            if near.start <= mention.start < near.end
        }
        return parts.pop() if len(parts) == 1 else None

    def _mentioned(self, place: int, near: Evidence) -> bool:
        starts = self._mentions[place]
        return bisect_left(starts, near.start) < bisect_left(starts, near.end)
