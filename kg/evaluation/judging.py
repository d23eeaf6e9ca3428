"""What was found in a document, held against what its annotation says, finding by finding.

Both sides are JSON objects with the fields of an annotation; what was found has `start`, `end`, `rule` and
`confidence` besides, as `kg extract --format json` prints them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.evaluation.pairing import same_bodies, same_documents, same_tasks
from kg.evaluation.wording import alike, comparable, document_key
from loaders.rules import confidence_of

Json = Mapping[str, Any]
Verdict = Literal["right", "missed", "wrong"]

EXACT = ("number", "type", "issued_on", "level")
WORDED = {"issuer": 0.9, "territory": 0.9, "title": 0.85, "signer": 0.9, "signer_position": 0.9}
"""Header fields, and what part of a wording has to agree."""
ISSUER, DEADLINE = 0.85, 0.8
"""What part of a reference's issuer and of a deadline has to agree."""
EDGES, DEADLINES = "edges", "deadlines"
"""Groups of what stands in the graph: bodies with their roles, and deadlines, of all tasks found. Other than in the
groups `assignees.role` and `tasks.deadline` those of tasks that no reader sees are among them."""
UNSCORED = (EDGES, DEADLINES)
"""They count for calibration only."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One finding of a document: `right` where annotation and program agree, `missed` where only the annotation has
    it, `wrong` where only the program has it. `what` says in words what it is about; `quote` is what stands in the
    text; the rest is the program's evidence, None where it has none."""

    file: str
    group: str
    verdict: Verdict
    what: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says, in comparable words, and where."""

    what: str
    quote: str = ""
    evidence: Json | None = None
    sure: float | None = None


def judge(file: str, annotated: Json, found: Json) -> list[Judgement]:
    """Every finding of a document with its verdict, group by group."""
    return [
        *_header(file, annotated.get("document") or {}, found.get("document") or {}),
        *_references_and_relations(file, annotated, found),
        *_tasks(file, annotated.get("assignments") or (), found.get("assignments") or ()),
        *_targets(file, annotated, found),
        *_recipients(file, annotated, found),
    ]


def _compared(file: str, group: str, annotated: Iterable[Said], found: Iterable[Said]) -> Iterator[Judgement]:
    """Verdicts on what two sides say; what is said twice has to be annotated twice."""
    open_: Counter[str] = Counter()
    wanted = list(annotated)
    open_.update(said.what for said in wanted)
    for said in found:
        right = open_[said.what] > 0
        open_[said.what] -= right
        yield _judgement(file, group, "right" if right else "wrong", said)
    for said in wanted:
        if open_[said.what] > 0:
            open_[said.what] -= 1
            yield _judgement(file, group, "missed", said)


def _judgement(file: str, group: str, verdict: Verdict, said: Said) -> Judgement:
    if said.evidence is None or "start" not in said.evidence:
        return Judgement(file, group, verdict, said.what, said.quote, confidence=said.sure)
    place = said.evidence
    sure = place.get("confidence") if said.sure is None else said.sure
    return Judgement(file, group, verdict, said.what, said.quote, place["start"], place["end"], place.get("rule"), sure)


def _header(file: str, annotated: Json, found: Json) -> Iterator[Judgement]:
    evidence = found.get("evidence") or {}
    for field in (*EXACT, *WORDED):
        known = document_key if field in EXACT else comparable
        wanted, read = known(annotated.get(field)), known(found.get(field))
        if field in WORDED and alike(wanted, read, WORDED[field]):
            read = wanted
        place = evidence.get(field) or (evidence.get("issuer") if field in ("level", "territory") else None)
        yield from _compared(
            file,
            f"header.{field}",
            [Said(wanted, str(annotated[field]))] if wanted else [],
            [Said(read, str(found[field]), place)] if read else [],
        )


def _references_and_relations(file: str, annotated: Json, found: Json) -> Iterator[Judgement]:
    same = same_documents(annotated.get("references") or (), found.get("references") or ())
    wanted = {same(r["ref"]): r for r in annotated.get("references") or ()}
    read = {same(r["ref"]): r for r in found.get("references") or ()}

    def mention(key: str, reference: Json) -> Said:
        return Said(key, next(iter(reference.get("surface") or ()), key), reference)

    yield from _compared(
        file, "references", (mention(k, r) for k, r in wanted.items()), (mention(k, r) for k, r in read.items())
    )
    for key in sorted(wanted.keys() & read.keys()):
        one, other = wanted[key], read[key]
        for field in ("issued_on", "issuer"):
            a, b = (comparable(r.get(field)) if field == "issuer" else r.get(field) or "" for r in (one, other))
            b = a if field == "issuer" and alike(a, b, ISSUER) else b
            yield from _compared(
                file,
                f"references.{field}",
                [Said(f"{key}: {a}", mention(key, one).quote)] if a else [],
                [Said(f"{key}: {b}", mention(key, other).quote, other)] if b else [],
            )

    def stated(side: Json, group: str) -> Iterator[Said]:
        said: dict[tuple[str, str, str], Said] = {}
        for r in side.get("relations") or ():
            source, target = ("SELF" if end == "SELF" else same(end) for end in (r["source"], r["target"]))
            if group == f"relations.{r['type']}" or (group == "relations" and r["type"] != "cites"):
                what = f"{source} {r['type']} {target}"
                said.setdefault((source, r["type"], target), Said(what, r.get("quote") or "", r))
        yield from said.values()

    for group in ("relations", "relations.implements", "relations.cites"):
        yield from _compared(file, group, stated(annotated, group), stated(found, group))


def _tasks(file: str, annotated: Iterable[Json], found: Iterable[Json]) -> Iterator[Judgement]:
    pairs, unseen = same_tasks(list(annotated), list(found))
    for wanted, read in pairs:
        head = _head(wanted)
        quote = wanted.get("task") or ""
        if read is None:
            yield _judgement(file, "tasks", "missed", Said(head, quote))
        else:
            yield _judgement(file, "tasks", "right", Said(head, quote, read))
        yield from _task(file, head, wanted, read or {})
    for task in unseen:
        said = Said(_head(task), task.get("task") or "", task)
        yield _judgement(file, "tasks", "wrong", said)
        for assignee in task.get("assignees") or ():
            yield _judgement(file, EDGES, "wrong", _edge(_head(task), assignee["name"], assignee, task))
        if task.get("deadline"):
            yield _judgement(file, DEADLINES, "wrong", said)


def _task(file: str, head: str, wanted: Json, read: Json) -> Iterator[Judgement]:
    """Who does a task, in which role, of which level, and by when."""
    ours, theirs = same_bodies(wanted.get("assignees") or (), read.get("assignees") or ())
    yield from _compared(
        file,
        "assignees",
        (Said(f"{head} > {name}", wanted["task"]) for name in ours),
        (_edge(head, name, a, read, role=False) for name, a in theirs.items()),
    )
    for group in ("assignees.role", EDGES):
        yield from _compared(
            file,
            group,
            (Said(f"{head} > {name} = {a.get('role')}", wanted["task"]) for name, a in ours.items()),
            (_edge(head, name, a, read) for name, a in theirs.items()),
        )
    level, other = wanted.get("level") or "", read.get("level") or ""
    due, by = comparable(wanted.get("deadline")), comparable(read.get("deadline"))
    by = due if alike(due, by, DEADLINE) else by
    for group, a, b in (("tasks.level", level, other), ("tasks.deadline", due, by), (DEADLINES, due, by)):
        yield from _compared(
            file,
            group,
            [Said(f"{head} {a}", wanted["task"])] if a else [],
            [Said(f"{head} {b}", read.get("task") or "", read)] if b else [],
        )


def _head(task: Json) -> str:
    return comparable(task.get("task"))[:40]


def _edge(head: str, name: str, assignee: Json, task: Json, role: bool = True) -> Said:
    what = f"{head} > {name} = {assignee.get('role')}" if role else f"{head} > {name}"
    return Said(what, task.get("task") or "", task, assignee.get("confidence"))


def _targets(file: str, annotated: Json, found: Json) -> Iterator[Judgement]:
    def aim(target: Json) -> Said:
        value = target.get("value")
        number = f"{value:g}" if isinstance(value, int | float) else str(value)
        what = f"{number} {comparable(target.get('unit'))} {target.get('due') or ''}"
        return Said(what, target.get("text") or "", target)

    if "targets" in annotated:
        yield from _compared(file, "targets", map(aim, annotated["targets"]), map(aim, found.get("targets") or ()))


def _recipients(file: str, annotated: Json, found: Json) -> Iterator[Judgement]:
    sure = confidence_of("recipient", "recipients")
    if "recipients" in annotated:
        yield from _compared(
            file,
            "recipients",
            (Said(without_brackets(line), line) for line in annotated["recipients"]),
            (Said(without_brackets(line), line, None, sure) for line in found.get("recipients") or ()),
        )


_IN_BRACKETS = re.compile(r"\(.*?\)")


def without_brackets(line: str) -> str:
    """A recipient without remarks in brackets."""
    return comparable(_IN_BRACKETS.sub("", line))
