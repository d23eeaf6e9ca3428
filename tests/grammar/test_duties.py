"""How orders are phrased, read from the text on: `duties.txt` holds small texts, each with the tasks expected of it.

Below a text, each line `=>` is a task: its first three words, who is what, and its deadline with the last day and
the recurrence, where there are any; `=> none` stands for no task at all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extraction import Assignment, Header
from loaders.grammar.assignments import find_assignments
from loaders.grammar.outline import outline

PROVINCE = Header(level="provincial", territory="tỉnh Lạng Sơn")
TEXTS = [
    text
    for text in Path(__file__).with_name("duties.txt").read_text(encoding="utf-8").split("\n\n")
    if not text.startswith("#")
]


def short(a: Assignment) -> str:
    who = "; ".join(f"{x.name}={x.role}" for x in a.assignees)
    time = " ".join(filter(None, (a.deadline, a.due_on, a.recurrence)))
    return " | ".join(filter(None, (" ".join(a.task.split()[:3]), who, time)))


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.split("\n")[1][:50])
def test_what_a_text_gives_to_whom(case: str) -> None:
    lines = case.strip().split("\n")
    content = "\n".join(line for line in lines if not line.startswith("=> ")) + "\n"
    expected = [line.removeprefix("=> ") for line in lines if line.startswith("=> ") and line != "=> none"]
    assert [short(a) for a in find_assignments(content, outline(content), PROVINCE, ())] == expected
