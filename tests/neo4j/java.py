"""A Java on this machine that is new enough and not too new.

`python tests/neo4j/java.py 17 21` prints the path of a Java 17 to 21 and ends with 0, or with 1 where there is none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOMES = (Path("/usr/lib/jvm"), Path("/opt/java"), Path("/Library/Java/JavaVirtualMachines"))


def find_java(oldest: int, newest: int | None = None) -> Path | None:
    """The oldest Java from `oldest` on, up to `newest`: that of JAVA_HOME, one on the PATH, or an installed one."""
    fitting = [
        (version, nth, path)
        for nth, path in enumerate(_javas())
        if (version := _version(path)) >= oldest and (newest is None or version <= newest)
    ]
    return min(fitting)[2] if fitting else None


def _javas() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
    for folder in HOMES:
        yield from sorted(folder.glob("*/bin/java"))
        yield from sorted(folder.glob("*/Contents/Home/bin/java"))


@cache
def _version(java: Path) -> int:
    """The feature version that a Java tells of itself: 17, 21, 25; 0 where it doesn't run."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    named = re.search(r'version "(\d+)', said)
    return int(named[1]) if named else 0


if __name__ == "__main__":
    java = find_java(*map(int, sys.argv[1:3]))
    print(java or "no such Java")
    sys.exit(java is None)
