"""What a Neo4j database has besides the graph, for the exports that write it down: the room of the store tells."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.exports.database import Database, Fact, IndexText, Types
from kg.stores import Origin
from kg.stores.neo4j import meta, schema
from kg.stores.schema import SCHEMA

STAMP = "exported"
"""Stands where a store would note its last step: exports know no chance and no clock."""


def database_of(origin: Origin) -> Database:
    """The database of a graph that was written from there."""

    def whole(types: Types, left_out: tuple[str, ...]) -> Mapping[str, Fact]:
        state = {"phase": meta.WHOLE, "changes": origin.changes, "columns": json.dumps(types), "unindexed": left_out}
        return {**facts, **state}

    facts: dict[str, Fact] = {
        **{"id": "meta", "title": "meta", "schema_version": SCHEMA, "corpus": origin.corpus, "stamp": STAMP}
    }
    return Database(
        origin.corpus,
        origin.changes,
        whole=whole,
        writing=facts | {"phase": meta.WRITING, "goal": origin.changes},
        constraints=tuple(schema.CONSTRAINTS.values()),
        indexes=(
            *(IndexText(index.name, index.text, index.label, index.key) for index in schema.INDEXES),
            IndexText(schema.TEXTS, schema.INDEX_TEXTS[schema.TEXTS]),
        ),
        longest=schema.LONGEST,
    )
