"""From a file to what it says: `read(path)` gives a Text, `extract(text)` gives an Extraction.

This package knows nothing of graphs and stores; `kg` builds on it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.extraction import Extraction, as_json
    from loaders.grammar.extract import extract
    from loaders.reading import ReadingError, read
    from loaders.text import Facts, Text

__all__ = ["Extraction", "Facts", "ReadingError", "Text", "as_json", "extract", "read"]

_HOMES = {
    "Extraction": "loaders.extraction",
    "Facts": "loaders.text",
    "ReadingError": "loaders.reading",
    "Text": "loaders.text",
    "as_json": "loaders.extraction",
    "extract": "loaders.grammar.extract",
    "read": "loaders.reading",
}


def __getattr__(name: str) -> Any:
    """Import a step only when it is asked for: who asks a graph need not wait for the grammar."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'loaders' has no attribute {name!r}")
