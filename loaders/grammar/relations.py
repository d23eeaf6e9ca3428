"""How documents act on each other, as the text says: by cue phrase, part of the document, and nesting of references."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.extraction import SELF, Evidence, Header, Reference, Relation, RelationType
from loaders.grammar.lexicon.cues import Cue, find_cue
from loaders.grammar.lexicon.spelling import fold
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references.issuers import match_issuer, placed
from loaders.grammar.references.mentions import page, read_tail

_COORDINATED = re.compile(r"[ )”\"]*(?:,|và|, và|cùng với|và các|, các|hoặc)[ (“\"]*(?:số *)?\Z")
_BREAK = re.compile(r";|\.(?= |\Z)|:(?= )")
_ANEW = re.compile(r"[;:]|\.(?= |\Z)| và các ")
_AND_LAST = re.compile(r"(?:,| và|, và|;|; và)(?: các)?[ “\"(]*(?:số *)?\Z")
# Words with which the title of a cited document goes on; anything else speaks of something new.
_TITLE_GOES_ON = re.compile(
    r"[ ,(“\"]*(?:\(?khóa \w+\)? *)?(?:về|v/v|ban hành|phê duyệt|tiếp tục|thực hiện|triển khai|tổ chức|sửa đổi"
    r"|bổ sung|điều chỉnh|hướng dẫn"
    r"|quy định|cụ thể|kết luận|chương trình|kế hoạch|thay thế|bãi bỏ|đã được|được|thông qua|kèm theo|hợp nhất)(?!\w)"
)
_SPEAKS = re.compile(
    r"(?:[,.;:”\"]) *(?P<subject>[^,;.:]{0,90}?) ?(?:ban hành|xây dựng)(?: kèm theo quyết định này)? [“\"]?"
    r"(?:kế hoạch|chương trình|đề án|chỉ thị|quyết định|nghị quyết|hướng dẫn|quy định)(?!\w)"
)
_BEGINS = re.compile(
    r"(?:\A|[.:] )[^\w.]*(?:[\w.]{1,4}[.)] *)?(?:(?:để|nhằm|trên cơ sở|tiếp tục|kịp thời|chủ động"
    r"|với mục tiêu)[^;.]{0,80})?\Z"
)
_AN_ARTICLE = re.compile(r"căn cứ (?:theo )?(?:quy định )?(?:tại )?(?:điểm|khoản|điều|mục) ")
_A_BODY = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban|hđnd|hội đồng|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|thị ủy|quận ủy|ban|bộ|sở|chính phủ"
    r"|thủ tướng|chủ tịch"
    r"|trường|hội|văn phòng)(?!\w)"
)
_ENDS = re.compile(r"[^;.]{0,120}?hết hiệu lực(?: thi hành)?(?: kể)? từ ngày [^;.]{0,40}? này")
_SPEAKS_ONLY = {
    "CV",
    "BC",
    "TTr",
    "GM",
    "BB",
}  # letters, reports, submissions: they speak of the carrying out by others
_LONGEST = 200
_MOST_IN_A_LIST = 30


@dataclass(slots=True)
class _Node:
    """A mention in a line, with what it is nested in."""

    ref: str
    type: str | None
    start: int
    end: int
    tail: int
    parent: _Node | None = None
    link: tuple[RelationType, bool, float] | None = None  # how it hangs on its parent, or on the document itself
    cue: int = 0  # offset of the words that say so
    members: list[_Node] = field(default_factory=list)  # earlier members of its list


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    zone: str


def find_relations(
    content: str, paragraphs: tuple[Paragraph, ...], header: Header, references: tuple[Reference, ...]
) -> tuple[Relation, ...]:
    """Relations between the document and its references, and among these, each once with its best evidence.

    Every reference has one `SELF cites REF`. What implements a directive does not merely rest on it.
    """
    flat, folded = page(content, paragraphs)
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in _all(content, flat, folded, paragraphs, header, references):
        key = relation.source, relation.type, relation.target
        if relation.source != relation.target and (
            key not in found or found[key].evidence.confidence < relation.evidence.confidence
        ):
            found[key] = relation
    kept = [r for key, r in found.items() if not (r.type == "based_on" and (r.source, "implements", r.target) in found)]
    order = {reference.ref: number for number, reference in enumerate(references, 1)}
    kept.sort(key=lambda r: (r.type == "cites", order.get(r.source, 0), order.get(r.target, 0), r.type))
    return tuple(kept)


def _all(
    content: str,
    flat: str,
    folded: str,
    paragraphs: tuple[Paragraph, ...],
    header: Header,
    references: tuple[Reference, ...],
) -> Iterator[Relation]:
    for reference in references:
        first = reference.mentions[0]
        yield Relation(
            SELF, "cites", reference.ref, Evidence(first.quote, first.start, first.end, "cites", first.confidence)
        )
    mentions = sorted(((m.start, m.end, r.ref) for r in references for m in r.mentions), key=lambda m: (m[0], -m[1]))
    yield from _amending_laws(content, mentions, references)
    types = {r.ref: r.type for r in references}
    at = 0
    for line in _lines(paragraphs, folded, header):
        here = []
        while at < len(mentions) and mentions[at][0] < line.end:
            if mentions[at][0] >= line.start:
                here.append(mentions[at])
            at += 1
        nodes = _nodes(flat, folded, here, types)
        if nodes:
            _nest(folded, line, nodes, header)
            yield from _stated(content, folded, line, nodes)


def _lines(paragraphs: tuple[Paragraph, ...], folded: str, header: Header) -> Iterator[_Line]:
    """Paragraphs with the part of the document in which they speak; the title is one line."""
    purpose = _purposes(paragraphs, folded)
    title: _Line | None = None
    for number, paragraph in enumerate(paragraphs):
        if paragraph.zone == Zone.TITLE:
            title = _Line(title.start if title else paragraph.start, paragraph.end, "title")
            continue
        if title:
            yield title
            title = None
        zone = paragraph.zone.value
        if zone == "body" and number in purpose:
            zone = "purpose"
        yield _Line(paragraph.start, paragraph.end, zone)
    if title:
        yield title


def _purposes(paragraphs: tuple[Paragraph, ...], folded: str) -> set[int]:
    """Numbers of the paragraphs below a heading that names the aims."""
    under: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        above = paragraph.parent
        if above is None:
            continue
        heading = folded[paragraphs[above].start : paragraphs[above].end]
        requirements = paragraph.heading and "yêu cầu" in folded[paragraph.start : paragraph.end]
        if (above in under or "mục đích" in heading) and not requirements:
            under.add(number)
    return under


def _nodes(flat: str, folded: str, mentions: list[tuple[int, int, str]], types: dict[str, str | None]) -> list[_Node]:
    """The line's mentions without those that only repeat or enclose others."""
    nodes: list[_Node] = []
    for number, (start, end, ref) in enumerate(mentions):
        encloses = any(s < end and r != ref for s, e, r in mentions[number + 1 : number + 6])
        if encloses and not folded.startswith(("luật", "bộ luật", "pháp lệnh"), start):
            inner = mentions[number + 1][0]
            cue = find_cue(folded[start:inner], "between")
            if cue and not (nodes and nodes[-1].ref == ref):
                nodes.append(_Node(ref, types[ref], start, start + cue.start, start + cue.start))
            continue
        if nodes and start < nodes[-1].end:
            continue
        if nodes and nodes[-1].ref == ref and not _ANEW.search(folded, nodes[-1].tail, start):
            if start - nodes[-1].tail < 40:
                nodes[-1].tail = max(end, read_tail(flat, folded, end)[0])
            continue
        nodes.append(_Node(ref, types[ref], start, end, read_tail(flat, folded, end)[0]))
    return nodes


def _nest(folded: str, line: _Line, nodes: list[_Node], header: Header) -> None:
    """Gives each node what it hangs on: the document itself, an earlier reference, or nothing."""
    top = _own_cue(folded, line, nodes[0], header)
    _hang(nodes[0], None, top, line.start)
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
        if id(node) in listed:
            node.parent, node.link, node.cue = None, own, node.start
            continue
        speaks = _last(_SPEAKS, gap)
        cue = find_cue(gap[-300:], "between")
        if cue and cue.relation == "implements" and before.type in _SPEAKS_ONLY:
            cue = None
        if speaks and _self_subject(speaks, line, folded, header):
            stated = find_cue(gap[speaks.start() :], "title")
            _hang(node, None, stated, before.tail + speaks.start())
        elif ";" not in gap and "(" not in gap and (_COORDINATED.fullmatch(gap) or gap.strip(' ,)“”"') in ("", "và")):
            node.parent, node.link, node.cue = before.parent, before.link, before.cue
            node.members = [*before.members[-_MOST_IN_A_LIST:], before]
        elif cue and not _BREAK.search(gap) and (_TITLE_GOES_ON.match(gap) or cue.inverse):
            _hang(
                node,
                before,
                cue,
                before.start,
                sure=gap.lstrip().startswith(("về", "ban", "phê")) or before.tail > before.end,
            )
        elif (stop := _last(_BREAK, gap)) is not None:
            if stop.group() == ".":
                _hang(node, None, None, node.start)
            else:
                again = find_cue(gap[stop.end() :], _own_zone(line))
                node.parent, node.cue = None, node.start
                node.link = (again.relation, again.inverse, 0.93) if again else _continued(own, gap[stop.end() :])
        elif _AND_LAST.search(gap) and _TITLE_GOES_ON.match(gap):
            outer = before.parent is not None
            node.parent, node.cue = None, node.start
            node.link = _weaker(own, 0.2 if outer else 0.04)
        else:
            node.parent = before


def _own_zone(line: _Line) -> str:
    return "title" if line.zone == "annex" else line.zone


def _own_cue(folded: str, line: _Line, node: _Node, header: Header) -> Cue | None:
    """What the document says of itself in the words before the line's first reference."""
    before = folded[line.start : node.start]
    speaks = _last(_SPEAKS, f".{before}")
    if speaks and line.zone != "title" and _self_subject(speaks, line, folded, header):
        return find_cue(before, "title")
    if line.zone == "annex":
        return None
    cue = find_cue(before, line.zone)
    if cue and line.zone in ("opening", "basis"):
        if cue.relation == "implements" and not _BEGINS.search(before, 0, cue.start):
            return None
        if header.kind == "report" and (header.number is None or _AN_ARTICLE.search(before)):
            return None
    return cue


def _self_subject(speaks: re.Match[str], line: _Line, folded: str, header: Header) -> bool:
    """The words before "ban hành" name the document's own body; in a decision's article nobody need be named."""
    subject = speaks["subject"].strip()
    if line.zone in ("title", "opening", "basis"):
        return subject == "" or bool(_A_BODY.search(subject))
    if line.zone != "body":
        return False
    if subject == "":
        return folded.startswith("điều ", line.start) or "quyết định này" in speaks.group()
    named = _A_BODY.search(subject)
    body = match_issuer(subject, subject, named.start()) if named else None
    return body is not None and header.issuer is not None and fold(placed(body[1], header)) == fold(header.issuer)


def _hang(node: _Node, parent: _Node | None, cue: Cue | None, start: int, sure: bool = True) -> None:
    node.parent = parent
    if cue:
        node.link = (cue.relation, cue.inverse, 0.96 if sure else 0.85)
        node.cue = start if parent else start + cue.start


def _continued(own: tuple[RelationType, bool, float] | None, words: str) -> tuple[RelationType, bool, float] | None:
    """An item after a semicolon goes on with the cue of the line where nothing but list words stand before it."""
    plain = re.fullmatch(r" *(?:và |đồng thời )?(?:các )?(?:số *)?[“\"(]*", words) or len(words.split()) <= 3
    return _weaker(own, 0.02) if plain else None


def _weaker(link: tuple[RelationType, bool, float] | None, by: float) -> tuple[RelationType, bool, float] | None:
    return (link[0], link[1], round(link[2] - by, 2)) if link else None


def _listed_after(folded: str, line: _Line, nodes: list[_Node]) -> set[int]:
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
        node.link, node.cue = (cue.relation, True, 0.9), plural
    return listed


def _stated(content: str, folded: str, line: _Line, nodes: list[_Node]) -> Iterator[Relation]:
    for node in nodes:
        if node.link:
            yield from _relation(content, line, node)
        if line.zone in ("body", "closing", "opening") and _ENDS.match(folded, node.tail):
            end = _ENDS.match(folded, node.tail)
            assert end is not None
            yield Relation(
                SELF, "repeals", node.ref, _quote(content, node.start, end.end(), "ceases to be in force", 0.9)
            )


def _relation(content: str, line: _Line, node: _Node) -> Iterator[Relation]:
    assert node.link is not None
    kind, inverse, confidence = node.link
    if kind == "promulgates" and "/" not in content[node.start : node.end]:
        return  # a plan without a symbol of its own is its decision
    if node.members and inverse and node.parent is None:
        for member in node.members:
            yield Relation(
                member.ref, kind, node.ref, _quote(content, node.cue, member.tail, "list in brackets", confidence)
            )
        return
    rule = f"{kind} in the {line.zone}" if node.parent is None else f"{kind} between references"
    if node.parent is None:
        start = node.cue if node.tail - node.cue <= _LONGEST else node.start
        if line.zone == "purpose":
            confidence = round(confidence - 0.15, 2)
        yield Relation(SELF, kind, node.ref, _quote(content, start, node.tail, rule, confidence))
        return
    for left in (node.parent, *node.parent.members):
        source, target = (node, left) if inverse else (left, node)
        sure = confidence if left is node.parent else round(confidence - 0.05, 2)
        yield Relation(source.ref, kind, target.ref, _quote(content, left.start, node.tail, rule, sure))


def _quote(content: str, start: int, end: int, rule: str, confidence: float) -> Evidence:
    """The words from `start` to `end`, of more than 200 characters the last ones, whole words."""
    if end - start > _LONGEST:
        start = end - _LONGEST
        while start < end and not content[start - 1].isspace():
            start += 1
    while start < end and content[start].isspace():
        start += 1
    return Evidence(content[start:end], start, end, rule, confidence)


def _amending_laws(
    content: str, mentions: list[tuple[int, int, str]], references: tuple[Reference, ...]
) -> Iterator[Relation]:
    """A law called "sửa đổi, bổ sung một số điều của Luật X, Luật Y" amends each of those that its name holds."""
    laws = {r.ref for r in references if r.type in ("Luật", "PL")}
    for number, (start, end, ref) in enumerate(mentions):
        if ref not in laws or "sửa đổi" not in fold(content[start : start + 40]):
            continue
        for inner_start, inner_end, inner in mentions[number + 1 :]:
            if inner_start >= end:
                break
            if inner in laws and inner_end <= end and inner != ref:
                yield Relation(ref, "amends", inner, _quote(content, start, end, "name of an amending law", 0.97))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
