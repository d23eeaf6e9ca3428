"""Lines and table columns that say who does a task and when: "Cơ quan chủ trì: …", "Thời gian: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.extraction import Assignee
from loaders.grammar.lexicon.bodies import bodies_at, split_bodies
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.phrases import Phrases, first_key, words
from loaders.grammar.outline import Paragraph
from loaders.tables import table


class Label(NamedTuple):
    """What a line's label means (`ontology/doer_labels.tsv`), and where its value begins in the paragraph's text."""

    means: str
    value: int


@dataclass(slots=True)
class DoerLines:
    """What the lines below one or more tasks say.

    `below` is the paragraph over both, `tasks` are the paragraphs that they belong to, `own` those below a label such
    as "Triển khai thực hiện:", which name their doers themselves. `deadline` is the index of the paragraph that sets
    it, with start and end in its text.
    """

    below: int = -1
    tasks: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    deadline: tuple[int, int, int] | None = None

    @property
    def assignees(self) -> tuple[Assignee, ...]:
        lead = list(dict.fromkeys(self.lead))
        known = {name.casefold() for name in lead}
        support = [name for name in dict.fromkeys(self.support) if name.casefold() not in known]
        return (*(Assignee(n, "lead") for n in lead), *(Assignee(n, "support") for n in support))

    @property
    def empty(self) -> bool:
        return not (self.own or self.lead or self.support or self.deadline)


@cache
def _labels() -> Phrases[str]:
    return Phrases((row["label"], row["means"]) for row in table("doer_labels"))


_LABEL = 64
"""No label is longer than this."""


def label_of(text: str, start: int = 0, bare: bool = False) -> Label | None:
    """The label with which `text[start:]` begins, or None. It ends with a colon, or (`bare`) with the text."""
    opening = text[start : start + _LABEL]
    if not bare and ":" not in opening:
        return None
    if first_key(opening, 0) not in _labels():
        return None
    line = words(opening)
    found = _labels().match(line, 0)
    if found is None:
        return None
    after, means = found
    if after < len(line) and line[after].key == ":":
        value = start + line.end(after)
        while value < len(text) and text[value] in " \t\n*":
            value += 1
        return Label(means, value)
    if bare and text[start + line.end(after - 1) :].strip(" .*") == "":
        return Label(means, len(text))
    return None


def opening_label(text: str) -> str:
    """What the label means with which a text begins, whatever follows it; nothing where it begins with none."""
    found = _labels().match(words(text[:_LABEL]), 0)
    return found[1] if found else ""


@lru_cache(maxsize=1024)
def names_in(value: str) -> tuple[str, ...]:
    """The bodies that the value of a line names; where they come with their verbs, one list a clause."""
    value = value.strip(" .;:*")
    _, end = bodies_at(value, 0)
    after = words(value, end, end + 40)
    if after and not after[0].capital and duty_verbs().match(after, 0):
        names = []
        for clause in value.split(";"):
            names += [body.name for body in bodies_at(clause, 0)[0]]
        return tuple(names)
    return tuple(split_bodies(value))


_WITH = re.compile(
    r"(?P<lead>.{2,200}?)\s+chủ\s+trì(?:\s*[,;]\s*|\s+)"
    r"(?:(?P<support>\S.{0,400}?)\s+phối\s+hợp(?:\s+thực\s+hiện)?|phối\s+hợp(?:\s+(?:với|cùng))?\s+(?P<with>\S.*))",
    re.IGNORECASE | re.DOTALL,
)
"""Who leads and who supports, said with verbs: "X chủ trì, Y phối hợp", "X chủ trì, phối hợp với Y"."""


def doers_in(value: str, means: str = "lead") -> tuple[list[str], list[str]]:
    """Those who lead and those who support, by the words of a table's cell or of brackets behind a task; names
    without a label or verb are of the kind that `means` says."""
    named: dict[str, list[str]] = {"lead": [], "support": []}
    begin = len(value) - len(value.lstrip(" -+•*\n\t"))
    for kind, start, end in parts_of(value, label_of(value, begin) or Label(means, begin)):
        if kind not in named:
            continue
        both = _WITH.fullmatch(value[start:end].strip(" .;:*")) if kind == "lead" else None
        if both is None:
            named[kind] += names_in(value[start:end])
        else:
            named["lead"] += names_in(both["lead"])
            named["support"] += names_in(both["support"] or both["with"])
    return named["lead"], named["support"]


_PART = re.compile(r"(?:[;.,]\s+(?:[-+•][ \t]+)?|\s[-+•][ \t]+|\n[ \t]*)(?=\w)")
_DONE = re.compile(
    r"(?:(?:và )?(?:hoàn thành|xong|thực hiện)\s+)(?=trước|trong|chậm nhất|vào|quý|tháng|năm|ngày)", re.I
)
"""The end of a run of parts may set the time without a label: "hoàn thành trước 30/9"."""


def parts_of(text: str, label: Label) -> list[tuple[str, int, int]]:
    """What a line says, part by part, where labels run on in it ("Chủ trì: X; phối hợp: Y; hoàn thành trước …"):
    what each part means, and the offsets of its value."""
    begins = [(label.means, label.value, label.value)]
    for mark in _PART.finditer(text, label.value):
        if (further := label_of(text, mark.end())) is not None:
            begins.append((further.means, mark.start(), further.value))
        elif label.means in ("lead", "support") and (done := _DONE.match(text, mark.end())) is not None:
            begins.append(("deadline", mark.start(), done.end()))
    ends = [*(stop for _, stop, _ in begins[1:]), len(text)]
    return [
        (means, start, start + len(text[start:end].rstrip(" .;,*")))
        for (means, _, start), end in zip(begins, ends, strict=True)
    ]


def labels_of(paragraphs: tuple[Paragraph, ...], children: dict[int | None, list[int]]) -> dict[int, Label]:
    """The paragraphs that begin with a label, by their index. A label alone counts where something stands below it;
    the name of a chapter ("V. TỔ CHỨC THỰC HIỆN") is none."""
    found: dict[int, Label] = {}
    for i, p in enumerate(paragraphs):
        names_chapter = p.heading and (p.words.isupper() or (p.marker or "-")[0] in "IVX")
        label = None if p.cells or names_chapter else label_of(p.text, p.body, bare=i in children)
        if label is not None and (label.means != "other" or i not in children):
            found[i] = label
    return found


def doer_lines(
    paragraphs: tuple[Paragraph, ...], children: dict[int | None, list[int]], labelled: dict[int, Label]
) -> list[DoerLines]:
    """The groups of doer lines of a text, each with its tasks.

    Lines belong to the items that stand before them below the same heading, back to the lines before; where there
    are none, to the paragraph below which they stand.
    """
    labels = {i: label for i, label in labelled.items() if label.means != "task"}
    found: list[DoerLines] = []
    for parent in {paragraphs[i].parent for i in labels}:
        if parent is None or parent not in labels:
            found += _segments(paragraphs, children, labels, parent)
    return [lines for lines in found if not lines.empty]


def _segments(
    paragraphs: tuple[Paragraph, ...],
    children: dict[int | None, list[int]],
    labels: dict[int, Label],
    parent: int | None,
) -> list[DoerLines]:
    """The runs of doer lines among the children of one paragraph, each with the items before it."""
    found = [DoerLines()]
    items: list[int] = []
    running = False
    for child in children.get(parent, []):
        if child in labels:
            running = True
            _take(paragraphs, children, labels, child, found[-1])
            continue
        if running:
            found[-1].tasks = items or found[-1].tasks
            found.append(DoerLines())
            items, running = [], False
        items += _leaves(paragraphs, children, child)
    if running:
        found[-1].tasks = items
    if parent is not None:
        for lines in found:
            lines.below = parent
            if not lines.tasks and not lines.empty:
                lines.tasks = [parent]
    return found


def _leaves(paragraphs: tuple[Paragraph, ...], children: dict[int | None, list[int]], at: int) -> list[int]:
    below = children.get(at, [])
    p = paragraphs[at]
    if p.cells:
        return []
    if not below or not (p.heading or p.opens):
        return [] if p.heading and not below else [at]
    return [leaf for child in below for leaf in _leaves(paragraphs, children, child)]


def _take(
    paragraphs: tuple[Paragraph, ...],
    children: dict[int | None, list[int]],
    labels: dict[int, Label],
    at: int,
    lines: DoerLines,
) -> None:
    """Notes in `lines` what the label line `at` and the paragraphs below it say."""
    p, label = paragraphs[at], labels[at]
    below = children.get(at, [])
    named = lines.lead if label.means == "lead" else lines.support
    for means, start, end in parts_of(p.text, label):
        if means in ("lead", "support"):
            leads, supports = doers_in(p.text[start:end], means)
            lines.lead += leads
            lines.support += supports
        elif means == "deadline" and lines.deadline is None and start < end:
            lines.deadline = (at, start, end)
    for child in below:
        if child in labels:
            _take(paragraphs, children, labels, child, lines)
        elif label.means in ("lead", "support"):
            named += names_in(paragraphs[child].words)
        elif label.means == "group":
            lines.own.append(child)
