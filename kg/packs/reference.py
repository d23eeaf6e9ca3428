"""The reference of the packs as Markdown, from their headers. `python -m kg.packs.reference FILE` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.packs.kinds import TYPES
from kg.packs.pack import Pack, Parameter

HEAD = """# The query packs

Prepared queries that `kg query NAME` runs. This page is written from the headers of `queries/*.cypher` by `make docs`.

`kg query` lists them, `kg query NAME --describe` shows what stands here, and `kg query NAME --show` prints the text
with its values, to be pasted into Neo4j Browser. Packs of one's own lie in a folder that `--packs DIR` or `KG_PACKS`
names; `kg query --check FILE` says what is wrong with one.
"""
TYPES_HEAD = """## Types of parameters

`-p NAME=VALUE` gives a parameter its value; documents, bodies and places may be given several times. A name that means
several documents, bodies or places asks for all of them, and says which they are.
"""


def reference(packs: Iterable[Pack]) -> str:
    """The page: a table of contents, the types of parameters, and a section a pack."""
    known = list(packs)
    contents = _table(("pack", "what it answers"), ((f"[{p.name}](#{p.name})", p.answers) for p in known))
    rows = ((f"`{name}`", kind.takes, kind.gives, f"`{kind.example}`") for name, kind in TYPES.items())
    types = _table(("type", "what may be typed", "what the query gets", "example"), rows)
    return (
        "\n".join([HEAD, *contents, "", TYPES_HEAD, *types, *(line for pack in known for line in _section(pack))])
        + "\n"
    )


def _section(pack: Pack) -> Iterator[str]:
    yield from ("", f"## {pack.name}", "", f"**{_cell(pack.titles['en'])}** · {_cell(pack.titles['vi'])}", "")
    yield from (_cell(pack.answers), "", "```sh", pack.example, "```")
    if pack.parameters:
        yield ""
        rows = ((f"`{p.name}`", _takes(p), _default(p), p.meaning, _code(p.example)) for p in pack.parameters)
        yield from _table(("parameter", "type", "default", "meaning", "example"), rows)
    yield ""
    yield from _table(("column", "meaning"), ((f"`{name}`", meaning) for name, meaning in pack.columns.items()))


def _takes(parameter: Parameter) -> str:
    values = ", ".join(_code(value) for value in parameter.values)
    return f"{parameter.type}: {values}" if values else parameter.type


def _default(parameter: Parameter) -> str:
    return "required" if parameter.default is None else _code(parameter.default) or "left open"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    """Text of a header in one cell of a table: none of its marks ends the cell or begins HTML."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    from kg.packs.shelf import packs

    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/packs.md").write_text(
        reference(packs().values()), "utf-8", newline="\n"
    )
