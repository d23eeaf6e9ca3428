"""A portal's page without its frame: menus, lists of other news and foot lines go, the document stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER_SHOWN = (
    "script, style, noscript, template, iframe, svg, canvas, object, embed, button, select, textarea, input, map,"
    " video, audio, dialog"
)
_FRAME_TAGS = frozenset(["nav", "header", "footer", "aside", "form", "menu"])
_LISTS = frozenset(["div", "ul", "ol", "section", "table", "td"])
_CONTAINERS = frozenset(["body", "div", "main", "article", "section", "form", "center"])
_HEADINGS = frozenset(("h1", "h2", "h3"))
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
        " h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul",
    )
)
"""Elements that begin on a line of their own."""

_NEARLY_ALL = 0.9
"""The share of a page's running text that the element with the document holds at least."""
_MOSTLY_LINKS = 0.6
"""The share of its text in links from which an element is a list of other pages."""


@dataclass(slots=True)
class Measure:
    """What an element holds: letters, how many of them in links, how many links, tables and blocks, a heading."""

    letters: int = 0
    linked: int = 0
    links: int = 0
    tables: int = 0
    blocks: int = 0
    heading: bool = False

    @property
    def running(self) -> int:
        return self.letters - self.linked


Measures = dict[int, Measure]
"""The measure of each element, by its `mem_id`."""


def document_part(tree: LexborHTMLParser) -> tuple[LexborNode | None, Measures]:
    """The element of a page that holds the document, and the measures of what it holds. Changes the tree: what
    belongs to the frame is taken out of it. In doubt more stays."""
    body = tree.body
    if body is None:
        return None, {}
    for hidden in body.css(_NEVER_SHOWN):
        hidden.decompose()
    measures = measured(body)
    for node in list(_frames(body, measures)):
        node.decompose()
    measures = measured(body)
    return _innermost(body, measures), measures


def measured(body: LexborNode) -> Measures:
    """The measures of all elements of a page, in one walk from its end to its beginning."""
    nodes = list(body.traverse(include_text=True))
    measures = {node.mem_id: Measure() for node in nodes}
    for node in reversed(nodes):
        own = measures[node.mem_id]
        if node.tag == "-text":
            own.letters = len((node.text_content or "").strip())
        elif node.tag == "a":
            own.linked, own.links = own.letters, 1
        own.tables += node.tag == "table"
        own.blocks += node.tag in BLOCKS
        own.heading |= node.tag in _HEADINGS and own.letters > 0
        above = measures.get(node.parent.mem_id) if node.parent is not None else None
        if above is not None and node.mem_id != body.mem_id:
            above.letters += own.letters
            above.linked += own.linked
            above.links += own.links
            above.tables += own.tables
            above.blocks += own.blocks
            above.heading |= own.heading
    return measures


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _frames(body: LexborNode, measures: Measures) -> Iterator[LexborNode]:
    """The outermost elements that belong to the frame, unless they hold most of the page, as forms of some do."""
    whole = measures[body.mem_id].letters
    waiting = list(children(body))
    while waiting:
        node = waiting.pop()
        own = measures.get(node.mem_id)
        if own is None or not own.letters:
            continue
        by_tag = node.tag in _FRAME_TAGS and not (node.tag == "header" and own.heading and not node.css_first("nav"))
        by_links = node.tag in _LISTS and own.links > 2 and own.linked > _MOSTLY_LINKS * own.letters
        if (by_tag or by_links) and own.letters * 2 < whole:
            yield node
        else:
            waiting.extend(children(node))


def _innermost(body: LexborNode, measures: Measures) -> LexborNode:
    """The smallest element with nearly all running text and all headings."""
    node = body
    while True:
        own = measures[node.mem_id]
        inner = None
        for child in children(node):
            if child.tag in _CONTAINERS and measures[child.mem_id].running > _NEARLY_ALL * own.running:
                inner = child
        if inner is None:
            return node
        if any(measures[c.mem_id].heading for c in children(node) if c.mem_id != inner.mem_id):
            return node
        node = inner
