"""A knowledge graph of Vietnamese Party and government directives and the plans that implement them.

import kg

with kg.open("kg-data") as graph:
    for plan in graph.implementers("51-KL/TW@2019"):
        print(plan["symbol"], plan["issuer"], plan["quote"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph, open, to_networkx

__all__ = ["KnowledgeGraph", "__version__", "open", "to_networkx"]


def __getattr__(name: str) -> Any:
    """Import the rest only when it is asked for: `import kg` stays fast."""
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
