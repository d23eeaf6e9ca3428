"""The letterhead: who writes, under which number, where and when.

State bodies print the name at the left, the nation's motto at the right, the number below the name, place and date
below the motto (Nghị định 30/2020/NĐ-CP, annex I). Party bodies print the committee, `*`, the number, and the Party's
name at the right (Hướng dẫn 36-HD/VPTW). Copies run the two columns together, or into a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.folding import fold
from loaders.grammar.header.lines import Line, lines_of
from loaders.grammar.lexicon.bodies import expand_all
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.mending import toneless
from loaders.grammar.lexicon.naming import begins_body
from loaders.grammar.lexicon.symbols import Symbol, find_symbols, parse_symbol
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.zones import cues
from loaders.tables import table

_MOTTO = re.compile(
    r"cộng hòa xã hội chủ nghĩa việt nam|độc lập ?[-–—] ?tự do ?[-–—] ?hạnh phúc|đảng cộng sản việt nam"
    r"|cộng hòa xã hội chủ|nghĩa việt nam|cộng hòa xã hội|chủ nghĩa việt nam|cộng hòa xã|hội chủ nghĩa việt nam"
    r"|đảng cộng sản"  # parts of it, where its line is broken
    r"|đoàn (?:tncs|thanh niên cộng sản) hồ chí minh$"  # the Youth Union prints its name in its place
)
_YOUTH = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh$")
_NUMBER = re.compile(r"(?<!\w)[Ss][ốỐ]\s*(?:hiệu|HIỆU)?\s*[:.]?\s*")
_LABEL = re.compile(r"(?:[\n|*]|\s{2}|-{3})\s*[Ss][ốỐ]\s*(?:hiệu|HIỆU)?\s*[:.]?\s*$")
_SUBJECT = re.compile(r"(?<!\w)[Vv]/[Vv][:\s].+")
_TYPED = re.compile(
    r"(?:^|[:,.!] |toàn văn )(?:\w+ ){1,3}\w+(?: số)?$|^(?:\w+ ){1,3}số:\s*$"
)  # `Kết luận số`, at the beginning of a headline or line
_PLACE = re.compile(r"(?P<place>[^\d,|:;\n]{2,60})[,.]\s*(?=ngày)", re.IGNORECASE)
_UNREADABLE_SERIAL = re.compile(r"[Ss][ốỐ]\s*:\s*(?=\S{0,6}[^\w\s/.-])[^\s/]{1,8}\s*(?=/\s?[A-ZĐ])")
_UNREADABLE_DAY = re.compile(
    r"ngày\s(?P<day>.{1,12}?)\s?tháng\s+(?:(?P<month>[\dOolI]{1,2})|\S{1,5})\s+năm\s+(?P<year>20\d\d)(?!\d)"
)
_DIGITS = str.maketrans("OolI", "0011")
_OF_THE_PAGE = re.compile(
    r"(?:ngày (?:cập nhật|đăng|đăng tải|xuất bản|gửi|viết)|cập nhật|đăng (?:lúc|ngày)|lượt (?:xem|truy cập)|xuất bản"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w))|.{0,40}\d{1,2}(?::|h)\d\d"
)
"""Days and hours at which a portal put the text up are none of the document's."""
_BOARDS = ("BCH", "BTV", "BTT", "BCĐ", "BCHQS", "LĐLĐ", "VP", "UBMTTQ")
_GOES_ON = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|và|dân|nhân dân|trung ương|quốc hội)(?!\w)"
)
_UNFINISHED = re.compile(r"(?:^| )(?:và|về|ủy ban|ủy ban nhân|hội đồng|hội đồng nhân|văn|của|các|,)$")
_PARTED_BODY = re.compile(
    r"(?<!văn)(?<!ủy)(?<!đảng)(?<!trưởng)(?<!bộ)(?<!môi)(?<!thị)(?<! -) "
    r"(?=(?:sở|phòng|chi cục|trung tâm|trường) \w|văn phòng$"
    r"|ban (?:tổ chức|tuyên giáo|dân vận|nội chính|thường vụ|quản lý)"
    r"|ủy ban kiểm tra|đảng ủy xã|ủy ban nhân dân (?:xã|phường))"
)
_SUPERIOR_BESIDE = re.compile(
    r"bộ công an(?= công an )"
    r"|(?:(?:tỉnh|thành) ủy|đảng bộ (?:tỉnh|thành phố)) (?:(?!ban |văn |ủy ban)[^\W\d]+ ?){1,4}?"
    r"(?= (?:(?:huyện|quận|thị) ủy|đảng ủy (?:xã|phường|thị trấn|đặc khu)) )"
)
"""The body above, on one line with the one that writes."""
_BEHIND_NAME = re.compile(r"(?<![^\W\d_])(?P<last>[^\W\d_]{2,})\s+[Ss]ố\s*:\s*(?=\d|\Z)")
"""The label of the number behind a name, where a cell of a letterhead is one line."""
_JOINED = re.compile(r"(?<=\w)-(?=(?:BỘ|TỔNG CỤC|ỦY BAN|UBND|SỞ) )")
_LONGEST_LINE, _ABOVE_ADDRESSEE, _LABELLED = 200, 12, 24


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead says. `bodies` are the names printed, from the body above to the one that writes, as they
    stand; `subject` is the V/v of a letter; `youth` where the Youth Union's name stands at the right. The pairs are
    places in the content."""

    symbol: Symbol | None = None
    symbol_at: tuple[int, int] | None = None
    issued_on: str | None = None
    date_at: tuple[int, int] | None = None
    place: str | None = None
    bodies: tuple[str, ...] = ()
    bodies_at: tuple[int, int] | None = None
    subject: str | None = None
    subject_at: tuple[int, int] | None = None
    youth: bool = False


def read_letterhead(content: str, paragraphs: Sequence[Paragraph]) -> Letterhead:
    """What stands above the title, or above the addressee of a letter."""
    head = _head(paragraphs)
    lines = lines_of(content, head)
    symbol, symbol_at = _number(content, head)
    issued_on, date_at, place = _date(content, head)
    bodies, bodies_at = _bodies(lines)
    subject, subject_at = _subject(content, head)
    youth = any(_YOUTH.search(fold(line.text)) for line in lines)
    return Letterhead(symbol, symbol_at, issued_on, date_at, place, bodies, bodies_at, subject, subject_at, youth)


def _head(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of the letterhead, which holds no sentences; where none is marked, what stands above the
    addressee."""
    head: list[Paragraph] = []
    ended = False
    for paragraph in paragraphs:
        if paragraph.zone is not Zone.LETTERHEAD:
            break
        if not paragraph.cells and len(paragraph.text) > _LONGEST_LINE and paragraph.text.endswith((".", ":")):
            ended = True
        elif ended and _MOTTO.search(fold(paragraph.text)):
            head, ended = [paragraph], False  # what stood above was the portal's
        elif not ended:
            head.append(paragraph)
    if head:
        return head
    early = paragraphs[:_ABOVE_ADDRESSEE]
    end = next((at for at, p in enumerate(early) if cues("addressee").match(fold(p.text[:40]))), 0)
    return list(early[:end]) if any(_MOTTO.search(fold(p.text)) for p in early[:end]) else []


def _number(content: str, head: Sequence[Paragraph]) -> tuple[Symbol | None, tuple[int, int] | None]:
    """The symbol behind "Số" at the beginning of a line or cell, also with blanks in it; else that of a headline."""
    headline: tuple[Symbol, tuple[int, int]] | None = None
    for paragraph in head:
        if spaced := _spaced_number(paragraph):
            return spaced
        for start, end, symbol in find_symbols(paragraph.text):
            place = paragraph.start + start, paragraph.start + end
            before = content[max(head[0].start, place[0] - _LABELLED) : place[0]]
            if _LABEL.search("\n" + before) or (paragraph.cells and _ends_with_label(before)):
                return symbol, place
            if headline is None and _TYPED.search(fold(paragraph.text[:start])):
                headline = symbol, place
    return headline or next((found for p in head if (found := _without_serial(p))), (None, None))


def _ends_with_label(before: str) -> bool:
    return any(label["last"].isupper() for label in _BEHIND_NAME.finditer(before) if label.end() == len(before))


def _without_number(line: str) -> str:
    """A line of a cell up to the label of the number behind a name in capitals."""
    label = _BEHIND_NAME.search(line)
    return line[: label.end("last")] if label and label["last"].isupper() else line


def _without_serial(paragraph: Paragraph) -> tuple[Symbol, tuple[int, int]] | None:
    """The symbol whose serial scanning has made unreadable: `Số: §Ø0 /TCT-TTr`."""
    label = _UNREADABLE_SERIAL.search(paragraph.text)
    printed = re.match(r"/\s?\S+", paragraph.text[label.end() :]) if label else None
    symbol = parse_symbol("".join(printed.group().split())) if printed else None
    if label is None or printed is None or symbol is None:
        return None
    start = paragraph.start + label.end()
    return symbol, (start, start + printed.end())


def _spaced_number(paragraph: Paragraph) -> tuple[Symbol, tuple[int, int]] | None:
    """The symbol that fills a cell behind "Số", whatever blanks stand in it."""
    for cell in paragraph.cells or ((0, len(paragraph.text)),):
        text = paragraph.text[cell[0] : cell[1]]
        label = _NUMBER.match(text)
        printed = re.split(r"\s+(?:[Vv]/[Vv]|ngày)", text[label.end() :], maxsplit=1)[0] if label else ""
        if label and 0 < len(printed) <= 60 and (symbol := parse_symbol("".join(printed.split()))):
            start = paragraph.start + cell[0] + label.end()
            return symbol, (start, start + len(printed.rstrip()))
    return None


def _date(content: str, head: Sequence[Paragraph]) -> tuple[str | None, tuple[int, int] | None, str | None]:
    """The date behind the place of issue, and the place; else a date on a line of its own."""
    for paragraph in head:
        for place in _PLACE.finditer(paragraph.text):
            dates = find_dates(paragraph.text[place.end() : place.end() + 60])
            if dates and dates[0].start == 0:
                at = paragraph.start + place.end()
                return dates[0].iso, (at, at + dates[0].end), _city(place)
            if misread := _UNREADABLE_DAY.match(paragraph.text, place.end()):
                span = paragraph.start + misread.start(), paragraph.start + misread.end()
                return _as_far_as_read(misread), span, _city(place)
    for paragraph in head:
        short = len(paragraph.text) <= 60 and not _OF_THE_PAGE.match(fold(paragraph.text))
        dates = find_dates(paragraph.text) if short else []
        if dates:
            return dates[0].iso, (paragraph.start + dates[0].start, paragraph.start + dates[0].end), None
    return None, None, None


def _as_far_as_read(misread: re.Match[str]) -> str:
    """A date with O for 0 and l for 1, without its day, or its month too, where scanning has left nothing of them."""
    day, month = ((misread[part] or "").translate(_DIGITS) for part in ("day", "month"))
    if not (month.isdigit() and 0 < int(month) <= 12):
        return misread["year"]
    written = f"ngày {day} tháng {month} năm {misread['year']}"
    found = find_dates(written) if day.strip().isdigit() else []
    return found[0].iso if found else f"{misread['year']}-{int(month):02}"


def _city(place: re.Match[str]) -> str:
    return place.group("place").split("  ")[-1].strip()


def _bodies(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The names in capitals down to the rule, the number or the other column, from the first that is a body's."""
    names: list[str] = []
    start = end = 0
    cell = -1
    for line in lines:
        text = _respelled(_without_motto(_without_number(line.text)))
        if names and begins_body().match(fold(names[0])) and (_NUMBER.match(line.text) or line.text.startswith("*")):
            break
        if not text.isupper() or _NUMBER.match(line.text):
            continue
        folded = fold(text)
        if names and line.cell != cell:
            if not begins_body().match(fold(names[0])):
                names.clear()
            elif not (_GOES_ON.match(folded) or begins_body().match(folded)):
                continue
        if not names or (
            begins_body().match(folded)
            and begins_body().match(fold(names[-1]))
            and not _UNFINISHED.search(fold(names[-1]))
            and toneless(f"{names[-1]} {text}") not in _central_bodies()
        ):
            start = line.start if not names else start
            names.append(text)
        else:
            names[-1] += f" {text}"
        end, cell = line.end, line.cell
    parted = tuple(part for name in names for part in _parts(name) if begins_body().match(fold(part)))
    return parted, (start, end) if parted else None


def _respelled(text: str) -> str:
    """A body's name in capitals as the tables spell it, where scanning has changed its tones, or with the board that
    it begins with written out; names joined by a hyphen are parted."""
    if not text.isupper() or begins_body().match(fold(text)):
        return _JOINED.sub(" - ", text)
    if text.startswith(_BOARDS):
        return expand_all(text).upper()
    return _central_bodies().get(toneless(text), text)


@cache
def _central_bodies() -> dict[str, str]:
    return {toneless(row["name"]): row["name"].upper() for row in table("bodies") if row["level"] == "central"}


def _parts(name: str) -> list[str]:
    """The names in one line that holds a body and the one under it."""
    folded = fold(name)
    if len(folded) != len(name):
        return [name]
    beside = _SUPERIOR_BESIDE.match(folded)
    cuts = sorted({0, *(m.start() for m in _PARTED_BODY.finditer(folded)), len(name), beside.end() if beside else 0})
    return [name[a:b].strip() for a, b in pairwise(cuts)]


def _without_motto(text: str) -> str:
    """The line without the nation's or the Party's motto beside it."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    kept = list(text)
    for match in _MOTTO.finditer(folded):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return " ".join("".join(kept).split()).strip(" -–_*")


def _subject(content: str, head: Sequence[Paragraph]) -> tuple[str | None, tuple[int, int] | None]:
    """The V/v of a letter, to the end of its cell, or with the lines that go on with it."""
    for number, paragraph in enumerate(head):
        for start, end in paragraph.cells or ((0, len(paragraph.text)),):
            found = _SUBJECT.search(paragraph.text[start:end])
            if found is None:
                continue
            at, last = paragraph.start + start + found.start(), paragraph.start + start + found.end()
            for below in head[number + 1 :] if found.start() == 0 and not paragraph.cells else ():
                if below.cells or _NUMBER.match(below.text) or _MOTTO.search(fold(below.text)):
                    break
                if find_dates(below.text) or _UNREADABLE_DAY.search(below.text):
                    break
                last = below.end
            return " ".join(content[at:last].split()), (at, at + len(content[at:last].rstrip()))
    return None, None
