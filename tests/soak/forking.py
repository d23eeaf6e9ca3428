"""`kg` a hundred times over: each command is a process of its own, forked from one that has imported everything.

Starting Python and reading the tables takes longer than what is to be disturbed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, as :mod:`subprocess` counts, and what it said."""

    code: int
    said: str


@dataclass
class Forking:
    """Starts commands of `kg`, one at a time, from a process that `ready` describes."""

    _parent: subprocess.Popen[str]
    _output: Path

    @classmethod
    @contextmanager
    def started(cls, folder: Path, environment: Mapping[str, str]) -> Iterator[Forking]:
        """`folder` takes what commands say."""
        command = [sys.executable, "-m", "tests.soak.forking"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | environment
        ) as parent:
            yield cls(parent, folder / "said.txt")
            assert parent.stdin
            parent.stdin.close()

    def start(self, arguments: Sequence[str | Path], settings: Mapping[str, Any]) -> int:
        """Start `kg` with these arguments; returns the id of its process, which leads a group. `settings` are set in
        modules (`kg.loading.MOST_CHANGES`) beforehand."""
        assert self._parent.stdin
        order = {"arguments": list(map(str, arguments)), "settings": dict(settings), "output": str(self._output)}
        self._parent.stdin.write(json.dumps(order) + "\n")
        self._parent.stdin.flush()
        return int(self._line())

    def wait(self) -> Ended:
        """Wait for the end of what was started last."""
        return Ended(int(self._line()), self._output.read_text("utf-8", "replace"))

    def _line(self) -> str:
        assert self._parent.stdout
        return self._parent.stdout.readline()


def serve() -> None:
    """Fork a command for each line of standard input; say its id, and in the end its exit code."""
    import neo4j  # noqa: F401

    import kg.cli.building
    import kg.loading
    import kg.stores.neo4j  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _be(order["arguments"], order["settings"], order["output"])
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _be(arguments: list[str], settings: Mapping[str, Any], output: str) -> None:
    """Be the command, to the end of this process."""
    code = 1
    try:
        os.setsid()
        sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        for name, value in settings.items():
            module, _, attribute = name.rpartition(".")
            assert hasattr(sys.modules[module], attribute)
            setattr(sys.modules[module], attribute, value)
        sys.argv = ["kg", *arguments]
        from kg.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve()
