"""Packs before they run: the list of them, the description of one, what is wrong with files, and text to paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.errors import Refusal
from kg.cli.messages import named, plain, say, similar, spoken
from kg.cli.opening import LISTED, may_be_there, open_graph, say_which
from kg.cli.output import Row, console, note, print_rows, print_table, worded
from kg.cli.settings import Settings
from kg.cli.tables import framed, lines
from kg.cli.translations import translated

if TYPE_CHECKING:
    from kg.packs import Named, Pack, Parameter, Shelf

LIST = ("name", "title", "answers", "parameters", "example", "file", "replaces")
DESCRIPTION = ("part", "name", "type", "values", "default", "required", "meaning", "example")
FINDING = ("file", "line", "what", "instead")
"""The keys of one object a row in JSON, and the columns of CSV."""


def found(shelf: Shelf, name: str) -> Pack:
    """The pack of a name. Raises Refusal where there is none, and PackError where its file is broken."""
    pack = shelf.pack(name)
    if pack is None:
        raise Refusal("no_such_query", name=name, instead=similar(name, shelf.packs))
    return pack


def list_packs(shelf: Shelf, form: str) -> None:
    """All packs, each in one row; on standard error, files of one's own that are none."""
    rows = [_listed(pack, shelf) for pack in shelf.packs.values()]
    print_rows(rows, LIST, form, _print_list)
    for broken in shelf.broken:
        note(say("pack_is_broken", reason=translated(broken.reason)))


def _listed(pack: Pack, shelf: Shelf) -> dict[str, Any]:
    """A pack in one row: its name, its title in the chosen language, its parameters with their defaults, and its file
    where it is one's own."""
    known = [p.name if p.default is None else f"[{p.name}={p.default}]" for p in pack.parameters]
    said = {"name": pack.name, "title": pack.titles[spoken()], "answers": pack.answers}
    own = {"file": str(shelf.own.get(pack.name, "")), "replaces": pack.name in shelf.replaced}
    return {**said, "parameters": " ".join(known), "example": pack.example, **own}


def _print_list(rows: Sequence[Row], keys: Sequence[str]) -> None:
    shown = [{**row, "file": say("replaces", file=row["file"]) if row["replaces"] else row["file"]} for row in rows]
    print_table(shown, ("name", "title", "parameters", "file"))


def describe(pack: Pack, form: str) -> None:
    """All that a pack's header says: a page for people, a row a part for programs."""
    rows: list[dict[str, Any]] = [
        {"part": "title", "name": language, "meaning": title} for language, title in pack.titles.items()
    ]
    rows.append({"part": "answers", "meaning": pack.answers})
    rows += [{"part": "parameter", **_parameter(parameter)} for parameter in pack.parameters]
    rows += [{"part": "column", "name": name, "meaning": meaning} for name, meaning in pack.columns.items()]
    rows.append({"part": "example", "meaning": pack.example})
    print_rows(rows, DESCRIPTION, form, lambda *_: _print_description(pack))


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "values": list(parameter.values) or None,
        "default": parameter.default,
        "required": parameter.default is None,
        "meaning": parameter.meaning,
        "example": parameter.example,
    }


def _print_description(pack: Pack) -> None:
    from rich.text import Text

    from kg.packs import TYPES

    first = spoken()
    titles = [pack.titles[first], *(title for language, title in pack.titles.items() if language != first)]
    page = console()
    page.print(lines((plain(titles[0]), "bold"), (plain(titles[1]), "dim"), (plain(pack.answers), "")))
    if pack.parameters:
        table = framed(say("described_parameters"))
        for key, share, least in (("name", None, 6), ("type", 1, 12), ("default", None, 8), ("meaning", 2, 24)):
            table.add_column(say(f"described_{key}"), overflow="fold", ratio=share, min_width=least)
        for parameter in pack.parameters:
            example = f"{say('described_example')}: {plain(parameter.example)}" if parameter.example else ""
            table.add_row(
                Text(parameter.name, style="bold"),
                lines((parameter.type, ""), (plain(", ".join(parameter.values)), "dim")),
                Text(_default(parameter)),
                lines((plain(parameter.meaning), ""), (example, "dim")),
            )
        page.print(table)
        types = dict.fromkeys(parameter.type for parameter in pack.parameters if parameter.type != "choice")
        told = [(f"{name}: {plain(translated(TYPES[name].takes))}", "dim") for name in types]
        if told:
            page.print(lines((say("described_types"), "bold"), *told))
    columns = framed(say("described_columns"))
    columns.add_column(say("described_name"), overflow="fold", min_width=12)
    columns.add_column(say("described_meaning"), overflow="fold", ratio=1)
    for name, meaning in pack.columns.items():
        columns.add_row(Text(name, style="bold"), Text(plain(meaning)))
    page.print(columns)
    page.print(Text(f"$ {plain(pack.example)}"))


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return say("required")
    return parameter.default or say("left_open")


def check(paths: Sequence[Path], form: str) -> bool:
    """Print what is wrong with the packs in files and folders; whether there was anything. Raises Refusal and, once the
    others are checked, PackError for what can't be read."""
    from kg.packs import PackError, check_file

    files, unreadable = _pack_files(paths)
    rows: list[dict[str, Any]] = []
    read = 0
    for file in files:
        try:
            found = check_file(file)
        except PackError as problem:
            unreadable.append(problem)
        else:
            read += 1
            rows += [
                {"file": str(file), "line": wrong.line, "what": wrong.what, "instead": wrong.instead} for wrong in found
            ]
    if read:
        print_rows(rows, FINDING, form, _print_findings, say("packs_are_whole", count=read))
    for other in unreadable[:-1]:
        note(translated(str(other)))
    if unreadable:
        raise unreadable[-1]
    return bool(rows)


def _pack_files(paths: Iterable[Path]) -> tuple[list[Path], list[Exception]]:
    from kg.packs import PackError, pack_files

    files: list[Path] = []
    unreadable: list[Exception] = []
    for path in paths:
        try:
            within = pack_files(path) if path.is_dir() else [path]
        except (PackError, OSError, ValueError) as problem:
            unreadable.append(problem if isinstance(problem, PackError) else PackError(f"{path}: {problem}"))
            continue
        if not within:
            unreadable.append(Refusal("no_pack_in", path=path))
        files += within
    return files, unreadable


def _print_findings(rows: Sequence[Row], keys: Sequence[str]) -> None:
    from rich.text import Text

    table = framed("")
    for key, share, least in (("where", 2, 16), ("what", 3, 24), ("instead", 3, 24)):
        table.add_column(say(f"checked_{key}"), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        where = Text(f"{plain(str(row['file']))}:{row['line']}", style="bold")
        table.add_row(where, *(Text(plain(translated(str(row[key])))) for key in ("what", "instead")))
    console().print(table)


def show(pack: Pack, values: Mapping[str, Any], settings: Settings) -> None:
    """Print the query with its values, to be pasted into Neo4j Browser. Names are looked up where a graph is there;
    where a value is missing, standard error says what stands for it. Raises PackError and LookupFailure."""
    from kg.packs import pasted

    given = dict(values)
    for parameter in pack.parameters:
        if parameter.default is None and parameter.name not in values:
            given[parameter.name] = [] if parameter.names_things else parameter.example
            told = "set_yourself" if parameter.names_things else "example_value"
            note(say(told, name=parameter.name, example=parameter.example, value=parameter.example))
    bound = pack.bind(given)
    names = {parameter.name: bound[parameter.name] for parameter in pack.parameters if parameter.names_things}
    if any(names.values()) and may_be_there(settings.graph):
        with open_graph(settings) as graph:
            asked = pack.look_up(graph.store, given)
            say_what_is_meant(asked.named)
            bound = dict(asked.parameters)
    else:
        for name, typed in names.items():
            bound[name] = []
            if typed:
                note(say("not_looked_up", name=name, what=", ".join(typed)))
    click.echo(pasted(pack.text, bound))


def say_what_is_meant(names: Iterable[Named]) -> None:
    """On standard error, a line for each name that means several documents, bodies or places."""
    for name in names:
        if len(name.found) < 2:
            continue
        if name.parameter.type == "documents":
            say_which(name.text, list(name.found))
            continue
        which = [" ".join((one["title"], _years(one))).strip() for one in name.found[:LISTED]]
        more = say("and_more_of_them", count=len(name.found) - LISTED) if len(name.found) > LISTED else ""
        told = {"which": "; ".join(which) + more, "example": name.found[0]["id"]}
        note(say(f"several_{name.parameter.type}", name=name.text, count=len(name.found), **told))


def _years(place: Mapping[str, Any]) -> str:
    """From when until when a place was what its name says."""
    begin, end = (named("valid_on", place.get(key) or "") for key in ("valid_from", "valid_to"))
    return f"({worded(begin)}–{worded(end)})" if begin or end else ""
