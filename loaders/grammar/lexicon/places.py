"""Places: provinces, districts and communes, each with the days between which it existed (`ontology/gazetteer.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from loaders.folding import fold, plain
from loaders.tables import several, table

PlaceLevel = Literal["province", "district", "commune"]

KINDS: dict[str, str] = {
    "tỉnh": r"tỉnh|t\.",
    "thành phố": r"thành phố|tp\.?",
    "huyện": r"huyện|h\.",
    "quận": r"quận|q\.",
    "thị xã": r"thị xã|tx\.?",
    "thị trấn": r"thị trấn|tt\.?",
    "đặc khu": r"đặc khu|đk\.",
    "phường": r"phường|p\.",
    "xã": r"xã|x\.",
}
"""The kinds of place, each with the forms in which texts write them."""

_LEVELS_OF_KIND: dict[str, set[str]] = {
    "tỉnh": {"province"},
    "thành phố": {"province", "district"},
    **{kind: {"district"} for kind in ("huyện", "quận", "thị xã")},
    **{kind: {"commune"} for kind in ("thị trấn", "đặc khu", "phường", "xã")},
}
_KIND = re.compile("|".join(rf"(?P<k{i}>{forms})" for i, forms in enumerate(KINDS.values())))
_NICKNAMES = {"hcm": "hồ chí minh", "hn": "hà nội"}
_HIGHLAND = re.compile(r"\b([đl])[ăắ][ck]\b")  # Đăk Lăk, Đắc Lắc: one name in three spellings
_DASH = re.compile(r" ?[-–—] ?")
_LEVELS: dict[str, PlaceLevel] = {"province": "province", "district": "district", "commune": "commune"}
_RANKS: dict[str, int] = {level: rank for rank, level in enumerate(_LEVELS)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it stood between two days. `name` is without its `kind` (`Lạng Sơn`, `tỉnh`); `parent` and
    `successors` are codes; `valid_from` and `valid_to` are its first and last day, None where not known or open."""

    code: str
    name: str
    kind: str
    level: PlaceLevel
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]

    def existed(self, on: str) -> bool:
        """Whether the place existed on a day, or at some time in a month or year (`2019-05-30`, `2019-05`, `2019`)."""
        first, last = f"{on}-01-01"[:10], f"{on}-12-31"[:10]
        if len(on) == 7:
            first, last = f"{on}-01", f"{on}-31"
        return (self.valid_from or "") <= last and first <= (self.valid_to or "9999")


def places() -> Iterator[Place]:
    """All places, in the table's order."""
    return (place(code) for code in _rows())


@cache
def place(code: str) -> Place:
    """The place of a code. Raises KeyError."""
    row = _rows()[code]
    kind, name = _parted(row["name"])
    return Place(
        code=code,
        name=name,
        kind=kind,
        level=_LEVELS[row["level"]],
        parent=row["parent"] or None,
        valid_from=row["valid_from"] or None,
        valid_to=row["valid_to"] or None,
        successors=several(row["successors"]),
    )


def find_place(
    name: str, *, level: PlaceLevel | None = None, on: str | None = None, parent: Place | None = None
) -> tuple[Place, ...]:
    """The places of a name, with or without its kind (`tỉnh Lạng Sơn`, `TP. Huế`, `Quận 1`, `thanh hoá` is none).

    `level` and `parent` (somewhere above it) narrow them, `on` to those that existed on a date. A kind that no place
    of the name has gives those of other kinds at its level, for districts rise to towns and towns to cities. Sorted
    from higher to lower level, what still exists before what is gone.
    """
    key, kind = _key(name)
    named = [place(code) for code in _codes_by_name().get(key, ())]
    fitting = [
        p
        for p in named
        if (level is None or p.level == level)
        and (on is None or p.existed(on))
        and (parent is None or parent.code in {above.code for above in _upwards(p)})
    ]
    if kind:
        of_kind = [p for p in fitting if p.kind == kind]
        fitting = of_kind or [p for p in fitting if p.level in _LEVELS_OF_KIND[kind] and not key.isdigit()]
    elif key.isdigit():
        return ()
    return tuple(sorted(fitting, key=lambda p: (_RANKS[p.level], p.valid_to is not None, p.code)))


def province_of(within: Place) -> Place:
    """The province in which a place lies or lay; a province's is itself."""
    return list(_upwards(within))[-1]


def provinces_before(province: Place) -> tuple[Place, ...]:
    """The provinces that went into one, as they stood when it began; none where it was made of no others."""
    return tuple(_provinces_before().get(province.code, ()))


def reads_like_another(name: str) -> bool:
    """Whether another place has the same name but for its diacritics: huyện Tam Dương and huyện Tam Đường."""
    return plain(name) in _read_alike()


def territory_name(territory: Place) -> str:
    """The place's name as documents print it: `tỉnh Lạng Sơn`, `Thành phố Hồ Chí Minh`."""
    kind = territory.kind.capitalize() if territory.name == "Hồ Chí Minh" else territory.kind
    return f"{kind} {territory.name}"


_SHORT_CITY = re.compile(
    r"(?<![\w.&])[Tt][Pp](?:\. ?| )?(?:(?P<name>[Hh][Cc][Mm]|[Hh][Nn])(?!\w)|(?=(?<=[. ])[A-ZĐ][^\W\d]))"
)


def with_city_in_full(name: str) -> str:
    """A name with the short forms of a city written out.

    >>> with_city_in_full("UBND TP.HCM"), with_city_in_full("Sở Y tế Tp. Đà Nẵng"), with_city_in_full("Bộ TP")
    ('UBND Thành phố Hồ Chí Minh', 'Sở Y tế thành phố Đà Nẵng', 'Bộ TP')
    """
    if "tp" not in name.lower():
        return name
    return _SHORT_CITY.sub(lambda m: _CITIES[m["name"].lower()] if m["name"] else "thành phố ", name)


_CITIES = {"hcm": "Thành phố Hồ Chí Minh", "hn": "thành phố Hà Nội"}


def _upwards(start: Place) -> Iterator[Place]:
    above: Place | None = start
    while above is not None:
        yield above
        above = place(above.parent) if above.parent else None


@cache
def _provinces_before() -> dict[str, list[Place]]:
    before: dict[str, list[Place]] = {}
    for one in places():
        for code in one.successors if one.level == "province" else ():
            before.setdefault(code, []).append(one)
    return before


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("gazetteer")}


def _parted(full: str) -> tuple[str, str]:
    """A full name of the table as kind and name."""
    words = full.split(" ", 1)
    if words[0].lower() not in KINDS:
        words = [" ".join(full.split(" ", 2)[:2]), full.split(" ", 2)[2]]
    return words[0].lower(), words[1]


@cache
def _codes_by_name() -> dict[str, list[str]]:
    names = _bare(fold("|".join(_parted(row["name"])[1] for row in _rows().values()))).split("|")
    codes: dict[str, list[str]] = {}
    for name, code in zip(names, _rows(), strict=True):
        codes.setdefault(name, []).append(code)
    return codes


@cache
def _read_alike() -> frozenset[str]:
    """Names without diacritics that stand for several."""
    spelled: dict[str, set[str]] = {}
    for one in places():
        name = fold(f"{one.kind} {one.name}")
        spelled.setdefault(plain(name), set()).add(name)
    return frozenset(bare for bare, names in spelled.items() if len(names) > 1)


@lru_cache(maxsize=4096)
def _key(name: str) -> tuple[str, str | None]:
    """A name as the index knows it, and the kind that stands before it. A place may be called like a kind
    (`xã Thị Trấn`), so the name goes without a kind only where something is left."""
    folded = fold(name).strip(" .,;")
    found = _KIND.match(folded)
    rest = folded[found.end() :] if found else ""
    if found and rest.strip() and (rest[0] == " " or found.group().endswith((".", "tp", "tx", "tt"))):
        kind = list(KINDS)[int((found.lastgroup or "k0")[1:])]
        return _bare(rest.strip()), kind
    return _bare(folded), None


def _bare(folded: str) -> str:
    """One spelling of dashes, apostrophes, leading zeros, highland names and nicknames."""
    name = _HIGHLAND.sub(r"\1ắk", _DASH.sub("-", folded.replace("’", "'").replace("`", "'")))
    name = name.lstrip("0") if name.isdigit() else name
    return _NICKNAMES.get(name, name)
