"""What a heading makes of the paragraphs below it, and a title of its text: principles, aims, or who does what."""

from __future__ import annotations

from functools import cache

from loaders.grammar.lexicon.phrases import Phrases, first_key, words
from loaders.grammar.outline import Paragraph, Zone
from loaders.tables import table

_BEGINNING = 80
"""Characters of a heading that are looked at."""
_OF_TITLES = ("rules", "report")


@cache
def _section_kinds(of_titles: bool) -> Phrases[tuple[str, bool]]:
    rows = (row for row in table("section_kinds") if (row["kind"] in _OF_TITLES) is of_titles)
    return Phrases((row["phrase"], (row["kind"], row["tail"] == "none")) for row in rows)


def section_kind(p: Paragraph) -> str:
    """`silent` (principles, facts), `aims` (measurable aims), `duties`, `execution` (duties, also of standing rules),
    `mixed` (aims and tasks), or nothing where the heading does not tell (`ontology/section_kinds.tsv`)."""
    return _kind(p, _section_kinds(False))


def text_kind(p: Paragraph) -> str:
    """`rules` where a title begins a text that holds until further notice, `report` where it begins one that tells of
    what was done; nothing for other titles and for what is no title."""
    titles = p.zone is Zone.TITLE or (p.zone is Zone.ANNEX and p.heading and p.words.isupper())
    return _kind(p, _section_kinds(True)) if titles else ""


def _kind(p: Paragraph, kinds: Phrases[tuple[str, bool]]) -> str:
    first = first_key(p.text, p.body)
    if first != "về" and first not in kinds:
        return ""
    line = words(p.text, p.body, p.body + _BEGINNING)
    at = 1 if line and line[0].key == "về" else 0
    found = kinds.match(line, at)
    if found is None or (found[1][1] and any(word.key.isalnum() for word in line[found[0] :])):
        return ""
    return found[1][0]
