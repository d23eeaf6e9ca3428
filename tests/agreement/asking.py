"""What is asked of every store, and how two answers are compared.

Two answers agree where columns, number of rows and values are the same: rows in order where the text ends in ORDER BY,
else as a bag; integers, floats, booleans and texts each only with their own kind, floats to the last bit, but to twelve
digits where a question says so, because a sum depends on the order of its parts.
"""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from kg.graph import Graph, Node
from kg.packs import Pack, Parameter
from kg.stores import Rows

LOOSE = "// floats: 12 digits"
FULL = os.environ.get("KG_SOAK") == "full"
MOST = 16 if FULL else 3
"""Sets of values that a pack is asked with, at most; those of `make test` are spread over all that there are."""

LISTED = 16
"""Sets of values that are made for a pack, at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """A read query with a name and its parameters."""

    name: str
    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def loose(self) -> bool:
        """Whether floats agree to twelve digits."""
        return LOOSE in self.text

    @property
    def ordered(self) -> bool:
        """Whether rows come in an order."""
        return re.search(r"\bORDER BY\b(?![\s\S]*\b(RETURN|UNION)\b)", self.text) is not None


def questions() -> list[Question]:
    """The queries of `questions.cypher`."""
    blocks = re.split(r"^// === ", (Path(__file__).parent / "questions.cypher").read_text("utf-8"), flags=re.MULTILINE)
    return [Question(name.strip(), text.strip()) for name, _, text in (block.partition("\n") for block in blocks[1:])]


# --- values --------------------------------------------------------------------------------------------------------


class Findings:
    """What of a graph is worth asking for: ids by what makes them interesting, each list by its number in the graph."""

    def __init__(self, graph: Graph) -> None:
        self.nodes = {node.id: node for node in graph.nodes}
        self._in: dict[str, Counter[str]] = {}
        self._out: dict[str, Counter[str]] = {}
        self._loops: set[str] = set()
        implements: set[tuple[str, str]] = set()
        for edge in graph.edges:
            self._in.setdefault(edge.type, Counter())[edge.target] += 1
            self._out.setdefault(edge.type, Counter())[edge.source] += 1
            if edge.source == edge.target:
                self._loops.add(edge.source)
            elif edge.type == "IMPLEMENTS":
                implements.add((edge.source, edge.target))
        self._rings = sorted(one for one, other in implements if (other, one) in implements)
        self.indicators = Counter(str(n.properties["indicator"]) for n in graph.nodes if "indicator" in n.properties)

    def documents(self) -> list[list[str]]:
        """Lists of documents: the most implemented, several of one symbol, a plan at the bottom, rings, stubs …"""
        symbol = Counter(n.properties.get("symbol") for n in self._of("Document") if n.properties.get("symbol"))
        shared = symbol.most_common(1)[0][0] if symbol else None
        stubs = sorted(n.id for n in self._of("Document") if n.properties.get("resolved") is False)
        lists = [
            self._most("IMPLEMENTS", self._in, 1),
            self._most("IMPLEMENTS", self._out, 3),
            self._most("HAS_TASK", self._out, 2) + self._most("IMPLEMENTS", self._in, 3)[1:],
            sorted(n.id for n in self._of("Document") if shared and n.properties.get("symbol") == shared)[:5],
            (self._rings[:1] + sorted(self._loops)[:2]) or self._most("CITES", self._in, 2),
            self._most("HAS_TARGET", self._out, 2) + self._most("REPLACES", self._in, 2),
            [*stubs[:2], *self._most("BASED_ON", self._in, 1), "document/there/is/none"],
        ]
        return [list(dict.fromkeys(ids)) for ids in lists if ids]

    def bodies(self) -> list[list[str]]:
        return [
            self._most("ASSIGNED_TO", self._in, 1),
            self._most("SENT_TO", self._in, 2),
            self._most("MEMBER_OF", self._in, 2) + self._most("MEMBER_OF", self._out, 1),
            self._most("ISSUED_BY", self._in, 3),
            [*self._some("SUCCEEDED_BY", "Organization"), "body/there/is/none"],
        ]

    def places(self) -> list[list[str]]:
        return [
            self._some("SUCCEEDED_BY", "Place"),
            self._most("LOCATED_IN", self._in, 2),
            [*self._most("PART_OF", self._out, 1), "place/none"],
        ]

    def plain(self) -> dict[str, Any]:
        """The parameters of the questions."""
        lists = self.documents()
        return {
            "documents": list(dict.fromkeys(id for ids in lists[:5] for id in ids))[:12],
            "few": 3,
            "many": 17,
            "text": "it's \"quoted\" \\ `đ` 🐘\n'}) DETACH DELETE n //",
            "whole": 2**53 + 1,
            "float": 0.1,
            "yes": True,
            "nothing": None,
            "texts": ["Ủy ban", "", "x"],
            "map": {"name": "Đ", "list": [1, 2.5, None]},
        }

    def _of(self, label: str) -> Iterator[Node]:
        return (node for node in self.nodes.values() if node.label == label)

    def _most(self, kind: str, counts: Mapping[str, Counter[str]], number: int) -> list[str]:
        ranked = sorted(counts.get(kind, Counter()).items(), key=lambda item: (-item[1], item[0]))
        return [id for id, _ in ranked[:number]]

    def _some(self, kind: str, label: str) -> list[str]:
        return [id for id in sorted(self._out.get(kind, ())) if self.nodes[id].label == label][:3]


def asked(pack: Pack, found: Findings) -> list[Question]:
    """A pack with sets of parameters that are worth asking it with: as its query takes them, so that nothing is looked
    up."""
    choices = {parameter.name: _choices(parameter, found) for parameter in pack.parameters}
    usual = {name: some[0] for name, some in choices.items()}
    sets = [usual]
    for parameter in sorted(pack.parameters, key=lambda p: not p.names_things):
        sets += [{**usual, parameter.name: choice} for choice in choices[parameter.name][1:]]
    for turn in range(3):
        sets.append({name: some[(turn * 2 + 1) % len(some)] for name, some in choices.items()})
    questions = []
    for typed in _spread(sets[:LISTED]):
        lists = {p.name: typed[p.name] for p in pack.parameters if p.names_things}
        given = {**pack.bind(typed), **lists}
        questions.append(Question(pack.name, pack.text, given))
    return questions


def _spread(sets: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first of some sets of values and, of the others, so many at equal distances that there are not too many."""
    if len(sets) <= MOST:
        return list(sets)
    return [sets[at * (len(sets) - 1) // (MOST - 1)] for at in range(MOST)]


def _choices(parameter: Parameter, found: Findings) -> list[Any]:
    """Values of a parameter, the default or the likeliest first."""
    default = [] if parameter.default is None else [parameter.default]
    match parameter.type:
        case "documents":
            return [*([[]] if default else []), *found.documents()]
        case "bodies":
            return [*([[]] if default else []), *found.bodies()]
        case "places":
            return [*([[]] if default else []), *found.places()]
        case "level":
            return [*default, "provincial", "commune", "central", "district"]
        case "choice":
            return [*default, *(value for value in parameter.values if value not in default)]
        case "date":
            return [*default, *([parameter.example] if parameter.example else []), "2024", "2025-07-01"]
        case "integer":
            return [*default, *([parameter.example] if parameter.example else []), "2", "1"]
    words = [" ".join(indicator.split()[-3:]) for indicator, _ in found.indicators.most_common(2)]
    return [*default, *words, *([parameter.example] if parameter.example else []), "KH,QĐ"]


# --- answers -------------------------------------------------------------------------------------------------------


def difference(question: Question, ours: Rows, theirs: Rows) -> str:
    """What is another in the second answer, in words; empty where they agree."""
    ordered, loose = question.ordered, question.loose
    if ours.columns != theirs.columns:
        return f"columns {list(ours.columns)} became {list(theirs.columns)}"
    mine, yours = ([tuple(_kept(value, loose) for value in row) for row in rows.rows] for rows in (ours, theirs))
    if not ordered:
        mine, yours = sorted(mine, key=repr), sorted(yours, key=repr)
    if len(mine) != len(yours):
        missing = list(islice(_without(mine, yours), 2))
        extra = list(islice(_without(yours, mine), 2))
        return f"{len(mine)} rows became {len(yours)}; gone {missing}, new {extra}"
    apart = [(number, a, b) for number, (a, b) in enumerate(zip(mine, yours, strict=True), 1) if a != b]
    if not apart:
        return ""
    number, a, b = apart[0]
    cells = [f"{c}: {x} became {y}" for c, x, y in zip(ours.columns, a, b, strict=True) if x != y]
    same = " (the same rows in another order)" if sorted(mine, key=repr) == sorted(yours, key=repr) else ""
    return f"{len(apart)} of {len(mine)} rows differ{same}; row {number}: {'; '.join(cells)}"


def _without(rows: Sequence[tuple[Any, ...]], others: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    left = Counter(map(repr, others))
    for row in rows:
        if left[repr(row)] > 0:
            left[repr(row)] -= 1
        else:
            yield row


def _kept(value: Any, loose: bool) -> Any:
    """A value with its kind, so that 1, 1.0 and true are three values."""
    if isinstance(value, list | tuple):
        return ["list", *(_kept(item, loose) for item in value)]
    if isinstance(value, Mapping):
        return {"map": {name: _kept(item, loose) for name, item in sorted(value.items())}}
    if isinstance(value, float) and math.isfinite(value) and loose:
        return ("float", f"{value:.12g}")
    return (type(value).__name__, repr(value))
