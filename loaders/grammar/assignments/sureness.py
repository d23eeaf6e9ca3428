"""How sure it is that a body has a task: what speaks against it, each a row of kind `doubt` in `ontology/rules.tsv`.

Measured on annotated documents: an item that spells its duty out ("chủ trì", "có trách nhiệm") is right wherever it
stands; any other is the surer the closer it keeps to the usual form, a numbered item below a heading of one body.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.extraction import Assignee
from loaders.grammar.assignments.doers import Subject, opens_with_circumstance
from loaders.grammar.assignments.openings import opening_verb
from loaders.grammar.assignments.scenes import Scene
from loaders.grammar.lexicon.bodies import bodies_at
from loaders.grammar.lexicon.body_words import PLURAL, duty_verbs
from loaders.grammar.lexicon.phrases import words
from loaders.grammar.outline import Paragraph, Zone
from loaders.rules import confidence_of

_SPELLED_OUT = re.compile(r"(?:chủ\s+trì|(?:có|chịu)\s+(?:trách\s+nhiệm|nhiệm\s+vụ))(?!\w)", re.IGNORECASE)
_AND = re.compile(r",| và ")
_KINDS = frozenset(
    ("cơ quan", "đơn vị", "địa phương", "tổ chức", "cá nhân", "cấp", "ngành", "hội", "trường", "thành viên", "đồng chí")
)
_STANDING = ("standing rules",)
Doubts = tuple[str, ...] | None
"""What speaks against a task; None where its duty is spelled out, so that nothing does."""


def doubts_of_subject(p: Paragraph, subject: Subject, scene: Scene) -> Doubts:
    """What speaks against a paragraph that names who acts."""
    if _SPELLED_OUT.match(p.text, subject.duty):
        return _STANDING if scene.standing else None
    known = {
        "ordinary verb": True,
        "no section of duties": scene.kind != "duties",
        "no number": p.marker is None,
        "behind a clause": subject.how == "own" and subject.bodies[0].start > p.body,
        "in the opening": p.zone is Zone.OPENING,
        "standing rules": scene.standing,
    }
    return tuple(name for name, holds in known.items() if holds)


def doubts_of_heir(p: Paragraph, start: int, scene: Scene) -> Doubts:
    """What speaks against a paragraph whose doers stand above it, in a heading or a lead-in."""
    if _SPELLED_OUT.match(p.text, start):
        return _STANDING if scene.standing else None
    several = scene.doers is not None and len(scene.doers.bodies) > 1
    known = {
        "ordinary verb": scene.listed,
        "no verb": not _begins_with_verb(p.text, start),
        "no number": p.marker is None,
        "several bodies above": several and scene.listed,
        "several bodies in the heading": several and not scene.listed,
        "standing rules": scene.standing,
    }
    return tuple(name for name, holds in known.items() if holds)


def _begins_with_verb(text: str, start: int) -> bool:
    line = words(text, start, start + 80)
    return opens_with_circumstance(line) or duty_verbs().match(line, opening_verb(line)[0]) is not None


def with_confidence(assignees: tuple[Assignee, ...], task: float, doubts: Doubts) -> tuple[Assignee, ...]:
    """The assignees of a task, each as sure as the task less what speaks against its name and its role."""
    return tuple(Assignee(a.name, a.role, lessened(task, _doubts_of(a.name, a.role, doubts))) for a in assignees)


def lessened(confidence: float, doubts: Doubts) -> float:
    """A confidence less what speaks against it."""
    for doubt in doubts or ():
        confidence *= confidence_of("doubt", doubt)
    return round(confidence, 3)


@lru_cache(maxsize=4096)
def _doubts_of(name: str, role: str, doubts: Doubts) -> Doubts:
    """What speaks against one assignee; of a spelled-out duty, or of lines and columns that name the doers, only
    that the name fits anybody."""
    known = {
        "anybody": is_anybody(name),
        "unknown name": doubts is not None and not _is_known(name),
        "several unnamed": doubts is not None and "ordinary verb" in doubts and _is_plural(name),
        "partner": doubts is not None and role == "support",
    }
    return tuple(name for name, holds in known.items() if holds)


@lru_cache(maxsize=4096)
def is_anybody(name: str) -> bool:
    """Whether a name only tells a kind of bodies ("các cơ quan, đơn vị liên quan")."""
    named = name.casefold().split()
    if named and named[0] in PLURAL:
        named = named[1:]
    return _AND.split(" ".join(named))[0].removesuffix(" liên quan") in _KINDS


@lru_cache(maxsize=4096)
def _is_known(name: str) -> bool:
    """Whether a name begins as names of bodies do."""
    return bodies_at(name, 0, listed=True)[1] > 0


def _is_plural(name: str) -> bool:
    return name.split(" ", 1)[0].casefold() in PLURAL


def is_indefinite(subject: Subject) -> bool:
    """Whether a subject only stands for whoever is named elsewhere ("các cơ quan, đơn vị")."""
    return all(body.name.casefold() in _INDEFINITE for body in subject.bodies)


_INDEFINITE = frozenset(("các cơ quan, đơn vị", "các đơn vị", "các cơ quan", "đơn vị", "các địa phương"))
