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
_MIXED_CASE_BODIES = {
    "ttg": "TTg",
    "hdnd": "HĐND",
    "bgddt": "BGDĐT",
    "tts": "TTg",
    "sgddt": "SGDĐT",
    "btgdvtw": "BTGDVTW",
}
# Bodies that write in Party style, whichever way a copy turned the two marks round.
_PARTY_BODY = re.compile(r"(?:VP|BTC|BTG|BTGDV|BDV|BNC|UBKT|ĐUK?)?(?:TW|TƯ|TU|HU|ThU)$|ĐU[A-ZĐ]*$|BTVTU$|BTVHU$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol. `serial` is its number with a letter that may follow (`36a`), at least two digits, empty
    where a draft leaves it blank; `year` stands in legal acts; `type` is the code of the document type, None in
    letters of State bodies and in laws; `organ` the code of the body, `unit` what follows it; `party` tells the
    Party's order of marks (51-KL/TW) from the State's (43/KH-UBND)."""

    serial: str
    year: str | None
    type: str | None
    organ: str | None
    unit: str | None = None
    party: bool = False

    @property
    def text(self) -> str:
        """The canonical spelling."""
        body = "-".join(part for part in (self.organ, self.unit) if part)
        if self.party:
            return f"{self.serial}-{self.type}/{body}"
        head = "/".join(part for part in (self.serial, self.year) if part)
        return f"{head}/{'-'.join(part for part in (self.type, body) if part)}"


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


# Every symbol has a slash before a capital or a year; only around these is it worth looking.
_SLASH_OF_SYMBOL = re.compile(r"/\s{0,2}(?:[A-ZĐ]|(?:19|20)\d\d\s{0,2}/)")
_LONGEST_NUMBER, _LONGEST_BODY = 20, 70
_HYPHEN = r"\s{0,2}[-–—‑]\s{0,2}"
_SLASH = r"\s{0,2}/\s{0,2}"
CAPITAL = "A-ZĐÀ-ÖØ-ÝƯƠ"
"""The capital letters of symbols and of the beginnings of names, for a set of characters in a pattern."""
_BODY = rf"[{CAPITAL}][{CAPITAL}a-zđ0-9]*(?:&[{CAPITAL}]+)*(?:\.[{CAPITAL}]{{2,}})*"
_UNIT = rf"[{CAPITAL}][{CAPITAL}0-9][{CAPITAL}a-z0-9]*(?:&[{CAPITAL}]+)*(?:\.[{CAPITAL}]{{2,}})*"


@cache
def _pattern() -> re.Pattern[str]:
    codes = "|".join(sorted(map(re.escape, type_codes()), key=lambda code: (-len(code), code)))
    code = rf"(?i:{codes})(?![a-zđà-ỹ])"
    units = rf"(?:-\s{{0,2}}{_UNIT}|{_HYPHEN}(?-i:[{CAPITAL}0-9]{{2,}}(?![\w])))*"
    return re.compile(
        rf"""
        (?: (?<![\w.,/:–-]) | (?<=[sS][ốỐ]:) )
        (?: (?P<serial>(?:\d|[lO](?=\d))[\dlO]{{0,5}}[a-eđ]?) | (?<=[ốỐ:._…\s])(?=\s{{0,2}}[-/]) )
        (?:
            {_SLASH}(?P<year>(?:19|20)\d\d){_SLASH}
            (?: (?P<legal>{code})(?:[-/]|{_HYPHEN}|\s?(?=(?:CP|TT[gG]|UBND)\b))(?P<legal_body>{_BODY}{units})
              | (?P<assembly>(?:QH|UBTVQH|HĐND|UBND)\d{{0,2}})(?![\w]) )
          | {_SLASH}(?P<state>{code})
            (?:{_HYPHEN}|/|\s?(?=(?:CP|TT[gG]|UBND|HĐND)\b))(?P<state_body>{_BODY}{units})
          | (?:{_HYPHEN}|\s{{0,2}})(?P<party>{code}){_SLASH}(?P<party_body>{_BODY}{units})
          | /(?P<old_body>CP|TT[gG]|HĐBT|BT)(?![\w/-])
          | {_SLASH}(?P<letter_body>(?!(?:{code})\s{{0,2}}[-–])[{CAPITAL}][{CAPITAL}0-9]+(?:&[{CAPITAL}]+)*)
            (?: {_HYPHEN}(?P<letter_unit>{_UNIT}(?:[-]{_UNIT})*)(?![a-zđà-ỹ])
              | (?P<alone>(?:{_SLASH}(?P<slashed_unit>{_UNIT}))?(?![\w/-])) )
        )""",
        re.VERBOSE,
    )


_REFUSED_BEFORE = re.compile(
    r"(?:TCVN|QCVN|QCĐP|TCXDVN|TCCS|TCN|ISO(?:/IEC)?|IEC|[Mm]ẫu(?: biểu)?(?: số)?|[Bb]iểu(?: mẫu)?(?: số)?"
    r"|MẪU SỐ|BIỂU SỐ"
    r"|[Tt]ài khoản(?: số)?|[Bb]iển số|[Hh]óa đơn số|[Ss]ố nhà|[Ff]orm)[\s:]{0,3}(?:[\d.:-]{1,8}[:-])?\Z"
)


_NUMBERED = re.compile(r"(?<!\w)[sS][ốỐ]\s*:?\s*\Z")


def find_symbols(text: str) -> list[tuple[int, int, Symbol]]:
    """All symbols of documents in a text, with the offsets of their first and behind their last character.

    Tolerates blanks and line breaks around the marks, a missing hyphen before a known type code, capitals
    (`QĐ-TTG`), `l` and `O` among digits, `D` for `Đ` in type codes. Fractions, dates, technical standards and form
    numbers are none. A symbol whose number a draft leaves blank (`Số:     /KH-UBND`) has the empty serial.
    """
    found = []
    behind = 0
    for slash in _SLASH_OF_SYMBOL.finditer(text):
        if slash.start() < behind:
            continue
        match = _pattern().search(text, max(behind, slash.start() - _LONGEST_NUMBER), slash.start() + _LONGEST_BODY)
        if match is None:
            continue
        symbol = _symbol(match)
        if match.start() > slash.start():
            continue  # the symbol of a later slash
        if match["alone"] is not None and not _NUMBERED.search(text, max(0, match.start() - 6), match.start()):
            continue
        if symbol is None or _REFUSED_BEFORE.search(text, max(0, match.start() - 30), match.start()):
            continue
        start = match.start()
        if not symbol.serial:
            if not re.search(r"[sS][ốỐ][\s:._…]*\Z", text[max(0, start - 60) : start]):
                continue
            start += len(match.group()) - len(match.group().lstrip())
        behind = match.end()
        found.append((start, match.end(), symbol))
    return found


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that a text consists of, in any spelling and case that :func:`find_symbols` tolerates; else None."""
    wanted = " ".join(text.split())
    wanted = re.sub(r"^(?:số|so)\b\s*:?\s*", "", wanted, flags=re.IGNORECASE)
    for spelling in (wanted, wanted.upper()):
        blank = spelling.startswith(("/", "-"))
        match = _pattern().fullmatch(f"Số {spelling}", 3) if blank else _pattern().fullmatch(spelling)
        if match and (symbol := _symbol(match)):
            return symbol
    return None


def symbol_key(symbol: Symbol) -> tuple[str, str, str, str]:
    """What two spellings of one symbol share: number without leading zeros, year, type, body, all case-folded."""
    body = "-".join(part for part in (symbol.organ, symbol.unit) if part)
    return symbol.serial.lstrip("0").casefold(), symbol.year or "", (symbol.type or "").casefold(), body.casefold()


def _symbol(match: re.Match[str]) -> Symbol | None:
    groups = match.groupdict()
    serial = _serial(groups["serial"] or "")
    if groups["year"]:
        if groups["assembly"]:
            return Symbol(serial, groups["year"], None, groups["assembly"])
        organ, unit = _body(groups["legal_body"])
        code = None if re.fullmatch(r"QH\d+", organ) else _code(groups["legal"])  # the National Assembly writes no type
        return Symbol(serial, groups["year"], code, organ, unit)
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
    party = party or (unit is None and bool(_PARTY_BODY.match(organ)))
    return Symbol(serial, None, _code(groups["state"] or groups["party"]), organ, unit, party)


def _serial(printed: str) -> str:
    digits = printed.replace("l", "1").replace("O", "0")
    number = re.match(r"\d*", digits)
    assert number is not None
    return f"{int(number.group()):02d}{digits[number.end() :]}" if number.group() else ""


def _code(printed: str) -> str:
    return type_codes()[printed.casefold()]


def _body(printed: str) -> tuple[str, str | None]:
    organ, _, unit = re.sub(r"\s+", "", printed).replace("–", "-").replace("—", "-").replace("‑", "-").partition("-")
    return _MIXED_CASE_BODIES.get(organ.casefold(), organ), _MIXED_CASE_BODIES.get(unit.casefold(), unit) or None
