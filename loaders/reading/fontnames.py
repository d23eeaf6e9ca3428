"""Fonts from before Unicode, by name: what letters a run of text in `.VnTime` or `VNI-Times` shows."""

from __future__ import annotations

import re

_TCVN3 = re.compile(r"(?:[A-Z]{6}\+)?\.?Vn[A-Z]")
_VNI = re.compile(r"(?:[A-Z]{6}\+)?VNI[-\s]?[A-Z]", re.IGNORECASE)
_VIETNAMESE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


def shown_in(font: str | None, text: str) -> str:
    """The letters that a text shows in a font; as it is where the font has the letters of Unicode, or the text.

    >>> shown_in(".VnTime", "QuyÕt ®Þnh"), shown_in("VNI-Times", "Quyeát ñònh"), shown_in("Arial", "Été")
    ('Quyết định', 'Quyết định', 'Été')
    """
    encoding = encoding_of(font)
    if encoding is None or not text or _VIETNAMESE_ONLY.search(text):
        return text
    if not text.isascii():
        import viparse

        inner = text.strip()  # the library drops the blanks around it
        text = text.replace(inner, str(viparse.fix(inner, encoding=encoding)), 1)
    return text.upper() if encoding == "tcvn3" and font is not None and font.endswith("H") else text


def encoding_of(font: str | None) -> str | None:
    """`tcvn3` or `vni` for fonts of these encodings, by their name; None for all others."""
    if not font:
        return None
    if _TCVN3.match(font):
        return "tcvn3"
    return "vni" if _VNI.match(font) else None
