"""Files and folders: which ones are documents, and how each becomes a Text."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from loaders.reading.canonical import canonical, closed_up
from loaders.reading.errors import ReadingError
from loaders.reading.furniture import without_furniture
from loaders.reading.legacy import in_unicode
from loaders.reading.sidecar import facts_of, is_sidecar
from loaders.text import Facts, Text

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its media type, the module whose `read_…` takes its bytes, and the most bytes that are read."""

    media_type: str
    name: str
    limit: int

    @property
    def reader(self) -> Callable[[bytes], str]:
        """Imported when the first file of the kind comes, for some libraries take long to load."""
        reader: Callable[[bytes], str] = getattr(import_module(f"loaders.reading.{self.name}"), f"read_{self.name}")
        return reader


_TEXT = Format("text/plain", "plain", 250 * _MEGABYTE)
_MARKDOWN = Format("text/markdown", "plain", 250 * _MEGABYTE)
_HTML = Format("text/html", "html", 50 * _MEGABYTE)
_DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", 100 * _MEGABYTE)
_PDF = Format("application/pdf", "pdf", 250 * _MEGABYTE)
FORMATS = {".txt": _TEXT, ".md": _MARKDOWN, ".html": _HTML, ".htm": _HTML, ".docx": _DOCX, ".pdf": _PDF}
"""The formats that can be read, by suffix."""

_HTML_BEGINS = re.compile(
    rb"\s{0,1000}(?:<!--.{0,2000}?-->\s{0,1000}|<\?xml[^>]{0,200}>\s{0,1000})?<(?:!doctype html|html\b)", re.I | re.S
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "this is a Word file of the old kind or with a password; save it as .docx without one"),
    (b"{\\rtf", "this is a Rich Text file; save it as .docx"),
    (b"\x1f\x8b", "this is a packed file; unpack it first"),
    (b"\x89PNG", "this is a picture; run text recognition (OCR) over it first"),
    (b"\xff\xd8\xff", "this is a picture; run text recognition (OCR) over it first"),
)


def supported(path: Path) -> bool:
    """Whether a file has one of the formats that can be read, and is neither a sidecar nor a folder's README."""
    return path.suffix.lower() in FORMATS and not is_sidecar(path) and path.stem.upper() != "README"


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path | None]]:
    """The documents under the paths, each with the folder that was named (None for a file that was named itself).
    Folders are walked in sorted order; hidden files, sidecars, READMEs and unknown formats in them are left out."""
    found: dict[Path, Path | None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(file, path)
        else:
            found.setdefault(path, None)
    return list(found.items())


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ReadingError(f"{_shown(folder.name)}: {_reason(error)}; check the folder's permissions") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif supported(entry):
            yield entry


def read(path: Path, *, base: Path | None = None, facts: Facts | None = None) -> Text:
    """The file as canonical text. `base` is the folder that was loaded: the text's `uri` is the address that the facts
    state, else the path relative to it. `facts` stand in place of those in sidecars. Raises ReadingError."""
    path = Path(path)
    inside = base is not None and path.is_relative_to(base)
    name = _shown(path.relative_to(base).as_posix() if inside and base else path.name)
    try:
        data = _bytes(path)
        format = _format(path, data)
        if len(data) > format.limit:
            raise ReadingError(f"this file is larger than {format.limit // _MEGABYTE} MB; split it into its documents")
        content = closed_up(without_furniture(canonical(in_unicode(format.reader(data)))))
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
        if path.is_dir():
            raise ReadingError("this is a folder; name the files in it, or load the folder")
        if not path.exists():
            raise ReadingError("there is no such file; check the path")
        if not path.is_file():
            raise ReadingError("this is no ordinary file; copy its content to one")
        if path.stat().st_size > max(format.limit for format in FORMATS.values()):
            raise ReadingError("this file is too large for one document; split it")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ReadingError(f"the file can't be opened ({_reason(error)}); check its path and permissions") from None


def _format(path: Path, data: bytes) -> Format:
    """The format that the content has; the suffix decides only between those that content does not tell apart."""
    by_name = FORMATS.get(path.suffix.lower())
    if not data.strip():
        raise ReadingError("this file is empty; check that it was saved whole")
    for sign, remedy in _FOREIGN:
        if data.startswith(sign):
            raise ReadingError(remedy)
    if data.startswith(b"PK\x03\x04"):
        from loaders.reading.docx import is_docx

        if by_name is _DOCX or is_docx(data):
            return _DOCX
        raise ReadingError("this is a zip archive; unpack it and load the files in it")
    if b"%PDF-" in data[:1024]:
        return _PDF
    if by_name is None:
        raise ReadingError(f"this format is not read; save it as one of {', '.join(sorted(FORMATS))}")
    if by_name is _DOCX or by_name is _PDF:
        if _HTML_BEGINS.match(data):
            return _HTML
        raise ReadingError(f"this is no {path.suffix.lower()[1:]} file or a broken one; download or export it anew")
    return _HTML if _HTML_BEGINS.match(data) else by_name


def _shown(name: str) -> str:
    """A file's name as one line of Unicode, whatever bytes it is made of."""
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return unicodedata.normalize("NFC", text)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
