"""Pictures of pages (.png, .jpg, .tif): their words by text recognition."""

from __future__ import annotations

from loaders.reading.recognition import recognised


def read_picture(data: bytes) -> str:
    """The words on a picture of a page. Raises ReadingError where text recognition is not installed, and for a file
    that is no picture."""
    return recognised(data)
