"""Word files of the kind before 2007 (.doc): the text in the order in which it is read, with tables and footnotes.

Offsets and numbers are those of [MS-DOC], Microsoft's description of the Word (.doc) binary file format.
"""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.reading.errors import ReadingError
from loaders.reading.tables import Cell, table_text

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_PAGE = 512
_MOST_PIECES = 500_000
_MOST_PROPERTIES = 50_000_000
"""Bytes of properties that are looked at; pages of them can be named over and over."""
_DEEPEST_FIELD = 50

_IN_TABLE, _ENDS_ROW = 0x2416, 0x2417  # sprmPFInTable, sprmPFTtp
_CELLS = 0xD608  # sprmTDefTable
_ELSEWHERE = (0x6645, 0x6646)  # sprmPHugePapx: the properties are too long and stand in the stream `Data`
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_GOES_ON = 1  # TCGRF.vertMerge: merged with the cell above

_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\t": " ", "\x1e": "-", "\x1f": "", "\x01": "",
                        "\x05": "", "\x08": "", "\x03": "", "\x04": ""})  # fmt: skip
_NO_PAIRS = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_FIELD = re.compile("\x13[^\x13-\x15]{0,2000}\x14?|\x15")
_BROKEN = "this Word file is broken or cut off; open it in Word and save it anew"
_MARK = re.compile("[\r\x07\x02\x13\x14\x15\x0c]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters: the first one's number, where its bytes lie, and how many bytes a character has."""

    first: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a paragraph's properties say of tables: whether it ends a row, and the row's cells (edge, goes on)."""

    in_table: bool = False
    ends_row: bool = False
    cells: tuple[tuple[int, bool], ...] = ()


def read_doc(data: bytes) -> str:
    """The text of a Word file, paragraphs with an empty line between, a table's row as a line `a | b | c`, footnotes
    at the end; numbers that Word counts itself are not in it. Raises ReadingError for a file that is broken, protected,
    or older than Word 97."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as streams:
            return _Document(streams).text()
    except ReadingError:
        raise
    except Exception as error:  # a hostile file can make every layer below raise what it likes
        raise ReadingError(
            f"this Word file is broken ({type(error).__name__}); open it in Word and save it anew"
        ) from None


class _Document:
    """The streams of a Word file, and the tables in them that say where text and properties lie."""

    def __init__(self, streams: Any) -> None:
        self._main = _stream(streams, "WordDocument")
        kind, flags = struct.unpack_from("<H8xH", self._main)
        if kind == _WORD_6:
            raise ReadingError("this Word file is older than Word 97; save it as .docx")
        if kind != _WORD_97:
            raise ReadingError(_BROKEN)
        if flags & _ENCRYPTED:
            raise ReadingError("this Word file is protected by a password; save it without one")
        self._table = _stream(streams, "1Table" if flags & _TABLE_1 else "0Table")
        self._data = _stream(streams, "Data")
        self._body, self._footnotes = struct.unpack_from("<ii", self._main, 0x4C)
        self._properties_left = _MOST_PROPERTIES
        self._pieces: list[_Piece] = []
        self._characters = "".join(self._read_pieces())
        self._runs = sorted(self._read_layouts(), key=lambda run: run[0])
        self._starts = [start for start, _ in self._runs]

    def text(self) -> str:
        notes = self._characters[self._body : self._body + max(self._footnotes, 0)].split("\x02")[1:]
        said = [" ".join(_FIELD.sub("", note).translate(_SIGNS).replace("\r", " ").split()) for note in notes]
        marked = [f"[{number}] {note}" for number, note in enumerate(said, 1) if note]
        return "\n\n".join([*self._paragraphs(len(notes)), *marked])

    def _paragraphs(self, notes: int) -> Iterator[str]:
        """The paragraphs of the body; each ends with a mark, as cells and rows do."""
        table = _Table()
        words: list[str] = []
        cited = done = 0
        fields: list[bool] = []  # for each open field, whether its instruction is being read
        body = self._characters[: max(self._body, 0)]
        for mark in _MARK.finditer(body):
            if not any(fields):
                words.append(body[done : mark.start()])
            done, sign = mark.end(), mark.group()
            if sign == "\x13" and len(fields) < _DEEPEST_FIELD:
                fields.append(True)
            elif sign == "\x13":
                continue
            elif sign in "\x14\x15":
                fields[-1:] = [False] if fields and sign == "\x14" else []
            elif sign == "\x02":
                cited += 1
                words.append(f"[{cited}]" if cited <= notes else "")
            else:
                fields.clear()
                yield from table.take(sign, _lines("".join(words)), self._layout(mark.start()))
                words.clear()
        yield from table.take("\r", _lines(body[done:]), _Layout())

    def _layout(self, character: int) -> _Layout:
        """The layout of the paragraph whose mark is the character of this number."""
        piece = self._pieces[bisect_right(self._pieces, character, key=lambda piece: piece.first) - 1]
        at = bisect_right(self._starts, piece.offset + (character - piece.first) * piece.width) - 1
        return self._runs[at][1] if at >= 0 else _Layout()

    def _read_pieces(self) -> Iterator[str]:
        """The characters of the pieces in order, by the piece table (2.8.35, 2.9.73)."""
        start, length = struct.unpack_from("<II", self._main, 0x1A2)
        table = self._table[start : start + length]
        while table[:1] == b"\x01":
            (skipped,) = struct.unpack_from("<H", table, 1)
            table = table[3 + skipped :]
        (size,) = struct.unpack_from("<I", table, 1)
        count = (min(size, len(table) - 5) - 4) // 12
        if count > _MOST_PIECES:
            raise ReadingError(_BROKEN)
        ends = struct.unpack_from(f"<{count + 1}I", table, 5)
        left = 2 * len(self._main)  # pieces that overlap can make much of little
        for number in range(count):
            (place,) = struct.unpack_from("<I", table, 5 + 4 * (count + 1) + 8 * number + 2)
            width, offset = (1, (place & 0x3FFFFFFF) // 2) if place & 0x40000000 else (2, place)
            bytes_ = self._main[offset : offset + width * max(ends[number + 1] - ends[number], 0)]
            left -= len(bytes_)
            if left < 0:
                raise ReadingError(_BROKEN)
            self._pieces.append(_Piece(ends[number], offset, width))
            characters = bytes_.decode("cp1252" if width == 1 else "utf-16-le", errors="replace")
            yield characters if width == 1 else characters.translate(_NO_PAIRS)

    def _read_layouts(self) -> Iterator[tuple[int, _Layout]]:
        """Where each paragraph begins, and its layout, by the pages of properties (2.8.7, 2.9.116)."""
        start, length = struct.unpack_from("<II", self._main, 0x102)
        count = max((min(length, len(self._table) - start) - 4) // 8, 0)
        if count > len(self._main) // _PAGE:
            raise ReadingError(_BROKEN)
        for (number,) in struct.iter_unpack("<I", self._table[start + 4 * (count + 1) : start + 4 + 8 * count]):
            page = self._main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) < _PAGE:
                continue
            runs = page[-1]
            starts = struct.unpack_from(f"<{min(runs, 29)}I", page)
            for run, first in enumerate(starts):
                at = 2 * page[4 * (runs + 1) + 13 * run]
                if at:
                    size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
                    begin = at + (1 if page[at] else 2) + 2
                    yield first, self._read_layout(page[begin : begin + size - 2])
                else:
                    yield first, _Layout()

    def _known(self, properties: bytes) -> dict[int, bytes]:
        self._properties_left -= len(properties) + 1
        if self._properties_left < 0:
            raise ReadingError(_BROKEN)
        return dict(_properties(properties))

    def _read_layout(self, properties: bytes) -> _Layout:
        known = self._known(properties)
        for elsewhere in _ELSEWHERE:
            if elsewhere in known:
                (start,) = struct.unpack("<I", known[elsewhere])
                (size,) = struct.unpack_from("<H", self._data, start)
                known |= self._known(self._data[start + 2 : start + 2 + size])
        ends_row = known.get(_ENDS_ROW, b"\0") != b"\0"
        cells = tuple(_cells(known[_CELLS])) if ends_row and _CELLS in known else ()
        return _Layout(known.get(_IN_TABLE, b"\0") != b"\0", ends_row, cells)


class _Table:
    """Gathers cells and rows until a paragraph comes that is in no table."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._cells: list[list[str]] = []
        self._paragraphs: list[str] = []

    def take(self, mark: str, words: str, layout: _Layout) -> Iterator[str]:
        """Take what a mark ends; gives the paragraphs that are complete with it."""
        if mark == "\x07" and layout.ends_row:
            edges = [*layout.cells, *((10**6 + 1_000 * n, False) for n in range(len(self._cells)))]
            self._rows.append([Cell(cell, *edge) for cell, edge in zip(self._cells, edges, strict=False)])
            self._cells = []
        elif mark == "\x07":
            self._cells.append([*self._paragraphs, words])
            self._paragraphs = []
        elif layout.in_table:
            self._paragraphs.append(words)
        else:
            loose = [*(text for cell in self._cells for text in cell), *self._paragraphs, words]
            yield from table_text(self._rows)
            yield from filter(None, loose)
            self._rows, self._cells, self._paragraphs = [], [], []


def _stream(streams: Any, name: str) -> bytes:
    return bytes(streams.openstream(name).read()) if streams.exists(name) else b""


def _properties(listed: bytes) -> Iterator[tuple[int, bytes]]:
    """The property modifiers of a list, each with its operand (2.6.1)."""
    at = 0
    while at + 2 < len(listed):
        (name,) = struct.unpack_from("<H", listed, at)
        at += 2
        if name == _CELLS:
            size = struct.unpack_from("<H", listed, at)[0] - 1 if at + 2 <= len(listed) else 0
            at += 2
        elif name >> 13 == 6:
            size = listed[at]
            at += 1
        else:
            size = _OPERAND[name >> 13]
        yield name, listed[at : at + size]
        at += max(size, 0)


def _cells(definition: bytes) -> Iterator[tuple[int, bool]]:
    """Right edge of each cell of a row, and whether it goes on from the cell above (2.9.315)."""
    count = definition[0]
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    for number in range(count):
        at = 1 + 2 * (count + 1) + 20 * number
        merged = struct.unpack_from("<H", definition, at)[0] >> 5 & 3 if at + 2 <= len(definition) else 0
        yield edges[number + 1], merged == _GOES_ON


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.translate(_SIGNS).split("\n"))
    return "\n".join(lines).strip()
