"""When two texts are the same word for word."""

from __future__ import annotations

import pytest

from kg.resolution.work import wording

SAME = [
    ("Xây dựng kế hoạch.", "xây dựng  kế hoạch;"),
    ("Củng cố các trường (kể cả trường tư)", "củng cố các trường, kể cả trường tư"),
    ("Xoá mù chữ – hoà nhập", "Xóa mù chữ - hòa nhập"),
    ("“Trường học hạnh phúc”", '"Trường học hạnh phúc"'),
    ("tỷ lệ đạt 95 %", "Tỷ lệ đạt 95%"),
    ("≥90 trường", "≥ 90 trường"),
]
OTHER = [
    ("đạt 95% trở lên", "đạt 95 trở lên"),
    ("đạt 9,5%", "đạt 95%"),
    ("≥ 90", "≤ 90"),
    ("rà soát trường, lớp", "rà soát lớp, trường"),
    ("Hòa Bình", "Hoa Binh"),
    ("1 trường", "1 trường 1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert wording(one) == wording(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_words(one: str, other: str) -> None:
    assert wording(one) != wording(other)
