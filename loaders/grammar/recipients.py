"""The bodies to which a document is sent: the lines under "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extraction import Evidence, Recipient
from loaders.grammar.header.signature import label_column
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.numbering import CAPITAL
from loaders.rules import confidence_of

_LABEL = re.compile(r"\s*n[ơo]i\s+nh[ậâa]n\s*[:.]?\s*", re.IGNORECASE)
_DASH = r"[-–—+•*]"
_ITEM = re.compile(rf"(?:^|(?<=\n))\s*{_DASH}\s*|(?<=[;,.:)])\s+{_DASH}\s*(?=\S)")
"""A dash that begins a recipient: on a line of its own, or run in behind the end of the one before."""
_BESIDE = re.compile(
    rf"(?:(?:^|(?<=[;,.:)]))[ \t]*|(?<![ \t])[ \t]{{3,}})(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)[./ ]\s?[{CAPITAL} ]{{4,60}}|"
    rf"[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}})+)\s*\Z|"
    rf"(?:(?<=[.;])[ \t]+|(?<![ \t])[ \t]{{3,}})[{CAPITAL}][^\W\d_]+(?: [{CAPITAL}][^\W\d_]+){{2,4}}\s*\Z"
)
"""A line of the signature that flattened columns leave behind a recipient: whom the head acts for, his position in
capitals, or a name of three words and more."""


def find_recipients(content: str, paragraphs: Sequence[Paragraph]) -> tuple[Recipient, ...]:
    """The recipients of the document itself, verbatim with single blanks and without the dash, in order.

    They stand line by line, also with wrapped lines, in a cell beside the signature, or run together in one line.
    """
    sure = confidence_of("recipient", "recipients")
    return tuple(
        Recipient(" ".join(content[start:end].split()), Evidence(content[start:end], start, end, "recipients", sure))
        for stretch in _stretches(content, paragraphs)
        for start, end in _items(content, *stretch)
    )


def _stretches(content: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The first list under "Nơi nhận", without the label: the paragraphs of its zone, or its column of rows."""
    zone: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.zone is Zone.RECIPIENTS:
            zone.append(paragraph)
        elif zone:
            break
    column = label_column(zone)
    if column is None:
        stretches = [(zone[0].start, zone[-1].end)] if zone else []
    else:
        cells = [(p.start, *p.cells[column]) for p in zone if len(p.cells) > column]
        stretches = [(start + a, start + b) for start, a, b in cells]
    for start, end in stretches:
        label = _LABEL.match(content, start, end)
        yield (label.end() if label else start), end


def _items(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The recipients in a stretch: between dashes, else a line or a part between semicolons each."""
    stretch = content[start:end]
    marks = list(_ITEM.finditer(stretch))
    if marks:
        begins = [0, *(m.end() for m in marks)]
        ends = [*(m.start() for m in marks), len(stretch)]
    else:
        marks = list(re.finditer(r"\n|(?<=;)\s", stretch))
        begins = [0, *(m.end() for m in marks)]
        ends = [*(m.start() for m in marks), len(stretch)]
    for a, b in zip(begins, ends, strict=True):
        beside = _BESIDE.search(stretch[a:b])
        b = a + beside.start() if beside else b
        bare = stretch[a:b].strip(" \n|")
        if any(map(str.isalnum, bare)) and not (a == 0 and _is_noise(bare)):
            a += len(stretch[a:b]) - len(stretch[a:b].lstrip(" \n|"))
            yield start + a, start + a + len(bare)


def _is_noise(text: str) -> bool:
    """Whether what stands beside the label is no name: a letter or two, but no abbreviation (`VT`)."""
    return sum(map(str.isalnum, text)) <= 2 and not text.isupper()
