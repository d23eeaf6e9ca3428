"""Scans are read by text recognition, or a line says what is missing; nothing is fetched, nothing left behind."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main, messages
from kg.cli.doctor import recognition as checked
from loaders.grammar.extract import extract
from loaders.reading import ReadingError, read, recognition

SCAN = Path(__file__).with_name("files") / "scan.png"


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF of pages that are pictures and nothing else."""
    picture = SCAN.read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    dots, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        dots += picture[at + 8 : at + 8 + length] if picture[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    drawing = b"q 595 0 0 297 0 0 cm /I Do Q"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
        b" /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 1 /Columns %d >>"
        b" /Length %d >>\nstream\n%s\nendstream" % (width, height, width, len(dots), dots),
    ]
    objects += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 297] /Contents 3 0 R"
        b" /Resources << /XObject << /I 4 0 R >> >> >>"
    ] * pages
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_spoken", "en")


@pytest.fixture
def ready() -> None:
    if not recognition.installed():
        pytest.skip("the extra is not here: pip install --no-deps --require-hashes -r requirements-ocr.lock")
    if recognition.language_folder() is None:
        pytest.skip(f"Tesseract's Vietnamese data is not here: {recognition.INSTALL_LANGUAGE}")


@pytest.mark.ocr
@pytest.mark.parametrize("make", [SCAN.read_bytes, scanned_pdf], ids=["picture", "pdf"])
def test_a_scan_is_read(ready: None, tmp_path: Path, make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / ("scan.png" if make != scanned_pdf else "scan.pdf")
    path.write_bytes(make())  # type: ignore[operator]
    found = extract(read(path))
    assert (found.document.number, found.document.issued_on) == ("43/KH-UBND", "2022-02-23")
    assert "51-KL/TW" in {reference.ref for reference in found.references}
    assert sorted(p.name for p in tmp_path.rglob("*")) == [path.name], "nothing is left behind"


@pytest.mark.ocr
def test_a_broken_picture_is_told_in_one_line(ready: None, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(SCAN.read_bytes()[:1000])
    with pytest.raises(ReadingError, match=r"^scan\.png: text recognition \(OCR\) fails"):
        read(tmp_path / "scan.png")


@pytest.mark.ocr
@pytest.mark.parametrize("data", [b"broken", b""])
def test_nothing_is_fetched_where_recognition_fails(ready: None, tmp_path: Path, data: bytes) -> None:
    """Left to itself the library would ask the other recogniser, which fetches models; the proxy would hear of it."""
    (tmp_path / "vie.traineddata").write_bytes(data)
    (tmp_path / "scan.pdf").write_bytes(scanned_pdf())
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        proxies = {
            name: address for way in ("http", "https", "all") for name in (f"{way}_proxy", f"{way}_PROXY".upper())
        }
        command = [sys.executable, "-m", "kg.cli", "extract", str(tmp_path / "scan.pdf"), "--lang", "en"]
        environment = os.environ | proxies | {"TESSDATA_PREFIX": str(tmp_path)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert done.returncode == 2 and "fails on this file" in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("make", [SCAN.read_bytes, scanned_pdf], ids=["picture", "pdf"])
def test_the_extra_is_named_where_it_is_missing(make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "no_such_package")
    name = "scan.png" if make != scanned_pdf else "scan.pdf"
    (tmp_path / name).write_bytes(make())  # type: ignore[operator]
    (tmp_path / "a.txt").write_text("Thực hiện Kết luận số 51-KL/TW", "utf-8")
    alone = CliRunner().invoke(main, ["extract", str(tmp_path / name), "--lang", "en"])
    assert alone.exit_code == 2
    assert alone.stderr == (
        f"kg: {name}: this is a scan, which text recognition (OCR) can read: pip install 'vn-directives-kg[ocr]'\n"
    )
    both = CliRunner().invoke(main, ["extract", str(tmp_path), "--lang", "vi"])
    assert both.exit_code == 1 and "51-KL/TW" in both.stdout and "cần nhận dạng chữ (OCR)" in both.stderr


def test_the_language_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "loaders")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(ReadingError, match=r"apt install tesseract-ocr-vie, or set TESSDATA_PREFIX"):
        read(SCAN)
    assert checked() == ("warn", "lacks Tesseract's Vietnamese data", "apt install tesseract-ocr-vie")


def test_the_doctor_tells_of_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "loaders")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    (tmp_path / "vie.traineddata").write_bytes(b"")
    assert checked()[0] == "ok" and str(tmp_path) in checked()[1]
    monkeypatch.setattr(recognition, "PACKAGE", "no_such_package")
    assert checked() == ("ok", "is not there; only scans and pictures need it", recognition.INSTALL)


def test_what_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "loaders")
    monkeypatch.setattr(recognition, "language_folder", lambda: tmp_path)
    monkeypatch.setattr(recognition, "_SECONDS", 0.01)
    with pytest.raises(ReadingError, match="takes too long"):
        read(SCAN)
