"""Documents of a generated graph: directives of the centre, what ministries, provinces, departments, districts and
communes make of them, and how each acts on others."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from kg.graph import Value
from tests.benchmarks.lifelike.phrases import FAMILIES
from tests.benchmarks.lifelike.topics import TOPICS, Topic
from tests.generated.draft import Draft
from tests.generated.territory import REFORM, Area, Bodies, slug

SHARES = {  # who issues -> how many in a hundred documents
    "directive": 2,
    "government": 3,
    "ministry": 5,
    "committee": 9,
    "province": 17,
    "department": 12,
    "district": 18,
    "commune": 32,
    "stub": 2,
}
LAST = date(2026, 12, 31)
TYPES = {"KH": "Kế hoạch", "QĐ": "Quyết định", "CTr": "Chương trình", "NQ": "Nghị quyết", "KL": "Kết luận"}
TYPES |= {"CT": "Chỉ thị", "CV": "Công văn", "HD": "Hướng dẫn"}
TERMS = ((date(2011, 1, 19), "XI"), (date(2016, 1, 28), "XII"), (date(2021, 2, 1), "XIII"), (date(2026, 1, 23), "XIV"))
NASTY = (
    " về “đổi mới” và 'ngoặc đơn' \"kép\"",
    " \\ chéo ngược `huyền` $tham_số {móc}",
    " dòng một\ndòng hai\r\n\tthụt",
    " \u202eviết ngược\u202c và \u200bkhông thấy",
    " 🐘 và 𠀋 ngoài mặt phẳng",
    " <script>alert(1)</script>",
    " '}) DETACH DELETE n //",
    " to\u0302 ho\u031bp",  # letters with their marks apart
    "  khoảng trắng  ",
    " null",
    " 1.5e3",
)
CENTRE = (  # issuer, type, how its symbols end
    ("Ban Chấp hành Trung ương", "NQ", "-NQ/TW"),
    ("Bộ Chính trị", "KL", "-KL/TW"),
    ("Ban Bí thư", "KL", "-KL/TW"),
    ("Bộ Chính trị", "CT", "-CT/TW"),
)
GOVERNMENT = (
    ("Thủ tướng Chính phủ", "QĐ", "/QĐ-TTg"),
    ("Chính phủ", "NQ", "/NQ-CP"),
    ("Thủ tướng Chính phủ", "CT", "/CT-TTg"),
)


@dataclass(eq=False, slots=True)
class Act:
    """A document that was drawn."""

    id: str
    body: str
    area: Area | None
    level: str
    on: date
    topic: Topic
    held: bool
    above: list[Act] = field(default_factory=list)


@dataclass(slots=True)
class Cascades:
    """All documents of a draft, those of the centre also the most popular first."""

    acts: list[Act] = field(default_factory=list)
    directives: list[Act] = field(default_factory=list)
    issued: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    """What each body issued."""


class Registry:
    """Draws documents one by one."""

    def __init__(self, draft: Draft, dice: Random, bodies: Bodies) -> None:
        self.draft, self.dice, self.bodies = draft, dice, bodies
        self.found = Cascades()
        self._popularity: list[float] = []

    def draw(self, count: int) -> Cascades:
        """About so many documents, with what each implements or rests on."""
        numbers = {kind: max(3, round(count * share / 100)) for kind, share in SHARES.items()}
        self._known()
        for _ in range(numbers.pop("directive") - len(self.found.directives)):
            self._directive(CENTRE)
        for _ in range(numbers.pop("government")):
            self._directive(GOVERNMENT)
        self.dice.shuffle(self.found.directives)
        self._popularity = list(accumulate(rank**-0.8 for rank in range(1, len(self.found.directives) + 1)))
        stubs = numbers.pop("stub")
        for kind, wanted in numbers.items():
            for _ in range(wanted):
                self._plan(kind)
        for _ in range(stubs):
            self._stub()
        self._rings()
        self._standing()
        return self.found

    def popular(self) -> Act:
        """A directive; the first are chosen most often."""
        return self.found.directives[bisect(self._popularity, self.dice.random() * self._popularity[-1])]

    def _known(self) -> None:
        """The documents that everybody asks for: one symbol of two documents among them."""
        rows = (
            ("Ban Chấp hành Trung ương", "NQ", "29", "-NQ/TW", date(2013, 11, 4)),
            ("Ban Bí thư", "KL", "51", "-KL/TW", date(2019, 5, 30)),
            ("Bộ Chính trị", "KL", "51", "-KL/TW", date(2026, 6, 17)),
        )
        for issuer, code, number, end, on in rows:
            act = self._act(
                self.bodies.central[issuer], issuer, None, "central", code, number, end, on, TOPICS[0], True
            )
            self.found.directives.append(act)
        self._carry_out(self.found.directives[1], [self.found.directives[0]])

    def _directive(self, kinds: tuple[tuple[str, str, str], ...]) -> None:
        issuer, code, end = self.dice.choice(kinds)
        on = date(2012, 1, 1) + timedelta(self.dice.randrange(5300))
        topic, number = self.dice.choice(TOPICS), str(self.dice.randint(1, 220))
        act = self._act(
            self.bodies.central[issuer], issuer, None, "central", code, number, end, on, topic, self.dice.random() < 0.7
        )
        before = [one for one in self.found.directives[-60:] if one.on < on]
        if before and self.dice.random() < 0.55:
            self._carry_out(act, self.dice.sample(before, min(len(before), self.dice.choice((1, 1, 2)))))
        self.found.directives.append(act)

    def _plan(self, kind: str) -> None:
        dice = self.dice
        above, area = [self.popular() for _ in range(dice.choice((1, 1, 2, 3)))], None
        if kind == "ministry":
            body, name, code = dice.choice(self.bodies.ministries)
            level, end = "central", f"-{code}"
        else:
            level = {"committee": "provincial", "province": "provincial", "department": "provincial"}.get(kind, kind)
            area = dice.choice(self.bodies.areas[level])
            body, name, end = area.council, f"Ủy ban nhân dân {area.name}", "-UBND"
            if kind == "committee":
                body, name, end = area.committee, self._title(area.committee), "/TU"
            elif kind == "department":
                body, name, code = dice.choice(area.departments)
                end = f"-{code}"
            above += self._upper(area, body)
        above = list(dict.fromkeys(above))
        above = [] if dice.random() < 0.04 else above  # a plan that names no directive
        first, last = date(2012, 1, 1), LAST
        if area is not None and area.level == "provincial":
            first, last = (first, date(2025, 6, 30)) if area.until_reform else (date.fromisoformat(REFORM), LAST)
        on = max([first, *(act.on for act in above)]) + timedelta(dice.randint(3, 240))
        on = on if on <= last else last - timedelta(dice.randint(0, 600))
        code = dice.choice(("KH", "KH", "KH", "QĐ", "CTr", "CV", "HD"))
        joint = f"-{code}" if kind == "committee" else f"/{code}"
        number = str(dice.randint(1, 400))
        topic = above[0].topic if above else dice.choice(TOPICS)
        act = self._act(body, name, area, level, code, number, joint + end, on, topic, dice.random() < 0.55)
        self._carry_out(act, above)

    def _upper(self, area: Area, body: str) -> list[Act]:
        """Some documents of those above a body: they and it carry out the same, so that chains become diamonds."""
        bodies = [area.committee, area.council] if body not in (area.committee, area.council) else [area.committee]
        if area.parent:
            bodies += [area.parent.council, area.parent.committee, *(id for id, _, _ in area.parent.departments)]
        there = [act for one in bodies if one != body for act in self.found.issued[one][-6:]]
        chosen = self.dice.sample(there, min(len(there), self.dice.choice((0, 1, 1, 2, 3))))
        return [*chosen, *(act for one in chosen[:1] for act in one.above[:2] if self.dice.random() < 0.5)]

    def _carry_out(self, act: Act, above: list[Act]) -> None:
        for one in above:
            kinds = self.dice.choices((("IMPLEMENTS",), ("BASED_ON",), ("BASED_ON", "IMPLEMENTS")), (60, 25, 15))[0]
            for kind in kinds:
                self.draft.link(act.id, kind, one.id)
            if "IMPLEMENTS" in kinds:
                act.above.append(one)

    def _act(
        self,
        body: str,
        issuer: str,
        area: Area | None,
        level: str,
        code: str,
        number: str,
        end: str,
        on: date,
        topic: Topic,
        held: bool,
    ) -> Act:
        dice, party = self.dice, "/T" in end
        chance = dice.random()
        day = on.isoformat() if chance < 0.9 else on.isoformat()[:7] if chance < 0.93 else on.isoformat()[:4]
        symbol = number + end if party or len(number) > 1 else f"0{number}{end}"
        title = f"{TYPES[code]} về {dice.choice(topic.works)}"
        if dice.random() < 0.02:
            title += dice.choice(NASTY)
        term = next((name for first, name in reversed(TERMS) if on >= first), None) if party else None
        known: dict[str, Value] = {
            "title": title
            if held or dice.random() < 0.6
            else f"{TYPES[code]} {symbol} ngày {on.day}/{on.month}/{on.year}",
            "symbol": symbol if dice.random() < 0.96 else None,
            "number": number,
            "doc_type": code,
            "issued_on": day if dice.random() < 0.95 else None,
            "term": term,
            "level": level if dice.random() < 0.98 else None,
            "track": "party" if party else "state",
            "territory": area.name if area else None,
            "issuer": issuer,
            "status": "held" if held else "cited",
            "signer": f"{dice.choice(FAMILIES)} Thị Mẫu {dice.randint(1, 90)}" if held else None,
            "signer_position": dice.choice(("Chủ tịch", "Phó Chủ tịch", "Phó Bí thư")) if held else None,
            "resolved": True,
            "authority": f"{symbol}@{day}" if level == "central" and dice.random() < 0.3 else None,
            "conflicts": '{"issued_on": {"2019-01-01": ["0007.txt"]}}' if dice.random() < 0.01 else None,
        }
        known["year"] = on.year if known["issued_on"] else None
        id = self.draft.node("Document", f"document/{slug(issuer)}/{slug(code)}/{day}/{number}", known)
        act = Act(id, body, area, level, on, topic, held)
        self.draft.link(id, "ISSUED_BY", body)
        self.found.acts.append(act)
        self.found.issued[body].append(act)
        return act

    def _stub(self) -> None:
        dice, by = self.dice, self.dice.choice(self.found.acts)
        code, number = dice.choice(list(TYPES)), str(dice.randint(1, 400))
        symbol = f"{number}/{code}-UBND" if dice.random() < 0.7 else None
        reason = dice.choice(("the reference doesn't say its date", "it is known by name only"))
        other = dice.choice(self.found.acts).id
        candidates = "[]" if dice.random() < 0.5 else f'[{{"document": "{other}", "weight": 0.5}}]'
        known = {
            "title": symbol or f"{TYPES[code]} của cấp trên",
            "symbol": symbol,
            "doc_type": code,
            "status": "cited",
            "resolved": False,
            "reason": reason,
            "candidates": candidates,
        }
        id = self.draft.node("Document", f"document/unresolved/{slug(by.id)[-24:]}/{number}-{slug(code)}", known)
        self.draft.link(by.id, dice.choice(("IMPLEMENTS", "CITES", "BASED_ON")), id)
        if dice.random() < 0.3:
            self.draft.link(dice.choice(self.found.acts).id, "CITES", id)

    def _rings(self) -> None:
        """Documents that implement each other, or themselves, and chains longer than a query walks."""
        dice, acts = self.dice, self.found.acts
        for size in (2, 2, 3, 4, 7):
            for _ in range(max(1, len(acts) // 2500)):
                ring = dice.sample(acts, size)
                for one, next_one in pairwise([*ring, ring[0]]):
                    self.draft.link(one.id, "IMPLEMENTS", next_one.id)
        for one in dice.sample(acts, max(2, len(acts) // 800)):
            self.draft.link(one.id, dice.choice(("CITES", "IMPLEMENTS", "BASED_ON")), one.id)
        for _ in range(max(1, len(acts) // 1500)):
            for below, upper in pairwise(dice.sample(acts, 12)):
                self.draft.link(below.id, "IMPLEMENTS", upper.id)

    def _standing(self) -> None:
        """What changes, replaces or issues another document, mostly of the same body."""
        dice = self.dice
        kinds = ("AMENDS", "AMENDS", "REPLACES", "REPLACES", "REPEALS", "GUIDES", "PROMULGATES")
        for _ in range(len(self.found.acts) // 12):
            act = dice.choice(self.found.acts)
            same = self.found.issued[act.body]
            earlier = [one for one in dice.sample(same, min(len(same), 5)) if one.on < act.on]
            if earlier:
                self.draft.link(act.id, dice.choice(kinds), dice.choice(earlier).id)

    def _title(self, body: str) -> str:
        return str(self.draft.nodes[body].properties["title"])
