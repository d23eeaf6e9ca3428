"""PDF files with a text layer: words by their places become lines, tables, columns and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from loaders.reading.errors import ReadingError, ScanError
from loaders.reading.pdf.columns import Column, in_reading_order, with_signature_whole
from loaders.reading.pdf.flowing import text_of
from loaders.reading.pdf.lines import rows_of
from loaders.reading.pdf.running import without_notes, without_running
from loaders.reading.pdf.sheets import Sheet, sheet_of
from loaders.reading.pdf.tables import Table, ruled_tables

_MOST_PAGES = 5_000
_MOST_SIGNS = 30_000_000
_FEW = 10
"""Signs a page on average; with fewer, a stamp or a number is all that is no picture."""


def read_pdf(data: bytes) -> str:
    """The text layer of a PDF as it is read: columns one after the other, paragraphs whole over lines and pages, a
    table's row as a line `a | b | c`, notes at the end, without what is printed on every page. Raises ReadingError
    for a file that is broken or protected by a password, ScanError for one without text and for one whose letters
    mean nothing outside their fonts."""
    sheets = list(_sheets(data))
    signs = sum(sheet.signs for sheet in sheets)
    if signs < _FEW * max(len(sheets), 1) and not any(sheet.signs > 200 for sheet in sheets):
        raise ScanError("this PDF has no text, only pictures of pages; run text recognition (OCR) over it first")
    if sum(sheet.obscure for sheet in sheets) * 4 > signs:
        raise ScanError(
            "the letters of this PDF mean nothing outside its own fonts; run text recognition (OCR) over it first"
        )
    return _text(sheets)


def _sheets(data: bytes) -> Iterator[Sheet]:
    import pypdfium2
    from pypdfium2 import PdfiumError

    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError("this PDF is protected by a password; save it without one") from None
        raise ReadingError("this PDF is broken or cut off; download or export it anew") from None
    try:
        if len(document) > _MOST_PAGES:
            raise ReadingError(f"this PDF has more than {_MOST_PAGES} pages; split it into its documents")
        signs = 0
        for number in range(len(document)):
            sheet = _sheet(document, number)
            signs += sheet.signs
            if signs > _MOST_SIGNS:
                raise ReadingError("this PDF holds more text than a document does; split it into its documents")
            yield sheet
    except PdfiumError:
        raise ReadingError("this PDF is broken; open it in a viewer and print it to a new PDF") from None
    finally:
        document.close()


def _sheet(document: Any, number: int) -> Sheet:
    page = document[number]
    try:
        return sheet_of(page)
    finally:
        page.close()


def _text(sheets: list[Sheet]) -> str:
    usual = median(word.size for sheet in sheets for word in sheet.words)
    parts = [ruled_tables(sheet.words, sheet.rules) for sheet in sheets]
    ends = [(min(w.x0 for w in words), max(w.x1 for w in words)) for _, words in parts if words]
    left, right = (median(end) for end in zip(*ends, strict=True)) if ends else (0.0, 0.0)
    pages: list[list[Column | Table]] = []
    notes: list[str] = []
    for (tables, _), sheet, rows in zip(
        parts, sheets, without_running([rows_of(words) for _, words in parts]), strict=True
    ):
        rows, below = without_notes(rows, sheet.rules, usual)
        notes += below
        blocks = in_reading_order(rows, tables, (left, right))
        if pages and blocks:
            pages[-1], blocks = with_signature_whole(pages[-1], blocks)
        pages.append(blocks)
    return "\n\n".join([text_of(pages), *notes])
