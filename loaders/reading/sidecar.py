"""What the user says of a file: `FILE.meta.yaml` beside it, or its row in the `corpus.csv` of a folder above it."""

from __future__ import annotations

import csv
import datetime
import io
import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.reading.archives import content, is_there, stamp
from loaders.reading.errors import ReadingError
from loaders.text import Facts

SUFFIX = ".meta.yaml"
TABLE = "corpus.csv"

_KEYS = tuple(field.name for field in fields(Facts))
_ONE_OF = {
    "kind": ("original", "report"),
    "level": ("central", "provincial", "district", "commune", "unit"),
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TRUTH = {"true": True, "yes": True, "1": True, "x": True, "false": False, "no": False, "0": False, "": False}
_LONGEST_YAML = 64_000
_LONGEST_TABLE = 50_000_000


def is_sidecar(path: Path) -> bool:
    """Whether a file only says something of other files."""
    return path.name.endswith(SUFFIX) or path.name == TABLE


def facts_of(path: Path, base: Path | None = None) -> Facts:
    """The facts that sidecars state of a file; its own sidecar wins over tables, a nearer table over one further up
    (as far as `base`). Raises ReadingError for a sidecar that is wrong."""
    stated: dict[str, Any] = {}
    for folder in reversed(_folders(path, base)):
        stated |= _row(folder, path)
    stated |= _own(path)
    return Facts(**stated)


def _folders(path: Path, base: Path | None) -> list[Path]:
    """The file's folder and those above it up to the base, nearest first."""
    if base is None or not path.is_relative_to(base):
        return [path.parent]
    above = [path.parent, *path.parent.parents]
    return above[: above.index(base) + 1]


def _own(path: Path) -> dict[str, Any]:
    import yaml

    sidecar = path.with_name(path.name + SUFFIX)
    if not is_there(sidecar):
        return {}
    try:
        data = content(sidecar, _LONGEST_TABLE)
        if len(data) > _LONGEST_YAML:
            raise ReadingError(f"the sidecar {sidecar.name} is too long; it holds only these keys: {', '.join(_KEYS)}")
        stated = yaml.safe_load(data.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError, OSError):
        raise ReadingError(f"the sidecar {sidecar.name} is no YAML; write lines such as `number: 51-KL/TW`") from None
    if stated is None:
        return {}
    if not isinstance(stated, dict):
        raise ReadingError(f"the sidecar {sidecar.name} is no list of facts; write lines such as `number: 51-KL/TW`")
    return _checked(stated, f"the sidecar {sidecar.name}")


def _row(folder: Path, path: Path) -> dict[str, Any]:
    table = folder / TABLE
    if not is_there(table):
        return {}
    stated = _rows(table, *stamp(table)).get(path.relative_to(folder).as_posix(), {})
    return _checked({key: value for key, value in stated.items() if value}, f"the table {TABLE}")


@lru_cache(maxsize=64)
def _rows(table: Path, changed: int, size: int) -> dict[str, dict[str, str]]:
    """The rows of a table by file; read again when it has changed."""
    if size > _LONGEST_TABLE:
        raise ReadingError(f"the table {TABLE} is too large; split it over the folders")
    try:
        text = content(table, _LONGEST_TABLE).decode("utf-8-sig")
        heading = text.split("\n", 1)[0]
        comma = ";" if heading.count(";") > heading.count(",") else ","
        reader = csv.DictReader(io.StringIO(text), delimiter=comma)
        columns = [column.strip() for column in reader.fieldnames or ()]
        reader.fieldnames = columns
        rows = list(reader)
    except (csv.Error, UnicodeDecodeError, OSError):
        raise ReadingError(f"the table {TABLE} can't be read; save it as CSV in UTF-8") from None
    unknown = [column for column in columns if column not in ("file", *_KEYS)]
    if unknown or "file" not in columns:
        wrong = f"has the unknown columns {', '.join(unknown)}" if "file" in columns else "has no column `file`"
        raise ReadingError(f"the table {TABLE} {wrong}; its columns are: file, {', '.join(_KEYS)}")
    return {
        (row.pop("file") or "").strip().replace("\\", "/"): {k: (v or "").strip() for k, v in row.items() if k in _KEYS}
        for row in rows
    }


def _checked(stated: dict[Any, Any], where: str) -> dict[str, Any]:
    unknown = [str(key) for key in stated if key not in _KEYS]
    if unknown:
        raise ReadingError(f"{where} has the unknown keys {', '.join(unknown)[:200]}; the keys are: {', '.join(_KEYS)}")
    return {key: _value(key, value, where) for key, value in stated.items() if value is not None}


def _value(key: str, value: Any, where: str) -> str | bool:
    if key == "sample":
        truth = value if isinstance(value, bool) else _TRUTH.get(str(value).strip().lower())
        if truth is None:
            raise ReadingError(f"{where}: `sample` is true or false")
        return truth
    if key == "issued_on" and isinstance(value, (datetime.date, int)) and not isinstance(value, bool):
        value = value.date().isoformat() if isinstance(value, datetime.datetime) else str(value)
    if not isinstance(value, str) or not value.strip():
        raise ReadingError(f"{where}: `{key}` is a text; put it in quotes")
    if key == "issued_on" and not _DATE.fullmatch(value):
        raise ReadingError(f"{where}: `issued_on` is a date such as 2019-05-30, 2019-05 or 2019")
    if value not in _ONE_OF.get(key, (value,)):
        raise ReadingError(f"{where}: `{key}` is one of {', '.join(_ONE_OF[key])}")
    return " ".join(value.split())
