"""The words by which nodes are found, kept with the elements of the graph; :mod:`kg.search` reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from kg.graph import Value
from kg.search.words import KINDS, entry_of
from kg.settling.stale import hashed


def keep_words(db: sqlite3.Connection, id: int, label: str, told: Mapping[str, Value] | None, *, new: bool) -> None:
    """Keep the words of a node by what is told of it; none where it is gone. `new` says that none were kept before."""
    if label not in KINDS:
        return
    before = None if new else db.execute(f"SELECT {_COLUMNS} FROM searched WHERE element = ?", (id,)).fetchone()
    after = entry_of(label, told) if told is not None else None
    if before == after:
        return
    if before is not None:
        db.execute("INSERT INTO word (word, rowid, title, beside) VALUES ('delete', ?, ?, ?)", (id, *before[:2]))
        db.execute("DELETE FROM searched WHERE element = ?", (id,))
    if after is not None:
        db.execute(f"INSERT INTO searched (element, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", (id, *after))
        db.execute("INSERT INTO word (rowid, title, beside) VALUES (?, ?, ?)", (id, after.title, after.beside))


def keep_owner(db: sqlite3.Connection, key: str, *, gone: bool) -> None:
    """Keep which document a task or target is of, by the key of the relationship that says so."""
    if not key.startswith(_OWNS):
        return
    _, document, part = key.split(" ")
    if gone:
        db.execute("DELETE FROM part WHERE element = ? AND document = ?", (hashed(part), hashed(document)))
    else:
        db.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (hashed(part), hashed(document)))


_COLUMNS = "title, beside, level, day, held, spelling"
_OWNS = ("HAS_TASK ", "HAS_TARGET ")
