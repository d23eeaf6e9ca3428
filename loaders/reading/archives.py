"""Zip archives as folders. A document in one has the path `x.zip/name`; nothing is unpacked to the disk."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from loaders.reading.errors import ReadingError

SUFFIX = ".zip"

_MOST_MEMBERS = 10_000
_MOST_BYTES = 4_000_000_000
_MOST_NESTED = 250_000_000
"""Archives in an archive are kept in memory while it is open."""
_RATIO = 200
"""The most that honest documents shrink; members that grow more than this are made to exhaust the machine."""
_LONGEST_NAME = 1_000

_UNICODE_NAME = 0x7075  # Info-ZIP's extra field: the name in UTF-8 beside the one in the machine's old encoding
_IN_UTF8 = 0x800
_LOCKED = 1
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = re.compile(r"\.|__MACOSX$|~\$")
"""What macOS and Office leave beside documents: hidden files, resource forks, files that mark others as open."""
_USUAL_LETTERS = re.compile(r"[\x20-\x7eÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’]")


def is_unseen(name: str) -> bool:
    """Whether a file or folder of this name is left out where folders and archives are walked."""
    return bool(_UNSEEN.match(name))


def members(path: Path) -> list[Path]:
    """The paths of the files in an archive in sorted order, those in an archive within it too. An archive within it
    that can't be opened, or that lies a level deeper, stands for itself. Raises ReadingError for an archive that is
    broken, or holds more than a portal hands out."""
    return [path / name for name in sorted(_opened(path, *stamp(path)).names)]


def is_there(path: Path) -> bool:
    """Whether there is such a file, on the disk or in an archive."""
    if path.is_file():
        return True
    try:
        within = _within(path)
    except ReadingError:
        return False
    return within is not None and within[1] in within[0].names


def content(path: Path, most: int) -> bytes:
    """The bytes of a file, on the disk or in an archive. Raises ReadingError for one of more bytes than `most`, and
    for what is no file; OSError where the system refuses it."""
    if within := _within(path):
        archive, name = within
        return archive.read(name, most)
    if path.is_dir():
        raise ReadingError("this is a folder; name the files in it, or load the folder")
    if not path.exists():
        raise ReadingError("there is no such file; check the path")
    if not path.is_file():
        raise ReadingError("this is no ordinary file; copy its content to one")
    if path.stat().st_size > most:
        raise ReadingError("this file is too large for one document; split it")
    return path.read_bytes()


def stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does: the time and size of the file on the disk, the archive's for one in an archive."""
    while not path.exists() and path.parent != path:
        path = path.parent
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def why_unread(path: Path) -> str:
    """What keeps the documents in an archive from being read, or how to name one of them."""
    try:
        if path.is_file():
            members(path)
            return f"this is a zip archive; name a document in it, as {path.name}/NAME, or load it whole"
        Archive(io.BytesIO(content(path, _MOST_NESTED)), nested=True)
    except ReadingError as error:
        return str(error)
    return "this zip archive lies too deep in another or is too large there; unpack it and load the folder"


def _within(path: Path) -> tuple[Archive, str] | None:
    """The archive that a path leads into and the name of the file in it; None for other paths."""
    for above in reversed(path.parents):
        if above.suffix.lower() == SUFFIX and above.is_file():
            return _opened(above, *stamp(above)), path.relative_to(above).as_posix()
    return None


@lru_cache(maxsize=2)
def _opened(path: Path, changed: int, size: int) -> Archive:
    """The archive at a path, which is opened again when it has changed."""
    return Archive(path.open("rb"))


class Archive:
    """An opened zip archive: the files in it by their names, as people read them."""

    def __init__(self, file: BinaryIO, *, nested: bool = False) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError, IndexError):
            file.close()
            raise ReadingError("this zip archive is broken or cut off; download it anew") from None
        _refuse_bombs(entries)
        self._entries = {name: entry for entry in entries if (name := _name(entry))}
        self._inner: dict[str, Archive] = {}
        self._nested_bytes = 0
        if not nested:
            for name in [name for name in self._entries if name.lower().endswith(SUFFIX)]:
                self._open_inner(name)
        self.names = frozenset(self._all_names())

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file in the archive. Raises ReadingError."""
        for inner, archive in self._inner.items():
            if name.startswith(f"{inner}/"):
                return archive.read(name[len(inner) + 1 :], most)
        entry = self._entries.get(name)
        if entry is None:
            raise ReadingError("there is no such file in the archive; check the path")
        if entry.flag_bits & _LOCKED:
            raise ReadingError(
                "this archive is protected by a password; unpack it with the password and load the files"
            )
        if entry.file_size > most:
            raise ReadingError("this file is too large for one document; split it")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadingError("this archive is packed in an unusual way; unpack it and load the files in it")
        try:
            return self._zip.read(entry)
        except Exception as error:  # a hostile archive can make every layer below raise what it likes
            raise ReadingError(f"this zip archive is broken here ({type(error).__name__}); download it anew") from None

    def _open_inner(self, name: str) -> None:
        self._nested_bytes += self._entries[name].file_size
        if self._nested_bytes > _MOST_NESTED:
            return
        try:
            self._inner[name] = Archive(io.BytesIO(self.read(name, _MOST_NESTED)), nested=True)
        except ReadingError:
            return  # whoever reads it is told why

    def _all_names(self) -> Iterator[str]:
        for name in self._entries:
            if name in self._inner:
                yield from (f"{name}/{below}" for below in self._inner[name].names)
            else:
                yield name


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    grows = any(entry.file_size > 10_000_000 and entry.file_size > _RATIO * entry.compress_size for entry in entries)
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_BYTES or grows:
        raise ReadingError("this zip archive unpacks to more than is read from one; unpack it and load the folder")


def _name(entry: zipfile.ZipInfo) -> str:
    """The path of a file in the archive: with slashes, without drive and without steps to where it doesn't lie; empty
    for what is left out."""
    spelled = unicodedata.normalize("NFC", _spelled(entry)).replace("\\", "/")
    parts = [part for part in _DRIVE.sub("", spelled, count=1).split("/") if part not in ("", ".", "..")]
    name = "/".join(parts)
    return "" if len(name) > _LONGEST_NAME or any(map(is_unseen, parts)) else name


def _spelled(entry: zipfile.ZipInfo) -> str:
    """A file's name in the letters that its author typed. Archives say only of UTF-8 that it is; others hold the bytes
    of the machine's encoding, which zipfile takes for that of the first PCs."""
    if entry.flag_bits & _IN_UTF8 or entry.filename.isascii():
        return entry.filename
    raw = entry.filename.encode("cp437", errors="replace")
    for name in (_unicode_name(entry.extra), raw):
        try:
            if name:
                return name.decode("utf-8")
        except UnicodeDecodeError:
            continue
    readings = [raw.decode(encoding, errors="replace") for encoding in ("cp437", "cp1258")]
    return min((unicodedata.normalize("NFC", reading) for reading in readings), key=_odd_signs)


def _odd_signs(name: str) -> int:
    return len(_USUAL_LETTERS.sub("", name))


def _unicode_name(extra: bytes) -> bytes:
    """The name that an extra field states in UTF-8, behind a version and a checksum."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_NAME:
            return extra[at + 9 : at + 4 + length]
        at += 4 + length
    return b""
