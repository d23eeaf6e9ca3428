"""The authority list as a value: the packaged rows, a user's own, and which of them decide."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.corpus.keys import Block, block_of
from kg.resolution.authority import (
    Authority,
    AuthorityError,
    Known,
    load_authority,
    packaged,
)
from loaders.tables import table

OWN = "51-KL/TW@2027-01-05"


def block(symbol: str) -> Block:
    found = block_of(symbol, None)
    assert found is not None
    return found


def keys(found: tuple[Known, ...]) -> list[str]:
    return [known.key for known in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "authority.tsv"


def test_the_packaged_list_holds_every_row_with_a_symbol() -> None:
    acts = {f"{row['number']}@{row['passed_on']}" for row in table("acts") if row["confidence"] == "verified"}
    listed = {row["key"] for row in table("authority") if row["symbol"]}
    assert listed <= set(keys(packaged().rows)) <= listed | acts
    assert all(known.source for known in packaged().rows)


IN_BLOCK = [
    ("51-KL/TW", ["51-KL/TW@2012-10-29", "51-KL/TW@2019-05-30", "51-KL/TW@2026-06-17"]),
    ("Kết luận 51", ["51-KL/TW@2012-10-29", "51-KL/TW@2019-05-30", "51-KL/TW@2026-06-17"]),
    ("51-KL/TU", []),
    ("Kết luận 9999", []),
]


@pytest.mark.parametrize(("symbol", "expected"), IN_BLOCK)
def test_in_a_block(symbol: str, expected: list[str]) -> None:
    assert keys(packaged().in_block(block(symbol))) == expected


NAMES = [
    ("Nghị quyết Hội nghị Trung ương 8 khóa XI", ["29-NQ/TW@2013-11-04"]),
    ("nghị quyết trung ương tám khoá XI", ["29-NQ/TW@2013-11-04"]),
    ("Nghị quyết 29", []),  # a number is no name
    ("Kết luận Trung ương 6 khóa XI về giáo dục", []),  # a hint's
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_by_name(name: str, expected: list[str]) -> None:
    assert keys(packaged().by_name(name)) == expected


def test_only_verified_rows_decide() -> None:
    certainty = {row["key"]: row["certainty"] for row in table("authority")}
    assert set(certainty.values()) == {"verified", "partly", "hint"}
    for known in packaged().rows:
        assert known.sure == (certainty.get(known.key, "verified") == "verified"), known.key


def test_without_a_file_of_ones_own_it_is_the_packaged_list(path: Path) -> None:
    assert load_authority(path) is packaged()


def test_a_row_of_ones_own_is_completed(path: Path) -> None:
    path.write_text("symbol\tissued_on\tissuer\n51-kl/tw\t2027-01-05\tBan Bí thư\n", "utf-8")
    (known,) = [known for known in load_authority(path).in_block(block("51-KL/TW")) if known.key == OWN]
    assert (known.symbol, known.doc_type, known.issued_on) == ("51-KL/TW", "KL", "2027-01-05")
    assert known.sure and known.source == "authority.tsv" and known.term is None
    assert known.series == next(k.series for k in packaged().rows if k.issuer == "Ban Bí thư")
    assert len(load_authority(path).rows) == len(packaged().rows) + 1


def test_what_a_row_states_is_kept(path: Path) -> None:
    columns = ["key", "symbol", "type", "issued_on", "issuer", "term", "title", "aliases", "certainty", "source"]
    cells = "của tôi|7/2027/QH16|Luật|2027-06|Quốc hội|16|Luật Mẫu|Luật Thử;Luật 7|verified|Công báo|"
    lines = ["\ufeff# của phòng tư liệu", "", "\t".join(columns), cells.replace("|", "\t").replace(";", "|"), ""]
    path.write_bytes("\r\n".join(lines).encode())
    own = load_authority(path)
    assert keys(own.by_name("Luật Thử")) == ["của tôi"] == keys(own.by_name("Luật Mẫu năm 2027"))
    (known,) = own.by_name("Luật Thử")
    assert (known.source, known.term, known.doc_type, known.symbol) == ("Công báo", "16", "Luật", "07/2027/QH16")
    assert not own.by_name("Luật 7")


def test_a_row_replaces_the_packaged_one_of_its_key(path: Path) -> None:
    path.write_text(
        "symbol\tissued_on\tissuer\tcertainty\taliases\n"
        "51-KL/TW\t2019-05-30\tBộ Chính trị\thint\tKết luận mẫu\n"
        "51-KL/TW\t2012-10-29\tBan Chấp hành Trung ương Đảng\t\tKết luận mẫu hai\n",
        "utf-8",
    )
    own = {known.key: known for known in load_authority(path).in_block(block("51-KL/TW"))}
    assert len(own) == 3
    assert own["51-KL/TW@2019-05-30"].issuer == "Bộ Chính trị" and not own["51-KL/TW@2019-05-30"].sure
    assert own["51-KL/TW@2012-10-29"].sure, "what was a hint is verified by the user"
    assert not load_authority(path).by_name("Kết luận mẫu")
    assert keys(load_authority(path).by_name("Kết luận mẫu hai")) == ["51-KL/TW@2012-10-29"]


HEAD = "symbol\tissued_on\tissuer\ttype\tterm\tcertainty\n"
WRONG = [
    ("symbol\tissued_on\n", "line 1: there is no column issuer; the first line names the columns, with tabs"),
    ("symbol,issued_on,issuer\n", "line 1: there is no column symbol"),
    ("symbol\tissued_on\tissuer\tnote\n", "line 1: there is no column 'note' in such a list; use key, symbol"),
    (f"{HEAD}\n51-KL/TW\t\tBan Bí thư\n", "line 3: `issued_on` is empty; each row states symbol, issued_on and issuer"),
    (f"{HEAD}KL 51\t2019\tBan Bí thư\n", "line 2: 'KL 51' is no symbol; write one such as 51-KL/TW"),
    (f"{HEAD}51-KL/TW\t30/5/2019\tBan Bí thư\n", "line 2: '30/5/2019' is no date; write it as 2019-05-30, 2019-05 or"),
    (f"{HEAD}51-KL/TW\t2019-02-30\tBan Bí thư\n", "line 2: '2019-02-30' is no date"),
    (f"{HEAD}51-KL/TW\t2019-5\tBan Bí thư\n", "line 2: '2019-5' is no date"),
    (f"{HEAD}51-KL/TW\t20190530\tBan Bí thư\n", "line 2: '20190530' is no date"),
    (f"{HEAD}51-KL/TW\t2019\tBan Bí thư\t\tkhóa 12\n", "line 2: 'khóa 12' is no term; write it as XIII"),
    (f"{HEAD}51-KL/TW\t2019\tBan Bí thư\t\t\tsure\n", "line 2: `certainty` is one of verified, partly, hint"),
    (f"{HEAD}7/2027/QH16\t2027\tQuốc hội\n", "line 2: the symbol tells no type of document; write one, such as Luật"),
    (f"{HEAD}51-KL/TW\t2019\tBan Bí thư\t\t\t\tmore\n", "line 2: there are more cells than columns; a tab parts two"),
    (
        f"{HEAD}51-KL/TW\t2019\tBan Bí thư\n51-kl/tw\t2019\tBộ Chính trị\n",
        "line 3: line 2 has the key 51-KL/TW@2019 too",
    ),
    ("\udcff", "this is no table in UTF-8; save it as text with tabs, in UTF-8"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_errors_name_file_line_and_remedy(path: Path, text: str, message: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(AuthorityError) as wrong:
        load_authority(path)
    assert str(wrong.value).startswith(str(path)) and message in str(wrong.value)


@pytest.mark.parametrize("date", ["2019", "2019-05", "2019-05-30"])
def test_a_date_may_be_known_in_part(path: Path, date: str) -> None:
    path.write_text(f"{HEAD}888-KL/TW\t{date}\tBan Bí thư\n", "utf-8")
    assert keys(load_authority(path).in_block(block("888-KL/TW"))) == [f"888-KL/TW@{date}"]


def test_a_list_depends_on_its_rows_not_on_their_order() -> None:
    rows = list(packaged().rows)
    random.Random(5).shuffle(rows)
    shuffled = Authority(tuple(rows))
    assert shuffled == packaged() and shuffled.digest == packaged().digest
    for known in rows[:40]:
        assert shuffled.in_block(known.block) == packaged().in_block(known.block)


def test_the_digest_tells_lists_apart(path: Path) -> None:
    digests = {packaged().digest, Authority(()).digest, Authority(packaged().rows[1:]).digest}
    for certainty in ("verified", "hint"):
        path.write_text(f"{HEAD}51-KL/TW\t2019\tBan Bí thư\t\t\t{certainty}\n", "utf-8")
        digests.add(load_authority(path).digest)
    assert len(digests) == 5
