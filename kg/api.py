"""The graph from Python: open it, ask the three questions, take it to networkx."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import Graph
from kg.lookup import find_bodies, find_documents
from kg.packs import PackError, packs
from kg.stores import Rows, Store, open_store
from kg.stores.reading import read_graph

if TYPE_CHECKING:
    import networkx

Answer = list[dict[str, Any]]

GRAPH_FILE = "graph.kgl"
"""The graph's file in a data folder."""

_RELATIONS = {
    "IMPLEMENTS": ("implements", "implemented_by"),
    "BASED_ON": ("rests_on", "basis_of"),
    "CITES": ("cites", "cited_by"),
    "GUIDES": ("guides", "guided_by"),
    "AMENDS": ("amends", "amended_by"),
    "REPLACES": ("replaces", "replaced_by"),
    "REPEALS": ("repeals", "repealed_by"),
    "PROMULGATES": ("promulgates", "promulgated_by"),
    "ISSUED_BY": ("issued_by", ""),
    "SENT_TO": ("sent_to", ""),
    "HAS_TASK": ("", ""),
    "HAS_TARGET": ("target", ""),
    "DESCRIBES": ("", "described_by"),
}
"""What a relationship says of the document at its start, and of the one at its end; a task is told with its bodies."""

SHOWN = (
    *("document", "property", "value", "other", "undecided"),
    *("body", "role", "deadline", "due_on", "quote", "source"),
)
"""The keys of a fact that `show` tells."""

_BOOKKEEPING = {"id", "label", "quote", "source", "rule", "confidence", "evidence"}
_RELATED = """
MATCH (d:Document)-[link]-(other) WHERE d.id = $id
RETURN type(link) AS relation, startNode(link).id = d.id AS outward, other.id AS other, other.symbol AS symbol,
  other.title AS title, other.resolved AS resolved, labels(other)[0] AS label, link.quote AS quote,
  link.source AS source
ORDER BY relation, outward DESC, coalesce(other.issued_on, ''), other
"""
_TASKS = """
MATCH (d:Document)-[has:HAS_TASK]->(task:Task) WHERE d.id = $id
OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(who:Organization)
RETURN task.text AS value, task.id AS other, who.title AS body, given.role AS role,
  coalesce(task.deadline, task.recurrence) AS deadline, task.due_on AS due_on, has.quote AS quote, has.source AS source
ORDER BY other, role, body
"""


def open(path: str | Path = "./kg-data", store: str | Path | None = None) -> KnowledgeGraph:
    """The graph of a data folder, or the one at another `store` address, for reading.

    >>> with open("kg-data") as graph:  # doctest: +SKIP
    ...     graph.implementers("51-KL/TW@2019")

    Raises StoreError where there is none.
    """
    return KnowledgeGraph(open_store(store if store is not None else Path(path) / GRAPH_FILE))


def to_networkx(path: str | Path = "./kg-data") -> networkx.MultiDiGraph[str]:
    """The graph of a data folder as a networkx MultiDiGraph. Raises StoreError."""
    with open(path) as graph:
        return graph.to_networkx()


class KnowledgeGraph:
    """What can be asked of a graph. Documents and bodies are named as people write them (`51-KL/TW`, `KL 51`,
    `51-KL/TW@2019`; `Sở GDĐT Quảng Ngãi`); where a name fits several, the answer holds rows for each of them.

    Methods raise LookupFailure where a name fits nothing, and QueryError where the store refuses a query.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def find(self, symbol: str) -> Answer:
        """The documents that a symbol, a type and number, or a part of a title may mean, the oldest first.

        >>> [(d["symbol"], d["issued_on"]) for d in graph.find("KL 51")]  # doctest: +SKIP
        [('51-KL/TW', '2019-05-30'), ('51-KL/TW', '2026-06-17')]
        """
        return find_documents(self.store, symbol)

    def find_bodies(self, name: str) -> Answer:
        """The bodies that a name may mean, by title."""
        return find_bodies(self.store, name)

    def implementers(self, symbol: str) -> Answer:
        """The documents that implement a directive, directly or through others, with the chain and the proof.

        >>> for plan in graph.implementers("51-KL/TW@2019"):  # doctest: +SKIP
        ...     print(plan["depth"], " → ".join(plan["via"]), plan["quote"])

        The keys are the columns of the pack `implementers`.
        """
        return self.query("implementers", directives=symbol).as_dicts()

    def trace(self, symbol: str, to: str = "commune") -> Answer:
        """The tasks of a level (`central`, `provincial`, `district`, `commune`, `unit`) that follow from a directive.

        The keys are the columns of the pack `trace_to_commune`.
        """
        return self.query("trace_to_commune", directives=symbol, level=to).as_dicts()

    def tasks(self, body: str, role: str | None = None) -> Answer:
        """The tasks of a body, those of its collectives too, the earliest deadline first.

        The keys are the columns of the pack `tasks_of_body`.
        """
        return self.query("tasks_of_body", bodies=body, role=role or "").as_dicts()

    def query(self, name_or_cypher: str, /, **parameters: Any) -> Rows:
        """The answer of a pack by its name, or of any read-only Cypher query.

        >>> graph.query("deadlines", **{"from": "2025-01", "to": "2025-06"})  # doctest: +SKIP
        >>> graph.query("MATCH (d:Document) WHERE d.year = $y RETURN d.symbol", y=2019)  # doctest: +SKIP

        Raises PackError for a pack that is not there or values that don't fit it.
        """
        known = packs()
        if name_or_cypher in known:
            return known[name_or_cypher].run(self.store, parameters)
        if re.fullmatch(r"[\w.-]*", name_or_cypher):
            near = get_close_matches(name_or_cypher, known, 1) or [", ".join(known)]
            raise PackError(f"there is no query {name_or_cypher!r}; did you mean {near[0]}?")
        return self.store.query(name_or_cypher, parameters)

    def show(self, symbol: str) -> Answer:
        """What is known of a document, one fact a row: its properties, its relations both ways, its tasks, its sources.

        Keys: `document` (id); `property` (`symbol`, `issued_on`, …, `implements`, `implemented_by`, `rests_on`,
        `cited_by`, `named_in_task`, `task`, `target`, `described_by`, …); `value`; `other` (id of what it is related
        to); `undecided` (true where nobody knows which document `other` is); `body`, `role`, `deadline` and `due_on`
        of a task, which has a row for each of its bodies; `quote` and `source` of a relation (and, with the title, the
        words that name the document). A document that is itself undecided has the property `undecided`, a list of the
        properties that would tell which it is.
        """
        return [fact for found in self.find(symbol) for fact in self._facts(found["id"])]

    def _facts(self, document: str) -> Answer:
        known = {"id": document}
        ((node,),) = self.store.query("MATCH (d:Document) WHERE d.id = $id RETURN d", known).rows
        proof = {"quote": node.get("quote"), "source": node.get("source")}
        facts: Answer = [
            {"property": name, "value": node[name], **(proof if name == "title" else {})}
            for name in sorted(node)
            if name not in _BOOKKEEPING
        ]
        if node.get("resolved") is False:
            date = "issued_on" if not any(node.get(name) for name in ("issued_on", "term")) else ""
            lacking = [name for name in (date, "" if node.get("issuer") else "issuer") if name]
            facts.append({"property": "undecided", "value": lacking})
        for row in self.store.query(_RELATED, known):
            relation = row.pop("relation")
            name = _RELATIONS.get(relation, (relation.lower(), ""))[0 if row.pop("outward") else 1]
            if row.pop("label") == "Task":
                name = "named_in_task" if name == "cited_by" else name
            symbol, title, resolved = row.pop("symbol"), row.pop("title"), row.pop("resolved")
            label = f"{symbol} {title}" if symbol and title and symbol not in title else title or symbol
            if name:
                facts.append({"property": name, "value": label, "undecided": True if resolved is False else None} | row)
        facts += [{"property": "task"} | row for row in self.store.query(_TASKS, known)]
        return [dict.fromkeys(SHOWN) | {"document": document} | fact for fact in facts]

    def documents(self) -> Answer:
        """All documents with their facts, by symbol and date; `status` is `held` or `cited`."""
        return self.store.query(
            "MATCH (d:Document) RETURN d.id AS id, d.symbol AS symbol, d.title AS title, d.doc_type AS doc_type, "
            "d.issued_on AS issued_on, d.issuer AS issuer, d.level AS level, d.territory AS territory, "
            "d.status AS status, d.resolved AS resolved ORDER BY coalesce(symbol, ''), coalesce(issued_on, ''), id"
        ).as_dicts()

    def stats(self) -> Answer:
        """How much the graph holds: rows of `what` (node, relationship, document), `name` and `count`."""
        counts = {
            "node": "MATCH (n) WHERE NOT n:Meta RETURN labels(n)[0] AS name, count(*) AS count ORDER BY name",
            "relationship": "MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count ORDER BY name",
            "document": "MATCH (d:Document) RETURN d.status AS name, count(*) AS count ORDER BY name",
        }
        return [{"what": what, **row} for what, text in counts.items() for row in self.store.query(text)]

    def graph(self) -> Graph:
        """The whole graph as a value, equal to the one that was written."""
        return read_graph(self.store)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The whole graph as a networkx MultiDiGraph: nodes with their properties and `label`, edges keyed by type.

        >>> import networkx
        >>> networkx.ancestors(graph.to_networkx(), "document/ban-bi-thu/kl/2019-05-30/51")  # doctest: +SKIP
        """
        from kg.exports.graphml import to_networkx

        return to_networkx(self.graph())

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
