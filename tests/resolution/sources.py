"""Sources for the tests: written in a few words, or out of gold annotations."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from kg.corpus import SourceRecord
from loaders.extraction import (
    SELF,
    Assignee,
    Assignment,
    Extraction,
    Header,
    Mention,
    Recipient,
    Reference,
    Relation,
    Target,
)
from loaders.text import Facts


def at(quote: str, start: int = 0) -> Mention:
    return Mention(quote, start, start + len(quote), "made-up", 0.9)


def ref(
    name: str,
    issued_on: str | None = None,
    issuer: str | None = None,
    *,
    type: str | None = None,
    also: tuple[str, ...] = (),
    term: str | None = None,
    start: int = 0,
) -> Reference:
    return Reference(name, type, issuer, issued_on, (at(name, start),), also, term)


def source(
    uri: str,
    header: Header | None = None,
    *references: Reference,
    relations: tuple[tuple[str, str, str], ...] = (),
    assignments: tuple[Assignment, ...] = (),
    targets: tuple[Target, ...] = (),
    recipients: tuple[str, ...] = (),
    content: str | None = None,
) -> SourceRecord:
    """A source that says of itself what the header says, and refers to other documents."""
    header = header or Header(type="KH", title=f"Kế hoạch {uri}")
    extraction = Extraction(
        file=f"{uri}.txt",
        document=header,
        references=references,
        relations=tuple(Relation(s, t, o, at(f"{s} {t} {o}")) for s, t, o in relations),  # type: ignore[arg-type]
        assignments=assignments,
        targets=targets,
        recipients=tuple(Recipient(line, at(line)) for line in recipients),
    )
    return record(uri, extraction, content if content is not None else uri)


def record(uri: str, extraction: Extraction, content: str) -> SourceRecord:
    return SourceRecord(
        uri=uri,
        file=extraction.file,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        media_type="text/plain",
        kind=extraction.document.kind,
        content=content,
        facts=Facts(),
        extraction=extraction,
    )


def gold_source(path: Path, texts: Path) -> SourceRecord:
    """What a careful reader found in a document, as a source; offsets are made up where a quote isn't verbatim."""
    gold = json.loads(path.read_text("utf-8"))
    content = (texts / gold["file"]).read_text("utf-8")
    return record(gold["file"], gold_extraction(gold, content), content)


def gold_extraction(gold: dict[str, Any], content: str) -> Extraction:
    def found(quote: str) -> Mention:
        return at(quote, max(content.find(quote), 0))

    return Extraction(
        file=gold["file"],
        document=Header(**gold["document"]),
        references=tuple(
            Reference(
                r["ref"],
                r["type"],
                r["issuer"],
                r["issued_on"],
                tuple(found(quote) for quote in r["surface"] or [r["ref"]]),
                tuple(r.get("also") or ()),
            )
            for r in gold["references"]
        ),
        relations=tuple(
            Relation(r["source"], r["type"], r["target"], found(r["quote"] or "")) for r in gold["relations"]
        ),
        assignments=tuple(
            Assignment(
                a["section"],
                a["task"],
                tuple(Assignee(**x) for x in a["assignees"]),
                found(a["task"]),
                a["deadline"],
                a["level"],
            )
            for a in gold["assignments"]
        ),
        targets=tuple(Target(**t, evidence=found(t["text"])) for t in gold["targets"]),
        recipients=tuple(Recipient(line, found(line)) for line in gold["recipients"]),
    )


__all__ = ["SELF", "at", "gold_extraction", "gold_source", "record", "ref", "source"]
