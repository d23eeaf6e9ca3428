"""The graph in one file beside its corpus: kglite, no server."""

from kg.stores.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
