"""How the lines of a letterhead make one name: a body under the body it belongs to, a board of a committee."""

from __future__ import annotations

import re

from loaders.folding import fold
from loaders.grammar.lexicon.bodies import expand_all
from loaders.grammar.lexicon.naming import seat_of, split_territory
from loaders.grammar.lexicon.places import find_place, territory_name
from loaders.tables import table

_BOARD = re.compile(r"(?:ban (?:thường trực|thường vụ|chấp hành|bí thư)|thường trực)")
_BOARD_AND_BODY = re.compile(rf"{_BOARD.pattern} (?=\w)")
_ORGAN = re.compile(r"(?:văn phòng|ban (?!chấp hành|cán sự)|ủy ban kiểm tra)")
_OFFICE = re.compile(r"(?:văn phòng|thanh tra|ban tiếp công dân)$")
_ROOM = re.compile(r"(?:phòng|đội|trại|trung tâm) ")
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị) ủy|đảng (?:ủy|bộ)")
_COUNCIL = re.compile(r"ủy ban nhân dân|hội đồng nhân dân|đoàn đại biểu quốc hội")
_WITH_TERRITORY = re.compile(r"ủy ban nhân dân|hội đồng nhân dân|sở |phòng |ủy ban mặt trận")
_PRIMARY_SCHOOL = re.compile(r"(?<!\w)(trường) th(?= )", re.IGNORECASE)


def written_out(printed: str) -> str:
    """A printed name without abbreviations, in capitals where it was."""
    full = _PRIMARY_SCHOOL.sub(r"\1 Tiểu học", expand_all(printed))
    return full.upper() if printed.isupper() else full


def with_superior(own: str, above: str) -> str:
    """The name of a body with that of the body it belongs to, or with the territory of that, where it needs it."""
    folded = fold(above)
    if folded == "ban chấp hành trung ương":
        return _central(own)
    if _BOARD.fullmatch(fold(own)):
        board = fold(own).split()
        return " ".join([board[0].capitalize(), *([board[1].capitalize(), *board[2:]]), above])
    if split_territory(own)[1]:
        return own
    if (_ORGAN.match(fold(own)) and _COMMITTEE.match(folded)) or (
        _OFFICE.fullmatch(fold(own)) and _COUNCIL.match(folded)
    ):
        return f"{own} {above}"
    if folded.startswith("công an ") and _ROOM.match(fold(own)):
        return f"{own} {above}"
    territory = seat_of(above) if fold(own).startswith("đảng ủy ") else split_territory(above)[1]
    if territory and folded.startswith("sở ") and (province := find_place(territory, level="province")):
        territory = territory_name(province[0])
    placed = _WITH_TERRITORY.match(folded) or fold(own).startswith("đảng ủy ")
    return f"{own} {territory}" if territory and placed else own


def acting_board(own: str, behalf: str) -> str | None:
    """The board of a committee for which the signature speaks (`behalf`, folded): the Politburo or the Secretariat for
    the Central Committee, the standing board for another."""
    if own == "Ban Chấp hành Trung ương" and behalf in ("bộ chính trị", "ban bí thư"):
        return behalf
    if _COMMITTEE.match(fold(own)) and behalf.startswith("ban thường vụ"):
        return f"Ban Thường vụ {own}"
    if fold(own).startswith("ban chấp hành đoàn") and _BOARD_AND_BODY.match(behalf):
        return expand_all(behalf[:1].upper() + behalf[1:])
    return None


def _central(own: str) -> str:
    names = {fold(row["name"]): row["name"] for row in table("bodies")}
    for full in (f"{own} Trung ương", f"{own} Trung ương Đảng"):
        if fold(full) in names:
            return names[fold(full)]
    return own
