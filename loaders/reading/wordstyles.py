"""How Word shows a run of text: its font, capitals, what is hidden, by the run itself or by its styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.reading.fontnames import encoding_of, shown_in
from loaders.reading.wordparts import W

_OFF = ("0", "false", "off", "none")
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_DEEPEST = 20

_SYMBOLS = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0x2D: "-", 0x2B: "+", 0xAE: "→",
    0x76: "•", 0xA7: "•", 0xA8: "•", 0xD8: "•", 0xE0: "→", 0xF0: "→", 0xFC: "✓", 0xFE: "✓",
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings that documents use."""


class WordStyles:
    """The styles of a document. Ask `shown` for the text of a run as the reader sees it."""

    def __init__(self, styles: Any, document: Any) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {style.get(f"{W}styleId"): style for style in found}
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._default = default
        self._normal = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            None,
        )
        self._known: dict[tuple[str | None, str], Any] = {}
        self._in_unicode = self._fonts_in_unicode(document)

    def shown(self, pieces: list[tuple[str | None, str]]) -> str:
        """Pieces of text, each with its font, as letters; neighbours in one font are read together, for letters and
        their marks may stand in two runs."""
        text: list[str] = []
        font: str | None = None
        same: list[str] = []
        for name, piece in [*pieces, (None, "")]:
            name = None if name in self._in_unicode else name
            if name != font:
                text.append(shown_in(font, "".join(same)))
                font, same = name, []
            same.append(piece)
        return "".join([*text, *same])

    def font(self, run: Any, paragraph_style: str | None) -> str | None:
        """The name of a run's font if it is one from before Unicode."""
        fonts = self._property(run, paragraph_style, "rFonts")
        if fonts is None:
            return None
        name = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        return name if encoding_of(name) else None

    def in_capitals(self, run: Any, paragraph_style: str | None) -> bool:
        return _is_on(self._property(run, paragraph_style, "caps"))

    def is_hidden(self, run: Any) -> bool:
        return _is_on(run.find(f"{W}rPr/{W}vanish"))

    def is_of_contents(self, style: str | None) -> bool:
        """Whether paragraphs of a style are lines of the table of contents, which repeat the headings."""
        name = self._styles[style].find(f"{W}name") if style in self._styles else None
        return name is not None and (name.get(f"{W}val") or "").lower().startswith("toc ")

    def _property(self, run: Any, paragraph_style: str | None, name: str) -> Any:
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return own
        style = run.find(f"{W}rPr/{W}rStyle")
        of_style = self._of_style(style.get(f"{W}val"), name) if style is not None else None
        if of_style is None:
            of_style = self._of_style(paragraph_style or self._normal, name)
        if of_style is None and self._default is not None:
            return self._default.find(f"{W}{name}")
        return of_style

    def _of_style(self, style: str | None, name: str) -> Any:
        key = style, name
        if key not in self._known:
            found = (self._styles[s].find(f"{W}rPr/{W}{name}") for s in self._with_bases(style))
            self._known[key] = next((p for p in found if p is not None), None)
        return self._known[key]

    def _with_bases(self, style: str | None) -> Iterator[str | None]:
        for _ in range(_DEEPEST):
            if style not in self._styles:
                return
            yield style
            based = self._styles[style].find(f"{W}basedOn")
            style = based.get(f"{W}val") if based is not None else None

    def _fonts_in_unicode(self, document: Any) -> frozenset[str]:
        """Names of old fonts that a document uses for Unicode all the same."""
        found = set()
        for run in document.iter(f"{W}r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            name = fonts.get(f"{W}ascii") if fonts is not None else None
            if name and name not in found and encoding_of(name):
                text = "".join(t.text or "" for t in run.iter(f"{W}t"))
                if _UNICODE_ONLY.search(text):
                    found.add(name)
        return frozenset(found)


def symbol(element: Any) -> str:
    """The sign that a `w:sym` element shows."""
    code = element.get(f"{W}char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "•")
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _is_on(element: Any) -> bool:
    return element is not None and (element.get(f"{W}val") or "1").lower() not in _OFF
