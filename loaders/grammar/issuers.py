"""Who issued a document that a text cites: the words after "của", the code in the symbol, the territory around."""

from __future__ import annotations

import re
from functools import cache

from loaders.extraction import Header
from loaders.grammar.folding import fold, squeeze
from loaders.grammar.symbols import Symbol, parse_symbol
from loaders.tables import several, table

# Words that end the name of a body: what follows says what the document does.
_STOPS = (
    "về|thực hiện|tiếp tục|triển khai|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn|v/v|ngày|khóa|năm|giai đoạn|trên|"
    "và|để|được|đã|tại|thay thế|bãi bỏ|chi tiết|giao|công bố|thành lập|kết luận|điều chỉnh|đồng ý|nhằm|với|là|có|"
    "phát động|tổ chức|thông qua|bổ sung|nêu|theo|cho|quy hoạch|chương trình|kế hoạch|đề án|đối|do|đến|số"
)
_WORD = rf"(?:\s+(?!(?:{_STOPS})\b)[\w&.\-]+)"
_PLACE_KIND = r"tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu"
_NAME = re.compile(r"(?:\s+[A-ZĐÀ-ÖØ-ÝĂƠƯẠ-Ỹ][\w'’\-]*){1,4}")
_BREAK = re.compile(rf"\s(?:{_STOPS})\b")


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _known() -> dict[str, str]:
    """Names of bodies by folded spelling; committees and departments that need a territory are left out."""
    known = {}
    for row in table("bodies"):
        if row["level"] == "central":
            for name in (row["name"], *several(row["aliases"])):
                known[fold(name)] = name
    for name in ("Trung ương Đảng", "Trung ương", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Ban Bí thư"):
        known.setdefault(fold(name), name)
    return known


@cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("abbreviations")}


@cache
def _short_forms() -> re.Pattern[str]:
    shorts = sorted(map(re.escape, _abbreviations()), key=lambda s: (-len(s), s))
    return re.compile(rf"(?<![\w&.-])(?:{'|'.join(shorts)})(?![\w&-])")


@cache
def _pattern() -> re.Pattern[str]:
    known = _alternatives([k for k in _known() if k != "trung ương"])
    return re.compile(
        rf"""
        (?:(?P<minister>bộ\s+trưởng|chủ\s+nhiệm|tổng\s+thanh\s+tra|thống\s+đốc)\s+)?(?P<known>{known})(?!\w)
          (?:,\s+ban\s+bí\s+thư(?!\w)|\s+khu\s+vực\s+\w+)?
      | (?P<minister2>bộ\s+trưởng\s+)?(?P<ministry>bộ){_WORD}{{1,6}}(?:,{_WORD}{{1,3}}\s+và{_WORD}{{1,3}})?
      | (?:(?:ban\s+thường\s+vụ|ban\s+chấp\s+hành|thường\s+trực|btv|bch|văn\s+phòng|ban\s+tổ\s+chức|ban\s+dân\s+vận
            |ban\s+tuyên\s+giáo(?:\s+và\s+dân\s+vận)?|ban\s+nội\s+chính|ủy\s+ban\s+kiểm\s+tra)\s+)?
        (?P<committee>tỉnh\s+ủy|thành\s+ủy|huyện\s+ủy|quận\s+ủy|thị\s+ủy|đảng\s+ủy|đảng\s+bộ|tỉnh\s+đoàn|thành\s+đoàn)
          (?:\s+(?P<place0>{_PLACE_KIND})(?!\w))?
      | (?:(?:chủ\s+tịch|thường\s+trực|văn\s+phòng)\s+)?
        (?P<council>ubnd|ủy\s+ban\s+nhân\s+dân|hđnd|hội\s+đồng\s+nhân\s+dân)(?:\s+(?P<place>{_PLACE_KIND})(?!\w))?
      | (?P<board>ban\s+chỉ\s+đạo|hội\s+đồng(?!\s+nhân)|tổ\s+công\s+tác|tiểu\s+ban|đoàn\s+giám\s+sát)
          [^;.(“"\n]{{0,200}}?(?=\s+(?:ban\s+hành|phê\s+duyệt|thực\s+hiện|triển\s+khai|tổ\s+chức|thông\s+báo)\b|[;.(“"\n]|\Z)
      | (?P<department>(?:giám\s+đốc\s+)?sở|tổng\s+cục|cục|kho\s+bạc|viện|trường|học\s+viện|đại\s+học|hội|liên\s+đoàn
          |ủy\s+ban|công\s+an|bộ\s+chỉ\s+huy|ban|phòng|chi\s+cục|mặt\s+trận|tòa\s+án|trung\s+ương\s+hội|tổng\s+công\s+ty)
          {_WORD}{{1,7}}(?:\s+và{_WORD}{{1,4}}|,{_WORD}{{1,2}}\s+và{_WORD}{{1,4}})?
        """,
        re.VERBOSE,
    )


def match_issuer(flat: str, folded: str, start: int) -> tuple[int, str] | None:
    """The body whose name begins at `start`: the offset behind it, and its name as printed with single blanks."""
    match = _pattern().match(folded, start)
    if match is None:
        if re.compile(r"trung\s+ương(?!\w)").match(folded, start):
            return start + len("trung ương"), "Trung ương"
        return None
    end = match.end()
    if match["committee"] or match["council"] or match["place"]:
        name = _NAME.match(flat, end)
        if name:
            stop = _BREAK.search(folded, end, name.end() + 1)
            end = stop.start() if stop else name.end()
    printed = squeeze(flat[start:end])
    if printed.isupper():
        printed = _recased(printed, match)
    return end, _spelled_out(printed)


def _recased(printed: str, match: re.Match[str]) -> str:
    """A name out of a heading in capitals as it is written in a sentence."""
    folded = squeeze(fold(printed))
    if match["known"]:
        rest = folded.removesuffix(fold(match["known"])).strip()
        return f"{rest.capitalize()} {_known()[squeeze(match['known'])]}".strip()
    words = folded.split()
    if match["committee"]:
        cut = len(squeeze(match.group()).split())
        heads = " ".join(words[:cut]).title().replace("Thường Vụ", "Thường vụ").replace("Chấp Hành", "Chấp hành")
        return " ".join([heads.replace(" Ủy", " ủy"), *(w.title() for w in words[cut:])])
    if match["council"]:
        cut = len(squeeze(match.group()).split())
        head = " ".join(words[:cut])
        head = head.upper() if head.split()[0] in ("ubnd", "hđnd") and cut == 1 else head[0].upper() + head[1:]
        head = re.sub(r"^(?:Ubnd|Hđnd)", lambda m: m.group().upper(), head)
        return " ".join([head, *(w.title() for w in words[cut:])])
    return folded[0].upper() + folded[1:]


def _spelled_out(name: str) -> str:
    name = _short_forms().sub(lambda m: _abbreviations()[m.group()], name)
    return name.replace("Uỷ", "Ủy").replace("uỷ", "ủy")


def issuer_of_symbol(symbol: Symbol, header: Header) -> str | None:
    """The body whose code stands in the symbol, where only one body has that code or the document's own body has it."""
    if symbol.type is None and not re.match(r"QH|UBTVQH", symbol.organ or ""):
        return None
    organ = re.sub(r"(?<=QH)\d+$", "", symbol.organ or "")
    own = parse_symbol(header.number or "")
    if own and own.organ == symbol.organ and own.unit == symbol.unit and own.party == symbol.party and header.issuer:
        return None if organ == "TW" else header.issuer
    for row in table("organ_codes"):
        if row["code"] == organ and row["shared"] != "yes" and "|" not in row["body"]:
            return row["body"]
    return None


def placed(name: str, header: Header) -> str:
    """The body's full name: where only its kind is printed (`UBND tỉnh`, `Tỉnh ủy`), with the document's territory."""
    territory = header.territory or ""
    kind, _, place = territory.partition(" ")
    if fold(territory).startswith(("thành phố", "thị xã", "thị trấn", "đặc khu")):
        kind, place = " ".join(territory.split()[:2]), " ".join(territory.split()[2:])
    if not place:
        return name
    folded = fold(name)
    for council in ("ủy ban nhân dân", "hội đồng nhân dân"):
        if folded.endswith((f"{council} {fold(kind)}", council)):
            at = folded.rindex(council) + len(council)
            return f"{name[:at]} {territory}"
    if folded.endswith(("tỉnh ủy", "tỉnh đoàn")) and fold(kind) == "tỉnh":
        return f"{name} {place}"
    if folded.endswith(("thành ủy", "thành đoàn")) and fold(kind) == "thành phố":
        return f"{name} {place}"
    if folded.endswith(("huyện ủy", "quận ủy", "thị ủy")) and fold(kind) in ("huyện", "quận", "thị xã"):
        return f"{name} {place}"
    if folded.startswith("ban chỉ đạo") and folded.endswith(f" {fold(kind)}"):
        return f"{name} {place}"
    if re.match(r"(?:giám đốc )?sở ", folded) and fold(place) not in folded and header.level != "central":
        return f"{name} {territory}"
    return name
