"""Who signed a document, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.folding import fold, plain
from loaders.grammar.header.lines import Line, lines_of
from loaders.grammar.lexicon.mending import is_syllable, mend
from loaders.grammar.lexicon.positions import plain_positions, positions, spelled_position
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.zones import is_name

_DEPUTISES = re.compile(r"(?<!\w)(?:kt|k/t|tl|t/l|tuq|t/uq)[./ ]")
_ON_BEHALF = re.compile(r"(?<!\w)(?:tm|t/m)(?:[./] ?| )(?P<body>.+)")
_DEPUTY_MARK = re.compile(r"\s(?:kt|k/t|tl|t/l|tuq|t/uq)[./ ]")
_MARK = re.compile(r"(?<!\w)(?:kt|k/t|tm|t/m|tl|t/l|tuq)[./ ]")
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|P?GS|TS|ThS|BS(?:CK\w*)?|(?:Tiến|Thạc) sĩ|(?:Phó )?Giáo sư)[., ]+"
)
_COLUMN = re.compile(r"\S\s{3,}(?P<text>\S.*)$")
_CAPITALS = re.compile(r"[;:.)]\s+(?:[-–—]\s+)?(?P<text>[^\Wa-z\d_][^\Wa-z\d_]*(?:[\s./-]+[^\Wa-z\d_]+)*)\s*$")
_SIGNED = re.compile(r"\s*[\[(/]*\s*(?:đã ký|ký tên|signed)[\s\])/]*$", re.IGNORECASE)
_STAMP = re.compile(r"[\[(]?\s*(?:đã ký|ký tên|dấu|signed)", re.IGNORECASE)
_TITLES_IN_NAMES = ("tướng", "tá", "sĩ", "sư")
_SURNAME = re.compile(
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|nông|đào|đinh|trương|đoàn|lâm|mai|"
    r"tô|trịnh|hà|cao|châu|tạ|thái|tống|lương|lưu|quách|vi|vương|triệu|tăng|từ|phùng|chu|kiều|nghiêm|thân|lò|"
    r"giàng|sùng|hầu|ma|bế|tòng|quàng|lường|đàm|khuất|doãn|mạc|la) "
)
"""The commonest surnames, by which a line in capitals is told from an office or a body."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer's name and position with their places in the content, and the body that it was signed for. Copies
    may have lost one of the two."""

    name: str | None
    name_at: tuple[int, int] | None
    position: str | None
    position_at: tuple[int, int] | None
    body: str | None


def read_signature(content: str, paragraphs: Sequence[Paragraph]) -> Signature | None:
    """The first signature of the document itself; None where it has none."""
    signed: list[Paragraph] = []
    beside: list[Line] = []  # what stands at the right of the recipients
    for paragraph in paragraphs:
        if paragraph.zone is Zone.SIGNATURE or (paragraph.zone is Zone.RECIPIENTS and paragraph.cells):
            signed.append(paragraph)
        elif paragraph.zone is Zone.RECIPIENTS:
            beside += _beside_recipients(content, paragraph)
        elif signed and paragraph.zone not in (Zone.RECIPIENTS, Zone.FOOTNOTE):
            break
    lines = lines_of(content, signed, without=label_column(signed))
    signature = _signature(content, lines)
    if beside and (signature is None or signature.position is None):
        whole = _signature(content, [*beside, *lines])
        return whole if whole and whole.position else signature
    return signature


def _beside_recipients(content: str, paragraph: Paragraph) -> Iterator[Line]:
    """The signature's lines in a list of recipients that two columns have run into."""
    at = paragraph.start
    for number, line in enumerate(content[paragraph.start : paragraph.end].split("\n")):
        found = _COLUMN.search(line) or _CAPITALS.search(line)
        alone = number > 0 and not re.match(r"\s*[-+–•*]", line) and not line.rstrip().endswith((";", ".", ","))
        start = at + (found.start("text") if found else len(line) - len(line.lstrip()))
        text = content[start : at + len(line)].strip()
        if text and (found or alone):
            yield Line(start, start + len(text), mend(text), -1)
        at += len(line) + 1


def label_column(paragraphs: Sequence[Paragraph]) -> int | None:
    """The column of rows in which "Nơi nhận" stands."""
    for paragraph in paragraphs:
        for column, (start, end) in enumerate(paragraph.cells):
            if fold(paragraph.text[start : min(end, start + 40)]).startswith("nơi nhận"):
                return column
    return None


def _signature(content: str, lines: Sequence[Line]) -> Signature | None:
    named = next(((at, found) for at, line in enumerate(lines) if (found := _name(content, line))), None)
    capital = _name_in_capitals(lines)
    if capital and (named is None or capital[0] < named[0]):
        named = capital[0], (capital[1], lines[capital[0]].start)
    if named is None:
        return _unnamed(content, lines)
    at, (name, start) = named
    above = [(line.start, line.end) for line in lines[:at]] + [(lines[at].start, start)]
    head, position, place = _position(content, above)
    return Signature(name, (start, lines[at].end), position, place, _body(head))


def _unnamed(content: str, lines: Sequence[Line]) -> Signature | None:
    """The position alone, where a copy has lost the name below it."""
    head, position, place = _position(content, [(line.start, line.end) for line in lines])
    if position is None or not _MARK.search(fold(head)):
        return None
    return Signature(None, None, position, place, _body(head))


def _position(content: str, lines: Sequence[tuple[int, int]]) -> tuple[str, str | None, tuple[int, int] | None]:
    """The words of a signature above the name, and the position that they name with its place."""
    head = " ".join(mend(content[a:b]) for a, b in lines).strip()
    read: Callable[[str], str] = fold
    held = list(positions().finditer(fold(head)))
    if len(held) < 2 and (not held or _DEPUTISES.search(fold(head))):  # scanning has lost tones of some
        read = plain
        held = list(plain_positions().finditer(plain(head)))
    if not held:
        return head, None, None
    position = held[_deputising(read(head), held)].group("position")
    place = next(((a, b) for a, b in reversed(lines) if position in read(mend(content[a:b]))), None)
    if place:
        place = place[0], place[0] + len(content[place[0] : place[1]].rstrip())
    return head, spelled_position(position), place


def _deputising(folded: str, held: Sequence[re.Match[str]]) -> int:
    """Which of the positions is the signer's own: the one behind that for which he signs (`KT. CHỦ TỊCH`), which may
    be two in one (`KT. BỘ TRƯỞNG - TRƯỞNG BAN`)."""
    marks = [mark.end() for mark in _DEPUTISES.finditer(folded)]
    if not marks:
        return 0
    behind = [at for at, m in enumerate(held) if m.start() >= marks[-1]]
    if not behind:
        return len(held) - 1
    at = behind[0]
    while at + 1 < len(held) and folded[held[at].end() : held[at + 1].start()].strip() == "-":
        at += 1
    return min(at + 1, len(held) - 1)


def _name(content: str, line: Line) -> tuple[str, int] | None:
    """The name that fills a line or ends it behind words in capitals, and where it begins."""
    if _STAMP.match(line.text) or line.text.isupper():
        return None
    text = _SIGNED.sub("", content[line.start : line.end])
    words = [(m.group(), m.start()) for m in re.finditer(r"\S+", text)]
    first = len(words)
    while first > 0 and not (words[first - 1][0].isupper() and len(words[first - 1][0].strip(".")) > 1):
        first -= 1
    if not 2 <= len(words) - first <= 12:
        return None
    name = _joined([word for word, _ in words[first:]])
    if name is None:
        return None
    name = _RANK.sub("", name)
    return (name, line.start + words[first][1]) if is_name(name) else None


def _joined(words: Sequence[str]) -> str | None:
    """The words of a name; letters that begin small belong to the word before, save in ranks (`Thiếu tướng`). None
    where these make no syllable, as in other lines that begin with a capital (`Lưu tại Trung tâm`)."""
    name: list[str] = []
    mended = set()
    for word in words:
        if not name or not word[:1].islower() or word in _TITLES_IN_NAMES:
            name.append(word)
        else:
            name[-1] += word
            mended.add(len(name) - 1)
    return " ".join(name) if all(is_syllable(name[at]) for at in mended) else None


def _name_in_capitals(lines: Sequence[Line]) -> tuple[int, str] | None:
    """The name in capitals under a position in small letters (`Chủ tịch` / `NGUYỄN VĂN AN`), by its surname."""
    for at, (above, line) in enumerate(pairwise(lines), 1):
        words = line.text.split()
        held = positions().fullmatch(fold(above.text)) and not above.text.isupper()
        if held and line.text.isupper() and 2 <= len(words) <= 5 and _SURNAME.match(fold(line.text)):
            return at, line.text.title()
    return None


def _body(head: str) -> str | None:
    """The body in `TM. BAN THƯỜNG VỤ KT. BÍ THƯ`: what stands behind the mark and before a position."""
    found = _ON_BEHALF.search(fold(head))
    if found is None:
        return None
    body = _DEPUTY_MARK.split(found.group("body"))[0]
    position = next((m for m in positions().finditer(body) if m.start() and m.end() >= len(body) - 60), None)
    return body[: position.start()].strip(" ,.") if position else body.strip(" ,.")
