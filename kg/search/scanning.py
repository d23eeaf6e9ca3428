"""Candidates from any store, by reading all that has a title: where no index is at hand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.search.ranking import Candidate
from kg.search.wanted import Wanted
from kg.search.words import entry_of, names_of
from kg.stores import Rows, Store

_READ = {
    "Document": """MATCH (n:Document) RETURN n.id AS id, n.symbol AS symbol, n.title AS title, n.issuer AS issuer,
  n.territory AS territory, n.signer AS signer, n.level AS level, n.issued_on AS issued_on, n.status AS status""",
    "Organization": "MATCH (n:Organization) RETURN n.id AS id, n.title AS title, n.level AS level",
    "Place": "MATCH (n:Place) RETURN n.id AS id, n.title AS title, n.level AS level",
    "Task": "MATCH (n:Task) RETURN n.id AS id, n.text AS text, n.level AS level",
    "Target": "MATCH (n:Target) RETURN n.id AS id, n.text AS text, n.indicator AS indicator",
}
_OWNERS = {
    "Task": """MATCH (d:Document)-[:HAS_TASK]->(n:Task)
RETURN n.id AS id, d.id AS document, d.level AS level, d.issued_on AS issued_on, d.status AS status""",
    "Target": """MATCH (d:Document)-[:HAS_TARGET]->(n:Target)
RETURN n.id AS id, d.id AS document, d.level AS level, d.issued_on AS issued_on, d.status AS status""",
}
"""The document of each task and target. (A second query each, since no store reads a million rows faster joined.)"""


def by_scanning(store: Store, wanted: Wanted) -> Iterator[Candidate]:
    """All that fits, read from the whole store."""
    for label in wanted.labels:
        fitting = list(_fitting(store.query(_READ[label]), label, wanted))
        owners = _owners(store, label) if fitting and label in _OWNERS else {}
        for one in fitting:
            yield with_owner(one, owners.get(one.id))


Owner = tuple[str, str | None, str | None, bool]
"""The id, level, day of a document, and whether it is held."""


def with_owner(one: Candidate, owner: Owner | None) -> Candidate:
    """A task or target with what it has from its document."""
    if owner is None:
        return one
    _, level, day, held = owner
    return one._replace(level=one.level or level, day=day, held=held)


def _fitting(rows: Rows, label: str, wanted: Wanted) -> Iterator[Candidate]:
    for row in rows.rows:
        properties = dict(zip(rows.columns, row, strict=True))
        if wanted.fits(*names_of(label, properties)):
            yield Candidate(label, properties["id"], *entry_of(label, properties))


def _owners(store: Store, label: str) -> dict[str, Owner]:
    owners: dict[str, Owner] = {}
    for id, document, level, day, status in store.query(_OWNERS[label]).rows:
        owners[id] = min(
            (document, level, day, status == "held"), owners.get(id, (document, level, day, False)), key=_id
        )
    return owners


def _id(owner: Owner) -> str:
    return owner[0]
