"""What a database says of itself: the node `(:Meta {id: 'meta'})`, whose graph this is and whether it is whole.

`phase` is `whole`, `writing` (a write of many transactions is under way, or broke off) or `changing` (a change is
being applied). `stamp` is another after each step, so that who finds the same one before and after reading has read one
state.
The server shows a transaction that it is just applying bit by bit; so a change is announced in a transaction before its
own, and called done in one after it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from neo4j import ManagedTransaction, Record

from kg.stores import StoreError
from kg.stores.neo4j.connecting import run

READ = """OPTIONAL MATCH (m:Meta {id: 'meta'})
    RETURN m.schema_version AS schema, m.corpus AS corpus, m.changes AS changes, m.phase AS phase, m.stamp AS stamp"""
_MORE = """MATCH (m:Meta {id: 'meta'}) RETURN m.columns AS columns, m.goal AS goal, m.done AS done,
    m.unindexed AS unindexed"""
_SET = "MATCH (m:Meta {id: 'meta', stamp: $was}) SET m += $facts RETURN count(*) AS done"
_BEGIN = "MERGE (m:Meta {id: 'meta'}) SET m += $facts RETURN m.stamp AS stamp"

WHOLE, WRITING, CHANGING = "whole", "writing", "changing"


@dataclass(frozen=True, slots=True)
class State:
    """What Meta says. `changes` is None while the graph is not whole."""

    schema: int
    corpus: str
    changes: int | None
    phase: str
    stamp: str

    @property
    def is_whole(self) -> bool:
        return self.phase == WHOLE


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a write came that broke off: the changes it was to reach, the batches that are in the database. `columns`
    are the types of properties, `unindexed` the indexes that are left out since a value is too long for them."""

    goal: int | None = None
    done: frozenset[str] = frozenset()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unindexed: frozenset[str] = frozenset()


def state_in(record: Record) -> State | None:
    """The state in a row of `READ`; None where there is no Meta, or one without a corpus."""
    if record["corpus"] is None or record["schema"] is None:
        return None
    return State(
        record["schema"], record["corpus"], record["changes"], record["phase"] or WHOLE, str(record["stamp"] or "")
    )


def read_state(tx: ManagedTransaction) -> State | None:
    return state_in(run(tx, READ).single())


def read_progress(tx: ManagedTransaction) -> Progress:
    row = run(tx, _MORE).single()
    if row is None:
        return Progress()
    columns = json.loads(row["columns"] or "{}")
    unindexed = frozenset(row["unindexed"] or ())
    return Progress(row["goal"], frozenset(row["done"] or ()), columns, unindexed)


def begin(tx: ManagedTransaction, facts: Mapping[str, Any]) -> str:
    """Set facts of Meta, whatever it said, and a new stamp; returns the stamp."""
    return str(run(tx, _BEGIN, {"facts": {"title": "meta", **facts}}).single()["stamp"])


def set_facts(tx: ManagedTransaction, was: str, facts: Mapping[str, Any]) -> None:
    """Set facts where Meta still has the stamp `was`. Raises StoreError where another process took over. Doing it again
    after it was done does no harm."""
    if run(tx, _SET, {"was": was, "facts": dict(facts)}).single()["done"]:
        return
    state = read_state(tx)
    if state is None or state.stamp != facts.get("stamp"):
        raise taken_over()


def taken_over() -> StoreError:
    return StoreError("another kg wrote to this database meanwhile: run kg rebuild")


def new_stamp() -> str:
    return uuid4().hex
