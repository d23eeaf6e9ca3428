"""Runs of a page that are set in fonts from before Unicode, among others in Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from loaders.reading.fontnames import encoding_of
from loaders.reading.legacy import vietnamese_letters

_MENTIONED = re.compile(r"\.vn[a-z]|\bvni[- ]", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s{0,3}:\s{0,3}[\"']?([^;\"',]{1,60})", re.IGNORECASE)
_LEFT_OVER = 0.02
"""The share of letters that only Unicode has, from which a page only names the old fonts and no longer uses them."""


def runs_in_old_fonts(page: str, walk: Iterable[tuple[LexborNode, bool]]) -> dict[int, str]:
    """The fonts of the texts that are set in one from before Unicode, by the `mem_id` of the text. `walk` gives each
    element when it is entered and when it is left."""
    if not _MENTIONED.search(page):
        return {}
    fonts: list[str | None] = [None]
    runs: dict[int, str] = {}
    letters = only_unicode = 0
    for node, entering in walk:
        if node.tag == "-text":
            font = fonts[-1]
            if entering and font is not None:
                text = node.text_content or ""
                runs[node.mem_id] = font
                letters += len(text)
                only_unicode += vietnamese_letters(text)
        elif entering:
            fonts.append(_font(node, fonts[-1]))
        else:
            fonts.pop()
    return runs if only_unicode <= _LEFT_OVER * letters else {}


def _font(element: LexborNode, above: str | None) -> str | None:
    """The old font that an element sets its text in; None for any other font."""
    if not element.tag or element.tag.startswith(("-", "!")):
        return above
    attributes = element.attributes
    face, style = attributes.get("face"), attributes.get("style") or ""
    if face:
        name: str | None = face.split(",")[0].strip(" \"'")
    elif "font" in style and (found := _FAMILY.search(style)):
        name = found.group(1).strip()
    else:
        return above
    return name if encoding_of(name) else None
