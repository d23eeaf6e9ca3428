"""A query with its values as text for Neo4j Browser or cypher-shell.

Both take `:param NAME => VALUE;` before a query, where VALUE is an expression of Cypher.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.literals import literal
from kg.stores.cypher import bare


def pasted(text: str, parameters: Mapping[str, Any]) -> str:
    """The lines `:param …` that set the parameters, and the query without its comments.

    >>> print(pasted("// what it does\\nRETURN $name AS x", {"name": "it's"}))
    :param name => 'it\\'s';
    <BLANKLINE>
    RETURN $name AS x;
    """
    set_ = [f":param {name} => {literal(value)};" for name, value in parameters.items()]
    query = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//")).strip()
    return "\n".join([*set_, *([""] if set_ else []), _ended(query)])


def _ended(query: str) -> str:
    """A query with the semicolon at its end, which no comment must swallow."""
    code = bare(query).rstrip()
    if code.endswith(";"):
        return query
    return f"{query}\n;" if len(code) < len(query) else f"{query};"
