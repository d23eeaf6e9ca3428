"""The lines in which relations are read: each with the part of the document in which it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.outline import Paragraph
from loaders.grammar.references.page import joined

_LEADS_IN = re.compile(r"(?:căn cứ|thực hiện|triển khai|để|nhằm|theo|xét|sau khi|trên cơ sở)(?!\w)")

_RESTS_ON = re.compile(r"(?:căn cứ|xét (?:đề nghị|tờ trình|báo cáo))(?!\w)")


class Line(NamedTuple):
    """The stretch of a line; `zone` is that of its first paragraph, or "purpose" below a heading that names the aims.
    `above` is the stretch of the lead-in or heading that it stands under."""

    start: int
    end: int
    zone: str
    above: tuple[int, int] | None = None


def lines_of(paragraphs: tuple[Paragraph, ...], folded: str) -> Iterator[Line]:
    """The lines of a text in order."""
    purpose = _purposes(paragraphs, folded)
    begun = False  # a section has
    for first, last in joined(paragraphs):
        paragraph = paragraphs[first]
        zone = paragraph.zone.value
        if zone == "body" and first in purpose:
            zone = "purpose"
        elif zone == "body" and paragraph.section is None and _LEADS_IN.match(folded, paragraph.start):
            zone = "opening" if folded[paragraphs[last].end - 1] == ":" else zone
            if not begun and _RESTS_ON.match(folded, paragraph.start):
                zone = "basis"  # of a copy without letterhead
        begun = begun or paragraph.section is not None
        above = paragraphs[paragraph.parent] if paragraph.parent is not None else None
        yield Line(paragraph.start, paragraphs[last].end, zone, (above.start, above.end) if above else None)


def _purposes(paragraphs: tuple[Paragraph, ...], folded: str) -> set[int]:
    """Numbers of the paragraphs below a heading that names the aims."""
    named = {number for number in {p.parent for p in paragraphs} if _holds(paragraphs, number, folded, "mục đích")}
    under: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        if (paragraph.parent in under or paragraph.parent in named) and not (
            paragraph.heading and _holds(paragraphs, number, folded, "yêu cầu")
        ):
            under.add(number)
    return under


def _holds(paragraphs: tuple[Paragraph, ...], number: int | None, folded: str, words: str) -> bool:
    return number is not None and folded.find(words, paragraphs[number].start, paragraphs[number].end) >= 0
