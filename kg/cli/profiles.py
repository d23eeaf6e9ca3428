"""What `--profile` shows: how long the queries behind an answer took, and their steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.cli.messages import say
from kg.cli.output import note
from kg.graph import Delta, Elements
from kg.stores import Origin, Profile, Rows, Step, Store

SHOWN = 60
"""So many letters of a query, and of a step, are shown."""


class Watched:
    """A store that profiles each query, and tells of all of them when it is closed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: list[tuple[str, Profile]] = []

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
        profile: bool = True,
    ) -> Rows:
        """The rows of the store itself, and their profile, which is kept."""
        found = self._store.query(text, parameters, row_limit=row_limit, timeout=timeout, profile=True)
        if found.profile is not None:
            self._seen.append((text, found.profile))
        return found

    def close(self) -> None:
        self._store.close()
        for number, (text, profile) in enumerate(self._seen, 1):
            tell(number, text, profile)
        self._seen.clear()

    def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        self._store.write(elements, corpus=corpus, changes=changes)

    def update(self, delta: Delta, *, corpus: str, since: int, changes: int) -> None:
        self._store.update(delta, corpus=corpus, since=since, changes=changes)

    def version(self, corpus: str) -> int | None:
        return self._store.version(corpus)

    @property
    def origin(self) -> Origin | None:
        return self._store.origin

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def tell(number: int, text: str, profile: Profile) -> None:
    """One query on standard error: its first words, its time, and a line for each step."""
    words = " ".join(line for line in text.splitlines() if not line.startswith("//"))
    note(say("query_took", number=number, ms=in_ms(profile.seconds), text=cut(" ".join(words.split()))))
    rows = [cells(step) for step in profile.steps]
    heads = (say("step"), say("step_rows"), say("step_hits"), "ms")
    shown = [0] + [at for at in (1, 2, 3) if any(row[at] for row in rows)]
    widths = [max(len(line[at]) for line in (heads, *rows)) for at in shown]
    for line in (heads, *rows) if rows else ():
        first, *others = (line[at] for at in shown)
        told = [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        note("  ".join(["  " + f"{first:<{widths[0]}}", *told]).rstrip())


def cells(step: Step) -> tuple[str, str, str, str]:
    hits = "" if step.hits is None else str(step.hits)
    seconds = "" if step.seconds is None else in_ms(step.seconds)
    return cut("  " * step.depth + step.what), str(step.rows), hits, seconds


def in_ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
