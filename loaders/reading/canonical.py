"""The canonical form of a text: the one spelling of characters, blanks and line ends in which offsets are counted."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SYMBOL_FONT_BULLETS = re.compile("(?m)^( *)[\ue000-\uf8ff](?= )")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"  # no ink
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U0010ffff]"  # no meaning outside one machine
)
_HYPHENS = re.compile("[\u2010\u2011\u2043\u2212]")  # typed or set where a symbol has its hyphen; dashes are others
_SLASHES = re.compile("[\u2044\u2215]")
_VIETNAMESE = re.compile("[ĂăƠơƯưẠ-ỹ]")
_ICELANDIC_D = str.maketrans("\u00d0\u00f0\u0189", "\u0110\u0111\u0110")


def canonical(raw: str) -> str:
    """The text in NFC with `\\n` line ends and plain blanks, without characters that leave no ink, blanks at the ends
    of lines, empty lines at the ends of the text, and more than two empty lines in a row.

    Lines, dashes, quotes and the placement of tones stay as they are. Linear; `canonical(canonical(x)) ==
    canonical(x)`.
    """
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", raw))
    text = _INVISIBLE.sub("", _SYMBOL_FONT_BULLETS.sub(r"\1•", text))
    text = _SLASHES.sub("/", _HYPHENS.sub("-", text))
    text = unicodedata.normalize("NFC", text)
    if _VIETNAMESE.search(text):
        text = text.translate(_ICELANDIC_D)
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")
