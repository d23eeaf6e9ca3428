"""What a corpus costs as it grows: one more document, a thousand at once, memory and room on the disk.

Run by hand on a quiet machine: `python tests/benchmarks/bench_growth.py`. The documents are those of corpora.py. Prints

- `add`: what `kg load` and `kg unload` of one document take in a small corpus and in a large one, the middle of several
  documents, the ratio of the two, and the bar for it;
- `bulk`: how long a thousand documents take, and the memory of the first process and of all;
- `memory`: what loads of more and more documents take beyond what the graph takes when it is only opened, and how
  many bytes, nodes and relationships a document makes.

`--large 1000 --only add` is a quick look. The corpora of `add` are kept in a folder of their own for each state of the
code, or in the one that `--cache` names, which is then taken as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import kg as package
from kg.corpus import Corpus
from kg.corpus.extractor import extractor_version
from tests.benchmarks.corpora import documents, write_corpus
from tests.benchmarks.measuring import kg, seconds, watched

RATIO_BAR = 1.5
"""How many times as much one more document may cost in the large corpus as in the small one."""
BULK_BAR = 60.0
"""Seconds for the thousand documents, on two cores."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    small: int
    large: int
    new: int
    bulk: int
    more: tuple[int, ...]
    bytes: int


def measure_one_more(sizes: Sizes, cache: Path) -> None:
    """Prints what one more document costs in a small and in a large corpus."""
    corpora = {n: built(n, sizes, cache) for n in (sizes.small, sizes.large)}
    fresh = cache / f"new-{sizes.large}-{sizes.bytes}"
    if not fresh.exists():
        fresh.mkdir(parents=True)
        for name, text in islice(documents(sizes.large + sizes.new + 1, size=sizes.bytes), sizes.large, None):
            (fresh / name).write_text(text, "utf-8")
    files = sorted(fresh.iterdir())[: sizes.new + 1]
    for data in corpora.values():
        forget(data, [file.name for file in files])
    times: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for number, file in enumerate(files):
        for n, data in sorted(corpora.items(), reverse=number % 2 == 1):
            for name, command in (("load", kg(data, "load", file)), ("unload", kg(data, "unload", file.name))):
                taken = seconds(command)
                if number:  # the first one warms up
                    times.setdefault((name, n), []).append(taken)
    for name in ("load", "unload"):
        for which, clock in enumerate(("wall", "processor")):
            few, many = (statistics.median(t[which] for t in times[name, n]) for n in (sizes.small, sizes.large))
            ratio = many / few
            print(
                f"kg {name:6} one document, {clock:9} time: {few:.2f} s in {sizes.small}, {many:.2f} s in "
                f"{sizes.large}: {ratio:.2f} times, {ratio / RATIO_BAR:.0%} of the bar of {RATIO_BAR:g}"
            )


def built(n: int, sizes: Sizes, cache: Path) -> Path:
    """The data folder of a corpus of `n` documents, built where it is not there yet."""
    data = cache / f"corpus-{n}-{sizes.bytes}"
    if not data.exists():
        begun = cache / f"corpus-{n}-{sizes.bytes}.begun"
        shutil.rmtree(begun, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), n, size=sizes.bytes)
            print(f"building the corpus of {n} documents took {seconds(kg(begun, 'load', folder))[0]:.0f} s")
        begun.rename(data)
    return data


def forget(data: Path, names: list[str]) -> None:
    """Take out what a run that was broken off left."""
    with Corpus.open(data / "corpus.db") as corpus:
        left = sorted(set(names) & set(corpus.uris()))
    if left:
        seconds(kg(data, "unload", *left))


def measure_bulk_and_memory(sizes: Sizes, *, bulk: bool, memory: bool) -> None:
    """Prints time and memory of loading many documents into an empty corpus, then more and more into it."""
    with tempfile.TemporaryDirectory() as folder:
        data, texts = Path(folder) / "data", Path(folder) / "texts"
        steps = [sizes.bulk, *(sizes.more if memory else ())]
        stream = documents(sum(steps), size=sizes.bytes)
        held = 0
        for step in steps:
            shutil.rmtree(texts, ignore_errors=True)
            texts.mkdir()
            for name, text in islice(stream, step):
                (texts / name).write_text(text, "utf-8")
            run = watched(kg(data, "load", texts))
            held += step
            if bulk and held == sizes.bulk:
                speed = f"{step / run.seconds:.0f} files/s, {run.seconds / BULK_BAR:.0%} of the bar of {BULK_BAR:g} s"
                print(f"kg load of {step} documents of {sizes.bytes} bytes: {run.seconds:.1f} s, {speed}")
                print(f"  memory at most: {run.first:.0f} MB in the first process, {run.all:.0f} MB in all of them")
            if memory:
                opened = watched(kg(data, "stats", "--format", "json"))
                print(
                    f"{step} more, {held} in all: {run.first:.0f} MB at most, {opened.first:.0f} MB to open the graph, "
                    f"{run.first - opened.first:.0f} MB beyond it; {run.seconds:.1f} s"
                )
        if memory:
            print(f"a document makes {made(data, opened.output, held)}")


def made(data: Path, stats: str, held: int) -> str:
    """What there is a document: nodes and relationships of the graph, bytes of each file."""
    counts = {"node": 0, "relationship": 0}
    for row in json.loads(stats):
        if row["what"] in counts:
            counts[row["what"]] += row["count"]
    files = sorted(file for file in data.rglob("*") if file.is_file())
    per = [f"{counts['node'] / held:.1f} nodes", f"{counts['relationship'] / held:.1f} relationships"]
    per += [f"{file.stat().st_size / held / 1000:.1f} kB of {file.relative_to(data)}" for file in files]
    return ", ".join(per)


def kept() -> Path:
    """The folder of the corpora that this state of the code built."""
    home = Path(package.__file__).parent
    mark = hashlib.sha256(extractor_version().encode())
    for module in sorted([*home.rglob("*.py"), *Path(__file__).parent.rglob("*.py")]):
        mark.update(module.read_bytes())
    return Path(tempfile.gettempdir()) / "vn-directives-kg-growth" / mark.hexdigest()[:12]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=100, help="documents of the small corpus (default: %(default)s)")
    parser.add_argument("--large", type=int, default=10_000, help="documents of the large one (default: %(default)s)")
    parser.add_argument("--new", type=int, default=7, help="documents that are added (default: %(default)s)")
    parser.add_argument("--bulk", type=int, default=1000, help="documents at once (default: %(default)s)")
    parser.add_argument("--more", type=int, nargs="*", default=[1000, 4000], help="loaded after them, step by step")
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a document (default: %(default)s)")
    parser.add_argument("--only", choices=("add", "bulk", "memory"), nargs="*", help="measure these only")
    parser.add_argument("--cache", metavar="DIR", type=Path, help="where the corpora of `add` are kept")
    asked = parser.parse_args()
    sizes = Sizes(asked.small, asked.large, asked.new, asked.bulk, tuple(asked.more), asked.size)
    wanted = set(asked.only or ("add", "bulk", "memory"))
    if "add" in wanted:
        measure_one_more(sizes, asked.cache or kept())
    if wanted & {"bulk", "memory"}:
        measure_bulk_and_memory(sizes, bulk="bulk" in wanted, memory="memory" in wanted)


if __name__ == "__main__":
    main()
