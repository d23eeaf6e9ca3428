"""A prepared query as a value, and how it is asked with what a person typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kg.packs.kinds import TYPES, choose, is_blank, names, typed
from kg.stores import Rows, Store


class PackError(Exception):
    """A pack that can't be read, or values that don't fit it; the message says what it takes."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a pack asks for. `type` is one of TYPES, `values` the closed list of a choice; without a default it is
    required."""

    name: str
    type: str
    default: str | None
    meaning: str
    example: str
    values: tuple[str, ...] = ()

    @property
    def names_things(self) -> bool:
        """Whether its values are names of documents, bodies or places, which are looked up."""
        return TYPES[self.type].find is not None

    def read(self, value: Any) -> Any:
        """The query's value for what was typed. Raises ValueError, which says what it takes."""
        if self.names_things:
            return names(value)
        text = typed(value)
        if text == self.default == "":
            return text
        return choose(text, self.values) if self.type == "choice" else TYPES[self.type].read(text)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was typed for a parameter, and the documents, bodies or places that it may mean: at least one."""

    parameter: Parameter
    text: str
    found: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A pack with what was asked of it: the values of its parameters, and what the names among them mean."""

    parameters: Mapping[str, Any]
    named: tuple[Named, ...]


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
        typed until `look_up` finds them; a list is taken as it is. Raises PackError for a name the pack doesn't know,
        for a required one that is missing or blank, and for a value that is no value of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                has = f"it takes {', '.join(nearest(name, known))}" if known else "it takes none"
                raise PackError(f"{self.name} has no parameter {name}: {has}")
        bound = {}
        for name, parameter in known.items():
            value = values.get(name, parameter.default)
            if value is None or (parameter.default is None and is_blank(value)):
                raise PackError(f"{self.name} needs {name} ({parameter.meaning}), for example: {self.example}")
            try:
                bound[name] = parameter.read(value)
            except ValueError as problem:
                example = f", for example {parameter.example}" if parameter.example else ""
                raise PackError(f"{name} is {problem}, not {shown(value)}{example}") from None
        return bound

    def look_up(self, store: Store, values: Mapping[str, Any]) -> Asked:
        """What a person asks: the values as `bind` reads them, with the ids of documents, bodies and places that names
        may mean. Raises PackError, and LookupFailure where nothing fits a name."""
        bound = self.bind(values)
        named: list[Named] = []
        for parameter in self.parameters:
            if find := TYPES[parameter.type].find:
                means = [Named(parameter, text, tuple(find(store, text))) for text in bound[parameter.name]]
                bound[parameter.name] = sorted({one["id"] for name in means for one in name.found})
                named += means
        return Asked(bound, tuple(named))

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
        asked = self.look_up(store, values)
        return store.query(self.text, asked.parameters, row_limit=row_limit, timeout=timeout)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Known names, those that look most like a word first."""
    return sorted(known, key=lambda name: -SequenceMatcher(None, word[:100].casefold(), name.casefold()).ratio())


def shown(value: Any) -> str:
    """A value as it is quoted in a message: a long one is cut."""
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:60]}…")
