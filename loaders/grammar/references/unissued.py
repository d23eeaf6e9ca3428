"""Laws that a text names before they are issued: drafts, laws before the Assembly, `Luật X (sửa đổi)`."""

from __future__ import annotations

import re

_UNISSUED = re.compile(
    r"(?<!\w)(?:dự +thảo|dự +án|hồ +sơ(?: +xây +dựng)?|xây +dựng|soạn +thảo"
    r"|trình(?: +(?:quốc +hội|chính +phủ|ubtvqh|ủy +ban +thường +vụ +quốc +hội))?(?: +xem +xét)?,?"
    r"(?: +(?:thông +qua|ban +hành))?"
    r"|(?:sớm|nghiên +cứu|đề +xuất|xem +xét|hoàn +thiện|kịp +thời),? +(?:thông +qua|ban +hành)"
    r") +(?:các +)?\Z"
)
_ONE_MORE_LAW = re.compile(r"(?: *\(sửa +đổi\))?(?: *, *|,? +và +)\Z")
_DATED = re.compile(r" *[,(]? *(?:số|ngày|năm) *:? *\d")
_TO_BE_AMENDED = re.compile(r" *\( *(?:sửa +đổi|thay +thế)(?:,? +bổ +sung)? *\)(?! *(?:số|ngày|năm))")
_IN_FORCE = re.compile(r"(?<!\w)(?:thi +hành|thực +hiện|căn +cứ|quy +định +(?:của|tại)|theo|triển +khai) +(?:các +)?\Z")
_ASSEMBLY = r"(?:quốc +hội|ubtvqh|ủy +ban +thường +vụ +quốc +hội)(?!\w)"
_BEFORE_THE_ASSEMBLY = re.compile(
    rf" *,? *(?:(?:và|để|sẽ|đang|chuẩn +bị) +)*trình +(?:chính +phủ,? +(?:để +)?(?:trình +)?)?{_ASSEMBLY}"
)
_ONCE = re.compile(r"(?<!\w)(?:(?:sẽ|chờ|đợi|đến|dự +kiến)(?!\w)[^.;\n]{0,50}|ngay(?: +sau)? )khi +(?:các +)?\Z")
_IS_PASSED = re.compile(
    r" +được +(?:quốc +hội +)?(?:thông +qua|ban +hành)(?! *,?(?: +tại +kỳ +họp[^.;\n]{0,40}?)? +ngày +\d)"
)
_NUMBERED = r"[^\w\n]*(?:\w{1,3}[.)])? *"
_BEGINS_A_LINE = re.compile(rf"{_NUMBERED}(?:xây +dựng +|dự +án +)?")
_ONE_OF_THEM = re.compile(rf"{_NUMBERED}(?:(?:xây +dựng|dự +án) +)?(?:luật|bộ +luật|pháp +lệnh)(?!\w)")
_TO_PASS = rf"(?<!\w)(?:luật|pháp +lệnh)(?: +(?:sẽ|được|cần|phải|dự +kiến|chính +phủ))* +trình +{_ASSEMBLY}"
_HEAD_OF_LIST = re.compile(rf"{_NUMBERED}danh +(?:sách|mục).*?{_TO_PASS}|.*?{_TO_PASS}.*:\s*\Z")
_ENUMERATED = re.compile(rf"{_TO_PASS}[^.\n]*?[( ](?:1|i|a)\) *(?:[^.\n]*[( ]\w{{1,3}}\) *)?\Z")
_MOST_ITEMS, _LONGEST_LINE, _FARTHEST = 30, 400, 600


def is_unissued(folded: str, start: int, end: int, unissued: int) -> bool:
    """Whether a law has yet to be issued: `sớm ban hành Luật X`, `Luật X (sửa đổi)`, `hoàn thiện Luật X trình Quốc
    hội`, one in a list of laws before the Assembly, and what stands beside such a one, which ends at `unissued`. `sớm
    sửa đổi Luật X` speaks of the law in force."""
    before = max(0, start - 60)
    if _UNISSUED.search(folded, before, start):
        return True
    if 0 < unissued <= start and _ONE_MORE_LAW.fullmatch(folded, unissued, start) and not _DATED.match(folded, end):
        return True
    if _BEFORE_THE_ASSEMBLY.match(folded, end) or (
        _IS_PASSED.match(folded, end) and _ONCE.search(folded, before, start)
    ):
        return True
    if _TO_BE_AMENDED.match(folded, end) and not _IN_FORCE.search(folded, before, start):
        return True
    return not _DATED.match(folded, end) and (_is_listed(folded, start) or _is_enumerated(folded, start))


def _is_listed(folded: str, start: int) -> bool:
    """Whether a law begins one of the lines of a list whose head tells of laws before the Assembly."""
    line = folded.rfind("\n", max(0, start - 30), start) + 1
    if line == 0 or not _BEGINS_A_LINE.fullmatch(folded, line, start):
        return False
    for _ in range(_MOST_ITEMS):
        end, line = line - 1, folded.rfind("\n", max(0, line - _LONGEST_LINE), line - 1) + 1
        if line == 0 and end >= _LONGEST_LINE:
            return False
        if _HEAD_OF_LIST.match(folded, line, end):
            return True
        if line == 0 or (line < end and not _ONE_OF_THEM.match(folded, line, end)):
            return False
    return False


def _is_enumerated(folded: str, start: int) -> bool:
    """Whether a law is a numbered one of a sentence on laws before the Assembly: `gồm: (1) Luật A; (2) Luật B`."""
    return folded.startswith(")", start - 2) and bool(_ENUMERATED.search(folded, max(0, start - _FARTHEST), start))
