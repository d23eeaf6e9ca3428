"""Which queries are let through: those of which the server's own plan says that they only read this graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import ManagedTransaction

from kg.stores import QueryError
from kg.stores.cypher import bare
from kg.stores.neo4j.connecting import run

PROCEDURES = frozenset({"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.index.fulltext.queryNodes"})
"""All that a query may call."""
_OWN_SPACES = frozenset({"date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector"})
"""Where the functions of Cypher itself live; all others come with plug-ins, which may reach files and the network."""
_CALLED = re.compile(r"(?<![\w.$`])((?:\w+|`[^`]+`)(?:\.(?:\w+|`[^`]+`))+)\s*\(")
_OTHER_DATABASE = re.compile(r"(?<![\w.$])USE\s+[\w`.]+(?!\s*[,.:=)\]])", re.IGNORECASE)


def examine(tx: ManagedTransaction, text: str, parameters: Mapping[str, Any], database: str | None) -> None:
    """Ask the server how it would run a text. Raises QueryError for one that would do more than read, and the driver's
    errors for one that is wrong."""
    summary = run(tx, f"EXPLAIN {text}", parameters).consume()
    plan = summary.plan
    if plan is None:
        raise QueryError("the server does not say how it would run the query: only reading is allowed")
    for operator, details in _operators(plan):
        if operator == "LoadCSV":
            raise QueryError("LOAD CSV is not allowed: queries read the graph, not files")
        if operator.startswith("ProcedureCall"):
            name = details.partition("(")[0].replace("`", "").strip()
            if name not in PROCEDURES:
                raise QueryError(f"the procedure {name} is not allowed: only reading the graph is")
        elif operator.startswith(("Show", "Terminate")) or operator.endswith("Command"):
            raise QueryError("SHOW and TERMINATE are not allowed: queries read the graph, not the server")
        for called in _CALLED.findall(bare_of_details(details)):
            name = called.replace("`", "")
            if name.partition(".")[0].casefold() not in _OWN_SPACES and not operator.startswith("ProcedureCall"):
                raise QueryError(f"the function {name} is not allowed: it comes with a plug-in of the server")
    if summary.query_type != "r":
        raise QueryError("the query would change the graph: only reading is allowed")
    if _OTHER_DATABASE.search(bare(text)) and summary.database != (database or _home(tx)):
        raise QueryError("USE is not allowed: a query reads the database of its store")


def _home(tx: ManagedTransaction) -> str | None:
    """The database that the server gives to who names none."""
    return run(tx, "RETURN 1 AS one").consume().database  # type: ignore[no-any-return]


def bare_of_details(details: str) -> str:
    """The details of an operator without the texts that they quote; names in backticks stay."""
    return re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "''", details)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each operator of a plan without the name of its database, and what the server says of it."""
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)
