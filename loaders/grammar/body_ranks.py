"""Where a body stands: its administrative level, and its full name with the territory that it serves."""

from __future__ import annotations

import re
from functools import cache

from loaders.extraction import Header, Level
from loaders.grammar.bodies import PLURAL, expand_all, heads, is_collective, known_names
from loaders.grammar.phrases import words
from loaders.tables import table


@cache
def _level_words() -> tuple[tuple[str, Level], ...]:
    return tuple((f" {row['phrase']} ", row["level"]) for row in table("level_words"))  # type: ignore[misc]


def body_level(name: str, header: Header) -> Level | None:
    """The administrative level of a body named in a document with this header; None where nothing tells.

    First a word for a level in the name (`ontology/level_words.tsv`, in the order of the table), then the kind of
    body, else the level of the document (reference: task assignment grammar, section 6).
    """
    line = words(name)
    spoken = " " + " ".join(w.key for w in line) + " "
    at = 1 if line and line[0].key in PLURAL else 0
    known = known_names().match(line, at)
    if known and known[0] == len(line):
        return known[1]["level"]  # type: ignore[return-value]
    for phrase, level in _level_words():
        if phrase in spoken:
            return level
    if " thành phố " in spoken or " tp " in spoken:
        return _city_level(spoken, header)
    if known:
        return known[1]["level"]  # type: ignore[return-value]
    while opening := heads().match(line, at):
        if opening[1].level:
            return opening[1].level  # type: ignore[return-value]
        at = opening[0]
    return header.level


def _city_level(spoken: str, header: Header) -> Level:
    """A city alone is that of the issuer: under the centre, or of the district level in a province's text."""
    city = (header.territory or "").casefold().startswith("thành phố")
    return "provincial" if city or header.level in ("central", None) or " thành phố hà nội " in spoken else "district"


def with_territory(name: str, header: Header) -> str:
    """The name written out with the territory that the document's header gives it, so that it names one body.

    `Sở Giáo dục và Đào tạo` in a document of tỉnh Lạng Sơn is `Sở Giáo dục và Đào tạo tỉnh Lạng Sơn`, `UBND tỉnh` is
    `Ủy ban nhân dân tỉnh Lạng Sơn`, `Tỉnh ủy` is `Tỉnh ủy Lạng Sơn`. Central bodies, and names in documents that name
    no territory, are only written out.
    """
    full = expand_all(name)
    territory = header.territory
    if not territory or header.level in ("central", None) or body_level(name, header) == "central":
        return full
    kind, place = _kind_and_place(territory)
    if place and re.search(rf"\b{re.escape(place)}\b", full):
        return full
    if committee := re.fullmatch(r"(.*\b(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị|[Qq]uận) (?:ủy|uỷ|[Đđ]oàn))", full):
        return f"{committee.group(1)} {place}"
    if not is_collective(full) and (own := re.search(rf"\b{re.escape(kind)}$", full, re.IGNORECASE)):
        return f"{full[: own.start()]}{territory}"
    if body_level(name, header) == "unit" and not is_collective(full):
        return full
    return f"{full} {territory}" if is_collective(full) or body_level(name, header) == header.level else full


def _kind_and_place(territory: str) -> tuple[str, str]:
    match = re.match(r"(thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường) (.+)", territory, re.IGNORECASE)
    return (match.group(1), match.group(2)) if match else ("", territory)
