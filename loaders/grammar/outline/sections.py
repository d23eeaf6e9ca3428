"""What a heading makes of the paragraphs below it: principles, aims, or who does what."""

from __future__ import annotations

from functools import cache

from loaders.grammar.lexicon.phrases import Phrases, words
from loaders.grammar.outline import Paragraph
from loaders.tables import table


@cache
def _section_kinds() -> Phrases[tuple[str, bool]]:
    return Phrases((row["phrase"], (row["kind"], row["tail"] == "none")) for row in table("section_kinds"))


def section_kind(p: Paragraph) -> str:
    """`silent` (principles, facts), `aims` (measurable aims), `duties`, `mixed` (aims and tasks), or nothing where the
    heading does not tell (`ontology/section_kinds.tsv`)."""
    line = words(p.text[p.body : p.body + 80])
    at = 1 if line and line[0].key == "về" else 0
    found = _section_kinds().match(line, at)
    if found is None or (found[1][1] and any(word.key.isalnum() for word in line[found[0] :])):
        return ""
    return found[1][0]
