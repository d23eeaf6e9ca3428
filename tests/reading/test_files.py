"""Files of every kind become a Text, or one line that names the file and the remedy."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.reading import ReadingError, discover, read, recognition, supported
from loaders.text import Facts

LINE = "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư, UBND tỉnh ban hành kế hoạch như sau:"


def docx_of(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def archive_of(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


def pdf_of(text: str, *, protected: bool = False) -> bytes:
    """A PDF of one page, as small as readers take it."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt 5 0 R /ID [<01> <01>]" if protected else b""
    trailer = b"trailer\n<< /Size 6 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (lock, len(body))
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", LINE.encode(), "text/plain"),
        ("bom.txt", LINE.encode("utf-8-sig"), "text/plain"),
        ("utf16.txt", LINE.encode("utf-16"), "text/plain"),
        ("utf16le.txt", LINE.encode("utf-16-le"), "text/plain"),
        ("decomposed.txt", __import__("unicodedata").normalize("NFD", LINE).encode(), "text/plain"),
        ("upper.TXT", LINE.encode(), "text/plain"),
        ("a.md", f"**{LINE}**".encode(), "text/markdown"),
        ("a.html", f"<p>{LINE}</p>".encode(), "text/html"),
        ("a.htm", f"<html><body>{LINE}</body></html>".encode(), "text/html"),
        ("page.txt", f"<!DOCTYPE html><html><body><p>{LINE}".encode(), "text/html"),
        ("a.docx", docx_of(LINE), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("word.txt", docx_of(LINE), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_file_becomes_its_text(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    text = read(path, base=tmp_path)
    assert (text.content, text.media_type, text.uri, text.file) == (LINE, media_type, name, name)


def test_a_pdf_becomes_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of("Quyet dinh 628/QD-TTg"))
    assert read(path).content == "Quyet dinh 628/QD-TTg"


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "empty"),
        ("ink.txt", "\u200b\n\u200b".encode(), "no text"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("zip.txt", archive_of(a_xml=b"x"), "unpack"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "old kind"),
        ("old.txt", b"\xd0\xcf\x11\xe0" + bytes(600), ".docx"),
        ("rich.txt", b"{\\rtf1" + b"{" * 3000, "deeply"),
        ("a.xyz", LINE.encode(), ".docx"),
        ("broken.docx", docx_of(LINE)[:3000], "broken"),
        ("other.docx", archive_of(a_xml=b"x"), "broken"),
        ("notzip.docx", b"hello", "anew"),
        ("bomb.docx", archive_of(word__document_xml=b" " * 12_000_000), "unpacks"),
        ("broken.pdf", pdf_of("x")[:200], "anew"),
        ("notpdf.pdf", b"hello", "anew"),
        ("scan.pdf", pdf_of(""), "no text" if recognition.installed() else "OCR"),
        ("locked.pdf", pdf_of("secret", protected=True), "password"),
        ("deep.html", b"<div>" * 5000 + b"x", "deep"),
        ("empty.html", b"<html><body></body></html>", "no text"),
    ],
)
def test_what_can_not_be_read_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, remedy: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadingError) as error:
        read(path, base=tmp_path)
    message = str(error.value)
    assert message.startswith(f"{name}: ") and remedy in message and "\n" not in message, message
    assert str(tmp_path) not in message, "a message names no absolute path"


def test_entities_of_a_word_file_are_not_unfolded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'{bomb}]><w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{LINE}&i;</w:t></w:r></w:p></w:body></w:document>'
    )
    path = tmp_path / "bomb.docx"
    path.write_bytes(archive_of(word__document_xml=body.encode()))
    try:
        assert len(read(path).content) < 1000
    except ReadingError as error:
        assert "broken" in str(error)


@pytest.mark.parametrize(
    "make", [lambda p: p / "missing.txt", lambda p: p, lambda p: p / ("a" * 5000), lambda p: p / "a\0b.txt"]
)
def test_what_is_no_file_is_told_in_one_line(tmp_path: Path, make: object) -> None:
    with pytest.raises(ReadingError) as error:
        read(make(tmp_path))  # type: ignore[operator]
    assert "\n" not in str(error.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError, match="no ordinary file"):
        read(tmp_path / "pipe.txt")


def test_hostile_names_are_shown_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m.txt"
    path.write_text(LINE, "utf-8")
    assert read(path).uri == "a\\nb\\x1b[31m.txt"


def test_facts_given_stand_in_place_of_sidecars(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LINE, "utf-8")
    text = read(path, base=tmp_path, facts=Facts(uri="https://example.vn/a", number="1/KH-UBND"))
    assert (text.uri, text.facts.number) == ("https://example.vn/a", "1/KH-UBND")


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/.hidden.txt",
        ".git/3.txt",
        "a.txt",
        "a.txt.meta.yaml",
        "corpus.csv",
        "README.md",
        "x.exe",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("file\n" if name == "corpus.csv" else "x")
    single = tmp_path / "x.exe"
    found = discover([tmp_path, tmp_path / "a.txt", single])
    assert found == [(tmp_path / "a.txt", tmp_path), (tmp_path / "b/2.txt", tmp_path), (single, None)]
    assert read(found[1][0], base=found[1][1]).uri == "b/2.txt"
    assert supported(Path("A.DOCX")) and not supported(Path("a.exe")) and not supported(Path("corpus.csv"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=2000), st.text(max_size=500).map(lambda s: s.encode("utf-8", "replace"))),
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"<table><tr><td rowspan=9>"]),
    suffix=st.sampled_from([".txt", ".md", ".html", ".docx", ".pdf"]),
)
def test_any_bytes_give_a_text_or_an_error(tmp_path: Path, data: bytes, start: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(start + data)
    try:
        text = read(path)
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert text.content.strip()
        text.content.encode("utf-8")
