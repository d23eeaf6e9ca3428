"""Canonical text: one spelling of signs, the words untouched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.folding import fold, plain
from loaders.reading.canonical import canonical


@pytest.mark.parametrize(
    ("raw", "expected", "why"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", "every line end is a line feed"),
        ("Số:\u00a043/KH\u2011UBND", "Số: 43/KH-UBND", "a blank or hyphen that does not break is a blank or hyphen"),
        ("Quye\u0302\u0301t đi\u0323nh", "Quyết định", "letters and their marks are one sign"),
        ("gi\u00adáo d\u200bục\ufeff", "giáo dục", "soft hyphens and zero-width signs leave no ink"),
        ("\u202eabc\u202c", "abc", "signs that turn the direction go"),
        ("Ðảng và Ðoàn", "Đảng và Đoàn", "the Icelandic letter is typed for Đ in Vietnamese"),
        ("Ðorsteinn", "Ðorsteinn", "text that is not Vietnamese keeps its letters"),
        ("2021 – 2025 — a", "2021 – 2025 — a", "dashes stay"),
        ("hoà thuận, uỷ ban, hòa, ủy", "hoà thuận, uỷ ban, hòa, ủy", "tones stay where they are"),
        ("a  \nb\t\n", "a\nb", "no blanks at the ends of lines"),
        ("\n\na\n\n\n\n\n\nb\n\n", "a\n\n\nb", "at most two empty lines in a row, none at the ends"),
        ("\uf0b7 Một\n\uf02d Hai", "• Một\n• Hai", "bullets of symbol fonts are bullets"),
        ("x\ud800y\x00z\x07", "xyz", "lone surrogates and control characters go"),
        ("a\tb\u3000c", "a b c", "every blank is a blank"),
        ("“Đề án”…", "“Đề án”…", "quotes and dots stay"),
    ],
)
def test_canonical(raw: str, expected: str, why: str) -> None:
    assert canonical(raw) == expected, why


@given(st.text())
def test_canonical_text_stays_as_it_is(raw: str) -> None:
    once = canonical(raw)
    assert canonical(once) == once


@given(st.text(alphabet=st.characters()))
def test_canonical_text_can_be_written_anywhere(raw: str) -> None:
    text = canonical(raw)
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") and c != "\n" for c in text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hoà Bình", "hòa bình"),
        ("HÒA  BÌNH", "hòa bình"),
        ("Uỷ ban", "ủy ban"),
        ("hòan thành", "hoàn thành"),
        ("Quí I", "quý i"),
        ("qui định", "quy định"),
        ("quả, qủa", "quả, quả"),
        ("khuỷu", "khuỷu"),
        ("giếng, tuổi, quyết", "giếng, tuổi, quyết"),
        ("loè loẹt", "lòe loẹt"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "bare"), [("Đắk Lắk", "dak lak"), ("HOÀ Ủy", "hoa uy"), ("số 51-KL/TW", "so 51-kl/tw")]
)
def test_plain(written: str, bare: str) -> None:
    assert plain(written) == bare
