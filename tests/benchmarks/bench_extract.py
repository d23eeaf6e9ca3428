"""How fast texts are read and understood, and whether the cost grows in line with the length.

Run by hand: `python tests/benchmarks/bench_extract.py [FOLDER…]`. Without folders it takes the samples. Prints million
characters a CPU-second for each step and their share of the bar of the whole grammar, and the cost of a text of four
times the length against four times the cost.
"""

from __future__ import annotations

import sys
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
"""Million characters a CPU-second for all steps together."""


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the quickest of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def steps(text: Text) -> dict[str, Callable[[], object]]:
    paragraphs = outline(text.content)
    header = read_header(text, paragraphs)
    references = find_references(text.content, paragraphs, header)
    return {
        "outline": lambda: outline(text.content),
        "header": lambda: read_header(text, paragraphs),
        "references": lambda: find_references(text.content, paragraphs, header),
        "relations": lambda: find_relations(text.content, paragraphs, header, references),
        "assignments": lambda: find_assignments(text.content, paragraphs, header, references),
        "targets": lambda: find_targets(text.content, paragraphs, header),
        "recipients": lambda: find_recipients(text.content, paragraphs),
    }


def main(folders: list[str]) -> None:
    texts = [read(path, base=base) for path, base in discover([Path(f) for f in folders] or [room("examples")])]
    length = sum(len(text.content) for text in texts) / 1e6
    extract(texts[0])  # tables are read once
    spent: dict[str, float] = {}
    for text in texts:
        for name, work in steps(text).items():
            spent[name] = spent.get(name, 0.0) + seconds(work)
    for name, taken in spent.items():
        print(f"{name:12} {length / taken:7.2f} Mchar/s")
    whole = length / sum(seconds(lambda text=text: extract(text)) for text in texts)  # type: ignore[misc]
    print(f"{'all':12} {whole:7.2f} Mchar/s, {whole / BAR:.0%} of the bar, {len(texts)} texts, {length:.2f} Mchar")
    longest = max(texts, key=lambda text: len(text.content))
    four = replace(longest, content="\n\n".join([longest.content] * 4))
    growth = seconds(lambda: extract(four)) / (4 * seconds(lambda: extract(longest)))
    print(f"four times the length costs {growth:.2f} times four times as much")


if __name__ == "__main__":
    main(sys.argv[1:])
