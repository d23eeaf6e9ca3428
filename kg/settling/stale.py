"""What has to be made anew, step by step: the queue that a crash leaves for the next run."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from kg.corpus.schema import Step


def make_stale(db: sqlite3.Connection, step: Step, names: Iterable[str]) -> None:
    """Have things made anew by a step."""
    db.executemany("INSERT OR IGNORE INTO stale VALUES (?, ?)", [(int(step), name) for name in names])


def stale(db: sqlite3.Connection, step: Step, most: int) -> list[str]:
    """Some of the things that a step has to make anew, in order."""
    rows = db.execute("SELECT name FROM stale WHERE step = ? ORDER BY name LIMIT ?", (int(step), most))
    return [name for (name,) in rows]


def done(db: sqlite3.Connection, step: Step, names: Iterable[str]) -> None:
    """Take things off the list, before they are made: making one may put it there again."""
    db.executemany("DELETE FROM stale WHERE step = ? AND name = ?", [(int(step), name) for name in names])


def hashed(text: str) -> int:
    """A text as a number of 64 bits that stands for it in the tables."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)
