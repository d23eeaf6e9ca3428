"""The graph in a database of a Neo4j server, 5.26 or newer, by the official driver."""

from kg.stores.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
