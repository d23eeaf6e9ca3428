"""A text with the findings marked in it, as one HTML file that opens offline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from kg.files import replacing
from kg.marking.findings import KINDS, UNSURE, Finding, facts, findings
from kg.marking.pieces import lines
from kg.marking.words import type_in_words, word
from kg.pages import Language, filled, shown_date
from loaders.extraction import Extraction
from loaders.text import Text

SPOKEN = ("close", "previous", "next", "nth", "more", "confidence", "rule", "nothing")


def write_marked(text: Text, extraction: Extraction, path: Path, lang: Language = "vi") -> None:
    """Write the text with what was found in it. The file asks for nothing outside itself; the same text gives the same
    bytes. Raises OSError where the file can't be written."""
    page = marked(text, extraction, lang)
    with replacing(path) as file:
        file.write(page.encode())


def marked(text: Text, extraction: Extraction, lang: Language = "vi") -> str:
    """The page as HTML."""
    found = findings(extraction, text.content, lang)
    places = {finding.label: number for number, finding in enumerate(found) if finding.kind == "header"}
    return filled(
        _own("page.html"),
        [_own("page.css")],
        [_own("page.js")],
        _data(text, extraction, found, lang),
        lang=lang,
        say=lambda key, **values: word(key, lang, **values),
        title=heading(extraction, lang),
        subtitle=" ".join((extraction.document.title or "").split()),
        file=text.file,
        facts=[(*fact, places.get(f"{fact[0]}: {fact[1]}")) for fact in facts(extraction, text.facts, lang)],
        unsure=round(UNSURE * 100),
        kinds=[{"key": kind, "label": word(kind, lang), "count": n} for kind, n in counts(found).items() if n],
        doubtful=sum(f.confidence < UNSURE for f in found),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of several pages says of one: its file name, what it is called, how much was found of each kind,
    and how much of it is less sure."""

    page: str
    file: str
    title: str
    subtitle: str
    counts: dict[str, int]
    unsure: int


def entry(page: str, text: Text, extraction: Extraction, lang: Language) -> Entry:
    """The entry of a text whose page has the file name `page`."""
    found = findings(extraction, text.content, lang)
    doubtful = sum(f.confidence < UNSURE for f in found)
    subtitle = " ".join((extraction.document.title or "").split())
    return Entry(page, text.file, heading(extraction, lang), subtitle, counts(found), doubtful)


def write_index(entries: Sequence[Entry], path: Path, lang: Language = "vi") -> None:
    """Write the page that leads to the pages of several texts. Raises OSError where the file can't be written."""
    page = filled(
        _own("index.html"),
        [_own("page.css")],
        [],
        {},
        lang=lang,
        say=lambda key: word(key, lang),
        kinds=KINDS,
        entries=entries,
    )
    with replacing(path) as file:
        file.write(page.encode())


def heading(extraction: Extraction, lang: Language) -> str:
    """What a document is called on its page: type, symbol and date, else the name of its file."""
    header = extraction.document
    kind = type_in_words(header.type, lang, header.title or "") if header.type else ""
    named = " ".join(part for part in (kind[:1].upper() + kind[1:], header.number) if part)
    date = shown_date(header.issued_on, lang) if header.issued_on else ""
    return f"{named} ({date})" if named and date else named or extraction.file


def counts(found: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each kind; the mentions of a document count once."""
    distinct = {(f.kind, f.group or str(number)) for number, f in enumerate(found)}
    of_kind = Counter(kind for kind, _ in distinct)
    return {kind: of_kind[kind] for kind in KINDS}


def _data(text: Text, extraction: Extraction, found: Sequence[Finding], lang: Language) -> dict[str, Any]:
    """All that the page's script writes. A line of the text is a list of pieces: a string where nothing was found, else
    a list of the string and the numbers of its findings."""
    return {
        "lines": [
            [[p.text, *p.findings] if p.findings else p.text for p in line] for line in lines(text.content, found)
        ],
        "findings": [_finding(finding) for finding in found],
        "kinds": {kind: word(kind, lang) for kind in KINDS},
        "unsure": UNSURE,
        "words": {key: word(key, lang, n="{n}", m="{m}") for key in SPOKEN},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "label": finding.label,
        "rule": finding.rule,
        "sure": finding.confidence,
        "rows": finding.details,
        "note": finding.note,
        "why": finding.why,
        "group": finding.group,
    }


def _own(name: str) -> str:
    return resources.files("kg.marking").joinpath(name).read_text("utf-8")
