"""Whether what two mentions say may be said of one document: the kind of body, its seat, the type."""

from __future__ import annotations

import re
from functools import cache

from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.lexicon.symbols import Symbol

# The Prime Minister's decisions are called the Government's as often as not, and the Party's central bodies take turns.
_SPHERES = {
    "party centre": r"bộ chính trị|ban bí thư|(?:(?:ban chấp hành|bch) )?trung ương(?! đoàn| hội| mặt)",
    "assembly": r"quốc hội|ủy ban thường vụ quốc hội",
    "government": r"chính phủ|thủ tướng",
    "council": r"hội đồng nhân dân|hđnd",
    "people's committee": r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)",
    "party committee": r"(?:(?:ban thường vụ|ban chấp hành|thường trực|btv|bch) )?"
    r"(?:đảng bộ|(?:tỉnh|thành|huyện|quận|thị|đảng) ủy)",
    "ministry": r"bộ (?!chính trị|chỉ huy|tư lệnh)|bộ trưởng",
}
_SPHERE = re.compile("|".join(f"(?P<g{number}>{words})" for number, words in enumerate(_SPHERES.values())))
_SPHERE_OF_CODE = {
    "TW": "party centre", "CP": "government", "TTg": "government", "HĐND": "council", "UBND": "people's committee",
    "TU": "party committee", "HU": "party committee", "ĐU": "party committee", "QU": "party committee",
}  # fmt: skip
_KINDS = r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_SEAT = re.compile(
    rf"(?<!\w)(?:(?P<committee>tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)(?: (?:{_KINDS}))?|(?P<kind>{_KINDS}))"
    rf" (?!ủy|đoàn)(?P<place>[\w' -]{{2,40}}?)(?:,? (?:{_KINDS}) [\w' -]{{2,40}})?\Z"
)
_BEHIND = re.compile(
    r"(?:(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thành phố) |(?:huyện|quận|thị|đảng) ủy )[\w' -]{2,40}?,? "
    r"(?P<province>(?:tỉnh|thành phố|tp\.?) [\w' -]{2,30})\Z"
)
_BARE_SEAT = re.compile(
    rf"(?<!\w)(?:(?P<committee>tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)|(?:nhân dân|ubnd|hđnd) (?P<kind>{_KINDS}))\Z"
)
_KIND = {"thành": "thành phố", "tp": "thành phố", "tp.": "thành phố", "thị": "thị xã"}
_FAMILY = {"QĐi": "QĐ", "QyĐ": "QĐ", "CTHĐ": "CTr", "TBKL": "TB"}


@cache
def sphere_of(body: str) -> str | None:
    """The kind of body that a name means, where it is one of those whose numbers run side by side."""
    match = _SPHERE.match(fold_in_place(body))
    return list(_SPHERES)[int((match.lastgroup or "g0")[1:])] if match else None


def sphere_of_symbol(symbol: Symbol) -> str | None:
    """The kind of body whose code stands in a symbol."""
    organ = symbol.organ or ""
    if re.fullmatch(r"(?:QH|UBTVQH)\d+", organ):
        return "assembly"
    return _SPHERE_OF_CODE.get(organ)


_BOARD = re.compile(
    rf"(?:[^\W\d]+ (?:- )?){{0,4}}?(?:ban chỉ đạo|hội đồng(?! nhân)|tổ công tác|tiểu ban|đoàn giám sát|tổ giúp việc)"
    rf"(?P<work>.*?)(?: (?:quốc gia|trung ương|(?:{_KINDS})(?: [\w' -]{{2,40}})?))?\Z"
)
SMALL_WORDS = frozenset(("về", "và", "các", "của", "thực", "hiện", "triển", "khai", "công", "tác", "việc"))


@cache
def work_of(body: str) -> frozenset[str]:
    """The words for what a board is for; none of other bodies and of boards that don't say it."""
    match = _BOARD.fullmatch(fold_in_place(body))
    return frozenset(re.findall(r"\w+", match["work"])) - SMALL_WORDS if match else frozenset()


def may_be_one_board(one: str, other: str) -> bool:
    """Whether two names may be those of one board: at least one says nothing of what it is for, or both say much the
    same. Other bodies may be."""
    works = work_of(one), work_of(other)
    return not all(works) or 2 * len(works[0] & works[1]) >= min(map(len, works))


def is_slip(one: str, other: str) -> bool:
    """Whether two ISO days are so near that a slip of the pen tells them apart: one digit, or day and month that
    changed places."""
    changed = one[:4] == other[:4] and one[5:7] == other[8:] and one[8:] == other[5:7]
    return changed or sum(a != b for a, b in zip(one, other, strict=True)) <= 1


@cache
def seat_of(body: str) -> tuple[str, str] | None:
    """Kind and name of the place at the end of a body's name; None where it names none."""
    match = _SEAT.search(fold_in_place(body))
    if match is None:
        return None
    kind = match["committee"] or match["kind"]
    return _KIND.get(kind, kind), re.sub(r"\W+", " ", match["place"])


@cache
def province_stated(body: str) -> str | None:
    """The province, folded, that a name states behind that of a lesser place: `UBND xã Tân Hòa, tỉnh Trà Vinh`."""
    match = _BEHIND.search(fold_in_place(body))
    return re.sub(r"\Atp\.? ?", "thành phố ", match["province"]) if match else None


@cache
def kind_of_seat(body: str) -> str | None:
    """The kind of place whose body a name means, with the place's name (`UBND tỉnh Sơn La`) or without (`Tỉnh ủy`)."""
    named = seat_of(body)
    bare = None if named else _BARE_SEAT.search(fold_in_place(body))
    kind = named[0] if named else bare["committee"] or bare["kind"] if bare else None
    return _KIND.get(kind, kind) if kind else None


def family(code: str | None) -> str:
    """The type whose number series a document counts in: joint documents with plain ones, programmes of action with
    programmes."""
    return _FAMILY.get(code or "", code or "").removesuffix("LT")
