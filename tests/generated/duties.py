"""Tasks and targets of the documents of a generated graph: texts that plans copy from each other word for word, roles,
deadlines, and indicators that come down from the centre with other values."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from random import Random

from kg.graph import Value
from kg.resolution.work import wording
from tests.generated.cascades import Act, Cascades
from tests.generated.draft import Draft
from tests.generated.territory import Bodies

ROLES, SHARES = ("lead", "support", "direct", "advise", "supervise"), (60, 28, 6, 4, 2)
RECURRENCES = ("yearly", "continuous", "half-yearly", "quarterly", "monthly")
COMPARATORS = ("=", ">=", ">", "<=", "-", "+")


class Duties:
    """Draws tasks, targets and recipients of documents whose text is held."""

    def __init__(self, draft: Draft, dice: Random, bodies: Bodies, found: Cascades) -> None:
        self.draft, self.dice, self.bodies, self.found = draft, dice, bodies, found
        self.held = [act for act in found.acts if act.held]
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._aims: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._sections: dict[str, int] = defaultdict(int)

    def tasks(self, wanted: int) -> None:
        """So many tasks; a few documents have very many, some none."""
        for _ in range(wanted):
            self._task(self.held[int(len(self.held) * self.dice.random() ** 1.7)])

    def targets(self, wanted: int) -> None:
        for _ in range(wanted):
            self._target(self.held[int(len(self.held) * self.dice.random() ** 1.4)])

    def sources(self) -> None:
        """The file of each held document, and a report on a few."""
        for number, act in enumerate(self.held):
            media = self.dice.choice(("text/plain", "text/html", "text/markdown"))
            self._source(act, f"{number:05d}.txt", media, "original")
            if self.dice.random() < 0.05:
                self._source(act, f"tin-{number:05d}.html", "text/html", "report")

    def recipients(self, act: Act, wanted: int) -> int:
        """Sends a document to some bodies; tells how many were new."""
        return sum(self.draft.link(act.id, "SENT_TO", self._body_for(act)) for _ in range(wanted))

    def _source(self, act: Act, name: str, media: str, kind: str) -> None:
        known: dict[str, Value] = {"title": name, "uri": name, "media_type": media, "kind": kind}
        known["sha256"] = f"{self.dice.getrandbits(256):064x}"
        known["sample"] = True if self.dice.random() < 0.5 else None
        source = self.draft.node("Source", f"source/{name.replace('.', '-')}", known)
        self.draft.link(source, "DESCRIBES", act.id)

    def _task(self, act: Act) -> None:
        dice = self.dice
        text = self._task_text(act)
        self._texts[act.id].append(text)
        self._sections[act.id] += 1
        number = self._sections[act.id]
        known: dict[str, Value] = {
            "title": text if len(text) <= 120 else f"{text[:119]} …",
            "text": text,
            "wording": wording(text),
            "section": f"{dice.choice(('I', 'II', 'III'))}.{number}" if dice.random() < 0.95 else None,
            "level": act.level if dice.random() < 0.95 else None,
            **self._deadline(act),
        }
        task = self.draft.node("Task", f"task/{act.id.removeprefix('document/')}/{number}", known)
        self.draft.link(act.id, "HAS_TASK", task)
        for _ in range(dice.choice((0, 1, 1, 1, 2, 2, 3, 5))):
            self.draft.link(task, "ASSIGNED_TO", self._body_for(act), role=dice.choices(ROLES, SHARES)[0])
        if dice.random() < 0.15:
            self.draft.link(task, "CITES", dice.choice(act.above or self.found.directives).id)

    def _task_text(self, act: Act) -> str:
        """What is to be done: often word for word what the document above says."""
        dice = self.dice
        copied = [text for one in act.above for text in self._texts[one.id][:8]]
        if copied and dice.random() < 0.4:
            return dice.choice(copied)
        work = dice.choice(act.topic.works)
        year = dice.randint(2019, 2030)
        place = act.area.name if act.area and dice.random() < 0.5 else "địa phương"
        return f"{work[:1].upper()}{work[1:]} trên địa bàn {place} theo lộ trình đến năm {year}, báo cáo kết quả."

    def _deadline(self, act: Act) -> dict[str, Value]:
        dice, chance = self.dice, self.dice.random()
        if chance < 0.6:
            return {}
        if chance < 0.7:
            return {"deadline": "Hằng năm", "recurrence": dice.choice(RECURRENCES)}
        due = act.on + timedelta(dice.randint(5, 2000))
        day = date(due.year, 12, 31) if dice.random() < 0.3 else due
        cut = dice.choices((10, 7, 4), (90, 5, 5))[0]
        return {"deadline": f"trước ngày {day.day}/{day.month}/{day.year}", "due_on": day.isoformat()[:cut]}

    def _target(self, act: Act) -> None:
        dice = self.dice
        known_aims = [aim for one in act.above for aim in self._aims[one.id]]
        aim = dice.choice(known_aims) if known_aims and dice.random() < 0.6 else self._aim(act)
        self._aims[act.id].append(aim)
        pattern, indicator, unit = aim
        value = dice.choice((100, 95, 90, 80, 75.5, 98.25, dice.randint(1, 99), round(dice.random() * 100, 1)))
        text = pattern.replace("{n}", str(value).replace(".", ","))
        due = dice.choice(("2025", "2030", "2026", "2021-2025", "2030-12-31", None))
        self._sections[act.id] += 1
        known: dict[str, Value] = {
            "title": text,
            "text": text,
            "wording": wording(text),
            "section": f"II.{dice.randint(1, 4)}" if dice.random() < 0.95 else None,
            "indicator": indicator,
            "comparator": dice.choice(COMPARATORS),
            "value": value if dice.random() < 0.97 else None,
            "unit": unit if dice.random() < 0.97 else None,
            "due": due,
        }
        target = self.draft.node("Target", f"target/{act.id.removeprefix('document/')}/{self._sections[act.id]}", known)
        self.draft.link(act.id, "HAS_TARGET", target)

    def _aim(self, act: Act) -> tuple[str, str, str]:
        """A sentence with a place for its number, the indicator that it sets, and the unit."""
        pattern = self.dice.choice(act.topic.aims)
        indicator = " ".join(re.sub(r"\{n\}\s*%?|[.,]", " ", pattern).split())
        return pattern, f"{indicator[:1].lower()}{indicator[1:]}", "%" if "{n}%" in pattern else "cơ sở"

    def _body_for(self, act: Act) -> str:
        """A body that gets a task or a letter: of the same place, of the places below, or a collective."""
        dice, area, chance = self.dice, act.area, self.dice.random()
        if area is None:
            if chance < 0.4:
                return dice.choice(self.bodies.ministries)[0]
            return dice.choice([*self.bodies.collectives, dice.choice(self.bodies.areas["provincial"]).council])
        near = [area.council, area.committee, *area.others, *(id for id, _, _ in area.departments)]
        if area.below and chance < 0.35:
            return dice.choice(area.below).council
        if area.parent and chance < 0.5:
            return dice.choice([area.parent.council, *(id for id, _, _ in area.parent.departments)])
        return dice.choice(near) if chance < 0.97 else dice.choice(self.bodies.ministries)[0]
