"""Who issued a document where the text says so in front of it: `đề nghị của Sở Xây dựng tại Công văn số …`, `Ngày
12/3/2012, Văn phòng Chính phủ đã có văn bản số …`."""

from __future__ import annotations

import re

from loaders.grammar.lexicon.positions import leader
from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.lexicon.symbols import CAPITAL
from loaders.grammar.references.issuers import match_issuer
from loaders.grammar.references.mentions import Naming
from loaders.grammar.references.page import Page
from loaders.grammar.references.tails import DATE, iso

_AT = re.compile(r"[ (]+(?:tại|trong|ở)(?: các| những)?(?: văn bản| công văn)? \Z")
_ISSUES = re.compile(
    r"(?: (?:đã|vừa|mới|cũng|lại|tiếp tục|chính thức))* (?:ban hành|ký|ký ban hành|có|ra|gửi)(?: các)?(?: văn bản)? \Z"
)
_OF = re.compile(r"(?:của|do|bởi) \Z")
_A_NAME = re.compile(rf"(?<![\w{CAPITAL}])[{CAPITAL}]")
_PERSON = re.compile(
    r"(?:Bộ trưởng|Giám đốc|Chủ tịch|Chánh|Trưởng|Chỉ huy trưởng) "
    r"(?=Bộ |Sở |sở |Ủy ban|UBND|Văn phòng|Ban |Công an|Kho bạc|Thanh tra|Phòng )"
)
_JOINT = re.compile(r" *,? +và +| *, +")
_SEAT = re.compile(r"(?: (?P<kind>tỉnh|thành phố|huyện|quận|thị xã))?(?: \([^()]*\))?[ ,]*")
_HEARD = re.compile(r"(?<!\w)(?:(?P<of>đề nghị|báo cáo|đề xuất|kiến nghị) của|nghe|xem xét|xét|theo) ")
_REPORTS = re.compile(r" (?:báo cáo|trình|đề nghị|đề xuất|xin ý kiến)(?!\w)[^()\n;]*")
_ANYTHING = re.compile(r"[^()\n;]*")
_ADDRESSES = re.compile(r"kính gửi *: *")
_HONOURED = re.compile(r" (?:của|do) quý (?:ủy ban|hội đồng|cơ quan|bộ|sở|đơn vị|ban|tỉnh|thành phố|công ty)(?!\w)")
_EARLY = 20
"""Paragraphs among which a letter's addressee stands."""
_LETTERS = ("công văn", "tờ trình", "báo cáo", "văn bản")
_FARTHEST_HEARD = 500
_FARTHEST = 160
"""Characters in front of a mention in which its issuer may stand."""
_MOST_NAMES, _MOST_JOINT = 24, 4


def issuer_before(flat: str, folded: str, start: int) -> tuple[str, str | None] | None:
    """The body that the words in front of a mention call its issuer, and the date where they give one."""
    line = max(folded.rfind("\n", max(0, start - _FARTHEST), start) + 1, start - _FARTHEST, 0)
    at = _AT.search(folded, max(line, start - 30), start)
    verb = None if at else _ISSUES.search(folded, max(line, start - 50), start)
    said = at or verb
    if said is None:
        return _heard(flat, folded, start)
    if verb and (person := leader(flat[line : said.start()])):
        led = match_issuer(person["body"], fold_in_place(person["body"]), 0)
        return (led[1], None) if led else None
    names = [m.start() for m in _A_NAME.finditer(flat, line, said.start())][-_MOST_NAMES:]
    for name in names:
        if at and not _OF.search(folded, max(0, name - 5), name):
            continue
        body = _bodies_at(flat, folded, name, said.start(), _MOST_JOINT if at else 1)
        if body and not (verb and folded.startswith(("và ", ", "), max(0, name - 3))):
            dates = list(DATE.finditer(folded, line, name)) if verb else []
            near = dates and folded[dates[-1].end() : name].strip(" ,") == ""
            issuer = _PERSON.sub("", body) if at else body
            return issuer, iso(dates[-1]) if near else None
    return None


def by_the_addressee(here: Page, mentions: list[Naming]) -> list[Naming]:
    """The mentions, those `của Quý Ủy ban` with the one body to which the letter is written."""
    if not any(m.issuer is None and _HONOURED.match(here.folded, m.tail) for m in mentions):
        return mentions
    opening = next((p for p in here.paragraphs[:_EARLY] if _ADDRESSES.match(here.folded, p.start)), None)
    addressed = _ADDRESSES.match(here.folded, opening.start) if opening else None
    body = match_issuer(here.flat, here.folded, addressed.end()) if addressed else None
    if opening is None or body is None or here.flat[body[0] : opening.end].strip(" .;,"):
        return mentions
    honoured = [m.issuer is None and _HONOURED.match(here.folded, m.tail) is not None for m in mentions]
    return [m._replace(issuer=body[1]) if so else m for m, so in zip(mentions, honoured, strict=True)]


def _heard(flat: str, folded: str, start: int) -> tuple[str, None] | None:
    """`sau khi nghe Sở Y tế báo cáo về … (Tờ trình số …)`, `đề nghị của Sở Y tế về … (Tờ trình số …)`: who reports or
    asks has issued what stands in brackets."""
    if start == 0 or folded[start - 1] != "(" or not folded.startswith(_LETTERS, start):
        return None
    line = max(folded.rfind("\n", max(0, start - _FARTHEST_HEARD), start) + 1, start - _FARTHEST_HEARD, 0)
    for heard in _HEARD.finditer(folded, line, start):
        body = match_issuer(flat, folded, heard.end())
        rest = _ANYTHING if heard["of"] else _REPORTS
        if body and rest.fullmatch(folded, body[0], start - 1):
            return body[1], None
    return None


def _bodies_at(flat: str, folded: str, start: int, end: int, most: int) -> str | None:
    """The bodies whose names fill a stretch, no more than `most`."""
    names: list[str] = []
    while body := match_issuer(flat, folded, start):
        names.append(body[1])
        if seat := _SEAT.fullmatch(folded, body[0], end):
            names[-1] += f" {seat['kind']}" if seat["kind"] else ""
            return " và ".join(names)
        joint = _JOINT.match(folded, body[0])
        if joint is None or joint.end() >= end or len(names) >= most:
            return None
        start = joint.end()
    return None
