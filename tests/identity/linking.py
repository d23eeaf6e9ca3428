"""What a careful reader says of the texts beside this file, and how the product's links compare with it.

`texts/GROUP.txt` holds many short texts, each under a line `=== NAME`; `links.tsv` tells for their mentions which
document is meant. A document has a key of the reader's own; `?` is a mention that nobody can decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from kg.corpus import SourceRecord
from kg.resolution import Undecided
from kg.settling.reading import Resolution
from loaders.extraction import SELF

HERE = Path(__file__).resolve().parent
OPEN = "?"
_SEPARATOR = re.compile(r"^=== (?P<name>\S+)\n", re.MULTILINE)
_NTH = re.compile(r"(?P<quote>.+?) #(?P<nth>\d+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the table: the mention (a quote of the source, `#2` for its second place, or SELF for the document that
    the source holds or reports on), the key of its document, and the keys it may mean where that is open."""

    source: str
    mention: str
    document: str
    candidates: tuple[str, ...] = ()
    note: str = ""

    @property
    def misprint(self) -> bool:
        return self.note.startswith("misprint")

    def __str__(self) -> str:
        return f"{self.source}: {self.mention}"


def write_texts(folder: Path) -> None:
    """Write each text to a file GROUP/NAME of the folder."""
    for group in sorted((HERE / "texts").glob("*.txt")):
        parts = _SEPARATOR.split(group.read_text("utf-8"))
        home = folder / group.stem
        home.mkdir()
        for name, content in zip(parts[1::2], parts[2::2], strict=True):
            (home / name).write_text(content, "utf-8")


def table_of_links() -> list[Link]:
    lines = [line for line in (HERE / "links.tsv").read_text("utf-8").splitlines() if line and line[0] != "#"]
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=False)) for line in lines[1:]]
    return [
        Link(r["source"], r["mention"], r["document"], tuple(r.get("candidates", "").split()), r.get("note", ""))
        for r in rows
    ]


def place_of(link: Link, content: str) -> tuple[int, int] | None:
    """Where the mention stands in the canonical text, however its blanks are broken into lines; None if nowhere."""
    counted = _NTH.fullmatch(link.mention)
    quote, nth = (counted["quote"], int(counted["nth"])) if counted else (link.mention, 1)
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, quote.split())) + r"(?!\w)")
    places = [match.span() for match in pattern.finditer(content)]
    return places[nth - 1] if len(places) >= nth else None


@dataclass(frozen=True, slots=True)
class Found:
    """What the product says of a mention: its document, and how the mention stands in the list of undecided ones."""

    document: str
    undecided: Undecided | None


@dataclass(slots=True)
class Measure:
    """How the product's links compare with the reader's. The lists are failures in words."""

    pairs_together: int = 0
    pairs_right: int = 0
    pairs_expected: int = 0
    apart: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    unlisted_misprints: list[str] = field(default_factory=list)
    missing_candidates: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs of mentions that the product brings to one document, those of one document."""
        return self.pairs_right / self.pairs_together if self.pairs_together else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs of mentions of one document, those that the product brings together."""
        return self.pairs_right / self.pairs_expected if self.pairs_expected else 1.0

    def __str__(self) -> str:
        lists = {
            "brought together, though of different documents": self.merged,
            "kept apart, though of one document": self.apart,
            "left open, though a reader decides (no pair tells of them)": self.left_open,
            "not found in the text at all": self.unseen,
            "decided, though nobody can": self.decided,
            "misprints that are not listed": self.unlisted_misprints,
            "candidates that are not named": self.missing_candidates,
        }
        told = [f"\n{what} ({len(lines)}):\n" + "\n".join(lines) for what, lines in lists.items() if lines]
        figures = f"precision {self.precision:.4f}, recall {self.recall:.4f} ({self.pairs_expected} pairs)"
        return figures + "\n" + "\n".join(told)


def measure(links: Iterable[Link], sources: Iterable[SourceRecord], resolution: Resolution) -> Measure:
    """Compare the links of some sources with what they were resolved to."""
    texts = {source.uri: source for source in sources}
    links = [link for link in links if link.source in texts]
    listed = {(u.source, u.document): u for u in resolution.undecided}
    found = {link: _found(link, texts[link.source], resolution, listed) for link in links}
    seen = {link: there for link, there in found.items() if there is not None}
    told = Measure(unseen=[_unseen(link) for link in links if found[link] is None])
    _count_pairs([link for link in links if link.document != OPEN], seen, told)
    homes = _homes(seen)
    names = {document.id: document.symbol or document.title for document in resolution.documents}
    _compare_groups(seen, homes, names, told)
    _judge_open(seen, homes, names, told)
    return told


def _found(
    link: Link, source: SourceRecord, resolution: Resolution, listed: Mapping[tuple[str, str], Undecided]
) -> Found | None:
    if link.mention == SELF:
        document = resolution.own_document(source.uri)
        return Found(document, listed.get((source.uri, document)))
    place = place_of(link, source.content)
    reference = _reference_at(source, place) if place else None
    if reference is None:
        return None
    document = resolution.ends[source.uri, reference].document
    return Found(document, listed.get((source.uri, document)))


def _reference_at(source: SourceRecord, place: tuple[int, int]) -> int | None:
    """The reference with the mention that agrees best with a place: it shares at least half of the shorter one, begins
    nearest to where the place begins, and is most like it in length."""
    start, end = place
    fits: list[tuple[int, int, int]] = []
    for number, reference in enumerate(source.extraction.references):
        for mention in reference.mentions:
            shared = min(end, mention.end) - max(start, mention.start)
            length = mention.end - mention.start
            if shared * 2 >= min(end - start, length) > 0:
                fits.append((abs(mention.start - start), abs(end - start - length), number))
    return min(fits)[2] if fits else None


def _count_pairs(links: Iterable[Link], seen: Mapping[Link, Found], told: Measure) -> None:
    for one, other in combinations(links, 2):
        together = one in seen and other in seen and seen[one].document == seen[other].document
        same = one.document == other.document
        told.pairs_together += together
        told.pairs_expected += same
        told.pairs_right += together and same


def _homes(seen: Mapping[Link, Found]) -> dict[str, str]:
    """The product's document of each key: that of most of its mentions, the held ones first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for link, there in seen.items():
        if link.document != OPEN:
            votes[link.document][there.document] += 3 if link.mention == SELF else 1
    return {key: min(counted, key=lambda d: (-counted[d], d)) for key, counted in votes.items()}


def _compare_groups(
    seen: Mapping[Link, Found], homes: Mapping[str, str], names: Mapping[str, str], told: Measure
) -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for link, there in seen.items():
        if link.document == OPEN:
            continue
        keys[there.document].add(link.document)
        if there.document != homes[link.document]:
            told.apart.append(f"- {link}\n    a reader: {link.document} ({link.note})\n    {_said(there, names)}")
        elif there.undecided:
            told.left_open.append(f"- {link}\n    a reader: {link.document} ({link.note})\n    {_said(there, names)}")
    for document, several in sorted(keys.items()):
        if len(several) > 1:
            mentions = [
                f"\n    {link.document} in {link}"
                for link, there in seen.items()
                if there.document == document and link.document != OPEN
            ]
            told.merged.append(f"- {document} is {', '.join(sorted(several))}{''.join(mentions)}")


def _judge_open(seen: Mapping[Link, Found], homes: Mapping[str, str], names: Mapping[str, str], told: Measure) -> None:
    taken = {there.document for link, there in seen.items() if link.document != OPEN}
    for link, there in seen.items():
        if link.document != OPEN:
            continue
        may_be = f"one of {', '.join(link.candidates)}" if link.candidates else "nothing that is here"
        words = f"- {link}\n    a reader: open, {may_be} ({link.note})\n    {_said(there, names)}"
        if there.undecided is None and link.misprint:
            told.unlisted_misprints.append(words)
        elif there.document in taken or there.undecided is None:
            told.decided.append(words)
        named = {c.document for c in there.undecided.candidates} if there.undecided else set()
        missing = [key for key in link.candidates if key in homes and homes[key] not in named]
        if missing and there.undecided:
            told.missing_candidates.append(f"{words}\n    missing: {', '.join(missing)}")


def _said(there: Found, names: Mapping[str, str]) -> str:
    called = names.get(there.document, "")[:60]
    if there.undecided is None:
        return f"the product: {there.document} [{called}], decided"
    choice = [f"\n      candidate {c.document}: {c.reason}" for c in there.undecided.candidates[:6]]
    return f"the product: {there.document} [{called}], undecided: {there.undecided.reason}{''.join(choice)}"


def _unseen(link: Link) -> str:
    return f"- {link}\n    a reader: {link.document} ({link.note})"


def faults_of_table(links: Sequence[Link], sources: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the table itself, given the content of each source."""
    own = Counter(link.source for link in links if link.mention == SELF)
    yield from (f"{uri}: its own document stands in {own[uri]} rows" for uri in sources if own[uri] != 1)
    yield from (f"{link}: twice in the table" for link, times in Counter(links).items() if times > 1)
    keys = {link.document for link in links}
    for link in links:
        if link.source not in sources:
            yield f"{link}: no such source"
        elif link.mention != SELF and place_of(link, sources[link.source]) is None:
            yield f"{link}: the source has no such words"
        if link.document != OPEN and link.candidates:
            yield f"{link}: it is decided and has candidates"
        yield from (f"{link}: no row has the candidate {key}" for key in link.candidates if key not in keys)
        if not link.note:
            yield f"{link}: no word on why"
