"""Files that we write: whole or not at all, with the rights that the person's other files have."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kg.files import replacing


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / ("ệ" * 80 + ".html")  # 245 bytes: as long as a name may nearly be
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old", "until the block ends, readers see the old file"
    assert target.read_bytes() == b"new" and list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "x.ttl"
    target.write_bytes(b"old")
    with pytest.raises(ValueError, match="half-way"), replacing(target) as file:
        file.write(b"half")
        raise ValueError("half-way")
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("umask", "rights"), [(0o077, 0o600), (0o022, 0o644)])
def test_rights_are_those_of_the_persons_other_files(tmp_path: Path, umask: int, rights: int) -> None:
    before = os.umask(umask)
    try:
        with replacing(tmp_path / "x.html"):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "x.html").stat().st_mode & 0o777 == rights


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "x.html"
    with pytest.raises(FileNotFoundError) as caught, replacing(target):
        pass
    assert caught.value.filename == str(target)
