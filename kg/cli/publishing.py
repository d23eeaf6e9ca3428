"""`kg graph` and `kg export`: the picture of one cascade, and the whole graph as open data."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.building import progress_bar
from kg.cli.errors import Refusal
from kg.cli.messages import say, spoken
from kg.cli.opening import documents, open_graph
from kg.cli.output import note
from kg.cli.settings import Settings, options

KINDS = {".ttl": "rdf", ".nt": "rdf", ".graphml": "graphml", ".cypher": "cypher"}
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
@click.argument("kind", type=click.Choice(["rdf", "graphml", "cypher", "neo4j-admin"]), required=False)
@click.argument("place", metavar="[OUTPUT]", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The same as OUTPUT.")
@click.option("--base", metavar="IRI", help="Where the data will be published: the start of every IRI in RDF.")
@options("data", "store", "lang")
@click.pass_obj
def export(settings: Settings, kind: str | None, place: Path | None, output: Path | None, base: str | None) -> None:
    """Write the graph as RDF, as GraphML, or for Neo4j.

    The extension chooses the format: .ttl (Turtle), .nt (N-Triples), .graphml, .cypher; with .gz the file is
    compressed. The same documents always give the same bytes.

    Two kinds bring the graph into a Neo4j database, which kg then knows as its own. neo4j-admin writes a folder of CSV
    files for Neo4j's own importer, the fastest way for a large graph, with the commands to run in it. cypher writes
    statements to paste into a query window, for an empty database. (kg copy does the same over the network.)

    \b
    Example:
      kg export rdf -o directives.ttl --base https://data.example.org/directives
      kg export -o directives.graphml
      kg export neo4j-admin for-neo4j/
      kg export cypher directives.cypher
    """
    if place and output:
        raise Refusal("output_twice", first=place, second=output)
    file = place or output
    if file is None:
        raise Refusal("no_output", kind=kind or "rdf")
    if kind == "neo4j-admin":
        _for_database(settings, file, folder=True)
        note(say("import_with", path=file))
        return
    suffix = (file.with_suffix("") if file.suffix == ".gz" else file).suffix.lower()
    if suffix not in KINDS or KINDS[suffix] != (kind or KINDS[suffix]):
        known = ", ".join(extension for extension, held in KINDS.items() if kind in (None, held))
        raise Refusal("no_such_extension", path=file, known=known)
    in_a_folder(file)
    if KINDS[suffix] == "cypher":
        _for_database(settings, file, folder=False)
    else:
        _open_data(settings, file, suffix, base)
    note(say("wrote", path=file))


def _open_data(settings: Settings, file: Path, suffix: str, base: str | None) -> None:
    with open_graph(settings) as answers:
        whole = answers.graph()
    if KINDS[suffix] == "graphml":
        from kg.exports.graphml import write_graphml

        write_graphml(whole, file)
        return
    from kg.exports.rdf import DEFAULT_BASE, write_rdf

    try:
        write_rdf(whole, file, format="nt" if suffix == ".nt" else "ttl", base=base or DEFAULT_BASE)
    except ValueError as error:
        raise Refusal("bad_base", base=base) from error


def _for_database(settings: Settings, output: Path, *, folder: bool) -> None:
    """Write what brings the graph into a Neo4j database. Raises Refusal, StoreError and OSError."""
    from kg.cli.databases import database_of
    from kg.copying import Counted
    from kg.exports.cypher_script import write_cypher
    from kg.exports.neo4j_admin import write_import
    from kg.stores.reading import Stored

    if folder and not output.parent.is_dir():
        raise Refusal("no_such_folder", path=output.parent)
    with open_graph(settings) as answers, progress_bar(say("exporting")) as progress:
        if answers.store.origin is None:
            raise Refusal("no_origin")
        database, stored = database_of(answers.store.origin), Stored(answers.store)
        elements = Counted(stored, stored.counts.elements, progress)
        try:
            (write_import if folder else write_cypher)(elements, output, database)
        except FileExistsError as error:
            raise Refusal("not_an_export", path=output) from error


def in_a_folder(output: Path) -> None:
    """Raises Refusal where the folder of a file to write is missing, or the file's name belongs to a folder."""
    if not output.parent.is_dir():
        raise Refusal("no_such_folder", path=output.parent)
    if output.is_dir():
        raise Refusal("is_a_folder", path=output)
