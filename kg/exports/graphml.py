"""The graph for network analysis: networkx in memory, GraphML on disk (Gephi, yEd, Cytoscape, igraph)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import replacing
from kg.graph import Graph, Value

if TYPE_CHECKING:
    import networkx

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, not even escaped (XML 1.0, production 2)."""


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """The graph as a MultiDiGraph. Nodes have their properties and `label`; an edge's key is its type.

    >>> from kg.graph import Edge, Node
    >>> plan, directive = Node("p", "Document", {"title": "Plan"}), Node("d", "Document", {"title": "Directive"})
    >>> network = to_networkx(Graph.of([plan, directive], [Edge("p", "IMPLEMENTS", "d", {"confidence": 0.9})]))
    >>> network.nodes["p"]
    {'label': 'Document', 'title': 'Plan'}
    >>> list(network.edges(keys=True))
    [('p', 'd', 'IMPLEMENTS')]
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.add_nodes_from((node.id, {"label": node.label, **node.properties}) for node in graph.nodes)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, edge.type, **edge.properties)
    return network


def write_graphml(graph: Graph, path: str | Path) -> None:
    """Write the graph as GraphML; `.gz` compresses. Equal graphs give equal bytes. Raises OSError.

    An edge has `type` among its data and a unique `id`. What XML can't hold is left out: control characters, and
    properties without a value.
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.add_nodes_from((_clean(n.id), {"label": n.label, **_data(n.properties)}) for n in graph.nodes)
    for number, edge in enumerate(graph.edges):
        data = {"type": edge.type, **_data(edge.properties)}
        network.add_edge(_clean(edge.source), _clean(edge.target), f"e{number}", **data)
    with replacing(path) as file:
        # write_graphml takes lxml where it is installed, which writes other bytes
        networkx.write_graphml_xml(network, file, infer_numeric_types=True)


def _data(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {_clean(k): _clean(v) if isinstance(v, str) else v for k, v in properties.items() if v is not None}


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)
