"""Runs a server for a test run and ends it with that run, however this ends.

`python guard.py HOME COMMAND…`: the command's output goes to HOME/logs/console.log. When standard input closes, the
command and all its processes are killed and HOME goes; a line `stop` before that ends them in order and keeps HOME.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

PATIENCE = 120


def main(home: Path, command: list[str]) -> int:
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _left_to_the_pipe)
    with (home / "logs" / "console.log").open("ab") as log:
        server = subprocess.Popen(
            command, cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    abandoned = threading.Event()
    threading.Thread(target=_follow, args=(server, abandoned), daemon=True).start()
    ended = server.wait()
    if abandoned.is_set():
        _kill(server)
        shutil.rmtree(home, ignore_errors=True)
    return ended


def _left_to_the_pipe(*_: object) -> None:
    """A terminal's signals are for whoever holds the pipe. They aren't ignored: that the server would inherit."""


def _follow(server: subprocess.Popen[bytes], abandoned: threading.Event) -> None:
    """Wait for the word to stop, or for the end of who could say it."""
    if sys.stdin.readline().strip() == "stop":
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            _kill(server)
    else:
        abandoned.set()
        _kill(server)


def _kill(server: subprocess.Popen[bytes]) -> None:
    """Kill all its processes and wait until none is left."""
    try:
        while True:
            os.killpg(server.pid, signal.SIGKILL)
            time.sleep(0.02)
            server.poll()
    except (ProcessLookupError, PermissionError):
        return


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
