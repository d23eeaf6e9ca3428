"""`kg demo`: the samples of `examples/`, the three answers, a picture and the data, in a folder of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import IMPLEMENTERS, TASKS, TRACE
from kg.cli.building import tell
from kg.cli.errors import Refusal
from kg.cli.messages import say, spoken
from kg.cli.opening import documents, open_corpus, open_graph, open_store
from kg.cli.output import note, print_rows, print_title
from kg.cli.settings import Settings, options
from kg.cli.tables import print_implementers, print_tasks

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph

MARK = "README.txt"
PICTURE, DATA = "cascade.html", "directives.ttl"
DIRECTIVE, RESOLUTION = "51-KL/TW", "29-NQ/TW@2013"
BUSIEST_COMMUNE = """
MATCH (task:Task)-[:ASSIGNED_TO]->(body:Organization {level: 'commune'})
WITH body.title AS title, count(task) AS tasks
RETURN title, tasks ORDER BY tasks DESC, title LIMIT 1
"""


@click.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("demo"), help="Where.  [default: demo]")
@options("lang")
def demo(folder: Path) -> None:
    """Load the samples and answer three questions.

    A folder of its own then holds the corpus and graph of the samples, a picture to open in a browser, and the graph as
    RDF. Your own data is not touched. The samples are short texts written for this project, no sources.

    \b
    Example:
      kg demo
      kg demo --to /tmp/demo
    """
    settings = Settings(data=str(folder / "kg-data"), store="")
    prepare(folder)
    load_samples(settings)
    with open_graph(settings) as graph:
        answer(graph)
        publish(graph, folder)
    for name in (PICTURE, DATA, MARK):
        note(say("wrote", path=folder / name))
    note(say("demo_done", folder=folder, data=settings.data))


def prepare(folder: Path) -> None:
    """Make the folder, or take one that an earlier demo made. Raises Refusal for a folder with anything else in it."""
    if folder.exists() and not folder.is_dir():
        raise Refusal("data_is_no_folder", path=folder)
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise Refusal("not_empty", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = say("demo_readme", picture=PICTURE, data=DATA)
    (folder / MARK).write_text(text.replace(" | ", "\n") + "\n", encoding="utf-8")


def load_samples(settings: Settings) -> None:
    from kg.loading import load
    from loaders.tables import room

    with open_store(settings.graph, write=True) as store, open_corpus(settings, new=True) as corpus:
        report = load([room("examples")], corpus, store)
        tell(report, len(corpus.uris()))


def answer(graph: KnowledgeGraph) -> None:
    """The three answers, each under its question and the command that gives it."""
    print_title(say("question_1", symbol=DIRECTIVE), f"kg implementers {DIRECTIVE}")
    documents(graph, DIRECTIVE)
    print_rows(graph.implementers(DIRECTIVE), IMPLEMENTERS, "table", print_implementers)
    print_title(say("question_2", symbol=RESOLUTION), f"kg trace {RESOLUTION} --to commune")
    print_rows(graph.trace(RESOLUTION, to="commune"), TRACE, "table", print_tasks)
    ((body, _),) = graph.store.query(BUSIEST_COMMUNE).rows
    print_title(say("question_3", body=body), f'kg tasks "{body}"')
    print_rows(graph.tasks(body), TASKS, "table", print_tasks)


def publish(graph: KnowledgeGraph, folder: Path) -> None:
    """The picture of the resolution's cascade, and the graph as RDF."""
    from kg.exports.rdf import write_rdf
    from kg.picture.cascade import write_cascade

    whole = graph.graph()
    roots = [document["id"] for document in graph.find(RESOLUTION)]
    write_cascade(whole, roots, folder / PICTURE, lang="vi" if spoken() == "vi" else "en")
    write_rdf(whole, folder / DATA)
