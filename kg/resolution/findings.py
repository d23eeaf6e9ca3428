"""What resolution finds: the documents that claims mean, and what stays open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from kg.resolution.authority import Authority
from kg.resolution.claims import Claim, Key
from kg.resolution.clusters import Cluster
from kg.resolution.judgements import Judgements


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that an undecided reference may mean: its id, how it is called, what speaks for it and against it."""

    document: str
    label: str
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What speaks against it, in one text; where nothing does, what is wanting."""
        return "; ".join(self.reasons_against) or ("" if self.reasons_for else "nothing but the symbol speaks for it")


@dataclass(frozen=True, slots=True)
class Undecided:
    """A reference whose document is not known: its stub, where it stands, why, and what it may mean, best first; of
    many candidates the best MOST_CANDIDATES."""

    document: str
    source: str
    ref: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """The document that a claim means, and how sure that is (0 to 1)."""

    document: str
    certainty: float


class Entry(NamedTuple):
    """A name under which a numbered document is found by mentions that have no number."""

    family: str
    document: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beside the claims: the authority list, and what people have judged."""

    authority: Authority
    judgements: Judgements


class Texts(Protocol):
    """What other families' claims tell of the texts of a corpus: static facts of sources, not what resolution found."""

    def named_with(self, source: str) -> Iterable[str]:
        """The sources that hold a document which a source names in full, with body and date."""
        ...

    def claims_in(self, source: str) -> Iterable[Claim]:
        """All that a source claims, of its own document and of others."""
        ...

    def copies_of(self, source: str) -> Iterable[str]:
        """The other sources of the document that a source holds or reports on, where it says all that tells it."""
        ...


class NoTexts:
    """A family by itself."""

    def named_with(self, source: str) -> Iterable[str]:
        return ()

    def claims_in(self, source: str) -> Iterable[Claim]:
        return ()

    def copies_of(self, source: str) -> Iterable[str]:
        return ()


@dataclass(slots=True)
class Findings:
    """What the claims of one family mean: the documents found, what is undecided, which claims mean a
    document of another family, and the names under which other families find the documents."""

    clusters: list[Cluster] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    elsewhere: list[tuple[Claim, End]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def ends(self, canonical: Callable[[str], str]) -> dict[Key, End]:
        """The document of each claim."""
        ends = {claim.key: End(canonical(end.document), end.certainty) for claim, end in self.elsewhere}
        for one in self.clusters:
            id = canonical(one.id)
            ends.update({key: End(id, certainty) for key, certainty in one.certainty.items()})
        return ends
