"""How long a person waits for the command line.

Run by hand on a quiet machine: `python tests/benchmarks/bench_cli.py`. Prints the quickest and the middle of seven runs
of each command on the samples, and the share of the bar that the quickest uses.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from loaders.tables import room

COMMANDS = {  # command -> bar in seconds
    "--help": 0.3,
    "implementers 51-KL/TW@2019 --format json": 0.6,
    "implementers 51-KL/TW@2019": 0.6,
    "trace 29-NQ/TW --to commune": 0.6,
    "show 628/QĐ-TTg": 0.6,
    "query to_collect": 0.6,
}
RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kg = [sys.executable, "-m", "kg.cli", "--data", str(Path(folder) / "kg-data")]
        subprocess.run([*kg, "load", str(room("examples"))], check=True, capture_output=True)
        for command, bar in COMMANDS.items():
            times = []
            for _ in range(RUNS):
                begun = time.perf_counter()
                subprocess.run([*kg, *command.split()], check=True, capture_output=True)
                times.append(time.perf_counter() - begun)
            best, middle = min(times), statistics.median(times)
            print(f"{command:42} best {best:.2f} s, middle {middle:.2f} s, {best / bar:4.0%} of the bar")


if __name__ == "__main__":
    main()
