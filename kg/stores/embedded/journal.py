"""Changes beside a checkpoint: each one line with its checksum, so that adding one costs what changes, and a line that
was torn when the machine stopped is as if it had never been written."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.graph import Delta, Edge, Node, whole
from kg.stores.columns import Columns
from kg.stores.embedded.checkpoint import Seal, sync_folder

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, and what is known of it without reading it: after how many changes of the corpus the graph comes to
    how many, and the types of properties from then on where they are others than before."""

    since: int
    changes: int
    columns: Mapping[str, Mapping[str, str]]
    body: bytes = field(repr=False)

    @property
    def delta(self) -> Delta:
        return _decoded(self.body)

    @property
    def line(self) -> bytes:
        head = {"since": self.since, "changes": self.changes, "columns": self.columns}
        return _framed(json.dumps(head, sort_keys=True).encode() + b"\t" + self.body)


@dataclass(frozen=True, slots=True)
class Journal:
    """The checkpoint on which it builds (its digest), its entries, and where the last whole one ends."""

    digest: str | None = None
    entries: tuple[Entry, ...] = ()
    end: int = 0

    def on(self, seal: Seal) -> Journal:
        """This journal where it builds on that checkpoint, else an empty one: what was left when a newer checkpoint had
        taken it in already."""
        return self if seal.digest is not None and self.digest == seal.digest else Journal()


def entry(delta: Delta, columns: Columns, known: Columns, *, since: int, changes: int) -> Entry:
    """A change as an entry; `columns` are the types with it, `known` those before."""
    types = columns.types
    return Entry(since, changes, {} if types == known.types else types, _encoded(delta))


def read(path: Path) -> Journal:
    """What a journal holds; an empty one where there is no file. Raises OSError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal()
    lines = _whole_lines(content)
    first = next(lines, None)
    head = json.loads(first[0]) if first else {}
    if first is None or head.get("journal") != FORMAT:
        return Journal()
    entries, end, reached = [], first[1], head["changes"]
    for payload, after in lines:
        known, _, body = payload.partition(b"\t")
        found = Entry(**json.loads(known), body=body)
        if found.since != reached:
            break
        entries.append(found)
        end, reached = after, found.changes
    return Journal(head["digest"], tuple(entries), end)


def append(path: Path, seal: Seal, end: int, added: Entry) -> int:
    """Add an entry after the last whole one, on the disk before this returns; returns where it ends. A journal that
    ends at 0 begins anew on the checkpoint with this seal. Raises OSError."""
    if end == 0:
        head = {"journal": FORMAT, "digest": seal.digest, "changes": seal.changes}
        content = _framed(json.dumps(head, sort_keys=True).encode()) + added.line
    else:
        content = added.line
    with path.open("r+b" if end else "wb") as file:
        file.truncate(end)
        file.seek(end)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if end == 0:
        sync_folder(path.parent)
    return end + len(content)


def _framed(payload: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(payload), payload)


def _whole_lines(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Each line that is as it was written and where it ends, up to the first that is not."""
    start = 0
    while (end := content.find(b"\n", start)) >= 0:
        payload = content[start + 9 : end]
        if content[start : start + 9] != b"%08x " % zlib.crc32(payload):
            return
        start = end + 1
        yield payload, start


def _encoded(delta: Delta) -> bytes:
    content: dict[str, Any] = {
        "nodes": [[node.id, node.label, _present(node)] for node in delta.nodes],
        "edges": [[edge.source, edge.type, edge.target, _present(edge)] for edge in delta.edges],
        "gone_nodes": delta.gone_nodes,
        "gone_edges": delta.gone_edges,
        "labels": dict(delta.labels),
    }
    try:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return whole(json.dumps(content, ensure_ascii=False, separators=(",", ":"))).encode()  # type: ignore[no-any-return]


def _decoded(body: bytes) -> Delta:
    content = json.loads(body)
    return Delta(
        nodes=tuple(Node(*node) for node in content["nodes"]),
        edges=tuple(Edge(*edge) for edge in content["edges"]),
        gone_nodes=tuple((label, id) for label, id in content["gone_nodes"]),
        gone_edges=tuple((source, kind, target) for source, kind, target in content["gone_edges"]),
        labels=content["labels"],
    )


def _present(element: Node | Edge) -> dict[str, Any]:
    return {name: value for name, value in element.properties.items() if value is not None}
