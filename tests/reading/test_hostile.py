"""Damaged and hostile files of every format end soon, with a text or with one line that says what to do."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import sheet, workbook

from loaders.reading import ReadingError, discover, read, recognition
from loaders.reading.formats import FORMATS

FILES = Path(__file__).with_name("files")
LINE = "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư"
PDF = rb"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>
endobj
4 0 obj << /Length 57 >> stream
BT /F1 12 Tf 72 720 Td (Quyet dinh 628/QD-TTg 2025) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Size 6 /Root 1 0 R >>
%%EOF"""


def word_file() -> bytes:
    document = Document()
    document.add_paragraph(LINE)
    document.add_table(rows=2, cols=3).cell(0, 0).merge(document.tables[0].cell(1, 1)).text = "Sở Y tế"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def archive(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return written.getvalue()


SEEDS = {
    ".txt": LINE.encode(),
    ".md": f"# {LINE}\n\n| a | b |\n|---|---|\n| c | **d** |".encode(),
    ".html": f"<!DOCTYPE html><body><p>{LINE}</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table>".encode(),
    ".rtf": (FILES / "plan.rtf").read_bytes(),
    ".doc": (FILES / "plan.doc").read_bytes(),
    ".docx": word_file(),
    ".xls": (FILES / "annex.xls").read_bytes(),
    ".xlsx": workbook(sheet([["a", "b", 1], ["c", "d", True]], merged=["A1:A2"])),
    ".pdf": PDF,
    ".png": (FILES / "scan.png").read_bytes(),
    ".jpg": b"\xff\xd8\xff\xe0" + bytes(100),
    ".tif": b"II*\0" + bytes(100),
    ".zip": archive(
        **{"a.txt": LINE.encode(), "b.zip": archive(**{"c.docx": word_file()}), "a.txt.meta.yaml": b"number: 1/KH"}
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "no_such_package")


def ends_well(path: Path, data: bytes) -> None:
    """Write the data there, and read all that is found in it."""
    path.write_bytes(data)
    begun = time.process_time()
    for file, base in discover([path]):
        try:
            text = read(file, base=base)
        except ReadingError as error:
            assert "\n" not in str(error) and str(path.parent) not in str(error)
        else:
            assert text.content.strip()
            text.content.encode("utf-8")
    assert time.process_time() - begun < 20


def test_every_format_has_its_seed() -> None:
    assert {FORMATS[suffix] for suffix in SEEDS if suffix in FORMATS} == set(FORMATS.values())


@pytest.mark.parametrize("suffix", [suffix for suffix in SEEDS if suffix not in (".png", ".jpg", ".tif")])
def test_the_seeds_are_sound(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(SEEDS[suffix])
    assert [read(file, base=base).content for file, base in discover([path])]


QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(suffix=st.sampled_from(sorted(SEEDS)), held=st.sampled_from(sorted(SEEDS)), data=st.data())
def test_files_that_are_cut_or_changed(tmp_path: Path, suffix: str, held: str, data: st.DataObject) -> None:
    seed = bytearray(SEEDS[held])
    places = st.integers(0, len(seed) - 1)
    for place, sign in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=30)):
        seed[place] = sign
    cut = data.draw(st.one_of(st.just(len(seed)), places))
    ends_well(tmp_path / f"any{suffix}", bytes(seed[:cut]))


@QUICK
@given(suffix=st.sampled_from(sorted(SEEDS)), begun=st.sampled_from(sorted(SEEDS)), more=st.binary(max_size=2000))
def test_any_bytes_behind_any_beginning(tmp_path: Path, suffix: str, begun: str, more: bytes) -> None:
    ends_well(tmp_path / f"any{suffix}", SEEDS[begun][: len(more) % 600] + more)


@QUICK
@given(part=st.sampled_from(["xl/worksheets/s1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
                             "xl/_rels/workbook.xml.rels", "_rels/.rels"]), data=st.data())  # fmt: skip
def test_workbooks_whose_parts_are_changed(tmp_path: Path, part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SEEDS[".xlsx"])) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    text = parts[part].decode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 40))
    piece = st.sampled_from(
        ["", "9" * 30, '"', "<row>", "</c>", "&amp;", "A1:XFD9999999", "-1", "1e999", "nan", "\0", "t", "é"]
    )
    parts[part] = (text[:at] + data.draw(piece) + text[at + length :]).encode()
    ends_well(tmp_path / "any.xlsx", archive(**parts))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"\xff" * 2_000_000),
        ("a.txt", "Điều 1. Giao Sở Y tế\n".encode() * 400_000),
        ("a.md", b"*_`[|" * 200_000),
        ("a.html", b"<td>" * 1_000_000),
        ("a.html", b"<p>" + b"a<b>" * 500_000),
        ("a.rtf", b"{\\rtf1" + b"\\'e1" * 1_500_000),
        (
            "a.zip",
            archive(**{f"{n}.zip": archive(**{f"{m}.txt": LINE.encode() for m in range(20)}) for n in range(50)}),
        ),
        ("a.zip", b"PK\5\6" + b"\0" * 18 + b"PK\3\4" * 500_000),
    ],
    ids=["no letters", "long", "marks", "cells", "nested", "signs", "archives", "heads"],
)
def test_large_files_end(tmp_path: Path, name: str, data: bytes) -> None:
    ends_well(tmp_path / name, data)
