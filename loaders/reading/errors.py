"""The ways in which reading fails."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that can't be read: one line that names the file and says what to do."""


class ScanError(ReadingError):
    """A file that holds only pictures of pages; text recognition can read it."""
