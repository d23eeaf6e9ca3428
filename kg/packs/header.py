"""The header of a pack's file: line comments that say what it answers, what it takes and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.packs.kinds import TYPES
from kg.packs.pack import Pack, PackError, Parameter, nearest

_LINE = re.compile(r"//\s*(title\.\w\w|answers|example|param|column)\b:?\s*(.*?)\s*")
_PARAMETER = re.compile(
    r"(?P<name>[A-Za-z_]\w*)\s+(?P<type>\w+)(?:\s*\((?P<values>[^()]*)\))?(?:\s*=\s*(?P<default>\S+))?\s+—\s+"
    r"(?P<meaning>.+?)(?:\s*\(example: (?P<example>.+)\))?"
)
_COLUMN = re.compile(r"(\w+)\s+—\s+(.+)")
SAID = ("title.vi", "title.en", "answers", "example")
"""What each header says once."""

PARAMETER_READS = "a parameter reads NAME TYPE = DEFAULT — meaning (example: …)"
COLUMN_READS = "a column reads NAME — meaning"


@dataclass(slots=True)
class Header:
    """What a header says, each with its line, and what is wrong with it: lines (0 for the whole) and sentences."""

    said: dict[str, tuple[int, str]] = field(default_factory=dict)
    parameters: dict[str, tuple[int, Parameter]] = field(default_factory=dict)
    columns: dict[str, tuple[int, str]] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def read_header(text: str) -> Header:
    """The header of a file's text, as far as it can be read."""
    header = Header()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _LINE.fullmatch(line):
            for wrong in _take(header, number, *found.groups()):
                header.wrong.append((number, wrong))
    missing = [kind for kind in SAID if not header.said.get(kind, (0, ""))[1]]
    missing += [] if header.columns else ["column"]
    header.wrong += [(0, f"it has no line '// {kind} …'") for kind in missing]
    return header


def parse_pack(name: str, text: str, where: str = "") -> Pack:
    """The pack in a file's text. Raises PackError, which names the file (`where`) and the line that breaks the
    format."""
    header = read_header(text)
    for line, wrong in header.wrong:
        raise PackError(f"{where or name}, line {line}: {wrong}" if line else f"{where or name}: {wrong}")
    titles = MappingProxyType({lang: header.said[f"title.{lang}"][1] for lang in ("vi", "en")})
    parameters = tuple(parameter for _, parameter in header.parameters.values())
    columns = MappingProxyType({name: meaning for name, (_, meaning) in header.columns.items()})
    return Pack(name, titles, header.said["answers"][1], parameters, columns, header.said["example"][1], text)


def _take(header: Header, number: int, kind: str, rest: str) -> Iterator[str]:
    """Put a line into the header; yields what is wrong with it."""
    if kind == "param":
        found = _PARAMETER.fullmatch(rest)
        if found is None:
            yield PARAMETER_READS
            return
        parameter = _parameter(found)
        if parameter.name in header.parameters:
            yield f"the parameter {parameter.name} was described before"
        header.parameters[parameter.name] = number, parameter
        yield from _wrong_with(parameter)
    elif kind == "column":
        described = _COLUMN.fullmatch(rest)
        if described is None:
            yield COLUMN_READS
            return
        if described[1] in header.columns:
            yield f"the column {described[1]} was described before"
        header.columns[described[1]] = number, described[2]
    else:
        if kind in header.said:
            yield f"'// {kind}' was said before"
        header.said[kind] = number, rest


def _parameter(found: re.Match[str]) -> Parameter:
    default = "" if found["default"] == '""' else found["default"]
    values = tuple(value for value in re.split(r"\s*,\s*", (found["values"] or "").strip()) if value)
    return Parameter(found["name"], found["type"], default, found["meaning"], found["example"] or "", values)


def _wrong_with(parameter: Parameter) -> Iterator[str]:
    """What is wrong with the type, the default or the example of a parameter."""
    if parameter.type not in TYPES:
        yield f"there is no type {parameter.type}: a type is one of {', '.join(nearest(parameter.type, TYPES))}"
        return
    if (parameter.type == "choice") != bool(parameter.values):
        yield "a choice lists its values, and no other type does: NAME choice(one, other)"
        return
    for what, value in (("default", parameter.default), ("example", parameter.example)):
        try:
            if value:
                parameter.read(value)
        except ValueError as problem:
            yield f"the {what} {value} of {parameter.name} is not {problem}"
