"""Text recognition (OCR) for scans: kreuzberg, of the extra `ocr`, with Tesseract's Vietnamese data of this machine.

It runs in a process of its own: decoders of pictures are written in C, files are hostile, and pages may take minutes.
Nothing is ever fetched. kreuzberg would fetch models of another recogniser where Tesseract fails on a PDF; so it is
handed pages as pictures, and only where the Vietnamese data is there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import util
from pathlib import Path

from loaders.reading.errors import ReadingError

LANGUAGE = "vie"
PACKAGE = "kreuzberg"
INSTALL = "pip install 'vn-directives-kg[ocr]'"
INSTALL_LANGUAGE = "apt install tesseract-ocr-vie"

_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
"""Where the packages of Debian, Fedora, Arch, Homebrew, MacPorts and the Windows installer put Tesseract's data."""
_MOST_PAGES = 300
_SECONDS = 1_800
_DOTS_PER_INCH = 200
_LONGEST_SIDE = 5_000
"""Dots of a page's longer side at most."""
_PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_BROKEN, _TOO_LONG = 3, 4
"""How the other process ends where it fails."""


def installed() -> bool:
    """Whether the extra is there."""
    return util.find_spec(PACKAGE) is not None


def language_folder() -> Path | None:
    """The folder with Tesseract's Vietnamese data; None where this machine has none."""
    stated = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(stated), Path(stated, "tessdata")] if stated else [Path(folder) for folder in _FOLDERS]
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


def recognised(data: bytes) -> str:
    """The words on a picture of a page, or on the pages of a PDF, an empty line between blocks. Raises ReadingError
    where the extra or the language is missing, for what is no picture, and where it takes too long."""
    if not installed():
        raise ReadingError(f"this is a scan, which text recognition (OCR) can read: {INSTALL}")
    folder = language_folder()
    if folder is None:
        raise ReadingError(
            f"text recognition (OCR) needs Tesseract's Vietnamese data: {INSTALL_LANGUAGE}, or set TESSDATA_PREFIX to"
            f" the folder of {LANGUAGE}.traineddata"
        )
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TESSDATA_PREFIX": str(folder),
            "KREUZBERG_CACHE_DIR": scratch,
            "HF_HUB_OFFLINE": "1",
        }
        command = [sys.executable, "-m", "loaders.reading.recognition"]
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, env=environment, cwd=scratch, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise ReadingError("text recognition (OCR) takes too long; split the file into its documents") from None
    if done.returncode == _TOO_LONG:
        raise ReadingError(f"this scan has more than {_MOST_PAGES} pages; split it into its documents")
    if done.returncode:
        raise ReadingError("text recognition (OCR) fails on this file; open it in a viewer and save it anew")
    return done.stdout.decode("utf-8", errors="replace")


def main() -> int:
    """The other process: a picture or PDF on standard input, its words in UTF-8 on standard output."""
    try:
        words = [_words_on(page, media_type) for page, media_type in _pages(sys.stdin.buffer.read())]
    except OverflowError:
        return _TOO_LONG
    except Exception as error:  # whatever the decoders raise, the parent says one line
        print(error, file=sys.stderr)
        return _BROKEN
    sys.stdout.buffer.write("\n\n".join(words).encode("utf-8", errors="replace"))
    return 0


def _pages(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Pictures of pages with their media types: the file itself, or the pages of a PDF drawn in shades of grey."""
    for sign, media_type in _PICTURES:
        if data.startswith(sign):
            yield data, media_type
            return
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if len(document) > _MOST_PAGES:
        raise OverflowError
    for page in document:
        scale = min(_DOTS_PER_INCH / 72, _LONGEST_SIDE / max(*page.get_size(), 1))
        drawn = page.render(scale=scale, grayscale=True)
        dots = bytes(drawn.buffer)
        rows = b"".join(dots[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
        yield b"P5 %d %d 255\n" % (drawn.width, drawn.height) + rows, "image/x-portable-graymap"
        page.close()


def _words_on(page: bytes, media_type: str) -> str:
    import kreuzberg

    tesseract = kreuzberg.TesseractConfig(
        language=LANGUAGE, output_format="text", use_cache=False, enable_table_detection=False
    )
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        enable_quality_processing=False,
        ocr=kreuzberg.OcrConfig(backend="tesseract", language=LANGUAGE, tesseract_config=tesseract),
    )
    return str(kreuzberg.extract_bytes_sync(page, media_type, config=config).content)


if __name__ == "__main__":
    sys.exit(main())
