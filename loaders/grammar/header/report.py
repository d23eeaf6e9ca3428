"""Pages that tell of a document: news, questions and answers of legal portals. Who issued what, when?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extraction import Evidence, Header
from loaders.folding import fold
from loaders.grammar.header.letterhead import read_letterhead
from loaders.grammar.lexicon.bodies import find_bodies
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.doc_types import code_of, type_words
from loaders.grammar.lexicon.positions import leader
from loaders.grammar.lexicon.symbols import Symbol, find_symbols
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.zones import cues
from loaders.rules import confidence_of
from loaders.tables import table

_LEDE = 25
"""Paragraphs in which a page says what it tells of."""
_ANNOUNCING = re.compile(
    r"^(?:(?:toàn văn|đã có|tải(?: về)?|mới|chính thức|ban hành|công bố|nội dung|file word|hướng dẫn mới)[:\s]+)+",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:\s+(?:ra sao|như thế nào|thế nào|ở đâu|là gì|có gì mới))*\s*\?.*$", re.IGNORECASE)
_YEAR = re.compile(r"\s*(?:năm\s+)?(20\d\d)(?!\d)")
_PROMULGATED = re.compile(
    r"(?:tại|theo|kèm theo|ban hành tại|bằng)\s+(?:Quyết định|Nghị quyết|Công văn)(?:\s+số)?\s*$", re.IGNORECASE
)
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[\w.]{2,20}\.vn)\s*[-–—:]\s*|\s*\([A-ZĐ][\w.]{1,30}\)\s+")


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells: the document's words with their place, and its parts as far as the sentence has them."""

    text: str
    at: tuple[int, int]
    type_word: str
    symbol: Symbol | None = None
    symbol_at: tuple[int, int] | None = None
    direct: bool = False
    issued_on: str | None = None
    date_at: tuple[int, int] | None = None
    issuer: str | None = None
    issuer_at: tuple[int, int] | None = None
    signer: str | None = None
    signer_at: tuple[int, int] | None = None
    position: str | None = None
    position_at: tuple[int, int] | None = None


def read_report(content: str, paragraphs: Sequence[Paragraph]) -> tuple[Header, str | None] | None:
    """The header of the document that a page tells of, with its issuer as named; None where the text is the document
    itself."""
    headline = _headline(content, paragraphs)
    if headline is None:
        return None
    told = [t for p in paragraphs[:_LEDE] for t in _tellings(p)]
    named = _named_in_headline(headline)
    best = next((t for t in told if t.direct), None) or named or next((t for t in told if t.symbol), None)
    best = best or next((t for t in told if t.issuer and t.type_word in fold(headline.text)), None)
    if best is None:
        return Header(kind="report"), None
    teller = (
        best
        if best.issuer
        else next((t for t in told if t.issuer and (t.symbol == best.symbol or not best.symbol)), None)
    )
    titled = best if best.direct or named is None else named
    if not best.direct and named is None:
        titled = _headline_title(headline) or best
    evidence: dict[str, Evidence] = {}

    def seen(name: str, at: tuple[int, int] | None) -> None:
        if at:
            evidence[name] = Evidence(content[at[0] : at[1]], at[0], at[1], "report", confidence_of("header", "report"))

    symbol = best.symbol
    dated = best if best.issued_on else teller
    header = Header(
        kind="report",
        number=symbol.text if symbol else None,
        type=(symbol.type if symbol and symbol.type else "CV" if symbol and symbol.unit else code_of(best.type_word)),
        issued_on=dated.issued_on if dated else None,
        title=titled.text,
        signer=best.signer,
        signer_position=best.position,
        evidence=evidence,
    )
    seen("number", best.symbol_at)
    seen("type", best.symbol_at or best.at)
    seen("issued_on", dated.date_at if dated else None)
    seen("title", titled.at)
    seen("signer", best.signer_at)
    seen("signer_position", best.position_at)
    seen("issuer", teller.issuer_at if teller else None)
    return header, teller.issuer if teller else _central_body(content, symbol)


def _headline(content: str, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The line that heads a page which is no document: no title, no letterhead, no addressee."""
    if any(p.zone is Zone.TITLE or cues("addressee").match(fold(p.text[:40])) for p in paragraphs[:60]):
        return None
    head = read_letterhead(content, paragraphs)
    if head.symbol or head.bodies:
        return None
    for at, paragraph in enumerate(paragraphs[:8]):
        ended = paragraph.text.endswith((".", ":", ";"))
        if ended or paragraph.marker:
            return None
        if 25 <= len(paragraph.text) <= 400 and len(paragraph.text.split()) >= 6:
            sentences = any(len(p.text) > 80 and p.text.endswith((".", ":")) for p in paragraphs[at + 1 : at + 12])
            return paragraph if sentences else None
    return None


def _signing(person: re.Match[str], start: int) -> tuple[str, tuple[int, int], str, tuple[int, int]]:
    """Name and position of a person who signs, with their places."""
    name, position = person.span("name"), (person.start("position"), person.end("body"))
    return (
        person["name"],
        (start + name[0], start + name[1]),
        " ".join(f"{person['position']} {person['body']}".split()),
        (start + position[0], start + position[1]),
    )


@cache
def _telling() -> re.Pattern[str]:
    """The verb of issuing before a type word."""
    names = "|".join(sorted({re.escape(row["name"]) for row in table("doc_types")}, key=len, reverse=True))
    return re.compile(
        rf"\s(?:(?:đã|vừa|mới|cũng)\s+)*(?:ký\s+|chính thức\s+)?"
        rf"(?:ban hành|có|phê duyệt|công bố|thông qua|ký|ra)\s+(?={names})"
    )


def _tellings(paragraph: Paragraph) -> list[_Told]:
    """The sentences of a paragraph that tell who issued what: `Ngày …, UBND tỉnh ban hành Kế hoạch …`."""
    text, told = paragraph.text, []
    for verb in list(_telling().finditer(text))[:3]:
        begin = max(text.rfind(". ", 0, verb.start()) + 2, 0) if ". " in text[: verb.start()] else 0
        if dateline := _DATELINE.match(text, begin, verb.start()):
            begin = dateline.end()
        end = text.find(". ", verb.end())
        document = text[verb.end() : end if end > 0 else len(text)]
        found = _document(document, paragraph.start + verb.end())
        subject = text[begin : verb.start()]
        dates = find_dates(subject)
        after = (
            dates[-1].end + len(subject[dates[-1].end :]) - len(subject[dates[-1].end :].lstrip(" ,")) if dates else 0
        )
        person = leader(subject.rstrip(" ,"))
        after = person.start("body") if person else after
        bodies = find_bodies(subject, after)
        speaks = bool(bodies) and bodies[0].start - after <= 4
        ends = person.end("body") if person else len(subject.rstrip(" ,"))
        if found is None or not (dates or speaks):
            continue
        start = paragraph.start + begin
        told.append(
            _Told(
                found.text,
                found.at,
                found.type_word,
                found.symbol,
                found.symbol_at,
                found.direct,
                dates[-1].iso if dates else found.issued_on,
                (start + dates[-1].start, start + dates[-1].end) if dates else found.date_at,
                subject[bodies[0].start : ends].strip(" ,") if speaks else None,
                (start + bodies[0].start, start + ends) if speaks else None,
                *(_signing(person, start) if person else ()),
            )
        )
    return told


def _document(text: str, start: int) -> _Told | None:
    """The document that a text begins with: its type word, its symbol behind that, or that of the decision which
    issued it."""
    folded = fold(text[:60])
    word = type_words().match(folded)
    if word is None:
        return None
    bare = text.rstrip(" .;")
    told = _Told(bare, (start, start + len(bare)), word.group("name"))
    gap = len(" ".join(text[:60].split()[: len(word.group().split())]))
    for begin, end, symbol in find_symbols(text):
        place = start + begin, start + end
        if begin - gap <= 5:
            year = _YEAR.match(text, end)
            issued = (year.group(1), (start + year.start(1), start + year.end(1))) if year else (None, None)
            dates = [d for d in find_dates(text[end : end + 40])[:1] if d.start <= 3]
            if dates:
                issued = dates[0].iso, (start + end + dates[0].start, start + end + dates[0].end)
            return _Told(bare, told.at, told.type_word, symbol, place, True, *issued)
        if _PROMULGATED.search(text[:begin]):
            return _Told(bare, told.at, told.type_word, symbol, place)
    return told


def _named_in_headline(headline: Paragraph) -> _Told | None:
    """The document that a headline names by its symbol."""
    told = _headline_title(headline)
    return told if told and told.direct else None


def _headline_title(headline: Paragraph) -> _Told | None:
    """The headline without what announces it and what asks about it."""
    opening = _ANNOUNCING.match(headline.text)
    start = opening.end() if opening else 0
    text = _ASKING.sub("", headline.text[start:])
    return _document(text, headline.start + start)


def _central_body(content: str, symbol: Symbol | None) -> str | None:
    """Which of the bodies that share a series of numbers the page names most often."""
    if symbol is None or symbol.organ != "TW":
        return None
    counts = {name: content.count(name) for name in ("Bộ Chính trị", "Ban Bí thư")}
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else None
