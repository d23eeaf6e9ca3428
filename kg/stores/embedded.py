"""A graph in one file beside its corpus: kglite, no server.

Readers open the last whole state and take no lock. A writer holds kglite's writer lease, builds the new state apart
and puts it in place of the old file in one step, so that nobody ever sees half a graph.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import kglite

from kg.graph import Graph, Value
from kg.stores import QueryError, Rows, StoreError
from kg.stores.cypher import reads_files

SCHEMA = 1
"""Version of labels, relationships and properties. Raise it when a query written for the old ones would go wrong."""

_INDEXED = (("Document", "symbol"), ("Document", "number"))
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERS = {int, float}

kglite.set_query_warning_policy("silent")


class EmbeddedStore:
    """The graph in a kglite file. Satisfies :class:`kg.stores.Store`.

    With `write`, this process is the one writer until `close`. Raises StoreError where the file is missing (only
    when reading), is none of ours, comes from a newer version, or is being written by another process.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._path = path
        self._lease: Any = None
        self._corpus: str | None = None
        self._changes: int | None = None
        self._graph: Any = self._take_lease() if write else self._load()
        try:
            self._recognise()
        except StoreError:
            self.close()
            raise
        self._graph.read_only(True)

    def write(self, graph: Graph, *, corpus: str, changes: int = 0) -> None:
        """Make the file hold exactly this graph, all or nothing; the old file is replaced in one step.

        Half characters (lone surrogates, which no UTF-8 text can hold) are stored as U+FFFD. Raises StoreError for a
        store opened for reading, a store of another corpus, and a graph that mixes text and numbers in one property.
        """
        if self._lease is None:
            raise StoreError(f"{self._path} is open for reading only")
        if self._corpus not in (None, corpus):
            raise StoreError(
                f"{self._path} holds the graph of another corpus: choose another folder with --data, or delete the file"
            )
        try:
            fresh = kglite.from_records(_records(graph, corpus, changes), on_missing_endpoint="error")
            for label, name in _INDEXED:
                fresh.create_index(label, name)
            fresh.save(str(self._path), layout="compact")
        except (kglite.KgError, ValueError, OSError) as problem:
            raise StoreError(f"can't write {self._path}: {_first_line(problem)}") from problem
        fresh.read_only(True)
        self._graph, self._corpus, self._changes = fresh, corpus, changes

    def holds(self, corpus: str, changes: int) -> bool:
        """Whether `write` was last told this corpus and number of changes; never for a graph of an older schema."""
        return (self._corpus, self._changes) == (corpus, changes)

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """Rows of a read-only Cypher query; `timeout` in seconds (3 minutes where none is given).

        Values are plain: dates become ISO text; a node becomes a dict of its properties with `label`, a relationship
        one of its properties with `type`, a path one of `nodes` and `relationships`. Raises QueryError.
        """
        if reads_files(text):
            raise QueryError("LOAD CSV is not allowed: queries read the graph, not files")
        try:
            result = self._graph.cypher(
                text,
                params=dict(parameters or {}),
                row_limit=row_limit,
                timeout_ms=None if timeout is None else max(1, round(timeout * 1000)),
                hide_structural_keys=True,
            )
        except kglite.ReadOnlyError as problem:
            raise QueryError("the query would change the graph: only reading is allowed") from problem
        except kglite.CypherTimeoutError as problem:
            raise QueryError(f"the query takes longer than {timeout or 180:g} seconds: narrow it down") from problem
        except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as problem:
            raise QueryError(_first_line(problem)) from problem
        if isinstance(result, str):
            raise QueryError("FORMAT CSV is not allowed in a query: choose the output with --format csv")
        columns = tuple(result.columns)
        rows = tuple(tuple(_plain(row[name]) for name in columns) for row in result.to_list())
        total = (result.diagnostics or {}).get("total_rows")
        return Rows(columns, rows, truncated=total is not None and total > len(rows))

    def close(self) -> None:
        """Let the file go. What `write` wrote is in it already."""
        if self._lease is not None:
            # A plain close would write the lease holder's own, older graph over the new one.
            self._lease.__exit__(InterruptedError, InterruptedError(), None)
            self._lease = None

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _load(self) -> Any:
        if not self._path.exists():
            raise StoreError(f"nothing loaded yet, {self._path} does not exist: kg load FOLDER")
        try:
            return kglite.load(str(self._path))
        except (kglite.KgError, ValueError, OSError) as problem:
            raise StoreError(f"{self._path} is no graph of kg: {_first_line(problem)}") from problem

    def _take_lease(self) -> Any:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lease = kglite.open(str(self._path), durable="off")
        except kglite.WriterLeaseHeldError as problem:
            holder = problem.holder.get("pid")
            process = f"process {holder}" if holder else "it"
            raise StoreError(f"another kg is writing to {self._path}: wait, or stop {process}") from problem
        except kglite.FileFormatError as problem:
            raise StoreError(f"{self._path} is no graph of kg: {_first_line(problem)}") from problem
        except (kglite.KgError, ValueError, OSError) as problem:
            raise StoreError(f"can't open {self._path} for writing: {_first_line(problem)}") from problem
        return self._lease

    def _recognise(self) -> None:
        """Learn whose graph this is. An old schema may be overwritten, since the corpus holds the truth."""
        meta = self.query(
            "MATCH (m:Meta {id: 'meta'}) RETURN m.schema_version AS schema, m.corpus AS corpus, m.changes AS changes"
        ).rows
        if not meta:
            if self.query("MATCH (n) RETURN count(n) AS nodes").rows != ((0,),) or self._lease is None:
                raise StoreError(f"{self._path} holds a graph that kg did not write: choose another file")
            return
        schema, self._corpus, changes = meta[0]
        self._changes = changes if schema == SCHEMA else None
        if schema > SCHEMA:
            raise StoreError(f"{self._path} was written by a newer version of kg (schema {schema}): upgrade kg")
        if schema < SCHEMA and self._lease is None:
            raise StoreError(f"{self._path} was written by an older version of kg (schema {schema}): run kg rebuild")


def _records(graph: Graph, corpus: str, changes: int) -> str:
    """The graph in kglite's own bulk form, as JSON text."""
    nodes: dict[str, list[dict[str, Value]]] = defaultdict(list)
    label_of: dict[str, str] = {}
    for node in graph.nodes:
        label_of[node.id] = node.label
        nodes[node.label].append({"id": node.id, **_present(node.properties)})
    nodes["Meta"] = [{"id": "meta", "title": "meta", "schema_version": SCHEMA, "corpus": corpus, "changes": changes}]
    edges: dict[tuple[str, str, str], list[dict[str, Value]]] = defaultdict(list)
    for edge in graph.edges:
        group = (edge.type, label_of[edge.source], label_of[edge.target])
        edges[group].append({" from": edge.source, " to": edge.target, **_present(edge.properties)})
    for label, records in nodes.items():
        _refuse_mixed(label, records)
    for (relationship, _, _), records in edges.items():
        _refuse_mixed(relationship, records)
    spec = {
        "nodes": [
            {"type": label, "id_field": "id", "title_field": "title", "records": records}
            for label, records in nodes.items()
        ],
        "connections": [
            {
                "type": relationship,
                "source_type": source,
                "source_id_field": " from",
                "target_type": target,
                "target_id_field": " to",
                "records": records,
            }
            for (relationship, source, target), records in edges.items()
        ],
    }
    return _LONE_SURROGATE.sub("\ufffd", json.dumps(spec, ensure_ascii=False, allow_nan=False))


def _present(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}


def _refuse_mixed(owner: str, records: Iterable[Mapping[str, Value]]) -> None:
    """A property is a column of one type: kglite would turn a mixed one into text without a word."""
    types: dict[str, set[type]] = defaultdict(set)
    for record in records:
        for name, value in record.items():
            types[name].add(type(value))
    if "type" in types:
        raise StoreError(f"{owner} has a property named type, which no store can keep apart from its own")
    for name, found in types.items():
        if len(found) > 1 and found != _NUMBERS:
            mixed = " and ".join(sorted(kind.__name__ for kind in found))
            raise StoreError(f"the property {name} of {owner} mixes {mixed}: a property has one type")


def _plain(value: Any) -> Any:
    """A value as scalars, lists and dicts, without what kglite invents."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, dict):
        if value.keys() == {"id", "labels", "properties"}:
            own = {name: _plain(item) for name, item in value["properties"].items() if name != "type"}
            return {"label": next(iter(value["labels"]), None), **own}
        if value.keys() == {"id", "start", "end", "type", "properties"}:
            return {"type": value["type"], **_plain(value["properties"])}
        return {name: _plain(item) for name, item in value.items()}
    return str(value)


def _first_line(problem: BaseException) -> str:
    return str(problem).strip().partition("\n")[0] or type(problem).__name__
