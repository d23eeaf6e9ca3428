"""The line under the title of a text without a number of its own that names the decision which issues the text:
`(Ban hành kèm theo Quyết định số … ngày … của …)`."""

from __future__ import annotations

import re
from itertools import takewhile

from loaders.extraction import Header
from loaders.grammar.outline import Zone
from loaders.grammar.references.page import Page

_ISSUED_WITH = re.compile(
    r"(?:được )?(?:ban hành )?kèm theo (?:quyết định|nghị quyết|nghị định|thông tư|quy định)(?: liên tịch)?"
    r" số[^()\n]*(?:\([^()\n]{0,60}\)[^()\n]*){0,3}"
)
_BRACKET = re.compile(r"\( ?(?=(?:được )?(?:ban hành )?kèm theo )")
_ABOVE = {Zone.LETTERHEAD, Zone.TITLE, Zone.ANNEX}
_MOST = 30
"""Paragraphs above the first section in which the line may stand."""


def issuing_line(here: Page, header: Header) -> tuple[int, int] | None:
    """Where on the page that line stands, with its brackets; None where there is none, the text has a number of its
    own or only tells of a document."""
    if header.number or header.kind == "report":
        return None
    early = here.paragraphs[:_MOST]
    head = list(takewhile(lambda p: p.zone in _ABOVE, early))
    for paragraph in (*head, *early[len(head) : len(head) + 1]):
        bracket = _BRACKET.search(here.folded, paragraph.start, paragraph.end)
        start = bracket.end() if bracket else paragraph.start
        if line := _ISSUED_WITH.match(here.folded, start, paragraph.end):
            closed = here.folded.startswith(")", line.end())
            return (bracket.start() if bracket else start), line.end() + closed
    return None
