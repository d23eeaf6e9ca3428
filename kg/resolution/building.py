"""The graph of a resolution: documents, bodies, tasks and targets with what proves each."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, fields

from kg.corpus.records import SourceRecord
from kg.graph import Graph, Value
from kg.resolution.bodies import bodies_in
from kg.resolution.claims import Claim
from kg.resolution.describing import Conflict, Document
from kg.resolution.documents import Resolution
from kg.resolution.evidence import Draft, Item
from kg.resolution.identity import source_id
from kg.resolution.organizations import Organizations
from kg.resolution.references import References
from kg.resolution.work import add_targets, add_tasks
from loaders.extraction import Header, Relation
from loaders.grammar.lexicon.bodies import split_bodies

_DOCUMENT_PROPERTIES = tuple(f.name for f in fields(Document) if f.name not in ("id", "claims"))
_NOT_SENT = ("lưu", "nơi nhận")


def build_graph(resolution: Resolution) -> Graph:
    """The graph that follows from a resolution; equal resolutions give equal graphs."""
    draft = Draft()
    organizations = Organizations(draft)
    context = Context({source.uri: source for source in resolution.sources}, organizations, defaultdict(list))
    for conflict in resolution.conflicts:
        context.conflicts[conflict.document].append(conflict)
    for document in resolution.documents:
        _add_document(draft, document, resolution, context)
    for source in _originals_first(resolution.sources):
        references = References(resolution, source)
        _add_source(draft, source, references)
        for relation in source.extraction.relations:
            _add_relation(draft, relation, references)
        _add_recipients(draft, source, references, organizations)
        add_tasks(draft, source, references, organizations)
        add_targets(draft, source, references)
    organizations.connect()
    return Graph.of(draft.nodes(), draft.edges())


@dataclass(frozen=True, slots=True)
class Context:
    """What building a document looks up: sources by uri, bodies, conflicts by document."""

    sources: dict[str, SourceRecord]
    organizations: Organizations
    conflicts: dict[str, list[Conflict]]


def _originals_first(sources: tuple[SourceRecord, ...]) -> list[SourceRecord]:
    return sorted(sources, key=lambda s: (s.kind != "original", s.uri))


def _add_document(draft: Draft, document: Document, resolution: Resolution, context: Context) -> None:
    items = [item for claim in document.claims for item in _claim_items(claim, resolution, context.sources)]
    if document.authority:
        items.append(Item.derived(f"authority:{document.authority}"))
    properties: dict[str, Value] = {name: getattr(document, name) for name in _DOCUMENT_PROPERTIES}
    if conflicts := context.conflicts.get(document.id):
        listed = {c.field: {value: list(who) for value, who in c.values} for c in conflicts}
        properties["conflicts"] = json.dumps(listed, ensure_ascii=False, sort_keys=True)
    draft.node(document.id, "Document", properties, *items)
    if document.issuer:
        _add_issuer(draft, document, document.issuer, resolution, context)


def _add_issuer(draft: Draft, document: Document, issuer: str, resolution: Resolution, context: Context) -> None:
    """Who issued a document: one that is known by its full name, else as the citing text calls it."""
    first = document.claims[0].source
    own = Header(level=document.level or "central", territory=document.territory)
    header = own if document.resolved else context.sources[first].extraction.document
    told = [
        item
        for claim in document.claims
        if claim.issuer
        for item in _claim_items(claim, resolution, context.sources, field="issuer")
    ]
    for name in bodies_in(issuer):
        body = context.organizations.add(name, header, first, document.issued_on, *told)
        draft.edge(document.id, "ISSUED_BY", body, *(told or [Item.derived("issuer-of-symbol", 0.9)]))


def _claim_items(
    claim: Claim, resolution: Resolution, sources: dict[str, SourceRecord], field: str | None = None
) -> list[Item]:
    """Where a source makes a claim: the header's fields, or the first mention of a reference."""
    extraction = sources[claim.source].extraction
    certainty = resolution.ends[claim.key].certainty
    if not claim.own:
        return [Item.at(claim.source, m, certainty) for m in extraction.references[claim.place].mentions[:1]]
    evidence = extraction.document.evidence
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
