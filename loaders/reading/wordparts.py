"""The archive that a Word file is: its parts, what they refer to, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from loaders.reading.errors import ReadingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Names of the strict form of ISO/IEC 29500, and those that nearly all files have in their place."""

_MOST_PARTS = 5_000
_MOST_BYTES = 300_000_000
_MOST_TEXT = 64_000_000
_RATIO = 200
"""The most that honest text shrinks; archives that grow more than this are made to exhaust the machine."""


class WordParts:
    """The parts of an opened Word file. Raises ReadingError for one that is cut off, locked, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        _refuse_bombs(data)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = frozenset(self._archive.namelist())
        self.main = self.by_kind("").get("officeDocument", "word/document.xml")

    def root(self, name: str | None) -> Any:
        """The root of an XML part, None where there is no such part; entities are not resolved, nor is anything
        fetched."""
        if name not in self._names:
            return None
        from docx.oxml.parser import parse_xml

        xml = self.bytes_of(name)
        if b"purl.oclc.org" in xml[:4096]:
            for strict, usual in _STRICT:
                xml = xml.replace(strict, usual)
        return parse_xml(xml)

    def bytes_of(self, name: str) -> bytes:
        return self._archive.read(name)

    def by_kind(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of their kind."""
        return {kind: target for _, kind, target in self._relations(part)}

    def by_id(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the name under which it does."""
        return {name: target for name, _, target in self._relations(part)}

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Read here and not by the library, which gives up on files that refer to pictures no longer in them."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            (
                relation.get("Id") or "",
                (relation.get("Type") or "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/"),
            )
            for relation in (root if root is not None else ())
            if relation.get("TargetMode") != "External"
        ]


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise ReadingError("this Word file is broken or cut off; open it in Word and save it anew") from None
    if any(part.flag_bits & 1 for part in parts):
        raise ReadingError("this Word file is protected by a password; save it without one")
    text = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    grows = any(part.file_size > 10_000_000 and part.file_size > _RATIO * part.compress_size for part in parts)
    total = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or total > _MOST_BYTES or text > _MOST_TEXT or grows:
        raise ReadingError("this Word file unpacks to more than a document holds; save its text as .txt and load that")
