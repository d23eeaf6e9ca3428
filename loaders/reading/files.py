"""Files and folders: which ones are documents, and how each becomes a Text."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.reading import archives
from loaders.reading.canonical import canonical, closed_up
from loaders.reading.errors import ReadingError, ScanError
from loaders.reading.flattened import with_line_breaks
from loaders.reading.formats import FORMATS, LARGEST, MEGABYTE, Format, format_of
from loaders.reading.furniture import without_furniture
from loaders.reading.legacy import in_unicode
from loaders.reading.sidecar import facts_of, is_sidecar
from loaders.text import Facts, Text

_SAVED_PAGE_PARTS = ("_files", "_tệp")
"""How browsers name the folder of a saved page's pictures."""


def supported(path: Path) -> bool:
    """Whether a file has one of the formats that can be read, and is neither a sidecar nor a folder's README."""
    return path.suffix.lower() in FORMATS and not is_sidecar(path) and path.stem.upper() != "README"


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path | None]]:
    """The documents under the paths, each with the folder that was named (None for a file that was named itself).

    Folders and zip archives are walked in sorted order; hidden files, sidecars, READMEs, unknown formats and the
    pictures of saved web pages are left out. A document in an archive has the path `x.zip/name`, which `read` takes;
    an archive that can't be opened stands for itself, and `read` says why. Raises ReadingError for a folder that can't
    be listed."""
    found: dict[Path, Path | None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(file, path)
        elif path.suffix.lower() == archives.SUFFIX and path.is_file():
            for file in _in_archive(path):
                found.setdefault(file, path.parent)
        else:
            found.setdefault(path, None)
    return list(found.items())


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ReadingError(f"{_shown(folder.name)}: {_reason(error)}; check the folder's permissions") from None
    for entry in entries:
        if archives.is_unseen(entry.name):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and not entry.name.endswith(_SAVED_PAGE_PARTS):
                yield from _walk(entry)
        elif entry.suffix.lower() == archives.SUFFIX:
            yield from _in_archive(entry)
        elif supported(entry):
            yield entry


def _in_archive(path: Path) -> Iterator[Path]:
    try:
        members = archives.members(path)
    except (ReadingError, OSError):
        yield path
        return
    yield from (member for member in members if supported(member) or member.suffix.lower() == archives.SUFFIX)


def read(path: Path, *, base: Path | None = None, facts: Facts | None = None) -> Text:
    """The file as canonical text. `base` is the folder that was loaded: the text's `uri` is the address that the facts
    state, else the path relative to it. `facts` stand in place of those in sidecars. Raises ReadingError."""
    path = Path(path)
    inside = base is not None and path.is_relative_to(base)
    name = _shown(path.relative_to(base).as_posix() if inside and base else path.name)
    try:
        data = _bytes(path)
        format = format_of(path, data)
        if len(data) > format.limit:
            raise ReadingError(f"this file is larger than {format.limit // MEGABYTE} MB; split it into its documents")
        content = closed_up(with_line_breaks(without_furniture(canonical(in_unicode(_words(format, data))))))
        if not content.strip():
            raise ReadingError("there is no text in this file; check that it was saved whole")
        facts = facts if facts is not None else facts_of(path, base)
    except ReadingError as error:
        raise ReadingError(f"{name}: {error}") from None
    return Text(
        file=_shown(path.name),
        uri=facts.uri or name,
        content=content,
        media_type=format.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=facts,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.suffix.lower() == archives.SUFFIX and archives.is_there(path):
            raise ReadingError(archives.why_unread(path))
        return archives.content(path, LARGEST)
    except (OSError, ValueError) as error:
        raise ReadingError(f"the file can't be opened ({_reason(error)}); check its path and permissions") from None


def _words(format: Format, data: bytes) -> str:
    """What a file says, by text recognition where it is only a picture of pages."""
    try:
        return format.reader(data)
    except ScanError:
        from loaders.reading.recognition import recognised

        return recognised(data)


def _shown(name: str) -> str:
    """A file's name as one line of Unicode, whatever bytes it is made of."""
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return unicodedata.normalize("NFC", text)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
