"""All that a graph knows of one document, one fact a row: what it says, what others say of it, what is open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.standing import IN_WORDS, Act, State, standing_of
from kg.stores import Store

Fact = dict[str, Any]

SHOWN = (
    *("document", "property", "value", "other", "symbol", "undecided", "state", "since", "part", "via"),
    *("body", "role", "deadline", "due_on", "for", "against", "confidence", "quote", "source"),
)
"""The keys of a fact."""

DOUBTFUL = 0.75
"""A fact whose confidence is lower is shown as doubtful."""

_RELATIONS = {
    "IMPLEMENTS": ("implements", "implemented_by"),
    "BASED_ON": ("rests_on", "basis_of"),
    "CITES": ("cites", "cited_by"),
    "GUIDES": ("guides", "guided_by"),
    "AMENDS": ("amends", "amended_by"),
    "REPLACES": ("replaces", "replaced_by"),
    "REPEALS": ("repeals", "repealed_by"),
    "PROMULGATES": ("promulgates", "promulgated_by"),
    "ISSUED_BY": ("issued_by", ""),
    "SENT_TO": ("sent_to", ""),
    "HAS_TASK": ("", ""),
    "HAS_TARGET": ("target", ""),
    "DESCRIBES": ("", "described_by"),
}
"""What a relationship says of the document at its start, and of the one at its end; a task is told with its bodies."""

_ACTS = {"amended_by", "replaced_by", "repealed_by"}
_WHOLE: Mapping[str, State] = {"amends": "amended", "replaces": "replaced", "repeals": "repealed"}
_IN_PART: Mapping[str, State] = {"amends": "amended", "replaces": "replaced_in_part", "repeals": "repealed_in_part"}
_OLDER = "it is older than this document"

_BOOKKEEPING = {"id", "label", "quote", "source", "rule", "confidence", "evidence", "candidates", "reason"}
_RELATED = """
MATCH (d:Document)-[link]-(far) WHERE d.id = $id
RETURN type(link) AS relation, startNode(link).id = d.id AS outward, far.id AS other, far.symbol AS symbol,
  far.title AS title, far.resolved AS resolved, labels(far)[0] AS label, link.quote AS quote,
  link.source AS source, link.confidence AS confidence
ORDER BY relation, outward DESC, coalesce(far.issued_on, ''), other
"""
_TASKS = """
MATCH (d:Document)-[has:HAS_TASK]->(task:Task) WHERE d.id = $id
OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(who:Organization)
RETURN task.text AS value, task.id AS other, who.title AS body, given.role AS role,
  coalesce(task.deadline, task.recurrence) AS deadline, task.due_on AS due_on, has.quote AS quote,
  has.source AS source, coalesce(given.confidence, has.confidence) AS confidence
ORDER BY other, role, body
"""
_IMPLEMENTING = "MATCH (d:Document)<-[:IMPLEMENTS]-(plan:Document) WHERE d.id IN $ids RETURN DISTINCT plan.id AS id"
_DEEPEST = 8
"""So many steps down plans are counted, as many as the pack `implementers` walks."""
_PERHAPS = """
MATCH (stub:Document) WHERE stub.resolved = false AND stub.candidates CONTAINS $written
OPTIONAL MATCH (stub)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
RETURN stub.id AS other, stub.title AS named, stub.candidates AS candidates, citing.symbol AS symbol,
  citing.title AS title, coalesce(link.quote, stub.quote) AS quote, coalesce(link.source, stub.source) AS source
ORDER BY coalesce(citing.issued_on, ''), coalesce(citing.id, ''), other, source
"""


def facts_of(store: Store, document: str) -> list[Fact]:
    """The facts of a document by its id, each a dict with the keys of SHOWN. Raises QueryError."""
    found = store.query("MATCH (d:Document) WHERE d.id = $id RETURN d", {"id": document}).rows
    facts = [fact for (node,) in found for fact in _facts(store, document, node)]
    return [dict.fromkeys(SHOWN) | {"document": document} | fact for fact in facts]


def _facts(store: Store, document: str, node: Mapping[str, Any]) -> Iterator[Fact]:
    known = {"id": document}
    yield from _own(node)
    yield from _open(node)
    standing = standing_of(store, document)
    if node.get("resolved") is not False or standing.acts:
        now = [act.label for act in standing.now]
        yield {"property": "standing", "value": IN_WORDS[standing.state], "state": standing.state, "via": now or None}
    acts = {(act.by, act.relation): act for act in standing.acts}
    yield from (_related(row, acts) for row in store.query(_RELATED, known) if _relation(row))
    if further := _implementing_through_others(store, document):
        yield {"property": "implemented_through", "value": further}
    yield from ({"property": "task"} | row for row in store.query(_TASKS, known))
    yield from _perhaps_meant(store, document)


def _own(node: Mapping[str, Any]) -> Iterator[Fact]:
    """The document's properties; its title with the words that name it."""
    proof = {name: node.get(name) for name in ("quote", "source", "confidence")}
    for name in sorted(node):
        if name not in _BOOKKEEPING:
            yield {"property": name, "value": node[name], **(proof if name == "title" else {})}


def _open(node: Mapping[str, Any]) -> Iterator[Fact]:
    """What is open of a document that is itself undecided: what would tell which it is, why, and what it may be."""
    if node.get("resolved") is not False:
        return
    date = "issued_on" if not any(node.get(name) for name in ("issued_on", "term")) else ""
    lacking = [name for name in (date, "" if node.get("issuer") else "issuer") if name]
    yield {"property": "undecided", "value": lacking}
    if node.get("reason"):
        yield {"property": "reason", "value": node["reason"]}
    for candidate in _candidates(node.get("candidates")):
        yield {
            "property": "may_be",
            "value": candidate.get("label"),
            "other": candidate["document"],
            **_weighed(candidate),
        }


def _relation(row: Mapping[str, Any]) -> str:
    """The property that a relationship is of the document; empty for what is told elsewhere."""
    name = _RELATIONS.get(row["relation"], (row["relation"].lower(), ""))[0 if row["outward"] else 1]
    return "named_in_task" if row["label"] == "Task" and name == "cited_by" else name


def _related(row: Mapping[str, Any], acts: Mapping[tuple[str, str], Act]) -> Fact:
    name = _relation(row)
    fact = {key: row[key] for key in ("other", "symbol", "quote", "source", "confidence")}
    undecided = True if row["resolved"] is False else None
    fact |= {"property": name, "value": _called(row["symbol"], row["title"]), "undecided": undecided}
    if name in _ACTS and (act := acts.get((row["other"], row["relation"]))):
        state = (_IN_PART if act.part else _WHOLE)[act.kind] if act.possible else None
        fact |= {"state": state, "since": act.since, "part": act.part, "against": None if act.possible else [_OLDER]}
    return fact


def _implementing_through_others(store: Store, document: str) -> int:
    """How many documents implement a document through others, and not directly."""
    direct: set[str] = set()
    seen, step = {document}, [document]
    for depth in range(_DEEPEST):
        found = {id for (id,) in store.query(_IMPLEMENTING, {"ids": step}).rows} - seen
        direct = found if depth == 0 else direct
        seen |= found
        step = sorted(found)
        if not step:
            break
    return len(seen) - len(direct) - 1


def _perhaps_meant(store: Store, document: str) -> Iterator[Fact]:
    """Mentions in other texts that nobody could decide and that may mean this document."""
    for row in store.query(_PERHAPS, {"written": json.dumps(document, ensure_ascii=False)}):
        called = _called(row["symbol"], row["title"]) or row["named"]
        fact = {"property": "may_be_named_in", "value": called, "undecided": True}
        for candidate in _candidates(row["candidates"]):
            if candidate["document"] == document:
                shown = {key: row[key] for key in ("other", "symbol", "quote", "source")}
                yield fact | shown | _weighed(candidate)


def _candidates(text: str | None) -> list[dict[str, Any]]:
    """The candidates that a stub lists; none where they are in no form that we know."""
    try:
        listed = json.loads(text or "[]")
    except (ValueError, TypeError):
        return []
    return [one for one in listed if isinstance(one, dict) and one.get("document")] if isinstance(listed, list) else []


def _weighed(candidate: Mapping[str, Any]) -> Fact:
    return {side: [str(reason) for reason in candidate.get(side) or ()] or None for side in ("for", "against")}


def _called(symbol: str | None, title: str | None) -> str | None:
    return f"{symbol} {title}" if symbol and title and symbol not in title else title or symbol
