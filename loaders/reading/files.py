"""Files and folders: which ones are documents, and how each becomes a Text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.reading.canonical import canonical
from loaders.reading.errors import ReadingError
from loaders.reading.plain import read_plain
from loaders.text import Facts, Text

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its media type, the reader of its bytes, and the size in bytes above which it is refused."""

    media_type: str
    read: Callable[[bytes], str]
    limit: int


FORMATS: dict[str, Format] = {
    ".txt": Format("text/plain", read_plain, 250 * MEGABYTE),
    ".md": Format("text/markdown", read_plain, 250 * MEGABYTE),
}


def supported(path: Path) -> bool:
    """Whether a file has one of the formats that can be read."""
    return path.suffix.lower() in FORMATS


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path | None]]:
    """The documents under the paths, each with the folder that was named (None for a file named itself). Folders are
    walked in sorted order; hidden files, sidecars and unknown formats in them are skipped."""
    found: dict[Path, Path | None] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(file, path)
        else:
            found.setdefault(path, None)
    return list(found.items())


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file() and supported(entry):
            yield entry


def read(path: Path, *, base: Path | None = None, facts: Facts | None = None) -> Text:
    """The file as canonical text. `base` is the folder that was loaded: the text's `uri` is the address that the facts
    state, else the path relative to it. Raises ReadingError."""
    path = Path(path)
    name = path.relative_to(base).as_posix() if base is not None and path.is_relative_to(base) else path.name
    try:
        data = path.read_bytes()
        format = FORMATS[path.suffix.lower()]
        content = canonical(format.read(data))
    except FileNotFoundError:
        raise ReadingError(f"{name}: there is no such file; check the path") from None
    except ReadingError as error:
        raise ReadingError(f"{name}: {error}") from None
    facts = facts or Facts()
    return Text(path.name, facts.uri or name, content, format.media_type, hashlib.sha256(data).hexdigest(), facts)
