"""Tasks and targets of documents, in the graph."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from hashlib import blake2b

from kg.corpus.records import SourceRecord
from kg.graph import Value
from kg.resolution.evidence import Draft, Item
from kg.resolution.identity import source_slug
from kg.resolution.organizations import Organizations
from kg.resolution.references import References
from loaders.folding import fold

TITLE_LENGTH = 120
"""Characters of a task's or target's text that stand for it where it is shown by name."""


def add_tasks(draft: Draft, source: SourceRecord, references: References, organizations: Organizations) -> None:
    """The tasks that a source gives, with their assignees; one that another source of the same document gave in the
    same words is the same task."""
    header = source.extraction.document
    for n, assignment in enumerate(source.extraction.assignments, 1):
        item = Item.at(source.uri, assignment.evidence)
        task = draft.once(
            (references.own, "task", assignment.section, fold(assignment.task), str(n) if not assignment.task else ""),
            f"task/{source_slug(source.uri)}/{n}",
        )
        text = " ".join(assignment.evidence.quote.split())  # whole: `task` holds only the beginning
        properties: dict[str, Value] = {
            "title": shortened(text),
            "text": text,
            "wording": wording(text),
            "section": assignment.section,
            "level": assignment.level,
            "deadline": assignment.deadline,
            "due_on": assignment.due_on,
            "recurrence": assignment.recurrence,
        }
        draft.node(task, "Task", properties, item)
        draft.edge(references.own, "HAS_TASK", task, item)
        for assignee in assignment.assignees:
            body = organizations.add(assignee.name, header, source.uri, header.issued_on, item)
            sure = min(item.confidence, assignee.confidence)
            draft.edge(task, "ASSIGNED_TO", body, replace(item, confidence=sure), role=assignee.role)
        for ref in assignment.cites:
            if cited := references.document(ref, assignment.evidence):
                draft.edge(task, "CITES", cited[0], Item.at(source.uri, assignment.evidence, cited[1]))


def add_targets(draft: Draft, source: SourceRecord, references: References) -> None:
    """The measurable aims that a source states."""
    for n, target in enumerate(source.extraction.targets, 1):
        item = Item.at(source.uri, target.evidence)
        words = (target.indicator, target.comparator, str(target.value), str(target.due))
        id = draft.once(
            (references.own, "target", target.section, fold(target.text), *words),
            f"target/{source_slug(source.uri)}/{n}",
        )
        properties: dict[str, Value] = {
            "title": shortened(target.text),
            "text": target.text,
            "wording": wording(target.text),
            "section": target.section,
            "indicator": target.indicator,
            "comparator": target.comparator,
            "value": target.value,
            "unit": target.unit,
            "due": target.due,
        }
        draft.node(id, "Target", properties, item)
        draft.edge(references.own, "HAS_TARGET", id, item)


def wording(text: str) -> str:
    """A short text that those texts have in common which are the same word for word: case, spelling of tones, blanks
    and punctuation are nothing; numbers, signs and `%` are words."""
    words = _NO_LETTER.sub(_as_word, fold(text)).split()
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=10).hexdigest()


_NO_LETTER = re.compile(r"[^\w\s]")


def _as_word(found: re.Match[str]) -> str:
    sign = found.group()
    return f" {sign} " if sign == "%" or unicodedata.category(sign)[0] != "P" else " "


def shortened(text: str) -> str:
    """The beginning of a text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line or "…"
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
