"""`kg extract`: what documents say, for people to read and check, or as JSON lines. No corpus is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kg.cli.building import processes, with_name
from kg.cli.errors import BAD_INPUT, DONE, FINDINGS, Refusal
from kg.cli.messages import say, spoken
from kg.cli.output import as_json_text, note
from kg.cli.publishing import in_a_folder
from kg.cli.settings import Settings, options
from kg.cli.translations import translated

if TYPE_CHECKING:
    from kg.loading import LeftOut
    from kg.marking.page import Entry
    from kg.pages import Language
    from loaders import Extraction, Text

PAGE = (".html", ".htm")


@click.command(no_args_is_help=False)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Each finding with its rule, how sure it is, and the quote.")
@click.option("--full", is_flag=True, help="Long tasks in full.")
@click.option(
    "--html",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Write the text with the findings marked in it: to PATH.html, or to the folder PATH one page a document.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Text to read, or JSON lines.")
@processes
@options("lang")
@click.pass_obj
def extract(
    settings: Settings,
    files: tuple[Path, ...],
    explain: bool,
    full: bool,
    html: Path | None,
    form: str | None,
    jobs: int | None,
) -> None:
    """Print what documents say: header, relations, tasks, targets. A FILE may also be a folder.

    With --format json each document is one line with one JSON object. Nothing is recorded, and no corpus is needed.
    A file that can't be read is named on standard error; the others are printed, and the exit code is then 1.

    \b
    Example:
      kg extract plan.docx
      kg extract plan.docx --explain
      kg extract plans/ --html checked/
      kg extract plans/*.txt --format json > plans.jsonl
    """
    form = form or settings.format
    if form == "csv":  # asked for before the command's name, where it may stand for every other command
        raise Refusal("bad_choice", name="--format", known="table, json", path="kg extract")
    from kg.loading import LeftOut, given_up, sizes
    from kg.workers import in_order, worth
    from loaders.reading import discover

    documents = discover(files)
    if not documents:
        raise Refusal("no_documents", path=", ".join(str(file) for file in files))
    pages = pages_at(html, [file for file, _ in documents]) if html else [None] * len(documents)
    language: Language = "vi" if spoken() == "vi" else "en"
    wanted: Literal["page", "line", "reading"] = "page" if html else "line" if form == "json" else "reading"
    work = [Work(file, base, wanted, page, language) for (file, base), page in zip(documents, pages, strict=True)]
    entries: list[Entry] = []
    left_out = 0
    jobs = jobs or worth(sizes(documents))
    with closing(in_order(read_one, work, jobs, given_up)) as results:
        for one, found in zip(work, results, strict=True):
            if isinstance(found, LeftOut):
                note(f"kg: {translated(with_name(one.file.name, found.reason))}")
                left_out += 1
            elif isinstance(found, str):
                click.echo(found)
            elif isinstance(found, tuple):
                show(*found, explain, full)
            else:
                entries.append(found)
    if html and entries:
        finish(html, entries, language)
    ending = BAD_INPUT if left_out == len(documents) else FINDINGS if left_out else DONE
    click.get_current_context().exit(ending)


@dataclass(frozen=True, slots=True)
class Work:
    """One document, and what is wanted of it: a marked page, a line of JSON, or what it says."""

    file: Path
    base: Path | None
    wanted: Literal["page", "line", "reading"]
    page: Path | None
    language: Language


def read_one(work: Work) -> tuple[Text, Extraction] | str | Entry | LeftOut:
    """Read a document and make of it what is wanted."""
    from kg.loading import LeftOut, reason
    from loaders import as_json, read
    from loaders import extract as extract_text

    try:
        text = read(work.file, base=work.base)
        found = extract_text(text)
        if work.wanted == "line":
            return as_json_text(as_json(found))
        if work.page is None:
            return text, found
        from kg.marking.page import entry, write_marked
    except Exception as error:  # one bad file never stops the others
        return LeftOut(reason(error))
    write_marked(text, found, work.page, work.language)
    return entry(work.page.name, text, found, work.language)


def show(text: Text, found: Extraction, explain: bool, full: bool) -> None:
    from kg.cli.reading import print_explained, print_reading

    if explain:
        print_explained(text, found)
    else:
        print_reading(text, found, full)


def pages_at(path: Path, files: Sequence[Path]) -> list[Path]:
    """The page of each document: the one that was named, else in the folder a page a document, named after its file.
    Raises Refusal where one page is named for several documents, or the place is not there."""
    if path.suffix.lower() in PAGE and not path.is_dir():
        if len(files) > 1:
            raise Refusal("one_page", path=path, count=len(files))
        in_a_folder(path)
        return [path]
    if not path.absolute().parent.is_dir():
        raise Refusal("no_such_folder", path=path.parent)
    path.mkdir(exist_ok=True)
    return [path / name for name in names(files)]


def names(files: Sequence[Path]) -> Iterator[str]:
    """A name for the page of each file, all different whatever the case of their letters."""
    taken: set[str] = set()
    for file in files:
        name, again = f"{file.name}.html", 2
        while name.casefold() in taken:
            name, again = f"{file.name}-{again}.html", again + 1
        taken.add(name.casefold())
        yield name


def finish(path: Path, entries: Sequence[Entry], language: Language) -> None:
    """Say where the page is; of a folder write the page that leads to the others."""
    if path.is_dir():
        from kg.marking.page import write_index

        path = path / "index.html"
        write_index(entries, path, language)
    note(say("wrote", path=path))
