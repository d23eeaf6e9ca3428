"""The tables of `corpus.db`.

What was read is in `source` and can't be made again from anything else. All other tables follow from it (and from the
decisions of users and the authority list): they are kept so that one more source costs what it touches. What has to be
made anew is written into `stale` by whoever changes what it follows from, in the same transaction.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

SCHEMA_VERSION = 3

_SOURCES = """
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
"""

_DERIVED = """
-- what each source says of which document (place -1: of its own); stub is a hash of the mention's id
CREATE TABLE claim (
    source TEXT NOT NULL, place INTEGER NOT NULL, family TEXT NOT NULL, stub INTEGER NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (source, place)
);
CREATE INDEX claim_family ON claim (family);
CREATE INDEX claim_stub ON claim (stub);
-- which document each claim means
CREATE TABLE meaning (
    source TEXT NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL, certainty REAL NOT NULL,
    PRIMARY KEY (source, place)
);
CREATE INDEX meaning_document ON meaning (document, place);
-- what identifies a document; name is the id it goes by, another one where users judged two to be the same
CREATE TABLE document (
    id TEXT PRIMARY KEY, family TEXT NOT NULL, plain_id TEXT NOT NULL, name TEXT NOT NULL, told TEXT NOT NULL
);
CREATE INDEX document_family ON document (family);
CREATE INDEX document_plain ON document (plain_id);
CREATE INDEX document_name ON document (name);
-- the names under which mentions without a number find numbered documents
CREATE TABLE entry (
    name TEXT NOT NULL, family TEXT NOT NULL, document TEXT NOT NULL, date TEXT, PRIMARY KEY (name, document)
);
CREATE INDEX entry_family ON entry (family);
CREATE TABLE undecided (
    document TEXT NOT NULL, source TEXT NOT NULL, family TEXT NOT NULL, ref TEXT NOT NULL, reason TEXT NOT NULL,
    candidates TEXT NOT NULL, PRIMARY KEY (document, source, ref)
);
CREATE INDEX undecided_family ON undecided (family);
-- what each unit says of which node or edge, both by hashes; rank orders the proofs of what many units say alike
CREATE TABLE statement (
    unit INTEGER NOT NULL, element INTEGER NOT NULL, facts TEXT NOT NULL, items TEXT NOT NULL, rank TEXT,
    PRIMARY KEY (unit, element)
);
CREATE INDEX statement_element ON statement (element);
CREATE INDEX statement_rank ON statement (element, rank) WHERE rank IS NOT NULL;
CREATE INDEX statement_facts ON statement (element, facts) WHERE rank IS NOT NULL;
CREATE TABLE seat (
    unit INTEGER NOT NULL, province TEXT NOT NULL, body TEXT NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (unit, province, body, told)
) WITHOUT ROWID;
CREATE INDEX seat_province ON seat (province, body, told);
-- the nodes and edges of the graph: digest is null for one that is gone; version counts the states of the graph
CREATE TABLE element (
    id INTEGER PRIMARY KEY, label TEXT, key TEXT NOT NULL, digest BLOB, version INTEGER NOT NULL
);
CREATE INDEX element_version ON element (version);
CREATE INDEX element_key ON element (label, key);
CREATE TABLE stale (step INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (step, name)) WITHOUT ROWID;
CREATE TABLE load (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, added INTEGER NOT NULL, updated INTEGER NOT NULL,
    removed INTEGER NOT NULL
);
CREATE TABLE event (
    load INTEGER NOT NULL, element INTEGER NOT NULL, before BLOB, after BLOB, kind TEXT NOT NULL, title TEXT NOT NULL,
    PRIMARY KEY (load, element)
) WITHOUT ROWID;
CREATE TABLE judgement (told TEXT NOT NULL);
"""

_WORDS = """
-- by which words a node of the graph is found (kg.search tells what they are): without diacritics those of its title
-- and those beside it, in `spelling` all with them where they have any; level, day and held as kg.search.words has them
CREATE TABLE searched (
    element INTEGER PRIMARY KEY, title TEXT NOT NULL, beside TEXT NOT NULL, level TEXT, day TEXT, held INTEGER,
    spelling TEXT
);
-- the document of a task or target
CREATE TABLE part (element INTEGER PRIMARY KEY, document INTEGER NOT NULL);
-- which nodes have a word; what is written to `searched` is written here too (not by triggers, under which FTS5 writes
-- a piece of its index for each row)
CREATE VIRTUAL TABLE word USING fts5 (
    title, beside, content = 'searched', content_rowid = 'element', tokenize = 'ascii', detail = none, columnsize = 0
);
"""


class Step(IntEnum):
    """The steps by which the graph follows from the sources, in their order; what is stale is named by its step."""

    SOURCE = 0
    NUMBER = 1
    NAME = 2
    UNIT = 3
    MEMBERS = 4
    ELEMENT = 5


def tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def create(db: sqlite3.Connection) -> None:
    """Make an empty database a corpus, unless another process was faster."""
    with _alone(db):
        if tables(db):
            return
        _run(db, _SOURCES + _DERIVED + _WORDS)
        facts = {"schema": str(SCHEMA_VERSION), "identity": str(uuid.uuid4()), "version": "0"}
        db.executemany("INSERT INTO meta VALUES (?, ?)", list(facts.items()))


def upgrade(db: sqlite3.Connection) -> None:
    """Bring an older corpus to this schema, unless another process was faster: what follows from its sources is made
    anew."""
    with _alone(db):
        (schema,) = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if schema == str(SCHEMA_VERSION):
            return
        if schema == "1":
            _run(db, f"DROP TABLE claim;\n{_DERIVED}")
            db.execute("INSERT INTO stale SELECT ?, uri FROM source", (int(Step.SOURCE),))
            db.execute("INSERT OR REPLACE INTO meta VALUES ('version', '0')")
            db.execute("INSERT OR IGNORE INTO meta VALUES ('changes', '0')")
        _run(db, _WORDS)
        db.execute("DELETE FROM meta WHERE key = 'resolver'")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))


@contextmanager
def _alone(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, while no other process writes."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _run(db: sqlite3.Connection, script: str) -> None:
    """The statements of a script, one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def forget_derived(db: sqlite3.Connection) -> None:
    """Empty all that follows from the sources; it is made anew from them. The elements of the graph stay known, so that
    stores learn what is gone."""
    for table in ("claim", "meaning", "document", "entry", "undecided", "seat"):
        db.execute(f"DELETE FROM {table}")
    db.execute("DELETE FROM stale WHERE step <> ?", (Step.ELEMENT,))
    db.execute("INSERT OR IGNORE INTO stale SELECT ?, CAST(element AS TEXT) FROM statement", (Step.ELEMENT,))
    db.execute("DELETE FROM statement")
    db.execute("INSERT INTO stale SELECT ?, uri FROM source", (Step.SOURCE,))
