"""Loading files into a corpus and keeping the store equal to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus import Corpus
from kg.resolution import build_graph, resolve
from kg.stores import Store
from loaders.grammar.extract import extract
from loaders.reading import ReadingError, discover, read

Progress = Callable[[int, int, str], None]
"""Called after each file with how many are done, how many there are, and the file's name."""


@dataclass(slots=True)
class LoadReport:
    """What a load did: numbers of sources, and the files it left out, each with the reason in words."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def loaded(self) -> int:
        return self.added + self.updated + self.unchanged


def load(
    paths: Sequence[Path], corpus: Corpus, store: Store | None = None, progress: Progress | None = None
) -> LoadReport:
    """Read files and folders into the corpus, then write the graph of all its sources to the store.

    A file that can't be read, or on which the grammar fails, is left out and listed, and never stops a load. What a
    load has recorded when it is interrupted stays; the next one completes the store. Raises ReadingError for a folder
    that can't be listed, CorpusError and StoreError.
    """
    report = LoadReport()
    files = discover(paths)
    homes: dict[str, Path] = {}
    for done, (file, base) in enumerate(files, 1):
        _load_file(file, base, corpus, report, homes)
        if progress:
            progress(done, len(files), file.name)
    write_pending(corpus, store)
    return report


def _load_file(file: Path, base: Path | None, corpus: Corpus, report: LoadReport, homes: dict[str, Path]) -> None:
    """Read one file into the corpus; `homes` are the files of this load by their addresses."""
    try:
        text = read(file, base=base)
        if (first := homes.setdefault(text.uri, file)) != file:
            same = f"{first} has the same address {text.uri}"
            raise ReadingError(f"{same}: load a folder that holds both, or state an address")
    except Exception as error:  # a fault of ours on one file must not cost the others
        report.skipped.append((str(file), reason(error)))
        return
    if corpus.holds(text):
        report.unchanged += 1
        return
    try:
        found = extract(text)
    except Exception as error:
        report.skipped.append((str(file), reason(error)))
        return
    change = corpus.add(text, found)
    setattr(report, change, getattr(report, change) + 1)


def reason(error: Exception) -> str:
    """Why a file was left out, in one line: what the reader says of it, or that the program itself failed on it."""
    if isinstance(error, ReadingError):
        return str(error)
    return f"internal error {type(error).__name__}: {' '.join(str(error).split())[:200]}; please report it"


def unload(uris: Sequence[str], corpus: Corpus, store: Store | None = None) -> list[str]:
    """Forget sources and write the graph without them; returns the uris that the corpus didn't know."""
    unknown = [uri for uri in uris if not corpus.remove(uri)]
    write_pending(corpus, store)
    return unknown


def rebuild(corpus: Corpus, store: Store | None = None, progress: Progress | None = None) -> LoadReport:
    """Extract again from the kept texts and write the graph anew. A source on which the grammar fails keeps its former
    extraction and is listed."""
    report = LoadReport()
    sources = corpus.sources()
    for done, source in enumerate(sources, 1):
        try:
            found = extract(source.text)
        except Exception as error:  # a fault of ours on one text must not cost the others
            report.skipped.append((source.uri, reason(error)))
        else:
            corpus.replace(source.text, found)
            report.updated += 1
        if progress:
            progress(done, len(sources), source.file)
    write(corpus, store)
    return report


def write_pending(corpus: Corpus, store: Store | None) -> None:
    """Complete the store where something was recorded that it doesn't hold yet."""
    if store is not None and corpus.changes and not store.holds(corpus.identity, corpus.changes):
        write(corpus, store)


def write(corpus: Corpus, store: Store | None) -> None:
    """Make the store hold the graph of the whole corpus."""
    if store is not None:
        changes = corpus.changes  # first: what another process records meanwhile is left to the next command
        store.write(build_graph(resolve(corpus.sources())), corpus=corpus.identity, changes=changes)
