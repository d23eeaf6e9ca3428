"""A kglite file that says, in its last bytes, whose graph it is: known without opening the graph."""

from __future__ import annotations

import json
import os
import time
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

_MARK = b"kg-seal\n"
_FOOT = 8 + len(_MARK)
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Seal:
    """Whose graph a file holds: its corpus, how many changes of it (None: unknown), in which schema; the types of its
    properties; and the digest of the graph's own bytes (None for a file without a seal, of an earlier kg)."""

    schema: int
    corpus: str
    changes: int | None
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    digest: str | None = None


def read_seal(path: Path) -> Seal | None:
    """The seal of a file; None where it has none. kglite passes over these bytes. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _FOOT))
        foot = file.read()
        length = int.from_bytes(foot[:4])
        if len(foot) < _FOOT or not foot.endswith(_MARK) or length > size - _FOOT:
            return None
        file.seek(size - _FOOT - length)
        content = file.read(length)
    if zlib.crc32(content) != int.from_bytes(foot[4:8]):
        return None
    return Seal(**json.loads(content))


def replace(path: Path, graph: Any, seal: Seal) -> Seal:
    """Put a kglite graph with this seal in the place of a file, in one step; returns the seal with its digest.

    Raises OSError and kglite's errors, and leaves the old file then. Only one process may do it at a time.
    """
    fresh = path.with_name(f"{path.name}-new")
    try:
        _clear(fresh)
        graph.save(str(fresh), layout="compact", fsync=False)
        digest = _digest(fresh)
        sealed = Seal(seal.schema, seal.corpus, seal.changes, seal.columns, digest)
        content = json.dumps(asdict(sealed), sort_keys=True).encode()
        with fresh.open("ab") as file:
            file.write(content + len(content).to_bytes(4) + zlib.crc32(content).to_bytes(4) + _MARK)
            file.flush()
            os.fsync(file.fileno())
        _move(fresh, path)
        sync_folder(path.parent)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return sealed


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a loss of power, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(fresh: Path) -> None:
    """Remove what a process that was killed left half written, under this name or a passing one of kglite's."""
    for file in fresh.parent.iterdir():
        if file.name == fresh.name or file.name.startswith(f"{fresh.name}.tmp."):
            file.unlink()


def _move(fresh: Path, path: Path) -> None:
    """Windows refuses to replace a file that somebody is reading right now: wait a little."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fresh.replace(path)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _digest(path: Path) -> str:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
