"""What is wrong with the file of a pack: its header, what the header says of the query, and the query itself."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kg.packs.header import Header, read_header
from kg.packs.pack import Pack, PackError, Parameter
from kg.packs.shelf import name_of, read_text
from kg.stores.clauses import returned
from kg.stores.cypher import bare
from kg.stores.lint import Finding, lint, unordered


def check_file(file: Path) -> list[Finding]:
    """What is wrong with a pack's file, by line; empty where all is well. Raises PackError for what can't be read."""
    return check_text(name_of(file), read_text(file))


def check_text(name: str, text: str) -> list[Finding]:
    """What is wrong with a pack's text, by line: what the header lacks or tells otherwise than the query, and what
    would differ between stores."""
    header = read_header(text)
    code = bare(text)
    found = [*header.wrong, *lint(text)]
    if not code.strip():
        return sorted({*found, Finding(max(1, text.count("\n")), "there is no query", "write it below the header")})
    found += unordered(text)
    found += [*_parameters(header, code), *_columns(header, code)]
    if not header.wrong:
        found += _example(name, header)
    return sorted(set(found))


def _parameters(header: Header, code: str) -> Iterator[Finding]:
    used = {match[1]: code.count("\n", 0, match.start()) + 1 for match in re.finditer(r"\$(\w+)", code)}
    for name, line in used.items():
        if name not in header.parameters:
            yield Finding(line, f"the header describes no parameter {name}", f"add // param {name} TYPE — meaning")
    for name, (line, parameter) in header.parameters.items():
        if name not in used:
            yield Finding(line, f"the query has no parameter {name}", f"use ${name}, or leave the line out")
        if not parameter.example:
            yield Finding(line, f"the parameter {name} has no example", "add (example: …) behind its meaning")


def _columns(header: Header, code: str) -> Iterator[Finding]:
    given: dict[str, int] = {}
    for one in returned(code):
        given.setdefault(one.item.name, code.count("\n", 0, one.item.at) + 1)
    given.pop("", None)
    for name, line in given.items():
        if name not in header.columns:
            yield Finding(line, f"the header describes no column {name}", f"add // column {name} — meaning")
    for name, (line, _) in header.columns.items():
        if given and name not in given:
            yield Finding(line, f"the query returns no column {name}", "return it, or leave the line out")
    if set(given) == set(header.columns) and list(given) != list(header.columns):
        first = next(name for name, other in zip(header.columns, given, strict=True) if name != other)
        yield Finding(
            header.columns[first][0], "the columns stand in another order", f"order them as {', '.join(given)}"
        )


def _example(name: str, header: Header) -> Iterator[Finding]:
    """Whether the example names this pack and gives it values that it takes."""
    line, example = header.said["example"]
    try:
        words = shlex.split(example)
    except ValueError:
        yield Finding(line, "the quotes of the example don't match", "close each of them")
        return
    if words[:3] != ["kg", "query", name]:
        yield Finding(line, "the example asks another query", f"begin it with kg query {name}")
        return
    pairs = [word.partition("=") for before, word in pairwise(words) if before == "-p"]
    parameters: tuple[Parameter, ...] = tuple(parameter for _, parameter in header.parameters.values())
    pack = Pack(name, {}, "", parameters, {}, example, "")
    try:
        pack.bind({key: value for key, _, value in pairs})
    except PackError as problem:
        yield Finding(line, "the example does not run", str(problem))
