"""Kinds of documents in words."""

from __future__ import annotations

import pytest

from kg.marking.words import type_in_words
from kg.pages import Language

KINDS: list[tuple[str, Language, str, str]] = [
    # code, language, how the text calls the document, the words
    ("KH", "en", "", "plan"),
    ("QĐ", "en", "", "decision"),
    ("QĐ", "en", "QUY ĐỊNH về thi hành Điều lệ Đảng", "regulation"),
    ("QĐ", "vi", "Quy định số 270-QĐ/TW", "Quy định"),
    ("QĐ", "vi", "Quyết định ban hành Quy định", "Quyết định"),
    ("QĐ", "en", "số 270-QĐ/TW", "decision"),
    ("XYZ", "en", "Quy định", "XYZ"),
]


@pytest.mark.parametrize(("code", "language", "said", "words"), KINDS)
def test_a_kind_of_document_in_words(code: str, language: Language, said: str, words: str) -> None:
    assert type_in_words(code, language, said) == words
