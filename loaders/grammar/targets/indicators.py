"""What an aim measures, in few words: a noun phrase that is nowhere cut in the middle.

It stands before the number ("tỷ lệ hộ nghèo giảm còn 2%"), or is what the number counts ("có ít nhất 5 hợp tác xã
kiểu mới", "100% xã có bác sĩ"). The words around it are rows of `ontology/target_wording.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.grammar.lexicon.quantities import Quantity
from loaders.tables import table

_ENOUGH = 24
"""Syllables (some 15 words) up to which a phrase stays whole."""
_NOUN = 14
"""Syllables of the noun in a phrase that is too long."""
_LEAST = 3
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s", re.IGNORECASE)
_FIELD = re.compile(r"(?:lĩnh vực|ngành|khu vực|phần mềm|công trình|sở|bộ)\s$", re.IGNORECASE)
"""Words behind which the name of a work is a noun ("lĩnh vực xây dựng")."""
_MEMBER = re.compile(r"(?:,\s\w+|(?<!\w)(?:khi|để|nhằm|và|hoặc|trong|cho|về|của|việc))\s$", re.IGNORECASE)
"""Words before a verb that is not said of the noun: of a list's member ("…, người tham gia …"), a circumstance ("khi
xây dựng")."""
_TIME = (
    r"(?:(?:ngay\s|vào\s|trong\s|đến\s|tới\s|cả\s|hết\s|cuối\s)*năm\s(?:19|20)\d\d(?:\s?[-–]\s?(?:năm\s)?(?:19|20)\d\d)?"
    r"|(?:trong\s|cả\s)?(?:giai\sđoạn|nhiệm\skỳ)\s(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d"
    r"|trong\s(?:(?:cả\s)?nhiệm\skỳ|\d+(?:\s?[-–]\s?\d+)?\snăm\stới)|(?:hằng|hàng|mỗi)\snăm)"
)
_TIME_FIRST = re.compile(rf"{_TIME}(?!\w)[ ,:]*", re.IGNORECASE)
_TIME_LAST = re.compile(rf"[ ,]*(?<!\w){_TIME}$", re.IGNORECASE)
_TIME_WITHIN = re.compile(
    r"(?:(?<!\w)|(?=,))(?:ngay\strong|vào|trong|đến(?:\shết|\scuối)?|trước)\snăm\s20\d\d|(?:,\s)?(?:xong\s)?trước\s(?:ngày\s)?\d",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_GLOSS = 2
"""Words of a bracket that only gives a short form, `(VNeID)`."""
_BOUND_AFTER = re.compile(r"trở\s(?:lên|xuống)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:tổng\ssố|số(?!\s?hóa)|các|những)\s(?=\w|“)", re.IGNORECASE)
_NEXT_MEASURE = re.compile(r", (?=(?:tỷ lệ|tỉ lệ|tỷ trọng|tốc độ)(?!\w))", re.IGNORECASE)
_CHANGE_OF = re.compile(r"(?:đối\svới|về|ở|của)\s", re.IGNORECASE)
_SETTING = re.compile(
    r"(?<!\w)(?:phấn đấu|phần đấu|mục tiêu|chỉ tiêu|hướng tới|tiến tới|trong đó|như)(?!\w)[ :,]*", re.IGNORECASE
)
_MARKS = " ,;:.-–+"


@cache
def wording(role: str) -> re.Pattern[str]:
    """The phrases of a role, the longest first; the words of a phrase stand one blank apart and
    in small letters."""
    phrases = sorted((row["phrase"] for row in table("target_wording") if row["role"] == role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def _ends(role: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The phrases of a role at an end, and the last words of them."""
    last = frozenset(row["phrase"].split()[-1] for row in table("target_wording") if row["role"] == role)
    return re.compile(rf"(?<!trở )(?:{wording(role).pattern})$"), last


def _at_end(role: str, stretch: str) -> re.Match[str] | None:
    """A phrase of a role at the end of a stretch."""
    phrases, last = _ends(role)
    if stretch.rpartition(" ")[2].lower() not in last:
        return None
    return phrases.search(stretch.lower(), max(0, len(stretch) - _LONGEST))


_LONGEST = 24
"""Characters of the longest phrase that may end a stretch."""
_LONGEST_TIME = 48


def indicator_of(text: str, start: int, stop: int, quantity: Quantity, comparator: str, former: str) -> str:
    """What is measured by a quantity whose clause is `text[start:stop]`. `former` is what the aim before it in the
    sentence measures: a clause that names nothing ("và 70% năm 2030") measures the same."""
    counted = _counted(text[quantity.end : stop])
    subject, reached, exists = _subject(_plain(text[start : quantity.start]))
    if quantity.unit == "mức độ" and subject:
        return shortened(f"mức độ {_LEVEL_OF.sub('', subject)}")
    if former and _NONE_IS.match(subject):
        return former
    measure = _measure(subject)
    if measure:
        return shortened(measure)
    if whole := _WHOLE.match(quantity.unit):
        counted = f"{quantity.unit[whole.end() :]} {counted}"
    if subject and (reached or not counted) and not exists:
        return shortened(_with_unit(subject, quantity, reached))
    if not counted and (quantity.unit[0] in "%/‰" or _is_measure(quantity.unit)):
        return former or shortened(_with_unit(subject, quantity, reached)) or _kind(quantity)
    if not subject and former and _said(f"tỷ lệ . {counted}") == 8 and quantity.unit.startswith("%"):
        return shortened(f"{topic(former)} {counted}")
    return shortened(_of_counted(counted, subject, quantity, comparator, exists))


def topic(indicator: str) -> str:
    """An indicator without what it says of its noun."""
    at = _said(indicator)
    return indicator if at is None else indicator[:at].strip(_MARKS)


def predicate(indicator: str) -> str:
    """What an indicator says of its noun; nothing where it only names it."""
    at = _said(indicator)
    return "" if at is None else indicator[at:]


def _plain(stretch: str) -> str:
    return " ".join(stretch.replace("*", " ").split()).replace(" ,", ",").strip(_MARKS)


def _is_measure(unit: str) -> bool:
    """Whether a unit measures something named beside it, instead of naming what is counted."""
    first, *more = unit.split()
    return (more[0] if more and first in _SCALES else first) in _MEASURED


def _glossed(bracket: re.Match[str]) -> str:
    """A bracket that gives a short form; nothing for any other."""
    return bracket[0] if len(bracket[0].split()) <= _GLOSS else ""


def _kind(quantity: Quantity) -> str:
    """How the name of what is counted begins."""
    if quantity.unit[0] == "%" or _WHOLE.match(quantity.unit):
        return "tỷ lệ"
    unit = re.sub(r"^(?:triệu|nghìn|ngàn|tỷ|tỉ|vạn|trăm)\s(?=\w)", "", quantity.unit)
    return f"số {unit}"


def _with_unit(subject: str, quantity: Quantity, reached: bool) -> str:
    """The words before a number that is followed by nothing but its unit: what is built or trained, or what is
    measured in the unit."""
    if reached or not subject or quantity.unit.startswith(("%", "/", "‰")) or _is_measure(quantity.unit):
        return subject
    done = subject.split(", ")[-1]
    if len(done.split()) > _DEED or _NO_DEED.match(done):
        return _kind(quantity)
    return f"{_kind(quantity)} được {done[0].lower()}{done[1:]}"


_DEED = 8
"""Syllables of what is done with the things counted."""
_NO_DEED = re.compile(
    r"(?:phát triển|xây dựng|hình thành|thành lập|triển khai|tổ chức|toàn|cả|mỗi|tỉnh|huyện|số(?! h)|dành|bố trí|trong"
    r"|không|ở|tại)(?!\w)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:tổng )?số ")
"""How a fraction's unit begins: the whole that it is of."""
_STARTED = re.compile(r"\stừ \d[\d.,]*\s?%?\s(?=(?:lên|xuống|còn)(?: \w+){0,2} $)")
"""Where a change begins ("từ 30% lên 45%")."""
_LEVEL_OF = re.compile(r".*(?:đạt chuẩn|kết quả|(?<!\w)đạt)\s", re.IGNORECASE)
_NONE_IS = re.compile(r"không (?:có|còn|để)\s", re.IGNORECASE)
_DIGITAL = re.compile(r"số\s?h(?:óa|oá)", re.IGNORECASE)
_SCALES = frozenset(("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "vạn", "trăm"))
_MEASURED = frozenset(
    (
        "đồng",
        "đô",
        "ha",
        "km",
        "tấn",
        "USD",
        "usd",
        "lần",
        "m2",
        "m²",
        "tuổi",
        "kg",
        "MW",
        "Gbps",
        "Mbps",
        "MWh",
        "kWh",
    )
)
"""First words of units that measure something named before them."""


def _subject(before: str) -> tuple[str, bool, bool]:
    """The noun or verb phrase before a number, whether a verb of reaching stands between them, and whether one of
    having."""
    reached = exists = False
    before = _STARTED.sub(" ", _BRACKET.sub(_glossed, before).strip(_MARKS) + " ").strip(_MARKS)
    while before:
        if edge := _at_end("exists", before):
            exists = True
        elif edge := _at_end("reached", before):
            reached = True
        elif edge := _TIME_LAST.search(before, max(0, len(before) - _LONGEST_TIME)) or _at_end("degree", before):
            pass
        else:
            break
        before = before[: edge.start()].strip(_MARKS)
    settings = list(_SETTING.finditer(before))
    if settings and not _measure(before[: settings[-1].start()]):
        before = before[settings[-1].end() :]
    while first := _TIME_FIRST.match(before) or wording("opening").match(before.lower()):
        if _measure(before) == before:
            break
        before = before[first.end() :].strip(_MARKS)
    return before, reached, exists


def _measure(subject: str) -> str:
    """A stretch from the word on that says what is measured: the first such behind the last comma before it."""
    found = next(wording("measure").finditer(subject.lower()), None)
    begin = None if _DIGITAL.match(subject) else wording("number of").match(subject.lower())
    if begin and (found is None or begin.start() < found.start()):
        return subject
    if found is None:
        for part in re.finditer(r"(?:, |(?<!\w)(?:nâng|giảm|tăng|với|mà) )", subject):
            if wording("number of").match(subject.lower(), part.end()):
                return subject[part.end() :]
        return ""
    before = subject[: found.start()]
    return subject[found.start() :] if not before.lower().endswith("tổng ") else subject[found.start() - 5 :]


def _counted(behind: str) -> str:
    """What a number counts: the noun phrase behind it and what is said of it."""
    listed = behind.lstrip(" *")[:1] == ","
    behind = _BRACKET.sub(_glossed, _plain(behind))
    if bound := _BOUND_AFTER.match(behind):
        behind = behind[bound.end() :]
        if behind.lstrip()[:1] in (",", ";", ":", ")"):
            return ""
        behind = behind.strip(_MARKS)
    if aside := wording("aside").search(behind.lower()) or _NEXT_MEASURE.search(behind):
        behind = behind[: aside.start()]
    behind = behind.split(": ")[0].strip(_MARKS)
    if (by := _TIME_WITHIN.search(behind)) and len(behind[: by.start()].split()) >= 3:
        behind = behind[: by.start()].strip(_MARKS)
    while last := _TIME_LAST.search(behind, max(0, len(behind) - _LONGEST_TIME)):
        behind = behind[: last.start()].strip(_MARKS)
    behind = re.sub(r"^[)\s]+", "", _closed(behind))
    return f", {behind}" if listed and behind else behind


def _closed(phrase: str) -> str:
    """A phrase without a bracket that was not closed or not opened in it."""
    if phrase.count("(") > phrase.count(")"):
        phrase = phrase[: phrase.rindex("(")]
    return phrase.strip(_MARKS)


def _of_counted(counted: str, doing: str, quantity: Quantity, comparator: str, exists: bool) -> str:
    kind = _kind(quantity)
    if quantity.unit[0] != "%" and not _WHOLE.match(quantity.unit):
        if _is_measure(quantity.unit):
            return counted.strip(_MARKS)
        return f"{kind}{counted}" if counted.startswith(",") else f"{kind} {counted}"
    counted = counted.strip(_MARKS)
    if of := _CHANGE_OF.match(counted):
        return counted[of.end() :]
    if comparator in ("+", "-"):
        return counted
    while article := _ARTICLE.match(counted):
        counted = counted[article.end() :]
    bare = re.sub(r"\s(?:cho|tại|với|ở)$", "", doing)
    doing = bare if bare == doing else bare.split(",")[0]
    doing = re.sub(r"^tổ chức (?=\w)", "", doing, flags=re.IGNORECASE)
    said = _said(f"{kind} {counted}")
    done = not any(word[0].isupper() or word[0] in '“"' for word in doing.split()[1:]) and not doing[:2].isupper()
    done = done and 0 < len(doing.split()) <= 5 and "," not in doing and not exists and said is None
    if doing.lower().endswith("đóng góp"):
        whose = doing[:-8].strip(_MARKS)
        return f"tỷ lệ đóng góp của {whose} vào {counted}" if whose else f"tỷ lệ đóng góp vào {counted}"
    done = done and not _NO_DEED.match(doing)
    return f"{kind} {counted} được {doing[0].lower()}{doing[1:]}" if done else f"{kind} {counted}"


def shortened(phrase: str) -> str:
    """A phrase without circumstances; a long one ends where a part of it ends, never within one."""
    phrase = _BRACKET.sub(_glossed, phrase.strip(_MARKS))
    aside = wording("aside").search(phrase.lower())
    if aside and len(phrase[: aside.start()].split()) >= 3:
        phrase = phrase[: aside.start()]
    phrase = _tied(_closed(phrase))
    if len(phrase.split()) <= _ENOUGH:
        return phrase
    said = _said(phrase)
    if said is None or phrase[:said].endswith(", "):
        return _first_parts(phrase[:said], _ENOUGH)
    noun = _first_parts(phrase[:said], _NOUN)
    return f"{noun} {_first_parts(phrase[said:], _ENOUGH - len(noun.split()))}"


def _said(phrase: str) -> int | None:
    """Where what is said of a phrase's noun begins."""
    found = sorted(m.start() for role in ("said", "predicate") for m in wording(role).finditer(phrase.lower()))
    return next(
        (at for at in found if len(phrase[:at].split()) > 2 and not _MEMBER.search(phrase, max(0, at - _LONGEST), at)),
        None,
    )


def _first_parts(phrase: str, most: int) -> str:
    """The first parts of a phrase, some `most` syllables: it ends before a preposition or a verb, else between the
    members of a list."""
    phrase = phrase.strip(_MARKS)
    if len(phrase.split()) <= most:
        return _tied(phrase)
    places = [(m.start(), 2) for m in wording("joint").finditer(phrase.lower())]
    pairs = [(m.start(), m.end()) for m in wording("pair").finditer(phrase.lower())]
    for mark in re.finditer(r",(?= )| và | hoặc |[;:] ", phrase):
        if not any(begin < mark.start() < end for begin, end in pairs):
            begun = wording("predicate").match(phrase.lower(), mark.end()) or wording("said").match(
                phrase.lower(), mark.end()
            )
            places.append((mark.start(), 1 if begun else 4))
    best, score = "", -100
    for at, loss in places:
        if phrase.count("(", 0, at) == phrase.count(")", 0, at):
            part = _tied(phrase[:at])
            size = len(part.split())
            if size >= _LEAST and (size <= most or not best) and min(size, 2 * most - size) - loss > score:
                best, score = part, min(size, 2 * most - size) - loss
    return best or _tied(phrase)


def _tied(phrase: str) -> str:
    """A phrase without words at its end that bind it to something further."""
    phrase = phrase.strip(_MARKS)
    while len(phrase.split()) > 2:
        last = _at_end("loose", phrase)
        if last is None and not _PASSIVE.search(phrase):
            last = _at_end("transitive", phrase)
        if last is None or _FIELD.search(phrase, max(0, last.start() - _LONGEST), last.start()):
            break
        phrase = phrase[: last.start()].strip(_MARKS)
    return phrase
