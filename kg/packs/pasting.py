"""A query with its values as text for Neo4j Browser or cypher-shell.

Both take `:param NAME => VALUE;` before a query, where VALUE is an expression of Cypher. Values are hostile: a text
becomes one string literal, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(
    r"\\(?P<unicode>[uU])|[\\'\n\r\t]|;|(?<=/)[/*]"
    r"|[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def pasted(text: str, parameters: Mapping[str, Any]) -> str:
    """The lines `:param …` that set the parameters, and the query without its comments.

    >>> print(pasted("// what it does\\nRETURN $name AS x", {"name": "it's"}))
    :param name => 'it\\'s';
    <BLANKLINE>
    RETURN $name AS x;
    """
    set_ = [f":param {name} => {literal(value)};" for name, value in parameters.items()]
    query = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//")).strip()
    return "\n".join([*set_, *([""] if set_ else []), f"{query.removesuffix(';').rstrip()};"])


def literal(value: Any) -> str:
    """A value as a literal of Cypher. What could end the literal, a statement or a line, or change how it is seen, is
    escaped; half characters, which no store holds, become U+FFFD.

    >>> literal(["a'b", 7, None, True])
    "['a\\\\'b', 7, null, true]"
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return f"'{_SPECIAL.sub(_escaped, str(value))}'"


def _escaped(found: re.Match[str]) -> str:
    """Neo4j reads `\\uXXXX` before it reads strings: behind a backslash the letter u is written so itself, and a quote
    never is."""
    if found["unicode"]:
        return f"\\\\\\u{ord(found['unicode']):04x}"
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\\ufffd"
    return _ESCAPES.get(char) or f"\\u{ord(char):04x}"
