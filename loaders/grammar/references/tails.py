"""What follows a reference: its date, issuer and term, in any order."""

from __future__ import annotations

import re
from datetime import date

from loaders.grammar.references.issuers import match_issuer

DATE = re.compile(
    r" *[,(]? *(?:(?:cùng|đều) +)?(?:ban +hành +|ký +)?ng[àaáảãạ][yỳýỷỹỵ] *(?P<d>[o\d]?\d) *"
    r"(?:[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>\d{4})(?!\d)"
    r"|th[áa]ng *(?P<m2>\d{1,2}) *,? *n[ăa]m *(?P<y2>\d{4})(?!\d))"
)
_YEAR = re.compile(r" *[,(]? *(?:ngày *[.…_]* *tháng *[.…_\d]* *)?năm +(?P<y>(?:19|20)\d\d)(?![\d-]| *- *\d)")
_MONTH = re.compile(
    r" *[,(]? *(?:ban +hành +|ký +)?tháng *(?P<m>\d{1,2}) *(?:[/-] *|,? *năm +)(?P<y>(?:19|20)\d\d)(?![\d-]| *- *\d)"
)
_BARE_YEAR = re.compile(r" +(?:(?P<y>(?:19|20)\d\d)(?![\d/.]| *[-–] *\d| *,\d)|\((?P<y2>(?:19|20)\d\d)(?=[),;]))")
_TERM = re.compile(r" *[,(]? *khóa +(?P<term>[ivxl]{1,6}|\d{1,2})(?!\w)")
_OF = re.compile(r" *,? *(?:của|cua|do) +")
_OF_SEVERAL_BODIES = re.compile(r" *,? *(?:của|cua|do|giữa|ký +giữa) +")
_MEETING = re.compile(r" *,? *(?:tại +|của +)?(?=hội +nghị)")
_NOW = re.compile(r" *\((?:nay +là|trước +đây|cũ|nay +thuộc)[^()\n]{0,80}\)")
_SPEAKS_ELSEWHERE = re.compile(r" +(?:tại|trong) +(?:các +)?(?:văn|công|thông|tờ|kết|báo|nghị|quyết|chỉ)(?!\w)")
_JOINT = re.compile(r"(?P<last> *,? +và +)| *, +")
_TELLS_OF_IT = re.compile(
    r" *(?:\Z|[.;:,()”\n|]|(?:về|v/v|vềviệc|quy +định|hướng +dẫn|sửa +đổi|phê +duyệt|ngày|năm|trong|tại|khóa)(?!\w))"
)
"""What may follow the last issuer of a joint document in a list without "và"; any other verb has that body for its
subject: `của Bộ Y tế, Sở ban hành kế hoạch`."""
_PLENUM = re.compile(
    r"hội +nghị +(?:lần +thứ +\w+ *,? *)?(?:(?:ban +chấp +hành|bch) +)?(?:trung +ương|tw)(?: +đảng)?"
    r"(?: +(?:lần +thứ +)?\w{1,4}(?= *[,(]? *khóa))?"
)
OF_SEVERAL = re.compile(r"LT[-/]|(?:PH|LN)[-/]|(?:\d{4}|\d+)/\w+-\w+-\w+\Z|-\w+/\w+-\w+\Z")
"""The end of a symbol that names several bodies: `06-HD/BTCTW-BTGTW`, `36/2015/TTLT-BGDĐT-BNV`."""
_COMMITTEE = "Ban Chấp hành Trung ương"


def read_tail(
    flat: str, folded: str, start: int, joint: bool = False
) -> tuple[int, str | None, str | None, str | None]:
    """Date, issuer (several for a `joint` document) and term that follow a reference in any order: the offset behind
    them, and the three."""
    at = start
    when = issuer = term = None
    for _ in range(5):
        if (when is None or len(when) < 10) and (match := DATE.match(folded, at)):
            when, at = iso(match), match.end()
        elif when is None and (match := _YEAR.match(folded, at)):
            when, at = match["y"], match.end()
        elif when is None and (match := _BARE_YEAR.match(folded, at)):
            when, at = match["y"] or match["y2"], match.end()
        elif when is None and (match := _MONTH.match(folded, at)) and 1 <= int(match["m"]) <= 12:
            when, at = f"{match['y']}-{int(match['m']):02}", match.end()
        elif term is None and (match := _TERM.match(folded, at)):
            term, at = match["term"].upper(), match.end()
        elif issuer is None and (match := (_OF_SEVERAL_BODIES if joint else _OF).match(folded, at)):
            plenum = _PLENUM.match(folded, match.end())
            body = (plenum.end(), _COMMITTEE) if plenum else match_issuer(flat, folded, match.end())
            if body is None or _SPEAKS_ELSEWHERE.match(folded, body[0]):
                break
            at, issuer = _with_joint_bodies(flat, folded, *body) if joint else body
        elif (
            issuer is None and (match := _MEETING.match(folded, at)) and (plenum := _PLENUM.match(folded, match.end()))
        ):
            at, issuer = plenum.end(), _COMMITTEE
        elif issuer is not None and (match := _NOW.match(folded, at)):
            at = match.end()
        else:
            break
        if flat[at : at + 1] == ")" and "(" in flat[start:at]:
            at += 1
    return at, when, issuer, term


def _with_joint_bodies(flat: str, folded: str, at: int, first: str) -> tuple[int, str]:
    """The bodies that issue a document together, from the first one, which ends at `at`: `A, B và C`."""
    names, ends = [first], [at]
    while (joint := _JOINT.match(folded, at)) and (body := match_issuer(flat, folded, joint.end())):
        at = body[0]
        names.append(body[1])
        ends.append(at)
        if joint["last"]:
            return at, " và ".join(names)
    while len(names) > 1 and not _TELLS_OF_IT.match(folded, ends[-1]):
        names.pop()
        ends.pop()
    return ends[-1], " và ".join(names)


def iso(match: re.Match[str]) -> str | None:
    """The date of a match of DATE, its year where the day is none."""
    year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
    try:
        return date(year, month, int(match["d"].replace("o", "0"))).isoformat()
    except ValueError:
        return str(year) if 1900 < year < 2100 else None
