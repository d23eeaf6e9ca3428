"""Symbols of documents in the spellings that copies leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.lexicon.symbols import Symbol, find_symbols, parse_symbol, symbol_key, type_codes

SPELLINGS = [
    # as the rules prescribe
    ("51-KL/TW", "51-KL/TW"),
    ("15/CĐ-TW", "15/CĐ-TW"),
    ("15/KL-TW", "15-KL/TW"),
    ("43/KH-UBND", "43/KH-UBND"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("43/2019/QH14", "43/2019/QH14"),
    ("1483/UBND-THNC", "1483/UBND-THNC"),
    ("4236/SXD-QLN&CS", "4236/SXD-QLN&CS"),
    ("36a/NQ-CP", "36a/NQ-CP"),
    ("1585/TTg-KTN", "1585/TTg-KTN"),
    ("21/QCPH/CAT-TĐ", "21/QCPH/CAT-TĐ"),  # agreements between bodies
    ("16/KHLT/SGDĐT-SYT", "16/KHLT/SGDĐT-SYT"),
    ("16/2012/TTLT/BTC-BNV", "16/2012/TTLT-BTC-BNV"),
    ("11-QĐi/TW", "11-QĐi/TW"),
    ("51-CTr/TU", "51-CTr/TU"),
    ("26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11"),
    ("494/NQ-UBTVQH13", "494/NQ-UBTVQH13"),
    ("12/2016/TTLT-BCA-BQP", "12/2016/TTLT-BCA-BQP"),
    ("207/QĐ-MTTW-BTT", "207/QĐ-MTTW-BTT"),
    ("252/KH-BCĐQG1237", "252/KH-BCĐQG1237"),
    ("203/CP", "203/CP"),
    ("/KH-SGDĐT", "/KH-SGDĐT"),
    # blanks and line breaks around the marks
    ("63- NQ/TU", "63-NQ/TU"),
    ("126-\nKL/TW", "126-KL/TW"),
    ("367 - QĐ/TWĐTN", "367-QĐ/TWĐTN"),
    ("71/NQ -CP", "71/NQ-CP"),
    ("29-CT /TW", "29-CT/TW"),
    ("227/QĐ- TTg", "227/QĐ-TTg"),
    # the hyphen dropped, or another mark in its place
    ("29 CT/TW", "29-CT/TW"),
    ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
    ("51–KL/TW", "51-KL/TW"),
    ("29/NQ-TW", "29-NQ/TW"),
    # capitals, small letters, look-alikes
    ("1237/QĐ-TTG", "1237/QĐ-TTg"),
    ("22/2013/QĐ-TTG", "22/2013/QĐ-TTg"),
    ("10-CTR/TU", "10-CTr/TU"),
    ("51-kl/tw", "51-KL/TW"),
    ("43/kh-ubnd", "43/KH-UBND"),
    ("85/QD-UBND", "85/QĐ-UBND"),
    ("5l-KL/TW", "51-KL/TW"),
    ("1O-KL/TW", "10-KL/TW"),
    ("I8-NQ/TW", "18-NQ/TW"),
    ("29/2O24/TT-BGDĐT", "29/2024/TT-BGDĐT"),
    ("57-NQ/TVV", "57-NQ/TW"),
    ("12/QÐ-TTg", "12/QĐ-TTg"),
    ("85/QD-SGDDT", "85/QĐ-SGDĐT"),
    ("04-NQ/DU", "04-NQ/ĐU"),
    ("15/KH-HDND", "15/KH-HĐND"),
    # scans part the letters of the body; the slash is a blank, a hyphen, a stop
    ("57-NQ/T W", "57-NQ/TW"),
    ("1373/QĐ-TT g", "1373/QĐ-TTg"),
    ("12/KH-U BND", "12/KH-UBND"),
    ("131 QĐ-TTg", "131/QĐ-TTg"),
    ("155 KH-UBND", "155/KH-UBND"),
    ("57-NQ-TW", "57-NQ/TW"),
    ("628/QĐ.TTg", "628/QĐ-TTg"),
    ("57−NQ/TW", "57-NQ/TW"),
    # as they were written until the 1990s
    ("63/HĐBT", "63/HĐBT"),
    ("217-HĐBT", "217/HĐBT"),
    ("406-CT", "406/CT"),
    ("65/SL", "65/SL"),
    ("201/2001/QĐ-TTg", "201/2001/QĐ-TTg"),
    # joint documents, units, the National Assembly and its committee
    ("403/2017/NQLT-UBTVQH14-CP", "403/2017/NQLT-UBTVQH14-CP"),
    ("12/CTPH-BGDĐT-TWĐTN", "12/CTPH-BGDĐT-TWĐTN"),
    ("76/2025/UBTVQH15", "76/2025/UBTVQH15"),
    ("01-KH/TWĐTN-KHCN", "01-KH/TWĐTN-KHCN"),
    ("1234-CV/BTGTU", "1234-CV/BTGTU"),
    # numbers: two digits below ten, no other leading zeros; a type that the National Assembly does not write
    ("5-CT/TW", "05-CT/TW"),
    ("012/CT-UBND", "12/CT-UBND"),
    ("193/2025/NQ-QH15", "193/2025/QH15"),
]


@pytest.mark.parametrize(("printed", "canonical"), SPELLINGS)
def test_spelling(printed: str, canonical: str) -> None:
    symbol = parse_symbol(printed)
    assert symbol is not None, f"{printed!r} is a symbol"
    assert symbol.text == canonical


NO_SYMBOLS = [
    "24/7",
    "1/500",
    "29/12/2021",
    "tỷ lệ 3/4 và 1/2",
    "điện thoại 024.3804/5678",
    "QCVN 01:2021/BXD-KT",
    "TCVN 7830:2015/XĐ-TC",
    "Mẫu số 01/KH-BC",
    "mẫu 02/TT-HC",
    "giai đoạn 2021-2025/năm",
    "km/h",
    "tài khoản số 3713/BTC-KB",
    "khu 12/KCN và 4102/BVHTTDL",
    "số 24/KH",
    "định mức 12 l/KM",
    "gói thầu 05/TB-MS",
    "thửa đất số 12/TB-CN",
    "bán kính 12-CT",
    "trường số 1-UBND",
    "kỳ họp năm 2020-CP",
    "đường 30/4, quốc lộ 1B/KM12",
    "năm học 2024-2025, 2024/2025",
    "tỷ lệ tán thành 24/25, 15/18 tiêu chí",
    "biển số 12A-123.45",
    "mã số 3713.0.1094/KBNN",
    "mẫu C70a-HD, Mẫu B01-BCTC",
    "mẫu số 2-KNĐ, biểu số 02/BC-XD",
    "ISO/IEC 27001, ISO 9001:2015, TCXDVN 33/2006-BXD",
    "COVID-19, SARS-CoV-2/VN, 4G/5G",
    "Windows 11/Pro, máy A320/TW",
]


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_no_symbol(text: str) -> None:
    assert find_symbols(text) == [], f"{text!r} names no document"


def test_places_are_exact() -> None:
    text = "Theo Kết luận số 126-\nKL/TW và các Quyết định 628/QĐ-TTg, 744/QĐ-UBND; Số:    /KH-SGDĐT."
    found = [(text[start:end], symbol.text) for start, end, symbol in find_symbols(text)]
    assert found == [
        ("126-\nKL/TW", "126-KL/TW"),
        ("628/QĐ-TTg", "628/QĐ-TTg"),
        ("744/QĐ-UBND", "744/QĐ-UBND"),
        ("/KH-SGDĐT", "/KH-SGDĐT"),
    ]


NUMBERS_APART = [
    ("Kế hoạch số 15 5/KH-UBND", ["155/KH-UBND"]),
    ("Quyết định số 1.373/QĐ-TTg", ["1373/QĐ-TTg"]),
    ("các Kết luận số 126 127-KL/TW", ["127-KL/TW"]),
    ("Quyết định số 217-HĐBT, Chỉ thị số 122-TTg", ["217/HĐBT", "122/TTg"]),
    ("các số 12 và 13 QĐ-UBND", ["13/QĐ-UBND"]),
    ("Chỉ thị số 29-CT\n/TW", ["29-CT/TW"]),
    ("Kết luận số51-KL/TW và Công văn (số 73/TTg-CN)", ["51-KL/TW", "73/TTg-CN"]),
]


@pytest.mark.parametrize(("text", "canonical"), NUMBERS_APART)
def test_behind_the_word_for_number(text: str, canonical: list[str]) -> None:
    assert [symbol.text for _, _, symbol in find_symbols(text)] == canonical


def test_a_letter_may_lack_its_unit_behind_the_word_for_its_number() -> None:
    text = "Công văn số 4102/BVHTTDL ngày 25/9/2024 và Chỉ thị số 31/CT-TTg, số 2325/ BKH/ VPTĐ"
    found = [symbol.text for _, _, symbol in find_symbols(text)]
    assert found == ["4102/BVHTTDL", "31/CT-TTg", "2325/BKH-VPTĐ"]


def test_parts() -> None:
    assert parse_symbol("51-KL/TW") == Symbol("51", None, "KL", "TW", None, True)
    assert parse_symbol("30/2020/NĐ-CP") == Symbol("30", "2020", "NĐ", "CP", None, False)
    assert parse_symbol("1483/UBND-THNC") == Symbol("1483", None, None, "UBND", "THNC", False)


def test_key_ignores_zeros_and_case() -> None:
    keys = {symbol_key(s) for s in map(parse_symbol, ("05-CT/TW", "5-CT/TW", "05-ct/tw")) if s}
    assert len(keys) == 1


organs = st.sampled_from(["TW", "TU", "UBND", "CP", "TTg", "BGDĐT", "SGDĐT", "BTGDVTW", "HĐND", "BCĐ"])
symbols = st.builds(
    lambda n, suffix, year, code, organ: f"{n}{suffix}/{year + '/' if year else ''}{code}-{organ}",
    st.integers(1, 99999),
    st.sampled_from(["", "", "a", "c"]),
    st.sampled_from(["", "2019", "2025"]),
    st.sampled_from(sorted({c for c in type_codes().values() if c != "QH"})),
    organs,
)


@given(symbols)
def test_canonical_spelling_reads_as_itself(printed: str) -> None:
    symbol = parse_symbol(printed)
    assert symbol is not None
    assert parse_symbol(symbol.text) == symbol
    assert parse_symbol(symbol.text) and symbol.text == parse_symbol(symbol.text).text  # type: ignore[union-attr]


@given(st.text(alphabet="0123456789-/ \nKLTWNQĐUBDCPlOab.", max_size=60))
def test_any_text(text: str) -> None:
    behind = 0
    for start, end, symbol in find_symbols(text):
        assert behind <= start < end <= len(text)
        behind = end
        assert symbol.organ
