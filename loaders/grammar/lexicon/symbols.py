"""Symbols of documents (`51-KL/TW`, `43/KH-UBND`, `30/2020/NĐ-CP`): reading and spelling.

Party bodies write number-TYPE/BODY, State bodies number/TYPE-BODY, legal acts number/year/TYPE-BODY, and official
letters number/BODY-UNIT without a type (Nghị định 30/2020/NĐ-CP, annex I; Hướng dẫn 36-HD/VPTW, II.1). Real texts
break lines inside a symbol, drop its hyphen, write it all in capitals or with the marks of the other system.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.tables import table

# Codes in use that no decree lists: coordination programmes, joint documents, ordinances, Party regulations.
_OTHER_CODES = ("QĐi", "QCPH", "CTPH", "KHPH", "KHLT", "HDLT", "HDLN", "TTLN", "TTLB", "CTHĐ", "PL", "TL", "UQ")
_AGREEMENTS = {"QCPH", "CTPH", "KHPH", "KHLT", "HDLT", "HDLN"}
_MISREAD_BODIES = {"tts": "TTg", "tvv": "TW", "tƯ": "TW"}
# Bodies that write in Party style, whichever way a copy turned the two marks round.
_PARTY_BODY = re.compile(r"(?:VP|BTC|BTG|BTGDV|BDV|BNC|UBKT|ĐUK?)?(?:TW|TƯ|TU|HU|ThU)$|ĐU[A-ZĐ]*$|BTVTU$|BTVHU$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol. `serial` is its number with a letter that may follow (`36a`), at least two digits, empty
    where a draft leaves it blank; `year` stands in legal acts; `type` is the code of the document type, None in
    letters of State bodies and in laws; `organ` the code of the body, `unit` what follows it; `party` tells the
    Party's order of marks (51-KL/TW) from the State's (43/KH-UBND), `slashed` that of agreements between bodies that
    have a slash for the hyphen (505/QCPH/SGDĐT-CATP)."""

    serial: str
    year: str | None
    type: str | None
    organ: str | None
    unit: str | None = None
    party: bool = False
    slashed: bool = False

    @property
    def text(self) -> str:
        """The canonical spelling."""
        body = "-".join(part for part in (self.organ, self.unit) if part)
        if self.party:
            return f"{self.serial}-{self.type}/{body}"
        head = "/".join(part for part in (self.serial, self.year) if part)
        return f"{head}/{('/' if self.slashed else '-').join(part for part in (self.type, body) if part)}"


@cache
def type_codes() -> dict[str, str]:
    """Codes of document types by their case-folded spelling, with D for Đ as careless copies have it."""
    listed = [row["code"] for row in table("doc_types")]
    codes: dict[str, str] = {}
    for cell in [*listed, *_OTHER_CODES]:
        for code in cell.split("|"):
            if re.fullmatch(r"[A-ZĐ][A-Za-zĐđ]*", code):
                codes.setdefault(code.casefold(), code)
    for folded, code in list(codes.items()):
        codes.setdefault(folded.replace("đ", "d"), code)
    return codes


@cache
def _of_the_state() -> frozenset[str]:
    """Codes of the types that only State bodies issue, also those with the centre in their name (`15/CĐ-TW`)."""
    return frozenset(row["code"] for row in table("doc_types") if row["track"] == "state")


@cache
def _organ_codes() -> dict[str, str]:
    """Codes of bodies that copies write in capitals only, or with D for Đ, by what they make of them, case-folded."""
    codes = {row["code"] for row in table("organ_codes")}
    plain = {code.casefold() for code in codes if "Đ" not in code}
    careless = {code.casefold(): code for code in sorted(codes) if not code.isupper() or "Đ" in code}
    without_bar = {folded.replace("đ", "d"): code for folded, code in careless.items()}
    return {**{f: code for f, code in without_bar.items() if f not in plain}, **careless, **_MISREAD_BODIES}


_YEAR = r"(?:[1lI]9|2[0O])[\dOlI]{2}"
# Every symbol has a slash before a capital or a year, or the hyphen before a usual body; only around these is it worth
# looking. Each pattern begins with its own mark, so that these are found fast.
_ANCHORS = (
    re.compile(rf"/\s{{0,2}}(?:[A-ZĐ]|{_YEAR}\s{{0,2}}/)"),
    re.compile(r"-\s?(?:TT[gG]|CP|UBND|HĐND|TW|TU|HĐBT|CT)(?!\w|\s{0,2}[/-])"),
)
_LONGEST_NUMBER, _LONGEST_BODY = 20, 70
_HYPHEN = r"\s{0,2}[-–—‑‐−]\s{0,2}"
_SLASH = r"\s{0,2}/\s{0,2}"
_COMMON_BODIES = ("TTg", "TTG", "CP", "UBND", "HĐND", "HDND", "TW", "TU")
_SPLIT = "|".join([*(r"\s?".join(code) for code in _COMMON_BODIES), r"[BS]GD\s?&?\s?ĐT"])  # scans part letters: `T W`
CAPITAL = "A-ZĐÀ-ÖØ-ÝƯƠ"
"""The capital letters of symbols and of the beginnings of names, for a set of characters in a pattern."""
_BODY = rf"[{CAPITAL}][{CAPITAL}a-zđ0-9]*(?:&[{CAPITAL}]+)*(?:\.[{CAPITAL}]{{2,}})*"
_UNIT = rf"[{CAPITAL}][{CAPITAL}0-9][{CAPITAL}a-z0-9]*(?:&[{CAPITAL}]+)*(?:\.[{CAPITAL}]{{2,}})*"


@cache
def _pattern() -> re.Pattern[str]:
    code = rf"(?i:{_any_code()})(?![a-zđà-ỹ])"
    body = rf"(?:(?:{_SPLIT})(?!\w)|{_BODY})"
    units = rf"(?:-\s{{0,2}}{_UNIT}|{_HYPHEN}(?-i:[{CAPITAL}0-9]{{2,}}(?![\w])))*"
    return re.compile(
        rf"""
        (?: (?<![\w.,/:–-]) | (?<=[sS][ốỐ]:) | (?<=(?<!\w)[sS][ốỐ]) | (?<=(?<!\w)(?:NQ|QĐ|KL|CT|KH|NĐ|TT|CV|TB|HD)) )
        (?: (?P<serial>(?<=[ốỐ:]\s)(?:\d{{1,3}}\ \d{{1,2}}|\d{{1,2}}\.\d{{3}}) (?!\d)
              | (?:\d|[lIO](?=[lIO]?\d))[\dlIO]{{0,5}}[a-eđ]?)
          | (?<=[ốỐ:._…\s])(?=\s{{0,2}}[-/]) )
        (?:
            {_SLASH}(?P<year>{_YEAR}){_SLASH}
            (?: (?P<legal>{code})(?:[-/]|{_HYPHEN}|\s?(?=(?:CP|TT[gG]|UBND)\b))(?P<legal_body>{body}{units})
              | (?P<assembly>(?:QH|UBTVQH|HĐND|UBND)\d{{0,2}})(?![\w]) )
          | {_SLASH}(?P<state>{code})
            (?:{_HYPHEN}|(?P<slash>/)|[\s.]?(?=(?:CP|TT[gG]|UBND|HĐND)\b))(?P<state_body>{body}{units})
          | (?:{_HYPHEN}|\s{{0,2}}(?=[A-ZĐ]{{2}}))(?P<party>{code}){_SLASH}(?P<party_body>{body}{units})
          | /(?P<old_body>CP|TT[gG]|HĐBT|BT|SL)(?![\w/-])
          | {_SLASH}(?!(?:{code})\s{{0,2}}[-–])
            (?P<letter_body>TTg(?=-)|[{CAPITAL}][{CAPITAL}0-9]+(?:&[{CAPITAL}]+)*)
            (?: {_HYPHEN}(?P<letter_unit>{_UNIT}(?:[-]{_UNIT})*)(?![a-zđà-ỹ])
              | (?P<alone>(?:{_SLASH}(?P<slashed_unit>{_UNIT}))?(?![\w/-])) )
        )""",
        re.VERBOSE,
    )


@cache
def _any_code() -> str:
    return "|".join(sorted(map(re.escape, type_codes()), key=lambda code: (-len(code), code)))


@cache
def _without_slash() -> re.Pattern[str]:
    """`57-NQ-TW`, `131 QĐ-TTg`; and as bodies wrote until the 1990s, `217-HĐBT`, which only the word for number tells
    from other things."""
    return re.compile(
        rf"""(?<![\w.,/–-])(?P<serial>\d{{1,5}}[a-eđ]?)
        (?: (?:\s?-\s?|\s)(?P<code>(?i:{_any_code()}))\s?-\s?(?P<body>TT[gG]|CP|UBND|HĐND|TW|TU)
          | -(?P<old>HĐBT|TT[gG]|CP|CT) )(?!\w|\s{{0,2}}[/-])""",
        re.VERBOSE,
    )


_REFUSED_BEFORE = re.compile(
    r"(?:TCVN|QCVN|QCĐP|TCXDVN|TCCS|TCN|ISO(?:/IEC)?|IEC|[Mm]ẫu(?: biểu)?(?: số)?|[Bb]iểu(?: mẫu)?(?: số)?"
    r"|MẪU SỐ|BIỂU SỐ"
    r"|[Tt]ài khoản(?: số)?|[Bb]iển số|[Hh]óa đơn số|[Ss]ố nhà|[Ff]orm"
    r"|[Gg]ói thầu(?: số)?|[Tt]hửa(?: đất)?(?: số)?)[\s:]{0,3}(?:[\d.:-]{1,8}[:-])?\Z"
)


_NUMBERED = re.compile(
    r"(?<!\w)(?:[sS][ốỐ]\s*:?|(?:[Cc]ông|CÔNG)\s+(?:văn|VĂN)|[Vv]ăn\s+bản|[Tt]ờ\s+trình|[Bb]áo\s+cáo)\s*\Z"
)


def find_symbols(text: str) -> list[tuple[int, int, Symbol]]:
    """All symbols of documents in a text, with the offsets of their first and behind their last character.

    Tolerates blanks and line breaks around the marks, a missing hyphen before a known type code, a blank or hyphen for
    the slash, capitals (`QĐ-TTG`), `l`, `I` and `O` among digits, `D` for `Đ`. Fractions, dates, technical standards
    and form numbers are none. A symbol whose number a draft leaves blank (`Số:     /KH-UBND`) has the empty serial.
    """
    text = text.replace("Ð", "Đ")  # the Icelandic letter, of old fonts
    found = []
    behind = 0
    for anchor in sorted(anchor.start() for pattern in _ANCHORS for anchor in pattern.finditer(text)):
        if anchor < behind:
            continue
        pattern = _pattern() if text[anchor] == "/" else _without_slash()
        match = pattern.search(text, max(behind, anchor - _LONGEST_NUMBER), anchor + _LONGEST_BODY)
        if match is None or match.start() > anchor:
            continue  # none, or the symbol of a later anchor
        symbol = _symbol(match) if pattern is _pattern() else _symbol_without_slash(match)
        start = match.start()
        if symbol is None or _REFUSED_BEFORE.search(text, max(0, start - 30), start):
            continue
        groups = match.groupdict()
        if (groups.get("alone") is not None or groups.get("old")) and not _NUMBERED.search(
            text, max(0, start - 14), start
        ):
            continue
        if not symbol.serial:
            if not re.search(r"[sS][ốỐ][\s:._…]*\Z", text[max(0, start - 60) : start]):
                continue
            start += len(match.group()) - len(match.group().lstrip())
        behind = match.end()
        found.append((start, match.end(), symbol))
    return found


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that a text consists of, in any spelling and case that :func:`find_symbols` tolerates; else None."""
    wanted = " ".join(text.replace("Ð", "Đ").split())
    wanted = re.sub(r"^(?:số|so)\b\s*:?\s*", "", wanted, flags=re.IGNORECASE)
    for spelling in (wanted, wanted.upper()):
        match = _pattern().fullmatch(f"Số {spelling}", 3)
        if match and (symbol := _symbol(match)):
            return symbol
        if match := _without_slash().fullmatch(spelling):
            return _symbol_without_slash(match)
    return None


def symbol_key(symbol: Symbol) -> tuple[str, str, str, str]:
    """What two spellings of one symbol share: number without leading zeros, year, type, body, all case-folded."""
    body = "-".join(part for part in (symbol.organ, symbol.unit) if part)
    return symbol.serial.lstrip("0").casefold(), symbol.year or "", (symbol.type or "").casefold(), body.casefold()


def _symbol(match: re.Match[str]) -> Symbol | None:
    groups = match.groupdict()
    serial = _serial(groups["serial"] or "")
    if groups["year"]:
        year = _digits(groups["year"])
        if groups["assembly"]:
            return Symbol(serial, year, None, groups["assembly"])
        organ, unit = _body(groups["legal_body"])
        code = None if re.fullmatch(r"QH\d+", organ) else _code(groups["legal"])  # the National Assembly writes no type
        return Symbol(serial, year, code, organ, unit)
    if groups["old_body"]:
        return Symbol(serial, None, None, *_body(groups["old_body"])) if serial else None
    if groups["letter_body"]:
        if groups["alone"] is not None and (
            len(groups["letter_body"]) < 3 or groups["letter_body"] in type_codes().values()
        ):
            return None
        return Symbol(
            serial,
            None,
            None,
            *_body("-".join(filter(None, (groups["letter_body"], groups["letter_unit"] or groups["slashed_unit"])))),
        )
    party = bool(groups["party"])
    organ, unit = _body(groups["state_body"] or groups["party_body"])
    code = _code(groups["state"] or groups["party"])
    party = party or (unit is None and bool(_PARTY_BODY.match(organ)) and code not in _of_the_state())
    return Symbol(serial, None, code, organ, unit, party, bool(groups["slash"]) and code in _AGREEMENTS)


def _symbol_without_slash(match: re.Match[str]) -> Symbol:
    organ, _ = _body(match["old"] or match["body"])
    code = _code(match["code"]) if match["code"] else None
    return Symbol(
        _serial(match["serial"]), None, code, organ, None, code is not None and bool(_PARTY_BODY.match(organ))
    )


def _digits(printed: str) -> str:
    """Digits without what scans make of them, and without what stands between them."""
    return re.sub(r"[ .]", "", printed).translate(str.maketrans("lIO", "110"))


def _serial(printed: str) -> str:
    digits = _digits(printed)
    number = re.match(r"\d*", digits)
    assert number is not None
    return f"{int(number.group()):02d}{digits[number.end() :]}" if number.group() else ""


def _code(printed: str) -> str:
    return type_codes()[printed.casefold()]


def _body(printed: str) -> tuple[str, str | None]:
    organ, _, unit = re.sub(r"[–—‑‐−]", "-", re.sub(r"\s+", "", printed)).partition("-")
    return _organ_codes().get(organ.casefold(), organ), _organ_codes().get(unit.casefold(), unit) or None
