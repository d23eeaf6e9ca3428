"""`kg doctor`: what is installed, where the data lies, and whether everything works."""

from __future__ import annotations

import os
import platform
import re
import shlex
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.errors import FINDINGS, explained
from kg.cli.messages import say
from kg.cli.opening import may_be_there, open_corpus, open_store
from kg.cli.output import print_rows
from kg.cli.settings import Settings, options, shown
from kg.cli.translations import translated
from kg.version import __version__

if TYPE_CHECKING:
    from kg.packs import Pack, Parameter
    from kg.stores import Store

DISTRIBUTION = "vn-directives-kg"
SLOW = 1.0
"""Seconds that a query may take here before it deserves a remark."""

NOBODY: list[str] = []
"""What the queries are asked about here: no document, no body, no place."""

Finding = tuple[str, str, str, str]
"""What was checked, `ok`, `warn` or `fail`, what was found, and the remedy."""


@click.command()
@click.option(
    "--packs", "own", metavar="DIR", help=f"Folder of queries of your own; several with {os.pathsep}.  [env: KG_PACKS]"
)
@options("data", "store", "decisions", "format", "lang")
@click.pass_obj
def doctor(settings: Settings, own: str | None) -> None:
    """Check the installation, the data and the queries, your own too.

    Each line says ok, warn or fail, and what to do. The exit code is 1 where something fails.

    \b
    Example:
      kg doctor
      kg --data work doctor --format json
      kg doctor --packs my-packs
    """
    from kg.packs import own_folders

    found = findings(settings, own_folders(own))
    rows = [dict(zip(("check", "ok", "finding", "remedy"), one, strict=True)) for one in found]
    print_rows(rows, ("check", "ok", "finding", "remedy"), settings.format)
    if any(row["ok"] == "fail" for row in rows):
        click.get_current_context().exit(FINDINGS)


def findings(settings: Settings, folders: Iterable[Path]) -> Iterator[Finding]:
    """All checks in order, with the packs of these folders; a check that breaks is a finding itself."""
    for name, check in (CHECKS | {"query": partial(queries, folders=folders)}).items():
        try:
            yield from ((f"{name} {part}".strip(), *rest) for part, *rest in check(settings))
        except Exception as error:  # the doctor reports every illness, and dies of none
            what, _, remedy = explained(error).partition(" — ")
            yield name, "fail", what, remedy


def python(_: Settings) -> Iterator[Finding]:
    found = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    good = sys.version_info >= (3, 11)
    yield "", "ok" if good else "fail", found, "" if good else say("newer_python")


def packages(_: Settings) -> Iterator[Finding]:
    yield DISTRIBUTION, "ok", __version__, ""
    try:
        needed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield "", "warn", say("not_installed"), "pip install -e ."
        return
    for requirement in needed:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            yield name, "ok", metadata.version(name), ""
        except metadata.PackageNotFoundError:
            if "extra ==" not in requirement:
                yield name, "fail", say("missing_package"), f"pip install '{requirement}'"


def tables(_: Settings) -> Iterator[Finding]:
    from loaders.tables import room

    for name, pattern in (("ontology", "*.tsv"), ("queries", "*.cypher"), ("examples", "*")):
        count = len(list(room(name).glob(pattern))) if room(name).is_dir() else 0
        remedy = "" if count else f"pip install --force-reinstall {DISTRIBUTION}"
        yield name, "ok" if count else "fail", say("files", count=count), remedy


def data(settings: Settings) -> Iterator[Finding]:
    folder = settings.folder.absolute()
    if not settings.corpus.exists():
        yield "", "warn", say("no_data_yet", path=folder), "kg load FOLDER"
        return
    writable = os.access(folder, os.W_OK)
    yield "", "ok" if writable else "warn", str(folder), "" if writable else say("read_only_folder")


def corpus(settings: Settings) -> Iterator[Finding]:
    if not settings.corpus.exists():
        return
    from kg.settling.knowing import resolver_version

    with open_corpus(settings) as opened:
        yield "", "ok", say("sources", count=len(opened.uris())), ""
        if not opened.settled:
            yield "", "warn", say("unsettled"), say("load_or_rebuild")
        elif opened.fact("resolver") not in (None, resolver_version()):
            yield "", "warn", say("of_another_version"), "kg rebuild"


def decisions(settings: Settings) -> Iterator[Finding]:
    """How many judgements count, and whether the graph follows the user's own files."""
    from kg.resolution.authority import load_authority
    from kg.resolution.decisions import load_judgements
    from kg.resolution.judgements import Judgements
    from kg.settling.knowing import AUTHORITY
    from kg.settling.mentions import is_known

    if not settings.corpus.exists():
        return
    judgements, authority = load_judgements(settings.decided), settings.folder / AUTHORITY
    with open_corpus(settings) as opened:
        if judgements:
            waiting = sum(not all(is_known(opened, id) for id in judgement.pair) for judgement in judgements.in_force)
            yield "", "ok", say("judgements_waiting", count=len(judgements), waiting=waiting), ""
        followed = {
            settings.decided: judgements.digest == (opened.fact("judgements") or Judgements().digest),
            authority: opened.fact("authority") in (None, "", load_authority(authority).digest),
        }
        for path in (path for path, known in followed.items() if not known):
            yield "", "warn", say("not_followed", path=path), "kg review apply"


def store(settings: Settings) -> Iterator[Finding]:
    graph = settings.graph
    if not may_be_there(graph):
        if settings.corpus.exists():
            yield "", "fail", say("no_graph", path=graph), "kg rebuild"
        return
    with open_store(graph) as opened:
        ((nodes,),) = opened.query("MATCH (n) WHERE NOT n:Meta RETURN count(n) AS count").rows
        ((edges,),) = opened.query("MATCH ()-[r]->() RETURN count(r) AS count").rows
        written_from = opened.origin.corpus if opened.origin else None
        yield "", "ok", say("size", nodes=nodes, edges=edges), ""
        yield from server(opened)
        if isinstance(graph, Path) and (changes := changes_beside(graph)):
            yield "", "ok", say("journal", count=changes, path=journal_of(graph).name), ""
        if settings.corpus.exists():
            with open_corpus(settings) as known:
                if known.identity != written_from:
                    yield "", "fail", say("another_corpus"), say("delete_and_rebuild", path=shown(graph))
                elif opened.version(known.identity) != known.version:
                    yield "", "warn", say("behind"), "kg rebuild"


def server(opened: Store) -> Iterator[Finding]:
    """The version of a server, and whether it has the constraints and indexes that queries rely on."""
    from kg.stores.neo4j import Neo4jStore

    if isinstance(opened, Neo4jStore):
        yield "server", "ok", say("at", what=opened.agent, place=opened.shown), ""
        lacking = opened.missing()
        said = say("indexes_missing", names=", ".join(lacking)) if lacking else say("indexes_there")
        yield "indexes", "warn" if lacking else "ok", said, "kg rebuild" if lacking else ""


def journal_of(graph: Path) -> Path:
    return graph.with_name(f"{graph.name}-journal")


def changes_beside(graph: Path) -> int:
    """How many changes of a graph lie in the journal beside its file."""
    from kg.stores.embedded.checkpoint import read_seal
    from kg.stores.embedded.journal import read

    seal = read_seal(graph)
    return len(read(journal_of(graph)).on(seal).entries) if seal else 0


def queries(settings: Settings, folders: Iterable[Path] = ()) -> Iterator[Finding]:
    """Each query runs, those of one's own in these folders too."""
    from kg.packs import shelf

    readable = yield from folders_of_packs(folders)
    known = shelf(readable)
    broken = {one.name: one for one in known.broken}
    for name, one in broken.items():
        yield name, "fail", translated(one.reason), checked_by(one.file)
    if not may_be_there(settings.graph):
        return
    with open_store(settings.graph) as opened:
        for name, pack in known.packs.items():
            if name not in broken:  # else kg query refuses this name, whatever the product has under it
                file = known.own.get(name)
                yield name, *ran(pack, opened, checked_by(file) if file else f"kg query {name} --show")


def folders_of_packs(folders: Iterable[Path]) -> Generator[Finding, None, list[Path]]:
    """The folders that can be read; the others are findings, and hide none of these."""
    from kg.packs import PackError, pack_files

    readable = []
    for folder in folders:
        try:
            pack_files(folder)
        except PackError as problem:
            yield str(folder), "fail", explained(problem), ""
        else:
            readable.append(folder)
    return readable


def checked_by(file: Path) -> str:
    return f"kg query --check {shlex.quote(str(file))}"


def ran(pack: Pack, opened: Store, remedy: str) -> tuple[str, str, str]:
    """Whether a query runs and how fast, for no document, body or place where it asks for some."""
    asked = {p.name: NOBODY if p.names_things else example_of(p) for p in pack.parameters}
    begun = time.perf_counter()
    try:
        pack.run(opened, asked, timeout=30)
    except Exception as error:
        return "fail", explained(error), remedy
    took = time.perf_counter() - begun
    return "warn" if took > SLOW else "ok", say("slow" if took > SLOW else "runs", ms=round(took * 1000)), ""


def example_of(parameter: Parameter) -> str:
    """A value that a parameter takes; packs of one's own need not tell one."""
    from kg.packs import TYPES

    return parameter.default or parameter.example or (*parameter.values, TYPES[parameter.type].example)[0]


def optional(_: Settings) -> Iterator[Finding]:
    found = util.find_spec("playwright") is not None
    yield "Chromium", "ok", say("for_tests" if found else "not_needed"), ""
    yield "OCR", *recognition()


def recognition() -> tuple[str, str, str]:
    """Whether scans can be read here: the extra, and Tesseract's data for Vietnamese."""
    from loaders.reading.recognition import INSTALL, INSTALL_LANGUAGE, installed, language_folder

    if not installed():
        return "ok", say("no_recognition"), INSTALL
    folder = language_folder()
    if folder is None:
        return "warn", say("no_vietnamese_data"), INSTALL_LANGUAGE
    return "ok", say("recognition", path=folder), ""


CHECKS: dict[str, Callable[[Settings], Iterator[Any]]] = {
    "Python": python,
    "": packages,
    "tables": tables,
    "data": data,
    "corpus": corpus,
    "decisions": decisions,
    "store": store,
    "query": queries,
    "optional": optional,
}
