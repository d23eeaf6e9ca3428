"""Markdown taken out of a text, also where portals leave it in plain text: marks go, words and lines stay."""

from __future__ import annotations

import re
from html import unescape

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SHELTER = 0xF0000
"""Escaped characters wait on this private plane until the marks around them are gone."""
_SHELTERED = re.compile("[\U000f0021-\U000f007e]")

_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
_BREAK_TAG = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|font|center|p|div)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<!m)<sup>\s{0,3}\[?(\d{1,3})\]?\s{0,3}</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LINK_TARGET = (
    r"\(\s{0,3}<?[^\s()<>]{0,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500})?>?(?:\s{1,3}\"[^\"\n]{0,300}\")?\s{0,3}\)"
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}\]" + _LINK_TARGET)
_LINK = re.compile(r"\[([^\[\]]{0,1000})\]" + _LINK_TARGET)

_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|$)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)[\w-]{0,20}$")
_LAYOUT_SIGNS = (">", "#", "|", "`", "~", "-", ":")
"""A line that begins with another sign has no layout at its beginning."""
_TABLE_RULE = re.compile(r"[ |:-]*\|[ |:-]*$")

_EMPTY_LINES = re.compile(r"\n[ \t\xa0]*+\n[ \t\xa0\n]*\n")
_EMPTY_LINE = re.compile(r"(\n[ \t\xa0]*(?=\n))")
_STARS_ALONE = re.compile(r" *\*[ *]*$")
_LOOSE_BOLD = re.compile(r"(?m)^ *(\*{2,}) +(?=[^ *\n])")
_MARK = re.compile(r"\*+|_+|~~")
_WORD_START = re.compile(r"[^\W_]|[\"“(\[]")
_FILLED_IN = ("", "/", "-", "_")
_BEFORE_BULLET = 20
"""Marks that may come before a bullet at the beginning of a line."""


def without_markup(text: str) -> str:
    """The text without emphasis marks, headings' hashes, link targets, images, quote marks and table rules; a table's
    row becomes `a | b | c`. Lines of a single `*` or `|`, which letterheads are drawn with, stay.

    >>> without_markup("## **Điều 1.** [Nghị quyết](https://x.vn/a)")
    'Điều 1. Nghị quyết'
    """
    escapes = "\\" in text
    if escapes:
        text = _ESCAPE.sub(lambda m: chr(_SHELTER + ord(m.group(1))), text)
    if "<" in text:
        text = _INLINE_TAG.sub("", _FOOTNOTE.sub(r"[\1]", _COMMENT.sub("", text)))
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "&" in text:
        text = _ENTITY.sub(lambda m: unescape(m.group()), text)
    blocks = _EMPTY_LINE.split(_EMPTY_LINES.sub("\n\n\n", text))
    bare = "".join(_without_emphasis(_plain_lines(block)) if i % 2 == 0 else block for i, block in enumerate(blocks))
    return _SHELTERED.sub(lambda m: chr(ord(m.group()) - _SHELTER), bare) if escapes else bare


def _plain_lines(block: str) -> str:
    """The lines of a block without what stands at their beginning for layout's sake."""
    lines = []
    for line in block.split("\n"):
        if not line.lstrip(" ").startswith(_LAYOUT_SIGNS) and "<" not in line:
            lines.append(line)
            continue
        line = _QUOTE.sub("", line, count=1) if line.lstrip(" ").startswith(">") else line
        line = _HEADING.sub("", line, count=1) if line.lstrip(" ").startswith("#") else line
        if line.lstrip(" ").startswith("|") and line.count("|") > 1:
            line = _row(line)
            if not line:
                continue
        elif _FENCE.match(line) or ("-" in line and _TABLE_RULE.match(line)):
            continue
        lines.append(_BREAK_TAG.sub("\n", line) if "<" in line else line)
    return "\n".join(lines)


def _row(line: str) -> str:
    """A table's row with ` | ` between its cells; nothing for a rule or an empty row."""
    if _TABLE_RULE.match(line):
        return ""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return " | ".join(" ".join(_BREAK_TAG.sub(" ", cell).split()) for cell in inner.split("|"))


def _without_emphasis(block: str) -> str:
    """A block of lines without the marks of emphasis. Copies set blanks on the wrong side of a mark and break lines
    between mark and word, so marks are paired by turns within the block, not by the blanks around them."""
    if not _has_marks(block):
        return block
    lines: list[list[str]] = []
    openings = _Openings()
    if "** " in block:
        block = _LOOSE_BOLD.sub(r"\1", block)
    for line in block.split("\n"):
        if not _has_marks(line):
            lines.append([line])
            continue
        stars = line.replace(" ", "") if _STARS_ALONE.match(line) else ""
        if not stars:
            lines.append(_unmarked(line, openings))
        elif (stars == "*" and not openings.close("*")) or stars == "*****":
            lines.append(["*"])
    return "\n".join("".join(pieces) for pieces in lines)


def _has_marks(text: str) -> bool:
    return "*" in text or "_" in text or "~~" in text


class _Openings:
    """Opening marks that wait for their partners; one that finds none stays in the text."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[list[str], int]] = {}

    def open(self, mark: str, pieces: list[str]) -> None:
        self._waiting[mark] = pieces, len(pieces)
        pieces.append(mark.strip())

    def close(self, mark: str) -> bool:
        """Take the waiting partner out of the text; False where none waits."""
        if mark not in self._waiting:
            return False
        pieces, place = self._waiting.pop(mark)
        pieces[place] = ""
        return True


def _unmarked(line: str, openings: _Openings) -> list[str]:
    """The pieces of a line between its marks, with the marks that mean themselves or still wait for a partner."""
    pieces: list[str] = []
    done = 0
    for mark in _MARK.finditer(line):
        signs, start, end = mark.group(), mark.start(), mark.end()
        before, after = line[start - 1 : start], line[end : end + 1]
        pieces.append(line[done:start])
        done = end
        if signs[0] == "_":
            _underscores(signs, before, after, pieces, openings)
        elif signs[0] == "*" and not (before == "(" and after == ")"):
            _stars(signs, before, after, pieces, openings)
        elif signs != "~~":
            pieces.append(signs)
    pieces.append(line[done:])
    return pieces


def _stars(signs: str, before: str, after: str, pieces: list[str], openings: _Openings) -> None:
    """A pair of stars always goes; four between letters stood for a line break; a single one goes with its partner."""
    if len(signs) == 4 and before.isalpha() and after.isalpha():
        pieces.append("\n")
    if len(signs) % 2 == 0:
        return
    starts_line = not after.strip() and len(pieces) < _BEFORE_BULLET and not "".join(pieces).strip()
    if starts_line:
        openings.open("* ", pieces)  # a bullet, unless a mark that can only close comes after it
    elif openings.close("*"):
        return
    elif after.strip() and not (before.isalnum() and after.isalnum()):
        openings.open("*", pieces)
    elif not before.strip() or not openings.close("* "):
        pieces.append("*")


def _underscores(signs: str, before: str, after: str, pieces: list[str], openings: _Openings) -> None:
    """Underscores go in pairs around words; those of a blank to fill in stay."""
    if len(signs) <= 2 and before not in _FILLED_IN and not after.isalnum() and openings.close(signs):
        return
    if len(signs) <= 2 and _WORD_START.match(after) and not before.isalnum():
        openings.open(signs, pieces)
    else:
        pieces.append(signs)
