"""The cascade of one or several directives as a single HTML file that opens offline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.files import replacing
from kg.graph import Graph, Node
from kg.pages import Language, filled, shown_date
from kg.picture.details import details, name_of
from kg.picture.layout import CARD_HEIGHT, CARD_WIDTH, TASK_HEIGHT, Layout, lay_out
from kg.picture.routes import routes
from kg.picture.selection import LEVELS, Selection, select
from kg.picture.words import word

COLOURS = {
    # Dark enough for white text (4.5:1); hues of Okabe and Ito, which stay apart for the colour-blind.
    "central": "#00558b",
    "provincial": "#a84300",
    "district": "#00664b",
    "commune": "#8f3a70",
    "unit": "#4a4a9c",
    "unknown": "#595959",
    "tasks": "#665500",
}
DASHES: dict[str, list[int] | bool] = {
    "IMPLEMENTS": False,
    "HAS_TASK": False,
    "BASED_ON": [7, 5],
    "GUIDES": [2, 5],
    "PROMULGATES": [12, 4],
    "AMENDS": [10, 4, 2, 4],
    "REPLACES": [10, 4, 2, 4],
    "REPEALS": [10, 4, 2, 4],
}
LINE, TASK_LINE = "#4d5b6b", "#a39a6e"


def write_cascade(
    graph: Graph, roots: Sequence[str], path: Path, *, depth: int = 8, tasks: bool = True, lang: Language = "vi"
) -> None:
    """Write the picture of what implements the documents with the ids `roots` and what these rest on.

    `depth` bounds the steps down, `tasks` adds those of the lowest level; both documents and tasks have a limit, and
    the picture says how many it shows of how many. The file asks for nothing outside itself; equal graphs give equal
    bytes. Raises ValueError for an id that is no document of the graph, OSError where the file can't be written.
    """
    selection = select(graph, roots, depth=depth, tasks=tasks)
    page = _page(selection, lay_out(selection), lang)
    with replacing(path) as file:
        file.write(page.encode())


def _page(selection: Selection, layout: Layout, lang: Language) -> str:
    library, library_style = _vis()
    roots = [selection.nodes[i] for i, step in selection.steps.items() if step == 0]
    return filled(
        _own("template.html"),
        [library_style, _own("cascade.css")],
        [library, _own("cascade.js")],
        _data(selection, layout, lang),
        lang=lang,
        say=lambda key: word(key, lang),
        title=" · ".join(dict.fromkeys(_dated(root, lang) for root in roots)),
        subtitle=str(roots[0].properties.get("title") or "") if len(roots) == 1 else "",
        summary=_summary(selection, lang),
    )


def _data(selection: Selection, layout: Layout, lang: Language) -> dict[str, Any]:
    """All that the page's script draws and writes."""
    keys = {identifier: f"n{number}" for number, identifier in enumerate(layout.centres)}
    panel = details(selection, keys, lang)
    network = _network(selection, layout, keys)
    owners = {e.target: _owner(selection.nodes[e.source]) for e in selection.edges if e.type == "HAS_TASK"}
    return {
        "width": layout.width,
        "height": layout.height,
        "bands": [
            {
                "key": b.key,
                "label": word(b.key, lang),
                "count": str(b.total) if b.shown == b.total else word("showing", lang, n=b.shown, m=b.total),
                "top": b.top,
                "height": b.height,
                "colour": COLOURS[b.key],
            }
            for b in layout.bands
        ],
        "cards": {keys[i]: _card(selection, i, owners.get(i, ""), panel[keys[i]], lang) for i in keys},
        "nodes": network.nodes,
        "edges": network.edges,
        "lines": [
            {"id": f"e{n}", "from": keys[e.source], "to": keys[e.target], "climbs": e.type != "HAS_TASK"}
            for n, e in enumerate(selection.edges)
        ],
        "relations": [
            {"label": word(t, lang), "dashes": DASHES[t] or [], "count": n, "colour": _line_colour(t)}
            for t in DASHES
            if (n := sum(e.type == t for e in selection.edges))
        ],
        "details": panel,
        "words": {key: word(key, lang) for key in ("held", "cited", "root", "source", "no_quote", "close", "hint")},
    }


def _network(selection: Selection, layout: Layout, keys: dict[str, str]) -> Any:
    """The nodes and edges as pyvis hands them to vis-network."""
    from pyvis.network import Network

    network = Network(directed=True)
    for identifier, (x, y) in layout.centres.items():
        network.add_node(keys[identifier], label=" ", shape="custom", x=x, y=y, fixed=True, physics=False)
    joined: set[frozenset[str]] = set()
    for number, (edge, route) in enumerate(zip(selection.edges, routes(layout, selection.edges), strict=True)):
        line = f"e{number}"
        stops = [f"{line}w{n}" for n in range(len(route))]
        for stop, (x, y) in zip(stops, route, strict=True):
            network.add_node(stop, label=" ", shape="custom", x=x, y=y, fixed=True, physics=False, line=line)
        ends = frozenset((edge.source, edge.target))
        # A second line between the same cards bends aside, so that both can be seen and clicked.
        aside = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.35}} if ends in joined else {}
        joined.add(ends)
        last = keys[edge.target]
        for n, (start, end) in enumerate(pairwise([keys[edge.source], *stops, last])):
            arrows = "to" if end == last and edge.type != "HAS_TASK" else ""
            network.add_edge(
                start,
                end,
                id=f"{line}s{n}",
                line=line,
                color=_line_colour(edge.type),
                width=1.2 if edge.type == "HAS_TASK" else 1.7,
                dashes=DASHES[edge.type],
                arrows=arrows,
                physics=False,
                **aside,
            )
    return network


def _line_colour(relation: str) -> str:
    return TASK_LINE if relation == "HAS_TASK" else LINE


def _owner(document: Node) -> str:
    return " · ".join(str(v) for name in ("symbol", "issuer") if (v := document.properties.get(name)))


def _card(selection: Selection, identifier: str, owner: str, said: dict[str, Any], lang: Language) -> dict[str, Any]:
    """What a document's or a task's card shows; the page's script shortens what is too long for it."""
    node = selection.nodes[identifier]
    facts = node.properties
    if identifier not in selection.steps:
        bodies = next((value for label, value in said["rows"] if label == word("assignees", lang)), "")
        due = facts.get("deadline") or (shown_date(str(facts["due_on"]), lang) if facts.get("due_on") else "")
        return {
            "kind": "task",
            "width": CARD_WIDTH,
            "height": TASK_HEIGHT,
            "band": "tasks",
            "of": owner,
            "text": str(facts.get("text") or facts.get("title") or ""),
            "by": bodies,
            "due": str(due),
        }
    level = facts.get("level")
    symbol, title, date = facts.get("symbol"), str(facts.get("title") or ""), facts.get("issued_on")
    return {
        "kind": "document",
        "width": CARD_WIDTH,
        "height": CARD_HEIGHT,
        "band": level if level in LEVELS else "unknown",
        "root": selection.steps[identifier] == 0,
        "held": facts.get("status") == "held",
        "symbol": str(symbol or ""),
        "date": shown_date(str(date), lang) if date else "",
        "issuer": str(facts.get("issuer") or ""),
        "title": "" if title == symbol else title,
    }


def _dated(node: Node, lang: Language) -> str:
    date = node.properties.get("issued_on")
    return f"{name_of(node)} ({shown_date(str(date), lang)})" if date else name_of(node)


def _summary(selection: Selection, lang: Language) -> str:
    documents = sum(1 for step in selection.steps.values() if step > 0)
    counts = [_count("document", documents, selection.all_documents, lang)]
    if selection.tasks:
        counts.append(_count("task", len(selection.tasks), selection.all_tasks, lang))
    return " · ".join(counts)


def _count(what: str, shown: int, total: int, lang: Language) -> str:
    text = word(f"count_{what}" if total == 1 else f"count_{what}s", lang, n=total)
    return text if shown == total else f"{text} ({word('showing', lang, n=shown, m=total)})"


def _own(name: str) -> str:
    return resources.files("kg.picture").joinpath(name).read_text("utf-8")


@cache
def _vis() -> tuple[str, str]:
    """Script and style of vis-network as pyvis brings them, without the pointer to a map file."""
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    script = folder.joinpath("vis-network.min.js").read_text("utf-8")
    style = folder.joinpath("vis-network.css").read_text("utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", script), style
