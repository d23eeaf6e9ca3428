"""The grammar of directives: what a text says, step by step.

A text is split into paragraphs with their place in the outline; the header tells who speaks; mentions of other
documents become references; relations, assignments, targets and recipients follow from these.
"""

from __future__ import annotations

from loaders.extraction import Extraction
from loaders.grammar.assignments import find_assignments
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.grammar.recipients import find_recipients
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations
from loaders.grammar.targets import find_targets
from loaders.text import Text


def extract(text: Text) -> Extraction:
    """What the text says; never fails on any content, at worst finds nothing."""
    paragraphs = outline(text.content)
    header = read_header(text, paragraphs)
    references = find_references(text.content, paragraphs, header)
    return Extraction(
        file=text.file,
        document=header,
        references=references,
        relations=find_relations(text.content, paragraphs, header, references),
        assignments=find_assignments(text.content, paragraphs, header, references),
        targets=find_targets(text.content, paragraphs, header),
        recipients=find_recipients(text.content, paragraphs),
    )
