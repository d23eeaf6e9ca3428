"""The table of properties (`Số hiệu | 95/KH-UBND`, `Cơ quan ban hành | UBND tỉnh Cà Mau`, …) that a portal puts above
its copy of a document: the only place that tells of it where the copy has no letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.folding import fold
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.symbols import Symbol, find_symbols
from loaders.grammar.outline import Paragraph
from loaders.tables import table

_TOP, _FEWEST, _LONGEST = 60, 3, 200
"""Paragraphs at the top in which the table may stand, labels that make one, characters of a value."""
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_LABELLED = re.compile(r"[^:|\n]{2,30}:\s+(?=\S)")

Span = tuple[int, int]
Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the table says of the document, each fact with its place in the content."""

    symbol: Symbol
    symbol_at: Span
    issued_on: str | None = None
    date_at: Span | None = None
    issuer: Place | None = None
    signer: Place | None = None
    signer_position: Place | None = None
    title: Place | None = None


def read_properties(paragraphs: Sequence[Paragraph]) -> Properties | None:
    """What a table of properties at the top of the text says; None where there is none or it gives no number."""
    found: dict[str, Place] = {}
    labels: set[str] = set()
    for label, value, at in _rows(paragraphs[:_TOP]):
        labels.add(label)
        field = _fields()[label]
        if field and value and len(value) <= _LONGEST:
            found.setdefault(field, (value, at))
    number, day = found.get("number"), found.get("issued_on")
    symbols = find_symbols(f"Số {number[0]}") if number else []
    if len(labels) < _FEWEST or number is None or len(symbols) != 1 or symbols[0][0] > len("Số "):
        return None
    dates = find_dates(day[0]) if day else []
    signer = found.get("signer")
    return Properties(
        symbols[0][2],
        number[1],
        dates[0].iso if dates else None,
        day[1] if day and dates else None,
        found.get("issuer"),
        signer if signer and _PERSON.fullmatch(signer[0]) else None,
        found.get("signer_position"),
        found.get("title"),
    )


def _rows(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str, Span]]:
    """Labels with the value beside, behind or below them and its place. A row of labels heads a list of documents."""
    for number, paragraph in enumerate(paragraphs):
        cells = [(paragraph.text[start:end], paragraph.start + start) for start, end in paragraph.cells]
        for (label, _), (value, at) in pairwise(cells):
            if _is_label(label) and not _is_label(value):
                yield _key(label), value, (at, at + len(value))
        if cells:
            continue
        if (labelled := _LABELLED.match(paragraph.text)) and _is_label(labelled.group()):
            yield (
                _key(labelled.group()),
                paragraph.text[labelled.end() :],
                (
                    paragraph.start + labelled.end(),
                    paragraph.end,
                ),
            )
        elif _is_label(paragraph.text) and number + 1 < len(paragraphs):
            below = paragraphs[number + 1]
            if not _is_label(below.text) and not below.cells:
                yield _key(paragraph.text), below.text, (below.start, below.end)


def _is_label(text: str) -> bool:
    return len(text) <= 40 and _key(text) in _fields()


def _key(text: str) -> str:
    return re.sub(r"\s*/\s*", "/", fold(" ".join(text.split()))).rstrip(" :")


@cache
def _fields() -> dict[str, str]:
    return {_key(row["label"]): row["field"] for row in table("property_labels")}
