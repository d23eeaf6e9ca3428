"""What is known beside the sources: when it changes, what it may touch is made anew."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple
from functools import cache
from pathlib import Path

import kg.resolution
from kg.corpus import IN_MEMORY, Corpus, CorpusError
from kg.corpus.extractor import extractor_version, mark_of
from kg.corpus.schema import Step, forget_derived
from kg.resolution.authority import load_authority, packaged
from kg.resolution.bodies import slug
from kg.resolution.decisions import load_judgements
from kg.resolution.findings import Knowledge
from kg.resolution.judgements import Judgement, Judgements, Verdict, changed, is_mention
from kg.settling.families import OF_DOCUMENT, step_of, unit_of
from kg.settling.stale import hashed, make_stale

DECISIONS, AUTHORITY = "decisions.csv", "authority.tsv"
"""The user's own files beside the corpus: what was judged in review, and documents that others cite."""


def learn(corpus: Corpus, knowledge: Knowledge | None = None) -> Knowledge:
    """What is known now, after whatever it changes has been made stale. Where `knowledge` isn't given, it is read from
    the files beside the corpus. Raises AuthorityError and JudgementError for files that can't be read."""
    known = knowledge or read_knowledge(corpus)
    if corpus.fact("authority") != known.authority.digest:
        with corpus.transaction():
            if corpus.fact("authority"):
                forget_derived(corpus.db)
            corpus.note("authority", known.authority.digest)
    if corpus.fact("judgements") != known.judgements.digest:
        with corpus.transaction():
            _make_judged_stale(corpus.db, changed(_last_judgements(corpus), known.judgements))
            corpus.db.execute("DELETE FROM judgement")
            rows = [(json.dumps(astuple(j)),) for j in known.judgements]
            corpus.db.executemany("INSERT INTO judgement VALUES (?)", rows)
            corpus.note("judgements", known.judgements.digest)
    return known


def still_known(corpus: Corpus, known: Knowledge) -> Knowledge:
    """What is known now, where another process may have learned of other judgements meanwhile: what is left to be made
    is made by the newest. Raises CorpusError where that process uses another list, or is of another version."""
    if corpus.fact("resolver") != resolver_version() or corpus.fact("authority") != known.authority.digest:
        busy = "another process is writing to this corpus; wait until it is done and try again"
        raise CorpusError(f"{corpus.path}: {busy}")
    if corpus.fact("judgements") == known.judgements.digest:
        return known
    return Knowledge(known.authority, _last_judgements(corpus))


def read_knowledge(corpus: Corpus, decisions: Path | None = None) -> Knowledge:
    """What the files beside a corpus say; `decisions` is a file of judgements elsewhere."""
    if corpus.path.name == IN_MEMORY and decisions is None:
        return Knowledge(packaged(), Judgements())
    home = corpus.path.parent
    return Knowledge(load_authority(home / AUTHORITY), load_judgements(decisions or home / DECISIONS))


def _last_judgements(corpus: Corpus) -> Judgements:
    rows = corpus.db.execute("SELECT told FROM judgement").fetchall()
    return Judgements.of(_judgement(told) for (told,) in rows)


def _judgement(told: str) -> Judgement:
    left, right, verdict, *rest = json.loads(told)
    return Judgement(left, right, Verdict(verdict), *rest)


def _make_judged_stale(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """The families in which documents and mentions are that were judged, or are judged no longer; and the documents of
    which the judgements are evidence."""
    numbered: dict[str, list[str]] = defaultdict(list)
    for id in sorted(ids):
        if not numbered and not is_mention(id):
            for (family,) in db.execute("SELECT DISTINCT family FROM claim WHERE family GLOB 'number *'"):
                numbered[slug(family.split(" ")[1])].append(family)
        rows = db.execute(
            "SELECT family FROM document WHERE id = ?1 OR name = ?1 UNION SELECT family FROM claim WHERE stub = ?2 "
            "UNION SELECT name FROM entry WHERE document = ?1",
            (id, hashed(id)),
        ).fetchall()
        # A document whose date was taken for a misprint stands in no table.
        hidden = numbered.get(_APART.sub("", id.rpartition("/")[2]), ()) if not is_mention(id) else ()
        for family in {*hidden, *(family for (family,) in rows)}:
            make_stale(db, step_of(family), (family,))
        known = db.execute(
            "SELECT name FROM document WHERE id = ?1 OR name = ?1 UNION SELECT m.document FROM claim c "
            "JOIN meaning m ON m.source = c.source AND m.place = c.place WHERE c.stub = ?2 "
            "UNION SELECT document FROM meaning WHERE document = ?1",
            (id, hashed(id)),
        ).fetchall()
        make_stale(db, Step.UNIT, (unit_of(OF_DOCUMENT, document) for (document,) in known))


_APART = re.compile(r"-[0-9a-f]{6}$")


@cache
def resolver_version() -> str:
    """A short mark that changes with the code and the tables by which the graph follows from the sources."""
    home = Path(kg.resolution.__file__).parent.parent
    code = [path for room in ("resolution", "settling", "corpus") for path in (home / room).glob("*.py")]
    code.append(home / "search" / "words.py")
    return mark_of(sorted(code, key=lambda p: p.relative_to(home).as_posix()), also=extractor_version())
