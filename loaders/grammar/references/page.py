"""A text as references and relations read it: what belongs to one sentence stands on one line, with single blanks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter

from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.outline import Paragraph, Zone

_SPEECH = {Zone.BASIS, Zone.OPENING, Zone.BODY, Zone.CLOSING}
_ENDED = (".", ";", ":", "!", "?", "…", "”", '"', ")", "|", "]")
_UNFINISHED = re.compile(r"(?<!\w)(?:của|của bộ|và|về|số|ngày|tháng|năm|tại|các|do|ban hành|kèm theo|theo)\Z")

_LEADS_IN = re.compile(r"(?:căn cứ|thực hiện|triển khai|để|nhằm|theo|xét|sau khi|trên cơ sở)(?!\w)")
_KIND_OF_PLACE = re.compile(r"(?<!\w)(?:ubnd|hđnd|nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\Z")
_BROKEN_EARLY = 40
"""Characters; copies break the first line of a paragraph far earlier than the rest."""


_BLANKS = re.compile("  +")


@dataclass(frozen=True, slots=True)
class Page:
    """`flat` is the content with each line of :func:`joined` in one line and with single blanks, `folded` its folded
    spelling, `paragraphs` are those of the content where they stand in it."""

    flat: str
    folded: str
    paragraphs: tuple[Paragraph, ...]
    _cuts: tuple[int, ...] = ()  # offsets in the content where surplus blanks begin
    _seams: tuple[int, ...] = ()  # the same places on the page
    _lost: tuple[int, ...] = (0,)  # how many characters are missing before the first cut, the second …

    def to(self, offset: int) -> int:
        """Where a place of the content stands on the page."""
        return offset - self._lost[bisect_right(self._cuts, offset)] if self._cuts else offset

    def back(self, offset: int) -> int:
        """Where a place of the page stands in the content."""
        return offset + self._lost[bisect_right(self._seams, offset)] if self._cuts else offset


@lru_cache(maxsize=1)
def page(content: str, paragraphs: tuple[Paragraph, ...]) -> Page:
    """The page of a text."""
    flat = _joined_up(content, paragraphs)
    if "  " not in flat:
        return Page(flat, fold_in_place(flat), paragraphs)
    runs = [match.span() for match in _BLANKS.finditer(flat)]
    lost = tuple(accumulate((end - start - 1 for start, end in runs), initial=0))
    cuts = tuple(start + 1 for start, _ in runs)
    seams = tuple(cut - gone for cut, gone in zip(cuts, lost, strict=False))
    narrow = _BLANKS.sub(" ", flat)
    here = Page(narrow, fold_in_place(narrow), (), cuts, seams, lost)
    before = bisect_left(paragraphs, cuts[0], key=attrgetter("end"))  # these stand where they stood
    return replace(here, paragraphs=(*paragraphs[:before], *(_moved(p, here) for p in paragraphs[before:])))


def _moved(paragraph: Paragraph, here: Page) -> Paragraph:
    text = _BLANKS.sub(" ", paragraph.text) if "  " in paragraph.text else paragraph.text
    return Paragraph._make((here.to(paragraph.start), here.to(paragraph.end), text, *paragraph[3:]))


def _joined_up(content: str, paragraphs: tuple[Paragraph, ...]) -> str:
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
    return "".join(pieces)


def joined(paragraphs: tuple[Paragraph, ...]) -> list[tuple[int, int]]:
    """The paragraphs by their first and last number, where a sentence goes on in the next one, as it does in a title
    and behind a line that was broken by hand."""
    if not paragraphs:
        return []
    starts = [0, *(at for at, pair in enumerate(pairwise(paragraphs), 1) if not _goes_on(*pair))]
    return [(start, end - 1) for start, end in pairwise([*starts, len(paragraphs)])]


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if before.zone == after.zone == Zone.TITLE:  # who speaks stands in capitals below an abstract in small letters
        return before.text.isupper() or not after.text.isupper()
    if not (before.zone in _SPEECH and after.zone in _SPEECH) or before.cells or after.cells:
        return False
    if after.marker or before.heading or before.text.endswith(_ENDED) or before.text.isupper():
        return False
    if before.zone in (Zone.BASIS, Zone.OPENING) and _KIND_OF_PLACE.search(fold_in_place(before.text[-16:])):
        return True
    if len(before.text) <= _BROKEN_EARLY and _LEADS_IN.match(fold_in_place(before.text)):
        return True
    return after.text[:1].islower() or _UNFINISHED.search(fold_in_place(before.text[-16:])) is not None
