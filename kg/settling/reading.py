"""What a settled corpus knows of documents and mentions, as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.corpus import Corpus, SourceRecord
from kg.graph import Graph
from kg.resolution.authority import packaged
from kg.resolution.building import candidates_from
from kg.resolution.claims import OWN, Key
from kg.resolution.describing import Conflict, Document, describe
from kg.resolution.findings import End, Knowledge, Undecided
from kg.resolution.judgements import Judgements
from kg.settling import graph_of, settle
from kg.settling.families import cluster_of
from kg.settling.knowing import read_knowledge


@dataclass(frozen=True, slots=True)
class Resolution:
    """What sources together say of which documents. `ends` tells for each source and reference (OWN for the source's
    own document) which document is meant."""

    documents: tuple[Document, ...]
    ends: Mapping[Key, End]
    undecided: tuple[Undecided, ...]
    conflicts: tuple[Conflict, ...]
    graph: Graph

    def own_document(self, uri: str) -> str:
        """The id of the document that a source holds or reports on."""
        return self.ends[uri, OWN].document


def resolve(sources: Iterable[SourceRecord], knowledge: Knowledge | None = None) -> Resolution:
    """What some sources say, in a corpus that nobody keeps. Depends on their set only, not on their order."""
    known = knowledge or Knowledge(packaged(), Judgements())
    with Corpus.in_memory() as corpus:
        for source in sources:
            corpus.add(source.text, source.extraction)
        settle(corpus, known)
        return read_resolution(corpus, known)


def read_resolution(corpus: Corpus, knowledge: Knowledge | None = None) -> Resolution:
    """The whole of what a settled corpus knows."""
    known = knowledge or read_knowledge(corpus)
    headers = {source.uri: source.extraction.document for source in corpus.sources()}
    names = [name for (name,) in corpus.db.execute("SELECT DISTINCT document FROM meaning ORDER BY document")]
    told = [describe(one, headers) for name in names if (one := cluster_of(corpus.db, name, known))]
    rows = corpus.db.execute("SELECT source, place, document, certainty FROM meaning ORDER BY source, place")
    conflicts = sorted((c for _, found in told for c in found), key=lambda c: (c.document, c.field))
    graph = graph_of(corpus)
    return Resolution(
        documents=tuple(document for document, _ in told),
        ends={(source, place): End(document, certainty) for source, place, document, certainty in rows},
        undecided=tuple(read_undecided(corpus)),
        conflicts=tuple(conflicts),
        graph=Graph.of(graph.nodes, graph.edges),
    )


def read_undecided(corpus: Corpus) -> Iterator[Undecided]:
    """The mentions whose document is not known, by source."""
    rows = corpus.db.execute(
        "SELECT document, source, ref, reason, candidates FROM undecided ORDER BY source, document, ref"
    )
    for document, source, ref, reason, candidates in rows:
        yield Undecided(document, source, ref, reason, candidates_from(json.loads(candidates)))
