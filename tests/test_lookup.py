"""What people type, and which documents and bodies it means."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator

import pytest
import sample_graph as g
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_graph import sample_graph

from kg.lookup import LookupFailure, find_bodies, find_documents, telling_apart
from kg.stores import Store, open_store

BOTH_51 = [g.KL51, g.KL51_LATER]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("lookup") / "graph.kgl"
    with open_store(path, write=True) as writer:
        writer.write(sample_graph(), corpus="c")
    with open_store(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # a symbol, in the spellings of careful and careless people
        ("51-KL/TW", BOTH_51),
        ("51-kl/tw", BOTH_51),
        ("  51-KL/TW  ", BOTH_51),
        ("51 - KL/TW", BOTH_51),
        ("số 51-KL/TW", BOTH_51),
        ("628/QĐ-TTg", [g.QD628]),
        ("628/QD-TTG", [g.QD628]),
        ("7/KH-UBND", [g.COMMUNE_A]),
        ("07/KH-UBND", [g.COMMUNE_A]),
        ("43/KH-UBND", [g.KH43_DIEN_BIEN, g.KH43_LANG_SON]),
        # with a date
        ("51-KL/TW@2019", [g.KL51]),
        ("51-kl/tw @ 2026", [g.KL51_LATER]),
        ("51-KL/TW@2019-05", [g.KL51]),
        ("51-KL/TW@2019-05-30", [g.KL51]),
        ("51-KL/TW@30/5/2019", [g.KL51]),
        ("51-KL/TW ngày 30/5/2019", [g.KL51]),
        ("Kết luận số 51-KL/TW, ngày 30/5/2019 của Ban Bí thư", [g.KL51]),
        ("29-NQ/TW@2013", [g.NQ29]),
        ("43/KH-UBND@2022-02-23", [g.KH43_DIEN_BIEN, g.KH43_LANG_SON]),  # of the first only the year is known
        ("43/KH-UBND@2022-03", [g.KH43_DIEN_BIEN]),
        # a type and a number
        ("KL 51", BOTH_51),
        ("KL51", BOTH_51),
        ("kl 51", BOTH_51),
        ("Kết luận 51", BOTH_51),
        ("Kết luận số 51", BOTH_51),
        ("ket luan so 51", BOTH_51),
        ("KL 51@2019", [g.KL51]),
        ("KL 51 ngày 30/5/2019", [g.KL51]),
        ("Kết luận 51 năm 2026", [g.KL51_LATER]),
        ("KL 51 2019", [g.KL51]),
        ("KL 51/2019", [g.KL51]),
        ("51-KL/TW (2019)", [g.KL51]),
        ("51-KL/TW năm 2019", [g.KL51]),
        ("NQ 29", [g.NQ29]),
        ("Nghị quyết 29", [g.NQ29]),
        ("Nghị quyết số 29-NQ/TW", [g.NQ29]),
        ("QĐ 628", [g.QD628]),
        ("quyet dinh 628", [g.QD628]),
        # with the issuer, the place or words of the title
        ("43/KH-UBND Lạng Sơn", [g.KH43_LANG_SON]),
        ("43/KH-UBND lang son", [g.KH43_LANG_SON]),
        ("43/kh-ubnd của UBND tỉnh Lạng Sơn", [g.KH43_LANG_SON]),
        ("43/KH-UBND@2022 Lạng Sơn", [g.KH43_LANG_SON]),
        ("43/KH-UBND Lạng Sơn@2022", [g.KH43_LANG_SON]),
        ("43/KH-UBND ngày 23/02/2022 của tỉnh Lạng Sơn", [g.KH43_LANG_SON]),
        ("Kế hoạch số 43/KH-UBND năm 2022 tỉnh Lạng Sơn", [g.KH43_LANG_SON]),
        ("KH 43 Lạng Sơn", [g.KH43_LANG_SON]),
        ("KH 43 của tỉnh Lạng Sơn", [g.KH43_LANG_SON]),
        ("51-KL/TW sở hữu trí tuệ", [g.KL51_LATER]),
        ("KL 51 về sở hữu trí tuệ", [g.KL51_LATER]),
        # an id, a title
        (g.KL51, [g.KL51]),
        ("sở hữu trí tuệ", [g.KL51_LATER]),
        ("so huu tri tue", [g.KL51_LATER]),
        ("làm việc với các huyện", [g.SGDDT]),
        ("KẾ HOẠCH CỦA TỈNH ỦY", [g.KH224]),
        ("kế hoạch cải cách năm 2022", [g.KH43_LANG_SON]),
        ("kế hoạch cải cách 2022", [g.KH43_LANG_SON]),
        ("Mắt xích 3", [g.CHAIN[3]]),
    ],
)
def test_documents(store: Store, typed: str, meant: list[str]) -> None:
    found = [row["id"] for row in find_documents(store, typed)]
    assert sorted(found) == sorted(meant)
    decomposed = [row["id"] for row in find_documents(store, unicodedata.normalize("NFD", typed))]
    assert decomposed == found, "the same text in decomposed letters means something else"


def test_what_is_typed_for_one_of_several_means_it_alone(store: Store) -> None:
    for typed in ("51-KL/TW", "43/KH-UBND"):
        found = find_documents(store, typed)
        for row, way in zip(found, telling_apart(found), strict=True):
            assert [one["id"] for one in find_documents(store, way)] == [row["id"]], f"{way} does not choose"


def test_the_oldest_comes_first(store: Store) -> None:
    assert [row["id"] for row in find_documents(store, "51-KL/TW")] == BOTH_51


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("51-KL/TW@2020", "no 51-KL/TW of 2020 is known.*51-KL/TW@2019-05-30, 51-KL/TW@2026-06-17"),
        ("51-KL/TU", "no document fits '51-KL/TU'.*51-KL/TW"),
        ("43/KH-UBND Quảng Ninh", "no 43/KH-UBND of Quảng Ninh is known; did you mean 43/KH-UBND"),
        ("KH 43 Quảng Ninh", "no KH 43 of Quảng Ninh is known; did you mean 43/KH-UBND"),
        ("629/QĐ-TTg", "did you mean 628/QĐ-TTg"),
        ("KL 52", "no document fits 'KL 52'"),
        ("kế hoạch cải cách 2021", "no kế hoạch cải cách of 2021 is known; did you mean 43/KH-UBND@2022-02-23"),
        ("nothing of the kind", "no document fits"),
        ("", "no document was named"),
        ("  ", "no document was named"),
        ("KL", "no document fits"),
    ],
)
def test_documents_that_are_not_there(store: Store, typed: str, message: str) -> None:
    with pytest.raises(LookupFailure, match=message) as failure:
        find_documents(store, typed)
    assert "\n" not in str(failure.value)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_looked_up_or_refused(store: Store, typed: str) -> None:
    for find in (find_documents, find_bodies):
        try:
            assert find(store, typed)
        except LookupFailure as failure:
            assert str(failure)


@pytest.mark.parametrize("typed", ["') RETURN 1 //", "\x00", "\ud800", "51-KL/TW'; MATCH (n) DELETE n", "%" * 5000])
def test_hostile_text_is_only_text(store: Store, typed: str) -> None:
    for find in (find_documents, find_bodies):
        with contextlib.suppress(LookupFailure):
            find(store, typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi", [g.SO_QUANG_NGAI]),
        ("Sở GDĐT Quảng Ngãi", [g.SO_QUANG_NGAI]),
        ("Sở GD&ĐT Quảng Ngãi", [g.SO_QUANG_NGAI]),
        ("so gddt quang ngai", [g.SO_QUANG_NGAI]),
        ("sở giáo dục quảng ngãi", [g.SO_QUANG_NGAI]),
        ("Sở Giáo dục và Đào tạo", [g.SO_LANG_SON, g.SO_QUANG_NGAI]),
        ("Bộ GDĐT", [g.BO_GDDT]),
        ("UBND tỉnh Lạng Sơn", [g.UBND_LANG_SON]),
        ("ubnd tinh lang son", [g.UBND_LANG_SON]),
        ("Lạng Sơn", [g.SO_LANG_SON, g.UBND_LANG_SON]),
        ("UBND các xã", [g.CAC_XA]),
        (g.XA_A, [g.XA_A]),
    ],
)
def test_bodies(store: Store, typed: str, meant: list[str]) -> None:
    assert sorted(row["id"] for row in find_bodies(store, typed)) == sorted(meant)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "Sở GDĐT Quảng Ninh",
            "no body fits 'Sở GDĐT Quảng Ninh'; did you mean Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi",
        ),
        ("Bộ Ngoại giao", "no body fits"),
        (" ", "no body was named"),
        ("...", "no body fits"),
    ],
)
def test_bodies_that_are_not_there(store: Store, typed: str, message: str) -> None:
    with pytest.raises(LookupFailure, match=message):
        find_bodies(store, typed)
