"""From documents to statements: what each document, its texts, and the bodies of a province say of nodes and edges."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.corpus.records import SourceRecord
from kg.corpus.schema import Step
from kg.corpus.sources import read_header, read_source
from kg.graph import Value
from kg.resolution.building import add_document, add_texts, candidates_from
from kg.resolution.claims import OWN
from kg.resolution.clusters import Cluster
from kg.resolution.evidence import Draft, Item, Statement
from kg.resolution.findings import End, Knowledge, Undecided
from kg.resolution.judgements import Judgement, Judgements, is_mention
from kg.resolution.organizations import Organizations, Seat, add_members
from kg.settling.families import OF_DOCUMENT, cluster_of
from kg.settling.stale import hashed, make_stale


def settle_unit(db: sqlite3.Connection, unit: str, knowledge: Knowledge) -> None:
    """Make anew what a document, or what its texts, put into the graph."""
    part, document = unit.split(" ", 1)
    draft = Draft()
    seats = _document(db, draft, document, knowledge) if part == OF_DOCUMENT else _texts(db, draft, document)
    _write_statements(db, unit, draft.statements())
    _write_seats(db, unit, seats)


def settle_members(db: sqlite3.Connection, province: str) -> None:
    """Make anew which bodies of a province are members of which collectives."""
    rows = db.execute("SELECT DISTINCT province, body, told FROM seat WHERE province = ?", (province,))
    draft = Draft()
    add_members(draft, [Seat(*row) for row in rows])
    _write_statements(db, f"members {province}", draft.statements())


def _document(db: sqlite3.Connection, draft: Draft, document: str, knowledge: Knowledge) -> set[Seat]:
    cluster = cluster_of(db, document, knowledge)
    if cluster is None:
        return set()
    sources = {c.source for c in cluster.claims if c.own} | {min(c.source for c in cluster.claims)}
    headers = {uri: header for uri in sources if (header := read_header(db, uri))}
    rows = db.execute(
        "SELECT document, source, ref, reason, candidates FROM undecided WHERE document = ? "
        "ORDER BY source, ref LIMIT 1",
        (document,),
    )
    undecided = [
        Undecided(name, source, ref, reason, candidates_from(json.loads(candidates)))
        for name, source, ref, reason, candidates in rows
    ]
    return add_document(draft, cluster, headers, undecided, _judged(db, cluster, knowledge.judgements))


def _judged(db: sqlite3.Connection, cluster: Cluster, judgements: Judgements) -> set[Judgement]:
    """The judgements that brought mentions and documents together in this one, or keep from others what it means."""
    rows = db.execute("SELECT id FROM document WHERE name = ?", (cluster.id,))
    found: set[Judgement] = set()
    for id in {cluster.id, *(id for (id,) in rows), *(claim.stub for claim in cluster.claims)}:
        if judgements.canonical(id) == cluster.id:
            found.update(judgements.between(id, cluster.id))
            # That a mention isn't this document decides where the mention goes, and says nothing of the document.
            found.update(j for j in judgements.apart(id) if is_mention(id) or not _of_mention(j))
        else:
            found.update(judgements.apart(id))
    return found


def _of_mention(judgement: Judgement) -> bool:
    return is_mention(judgement.left) or is_mention(judgement.right)


def _texts(db: sqlite3.Connection, draft: Draft, document: str) -> set[Seat]:
    uris = [
        uri
        for (uri,) in db.execute(
            "SELECT source FROM meaning WHERE document = ? AND place = ? ORDER BY source", (document, OWN)
        )
    ]
    texts: list[tuple[SourceRecord, Mapping[int, End]]] = []
    for uri in uris:
        rows = db.execute("SELECT place, document, certainty FROM meaning WHERE source = ?", (uri,))
        source = read_source(db, uri)
        assert source is not None, "a source that means something is there"
        texts.append((source, {place: End(meant, certainty) for place, meant, certainty in rows}))
    organizations = Organizations(draft)
    add_texts(draft, texts, organizations)
    organizations.connect()
    return organizations.seats


def _write_statements(db: sqlite3.Connection, unit: str, statements: Iterable[Statement]) -> None:
    """Write what a unit says in place of what it said before; elements of which it says something else are stale."""
    number = hashed(unit)
    before = {
        row[0]: row for row in db.execute("SELECT element, facts, items, rank FROM statement WHERE unit = ?", (number,))
    }
    after: dict[int, tuple[int, str, str, str | None]] = {}
    found: dict[int, Statement] = {}
    for one in statements:
        element = hashed(one.key)
        after[element] = (element, _facts_text(one.facts), _items_text(one.items), _rank(one) if one.shared else None)
        found[element] = one
    changed = [element for element in after if before.get(element) != after[element]]
    gone = before.keys() - after.keys()
    db.executemany("DELETE FROM statement WHERE unit = ? AND element = ?", [(number, element) for element in gone])
    db.executemany(
        "INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?, ?)", [(number, *after[element]) for element in changed]
    )
    db.executemany(
        "INSERT OR IGNORE INTO element VALUES (?, ?, ?, NULL, 0)",
        [(element, found[element].label, found[element].key) for element in changed if element not in before],
    )
    make_stale(db, Step.ELEMENT, map(str, {*changed, *gone}))


def _write_seats(db: sqlite3.Connection, unit: str, seats: Iterable[Seat]) -> None:
    number = hashed(unit)
    before = {Seat(*row) for row in db.execute("SELECT province, body, told FROM seat WHERE unit = ?", (number,))}
    after = set(seats)
    db.executemany(
        "DELETE FROM seat WHERE unit = ? AND province = ? AND body = ? AND told = ?",
        [(number, *seat) for seat in before - after],
    )
    known: dict[str, bool] = defaultdict(bool)
    for seat in before ^ after:
        others = db.execute("SELECT 1 FROM seat WHERE province = ? AND body = ? AND told = ? LIMIT 1", seat).fetchone()
        known[seat.province] |= others is None
    db.executemany("INSERT INTO seat VALUES (?, ?, ?, ?)", [(number, *seat) for seat in after - before])
    make_stale(db, Step.MEMBERS, (province for province, new in known.items() if new))


def _facts_text(facts: Mapping[str, Value]) -> str:
    return _json({k: v for k, v in facts.items() if v is not None})


def _items_text(items: Iterable[Item]) -> str:
    told = [(i.source, i.quote, i.start, i.end, i.rule, i.confidence, i.locator) for i in items]
    return _json(told)


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _rank(one: Statement) -> str:
    """Orders what units say alike by its best proof, as proofs are ordered."""
    if not one.items:
        return "2"
    item = one.items[0]
    place = f"{item.source or ''} {item.start or 0:09d} {item.end} {item.rule}"
    return f"{item.quote is None:d} {1 - item.confidence:.3f} {place}"
