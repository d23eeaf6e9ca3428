"""What the working tree gains and loses against an earlier commit, finding by finding: `make accuracy`.

usage: accuracy.py [--against REVISION] [--strict] [--lines N]

Both read the same annotated documents, the earlier one by its own code: the real ones of ../shared (or KG_SHARED) where
they are, else the samples of the project. Against HEAD where the tree has changes, else against the commit before it.
The exit code is 0, with --strict 1 where anything right is lost or a new mistake appears.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from kg.evaluation.annotations import read_annotations
from kg.evaluation.changes import CHANGES, Changed, compare
from kg.evaluation.figures import count
from kg.evaluation.judging import Judgement, judge

CHECKOUT = Path(__file__).resolve().parents[2]
READ = """
import json, sys
from pathlib import Path
from loaders import as_json, extract, read
for line in sys.stdin:
    file = Path(line.rstrip("\\n"))
    print(json.dumps(as_json(extract(read(file, base=file.parent)))), flush=True)
"""
"""Reads the documents named on standard input; run by the code of either commit, so it calls only what both have."""


def sets() -> dict[str, tuple[Path, Path]]:
    """The annotations and texts that are here, by name."""
    shared = Path(os.environ.get("KG_SHARED", CHECKOUT.parent / "shared"))
    real = {gold.name: (gold, shared / gold.name.replace("gold", "corpus")) for gold in sorted(shared.glob("gold*"))}
    return real or {"samples": (CHECKOUT / "tests" / "gold", CHECKOUT / "examples")}


def git(*arguments: str) -> bytes:
    return subprocess.run(("git", "-C", CHECKOUT, *arguments), check=True, capture_output=True).stdout


def is_there(revision: str) -> bool:
    """Whether a revision names a commit."""
    find = ("git", "-C", CHECKOUT, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return subprocess.run(find, capture_output=True).returncode == 0


def revision() -> str:
    """What to compare with where nobody says: HEAD where the tree has changes in what is read or reads, else the
    commit before it."""
    dirty = git("status", "--porcelain", "--", "loaders", "ontology")
    return "HEAD" if dirty.strip() else "HEAD^"


def unpack(commit: str, folder: Path) -> None:
    """Put the code and tables of a commit into a folder."""
    archive = git("archive", "--format=tar", commit, "loaders", "ontology")
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")


def read_by(code: Path, files: list[Path]) -> list[dict[str, Any]]:
    """What the code in a folder reads in documents, as JSON objects in their order."""
    names = "".join(f"{file}\n" for file in files)
    environment = {**os.environ, "PYTHONPATH": str(code), "PYTHONUTF8": "1"}
    command = (sys.executable, "-c", READ)
    run = subprocess.run(command, cwd=code, env=environment, input=names, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(f"accuracy: the code in {code} can't read the documents; its own words stand above")
    return [json.loads(line) for line in run.stdout.splitlines()]


def judged(code: Path, gold: Path, texts: Path) -> list[Judgement]:
    annotations = [a for a in read_annotations(gold) if (texts / a.file).is_file()]
    found = read_by(code, [texts / a.file for a in annotations])
    return [j for a, said in zip(annotations, found, strict=True) for j in judge(a.file, a.said, said)]


def report(name: str, before: list[Judgement], after: list[Judgement], most: int) -> list[Changed]:
    """Prints what has changed on one set of documents: counts first, then the findings."""
    changed = compare(before, after)
    counts = Counter(c.change for c in changed)
    print(f"\n{name}: " + ", ".join(f"{counts[change]} {change}" for change, _ in CHANGES))
    then = {f.group: f for f in count(before)}
    now = {f.group: f for f in count(after)}
    for group in sorted(then.keys() | now.keys()):
        f1 = [figures[group].f1 if group in figures else 1.0 for figures in (then, now)]
        kinds = Counter(c.change for c in changed if c.judgement.group == group)
        if kinds:
            print(f"  {group:24} F1 {f1[0]:.3f} -> {f1[1]:.3f}  " + ", ".join(f"{n} {k}" for k, n in kinds.items()))
    for change, _ in CHANGES:
        rows = [c.judgement for c in changed if c.change == change]
        for row in rows[:most]:
            place = "" if row.start is None else f" at {row.start}"
            print(f"  {change:10} {row.group:22} {row.file}{place}: {' '.join((row.what or row.quote).split())[:110]}")
        if len(rows) > most:
            print(f"  {change:10} … and {len(rows) - most} more")
    return changed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="REVISION", help="the earlier commit")
    parser.add_argument("--strict", action="store_true", help="end with 1 where something is worse")
    parser.add_argument("--lines", type=int, default=20, metavar="N", help="list so many findings of each kind")
    options = parser.parse_args()
    if not is_there("HEAD"):
        print("accuracy: this is no repository with commits, so there is nothing to compare with")
        return 0
    earlier = options.against or revision()
    if not is_there(earlier):
        print(f"accuracy: there is no earlier commit {earlier} to compare with")
        return 0 if options.against is None else 2
    title = git("log", "-1", "--format=%h %s", earlier).decode("utf-8").strip()
    print(f"Gains and losses against {earlier} ({title})")
    worse = False
    with tempfile.TemporaryDirectory() as folder:
        unpack(earlier, Path(folder))
        for name, (gold, texts) in sets().items():
            before, after = (judged(code, gold, texts) for code in (Path(folder), CHECKOUT))
            changed = report(name, before, after, max(options.lines, 0))
            worse |= any(c.change in ("lost", "new wrong") for c in changed)
    return 1 if worse and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
