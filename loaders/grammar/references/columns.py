"""Tables that list documents: the columns "Cơ quan ban hành" and "Ngày ban hành" say of the symbol in their row by whom
and when it was issued."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.outline import Paragraph
from loaders.grammar.references.issuers import match_issuer
from loaders.grammar.references.mentions import Naming
from loaders.grammar.references.page import Page

_ISSUES = r"(?:ban hành|phát hành|ký(?: ban hành)?)(?: văn bản)?"
_BODY_HEAD = re.compile(rf"(?:tên )?(?:cơ quan|đơn vị|cấp|nơi)(?:,? (?:tổ chức|đơn vị|người có thẩm quyền))? {_ISSUES}")
_DATE_HEAD = re.compile(
    rf"(?:ngày|thời gian|thời điểm|năm)(?:,? tháng)?(?:,? năm)? {_ISSUES}|ngày,? tháng(?:,? năm)?(?: (?:của )?văn bản)?"
    r"|ngày văn bản"
)
_HEADS = re.compile("[Bb]an hành|BAN HÀNH|[Nn]gày|NGÀY|[Kk]ý|KÝ|phát hành|PHÁT HÀNH")
_NOT_BLANK = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_YEAR = re.compile(r"(?:năm )?(?P<year>(?:19|20)\d\d)")


class _Columns(NamedTuple):
    """The numbers of the columns that say who and when."""

    body: int | None
    date: int | None


def told_by_columns(here: Page, mentions: list[Naming]) -> list[Naming]:
    """The mentions, in text order, with the date and the issuer that the columns of their table give them; what stands
    beside a symbol itself counts first."""
    if "|" not in here.flat:
        return mentions
    by_start = {m.start: at for at, m in enumerate(mentions) if m.symbol}
    result = list(mentions)
    for row, columns in _rows(here.paragraphs):
        cells = _cells(here.flat, row)
        at = _listed(cells, by_start)
        if at is None:
            continue
        mention = result[at]
        body = _body(here, cells[columns.body]) if columns.body is not None and columns.body < len(cells) else None
        day = _day(here, cells[columns.date]) if columns.date is not None and columns.date < len(cells) else None
        if day and (not mention.date or day.startswith(mention.date)):
            mention = mention._replace(date=day)
        result[at] = mention._replace(issuer=mention.issuer or body)
    return result


def _rows(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, _Columns]]:
    """The rows below a head that has one of the columns."""
    columns: _Columns | None = None
    for paragraph in paragraphs:
        if "|" not in paragraph.text:
            columns = None
        elif head := _head(paragraph):
            columns = head
        elif columns:
            yield paragraph, columns


def _head(paragraph: Paragraph) -> _Columns | None:
    if not _HEADS.search(paragraph.text):
        return None
    cells = [" ".join(cell.strip(" *").split()) for cell in fold_in_place(paragraph.text).strip("|").split("|")]
    body = next((at for at, cell in enumerate(cells) if _BODY_HEAD.fullmatch(cell)), None)
    day = next((at for at, cell in enumerate(cells) if _DATE_HEAD.fullmatch(cell)), None)
    return None if body is None and day is None else _Columns(body, day)


def _cells(flat: str, row: Paragraph) -> list[tuple[int, int]]:
    """Where the cells of a row stand on the page, without the blanks around them."""
    cells, at = [], row.start
    for cell in flat[row.start : row.end].split("|"):
        inner = _NOT_BLANK.search(cell)
        cells.append((at + inner.start(), at + inner.end()) if inner else (at, at))
        at += len(cell) + 1
    return cells


def _listed(cells: list[tuple[int, int]], by_start: dict[int, int]) -> int | None:
    """The mention that the row is about: the first one, which stands alone in its cell."""
    for start, end in cells:
        here = [by_start[at] for at in range(start, end) if at in by_start]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _body(here: Page, cell: tuple[int, int]) -> str | None:
    found = match_issuer(here.flat, here.folded, cell[0])
    return found[1] if found and found[0] == cell[1] else None


def _day(here: Page, cell: tuple[int, int]) -> str | None:
    text = here.flat[cell[0] : cell[1]]
    dates = find_dates(text)
    if len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(text)):
        return dates[0].iso
    year = _YEAR.fullmatch(here.folded, *cell)
    return year["year"] if year else None
