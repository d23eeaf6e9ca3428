"""The header of a pack's file: line comments above the query that say what it answers, what it takes and what it
gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from types import MappingProxyType

from kg.packs.kinds import TYPES
from kg.packs.pack import Pack, PackError, Parameter, nearest
from kg.stores.lint import Finding

LINE = re.compile(r"//\s*+(title\.\w\w|answers|example|param|column)\b:?\s*+(.*)")
_PARAMETER = re.compile(
    r"(?P<name>[A-Za-z_]\w*+)\s++(?P<type>\w++)(?:\s*+\((?P<values>[^()]*+)\))?+(?:\s*+=\s*+(?P<default>\S++))?+"
    r"\s++—\s++(?P<meaning>.+)"
)
_EXAMPLE = "(example: "
_COLUMN = re.compile(r"(\w+)\s+—\s+(.+)")
_ONCE = ("title.vi", "title.en", "answers", "example")


@dataclass(slots=True)
class Header:
    """What a header says, each with its line, and what is wrong with it."""

    said: dict[str, tuple[int, str]] = field(default_factory=dict)
    parameters: dict[str, tuple[int, Parameter]] = field(default_factory=dict)
    columns: dict[str, tuple[int, str]] = field(default_factory=dict)
    wrong: list[Finding] = field(default_factory=list)


def read_header(text: str) -> Header:
    """The header of a file's text, as far as it can be read."""
    header = Header()
    for number, line in enumerate(takewhile(_is_above, text.split("\n")), 1):
        if found := LINE.fullmatch(line.rstrip()):
            header.wrong += [Finding(number, *wrong) for wrong in _take(header, number, *found.groups())]
    missing = [kind for kind in _ONCE if not header.said.get(kind, (0, ""))[1]]
    missing += [] if header.columns else ["column"]
    header.wrong += [Finding(1, f"there is no line '// {kind} …'", "add it to the header") for kind in missing]
    return header


def _is_above(line: str) -> bool:
    """Whether a line may stand above the query: a comment within that is no line of the header, however it begins."""
    return not line.strip() or line.lstrip().startswith("//")


def parse_pack(name: str, text: str, where: str = "") -> Pack:
    """The pack in a file's text. Raises PackError, which names the file (`where`) and the line that breaks the
    format."""
    header = read_header(text)
    for wrong in header.wrong:
        raise PackError(f"{where or name}, line {wrong.line}: {wrong.what} — {wrong.instead}")
    titles = MappingProxyType({lang: header.said[f"title.{lang}"][1] for lang in ("vi", "en")})
    parameters = tuple(parameter for _, parameter in header.parameters.values())
    columns = MappingProxyType({name: meaning for name, (_, meaning) in header.columns.items()})
    return Pack(name, titles, header.said["answers"][1], parameters, columns, header.said["example"][1], text)


Wrong = tuple[str, str]
"""What is wrong, and what to write instead."""


def _take(header: Header, number: int, kind: str, rest: str) -> Iterator[Wrong]:
    """Put a line into the header; yields what is wrong with it."""
    if kind == "param":
        found = _PARAMETER.fullmatch(rest)
        if found is None:
            yield "this parameter can't be read", "write NAME TYPE = DEFAULT — meaning (example: …)"
            return
        parameter = _parameter(found)
        if parameter.name in header.parameters:
            yield f"the parameter {parameter.name} was described before", "leave one of the lines out"
        header.parameters[parameter.name] = number, parameter
        yield from _wrong_with(parameter)
    elif kind == "column":
        described = _COLUMN.fullmatch(rest)
        if described is None:
            yield "this column can't be read", "write NAME — meaning"
            return
        if described[1] in header.columns:
            yield f"the column {described[1]} was described before", "leave one of the lines out"
        header.columns[described[1]] = number, described[2]
    else:
        if kind in header.said:
            yield f"'// {kind}' was said before", "leave one of the lines out"
        header.said[kind] = number, rest


def _parameter(found: re.Match[str]) -> Parameter:
    default = "" if found["default"] == '""' else found["default"]
    values = tuple(value.strip() for value in (found["values"] or "").split(",") if value.strip())
    meaning, example = _meaning(found["meaning"])
    return Parameter(found["name"], found["type"], default, meaning, example, values)


def _meaning(said: str) -> tuple[str, str]:
    """What is said of a parameter, and the example behind it, if there is one."""
    meaning, _, example = said.partition(_EXAMPLE)
    if meaning and example.endswith(")") and example != ")":
        return meaning.rstrip(), example[:-1]
    return said, ""


def _wrong_with(parameter: Parameter) -> Iterator[Wrong]:
    """What is wrong with the type, the default or the example of a parameter."""
    if parameter.type not in TYPES:
        yield f"there is no type {parameter.type}", f"take one of {', '.join(nearest(parameter.type, TYPES))}"
        return
    if parameter.type == "choice" and not parameter.values:
        yield "this choice has no values", "list them: NAME choice(one, other)"
        return
    if parameter.type != "choice" and parameter.values:
        yield f"only a choice lists values, {parameter.type} doesn't", "write choice, or leave the values out"
        return
    for said, value in (
        (f"the default of {parameter.name} is {parameter.default}", parameter.default),
        (f"the example of {parameter.name} is {parameter.example}", parameter.example),
    ):
        try:
            if value:
                parameter.read(value)
        except ValueError as problem:
            yield said, f"it takes {problem}"
