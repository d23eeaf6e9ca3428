"""Documents that are called by a name: resolutions of plenums and congresses, and what the authority list knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.grammar.references.issuers import match_issuer
from loaders.tables import several, table

_ORDINALS = {
    w: i
    for i, w in enumerate(
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba",
         "mười bốn", "mười lăm"], 1)
} | {"bốn": 4, "bẩy": 7}  # fmt: skip
# A programme that no cited decision issues is no document, whatever it is called.
_DOCUMENT = re.compile(r"nghị quyết|kết luận|chỉ thị|quy định|điều lệ|cương lĩnh")
_ORDINAL = r"(?:\d{1,2}|mười +(?:một|hai|ba|bốn|lăm)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)"
_ROMAN = r"[ivxl]{1,6}(?!\w)"
_AND = r"(?: *, *| +và +)"

_PLENUM = re.compile(
    rf"(?P<also>(?: *, *| +và +)(?:nghị +quyết|kết +luận))? +(?:của +)?(?:hội *nghị +)?"
    rf"(?:lần +thứ +(?P<first>{_ORDINAL}) *,? *(?:của +)?)?(?:(?:ban +chấp *hành|bch) +)?(?:trung *ương|tw)(?: +đảng)?"
    rf"(?: *,? *(?:lần +thứ +)?(?P<second>{_ORDINAL}(?:{_AND}{_ORDINAL})*))? *,? *\(? *khóa +"
    rf"(?P<terms>{_ROMAN}(?:{_AND}(?:khóa +)?{_ROMAN})*)"
)
_CONGRESS = re.compile(  # scans drop letters with two marks: `đại biu toàn quc`
    r" +(?:của +)?(?P<congress>đại *hội +(?:đại +bi[eểê]?u +)?(?:(?P<national>(?:đảng +)?toàn +qu[oốô]?c"
    r"|đảng(?! +bộ)) +(?:lần +)?"
    r"|(?P<local>đảng +bộ +[^,;.(\n]{2,60}?) *,? +lần +)?(?:lần +)?(?:thứ +)?(?P<term>[ivxl]{1,6}|\d{1,2})(?!\w)"
    r"(?P<behind> *,? +(?:của +)?đảng +bộ(?: +(?:tỉnh|thành +phố|tp|huyện|quận|thị +xã|xã|phường|đặc +khu|quân +đội"
    r"|công +an|trung +ương|khối))?(?!\w)"
    r"|(?: +(?:của +)?đảng(?! +bộ| +ủy)(?: +cộng +sản +việt +nam)?)?))"
)
_CHARTER = re.compile(
    r" +(?P<kind>Đoàn|Hội|Công đoàn|Mặt trận|Liên đoàn|Liên minh|Liên hiệp)"
    r"(?:(?: +[^\W\d]+){0,8}? +(?:Việt Nam|Hồ Chí Minh|HCM)(?!\w)"
    r"|(?= *(?:[,.;:)\n]|\Z| (?:và|khóa|được|của|quy|đã)(?!\w))))"
)
"""Organisations have charters of their own; those of schools, funds and companies are issued by somebody else."""
_WORKING_RULES = re.compile(r" +(?:làm +việc|hoạt +động)(?: +mẫu)? +của +")
_ONE_MORE_BODY = re.compile(r" *, *| +và +")
_IN_TERM = re.compile(r" *,? +kh[oó]a +(?P<term>[ivxl]{1,6}|\d{1,2})(?!\w)")
_ISSUED_WITH = re.compile(r"[^;\n]{0,60}?(?:ban hành|kèm theo|số \d)")
_MENDED = re.compile(r"(?<!\w)(?:bi[eê]?u|qu[oô]?c)(?!\w)")
_PLACE = re.compile(r"(?: +[A-ZĐÀ-ÖØ-ÝĂƠƯẠ-Ỹ][\w'’]*){1,4}")
_MEETING = re.compile(
    r" +(?:của +)?phiên +họp +(?:(?:thường +kỳ|chuyên +đề) +)?(?:của +)?chính +phủ(?: +(?:thường +kỳ|chuyên +đề))?"
    r"(?: +với +(?:các +)?địa +phương)? *,? +tháng +\d{1,2}(?: *[/-] *| +năm +)20\d\d(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands in a text up to `end`; `names` has its canonical form first, then other forms."""

    end: int
    rule: str
    type: str
    names: tuple[str, ...]
    issuer: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """A document that the authority list knows."""

    key: str
    symbol: str
    type: str
    issued_on: str
    issuer: str
    title: str
    certain: bool
    name: str


@cache
def _aliases() -> dict[str, tuple[Authority, ...]]:
    """Documents by their folded aliases; short numbers (`Nghị quyết 29`) are no names."""
    found: dict[str, list[Authority]] = {}
    for row in table("authority"):
        names = several(row["aliases"])
        document = Authority(
            row["key"], row["symbol"], row["type"], row["issued_on"], row["issuer"], row["title"],
            row["certainty"] == "verified", next((n for n in names if not n[-1].isdigit()), row["title"]),
        )  # fmt: skip
        for alias in names:
            folded = fold_in_place(alias)
            if not re.fullmatch(r"\D+ \d+\w?", folded) and _DOCUMENT.match(folded):
                same = found.setdefault(_plain(folded), [])
                same += [document] if document not in same else []
    return {alias: tuple(documents) for alias, documents in found.items()}


def documents_called(name: str) -> tuple[Authority, ...]:
    """The documents that the authority list knows by this name; several where a name is shared."""
    return _aliases().get(_plain(fold_in_place(name)), ())


def document_called(name: str, context: str) -> Authority | None:
    """The one document of that name; where several share it, the one whose title the context repeats. What the list
    only suspects is never the answer."""
    candidates = [c for c in documents_called(name) if c.symbol]
    if len(candidates) == 1:
        return candidates[0] if candidates[0].certain else None
    words = _telling_words(context)
    scored = sorted(((_repeated(c.title, words), c.key, c) for c in candidates), reverse=True)
    if not scored or scored[0][0] < 0.7 or (len(scored) > 1 and scored[0][0] < scored[1][0] + 0.2):
        return None
    return scored[0][2] if scored[0][2].certain else None


def _repeated(title: str, words: set[str]) -> float:
    """The share of a title's telling words that are among the words; of a title without four such, none."""
    telling = _telling_words(title)
    return len(telling & words) / len(telling) if len(telling) >= 4 else 0.0


def names_at(flat: str, folded: str, start: int, end: int, code: str) -> list[Named]:
    """What the type word from `start` to `end` is the beginning of a name of; several for `khóa XI, XII`."""
    if code in ("NQ", "KL"):
        if match := _PLENUM.match(folded, end):
            return _plenums(flat, match, code)
        if code == "NQ" and (match := _CONGRESS.match(folded, end)):
            return [_congress(flat, folded, match)]
        if code == "NQ" and (match := _MEETING.match(folded, end)):
            name = f"Nghị quyết {squeeze(flat[end : match.end()])}"
            return [Named(match.end(), "meeting", code, (name,), issuer="Chính phủ")]
    known = _known_name(flat, folded, start, end)
    if known is None and code == "Điều lệ" and (charter := _CHARTER.match(flat, end)):
        known = _charter(squeeze(flat[start : charter.end()]), charter)
    if known is None and code == "QC" and folded.endswith("căn cứ ", 0, start):
        known = _working_rules(flat, folded, start, end)
    return [known] if known else []


def _working_rules(flat: str, folded: str, start: int, end: int) -> Named | None:
    """The rules by which a body works, on which its documents rest: `Căn cứ Quy chế làm việc của Tỉnh ủy khóa XVII`."""
    of = _WORKING_RULES.match(folded, end)
    body = match_issuer(flat, folded, of.end()) if of else None
    while (
        body
        and (more := _ONE_MORE_BODY.match(folded, body[0]))
        and (next_body := match_issuer(flat, folded, more.end()))
    ):
        body = next_body
    if body is None or _ISSUED_WITH.match(folded, body[0]):
        return None
    term = _IN_TERM.match(folded, body[0])
    end = term.end() if term else body[0]
    name = squeeze(flat[start:end]).replace(" khoa ", " khóa ").replace(" khoá ", " khóa ")
    return Named(end, "known name", "QC", (name,), term=term["term"].upper() if term else None)


def _charter(printed: str, match: re.Match[str]) -> Named:
    """The charter of an organisation, which a text also calls by its kind alone: `Điều lệ Đoàn`."""
    name = f"Điều lệ {printed.split(maxsplit=2)[2]}"
    short = f"Điều lệ {squeeze(match['kind'])}"
    return Named(match.end(), "known name", "Điều lệ", tuple(dict.fromkeys((name, short))))


def _plenums(flat: str, match: re.Match[str], code: str) -> list[Named]:
    numbers = [_number(n) for n in re.split(_AND, match["second"] or match["first"] or "") if n]
    terms = [t.removeprefix("khóa ").strip().upper() for t in re.split(_AND, squeeze(match["terms"]))]
    end = match.end() + (1 if flat[match.end() : match.end() + 1] == ")" and "(" in match.group() else 0)
    named = []
    for term in terms:
        for number in numbers:
            names = {
                c: f"{w} Hội nghị Trung ương {number} khóa {term}"
                for c, w in (("NQ", "Nghị quyết"), ("KL", "Kết luận"))
            }
            chosen = code
            if match["also"] and not documents_called(names[code]):
                other = "KL" if code == "NQ" else "NQ"
                chosen = other if documents_called(names[other]) else code
            named.append(Named(end, "plenum", chosen, (names[chosen],), term=term))
    return named


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _ORDINALS[squeeze(printed)]


def _congress(flat: str, folded: str, match: re.Match[str]) -> Named:
    end = match.end()
    local = match["local"] or "bộ" in match["behind"]
    if match["behind"].rstrip().endswith(("tỉnh", "phố", "tp", "huyện", "quận", "xã", "phường", "khu")):
        place = _PLACE.match(flat, end)
        end = place.end() if place else end
    body = squeeze(flat[match.start("congress") : end])
    body = _MENDED.sub(lambda m: "biểu" if m.group()[0] == "b" else "quốc", body)
    term = match["term"].upper()
    if body.isupper() and local:
        body = re.sub(r"(?<= )[ivxl]+(?!\w)", lambda m: m.group().upper(), body.capitalize())
    elif body.isupper():
        body = f"Đại hội đại biểu toàn quốc lần thứ {term} của Đảng"
    names = [f"Nghị quyết {body}"]
    if not local:
        names.append(f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {term} của Đảng")
    return Named(end, "congress", "NQ", tuple(dict.fromkeys(names)), issuer=body, term=term)


def _known_name(flat: str, folded: str, start: int, end: int) -> Named | None:
    """A name of the authority list (`Điều lệ Đảng`, `Quy định về những điều đảng viên không được làm`)."""
    word = squeeze(folded[start:end])
    rest = end
    issuer = None
    if of := re.compile(r" +của +").match(folded, end):
        body = match_issuer(flat, folded, of.end())
        if body:
            rest, issuer = body
    for alias in _aliases_of(word):
        words = re.compile(r" +(?:về +)?" + re.escape(alias[len(word) + 1 :]).replace(r"\ ", r" +") + r"(?!\w)")
        if match := words.match(folded, rest):
            document = _aliases()[alias][0]
            name = squeeze(flat[start : match.end()])
            name = name[0].upper() + name[1:] if not name.isupper() else name.capitalize()
            return Named(
                match.end(), "known name", document.type, tuple(dict.fromkeys((name, document.name))), issuer=issuer
            )
    return None


@cache
def _aliases_of(word: str) -> tuple[str, ...]:
    names = [a for a in _aliases() if a.startswith(f"{word} ") and not re.search(r"trung ương \d|đại hội", a)]
    return tuple(sorted(names, key=lambda a: (-len(a), a)))


def _plain(alias: str) -> str:
    return squeeze(alias.replace(" về ", " ").replace(" hội nghị trung ương ", " trung ương "))


def _telling_words(text: str) -> set[str]:
    return {
        w
        for w in re.findall(r"\w+", fold_in_place(text))
        if len(w) > 1 and w not in {"và", "các", "của", "về", "đến", "năm", "cho"}
    }
