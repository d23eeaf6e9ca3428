"""What a text says: the frozen values that the grammar hands on, and their JSON form.

The JSON fields are those of the gold annotations; items with evidence add `start`, `end`, `rule`, `confidence`, and
references `places`, all their mentions.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from loaders.text import SourceKind

Level = Literal["central", "provincial", "district", "commune", "unit"]
RelationType = Literal["implements", "based_on", "promulgates", "amends", "replaces", "repeals", "guides", "cites"]
Role = Literal["lead", "support", "advise", "direct", "supervise"]

SELF = "SELF"
"""Stands for the document itself as an end of a relation."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a finding stands: `content[start:end] == quote`. `rule` names the rule that found it;
    `confidence` is between 0 and 1."""

    quote: str
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention(Evidence):
    """A place that names another document. `locator` is the part of it that is meant, `khoản 2 Điều 5`, as the text
    prints it beside the name, with single blanks. `issued_on` is the day that stands there where it isn't the one that
    the reference has: of two dates for one document one is a slip."""

    locator: str | None = None
    issued_on: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself. `evidence` maps a field's name to where the text says it; fields that come
    from the sidecar have none. `conflicts` maps a field to what the text suggests where the sidecar says otherwise."""

    kind: SourceKind = "original"
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    level: Level | None = None
    territory: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that the text refers to, with all its mentions.

    `ref` is the canonical symbol, else the document's name. `also` are further names or symbols of the same document
    in this text. `mentions` are the places, in text order; the first is the most telling one's evidence too.
    """

    ref: str
    type: str | None
    issuer: str | None
    issued_on: str | None
    mentions: tuple[Mention, ...]
    also: tuple[str, ...] = ()
    term: str | None = None

    @property
    def surface(self) -> tuple[str, ...]:
        """Up to four different spellings, in text order."""
        return tuple(dict.fromkeys(" ".join(m.quote.split()) for m in self.mentions))[:4]


@dataclass(frozen=True, slots=True)
class Relation:
    """`source` acts on `target`; both are a reference's `ref` or SELF."""

    source: str
    type: RelationType
    target: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assignee:
    """A body with its role in a task; `confidence` says how sure it is that the body has the task, in this role."""

    name: str
    role: Role
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A paragraph or list item that gives a body something to do. `deadline` is verbatim; `due_on` is an ISO date
    where one can be computed; `recurrence` is `yearly`, `quarterly`, `monthly`, `half-yearly` or `continuous`.
    `cites` are the references that the item names."""

    section: str | None
    task: str
    assignees: tuple[Assignee, ...]
    evidence: Evidence
    deadline: str | None = None
    level: Level | None = None
    due_on: str | None = None
    recurrence: str | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim. `comparator` is one of `= >= > <= < + -` (the last two: a change by)."""

    section: str | None
    text: str
    indicator: str
    comparator: str
    value: float
    unit: str | None
    due: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of "Nơi nhận", verbatim without the leading dash."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one text says."""

    file: str
    document: Header
    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    recipients: tuple[Recipient, ...] = ()


def as_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as the JSON object that `kg extract --format json` prints, one a document."""

    def placed(evidence: Evidence) -> dict[str, Any]:
        return {"start": evidence.start, "end": evidence.end, "rule": evidence.rule, "confidence": evidence.confidence}

    return {
        "file": extraction.file,
        "document": asdict(extraction.document),
        "references": [
            {
                "ref": r.ref,
                "type": r.type,
                "issuer": r.issuer,
                "issued_on": r.issued_on,
                "also": list(r.also),
                "mentions": len(r.mentions),
                "surface": list(r.surface),
                **placed(r.mentions[0]),
                "places": [
                    {**placed(m), "quote": m.quote, "locator": m.locator, "issued_on": m.issued_on} for m in r.mentions
                ],
            }
            for r in extraction.references
        ],
        "relations": [
            {"source": r.source, "type": r.type, "target": r.target, "quote": r.evidence.quote, **placed(r.evidence)}
            for r in extraction.relations
        ],
        "assignments": [
            {
                "section": a.section,
                "task": a.task,
                "assignees": [asdict(x) for x in a.assignees],
                "deadline": a.deadline,
                "due_on": a.due_on,
                "recurrence": a.recurrence,
                "level": a.level,
                "cites": list(a.cites),
                **placed(a.evidence),
            }
            for a in extraction.assignments
        ],
        "targets": [
            {
                "section": t.section,
                "text": t.text,
                "indicator": t.indicator,
                "comparator": t.comparator,
                "value": t.value,
                "unit": t.unit,
                "due": t.due,
                **placed(t.evidence),
            }
            for t in extraction.targets
        ],
        "recipients": [r.text for r in extraction.recipients],
    }
