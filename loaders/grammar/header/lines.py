"""Lines of a letterhead or a signature: short pieces of text with their places in the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.grammar.lexicon.mending import mend
from loaders.grammar.outline import Paragraph

_LINE = re.compile(r"[^\n|]+")
_RULE = re.compile(r"[-–—_=*\s]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """`content[start:end]` without blanks around it; `text` has single blanks and whole syllables. `cell` numbers the
    cell or paragraph that the line stands in."""

    start: int
    end: int
    text: str
    cell: int


def lines_of(content: str, paragraphs: Iterable[Paragraph], without: int | None = None) -> list[Line]:
    """The lines of paragraphs and of the cells of rows, without the rules drawn between them, and without one column
    of the rows."""
    lines: list[Line] = []
    cell = 0
    for paragraph in paragraphs:
        for column, (start, end) in enumerate(paragraph.cells or ((0, len(paragraph.text)),)):
            if not paragraph.cells or column != without:
                stretch = range(paragraph.start + start, paragraph.start + end)
                lines += (Line(a, b, mend(content[a:b]), cell) for a, b in _bare_lines(content, stretch))
            cell += 1
    return lines


def _bare_lines(content: str, stretch: range) -> Iterator[tuple[int, int]]:
    """The lines in a stretch; a rule of dashes inside a line parts it."""
    for match in _LINE.finditer(content, stretch.start, stretch.stop):
        at = match.start()
        for rule in (*_RULE.finditer(content, match.start(), match.end()), None):
            end = rule.start() if rule else match.end()
            if rule and not re.search(r"[-–—_=*]{2,}|\*", rule.group()):
                continue
            bare = content[at:end].strip()
            if bare:
                start = at + len(content[at:end]) - len(content[at:end].lstrip())
                yield start, start + len(bare)
            at = rule.end() if rule else end
