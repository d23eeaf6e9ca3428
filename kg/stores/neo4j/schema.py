"""What the database keeps in order: ids that are unique, and the properties by which queries look for nodes.

`TEXTS` is the one full-text index, of which `kg search` asks candidates; it finds words whatever their diacritics and
letter case.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.stores.neo4j.connecting import Server
from kg.stores.schema import LABELS

META = "Meta"
LONGEST = 8000
"""Bytes of a value that the database can still keep in an index."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index on one property of a label, kept in order, so that it serves `=`, `IN`, `<`, prefixes and `ORDER BY`."""

    label: str
    key: str

    @property
    def name(self) -> str:
        return f"kg_{self.label}_{self.key}".lower()

    @property
    def text(self) -> str:
        return f"CREATE INDEX {self.name} IF NOT EXISTS FOR (n:{self.label}) ON (n.{self.key})"


INDEXES = tuple(
    Index(label, key)
    for label, keys in {
        "Document": ("symbol", "number", "doc_type", "issued_on", "year", "status", "resolved", "territory", "level"),
        "Organization": ("title", "territory", "kind"),
        "Place": ("title", "code", "level"),
        "Source": ("uri",),
        "Target": ("indicator", "wording"),
        "Task": ("due_on", "level", "recurrence", "wording"),
    }.items()
    for key in keys
)

TEXTS = "kg_texts"
TEXT_LABELS = ("Document", "Organization", "Place", "Target", "Task")
TEXT_PROPERTIES = ("title", "symbol", "text", "issuer", "territory", "signer", "indicator")
_TEXTS = (
    f"CREATE FULLTEXT INDEX {TEXTS} IF NOT EXISTS FOR (n:{'|'.join(TEXT_LABELS)}) "
    f"ON EACH [{', '.join(f'n.{name}' for name in TEXT_PROPERTIES)}] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
)


def constraint(label: str) -> str:
    return f"kg_{label}_id".lower()


CONSTRAINTS = {
    constraint(label): f"CREATE CONSTRAINT {constraint(label)} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in (META, *LABELS)
}
INDEX_TEXTS = {**{index.name: index.text for index in INDEXES}, TEXTS: _TEXTS}


def missing(server: Server) -> list[str]:
    """Names of constraints and indexes that the database lacks or can't use yet. Raises StoreError."""
    there = server.read("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
    names = {record["name"] for record in there}  # a constraint is kept by an index of its name
    return [name for name in (*CONSTRAINTS, *INDEX_TEXTS) if name not in names]


def constrain(server: Server, *, only: str | None = None) -> None:
    """Make the constraints that are missing, or the one of a label. Raises StoreError."""
    lacking = missing(server)
    for name, text in CONSTRAINTS.items():
        if name in lacking and only in (None, name):
            _define(server, text)


def index(server: Server, *, without: frozenset[str] = frozenset(), wait: bool = True) -> None:
    """Make the indexes that are missing but those `without`; come back when they can be used, or at once. Raises
    StoreError."""
    for name in missing(server):
        if name in INDEX_TEXTS and name not in without:
            _define(server, INDEX_TEXTS[name])
    if wait:
        server.read("CALL db.awaitIndexes(3600)")


def drop(server: Server, name: str) -> None:
    """Take an index away: what it would have to hold is too long for it. Raises StoreError."""
    if name in INDEX_TEXTS:
        _define(server, f"DROP INDEX {name} IF EXISTS")


def _define(server: Server, text: str) -> None:
    server.in_one(lambda tx: tx.run(text).consume())
