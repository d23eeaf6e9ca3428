"""Sentences that tell of a document: who issued what, when, and who signed it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders.folding import fold
from loaders.grammar.header.persons import Person, person_in
from loaders.grammar.lexicon.bodies import find_bodies
from loaders.grammar.lexicon.dates import FoundDate, find_dates
from loaders.grammar.lexicon.doc_types import code_of, type_words
from loaders.grammar.lexicon.symbols import Symbol, find_symbols
from loaders.grammar.outline import Paragraph
from loaders.tables import table

_PAST = r"(?:(?:đã|vừa|mới|cũng|tiếp tục)\s+)*"
_ISSUES = r"(?:ký|chính thức|thống nhất)?\s*(?:ban hành|có|phê duyệt|công bố|thông qua|ký|ra|gửi|phát hành|xây dựng)"
_UNLISTED = "Văn bản"
"""What news call a letter; no type of its own."""
_EPITHET = r"(?:\s+(?:khẩn|hỏa tốc|hoả tốc|liên tịch|liên ngành))?"
_HOW_URGENT = re.compile(_EPITHET)
_SENT = r"(?:gửi|về|đề nghị|yêu cầu|chỉ đạo|hướng dẫn|tổ chức|triển khai|thực hiện)(?!\w)"
"""What follows a type word in small letters that names a document without a number."""
_LETTER_WITHOUT_NUMBER = re.compile(r"\s+(?:gửi|đề nghị|yêu cầu|chỉ đạo)(?!\w)")
_YEAR = re.compile(r"\s*(?:năm\s+)?(20\d\d)(?!\d)")
_PROMULGATED = re.compile(
    r"(?:tại|theo|kèm theo|ban hành tại|bằng)\s+(?:Quyết định|Nghị quyết|Công văn)(?:\s+số)?\s*$", re.IGNORECASE
)
_ISSUED_BY = re.compile(
    r"\s*\((?:ban hành )?(?:tại|theo|kèm theo|bằng)\s+(?:Quyết định|Nghị quyết|Công văn)[^()]{0,80}\)$", re.IGNORECASE
)
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[\w.]{2,20}\.vn)\s*[-–—:]\s*|\s*\([A-ZĐ][\w.]{1,30}\)\s+")
_OF = re.compile(r"\s*,?\s*(?:của|do)\s+")
_BY_WHICH = re.compile(
    r"(?:Theo|Tại|Trong|Căn cứ|Với)\s+(?:nội dung\s+)?"
    r"|(?:(?:Đó|Đây|Trên đây) là|Nội dung (?:này|trên))(?: [^\W\d_]+){1,10}? (?:tại|trong|của|theo)\s+"
    r"(?:nội dung\s+)?(?=[A-ZĐ])"
)
_WHEN_ISSUED = re.compile(r",\s+(?:được\s+)?ban hành ngày\s")
_SPEAKS_BELOW = re.compile(r",\s+(?=[^\W\d_])")
_BARE_NUMBER = re.compile(rf"[^\W\d_]+(?: [^\W\d_]+){{1,4}}?{_EPITHET}(?: số)? \d{{1,5}}(?![\d/.-])")
_CONGRESS = re.compile(
    r"Nghị quyết (?P<body>Đại hội (?:đại biểu )?(?:Đảng bộ|Đoàn|Hội|Công đoàn) (?:[^\W\d_]+ ){1,12}?)lần thứ [IVXLC\d]+"
    r"(?:,? (?:nhiệm kỳ|khóa) \d{4} ?[-–] ?\d{4})?"
)
SENTENCE_END = re.compile(r"(?<!\b[Tt][Pp])(?<!\b[Tt][Xx])\. ")
"""Where a sentence ends; `TP. Huế` and `TX. Sơn Tây` go on."""
_LONGEST = 3
"""Sentences of a paragraph that may tell of a document."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells: the document's words with their place, and its parts as far as the sentence has them.
    `direct` where the symbol is the document's own, not that of the decision which issued it; `issues` where the
    sentence tells of the issuing, not only of what the document says, `just` where as of news (`vừa`). The pairs are
    places in the content."""

    text: str
    at: tuple[int, int]
    type_word: str
    symbol: Symbol | None = None
    symbol_at: tuple[int, int] | None = None
    direct: bool = False
    issues: bool = False
    just: bool = False
    issued_on: str | None = None
    date_at: tuple[int, int] | None = None
    issuer: str | None = None
    issuer_at: tuple[int, int] | None = None
    person: Person | None = None

    @property
    def type_code(self) -> str | None:
        """The code of the document's type: that of its symbol, else of its name."""
        if self.symbol and self.symbol.type:
            return self.symbol.type
        letter = self.type_word == fold(_UNLISTED) or (self.symbol and self.symbol.unit)
        return "CV" if letter else code_of(self.type_word)

    @property
    def numbered(self) -> bool:
        """Whether it has a symbol, or at least a bare number (`Công văn 4424`)."""
        return self.symbol is not None or _BARE_NUMBER.match(self.text) is not None


@cache
def _issuing() -> re.Pattern[str]:
    """The verb of issuing before a type word; one in small letters has its number behind it, or whom it is sent to."""
    names = "|".join(
        sorted({re.escape(row["name"]) for row in table("doc_types")} | {_UNLISTED}, key=len, reverse=True)
    )
    return re.compile(
        rf"\s{_PAST}{_ISSUES}\s+(?=(?:{names})(?!\w)"
        rf"|(?i:{names}){_EPITHET}\s+(?:\(?(?:[sS]ố)?\s*:?\s*\d|{_SENT}))"
    )


def tellings(paragraph: Paragraph) -> list[Told]:
    """What the sentences of a paragraph tell of issued documents: `Ngày …, UBND tỉnh ban hành Kế hoạch …`."""
    text = paragraph.text
    told = []
    for verb in list(_issuing().finditer(text))[:_LONGEST]:
        begin = max((stop.end() for stop in SENTENCE_END.finditer(text, 0, verb.start())), default=0)
        if dateline := _DATELINE.match(text, begin, verb.start()):
            begin = dateline.end()
        stop = SENTENCE_END.search(text, verb.end())
        found = document(text[verb.end() : stop.start() if stop else len(text)], paragraph.start + verb.end())
        if found is None:
            continue
        teller = _teller(text[begin : verb.start()], paragraph.start + begin)
        if teller.issuer or teller.issued_on:
            told.append(replace(_by(found, teller), just="vừa" in verb.group()))
    return told


def by_congress(paragraph: Paragraph) -> Told | None:
    """The resolution of a congress, called by its name, that a paragraph begins with: `Nghị quyết Đại hội Đảng bộ huyện
    … lần thứ …, nhiệm kỳ …`. That of the national congress, which every page cites, is none."""
    found = _CONGRESS.match(paragraph.text)
    if found is None:
        return None
    at = paragraph.start
    told = Told(found.group(), (at, at + found.end()), "nghị quyết", issuer=found["body"].strip())
    return replace(told, issuer_at=(at + found.start("body"), at + found.start("body") + len(told.issuer or "")))


def begins_as_news(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a paper's name, as news do: `(QTO) - Ngày …`."""
    return _DATELINE.match(paragraph.text) is not None


def issued_in_headline(paragraph: Paragraph) -> Told | None:
    """The document of which a headline tells that somebody, who may be a mere place, issues it."""
    verb = _issuing().search(paragraph.text)
    return document(paragraph.text[verb.end() :], paragraph.start + verb.end()) if verb else None


def named_at_beginning(paragraph: Paragraph) -> Told | None:
    """The document with its own symbol of which a sentence begins to speak: `Theo Kế hoạch số … của UBND tỉnh …, …`."""
    dateline = _DATELINE.match(paragraph.text)
    start = dateline.end() if dateline else 0
    opening = _BY_WHICH.match(paragraph.text, start)
    start = opening.end() if opening else start
    whole = document(SENTENCE_END.split(paragraph.text[start:], maxsplit=1)[0], paragraph.start + start)
    if whole is None or not whole.direct or whole.symbol_at is None:
        return None
    text, at = paragraph.text, whole.symbol_at[1] - paragraph.start
    if opening is None:
        return _with_issuer_behind(whole, text, at, paragraph.start)
    clause = next((m.start() for m in _SPEAKS_BELOW.finditer(text, at) if _subject_at(text, m.end())), None)
    end = clause if clause is not None else whole.at[1] - paragraph.start
    words = _WHEN_ISSUED.split(text[start:end])[0].rstrip(" .;,")
    told = replace(whole, text=words, at=(whole.at[0], whole.at[0] + len(words)))
    told = _with_issuer_behind(told, text[:end], at, paragraph.start)
    if told.issuer is None and clause is not None:
        body = _subject_at(text, clause + 2)
        if body:
            place = paragraph.start + body[0], paragraph.start + body[1]
            told = replace(told, issuer=text[body[0] : body[1]], issuer_at=place)
    return told


def _subject_at(text: str, start: int) -> tuple[int, int] | None:
    bodies = find_bodies(text, start, min(len(text), start + 120))
    return (bodies[0].start, bodies[0].end) if bodies and bodies[0].start == start else None


def _with_issuer_behind(told: Told, text: str, at: int, offset: int) -> Told:
    """With the body in `Kế hoạch số … ngày … của UBND tỉnh`, where `at` ends the symbol."""
    if told.date_at and told.date_at[1] - offset <= len(text):
        at = max(at, told.date_at[1] - offset)
    of = _OF.match(text, at)
    bodies = find_bodies(text, of.end(), min(len(text), of.end() + 120)) if of else []
    if not (of and bodies and bodies[0].start == of.end()):
        return told
    place = offset + bodies[0].start, offset + bodies[0].end
    return replace(told, issuer=text[bodies[0].start : bodies[0].end], issuer_at=place)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Who issues, when and by whose hand, of the words before the verb."""

    issued_on: str | None = None
    date_at: tuple[int, int] | None = None
    issuer: str | None = None
    issuer_at: tuple[int, int] | None = None
    person: Person | None = None


def _by(found: Told, teller: _Teller) -> Told:
    dated = teller.issued_on is not None and not (
        found.issued_on and len(found.issued_on) > len(teller.issued_on or "")
    )
    return replace(
        found,
        issues=True,
        issued_on=teller.issued_on if dated else found.issued_on,
        date_at=teller.date_at if dated else found.date_at,
        issuer=teller.issuer,
        issuer_at=teller.issuer_at,
        person=teller.person,
    )


def _teller(subject: str, start: int) -> _Teller:
    """The words before the verb: an adverbial, perhaps with the day, then a body, or a person who acts for it."""
    words = subject.rstrip(" ,")
    dates = [d for d in find_dates(words) if not _is_of_another(words, d)]
    day = dates[-1] if dates else None
    after = day.end + len(words[day.end :]) - len(words[day.end :].lstrip(" ,")) if day else 0
    person = person_in(words, after)
    body = person.body_at if person is not None else _last_clause(words, after)
    return _Teller(
        day.iso if day else None,
        (start + day.start, start + day.end) if day else None,
        words[body[0] : body[1]] if body else None,
        (start + body[0], start + body[1]) if body else None,
        person.moved(start) if person else None,
    )


def _is_of_another(words: str, day: FoundDate) -> bool:
    """Whether a date belongs to a document that the adverbial cites."""
    before = words[max(0, day.start - 60) : day.start].rstrip(" ,(")
    return any(end >= len(before) - 5 for _, end, _ in find_symbols(before))


def _last_clause(words: str, after: int) -> tuple[int, int] | None:
    """The body that the words end with, from its beginning behind the adverbial."""
    bodies = find_bodies(words, after)
    if not bodies:
        return None
    first = bodies[0].start
    if first - after > 4:
        inner = [
            b.start
            for b in bodies
            if words[: b.start].rstrip().endswith(",") or fold(words[: b.start].rstrip()).endswith("đồng chí")
        ]
        if not inner:
            return None
        first = inner[-1]
    return first, len(words)


def document(text: str, start: int) -> Told | None:
    """The document that a text begins with, `start` being the text's place: its type word, its symbol behind that, or
    that of the decision which issued it."""
    word = type_words().match(fold(text[:60])) or re.match(rf"(?P<name>{_UNLISTED.lower()})(?!\w)", fold(text[:60]))
    if word is None:
        return None
    bare = _ISSUED_BY.sub("", text.rstrip(" .;:"))
    told = Told(bare, (start, start + len(bare)), word.group("name"))
    gap = len(" ".join(text[:60].split()[: len(word.group().split())]))
    epithet = _HOW_URGENT.match(text, gap)
    gap = epithet.end() if epithet else gap
    for begin, end, symbol in find_symbols(text):
        place = start + begin, start + end
        if begin - gap <= 5:
            on, date_at = _dated(text, end, start) or (None, None)
            return replace(told, symbol=symbol, symbol_at=place, direct=True, issued_on=on, date_at=date_at)
        if _PROMULGATED.search(text[:begin]):
            return replace(told, symbol=symbol, symbol_at=place)
    letter = (
        told.type_word != fold(_UNLISTED) or (epithet and epithet.group()) or _LETTER_WITHOUT_NUMBER.match(text, gap)
    )
    return told if letter else None


def _dated(text: str, at: int, start: int) -> tuple[str, tuple[int, int]] | None:
    """The date or the year behind a symbol, with its place."""
    dates = [d for d in find_dates(text[at : at + 40])[:1] if d.start <= 3]
    if dates:
        return dates[0].iso, (start + at + dates[0].start, start + at + dates[0].end)
    year = _YEAR.match(text, at)
    return (year.group(1), (start + year.start(1), start + year.end(1))) if year else None
