"""What a text says that a document is about, to keep two documents of one number apart: `07/KH-BCĐ … về chuyển đổi số`
is no plan of the board for floods."""

from __future__ import annotations

import re

from loaders.grammar.references.mentions import Naming
from loaders.grammar.references.sameness import SMALL_WORDS, work_of

_ABOUT = re.compile(r"[ ,)]*(?:về|v/v)(?: việc)? (?P<words>[^.;:()\n”\"]{3,200})")
_ENDS = re.compile(
    r"(?:,| và) (?:các )?(?:nghị (?:quyết|định)|kế hoạch|quyết định|chỉ thị|kết luận|chương trình|thông tư|công văn"
    r"|hướng dẫn|quy định|ubnd|ủy ban|cơ quan|sở|bộ|tỉnh|ban) | (?:do|đã|được|yêu cầu|báo cáo)(?!\w)"
)
_OF_ANY = re.compile(
    r"(?<!\w)(?:một số|nhiệm vụ|giải pháp|chủ yếu|trọng tâm|cấp bách|tăng cường|tiếp tục|đẩy mạnh|nâng cao|hiệu quả"
    r"|(?:trên )?địa bàn|giai đoạn|thời gian tới|sự lãnh đạo|năm|trong|để|cho|đến|theo|tại|do|được|là)(?!\w)"
)
"""Words that titles of all subjects share."""
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _ENOUGH = 2, 3
"""Words that a subject needs to be told from another one, and that the fuller of both needs."""


def subject_of(folded: str, mention: Naming) -> frozenset[str]:
    """The words for what a mention says that its document is about, behind it or in the name of the board that issued
    it; none where it says nothing."""
    about = _ABOUT.match(folded, mention.tail)
    words = (
        frozenset(_WORD.findall(_OF_ANY.sub(" ", _ENDS.split(about["words"])[0]))) - SMALL_WORDS
        if about
        else frozenset()
    )
    return words | work_of(mention.issuer) if mention.issuer else words


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two subjects say enough, and have no word in common."""
    few, many = sorted((len(one), len(other)))
    return few >= _FEW and many >= _ENOUGH and one.isdisjoint(other)
