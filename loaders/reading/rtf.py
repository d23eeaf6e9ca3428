"""Rich Text files (.rtf, and many that are called .doc): paragraphs and tables, as Word 97 to 2016 writes them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.reading.errors import ReadingError
from loaders.reading.fontnames import shown_in
from loaders.reading.tables import Cell, table_text

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DEEPEST = 2_000
_MOST_TOKENS = 4_000_000

_SIGNS = {
    "line": "\n", "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\r": "\n", b"\n": "\n"}
_ENDS_PARAGRAPH = frozenset(("par", "page", "sect", "column"))
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "fonttbl colortbl stylesheet info pict objdata fldinst header headerl headerr headerf footer footerl footerr"
        " footerf ftnsep ftnsepc aftnsep aftnsepc nonshppict shprslt xe tc annotation listtable listoverridetable"
        " themedata datastore generator bkmkstart bkmkend pntxta pntxtb revtbl rsidtbl mmathPr latentstyles sp",
    )
)
"""Groups whose text is none of the document's body."""
_CODEPAGES = {0: 1252, 77: 10000, 128: 932, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 186: 1257, 204: 1251,
              222: 874, 238: 1250}  # fmt: skip
"""Windows code pages by a font's character set."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it and gives back at its end."""

    unseen: bool = False
    font: int = 0
    skip: int = 1  # signs after \\u that stand in for it
    note: bool = False


def read_rtf(data: bytes) -> str:
    """The text of a Rich Text file, paragraphs with an empty line between, a table's row as a line `a | b | c`,
    footnotes at the end. Raises ReadingError for a file without text and one that nests too deeply."""
    return _Reader(data).text()


class _Reader:
    """Turns the tokens of a file into paragraphs."""

    def __init__(self, data: bytes) -> None:
        self._fonts = dict(_fonts(data))
        self._default = _number(rb"\\ansicpg([0-9]{3,5})", data, 1252)
        self._first_font = _number(rb"\\deff([0-9]{1,5})", data, 0)
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._bytes = bytearray()
        self._notes: list[list[str]] = []
        self._state = _State(font=self._first_font)
        self._rows: list[list[Cell]] = []
        self._cells: list[list[str]] = []
        self._paragraphs: list[str] = []
        self._edges: list[tuple[int, bool]] = []
        self._goes_on = False
        self._in_table = False
        self._read(data)

    def text(self) -> str:
        notes = [f"[{n}] {' '.join(''.join(words).split())}" for n, words in enumerate(self._notes, 1)]
        return "\n\n".join([*self._blocks, *notes])

    def _read(self, data: bytes) -> None:
        around: list[_State] = []
        waiting = 0  # signs that stand in for a \u before them
        starred = False
        at, left = 0, _MOST_TOKENS
        while token := _TOKEN.search(data, at):
            at, left = token.end(), left - 1
            if not left:
                raise ReadingError("this Rich Text file holds more than a document does; save its text as .txt")
            word, number, byte, escaped, brace, plain = token.groups()
            if brace:
                self._flush()
                waiting = 0
                if brace == b"{":
                    around.append(self._state)
                    if len(around) > _DEEPEST:
                        raise ReadingError("this Rich Text file nests its groups too deeply; save it as .docx")
                elif around:
                    self._state = around.pop()
            elif word:
                name = word.decode("ascii")
                if name == "u" and number:
                    self._flush()
                    self._write(_sign(int(number)))
                    waiting = self._state.skip
                elif name == "bin" and number:
                    at += max(int(number), 0)
                else:
                    self._control(name, int(number) if number else None, starred)
            elif byte:
                if waiting:
                    waiting -= 1
                elif not self._state.unseen:
                    self._bytes.append(int(byte, 16))
            elif escaped and escaped != b"*":
                self._flush()
                self._write(_ESCAPED.get(escaped, ""))
            elif plain:
                plain, waiting = plain[waiting:], max(0, waiting - len(plain))
                if not self._state.unseen:
                    self._bytes += plain
            starred = escaped == b"*"
        self._flush()
        self._end_paragraph()
        self._end_table()

    def _control(self, name: str, number: int | None, starred: bool) -> None:
        """What a control word does."""
        self._flush()
        if name in _UNSEEN or (starred and name != "shpinst") or (name == "deleted" and number != 0):
            self._state = replace(self._state, unseen=True)
        elif name == "footnote":
            self._write(f"[{len(self._notes) + 1}]")
            self._notes.append([])
            self._state = replace(self._state, note=True)
        elif name in _SIGNS:
            self._write(_SIGNS[name])
        elif name == "f":
            self._state = replace(self._state, font=number or 0)
        elif name == "uc":
            self._state = replace(self._state, skip=min(max(number or 0, 0), 10))
        elif name == "v":
            self._state = replace(self._state, unseen=number != 0)
        elif name == "plain":
            self._state = replace(self._state, font=self._first_font)
        elif not self._state.unseen and not self._state.note:
            self._lay_out(name, number)

    def _lay_out(self, name: str, number: int | None) -> None:
        """What a control word does for paragraphs and tables."""
        if name in _ENDS_PARAGRAPH:
            self._end_paragraph()
        elif name == "pard":
            self._in_table = False
        elif name == "intbl":
            self._in_table = True
        elif name == "trowd":
            self._edges = []
        elif name == "clvmrg":
            self._goes_on = True
        elif name == "cellx":
            self._edges.append((number or 0, self._goes_on))
            self._goes_on = False
        elif name == "cell":
            self._in_table = True
            self._end_paragraph()
            self._cells.append(self._paragraphs)
            self._paragraphs = []
        elif name == "row":
            self._end_row()

    def _write(self, text: str) -> None:
        if text and not self._state.unseen:
            (self._notes[-1] if self._state.note else self._words).append(text)

    def _flush(self) -> None:
        """Write the bytes that came since the last control word, in the letters of their font."""
        if not self._bytes:
            return
        name, charset = self._fonts.get(self._state.font, ("", 0))
        codepage = _CODEPAGES.get(charset, self._default) if charset else self._default
        try:
            codec = codecs.lookup(f"cp{codepage}").name
        except LookupError:
            codec = "cp1252"
        self._write(shown_in(name, self._bytes.decode(codec, errors="replace")))
        self._bytes.clear()

    def _end_paragraph(self) -> None:
        words = "\n".join(" ".join(line.split()) for line in "".join(self._words).split("\n")).strip()
        self._words.clear()
        if self._in_table:
            self._paragraphs.append(words)
            return
        self._end_table()
        if words:
            self._blocks.append(words)

    def _end_row(self) -> None:
        if not self._cells:
            return
        edges = self._edges + [(10**9 + n, False) for n in range(1_000, 1_000 * (len(self._cells) + 1), 1_000)]
        self._rows.append([Cell(words, *edge) for words, edge in zip(self._cells, edges, strict=False)])
        self._cells = []

    def _end_table(self) -> None:
        self._end_row()
        if self._rows:
            self._blocks += table_text(self._rows)
            self._rows = []
        if self._paragraphs:
            self._blocks += filter(None, self._paragraphs)
            self._paragraphs = []


def _fonts(data: bytes) -> Iterator[tuple[int, tuple[str, int]]]:
    """Name and character set of the fonts, by their numbers."""
    begin = data.find(b"{\\fonttbl")
    if begin < 0:
        return
    for font in re.finditer(rb"\\f([0-9]{1,5})\b([^;]{0,300});", data[begin : begin + 500_000]):
        bare = re.sub(rb"\\[a-z*]{1,32}-?[0-9]{0,9} ?|\\'[0-9a-f]{2}|[{}]", b"", font.group(2))
        name = bare.decode("latin-1").strip()
        yield int(font.group(1)), (name, _number(rb"\\fcharset([0-9]{1,3})", font.group(2), 0))


def _number(pattern: bytes, data: bytes, otherwise: int) -> int:
    found = re.search(pattern, data[:20_000])
    return int(found.group(1)) if found else otherwise


def _sign(number: int) -> str:
    """The sign that `\\u` names; numbers above 32767 are written as negative ones."""
    code = number % 0x10000
    return "" if 0xD800 <= code < 0xE000 else chr(code)
