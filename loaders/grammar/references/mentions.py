"""Places where a text names another document: by symbol, short number, name of a plenum or congress, name of a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.grammar.lexicon.laws import law_at
from loaders.grammar.lexicon.mending import toneless
from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.grammar.lexicon.symbols import Symbol, find_symbols
from loaders.grammar.references.issuers import match_issuer
from loaders.grammar.references.names import names_at
from loaders.grammar.references.tails import OF_SEVERAL, read_tail
from loaders.grammar.references.unissued import is_unissued
from loaders.tables import table

TYPE_WORDS = {
    **{fold_in_place(row["name"]): row["code"] for row in reversed(table("doc_types")) if row["numbering"] != "none"},
    **{"quy định": "QĐ", "thông tư": "TT", "bộ luật": "Luật", "luật": "Luật", "hiến pháp": "Hiến pháp"},
    **{"văn bản": "CV", "điều lệ": "Điều lệ", "cương lĩnh": "Cương lĩnh", "sắc lệnh": "L"},
}
"""Type words as they stand before a symbol, folded, with the code of the type."""

_SHORT_WORDS = "NQ|KL|CT|QĐ|KH|TB|HD|NĐ|TT|CTr|CV|TTr|BC|CĐ"
_WORDS = "|".join(w.replace(" ", r" +") for w in sorted(TYPE_WORDS, key=lambda w: -len(w)))

_BARE = {toneless(word).replace("đ", "d"): word for word in TYPE_WORDS}  # as old copies print lines in capitals

_HEAD = re.compile(rf"(?:{_WORDS})(?!\w)")
_SECOND_LETTERS = "".join(sorted({letter for word in TYPE_WORDS for letter in (word[1], word[1].upper())}))
_CAPITAL = re.compile(rf"[NQCKTHLBPĐVGS](?<![^\W\d].)(?=[{_SECOND_LETTERS}])")
_SMALL_HEADS = (re.compile("nghị quyết"), re.compile("kết luận"), re.compile("quy định"), re.compile("chỉ thị"))
_BEFORE_SYMBOL = re.compile(
    rf"(?<![^\W\d])(?P<head>(?P<word>{_WORDS})(?: +(?:kết +luận|hành +động|công +tác|phối +hợp|liên +tịch|thực +hiện"
    r"|chỉ +đạo|tổng +thể|hỏa +tốc|(?:thượng +)?khẩn|liên +ngành(?: +tư +pháp +trung +ương)?|đề +nghị))? *:? *)?"
    r"(?P<number>s[ốôồổỗóò] *:? *)?\Z"
)
_BARE_BEFORE_SYMBOL = re.compile(
    rf"(?<![^\W\d])(?P<head>(?P<word>{'|'.join(w.replace(' ', ' +') for w in sorted(_BARE, key=len, reverse=True))}) +)"
    r"(?P<number>so *:? *)\Z"
)
_SHORT_BEFORE_SYMBOL = re.compile(rf"(?<!\w)(?P<word>{_SHORT_WORDS}) *(?:số *)?\Z")
_SHORT_NUMBER = re.compile(
    r" +(?:số +)?(?P<serial>\d{1,4}[a-eđ]?)(?= *(?:[,.;:)”\"“\]/]? *(?:\Z|\n)|[,;:)”\"“\]]|\. "
    r"| (?:của|về|ngày|và|đã|đến|tại|trong|để|được|nêu|theo|thì|là|do|trên|cho|như|hoặc|với|gắn|khóa(?= [ivxl\d]+\b)|sẽ"
    r"|đối|ở|phù|tiếp tục|thực hiện|triển khai|quy định|phê duyệt|ban hành|sửa đổi|hướng dẫn|thay thế|bãi bỏ|yêu cầu"
    r"|xác định|cũng|chưa|không|năm +(?:19|20)\d\d(?! *[-–])|này|nói)\b))(?! */)"
)
_NEXT_NUMBER = re.compile(r"(?: *, *| +và +|, và +)(?:số +)?(?=\d)")
_NUMBER_OF_ONE_CITED = re.compile(r" +(?:số +)?(?P<serial>\d{2,4}[a-eđ]?)(?= (?P<next>[^\W\d_]+))")
"""A number behind a type word that may be that of a document which the text has cited in full, whatever follows."""
_PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|0?[2-9]) \Z")
_NOT_ONE_MORE = re.compile(r" (?:ngày(?! \d)|năm|của (?:các|mỗi|từng))(?!\w)| *[/%]")
_MOST_NUMBERS = 12
_ABBREVIATED = re.compile(  # what may not stand before the word is asked behind it: words are found faster
    r"(?P<word>NQ|KL|CT|QĐ|KH|NĐ|HD|TB)(?<![\w/.-]..) ?(?:số )?(?P<serial>\d{1,4}[a-eđ]?)(?![\w/%-]|[.,]\d)"
)
_NUMBERED = {"BC", "NQ", "KL", "CT", "QĐ", "KH", "TT", "NĐ", "HD", "TB", "CV", "TTr", "CĐ"}

_LETTERS_OF = {("TT", "tờ trình"), ("CT", "công văn")}
"""Codes that stand for other things in letters: `636/CT-TTHT` is the Tax Department's."""
_SCRAP = re.compile(r"[<>~^*#|\\][^\W_]{0,6}(?= +(?:ngày|của) )")
"""What a copy left of a letter or two at the end of a symbol: `851/BXD-QLN<H ngày …`."""
_NO_SYMBOL = (0, Symbol("", None, None, None))
_PLURAL_OR_UNISSUED = re.compile(r"(?<!\w)(?:các|những|mọi|dự thảo|xây dựng|ban hành|hoặc|tham mưu|trình)(?: các)? \Z")


class Naming(NamedTuple):
    """What the words at one place say of a document: `start` to `end` are the words of the reference itself, and `tail`
    stands behind date, issuer and term. `names` are the names by which it is called, the most telling one first."""

    start: int
    end: int
    tail: int
    rule: str
    type: str | None
    symbol: Symbol | None = None
    serial: str | None = None
    names: tuple[str, ...] = ()
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    word: str | None = None  # the type word in front of the number, folded
    inside: bool = False  # stands within the name of another law, whose date and number are not its own


def find_mentions(flat: str, folded: str) -> list[Naming]:
    """All mentions in text order. `flat` is a text of :func:`page`, `folded` the same in folded spelling."""
    heads = _heads(flat, folded)
    laws = list(_laws(flat, folded, heads))
    symbols = {start: (end, symbol) for start, end, symbol in find_symbols(flat) if symbol.serial}
    found = [_with_symbol(flat, folded, law, symbols) for law in laws]
    taken = {m.start for m in laws}
    for start, (end, symbol) in sorted(symbols.items()):
        found.append(_symbol_mention(flat, folded, start, end, symbol))
        taken.add(found[-1].start)
    covered = {position for m in found if m.symbol for position in (m.start, m.end)}
    behind = 0
    cited: dict[tuple[str | None, str], int] = {}
    for start, (_, symbol) in sorted(symbols.items()):
        cited.setdefault((symbol.type, symbol.serial.lstrip("0")), start)
    for head in heads:
        if head.start() not in taken and head.start() >= behind:
            here = _named_or_short(flat, folded, head, cited)
            found += here
            behind = max([behind, *(m.end for m in here if m.rule != "known name")])
    ends = {m.end for m in found} | covered
    for match in _ABBREVIATED.finditer(flat):
        if match.end() not in ends:
            found.append(_tailed(flat, folded, Naming(
                match.start(), match.end(), match.end(), "abbreviated number", match["word"], serial=match["serial"],
            )))  # fmt: skip
    return sorted(found, key=lambda m: (m.start, -m.end))


def _heads(flat: str, folded: str) -> list[re.Match[str]]:
    """Type words that may begin a mention: with a capital letter, and those that Party documents write small."""
    starts = {m.start() for m in _CAPITAL.finditer(flat)}
    for pattern in _SMALL_HEADS:
        starts.update(m.start() for m in pattern.finditer(folded) if not _inside_word(folded, m.start()))
    return [head for start in sorted(starts) if (head := _HEAD.match(folded, start))]


def _tailed(flat: str, folded: str, mention: Naming) -> Naming:
    joint = mention.symbol is not None and OF_SEVERAL.search(mention.symbol.text) is not None
    tail, when, issuer, term = read_tail(flat, folded, mention.tail, joint)
    if issuer is None and flat[mention.start - 1 : mention.start] == "(" and flat[tail : tail + 1] == ")":
        behind, _, issuer, _ = read_tail(flat, folded, tail + 1, joint)  # `Nghị quyết (số 57-NQ/TW) của Bộ Chính trị`
        tail = behind if issuer else tail
    if tail == mention.tail and not (when or issuer or term):
        return mention
    return mention._replace(
        tail=tail, date=mention.date or when, issuer=mention.issuer or issuer, term=mention.term or term
    )


def _symbol_mention(flat: str, folded: str, start: int, end: int, symbol: Symbol) -> Naming:
    window = folded[max(0, start - 80) : start]
    bare = window.rstrip(" :").endswith(" so")
    before = (_BARE_BEFORE_SYMBOL if bare else _BEFORE_SYMBOL).search(window)
    code, word = symbol.type, ""
    if before and before["word"]:
        start -= len(before["number"] or "") if ":" in before["head"] else len(before.group())
        word = squeeze(before["word"])
        word = _BARE.get(word, word)
        if symbol.type is None or (symbol.type, word) in _LETTERS_OF:
            code = TYPE_WORDS[word]
    elif short := _SHORT_BEFORE_SYMBOL.search(flat[max(0, start - 12) : start]):
        start -= len(short.group())
    elif before:
        start -= len(before.group())
    if code is None:
        code = "NQ" if re.match(r"QH|UBTVQH", symbol.organ or "") else "CV"
    mention = Naming(start, end, end, "symbol", code, symbol=symbol, word=word or None)
    scrap = _SCRAP.match(flat, end)
    mention = _tailed(flat, folded, mention._replace(tail=scrap.end()) if scrap else mention)
    if mention.date and symbol.year and mention.date[:4] != symbol.year and len(mention.date) == 4:
        return mention._replace(date=symbol.year)
    return mention._replace(date=mention.date or symbol.year)


def _laws(flat: str, folded: str, heads: list[re.Match[str]]) -> Iterator[Naming]:
    """Mentions of laws by name; a law named inside another one's name is marked as such."""
    covered = unissued = -1
    for head in heads:
        if squeeze(head.group()) not in ("luật", "bộ luật", "pháp lệnh", "hiến pháp"):
            continue
        if folded.startswith("bộ ", head.start() - 3) and head.group() == "luật":
            continue  # `Bộ Luật Lao động`
        if not flat[head.start()].isupper():
            continue
        law = law_at(flat, folded, head.start())
        if law is None:
            continue
        end, kind, name = law
        if is_unissued(folded, head.start(), end, unissued):
            unissued = end
            continue
        mention = Naming(head.start(), end, end, "law", kind, names=(name,), inside=head.start() < covered)
        covered = max(covered, end)
        yield mention


def _with_symbol(flat: str, folded: str, law: Naming, symbols: dict[int, tuple[int, Symbol]]) -> Naming:
    """The law with its date, and with the number that follows its name; that number is taken off the symbols."""
    if law.inside:
        return law
    number = re.compile(r" *[,(]? *(?:luật +|pháp +lệnh +)?số *:? *").match(folded, law.end)
    if number and re.match(r"QH|UBTVQH", symbols.get(number.end(), _NO_SYMBOL)[1].organ or ""):
        end, symbol = symbols.pop(number.end())
        return _tailed(flat, folded, law._replace(end=end, tail=end, symbol=symbol))
    tailed = _tailed(flat, folded, law)
    if tailed.date and len(tailed.date) == 4:
        year = re.compile(r" +(?:năm +)?\d{4}").match(folded, law.end)
        if year:
            named = (f"{law.names[0]} {'năm ' if 'năm' in year.group() else ''}{tailed.date}", *law.names)
            named += ("Hiến pháp",) if law.type == "Hiến pháp" and law.names[0] != "Hiến pháp" else ()
            return tailed._replace(end=year.end(), names=named)
    return tailed


def _named_or_short(
    flat: str, folded: str, head: re.Match[str], cited: dict[tuple[str | None, str], int]
) -> list[Naming]:
    """The documents that are named from a type word on by name or number. `cited` tells where symbols of a type and
    number first stand."""
    start, word = head.start(), squeeze(head.group())
    code = TYPE_WORDS[word]
    named = names_at(flat, folded, start, head.end(), code)
    if named:
        return [
            _tailed(
                flat, folded, Naming(start, n.end, n.end, n.rule, n.type, names=n.names, issuer=n.issuer, term=n.term)
            )
            for n in named
        ]
    if code not in _NUMBERED:
        return []
    numbers = _short_numbers(folded, head.end())
    if not flat[start].isupper():
        several = _PLURAL.search(folded, max(0, start - 8), start)
        numbers = numbers if (len(numbers) > 1 and several) or folded.startswith(" số", head.end()) else []
    elif not numbers:
        number = _NUMBER_OF_ONE_CITED.match(folded, head.end())
        if number is None or cited.get((code, number["serial"].lstrip("0")), start) >= start or _counts(number):
            return _by_body(flat, folded, head, code)
        numbers = [number.span("serial")]
    first = [start, *(begin for begin, _ in numbers[1:])]
    return [
        _tailed(flat, folded, Naming(at, end, end, "short number", code, serial=folded[begin:end], word=word))
        for at, (begin, end) in zip(first, numbers, strict=False)
    ]


def _short_numbers(folded: str, start: int) -> list[tuple[int, int]]:
    """Where the numbers stand that follow a type word: one, or those of a list, `Kết luận số 50, 62`."""
    number = _SHORT_NUMBER.match(folded, start)
    numbers: list[tuple[int, int]] = []
    while number and len(numbers) < _MOST_NUMBERS:
        numbers.append(number.span("serial"))
        more = _NEXT_NUMBER.match(folded, number.end())
        number = _SHORT_NUMBER.match(folded, more.end() - 1) if more else None
        if number and _NOT_ONE_MORE.match(folded, number.end()):
            break
    return numbers


def _by_body(flat: str, folded: str, head: re.Match[str], code: str) -> list[Naming]:
    """`Chỉ thị của Bộ Chính trị`: no document by itself, but a short form of one that the text cites."""
    of = re.compile(r"(?: hành động| công tác| kết luận)? +của +").match(folded, head.end())
    if of is None or _PLURAL_OR_UNISSUED.search(folded, max(0, head.start() - 30), head.start()):
        return []
    body = match_issuer(flat, folded, of.end())
    if body is None:
        return []
    end, issuer = body
    return [Naming(head.start(), end, end, "type and body", code, issuer=issuer)]


_OF_TIME_AND_MONEY = {
    "ngày", "tháng", "năm", "tuần", "quý", "giờ", "phút", "lần", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "nội", "mục",
    "điều", "khoản", "điểm", "phần",
}  # fmt: skip


def _counts(number: re.Match[str]) -> bool:
    """Whether a number counts what follows it: `Kế hoạch 43 lớp học`, `Kế hoạch 30 ngày`."""
    return number["next"] in _counted()


@cache
def _counted() -> frozenset[str]:
    """First words of what is counted, of days and of money."""
    units = {row["unit"].split()[0] for row in table("target_units")}
    return frozenset(units | _OF_TIME_AND_MONEY)


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalpha() or text[start - 1] == "_")  # portals number `1Quyết định`
