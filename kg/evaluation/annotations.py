"""What careful readers say of documents: one JSON file a document, checked field by field (docs: `ANNOTATING.md`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from loaders.extraction import Level, RelationType, Role

Json = Mapping[str, Any]


class AnnotationError(Exception):
    """An annotation that can't be used; the message names the file, the line, and what to mend."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a reader says of the document `file`; `said` has the fields of the format."""

    path: Path
    file: str
    said: Json


TEXT = "text"
"""A value that is text or null; a tuple names the values that are allowed, a dict the fields of an object in a list."""
SHAPE: dict[str, Any] = {
    "file": TEXT,
    "document": {
        "kind": ("original", "report"),
        "number": TEXT,
        "type": TEXT,
        "issuer": TEXT,
        "issued_on": TEXT,
        "level": get_args(Level),
        "territory": TEXT,
        "title": TEXT,
        "signer": TEXT,
        "signer_position": TEXT,
    },
    "references": [
        {
            "ref": TEXT,
            "type": TEXT,
            "issuer": TEXT,
            "issued_on": TEXT,
            "also": [TEXT],
            "mentions": "number",
            "surface": [TEXT],
        }
    ],
    "relations": [{"source": TEXT, "type": get_args(RelationType), "target": TEXT, "quote": TEXT}],
    "assignments": [
        {
            "section": TEXT,
            "task": TEXT,
            "assignees": [{"name": TEXT, "role": get_args(Role)}],
            "deadline": TEXT,
            "level": get_args(Level),
        }
    ],
    "targets": [
        {
            "section": TEXT,
            "text": TEXT,
            "indicator": TEXT,
            "comparator": ("=", ">=", ">", "<=", "<", "+", "-"),
            "value": "number",
            "unit": TEXT,
            "due": TEXT,
        }
    ],
    "recipients": [TEXT],
}
"""The fields of the format and what they hold."""


def read_annotations(folder: Path) -> list[Annotation]:
    """The annotations of a folder (`*.json`), in the order of their names. Raises AnnotationError for a folder without
    any, and for the first file that is no JSON or has a field or value that the format doesn't know."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise AnnotationError(f"there are no annotations (*.json) in {folder}")
    return [_read(path) for path in paths]


def _read(path: Path) -> Annotation:
    try:
        content = path.read_text("utf-8-sig")
        said = json.loads(content)
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{path}, line {error.lineno}: this is no JSON; check commas and quotes") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise AnnotationError(f"{path}, line 1: this is no JSON in UTF-8; save it anew") from error
    for mistake, word in _mistakes(said, SHAPE, "the annotation"):
        raise AnnotationError(f"{path}, line {_line_of(content, word)}: {mistake}")
    if not isinstance(said.get("file"), str) or not said["file"]:
        raise AnnotationError(f"{path}, line 1: `file` has to name the document's file")
    return Annotation(path, said["file"], said)


def _line_of(content: str, word: str) -> int:
    """The line on which a word first stands in quotes; 1 where it doesn't."""
    at = content.find(json.dumps(word, ensure_ascii=False))
    return content.count("\n", 0, at) + 1 if at >= 0 else 1


Mistakes = Iterator[tuple[str, str]]


def _mistakes(value: Any, shape: Any, name: str) -> Mistakes:
    """What is wrong with a value, each with a word by which its line is found."""
    kinds: dict[type, Callable[[Any, Any, str], Mistakes]] = {dict: _in_object, list: _in_list, tuple: _in_choice}
    if type(shape) in kinds:
        yield from kinds[type(shape)](value, shape, name)
    elif shape == TEXT and not (value is None or isinstance(value, str)):
        yield f"`{name}` has to be text or null", name
    elif shape == "number" and not (value is None or (isinstance(value, int | float) and not isinstance(value, bool))):
        yield f"`{name}` has to be a number or null", name


def _in_object(value: Any, shape: dict[str, Any], name: str) -> Mistakes:
    if not isinstance(value, dict):
        yield f"`{name}` has to be an object with fields", name
        return
    for field, inner in value.items():
        if field not in shape:
            yield f"unknown field `{field}`; known are {', '.join(shape)}", field
        else:
            yield from _mistakes(inner, shape[field], field)


def _in_list(value: Any, shape: list[Any], name: str) -> Mistakes:
    if not isinstance(value, list):
        yield f"`{name}` has to be a list", name
        return
    for item in value:
        yield from _mistakes(item, shape[0], name)
        if isinstance(item, dict):
            yield from ((f"an item of `{name}` lacks `{key}`", name) for key in _needed(name) if not item.get(key))


def _needed(name: str) -> tuple[str, ...]:
    """The fields without which an item of a list says nothing."""
    return {
        "references": ("ref",),
        "relations": ("source", "type", "target"),
        "assignments": ("task",),
        "assignees": ("name", "role"),
    }.get(name, ())


def _in_choice(value: Any, shape: tuple[str, ...], name: str) -> Mistakes:
    if value is not None and value not in shape:
        yield f"`{name}` is one of {', '.join(shape)}, not {value}", str(value)
