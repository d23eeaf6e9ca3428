"""What all our pages share: each is one HTML file that opens offline, runs nothing but its own script, and takes what
documents say as data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

Language = Literal["vi", "en"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def filled(template: str, styles: Sequence[str], scripts: Sequence[str], data: Any, **words: object) -> str:
    """A page from its jinja template, which finds `styles` and `scripts` with their hashes for its policy, `data` as
    JSON that can stand in a script element, and the words given; these are escaped."""
    from jinja2 import Environment

    page = (
        Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        .from_string(template)
        .render(
            styles=styles,
            scripts=scripts,
            style_hashes=[hashed(style) for style in styles],
            script_hashes=[hashed(script) for script in scripts],
            data=embedded(data),
            **words,
        )
    )
    return re.sub("[\ud800-\udfff]", "\ufffd", page)


def embedded(data: Mapping[str, Any]) -> str:
    """JSON that can stand inside a script element: no text in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda c: f"\\u{ord(c.group()):04x}", text)


def hashed(text: str) -> str:
    """The source expression that lets a page's policy run exactly this text (CSP level 2)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def shown_date(iso: str, language: Language) -> str:
    """A date as people of the language write it: `2019-05-30` is `30/5/2019` or `30 May 2019`, `2019-05` is `5/2019`
    or `May 2019`; what is no ISO date stays as it is."""
    parts = iso.split("-")
    if not (1 <= len(parts) <= 3 and all(p.isascii() and p.isdigit() for p in parts) and len(parts[0]) == 4):
        return iso
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso
    year, rest = parts[0], [str(int(p)) for p in parts[1:]]
    if language == "vi":
        return "/".join([*reversed(rest), year])
    named = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*reversed(rest[1:]), *named, year])
