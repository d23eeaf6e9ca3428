"""What the panel beside the picture says of a document, a task or a line, in the reader's language."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.graph import Edge, Node, Value
from kg.pages import Language, shown_date
from kg.picture.selection import SHOWN, Selection
from kg.picture.words import word

Item = dict[str, Any]
"""`heading`, `kind`, `rows` (label and value), `evidence`, `relations` (heading and links), ready for the page."""

WEB = re.compile(r"https?://[^\s<>\"'`\\]+")


def details(selection: Selection, ids: Mapping[str, str], language: Language) -> dict[str, Item]:
    """What the panel says, by the key of the item in the picture. `ids` maps documents and tasks to their keys; edges
    have the keys `e0`, `e1`, … in the order of the selection."""
    return _Panel(selection, ids, language).items()


def name_of(node: Node) -> str:
    """A short name: the symbol, else the title."""
    return str(node.properties.get("symbol") or node.properties.get("title") or node.id)


class _Panel:
    def __init__(self, selection: Selection, ids: Mapping[str, str], language: Language) -> None:
        self.selection, self.ids, self.language = selection, ids, language
        self.touching: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
        for number, edge in enumerate(selection.edges):
            self.touching[edge.source].append((f"e{number}", edge))
            self.touching[edge.target].append((f"e{number}", edge))
        self.files = {
            str(node.properties.get("uri")): str(node.properties.get("title"))
            for node in selection.nodes.values()
            if node.label == "Source"
        }
        self.assigned: dict[str, list[Edge]] = defaultdict(list)
        for edge in selection.assigned:
            self.assigned[edge.source].append(edge)

    def items(self) -> dict[str, Item]:
        found = {self.ids[i]: self.document(self.selection.nodes[i]) for i in self.selection.steps}
        found.update({self.ids[i]: self.task(self.selection.nodes[i]) for i in self.selection.tasks})
        found.update({f"e{number}": self.line(edge) for number, edge in enumerate(self.selection.edges)})
        return found

    def word(self, key: str) -> str:
        return word(key, self.language)

    def rows(self, *pairs: tuple[str, Value]) -> list[list[str]]:
        return [[self.word(label), str(value)] for label, value in pairs if value not in (None, "")]

    def document(self, node: Node) -> Item:
        facts = node.properties
        date, signer = facts.get("issued_on"), facts.get("signer")
        signed = ", ".join(str(v) for v in (signer, facts.get("signer_position")) if v)
        status = [self.word(str(facts["status"]))] if facts.get("status") else []
        if facts.get("resolved") is False:
            status.append(self.word("unresolved"))
        return {
            "kind": self.word("root") if self.selection.steps[node.id] == 0 else self.word("document"),
            "heading": name_of(node),
            "rows": self.rows(
                ("issuer", facts.get("issuer")),
                ("date", shown_date(str(date), self.language) if date else self.word("no_date")),
                ("level", self.word(str(facts.get("level") or "unknown"))),
                ("territory", facts.get("territory")),
                ("status", ", ".join(status)),
                ("signer", signed),
                ("title", facts.get("title")),
            ),
            "evidence": [],
            "relations": self.relations(node.id),
        }

    def task(self, node: Node) -> Item:
        facts = node.properties
        due = facts.get("due_on")
        return {
            "kind": self.word("task"),
            "heading": str(facts.get("title") or node.id),
            "rows": self.rows(
                ("text", facts.get("text")),
                ("assignees", "; ".join(self.assignees(node.id))),
                ("deadline", facts.get("deadline")),
                ("due_on", shown_date(str(due), self.language) if due else None),
                ("section", facts.get("section")),
                ("level", self.word(str(facts["level"])) if facts.get("level") else None),
            ),
            "evidence": [],
            "relations": self.relations(node.id),
        }

    def assignees(self, task: str) -> list[str]:
        """The bodies of a task, those that lead first: `Sở Tài chính (phối hợp)`."""
        edges = sorted(self.assigned[task], key=lambda e: (e.properties.get("role") != "lead", e.target))
        return [self.assignee(edge) for edge in edges]

    def assignee(self, edge: Edge) -> str:
        role = edge.properties.get("role")
        name = name_of(self.selection.nodes[edge.target])
        return f"{name} ({self.word(str(role))})" if role else name

    def line(self, edge: Edge) -> Item:
        ends = (self.selection.nodes[edge.source], self.selection.nodes[edge.target])
        return {
            "kind": self.word("relation"),
            "heading": self.word(edge.type),
            "rows": [],
            "evidence": self.evidence(edge),
            "relations": [
                {"heading": self.word(label), "links": [{"key": self.ids[end.id], "text": self.described(end)}]}
                for label, end in zip(("from", "to"), ends, strict=True)
            ],
        }

    def relations(self, identifier: str) -> list[Item]:
        """The lines of a document or task by what they say of it; where it speaks itself, with the proving sentence."""
        outgoing: dict[str, list[Item]] = defaultdict(list)
        incoming: dict[str, list[Item]] = defaultdict(list)
        for key, edge in self.touching[identifier]:
            speaks = edge.source == identifier and edge.type != "HAS_TASK"
            other = self.selection.nodes[edge.target if edge.source == identifier else edge.source]
            proves = speaks or (edge.type == "HAS_TASK" and edge.target == identifier)
            link = {
                "key": self.ids[other.id],
                "line": key,
                "text": self.described(other),
                "evidence": self.evidence(edge) if proves else [],
            }
            (outgoing if edge.source == identifier else incoming)[edge.type].append(link)
        said = [(outgoing, kind, kind) for kind in SHOWN] + [(incoming, kind, f"~{kind}") for kind in SHOWN]
        said += [(outgoing, "HAS_TASK", "HAS_TASK"), (incoming, "HAS_TASK", "~HAS_TASK")]
        return [{"heading": self.word(heading), "links": found[kind]} for found, kind, heading in said if kind in found]

    def described(self, node: Node) -> str:
        date = node.properties.get("issued_on")
        about = [shown_date(str(date), self.language)] if date else []
        issuer = node.properties.get("issuer")
        return " · ".join([name_of(node), *about, *([str(issuer)] if issuer else [])])

    def evidence(self, edge: Edge) -> list[Item]:
        """All that asserts a relationship, the best first: the scalars of the edge, then the rest of its evidence."""
        best = edge.properties
        items = [self.proof(best)] if best.get("quote") else []
        items += [self.proof(each) for each in _listed(best.get("evidence"))]
        distinct = {(i["quote"], i["source"]): i for i in reversed(items)}
        return list(reversed(distinct.values()))

    def proof(self, stated: Mapping[str, Any]) -> Item:
        address = str(stated.get("source") or "")
        confidence = stated.get("confidence")
        return {
            "quote": str(stated.get("quote") or ""),
            "source": self.files.get(address, address),
            "address": address if WEB.fullmatch(address) else "",
            "rows": self.rows(
                ("rule", stated.get("rule")),
                ("confidence", f"{confidence:.0%}" if isinstance(confidence, int | float) else None),
            ),
        }


def _listed(evidence: Value) -> Iterable[Mapping[str, Any]]:
    """The items of an edge's `evidence`, a JSON text; nothing where it can't be read."""
    try:
        items = json.loads(str(evidence or "[]"))
    except ValueError:
        return []
    return [item for item in items if isinstance(item, dict) and item.get("quote")] if isinstance(items, list) else []
