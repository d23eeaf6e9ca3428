"""Candidates from the index of a corpus: the words of its graph, which settling keeps in `corpus.db`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.corpus import Corpus
from kg.search.ranking import Candidate
from kg.search.wanted import Wanted
from kg.search.words import words_version
from kg.stores import Origin

_FOUND = """
SELECT e.label, e.key, s.title, s.beside, coalesce(s.level, d.level), coalesce(s.day, d.day),
    coalesce(s.held, d.held), s.spelling
FROM word CROSS JOIN searched s ON s.element = word.rowid CROSS JOIN element e ON e.id = s.element
LEFT JOIN part p ON p.element = s.element LEFT JOIN searched d ON d.element = p.document
WHERE word MATCH ? AND e.label IN ({})
"""

MOST_ASKED = 12
"""So many words the index is asked for: what has them all is looked at anyway, and few things have so many."""


def is_index_of(corpus: Corpus, origin: Origin) -> bool:
    """Whether a corpus has the words of just the graph that was written from it there: of no earlier or later state,
    and words as they are read now."""
    if (corpus.identity, corpus.version) != (origin.corpus, origin.changes) or corpus.fact("words") != words_version():
        return False
    later = corpus.db.execute("SELECT 1 FROM element WHERE version > ? LIMIT 1", (corpus.version,)).fetchone()
    return corpus.settled and later is None


def by_index(corpus: Corpus, wanted: Wanted) -> Iterator[Candidate]:
    """All that may fit: the nodes that have the words, wherever they stand."""
    labels = ", ".join("?" * len(wanted.labels))
    return map(Candidate._make, corpus.db.execute(_FOUND.format(labels), (_asked(wanted), *wanted.labels)))


def _asked(wanted: Wanted) -> str:
    """The words as FTS5 is asked for them: letters and digits only, each in quotes, so that none can be an operator."""
    words = {word: False for term in wanted.terms for word in term.words}
    words |= {term.words[-1]: True for term in wanted.terms if term.opens}
    rarest = sorted(words, key=lambda word: (-len(word), word))[:MOST_ASKED]
    return " AND ".join(f'"{word}"*' if words[word] else f'"{word}"' for word in rarest)
