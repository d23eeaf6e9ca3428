"""Only one process writes to a store at a time; the others hear which."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import kglite

from kg.stores import StoreError


class Lease:
    """The right to write to the store at a path, held from here to `end`, or until the process dies.

    It is kglite's writer lease on a name beside the file, under which no graph is kept: taking it opens nothing. Makes
    the folder where it is missing. Raises StoreError, which names the process that holds it.
    """

    def __init__(self, path: Path) -> None:
        try:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            self._held: Any = kglite.open(str(path.with_name(f"{path.name}-writer")), durable="off")
        except kglite.WriterLeaseHeldError as problem:
            holder = problem.holder.get("pid")
            process = f"process {holder}" if holder else "it"
            raise StoreError(f"another kg is writing to {path}: wait, or stop {process}") from problem
        except (kglite.KgError, ValueError, OSError) as problem:
            reason = str(problem).partition("\n")[0]
            raise StoreError(f"can't open {path} for writing: {reason}") from problem

    def end(self) -> None:
        """Give the lease back. Leaving as if something had failed keeps kglite from writing its empty graph."""
        self._held.__exit__(InterruptedError, InterruptedError(), None)
