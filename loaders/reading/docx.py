"""Word files: paragraphs and tables in the order in which they are read, with the numbers that Word counts itself."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from loaders.reading.errors import ReadingError
from loaders.reading.listnumbers import ListNumbers, W
from loaders.reading.rows import Rows

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback"))
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}

_MOST_PARTS = 5_000
_MOST_BYTES = 300_000_000
_MOST_TEXT = 64_000_000
_RATIO = 200
"""The most that honest text shrinks; archives that grow more than this are made to exhaust the machine."""
_LONG_CELL = 2_500


def read_docx(data: bytes) -> str:
    """The text of a Word file, paragraphs with an empty line between, a table's row as a line `a | b | c`, footnotes
    at the end. Raises ReadingError for a file that is broken, protected, or unpacks to too much."""
    _refuse_bombs(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _parts(archive, "").get("officeDocument", "word/document.xml")
            return _Writer(archive, main).text(_root(archive, main))
    except Exception as error:  # a hostile archive can make every layer below raise what it likes
        raise ReadingError(
            f"this Word file is broken ({type(error).__name__}); open it in Word and save it anew"
        ) from None


def is_docx(data: bytes) -> bool:
    """Whether a zip archive holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


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


class _Writer:
    """Turns the elements of a Word document into paragraphs."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        parts = _parts(archive, main)
        roots = {
            kind: _root(archive, parts[kind]) if parts.get(kind) in archive.namelist() else None
            for kind in ("numbering", "styles", "footnotes", "endnotes")
        }
        self._numbers = ListNumbers(roots["numbering"], roots["styles"])
        self._notes = {
            (kind, note.get(f"{W}id")): note
            for kind in _NOTES.values()
            if (root := roots[f"{kind}s"]) is not None
            for note in root.iter(f"{W}{kind}")
        }
        self._cited: list[tuple[str, str | None]] = []

    def text(self, document: Any) -> str:
        paragraphs = list(self._blocks(document))
        for number, note in enumerate(self._cited, 1):
            if note in self._notes:
                words = " ".join(" ".join(self._blocks(self._notes[note])).split())
                paragraphs.append(f"[{number}] {words}")
        return "\n\n".join(paragraphs)

    def _blocks(self, parent: Any) -> Iterator[str]:
        """The paragraphs below an element; the rows of a table are one paragraph of several lines."""
        for element in parent:
            if element.tag == f"{W}p":
                boxes: list[Any] = []
                words = self._words(element, boxes).strip()
                label = self._numbers.label(element)
                for box in boxes:
                    yield from self._blocks(box)
                if words:
                    yield f"{label} {words}" if label else words
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag not in _UNSEEN:
                yield from self._blocks(element)

    def _words(self, element: Any, boxes: list[Any]) -> str:
        """The words of a paragraph; text boxes anchored in it are put aside."""
        words = []
        for child in element:
            if child.tag == f"{W}t":
                words.append(child.text or "")
            elif child.tag in _SIGNS:
                words.append(_SIGNS[child.tag])
            elif child.tag in _NOTES:
                self._cited.append((_NOTES[child.tag], child.get(f"{W}id")))
                words.append(f"[{len(self._cited)}]")
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag not in _UNSEEN:
                words.append(self._words(child, boxes))
        return "".join(words)

    def _table(self, table: Any) -> Iterator[str]:
        cells = [list(_inside(row, f"{W}tc")) for row in _inside(table, f"{W}tr")]
        if _lays_out(cells):
            for row in cells:
                for cell in row:
                    yield from self._blocks(cell)
            return
        rows = Rows()
        lines = []
        for row in cells:
            for cell in row:
                words = "" if _goes_on(cell) else " ".join(" ".join(self._blocks(cell)).split())
                rows.cell(words, columns=_span(cell))
            lines.append(rows.line())
        yield "\n".join(filter(None, lines))


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    """The root of an XML part; entities are not resolved, nor is anything fetched."""
    from docx.oxml.parser import parse_xml

    return parse_xml(archive.read(name))


def _parts(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part of the archive refers to, by the last word of their kind. Read here and not by the
    library, which gives up on files that refer to pictures no longer in them."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return {}
    return {
        (relation.get("Type") or "").rsplit("/", 1)[-1]: posixpath.normpath(
            posixpath.join("/", folder, relation.get("Target") or "")
        ).lstrip("/")
        for relation in _root(archive, relations)
        if relation.get("TargetMode") != "External"
    }


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a tag, also inside content controls and revisions, but not inside other tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}del"):
            yield from _inside(child, tag)


def _lays_out(rows: list[list[Any]]) -> bool:
    """Whether a table only places things on the page: one cell a row, tables in it, or whole texts in a cell."""
    if all(len(row) < 2 for row in rows):
        return True
    for cell in (cell for row in rows for cell in row):
        if cell.find(f".//{W}tbl") is not None:
            return True
        paragraphs = cell.findall(f"{W}p")
        if len(paragraphs) > 7 and sum(len(t.text or "") for t in cell.iter(f"{W}t")) > _LONG_CELL:
            return True
    return False


def _property(cell: Any, name: str) -> Any:
    return cell.find(f"{W}tcPr/{W}{name}")


def _goes_on(cell: Any) -> bool:
    """Whether a cell is only the lower part of the one above it."""
    merge = _property(cell, "vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _span(cell: Any) -> int:
    span = _property(cell, "gridSpan")
    value = span.get(f"{W}val") if span is not None else None
    return min(int(value), 100) if value and value.isascii() and value.isdigit() else 1
