"""Who is to do what: one assignment for each paragraph, list item or table row that gives a body something to do.

The doers are those of the item itself, else of the lines below it ("Cơ quan chủ trì: …"), else of the heading or
lead-in above it. What stands under "Mục đích, yêu cầu" and the like are principles, no tasks.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from loaders.extraction import Assignee, Assignment, Evidence, Header, Reference
from loaders.grammar.bodies import FoundBody, body_level, split_bodies
from loaders.grammar.body_parts import duty_verbs
from loaders.grammar.deadlines import Deadline, find_deadline, whole_deadline
from loaders.grammar.doer_lines import DoerLines, doer_lines, label_of
from loaders.grammar.doers import Subject, find_subject, orders
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.phrases import Phrases, words
from loaders.grammar.roles import assignees_of, opening_verb
from loaders.grammar.sections import section_kind
from loaders.grammar.task_tables import task_rows

_TASK_ZONES = (Zone.OPENING, Zone.BODY, Zone.CLOSING, Zone.ANNEX)
_QUOTED = 160
"""So many characters of an item stand for it in `Assignment.task`."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What holds for the paragraphs below one: the kind of section, and who acts where they name nobody."""

    kind: str = ""
    doers: Subject | None = None
    listed: bool = False
    """The doers come from a lead-in or an item: only what begins with a verb is theirs."""


def find_assignments(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Assignment, ...]:
    """The assignments of a text, in text order."""
    reader = _Reader(content, paragraphs, header, references)
    return reader.read()


_ORDERS = ("order", "label", "invitation")


def _is_idle(subject: Subject, scene: _Scene) -> bool:
    """Whether an invitation stands where no duties are handed out."""
    return subject.how == "invitation" and scene.kind != "duties" and scene.doers is None


class _Reader:
    def __init__(
        self, content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
    ) -> None:
        self.content = content
        self.paragraphs = paragraphs
        self.header = header
        self.mentions = sorted((m.start, r.ref) for r in references for m in r.mentions)
        self.children: dict[int | None, list[int]] = {}
        for i, p in enumerate(paragraphs):
            self.children.setdefault(p.parent, []).append(i)
        self.found: dict[int, Assignment] = {}
        self.described: set[int] = set()
        """Items whose doers stand below them with their own duties: what they say is no duty of anybody above."""

    def read(self) -> tuple[Assignment, ...]:
        lined, owned, lines_at = self._by_lines()
        for row in task_rows(self.paragraphs):
            time = whole_deadline(self.paragraphs[row.paragraph].text, *row.time) if row.time else None
            self._note(row.paragraph, row.assignees, "task-table", 0.9, time, row.task)
        scenes: dict[int | None, _Scene] = {None: _Scene()}
        lead_ins: dict[int | None, Subject] = {}
        for i, p in enumerate(self.paragraphs):
            scene = self._scene(i, p, scenes.get(p.parent, _Scene()), lead_ins)
            scenes[i] = scene
            if p.cells or p.zone not in _TASK_ZONES or i in lines_at:
                continue
            if i in lined:
                self._with_lines(i, lined[i])
            elif scene.kind not in ("silent", "aims"):
                scenes[i] = self._item(i, p, scene, lead_ins, owned.get(i))
        return tuple(self.found[i] for i in sorted(self.found))

    def _by_lines(self) -> tuple[dict[int, DoerLines], dict[int, DoerLines], set[int]]:
        """Tasks with doer lines, items that name their doers below such a label, and the paragraphs that are lines."""
        lined: dict[int, DoerLines] = {}
        owned: dict[int, DoerLines] = {}
        spent: set[int] = set()
        for lines in doer_lines(self.paragraphs, self.children):
            for own in lines.own:
                owned[own] = lines
            if lines.own:
                self.described.update(lines.tasks)
                self.described.add(lines.below)
            if lines.lead or lines.support:
                for task in lines.tasks:
                    lined[task] = lines
        for i, p in enumerate(self.paragraphs):
            label = None if p.cells else label_of(p.text, p.body, bare=True)
            if label and label.means not in ("task", "group") and i not in lined:
                spent.add(i)
            if p.parent in spent:
                spent.add(i)
        return lined, owned, spent

    def _scene(self, i: int, p: Paragraph, above: _Scene, lead_ins: dict[int | None, Subject]) -> _Scene:
        """What holds at a paragraph and below it: from above, from a lead-in before it, and by its own heading."""
        scene = above
        if (lead_in := lead_ins.get(p.parent)) is not None and not scene.doers:
            scene = replace(scene, doers=lead_in, listed=True)
        if not p.heading:
            return scene
        kind = section_kind(p)
        if kind:
            scene = _Scene(kind)
            lead_ins.pop(p.parent, None)
        doers = named_in_heading(p, bool(self.children.get(i)))
        return _Scene(scene.kind, doers) if doers else scene

    def _item(
        self, i: int, p: Paragraph, scene: _Scene, lead_ins: dict[int | None, Subject], owned: DoerLines | None
    ) -> _Scene:
        """Notes what a paragraph gives its bodies to do; hands on what holds below it."""
        below = self.children.get(i, [])
        if p.heading and scene.doers and named_in_heading(p, True):
            return scene
        label = label_of(p.text, p.body, bare=bool(below))
        start = label.value if label else p.body
        subject = find_subject(p.text, start, anywhere=p.zone in (Zone.OPENING, Zone.CLOSING))
        if subject and ((p.zone is Zone.OPENING and subject.how not in _ORDERS) or _is_idle(subject, scene)):
            subject = None
        ends_open = p.words.endswith(":")
        if subject is not None and subject.how == "heading":
            return _Scene(scene.kind, subject) if (below and scene.kind != "") or p.marker else scene
        if subject is not None and p.text[subject.duty :].strip(" .:;*") == "":
            if ends_open and not below:
                lead_ins[p.parent] = subject
            return _Scene(scene.kind, subject, True)
        if subject is not None:
            if ends_open and not below:
                lead_ins[p.parent] = subject
            if not (ends_open and _only_introduces(p.text, subject)):
                self._with_subject(i, subject, owned)
            return replace(scene, doers=subject, listed=True)
        if p.heading or p.zone in (Zone.OPENING,) or scene.doers is None or (label and label.means == "group"):
            return scene
        inherited = Subject(scene.doers.bodies, start, "inherited")
        if i not in self.described and (not scene.listed or _begins_with_verb(p.text, start)):
            self._note(i, assignees_of(p.text, inherited), "heading" if not scene.listed else "lead-in", 0.85)
        return replace(scene, listed=True)

    def _with_subject(self, i: int, subject: Subject, owned: DoerLines | None) -> None:
        p = self.paragraphs[i]
        assignees = assignees_of(p.text, subject)
        if subject.how == "order" and p.zone == Zone.CLOSING:
            further = [a for order in orders(p.text, subject.duty) for a in assignees_of(p.text, order)]
            known = {a.name.casefold() for a in assignees}
            assignees = (*assignees, *(a for a in further if a.name.casefold() not in known))
        time = self._line_time(owned) if owned else None
        self._note(i, assignees, subject.how, 0.8, time)

    def _with_lines(self, i: int, lines: DoerLines) -> None:
        p = self.paragraphs[i]
        label = label_of(p.text, p.body)
        subject = None if label and label.means == "task" else find_subject(p.text, p.body)
        if subject is not None and subject.how in ("own", "order") and not is_indefinite(subject):
            self._note(i, assignees_of(p.text, subject), "doer-lines", 0.85, self._line_time(lines))
        else:
            self._note(i, lines.assignees, "doer-lines", 0.9, self._line_time(lines))

    def _line_time(self, lines: DoerLines) -> Deadline | None:
        if lines.deadline is None:
            return None
        at, start, end = lines.deadline
        return whole_deadline(self.paragraphs[at].text, start, end)

    def _note(
        self,
        i: int,
        assignees: tuple[Assignee, ...],
        rule: str,
        confidence: float,
        time: Deadline | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        p = self.paragraphs[i]
        begin, end = span or (p.body, len(p.text.rstrip()))
        if not assignees or begin >= end or i in self.found:
            return
        text = p.text[begin:end]
        time = time or find_deadline(text)
        first = next((a for a in assignees if a.role != "support"), assignees[0])
        start, stop = p.start + begin, p.start + end
        self.found[i] = Assignment(
            section=p.section,
            task=" ".join(text.split())[:_QUOTED],
            assignees=assignees,
            evidence=Evidence(self.content[start:stop], start, stop, f"assignment:{rule}", confidence),
            deadline=time.text if time else None,
            level=body_level(first.name, self.header),
            due_on=time.due_on if time else None,
            recurrence=time.recurrence if time else None,
            cites=self._cited(start, stop),
        )

    def _cited(self, start: int, end: int) -> tuple[str, ...]:
        at = bisect_left(self.mentions, (start, ""))
        refs = []
        while at < len(self.mentions) and self.mentions[at][0] < end:
            refs.append(self.mentions[at][1])
            at += 1
        return tuple(dict.fromkeys(refs))


_HEADING_OPENINGS = Phrases((phrase, True) for phrase in ("trách nhiệm của", "đối với", "nhiệm vụ của", "về phía"))


def named_in_heading(p: Paragraph, opens: bool) -> Subject | None:
    """The bodies that a heading names, where it does nothing else ("1. Sở Y tế", "Đề nghị UBND tỉnh:")."""
    line = words(p.text, p.body)
    prefix = _HEADING_OPENINGS.match(line, 0)
    start = line[prefix[0]].start if prefix and prefix[0] < len(line) else p.body
    subject = find_subject(p.text, start)
    if subject is not None:
        bare = subject.how == "heading" or p.text[subject.duty :].strip(" .:;*") == ""
        return replace(subject, how="heading") if bare else None
    names = split_bodies(p.text[start:].strip(" .:;*")) if opens and len(p.text) < 300 else []
    return Subject(tuple(FoundBody(0, 0, name) for name in names), start, "heading") if names else None


def is_indefinite(subject: Subject) -> bool:
    """Whether a subject only stands for whoever is named elsewhere ("các cơ quan, đơn vị")."""
    return all(body.name.casefold() in _INDEFINITE for body in subject.bodies)


_INDEFINITE = frozenset(("các cơ quan, đơn vị", "các đơn vị", "các cơ quan", "đơn vị", "các địa phương"))


def _begins_with_verb(text: str, start: int) -> bool:
    line = words(text, start, start + 120)
    at, _ = opening_verb(line)
    return duty_verbs().match(line, at) is not None or at > 0


def _only_introduces(text: str, subject: Subject) -> bool:
    """Whether an open sentence ("… thực hiện các nhiệm vụ sau:") has no duty beside introducing its list."""
    return len(text[subject.duty :].rstrip()) < 90
