"""`kg extract`: what documents say, as JSON lines for programs or as tables for people. No corpus is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.building import with_name
from kg.cli.errors import BAD_INPUT, DONE, FINDINGS, Refusal
from kg.cli.messages import say, spoken
from kg.cli.output import Row, as_json_text, note, print_table
from kg.cli.publishing import in_a_folder
from kg.cli.settings import Settings, options
from kg.cli.translations import translated

if TYPE_CHECKING:
    from kg.marking.page import Entry
    from kg.pages import Language
    from loaders import Extraction, Text

HEADER = ("number", "type", "title", "issuer", "issued_on", "level", "territory", "signer", "signer_position", "kind")


@click.command(no_args_is_help=False)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), help="Tables to read, or JSON lines.")
@click.option(
    "--html", metavar="PATH", type=click.Path(path_type=Path), help="Write marked texts: FILE.html or a folder."
)
@options("lang")
@click.pass_obj
def extract(settings: Settings, files: tuple[Path, ...], form: str | None, html: Path | None) -> None:
    """Print what documents say: header, relations, tasks, targets. A FILE may also be a folder.

    With --format json each document is one line with one JSON object. Nothing is recorded, and no corpus is needed.
    A file that can't be read is named on standard error; the others are printed, and the exit code is then 1.

    \b
    Example:
      kg extract plan.docx
      kg extract plans/*.txt --format json > plans.jsonl
      kg extract plan.docx --html plan.html
    """
    form = form or settings.format
    if form == "csv":  # asked for before the command's name, where it may stand for every other command
        raise Refusal("bad_choice", name="--format", known="table, json", path="kg extract")
    from kg.loading import reason
    from loaders import as_json
    from loaders import extract as extract_text
    from loaders.reading import discover, read

    left_out = 0
    documents = discover(files)
    pages = Pages.at(html, len(documents)) if html else None
    for file, base in documents:
        try:
            text = read(file, base=base)
            found = extract_text(text)
        except Exception as error:  # one bad file never stops the others
            note(f"kg: {translated(with_name(file.name, reason(error)))}")
            left_out += 1
            continue
        if pages:
            pages.write(text, found)
        elif form == "json":
            click.echo(as_json_text(as_json(found)))
        else:
            print_extraction(found)
    if not documents:
        raise Refusal("no_documents", path=", ".join(str(file) for file in files))
    if pages:
        pages.finish()
    ending = BAD_INPUT if left_out == len(documents) else FINDINGS if left_out else DONE
    click.get_current_context().exit(ending)


@dataclass(slots=True)
class Pages:
    """Where marked texts are written: one page under the name given, or one a text in a folder, with an index."""

    path: Path
    single: bool
    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def at(cls, path: Path, count: int) -> Pages:
        """Raises Refusal where the name of one page is given for several texts, or the place is not there."""
        single = path.suffix.lower() in (".html", ".htm") and not path.is_dir()
        if single and count > 1:
            raise Refusal("one_page", path=path, count=count)
        if single:
            in_a_folder(path)
        elif not path.absolute().parent.is_dir():
            raise Refusal("no_such_folder", path=path.parent)
        else:
            path.mkdir(exist_ok=True)
        return cls(path, single)

    def write(self, text: Text, found: Extraction) -> None:
        from kg.marking.page import entry, write_marked

        language: Language = "vi" if spoken() == "vi" else "en"
        if self.single:
            write_marked(text, found, self.path, language)
            return
        taken = {each.page for each in self.entries}
        name, again = f"{text.file}.html", 2
        while name in taken:
            name, again = f"{text.file}-{again}.html", again + 1
        write_marked(text, found, self.path / name, language)
        self.entries.append(entry(name, text, found, language))

    def finish(self) -> None:
        from kg.marking.page import write_index

        if self.entries:
            write_index(self.entries, self.path / "index.html", "vi" if spoken() == "vi" else "en")
        if self.single or self.entries:
            note(say("wrote", path=self.path if self.single else self.path / "index.html"))


def print_extraction(found: Extraction) -> None:
    """One document as tables: what it is, what it refers to, who has to do what, what it aims at."""
    header = asdict(found.document)
    print_table([header], [key for key in HEADER if header[key]], title=found.file, upright=True)
    print_table(list(relations(found)), ("from", "relation", "to", "quote"), title=say("relations"))
    print_table(list(tasks(found)), ("body", "role", "section", "task", "deadline"), title=say("tasks_by_body"))
    targets = [asdict(t) | {"value": f"{t.comparator} {t.value:g} {t.unit or ''}".strip()} for t in found.targets]
    print_table(targets, ("section", "indicator", "value", "due", "text"), title=say("targets"))


def relations(found: Extraction) -> Iterator[Row]:
    """The relations that say more than that a document is mentioned; mentions alone follow, once each."""
    own = found.document.number or found.file
    telling = [r for r in found.relations if r.type != "cites"]
    known = {(r.source, r.target) for r in telling}
    for r in telling + [r for r in found.relations if r.type == "cites" and (r.source, r.target) not in known]:
        source, target = (own if end == "SELF" else end for end in (r.source, r.target))
        yield {"from": source, "relation": r.type, "to": target, "quote": " ".join(r.evidence.quote.split())}


def tasks(found: Extraction) -> Iterator[Row]:
    """One row a body and task, a body's tasks together, bodies in the order in which the text names them."""
    rows: dict[str, list[Row]] = {}
    for a in found.assignments:
        whole = " ".join(a.evidence.quote.split())
        task = whole if whole.startswith(a.task) else a.task
        for assignee in a.assignees:
            row = {"role": assignee.role, "section": a.section, "task": task, "deadline": a.deadline or a.recurrence}
            rows.setdefault(assignee.name, []).append({"body": assignee.name, **row})
    for body in rows.values():
        yield from body
