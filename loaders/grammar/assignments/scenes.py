"""What holds for the paragraphs below a heading or lead-in: the kind of section, and who acts if they name nobody."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.extraction import Assignee, Role
from loaders.grammar.assignments.doers import Subject, find_subject, opens_with_circumstance
from loaders.grammar.assignments.openings import opening_verb, past_circumstance
from loaders.grammar.lexicon.bodies import FoundBody, bodies_at, split_bodies
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import Phrases, words
from loaders.grammar.outline import Paragraph


class Scene(NamedTuple):
    """`kind` is that of the section (see `section_kind`). `doers` act where a paragraph names nobody; where they come
    from a lead-in or an item (`listed`) only what begins with a verb is theirs. `given` are the assignees that a
    lead-in ("… chủ trì, phối hợp với …:") fixes for its list. `text` is the kind of the whole text (`text_kind`);
    `standing` says that duties are those of standing rules, outside their part on execution. Below a lead-in that
    breaks off behind "phối hợp với" each item begins with its partners; `partners` is what the doers are to it.
    `closed` says that the doers stand inside a whole sentence, which hands them on to a list only."""

    kind: str = ""
    doers: Subject | None = None
    listed: bool = False
    given: tuple[Assignee, ...] = ()
    text: str = ""
    standing: bool = False
    partners: Role | None = None
    closed: bool = False


_DIRECTS = re.compile(r"chỉ\s+đạo[\s*]*:[\s*]*\Z")


def fixed_by(lead_in: str, assignees: tuple[Assignee, ...]) -> tuple[Assignee, ...]:
    """The assignees that an open lead-in fixes for its list. Those who direct without steering anybody by name are
    fixed where the list is what they direct ("lãnh đạo, chỉ đạo:"), not where they carry it out ("chỉ đạo thực hiện:").
    """
    directs = any(a.role == "direct" for a in assignees)
    return () if directs and not steered(assignees) and not _DIRECTS.search(lead_in) else assignees


def as_given(given: tuple[Assignee, ...], own: tuple[Assignee, ...], bare: bool = False) -> tuple[Assignee, ...]:
    """The assignees of an item below a lead-in, given those by its own words: the lead-in may fix leader and
    supporters, those who direct, beside the bodies that they steer, and who advises on a `bare` item without a verb."""
    if given and all(a.role == "advise" for a in given):
        return given if bare else own
    directing = tuple(a for a in given if a.role == "direct")
    if directing and (steered(given) or not any(a.role == "support" for a in own)):
        known = {a.name for a in directing}
        return directing + tuple(a for a in own if a.name not in known) if steered(given) else directing
    return given if any(a.role == "support" for a in given[1:]) and given[0].role == "lead" else own


def steered(assignees: tuple[Assignee, ...]) -> Subject | None:
    """The bodies that a directing body steers by name: what stands below is theirs."""
    leads = [a.name for a in assignees if a.role == "lead"]
    if not leads or not any(a.role == "direct" for a in assignees):
        return None
    return Subject(tuple(FoundBody(0, 0, name) for name in leads), 0, "inherited")


_HEADING_OPENINGS = Phrases((phrase, True) for phrase in ("trách nhiệm của", "đối với", "nhiệm vụ của", "về phía"))


def named_in_heading(p: Paragraph, opens: bool) -> Subject | None:
    """The bodies that a heading names, where it does nothing else ("1. Sở Y tế", "Đề nghị UBND tỉnh:")."""
    line = words(p.text, p.body)
    prefix = _HEADING_OPENINGS.match(line, 0)
    start = line.start(prefix[0]) if prefix and prefix[0] < len(line) else p.body
    subject = find_subject(p.text, start)
    if subject is not None:
        bare = subject.how == "heading" or p.text[subject.duty :].strip(" .:;*") == ""
        return subject._replace(how="heading") if bare else None
    regarded, end = bodies_at(p.text, start, listed=True) if prefix else ([], start)
    if regarded and not p.text[end:].strip(" .:;*"):  # "Đối với tỉnh Lạng Sơn"
        return Subject(tuple(regarded), start, "heading")
    names = split_bodies(p.text[start:].strip(" .:;*")) if opens and len(p.text) < 300 else []
    return Subject(tuple(FoundBody(0, 0, name) for name in names), start, "heading") if names else None


def begins_duty(p: Paragraph, start: int) -> bool:
    """Whether a list item begins with a verb; past an opening such as "Căn cứ Kế hoạch này, …"; behind an
    opening without its verb only a numbered item or one with a bullet does."""
    verb = past_circumstance(p.text, start, len(p.text))
    line = words(p.text, verb, verb + 120)
    if verb == start and p.marker is None and opens_with_circumstance(line):
        return False
    at, _ = opening_verb(line)
    return duty_verbs().match(line, at) is not None or at > 0
