"""Where a text comes from, and which of several places of one name it therefore means.

Districts and communes share names over the country (huyện Tam Nông lies in Phú Thọ and in Đồng Tháp). A body of such a
place is known only together with its province, and where that has several, with its district.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.corpus.records import SourceRecord
from kg.resolution.bodies import NAMES_KEPT, inner_body, territory_of
from loaders.extraction import Header
from loaders.folding import fold
from loaders.grammar.lexicon.places import Place, find_place, place, province_of, provinces_before, territory_name


@dataclass(frozen=True, slots=True)
class Home:
    """The territory of a text as it calls it, the place that this is, and the day of the text, as far as known."""

    territory: str | None = None
    place: Place | None = None
    on: str | None = None

    @property
    def full_territory(self) -> str | None:
        """The territory, with its province where several have one of its name."""
        return placed(self.territory, self, self.on)[0] if self.territory else None

    @property
    def province(self) -> Place | None:
        return province_of(self.place) if self.place else None

    def territory_at(self, date: str | None) -> str | None:
        """The territory that a text means by its own of a date; None where a merger made it of several."""
        here = self.place
        if here is None or here.level != "province" or not date or not here.valid_from:
            return self.territory
        if date[:10] >= here.valid_from[: len(date)]:
            return self.territory
        before = provinces_before(here)
        return territory_name(before[0]) if len(before) == 1 else None


NOWHERE = Home()


def home_of(source: SourceRecord) -> Home:
    """Where a source comes from: the territory of its header, in the province that the text itself names where several
    have such a place."""
    home = home_of_header(source.extraction.document)
    found = _candidates(home.territory, home.on) if home.territory and home.place is None else ()
    if not found:
        return home
    named = _named_most(found, fold(" ".join(source.content.split())))
    return replace(home, place=named[0]) if len(named) == 1 else home


def home_of_header(header: Header) -> Home:
    """Where a text comes from, as far as its header alone tells."""
    found = _candidates(header.territory, header.issued_on) if header.territory else ()
    return Home(header.territory or None, found[0] if len(found) == 1 else None, header.issued_on)


def placed(name: str, home: Home, on: str | None) -> tuple[str, bool]:
    """The full name of a body with its province where several have a place of its name, and whether the one place is
    known. `on` is a day on which the body was there.

    A province that the name states itself counts; else it is that of the text's home.
    """
    inner, stated = inner_body(name)
    territory = territory_of(inner)
    found = _candidates(territory, on or home.on) if territory else ()
    if len(found) < 2:
        return inner, True
    if stated:
        parts = {fold(part) for part in stated.split(", ")}
        near = [p for p in found if parts <= {fold(territory_name(above)) for above in _above(p)}]
    else:
        near = [p for p in found if home.place and home.place.code in {above.code for above in (p, *_above(p))}]
        near = near or [p for p in found if home.province and province_of(p).name == home.province.name]
    if len(near) != 1:
        return name, False
    return f"{inner}, {', '.join(territory_name(above) for above in _telling(near[0], found))}", True


@lru_cache(maxsize=NAMES_KEPT)
def _candidates(territory: str, on: str | None) -> tuple[Place, ...]:
    """The places that a territory may mean on a day; of one that stayed what it was, the first."""
    found = find_place(territory, on=on) or find_place(territory)
    if any(p.level == "province" for p in found):
        found = tuple(p for p in found if p.level == "province")
    seen: dict[tuple[str, ...], Place] = {}
    for one in found:
        seen.setdefault(tuple(territory_name(p) for p in (one, *_above(one))), one)
    return tuple(seen.values())


def _named_most(found: Sequence[Place], words: str) -> tuple[Place, ...]:
    """Of places of one name those whose district and province a text names most completely; all where it names none."""
    counts = [sum(bool(_as_word(territory_name(p)).search(words)) for p in _above(one)) for one in found]
    most = max(counts)
    return tuple(one for one, count in zip(found, counts, strict=True) if count == most)


@lru_cache(maxsize=NAMES_KEPT)
def _as_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")


def _telling(one: Place, found: Sequence[Place]) -> list[Place]:
    """What has to be said of a place to tell it from others of its name: the province, or district and province."""
    alone = sum(province_of(other).name == province_of(one).name for other in found) == 1
    return [province_of(one)] if alone else list(_above(one))


def _above(one: Place) -> tuple[Place, ...]:
    return (above := place(one.parent), *_above(above)) if one.parent else ()


__all__ = ["NOWHERE", "Home", "home_of", "home_of_header", "placed"]
