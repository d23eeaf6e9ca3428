"""Prepared queries: the files of `queries/`, what they ask for and what they answer.

A file begins with line comments that describe it:

    // title.vi: …                       // title.en: …
    // answers: the question it answers
    // param NAME TYPE = DEFAULT — meaning (example: …)
    // column NAME — meaning
    // example: kg query …

Without `= DEFAULT` a parameter is required; `""` is the empty default. Further comments belong to the query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.lookup import find_bodies, find_documents, find_places
from kg.stores import Rows, Store
from kg.stores.cypher import lint
from loaders.folding import plain
from loaders.grammar.lexicon.dates import parse_date
from loaders.tables import room

__all__ = ["TYPES", "Pack", "PackError", "Parameter", "lint", "packs", "parse_pack"]

LEVELS = {
    "central": ("trung ương",),
    "provincial": ("province", "tỉnh", "cấp tỉnh"),
    "district": ("huyện", "cấp huyện"),
    "commune": ("communes", "xã", "cấp xã"),
    "unit": ("đơn vị",),
}
TYPES = ("string", "integer", "date", "level", "documents", "bodies", "places")


class PackError(Exception):
    """A pack that can't be read, or values that don't fit it; the message says what it takes."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a pack asks for. `type` is one of TYPES; without a default it is required."""

    name: str
    type: str
    default: str | None
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A prepared query. `titles` are by language; `columns` maps each column, in order, to its meaning."""

    name: str
    titles: Mapping[str, str]
    answers: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    example: str
    text: str

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of the query from what a person typed; unnamed ones take their defaults.

        A date becomes ISO text and a level its English name. Documents, bodies and places stay lists of what was
        typed until `run` looks them up; a list is taken as it is. Raises PackError for a name the pack doesn't know,
        for a missing one, and for a value that is no value of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                has = f"it takes {', '.join(known)}" if known else "it takes none"
                raise PackError(f"{self.name} has no parameter {name}: {has}")
        bound = {}
        for name, parameter in known.items():
            value = values.get(name, parameter.default)
            if value is None:
                raise PackError(f"{self.name} needs {name} ({parameter.meaning}), for example: {self.example}")
            try:
                bound[name] = _READ[parameter.type](value)
            except ValueError as problem:
                example = f", for example {parameter.example}" if parameter.example else ""
                raise PackError(f"{name} is {problem}, not {str(value)!r}{example}") from None
        return bound

    def run(
        self,
        store: Store,
        values: Mapping[str, Any],
        *,
        row_limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The answer for what a person typed: looks up documents, bodies and places, then runs the query.

        Raises PackError, LookupFailure where nothing fits a name, and QueryError.
        """
        bound = self.bind(values)
        for parameter in self.parameters:
            find = _FIND.get(parameter.type)
            if find:
                found = [row["id"] for text in bound[parameter.name] for row in find(store, text)]
                bound[parameter.name] = sorted(set(found))
        return store.query(self.text, bound, row_limit=row_limit, timeout=timeout)


def packs(extra: Path | None = None) -> dict[str, Pack]:
    """All packs by name, with those of a folder of one's own, which replace others of the same name.

    >>> sorted(packs())[:2]
    ['deadlines', 'implementers']
    """
    folders = [room("queries"), *([extra] if extra else [])]
    files = {file.stem: file for folder in folders for file in sorted(folder.glob("*.cypher"))}
    return {name: parse_pack(name, files[name].read_text("utf-8")) for name in sorted(files)}


_HEADER = re.compile(r"//\s*(title\.\w\w|answers|example|param|column)\b:?\s*(.*?)\s*")
_PARAMETER = re.compile(
    r"(?P<name>\w+)\s+(?P<type>\w+)(?:\s*=\s*(?P<default>\S+))?\s+—\s+(?P<meaning>.+?)"
    r"(?:\s*\(example: (?P<example>.+)\))?"
)
_COLUMN = re.compile(r"(\w+)\s+—\s+(.+)")


def parse_pack(name: str, text: str) -> Pack:
    """The pack in a file's text. Raises PackError, naming the line that breaks the format."""
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header is None:
            continue
        kind, rest = header.groups()
        if kind == "param":
            found = _PARAMETER.fullmatch(rest)
            if found is None or found["type"] not in TYPES:
                raise PackError(f"{name}, line {number}: a parameter reads NAME TYPE = DEFAULT — meaning (example: …)")
            default = "" if found["default"] == '""' else found["default"]
            parameters.append(
                Parameter(found["name"], found["type"], default, found["meaning"], found["example"] or "")
            )
        elif kind == "column":
            described = _COLUMN.fullmatch(rest)
            if described is None:
                raise PackError(f"{name}, line {number}: a column reads NAME — meaning")
            columns[described[1]] = described[2]
        else:
            said[kind] = rest
    missing = [kind for kind in ("title.vi", "title.en", "answers", "example") if not said.get(kind)]
    if missing or not columns:
        raise PackError(f"{name} has no line '// {(missing or ['column'])[0]} …'")
    titles = MappingProxyType({lang: said[f"title.{lang}"] for lang in ("vi", "en")})
    return Pack(name, titles, said["answers"], tuple(parameters), MappingProxyType(columns), said["example"], text)


def _integer(value: Any) -> int:
    try:
        return int(value)
    except (ValueError, TypeError):
        raise ValueError("a whole number") from None


def _date(value: Any) -> str:
    """A date as ISO text, as much of it as was given: `2025`, `2025-06`, `30/6/2025`."""
    text = str(value).strip()
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        return text
    found = parse_date(text)
    if found is None:
        raise ValueError("a date")
    return found


def _level(value: Any) -> str:
    wanted = plain(str(value))
    for level, others in LEVELS.items():
        if wanted == level or wanted in map(plain, others):
            return level
    raise ValueError(f"one of {', '.join(LEVELS)}")


def _names(value: Any) -> list[str]:
    texts = [value] if isinstance(value, str) else list(value)
    return [text for text in map(str, texts) if text.strip()]


_READ: Mapping[str, Callable[[Any], Any]] = {
    "string": str,
    "integer": _integer,
    "date": _date,
    "level": _level,
    "documents": _names,
    "bodies": _names,
    "places": _names,
}
_FIND: Mapping[str, Callable[[Store, str], list[dict[str, Any]]]] = {
    "documents": find_documents,
    "bodies": find_bodies,
    "places": find_places,
}
