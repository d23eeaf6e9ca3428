"""The title of a document, and its type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile

from loaders.folding import fold
from loaders.grammar.header.letterhead import Letterhead
from loaders.grammar.lexicon.doc_types import code_of, misread_type, type_words
from loaders.grammar.lexicon.mending import mend
from loaders.grammar.lexicon.symbols import Symbol
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.zones import Block, cues, is_authority

_ISSUED_WITH = re.compile(
    r"\s*\((?:ban hành )?kèm theo (?:quyết định|nghị quyết|nghị định|thông tư) số[^()\n]*\)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Title:
    """The type word with the abstract on one line, the type word alone, and their places in the content."""

    text: str
    at: tuple[int, int]
    type_word: str | None = None
    type_at: tuple[int, int] | None = None


def read_title(content: str, paragraphs: Sequence[Paragraph], head: Letterhead) -> Title | None:
    """The first title of the text; a letter's is its subject (V/v …)."""
    lines: list[Paragraph] = []
    speaker = speaker_line(paragraphs[:80])
    for paragraph in paragraphs:
        if paragraph.zone is Zone.TITLE:
            if lines and (_names_speaker(paragraph, lines, head, speaker) or paragraph.text.startswith("(")):
                break
            if any(c.isalnum() for c in paragraph.text):
                lines.append(paragraph)
        elif lines:
            break
    if lines:
        end = _without_speaker(content, lines[-1], head)
        issued = _ISSUED_WITH.search(content, lines[-1].start, end)
        end = issued.start() if issued else end
        found = type_words().match(fold(lines[0].text))
        misread = None if found else misread_type(lines[0].text)
        word = found.group("name") if found else misread
        words = len((lines[0].text if misread else word or "").split())
        printed = [mend(content[line.start : min(line.end, end)]) for line in lines]
        return Title(
            " ".join([misread.upper(), *printed[1:]] if misread else printed),
            (lines[0].start, end),
            word,
            _first_words(content, lines[0].start, lines[0].end, words) if words else None,
        )
    if head.subject and head.subject_at:
        return Title(f"Công văn {head.subject.rstrip(' .')}", head.subject_at, fold("Công văn"))
    return None


def type_of(symbol: Symbol | None, title: Title | None, letter: bool = False) -> str | None:
    """The code of the document's type: that of its symbol, else of the type word; letters, which are known by their
    addressee, have neither: what looks like a type there is the body's (`150/CT-TTHT` of a Cục Thuế)."""
    if symbol and letter and not symbol.party and title and title.type_word == "công văn":
        return "CV"
    if symbol and symbol.type:
        return symbol.type
    if title and title.type_word:
        return code_of(title.type_word)
    return "CV" if letter or (symbol and symbol.unit) else None


def speaker_line(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The line in capitals between abstract and bases that names who speaks. A body that begins a line of the abstract
    is none: more of that follows, and the speaker's own line."""
    titles = list(takewhile(lambda p: p.zone is Zone.TITLE, dropwhile(lambda p: p.zone is not Zone.TITLE, paragraphs)))
    named = [at for at, p in enumerate(titles) if at and is_authority(Block.of(p.text.partition("ĐIỆN:")[0]))]
    for at, following in pairwise(named):
        if following == at + 1:
            return titles[at]
    return titles[named[-1]] if named else None


def is_letter(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the text speaks to an addressee, without a title."""
    return any(
        cues("addressee").match(fold(p.text[:40])) for p in paragraphs[:40] if p.zone in (Zone.OPENING, Zone.BODY)
    ) and not any(p.zone is Zone.TITLE for p in paragraphs[:60])


def _names_speaker(
    paragraph: Paragraph, lines: Sequence[Paragraph], head: Letterhead, speaker: Paragraph | None
) -> bool:
    """`THỦ TƯỚNG CHÍNH PHỦ` between the abstract and the bases; a telegram has no abstract before who sends it."""
    sender = paragraph.text.partition("ĐIỆN:")[0]
    if any("".join(fold(sender).split()) == "".join(fold(body).split()) for body in head.bodies) and len(lines) == 1:
        return fold(lines[0].text).startswith("công điện")
    if not is_authority(Block.of(sender, None, False)) or (speaker and paragraph.start < speaker.start):
        return False
    if fold(lines[-1].text).startswith("hội nghị"):  # whose conference it was
        return False
    return len(lines) > 1 or fold(lines[0].text).startswith("công điện")


def _without_speaker(content: str, paragraph: Paragraph, head: Letterhead) -> int:
    """Where a title ends in its last paragraph, when the name of who speaks follows on a line of its own."""
    lines = content[paragraph.start : paragraph.end].split("\n")
    spoken = " ".join(lines[-1].split())
    if len(lines) > 1 and any(
        fold(spoken).endswith(fold(body)) and len(spoken) <= len(body) + 12 for body in head.bodies
    ):
        return paragraph.end - len(lines[-1]) - 1
    return paragraph.end


def _first_words(content: str, start: int, end: int, count: int) -> tuple[int, int]:
    """The place of the first words of a stretch."""
    at = start
    for _ in range(count):
        while at < end and content[at].isspace():
            at += 1
        while at < end and not content[at].isspace():
            at += 1
    return start, at
