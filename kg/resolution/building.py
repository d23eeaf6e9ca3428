"""What a document and its texts put into the graph, with what proves it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from kg.corpus.records import SourceRecord
from kg.graph import Value
from kg.resolution.bodies import bodies_in
from kg.resolution.claims import Claim
from kg.resolution.clusters import Cluster
from kg.resolution.describing import Document, describe
from kg.resolution.evidence import Draft, Item, best
from kg.resolution.findings import Candidate, End, Undecided
from kg.resolution.homes import NOWHERE, home_of, home_of_header
from kg.resolution.identity import source_id
from kg.resolution.judgements import Judgement
from kg.resolution.organizations import Organizations, Seat
from kg.resolution.references import References
from kg.resolution.work import add_targets, add_tasks
from loaders.extraction import Header, Relation
from loaders.grammar.lexicon.bodies import split_bodies

_DOCUMENT_PROPERTIES = tuple(f.name for f in fields(Document) if f.name not in ("id", "claims"))
_NOT_SENT = ("lưu", "nơi nhận")


def add_document(
    draft: Draft,
    cluster: Cluster,
    own: Mapping[str, Header],
    undecided: Sequence[Undecided],
    judged: Iterable[Judgement] = (),
) -> set[Seat]:
    """A document with its facts and who issued it; returns the seats of the bodies. `own` are the headers of its own
    texts and of the text that names it first, by source; `undecided` tells what keeps it from being known, where
    something does; `judged` are the judgements by which it is what it is."""
    document, conflicts = describe(cluster, own)
    items = [item for claim in document.claims for item in _claim_items(claim, cluster, own)]
    if document.authority:
        items.append(Item.derived(f"authority:{document.authority}"))
    items += map(Item.judged, judged)
    properties: dict[str, Value] = {name: getattr(document, name) for name in _DOCUMENT_PROPERTIES}
    if conflicts:
        listed = {c.field: {value: list(who) for value, who in c.values} for c in conflicts}
        properties["conflicts"] = json.dumps(listed, ensure_ascii=False, sort_keys=True)
    if undecided:
        properties["reason"] = undecided[0].reason
        properties["candidates"] = json.dumps(as_records(undecided[0].candidates), ensure_ascii=False)
    draft.node(document.id, "Document", properties, *items)
    first = own.get(document.claims[0].source)
    home = home_of_header(first) if first and not document.resolved else NOWHERE
    organizations = Organizations(draft, home)
    if document.issuer:
        _add_issuer(draft, document, document.issuer, cluster, own, organizations)
        organizations.connect()
    return organizations.seats


def add_texts(
    draft: Draft, texts: Sequence[tuple[SourceRecord, Mapping[int, End]]], organizations: Organizations
) -> None:
    """What the texts of one document say: relations, recipients, tasks, targets. Each comes with the documents that its
    places mean."""
    for source, ends in sorted(texts, key=lambda text: (text[0].kind != "original", text[0].uri)):
        references = References(source, ends)
        organizations.home = home_of(source)
        _add_source(draft, source, references)
        for relation in source.extraction.relations:
            _add_relation(draft, relation, references)
        _add_recipients(draft, source, references, organizations)
        add_tasks(draft, source, references, organizations)
        add_targets(draft, source, references)


def as_records(candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    """Candidates as JSON objects."""
    return [
        {"document": c.document, "label": c.label, "for": list(c.reasons_for), "against": list(c.reasons_against)}
        for c in candidates
    ]


def candidates_from(records: Iterable[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    """The candidates that :func:`as_records` wrote."""
    return tuple(Candidate(r["document"], r["label"], tuple(r["for"]), tuple(r["against"])) for r in records)


def _add_issuer(
    draft: Draft,
    document: Document,
    issuer: str,
    cluster: Cluster,
    own: Mapping[str, Header],
    organizations: Organizations,
) -> None:
    """Who issued a document: one that is known by its full name, else as the citing text calls it."""
    first = document.claims[0].source
    known = Header(level=document.level or "central", territory=document.territory)
    header = known if document.resolved else own[first]
    told = best(
        item for claim in document.claims if claim.issuer for item in _claim_items(claim, cluster, own, field="issuer")
    )
    for name in bodies_in(issuer):
        body = organizations.add(name, header, first, document.issued_on, *told)
        draft.edge(document.id, "ISSUED_BY", body, *(told or [Item.derived("issuer-of-symbol", 0.9)]))


def _claim_items(claim: Claim, cluster: Cluster, own: Mapping[str, Header], field: str | None = None) -> list[Item]:
    """Where a source makes a claim: the header's fields, or the first mention of a reference."""
    certainty = cluster.certainty[claim.key]
    if not claim.own:
        return [Item.at(claim.source, claim.mention, certainty)] if claim.mention else []
    evidence = own[claim.source].evidence
    fields = [field] if field else ["number", "title"]
    found = [Item.at(claim.source, evidence[name], certainty) for name in fields if name in evidence]
    return found or [Item.derived("header" if field is None else f"header:{field}", 1.0, claim.source)]


def _add_source(draft: Draft, source: SourceRecord, references: References) -> None:
    properties: dict[str, Value] = {
        "title": source.file,
        "uri": source.uri,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "kind": source.kind,
        "sample": True if source.facts.sample else None,
    }
    draft.node(source_id(source.uri), "Source", properties)
    draft.edge(source_id(source.uri), "DESCRIBES", references.own, Item.derived("reading", 1.0, source.uri))


def _add_relation(draft: Draft, relation: Relation, references: References) -> None:
    start = references.document(relation.source, relation.evidence)
    end = references.document(relation.target, relation.evidence)
    if start and end and start[0] != end[0]:  # two names of one document say nothing about it
        item = Item.at(references.source.uri, relation.evidence, min(start[1], end[1]))
        item = replace(item, locator=item.locator or references.locator(relation.target, relation.evidence))
        draft.edge(start[0], relation.type.upper(), end[0], item)


def _add_recipients(draft: Draft, source: SourceRecord, references: References, organizations: Organizations) -> None:
    header = source.extraction.document
    for recipient in source.extraction.recipients:
        if recipient.text.casefold().lstrip("-–+ *").startswith(_NOT_SENT):
            continue
        for name in split_bodies(_without_remarks(recipient.text)):
            item = Item.at(source.uri, recipient.evidence)
            body = organizations.add(name, header, source.uri, header.issued_on, item)
            draft.edge(references.own, "SENT_TO", body, item)


def _without_remarks(line: str) -> str:
    """The line of a recipient without what the document is sent for ("(để báo cáo)") and closing marks."""
    return line.partition("(")[0].replace("*", "").strip(" -–;.,:")
