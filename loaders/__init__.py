"""From a file to what it says: `read(path)` gives a Text, `extract(text)` gives an Extraction.

This package knows nothing of graphs and stores; `kg` builds on it.
"""

from loaders.extraction import Extraction, as_json
from loaders.grammar import extract
from loaders.reading import ReadingError, read
from loaders.text import Facts, Text

__all__ = ["Extraction", "Facts", "ReadingError", "Text", "as_json", "extract", "read"]
