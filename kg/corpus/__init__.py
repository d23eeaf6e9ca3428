"""The corpus: what was read and what it says, in one SQLite file. The graph is derived from it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from kg.corpus.history import Event, Load, read_events, read_loads
from kg.corpus.keys import Block, block_of
from kg.corpus.records import SourceRecord
from kg.corpus.schema import SCHEMA_VERSION, Step, create, tables, upgrade
from kg.corpus.sources import as_recorded, read_header, read_source, read_sources, state, write_source
from loaders.extraction import Extraction, Header
from loaders.text import Text

IN_MEMORY = ":memory:"
"""The name of a corpus that is in no file."""

_PATIENCE = 30
"""Seconds for which a process waits until others have written."""

Change = Literal["added", "updated", "unchanged"]


class CorpusError(Exception):
    """A corpus that can't be opened or used: the message says what, where and what to do."""


class Corpus:
    """An open `corpus.db`. Use :meth:`open`; close it, or use it as a context manager.

    `db` is for :mod:`kg.settling`, which keeps what follows from the sources in the same file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.db = connection

    @classmethod
    def open(cls, path: Path) -> Corpus:
        """The corpus in a file, which is made where there is none yet; one in a folder that can't be written is opened
        for reading.

        Raises CorpusError for a file that is no corpus, that a newer version wrote, or that can't be opened.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(_address(path), timeout=_PATIENCE, isolation_level=None, uri=True)
        except (OSError, sqlite3.Error) as error:
            raise CorpusError(
                f"{path}: the corpus can't be opened ({error}); check the folder's permissions"
            ) from error
        try:
            _prepare(db, path)
        except sqlite3.DatabaseError as error:
            db.close()
            raise CorpusError(f"{path}: {_cause(error)}") from error
        except CorpusError:
            db.close()
            raise
        return cls(path, db)

    @classmethod
    def in_memory(cls) -> Corpus:
        """An empty corpus that nobody keeps."""
        db = sqlite3.connect(IN_MEMORY, isolation_level=None)
        create(db)
        return cls(Path(IN_MEMORY), db)

    @property
    def identity(self) -> str:
        """The name by which a store knows the corpus it was written from: made once, with the file."""
        return str(self.fact("identity"))

    @property
    def version(self) -> int:
        """How many states the graph of this corpus has had: by this number a store tells whether it holds the last."""
        return int(self.fact("version") or 0)

    @property
    def settled(self) -> bool:
        """Whether all that follows from the sources is made; if not, a command was interrupted before it was."""
        return self.db.execute("SELECT 1 FROM stale LIMIT 1").fetchone() is None

    def add(self, text: Text, extraction: Extraction) -> Change:
        """Record a text and what it says under its uri. One that :meth:`holds` already stays as it is."""
        with self.transaction():
            known = state(self.db, text.uri)
            if known == as_recorded(text):
                return "unchanged"
            self._record(text, extraction, "updated" if known else "added")
        return "updated" if known else "added"

    def holds(self, text: Text) -> bool:
        """Whether this text is recorded with the same bytes, facts and extractor, and needs no new extraction."""
        return state(self.db, text.uri) == as_recorded(text)

    def replace(self, text: Text, extraction: Extraction) -> None:
        """Record a text and what it says, whatever was recorded before."""
        with self.transaction():
            self._record(text, extraction, "updated")

    def remove(self, uri: str) -> bool:
        """Forget a source; False where none has this uri."""
        with self.transaction():
            gone = self.db.execute("DELETE FROM source WHERE uri = ?", (uri,)).rowcount > 0
            if gone:
                self._changed(uri, "removed")
        return gone

    def source(self, uri: str) -> SourceRecord | None:
        """A source by its address."""
        return read_source(self.db, uri)

    def header(self, uri: str) -> Header | None:
        """What the document of a source says of itself."""
        return read_header(self.db, uri)

    def sources(self) -> Iterator[SourceRecord]:
        """All sources ordered by uri, read one by one."""
        return read_sources(self.db)

    def uris(self) -> list[str]:
        return [uri for (uri,) in self.db.execute("SELECT uri FROM source ORDER BY uri")]

    def loads(self) -> list[Load]:
        """The changes of the corpus that made another graph, in their order."""
        return read_loads(self.db)

    def events(self, after: int, upto: int) -> Iterator[Event]:
        """What came, went and changed in the graph with the loads after one as far as another."""
        return read_events(self.db, after, upto)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the corpus, whatever other processes record meanwhile."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("ROLLBACK")

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def fact(self, key: str) -> str | None:
        """What is noted under a key."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def note(self, key: str, value: str) -> None:
        """Note something, in place of what was noted under the key."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _record(self, text: Text, extraction: Extraction, change: Literal["added", "updated"]) -> None:
        write_source(self.db, text, extraction)
        self._changed(text.uri, change)

    def _changed(self, uri: str, change: str) -> None:
        self.db.execute("INSERT OR IGNORE INTO stale VALUES (?, ?)", (int(Step.SOURCE), uri))
        self.note(change, str(int(self.fact(change) or 0) + 1))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises CorpusError where the file can't be written."""
        try:
            try:
                self.db.execute("BEGIN IMMEDIATE")
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:  # SQLite itself ends one that fills the disk
                    self.db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise CorpusError(f"{self.path}: {_cause(error)}") from error


def _address(path: Path) -> str:
    """The file as SQLite opens it. In WAL mode even a reader writes a file of locks beside it: where it can't, and no
    writer has such a file there, nobody changes the corpus, and it is read without."""
    address = path.absolute().as_uri()
    if not path.exists() or os.access(path.parent, os.W_OK):
        return address
    return f"{address}?mode=ro" if path.with_name(f"{path.name}-wal").exists() else f"{address}?immutable=1"


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    """Make a new file a corpus; see that an old one is one that this version can read."""
    # In WAL mode a killed process loses nothing with this either, and each commit waits for no disk.
    db.execute("PRAGMA synchronous = NORMAL")
    # Room for the pages that a load touches at random, and fewer copies of them from the log into the file.
    db.execute("PRAGMA cache_size = -65536")
    db.execute("PRAGMA wal_autocheckpoint = 10000")
    if not tables(db):
        _log_ahead(db)
        create(db)
    if not {"meta", "source", "claim"} <= tables(db):
        raise CorpusError(f"{path}: this database is no corpus; choose another folder with --data")
    row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if row is None or not row[0].isdigit() or int(row[0]) > SCHEMA_VERSION:
        raise CorpusError(f"{path}: a newer version wrote this corpus; update the program, or choose another --data")
    if int(row[0]) < SCHEMA_VERSION:
        upgrade(db)


def _log_ahead(db: sqlite3.Connection) -> None:
    """Put the file into WAL mode. SQLite doesn't wait here for other processes that open the same new file."""
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patience:
                raise
            time.sleep(0.02)


def _cause(error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return "another process is writing to this corpus; wait until it is done and try again"
    if "readonly" in str(error):
        return "the corpus can't be written; check the permissions of the file and its folder"
    if "disk is full" in str(error):
        return "the disk is full; make room and try again"
    if "not a database" in str(error):
        return "this file is no corpus; choose another folder with --data, or move the file away"
    return f"the corpus can't be used ({error}); restore the file, or load into a new folder with --data"


__all__ = ["IN_MEMORY", "Block", "Change", "Corpus", "CorpusError", "Event", "Load", "SourceRecord", "block_of"]
