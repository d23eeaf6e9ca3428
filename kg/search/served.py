"""Candidates from the full-text index of a server.

The index has the texts as they are, under Lucene's own idea of a word (`3,5` is one, `an` none): it is asked for terms
in which the words stand, which is more than what fits and never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.search.ranking import Candidate
from kg.search.scanning import Owner, with_owner
from kg.search.wanted import Wanted
from kg.search.words import PROPERTIES, entry_of, names_of
from kg.stores import Store

ANALYZER = "standard-folding"
"""The analyzer of the index: it takes letters without their diacritics, and leaves :data:`STOPPED` out."""

STOPPED = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not"),
        *("of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was"),
        *("will", "with"),
    )
)

MOST_ASKED, LONGEST_ASKED = 6, 20
"""The index is asked for so many words at most, and so many letters of each: what has these is looked at anyway."""

_FOUND = f"""
CALL db.index.fulltext.queryNodes($index, $words) YIELD node
WITH node, [label IN labels(node) WHERE label IN $labels][0] AS label
WHERE label IS NOT NULL
OPTIONAL MATCH (d:Document)-[:HAS_TASK|HAS_TARGET]->(node)
RETURN label, d.id AS document, d.level AS owner_level, d.issued_on AS owner_day, d.status AS owner_status,
  node.id AS id, node.level AS level, node.issued_on AS issued_on, node.status AS status,
  {", ".join(f"node.{name} AS {name}" for name in PROPERTIES)}
ORDER BY document
"""


def can_serve(wanted: Wanted) -> bool:
    """Whether some word is one that the index holds."""
    return bool(asked(wanted))


def by_server(store: Store, index: str, wanted: Wanted) -> Iterator[Candidate]:
    """All that may fit, from the full-text index of this name."""
    rows = store.query(_FOUND, {"index": index, "words": asked(wanted), "labels": list(wanted.labels)})
    for row in rows:
        if wanted.fits(*names_of(row["label"], row)):
            yield with_owner(Candidate(row["label"], row["id"], *entry_of(row["label"], row)), _owner(row))


def _owner(row: dict[str, object]) -> Owner | None:
    if row["document"] is None:
        return None
    level, day = row["owner_level"], row["owner_day"]
    return str(row["document"]), None if level is None else str(level), _day(day), row["owner_status"] == "held"


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def asked(wanted: Wanted) -> str:
    """The words as Lucene is asked for them: patterns of letters and digits only, each of which must match a term.
    Empty where the index may lack each of them."""
    words = {word for term in wanted.terms for word in term.words if _is_held(word)}
    for term in wanted.terms:
        if term.opens and any(stopped.startswith(term.words[-1]) for stopped in STOPPED):
            words.discard(term.words[-1])
    rarest = sorted(words, key=lambda word: (-len(word), word))[:MOST_ASKED]
    return " AND ".join(f"/{_pattern(word)}/" for word in rarest)


def _is_held(word: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+", word) is not None and word not in STOPPED


def _pattern(word: str) -> str:
    """A term in which a word stands, whatever marks that compose with no letter stand in it too."""
    letters = "[^a-z0-9]*".join(word[:LONGEST_ASKED])
    if word == "quy":  # as which `qui` is read too
        letters = letters.replace("y", "(y|i)")
    return f".*{letters}.*"
