"""What a text says that a document is about, behind the place where it names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from kg.resolution.names import name_key

_REACH = 260
"""Characters behind a mention in which its subject begins and ends."""
_OPENING = re.compile(
    r"(?s)[^;.\n]{0,120}?\b(?:về việc|về|phê duyệt|ban hành)\s+(?P<subject>[^;.\n]{12,})", re.IGNORECASE
)
_NEXT = re.compile(
    r"(?i)\b(?:nghị quyết|kết luận|chỉ thị|quyết định|kế hoạch|chương trình|thông báo|công văn)\s+(?:số\s*)?\d"
)
_OF_EVERY_TITLE = """
va cua ve viec mot so cac nhung trong tren den nam giai doan thuc hien trien khai ban hanh phe duyet ke hoach chuong
trinh nghi quyet chi thi ket luan quyet dinh de an cong tac tang cuong day manh tiep tuc nang cao hieu qua su lanh dao
dang nha nuoc doi voi tai theo cho tu la tinh thanh pho dia ban tam nhin tinh hinh moi thoi ky
"""
_EMPTY = frozenset(_OF_EVERY_TITLE.split())
"""Words of which titles are full, whatever they are about."""
CLEAR, LEAD = 0.6, 0.3
"""So large a share of a subject's words has to stand in a title, and so much less in any other's."""


def subject_behind(content: str, end: int) -> str:
    """The words behind a mention that tell what the document is about ("… ngày 22/8/2025 về đột phá phát triển giáo
    dục"); empty where none do, or another document comes first."""
    behind = content[end : end + _REACH]
    if other := _NEXT.search(behind):
        behind = behind[: other.start()]
    found = _OPENING.match(behind)
    return " ".join(found["subject"].split()) if found else ""


def telling(text: str) -> frozenset[str]:
    """The words of a title or subject that tell what it is about, without tones."""
    return _telling(text)


@lru_cache(maxsize=20_000)
def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", name_key(text))
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return frozenset(pair for pair in pairs if not _EMPTY.issuperset(pair.split()))


def share(subject: str, titles: Iterable[str]) -> float:
    """How large a part of what a subject tells stands in the one of some titles that has most of it (0 to 1); of a
    subject that tells too little to compare, 0."""
    told = telling(subject)
    if len(told) < 3:
        return 0.0
    return max(
        (len(told & telling(title)) / min(len(told), max(len(telling(title)), 3)) for title in titles), default=0.0
    )


def clearest(subject: str, titles: Mapping[str, Iterable[str]]) -> str | None:
    """Of several documents the one that is clearly about what a text says, far more than all others: its key among
    their titles; None where that isn't clear."""
    ranked = sorted(((share(subject, some), key) for key, some in titles.items()), key=lambda r: (-r[0], r[1]))
    if not subject or not ranked or ranked[0][0] < CLEAR:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LEAD else None
