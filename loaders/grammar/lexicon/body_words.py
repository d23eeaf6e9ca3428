"""The words of which names of bodies are put together, from the tables of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.phrases import Phrases, Word, words
from loaders.tables import several, table

PLURAL = frozenset(("các", "những", "mọi", "từng", "mỗi"))
_QUANTIFIERS = Phrases((words, True) for words in ("một số", "tất cả các", "toàn bộ các", "toàn thể các"))
SEPARATORS = frozenset((",", ";", "và", "cùng", "/"))
MARKS = frozenset(",;:.()[]“”\"'!?…")
PREPOSITIONS = frozenset(
    word
    for group in (
        "để trong về theo nhằm tại với cho đến từ do bởi",
        "khi nếu thì mà nhưng hoặc hay đã đang vào như qua",
    )
    for word in group.split()
)


PLURAL_WORDS = PLURAL | {"một", "tất", "toàn"}
"""First words of the above."""


def past_plural(line: Sequence[Word], at: int) -> int:
    """The index after a word for the plural or for some of many at `at` (`các`, `một số`), or `at`."""
    if at >= len(line) or (key := line[at].key) not in PLURAL_WORDS:
        return at
    if key in PLURAL:
        return at + 1
    quantifier = _QUANTIFIERS.match(line, at)
    return quantifier[0] if quantifier else at


@dataclass(frozen=True, slots=True)
class Head:
    """How a name that begins with `phrase` goes on; see the columns of `ontology/body_heads.tsv`."""

    phrase: str
    kind: str
    takes: str
    joins: bool
    begins: bool
    bare: bool
    level: str


@cache
def heads() -> Phrases[Head]:
    """The words with which names of bodies begin."""
    return Phrases(
        (
            spelling,
            Head(
                row["head"],
                row["kind"],
                row["takes"],
                row["joins"] in ("yes", "after"),
                row["joins"] == "yes",
                row["bare"] == "yes",
                row["level"],
            ),
        )
        for row in table("body_heads")
        for spelling in spellings(row["head"])
    )


@cache
def known_names() -> Phrases[dict[str, str]]:
    """The full names of `ontology/bodies.tsv` with their aliases."""
    return Phrases(
        (spelling, row)
        for row in table("bodies")
        for name in (row["name"], *several(row["aliases"]))
        for spelling in spellings(name)
    )


@cache
def beginnings() -> frozenset[str]:
    """The first words of all names of bodies, and the words for the plural that may stand before them."""
    names = [row["head"] for row in table("body_heads")]
    names += [name for row in table("bodies") for name in (row["name"], *several(row["aliases"]))]
    spelled = (spelling for name in names for spelling in spellings(name))
    return frozenset(words(spelling)[0].key for spelling in spelled) | PLURAL_WORDS | SEAT_KINDS


SEAT_KINDS = frozenset(("tỉnh", "thành", "huyện", "thị", "quận"))
"""First words of committees of several kinds of places (`huyện, thành, thị ủy`)."""


def spellings(name: str) -> Iterator[str]:
    """A name as written out, with a part of it abbreviated (`Hội LHPN`), with "&" for "và" (`Giáo dục & Đào tạo`)."""
    yield name
    if " và " in name:
        yield name.replace(" và ", " & ")
    for row in table("abbreviations"):
        if row["long"] in name and re.search(rf"\b{re.escape(row['long'])}\b", name):
            yield name.replace(row["long"], row["short"])


@cache
def fields() -> Phrases[bool]:
    """Fields of work, as in the names of ministries and departments, written out or abbreviated."""
    names = [row["name"] for row in table("bodies") if row["kind"] in ("ministry", "department")]
    fields = {name.split(" ", 1)[1] for name in names if name.split(" ", 1)[0] in ("Bộ", "Sở")}
    return Phrases((spelling, True) for field in fields for spelling in spellings(field))


@cache
def works() -> Phrases[bool]:
    """What groups are for (`ontology/body_works.tsv`): nouns that read like verbs, or that hold commas."""
    return Phrases((row["work"], True) for row in table("body_works"))


@cache
def qualifiers() -> Phrases[str]:
    return Phrases((row["phrase"], row["takes"]) for row in table("body_qualifiers"))


@cache
def duty_verbs() -> Phrases[str]:
    """The verbs that end a body's name and begin its duty, with the role that they open."""
    return Phrases((row["verb"], row["role"]) for row in table("duty_verbs"))
