"""Other documents that a text refers to, each once, with all its mentions."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction import Header, Mention, Reference
from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references.columns import told_by_columns
from loaders.grammar.references.coreference import Document, gather
from loaders.grammar.references.issuing_line import issuing_line
from loaders.grammar.references.locators import locator_at
from loaders.grammar.references.mentions import Naming, find_mentions
from loaders.grammar.references.page import Page, page
from loaders.grammar.references.programmes import Programme, issued_after, issued_before, occurrences, same_words
from loaders.grammar.references.seats import issuer_of_symbol, placed
from loaders.grammar.references.shortforms import short_forms
from loaders.grammar.references.speakers import by_the_addressee
from loaders.rules import confidence_of

_ISSUING = {"NQ", "QĐ", "QyĐ", "NĐ", "TT", "TTLT", "PL", "CT", "KL"}


def find_references(content: str, paragraphs: tuple[Paragraph, ...], header: Header) -> tuple[Reference, ...]:
    """Every other document that the text refers to, in the order of first mention.

    `ref` is the canonical symbol, else the name; where a text cites two documents with one symbol, the later ones are
    `symbol@date`. Names of plenum resolutions and the like that the authority list knows become its symbols. Issuers
    are completed with the territory of `header`, as far as it tells who was meant on the day of the document.
    """
    here = page(content, paragraphs)
    flat, folded = here.flat, here.folded
    mentions = _without_own_number(flat, here.paragraphs, find_mentions(flat, folded))
    mentions = told_by_columns(here, _without_own_title(here.paragraphs, mentions, header))
    documents = gather(flat, folded, by_the_addressee(here, mentions), header)
    placing = header if header.issued_on else replace(header, issued_on=_latest(documents))
    names = _issued(flat, folded, documents, issuing_line(here, header) or (0, 0))
    for start, end, owner in list(short_forms(flat, folded, documents, here.paragraphs, header)):
        short = Naming(start, end, end, "short form", documents[owner].type)
        documents[owner].mentions.append(short)
    refs: dict[str, None] = {}
    references = []
    for document in documents:
        ref = document.symbol.text if document.symbol else document.names[0]
        if ref in refs:
            marks = (mark for mark in (document.date, len(refs)) if mark)
            ref = next(marked for mark in marks if (marked := f"{ref}@{mark}") not in refs)
        refs[ref] = None
        places = tuple(_mention(content, here, naming, document.date) for naming in _apart(document.mentions))
        references.append(_reference(document, ref, places, names.get(id(document), ()), placing))
    return tuple(references)


def _mention(content: str, here: Page, naming: Naming, date: str | None) -> Mention:
    start, end = here.back(naming.start), here.back(naming.end)
    confidence = confidence_of("reference", naming.rule)
    return Mention(
        content[start:end],
        start,
        end,
        naming.rule,
        confidence,
        locator_at(here.flat, here.folded, naming.start, naming.tail),
        _other_day(naming, date),
    )


def _other_day(naming: Naming, date: str | None) -> str | None:
    """The day that stands at a mention, where it isn't that of the document."""
    day = naming.date if naming.date and len(naming.date) == 10 else None
    return day if day and date and not day.startswith(date) else None


def _reference(
    document: Document, ref: str, mentions: tuple[Mention, ...], issued: tuple[str, ...], header: Header
) -> Reference:
    issuer = document.issuer
    if issuer:
        issuer = placed(issuer, header, document.date)
    elif document.symbol:
        issuer = issuer_of_symbol(document.symbol, header, document.date)
    also = dict.fromkeys(n for n in (*document.names, *issued) if n != ref)
    return Reference(
        ref,
        document.type,
        issuer,
        document.date,
        mentions,
        tuple(also),
        next((m.term for m in document.mentions if m.term), None),
    )


def _latest(documents: list[Document]) -> str | None:
    """The latest date that a text gives a document; the text is no older."""
    return max((document.date for document in documents if document.date), default=None)


def _without_own_number(flat: str, paragraphs: tuple[Paragraph, ...], mentions: list[Naming]) -> list[Naming]:
    """The symbol behind "Số:" in the letterhead is the document's own, however badly it is printed."""
    behind = max((p.end for p in paragraphs if p.zone == Zone.LETTERHEAD), default=0)
    return [
        m
        for m in mentions
        if not (m.symbol and m.start < behind and flat[m.start : m.start + 2].lower() == "số")
        or not any(p.zone == Zone.LETTERHEAD and p.start <= m.start < p.end for p in paragraphs)
    ]


def _without_own_title(paragraphs: tuple[Paragraph, ...], mentions: list[Naming], header: Header) -> list[Naming]:
    """A title that begins with the name of a meeting's resolution, `NGHỊ QUYẾT PHIÊN HỌP CHÍNH PHỦ …`, is that one."""
    title = next((p.start for p in paragraphs if p.zone == Zone.TITLE), None)
    if header.kind == "report" or not header.title:
        return mentions
    return [m for m in mentions if m.start != title or m.symbol or m.rule not in ("meeting", "congress", "plenum")]


def _apart(mentions: list[Naming]) -> list[Naming]:
    """Mentions in text order, of two at one place the longer."""
    kept: list[Naming] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _issued(flat: str, folded: str, documents: list[Document], own: tuple[int, int]) -> dict[int, tuple[str, ...]]:
    """Adds the mentions of programmes that the documents issue; gives the programmes' names by document. What a
    decision named in the line `own` issues is the text itself."""
    words = same_words(folded)
    programmes: list[tuple[int, Programme]] = []
    names: dict[int, list[str]] = {}
    for number, document in enumerate(documents):
        for mention in document.mentions:
            if mention.symbol is None or document.type not in _ISSUING or own[0] <= mention.start < own[1]:
                continue
            programme = issued_after(words, mention.tail) or issued_before(flat, words, mention.start)
            if programme:
                programmes.append((number, programme))
                name = squeeze(flat[programme.start : programme.end])
                known = names.setdefault(id(document), [])
                if fold_in_place(name) not in map(fold_in_place, known):
                    known.append(name)
    for start, end, owner in occurrences(flat, words, programmes):
        documents[owner].mentions.append(Naming(start, end, end, "programme", documents[owner].type))
    return {key: tuple(value) for key, value in names.items()}
