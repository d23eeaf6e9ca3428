"""Who is to do what: one assignment for each paragraph, list item or table row that gives a body something to do.

The doers are those of the item itself, else of the lines below it ("Cơ quan chủ trì: …"), else of the heading or
lead-in above it. What stands under "Mục đích, yêu cầu" and the like are principles, no tasks.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache, partial

from loaders.extraction import Assignee, Assignment, Evidence, Header, Reference
from loaders.grammar.assignments.doer_lines import DoerLines, doer_lines, labels_of
from loaders.grammar.assignments.doers import Subject, find_subject, orders
from loaders.grammar.assignments.lead_ins import (
    breaks_off,
    has_details,
    lists_parts,
    may_be_verb,
    only_introduces,
    points_on,
    states_rule,
)
from loaders.grammar.assignments.roles import assignees_of, shared_with
from loaders.grammar.assignments.scenes import Scene, as_given, begins_duty, fixed_by, named_in_heading, steered
from loaders.grammar.assignments.sentences import in_closing_brackets, later_subjects
from loaders.grammar.assignments.standing_rules import grants, lays_duty
from loaders.grammar.assignments.subjects import subject_of
from loaders.grammar.assignments.sureness import (
    Doubts,
    doubts_of_heir,
    doubts_of_subject,
    is_indefinite,
    lessened,
    with_confidence,
)
from loaders.grammar.assignments.task_tables import task_rows
from loaders.grammar.assignments.times_after import time_after
from loaders.grammar.lexicon.bodies import body_level
from loaders.grammar.lexicon.deadlines import Deadline, due_after, find_deadline, whole_deadline
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.outline.sections import section_kind, text_kind
from loaders.rules import confidence_of

_TASK_ZONES = (Zone.BASIS, Zone.OPENING, Zone.BODY, Zone.CLOSING, Zone.ANNEX)
_QUOTED = 160
"""So many characters of an item stand for it in `Assignment.task`."""


def find_assignments(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Assignment, ...]:
    """The assignments of a text, in text order."""
    reader = _Reader(content, paragraphs, header, references)
    return reader.read()


class _Reader:
    def __init__(
        self, content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
    ) -> None:
        self.content = content
        self.paragraphs = paragraphs
        self.header = header
        self.level_of = cache(partial(body_level, header=header))
        self.mentions = sorted((m.start, r.ref) for r in references for m in r.mentions)
        self.children: dict[int | None, list[int]] = {}
        for i, p in enumerate(paragraphs):
            self.children.setdefault(p.parent, []).append(i)
        self.lead_ins: dict[int | None, Scene] = {}
        """What a lead-in among the paragraphs below a heading hands on to those after it, by the heading."""
        self.labels = labels_of(paragraphs, self.children)
        self.headings: dict[int, Subject | None] = {}
        self.topics: dict[int | None, bool] = {}
        self.verbal: dict[int | None, bool] = {}
        """Whether most items below a paragraph begin with a verb."""
        self.found: dict[int, Assignment] = {}
        self.introducing: dict[int, tuple[Subject, tuple[Assignee, ...], Scene]] = {}
        """Lead-ins that say no more than who is to do what stands in their list."""
        self.described: set[int] = set()
        """Items whose doers stand below them with their own duties: what they say is no duty of anybody above."""

    def read(self) -> tuple[Assignment, ...]:
        lined, owned, lines_at = self._by_lines()
        for row in task_rows(self.paragraphs):
            time = whole_deadline(self.paragraphs[row.paragraph].text, *row.time) if row.time else None
            self._note(row.paragraph, row.assignees, "task-table", time, row.task)
        scenes: dict[int | None, Scene] = {}
        of_text = bare = Scene()
        for i, p in enumerate(self.paragraphs):
            of_text = self._of_text(i, p, of_text)
            above = scenes.get(p.parent, bare)
            if of_text.text and not above.text and p.zone is not Zone.CLOSING:
                above = of_text
            scene = self._scene(i, p, above)
            scenes[i] = scene
            if p.cells or p.zone not in _TASK_ZONES or i in lines_at:
                continue
            if i in lined:
                self._with_lines(i, lined[i])
            elif scene.kind == "rules":
                scenes[i] = self._rule(i, p, scene)
            elif scene.kind not in ("silent", "aims"):
                scenes[i] = self._item(i, p, scene, owned.get(i))
        for i, (subject, assignees, scene) in self.introducing.items():  # a list of no duties is part of its lead-in
            end = self._end_of_list(i)
            if end > i + 1 and not any(k in self.found for k in range(i + 1, end)):
                self._with_subject(i, subject, assignees, None, scene)
        return tuple(self._timed(i, self.found[i]) for i in sorted(self.found))

    def _by_lines(self) -> tuple[dict[int, DoerLines], dict[int, DoerLines], set[int]]:
        """Tasks with doer lines, items that name their doers below such a label, and the paragraphs that are lines."""
        lined: dict[int, DoerLines] = {}
        owned: dict[int, DoerLines] = {}
        spent: set[int] = set()
        for lines in doer_lines(self.paragraphs, self.children, self.labels):
            for own in lines.own:
                owned[own] = lines
            if lines.own:
                self.described.update(lines.tasks)
                self.described.add(lines.below)
            for task in lines.tasks:
                if lines.lead or lines.support:
                    lined[task] = lines
                elif not lines.own and lines.deadline:
                    owned[task] = lines
        for i, p in enumerate(self.paragraphs):
            label = self.labels.get(i)
            if label and label.means not in ("task", "group") and i not in lined:
                spent.add(i)
            if p.parent in spent:
                spent.add(i)
        return lined, owned, spent

    def _of_text(self, i: int, p: Paragraph, before: Scene) -> Scene:
        """What holds at the top of a text, by its title: standing rules and reports give nobody a task."""
        begins = p.zone is Zone.TITLE and (i == 0 or self.paragraphs[i - 1].zone is not Zone.TITLE)
        kind = text_kind(p)
        if begins or kind == "report":
            return Scene("rules" if kind == "rules" else "silent", text=kind) if kind else Scene()
        return before

    def _scene(self, i: int, p: Paragraph, above: Scene) -> Scene:
        """What holds at a paragraph and below it: from above, from a lead-in before it, and by its own heading."""
        scene = above
        if (lead_in := self.lead_ins.get(p.parent)) is not None:
            nearer = scene.doers is None or (lead_in.doers is not None and lead_in.doers.how == "heading")
            scene = lead_in if nearer else scene._replace(given=lead_in.given)
        named = p.parent == i - 1 and p.words.isupper() and not self.paragraphs[i - 1].words
        if not (p.heading or named):
            return scene
        kind = section_kind(p)
        if kind == "execution" and scene.doers and p.opens and not p.words.isupper():
            kind = ""  # a duty of a body named above ("a) Tổ chức thực hiện các dự án:")
        if kind and (kind == "execution" or scene.text != "report"):
            before, duties = self.lead_ins.get(p.parent), kind in ("execution", "duties")
            executed = kind == "execution" or (scene.kind == "duties" and not scene.standing)
            standing = scene.text == "rules" and not executed
            scene = Scene("duties" if duties else kind, text=scene.text, standing=standing)
            if before is not None and (before.doers or before.kind != scene.kind):
                del self.lead_ins[p.parent]
            if named:  # the chapter's number stands on a line of its own above its name
                self.lead_ins[p.parent] = scene
        doers = None if scene.kind == "rules" or self._is_topic(i, p, scene) else self._named(i)
        return scene._replace(doers=doers, listed=False, given=()) if doers else scene

    def _named(self, i: int) -> Subject | None:
        """The bodies that a heading names, where it does nothing else."""
        if i not in self.headings:
            self.headings[i] = named_in_heading(self.paragraphs[i], i in self.children)
        return self.headings[i]

    def _is_topic(self, i: int, p: Paragraph, scene: Scene) -> bool:
        """Whether a heading that reads like a body is one topic of several ("Doanh nghiệp số" by "Dữ liệu số")."""
        return p.heading and scene.kind != "duties" and not p.opens and self._among_topics(p.parent)

    def _among_topics(self, parent: int | None) -> bool:
        """Whether most headings below a paragraph name no body."""
        if parent not in self.topics:
            headings = [i for i in self.children.get(parent, []) if self.paragraphs[i].heading]
            self.topics[parent] = sum(self._named(i) is None for i in headings) * 2 > len(headings)
        return self.topics[parent]

    def _item(self, i: int, p: Paragraph, scene: Scene, owned: DoerLines | None) -> Scene:
        """Notes what a paragraph gives its bodies to do; hands on what holds below it."""
        below = i in self.children
        if p.heading and scene.doers and self._named(i):
            return scene
        label = self.labels.get(i)
        start = label.value if label else p.body
        if scene.doers and (role := breaks_off(p.text, start)):
            return scene._replace(partners=role)
        if scene.doers and scene.partners and (shared := shared_with(p.text, start, scene.doers, scene.partners)):
            self._note(i, shared, "lead-in", doubts=doubts_of_heir(p, start, scene._replace(listed=True)))
            return scene
        subject = subject_of(p, scene, start, self._list_follows(i), bool(self.found))
        opens = p.opens or (subject is not None and subject.how == "order" and points_on(p.text, subject.duty))
        if subject is not None and subject.how == "heading":
            named = scene._replace(doers=subject, listed=False, given=())
            if opens and p.marker is None and not below and self._list_follows(i):
                self.lead_ins[p.parent] = named
            holds = (p.marker or (below and scene.kind)) and not self._is_topic(i, p, scene)
            return named if holds else scene
        if subject is not None:
            return self._acting(i, p, scene, subject, owned, opens)
        if not p.heading and (bracketed := in_closing_brackets(p, scene.doers is None)):
            self._note(i, bracketed, "brackets")
            return scene
        if p.heading and scene.doers and p.opens and begins_duty(p, start) and not has_details(p, start):
            above = Subject(scene.doers.bodies, start, "heading")
            own = assignees_of(p.text, above._replace(how="inherited"))
            self.introducing[i] = above, own, scene
            advised = all(a.role == "advise" for a in own)
            return scene._replace(given=own) if advised else scene._replace(listed=True)
        if (
            (p.heading and not has_details(p, start))
            or scene.doers is None
            or (scene.closed and p.marker is None)
            or states_rule(p.text, start)
            or (scene.standing and grants(p.text, start))
            or (label and label.means == "group")
            or i in self.described
        ):
            return scene
        if p.zone in (Zone.BASIS, Zone.OPENING) and p.marker is None:
            return scene
        inherited = Subject(scene.doers.bodies, start, "inherited")
        assignees = as_given(scene.given, assignees_of(p.text, inherited), not begins_duty(p, start))
        if opens and p.marker is None and not (scene.listed or below):
            self.lead_ins[p.parent] = scene._replace(listed=False, given=fixed_by(p.text, assignees))
        elif not scene.listed or begins_duty(p, start) or self._is_like_its_sisters(i, p, start):
            time = self._line_time(owned) if owned else None
            doubts = doubts_of_heir(p, start, scene)
            self._note(i, assignees, "lead-in" if scene.listed else "heading", time, doubts=doubts)
        return scene._replace(doers=self._steered(i, assignees) or scene.doers, listed=True)

    def _rule(self, i: int, p: Paragraph, scene: Scene) -> Scene:
        """Notes the duty that a paragraph of standing rules lays on a named body; most lay none."""
        subject = subject_of(p, scene, p.body, False, True)
        if subject is None or subject.how == "heading" or not lays_duty(p.text, subject):
            return scene
        before = self.lead_ins.get(p.parent)
        duties = scene._replace(kind="duties", standing=True)
        below = self._acting(i, p, duties, subject, None, p.opens)
        if before is None:
            self.lead_ins.pop(p.parent, None)
        return below if p.opens and i in self.children else scene

    def _is_like_its_sisters(self, i: int, p: Paragraph, start: int) -> bool:
        """Whether an item without a known verb stands in a list whose other items mostly begin with one."""
        if p.marker is None or not may_be_verb(p, start):
            return False
        if p.parent not in self.verbal:
            sisters = [q for k in self.children.get(p.parent, []) if (q := self.paragraphs[k]).marker and not q.heading]
            self.verbal[p.parent] = (
                len(sisters) > 2 and sum(begins_duty(q, q.body) for q in sisters) * 3 >= len(sisters) * 2
            )
        return self.verbal[p.parent]

    def _acting(
        self, i: int, p: Paragraph, scene: Scene, subject: Subject, owned: DoerLines | None, opens: bool
    ) -> Scene:
        """Notes the duty of a paragraph that says itself who acts; hands on what holds below it or after it."""
        rest = p.text[subject.duty :].strip(" .:;*")
        assignees, ends = self._all_who_act(p, subject) if rest else ((), len(p.text))
        below = scene._replace(
            doers=self._steered(i, assignees) or subject,
            listed=True,
            given=fixed_by(p.text, assignees) if opens else (),
            partners=breaks_off(p.text, subject.duty),
            closed=bool(rest) and not opens and subject.bodies[0].start > p.body + 1,
        )
        parts = opens and lists_parts(p.text, subject.duty)
        if opens and i not in self.children and not parts:
            self.lead_ins[p.parent] = below
        if rest and (
            parts or not (opens and (points_on(p.text, subject.duty) or only_introduces(p.text, subject.duty)))
        ):
            time = self._line_time(owned) if owned else find_deadline(p.text[p.body : ends])
            self._with_subject(i, subject, assignees, time, scene)
        elif rest:
            self.introducing[i] = subject, assignees, scene
        return below._replace(kind="silent") if parts else below

    def _end_of_list(self, i: int) -> int:
        """The index after the list that a lead-in introduces, below it or at its own level."""
        depth, below = self.paragraphs[i].depth, i in self.children
        end = i + 1
        while end < len(self.paragraphs):
            p = self.paragraphs[end]
            if p.depth < depth or (p.depth == depth and (below or p.heading or p.marker is None)):
                break
            end += 1
        return end

    def _all_who_act(self, p: Paragraph, subject: Subject) -> tuple[tuple[Assignee, ...], int]:
        """The assignees of a paragraph's subject and of the subjects of its later sentences, and the offset where what
        the first one is to do ends."""
        if subject.how not in ("own", "order") or p.zone is Zone.CLOSING:
            return assignees_of(p.text, subject), len(p.text)
        later = later_subjects(p.text, subject.duty)
        found = list(assignees_of(p.text, subject, later[0][0] if later else None))
        for k, (_, further) in enumerate(later):
            end = later[k + 1][0] if k + 1 < len(later) else None
            known = {a.name.casefold() for a in found}
            found += [a for a in assignees_of(p.text, further, end) if a.name.casefold() not in known]
        return tuple(found), later[0][0] if later else len(p.text)

    def _steered(self, i: int, assignees: tuple[Assignee, ...]) -> Subject | None:
        """The bodies that an item steers, where a list below it says what they are to do."""
        return steered(assignees) if self._list_follows(i) else None

    def _list_follows(self, i: int) -> bool:
        """Whether a list stands below a paragraph, or begins behind an open sentence at its own level."""
        if i in self.children:
            return self.paragraphs[self.children[i][0]].marker is not None
        below = self.paragraphs[i + 1] if i + 1 < len(self.paragraphs) else None
        p = self.paragraphs[i]
        return below is not None and below.marker is not None and below.parent == p.parent and p.opens

    def _with_subject(
        self, i: int, subject: Subject, assignees: tuple[Assignee, ...], time: Deadline | None, scene: Scene
    ) -> None:
        p = self.paragraphs[i]
        if subject.how == "order" and p.zone == Zone.CLOSING:
            known = {a.name.casefold() for a in assignees}
            further = [a for order in orders(p.text, subject.duty) for a in assignees_of(p.text, order)]
            assignees = (*assignees, *(a for a in further if a.name.casefold() not in known))
        self._note(i, assignees, subject.how, time, doubts=doubts_of_subject(p, subject, scene))

    def _with_lines(self, i: int, lines: DoerLines) -> None:
        p = self.paragraphs[i]
        label = self.labels.get(i)
        subject = None if label and label.means == "task" else find_subject(p.text, p.body)
        if subject is not None and subject.how in ("own", "order") and not is_indefinite(subject):
            self._note(i, assignees_of(p.text, subject), "doer-lines", self._line_time(lines))
        else:
            self._note(i, lines.assignees, "doer-lines", self._line_time(lines))

    def _line_time(self, lines: DoerLines) -> Deadline | None:
        if lines.deadline is None:
            return None
        at, start, end = lines.deadline
        return whole_deadline(self.paragraphs[at].text, start, end)

    def _note(
        self,
        i: int,
        assignees: tuple[Assignee, ...],
        how: str,
        time: Deadline | None = None,
        span: tuple[int, int] | None = None,
        doubts: Doubts = None,
    ) -> None:
        p = self.paragraphs[i]
        begin, end = span or (p.body, len(p.text.rstrip()))
        text = p.text[begin:end]
        if not assignees or i in self.found or not any(map(str.isalpha, text)):
            return
        time = time or find_deadline(text)
        first = next((a for a in assignees if a.role != "support"), assignees[0])
        start, stop = p.start + begin, p.start + end
        rule = f"assignment:{how}"
        sure = lessened(confidence_of("task", rule), doubts)
        self.found[i] = Assignment(
            section=p.section,
            task=" ".join(text.split(None, _QUOTED)[:_QUOTED])[:_QUOTED],
            assignees=with_confidence(assignees, sure, doubts),
            evidence=Evidence(self.content[start:stop], start, stop, rule, sure),
            deadline=time.text if time else None,
            level=self.level_of(first.name),
            due_on=self._due(time),
            recurrence=time.recurrence if time else None,
            cites=self._cited(start, stop),
        )

    def _timed(self, i: int, task: Assignment) -> Assignment:
        """A task with the time that a sentence in a paragraph of its own after it sets, where it sets none itself."""
        time = None if task.deadline else time_after(self.paragraphs, i, self.found)
        return replace(task, deadline=time.text, due_on=self._due(time), recurrence=time.recurrence) if time else task

    def _due(self, time: Deadline | None) -> str | None:
        if time is None or time.due_on or time.recurrence:
            return time.due_on if time else None
        return due_after(time.text, self.header.issued_on)

    def _cited(self, start: int, end: int) -> tuple[str, ...]:
        at = bisect_left(self.mentions, (start, ""))
        refs = []
        while at < len(self.mentions) and self.mentions[at][0] < end:
            refs.append(self.mentions[at][1])
            at += 1
        return tuple(dict.fromkeys(refs))
