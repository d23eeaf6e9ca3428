"""`kg graph` and `kg export`: the picture of one cascade, and the whole graph as open data."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.errors import Refusal
from kg.cli.messages import say, spoken
from kg.cli.opening import documents, open_graph
from kg.cli.output import note
from kg.cli.settings import Settings, options

KINDS = {".ttl": "rdf", ".nt": "rdf", ".graphml": "graphml"}
"""The extensions of exports, each also with `.gz`, and what they hold."""


@click.command()
@click.argument("symbol")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The HTML file to write.")
@click.option("--depth", type=click.IntRange(1), default=8, show_default=True, help="Follow at most so many steps.")
@click.option("--tasks/--no-tasks", default=True, help="With the tasks of the lowest level, or documents alone.")
@options("data", "store", "lang")
@click.pass_obj
def graph(settings: Settings, symbol: str, output: Path, depth: int, tasks: bool) -> None:
    """Draw a directive's cascade as one HTML file.

    The file opens offline in any browser: documents and tasks in bands by level, and the proving sentence on a click.

    \b
    Example:
      kg graph "51-KL/TW@2019" -o cascade.html
    """
    in_a_folder(output)
    with open_graph(settings) as answers:
        roots = [document["id"] for document in documents(answers, symbol)]
        whole = answers.graph()
    from kg.picture.cascade import write_cascade

    write_cascade(whole, roots, output, depth=depth, tasks=tasks, lang="vi" if spoken() == "vi" else "en")
    note(say("wrote", path=output))


@click.command()
@click.argument("kind", type=click.Choice(["rdf", "graphml"]), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--base", metavar="IRI", help="Where the data will be published: the start of every IRI in RDF.")
@options("data", "store", "lang")
@click.pass_obj
def export(settings: Settings, kind: str | None, output: Path, base: str | None) -> None:
    """Write the graph as RDF or GraphML.

    The extension chooses the format: .ttl (Turtle), .nt (N-Triples), .graphml; with .gz the file is compressed. The
    same documents always give the same bytes.

    \b
    Example:
      kg export rdf -o directives.ttl --base https://data.example.org/directives
      kg export -o directives.graphml
    """
    suffix = (output.with_suffix("") if output.suffix == ".gz" else output).suffix.lower()
    if suffix not in KINDS or KINDS[suffix] != (kind or KINDS[suffix]):
        known = ", ".join(extension for extension, held in KINDS.items() if kind in (None, held))
        raise Refusal("no_such_extension", path=output, known=known)
    in_a_folder(output)
    with open_graph(settings) as answers:
        whole = answers.graph()
    if KINDS[suffix] == "graphml":
        from kg.exports.graphml import write_graphml

        write_graphml(whole, output)
    else:
        from kg.exports.rdf import DEFAULT_BASE, write_rdf

        try:
            write_rdf(whole, output, format="nt" if suffix == ".nt" else "ttl", base=base or DEFAULT_BASE)
        except ValueError as error:
            raise Refusal("bad_base", base=base) from error
    note(say("wrote", path=output))


def in_a_folder(output: Path) -> None:
    """Raises Refusal where the folder of a file to write is missing, or the file's name belongs to a folder."""
    if not output.parent.is_dir():
        raise Refusal("no_such_folder", path=output.parent)
    if output.is_dir():
        raise Refusal("is_a_folder", path=output)
