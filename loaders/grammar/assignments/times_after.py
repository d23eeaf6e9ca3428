"""Paragraphs that say no more than when the duty before them is to be done: "Thời gian hoàn thành chậm nhất …"."""

from __future__ import annotations

import re
from collections.abc import Container

from loaders.grammar.lexicon.deadlines import Deadline, find_deadline
from loaders.grammar.outline import Paragraph

_DUE = r"(?:trước|trong|chậm\s+nhất|muộn\s+nhất|vào)\b"
_OPENING = re.compile(
    r"(?:"
    r"(?:về\s+)?(?:thời\s+gian|thời\s+hạn|thời\s+điểm|hạn)\s+"
    rf"(?:hoàn\s+thành|hoàn\s+tất|kết\s+thúc|thực\s+hiện|triển\s+khai|báo\s+cáo|gửi|nộp|trình|ban\s+hành|cuối|chót|{_DUE})"
    r"|tiến\s+độ\s+hoàn\s+thành"
    rf"|(?:yêu\s+cầu\s+|phải\s+|cần\s+)?(?:hoàn\s+thành|hoàn\s+tất|xong)\s+(?:xong\s+)?{_DUE}"
    r"|(?:việc|(?:các\s+|những\s+)?(?:nội\s+dung|công\s+việc|nhiệm\s+vụ))\b[^.;:]{0,80}?\s"
    rf"(?:hoàn\s+thành|hoàn\s+tất|xong)\s+(?:xong\s+)?{_DUE}"
    r")",
    re.IGNORECASE,
)


def time_after(paragraphs: tuple[Paragraph, ...], i: int, tasks: Container[int]) -> Deadline | None:
    """The time that the paragraph after the task `i` sets for it, or None; `tasks` are the indexes of all tasks, which
    set their own."""
    if i + 1 >= len(paragraphs) or i + 1 in tasks:
        return None
    task, below = paragraphs[i], paragraphs[i + 1]
    if task.cells or below.cells or below.heading or below.marker or below.parent not in (i, task.parent):
        return None
    return find_deadline(below.text) if _OPENING.match(below.text, below.body) else None
