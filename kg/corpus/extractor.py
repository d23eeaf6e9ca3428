"""Which extractor made an extraction: its own code and tables tell, so that no one has to remember a number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import loaders
from loaders.tables import room


@cache
def extractor_version() -> str:
    """A short mark that changes with the grammar and with its tables, and with nothing else."""
    home = Path(loaders.__file__).parent
    code = sorted(home.rglob("*.py"), key=lambda p: p.relative_to(home).as_posix())
    tables = sorted(room("ontology").glob("*.tsv"), key=lambda p: p.name)
    return mark_of((*code, *tables))


def mark_of(files: Iterable[Path], also: str = "") -> str:
    """A short mark of what stands in files, whatever ends their lines, and of a text beside them."""
    mark = hashlib.sha256(also.encode())
    for path in files:
        mark.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return mark.hexdigest()[:16]
