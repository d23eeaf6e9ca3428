"""`search`: what is called so, from whichever engine is at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.corpus import Corpus, CorpusError
from kg.search.indexed import by_index, is_index_of
from kg.search.ranking import Candidate, Ranked, ranked
from kg.search.scanning import by_scanning
from kg.search.served import by_server, can_serve
from kg.search.wanted import Wanted, wanted
from kg.search.words import KINDS
from kg.stores import Store

MOST = 20
"""So many rows are found where nothing else is asked for."""

KEYS = (
    *("kind", "id", "symbol", "title", "text", "issued_on", "level", "issuer", "status"),
    *("document", "document_symbol", "document_title"),
)
"""The keys of a row. `text` is that of a task or target, `issued_on` and `document…` are of its document."""

_SHOWN = {
    "Document": """MATCH (n:Document) WHERE n.id IN $ids
RETURN n.id AS id, n.symbol AS symbol, n.title AS title, n.issued_on AS issued_on, n.level AS level,
  n.issuer AS issuer, n.status AS status, n.id AS document, n.symbol AS document_symbol, n.title AS document_title""",
    "Organization": "MATCH (n:Organization) WHERE n.id IN $ids RETURN n.id AS id, n.title AS title, n.level AS level",
    "Place": "MATCH (n:Place) WHERE n.id IN $ids RETURN n.id AS id, n.title AS title, n.level AS level",
    "Task": """MATCH (n:Task) WHERE n.id IN $ids OPTIONAL MATCH (d:Document)-[:HAS_TASK]->(n)
RETURN n.id AS id, n.title AS title, n.text AS text, d.issued_on AS issued_on, coalesce(n.level, d.level) AS level,
  d.id AS document, d.symbol AS document_symbol, d.title AS document_title ORDER BY document""",
    "Target": """MATCH (n:Target) WHERE n.id IN $ids OPTIONAL MATCH (d:Document)-[:HAS_TARGET]->(n)
RETURN n.id AS id, n.title AS title, n.text AS text, d.issued_on AS issued_on, d.level AS level,
  d.id AS document, d.symbol AS document_symbol, d.title AS document_title ORDER BY document""",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for, the first rows of what fits with the keys of :data:`KEYS`, and how many fit in all."""

    wanted: Wanted
    rows: list[dict[str, Any]]
    total: int


def search(
    store: Store,
    text: str,
    corpus: Path | None = None,
    kinds: Collection[str] = (),
    level: str | None = None,
    first: int | None = None,
    last: int | None = None,
    most: int = MOST,
) -> Found:
    """What a store holds under some words, the best first; :mod:`kg.search.wanted` tells how they are typed.

    `corpus` is the file of the corpus that the store may have been written from: its index answers at once where it
    belongs to just this graph; otherwise the whole store is read, for the same answer. Raises SearchError for a text
    in which no word is, and QueryError.
    """
    asked = wanted(text, kinds, level, first, last)
    found = _from_index(store, corpus, asked, most) or ranked(_from_store(store, asked), asked, most)
    return Found(asked, _rows(store, found.first), found.total)


def _from_store(store: Store, asked: Wanted) -> Iterable[Candidate]:
    index = getattr(store, "full_text_index", None)
    return by_server(store, index, asked) if index and can_serve(asked) else by_scanning(store, asked)


def _from_index(store: Store, path: Path | None, asked: Wanted, most: int) -> Ranked | None:
    """What the index of a corpus finds; None where it isn't that of the store's graph."""
    origin = store.origin
    if path is None or origin is None or not path.is_file():
        return None
    try:
        with Corpus.open(path) as corpus, corpus.snapshot():
            if is_index_of(corpus, origin):
                return ranked(by_index(corpus, asked), asked, most)
    except CorpusError:  # the store alone has the answer too
        return None
    return None


def _rows(store: Store, found: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What is shown of nodes, in their order."""
    shown: dict[str, dict[str, Any]] = {}
    for label in sorted({label for label, _ in found}):
        ids = [id for other, id in found if other == label]
        for row in store.query(_SHOWN[label], {"ids": ids}):
            shown.setdefault(row["id"], {key: {"kind": KINDS[label], **row}.get(key) for key in KEYS})
    return [shown[id] for _, id in found if id in shown]


__all__ = ["KEYS", "MOST", "Found", "search"]
