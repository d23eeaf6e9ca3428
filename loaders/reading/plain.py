"""Plain text and Markdown: bytes in an unknown encoding to words without markup."""

from __future__ import annotations

from loaders.reading.errors import ReadingError
from loaders.reading.legacy import in_unicode, vietnamese_letters
from loaders.reading.markup import without_markup

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ENOUGH_TO_GUESS = 200_000


def read_plain(data: bytes) -> str:
    """The words of a text file. Raises ReadingError for bytes that are no text."""
    return without_markup(decoded(data))


def decoded(data: bytes) -> str:
    """Text from bytes: by byte order mark, as UTF-8, as UTF-16 without a mark, else by a guess. Raises ReadingError
    for bytes that are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    zeros = data[:4096].count(0)
    if zeros:
        return _without_mark(data, zeros)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _without_mark(data: bytes, zeros: int) -> str:
    """UTF-16 shows itself by a zero in every second byte of plain letters; any other zeros are not text."""
    head = data[:4096]
    if zeros * 8 > len(head):
        encoding = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        try:
            return data[: len(data) // 2 * 2].decode(encoding)
        except UnicodeDecodeError:
            pass
    raise ReadingError("this is not text but binary data; convert it to .txt, .docx, .html or .pdf first")


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace")
    best = from_bytes(data[:_ENOUGH_TO_GUESS], cp_isolation=["cp1258", "cp1252"]).best()
    text = data.decode(best.encoding if best else "latin-1", errors="replace")
    if best is None and not vietnamese_letters(in_unicode(text)):
        raise ReadingError("the encoding of this text can't be told; save it as UTF-8 and load it again")
    return text


def _mostly_utf8(data: bytes) -> bool:
    """A few broken characters in a long UTF-8 text are damage, not another encoding."""
    sample = data[:_ENOUGH_TO_GUESS].decode("utf-8", errors="replace")
    return vietnamese_letters(sample) > 10 * sample.count("\ufffd")
