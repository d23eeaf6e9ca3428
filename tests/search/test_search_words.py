"""What a word is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.showing import found_in
from kg.search.wanted import MOST_WORDS, SearchError, wanted
from kg.search.words import bare, entry_of, raw_words, spelled
from loaders.folding import plain

TEXTS = [
    ("Chuyển đổi số", "chuyen doi so"),
    ("ĐẢNG ủy", "dang uy"),
    ("51-KL/TW", "51 kl tw"),
    ("Số: 05-CT/TW, ngày 02/9/2021", "so 5 ct tw ngay 2 9 2021"),
    ("36a/NQ-CP", "36a nq cp"),
    ("quí I, quý II", "quy i quy ii"),
    ("hoà bình, hòa bình", "hoa binh hoa binh"),
    ("1.000 m² (mười)", "1 0 m muoi"),
    ("3,5%", "3 5"),
    ("d'Ivoire a_b x·y", "d ivoire a b x y"),
    ("một\u00a0hai\tba\n bốn\x00năm", "mot hai ba bon nam"),
    ("“" + "a" * 100 + "” " + "b" * 101 + " c", "a" * 100 + " c"),
    ("x/" * 101 + " y", "y"),
    ("x\u0323y", "xy"),
    ("ﬁ ß Å", "fi ss a"),
    ("文件 số", "文件 so"),
    ("!!! — …", ""),
]


@pytest.mark.parametrize(("text", "words"), TEXTS, ids=[words[:20] for _, words in TEXTS])
def test_words(text: str, words: str) -> None:
    assert bare(text) == words
    assert bare(unicodedata.normalize("NFD", text)) == words, "letters and marks apart are the same letters"


VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789 -/,.ÁĐƯ"
)


@given(st.text(VIETNAMESE))
def test_vietnamese_is_compared_as_everywhere(text: str) -> None:
    assert bare(text) == bare(plain(text))


@given(st.text())
def test_words_with_and_without_diacritics_stand_in_step(text: str) -> None:
    assert len(spelled(text).split()) == len(bare(text).split())
    assert bare(spelled(text)) == bare(text) == " ".join(word for _, _, word in raw_words(text))


def test_titles_and_what_stands_beside_them_are_apart() -> None:
    facts = {"title": "Kế hoạch số", "symbol": "1-KH/TU", "issuer": "Tỉnh ủy", "signer": "Lê Mẫu", "status": "held"}
    entry = entry_of("Document", facts | {"issued_on": "2020-01"})
    assert entry.title == "1 kh tu | ke hoach so" and entry.beside == "tinh uy | le mau"
    assert entry.spelling == "1 kh tu | kế hoạch số | tỉnh ủy | lê mẫu"
    assert (entry.level, entry.day, entry.held) == (None, "2020-01", True)
    assert entry_of("Place", {"title": "Ha Noi", "level": "provincial"}) == ("ha noi", "", "provincial", *[None] * 3)


QUERIES: list[tuple[str, list[str]]] = [
    ("chuyển đổi", ["chuyen", "doi"]),
    ('"Chuyển đổi" số', ["chuyen doi", "so"]),
    ("51-KL/TW", ["51 kl tw"]),
    ("“nước sạch” x", ["nuoc sach", "x"]),
    ('"chưa đóng lại', ["chua dong lai"]),
    ("chuy* đổi", ["chuy*", "doi"]),
    ('"đào t*"', ["dao t*"]),
    ("số số", ["so"]),
    ('NEAR(a b) OR "c" AND title:d ^e -f {g} + (h', ["near a", "b", "or", "c", "and", "title d", "e", "f", "g", "h"]),
    ('"" * " * " a', ["a"]),
    ("a\x00b;DROP TABLE word--", ["a b drop", "table", "word"]),
    ("\ud800 a", ["a"]),
]


@pytest.mark.parametrize(("text", "terms"), QUERIES, ids=[text[:15] for text, _ in QUERIES])
def test_what_is_asked_for(text: str, terms: list[str]) -> None:
    assert [" ".join(term.words) + "*" * term.opens for term in wanted(text).terms] == terms


@pytest.mark.parametrize("text", ["", "   ", '"', "!!!", '"" * ""', "\x00", "b" * 101])
def test_nothing_to_look_for(text: str) -> None:
    with pytest.raises(SearchError, match="no word to look for"):
        wanted(text)


def test_bounds() -> None:
    assert len(wanted(" ".join(f"x{n}" for n in range(MOST_WORDS))).terms) == MOST_WORDS
    with pytest.raises(SearchError, match=f"at most {MOST_WORDS}"):
        wanted("a-" * MOST_WORDS + "a")
    with pytest.raises(SearchError, match="one of document, body, place, target, task"):
        wanted("a", ["source"])


FOUND = [
    ("Kế hoạch chuyển đổi số", '"doi so" ke*', ["Kế", "đổi số"]),
    ("Kết luận số 51-KL/TW; số 51", "51-kl/tw", ["51-KL/TW"]),
    ("học, học nữa, học mãi", '"hoc nua" "nua hoc"', ["học nữa, học"]),
    ("ĐÀO TA\u0323O", "dao tao", ["ĐÀO", "TA\u0323O"]),
    ("không có gì", "khong tim", ["không"]),
]


@pytest.mark.parametrize(("text", "query", "parts"), FOUND, ids=[query for _, query, _ in FOUND])
def test_where_it_stands(text: str, query: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in found_in(text, wanted(query))] == parts
