"""One document laid out for people: its facts, then what it rests on and what follows from it, each group together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kg.cli.messages import heading, named, say, spoken
from kg.cli.output import Row, console, worded
from kg.cli.tables import framed, lines, proof
from kg.cli.titles import kindly, type_in_words

FIRST = (
    *("symbol", "title", "doc_type", "issued_on", "issuer", "level", "territory", "signer", "signer_position"),
    *("status", "undecided", "conflicts"),
)
LAST = ("track", "term", "authority")
REPEATED = ("number", "year", "resolved", "issued_by")
"""Facts about a document itself: those that people look for first, those that explain, those that others say too."""

UPWARDS = ("implements", "rests_on", "guides", "amends", "replaces", "repeals", "promulgates")
DOWNWARDS = ("implemented_by", "basis_of", "guided_by", "amended_by", "replaced_by", "repealed_by", "promulgated_by")
RELATIONS = (*UPWARDS, "cites", *DOWNWARDS, "cited_by", "named_in_task")
"""Relations in the order in which they are told. A document that stands in one of them is not told again as cited."""

MOST = 25
"""So many documents are told of a relation; of the others only their number."""


def print_documents(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """What is known of each document: facts, relations, tasks by body, targets, recipients, sources."""
    for document, group in groupby(rows, key=lambda row: row["document"]):
        told = list(group)
        own = {row["property"]: worded(row["value"]) for row in told if row["other"] is None}
        table = framed(own.get("symbol") or own.get("title") or document, show_header=False)
        table.add_column(min_width=14, max_width=22)
        table.add_column(overflow="fold", ratio=1)
        for name, parts in (*_facts(told), *_relations(told), *_work(told), *_ends(told)):
            table.add_row(lines((name, "dim")), lines(*parts))
        console().print(table)


Part = tuple[str, list[tuple[str, str]]]
"""A heading and the styled lines beside it."""


def _facts(told: Sequence[Row]) -> Iterator[Part]:
    known = {row["property"]: row for row in told if row["other"] is None}
    others = sorted(known.keys() - {*FIRST, *LAST, *REPEATED})
    issued = next((row for row in told if row["property"] == "issued_by"), {})
    for name in (*FIRST, *others, *LAST):
        if name in known:
            evidence = issued if name == "issuer" else known[name] if name == "title" else {}
            if evidence.get("quote") == known.get("symbol", {}).get("value"):
                evidence = {"source": evidence.get("source")}
            yield heading(name), [(_in_words(name, known[name]["value"]), ""), proof(evidence)]


def _in_words(name: str, value: Any) -> str:
    if name == "doc_type":
        return type_in_words(worded(value), spoken() == "vi")
    if name == "conflicts":
        return _differences(worded(value))
    if name == "undecided":
        lacking = ", ".join(heading(one).lower() for one in value)
        return say("open_identity_lacks" if lacking else "open_identity", lacking=lacking)
    return named(name, worded(value))


def _differences(conflicts: str) -> str:
    """What sources say differently: `Issued by: Ban Bí thư [a.txt] / Bộ Chính trị [b.txt]`."""
    try:
        said: dict[str, dict[str, list[str]]] = json.loads(conflicts)
        each = {
            field: " / ".join(f"{named(field, worded(value))} [{', '.join(who)}]" for value, who in values.items())
            for field, values in said.items()
        }
    except (ValueError, AttributeError, TypeError):
        return conflicts
    return "; ".join(f"{heading(field)}: {values}" for field, values in each.items())


def _relations(told: Sequence[Row]) -> Iterator[Part]:
    seen: set[tuple[bool, str]] = set()
    for name in RELATIONS:
        downwards = name not in (*UPWARDS, "cites")
        new = [row for row in told if row["property"] == name and (downwards, row["other"]) not in seen]
        seen |= {(downwards, row["other"]) for row in new}
        yield from _related(name, new)
    listed = {*RELATIONS, "issued_by", "sent_to", "task", "target", "described_by"}
    rest = sorted((row for row in told if row["other"] and row["property"] not in listed), key=lambda r: r["property"])
    for name, rows in groupby(rest, key=lambda row: str(row["property"])):
        yield from _related(name, list(rows))


def _related(name: str, rows: Sequence[Row]) -> Iterator[Part]:
    for place, row in enumerate(rows[:MOST]):
        remark = f" ({say('not_known_which')})" if row["undecided"] else ""
        yield _once(name, place), [(kindly(worded(row["value"])) + remark, ""), proof(row)]
    if len(rows) > MOST:
        yield "", [(say("and_more", count=len(rows) - MOST), "dim")]


def _work(told: Sequence[Row]) -> Iterator[Part]:
    """Tasks by body, in the order in which bodies first have one; then targets."""
    bodies: dict[str, list[Row]] = {}
    for row in told:
        if row["property"] == "task":
            bodies.setdefault(worded(row["body"]), []).append(row)
    for place, (body, tasks) in enumerate(bodies.items()):
        yield _once("task", place), [(body or say("nobody_named"), "bold"), *(_task(task) for task in tasks)]
    targets = [row for row in told if row["property"] == "target"]
    for place, row in enumerate(targets):
        yield _once("target", place), [(worded(row["value"]), ""), proof(row)]


def _task(row: Row) -> tuple[str, str]:
    when, due = named("recurrence", worded(row["deadline"])), named("due_on", worded(row["due_on"]))
    date = "" if due in when else due
    facts = "; ".join(part for part in (named("role", worded(row["role"])), when, date) if part)
    return f"• {worded(row['value'])}{f' ({facts})' if facts else ''}", ""


def _ends(told: Sequence[Row]) -> Iterator[Part]:
    """To whom the document was sent, and where its text comes from."""
    sent = "; ".join(worded(row["value"]) for row in told if row["property"] == "sent_to")
    sources = ", ".join(worded(row["value"]) for row in told if row["property"] == "described_by")
    yield from ((heading(name), [(text, "")]) for name, text in (("sent_to", sent), ("described_by", sources)) if text)


def _once(name: str, place: int) -> str:
    return "" if place else heading(name)
