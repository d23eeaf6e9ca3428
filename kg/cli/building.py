"""`kg load`, `kg unload`, `kg rebuild`: what changes the corpus and the graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import BAD_INPUT, FINDINGS, Refusal
from kg.cli.messages import say, similar
from kg.cli.opening import open_corpus, open_store
from kg.cli.output import note, print_table
from kg.cli.settings import Settings, options, shown
from kg.cli.tables import shortened
from kg.cli.translations import translated

if TYPE_CHECKING:
    from kg.loading import LoadReport

LISTED = 100
"""So many sources are listed after a load; of a larger one only their number."""


processes = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes read.  [env: KG_WORKERS; default: one a core]",
)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@processes
@click.option("--sync", is_flag=True, help="Make the corpus equal to what is loaded: take out all other sources.")
@click.option("--yes", is_flag=True, help="With --sync: take out even more than half of the corpus.")
@options("data", "store", "decisions", "lang")
@click.pass_obj
def load(settings: Settings, paths: tuple[Path, ...], jobs: int | None, sync: bool, yes: bool) -> None:
    """Read documents into the corpus and update the graph.

    A PATH is a file, a folder or a .zip archive: text, Markdown, HTML, Word, Excel, RTF, PDF. Files that were loaded
    before and have not changed cost nothing. A file that can't be read is named on standard error and left out; the
    exit code is then 1, or 2 where nothing could be loaded. A load that is interrupted is completed by the next command
    that writes.

    With --sync, sources that are not among the PATHs are taken out, as `kg unload` would; one whose file is there but
    can't be read stays as it is. Nothing is taken out where nothing could be loaded.

    \b
    Example:
      kg load plans/
      kg --data work load plan.docx decree.pdf
      kg load --sync plans/
    """
    from kg.loading import bring_up_to_date, record, surplus
    from kg.settling.knowing import read_knowledge

    with open_store(settings.graph, write=True) as store, open_corpus(settings, new=True) as corpus:
        with progress_bar(say("loading")) as progress, told_if_interrupted():
            read_knowledge(corpus, settings.decided)  # a fault in it is told before a long load, not after
            report = record(paths, corpus, progress, jobs)
            leaving = surplus(corpus, report) if sync and report.loaded else []
            too_many = not yes and len(leaving) * 2 > len(corpus.uris())
            for source in [] if too_many else leaving:
                corpus.remove(source)
            bring_up_to_date(corpus, store, read_knowledge(corpus, settings.decided))
        found = {uri: corpus.header(uri) for uri in sorted(report.uris)} if len(report.uris) <= LISTED else {}
        count = len(corpus.uris())
    if not report.loaded:
        refuse(report, paths)
    if too_many:
        raise Refusal("sync_takes_most", count=len(leaving), held=count)
    headers = [(uri, header) for uri, header in found.items() if header]
    rows = [
        {"source": uri, "number": h.number, "issued_on": h.issued_on, "title": shortened(h.title or "")}
        for uri, h in headers
    ]
    print_table(rows, ("source", "number", "issued_on", "title"))
    for source in leaving[:LISTED]:
        note(say("not_in_the_folder", source=source))
    tell(report, count)
    tell_of_server(settings)
    if report.skipped:
        note(say("left_out_count", count=len(report.skipped)))
        click.get_current_context().exit(FINDINGS)


def refuse(report: LoadReport, paths: Sequence[Path]) -> None:
    """A load that read nothing: a line for each file, and the end of the command with 2."""
    if not report.skipped:
        raise Refusal("no_documents", path=", ".join(str(path) for path in paths))
    for file, reason in report.skipped:
        note(f"kg: {translated(with_name(file, reason))}")
    if len(report.skipped) > 1:
        note(say("nothing_loaded"))
    click.get_current_context().exit(BAD_INPUT)


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@options("data", "store", "decisions", "lang")
@click.pass_obj
def unload(settings: Settings, sources: tuple[str, ...]) -> None:
    """Take sources out of the corpus and the graph.

    A SOURCE is named as `kg load` lists it: its address, else its path in the folder that was loaded.

    \b
    Example:
      kg unload 224-KH-TU.txt
    """
    from kg.loading import unload as forget
    from kg.settling.knowing import read_knowledge

    leaving = list(dict.fromkeys(sources))
    with open_corpus(settings) as corpus:
        known = corpus.uris()
        for source in leaving:
            if source not in known:
                raise Refusal("no_such_source", source=source, instead=similar(source, known))
        with open_store(settings.graph, write=True) as store:
            forget(leaving, corpus, store, read_knowledge(corpus, settings.decided))
    for gone, source in enumerate(leaving, 1):
        note(say("unloaded", source=source, count=len(known) - gone))


@click.command()
@processes
@options("data", "store", "decisions", "lang")
@click.pass_obj
def rebuild(settings: Settings, jobs: int | None) -> None:
    """Build the graph anew from the corpus.

    The kept texts are extracted again, which is what a new version of kg asks for; the files themselves are not needed.
    Judgements and the authority list of your own hold as before.

    \b
    Example:
      kg rebuild
    """
    from kg.loading import rebuild as build
    from kg.settling.knowing import read_knowledge

    with (
        open_corpus(settings) as corpus,
        open_store(settings.graph, write=True) as store,
        progress_bar(say("loading")) as progress,
    ):
        report = build(corpus, store, progress, jobs, read_knowledge(corpus, settings.decided))
        count = len(corpus.uris())
    note(say("rebuilt", count=count))
    tell_of_server(settings)
    for source, why in report.skipped:
        note(say("kept_as_it_was", source=source, reason=translated(why)))
    if report.skipped:
        click.get_current_context().exit(FINDINGS)


def tell(report: LoadReport, count: int) -> None:
    """What a load did to a corpus that now has so many sources, on standard error."""
    note(say("loaded", sources=count, added=report.added, changed=report.updated, same=report.unchanged))
    for file, reason in report.skipped:
        note(say("left_out", reason=translated(with_name(file, reason))))


def tell_of_server(settings: Settings) -> None:
    """Say to which server the graph went: an environment may name one without anybody thinking of it."""
    if isinstance(settings.graph, str):
        note(say("written_to", store=shown(settings.graph)))


def with_name(file: str, reason: str) -> str:
    """A reason that begins with the name of its file."""
    return reason if Path(file).name in reason.partition(": ")[0] else f"{file}: {reason}"


@contextmanager
def told_if_interrupted() -> Iterator[None]:
    """Says what remains of a load that Ctrl-C ends."""
    try:
        yield
    except KeyboardInterrupt:
        note(say("interrupted"))
        raise


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """What a long step calls after each file: a bar on standard error, and nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label)
        yield lambda done, total, _: bar.update(task, completed=done, total=total)
