"""Which format a file has: told by its content; the suffix decides only between those that content can't tell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from loaders.reading.errors import ReadingError

MEGABYTE = 1_000_000


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


_OFFICE = "application/vnd.openxmlformats-officedocument"
_TEXT = Format("text/plain", "plain", 250 * MEGABYTE)
_MARKDOWN = Format("text/markdown", "plain", 250 * MEGABYTE)
_HTML = Format("text/html", "html", 50 * MEGABYTE)
_RTF = Format("application/rtf", "rtf", 100 * MEGABYTE)
_DOC = Format("application/msword", "doc", 100 * MEGABYTE)
_DOCX = Format(f"{_OFFICE}.wordprocessingml.document", "docx", 100 * MEGABYTE)
_XLS = Format("application/vnd.ms-excel", "xls", 50 * MEGABYTE)
_XLSX = Format(f"{_OFFICE}.spreadsheetml.sheet", "xlsx", 100 * MEGABYTE)
_PDF = Format("application/pdf", "pdf", 250 * MEGABYTE)
_PNG = Format("image/png", "picture", 100 * MEGABYTE)
_JPEG = Format("image/jpeg", "picture", 100 * MEGABYTE)
_TIFF = Format("image/tiff", "picture", 100 * MEGABYTE)

FORMATS = {
    ".txt": _TEXT, ".md": _MARKDOWN, ".html": _HTML, ".htm": _HTML, ".rtf": _RTF, ".doc": _DOC, ".docx": _DOCX,
    ".docm": _DOCX, ".dotx": _DOCX, ".dotm": _DOCX,
    ".xls": _XLS, ".xlsx": _XLSX, ".xlsm": _XLSX, ".pdf": _PDF, ".png": _PNG, ".jpg": _JPEG, ".jpeg": _JPEG,
    ".tif": _TIFF, ".tiff": _TIFF,
}  # fmt: skip
"""The formats that can be read, by suffix."""
LARGEST = max(format.limit for format in FORMATS.values())

_SIGNS = (
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _PNG),
    (b"\xff\xd8\xff", _JPEG),
    (b"II*\0", _TIFF),
    (b"MM\0*", _TIFF),
)
"""How files of a format begin."""
_TEXTS = (_TEXT, _MARKDOWN, _HTML)
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_HTML_BEGINS = re.compile(
    rb"\s{0,1000}(?:<!--.{0,2000}?-->\s{0,1000}|<\?xml[^>]{0,200}>\s{0,1000})?<(?:!doctype html|html\b)", re.I | re.S
)


def format_of(path: Path, data: bytes) -> Format:
    """The format of a file's bytes. Raises ReadingError for one that can't be read."""
    by_name = FORMATS.get(path.suffix.lower())
    if not data.strip():
        raise ReadingError("this file is empty; check that it was saved whole")
    for sign, format in _SIGNS:
        if data.startswith(sign):
            return format
    if data.startswith(_OLE):
        return _of_compound_file(data)
    if data.startswith(_ZIP):
        return _of_zip(data, by_name)
    if data.startswith(_PACKED):
        raise ReadingError("this is a packed file; unpack it first")
    if b"%PDF-" in data[:1024]:
        return _PDF
    if by_name is None:
        raise ReadingError(f"this format is not read; save it as one of {', '.join(sorted(FORMATS))}")
    if _HTML_BEGINS.match(data):
        return _HTML
    if by_name not in _TEXTS:
        raise ReadingError(f"this is no {path.suffix.lower()[1:]} file or a broken one; download or export it anew")
    return by_name


def _of_compound_file(data: bytes) -> Format:
    """Of files that hold streams as a disk holds files, as Office wrote them before 2007 and locks them today."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as streams:
            names = {entry[0] for entry in streams.listdir()}
    except Exception:  # the library raises what it likes for a broken file
        names = set()
    if "WordDocument" in names:
        return _DOC
    if names & {"Workbook", "Book"}:
        return _XLS
    if "EncryptedPackage" in names:
        raise ReadingError("this Office file is protected by a password; save it without one")
    raise ReadingError("this Office file of the old kind is broken or no document; save it as .docx or .xlsx")


def _of_zip(data: bytes, by_name: Format | None) -> Format:
    """Of archives: what Office writes since 2007, and what is none of its files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = []
    if any(name.startswith("word/") for name in names):
        return _DOCX
    if any(name.startswith("xl/") for name in names):
        return _XLSX
    if by_name in (_DOCX, _XLSX):
        return by_name
    if "mimetype" in names and "content.xml" in names:
        raise ReadingError("this is a file of LibreOffice; save it as .docx or .xlsx")
    raise ReadingError("this is a zip archive; unpack it and load the files in it, or call it .zip")
