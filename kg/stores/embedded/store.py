"""A graph in one file beside its corpus: kglite, no server.

The file (the checkpoint) is replaced as a whole by `write`; `update` adds what changes to a journal beside it, without
opening the graph, and readers apply the journal to what they load. When it has grown long it is folded into a new
checkpoint. A reader reads the journal before the checkpoint: where the two belong together it has their state, and
where they don't, the checkpoint is newer and whole without it. So readers take no lock, and nobody sees half a graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from time import perf_counter
from typing import Any

import kglite

from kg.graph import Delta, Elements
from kg.stores import Origin, Profile, QueryError, Rows, Step, StoreError
from kg.stores.columns import Columns
from kg.stores.cypher import refuse_what_is_no_query
from kg.stores.embedded import checkpoint, journal, writing
from kg.stores.embedded.checkpoint import Seal
from kg.stores.embedded.journal import Entry, Journal
from kg.stores.embedded.lease import Lease
from kg.stores.schema import SCHEMA

FOLD_AT = 4 << 20
FOLD_SHARE = 4
"""A journal is folded when it is longer than `FOLD_AT` bytes and than the checkpoint's size over `FOLD_SHARE`."""

_TRIES = 20

kglite.set_query_warning_policy("silent")


@dataclass(frozen=True, slots=True)
class Held:
    """What lies in the files: the seal of the checkpoint, how many changes it and the journal hold together, the types
    of properties, and where the journal's last entry on this checkpoint ends."""

    seal: Seal
    changes: int | None
    columns: Columns
    end: int = 0

    @classmethod
    def of(cls, seal: Seal, log: Journal) -> Held:
        changes, types = seal.changes, seal.columns
        for entry in log.entries:
            changes, types = entry.changes, entry.columns or types
        return cls(seal, changes, Columns(types), log.end)


class EmbeddedStore:
    """The graph in a kglite file. Satisfies :class:`kg.stores.Store`.

    With `write`, this process is the one writer until `close`, and opens the graph only when asked a query. Raises
    StoreError where the file is missing (only when reading), is none of ours, comes from a newer version, or is being
    written by another process.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._path = path
        self._journal = path.with_name(f"{path.name}-journal")
        self._graph: Any = None
        self._held: Held | None = None
        self._lease = Lease(path) if write else None
        try:
            if write:
                self._held = self._look()
            else:
                self._graph, self._held = self._load()
            self._recognise()
        except BaseException:
            self.close()
            raise

    def write(self, elements: Elements, *, corpus: str, changes: int = 0) -> None:
        """Make the file hold exactly this graph, all or nothing; the old file is replaced in one step.

        Half characters (lone surrogates, which no UTF-8 text can hold) are stored as U+FFFD. Raises StoreError for a
        store opened for reading, a store of another corpus, and a graph that mixes text and numbers in one property.
        """
        self._may_write(corpus)
        columns = Columns()
        try:
            fresh = writing.build(elements, columns)
            self._replace(fresh, corpus, changes, columns)
        except (kglite.KgError, ValueError, OSError, OverflowError) as problem:
            raise StoreError(f"can't write {self._path}: {_first_line(problem)}") from problem

    def update(self, delta: Delta, *, corpus: str, since: int, changes: int) -> None:
        """Bring the graph from `since` changes of the corpus to `changes`: on the disk before this returns, or not at
        all. Where it holds `changes` already, nothing is left to do. Half characters are stored as by `write`.

        Raises StoreError for a store opened for reading, one of another corpus or another number of changes, and a
        change that mixes text and numbers in one property.
        """
        self._may_write(corpus)
        held, reached = self._held, self.version(corpus)
        if held is None or reached is None or reached not in (since, changes):
            raise StoreError(f"{self._path} does not hold the graph that changes: run kg rebuild")
        if reached != since:
            return
        columns = held.columns.with_changes(delta)
        entry = journal.entry(delta, columns, held.columns, since=since, changes=changes)
        try:
            if held.seal.digest is None or self._is_long(held.end + len(entry.line)):
                self._fold(entry, columns)
            else:
                end = journal.append(self._journal, held.seal, held.end, entry)
                self._graph, self._held = None, Held(held.seal, changes, columns, end)
        except (kglite.KgError, ValueError, OSError) as problem:
            raise StoreError(f"can't write {self._path}: {_first_line(problem)}") from problem

    def version(self, corpus: str) -> int | None:
        """How many changes of this corpus the graph holds; None for a graph of another corpus or an older schema."""
        held = self._held
        return held.changes if held is not None and (held.seal.corpus, held.seal.schema) == (corpus, SCHEMA) else None

    @property
    def origin(self) -> Origin | None:
        """What the graph was written from; None where there is no file yet."""
        return Origin(self._held.seal.corpus, self._held.changes) if self._held is not None else None

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
        profile: bool = False,
    ) -> Rows:
        """Rows of a read-only Cypher query; `timeout` in seconds (3 minutes where none is given). With `profile`, and
        the steps with their rows and seconds.

        Values are plain: dates become ISO text; a node becomes a dict of its properties with `label`, a relationship
        one of its properties with `type`, a path one of `nodes` and `relationships`. Raises QueryError.
        """
        refuse_what_is_no_query(text)
        graph = self._opened()
        began = perf_counter()
        try:
            result = graph.cypher(
                f"PROFILE {text}" if profile else text,
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
        steps = Profile(perf_counter() - began, _steps(result.profile)) if profile else None
        return Rows(columns, rows, truncated=total is not None and total > len(rows), profile=steps)

    def close(self) -> None:
        """Let the file go. What was written is in it already."""
        if self._lease is not None:
            self._lease.end()
            self._lease = None

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _may_write(self, corpus: str) -> None:
        if self._lease is None:
            raise StoreError(f"{self._path} is open for reading only")
        if self._held is not None and self._held.seal.corpus != corpus:
            raise StoreError(
                f"{self._path} holds the graph of another corpus: choose another folder with --data, or delete the file"
            )

    def _replace(self, graph: Any, corpus: str, changes: int, columns: Columns) -> None:
        """Make a kglite graph the checkpoint. The old journal means nothing beside it; it goes where the system lets
        it go now."""
        writing.mark(graph, schema=SCHEMA, corpus=corpus, changes=changes)
        seal = checkpoint.replace(self._path, graph, Seal(SCHEMA, corpus, changes, columns.types))
        self._graph, self._held = None, Held(seal, changes, columns)
        with suppress(OSError):
            self._journal.unlink(missing_ok=True)

    def _fold(self, entry: Entry, columns: Columns) -> None:
        graph, held = self._load()
        graph.read_only(False)
        writing.change(graph, [entry.delta])
        self._replace(graph, held.seal.corpus, entry.changes, columns)

    def _is_long(self, length: int) -> bool:
        return length > max(FOLD_AT, self._path.stat().st_size // FOLD_SHARE)

    def _opened(self) -> Any:
        """The graph to ask: a writer opens it when it is asked first, and again after it wrote."""
        if self._graph is None:
            if self._held is None:
                return kglite.KnowledgeGraph()
            self._graph, _ = self._load()
        return self._graph

    def _look(self) -> Held | None:
        """What lies in the files, without opening the graph where the file is sealed; None where there is no file."""
        try:
            log = journal.read(self._journal)
            seal = checkpoint.read_seal(self._path)
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise StoreError(f"can't open {self._path} for writing: {_first_line(problem)}") from problem
        return self._load()[1] if seal is None else Held.of(seal, log.on(seal))

    def _load(self) -> tuple[Any, Held]:
        """The graph as checkpoint and journal have it, read-only, and what it is."""
        for _ in range(_TRIES):
            try:
                log = journal.read(self._journal)
                seal = checkpoint.read_seal(self._path)
                graph = kglite.load(str(self._path))
                if checkpoint.read_seal(self._path) == seal:
                    break
            except FileNotFoundError as problem:
                missing = f"nothing loaded yet, {self._path} does not exist: kg load FOLDER"
                raise StoreError(missing) from problem
            except (kglite.KgError, ValueError, OSError) as problem:
                raise StoreError(
                    f"{self._path} is no graph of kg ({_first_line(problem)}): delete it and run kg rebuild"
                ) from problem
        else:
            raise StoreError(f"{self._path} is being written again and again: wait, and try again")
        seal = seal or self._unsealed(graph)
        log = log.on(seal)
        held = Held.of(seal, log)
        if log.entries:
            self._apply(log, graph, held)
        graph.read_only(True)
        return graph, held

    def _apply(self, log: Journal, graph: Any, held: Held) -> None:
        try:
            writing.change(graph, (entry.delta for entry in log.entries))
            writing.mark(graph, schema=held.seal.schema, corpus=held.seal.corpus, changes=held.changes)
        except (kglite.KgError, ValueError, StoreError) as problem:
            raise StoreError(f"{self._journal} does not fit {self._path}: run kg rebuild") from problem

    def _unsealed(self, graph: Any) -> Seal:
        """What a file without a seal says of itself in the graph."""
        meta = graph.cypher(
            """MATCH (m:Meta {id: 'meta'})
            RETURN m.schema_version AS schema, m.corpus AS corpus, m.changes AS changes, m.sealed AS sealed"""
        ).to_list()
        if not meta:
            raise StoreError(f"{self._path} holds a graph that kg did not write: choose another file")
        if meta[0].pop("sealed"):
            raise StoreError(f"{self._path} is no graph of kg (cut short): delete it and run kg rebuild")
        return Seal(**meta[0])

    def _recognise(self) -> None:
        """Refuse a newer schema; an old one may be overwritten, since the corpus holds the truth."""
        schema = self._held.seal.schema if self._held else SCHEMA
        if schema > SCHEMA:
            raise StoreError(f"{self._path} was written by a newer version of kg (schema {schema}): upgrade kg")
        if schema < SCHEMA and self._lease is None:
            raise StoreError(f"{self._path} was written by an older version of kg (schema {schema}): run kg rebuild")


def _steps(clauses: Sequence[Mapping[str, Any]] | None) -> tuple[Step, ...]:
    """The clauses of a query as kglite ran them."""
    return tuple(Step(c["clause"], c["rows_out"], seconds=c["elapsed_us"] / 1e6) for c in clauses or ())


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
