"""Duties in texts that hold until further notice: which sentences of them give a named body something to do."""

from __future__ import annotations

import pytest

from loaders.grammar.assignments.doers import find_subject
from loaders.grammar.assignments.standing_rules import lays_duty
from loaders.tables import table


def lays(text: str) -> bool:
    subject = find_subject(text)
    return subject is not None and lays_duty(text, subject)


@pytest.mark.parametrize("row", table("standing_duties"), ids=lambda row: row["phrase"])
def test_every_phrase_lays_a_duty_in_its_example_only(row: dict[str, str]) -> None:
    assert lays(row["example"])
    assert not lays(row["counterexample"])


RULES = [
    "Các cơ quan, tổ chức phải lưu hồ sơ theo quy định.",
    "Cơ quan, tổ chức, cá nhân có trách nhiệm giữ bí mật.",
    "Sở Nội vụ được từ chối hồ sơ không đủ thành phần.",
    "Sở Nội vụ có quyền tạm dừng tiếp nhận hồ sơ.",
    "Sở Nội vụ phải có người thường trực.",
    "Sở Nội vụ là cơ quan chuyên môn của UBND tỉnh.",
]


@pytest.mark.parametrize("text", RULES)
def test_rules_powers_and_conditions_are_no_duties(text: str) -> None:
    assert not lays(text)
