"""Which part of a document each paragraph stands in, by cue words (ontology/zone_cues.tsv) and by position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from loaders.grammar.lexicon.doc_types import misread_type, type_words
from loaders.grammar.lexicon.naming import begins_body
from loaders.grammar.lexicon.positions import positions
from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.outline.numbering import CAPITAL, Marker
from loaders.tables import table


class Zone(StrEnum):
    """The part of a document in which a paragraph stands; it decides what a phrase there means."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    BASIS = "basis"  # "Căn cứ …", "Xét …", "Theo …" before the document speaks
    OPENING = "opening"  # "Thực hiện …, UBND tỉnh ban hành kế hoạch như sau:"
    BODY = "body"
    CLOSING = "closing"  # "Trên đây là Kế hoạch …"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"
    ANNEX = "annex"


_HEAD = 60
"""Paragraphs among which a title is looked for; portals put their own lines and tables above it."""
_BEGINNING = 160
"""Characters of a paragraph that are looked at."""
_SHORT = 90
_TITLE_LINES = 6
_CHAPTERS = ("phần", "chương", "mục", "tiểu mục")
_SENTENCE_END = (".", ":", ";", ",")


class Block(NamedTuple):
    """A paragraph or row as the zones see it: its words without number or bullet, the folded beginning of them, and
    whether it is a table row."""

    text: str
    folded: str
    marker: Marker | None
    row: bool

    @classmethod
    def of(cls, text: str, marker: Marker | None = None, row: bool = False, folded: str = "") -> Block:
        """The block of a paragraph's text, which may be given folded too."""
        folded = folded or fold_in_place(text)
        bare = text[marker.length :] if marker else text
        begins = len(text) - len(bare.lstrip())
        beginning = folded[begins : begins + _BEGINNING].rstrip()
        return cls(bare.strip(), " ".join(beginning.split()) if "  " in beginning else beginning, marker, row)

    @property
    def numbered(self) -> bool:
        return self.marker is not None and self.marker.value is not None

    @property
    def bulleted(self) -> bool:
        return self.marker is not None and self.marker.value is None

    @property
    def ended(self) -> bool:
        return self.text.endswith(_SENTENCE_END)


def zones_of(blocks: Sequence[Block]) -> list[Zone]:
    """The zone of each block, in one walk from top to bottom."""
    walk = _Walk(blocks)
    title = find_title(blocks)
    at = walk.head(title)
    while at < len(blocks):
        at = walk.step(at)
    walk.close()
    return walk.zones


@cache
def cues(zone: str) -> re.Pattern[str]:
    """One pattern for all cues of a zone, to be matched against the beginning of folded text."""
    return re.compile("|".join(f"(?:{row['cue']})" for row in table("zone_cues") if row["zone"] == zone))


def is_title(block: Block) -> bool:
    """Whether a block is a title line: a type word alone, or capitals that begin with one."""
    if block.row or block.numbered:
        return False
    found = type_words().match(block.folded)
    if found is None:
        return misread_type(block.text) is not None
    rest = block.folded[found.end() :].strip(" :*-")
    if not rest:
        return not block.text.endswith(":") and block.text[:1].isupper()
    return block.text.isupper()


def names_chapter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the name of the chapter whose number stands above it (`Chương I` / `QUY ĐỊNH CHUNG`)."""
    above = blocks[at - 1] if at else None
    return above is not None and above.marker is not None and above.marker.style in _CHAPTERS and not above.text


def find_title(blocks: Sequence[Block]) -> int | None:
    """The index of the title, or None for letters, bare bodies and pages that tell of a document."""
    for at, block in enumerate(blocks[:_HEAD]):
        if is_title(block) and not names_chapter(blocks, at):
            return at
        if cues("addressee").match(block.folded) or cues("recipients").match(block.folded):
            return None
        if block.numbered and not block.row and len(block.text) > _SHORT:
            return None
    return None


class _Walk:
    """The walk over the blocks of one text; `zones` grows by one for each block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.zones: list[Zone] = []
        self.signed = False  # a signature or "Nơi nhận" has been passed
        self.articles = False  # the text speaks in articles, as decisions do
        self.annexed = False
        self.body_from = 0

    def head(self, title: int | None) -> int:
        """Letterhead and title; returns where the document begins to speak."""
        if title is None:
            lines = [at for at, block in enumerate(self.blocks[:_HEAD]) if self._is_letterhead(at, block)]
            start = self._past_subject(lines[-1] + 1) if lines else 0
            if not lines and self._is_page():
                self.body_from = len(self.blocks)
                return 0
            self.zones += [Zone.LETTERHEAD] * start
            return self._speech(start)
        self.zones += [Zone.LETTERHEAD] * title
        return self._titled(title)

    def _past_subject(self, at: int) -> int:
        """Where the subject of a letter (`V/v …`) ends that stands between letterhead and addressee."""
        if at >= len(self.blocks) or not _SUBJECT.match(self.blocks[at].folded):
            return at
        for end in range(at + 1, min(at + _TITLE_LINES, len(self.blocks))):
            if cues("addressee").match(self.blocks[end].folded):
                return end
            if self.blocks[end].ended or self.blocks[end].row or self.blocks[end].marker:
                break
        return at + 1

    def _is_page(self) -> bool:
        """Whether the text begins with a headline, as pages do that tell of a document: it is all body."""
        if not self.blocks or any(cues("addressee").match(block.folded) for block in self.blocks[:_HEAD]):
            return False
        first = self.blocks[0]
        return not (first.ended or first.row or first.marker or is_formula(first) or first.text.isupper())

    def _is_letterhead(self, at: int, block: Block) -> bool:
        if block.row:
            return len(block.text) < 600 and any(
                not _CITES.search(block.folded, 0, found.start()) for found in cues("letterhead").finditer(block.folded)
            )
        return at < 20 and len(block.text) < 200 and cues("letterhead").match(block.folded) is not None

    def _titled(self, at: int) -> int:
        """The lines of a title; returns where the speech below it begins."""
        subtitles = 1  # lines in small letters that may follow without an end
        self.zones.append(Zone.TITLE)
        at += 1
        ruled = self._rule_below(at)
        while at < len(self.blocks) and (at < ruled or self._goes_on_as_title(self.blocks[at], subtitles)):
            block = self.blocks[at]
            subtitles -= not block.text.isupper() and not block.text[:1].islower() and any(map(str.isalnum, block.text))
            self.zones.append(Zone.TITLE)
            at += 1
        return self._speech(at)

    def _rule_below(self, at: int) -> int:
        """Where the rule stands that ends a title of short lines, as the Party's do, or the first basis below them;
        `at` where there is none."""
        for below in range(at, min(at + _TITLE_LINES, len(self.blocks))):
            block = self.blocks[below]
            if _RULE.fullmatch(block.text) or cues("basis").match(block.folded):
                return below
            if len(block.text) > _SHORT or block.row or block.marker or block.text.endswith((".", ":", ";")):
                break
            if is_formula(block) or is_authority(block) or cues("addressee").match(block.folded):
                break
        return at

    def _goes_on_as_title(self, block: Block, subtitles: int) -> bool:
        if block.row or block.numbered or cues("addressee").match(block.folded) or is_formula(block):
            return False
        if not any(c.isalnum() for c in block.text):
            return True
        if block.text.isupper() or (block.text.startswith("(") and cues("annex").match(block.folded)):
            return True
        if cues("basis").match(block.folded) or (block.marker and not block.numbered):
            return False
        return not block.ended and (subtitles > 0 or block.text[:1].islower())

    def _speech(self, start: int) -> int:
        """Bases and the opening, up to the first number, heading or list."""
        end = start
        while end < len(self.blocks) and not self._begins_body(self.blocks[end]):
            end += 1
        lead = max((at for at in range(start, end) if self.blocks[at].text.endswith(":")), default=-1)
        addressed = False  # a letter names whom it is sent to, in a list below "Kính gửi"
        for at in range(start, end):
            block = self.blocks[at]
            addressed = cues("addressee").match(block.folded) is not None or (addressed and block.bulleted)
            if cues("basis").match(block.folded):
                self.zones.append(Zone.BASIS)
            elif at <= lead or addressed or cues("opening").match(block.folded):
                self.zones.append(Zone.OPENING)
            else:
                self.zones.append(Zone.BODY)
        self.body_from = start
        return end

    def _begins_body(self, block: Block) -> bool:
        if block.numbered or (block.row and not cues("addressee").match(block.folded)):
            return True
        if cues("recipients").match(block.folded) or cues("closing").match(block.folded) or is_signature(block):
            return True
        return block.text.isupper() and len(block.text) > 12 and not is_formula(block) and not is_authority(block)

    def step(self, at: int) -> int:
        """One block of the body or of what follows it; returns the next."""
        block = self.blocks[at]
        if cues("footnote").match(block.folded) or (self.signed and _NOTE.match(block.text)):
            return self._one(Zone.FOOTNOTE)
        if cues("recipients").match(block.folded):
            return self._recipients(at)
        if is_signature(block) and (self.signed or (at > 0 and (block.text.isupper() or at > len(self.blocks) - 4))):
            return self._signature(at)
        if self.articles and not self.annexed and is_title(block) and self._begins_text(at):
            self.signed = self.articles = False
            return self._titled(at)
        if self._is_annex(block):
            self.annexed = True
        if self.annexed:
            return self._one(Zone.ANNEX)
        self.articles = self.articles or (block.marker is not None and block.marker.style == "điều")
        return self._one(Zone.ANNEX if self.signed else Zone.BODY)

    def _begins_text(self, at: int) -> bool:
        """Whether a title line in the body begins an annexed text."""
        return self.blocks[at].text.isupper() and not names_chapter(self.blocks, at)

    def _one(self, zone: Zone) -> int:
        self.zones.append(zone)
        return len(self.zones)

    def _is_annex(self, block: Block) -> bool:
        """Whether a block heads an annex: `PHỤ LỤC I` anywhere, a list or form by its name behind the signature."""
        if block.row or block.text.endswith((";", ",")):
            return False
        headed = block.marker is not None and block.marker.style == "annex"
        return headed or (self.signed and cues("annex").match(block.folded) is not None)

    def _recipients(self, at: int) -> int:
        """The list of recipients, in one row or line by line."""
        self.signed = True
        self.zones.append(Zone.RECIPIENTS)
        at += 1
        if self.blocks[at - 1].row:
            while at < len(self.blocks) and self.blocks[at].row and self.blocks[at].text.startswith(("-", "–", "+")):
                self.zones.append(Zone.RECIPIENTS)
                at += 1
            return at
        while at < len(self.blocks) and self._is_recipient(self.blocks[at]):
            self.zones.append(Zone.RECIPIENTS)
            at += 1
        return at

    def _is_recipient(self, block: Block) -> bool:
        if block.row or is_signature(block) or block.numbered:
            return False
        if block.text.isupper() and not (block.bulleted and block.ended):  # not `VPTW, VPCP, VPQH,`
            return False
        return len(block.text) < 300 and (block.marker is not None or block.text.endswith((";", ",")))

    def _signature(self, at: int) -> int:
        self.signed = True
        last = at
        while at < len(self.blocks) and at - last < 8:
            block = self.blocks[at]
            if block.row or block.numbered or cues("recipients").match(block.folded) or is_title(block):
                break
            if (
                self._is_annex(block)
                or _NOTE.match(block.text)
                or len(block.text) > 120
                or block.text.endswith((".", ";", ":"))
            ):
                break
            named = is_name(block.text)
            self.zones.append(Zone.SIGNATURE)
            at += 1
            if named:
                break
        if at == last:
            return self._one(Zone.SIGNATURE)
        return at

    def close(self) -> None:
        """The last unnumbered paragraphs of the body close the document."""
        after = (at for at, zone in enumerate(self.zones) if zone in _AFTER_BODY and at >= self.body_from)
        end = next(after, len(self.zones))
        first = end
        for at in range(end - 1, max(end - 8, self.body_from - 1), -1):
            block = self.blocks[at]
            if self.zones[at] is not Zone.BODY or block.marker is not None or block.row:
                break
            if cues("closing").match(block.folded) or (at == end - 1 and self._ends(at)):
                first = at
        self.zones[first:end] = [Zone.CLOSING] * (end - first)

    def _ends(self, at: int) -> bool:
        """Whether the last paragraph closes the whole and is not just the text of the heading above it."""
        above = self.blocks[at - 1] if at else None
        return above is not None and not (above.numbered and not above.ended)


def is_signature(block: Block) -> bool:
    """Whether a block is a line of a signature: `KT. CHỦ TỊCH`, `GIÁM ĐỐC`."""
    if block.row or block.marker is not None or len(block.text) > _SHORT or block.ended or is_formula(block):
        return False
    return bool(cues("signature").match(block.folded) or positions().match(block.folded))


def is_name(text: str) -> bool:
    """Whether a line is a person's name: two to six words with capital initials."""
    return not text.isupper() and _NAME.fullmatch(text) is not None


def is_formula(block: Block) -> bool:
    """Whether a block is the formula that turns to the articles: `QUYẾT ĐỊNH:`."""
    return (block.text.endswith(":") or block.text.isupper()) and _FORMULA.fullmatch(block.folded) is not None


def is_authority(block: Block) -> bool:
    """Whether a block names who speaks, in capitals between title and bases: `THỦ TƯỚNG CHÍNH PHỦ`."""
    if not block.text.isupper() or len(block.text) > 160:
        return False
    return bool(begins_body().match(block.folded) or positions().match(block.folded))


_CITES = re.compile(r"(?:điện|định|quyết|hoạch|thị|luận|văn|báo|dẫn|trình|cáo|tư) *\Z")
"""The end of a type word: the symbol behind it is that of a document cited, not the page's own."""
_FORMULA = re.compile(r"(?:.{3,120} )?quyết (?:định|nghị) ?:?|(?:.{3,120} )?chỉ thị ?:")
_RULE = re.compile(r"[-–—_=]{3,}")
_SUBJECT = re.compile(r"v/v[: ]")
_NOTE = re.compile(rf"\d{{1,3}}\s(?=[{CAPITAL}\"“])")
_NAME = re.compile(rf"[{CAPITAL}]\w*\.?(?:[ .]{{1,2}}[{CAPITAL}]\w*){{1,5}}")
_AFTER_BODY = (Zone.RECIPIENTS, Zone.SIGNATURE, Zone.ANNEX, Zone.FOOTNOTE)
