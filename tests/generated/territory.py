"""Places and bodies of a generated graph: provinces, districts and communes of the gazetteer before and after July
2025, and the councils, committees, departments, schools and collectives in them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from loaders.folding import plain
from loaders.tables import table
from tests.benchmarks.lifelike.phrases import MINISTRIES
from tests.generated.draft import Draft

REFORM = "2025-07-01"
CENTRAL = (
    ("Ban Chấp hành Trung ương", "party"),
    ("Bộ Chính trị", "party"),
    ("Ban Bí thư", "party"),
    ("Chính phủ", "government"),
    ("Thủ tướng Chính phủ", "person"),
    ("Quốc hội", "assembly"),
)
DEPARTMENTS = (
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Y tế", "SYT"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Tài chính", "STC"),
)
GONE_DEPARTMENT = ("Sở Thông tin và Truyền thông", "STTTT")
"""One that every province had before the merger, and of which another came."""


@dataclass(eq=False, slots=True)
class Area:
    """A place with the bodies in it that issue documents, and the places below it."""

    place: str
    name: str
    level: str
    until_reform: bool
    council: str
    committee: str
    departments: list[tuple[str, str, str]] = field(default_factory=list)
    """Ids with names and codes."""
    parent: Area | None = None
    below: list[Area] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Bodies that only get tasks and letters, collectives among them."""


@dataclass(slots=True)
class Bodies:
    """Who may issue, get or be given something, as ids of bodies."""

    central: dict[str, str] = field(default_factory=dict)
    ministries: list[tuple[str, str, str]] = field(default_factory=list)
    collectives: list[str] = field(default_factory=list)
    areas: dict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))


def slug(text: str) -> str:
    """A text as part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def found_bodies(draft: Draft, dice: Random, districts: int, communes: int) -> Bodies:
    """Draws all provinces and about so many districts and communes of them, with their bodies."""
    bodies = Bodies()
    for name, kind in CENTRAL:
        bodies.central[name] = _body(draft, name, kind, "central")
    for name, code, merged in MINISTRIES:
        gone = "2025-02-28" if merged else None
        came = "2025-03-01" if merged is False else None
        ministry = _body(draft, name, "ministry", "central", valid_to=gone, valid_from=came)
        draft.link(ministry, "PART_OF", bodies.central["Chính phủ"])
        bodies.ministries.append((ministry, name, code))
    gone_first = [id for (id, _, _), row in zip(bodies.ministries, MINISTRIES, strict=True) if row[2]]
    came = [id for (id, _, _), row in zip(bodies.ministries, MINISTRIES, strict=True) if row[2] is False]
    for number, ministry in enumerate(gone_first):
        draft.link(ministry, "SUCCEEDED_BY", came[number % len(came)], since="2025-03-01")
    all_ministries = _body(draft, "các bộ, ngành Trung ương", None, "central", collective=True)
    all_councils = _body(draft, "Ủy ban nhân dân các tỉnh, thành phố", "council", "provincial", collective=True)
    bodies.collectives += [all_ministries, all_councils]
    for id, _, _ in bodies.ministries:
        draft.link(id, "MEMBER_OF", all_ministries)
    _found_areas(draft, dice, bodies, districts, communes)
    for area in bodies.areas["provincial"]:
        draft.link(area.council, "MEMBER_OF", all_councils)
    return bodies


def _found_areas(draft: Draft, dice: Random, bodies: Bodies, districts: int, communes: int) -> None:
    rows = {row["code"]: row for row in table("gazetteer") if not row["code"].startswith("H")}
    by_level: dict[str, list[str]] = defaultdict(list)
    for code in sorted(rows):
        by_level[rows[code]["level"]].append(code)
    chosen = set(by_level["province"]) | set(_some(dice, by_level["district"], districts))
    fitting = [code for code in by_level["commune"] if rows[code]["parent"] in chosen]
    chosen |= set(_some(dice, fitting, communes))
    areas: dict[str, Area] = {}
    for level in ("province", "district", "commune"):
        for code in by_level[level]:
            if code in chosen:
                row = rows[code]
                areas[code] = _area(draft, row, level, areas.get(row["parent"]))
                bodies.areas[areas[code].level].append(areas[code])
    for code, area in areas.items():
        for after in filter(None, rows[code]["successors"].split("|")):
            if after in areas:
                _succeed(draft, area, areas[after])
    for area in areas.values():
        _gather(draft, area)


def _some(dice: Random, codes: list[str], wanted: int) -> list[str]:
    return sorted(dice.sample(codes, min(wanted, len(codes))))


def _area(draft: Draft, row: dict[str, str], kind: str, parent: Area | None) -> Area:
    name = row["name"][:1].lower() + row["name"][1:]
    level = {"province": "provincial"}.get(kind, kind)
    until_reform = row["code"].startswith("L")
    when = {"valid_from": row["valid_from"] or None, "valid_to": row["valid_to"] or None}
    place = draft.node(
        "Place",
        f"place/{row['code'].lower()}",
        {"title": name, "kind": name.split()[0], "level": level, "code": row["code"], **when},
    )
    if parent:
        draft.link(place, "PART_OF", parent.place)
    whole = name if level == "provincial" or parent is None else f"{name}, {_province(parent).name}"
    council = _body(draft, f"Ủy ban nhân dân {whole}", "council", level, name, **when)
    own = name.partition(" ")[2]
    word = {"provincial": "Tỉnh ủy", "district": "Huyện ủy", "commune": "Đảng ủy xã"}[level]
    committee = _body(draft, f"{word} {own}", "party", level, name, **when)
    area = Area(place, name, level, until_reform, council, committee, parent=parent)
    if parent:
        parent.below.append(area)
        draft.link(committee, "PART_OF", parent.committee)
    for body in (council, committee):
        draft.link(body, "LOCATED_IN", place)
    if level == "provincial":
        for title, code in (*DEPARTMENTS, *([GONE_DEPARTMENT] if until_reform else ())):
            department = _body(draft, f"{title} {name}", "department", level, name, **when)
            draft.link(department, "PART_OF", council)
            draft.link(department, "LOCATED_IN", place)
            area.departments.append((department, f"{title} {name}", code))
    if level == "commune":
        school = _body(draft, f"Trường Tiểu học {whole}", "school", "unit", name)
        draft.link(school, "LOCATED_IN", place)
        area.others.append(school)
    return area


def _province(area: Area) -> Area:
    return area if area.parent is None else _province(area.parent)


def _gather(draft: Draft, area: Area) -> None:
    """The collective of the councils below a place: "Ủy ban nhân dân các huyện …"."""
    if not area.below:
        return
    below = area.below[0].level
    word = {"district": "các huyện, thị xã, thành phố", "commune": "các xã, phường"}[below]
    collective = _body(draft, f"Ủy ban nhân dân {word} {area.name}", "council", below, area.name, collective=True)
    area.others.append(collective)
    for one in area.below:
        draft.link(one.council, "MEMBER_OF", collective, **({"valid_to": "2025-06-30"} if one.until_reform else {}))


def _succeed(draft: Draft, area: Area, after: Area) -> None:
    draft.link(area.place, "SUCCEEDED_BY", after.place)
    draft.link(area.council, "SUCCEEDED_BY", after.council, since=REFORM)
    draft.link(area.committee, "SUCCEEDED_BY", after.committee, since=REFORM)
    present = {code: id for id, _, code in after.departments}
    for id, _, code in area.departments:
        if heir := present.get(code, present.get("SKHCN")):
            draft.link(id, "SUCCEEDED_BY", heir, since=REFORM)


def _body(
    draft: Draft,
    title: str,
    kind: str | None,
    level: str,
    territory: str | None = None,
    *,
    collective: bool = False,
    valid_from: str | None = None,
    valid_to: str | None = None,
) -> str:
    known = {"title": title, "kind": kind, "level": level, "territory": territory, "collective": collective}
    return draft.node("Organization", f"body/{slug(title)}", {**known, "valid_from": valid_from, "valid_to": valid_to})
