"""A document as it was read, in the terminal: laid out for who checks it, or finding by finding with the proof."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.cli.messages import plain, say, spoken
from kg.cli.output import console, worded
from kg.cli.titles import kindly
from kg.marking.findings import KINDS, ROLES, Finding, amount, facts, findings, joined, shortened
from kg.marking.words import type_in_words, word
from kg.pages import Language, shown_date
from loaders.extraction import SELF

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as Line

    from loaders import Extraction, Text
    from loaders.extraction import Assignment

LINES_OF_A_TASK = 2
CONTEXT = 40
"""So many characters before and behind a quote are shown with it."""


def print_reading(text: Text, found: Extraction, full: bool = False) -> None:
    """What a document is, what it refers to, who has to do what, what it aims at, to whom it goes; each thing once.
    Long tasks are cut, unless `full`."""
    sheet = _Sheet(text, found, full)
    sheet.header()
    sheet.relations()
    sheet.citations()
    sheet.tasks()
    sheet.targets()
    sheet.recipients()
    sheet.closing()


def print_explained(text: Text, found: Extraction) -> None:
    """Every finding by kind and in the order of the text: what it says, which rule found it, how sure it is, why, and
    the quote at its offsets."""
    sheet = _Sheet(text, found, full=True)
    sheet.header()
    every = findings(found, text.content, sheet.language)
    for kind in KINDS:
        of_kind = [finding for finding in every if finding.kind == kind]
        if of_kind:
            sheet.title(f"{sheet.word(kind)} ({len(of_kind)})")
            for finding in of_kind:
                sheet.explain(finding)
    sheet.closing()


class _Sheet:
    """The parts of a document on the terminal, in the language that the command speaks."""

    def __init__(self, text: Text, found: Extraction, full: bool) -> None:
        self.text, self.found, self.full = text, found, full
        self.language: Language = "vi" if spoken() == "vi" else "en"
        self.terminal: Console = console()

    def word(self, key: str) -> str:
        return word(key, self.language)

    def date(self, iso: str | None) -> str:
        return shown_date(iso, self.language) if iso else ""

    def title(self, name: str) -> None:
        self.terminal.print()
        self.terminal.print(styled((name, "bold")))

    def rows(self, rows: Iterable[tuple[Line, ...]], first: int, indent: int = 2) -> None:
        """Rows of a narrow column and the rest, which keeps its left edge when it is wrapped."""
        from rich.padding import Padding
        from rich.table import Table

        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=first, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for row in rows:
            table.add_row(*row)
        if table.row_count:
            self.terminal.print(Padding(table, (0, 0, 0, indent)))

    def header(self) -> None:
        self.terminal.print(styled((self.found.file, "bold")))
        lines = []
        for name, value, remark in facts(self.found, self.text.facts, self.language):
            shown = kindly(value) if name == self.word("title") else value
            lines.append((styled((name, "dim")), styled((shown, ""), (f"   ({remark})" if remark else "", "yellow"))))
        self.rows(lines, 18)

    def relations(self) -> None:
        """What the document itself does to others, by kind; then what it says of others among themselves."""
        telling = [r for r in self.found.relations if r.type != "cites"]
        own: dict[str, list[tuple[Line, Line]]] = defaultdict(list)
        for relation in telling:
            if relation.source == SELF:
                quote = shortened(relation.evidence.quote, 160)
                what = (styled((relation.target, "cyan")), styled((self.known(relation.target), "")))
                own[relation.type].append((what[0], lines(what[1], styled((f"“{quote}”", "dim italic")))))
        for kind in sorted(own, key=_RELATIONS.index):
            name = self.word(kind)
            self.title(f"{name[:1].upper()}{name[1:]} ({len(own[kind])})")
            self.rows(own[kind], 26)
        others = [r for r in telling if r.source != SELF]
        if others:
            self.title(f"{say('among_references')} ({len(others)})")
            for r in others:
                target = say("this_document") if r.target == SELF else r.target
                said = styled((r.source, "cyan"), (f" {self.word(r.type)} ", ""), (target, "cyan"))
                self.paragraph(said)

    def known(self, ref: str) -> str:
        """Type, issuer and date of a document that is named, as far as the text tells."""
        for reference in self.found.references:
            if reference.ref == ref:
                kind = (
                    type_in_words(reference.type, self.language, " ".join(reference.surface[:1]))
                    if reference.type
                    else ""
                )
                return joined(kind, reference.issuer, self.date(reference.issued_on))
        return ""

    def citations(self) -> None:
        """The documents that are only mentioned, in one paragraph."""
        told = {end for r in self.found.relations if r.type != "cites" for end in (r.source, r.target)}
        mere = [r for r in self.found.references if r.ref not in told]
        if mere:
            self.title(f"{say('only_cited')} ({len(mere)})")
            named = [f"{r.ref} (×{len(r.mentions)})" if len(r.mentions) > 1 else r.ref for r in mere]
            self.paragraph(styled(("; ".join(named), "")))

    def paragraph(self, content: Line, indent: int = 2) -> None:
        from rich.padding import Padding

        self.terminal.print(Padding(content, (0, 0, 0, indent)))

    def tasks(self) -> None:
        """Each task once, under the body that leads it; bodies in the order in which the text gives them tasks."""
        by_body: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.found.assignments:
            by_body[leading(assignment).casefold()].append(assignment)
        if by_body:
            self.title(f"{say('tasks_by_body')} ({len(self.found.assignments)})")
        for tasks in by_body.values():
            body = leading(tasks[0])
            self.terminal.print()
            self.paragraph(styled((body, "bold cyan"), (f" ({len(tasks)})", "dim")))
            places = [worded(task.section) or "·" for task in tasks]
            width = min(max(map(len, places)), 14)
            room = max(self.terminal.width - width - 6, 20) * LINES_OF_A_TASK - 12
            self.rows(
                [
                    (styled((place, "dim")), lines(styled((self.shown(task, room), "")), self.who_and_when(task)))
                    for place, task in zip(places, tasks, strict=True)
                ],
                14,
                indent=4,
            )

    def shown(self, task: Assignment, room: int) -> str:
        whole = " ".join(task.evidence.quote.split())
        return whole if self.full else shortened(whole, room)

    def who_and_when(self, task: Assignment) -> Line:
        """The other bodies of a task by their roles, and its time."""
        first, others = leading(task), []
        for role in ROLES:
            names = [a.name for a in task.assignees if a.role == role and a.name != first]
            if names:
                others.append(f"{self.word('also_lead' if role == 'lead' else role)}: {'; '.join(names)}")
            elif role != "lead" and role == next(a.role for a in task.assignees if a.name == first):
                others.append(f"({self.word(role).lower()})")
        due = self.date(task.due_on)
        again = self.word(task.recurrence) if task.recurrence else ""
        verbatim = " ".join((task.deadline or "").split())
        day = "" if due in verbatim else f"→ {due}"
        when = " ".join(part for part in (verbatim or again, day) if part)
        return styled((joined(*others), "dim"), (f"{'   ' if others else ''}⏱ {when}" if when else "", "yellow"))

    def targets(self) -> None:
        if not self.found.targets:
            return
        from rich.padding import Padding
        from rich.table import Table

        self.title(f"{say('targets')} ({len(self.found.targets)})")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=14, overflow="fold", style="dim")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(min_width=8, justify="right", overflow="fold")
        table.add_column(min_width=4, overflow="fold", style="yellow")
        for target in self.found.targets:
            cells = (target.section or "·", target.indicator, amount(target), target.due or "")
            table.add_row(*(styled((cell, "")) for cell in cells))
        self.terminal.print(Padding(table, (0, 0, 0, 2)))

    def recipients(self) -> None:
        if self.found.recipients:
            self.title(f"{self.word('recipient')} ({len(self.found.recipients)})")
            names = [recipient.text.rstrip(" ;.,") for recipient in self.found.recipients]
            self.paragraph(styled(("; ".join(names), "")))

    def closing(self) -> None:
        """What was found, counted."""
        found = self.found
        counted = [
            ("relation", sum(r.type != "cites" for r in found.relations)),
            ("reference", len(found.references)),
            ("task", len(found.assignments)),
            ("target", len(found.targets)),
            ("recipient", len(found.recipients)),
        ]
        told = ", ".join(f"{self.word(kind).lower()}: {count}" for kind, count in counted if count)
        bodies = Counter(a.name for task in found.assignments for a in task.assignees)
        if bodies:
            told += f", {self.word('body').lower()}: {len(bodies)}"
        self.terminal.print()
        self.terminal.print(styled((told or self.word("nothing"), "dim")))
        self.terminal.print()

    def explain(self, finding: Finding) -> None:
        content = self.text.content
        start, end = finding.start, finding.end
        before, after = content[max(0, start - CONTEXT) : start], content[end : end + CONTEXT]
        if start > CONTEXT:
            before = f"…{before}"
        if end + CONTEXT < len(content):
            after = f"{after}…"
        sure = f"{finding.confidence:.0%}"
        place = f"[{start}:{end}]"
        said = " · ".join(f"{name}: {value}" for name, value in finding.details)
        self.terminal.print()
        self.paragraph(styled((finding.label, "bold")))
        if said:
            self.paragraph(styled((said, "")), 4)
        self.paragraph(styled((f"{sure} {finding.rule} {place}", "cyan"), (f" {finding.why}", "dim")), 4)
        self.paragraph(styled((before, "dim"), (content[start:end], "reverse"), (after, "dim")), 4)


_RELATIONS = ["implements", "based_on", "promulgates", "guides", "amends", "replaces", "repeals"]


def leading(task: Assignment) -> str:
    """The body that leads a task; where none does, the one that is named first."""
    return next((a.name for a in task.assignees if a.role == "lead"), task.assignees[0].name)


def styled(*parts: tuple[str, str]) -> Line:
    """Texts with their styles in one line; nothing in them can steer the terminal."""
    from rich.text import Text

    return Text.assemble(*((plain(text), style) for text, style in parts))


def lines(*parts: Line) -> Any:
    from rich.text import Text

    return Text("\n").join([part for part in parts if part.plain.strip()])
