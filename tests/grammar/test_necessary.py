"""What is read off a pattern stands in all that it matches."""

from __future__ import annotations

import re

import pytest

from loaders.grammar.lexicon.necessary import necessary

PATTERNS = {
    "thực hiện": ("thực hiện",),
    "(?:thực hiện|thi hành)(?: tốt)?": ("ực hiện", "i hành"),
    "(?:và )?(?:bãi bỏ|hủy bỏ) +của": ("bãi bỏ", "hủy bỏ"),
    "(?:bởi )+theo": ("bởi ",),
    "trước{1,2} ngày": (" ngày",),
    "ngày|tháng|năm": ("ngày", "tháng", "năm"),
    "(?:một|hai|)": ("",),
    r"\d+[a-z]*": ("",),
    "(?:về )?(?=việc)": ("",),
    "(?<!không)bị thay": ("bị thay",),
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_longest_piece_that_no_match_can_be_without(pattern: str) -> None:
    assert necessary(pattern) == PATTERNS[pattern]


@pytest.mark.parametrize(
    "text", ["thực hiện tốt", "thi hành", "và hủy bỏ  của", "bãi bỏ của", "bởi bởi theo", "trước ngày", "năm", "7a"]
)
def test_every_match_holds_one_of_them(text: str) -> None:
    matches = [(pattern, m) for pattern in PATTERNS for m in re.finditer(pattern, text)]
    assert any(m.group() for _, m in matches)
    for pattern, match in matches:
        assert any(piece in match.group() for piece in necessary(pattern)), f"{pattern!r} in {text!r}"
