"""Loading files into a corpus and keeping the store equal to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import tee
from pathlib import Path

from kg.corpus import Corpus
from kg.resolution import Knowledge
from kg.settling import changed_since, count_changes, graph_of, is_settled, settle
from kg.stores import Store
from kg.workers import in_order, worth
from loaders.extraction import Extraction
from loaders.grammar.extract import extract
from loaders.reading import ReadingError, discover, read
from loaders.text import Text

Progress = Callable[[int, int, str], None]
"""Called after each file with how many are done, how many there are, and the file's name."""


@dataclass(slots=True)
class LoadReport:
    """What a load did: numbers of sources, their addresses, and the files it left out, each with the reason."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    uris: list[str] = field(default_factory=list)

    @property
    def loaded(self) -> int:
        return self.added + self.updated + self.unchanged


def load(
    paths: Sequence[Path],
    corpus: Corpus,
    store: Store | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
    knowledge: Knowledge | None = None,
) -> LoadReport:
    """Read files and folders into the corpus, then bring the store up to date.

    `jobs` are those of :func:`record`. Raises what that raises, and StoreError.
    """
    report = record(paths, corpus, progress, jobs)
    bring_up_to_date(corpus, store, knowledge)
    return report


def record(paths: Sequence[Path], corpus: Corpus, progress: Progress | None = None, jobs: int | None = 1) -> LoadReport:
    """Read files and folders into the corpus; what follows from them is left to :func:`bring_up_to_date`.

    A file that can't be read, or on which the grammar fails, is left out and listed, and never stops a load. What a
    load has recorded when it is interrupted stays; the next one completes the store. With several `jobs` so many
    processes read, with None as many as pay; what they read is the same. A program that asks for them must do so under
    `if __name__ == "__main__"` (:mod:`multiprocessing` explains why).
    Raises ReadingError for a folder that can't be listed, and CorpusError.
    """
    report = LoadReport()
    files = discover(paths)
    homes: dict[str, Path] = {}
    jobs = jobs or worth(sizes(files))
    work = partial(_read_new, corpus=corpus.path if jobs > 1 else corpus)
    with closing(in_order(work, files, jobs, given_up)) as results:
        for done, ((file, _), result) in enumerate(zip(files, results, strict=True), 1):
            _record(file, result, corpus, report, homes)
            if progress:
                progress(done, len(files), file.name)
    return report


def surplus(corpus: Corpus, report: LoadReport) -> list[str]:
    """The sources that a load did not find: those to take out where the corpus is to equal what was loaded. One whose
    file, or the archive around it, was there but couldn't be read stays."""
    unread = {Path(file).name for file, _ in report.skipped}
    gone = sorted(set(corpus.uris()).difference(report.uris))
    return [uri for uri in gone if not unread or unread.isdisjoint(_names_of(corpus, uri))]


def _names_of(corpus: Corpus, uri: str) -> Iterator[str]:
    """The names of a source's file and of what it lies in."""
    yield from Path(uri).parts
    if source := corpus.source(uri):
        yield source.file  # a stated address need not name it


def sizes(files: Sequence[tuple[Path, Path | None]]) -> list[int]:
    """The sizes of files in bytes; a document in an archive counts as a page or so."""
    return [file.stat().st_size if file.is_file() else _IN_AN_ARCHIVE for file, _ in files]


_IN_AN_ARCHIVE = 20_000


@dataclass(frozen=True, slots=True)
class LeftOut:
    """In place of a text: why it could not be read, in one line."""

    reason: str


def given_up(_: object) -> LeftOut:
    """What stands in place of a text whose process died."""
    return LeftOut("the program broke off here, or was ended; try this file alone to see why, and please report it")


def _read_new(
    file: tuple[Path, Path | None], corpus: Corpus | Path
) -> tuple[Text, Extraction] | tuple[Text, None] | LeftOut:
    """What a file says; no extraction where the corpus holds the text already."""
    path, base = file
    known = _opened(corpus) if isinstance(corpus, Path) else corpus
    try:
        text = read(path, base=base)
    except Exception as error:  # a fault of ours on one file must not cost the others
        return LeftOut(reason(error))
    if known.holds(text):
        return text, None
    found = _extracted(text)
    return found if isinstance(found, LeftOut) else (text, found)


def _extracted(text: Text) -> Extraction | LeftOut:
    try:
        return extract(text)
    except Exception as error:  # nor must one on one text
        return LeftOut(reason(error))


@cache
def _opened(corpus: Path) -> Corpus:
    """The corpus as a process reads it, which works for another."""
    return Corpus.open(corpus)


def _record(
    file: Path,
    result: tuple[Text, Extraction | None] | LeftOut,
    corpus: Corpus,
    report: LoadReport,
    homes: dict[str, Path],
) -> None:
    """Record what one file says; `homes` are the files of this load by their addresses."""
    if not isinstance(result, LeftOut):
        text, found = result
        if (first := homes.setdefault(text.uri, file)) != file:
            same = f"{first} has the same address {text.uri}"
            result = LeftOut(f"{same}: load a folder that holds both, or state an address")
        elif found is None:
            report.unchanged += 1
            report.uris.append(text.uri)
        else:
            report.uris.append(text.uri)
            change = corpus.add(text, found)
            setattr(report, change, getattr(report, change) + 1)
    if isinstance(result, LeftOut):
        report.skipped.append((str(file), result.reason))


def reason(error: Exception) -> str:
    """Why a file was left out, in one line: what the reader says of it, or that the program itself failed on it."""
    if isinstance(error, ReadingError):
        return str(error)
    return f"internal error {type(error).__name__}: {' '.join(str(error).split())[:200]}; please report it"


def unload(
    uris: Sequence[str], corpus: Corpus, store: Store | None = None, knowledge: Knowledge | None = None
) -> list[str]:
    """Forget sources and write the graph without them; returns the uris that the corpus didn't know."""
    unknown = [uri for uri in uris if not corpus.remove(uri)]
    bring_up_to_date(corpus, store, knowledge)
    return unknown


def rebuild(
    corpus: Corpus,
    store: Store | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
    knowledge: Knowledge | None = None,
) -> LoadReport:
    """Extract again from the kept texts and write the graph anew. A source on which the grammar fails keeps its former
    extraction and is listed. `jobs` are those of :func:`load`."""
    report = LoadReport()
    uris = corpus.uris()
    jobs = jobs or worth([_IN_AN_ARCHIVE] * len(uris))
    again, texts = tee(source.text for source in corpus.sources())
    with closing(in_order(_extracted, texts, jobs, given_up)) as results:
        for done, (text, found) in enumerate(zip(again, results, strict=True), 1):
            if isinstance(found, LeftOut):
                report.skipped.append((text.uri, found.reason))
            else:
                corpus.replace(text, found)
                report.updated += 1
            if progress:
                progress(done, len(uris), text.file)
    with corpus.transaction():
        corpus.note("resolver", "")  # all that follows is made anew, whatever it was
    bring_up_to_date(corpus, store, knowledge)
    return report


def bring_up_to_date(corpus: Corpus, store: Store | None, knowledge: Knowledge | None = None) -> None:
    """Settle what was recorded, and complete the store where it doesn't hold all of it yet."""
    settle(corpus, knowledge)
    while store is not None and not _is_complete(store, corpus):
        settle(corpus, knowledge)


def _is_complete(store: Store, corpus: Corpus) -> bool:
    """Complete a store from a settled corpus; False where another process recorded more meanwhile."""
    with corpus.snapshot():
        if not is_settled(corpus):
            return False
        version, held = corpus.version, store.version(corpus.identity)
        if not version and held is None:
            return True
        if held is None or held > version or count_changes(corpus, held) > MOST_CHANGES:
            store.write(graph_of(corpus), corpus=corpus.identity, changes=version)
        elif held < version:
            store.update(changed_since(corpus, held), corpus=corpus.identity, since=held, changes=version)
        return True


MOST_CHANGES = 20_000
"""Where more nodes and edges than this changed, writing the whole graph anew is faster."""
