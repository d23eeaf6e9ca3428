"""What is read off a pattern stands in all that it matches."""

from __future__ import annotations

import re

import pytest

from loaders.grammar.lexicon.necessary import Needed, holds, necessary

PATTERNS: dict[str, Needed] = {
    "thực hiện": (("thực hiện",),),
    "(?:thực hiện|thi hành)(?: tốt)?": (("th",), ("ực hiện", "i hành")),  # the common beginning is parted off
    "(?:và )?(?:bãi bỏ|hủy bỏ) +của": (("bãi bỏ", "hủy bỏ"), ("của",)),
    "(?:bởi )+theo": (("bởi ",), ("theo",)),
    "trước{1,2} ngày": (("trướ",), (" ngày",)),
    "ngày|tháng|năm": (("ngày", "tháng", "năm"),),
    "(?:một|hai|) lần": ((" lần",),),
    r"\d+[a-z]*": (),
    "(?:về )?(?=việc)": (),
    "(?<!không)bị thay": (("bị thay",),),
}
TEXTS = ("thực hiện tốt", "thi hành", "và hủy bỏ  của", "bãi bỏ của", "bởi bởi theo", "trước ngày", "năm", "7a", " lần")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_pieces_that_no_match_can_be_without(pattern: str) -> None:
    assert necessary(pattern) == PATTERNS[pattern]


@pytest.mark.parametrize("text", TEXTS)
def test_what_matches_holds_them(text: str) -> None:
    matching = [pattern for pattern in PATTERNS if re.search(pattern, text)]
    assert matching
    assert all(holds(text, necessary(pattern)) for pattern in matching)


def test_what_lacks_one_of_them_is_not_tried() -> None:
    assert not holds("bãi bỏ Chỉ thị", necessary("(?:bãi bỏ|hủy bỏ) +của"))
    assert not holds("của", necessary("(?:bãi bỏ|hủy bỏ) +của"))
