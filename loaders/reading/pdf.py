"""PDF files with a text layer, page by page."""

from __future__ import annotations

import re

from loaders.reading.errors import ReadingError, ScanError

_MOST_PAGES = 5_000
_LAST_HYPHEN = re.compile("[\ufffe\x02]")
"""What the library gives for a hyphen at the end of a line; Vietnamese breaks no words, so it belongs to a symbol."""
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s?)?(?:Trang\s|trang\s)?(\d{1,4})(?:\s?[/-]\s?\d{1,4}|\s?[-–—])?\s*")


def read_pdf(data: bytes) -> str:
    """The text layer of a PDF without the numbers of its pages. Raises ReadingError for a file that is broken or
    protected by a password, and for a scan."""
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
        pages = [_page(document, number) for number in range(len(document))]
    except PdfiumError:
        raise ReadingError("this PDF is broken; open it in a viewer and print it to a new PDF") from None
    finally:
        document.close()
    if sum(len(page.strip()) for page in pages) < 10 * len(pages) or not pages:
        raise ScanError("this PDF has no text, only pictures of pages; run text recognition (OCR) over it first")
    return "\n".join(_without_number(page, number) for number, page in enumerate(pages, 1))


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        layer = page.get_textpage()
        try:
            return _LAST_HYPHEN.sub("-", layer.get_text_range())
        finally:
            layer.close()
    finally:
        page.close()


def _without_number(page: str, number: int) -> str:
    """A page without a first or last line that holds only its number, as printed or as counted from the front."""
    lines = page.strip().splitlines()
    for at in (0, -1):
        found = _PAGE_NUMBER.fullmatch(lines[at]) if lines else None
        if found and abs(int(found.group(1)) - number) <= 3:
            del lines[at]
    return "\n".join(lines)
