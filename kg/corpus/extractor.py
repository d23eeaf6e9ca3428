"""Which extractor made an extraction: its own code and tables tell, so that no one has to remember a number."""

from __future__ import annotations

import hashlib
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
    mark = hashlib.sha256()
    for path in (*code, *tables):
        mark.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return mark.hexdigest()[:16]
