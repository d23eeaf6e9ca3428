"""The graph from Python: open it, ask the three questions, take it to networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.dossier import facts_of
from kg.graph import Graph
from kg.lookup import Succession, find_bodies, find_documents, find_places, where_it_went
from kg.packs import PackError, packs, shelf
from kg.stores import Rows, Store, open_store
from kg.stores.reading import read_graph

if TYPE_CHECKING:
    import networkx

Answer = list[dict[str, Any]]

GRAPH_FILE, CORPUS_FILE = "graph.kgl", "corpus.db"
"""The files of the graph and of its corpus in a data folder."""


def open(
    path: str | Path = "./kg-data", store: str | Path | None = None, packs: Iterable[str | Path] = ()
) -> KnowledgeGraph:
    """The graph of a data folder, or the one at another `store` address, for reading; `packs` are folders of queries of
    one's own, which `query` knows beside those of the product.

    >>> with open("kg-data") as graph:  # doctest: +SKIP
    ...     graph.implementers("51-KL/TW@2019")

    Raises StoreError where there is none.
    """
    opened = open_store(store if store is not None else Path(path) / GRAPH_FILE)
    return KnowledgeGraph(opened, packs, corpus=Path(path) / CORPUS_FILE)


def to_networkx(path: str | Path = "./kg-data") -> networkx.MultiDiGraph[str]:
    """The graph of a data folder as a networkx MultiDiGraph. Raises StoreError."""
    with open(path) as graph:
        return graph.to_networkx()


class KnowledgeGraph:
    """What can be asked of a graph. Documents and bodies are named as people write them (`51-KL/TW`, `KL 51`,
    `51-KL/TW@2019`; `Sở GDĐT Quảng Ngãi`); where a name fits several, the answer holds rows for each of them.

    Methods raise LookupFailure where a name fits nothing, and QueryError where the store refuses a query.
    """

    def __init__(self, store: Store, packs: Iterable[str | Path] = (), *, corpus: Path | None = None) -> None:
        """`packs` are folders of one's own queries; `corpus` is the file of the corpus that the store may be of, whose
        index then answers :meth:`search`."""
        self.store = store
        self._corpus = corpus
        self._own_packs = tuple(map(Path, packs))

    def find(self, symbol: str) -> Answer:
        """The documents that a symbol, a type and number, or a part of a title may mean, the oldest first.

        >>> [(d["symbol"], d["issued_on"]) for d in graph.find("KL 51")]  # doctest: +SKIP
        [('51-KL/TW', '2019-05-30'), ('51-KL/TW', '2026-06-17')]
        """
        return find_documents(self.store, symbol)

    def search(
        self,
        text: str,
        kinds: Iterable[str] = (),
        level: str | None = None,
        first: int | None = None,
        last: int | None = None,
        limit: int = 20,
    ) -> Answer:
        """Documents, bodies, places, targets and tasks in whose titles, texts, issuers, territories or signers all
        words occur, with or without diacritics, the best first.

        >>> [row["title"] for row in graph.search('"chuyen doi so" 2021', kinds=["document"])]  # doctest: +SKIP

        Words in quotes stand side by side, and a word that ends in `*` is the beginning of one. `kinds` are of
        `document`, `body`, `place`, `target`, `task` (none: all); `first` and `last` are years of documents, and what
        these hold. Keys: `kind`, `id`, `symbol`, `title`, `text` (of a task or target), `issued_on`, `level`, `issuer`,
        `status`; `document`, `document_symbol`, `document_title` of the document that it is or belongs to.

        Raises SearchError (:mod:`kg.search.wanted`) where no word is in the text.
        """
        from kg.search.finding import search  # what else is asked needs no corpus

        return search(self.store, text, self._corpus, tuple(kinds), level, first, last, limit).rows

    def find_bodies(self, name: str) -> Answer:
        """The bodies that a name may mean, by title."""
        return find_bodies(self.store, name)

    def find_places(self, name: str) -> Answer:
        """The places that a name may mean, the oldest first: a province before a merger and after it are two."""
        return find_places(self.store, name)

    def where_it_went(self, name: str) -> list[Succession]:
        """For a place that is no more: what it went into and when, and what became of that.

        >>> graph.where_it_went("tỉnh Quảng Nam")  # doctest: +SKIP
        [Succession(title='tỉnh Quảng Nam', day='2025-07-01', into=('thành phố Đà Nẵng',))]
        """
        return where_it_went(self.store, [place["id"] for place in self.find_places(name)])

    def implementers(self, symbol: str) -> Answer:
        """The documents that implement a directive, directly or through others, with the chain and the proof.

        >>> for plan in graph.implementers("51-KL/TW@2019"):  # doctest: +SKIP
        ...     print(plan["depth"], " → ".join(plan["via"]), plan["quote"])

        The keys are the columns of the pack `implementers`.
        """
        return self._ask("implementers", directives=symbol).as_dicts()

    def trace(self, symbol: str, to: str = "commune") -> Answer:
        """The tasks of a level (`central`, `provincial`, `district`, `commune`, `unit`) that follow from a directive.

        The keys are the columns of the pack `trace_to_commune`.
        """
        return self._ask("trace_to_commune", directives=symbol, level=to).as_dicts()

    def tasks(self, body: str, role: str | None = None) -> Answer:
        """The tasks of a body, those of its collectives too, the earliest deadline first.

        The keys are the columns of the pack `tasks_of_body`.
        """
        return self._ask("tasks_of_body", bodies=body, role=role or "").as_dicts()

    def _ask(self, name: str, **values: Any) -> Rows:
        """The answer of a pack of the product, whatever packs of one's own have its name."""
        return packs()[name].run(self.store, values)

    def query(self, name_or_cypher: str, /, **parameters: Any) -> Rows:
        """The answer of a pack by its name, or of any read-only Cypher query.

        >>> graph.query("deadlines", **{"from": "2025-01", "to": "2025-06"})  # doctest: +SKIP
        >>> graph.query("MATCH (d:Document) WHERE d.year = $y RETURN d.symbol", y=2019)  # doctest: +SKIP

        Raises PackError for a pack that is not there or is broken, a folder of packs that is not there, and values that
        don't fit the pack.
        """
        known = shelf(self._own_packs)
        if pack := known.pack(name_or_cypher):
            return pack.run(self.store, parameters)
        if re.fullmatch(r"[\w.-]*", name_or_cypher):
            near = get_close_matches(name_or_cypher, known.packs, 1) or [", ".join(known.packs)]
            raise PackError(f"there is no query {name_or_cypher!r}; did you mean {near[0]}?")
        return self.store.query(name_or_cypher, parameters)

    def show(self, symbol: str) -> Answer:
        """What is known of a document, one fact a row: its properties, its relations both ways, its tasks, its sources.

        Keys: `document` (id); `property` (`symbol`, `issued_on`, …, `standing`, `implements`, `implemented_by`,
        `rests_on`, `cited_by`, `named_in_task`, `task`, `target`, `described_by`, …); `value`; `other` (id of what it
        is related to) and its `symbol`; `undecided` (true where nobody knows which document `other` is); `body`,
        `role`, `deadline` and `due_on` of a task, which has a row for each of its bodies; `quote`, `source` and
        `confidence` of a relation (and, with the title, of the words that name the document).

        `standing` tells in `state` whether the document stands, as far as the corpus knows (`in_force`, `amended`,
        `replaced_in_part`, `repealed_in_part`, `replaced`, `repealed`, `unclear`), and in `via` what stands in its
        place now; `amended_by`, `replaced_by` and `repealed_by` tell what each did (`state`), from when (`since`) and
        to which `part`. `implemented_through` is the number of documents that implement it through others.

        A document that is itself undecided has the property `undecided`, a list of the properties that would tell
        which it is, a `reason`, and a row `may_be` for each document that it may be; `may_be_named_in` is an undecided
        mention in another document that may mean this one. What speaks `for` and `against` it are lists.
        """
        return [fact for found in self.find(symbol) for fact in facts_of(self.store, found["id"])]

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
