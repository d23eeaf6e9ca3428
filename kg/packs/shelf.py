"""Where packs lie: those of the product, and folders of one's own, whose packs replace others of the same name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.packs.header import parse_pack
from kg.packs.pack import Pack, PackError
from loaders.tables import room

LARGEST = 1 << 18
"""No file of a pack has more bytes."""

_NAME = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class Broken:
    """A file in a folder of one's own that is no pack: why, in one line that names the file."""

    name: str
    file: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packs by name; `own` maps those of one's own to their files, `replaced` names the packs of the product that
    they stand for, and `broken` are files that could not be read. A broken one hides no pack of another name."""

    packs: Mapping[str, Pack]
    own: Mapping[str, Path]
    replaced: frozenset[str]
    broken: tuple[Broken, ...]

    def pack(self, name: str) -> Pack | None:
        """The pack of a name; None where there is none. Raises PackError where the file of this name is broken."""
        for broken in self.broken:
            if broken.name == name:
                raise PackError(broken.reason)
        return self.packs.get(name)


def own_folders(given: str | None = None) -> tuple[Path, ...]:
    """The folders of one's own packs: those given, else those of KG_PACKS; several are separated as in PATH."""
    listed = given if given is not None else os.environ.get("KG_PACKS", "")
    return tuple(Path(folder) for folder in listed.split(os.pathsep) if folder)


def packs(own: Iterable[Path] = ()) -> Mapping[str, Pack]:
    """All packs by name, with those of folders of one's own. Raises PackError for a folder that is not there.

    >>> sorted(packs())[:2]
    ['amended_or_replaced', 'deadlines']
    """
    return shelf(own).packs


def shelf(own: Iterable[Path] = ()) -> Shelf:
    """All packs, those of folders of one's own too: a later folder's replace an earlier one's, and the product's.

    Raises PackError for a folder that is not there or can't be read; a file that is no pack is told in `broken`.
    """
    known = dict(_of_the_product())
    ours = frozenset(known)
    files: dict[str, Path] = {}
    broken: dict[str, Broken] = {}
    for folder in own:
        for file in pack_files(folder):
            try:
                pack = read_pack(file)
            except PackError as problem:
                broken[file.stem] = Broken(file.stem, file, str(problem))
            else:
                known[file.stem], files[file.stem] = pack, file
                broken.pop(file.stem, None)
    return Shelf(
        MappingProxyType({name: known[name] for name in sorted(known)}),
        MappingProxyType(files),
        ours & frozenset(files),
        tuple(broken[name] for name in sorted(broken)),
    )


@cache
def _of_the_product() -> Mapping[str, Pack]:
    return {file.stem: parse_pack(file.stem, read_text(file)) for file in sorted(room("queries").glob("*.cypher"))}


def pack_files(folder: Path) -> list[Path]:
    """The files of a folder that are to be packs, by name. Raises PackError."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".cypher")
    except NotADirectoryError:
        raise PackError(f"{folder} is a file; name the folder that it lies in") from None
    except FileNotFoundError:
        raise PackError(f"{folder}: there is no such folder; --packs and KG_PACKS name folders of packs") from None
    except OSError as problem:
        raise PackError(f"{folder}: {problem.strerror}; check the folder's permissions") from None


def read_pack(file: Path) -> Pack:
    """The pack in a file. Raises PackError, which names the file."""
    return parse_pack(name_of(file), read_text(file), str(file))


def name_of(file: Path) -> str:
    """The name of the pack in a file. Raises PackError where it could not be typed."""
    if not _NAME.fullmatch(file.stem):
        raise PackError(f"{file}: the name of a pack holds only letters, digits, _ and -; rename the file")
    return file.stem


def read_text(file: Path) -> str:
    """The text of a pack's file. Raises PackError for what is no text of a reasonable size."""
    try:
        if not file.is_file():
            raise PackError(f"{file}: there is no such file; check the path")
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as problem:
        raise PackError(f"{file}: the file can't be opened ({problem.strerror}); check its permissions") from None
    if len(content) > LARGEST:
        raise PackError(f"{file} is larger than {LARGEST >> 10} kB; a pack is one query")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(f"{file} is no UTF-8 text; save it as UTF-8") from None
