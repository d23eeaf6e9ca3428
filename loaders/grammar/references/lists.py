"""What mentions in a list share: `các Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành …`."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.grammar.references.issuers import match_issuer
from loaders.grammar.references.mentions import TYPE_WORDS, Naming
from loaders.grammar.references.sameness import sphere_of
from loaders.grammar.references.speakers import issuer_before

_GAP = re.compile(r" *(?:,|và|;|, và|hoặc|cùng)? *(?:các )?(?:số )? *\Z")
_HEAD = re.compile(rf"(?<!\w)các (?:{'|'.join(sorted(TYPE_WORDS, key=len, reverse=True))})(?: số)? của ")

_ONE_DAY = re.compile(r"(?<!\w)(?:cùng|đều) (?:ban hành |ký )?ngày(?!\w)")

_CENTRE_OR_COMMITTEE = {"party centre": "TW", "party committee": "TU"}

_CHANGES = r"(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|đính chính|gia hạn|thay đổi)"
_AMENDED = re.compile(
    rf"[ ,]*\(?(?:đã )?được {_CHANGES}(?:(?:,| và|, và) {_CHANGES})*"
    r"(?: một số (?:điều|nội dung))?(?: (?:tại|bởi|bằng|theo))(?: các)? (?:số )?"
)
_AMENDING = re.compile(rf"[ ,]*(?:về )?(?:việc )?{_CHANGES}(?!\w)[^.;()\n]{{0,200}}? ")
"""What stands between a document and another one of the same body that changes it, or that it changes."""


def shared(flat: str, folded: str, mentions: list[Naming]) -> list[Naming]:
    """The mentions, in text order, with what the list they stand in says once for all: the type from its head; the
    symbol's body, date, issuer and term from its end; the issuer also from its head or from the words before it."""
    result = _typed(folded, mentions)
    for i in range(len(result) - 2, -1, -1):
        here, then = result[i], result[i + 1]
        if _side_by_side(folded, here, then) and here.type == then.type:
            result[i] = _from_the_end(here, then, folded[here.tail : then.start], _shares_its_day(folded, then))
    for i, mention in enumerate(result):
        if mention.symbol and not mention.issuer:
            said = issuer_before(flat, folded, mention.start)
            if said:
                result[i] = mention._replace(issuer=said[0], date=mention.date or said[1])
            elif folded.startswith("số", mention.start):
                result[i] = mention._replace(issuer=_issuer_of_head(flat, folded, mention.start))
    for i in range(1, len(result)):
        here, then = result[i - 1], result[i]
        if not _of_one_body(here, then) or not then.start >= here.end or bool(then.issuer) is bool(here.issuer):
            continue
        if here.issuer and (_side_by_side(folded, here, then) or _AMENDED.fullmatch(folded, here.tail, then.start)):
            result[i] = then._replace(issuer=here.issuer)
        elif then.issuer and _AMENDING.fullmatch(folded, here.tail, then.start):
            result[i - 1] = here._replace(issuer=then.issuer)
    return _spelled_by_issuers(result)


def _spelled_by_issuers(mentions: list[Naming]) -> list[Naming]:
    """`TƯ` in a symbol is the centre's TW or a committee's TU, as its issuer tells, there or elsewhere in the text."""
    unclear = [m.symbol for m in mentions if m.symbol and m.symbol.organ == "TƯ"]
    if not unclear:
        return mentions
    told: dict[tuple[str | None, str], str] = {}
    for mention in mentions:
        code = _CENTRE_OR_COMMITTEE.get(sphere_of(mention.issuer) or "") if mention.issuer else None
        if mention.symbol in unclear and mention.symbol and code:
            told.setdefault((mention.symbol.type, mention.symbol.serial), code)
    return [
        m._replace(symbol=replace(m.symbol, organ=code))
        if m.symbol and m.symbol.organ == "TƯ" and (code := told.get((m.symbol.type, m.symbol.serial)))
        else m
        for m in mentions
    ]


def _side_by_side(folded: str, here: Naming, then: Naming) -> bool:
    return then.start >= here.end and _GAP.fullmatch(folded, here.tail, then.start) is not None


def _of_one_body(here: Naming, then: Naming) -> bool:
    return bool(here.symbol and then.symbol and here.symbol.organ == then.symbol.organ)


def _typed(folded: str, mentions: list[Naming]) -> list[Naming]:
    """A symbol without a type and without a type word is of the type of the one before it: `các Luật số 43/2019/QH14,
    34/2018/QH14`."""
    result = mentions[:1]
    for then in mentions[1:]:
        here = result[-1]
        bare = then.symbol and then.symbol.type is None and then.word is None
        if bare and here.symbol and here.symbol.type is None and _side_by_side(folded, here, then):
            then = then._replace(type=here.type)
        result.append(then)
    return result


def _shares_its_day(folded: str, last: Naming) -> bool:
    """Whether the day at the end of a list is that of all: where one type word stands for them (`số 18-NQ/TW, số
    19-NQ/TW ngày …`), or the text says that they are of one day. With a type word of its own each has its own day."""
    return (
        not folded[last.start].isalpha()
        or folded.startswith("số", last.start)
        or bool(_ONE_DAY.search(folded, last.end, last.tail))
    )


def _from_the_end(here: Naming, then: Naming, gap: str, one_day: bool) -> Naming:
    bare = here.tail == here.end
    if here.serial and then.symbol and bare:
        here = here._replace(symbol=replace(then.symbol, serial=here.serial.zfill(2)), serial=None)
    if ";" in gap or not (_of_one_body(here, then) or (here.serial and then.serial)):
        return here
    return here._replace(
        issuer=here.issuer or then.issuer,
        date=here.date or (then.date if bare and one_day else None),
        term=here.term or (then.term if bare else None),
    )


def _issuer_of_head(flat: str, folded: str, start: int) -> str | None:
    line = max(folded.rfind("\n", max(0, start - 400), start) + 1, start - 400, 0)
    heads = list(_HEAD.finditer(folded, line, start))
    body = match_issuer(flat, folded, heads[-1].end()) if heads else None
    return body[1] if body else None
