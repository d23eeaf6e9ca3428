"""Which part of a document is meant: `khoản 2 Điều 5` in front of its name, or in brackets behind it."""

from __future__ import annotations

import re

from loaders.grammar.lexicon.spelling import squeeze

_NUMBER = r"(?:\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,3}|[ivxl]{1,6}(?:\.\d{1,2}){0,2}|[a-zđ](?:\.\d{1,2})?)(?!\w)"
_ORDINAL = r"thứ (?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"
_LABELS = rf"(?:số )?[“\"]?{_NUMBER}[”\"]?(?:(?: ?[,;] ?| và | đến | hoặc | ?- ?)[“\"]?{_NUMBER}[”\"]?){{0,9}}"
_KINDS = "tiểu mục|tiểu tiết|phụ lục|phụ biểu|điểm|khoản|điều|chương|mục|phần|tiết|đoạn|trang"
_PART = rf"(?:(?:tiểu mục|mục|phần) {_ORDINAL}|gạch đầu dòng {_ORDINAL}|(?:{_KINDS}) {_LABELS}|phụ lục)"
_PARTS = rf"{_PART}(?: ?[,;] ?(?:các )?{_PART}|(?:,? và| của| thuộc| tại)? (?:các )?{_PART}){{0,7}}"
# What may stand between the part and the name of the document that has it.
_OF = (
    r"(?: của| thuộc| tại| trong)?"
    r"(?:(?: (?:quy chế|quy định|kế hoạch|chương trình|đề án|danh mục|chiến lược|điều lệ)[^,;.()\n]{0,80}?)?"
    r",? \(?(?:được )?(?:ban hành )?(?:kèm )?theo)?(?: các)? [“\"]?"
)


def _pattern(plain: str) -> re.Pattern[str]:
    """The pattern with any number of blanks for each."""
    return re.compile(re.sub(r" \??", lambda m: " *" if m.group() == " ?" else " +", plain))


_BEFORE = _pattern(rf"(?<!\w){_PARTS}(?={_OF}\Z)")
_BEHIND = _pattern(rf" \((?:tại )?(?P<parts>{_PARTS})\)")
_ANY = re.compile(rf"(?<!\w)(?:{_KINDS}|gạch đầu dòng)(?!\w)")
_FARTHEST = 200
"""Characters in front of a name in which its part may stand."""


def locator_at(flat: str, folded: str, start: int, tail: int) -> str | None:
    """The part that is meant of the document that is named from `start` on with all said of it up to `tail`."""
    line = max(folded.rfind("\n", max(0, start - _FARTHEST), start) + 1, start - _FARTHEST, 0)
    for kind in _ANY.finditer(folded, line, start):
        if match := _BEFORE.match(folded, kind.start(), start):
            return squeeze(flat[match.start() : match.end()])
    behind = _BEHIND.match(folded, tail)
    return squeeze(flat[behind.start("parts") : behind.end("parts")]) if behind else None
