"""HTML pages: the document in the middle of a portal's page, line by line as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.reading.errors import ReadingError
from loaders.reading.fontnames import shown_in
from loaders.reading.oldfonts import runs_in_old_fonts
from loaders.reading.plain import decoded
from loaders.reading.portal import BLOCKS, Measures, children, document_part
from loaders.reading.rows import Rows

_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(div|span|ul|ol|table|section|article|center|font|b|i|u|em|strong|a|form|blockquote)\b", re.I)
_DEEPEST = 3_000
"""Elements inside each other; browsers stop at 512, and the time that parsing takes grows with the square."""
_FOOTNOTE = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")
_BULLET = re.compile(r"[-+•*]")
_LONG_CELL = 2_500
"""Letters in one cell from which a table only lays out the page."""


def read_html(data: bytes) -> str:
    """The text of a page without its frame: blocks as paragraphs with an empty line between, `<br>` as a line break,
    a table's row as a line `a | b | c`. Raises ReadingError for bytes that are no text."""
    text = _text_of(data)
    if _depth(text) > _DEEPEST:
        raise ReadingError("the page nests its elements too deeply; save its text as .txt and load that")
    part, measures = document_part(LexborHTMLParser(text))
    if part is None:
        return ""
    writer = _Writer(measures, runs_in_old_fonts(text, _walk(part)))
    for node, entering in _walk(part):
        writer.enter(node) if entering else writer.leave(node)
    return writer.text()


def _depth(text: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        depth = max(depth - 1, 0) if tag.group(1) else depth + 1
        deepest = max(depth, deepest)
    return deepest


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:4096])
    if named is None and b".Vn" in data:
        return data.decode("cp1252", errors="replace")  # letters of old fonts in a page that names no encoding
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named.group(1).decode("ascii"), errors="replace")
        except LookupError:
            pass
    return decoded(data)


def _walk(top: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below and including the top, when it is entered and when it is left; no recursion, for pages nest
    as deep as they like."""
    waiting = [(top, True)]
    while waiting:
        node, entering = waiting.pop()
        yield node, entering
        if entering:
            waiting.append((node, False))
            waiting.extend((child, True) for child in reversed(list(children(node))))


class _Writer:
    """Turns the walk over a page into lines."""

    def __init__(self, measures: Measures, fonts: dict[int, str]) -> None:
        self._measures = measures
        self._fonts = fonts
        self._lines: list[str] = []
        self._line: list[str] = []
        self._rows: Rows | None = None
        self._table = 0
        self._verbatim = 0
        self._numbers: dict[int, int] = {}

    def text(self) -> str:
        self._end_block()
        return "\n".join(self._lines)

    def enter(self, node: LexborNode) -> None:
        if node.tag == "-text":
            text = node.text_content or ""
            if node.mem_id in self._fonts:
                text = shown_in(self._fonts[node.mem_id], text)
            self._write(_footnote_mark(node, self._line) or text)
        elif node.tag == "br":
            self._end_line()
        elif self._rows is not None and node.tag in ("td", "th"):
            self._line.clear()
        elif node.tag in BLOCKS or (node.tag in ("td", "th") and self._rows is None):
            self._end_block()
            self._begin(node)

    def leave(self, node: LexborNode) -> None:
        if self._rows is not None and node.tag in ("td", "th"):
            self._rows.cell(" ".join("".join(self._line).split()), _span(node, "rowspan"), _span(node, "colspan"))
            self._line.clear()
        elif self._rows is not None and node.tag == "tr":
            self._lines += filter(None, [self._rows.line()])
            self._line.clear()
        elif node.tag == "table" and node.mem_id == self._table:
            self._rows, self._table = None, 0
            self._end_block()
        elif node.tag == "pre":
            self._end_block()
            self._verbatim -= 1
        elif node.tag in BLOCKS or node.tag in ("td", "th"):
            self._end_block()

    def _begin(self, node: LexborNode) -> None:
        if node.tag == "table" and self._rows is None and not self._lays_out(node):
            self._rows, self._table = Rows(), node.mem_id
        elif node.tag == "pre":
            self._verbatim += 1
        elif node.tag == "li" and node.parent is not None:
            if node.parent.tag == "ol":
                number = self._numbers.get(node.parent.mem_id, _start(node.parent))
                self._numbers[node.parent.mem_id] = number + 1
                self._line.append(f"{number}. ")
            else:
                self._line.append("- ")

    def _lays_out(self, table: LexborNode) -> bool:
        """Whether a table only places things on the page: it holds tables, one cell a row, or whole texts."""
        if self._measures[table.mem_id].tables > 1:
            return True
        cells: dict[int, int] = {}
        for node, entering in _walk(table):
            if entering and node.tag in ("td", "th") and node.parent is not None:
                cells[node.parent.mem_id] = cells.get(node.parent.mem_id, 0) + 1
                own = self._measures[node.mem_id]
                if own.letters > _LONG_CELL and own.blocks > 7:
                    return True
        return max(cells.values(), default=0) < 2

    def _write(self, text: str) -> None:
        if self._line == ["- "] and _BULLET.match(text.lstrip()):
            self._line.clear()
        if self._verbatim and self._rows is None:
            first, *others = text.split("\n")
            self._line.append(first)
            for line in others:
                self._end_line()
                self._line.append(line)
        else:
            self._line.append(text)

    def _end_line(self) -> None:
        if self._rows is not None:
            self._line.append(" ")
            return
        self._lines.append(" ".join("".join(self._line).split()))
        self._line.clear()

    def _end_block(self) -> None:
        if "".join(self._line).strip():
            self._end_line()
        if self._rows is not None:
            return
        self._line.clear()
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _footnote_mark(node: LexborNode, before: list[str]) -> str:
    """The number of a footnote, raised above the line, in brackets, lest it run into the word or symbol before it;
    nothing for other text, and for the raised number of square metres."""
    above = node.parent
    while above is not None and above.tag in ("a", "span", "b", "i", "font", "strong", "em"):
        above = above.parent
    number = _FOOTNOTE.fullmatch(node.text_content or "") if above is not None and above.tag == "sup" else None
    measure = "".join(before[-1:]).rstrip()[-1:] in ("m", "")
    return "" if number is None or measure else f"[{number.group(1)}]"


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), 500) if value.isascii() and value.isdigit() else 1


def _start(listing: LexborNode) -> int:
    value = listing.attributes.get("start") or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
