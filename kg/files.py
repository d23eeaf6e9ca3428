"""Files that we write appear whole or not at all, and the same content always gives the same bytes."""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast


@contextmanager
def replacing(path: str | Path) -> Iterator[IO[bytes]]:
    """A binary file that takes the place of `path` when the block ends, and leaves no trace where it fails.

    A name that ends in `.gz` is compressed, without name and time in its header. Raises OSError, which names `path`,
    where the folder can't be written.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".kg-")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as raw:
            if path.suffix == ".gz":
                with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
                    yield cast(IO[bytes], packed)
            else:
                yield raw
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's umask; temporary files ignore it, exports should not."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def replacing_folder(path: str | Path, *, known_by: str) -> Iterator[Path]:
    """An empty folder that takes the place of `path` when the block ends, and leaves no trace where it fails.

    A folder that has a file `known_by` in it was written so before, and goes. Raises FileExistsError for one with other
    things in it, OSError, which names `path`, where it can't be written.
    """
    path = Path(path)
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / known_by).is_file())):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        fresh = Path(tempfile.mkdtemp(dir=path.parent, prefix=".kg-"))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        old = fresh.with_name(f"{fresh.name}-old")
        if path.exists():
            path.replace(old)
        fresh.replace(path)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
