"""An extraction as one flat list: each finding with its place, its rule, and what it says in the reader's language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.marking.words import type_in_words, why, word
from kg.pages import Language, shown_date
from loaders.extraction import SELF, Assignment, Evidence, Extraction, Header, Reference, Relation, Target
from loaders.folding import spaced
from loaders.text import Facts

Kind = Literal["header", "reference", "relation", "task", "body", "deadline", "target", "recipient"]

KINDS: tuple[Kind, ...] = ("header", "reference", "relation", "task", "body", "deadline", "target", "recipient")
FIELDS = (
    "number",
    "type",
    "title",
    "issuer",
    "issued_on",
    "level",
    "territory",
    "signer",
    "signer_position",
    "kind",
)
"""The fields of a header in the order in which people read them."""
ROLES = ("lead", "support", "advise", "direct", "supervise")
COMPARATORS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "+": "+", "-": "−"}
UNSURE = 0.8
"""What has a confidence below this is shown differently: it is to be looked at first."""
_SHORT = 110
_TABLE_ROW = 2_000
"""In a table the time of a task stands in another cell of its row; so far around the task it is looked for."""

Detail = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was read at `[start:end]` of a text.

    `label` says it in a few words, `note` what a list shows beside that, `details` (name and value) the whole, `why`
    what the rule goes by; all in the reader's language. `group` is the same for all mentions of one document, else
    empty.
    """

    kind: Kind
    label: str
    start: int
    end: int
    rule: str
    confidence: float
    details: tuple[Detail, ...] = ()
    note: str = ""
    why: str = ""
    group: str = ""


def findings(extraction: Extraction, content: str, language: Language) -> tuple[Finding, ...]:
    """All that an extraction found in its text, in the order of the text, the longer first where two begin together.

    `content` is the text: the times and bodies of a task are marked where its words stand in or beside the task.
    A relation that says no more than that a document is mentioned is no finding of its own.
    """
    found = [*_Reading(extraction, content, language).all()]
    return tuple(sorted(found, key=lambda f: (f.start, -f.end, KINDS.index(f.kind))))


def facts(extraction: Extraction, stated: Facts, language: Language) -> list[tuple[str, str, str]]:
    """The header as rows of field, value and remark: that it was stated in a sidecar, that the text says otherwise."""
    header, rows = extraction.document, []
    for name in FIELDS:
        value = getattr(header, name)
        if not value:
            continue
        remarks = [word("from_sidecar", language)] if getattr(stated, name) else []
        if name in header.conflicts:
            said = _value(name, header.conflicts[name], language, header)
            remarks.append(word("text_says", language, value=said))
        rows.append((word(name, language), _value(name, value, language, header), "; ".join(remarks)))
    return rows


def shortened(text: str, width: int = _SHORT) -> str:
    """A text in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[:width].rsplit(" ", 1)[0]
    return f"{cut} …"


def joined(*parts: str | None) -> str:
    """What is known of several things, in one line."""
    return " · ".join(part for part in parts if part)


def amount(target: Target) -> str:
    """What a target asks for: `≥ 95 %`, `+10 xã`."""
    return f"{COMPARATORS[target.comparator]}{target.value:,.10g} {target.unit or ''}".strip()


def _value(name: str, value: str, language: Language, header: Header) -> str:
    if name == "issued_on":
        return shown_date(value, language)
    if name == "type":
        return type_in_words(value, language, header.title or "")
    return word(value, language) if name in ("level", "kind") else " ".join(value.split())


class _Reading:
    def __init__(self, extraction: Extraction, content: str, language: Language) -> None:
        self.extraction, self.content, self.language = extraction, content, language
        self.telling: dict[str, list[str]] = defaultdict(list)
        for relation in extraction.relations:
            if relation.type != "cites":
                said = self.said(relation)
                self.telling[relation.source].append(said)
                self.telling[relation.target].append(said)

    def word(self, key: str, **values: object) -> str:
        return word(key, self.language, **values)

    def rows(self, *pairs: tuple[str, str | None]) -> tuple[Detail, ...]:
        return tuple((self.word(name), " ".join(value.split())) for name, value in pairs if value)

    def date(self, iso: str | None) -> str:
        return shown_date(iso, self.language) if iso else ""

    def all(self) -> Iterator[Finding]:
        yield from self.header()
        for number, reference in enumerate(self.extraction.references):
            yield from self.reference(reference, f"r{number}")
        for relation in self.extraction.relations:
            if relation.type != "cites":
                yield self.relation(relation)
        for assignment in self.extraction.assignments:
            yield from self.task(assignment)
        yield from map(self.target, self.extraction.targets)
        for recipient in self.extraction.recipients:
            yield self.finding("recipient", recipient.text.rstrip(" ;."), recipient.evidence)

    def finding(
        self, kind: Kind, label: str, at: Evidence, details: tuple[Detail, ...] = (), note: str = "", group: str = ""
    ) -> Finding:
        of_task = kind in ("body", "deadline")
        because = why("task" if of_task else kind, at.rule, self.language)
        label, note = " ".join(label.split()), " ".join(note.split())
        return Finding(kind, label, at.start, at.end, at.rule, at.confidence, details, note, because, group)

    def header(self) -> Iterator[Finding]:
        header = self.extraction.document
        for name, evidence in header.evidence.items():
            value = getattr(header, name, None) or evidence.quote
            shown = _value(name, str(value), self.language, header)
            conflict = header.conflicts.get(name)
            said = self.rows(("conflict", _value(name, conflict, self.language, header) if conflict else None))
            yield self.finding("header", f"{self.word(name)}: {shown}", evidence, said)

    def reference(self, reference: Reference, group: str) -> Iterator[Finding]:
        count = len(reference.mentions)
        known = self.rows(
            (
                "type",
                type_in_words(reference.type, self.language, " ".join(reference.surface[:1]))
                if reference.type
                else None,
            ),
            ("issuer", reference.issuer),
            ("issued_on", self.date(reference.issued_on)),
            ("also", ", ".join(reference.also)),
            ("term", reference.term),
            ("relation", "; ".join(dict.fromkeys(self.telling[reference.ref]))),
        )
        note = joined(reference.issuer, self.date(reference.issued_on))
        for place, mention in enumerate(reference.mentions, 1):
            here = self.rows(
                ("locator", getattr(mention, "locator", None)),
                ("mention", self.word("nth", n=place, m=count) if count > 1 else None),
            )
            yield self.finding("reference", reference.ref, mention, (*known, *here), note, group)

    def end(self, ref: str) -> str:
        return self.word("this_document") if ref == SELF else ref

    def said(self, relation: Relation) -> str:
        return f"{self.end(relation.source)} {self.word(relation.type)} {self.end(relation.target)}"

    def relation(self, relation: Relation) -> Finding:
        return self.finding("relation", self.said(relation), relation.evidence)

    def task(self, assignment: Assignment) -> Iterator[Finding]:
        at = assignment.evidence
        by_role: dict[str, list[str]] = {role: [] for role in ROLES}
        for assignee in assignment.assignees:
            doubt = f" ({assignee.confidence:.0%})" if assignee.confidence < UNSURE else ""
            by_role[assignee.role].append(f"{assignee.name}{doubt}")
        recurrence = self.word(assignment.recurrence) if assignment.recurrence else None
        details = self.rows(
            *((role, "; ".join(names)) for role, names in by_role.items()),
            ("deadline", assignment.deadline),
            ("due_on", self.date(assignment.due_on)),
            ("recurrence", recurrence),
            ("section", assignment.section),
            ("level", self.word(assignment.level) if assignment.level else None),
            ("reference", ", ".join(assignment.cites)),
        )
        name = shortened(at.quote)
        doers = by_role["lead"] or [assignee.name for assignee in assignment.assignees]
        note = joined("; ".join(doers), assignment.deadline or recurrence)
        yield self.finding("task", name, at, details, note)
        if assignment.deadline and (place := self.beside(assignment.deadline, at)):
            outside = name if place[0] < at.start or place[1] > at.end else None
            when = self.rows(("due_on", self.date(assignment.due_on)), ("recurrence", recurrence), ("task", outside))
            yield self.finding(
                "deadline", assignment.deadline, self.part(place, at), when, self.date(assignment.due_on)
            )
        for assignee in assignment.assignees:
            if place := self.within(assignee.name, at.start, at.end):
                role = self.word(assignee.role)
                sure = min(assignee.confidence, at.confidence)
                where = replace(self.part(place, at), confidence=sure)
                yield self.finding("body", assignee.name, where, self.rows(("role", role)), role)

    def beside(self, words: str, at: Evidence) -> tuple[int, int] | None:
        """Where the words stand in a task, else in the lines that it stands in."""
        if inside := self.within(words, at.start, at.end):
            return inside
        start = max(self.content.rfind("\n", 0, at.start) + 1, at.start - _TABLE_ROW)
        end = self.content.find("\n", at.end)
        return self.within(words, start, min(end if end >= 0 else len(self.content), at.end + _TABLE_ROW))

    def within(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the words first stand in a stretch of the text, whatever blanks part them there."""
        pattern = spaced(words)
        found = re.compile(pattern, re.IGNORECASE).search(self.content, start, end) if pattern else None
        return found.span() if found else None

    def part(self, place: tuple[int, int], whole: Evidence) -> Evidence:
        return Evidence(self.content[place[0] : place[1]], *place, whole.rule, whole.confidence)

    def target(self, target: Target) -> Finding:
        details = self.rows(
            ("indicator", target.indicator), ("value", amount(target)), ("due", target.due), ("section", target.section)
        )
        return self.finding(
            "target", f"{target.indicator}: {amount(target)}", target.evidence, details, target.due or ""
        )
