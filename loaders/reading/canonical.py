"""The canonical form of a text: the one spelling of characters, blanks and line ends in which offsets are counted."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BREAKS = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = re.compile("[\u2010\u2011\u2043\u2212]")  # typed or set where a symbol has its hyphen; dashes are others
_SLASHES = re.compile("[\u2044\u2215]")
_PRIVATE = "\ue000-\uf8ff"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"  # no ink
    f"{_PRIVATE}\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U0010ffff]"  # no meaning outside one machine
)
_SYMBOL_FONT_BULLETS = re.compile(f"(?m)^([ \t\xa0]*+)[{_PRIVATE}](?=[ \t\xa0])")
_TO_RESPELL = re.compile("|".join(signs.pattern for signs in (_BREAKS, _BLANKS, _HYPHENS, _SLASHES, _INVISIBLE)))
_ICELANDIC_D = {"\xd0": "Đ", "\xf0": "đ", "\u0189": "Đ"}
_VIETNAMESE = frozenset("ăĂơƠưƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
_FEW = 50


def canonical(raw: str) -> str:
    """The text in NFC with `\\n` line ends and plain blanks, without characters that leave no ink, blanks at the ends
    of lines, empty lines at the ends of the text, and more than two empty lines in a row.

    Lines, dashes, quotes and the placement of tones stay as they are. Linear; `canonical(canonical(x)) ==
    canonical(x)`.
    """
    text = _respelled(raw) if _TO_RESPELL.search(raw) else raw
    text = unicodedata.normalize("NFC", text)
    if any(sign in text for sign in _ICELANDIC_D) and not _VIETNAMESE.isdisjoint(text):
        text = text.translate({ord(sign): letter for sign, letter in _ICELANDIC_D.items()})
    if " \n" in text or text.endswith(" "):
        text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return closed_up(text)


def closed_up(text: str) -> str:
    """Canonical text out of which whole lines were taken, canonical again."""
    if "\n\n\n\n" in text:
        text = re.sub(r"\n{4,}", "\n\n\n", text)
    return text.strip("\n")


def _respelled(raw: str) -> str:
    """The text with every sign in its one spelling. A text has few different signs, so each is looked at once."""
    text = _SYMBOL_FONT_BULLETS.sub(r"\1•", raw).replace("\r\n", "\n")
    changes = {sign: new for sign in set(text) if (new := _spelling(sign)) != sign}
    if len(changes) > _FEW:
        return text.translate({ord(sign): new for sign, new in changes.items()})
    for sign, new in changes.items():
        text = text.replace(sign, new)
    return text


@lru_cache(maxsize=8192)
def _spelling(sign: str) -> str:
    for signs, spelling in ((_BREAKS, "\n"), (_BLANKS, " "), (_HYPHENS, "-"), (_SLASHES, "/"), (_INVISIBLE, "")):
        if signs.match(sign):
            return spelling
    return sign
