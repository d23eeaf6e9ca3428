"""How fast texts are read and understood, whether the cost grows in line with the length, and how that compares.

Run by hand: `python tests/benchmarks/bench_extract.py [--long MILLION] [FOLDER…]`; without folders it takes the
samples. Prints million characters a CPU-second for each step and for the whole, which is to reach the bar, reading
included; then a text of some million characters (2, or as many as `--long` says) against a short one; then the speed of
eyecite, the reader of American citations, on its own kind of text. eyecite is no dependency of this project: to have it
measured, run `uv run --with eyecite python tests/benchmarks/bench_extract.py`, or `pip install eyecite` first.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from loaders import Text, extract, read
from loaders.grammar.assignments import find_assignments
from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.grammar.recipients import find_recipients
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations
from loaders.grammar.targets import find_targets
from loaders.reading import discover
from loaders.tables import room

BAR = 1.0
"""Million characters a CPU-second for reading and all steps together."""
SHORT = 200_000
"""Characters of the text against which a long one is held."""
USUAL = 20_000
"""Characters of a usual text, in the corpus too; eyecite slows down on longer ones."""

OPINION = """The tenants moved to dismiss for want of standing. A plaintiff must show an injury that is concrete and \
particular. Lujan v. Defenders of Wildlife, 504 U.S. 555, 560 (1992); see also Spokeo, Inc. v. Robins, 578 \
U.S. 330, 339-40 (2016). The landlord answers that a bare breach of the statute is enough, and relies on \
Havens Realty Corp. v. Coleman, 455 U.S. 363, 373 (1982), where a false answer about a free flat was itself \
the harm. We read that case more narrowly. The tester there had been lied to; nobody lied to these tenants. \
Id. at 374. What they lost was a notice that 42 U.S.C. § 3604 does not promise them. Two sister circuits \
agree. Braid v. Harbor Homes, 911 F.3d 1205, 1211 (9th Cir. 2018); Orchard Tenants' Ass'n v. Pike, 87 F.4th \
402 (7th Cir. 2023). The district court thought otherwise, 612 F. Supp. 3d 88, 95 (D. Mass. 2020), but it \
wrote before Spokeo, supra, at 341, was applied to housing. The order is vacated and the case is sent back, so \
that the court may say whether any tenant was turned away. Lujan, 504 U.S. at 561.

"""
"""An opinion as American courts write them, for eyecite; its courts and some of its cases exist, its facts do not."""


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Processor time of the quickest of some runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def steps(path: Path, text: Text) -> dict[str, Callable[[], object]]:
    """The steps from a file to its extraction, each to be run by itself, and the whole."""
    paragraphs = outline(text.content)
    header = read_header(text, paragraphs)
    references = find_references(text.content, paragraphs, header)
    return {
        "reading": lambda: read(path),
        "outline": lambda: outline(text.content),
        "header": lambda: read_header(text, paragraphs),
        "references": lambda: find_references(text.content, paragraphs, header),
        "relations": lambda: find_relations(text.content, paragraphs, header, references),
        "assignments": lambda: find_assignments(text.content, paragraphs, header, references),
        "targets": lambda: find_targets(text.content, paragraphs, header),
        "recipients": lambda: find_recipients(text.content, paragraphs),
        "all": lambda: extract(read(path)),
    }


def measure_steps(texts: dict[Path, Text]) -> float:
    """Prints the speed of each step over all texts; gives that of the whole, in million characters a second."""
    length = sum(len(text.content) for text in texts.values()) / 1e6
    spent: dict[str, float] = {}
    for path, text in texts.items():
        for name, work in steps(path, text).items():
            spent[name] = spent.get(name, 0.0) + seconds(work)
    for name, taken in spent.items():
        print(f"{name:12} {length / taken:7.2f} Mchar/s")
    whole = length / spent["all"]
    print(f"{whole / BAR:.0%} of the bar of {BAR:g} Mchar/s; {len(texts)} texts, {length:.2f} Mchar")
    return whole


def measure_growth(texts: dict[Path, Text], million: float) -> None:
    """Prints what a character of a long text costs against one of a short text, and the most memory that was used."""
    content = "\n\n".join(text.content for text in texts.values())
    base = next(iter(texts.values()))

    def cost(length: int) -> float:
        whole = content * (length // len(content) + 1)
        text = replace(base, content=whole[:length])
        return seconds(lambda: extract(text), runs=3 if length <= SHORT else 1) / length

    short, long = cost(SHORT), cost(int(million * 1e6))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a character of {million:g} Mchar in one text costs {long / short:.2f} times one of {SHORT / 1e6:g} Mchar")
    print(f"{peak:.0f} MB of memory at most")


def measure_eyecite(ours: float) -> None:
    """Prints the speed of eyecite on an opinion of the usual length, and ours against it."""
    try:
        from eyecite import get_citations  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        print("eyecite is not installed; run this with `uv run --with eyecite`, or install it with pip, to compare")
        return
    text = OPINION * (USUAL // len(OPINION))
    found = get_citations(text)  # its tables are read once
    theirs = len(text) / 1e6 / seconds(lambda: get_citations(text))
    print(f"eyecite      {theirs:7.2f} Mchar/s on an opinion of {len(text)} characters with {len(found)} citations")
    print(f"ours against eyecite's: {ours / theirs:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    parser.add_argument("--long", metavar="MILLION", type=float, default=2.0, help="characters of the long text")
    asked = parser.parse_args()
    paths = discover(asked.folders or [room("examples")])
    texts = {path: read(path, base=base) for path, base in paths}
    for text in texts.values():
        extract(text)  # tables are read, and words met, once
    ours = measure_steps(texts)
    measure_growth(texts, asked.long)
    measure_eyecite(ours)


if __name__ == "__main__":
    main()
