"""Word files: paragraphs and tables in the order in which they are read, with the numbers that Word counts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.reading.errors import ReadingError
from loaders.reading.listnumbers import ListNumbers
from loaders.reading.rows import Rows
from loaders.reading.wordparts import W, WordParts
from loaders.reading.wordstyles import WordStyles, symbol

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNSEEN = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback", f"{W}sdtPr", f"{W}rt")
)
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_LETTERHEAD = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Số\s*:", re.MULTILINE)
_LONG_CELL = 2_500
_DEEPEST = 3
"""Documents inside each other."""


def read_docx(data: bytes, depth: int = 0) -> str:
    """The text of a Word file, paragraphs with an empty line between, a table's row as a line `a | b | c`, footnotes
    at the end; of the page's head only a letterhead that stands there. Raises ReadingError for a file that is broken,
    protected, or unpacks to too much."""
    try:
        return _Writer(WordParts(data), depth).text()
    except ReadingError:
        raise
    except Exception as error:  # a hostile archive can make every layer below raise what it likes
        raise ReadingError(
            f"this Word file is broken ({type(error).__name__}); open it in Word and save it anew"
        ) from None


class _Writer:
    """Turns the elements of a Word document into paragraphs."""

    def __init__(self, parts: WordParts, depth: int) -> None:
        self._parts, self._depth = parts, depth
        self._document = parts.root(parts.main)
        kinds = parts.by_kind(parts.main)
        roots = {kind: parts.root(kinds.get(kind)) for kind in ("numbering", "styles", "footnotes", "endnotes")}
        self._styles = WordStyles(roots["styles"], self._document)
        self._numbers = ListNumbers(roots["numbering"], roots["styles"])
        self._notes = {
            (kind, note.get(f"{W}id")): note
            for kind in _NOTES.values()
            if (root := roots[f"{kind}s"]) is not None
            for note in root.iter(f"{W}{kind}")
        }
        self._cited: list[tuple[str, str | None]] = []
        self._style: str | None = None

    def text(self) -> str:
        paragraphs = [*self._letterhead(), *self._blocks(self._document)]
        for number, note in enumerate(self._cited, 1):
            if note in self._notes:
                words = " ".join(" ".join(self._blocks(self._notes[note])).split())
                paragraphs.append(f"[{number}] {words}")
        return "\n\n".join(paragraphs)

    def _letterhead(self) -> list[str]:
        """The head of the first page, if the letterhead stands there and not in the text."""
        section = next(self._document.iter(f"{W}sectPr"), None)
        if section is None:
            return []
        heads = {head.get(f"{W}type"): head.get(f"{_R}id") for head in section.findall(f"{W}headerReference")}
        kind = "first" if section.find(f"{W}titlePg") is not None and "first" in heads else "default"
        root = self._parts.root(self._parts.by_id(self._parts.main).get(heads.get(kind) or ""))
        blocks = list(self._blocks(root)) if root is not None else []
        return blocks if _LETTERHEAD.search("\n".join(blocks)) else []

    def _blocks(self, parent: Any) -> Iterator[str]:
        """The paragraphs below an element; the rows of a table are one paragraph of several lines. A paragraph whose
        end was deleted goes on in the next."""
        begun = ""
        for element in parent:
            if element.tag == f"{W}p":
                boxes: list[Any] = []
                words = self._paragraph(element, boxes)
                for box in boxes:
                    yield from self._blocks(box)
                if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                    begun += words
                    continue
                words, begun = (begun + words).strip(), ""
                if words:
                    yield words
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}altChunk":
                yield self._other_document(element)
            elif element.tag not in _UNSEEN:
                yield from self._blocks(element)
        if begun.strip():
            yield begun.strip()

    def _paragraph(self, element: Any, boxes: list[Any]) -> str:
        """The words of a paragraph behind its number; text boxes anchored in it are put aside."""
        style = element.find(f"{W}pPr/{W}pStyle")
        self._style = style.get(f"{W}val") if style is not None else None
        label = self._numbers.label(element)
        if self._styles.is_of_contents(self._style):
            return ""
        pieces: list[tuple[str | None, str]] = []
        self._gather(element, None, boxes, pieces)
        words = self._styles.shown(pieces)
        return f"{label} {words.lstrip()}" if label and words.strip() else words

    def _gather(self, element: Any, font: str | None, boxes: list[Any], pieces: list[tuple[str | None, str]]) -> None:
        capitals = False
        if element.tag == f"{W}r":
            if self._styles.is_hidden(element):
                return
            font = self._styles.font(element, self._style)
            capitals = self._styles.in_capitals(element, self._style)
        for child in element:
            if child.tag == f"{W}t":
                text = child.text or ""
                pieces.append((font, text.upper() if capitals and font is None else text))
            elif child.tag in _SIGNS:
                pieces.append((font, _SIGNS[child.tag]))
            elif child.tag == f"{W}sym":
                pieces.append((None, symbol(child)))
            elif child.tag in _NOTES:
                self._cited.append((_NOTES[child.tag], child.get(f"{W}id")))
                pieces.append((None, f"[{len(self._cited)}]"))
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag not in _UNSEEN:
                self._gather(child, font, boxes, pieces)

    def _table(self, table: Any) -> Iterator[str]:
        rows = [row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(_inside(row, f"{W}tc")) for row in rows]
        if _lays_out(cells):
            for row in cells:
                for cell in row:
                    yield from self._blocks(cell)
            return
        written = Rows()
        lines = []
        for row, inside in zip(rows, cells, strict=True):
            if before := _number(row.find(f"{W}trPr/{W}gridBefore"), 0):
                written.cell("", columns=before)
            for cell in inside:
                words = "" if _goes_on(cell) else " ".join(" ".join(self._blocks(cell)).split())
                written.cell(words, columns=_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            lines.append(written.line())
        yield "\n".join(filter(None, lines))

    def _other_document(self, element: Any) -> str:
        """The text of a document that stands whole in this one."""
        name = self._parts.by_id(self._parts.main).get(element.get(f"{_R}id") or "")
        if name is None or self._depth >= _DEEPEST:
            return ""
        data = self._parts.bytes_of(name)
        if data.startswith(b"PK"):
            return read_docx(data, self._depth + 1)
        if name.lower().endswith((".htm", ".html", ".xhtml")):
            from loaders.reading.html import read_html

            return read_html(data)
        from loaders.reading.plain import decoded

        return decoded(data) if name.lower().endswith(".txt") else ""


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


def _goes_on(cell: Any) -> bool:
    """Whether a cell is only the lower part of the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _number(element: Any, otherwise: int) -> int:
    value = element.get(f"{W}val") if element is not None else None
    return min(int(value), 100) if value and value.isascii() and value.isdigit() else otherwise
