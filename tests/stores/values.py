"""Graphs and values with which stores are tried."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

from kg.graph import Edge, Graph, Node

HOSTILE = (
    'it\'s "quoted" with `ticks` and a \\ backslash',
    "'}) DETACH DELETE n //",
    "line one\nline two\r\n\ttabbed",
    "\u202eright to left\u202c and \u200bnothing",
    "line\u2028and paragraph\u2029 separators, next\x85line",
    "emoji 🐘 and the astral 𠀋",
    "<script>alert(1)</script>",
    "$name {brace} %s",
    "2019-05-30",
    "51",
    "1.5e3",
    "true",
    "null",
    "",
    " kept blanks ",
    '[{"quote": "a JSON text"}]',
    "Ủy ban nhân dân",
    "\x00\x01 control",
    "dài " * 250_000,
)
HALF, MARKED = "x\ud800y\udcffz", "x\ufffdy\ufffdz"


def small(*names: str) -> Graph:
    """Documents of these names, each implementing the one before."""
    nodes = [Node(name, "Document", {"title": name.upper()}) for name in names]
    edges = [Edge(b, "IMPLEMENTS", a, {"quote": "q"}) for a, b in itertools.pairwise(names)]
    return Graph.of(nodes, edges)


def chain(length: int) -> Graph:
    """So many documents, each implementing the one before; what the last is called tells how many there are."""
    return small(*(f"n{i:04}" for i in range(length)))


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_PROPERTIES = st.fixed_dictionaries(
    {"title": _TEXTS},
    optional={
        "symbol": _TEXTS,
        "year": st.integers(-(2**63), 2**63 - 1),
        "confidence": st.floats(allow_nan=False, allow_infinity=False),
        "collective": st.booleans(),
    },
)
_EVIDENCE = st.fixed_dictionaries({}, optional={"quote": _TEXTS, "confidence": st.floats(0, 1)})


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Small graphs over few ids, so that two of them share nodes and edges, and differ in labels and properties."""
    labels = draw(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(["Document", "Task", "Organization"])))
    nodes = [Node(id, label, draw(_PROPERTIES)) for id, label in labels.items()]
    ends = st.sampled_from(sorted(labels)) if labels else st.nothing()
    keys = draw(st.sets(st.tuples(ends, st.sampled_from(["CITES", "HAS_TASK"]), ends), max_size=8)) if labels else set()
    return Graph.of(nodes, [Edge(*key, draw(_EVIDENCE)) for key in sorted(keys)])
