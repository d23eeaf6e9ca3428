"""What the corpus keeps of a source, and its JSON form without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from loaders.extraction import (
    Assignee,
    Assignment,
    Evidence,
    Extraction,
    Header,
    Mention,
    Recipient,
    Reference,
    Relation,
    Target,
)
from loaders.text import Facts, SourceKind, Text

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source: its text as it was read and what the text says. `kind` tells whether it is the document itself or a
    report on it; `loaded_at` is the time of its last change in the corpus (ISO 8601, UTC)."""

    uri: str
    file: str
    sha256: str
    media_type: str
    kind: SourceKind
    content: str
    facts: Facts
    extraction: Extraction
    loaded_at: str = ""

    @property
    def text(self) -> Text:
        return Text(self.file, self.uri, self.content, self.media_type, self.sha256, self.facts)


def to_record(extraction: Extraction) -> Record:
    """The extraction as a JSON object that :func:`from_record` turns back into an equal value."""
    return asdict(extraction)


def from_record(record: Mapping[str, Any]) -> Extraction:
    """The extraction that :func:`to_record` wrote. Raises KeyError or TypeError for a record of another form."""
    return Extraction(
        file=record["file"],
        document=header_from_record(record["document"]),
        references=tuple(_reference(r) for r in record["references"]),
        relations=tuple(Relation(**_placed(r)) for r in record["relations"]),
        assignments=tuple(_assignment(a) for a in record["assignments"]),
        targets=tuple(Target(**_placed(t)) for t in record["targets"]),
        recipients=tuple(Recipient(**_placed(r)) for r in record["recipients"]),
    )


def facts_to_record(facts: Facts) -> Record:
    """What a user said of a file, as a JSON object without the fields that are silent."""
    return {key: value for key, value in asdict(facts).items() if value is not None and value is not False}


def facts_from_record(record: Mapping[str, Any]) -> Facts:
    return Facts(**record)


def _placed(record: Mapping[str, Any]) -> Record:
    where = record["evidence"]
    return {**record, "evidence": (Mention if "locator" in where else Evidence)(**where)}


def header_from_record(record: Mapping[str, Any]) -> Header:
    """The header out of the record of an extraction."""
    evidence = {field: Evidence(**where) for field, where in record["evidence"].items()}
    return Header(**{**record, "evidence": evidence})


def _reference(record: Mapping[str, Any]) -> Reference:
    mentions = tuple(Mention(**m) for m in record["mentions"])
    return Reference(**{**record, "mentions": mentions, "also": tuple(record["also"])})


def _assignment(record: Mapping[str, Any]) -> Assignment:
    assignees = tuple(Assignee(**a) for a in record["assignees"])
    return Assignment(**{**_placed(record), "assignees": assignees, "cites": tuple(record["cites"])})
