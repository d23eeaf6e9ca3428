"""Who issues which act and when, in a world that follows from its seed: the same body carries out the same directive by
the same act, whether a corpus holds it or only cites it.

Directives, laws and places are those of the tables of `ontology/`; what carries them out is invented.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from loaders.tables import several, table
from tests.benchmarks.lifelike.phrases import MINISTRIES
from tests.benchmarks.lifelike.topics import TOPICS, Topic, topic_of

REFORM = date(2025, 7, 1)
"""From here on there are 34 provinces and no districts."""
MINISTRIES_MERGED = date(2025, 3, 1)
END = date(2026, 12, 31)
STEERING = {"NQ", "KL", "CT", "QĐ"}
NUMBERS = {"party": 577, "province": 997, "department": 577, "district": 577, "commune": 577, "ministry": 997}
"""How many numbers a body gives to acts of a type in a year: primes, more than it has such acts here, and so few that
bodies share their symbols."""
VARIANTS = 2
"""Acts of one type of one body for one directive: one, and one that takes its place."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A body that issues acts. `name` is how others call it, `letterhead` what stands above its number, `parent` the
    body whose acts it carries out first, `place` its territory in words (empty at the centre)."""

    key: str
    kind: str
    name: str
    letterhead: tuple[str, ...]
    organ: str
    town: str = "Hà Nội"
    place: str = ""
    parent: Body | None = None
    first: date = date(2000, 1, 1)
    last: date = END

    @property
    def party(self) -> bool:
        return self.kind == "party"

    @property
    def kind_word(self) -> str:
        """What the place is: tỉnh, huyện, phường …"""
        return self.place.removesuffix(f" {self.town}")


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A document that someone issued: `above` is what it carries out, the nearest first; `about` is the rest of its
    title (trích yếu) where it carries out nothing."""

    body: Body
    type: str
    symbol: str
    on: date
    topic: Topic
    about: str = ""
    above: tuple[Act, ...] = ()
    short: str = field(default="", compare=False)


class World:
    """All bodies and directives of a seed, and the acts that follow from them."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.bodies: dict[str, list[Body]] = defaultdict(list)
        self.below: dict[str, list[Body]] = defaultdict(list)
        """Bodies by the key of the one whose acts they carry out first."""
        self._plans: dict[tuple[str, int], Act | None] = {}
        self.premier = Body("ttg", "premier", "Thủ tướng Chính phủ", ("THỦ TƯỚNG CHÍNH PHỦ",), "TTg")
        self._found_ministries()
        self._found_territories()
        self.directives = _directives(Random(f"{seed} directives"))
        assert 2 * VARIANTS * len(self.directives) < min(NUMBERS.values())
        self._popularity = list(accumulate(rank**-0.85 for rank in range(1, len(self.directives) + 1)))

    def popular(self, dice: Random) -> int:
        """The number of a directive; the first are chosen most often (Zipf)."""
        return bisect(self._popularity, dice.random() * self._popularity[-1])

    def plan(self, body: Body, number: int) -> Act | None:
        """The act by which a body carries out the directive of this number; None where it exists too early or late."""
        key = body.key, number
        if key not in self._plans:
            self._plans[key] = self._planned(body, number)
        return self._plans[key]

    def later(self, act: Act, number: int, variant: int, type_code: str, days: int) -> Act | None:
        """A further act of the same body about an act of its own; None where the body is gone by then."""
        on = act.on + timedelta(days)
        if on > act.body.last:
            return None
        return Act(
            act.body, type_code, self._symbol(act.body, type_code, on, number, variant), on, act.topic, above=act.above
        )

    def department(self, body: Body, topic: Topic) -> Body:
        """The department of a province that is in charge of a topic."""
        name, code = topic.department(body.first >= REFORM)
        key = f"{body.key}/{code}"
        place = body.place
        lines = (f"UBND {place}".upper(), name.upper())
        calling = f"{name} {body.town}"
        return Body(key, "department", calling, lines, code, body.town, place, body, body.first, body.last)

    def _planned(self, body: Body, number: int) -> Act | None:
        directive = self.directives[number]
        dice = Random(f"{self.seed} {body.key} {number}")
        if body.kind == "premier":
            above: list[Act | None] = [directive]
        elif body.kind == "party":
            above = [directive]
        elif body.kind == "ministry":
            above = [self.plan(self.premier, number) if directive.body.party else None, directive]
        elif body.kind == "province":
            committee = self.plan(body.parent, number) if body.parent and directive.body.party else None
            decision = self.plan(self.premier, number) if directive.body.party and dice.random() < 0.4 else None
            above = [directive, committee, decision] if dice.random() < 0.5 else [committee, decision, directive]
        else:
            assert body.parent is not None
            upper = self.plan(body.parent, number)
            if upper is None:
                return None
            above = [upper, directive]
        known = tuple(act for act in above if act)
        earliest = max(*(act.on for act in known), body.first - timedelta(1))
        on = earliest + timedelta(dice.randint(12, 95 if body.kind in ("premier", "party") else 60))
        if on > body.last:
            return None
        type_code = _type(body, dice)
        symbol = self._symbol(body, type_code, on, number, 0)
        return Act(body, type_code, symbol, on, directive.topic, above=known)

    def _symbol(self, body: Body, type_code: str, on: date, number: int, variant: int) -> str:
        """Numbers start anew each year, those of the Party each term; a body gives none twice in it."""
        if body.kind == "premier":
            return f"{2001 + 7 * number + on.year % 7}/{type_code}-{body.organ}"
        many = NUMBERS[body.kind]
        series = (on.year - 2016) // 5 if body.party else on.year
        dice = Random(f"{self.seed} {body.name} {series} {type_code}")
        start, step = dice.randrange(many), dice.randrange(1, many)
        serial = 1 + (start + step * (VARIANTS * 2 * number + variant + (VARIANTS if on >= REFORM else 0))) % many
        return f"{serial}-{type_code}/{body.organ}" if body.party else f"{serial:02d}/{type_code}-{body.organ}"

    def _found_ministries(self) -> None:
        for name, code, former in MINISTRIES:
            first = date(2000, 1, 1) if former is not False else MINISTRIES_MERGED
            last = MINISTRIES_MERGED - timedelta(1) if former else END
            self._add(Body(code, "ministry", name, (name.upper(),), code, parent=self.premier, first=first, last=last))

    def _found_territories(self) -> None:
        places = {row["code"]: row for row in table("gazetteer") if not row["code"].startswith("H")}
        councils: dict[str, Body] = {}
        for code, row in sorted(places.items(), key=lambda item: ("pdc".index(item[1]["level"][0]), item[0])):
            first = REFORM if row["valid_from"] >= REFORM.isoformat() else date(2000, 1, 1)
            last = END if first == REFORM else REFORM - timedelta(1)
            kind_word, town = _parted(row["name"])
            place = f"{kind_word.lower()} {town}"
            if row["level"] == "province":
                committee = f"{'Thành' if kind_word == 'Thành phố' else 'Tỉnh'} ủy {town}"
                lines = (committee.upper(), "*")
                parent = Body(f"{code}/TU", "party", committee, lines, "TU", town, place, None, first, last)
                self._add(parent)
            else:
                parent = councils[row["parent"]]
            lines = ("ỦY BAN NHÂN DÂN", place.upper())
            name = f"UBND {place}"
            councils[code] = Body(code, row["level"], name, lines, "UBND", town, place, parent, first, last)
            self._add(councils[code])

    def _add(self, body: Body) -> None:
        self.bodies[body.kind].append(body)
        if body.parent:
            self.below[body.parent.key].append(body)


def _parted(name: str) -> tuple[str, str]:
    """The kind word of a place, and its own name."""
    for word in ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu"):
        if name.startswith(f"{word} "):
            return word, name.removeprefix(f"{word} ")
    word, _, own = name.partition(" ")
    return word, own


def _type(body: Body, dice: Random) -> str:
    match body.kind:
        case "premier":
            return "QĐ"
        case "ministry":
            return "QĐ" if dice.random() < 0.6 else "KH"
        case "party":
            return "CTr" if dice.random() < 0.3 else "KH"
        case "province":
            return "QĐ" if dice.random() < 0.15 else "KH"
    return "KH"


def _directives(dice: Random) -> list[Act]:
    """The directives of the authority list, the most popular first: those that had years to be carried out, at random,
    before very old and very new ones."""
    acts = []
    for row in table("authority"):
        code, day = several(row["type"])[:1], row["issued_on"]
        issuer = row["issuer"].partition(",")[0]
        if not (row["symbol"] and code and code[0] in STEERING and len(day) == 10 and day >= "2008"):
            continue
        if row["symbol"].endswith("/TW") and code[0] != "QĐ":
            body = Body(issuer, "party", issuer, ("BAN CHẤP HÀNH TRUNG ƯƠNG", "*"), "TW")
        elif row["symbol"].endswith(("-TTg", "-CP")):
            body = Body(issuer, "state", issuer, (issuer.upper(),), row["symbol"].rpartition("-")[2])
        else:
            continue
        about = row["title"][:1].lower() + row["title"][1:] if row["title"][1:2].islower() else row["title"]
        topic = topic_of(row["title"]) or dice.choice(TOPICS)
        called = [name for name in several(row["aliases"]) if name[-1:].isdigit() and len(name) < 20]
        short = called[0] if called else ""
        acts.append(Act(body, code[0], row["symbol"], date.fromisoformat(day), topic, about, short=short))
    dice.shuffle(acts)
    usual = (date(2012, 1, 1), date(2025, 6, 1))
    return sorted(acts, key=lambda act: not usual[0] <= act.on <= usual[1])
