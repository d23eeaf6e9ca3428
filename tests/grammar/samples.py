"""The samples as contents, a text of any content, and all the evidence of what it says."""

from __future__ import annotations

from loaders import read
from loaders.extraction import Evidence, Extraction
from loaders.tables import room
from loaders.text import Text

SAMPLES = [read(path).content for path in sorted(room("examples").glob("[01]*.*")) if path.suffix in (".txt", ".md")]


def text(content: str) -> Text:
    return Text("x.txt", "x.txt", content, "text/plain", "")


def evidence(found: Extraction) -> list[Evidence]:
    items = (*found.relations, *found.assignments, *found.targets, *found.recipients)
    mentions = (mention for reference in found.references for mention in reference.mentions)
    return [*(item.evidence for item in items), *mentions, *found.document.evidence.values()]
