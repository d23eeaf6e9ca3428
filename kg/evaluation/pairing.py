"""Which of the things found is which of those annotated: documents, tasks, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from kg.evaluation.wording import alike, comparable, document_key

Json = Mapping[str, Any]
SAME_NAME, SAME_BODY, SAME_TASK = 0.9, 0.85, 0.75
"""What part of the letters has to agree: of a document known by name, of a body's name, of a task's beginning."""
BEGINNING = 80
"""Characters of a task by which it is known."""


def same_documents(annotated: Sequence[Json], found: Sequence[Json]) -> Callable[[str], str]:
    """A function that gives the key of a document by its symbol or name, one key for all that mean the same: what the
    annotation lists under `also`, and names found in a spelling that it knows."""
    keys: dict[str, str] = {}
    for reference in annotated:
        for other in reference.get("also") or ():
            keys[document_key(other)] = document_key(reference["ref"])

    def same(ref: str) -> str:
        key = document_key(ref)
        return keys.get(key, key)

    known = dict.fromkeys(same(reference["ref"]) for reference in annotated)
    for reference in found:
        if same(reference["ref"]) in known:
            continue
        spellings = [comparable(surface) for surface in reference.get("surface") or ()]
        means = next((key for spelling in spellings for key in known if alike(spelling, key, SAME_NAME)), None)
        if means is not None:
            keys[document_key(reference["ref"])] = means
    return same


def same_tasks(annotated: Sequence[Json], found: Sequence[Json]) -> tuple[list[tuple[Json, Json | None]], list[Json]]:
    """Each annotated task with the one found that begins most alike, each used once; and those found that none is."""
    free = [(comparable(task.get("task"))[:BEGINNING], task) for task in found]
    pairs: list[tuple[Json, Json | None]] = []
    for task in annotated:
        beginning = comparable(task.get("task"))[:BEGINNING]
        best, most = None, SAME_TASK
        for at, (other, _) in enumerate(free):
            share = 1.0 if beginning == other else _share(beginning, other, most)
            if share > most:
                best, most = at, share
        pairs.append((task, None if best is None else free.pop(best)[1]))
    return pairs, [task for _, task in free]


def _share(one: str, other: str, least: float) -> float:
    """The part of the letters that two wordings share, or 0 where it can't be more than `least`."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
        return 0.0
    return matcher.ratio()


def same_bodies(annotated: Iterable[Json], found: Iterable[Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The assignees of both sides by a name that is the same where they mean one body."""
    ours = {comparable(assignee["name"]): assignee for assignee in annotated}
    theirs: dict[str, Json] = {}
    for name, assignee in {comparable(assignee["name"]): assignee for assignee in found}.items():
        means = next((own for own in ours if own not in theirs and alike(own, name, SAME_BODY)), name)
        theirs[means] = assignee
    return ours, theirs
