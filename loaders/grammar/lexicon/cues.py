"""The cue phrases of `ontology/cue_phrases.tsv`: words before a reference that say how one document acts on another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from loaders.extraction import RelationType
from loaders.grammar.lexicon.doc_types import TYPE_WORD
from loaders.grammar.lexicon.necessary import Needed, holds, necessary
from loaders.tables import several, table

# Who reports on, reviews or inspects the carrying out of a directive does not carry it out.
_REVIEWED = re.compile(
    r"(?:kết quả|tình hình|sơ kết|tổng kết|đánh giá|\d+ (?:năm|tháng)|năm năm|mười năm|quá trình|tiến độ"
    r"|kiểm tra|giám sát|trách nhiệm|kinh phí|thời gian|báo cáo|công tác|năng lực|trong|về kết quả)"
    r"(?: việc| công tác| quá trình)?(?: triển khai| tổ chức| lãnh đạo| chỉ đạo|,)* *\Z"
)


_LONGEST_PART = 80
_AT_ONCE = 24
"""Characters of a cue without an object between its verb and the reference."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found: `start` is its offset in the text that was searched."""

    relation: RelationType
    inverse: bool
    start: int


class _Row(NamedTuple):
    """A row of the table, with the words that its pattern needs."""

    pattern: re.Pattern[str]
    needed: Needed
    relation: RelationType
    inverse: bool


@cache
def _rows(zone: str) -> tuple[_Row, ...]:
    """The rows that are good for a zone, in the order of the table."""
    return tuple(
        _Row(
            pattern := _pattern(row["cue"]),
            necessary(pattern.pattern),
            cast(RelationType, row["relation"]),
            row["direction"] == "inverse",
        )
        for row in table("cue_phrases")
        if zone in several(row["zones"])
    )


def _pattern(cue: str) -> re.Pattern[str]:
    """The cue right before a reference, whatever the number of its blanks; `<type>` is any type of document."""
    blanks = re.sub(r" (?![*+?])", " +", cue.replace("<type>", f"(?:{TYPE_WORD})"))
    return re.compile(rf"(?:(?<!\w)|(?=\^))(?:{blanks}) *[“\"(]?\Z")


# What a sentence adds to a title is no part of it.
_ADDED = re.compile(r"(?:gắn với|cùng với|đồng thời|,| và)(?: việc| tiếp tục)? *\Z")


_PARTS = r"(?:điểm|khoản|điều|mục|chương|phần)"
_PART = re.compile(
    rf"(?<!\w){_PARTS} +[\divxlc.]{{1,5}}[a-zđ]?(?:(?:,| và|, và)(?: +{_PARTS})? +[\divxlc.]{{1,5}}[a-zđ]?|,? +{_PARTS}"
    r" +[\divxlc.]{1,5}[a-zđ]?){0,6}(?: +(?:của|tại))? *\Z"
)
"""The part of the document that is meant, between the words of a cue and the document's name."""


def find_cue(before: str, zone: str) -> Cue | None:
    """The first cue of the table that ends the folded text `before`, the part that is meant left out, and is good for a
    zone ("between" references, or the part of the document where it speaks of itself)."""
    return _find_cue(before, zone) or (
        _find_cue(bare, zone) if len(bare := without_part(before)) < len(before) else None
    )


def without_part(before: str) -> str:
    """The folded words in front of a document's name without the part of it that is meant, `khoản 2 Điều 5`."""
    part = _PART.search(before, max(0, len(before) - _LONGEST_PART))
    return before[: part.start()] if part else before


def _find_cue(before: str, zone: str) -> Cue | None:
    for pattern, needed, relation, inverse in _rows(zone):
        if not holds(before, needed):
            continue
        match = pattern.search(before)
        if match and relation == "implements":
            if _REVIEWED.search(before, 0, match.start()) or "theo quy định" in match.group():
                continue  # `đẩy mạnh phân cấp theo quy định của Luật …`
            if zone == "between" and before.endswith("(") and match.end() - match.start() > _AT_ONCE:
                continue  # a remark in brackets
            if zone == "between" and _ADDED.search(before, 0, match.start()):
                continue
        if match:
            return Cue(relation, inverse, match.start())
    return None
