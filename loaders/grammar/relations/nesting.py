"""What each reference in a line hangs on: the document itself, an earlier reference, or nothing."""

from __future__ import annotations

import itertools
import re
from collections import deque

from loaders.extraction import Header
from loaders.grammar.lexicon.cues import Cue, find_cue, without_part
from loaders.grammar.lexicon.doc_types import type_words
from loaders.grammar.lexicon.spelling import fold_in_place
from loaders.grammar.references.issuers import match_issuer
from loaders.grammar.references.seats import placed
from loaders.grammar.relations.lines import Line
from loaders.grammar.relations.nodes import Link, Node, is_older
from loaders.grammar.relations.validity import clause

_COORDINATED = re.compile(
    r"[ )”\"]*(?:,|và|, và|cùng với|và các|, các|hoặc)(?: của [^,;.()]{2,60} (?:tại|trong)(?: các)?)?"
    r"[ (“\"]*(?:số *)?\Z"
)
_CLAUSES = re.compile(r"[,;.:]")
_BREAK = re.compile(r";|\.(?= |\Z)|:(?= )|\|")
_AND_LAST = re.compile(r"(?:,| và|, và|;|; và)(?: các)?[ “\"(]*(?:số *)?\Z")
# Words with which the title of a cited document goes on; anything else speaks of something new.
_TITLE_GOES_ON = re.compile(
    r"[ ,(“\"]*(?:\(?khóa \w+\)? *)?(?:về|v/v|ban hành|phê duyệt|tiếp tục|thực hiện|thi hành|triển khai|tổ chức|sửa đổi"
    r"|bổ sung|điều chỉnh|hướng dẫn"
    r"|quy định|cụ thể|kết luận|chương trình|kế hoạch|thay thế|bãi bỏ|đã được|được|thông qua|kèm theo|hợp nhất)(?!\w)"
)
_SPEAKS = re.compile(
    r"(?:[,.;:”\"]) *(?P<subject>[^,;.:]{0,90}?) ?(?:ban hành|xây dựng)(?: kèm theo quyết định này)? [“\"]?"
    r"(?:kế hoạch|chương trình|đề án|chỉ thị|quyết định|nghị quyết|hướng dẫn|quy định|nghị định|thông tư|quy chế"
    r"|kết luận|luật)(?!\w)"
)
_BEGINS = re.compile(
    r"(?:\A|[.:] )[^\w.]*(?:[\w.]{1,4}[.)] *)?(?:(?:để|nhằm|trên cơ sở|tiếp tục|kịp thời|chủ động"
    r"|với mục tiêu)[^;.]{0,80})?\Z"
)
_ON_HEARING = re.compile(r"(?<!\w)(?:nghe|xem xét (?:đề nghị|báo cáo)) [^;.]{2,200}? về ")
_RESTS_ANEW = re.compile(
    r"(?:[,.]| và) (?:và |đồng thời )?(?P<words>(?:căn cứ|trên cơ sở|xét|theo|để|nhằm) (?:[^,;.:]{0,90} )?)\Z"
)
_LAST_CLAUSE = re.compile(r"[;.] *(?P<words>[^;.]*)\Z")
_CLOSES = re.compile(
    r"[^\w]*trên đây là (?:toàn bộ )?(?:nội dung )?(?:của )?(?:kế hoạch|chương trình|đề án|hướng dẫn)(?!\w)"
)
_AN_ARTICLE = re.compile(r"căn cứ (?:theo )?(?:quy định )?(?:tại )?(?:điểm|khoản|điều|mục) ")
_A_BODY = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban|hđnd|hội đồng|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|thị ủy|quận ủy|ban|bộ|sở|chính phủ"
    r"|thủ tướng|chủ tịch"
    r"|trường|hội|văn phòng)(?!\w)"
)
# Letters, reports, submissions speak of the carrying out by others.
_CALLED_AFTER = re.compile(r" *(?:về|v/v) (?:việc )?(?:triển khai |tổ chức |tiếp tục )*(?:thực hiện|triển khai)(?!\w)")
_SPEAKS_ONLY = {"CV", "BC", "TTr", "GM", "BB"}
_MOST_IN_A_LIST = 30


def nest(flat: str, folded: str, line: Line, nodes: list[Node], header: Header) -> None:
    """Gives each node what it hangs on: the document itself, an earlier reference, or nothing."""
    if valid := clause(folded, line, nodes[0]):
        _hang(nodes[0], None, valid, 0)
    else:
        _hang(nodes[0], None, _own_cue(flat, folded, line, nodes[0], header), line.start)
    if heard := _heard(folded, line, nodes):
        nodes[0].link = None
        _hang(heard, None, Cue("based_on", False, heard.start), 0)
    own = nodes[0].link
    listed = _listed_after(folded, line, nodes)
    first = {nodes[0].ref: nodes[0]}
    for before, node in itertools.pairwise(nodes):
        gap = folded[before.tail : node.start]
        earlier = first.setdefault(node.ref, node)
        if earlier is not node and folded[node.start - 1] == "(":
            node.parent, node.link, node.cue = earlier.parent, _weaker(earlier.link, 0.05), node.start
            continue  # repeats itself in brackets behind its title
        if node.members and node.link and node.link[1]:
            continue  # the head of a list in brackets, placed already
        if node is heard:
            continue
        if id(node) in listed:
            node.parent, node.link, node.cue = None, own, node.start
            continue
        if valid := clause(folded, line, node):
            _hang(node, None, valid, 0)
            own = node.link
            continue
        speaks = _last(_SPEAKS, gap) if _speaks_in(gap) else None
        cue = find_cue(f" hướng dẫn{gap}"[-300:] if before.type == "HD" else gap[-300:], "between")
        if cue and cue.relation == "implements":
            cue = _by_type(cue, before, gap)
        if speaks and _self_subject(speaks, flat[before.tail : node.start], line, folded, header):
            stated = find_cue(gap[speaks.start() :], "title")
            _hang(node, None, stated, before.tail + speaks.start())
        elif (
            ";" not in gap
            and "(" not in gap
            and (_COORDINATED.fullmatch(without_part(gap)) or gap.strip(' ,)“”"') in ("", "và"))
        ):
            level = _level(before, node)
            node.parent, node.link, node.cue = level.parent, level.link, level.cue
            node.members = [*level.members[-_MOST_IN_A_LIST:], level]
        elif cue and not _BREAK.search(gap) and (_TITLE_GOES_ON.match(gap) or cue.inverse):
            _hang(
                node,
                before,
                cue,
                before.start,
                sure=gap.lstrip().startswith(("về", "ban", "phê")) or before.tail > before.end,
            )
        elif anew := _rests_anew(line, gap):
            _hang(node, None, anew, before.tail)
        elif (stop := _last(_BREAK, gap)) is not None:
            if stop.group() in ".|":
                _hang(node, None, None, node.start)
            else:
                again = find_cue(gap[stop.end() :], _own_zone(line))
                node.parent, node.cue = None, node.start
                node.link = (again.relation, again.inverse, 0.97) if again else _continued(own, gap[stop.end() :])
        elif _AND_LAST.search(gap) and _TITLE_GOES_ON.match(gap):
            outer = before.parent is not None
            node.parent, node.cue = None, node.start
            node.link = _weaker(own, 0.2 if outer else 0.04)
        else:
            node.parent = before


def _heard(folded: str, line: Line, nodes: list[Node]) -> Node | None:
    """`Sau khi nghe Sở Y tế báo cáo về việc áp dụng Nghị định A (Tờ trình B), …` rests on B: A is what B is about."""
    if line.zone not in ("basis", "opening") or not _ON_HEARING.search(folded, line.start, nodes[0].start):
        return None
    within = (n for n in nodes[1:] if n.type in _SPEAKS_ONLY and folded[n.start - 1] == "(")
    told = next(within, None)
    return told if told and ";" not in folded[line.start : told.start] else None


def _rests_anew(line: Line, gap: str) -> Cue | None:
    """`…, và theo Hướng dẫn B`, `…. Trên cơ sở Kế hoạch B`, `…, để thực hiện Chỉ thị B`: a further basis or purpose in
    the same sentence or the next one."""
    anew = _RESTS_ANEW.search(gap) if line.zone in ("basis", "opening") else None
    if anew is None:
        return None
    cue = find_cue(anew["words"], line.zone)
    if cue is None or (cue.relation != "based_on" and not _BEGINS.search(anew["words"], 0, cue.start)):
        return None
    return Cue(cue.relation, cue.inverse, anew.start("words"))


def _by_type(cue: Cue, before: Node, gap: str) -> Cue | None:
    """What "thực hiện" in a title means for the type of document: guidance and decrees guide; reports only speak of the
    carrying out, and so do letters, save those of the bodies themselves (not of their offices) called after it."""
    if before.type in ("HD", "TT", "TTLT", "NĐ"):
        return Cue("guides", cue.inverse, cue.start)
    if before.type in _SPEAKS_ONLY and not (
        before.type == "CV" and "/VP" not in before.ref and _CALLED_AFTER.match(gap)
    ):
        return None
    return cue


def _level(before: Node, node: Node) -> Node:
    """In `Kết luận A tổng kết Nghị quyết B và Kết luận C` the last one stands beside the first, since B only tells what
    A is about."""
    above = before.parent
    if above is not None and before.link and not before.link[1] and is_older(above.issued, node.issued):
        return above  # which can't act on what came later
    if before.link or above is None or node.type == before.type:
        return before
    return above if above.type == node.type or (above.parent is None and above.link) else before


def _own_zone(line: Line) -> str:
    return "title" if line.zone == "annex" else line.zone


def _own_cue(flat: str, folded: str, line: Line, node: Node, header: Header) -> Cue | None:
    """What the document says of itself in the words before the line's first reference."""
    before = folded[line.start : node.start]
    number = fold_in_place(header.number) if header.number else "\n"
    if (at := before.rfind(number)) >= 0:  # `Kế hoạch số 12/KH-UBND thực hiện …`, of itself
        cue = find_cue(before[at + len(number) :], "title")
        return Cue(cue.relation, cue.inverse, at + len(number) + cue.start) if cue else None
    speaks = _last(_SPEAKS, f".{before}") if _speaks_in(before) else None
    if (
        speaks
        and line.zone != "title"
        and _self_subject(speaks, f".{flat[line.start : node.start]}", line, folded, header)
    ):
        return find_cue(before, "title")
    if line.zone == "annex":
        return None
    if line.zone == "closing" and _CLOSES.match(before):  # `Trên đây là Kế hoạch thực hiện …`
        cue = find_cue(before, "title")
        return cue if cue and not _CLAUSES.search(before, 0, cue.start) else None
    cue = find_cue(before, line.zone)
    if cue is None and line.zone in ("opening", "basis") and (last := _LAST_CLAUSE.search(before)):
        again = find_cue(last["words"], line.zone)
        return (
            Cue(again.relation, again.inverse, last.start("words")) if again and again.relation == "based_on" else None
        )
    if cue and line.zone in ("opening", "basis"):
        if cue.relation == "implements" and not _BEGINS.search(before, 0, cue.start):
            return None
        if header.kind == "report" and (header.number is None or _AN_ARTICLE.search(before)):
            return None
    return cue


def _self_subject(speaks: re.Match[str], printed: str, line: Line, folded: str, header: Header) -> bool:
    """The words before "ban hành" name the document's own body; in a decision's article nobody need be named.
    `printed` is the stretch in which "ban hành" was found, with its capitals."""
    subject = speaks["subject"].rstrip()
    if line.zone in ("title", "opening", "basis"):
        return subject == "" or bool(_A_BODY.search(subject))
    if line.zone != "body":
        return False
    if subject == "":
        return folded.startswith("điều ", line.start) or "quyết định này" in speaks.group()
    named = _A_BODY.match(subject)  # not `tham mưu UBND tỉnh ban hành …`, a task
    body = match_issuer(printed, fold_in_place(printed), speaks.start("subject")) if named else None
    return (
        body is not None
        and header.issuer is not None
        and fold_in_place(placed(body[1], header)) == fold_in_place(header.issuer)
    )


def _hang(node: Node, parent: Node | None, cue: Cue | None, start: int, sure: bool = True) -> None:
    node.parent = parent
    if cue:
        node.link = (cue.relation, cue.inverse, 1.0 if sure else 0.9)
        node.cue = start if parent else start + cue.start


def _continued(own: Link | None, words: str) -> Link | None:
    """An item after a semicolon goes on with the cue of the line where nothing but list words stand before it."""
    most = 5 if type_words().match(words.strip()) else 3  # `báo cáo thẩm tra`
    plain = (
        re.fullmatch(r" *(?:và |đồng thời )?(?:của [^,;.]{2,80} tại )?(?:các )?(?:số *)?[“\"(]*", words)
        or len(words.split()) <= most
    )
    return _weaker(own, 0.02) if plain else None


def _weaker(link: Link | None, by: float) -> Link | None:
    return (link[0], link[1], round(link[2] - by, 2)) if link else None


def _listed_after(folded: str, line: Line, nodes: list[Node]) -> set[int]:
    """`các Nghị định quy định chi tiết Luật X (số A, số B)`: A and B, in brackets behind X, act on X; the document's
    own words are about A and B."""
    listed: set[int] = set()
    for number, node in enumerate(nodes[:-1]):
        opening = re.compile(r"[^;.()\n]{0,100}\( *(?:gồm:? *)?số +|[^;.()\n]{0,100}\(").match(folded, node.tail)
        plural = folded.rfind("các ", max(line.start, node.start - 250), node.start)
        if (
            opening is None
            or plural < 0
            or opening.end() < nodes[number + 1].start - 4
            or not folded.startswith("số", nodes[number + 1].start)
        ):
            continue
        cue = find_cue(folded[plural : node.start], "between")
        if cue is None or cue.relation not in ("guides", "amends", "replaces", "repeals"):
            continue
        closing = folded.find(")", node.tail)
        for member in nodes[number + 1 :]:
            if member.start >= closing:
                break
            if folded.startswith("số", member.start):
                listed.add(id(member))
                node.members.append(member)
        node.link, node.cue = (cue.relation, True, 1.0), plural
    return listed


def _speaks_in(words: str) -> bool:
    """Whether _SPEAKS can match at all."""
    return "ban hành" in words or "xây dựng" in words


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = deque(pattern.finditer(text), maxlen=1)
    return found[0] if found else None
