"""What members of a list of bodies share with the one behind: its level, the committees whose organs they are."""

from __future__ import annotations

from typing import NamedTuple

from loaders.grammar.lexicon.body_places import place
from loaders.grammar.lexicon.body_words import heads
from loaders.grammar.lexicon.phrases import words


class FoundBody(NamedTuple):
    """A body named at `text[start:end]`; `name` is its name written out, with single blanks."""

    start: int
    end: int
    name: str


def with_common_level(found: list[FoundBody]) -> list[FoundBody]:
    """Mass organisations in a row, and bodies of one kind, share a closing "các cấp" (`Mặt trận Tổ quốc và Hội Cựu
    chiến binh các cấp`)."""
    shared = list(found)
    for k in range(len(found) - 2, -1, -1):
        name, following = shared[k].name, shared[k + 1].name
        if not following.endswith(_LEVELS) or name.endswith(_LEVELS):
            continue
        if _is_mass(name) or _head_of(following) == _head_of(name) == "Ban":
            shared[k] = FoundBody(shared[k].start, shared[k].end, name + _LEVELS)
    return shared


_LEVELS = " các cấp"


def with_common_owner(found: list[FoundBody]) -> list[FoundBody]:
    """Organs in a row share the committees behind the last one (`Văn phòng, ban tổ chức các tỉnh ủy, thành ủy`)."""
    named = list(found)
    for k in range(len(found) - 2, -1, -1):
        organ = words(named[k].name)
        alone = heads().match(organ, 0)
        if alone is None or alone[0] < len(organ) or alone[1].kind not in _ORGANS:
            continue
        following = words(named[k + 1].name)
        head = heads().match(following, 0)
        owner = named[k + 1].name[following.start(head[0]) :] if head and head[0] < len(following) else ""
        if head and head[1].kind in _ORGANS and owner[:1].islower():
            named[k] = FoundBody(named[k].start, named[k].end, f"{named[k].name} {owner}")
    return named


_ORGANS = frozenset(("office", "party organ"))


def _head_of(name: str) -> str:
    opening = heads().match(words(name), 0)
    return opening[1].phrase if opening else ""


def _is_mass(name: str) -> bool:
    line = words(name)
    opening = heads().match(line, 0)
    return bool(opening and opening[1].kind == "mass" and place(line, len(line) - 1) == len(line) - 1)
