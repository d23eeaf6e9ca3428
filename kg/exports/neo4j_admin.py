"""The graph as CSV files for Neo4j's own importer, `neo4j-admin database import full`, and the commands that run it.

Each label and each type of relationship has a file with a typed header. An absent value is an empty cell, an empty text
a quoted one: the importer tells the two apart. All nodes share one space of ids, since ids are unique in the graph.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO

from kg.exports.database import Database, Fact, Seen
from kg.exports.import_commands import Table, scripts
from kg.files import replacing_folder
from kg.graph import Edge, Elements, Node, Value, whole

_HEADS = {"str": "string", "int": "long", "float": "double", "bool": "boolean", "tuple": "string[]"}


def write_import(elements: Elements, folder: str | Path, database: Database) -> None:
    """Write a graph for the importer; `import.sh` and `import.ps1` in the folder run it, `after-import.cypher` is run
    on the started server. Elements come in canonical order, as a graph and a store have them; equal graphs give equal
    bytes. A folder that was written so before is replaced.

    Raises FileExistsError for a folder with other things in it, ValueError for a property that mixes text and numbers,
    OSError.
    """
    with replacing_folder(folder, known_by="import.sh") as fresh:
        (fresh / "nodes").mkdir()
        (fresh / "relationships").mkdir()
        seen = Seen(database.longest)
        tables = [*_nodes(elements.nodes, fresh, seen), *_relationships(elements.edges, fresh, seen)]
        indexes, left_out = seen.serving(database)
        tables.append(_meta(database.whole(seen.in_order, left_out), fresh))
        for name, text in scripts(tables, [*database.constraints, *indexes]).items():
            (fresh / name).write_bytes(text.encode())
        (fresh / "import.sh").chmod(0o755)


def _meta(facts: Mapping[str, Fact], folder: Path) -> Table:
    """The node by which kg knows the database, in a space of ids of its own."""
    own = {name: value for name, value in facts.items() if name != "id" and value not in (None, ())}
    heads = ["id:ID(meta)", *(_head(name, type(value).__name__) for name, value in own.items())]
    row = ",".join(_cell(value) for value in (facts["id"], *own.values()))
    (folder / "nodes" / "Meta.csv").write_bytes(f"{','.join(heads)}\n{row}\n".encode())
    return Table("nodes", "Meta", "nodes/Meta.csv", multiline=False, largest=len(row.encode()))


def _nodes(nodes: Iterable[Node], folder: Path, seen: Seen, space: str = "graph") -> Iterator[Table]:
    for label, same in groupby(nodes, key=attrgetter("label")):
        with _Rows(folder / "nodes" / f"{label}.csv") as rows:
            for node in same:
                seen.look(node)
                rows.add(node.properties, node.id)
            rows.finish([f"id:ID({space})"], seen.types[label])
        yield Table("nodes", label, f"nodes/{label}.csv", rows.multiline, rows.largest)


def _relationships(edges: Iterable[Edge], folder: Path, seen: Seen) -> Iterator[Table]:
    for kind, same in groupby(edges, key=attrgetter("type")):
        with _Rows(folder / "relationships" / f"{kind}.csv") as rows:
            for edge in same:
                seen.look(edge)
                rows.add(edge.properties, edge.source, edge.target)
            rows.finish([":START_ID(graph)", ":END_ID(graph)"], seen.types[kind])
        yield Table("relationships", kind, f"relationships/{kind}.csv", rows.multiline, rows.largest)


@dataclass(slots=True)
class _Rows:
    """The rows of one file. Which columns there are shows only at their end, and each row has to have all of them: rows
    are kept aside, with their lengths, until the header is known."""

    path: Path
    columns: dict[str, None] = field(default_factory=dict)
    multiline: bool = False
    largest: int = 0
    _aside: IO[bytes] = field(init=False)
    _lengths: array[int] = field(default_factory=lambda: array("Q"))
    _grown: list[tuple[int, int]] = field(default_factory=list)

    def __enter__(self) -> _Rows:
        if not self.path.stem.isidentifier() or self.path.exists():
            raise ValueError(f"elements come by label and type, each with a plain name: {self.path.stem}")
        self._aside = self.path.with_suffix(".rows").open("w+b")
        return self

    def __exit__(self, *exc: object) -> None:
        self._aside.close()
        self.path.with_suffix(".rows").unlink(missing_ok=True)

    def add(self, own: Mapping[str, Value], *ids: str) -> None:
        if not own.keys() <= self.columns.keys():
            self.columns.update(dict.fromkeys(sorted(own)))
            self._grown.append((len(self._lengths), len(self.columns)))
        line = ",".join([*map(_cell, ids), *(_cell(own.get(name)) for name in self.columns)])
        try:
            content = line.encode()
        except UnicodeEncodeError:
            content = whole(line).encode()
        self.multiline = self.multiline or "\n" in line or "\r" in line
        self.largest = max(self.largest, len(content))
        self._lengths.append(len(content))
        self._aside.write(content)

    def finish(self, ids: list[str], types: Mapping[str, str]) -> None:
        """Write the file: the header, and the rows, each with a cell for every column."""
        head = ",".join([*ids, *(_head(name, types.get(name, "str")) for name in self.columns)])
        self._aside.seek(0)
        with self.path.open("wb") as file:
            file.write(f"{head}\n".encode())
            for first, last, width in self._parts():
                end = b"," * (len(self.columns) - width) + b"\n"
                for length in self._lengths[first:last]:
                    file.write(self._aside.read(length) + end)

    def _parts(self) -> Iterator[tuple[int, int, int]]:
        """From which row to which there are how many columns."""
        starts = [(0, 0), *self._grown]
        ends = [*(first for first, _ in self._grown), len(self._lengths)]
        for (first, width), last in zip(starts, ends, strict=True):
            yield first, last, width


def _cell(value: Fact) -> str:
    if isinstance(value, str):
        return f'"{value.replace(chr(34), chr(34) * 2)}"'
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _cell(";".join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _head(name: str, kind: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"a property named {name!r} can't stand in the header of a CSV file")
    return f"{name}:{_HEADS[kind]}"
