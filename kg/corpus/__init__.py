"""The corpus: what was read and what it says, in one SQLite file. The graph is derived from it."""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from kg.corpus.extractor import extractor_version
from kg.corpus.keys import Block, block_of
from kg.corpus.records import SourceRecord, facts_from_record, facts_to_record, from_record, to_record
from loaders.extraction import Extraction
from loaders.text import Text

SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    uri TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    facts TEXT NOT NULL,
    extraction TEXT NOT NULL,
    extractor TEXT NOT NULL,
    loaded_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE claim (
    uri TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
    serial TEXT NOT NULL,
    type TEXT NOT NULL,
    organ TEXT NOT NULL,
    PRIMARY KEY (uri, serial, type, organ)
) WITHOUT ROWID;
CREATE INDEX claim_block ON claim (serial, type, organ);
"""

Change = Literal["added", "updated", "unchanged"]


class CorpusError(Exception):
    """A corpus that can't be opened or used: the message says what, where and what to do."""


class Corpus:
    """An open `corpus.db`. Use :meth:`open`; close it, or use it as a context manager."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: Path) -> Corpus:
        """The corpus in a file, which is made where there is none yet; one in a folder that can't be written is opened
        for reading.

        Raises CorpusError for a file that is no corpus, that a newer version wrote, or that can't be opened.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(_address(path), timeout=30, isolation_level=None, uri=True)
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

    @property
    def identity(self) -> str:
        """The name by which a store knows the corpus it was written from: made once, with the file."""
        return str(self._meta("identity"))

    @property
    def changes(self) -> int:
        """How many changes were ever recorded: by this number a store tells whether it holds them all."""
        return int(self._meta("changes") or 0)

    def add(self, text: Text, extraction: Extraction) -> Change:
        """Record a text and what it says under its uri. One that :meth:`holds` already stays as it is."""
        with self._transaction():
            state = self._state(text.uri)
            if state == _as_recorded(text):
                return "unchanged"
            self._record(text, extraction)
        return "updated" if state else "added"

    def holds(self, text: Text) -> bool:
        """Whether this text is recorded with the same bytes, facts and extractor, and needs no new extraction."""
        return self._state(text.uri) == _as_recorded(text)

    def replace(self, text: Text, extraction: Extraction) -> None:
        """Record a text and what it says, whatever was recorded before."""
        with self._transaction():
            self._record(text, extraction)

    def remove(self, uri: str) -> bool:
        """Forget a source; False where none has this uri."""
        with self._transaction():
            gone = self._db.execute("DELETE FROM source WHERE uri = ?", (uri,)).rowcount > 0
            if gone:
                self._count_change()
        return gone

    def sources(self) -> list[SourceRecord]:
        """All sources, ordered by uri."""
        rows = self._db.execute(
            "SELECT uri, file, sha256, media_type, kind, content, facts, extraction, loaded_at FROM source ORDER BY uri"
        )
        return [_source(row) for row in rows]

    def uris(self) -> list[str]:
        return [uri for (uri,) in self._db.execute("SELECT uri FROM source ORDER BY uri")]

    def block(self, block: Block) -> list[str]:
        """The uris of the sources that claim something in a block."""
        rows = self._db.execute("SELECT uri FROM claim WHERE serial = ? AND type = ? AND organ = ? ORDER BY uri", block)
        return [uri for (uri,) in rows]

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _count_change(self) -> None:
        counted = "INSERT INTO meta VALUES ('changes', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1"
        self._db.execute(counted)

    def _state(self, uri: str) -> tuple[str, ...] | None:
        row = self._db.execute("SELECT sha256, facts, extractor FROM source WHERE uri = ?", (uri,)).fetchone()
        return tuple(row) if row else None

    def _record(self, text: Text, extraction: Extraction) -> None:
        self._db.execute("DELETE FROM source WHERE uri = ?", (text.uri,))
        sha256, facts, extractor = _as_recorded(text)
        self._db.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                text.uri,
                text.file,
                sha256,
                text.media_type,
                extraction.document.kind,
                text.content,
                facts,
                json.dumps(to_record(extraction), ensure_ascii=False, sort_keys=True),
                extractor,
                datetime.now(UTC).isoformat(timespec="seconds"),
            ),
        )
        blocks = sorted(blocks_of(extraction))
        self._db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?)", [(text.uri, *block) for block in blocks])
        self._count_change()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite itself ends one that fills the disk
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise CorpusError(f"{self.path}: {_cause(error)}") from error


def blocks_of(extraction: Extraction) -> set[Block]:
    """The blocks in which a source claims something: that of the document itself and those of its references."""
    own = extraction.document
    named = [(own.number or "", own.type), *((r.ref, r.type) for r in extraction.references)]
    return {block for ref, doc_type in named if (block := block_of(ref, doc_type))}


def _as_recorded(text: Text) -> tuple[str, str, str]:
    """By what a recorded text is known to be the same: bytes, facts, extractor."""
    facts = json.dumps(facts_to_record(text.facts), ensure_ascii=False, sort_keys=True)
    return text.sha256, facts, extractor_version()


def _address(path: Path) -> str:
    """The file as SQLite opens it. In WAL mode even a reader writes a file of locks beside it: where it can't, and no
    writer has such a file there, nobody changes the corpus, and it is read without."""
    address = path.absolute().as_uri()
    if not path.exists() or os.access(path.parent, os.W_OK):
        return address
    return f"{address}?mode=ro" if path.with_name(f"{path.name}-wal").exists() else f"{address}?immutable=1"


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    """Make a new file a corpus; see that an old one is one that this version can read."""
    db.execute("PRAGMA foreign_keys = ON")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        facts = {"schema": str(SCHEMA_VERSION), "identity": str(uuid.uuid4())}
        db.executemany("INSERT INTO meta VALUES (?, ?)", list(facts.items()))
        return
    if not {"meta", "source", "claim"} <= tables:
        raise CorpusError(f"{path}: this database is no corpus; choose another folder with --data")
    row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if row is None or not row[0].isdigit() or int(row[0]) > SCHEMA_VERSION:
        raise CorpusError(f"{path}: a newer version wrote this corpus; update the program, or choose another --data")


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


def _source(row: tuple[str, ...]) -> SourceRecord:
    uri, file, sha256, media_type, kind, content, facts, extraction, loaded_at = row
    return SourceRecord(
        uri=uri,
        sha256=sha256,
        media_type=media_type,
        kind="report" if kind == "report" else "original",
        facts=facts_from_record(json.loads(facts)),
        extraction=from_record(json.loads(extraction)),
        file=file,
        content=content,
        loaded_at=loaded_at,
    )


__all__ = ["Block", "Change", "Corpus", "CorpusError", "SourceRecord", "block_of", "blocks_of"]
