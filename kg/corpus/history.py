"""The history of a corpus: which loads made another graph of it, and what came, went and changed with each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["document", "task", "target", "relation"]
Turn = Literal["came", "went", "changed"]


@dataclass(frozen=True, slots=True)
class Load:
    """One change of the corpus: its number, when it was done (ISO 8601, UTC), and of how many sources it was."""

    number: int
    at: str
    added: int
    updated: int
    removed: int


@dataclass(frozen=True, slots=True)
class Event:
    """What a load did to one thing in the graph. `key` is its id, or for a relation its type and both ends' ids with
    blanks between; `title` is empty for a relation."""

    load: int
    kind: Kind
    key: str
    title: str
    change: Turn


def read_loads(db: sqlite3.Connection) -> list[Load]:
    return [Load(*row) for row in db.execute("SELECT number, at, added, updated, removed FROM load ORDER BY number")]


def read_events(db: sqlite3.Connection, after: int, upto: int) -> Iterator[Event]:
    """The events of the loads after one as far as another, by load, kind and key."""
    rows = db.execute(
        "SELECT e.load, e.kind, n.key, e.title, e.before IS NULL, e.after IS NULL FROM event e "
        "JOIN element n ON n.id = e.element WHERE e.load > ? AND e.load <= ? AND e.before IS NOT e.after "
        "ORDER BY e.load, e.kind, n.key",
        (after, upto),
    )
    for load, kind, key, title, new, gone in rows:
        yield Event(load, kind, key, title, "came" if new else "went" if gone else "changed")
