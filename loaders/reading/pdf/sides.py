"""What stands side by side by custom: the two halves of a letterhead, the recipients and the signature. They are
written as rows of two cells, as files of Word have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.pdf.lines import Line, joined
from loaders.reading.pdf.tables import Cell

_RECIPIENTS = re.compile(r"N[ơo]i nh[ậâa]n\s?:", re.IGNORECASE)
_MOTTO = re.compile(r"CỘNG H|ĐẢNG CỘNG|Độc lập")
_NUMBER = re.compile(r"Số(?:\s|:|$)", re.IGNORECASE)
_PLACE = re.compile(r"[^,;:.]{2,40},\s*(?:ngày|$)", re.IGNORECASE)
_ITEM = re.compile(r"[-–+•*]\s?\S")
_LAST = re.compile(r"[-–+•*]\s?Lưu")
_FIRST_LINES = 2


def sides_as_rows(left: Sequence[Line], right: Sequence[Line]) -> list[list[Cell]]:
    """Two columns as rows, if they are a letterhead (the bodies and the motto; the number, place and date) or the
    recipients and the signature; none if they are anything else."""
    texts = [line.text for line in left], [line.text for line in right]
    if is_recipients(joined(texts[0][:_FIRST_LINES])):
        return [[Cell(joined(texts[0])), Cell(joined(texts[1]))]]
    if not any(_MOTTO.match(text) for text in texts[1]):
        return []
    number = next((at for at, text in enumerate(texts[0]) if _NUMBER.match(text)), len(texts[0]))
    place = next((at for at, text in enumerate(texts[1]) if _PLACE.match(text)), len(texts[1]))
    return [
        [Cell(joined(texts[0][:number])), Cell(joined(texts[1][:place]))],
        [Cell(joined(texts[0][number:])), Cell(joined(texts[1][place:]))],
    ]


def is_recipients(text: str) -> bool:
    """Whether a text is headed as the list of recipients."""
    return _RECIPIENTS.match(text) is not None


def rest_of_recipients(cell: str, lines: Sequence[Line]) -> int:
    """How many lines at the top of a page go on with the list that a cell at the foot of the page before begins."""
    taken, last = 0, cell
    while taken < len(lines) and not _LAST.search(cell):
        text = lines[taken].text
        goes_on = not last.endswith((";", ".", ":")) and not text.isupper()
        if not (_ITEM.match(text) or goes_on):
            break
        cell, last = text, text
        taken += 1
    while 0 < taken < len(lines) and not last.endswith((";", ".")) and not _ITEM.match(lines[taken].text):
        last = lines[taken].text
        if last.isupper():
            break
        taken += 1
    return taken
