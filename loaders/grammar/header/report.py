"""Pages that tell of a document: news, questions and answers of legal portals. Which one do they tell of?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.extraction import Evidence, Header
from loaders.folding import fold
from loaders.grammar.header.letterhead import read_letterhead
from loaders.grammar.header.persons import institution
from loaders.grammar.header.telling import (
    SENTENCE_END,
    Told,
    begins_as_news,
    by_congress,
    document,
    issued_in_headline,
    named_at_beginning,
    tellings,
)
from loaders.grammar.header.title import Title
from loaders.grammar.lexicon.doc_types import TYPE_WORD, type_words
from loaders.grammar.lexicon.symbols import Symbol, symbol_key
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.zones import cues
from loaders.rules import confidence_of

_LEDE = 25
"""Paragraphs in which a page says what it tells of."""
_SELF_INTRODUCED = 8
_PAST = re.compile(r"(?<!\w)(?:đã|vừa|mới)(?!\w)")
_PRINTS = re.compile(
    r"(?<!\w)(?:giới thiệu|đăng(?: tải| lại)?)(?: đến bạn đọc| với bạn đọc)? (?:toàn|nguyên) văn(?!\w)"
)
_JUST = re.compile(r"(?<!\w)vừa(?!\w)")
_LEDE_WITHOUT_HEADLINE, _GOES_ON_TELLING = 2, 8
_ANNOUNCING = re.compile(
    r"^(?:(?:toàn văn|đã có|tải(?: về)?|mới|chính thức|ban hành|công bố|nội dung|file word|hướng dẫn mới)[:\s]+)+",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:\s+(?:ra sao|như thế nào|thế nào|ở đâu|là gì|có gì mới))*\s*\?.*$", re.IGNORECASE)
_TELLS_ON = re.compile(
    r"(?:theo đó|cụ thể|trong đó|cũng theo|ngoài ra|đáng chú ý|bên cạnh đó)(?!\w)"
    rf"|theo (?:nội dung )?(?:{TYPE_WORD})(?!\w)"
    rf"|(?:{TYPE_WORD}) (?:này )?(?:số|nêu|yêu cầu|xác định|đặt|nhấn mạnh|quy định|đề ra|hướng dẫn|ghi|chỉ rõ|cũng|gồm)"
    r"(?!\w)"
)
_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:các|những|nhiều|\d+|loạt|điểm tin|tổng hợp)(?: \w+){0,2} (?:văn bản|chính sách|quy định)"
)

_DAY, _HOUR = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", r"\d{1,2}[:h]\d\d"
_STAMP = re.compile(rf"\D{{0,20}}{_DAY}\D{{1,5}}{_HOUR}\D{{0,12}}|\D{{0,20}}{_HOUR}\D{{1,20}}{_DAY}\D{{0,12}}")
"""Day and hour at which a page was put up: below them stands a headline, however short."""


def read_report(content: str, paragraphs: Sequence[Paragraph]) -> tuple[Header, str | None] | None:
    """The header of the document that a page tells of, with its issuer as named; None where the text is the document
    itself."""
    headline = _headline(content, paragraphs)
    if headline is not None and (speaks_for_itself(paragraphs) or _in_full(paragraphs)):
        return None
    if headline is None and not _begins_telling(content, paragraphs):
        return None
    lede = paragraphs[: _LEDE if headline else _LEDE_WITHOUT_HEADLINE]
    told = [t for p in lede for t in tellings(p)]
    named = _named_in_headline(headline) if headline else None
    best = _best(headline, lede, told, named)
    if best is None:
        return Header(kind="report"), None
    same = [t for t in told if t.symbol == best.symbol or not best.symbol]
    teller = best if best.issuer else next((t for t in same if t.issuer), None)
    titled = best if best.direct or named is None else named
    if headline and not best.direct and named is None:
        titled = _headline_title(headline) or _issued_under_a_name(headline) or best
    dated = best if best.issued_on else teller
    return _header(content, best, titled, dated, teller), _issuer(content, best.symbol, teller)


def _issued_under_a_name(headline: Paragraph) -> Told | None:
    """The document of whose issuing a headline tells, unless by its bare type."""
    told = issued_in_headline(headline)
    return told if told and fold(told.text) != told.type_word else None


def speaks_for_itself(paragraphs: Sequence[Paragraph]) -> Told | None:
    """The sentence by which a text without letterhead, put up under a headline, begins: `Trường … xây dựng Kế hoạch …`,
    in the present, without a number, and above the first heading or list."""
    for above, below in pairwise(paragraphs[:_SELF_INTRODUCED]):
        if below.marker is None or above.marker or above.heading:
            continue
        told = next(
            (
                t
                for t in tellings(above)
                if t.text[:1].isupper() and t.symbol is None and t.issued_on is None and t.issuer
            ),
            None,
        )
        past = told is not None and _PAST.search(above.text[: told.at[0] - above.start])
        ends = told is not None and above.end - told.at[1] <= 2
        return told if told and ends and not past else None
    return None


def title_of_itself(paragraphs: Sequence[Paragraph]) -> Title | None:
    """The headline of a text that only its own first sentence calls a plan."""
    told = speaks_for_itself(paragraphs)
    headline = paragraphs[0] if paragraphs else None
    if told is None or headline is None or headline.end >= told.at[0] or headline.text.endswith((".", ":", ";")):
        return None
    place = told.at[0], told.at[0] + len(told.type_word)
    return Title(" ".join(headline.text.split()), (headline.start, headline.end), told.type_word, place)


def _in_full(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The sentence by which a paper announces that it prints the whole text of a document below."""
    return next((p for p in paragraphs[:_SELF_INTRODUCED] if _PRINTS.search(fold(p.text))), None)


def printed_in_full(content: str, paragraphs: Sequence[Paragraph]) -> tuple[Title, Told | None] | None:
    """The headline that is the title of a document printed in full below it, and what the paper says of that."""
    announcing = _in_full(paragraphs)
    headline = _headline(content, paragraphs) if announcing else None
    named = type_words().match(fold(headline.text)) if headline else None
    if announcing is None or headline is None or named is None or headline.start >= announcing.start:
        return None
    place = headline.start, headline.start + len(named.group())
    title = Title(" ".join(headline.text.split()), (headline.start, headline.end), named["name"], place)
    told = next((t for t in tellings(announcing) if t.type_word == named["name"]), None)
    return title, told or by_congress(headline)


def introduced(paragraphs: Sequence[Paragraph], title: Title | None) -> Told | None:
    """What a portal says of a document whose full text stands below: `Ngày …, UBND tỉnh đã ban hành Kế hoạch số …`."""
    if title is None or title.type_word is None:
        return None
    above = [p for p in paragraphs[:_LEDE] if p.zone is Zone.LETTERHEAD and p.end <= title.at[0]]
    for told in (t for p in above for t in tellings(p) if t.direct):
        if title.type_word.startswith(told.type_word) or told.type_word.startswith(title.type_word):
            return told
    return None


def _header(content: str, best: Told, titled: Told, dated: Told | None, teller: Told | None) -> Header:
    evidence: dict[str, Evidence] = {}

    def seen(name: str, at: tuple[int, int] | None) -> None:
        if at:
            evidence[name] = Evidence(content[at[0] : at[1]], at[0], at[1], "report", confidence_of("header", "report"))

    person = best.person
    seen("number", best.symbol_at)
    seen("type", best.symbol_at or best.at)
    seen("issued_on", dated.date_at if dated else None)
    seen("title", titled.at)
    seen("signer", person.name_at if person else None)
    seen("signer_position", person.position_at if person else None)
    seen("issuer", teller.issuer_at if teller else None)
    return Header(
        kind="report",
        number=best.symbol.text if best.symbol else None,
        type=best.type_code,
        issued_on=dated.issued_on if dated else None,
        title=titled.text,
        signer=person.name if person else None,
        signer_position=person.position if person else None,
        evidence=evidence,
    )


def _issuer(content: str, symbol: Symbol | None, teller: Told | None) -> str | None:
    if teller and teller.issuer:
        return institution(" ".join(teller.issuer.split()).strip(" ,"))
    return _central_body(content, symbol)


def _best(headline: Paragraph | None, lede: Sequence[Paragraph], told: list[Told], named: Told | None) -> Told | None:
    """The document of the headline, else the one of whose issuing the page tells; none where it tells of several."""
    direct = [t for t in told if t.direct]
    if named:
        own = [t for t in direct if _same(t, named)]
        return own[0] if own else _with_what_is_told(named, lede)
    if headline and len({symbol_key(t.symbol) for t in direct if t.symbol}) > 1:
        if _OF_SEVERAL.search(fold(headline.text)):
            return None
        fitting = [t for t in direct if _fits(t, headline)]
        direct = fitting or direct
    if direct:
        return direct[0]
    if by_decision := next((t for t in told if t.symbol), None):
        return by_decision
    begun = [t for p in lede if (t := named_at_beginning(p)) and t.issuer]
    if begun and len({symbol_key(t.symbol) for t in begun if t.symbol}) == 1:
        return begun[0]
    for one in told:
        if one.issuer and (headline is None or one.numbered or one.just or _fits(one, headline)):
            return one
    if headline and "đại hội" in fold(headline.text):
        return next((t for p in lede if (t := by_congress(p))), None)
    return None


def _same(told: Told, named: Told) -> bool:
    """Whether two sentences name one document; a letter of its symbol may be misspelt in one of them."""
    a, b = told.symbol, named.symbol
    if a is None or b is None or (a.serial, a.type, a.year) != (b.serial, b.type, b.year):
        return False
    return symbol_key(a) == symbol_key(b) or _one_letter_apart(a.text, b.text)


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter of two long spellings differs, is missing or too much."""
    if min(len(a), len(b)) < 10 or abs(len(a) - len(b)) > 1:
        return False
    first = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[first + (len(a) >= len(b)) :] == b[first + (len(b) >= len(a)) :]


def _fits(told: Told, headline: Paragraph) -> bool:
    """Whether a headline speaks of the document: its issuer, or its type."""
    folded = fold(headline.text)
    return bool(told.issuer and fold(told.issuer) in folded) or told.type_word in folded


def _with_what_is_told(named: Told, lede: Sequence[Paragraph]) -> Told:
    """The document of the headline, with the date and issuer that a sentence below names."""
    for paragraph in lede:
        told = named_at_beginning(paragraph)
        if told and _same(told, named) and told.issuer:
            return replace(
                named,
                issued_on=named.issued_on or told.issued_on,
                date_at=named.date_at or told.date_at,
                issuer=named.issuer or told.issuer,
                issuer_at=named.issuer_at or told.issuer_at,
            )
    return named


def _headline(content: str, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The line that heads a page which is no document: no title, no letterhead, no addressee."""
    if _is_document(content, paragraphs):
        return None
    stamped = False
    for at, paragraph in enumerate(paragraphs[:8]):
        if not any(map(str.isalnum, paragraph.text)) or _STAMP.fullmatch(paragraph.text):
            stamped = stamped or any(map(str.isalnum, paragraph.text))
            continue
        if paragraph.text.endswith((".", ":", ";")) or paragraph.marker:
            return None
        letters, words = (12, 3) if stamped else (25, 6)
        if letters <= len(paragraph.text) <= 400 and len(paragraph.text.split()) >= words:
            sentences = any(len(p.text) > 80 and p.text.endswith((".", ":")) for p in paragraphs[at + 1 : at + 12])
            return paragraph if sentences else None
    return None


def _is_document(content: str, paragraphs: Sequence[Paragraph]) -> bool:
    if any(p.zone is Zone.TITLE or cues("addressee").match(fold(p.text[:40])) for p in paragraphs[:60]):
        return True
    head = read_letterhead(content, paragraphs)
    return bool(head.symbol or head.bodies)


def _begins_telling(content: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text without a headline begins with the sentence of issue, and as only news do, or goes on to tell what
    the document says. A document may begin with the issuing of another one, but goes on in its own name."""
    first = next((p for p in paragraphs[:_LEDE_WITHOUT_HEADLINE] if len(p.text) > 40), None)
    told = tellings(first) if first and not first.text.endswith(":") else []
    if first is None or not told:
        return False
    news = begins_as_news(first) or _JUST.search(first.text[: told[0].at[0] - first.start])
    if not (news or any(t.direct for t in told)):
        return False
    below = [p for p in paragraphs[1 : 1 + _GOES_ON_TELLING] if p.start > first.start]
    inside = SENTENCE_END.split(first.text)[1:]
    tells_on = news or any(_TELLS_ON.match(fold(t[:80])) for t in (*inside, *(p.text for p in below)))
    return bool(tells_on) and not _is_document(content, paragraphs)


def _named_in_headline(headline: Paragraph) -> Told | None:
    """The document that a headline names by its symbol, alone or behind its issuer."""
    told = _headline_title(headline)
    if told and told.direct:
        return told
    issued = next((t for t in tellings(headline) if t.direct), None) or issued_in_headline(headline)
    return issued if issued and issued.direct else None


def _headline_title(headline: Paragraph) -> Told | None:
    """The headline without what announces it and what asks about it."""
    opening = _ANNOUNCING.match(headline.text)
    start = opening.end() if opening else 0
    text = _ASKING.sub("", headline.text[start:])
    return document(text, headline.start + start)


def _central_body(content: str, symbol: Symbol | None) -> str | None:
    """Which of the bodies that share a series of numbers the page names most often."""
    if symbol is None or symbol.organ != "TW":
        return None
    counts = {name: content.count(name) for name in ("Bộ Chính trị", "Ban Bí thư")}
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else None
