"""Numbers that a clause sets for something: what they count, how they are compared, where their clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.grammar.lexicon.phrases import Phrases, Word, words
from loaders.tables import table

_REST = r"\d{0,2}(?:\.\d{3})+(?![\d,])|\d{0,3}(?:,\d{1,3})?"  # of a number behind its first digit
_IN_WORDS = {
    word: k + 1 for k, word in enumerate(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
}  # counted only after "ít nhất" and the like: elsewhere they are articles and names
_PEOPLE = r"(?:dân|người|trẻ(?:\s+đẻ\s+sống|\s+em)?|phụ\s+nữ|lao\s+động|bé\s+gái|ca)"
_PER = (
    r"(?i:\s?/\s?(?:năm|tháng|quý|tuần|ngày|ha|km2|xã|thôn|hộ|lớp|giáo\s+viên|học\s+sinh|cơ\s+sở|đơn\s+vị|doanh\s+nghiệp"
    rf"|(?:(?:nghìn|ngàn|vạn|triệu|\d[\d.]*)\s+)?{_PEOPLE}))"
)
_RATE = rf"(?i:\s?/\s?(?:nghìn|ngàn|vạn|triệu|10{{2,5}}|1\.000|10\.000|100\.000)\s+{_PEOPLE})"
"""What stands behind a bare number that is a rate ("42/100.000 trẻ đẻ sống")."""
_IN_DIGITS = (  # begins with a digit, so that the search skips from number to number
    rf"(?P<number>\d(?<![\w.,/\-–]\d)(?:{_REST}))(?:(?:\s?[-–]\s?|\s+đến\s+)\d(?:{_REST}))?(?:/(?P<whole>\d{{1,3}})(?![.\d]))?"
    rf"(?P<percent>\s?%(?P<per>{_PER}{{1,2}})?(?!\s?/)|\s?‰|(?P<rate>{_RATE})|\s+(?=[^\W\d_]))"
)
_QUANTITY = re.compile(
    rf"{_IN_DIGITS}|(?i:(?<!\w)mức\s+độ\s+(?P<level>\d)(?![\d/])"
    rf"|(?:ít\s+nhất|tối\s+thiểu)\s+(?P<word>{'|'.join(_IN_WORDS)})\s+(?!phần\s)(?=[^\W\d_])"
    rf"|gấp\s+(?P<fold>đôi|rưỡi|(?:{'|'.join(_IN_WORDS)})\s+lần)(?!\w)"
    rf"|(?<!\w)(?P<top>một|hai|ba|bốn)\s+phần\s+(?P<whole_word>hai|ba|tư|bốn|năm)\s+(?=tổng\s+số))"
)
_NUMBER = re.compile(rf"{_IN_DIGITS}(?P<level>)(?P<word>)(?P<fold>)(?P<top>)(?P<whole_word>)")
_TIMES_AS_MUCH = re.compile(r"gấp\s+(?:(?:khoảng|trên|hơn|ít nhất|tối thiểu|từ)\s+){0,2}$", re.IGNORECASE)
_FOLD = re.compile(r"\s?lần(?!\w)", re.IGNORECASE)
_UNIT_PER = re.compile(rf"{_PER}{{1,2}}", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\d\s?%?\s?[-–]\s?$")
_ALL = re.compile(r"(?:tổng\s+)?số(?:\s+\w+){1,3}?(?=\s+(?:trong|của|được|có|trở|là)\b|[.,;:)]|\s*$)", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"(?:điều|khoản|điểm|mục|phụ lục|số|khóa|quý|tháng|ngày|năm|thứ|bảng|biểu|quyết định|nghị quyết|nghị định|chỉ thị"
    r"|kết luận|kế hoạch|thông tư|luật|(?<!giữ )(?<!đạt )(?<!ở )mức|loại|hạng|vùng|cấp"
    r"|lớp|đề án|chương trình|tiêu chí|top|tốp)\s*$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(r"(?<!đạt )(?<!vượt )(?<!giữ )(?<!định ở )(?<!trì ở )\bmức\s*$", re.IGNORECASE)
_SCALES = ("triệu", "nghìn", "ngàn", "tỷ", "tỉ", "vạn", "trăm")
_OPEN_RATIO = re.compile(rf"(?P<unit>[^\W\d_]\w*(?:\s+[^\W\d_]\w*){{0,2}})(?P<per>{_PER}{{1,2}})")
"""A ratio tells by its stroke that its first word is a unit, whether or not a table knows it ("2,1 con/phụ nữ")."""
_SIGNS_OF_WORDS = ("mức", "nhất", "thiểu", "gấp", " phần ba", " phần tư", " phần hai", " phần năm")
_TIMES = frozenset(("ngày", "giờ", "buổi", "lần", "tháng", "năm", "phút", "tuần", "quý"))
_REACHED = re.compile(r"(?:đạt|lên)\s+(?:khoảng\s+|trên\s+|tối\s+thiểu\s+)*$", re.IGNORECASE)
_CHANGED = re.compile(r"\s*(?:xuống|lên|còn|thành)\s")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `text[start:end]` (with its unit, where that follows) that counts something."""

    start: int
    end: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the words around a quantity make of it: whether they set an aim or tell a fact, its comparator, and whether
    it is the least that is asked for (also of a change: `tăng thêm ít nhất 10%`).

    A `share` (`kinh tế số chiếm 45%`) is an aim among aims and a fact elsewhere; `sets` says that the clause strives
    for the number in so many words (`phấn đấu`)."""

    aim: bool
    fact: bool
    share: bool
    comparator: str
    least: bool
    sets: bool = False


@cache
def _units() -> Phrases[str]:
    return Phrases((row["unit"], row["unit"]) for row in table("target_units"))


@cache
def _cues() -> Phrases[tuple[str, str]]:
    return Phrases((row["cue"], (row["means"], row["comparator"])) for row in table("target_cues"))


def leads_to_another(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is only where a change starts ("từ 5% xuống 2%")."""
    before = text[max(0, quantity.start - 6) : quantity.start].lower()
    return before.endswith("từ ") and _CHANGED.match(text, quantity.end) is not None


def find_quantities(text: str, begin: int, end: int) -> list[Quantity]:
    """The numbers of `text[begin:end]` that count something, in order. Ages, durations, dates, ordinals and numbers of
    documents and articles are none."""
    found = []
    said = text[begin:end].lower()
    form = _QUANTITY if any(word in said for word in _SIGNS_OF_WORDS) else _NUMBER
    for match in form.finditer(text, begin, end):
        if match["level"]:
            found.append(Quantity(match.start(), match.end(), int(match["level"]), "mức độ"))
            continue
        before = text[max(begin, match.start() - 18) : match.start()]
        if match["fold"]:
            found.append(Quantity(match.start("fold"), match.end(), _fold(match["fold"].lower()), "lần"))
            continue
        if match["top"]:
            if share := _ALL.match(text, match.end(), end):
                part = _IN_WORDS[match["top"].lower()] / _IN_WORDS.get(match["whole_word"].lower(), 4)
                found.append(Quantity(match.start(), share.end(), round(part, 4), _bare(share[0])))
            continue
        if match["word"]:
            value: float = _IN_WORDS[match["word"].lower()]
            start = match.start("word")
        else:
            value, start = _value(match["number"]), match.start()
        if match["rate"] or "‰" in (match["percent"] or ""):
            found.append(Quantity(start, match.end(), value, _bare(match["rate"]) or "‰"))
        elif "%" in (match["percent"] or ""):
            if not _RATE_BEFORE.search(before) and not _RANGE_BEFORE.search(before) and not match["whole"]:
                found.append(Quantity(start, match.end(), value, "%" + _bare(match["per"])))
        elif _TIMES_AS_MUCH.search(before) and (times := _FOLD.match(text, match.end(), end)):
            found.append(Quantity(start, times.end(), value, "lần"))
        elif _NAMED_BEFORE.search(before) or _RANGE_BEFORE.search(before):
            continue
        elif (
            counted := _counted(text, match.end(), end)
            or (None if match["whole"] else _asked_for(text, before, match.end(), end))
        ) and (counted[1] != "tuổi" or _is_span_of_life(before)):
            found.append(Quantity(start, counted[0], value, counted[1]))
        elif match["whole"] and int(match["whole"]) and (share := _ALL.match(text, match.end(), end)):
            found.append(Quantity(start, share.end(), round(value / int(match["whole"]), 4), _bare(share[0])))
    return found


def _bare(unit: str | None) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join((unit or "").split()))


def _is_span_of_life(before: str) -> bool:
    """Whether years are reached, not an age that only tells who is meant."""
    return _REACHED.search(before) is not None


def _counted(text: str, at: int, end: int) -> tuple[int, str] | None:
    """The unit at an offset and where it ends."""
    line = words(text[at : min(end, at + 40)])
    scales = next((k for k, word in enumerate(line[:2]) if word.key not in _SCALES), len(line[:2]))
    unit = next((found for k in range(scales + 1) if (found := _units().match(line, k))), None)
    if unit is None:
        ratio = _OPEN_RATIO.match(text, at, end)
        if ratio is None or ratio["unit"].split()[0].casefold() in _TIMES:
            return None
        return ratio.end(), _bare(ratio[0])
    stop = at + line.end(unit[0] - 1)
    name = _bare(text[at + line.start(0) : stop])
    per = _UNIT_PER.match(text, stop, end)
    return (per.end(), name + _bare(per[0])) if per else (stop, name)


def _asked_for(text: str, before: str, at: int, end: int) -> tuple[int, str] | None:
    """Of what at least so many are asked for, though no table knows it: a short noun that fills its clause."""
    if not _AT_LEAST.search(before):
        return None
    noun = _SHORT_NOUN.match(text, at, end)
    if noun is None or noun["unit"].split()[0].casefold() in _TIMES_AND_MEASURES:
        return None
    return noun.end("unit"), _bare(noun["unit"])


_AT_LEAST = re.compile(r"(?:ít\s+nhất|tối\s+thiểu|không\s+ít\s+hơn|không\s+dưới)\s*(?:có\s*)?$", re.IGNORECASE)
_SHORT_NOUN = re.compile(
    r"\s*(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+){1,3})(?=\s*(?:[.;,]|$)|\s+(?:trên\s+địa\s+bàn|tại|ở|được|của|theo|vào|trong|đạt|phục\s+vụ)\s)"
)
_TIMES_AND_MEASURES = frozenset((*_TIMES, "tiết", "tuổi", "trên", "đến", "điểm", "phiếu", "thành", "tháng"))


def _fold(word: str) -> float:
    """How many times as much: `đôi`, `rưỡi`, `ba lần`."""
    return {"đôi": 2, "rưỡi": 1.5}.get(word) or _IN_WORDS[word.split()[0]]


def _value(number: str) -> float:
    """A number with decimal comma and thousands dots; whole numbers as such."""
    value = float(number.replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def bearing(text: str, start: int, quantity: Quantity, end: int) -> Bearing:
    """What the words from `start` to a quantity, and those right after it, make of it."""
    line = words(text, start, quantity.start)
    aim = fact = share = least = sets = False
    comparator = ""
    at = 0
    while at < len(line):
        cue = _cues().match(line, at)
        if cue is None:
            at += 1
            continue
        at, (means, sign) = cue
        if means == "sets":
            aim, fact, share, sets = True, False, False, True
        aim, fact, share = aim or means == "aim", fact or means == "fact", share or means == "share"
        least = least or (sign == ">=" and at == len(line))
        if sign and means == "level" and at == len(line):
            comparator = sign  # "giảm xuống dưới 10%": reached, no change
        elif sign and _meant_for_number(line, at, sign) and (sign == "=" or comparator not in ("+", "-")):
            comparator = sign
    after = text[quantity.end : min(end, quantity.end + 14)]
    if re.match(r"\s*trở\s+lên", after):
        comparator, least = comparator if comparator in ("+", "-") else ">=", True
    elif re.match(r"\s*trở\s+xuống", after):
        comparator = "<="
    elif not comparator and _FROM.search(text, max(start, quantity.start - 4), quantity.start):
        spans = _SPAN.search(text, quantity.start, quantity.end) or _TO.match(text, quantity.end, end)
        comparator = "=" if spans else ">="
    if comparator == "<" and _NONE_IS.search(text, max(start, quantity.start - _NEAR), quantity.start):
        comparator = ">="  # "không có huyện nào dưới 80%"
    if share and (quantity.unit != "%" or _OF_MONEY.match(text, quantity.end, end)):
        fact = True
    return Bearing(aim, fact, share, comparator or "=", least, sets)


_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|[-–])\s*\d")
_SPAN = re.compile(r"\d\s?%?\s?(?:[-–]|đến)\s?\d")
_NONE_IS = re.compile(r"(?:không\s+(?:có|còn|để))\s+[^.;:]*$", re.IGNORECASE)
_NEAR = 60
_OF_MONEY = re.compile(r"\s*(?:so\s+với\s+)?(?:tổng\s+)?(?:số\s+)?(?:mức\s+)?(?:vốn|kinh\s+phí|đầu\s+tư|nguồn\s+lực)\b")
"""A share of the money is a forecast of resources, no aim."""


def _meant_for_number(line: Sequence[Word], after: int, sign: str) -> bool:
    """Whether a comparison is meant for the number: it stands right before it; between a change and its amount up to
    three words may stand."""
    if after == len(line):
        return True
    between = line[after:]
    return sign in ("+", "-") and (len(between) <= 3 or all(word.key in _ON_AVERAGE for word in between))


_ON_AVERAGE = frozenset(
    ("bình", "quân", "hằng", "hàng", "mỗi", "năm", "thêm", "ít", "nhất", "tối", "thiểu", "từ", "trên")
)


_SEPARATOR = re.compile(
    r",?\s+trong\s+đó(?:,|\s+là)?\s+|(?:,(?!\d)|:)\s*|\((?![^()]{0,200}\))\s*|\(\s*(?=năm\s)|\s+và\s+|\s+với\s+"
)
_OPENING = re.compile(
    r"(?:t[ỷỉ]\s+lệ|số|dân\s+số|trên|dưới|ít\s+nhất|tối\s+thiểu|phấn\s+đấu|duy\s+trì|đảm\s+bảo|bảo\s+đảm|phổ\s+cập|năm"
    r"|đến\s+năm|nâng|tăng|giảm|cắt\s+giảm|đạt|huy\s+động|mục\s+tiêu|\d+|từ|không\s+có|diện\s+tích|tốc\s+độ\s+tăng|quy\s+mô|chỉ\s+số|thu\s+nhập|tổng"
    r"|giá\s+trị|chi\s+(?:cho|đầu\s+tư)|đồng\s+thời)\b",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"đến\s+(?:hết\s+|cuối\s+)?năm\s", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:đạt|lên|còn|duy trì|phấn đấu|phổ cập|bảo đảm|đảm bảo|tăng|giảm|huy động|trên|dưới)\b", re.IGNORECASE
)
_BACK = 400
"""No clause begins further back than so many characters."""
_ON = 600
"""No clause goes further than so many characters beyond its number."""
_AMONG_THEM = re.compile(r"\s*trong\s+đó", re.IGNORECASE)
_HAVING = re.compile(r"(?:\w+\s+){0,3}có\b")


def own_clause(text: str, behind: int, quantity: Quantity) -> bool:
    """Whether a quantity after another that ends at `behind` has a clause of its own: it stands first in it, or a verb
    leads to it. Others only narrow down what the first counts."""
    behind = max(behind, quantity.start - _BACK)
    cuts = list(_SEPARATOR.finditer(text, behind, quantity.start))
    if not cuts:
        return False
    last = cuts[-1]
    between = text[last.end() : quantity.start]
    if "trong" in last[0] or _AMONG_THEM.match(between):
        return True
    return (len(between.split()) <= 4 and not _HAVING.match(between)) or _LEADS.search(between) is not None


def clause_start(text: str, behind: int, at: int) -> int:
    """Where the clause of a quantity at `at` begins: after the last separator that words leading to a number follow."""
    cuts = [m.end() for m in _SEPARATOR.finditer(text, behind, at)]
    for k in range(len(cuts) - 1, -1, -1):
        if _OPENING.match(text, cuts[k]) or _AMONG_THEM.search(text, max(behind, cuts[k] - 12), cuts[k]):
            earlier = cuts[k - 1] if k else behind
            return earlier if _BY_YEAR.match(text, earlier) else cuts[k]
    return behind


def clause_end(text: str, quantity: Quantity, following: Quantity | None, end: int) -> int:
    """Where the clause of a quantity ends: before that of the following one, or with the sentence."""
    end = min(end, quantity.end + _ON)
    if following is None:
        return end
    begin = clause_start(text, quantity.end, following.start)
    cuts = [m.start() for m in _SEPARATOR.finditer(text, quantity.end, min(end, following.start))]
    opened = [cut for cut in cuts if cut < begin] if begin > quantity.end else cuts
    return opened[-1] if opened else end
