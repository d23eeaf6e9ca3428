"""A value as text of Cypher, for those who have no way to hand over parameters: query windows and scripts.

Values are hostile: a text becomes one string literal on one line, whatever is in it.
"""

from __future__ import annotations

import re
from typing import Any

from kg.graph import whole

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(
    r"\\(?P<unicode>[uU])|[\\'\n\r\t]|;|(?<=/)[/*]"
    r"|[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def literal(value: Any) -> str:
    """A value as a literal of Cypher. What could end the literal, a statement or a line, or change how it is seen, is
    escaped; half characters, which no store holds, become U+FFFD.

    >>> literal(["a'b", 7, 0.5, None, True])
    "['a\\\\'b', 7, 0.5, null, true]"
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return f"'{_SPECIAL.sub(_escaped, whole(str(value)))}'"


def _escaped(found: re.Match[str]) -> str:
    """Neo4j reads `\\uXXXX` before it reads strings: behind a backslash the letter u is written so itself, and a quote
    never is."""
    if found["unicode"]:
        return f"\\\\\\u{ord(found['unicode']):04x}"
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
