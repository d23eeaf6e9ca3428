"""Old Word files and Rich Text come out as the same document does in .docx."""

from __future__ import annotations

import random
import time
import unicodedata
from pathlib import Path

import pytest

from loaders.reading import ReadingError, read
from loaders.reading.doc import read_doc
from loaders.reading.rtf import read_rtf
from loaders.reading.tables import Cell, table_text

FILES = Path(__file__).with_name("files")
PLAN = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

Số: 43/KH-UBND

Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019:

TT | Nhiệm vụ | Cơ quan | Thời gian
1 | Rà soát mạng lưới trường lớp | Sở Giáo dục và Đào tạo | Quý II/2022
2 |  |  | Hằng năm

Nơi nhận:
- Như trên"""
DOC = (FILES / "plan.doc").read_bytes()


@pytest.mark.parametrize("name", ["plan.doc", "plan.rtf"])
def test_a_plan_reads_as_its_pages_show_it(name: str) -> None:
    assert read(FILES / name).content == PLAN


@pytest.mark.parametrize(("held", "called"), [("plan.doc", "a.docx"), ("plan.rtf", "a.doc"), ("annex.xls", "a.doc")])
def test_content_tells_the_format_not_the_name(tmp_path: Path, held: str, called: str) -> None:
    (tmp_path / called).write_bytes((FILES / held).read_bytes())
    assert "Lạng Sơn" in read(tmp_path / called).content.title()


FONTS = rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset163 Arial;}{\f2 .VnTime;}{\f3\fnil\fcharset0 .VnTimeH;}}"


def rtf(inside: str | bytes) -> bytes:
    body = inside if isinstance(inside, bytes) else inside.encode("latin-1")
    return rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + rb"\pard " + body + b"}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (r"M\u7897?t\par Hai", "Một\n\nHai"),
        (r"{\uc2 M\u7897ooooot}", "Mộooot"),
        (r"{\uc0 M\u7897t}", "Một"),
        (r"M\u-57639?t", "Một"),
        (r"{\f1 H\'e0 N\'f4\'f2i}", "Hà Nội"),
        (r"{\f2 Quy\'d5t \'ae\'denh} s\u7889?", "Quyết định số"),
        (r"{\f3 quy\'d5t \'ae\'denh}", "QUYẾT ĐỊNH"),
        (r"a\line b\tab c\~d\_e\endash f", "a\nb c d-e–f"),
        (r"{\*\generator x;}{\info{\title y}}{\header trang}{\pict 0102}{\v an}a", "a"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Lu\u7853?t}}", "Luật"),
        (r"{\header a{\field{\fldrslt 3}}}b", "b"),
        (r"a{\footnote n\'f3i th\'eam}b", "a[1]b\n\n[1] nói thêm"),
        (r"{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt trong khung\par}}ngoài", "trong khung\n\nngoài"),
        (r"{\listtext 1.\tab}M\u7897?t", "1. Một"),
        (r"a {\deleted b}c", "a c"),
        (r"\bin5 {{{{{a", "a"),
        ("a}}}} b", "a b"),
        ("{{{a", "a"),
        (
            r"\trowd\cellx100\cellx200\cellx300\intbl a\cell b\par c\cell d\cell\row"
            r"\trowd\cellx200\cellx305\intbl e\cell f\cell\row\pard sau",
            "a | b c | d\ne |  | f\n\nsau",
        ),
        (
            r"\trowd\clvmgf\cellx100\cellx200\cellx300\intbl a\cell b\cell c\cell\row"
            r"\trowd\clvmrg\cellx100\cellx200\cellx300\intbl a\cell d\cell e\cell\row",
            "a | b | c\n | d | e",
        ),
        (r"\trowd\cellx100\intbl khung\cell\row", "khung"),
        (r"\intbl a\cell b\cell\row", "a | b"),
        (r"\intbl a\cell b\cell", "a | b"),
    ],
)  # fmt: skip
def test_rich_text(inside: str, expected: str) -> None:
    assert unicodedata.normalize("NFC", read_rtf(rtf(inside))) == expected


def test_cells_of_other_widths_keep_their_columns() -> None:
    head = [Cell(["TT"], 500), Cell(["Cơ quan"], 4000), Cell(["Thời gian"], 6000)]
    below = [Cell(["1"], 510), Cell(["Sở Y tế"], 2000), Cell(["Sở Nội vụ"], 4010), Cell(["2022"], 5990)]
    assert table_text([head, below]) == ["TT | Cơ quan |  | Thời gian\n1 | Sở Y tế | Sở Nội vụ | 2022"]
    assert table_text([[Cell(["a", "", "b"], 500)], [Cell(["c"], 500)]]) == ["a", "b", "c"]
    assert table_text([[Cell(["a"], 100 * n), Cell(["b"], 100 * n + 50)] for n in range(1000)])[0].startswith(
        "a | b\na"
    )


@pytest.mark.parametrize("at", range(0, len(DOC), 1500))
def test_a_word_file_that_is_cut_off(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(DOC[:at])
    try:
        assert "51-KL/TW" in read(path).content
    except ReadingError as error:
        assert "\n" not in str(error)


def test_damaged_word_files_end_soon_with_a_text_or_an_error() -> None:
    chance = random.Random(43)
    for _ in range(300):
        data = bytearray(DOC)
        for _ in range(chance.choice([1, 5, 50])):
            at = chance.choice([chance.randrange(len(data)), chance.randrange(512, 1600)])
            data[at] = chance.choice([0, 1, 255, chance.randrange(256)])
        begun = time.process_time()
        try:
            read_doc(bytes(data))
        except ReadingError as error:
            assert "\n" not in str(error)
        assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "inside",
    [b"{" * 10_000_000, b"{}" * 3_000_000, b"\\u1 " * 1_000_000, b"\\cell" * 200_000 + b"\\row", b"\\bin99999999 x",
     b"".join(b"\\trowd\\cellx%d\\intbl\\cell\\row" % n for n in range(0, 4_000_000, 100))],
    ids=["open", "groups", "signs", "cells", "binary", "edges"],
)  # fmt: skip
def test_hostile_rich_text_ends(inside: bytes) -> None:
    begun = time.process_time()
    try:
        read_rtf(rtf(inside))
    except ReadingError as error:
        assert "\n" not in str(error)
    assert time.process_time() - begun < 30
