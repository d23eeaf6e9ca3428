"""Bodies that a text doesn't name in full: by the code in a symbol, by the text's own territory.

`UBND tỉnh` is the writer's own province; where the document is older than a merger that made this province, it is one
of those that went into it, and only told where one alone is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache

from loaders.extraction import Header
from loaders.grammar.lexicon.naming import seat_of, split_territory
from loaders.grammar.lexicon.places import Place, find_place, province_of, provinces_before, territory_name
from loaders.grammar.lexicon.places import place as place_of
from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.grammar.lexicon.symbols import Symbol, parse_symbol
from loaders.grammar.references.issuers import CAPITALISED, province_names
from loaders.tables import table

_DEPARTMENT, _OFFICE = re.compile(r"(?:giám đốc )?sở "), re.compile(r"(?:trưởng )?phòng (?!họp)")
_JOINT_NAMES = re.compile(
    r" và (?=(?:Sở|Bộ|UBND|Ủy ban|HĐND|Hội đồng|Công an|Ban|Cục|Liên đoàn|Hội|Tỉnh|Bảo hiểm|Kho bạc|Tòa án|Viện kiểm)"
    r"(?!\w))"
)
_OF_A_BOARD = re.compile(r"(?:\w+ ){0,2}Ban [Cc]hỉ đạo|Tổ |Hội đồng (?!nhân)|Tiểu ban|Đoàn ")
"""Boards that have other bodies in their names."""
_PROVINCE_AT_END = re.compile(rf"(?:tỉnh|[Tt]hành phố)(?: {CAPITALISED}){{1,4}}\Z")
_PLACE_AT_END = re.compile(
    rf"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã)(?: {CAPITALISED}){{1,4}}(?: - {CAPITALISED}"
    rf"(?: {CAPITALISED})?)?\Z"
)
_KIND_AT_END = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) \Z")
_OF_A_PLACE = re.compile(
    r"(?:(?:giám đốc|trưởng|chỉ huy trưởng|văn phòng thường trực) )?(?:ban chỉ đạo|công an|bộ chỉ huy|ban chỉ huy|hội"
    r"|liên đoàn lao động|ủy ban mặt trận|trường chính trị|kho bạc|cục)(?!\w)"
)
_COMMITTEES = {
    "tỉnh": ("tỉnh ủy", "tỉnh đoàn"),
    "thành phố": ("thành ủy", "thành đoàn"),
    "huyện": ("huyện ủy", "huyện đoàn"),
    "quận": ("quận ủy", "quận đoàn"),
    "thị xã": ("thị ủy", "thị đoàn"),
}


def issuer_of_symbol(symbol: Symbol, header: Header, on: str | None = None) -> str | None:
    """The body whose code stands in the symbol, where only one body has that code or the document's own body has it. A
    body of a province that was merged is no longer the one that it was `on` the day of the document."""
    own = parse_symbol(header.number or "")
    if own and symbol.organ == own.organ and header.issuer and _DEPARTMENT.match(fold_in_place(header.issuer)):
        here = header.territory or ""  # whatever room follows: `1021/SYT-NVY`
        return header.issuer if _seats(here, header.issued_on, on) == (here,) else None
    if symbol.type is None and not re.match(r"QH|UBTVQH", symbol.organ or ""):
        return None
    organ = re.sub(r"(?<=QH)\d+$", "", symbol.organ or "")
    if own and own.organ == symbol.organ and own.unit == symbol.unit and own.party == symbol.party and header.issuer:
        here = header.territory or ""
        return None if organ == "TW" or _seats(here, header.issued_on, on) != (here,) else header.issuer
    if symbol.unit and "LT" in (symbol.type or ""):
        names = [_body_of(code) for code in (organ, *symbol.unit.split("-"))]
        return " và ".join(filter(None, names)) if all(names) else None
    return _body_of(organ)


@cache
def _body_of(code: str) -> str | None:
    """The one body that has a code."""
    for row in table("organ_codes"):
        if row["code"] == code and row["shared"] != "yes" and "|" not in row["body"]:
            return row["body"]
    return None


def placed(name: str, header: Header, on: str | None = None) -> str:
    """The body's full name: where only its kind is printed (`UBND tỉnh`, `Tỉnh ủy`), with the document's territory or
    the province above it; of joint bodies each, with the province that only the last one names.

    `on` is the date of what the body issued: a territory that didn't exist yet gives way to the one of that kind that
    went into it; where several did, the name stays as it is.
    """
    several_names = _JOINT_NAMES.split(name) if not _OF_A_BOARD.match(name) else []
    if len(several_names) > 1:
        shared = _PROVINCE_AT_END.search(several_names[-1])
        if shared:
            header, on = replace(header, level="provincial", territory=squeeze(shared.group())), None
        return " và ".join(placed(one, header, on) for one in several_names)
    territory = header.territory or ""
    kind, place = _parted(territory)
    if not place:
        return name
    folded = fold_in_place(name)
    own = _seats(territory, header.issued_on, on)
    for council in ("ủy ban nhân dân", "hội đồng nhân dân"):
        if folded.endswith(council):
            return f"{name} {own[0]}" if len(own) == 1 else name
        for seat in _only_of_their_kind(own):
            if folded.endswith(f"{council} {fold_in_place(_parted(seat)[0])}"):
                return f"{name[: folded.rindex(council) + len(council)]} {seat}"
    district, province = _above(header)
    above = _seats(province, header.issued_on, on) if province else ()
    for seat in (*_only_of_their_kind(own), *filter(None, [district]), *_only_of_their_kind(above)):
        kind, place = _parted(seat)
        if folded.endswith(_COMMITTEES.get(fold_in_place(kind), ())) or folded.endswith(
            (f"đảng bộ {fold_in_place(kind)}", f"đảng ủy {fold_in_place(kind)}")
        ):
            return f"{name} {place}"
        if folded.endswith((f"ủy ban nhân dân {fold_in_place(kind)}", f"hội đồng nhân dân {fold_in_place(kind)}")):
            return f"{name} {place}"
        if folded.endswith(f" {fold_in_place(kind)}") and _OF_A_PLACE.match(folded):
            return f"{name} {place}"
    return _with_seat(name, folded, own, above, header)


def province_of_text(header: Header) -> str:
    """The province above the district or commune whose body writes: where several provinces have one of its name, that
    of the body above in the letterhead (`TỈNH ỦY CÀ MAU`); empty where nothing tells."""
    return _above(header)[1]


def _above(header: Header) -> tuple[str, str]:
    """The district and the province above the territory of the body that writes, as far as known."""
    evidence = header.evidence.get("issuer")
    printed = evidence.quote if evidence and evidence.rule == "letterhead" else ""
    return _places_above(header.territory or "", header.level or "", header.issued_on, printed)


@lru_cache(maxsize=256)
def _places_above(territory: str, level: str, on: str | None, letterhead: str) -> tuple[str, str]:
    kind = fold_in_place(_parted(territory)[0])
    if not territory or kind == "tỉnh" or (kind == "thành phố" and level != "district"):
        return "", ""
    lines = [" ".join(line.split()) for line in re.split(r"[\n|]", letterhead)]
    named = [name for line in lines if (name := seat_of(line, on) or split_territory(line, on)[1])]
    province = _province(territory, on) or next((name for name in named if _is_province(name, on)), "")
    if level != "commune":
        return "", province
    found = find_place(territory, level="commune", on=on)
    parents = {territory_name(place_of(one.parent)) for one in found if one.parent}
    district = parents.pop() if len(parents) == 1 else ""
    lesser = ("huyện ", "quận ", "thị xã ")
    return next((name for name in (district, *named) if name.startswith(lesser)), ""), province


def _is_province(name: str, on: str | None) -> bool:
    return name.startswith(("tỉnh ", "thành phố ", "Thành phố ")) and bool(find_place(name, level="province", on=on))


def _with_seat(name: str, folded: str, own: tuple[str, ...], above: tuple[str, ...], header: Header) -> str:
    """A department with its province, an office with its district."""
    provincial = _DEPARTMENT.match(folded) is not None
    if header.level == "central" or not (provincial or (header.level == "district" and _OFFICE.match(folded))):
        return name
    if other := _province_at_end(name):
        bare, province = other
        return f"{bare} {province}"
    if _PLACE_AT_END.search(name):
        return name
    seats = above if provincial and header.level in ("district", "commune") else own
    for seat in _only_of_their_kind(seats):
        kind, place = _parted(seat)
        if place and folded.endswith(f" {fold_in_place(kind)}"):
            return f"{name[: -len(kind)].rstrip()} {seat}"
    if len(seats) != 1 or not _parted(seats[0])[1] or fold_in_place(_parted(seats[0])[1]) in folded:
        return name
    return f"{name} {seats[0]}"


@lru_cache(maxsize=4096)
def _province_at_end(name: str) -> tuple[str, str] | None:
    """A department's name without the bare name of the province that ends it, and the province with its kind."""
    folded = fold_in_place(name)
    for bare in province_names().finditer(folded):
        if bare.end() == len(folded) and not _KIND_AT_END.search(folded, 0, bare.start()):
            return name[: bare.start()].rstrip(), territory_name(find_place(bare.group(), level="province")[0])
    return None


@lru_cache(maxsize=1024)
def _parted(territory: str) -> tuple[str, str]:
    """A territory's name as kind and name."""
    words = territory.split()
    two = fold_in_place(territory).startswith(("thành phố", "thị xã", "thị trấn", "đặc khu"))
    return " ".join(words[: 1 + two]), " ".join(words[1 + two :])


@cache
def _province(territory: str, on: str | None) -> str:
    """The province in which a district or commune lies, where only one province has one of that name."""
    found = find_place(territory, on=on) or find_place(territory)
    provinces = {territory_name(province_of(place)) for place in found}
    return provinces.pop() if len(provinces) == 1 else ""


@lru_cache(maxsize=1024)
def _only_of_their_kind(seats: tuple[str, ...]) -> tuple[str, ...]:
    """Of several territories those that `tỉnh` or `thành phố` alone tells from the others."""
    kinds = Counter(fold_in_place(_parted(seat)[0]) for seat in seats)
    return tuple(seat for seat in seats if kinds[fold_in_place(_parted(seat)[0])] == 1)


@lru_cache(maxsize=4096)
def _seats(territory: str, written: str | None, on: str | None) -> tuple[str, ...]:
    """What a territory, as a text calls it that was `written` on a day, was on an earlier one: itself, or the
    provinces that went into it."""
    if not territory or not on:
        return (territory,)
    kind = fold_in_place(_parted(territory)[0])
    here = [p for p in find_place(territory, level="province", on=written) if p.kind == kind]
    if len(here) != 1:
        return (territory,)
    names = dict.fromkeys(territory_name(before) for before in _on(here[0], on))
    return tuple(territory if fold_in_place(name) == fold_in_place(territory) else name for name in names)


def _on(province: Place, day: str) -> list[Place]:
    """A province as it was on a day; of several that went into it, all."""
    if not province.valid_from or day >= province.valid_from[: len(day)]:
        return [province]
    return [old for one in provinces_before(province) for old in _on(one, day)]
