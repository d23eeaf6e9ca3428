"""What a document says of itself: number, type, issuer, date, level, territory, title and signer.

The user's facts win over the text; what the text says otherwise is kept in `Header.conflicts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction import Evidence, Header
from loaders.folding import fold
from loaders.grammar.header.issuing import (
    Issuer,
    find_issuer,
    level_of,
    province_of_place,
    territory_of,
    without_misprint,
)
from loaders.grammar.header.letterhead import Letterhead, read_letterhead
from loaders.grammar.header.naming_lines import named_by_annex, named_by_caption, named_by_title, own_type
from loaders.grammar.header.persons import institution
from loaders.grammar.header.properties import Properties, read_properties
from loaders.grammar.header.report import introduced, printed_in_full, read_report, title_of_itself
from loaders.grammar.header.signature import read_signature
from loaders.grammar.header.superiors import written_out
from loaders.grammar.header.title import is_letter, read_title, type_of
from loaders.grammar.lexicon.bodies import with_territory
from loaders.grammar.lexicon.naming import spelled
from loaders.grammar.lexicon.symbols import parse_symbol
from loaders.grammar.outline import Paragraph
from loaders.rules import confidence_of
from loaders.text import Facts, Text

_COMMITTEE = re.compile(r"(?:tỉnh|thành) ủy")
_TERM = re.compile(r",? (?:khóa|khoá) [IVXLC]+$", re.IGNORECASE)
_TOGETHER = re.compile(r" [-–] (?=(?:Sở|Công an|Bảo hiểm|Ủy ban|Hội|Liên đoàn|Ban|Cục|Tỉnh|Thành|Kho bạc)(?!\w))")
_MINISTRIES = re.compile(r" [-–] (?=Bộ (?!trưởng))")
"""Between the bodies of a place that issue together: `SỞ Y TẾ - BẢO HIỂM XÃ HỘI TỈNH …`."""
_FACTS = ("number", "type", "issuer", "issued_on", "level", "territory", "title", "signer", "signer_position", "kind")


def read_header(text: Text, paragraphs: Sequence[Paragraph]) -> Header:
    """What the document says of itself, or, where the page tells of a document (`kind` is `report`), what it says of
    that one. Every field that the text gives has its place in `evidence`."""
    content = text.content
    told = read_report(content, paragraphs)
    if told is None:
        return _with_facts(_read_original(content, paragraphs), text.facts)
    header, issuer = told
    head = Letterhead(symbol=parse_symbol(header.number or ""))
    return _with_facts(_with_issuer(header, issuer, content, head) if issuer else header, text.facts)


def _read_original(content: str, paragraphs: Sequence[Paragraph]) -> Header:
    head = read_letterhead(content, paragraphs)
    title = read_title(content, paragraphs, head)
    if title is None and head.symbol is None and not is_letter(paragraphs):
        title = title_of_itself(paragraphs)
    signature = read_signature(content, paragraphs)
    issuer = find_issuer(content, paragraphs, head, signature)
    named = None
    table = read_properties(paragraphs) if head.symbol is None else None
    if table:
        head, issuer = _with_properties(head, issuer, table)
    told = introduced(paragraphs, title) if head.symbol is None else None
    if title is None and head.symbol is None and (in_full := printed_in_full(content, paragraphs)):
        title, told = in_full
    if told:
        head = replace(
            head, symbol=told.symbol, symbol_at=told.symbol_at, issued_on=told.issued_on, date_at=told.date_at
        )
        if told.issuer and not head.bodies:
            head = replace(head, bodies=(_TERM.sub("", told.issuer),))
            issuer = issuer or Issuer(institution(told.issuer), told.issuer_at, "report")
    elif head.symbol is None:
        kind = type_of(None, title, letter=is_letter(paragraphs))
        named = named_by_title(paragraphs) or (named_by_annex(content, paragraphs, kind) if kind else None)
        if named is None and title is None and kind is None:
            named = named_by_caption(content, paragraphs)
        if named:
            head = replace(
                head,
                symbol=named.symbol,
                symbol_at=named.at,
                issued_on=head.issued_on or named.issued_on,
                date_at=head.date_at or named.date_at,
            )
    printed = "properties" if table else "report" if told else "caption" if named else "letterhead"
    evidence: dict[str, Evidence] = {}

    def seen(name: str, at: tuple[int, int] | None, rule: str) -> None:
        if at:
            evidence[name] = Evidence(content[at[0] : at[1]], at[0], at[1], rule, confidence_of("header", rule))

    head = _with_committee_code(head)
    header = Header(
        number=head.symbol.text if head.symbol else None,
        type=type_of(head.symbol, title, letter=is_letter(paragraphs)) or (None if title else own_type(content)),
        issued_on=head.issued_on,
        title=title.text if title else None,
        signer=signature.name if signature else None,
        signer_position=signature.position if signature else None,
        evidence=evidence,
    )
    seen("number", head.symbol_at, printed)
    seen("issued_on", head.date_at, printed)
    seen("title", title.at if title else None, "title")
    titled = title is not None and title.type_at is not None
    seen("type", title.type_at if title and titled else head.symbol_at, "title" if titled else printed)
    if signature:
        seen("signer", signature.name_at, "signature")
        seen("signer_position", signature.position_at, "signature")
    elif table and table.signer:
        position = table.signer_position or (None, None)
        header = replace(header, signer=table.signer[0], signer_position=position[0])
        seen("signer", table.signer[1], "properties")
        seen("signer_position", position[1], "properties")
    if table and table.title and title is None:
        header = replace(header, title=" ".join(table.title[0].split()))
        seen("title", table.title[1], "properties")
    if issuer:
        header = _with_issuer(header, issuer.name, content, head)
        seen("issuer", issuer.at, issuer.rule)
    return header


def _with_properties(head: Letterhead, issuer: Issuer | None, told: Properties) -> tuple[Letterhead, Issuer | None]:
    """The letterhead and the issuer with what a portal's table of properties says of them."""
    by_table = Issuer(institution(told.issuer[0]), told.issuer[1], "properties") if told.issuer else issuer
    filled = replace(
        head,
        symbol=told.symbol,
        symbol_at=told.symbol_at,
        issued_on=told.issued_on or head.issued_on,
        date_at=told.date_at or head.date_at,
    )
    return filled, by_table


def _with_committee_code(head: Letterhead) -> Letterhead:
    """`TƯ` in a committee's symbol is its TU; that of the centre is written so too."""
    if head.symbol is None or head.symbol.organ != "TƯ":
        return head
    own = fold(head.bodies[-1]) if head.bodies else ""
    return replace(head, symbol=replace(head.symbol, organ="TU" if _COMMITTEE.match(own) else "TW"))


def _with_issuer(header: Header, name: str, content: str, head: Letterhead) -> Header:
    """The header with the issuing body under its full name, with its level and territory."""
    full = spelled(written_out(_TERM.sub("", name)), content, header.issued_on).replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    full = without_misprint(full, head)
    level = level_of(full, None, head.symbol, header.issued_on)
    territory = territory_of(full, content, head, level, header.issued_on)
    if level is None and (seat := province_of_place(full, head)):
        level, territory = "provincial", seat
    level = level_of(full, territory, head.symbol, header.issued_on) or level
    placed = Header(level=level, territory=territory)
    bodies = _TOGETHER.split(full) if territory else _MINISTRIES.split(full)
    issuer = " và ".join(with_territory(body, placed) for body in bodies)
    return replace(header, issuer=issuer, level=level, territory=territory)


def _with_facts(header: Header, facts: Facts) -> Header:
    """The header with what the user states; what the text says otherwise is a conflict."""
    stated = {name: value for name in _FACTS if (value := getattr(facts, name)) is not None}
    conflicts = {
        name: str(read)
        for name, value in stated.items()
        if name != "kind" and (read := getattr(header, name)) is not None and fold(str(read)) != fold(str(value))
    }
    evidence = {name: found for name, found in header.evidence.items() if name not in stated}
    return replace(header, **stated, evidence=evidence, conflicts=conflicts)
