"""From claims to documents: which document each claim means, family by family."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.corpus.keys import Block
from kg.corpus.records import SourceRecord
from kg.corpus.schema import Step
from kg.resolution.bodies import Series
from kg.resolution.building import as_records
from kg.resolution.claims import OWN, Claim, Key, claims_of, from_text, to_text
from kg.resolution.clusters import Cluster, central_term
from kg.resolution.findings import End, Entry, Findings, Knowledge, Undecided
from kg.resolution.naming import family_of, resolve_name
from kg.resolution.numbers import resolve_number
from kg.settling.stale import hashed, make_stale

OF_DOCUMENT, OF_TEXTS = "document", "texts"
"""The two units of a document: what it is, and what its own texts say."""


def unit_of(part: str, document: str) -> str:
    return f"{part} {document}"


def step_of(family: str) -> Step:
    return Step.NUMBER if family.startswith("number ") else Step.NAME


def claim_source(db: sqlite3.Connection, uri: str, source: SourceRecord | None, knowledge: Knowledge) -> None:
    """Put the claims of a source in place of those that it made before; None for a source that is gone."""
    meant = db.execute("SELECT document, place FROM meaning WHERE source = ?", (uri,)).fetchall()
    make_stale(db, Step.UNIT, (unit_of(OF_DOCUMENT, document) for document, _ in meant))
    make_stale(db, Step.UNIT, (unit_of(OF_TEXTS, document) for document, place in meant if place == OWN))
    _stale_families(db, {family for (family,) in db.execute("SELECT family FROM claim WHERE source = ?", (uri,))})
    db.execute("DELETE FROM meaning WHERE source = ?", (uri,))
    db.execute("DELETE FROM claim WHERE source = ?", (uri,))
    if source is None:
        return
    made = [(claim, family_of(claim, knowledge.authority)) for claim in claims_of(source)]
    db.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?)",
        [(uri, claim.place, family, hashed(claim.stub), to_text(claim)) for claim, family in made],
    )
    _stale_families(db, {family for _, family in made})


def _stale_families(db: sqlite3.Connection, families: Iterable[str]) -> None:
    named = set(families)
    for step in (Step.NUMBER, Step.NAME):
        make_stale(db, step, (family for family in named if step_of(family) is step))


def settle_family(db: sqlite3.Connection, family: str, knowledge: Knowledge) -> None:
    """Find anew which documents the claims of a family mean, and make stale what follows from a change."""
    rows = db.execute("SELECT told FROM claim WHERE family = ?", (family,))
    claims = [from_text(told) for (told,) in rows]
    if step_of(family) is Step.NUMBER:
        found = resolve_number(claims, knowledge, _Taken(db, family), _Named(db))
    else:
        entries = db.execute("SELECT document, date FROM entry WHERE name = ? ORDER BY document", (family,))
        found = resolve_name(claims, knowledge, [Entry(family, *entry) for entry in entries], _Named(db))
    touched = _write_undecided(db, family, found, knowledge)
    touched |= _write_documents(db, family, found, knowledge)
    _write_entries(db, family, found)
    _write_meanings(db, family, claims, found.ends(knowledge.judgements.canonical))
    make_stale(db, Step.UNIT, (unit_of(OF_DOCUMENT, document) for document in touched))


class _Named:
    """Which texts hold the documents that a text names in full. Depends on claims alone: what other families found is
    never asked, so that no order of settling shows."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def named_with(self, source: str) -> Iterator[str]:
        for family, named in self._claims("source = ? AND place <> ?", source, OWN):
            yield from self._holding(family, named)

    def claims_in(self, source: str) -> Iterator[Claim]:
        return (claim for _, claim in self._claims("source = ?", source))

    def copies_of(self, source: str) -> Iterator[str]:
        for family, own in self._claims("source = ? AND place = ?", source, OWN):
            yield from (other for other in self._holding(family, own) if other != source)

    def _holding(self, family: str, claim: Claim) -> Iterator[str]:
        """The sources that hold the document of a claim, where that tells number, body and day."""
        if claim.block and claim.series.known and claim.day:
            told = (claim.block, claim.series, claim.day)
            for _, own in self._claims("family = ? AND place = ?", family, OWN):
                if (own.block, own.series, own.day) == told:
                    yield own.source

    def _claims(self, where: str, *values: str | int) -> list[tuple[str, Claim]]:
        rows = self._db.execute(f"SELECT family, told FROM claim WHERE {where}", values)
        return [(family, from_text(told)) for family, told in rows]


class _Taken:
    """The ids that documents of other families want."""

    def __init__(self, db: sqlite3.Connection, family: str) -> None:
        self._db, self._family = db, family

    def __contains__(self, id: object) -> bool:
        other = "SELECT 1 FROM document WHERE plain_id = ? AND family <> ? LIMIT 1"
        return self._db.execute(other, (id, self._family)).fetchone() is not None


def _write_documents(db: sqlite3.Connection, family: str, found: Findings, knowledge: Knowledge) -> set[str]:
    """Write the documents of a family; returns the names of those that changed. Where one wants an id that another
    family's wants too, or no longer does, that family is stale."""
    canonical = knowledge.judgements.canonical
    before = {
        row[0]: row for row in db.execute("SELECT id, plain_id, name, told FROM document WHERE family = ?", (family,))
    }
    after = {one.id: (one.id, one.plain_id, canonical(one.id), _told(one)) for one in found.clusters}
    changed = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
    db.executemany("DELETE FROM document WHERE id = ? AND family = ?", [(id, family) for id in changed & before.keys()])
    for id in changed & after.keys():
        _, plain_id, name, told = after[id]
        db.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", (id, family, plain_id, name, told))
    wanted = {row[1] for id in changed for row in (before.get(id), after.get(id)) if row and row[1]}
    for plain_id in sorted(wanted):
        rivals = db.execute(
            "SELECT DISTINCT family FROM document WHERE plain_id = ? AND family <> ?", (plain_id, family)
        ).fetchall()
        _stale_families(db, (rival for (rival,) in rivals))
    return {row[2] for id in changed for row in (before.get(id), after.get(id)) if row}


def _write_entries(db: sqlite3.Connection, family: str, found: Findings) -> None:
    old = set(db.execute("SELECT name, document, date FROM entry WHERE family = ?", (family,)))
    new = {(entry.family, entry.document, entry.date) for entry in found.entries}
    db.executemany("DELETE FROM entry WHERE name = ? AND document = ?", [row[:2] for row in old - new])
    db.executemany(
        "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", [(n, family, d, date) for n, d, date in new - old]
    )
    _stale_families(db, {name for name, *_ in old ^ new})


def _write_undecided(db: sqlite3.Connection, family: str, found: Findings, knowledge: Knowledge) -> set[str]:
    """Write what is undecided; returns the documents of which something else is now."""
    canonical = knowledge.judgements.canonical
    old = set(db.execute("SELECT document, source, ref, reason, candidates FROM undecided WHERE family = ?", (family,)))
    listed = sorted(_undecided_row(u) for u in found.undecided if canonical(u.document) == u.document)
    new = set({row[:3]: row for row in listed}.values())
    db.executemany(
        "DELETE FROM undecided WHERE document = ? AND source = ? AND ref = ?", [row[:3] for row in old - new]
    )
    db.executemany(
        "INSERT OR REPLACE INTO undecided VALUES (?, ?, ?, ?, ?, ?)",
        [(document, source, family, *rest) for document, source, *rest in new - old],
    )
    return {row[0] for row in old ^ new}


def _undecided_row(one: Undecided) -> tuple[str, str, str, str, str]:
    candidates = json.dumps(as_records(one.candidates), ensure_ascii=False)
    return one.document, one.source, one.ref, one.reason, candidates


def _write_meanings(db: sqlite3.Connection, family: str, claims: Iterable[Claim], ends: Mapping[Key, End]) -> None:
    rows = db.execute(
        "SELECT m.source, m.place, m.document, m.certainty FROM claim c "
        "JOIN meaning m ON m.source = c.source AND m.place = c.place WHERE c.family = ?",
        (family,),
    )
    before = {(source, place): End(document, certainty) for source, place, document, certainty in rows}
    changed = [claim for claim in claims if before.get(claim.key) != ends[claim.key]]
    db.executemany(
        "INSERT OR REPLACE INTO meaning VALUES (?, ?, ?, ?)",
        [(*claim.key, ends[claim.key].document, ends[claim.key].certainty) for claim in changed],
    )
    units: set[str] = set()
    for claim in changed:
        past = before.get(claim.key)
        documents = {ends[claim.key].document} | ({past.document} if past else set())
        units |= {unit_of(OF_DOCUMENT, document) for document in documents}
        if claim.own:
            units |= {unit_of(OF_TEXTS, document) for document in documents}
    for source in {claim.source for claim in changed if not claim.own}:
        own = db.execute("SELECT document FROM meaning WHERE source = ? AND place = ?", (source, OWN)).fetchone()
        units |= {unit_of(OF_TEXTS, own[0])} if own else set()
    make_stale(db, Step.UNIT, units)


def _told(one: Cluster) -> str:
    """What identifies a document, as JSON text."""
    known = one.known.key if one.known else None
    told: list[Any] = [one.block, one.series.name, one.series.known, one.date, one.term, known, one.settled]
    return json.dumps(told, ensure_ascii=False)


def cluster_of(db: sqlite3.Connection, name: str, knowledge: Knowledge) -> Cluster | None:
    """The document that goes by an id, with all claims that mean it; None where nothing does any more."""
    rows = db.execute(
        "SELECT c.told, m.certainty FROM meaning m JOIN claim c ON c.source = m.source AND c.place = m.place "
        "WHERE m.document = ? ORDER BY m.source, m.place",
        (name,),
    )
    claims = [(from_text(told), certainty) for told, certainty in rows]
    if not claims:
        return None
    row = db.execute("SELECT told FROM document WHERE name = ? ORDER BY id <> name, id LIMIT 1", (name,)).fetchone()
    one = _cluster(name, json.loads(row[0]), knowledge) if row else _unfounded(name, [c for c, _ in claims], knowledge)
    for claim, certainty in claims:
        one.join(claim, certainty)
    return one


def _cluster(id: str, told: list[Any], knowledge: Knowledge) -> Cluster:
    block, series, named, date, term, key, settled = told
    place = Block(*block) if block else None
    known = next((k for k in knowledge.authority.in_block(place) if k.key == key), None) if place and key else None
    return Cluster(place, Series(series, named), date, term, known=known, settled=settled, id=id)


def _unfounded(id: str, claims: list[Claim], knowledge: Knowledge) -> Cluster:
    """A document that no family founds, for its mentions were judged to mean it, or name it by its title alone: what it
    is tells the authority list, sure or not, as somebody chose it; else the mentions."""
    known = knowledge.authority.of_id(id)
    if known:
        term = central_term(known.series, known.issued_on)
        return Cluster(known.block, known.series, known.issued_on or None, term, known=known, id=id)
    block = next((c.block for c in claims if c.block), None)
    series = next((c.series for c in claims if c.series.known), claims[0].series)
    date = min((c.issued_on for c in claims if c.issued_on), key=lambda d: (-len(d), d), default=None)
    return Cluster(block, series, date, next((c.term for c in claims if c.term), None), id=id)
