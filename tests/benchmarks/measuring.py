"""Commands as a person runs them, timed, and with the memory that they and their processes take."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: wall seconds, and the most memory in MB of its first process and of all its processes
    together (0 where the system doesn't tell)."""

    seconds: float
    first: float
    all: float
    output: str


def kg(data: Path, *arguments: str | Path) -> list[str]:
    """The command line of `kg` on a data folder."""
    return [sys.executable, "-m", "kg.cli", "--data", str(data), *map(str, arguments)]


def seconds(command: Sequence[str]) -> tuple[float, float]:
    """Wall and processor time of a command. Raises CalledProcessError where it fails."""
    begun, used = time.perf_counter(), _processor()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun, _processor() - used


def _processor() -> float:
    """Processor time of all processes that ended so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def watched(command: Sequence[str]) -> Run:
    """Run a command and look at its memory meanwhile. Raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        peaks = [0.0, 0.0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        output, errors = process.communicate()
        taken = time.perf_counter() - begun
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output, errors)
    return Run(taken, peaks[0], peaks[1], output)


def _watch(process: subprocess.Popen[str], peaks: list[float]) -> None:
    while process.poll() is None:
        sizes = _memory(process.pid)
        peaks[0] = max(peaks[0], sizes[0])
        peaks[1] = max(peaks[1], sum(sizes))
        time.sleep(EVERY)


def _memory(root: int) -> list[float]:
    """The resident memory in MB of a process and of those below it, the first one's first."""
    sizes: dict[int, float] = defaultdict(float)
    children: dict[int, list[int]] = defaultdict(list)
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue  # it has ended
        pid = int(lines["Pid"])
        children[int(lines["PPid"])].append(pid)
        sizes[pid] = int(lines["VmRSS"].split()[0]) / 1024 if "VmRSS" in lines else 0.0
    family = [root]
    for pid in family:
        family += children[pid]
    return [sizes[pid] for pid in family]
