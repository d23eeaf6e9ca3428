"""Which Neo4j the tests run against, and how its jars come to this machine: by Maven, once, into the user's cache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.neo4j.java import find_java

POM = Path(__file__).with_name("pom.xml")


class NoServerError(Exception):
    """Something is missing without which no server starts here: the message says what."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version of Neo4j and the versions of Java that it runs on."""

    version: str
    oldest_java: int
    newest_java: int | None = None

    def java(self) -> Path:
        """A Java for it. Raises NoServerError."""
        if found := find_java(self.oldest_java, self.newest_java):
            return found
        wanted = f"{self.oldest_java} to {self.newest_java}" if self.newest_java else f"{self.oldest_java} or newer"
        raise NoServerError(f"Neo4j {self.version} needs Java {wanted}; JAVA_HOME names one")

    def jars(self) -> Path:
        """The folder of its jars, fetched where it isn't there yet: whole, or not there. Raises NoServerError."""
        folder = _cache() / f"neo4j-{self.version}"
        if folder.is_dir():
            return folder
        maven = shutil.which("mvn")
        if not maven:
            raise NoServerError(f"Maven (mvn) is not on the PATH, which fetches Neo4j {self.version}")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetching-") as fetching:
            self._fetch(maven, Path(fetching) / "lib")
            try:
                (Path(fetching) / "lib").rename(folder)
            except OSError:  # another process was faster
                if not folder.is_dir():
                    raise
        return folder

    def _fetch(self, maven: str, folder: Path) -> None:
        command = [maven, "-q", "-B", "--strict-checksums", "-f", str(POM), f"-Dneo4j.version={self.version}"]
        command += ["-Dstyle.color=never", f"-DoutputDirectory={folder}", "dependency:copy-dependencies"]
        environment = os.environ | {"JAVA_HOME": str(self.java().resolve().parent.parent)}
        said = ""
        for flags in ([], ["-U"]):  # once more where the network faltered, and without what Maven remembers of that
            done = subprocess.run([*command, *flags], env=environment, capture_output=True, text=True)
            if done.returncode == 0 and any(folder.glob("neo4j-server-*.jar")):
                return
            said = done.stdout + done.stderr
        error = re.search(r"\[ERROR\] (.+)", said)
        reason = error[1][:300] if error else f"it ended with {done.returncode}"
        raise NoServerError(f"Maven could not fetch Neo4j {self.version} (is the network there?): {reason}")


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "vn-directives-kg"


LTS = Release("5.26.30", 17, 21)
"""The long-term release: the oldest that the program promises to work with, in its newest patch."""

NEWER = Release("2026.08.1", 21)
"""A recent release."""
