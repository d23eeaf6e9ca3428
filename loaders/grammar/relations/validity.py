"""Clauses on validity: `Kế hoạch này có hiệu lực từ ngày ký và thay thế …`, `… hết hiệu lực kể từ ngày …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction import SELF, Relation, RelationType
from loaders.grammar.lexicon.cues import Cue, find_cue
from loaders.grammar.lexicon.doc_types import TYPE_WORD
from loaders.grammar.relations.lines import Line
from loaders.grammar.relations.nodes import Node
from loaders.grammar.relations.stating import quoted

_ZONES = ("body", "closing", "opening", "purpose")
_VERB = re.compile(
    r"(?<!\w)(?:thay thế|thay cho|bãi bỏ|hủy bỏ|hiệu lực|sửa đổi|bổ sung|điều chỉnh|cụ thể hóa|này)(?!\w)"
)
_LONGEST_CLAUSE = 400
"""Characters between the words "… này" and the reference that a clause is about."""
_ITEM = re.compile(r"[^\w]*(?:\w{1,3}[.)] *)*(?:các )?")
_CHANGES = re.compile(r"[^\w]*(?:\w{1,3}[.)] *)*(?P<verb>(?:sửa đổi|bổ sung|điều chỉnh)(?!\w))")
_CHANGING = re.compile(r"(?<!\w)(?:sửa đổi|bổ sung|điều chỉnh)(?!\w)")
_AN_ARTICLE = re.compile(r"điều \d+\.")
_THIS = re.compile(rf"(?<!\w)(?:{TYPE_WORD}) này(?!\w)")
_ENDS = re.compile(
    r"[^;.]{0,250}?(?:(?P<ended>(?:chấm dứt|hết|không còn) hiệu lực|(?:được|bị) (?:bãi bỏ|hủy bỏ))"
    r"|(?P<replaced>(?:được|bị) thay thế))(?P<how>[^;.]{0,120})"
)


def clause(folded: str, line: Line, node: Node) -> Cue | None:
    """What the document's clause on validity in front of a node says of it; an item of a list is told by the lead-in
    above. The offset of the cue is one in the text."""
    if line.zone not in _ZONES:
        return None
    begin = max(line.start, node.start - _LONGEST_CLAUSE)
    before = folded[begin : node.start]
    lead = folded[line.above[0] : line.above[1]] if line.above else ""
    if (changes := _CHANGES.match(before)) and _AN_ARTICLE.match(lead) and _CHANGING.search(lead):
        before = f"điều 1. {before[changes.start('verb') :]}"
        begin = node.start - len(before)
    if _VERB.search(before):
        cue = find_cue(before, "validity")
        return Cue(cue.relation, cue.inverse, max(begin + cue.start, line.start)) if cue else None
    if not (lead.endswith(":") and _VERB.search(lead) and _ITEM.fullmatch(before)):
        return None
    cue = find_cue(f"{lead[-_LONGEST_CLAUSE:]} ", "validity")
    return Cue(cue.relation, cue.inverse, node.start) if cue else None


def ended(content: str, folded: str, line: Line, nodes: list[Node]) -> Iterator[Relation]:
    """What stops being in force when the document comes into force, or is replaced by it: `Quyết định số … hết hiệu
    lực kể từ ngày Quyết định này có hiệu lực`."""
    if line.zone not in _ZONES:
        return
    for number, node in enumerate(nodes):
        after = nodes[number + 1].start if number + 1 < len(nodes) else line.end
        found = _ENDS.match(folded, node.tail, min(after, line.end))
        if found is None or not _THIS.search(found["how"]):
            continue
        relation: RelationType = "replaces" if found["replaced"] else "repeals"
        for one in (node, *node.members):
            evidence = quoted(content, one.start, found.end(), "ceases to be in force")
            yield Relation(SELF, relation, one.ref, evidence)
