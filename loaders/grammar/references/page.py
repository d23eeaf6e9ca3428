"""A text as references and relations read it: what belongs to one sentence stands on one line."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from loaders.grammar.lexicon.spelling import fold
from loaders.grammar.outline import Paragraph, Zone

_SPEECH = {Zone.BASIS, Zone.OPENING, Zone.BODY, Zone.CLOSING}
_ENDED = (".", ";", ":", "!", "?", "…", "”", '"', ")", "|", "]")
_UNFINISHED = re.compile(r"(?<!\w)(?:của|của bộ|và|về|số|ngày|tháng|năm|tại|các|do|ban hành|kèm theo|theo)\Z")

_LEADS_IN = re.compile(r"(?:căn cứ|thực hiện|triển khai|để|nhằm|theo|xét|sau khi|trên cơ sở)(?!\w)")
_KIND_OF_PLACE = re.compile(r"(?<!\w)(?:ubnd|hđnd|nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\Z")
_BROKEN_EARLY = 40
"""Characters; copies break the first line of a paragraph far earlier than the rest."""


@lru_cache(maxsize=1)
def page(content: str, paragraphs: tuple[Paragraph, ...]) -> tuple[str, str]:
    """The content with each line of :func:`joined` in one line, of the same length, and its folded spelling."""
    pieces, at = [], 0
    for first, last in joined(paragraphs):
        for number in range(first, last + 1):
            paragraph = paragraphs[number]
            if paragraph.start < at:
                continue
            between = content[at : paragraph.start]
            pieces += [between.replace("\n", " ") if number > first else between, paragraph.text]
            at = paragraph.end
    pieces.append(content[at:])
    flat = "".join(pieces)
    return flat, fold(flat)


def joined(paragraphs: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    """The paragraphs by their first and last number, where a sentence goes on in the next one, as it does in a title
    and behind a line that was broken by hand."""
    if not paragraphs:
        return []
    starts = [0, *(at for at, pair in enumerate(pairwise(paragraphs), 1) if not _goes_on(*pair))]
    return [(start, end - 1) for start, end in pairwise([*starts, len(paragraphs)])]


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if before.zone == after.zone == Zone.TITLE:
        return True
    if not (before.zone in _SPEECH and after.zone in _SPEECH) or before.cells or after.cells:
        return False
    if after.marker or before.heading or before.text.endswith(_ENDED) or before.text.isupper():
        return False
    if before.zone in (Zone.BASIS, Zone.OPENING) and _KIND_OF_PLACE.search(fold(before.text[-16:])):
        return True
    if len(before.text) <= _BROKEN_EARLY and _LEADS_IN.match(fold(before.text)):
        return True
    return after.text[:1].islower() or _UNFINISHED.search(fold(before.text[-16:])) is not None
