"""What two graphs, or two states of one corpus, have in common and what not: documents, relations, tasks, targets."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, Protocol

from kg.stores import Store
from loaders.folding import fold

Kind = Literal["document", "relation", "task", "target"]
Turn = Literal["came", "went", "changed"]
Value = str | int | float | bool | None

KINDS: tuple[Kind, ...] = ("document", "relation", "task", "target")
TURNS: tuple[Turn, ...] = ("came", "went", "changed")
AT_ONCE = 500
"""Documents that are compared in one step: what is held in memory doesn't grow with the graphs."""

_DOCUMENT = (
    *("symbol", "title", "doc_type", "issued_on", "term", "level", "track", "territory", "issuer", "status", "signer"),
    *("signer_position", "resolved", "authority", "reason", "candidates", "conflicts"),
)
_TASK = ("text", "section", "level", "deadline", "due_on", "recurrence")
_TARGET = ("text", "section", "indicator", "comparator", "value", "unit", "due")


SHOWN_AS = {"evidence": "said_in"}
"""All proofs of a relation are compared by the sources that give them."""


def _named(owner: str, properties: Iterable[str]) -> str:
    return ", ".join(f"{owner}.{name} AS {name}" for name in properties)


_IDS = "MATCH (d:Document) RETURN d.id AS id"
_DOCUMENTS = f"""
MATCH (d:Document) WHERE d.id IN $ids
OPTIONAL MATCH (d)<-[:DESCRIBES]-(source:Source)
WITH d, source.uri AS uri ORDER BY uri
WITH d, collect(uri) AS sources
RETURN d.id AS id, {_named("d", _DOCUMENT)}, sources
"""
_RELATIONS = """
MATCH (d:Document)-[link]->(other) WHERE d.id IN $ids AND NOT other:Task AND NOT other:Target
RETURN d.id AS document, type(link) AS relation, other.id AS other, coalesce(d.symbol, d.title) AS name,
  coalesce(other.symbol, other.title) AS other_name, link.quote AS quote, link.source AS source, link.rule AS rule,
  link.confidence AS confidence, link.evidence AS evidence
"""
_TASKS = f"""
MATCH (d:Document)-[:HAS_TASK]->(item:Task) WHERE d.id IN $ids
OPTIONAL MATCH (item)-[given:ASSIGNED_TO]->(who:Organization)
RETURN d.id AS document, item.id AS id, {_named("item", _TASK)}, given.role AS role, who.title AS who
ORDER BY document, section, id, role, who
"""
_TARGETS = f"""
MATCH (d:Document)-[:HAS_TARGET]->(item:Target) WHERE d.id IN $ids
RETURN d.id AS document, item.id AS id, {_named("item", _TARGET)}
ORDER BY document, section, id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came, went or changed. `key` is its id, for a relation its type and both ends' ids with blanks
    between; `document` is the document that it belongs to; `properties` are those that changed, with their old and new
    values."""

    kind: Kind
    turn: Turn
    key: str
    title: str
    document: str | None = None
    properties: tuple[tuple[str, Value, Value], ...] = ()


class Event(Protocol):
    """What a load did to one thing, as the corpus tells it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def change(self) -> Turn: ...


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing of one graph. `sameness` is what makes it the same thing in another: a task is one by its document and
    words, since its number depends on those before it."""

    kind: Kind
    sameness: tuple[str | int, ...]
    key: str
    title: str
    document: str
    properties: Mapping[str, Value]


def difference(old: Store, new: Store) -> Iterator[Change]:
    """What came, went and changed from one graph to another, document by document. Raises QueryError."""
    ids = sorted({id for store in (old, new) for (id,) in store.query(_IDS).rows})
    for first in range(0, len(ids), AT_ONCE):
        step = ids[first : first + AT_ONCE]
        before = {(thing.kind, *thing.sameness): thing for thing in _things(old, step)}
        after = {(thing.kind, *thing.sameness): thing for thing in _things(new, step)}
        for same in sorted(before.keys() | after.keys(), key=lambda key: (key[1], KINDS.index(key[0]), *key[2:])):
            if change := _change(before.get(same), after.get(same)):
                yield change


def net(events: Iterable[Event]) -> list[Change]:
    """What remains of events, given in their order: what came and went again is no difference. What went and came
    again, or changed several times, counts as changed, since events don't tell how a thing was."""
    first: dict[tuple[Kind, str], Event] = {}
    last: dict[tuple[Kind, str], Event] = {}
    titles: dict[tuple[Kind, str], str] = {}
    for event in events:
        same = (event.kind, event.key)
        first.setdefault(same, event)
        last[same] = event
        titles[same] = event.title or titles.get(same, "")
    changes = []
    for same in sorted(first, key=lambda same: (KINDS.index(same[0]), same[1])):
        was, is_ = first[same].change != "came", last[same].change != "went"
        if was or is_:
            turn: Turn = "changed" if was and is_ else "came" if is_ else "went"
            changes.append(Change(same[0], turn, same[1], titles[same]))
    return changes


def counted(changes: Iterable[Change]) -> dict[Kind, dict[Turn, int]]:
    """How many things of each kind came, went and changed."""
    numbers: dict[Kind, dict[Turn, int]] = {kind: dict.fromkeys(TURNS, 0) for kind in KINDS}
    for change in changes:
        numbers[change.kind][change.turn] += 1
    return numbers


def _change(before: _Thing | None, after: _Thing | None) -> Change | None:
    if before and after:
        names = [name for name in after.properties if before.properties[name] != after.properties[name]]
        told = [(name, _shown(name, before.properties[name]), _shown(name, after.properties[name])) for name in names]
        changed = tuple((SHOWN_AS.get(name, name), old, new) for name, old, new in told if old != new)
        return _told(after, "changed", changed) if changed else None
    return _told(after, "came") if after else _told(before, "went") if before else None


def _told(thing: _Thing, turn: Turn, changed: tuple[tuple[str, Value, Value], ...] = ()) -> Change:
    return Change(thing.kind, turn, thing.key, thing.title, thing.document, changed)


def _things(store: Store, ids: list[str]) -> Iterator[_Thing]:
    known = {"ids": ids}
    for row in store.query(_DOCUMENTS, known):
        facts = {name: row[name] for name in _DOCUMENT} | {"sources": ", ".join(row["sources"])}
        yield _Thing("document", (row["id"],), row["id"], _called(row), row["id"], facts)
    for row in store.query(_RELATIONS, known):
        yield _relation(row)
    yield from _items("task", _TASK, _with_bodies(store.query(_TASKS, known)))
    yield from _items("target", _TARGET, list(store.query(_TARGETS, known)))


def _relation(row: Mapping[str, Any]) -> _Thing:
    document, relation, other = row["document"], row["relation"], row["other"]
    facts = {name: row[name] for name in ("quote", "source", "rule", "confidence", "evidence")}
    title = f"{row['name']} {relation} {row['other_name']}"
    key = f"{relation} {document} {other}"
    return _Thing("relation", (document, relation, other), key, title, document, facts)


def _shown(name: str, value: Value) -> Value:
    return _sources(str(value or "[]")) if name == "evidence" else value


def _sources(evidence: str) -> str:
    """The sources of all proofs, each once."""
    try:
        return ", ".join(sorted({str(item["source"]) for item in json.loads(evidence) if item.get("source")}))
    except (ValueError, TypeError, AttributeError):
        return ""


def _with_bodies(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tasks, a row each, with all their bodies as one text: `lead: Sở A; support: Sở B`."""
    tasks = []
    for _, group in groupby(rows, key=lambda row: (row["document"], row["id"])):
        bodies = list(group)
        given = sorted(f"{row['role']}: {row['who']}" for row in bodies if row["who"])
        tasks.append({**bodies[0], "assignees": "; ".join(given)})
    return tasks


def _items(kind: Kind, properties: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> Iterator[_Thing]:
    """Tasks or targets; those of the same words in one document are told apart by their order."""
    again: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        same = (row["document"], fold(row["text"] or ""))
        again[same] += 1
        facts = {name: row[name] for name in (*properties, *(("assignees",) if "assignees" in row else ()))}
        yield _Thing(kind, (*same, again[same]), row["id"], row["text"] or "", row["document"], facts)


def _called(row: Mapping[str, Any]) -> str:
    symbol, title = row["symbol"], row["title"] or ""
    return f"{symbol} {title}" if symbol and symbol not in title else title
