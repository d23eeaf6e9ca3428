"""What the other rooms say in English, in Vietnamese: errors of readers, stores, corpus and packs, and the reasons for
which a reference stays undecided.

The rooms know no languages. Here, at the border, each of their messages is a template of :mod:`kg.cli.phrases`; a name
in braces stands for any text, which is translated too where it is itself a phrase. A message without a template stays
as it is, and a test looks for such messages in the code of the rooms.
"""

from __future__ import annotations

import re
from functools import cache

from kg.cli.messages import spoken

_HOLE = re.compile(r"\\\{(\w+)\\\}")
_DEEP = 4


def translated(text: str) -> str:
    """A message of another room in the chosen language."""
    return text if spoken() == "en" else in_vietnamese(text)


def in_vietnamese(text: str, depth: int = _DEEP) -> str:
    """The Vietnamese of an English message; one that no template fits stays as it is.

    >>> in_vietnamese("plan.txt: this file is empty; check that it was saved whole")
    'plan.txt: tệp rỗng; kiểm tra xem tệp đã được lưu trọn vẹn chưa'
    """
    if not depth:
        return text
    for pattern, vietnamese in _templates():
        if found := pattern.fullmatch(text):
            holes = {name: in_vietnamese(value, depth - 1) for name, value in found.groupdict().items()}
            return vietnamese.format(**holes)
    where, colon, what = text.partition(": ")
    if colon and (said := in_vietnamese(what, depth - 1)) != what:
        return f"{where}: {said}"
    return text


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the English templates, those with the most words of their own first."""
    from kg.cli.phrases import PHRASES  # read only where Vietnamese is spoken

    ordered = sorted(PHRASES, key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[0])))
    return tuple((_pattern(english), vietnamese) for english, vietnamese in ordered)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_HOLE.sub(r"(?P<\1>.+?)", re.escape(template)), re.DOTALL)
