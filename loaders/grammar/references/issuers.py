"""Who issued a document that a text cites, by its words: the body whose name stands behind "của"."""

from __future__ import annotations

import re
from functools import cache

from loaders.grammar.lexicon.mending import toneless
from loaders.grammar.lexicon.places import find_place, places, with_city_in_full
from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.tables import several, table

# Words that end the name of a body: what follows says what the document does.
_STOPS = (
    "về|vềviệc|thực hiện|triển khai|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn|v/v|ngày|khóa|năm|giai đoạn|trên|"
    "tiếp tục|và|để|được|đã|tại|thay thế|bãi bỏ|chi tiết|giao|công bố|thành lập|kết luận|điều chỉnh|đồng ý|nhằm|với|là"
    "|có|phát động|tổ chức|thông qua|bổ sung|nêu|theo|cho|quy hoạch|chương trình|kế hoạch|đề án|đối|do|đến|số|hỏi"
    "|trả lời"
).replace(" ", "[ ]+")
_WORD = rf"(?:[ ]+(?!(?:{_STOPS})\b)[\w&.\-]+)"
_NEXT_BODY = (  # behind "và" it is a body of its own: `Công an tỉnh và Sở Giáo dục và Đào tạo`
    r"(?:sở|bộ|ubnd|hđnd|ủy[ ]*ban|hội[ ]*đồng|công[ ]+an|ban|cục|tổng[ ]+cục|liên[ ]+đoàn|hội|tỉnh[ ]+(?:ủy|đoàn)"
    r"|thành[ ]+(?:ủy|đoàn)|huyện[ ]+(?:ủy|đoàn)|đảng[ ]+ủy|bảo[ ]+hiểm[ ]+xã[ ]+hội|kho[ ]+bạc|tòa[ ]+án"
    r"|viện[ ]+kiểm)(?!\w)"
)
_PLACE_KIND = (
    r"tỉnh|thành[ ]+phố|tp\.?[ ]?(?:hcm|hn)|tp\.(?=\w)|tp\.?|huyện|quận|thị[ ]+xã|thị[ ]+trấn|xã|phường|đặc[ ]+khu"
)
CAPITALISED = r"[A-ZĐÀ-ÖØ-ÝĂƠƯẠ-Ỹ][\w'’]*"
"""A word of a place's name."""
_CITY_BY_LETTERS = re.compile(r"tp\.? ?(?:hcm|hn)\Z")
_SEAT_KIND = re.compile(r" +(?:tỉnh|thành +phố|tp\.?|huyện|quận|thị +xã|xã|phường)(?= |(?<=\.))")
_LESSER_KIND = re.compile(
    r"(?:huyện|quận|thị +xã|thị +trấn|xã|phường|đặc +khu|(?:huyện|quận|thị|đảng) +ủy|thành +phố|tp\.?) *\Z"
)
_PROVINCE_BEHIND = re.compile(
    rf"(?:, +(?:huyện|quận|thị +xã|thành +phố|TP\.?)(?: +{CAPITALISED}){{1,3}}?)?,? +"
    rf"(?P<province>(?:tỉnh|thành +phố|TP\.?)(?: +{CAPITALISED}){{1,3}}(?: - {CAPITALISED} {CAPITALISED})?)(?!\w)"
)
_LONGEST_PROVINCE = 20
_ENDS = r"(?:(?<=\.)|(?!\w))"
_NAME = re.compile(rf"(?:(?:(?<=[pP]\.)| +){CAPITALISED}){{1,4}}(?: - {CAPITALISED}(?: {CAPITALISED})?)?")
_RUN_TOGETHER = re.compile(r"(?P<first>[Ủủ]y|[Hh]ội) *(?P<second>ban|đồng) *nhân *dân")
_AND_SHORT = re.compile(r" +và +(?!UBND|HĐND|MTTQ|BCH|BTV|BCĐ)[A-ZĐ]{2,5}(?![\w/])")  # `Bộ Nông nghiệp và PTNT`
_SECOND_ABOUT = re.compile(r"(?P<name>.+? (?:về|của) .+?) về ")  # what it is about, behind what the board is for
_OF_AGENCY = re.compile(r" +- +(?:tổng|cục)(?!\w)")  # `Bộ Công Thương - Cục Hóa chất`
_OTHER_CENTRE = re.compile(  # of the Youth Union, the Women's Union, the Front
    r" +(?:Đoàn|Hội|Mặt trận|Công đoàn)(?: +(?:TNCS|Thanh niên Cộng sản) Hồ Chí Minh"
    r"|(?: +[^\W\d]+){1,6}? Việt Nam)?(?!\w)"
)
_BREAK = re.compile(rf" (?:{_STOPS}|ủy ban|ban thường)(?!\w)")


@cache
def province_names() -> re.Pattern[str]:
    """The names of all provinces, without their kind, in folded text."""
    names = {fold_in_place(place.name) for place in places() if place.level == "province"}
    words = "|".join(re.escape(n).replace(r"\ ", " +") for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<=[^\W\d_] )(?:{words})(?!\w)")


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[ ]*") for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _known() -> dict[str, str]:
    """Names of bodies by folded spelling; committees and departments that need a territory are left out."""
    known = {}
    for row in table("bodies"):
        if row["level"] == "central":
            for name in (row["name"], *several(row["aliases"])):
                known[fold_in_place(name)] = name
    for name in (
        "Trung ương Đảng",
        "Trung ương",
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Ban Bí thư",
        "Ban Bí thư Trung ương Đảng",
        "Ban Bí thư Trung ương",
    ):
        known.setdefault(fold_in_place(name), name)
    for folded, name in list(known.items()):
        known.setdefault(toneless(folded).replace("đ", "d"), name)  # as old copies print lines in capitals
    return known


@cache
def _unbroken() -> dict[str, str]:
    """The same names by their letters alone: copies run words together where a line was broken."""
    return {folded.replace(" ", ""): name for folded, name in _known().items()}


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
        (?P<minister>(?:bộ[ ]+trưởng|chủ[ ]+nhiệm|tổng[ ]+thanh[ ]+tra|thống[ ]+đốc)[ ]+|bộ[ ]+trưởng(?=bộ))?
          (?P<known>{known})(?!\w)
          (?:,[ ]+ban[ ]+bí[ ]+thư(?!\w)|[ ]+khu[ ]+vực[ ]+\w+)?
      | (?P<minister2>bộ[ ]+trưởng(?:[ ]+|(?=bộ)))?
          (?P<ministry>bộ){_WORD}{{1,6}}(?:,{_WORD}{{1,3}}[ ]+và{_WORD}{{1,3}})?
      | (?P<inner>(?:(?:ban[ ]+thường[ ]+vụ|ban[ ]+chấp[ ]+hành|thường[ ]+trực|btv|bch)[ ]+)?đảng[ ]+ủy)
          [ ]+(?:ubnd|ủy[ ]*ban[ ]*nhân[ ]*dân)(?:[ ]+(?P<place1>tỉnh|thành[ ]+phố))?(?!\w)
      | (?:(?:ban[ ]+thường[ ]+vụ|ban[ ]+chấp[ ]+hành|thường[ ]+trực|btv|bch|văn[ ]+phòng|ban[ ]+tổ[ ]+chức
        |ban[ ]+dân[ ]+vận
            |ban[ ]+tuyên[ ]+giáo(?:[ ]+và[ ]+dân[ ]+vận)?|ban[ ]+nội[ ]+chính|ủy[ ]+ban[ ]+kiểm[ ]+tra)[ ]+)?
        (?P<committee>tỉnh[ ]+ủy|thành[ ]+ủy|huyện[ ]+ủy|quận[ ]+ủy|thị[ ]+ủy|đảng[ ]+ủy|đảng[ ]+bộ
          |(?:tỉnh|thành|huyện|quận|thị)[ ]+đoàn)
          (?:[ ]+(?P<place0>{_PLACE_KIND}){_ENDS})?
      | (?:(?:chủ[ ]+tịch|thường[ ]+trực|văn[ ]+phòng)[ ]+)?
        (?P<council>ubnd|ủy[ ]*ban[ ]*nhân[ ]*dân|hđnd
          |hội[ ]*đồng[ ]*nhân[ ]*dân)(?:[ ]+(?P<place>{_PLACE_KIND}){_ENDS})?
      | (?P<board>(?:(?:trưởng|phó[ ]+trưởng|(?:văn[ ]+phòng[ ]+|cơ[ ]+quan[ ]+)?thường[ ]+trực|văn[ ]+phòng)
            (?:[ ]+-)?[ ]+)?ban[ ]+chỉ[ ]+đạo|hội[ ]+đồng(?![ ]+nhân)|tổ[ ]+công[ ]+tác|tiểu[ ]+ban
          |đoàn[ ]+giám[ ]+sát|tổ[ ]+giúp[ ]+việc|tổ[ ]+biên[ ]+tập)
          [^;.(“"\n]{{0,200}}?(?=[ ]+(?:ban[ ]+hành|phê[ ]+duyệt|thực[ ]+hiện|triển[ ]+khai|tổ[ ]+chức|thông[ ]+báo|ngày
              |(?:tại|theo)[ ]+(?:các[ ]+)?(?:công|văn|tờ|thông|báo|kế|quyết|kết))\b
            |,[ ](?:báo[ ]cáo|tờ[ ]trình|nghị[ ]quyết|quyết[ ]định|kết[ ]luận|thông[ ]báo|công[ ]văn|kế[ ]hoạch
              |chỉ[ ]thị|ủy[ ]ban|ubnd|hđnd|hội[ ]đồng|(?:tỉnh|thành|huyện|quận|thị|đảng)[ ]ủy|bộ[ ]|sở[ ]|công[ ]an
              |văn[ ]phòng|thường[ ]trực|ban[ ](?:chỉ|thường|quản|tuyên|tổ|nội|dân)[ ]|thủ[ ]tướng|chính[ ]phủ)
            |[;.(“"\n]|\Z)
      | (?P<department>(?:(?:giám[ ]+đốc|chánh|trưởng|cục[ ]+trưởng|tổng[ ]+cục[ ]+trưởng|viện[ ]+trưởng
            |hiệu[ ]+trưởng|chỉ[ ]+huy[ ]+trưởng)[ ]+)?
          (?:sở|tổng[ ]+cục|cục|kho[ ]+bạc|viện|trường|học[ ]+viện|đại[ ]+học|hội|liên[ ]+đoàn|ủy[ ]+ban|công[ ]+an
            |bộ[ ]+chỉ[ ]+huy|ban|phòng|chi[ ]+cục|mặt[ ]+trận|tòa[ ]+án|trung[ ]+ương[ ]+hội|tổng[ ]+công[ ]+ty))
          (?:[ ]+(?:kế|quy)[ ]+hoạch(?=[ ]+(?:và|-)[ ])|{_WORD}{{1,7}})
          (?:[ ]+và(?![ ]+{_NEXT_BODY}){_WORD}{{1,4}}|,{_WORD}{{1,2}}[ ]+và(?![ ]+{_NEXT_BODY}){_WORD}{{1,4}})?
        """,
        re.VERBOSE,
    )


def match_issuer(flat: str, folded: str, start: int) -> tuple[int, str] | None:
    """The body whose name begins at `start`: the offset behind it, and its name as printed with single blanks."""
    match = _pattern().match(folded, start)
    if match is None:
        if re.compile(r"trung[ ]+ương(?!\w)").match(folded, start):
            return start + len("trung ương"), "Trung ương"
        return None
    end = match.end()
    if match["committee"] or match["council"] or match["inner"]:
        name = None if _CITY_BY_LETTERS.search(folded, start, end) else _NAME.match(flat, end)
        if name:
            stop = _BREAK.search(folded, end, name.end() + 12)
            end = min(stop.start(), name.end()) if stop else name.end()
            end = _with_province_behind(flat, folded, match.end(), end)
    if match["board"] and (second := _SECOND_ABOUT.match(folded, start, end)):
        end = second.end("name")
    if (match["ministry"] or match["known"]) and (agency := _OF_AGENCY.search(folded, start, end)):
        end = agency.start()
    if match["known"] and folded.endswith("trung ương", start, end) and (centre := _OTHER_CENTRE.match(flat, end)):
        end = centre.end()
    if (match["ministry"] or match["department"]) and (short := _AND_SHORT.match(flat, end)):
        end = short.end()
    if match["department"]:
        end = _with_place(flat, folded, start, end)
    if match["department"] and folded.endswith("hội đồng", start, end) and folded.startswith(" nhân dân", end):
        council = match_issuer(flat, folded, end - len("hội đồng"))  # `Ban Pháp chế Hội đồng nhân dân tỉnh`
        end = council[0] if council else end
    while end > start and flat[end - 1] in ".-":
        end -= 1
    printed = squeeze(flat[start:end]).replace("trưởngBộ", "trưởng Bộ")
    if match["known"] and (not printed[0].isupper() or printed.isascii() or squeeze(match["known"]) not in _known()):
        printed = _unbroken().get(fold_in_place(printed).replace(" ", ""), printed)
    if printed.isupper():
        printed = _recased(printed, match)
    return end, _spelled_out(printed)


def _with_province_behind(flat: str, folded: str, place: int, end: int) -> int:
    """Where the name of a commune's or district's body ends with the province behind a comma; `place` is where the
    name of the place begins."""
    kind = _LESSER_KIND.search(folded, max(0, place - 12), place)
    found = _PROVINCE_BEHIND.match(flat, end) if kind else None
    return found.end() if found and find_place(found["province"], level="province") else end


def _with_place(flat: str, folded: str, start: int, end: int) -> int:
    """Where the name of a department ends with its place, however many words stand before that: behind the kind of
    place (`tỉnh Nghệ An`), or the bare name of a province."""
    for kind in _SEAT_KIND.finditer(folded, start, end + 12):
        name = _NAME.match(flat, kind.end()) if kind.start() <= end else None
        if name and name.end() > end:
            stop = _BREAK.search(folded, kind.end(), name.end() + 12)
            return max(end, min(stop.start(), name.end()) if stop else name.end())
    for province in province_names().finditer(folded, max(start, end - _LONGEST_PROVINCE), end + _LONGEST_PROVINCE):
        if province.start() <= end + 1 and province.end() > end and flat[province.start()].isupper():
            return province.end()
    return end


def _recased(printed: str, match: re.Match[str]) -> str:
    """A name out of a heading in capitals as it is written in a sentence."""
    folded = squeeze(fold_in_place(printed))
    if match["known"]:
        before, known, after = folded.partition(squeeze(match["known"]))
        return f"{before.capitalize()}{_unbroken()[known.replace(' ', '')]}{after.replace('ban bí thư', 'Ban Bí thư')}"
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
    name = with_city_in_full(name)
    name = _short_forms().sub(lambda m: _abbreviations()[m.group()], name)
    name = name.replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    name = _RUN_TOGETHER.sub(lambda m: f"{m['first']} {m['second']} nhân dân", name)
    return "Thủ tướng Chính phủ" if fold_in_place(name) == "thủ tướng" else name
