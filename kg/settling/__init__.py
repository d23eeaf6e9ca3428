"""From the corpus to the graph, step by step, as far as something changed.

Sources make claims; claims of one family are brought to documents; each document, and its texts, make statements of
nodes and edges; statements of one node or edge are merged into it. Each step makes anew what is stale, and makes stale
what follows from a change. A step's work is recorded together with its list of what is left, so that an interrupted run
is completed by the next; what comes out depends on the sources and on what is known of them alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kg.corpus import Corpus
from kg.corpus.schema import Step, forget_derived
from kg.corpus.sources import read_source
from kg.graph import Delta
from kg.resolution.findings import Knowledge
from kg.search.words import words_version
from kg.settling.elements import KeptGraph, changes_since, settle_element
from kg.settling.families import claim_source, settle_family
from kg.settling.knowing import learn, resolver_version, still_known
from kg.settling.stale import done, stale
from kg.settling.units import settle_members, settle_unit

_AT_ONCE = 400
"""So many things are made in one transaction."""


def settle(corpus: Corpus, knowledge: Knowledge | None = None) -> None:
    """Make anew all that follows from what was changed: sources, decisions, the user's authority list, the program.

    `knowledge` is what is known beside the sources; where it isn't given, it is read from the files beside the corpus.
    Raises CorpusError, JudgementError and AuthorityError for files that can't be used.
    """
    if corpus.fact("resolver") != resolver_version():
        with corpus.transaction():
            if corpus.fact("resolver") != resolver_version():  # another process may have been faster
                forget_derived(corpus.db)
                corpus.note("resolver", resolver_version())
                corpus.note("words", words_version())
                corpus.note("authority", "")
                corpus.note("judgements", "")
    known = learn(corpus, knowledge)
    db, version = corpus.db, 0
    work: dict[Step, Callable[[str], None]] = {
        Step.SOURCE: lambda uri: claim_source(db, uri, read_source(db, uri), known),
        Step.NUMBER: lambda family: settle_family(db, family, known),
        Step.NAME: lambda family: settle_family(db, family, known),
        Step.UNIT: lambda unit: settle_unit(db, unit, known),
        Step.MEMBERS: lambda province: settle_members(db, province),
        Step.ELEMENT: lambda id: settle_element(db, int(id), version),
    }
    while not _close(corpus):
        while (step := _first_step(corpus)) is not None:
            with corpus.transaction():
                known, version = still_known(corpus, known), corpus.version + 1
                names = stale(db, step, _AT_ONCE)
                done(db, step, names)
                # elements by their numbers: words are noted cheaply in the order of what has them
                for name in sorted(names, key=int) if step is Step.ELEMENT else names:
                    work[step](name)


def _first_step(corpus: Corpus) -> Step | None:
    (step,) = corpus.db.execute("SELECT min(step) FROM stale").fetchone()
    return None if step is None else Step(step)


def _close(corpus: Corpus) -> bool:
    """Number the new state of the graph, where it is another one; False where something is left to be made."""
    if is_settled(corpus):
        return True
    with corpus.transaction():  # another process may have been faster, or recorded more meanwhile
        if not corpus.settled:
            return False
        counts = [int(corpus.fact(change) or 0) for change in _COUNTED]
        for change in _COUNTED:
            corpus.note(change, "0")
        if count_changes(corpus, corpus.version):
            version = corpus.version + 1
            now = datetime.now(UTC).isoformat(timespec="seconds")
            corpus.db.execute("INSERT INTO load VALUES (?, ?, ?, ?, ?)", (version, now, *counts))
            corpus.note("version", str(version))
    return True


_COUNTED = ("added", "updated", "removed")


def is_settled(corpus: Corpus) -> bool:
    """Whether all that was recorded is in the graph, and the state of the graph has its number."""
    counted = any(corpus.fact(change) not in (None, "0") for change in _COUNTED)
    return corpus.settled and not counted and not count_changes(corpus, corpus.version)


def graph_of(corpus: Corpus) -> KeptGraph:
    """The graph of a settled corpus, read node by node."""
    return KeptGraph(corpus.db)


def changed_since(corpus: Corpus, version: int) -> Delta:
    """What changed in the graph of a settled corpus since a version."""
    return changes_since(corpus.db, version)


def count_changes(corpus: Corpus, version: int) -> int:
    """How many nodes and edges changed since a version."""
    return int(corpus.db.execute("SELECT count(*) FROM element WHERE version > ?", (version,)).fetchone()[0])


__all__ = ["changed_since", "count_changes", "graph_of", "is_settled", "settle"]
