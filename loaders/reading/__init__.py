"""From a file to its text: find the files, open each by what it holds, hand on canonical text with the user's facts."""

from __future__ import annotations

from loaders.reading.errors import ReadingError
from loaders.reading.files import discover, read, supported

__all__ = ["ReadingError", "discover", "read", "supported"]
