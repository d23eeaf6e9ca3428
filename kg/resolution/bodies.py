"""Names of bodies: one spelling for each, and the series in which a body numbers its documents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import cast, get_args

from loaders.extraction import Header, Level
from loaders.folding import fold, plain
from loaders.grammar.lexicon.bodies import body_level, expand_all
from loaders.grammar.lexicon.naming import spelled
from loaders.grammar.lexicon.places import KINDS, find_place, territory_name
from loaders.grammar.lexicon.symbols import Symbol
from loaders.tables import several, table

NAMES_KEPT = 50_000  # names come again and again; a corpus has far fewer
_CENTRAL_PARTY = ("ban chấp hành trung ương", "bộ chính trị", "ban bí thư")
CENTRAL_SERIES = "Trung ương Đảng"
"""Ban Chấp hành Trung ương, Bộ Chính trị and Ban Bí thư number their documents in one series (code TW)."""

_PLACE_KIND = (
    "tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|thị đoàn|"
    "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
)
_KIND = re.compile(rf"(?i)\b(?:{_PLACE_KIND})(?: (?!ủy\b|đoàn\b)|$)")
_LOCAL = re.compile(
    rf"(?i)\b(?:{_PLACE_KIND}|ủy ban nhân dân|hội đồng nhân dân|sở|phòng|chi bộ|đảng bộ|(?<!ủy )ban thường vụ)\b"
)
_BOARD = re.compile(
    r"(?i)(?:ban chỉ đạo|ban chỉ huy|ban quản lý|ban tổ chức|ban điều hành|tổ công tác|hội đồng|văn phòng)\b"
)
_OF_THE_COUNTRY = re.compile(r"(?i)\b(?:trung ương|quốc gia|nhà nước|chính phủ|quốc hội|việt nam|toàn quốc|cả nước)\b")
_TERM = re.compile(r"(?i)[ ,]*\(?\bkh[oó]a [IVX]+\)?|\s*\([^()]*\)\s*$")
_PARTS_OF_COMMITTEE = re.compile(
    r"(?i)^(?:ban thường vụ|thường trực|ban chấp hành|btv|bch) (?=(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b)"
)
_PARTY_BRANCH = re.compile(
    r"(?i)^(?:ban thường vụ|ban chấp hành) (?:đảng bộ|đảng ủy) (tỉnh|thành phố|huyện|quận|thị xã)\b"
)
_OFFICE_HOLDER = re.compile(
    r"(?i)^(?:phó |quyền |q\. ?)?(?:chủ tịch|giám đốc|trưởng ban|chánh văn phòng|viện trưởng|tổng giám đốc)"
    r" (?=ủy ban|ubnd|hội đồng|hđnd|sở|ban|văn phòng|viện)"
)
_OWN_KIND = re.compile(r"(?i)\b((?:tỉnh|thành|huyện|quận|thị) ủy) (?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã) (?=\S)")
_ANY_KIND = re.compile(rf"(?<!\w)({'|'.join(sorted(KINDS, key=len, reverse=True))}) (?=\S)")
_YOUTH_UNION = re.compile(
    r"Đoàn Thanh niên(?: Cộng sản Hồ Chí Minh)? (?P<kind>(?i:tỉnh|thành phố)) (?P<place>[^\W\d_a-z].*)"
)
_MINISTER = re.compile(r"(?i)^(?:bộ trưởng|thứ trưởng)(?: bộ)? (?=\S)")
COMMITTEE_OF = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


UNION_OF = {
    "tỉnh": "Tỉnh đoàn",
    "thành phố": "Thành đoàn",
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
    "thị xã": "Thị đoàn",
}
_RULES = {fold(body): kind for of in (COMMITTEE_OF, UNION_OF) for kind, body in of.items()}
_TERRITORY_KINDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_TERRITORY = re.compile(rf"(?P<kind>(?i:{'|'.join(_TERRITORY_KINDS)})) (?P<place>.+)")
_COMMITTEE = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị) ủy$")
_WITHIN = re.compile(
    r"(?P<inner>.+?\b(?i:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|huyện ủy|quận ủy|thị ủy|thành ủy) \S.*?)"
    r",? (?:thuộc )?(?P<above>(?i:tỉnh|thành phố|huyện|quận|thị xã) \S[^,]*(?:, .+)?)"
)


@dataclass(frozen=True, slots=True)
class Series:
    """The body in whose series a document has its number; the same one however texts spell its name (`Uỷ ban`, `Tỉnh`
    for `tỉnh`). `known` is false for a name that many bodies share, such as a Tỉnh ủy whose province isn't said."""

    name: str = field(compare=False)
    known: bool
    folded: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.name))

    @property
    def key(self) -> str:
        return slug(self.name)


NOBODY = Series("", known=False)


@lru_cache(maxsize=NAMES_KEPT)
def slug(text: str, limit: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, for ids; one that is cut ends in a mark of the whole."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-") or "x"
    if len(words) <= limit:
        return words
    return f"{words[: limit - 7].rstrip('-')}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"


@lru_cache(maxsize=NAMES_KEPT)
def body_name(name: str) -> str:
    """The body under its usual full name: without the term, with short forms written out, aliases replaced, tones
    where the traditional spelling has them, its territory as documents print it (`tỉnh Lạng Sơn`)."""
    words = _TERM.sub("", _traditional(" ".join(name.split()))).strip(" ,;.")
    capitals = words.isupper() and " " in words
    words = expand_all(words)
    if capitals:
        words = spelled(words.upper(), "")
    words = _OWN_KIND.sub(r"\1 ", _youth_union(_usual_opening(_usual_territory(words))))
    known = _bodies().get(fold(words))
    return known["name"] if known else words


def _usual_territory(name: str) -> str:
    """The territory at the end as documents print it: `Tỉnh lạng sơn` is `tỉnh Lạng Sơn`; a department of a province
    that is named alone has its kind (`Sở Y tế Quảng Ngãi`)."""
    folded = fold(name)
    if len(folded) != len(name):
        return name
    for kind in _ANY_KIND.finditer(folded):
        found = [p for p in find_place(folded[kind.start() :]) if p.kind == kind[1]]
        if found:
            return f"{name[: kind.start()]}{territory_name(found[0])}"
    department = _departments().match(folded)
    provinces = find_place(folded[department.end() :], level="province") if department else ()
    return f"{name[: department.end()]}{territory_name(provinces[0])}" if department and provinces else name


def _usual_opening(name: str) -> str:
    """The words before a territory as `ontology/body_spellings.tsv` has them."""
    found = _openings().match(fold(name))
    return f"{_spellings()[found[1]]}{name[found.end(1) :]}" if found else name


def _youth_union(name: str) -> str:
    """The youth union of a province is its Tỉnh đoàn or Thành đoàn."""
    found = _YOUTH_UNION.fullmatch(name)
    return f"{UNION_OF[fold(found['kind'])]} {found['place']}" if found else name


def _traditional(name: str) -> str:
    """The name with its tones where `fold` puts them (`Uỷ ban` is `Ủy ban`), its capitals kept."""
    folded = fold(name)
    if len(folded) != len(name):
        return name
    return "".join(new.upper() if old.isupper() else new for old, new in zip(name, folded, strict=True))


def bodies_in(issuer: str) -> tuple[str, ...]:
    """The bodies that issued a document together ("Bộ Chính trị, Ban Bí thư"), where the table knows each; else one."""
    parts = tuple(part.strip() for part in issuer.split(","))
    return parts if all(body_row(part) for part in parts) else (issuer,)


@lru_cache(maxsize=NAMES_KEPT)
def body_row(name: str) -> Mapping[str, str] | None:
    """What the table of bodies says of a body, by name or alias."""
    return _bodies().get(fold(name))


@lru_cache(maxsize=NAMES_KEPT)
def series_of(name: str | None) -> Series:
    """In whose series a body's documents are numbered: a committee's for its standing committee and its secretaries,
    a ministry's for its minister, the people's committee's for its chairman."""
    if not name:
        return NOBODY
    body = body_name(name)
    if fold(body).startswith(_CENTRAL_PARTY):
        return Series(CENTRAL_SERIES, known=True)
    if branch := _PARTY_BRANCH.match(body):
        body = COMMITTEE_OF[fold(branch[1])] + body[branch.end() :]
    else:
        body = _PARTS_OF_COMMITTEE.sub("", body)
        body = _MINISTER.sub("Bộ ", _OFFICE_HOLDER.sub("", body))
    body = body_name(body[:1].upper() + body[1:])
    return Series(body, known=not is_shared(body))


def is_shared(name: str) -> bool:
    """Whether a name fits many bodies, because it leaves the territory unsaid."""
    if _names_a_place(name) or _is_central(name):
        return False
    return bool(_LOCAL.search(name)) or bool(_BOARD.match(name) and not _OF_THE_COUNTRY.search(name))


def _names_a_place(name: str) -> bool:
    """Whether a kind of place or committee in it is followed by a proper name."""
    followers = (name[kind.end() : kind.end() + 1] for kind in _KIND.finditer(name))
    return any(letter.isupper() or letter.isdigit() for letter in followers)


def _is_central(name: str) -> bool:
    row = body_row(name)
    return row is not None and row["level"] == "central"


def series_of_code(symbol: Symbol | None) -> Series:
    """The series that the organ code in a symbol tells (`TW`, `TTg`, `BGDĐT`, `QH15`); NOBODY for a code that many
    bodies share, and for a State body's in the Party's order of marks (BTC is Bộ Tài chính, or a Ban Tổ chức)."""
    row = code_row(symbol.organ) if symbol and symbol.organ else None
    if symbol is None or row is None or row["level"] != "central" or (row["track"] == "state" and symbol.party):
        return NOBODY
    return series_of(several(row["body"])[0]) if row["shared"] != "yes" or row["code"] == "TW" else NOBODY


def bodies_of_code(organ: str | None) -> tuple[str, ...]:
    """The kinds of body that use an organ code (`TU`: Tỉnh ủy, Thành ủy, Thị ủy)."""
    row = code_row(organ) if organ else None
    return several(row["body"]) if row else ()


def code_row(organ: str) -> Mapping[str, str] | None:
    """The row of an organ code; a code with the number of a term (`QH15`) is that of its body."""
    return _codes().get(organ.casefold()) or _codes().get(organ.casefold().rstrip("0123456789"))


@lru_cache(maxsize=NAMES_KEPT)
def completed(name: str, territory: str | None) -> str | None:
    """A shared name with the territory of the text that uses it ("Tỉnh ủy" in a document of tỉnh Lạng Sơn); None where
    the two don't go together."""
    named = _TERRITORY.fullmatch(territory or "")
    if named is None or not is_shared(name):
        return None
    kind, place, words = fold(named["kind"]), named["place"], fold(name)
    if committee := _COMMITTEE.search(words):
        return f"{name} {place}" if committee[0] == fold(COMMITTEE_OF.get(kind, "")) else None
    if words.endswith(f" {kind}"):
        return f"{name} {place}"
    council = words.endswith(("ủy ban nhân dân", "hội đồng nhân dân"))
    department = words.startswith("sở ") and kind in ("tỉnh", "thành phố") and not _KIND.search(words)
    return f"{name} {named['kind']} {place}" if council or department else None


@lru_cache(maxsize=NAMES_KEPT)
def inner_body(name: str) -> tuple[str, str | None]:
    """A body's name without the province or district behind its own territory, and that; None where it states none.

    >>> inner_body("Ủy ban nhân dân huyện Tam Nông, tỉnh Phú Thọ")
    ('Ủy ban nhân dân huyện Tam Nông', 'tỉnh Phú Thọ')
    """
    found = _WITHIN.fullmatch(name)
    return (found["inner"], found["above"]) if found and _names_a_place(found["inner"]) else (name, None)


def full_territory_of(name: str) -> str | None:
    """The territory that a body's name says, with the province or district that it states behind it."""
    territory, (_, above) = territory_of(name), inner_body(name)
    return f"{territory}, {above}" if territory and above else territory


@lru_cache(maxsize=NAMES_KEPT)
def territory_of(name: str) -> str | None:
    """The territory that a body's name says, with its kind: `tỉnh Lạng Sơn` for Tỉnh ủy Lạng Sơn; else None. Of several
    (`huyện Tam Nông, tỉnh Phú Thọ`) it is the inner one."""
    if _is_central(name):
        return None
    name, _ = inner_body(name)
    for kind in reversed(list(_KIND.finditer(name))):
        place, word = name[kind.end() :], fold(kind[0])
        if not (place[:1].isupper() or place[:1].isdigit()) or place == "Việt Nam":  # Liên minh Hợp tác xã Việt Nam
            continue
        if word in _TERRITORY_KINDS:
            return f"{kind[0].strip()} {place}"
        if word in _RULES:
            return f"{_RULES[word]} {place}"
    return None


@lru_cache(maxsize=NAMES_KEPT)
def level_of(issuer: str | None, organ: str | None = None) -> Level | None:
    """The administrative level of a body by its name, else by its organ code; None where neither tells."""
    if issuer:
        told = body_level(issuer, Header(territory=territory_of(issuer)))
        if told or _is_central(issuer):
            return told or "central"
    row = code_row(organ) if organ else None
    return cast(Level, row["level"]) if row and row["level"] in get_args(Level) else None


def track_of(issuer: str | None, symbol: Symbol | None) -> str | None:
    """`party`, `state` or `mass`: by the body where the table knows it, else by the organ code or the order of marks
    in the symbol, which Party and mass organisations share."""
    row = body_row(issuer) if issuer else None
    row = row or (code_row(symbol.organ) if symbol and symbol.organ else None)
    if row:
        return row["track"]
    if symbol:
        return "party" if symbol.party else "state"
    if issuer is None:
        return None
    if re.search(r"(?i)\bmặt trận tổ quốc|\bđoàn thanh niên|\bliên đoàn lao động|(?<!đại )\bhội (?!đồng|nghị)", issuer):
        return "mass"
    return (
        "party"
        if re.search(r"(?i)\b(?:tỉnh|thành|huyện|quận|thị|đảng|cấp) ủy\b|\b(?:đảng|chi) bộ\b|của Đảng$", issuer)
        else "state"
    )


@cache
def _bodies() -> dict[str, Mapping[str, str]]:
    rows: dict[str, Mapping[str, str]] = {}
    for row in table("bodies"):
        for name in (row["name"], *several(row["aliases"])):
            rows.setdefault(fold(name), row)
    return rows


@cache
def _codes() -> dict[str, Mapping[str, str]]:
    return {row["code"].casefold(): row for row in table("organ_codes")}


@cache
def _departments() -> re.Pattern[str]:
    names = sorted((fold(row["name"]) for row in table("bodies") if row["kind"] == "department"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))}) (?=\S)")


@cache
def _spellings() -> dict[str, str]:
    return {fold(row["spelling"]): row["name"] for row in table("body_spellings")}


@cache
def _openings() -> re.Pattern[str]:
    spellings = "|".join(map(re.escape, sorted(_spellings(), key=len, reverse=True)))
    return re.compile(rf"({spellings}) (?:{'|'.join(KINDS)}) \S")
