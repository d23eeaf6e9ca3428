"""Sources as rows of `corpus.db`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from kg.corpus.extractor import extractor_version
from kg.corpus.records import (
    SourceRecord,
    facts_from_record,
    facts_to_record,
    from_record,
    header_from_record,
    to_record,
)
from loaders.extraction import Extraction, Header
from loaders.text import Text

_COLUMNS = "uri, file, sha256, media_type, kind, content, facts, extraction, loaded_at"


def read_source(db: sqlite3.Connection, uri: str) -> SourceRecord | None:
    """A source by its address."""
    row = db.execute(f"SELECT {_COLUMNS} FROM source WHERE uri = ?", (uri,)).fetchone()
    return _source(row) if row else None


def read_sources(db: sqlite3.Connection) -> Iterator[SourceRecord]:
    """All sources by their addresses, one by one."""
    uris = [uri for (uri,) in db.execute("SELECT uri FROM source ORDER BY uri")]
    for uri in uris:
        if source := read_source(db, uri):
            yield source


def read_header(db: sqlite3.Connection, uri: str) -> Header | None:
    """What the document of a source says of itself, without reading all that its text says."""
    row = db.execute("SELECT json_extract(extraction, '$.document') FROM source WHERE uri = ?", (uri,)).fetchone()
    return header_from_record(json.loads(row[0])) if row else None


def write_source(db: sqlite3.Connection, text: Text, extraction: Extraction) -> None:
    """Put a text and what it says in place of what has its address."""
    sha256, facts, extractor = as_recorded(text)
    db.execute(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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


def as_recorded(text: Text) -> tuple[str, str, str]:
    """By what a recorded text is known to be the same: bytes, facts, extractor."""
    facts = json.dumps(facts_to_record(text.facts), ensure_ascii=False, sort_keys=True)
    return text.sha256, facts, extractor_version()


def state(db: sqlite3.Connection, uri: str) -> tuple[str, ...] | None:
    """Bytes, facts and extractor of the text that is recorded under an address."""
    row = db.execute("SELECT sha256, facts, extractor FROM source WHERE uri = ?", (uri,)).fetchone()
    return tuple(row) if row else None


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
