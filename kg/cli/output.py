"""Answers on standard output: a table for people, JSON or CSV for programs. Nothing else is ever printed there."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.messages import heading, named, plain, say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Row = Mapping[str, Any]
Layout = Callable[[Sequence[Row], Sequence[str]], None]
WIDTH_IN_A_PIPE = 120
STEERS = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
WORTH_READING = {"title": 24, "text": 30, "task": 30, "quote": 30, "finding": 24}
"""Columns of prose, and how many characters wide they stay however many columns stand beside them."""
LONGEST_WORD = 40
"""Longer words, such as addresses, are broken where a column is narrow."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell (OWASP, CSV injection)."""


def write_utf8() -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal that lacks a letter gets a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def note(text: str) -> None:
    """A message to the person, on standard error."""
    click.echo(plain(text), err=True)


def as_json_text(value: object, indent: int | None = None) -> str:
    """JSON with readable letters; what could steer a terminal is escaped, so nothing is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_json(rows: Iterable[Row]) -> None:
    """An array of flat objects, one a line."""
    lines = [as_json_text(row) for row in rows]
    click.echo("[\n" + ",\n".join(lines) + "\n]" if lines else "[]")


def print_csv(rows: Iterable[Row], keys: Sequence[str]) -> None:
    """A header line and one line a row; lists are joined with arrows, and no cell can be run by a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([_guarded(row.get(key)) for key in keys] for row in rows)


def _guarded(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = worded(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def worded(value: object) -> str:
    """A value as one line of text: lists joined with arrows, nothing that steers a terminal."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return " → ".join(worded(item) for item in value)
    if isinstance(value, dict):
        return as_json_text(value)
    return plain(str(value))


def console() -> Console:
    """A terminal that takes every text as it is: no markup, no emoji codes, no guessed colours."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # how the program ends is decided in one place

    width = None if sys.stdout.isatty() else WIDTH_IN_A_PIPE
    return Terminal(file=sys.stdout, markup=False, emoji=False, highlight=False, width=width)


def print_table(rows: Sequence[Row], keys: Sequence[str], title: str | None = None, upright: bool = False) -> None:
    """Rows as a table of the given columns; columns in which no row has a value are left out.

    `upright` prints one line a key instead, which is also done where the terminal is too narrow for so many columns.
    """
    shown = [key for key in keys if any(row.get(key) not in (None, "", [], ()) for row in rows)]
    if not shown:
        return
    cells = [[named(key, worded(row.get(key))) for key in shown] for row in rows]
    least = [_least(key, [row[at] for row in cells]) for at, key in enumerate(shown)]
    terminal = console()
    if upright or sum(least) + 3 * len(least) > terminal.width:
        terminal.print(_upright(shown, cells, title))
    else:
        terminal.print(_flat(shown, cells, least, title))


def _least(key: str, column: Sequence[str]) -> int:
    """How narrow a column may become: its words stay whole, and prose keeps a line that can be read."""
    words = [len(word) for text in (*column, heading(key)) for word in text.split()]
    prose = min(WORTH_READING.get(key, 0), max(map(len, column), default=0))
    return max(min(max(words, default=1), LONGEST_WORD), prose)


def _flat(shown: Sequence[str], cells: Sequence[Sequence[str]], least: Sequence[int], title: str | None) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    name = Text(plain(title), style="bold") if title else None
    table = Table(box=box.SIMPLE_HEAD, title=name, title_justify="left")
    for key, width in zip(shown, least, strict=True):
        table.add_column(heading(key), overflow="fold", min_width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _upright(shown: Sequence[str], cells: Sequence[Sequence[str]], title: str | None) -> Table:
    from rich.table import Table
    from rich.text import Text

    name = Text(plain(title), style="bold") if title else None
    table = Table(box=None, title=name, title_justify="left", show_header=False)
    table.add_column(max_width=22)
    table.add_column(overflow="fold", ratio=1)
    for place, row in enumerate(cells):
        if place:
            table.add_row("", "")
        known = dict(zip(shown, row, strict=True))
        for key, cell in known.items():
            if cell and not (key == "quote" and cell == known.get("text")):
                table.add_row(Text(heading(key), style="dim"), Text(cell))
    return table


def print_title(question: str, command: str) -> None:
    """A question in words, and the command that answers it."""
    from rich.text import Text

    console().print(Text(f"\n{plain(question)}", style="bold"))
    console().print(Text(f"$ {plain(command)}", style="dim"))


def print_rows(
    rows: Sequence[Row], keys: Sequence[str], form: str, layout: Layout = print_table, nothing: str = ""
) -> None:
    """Rows with their stable keys in the form asked for: `table` (laid out by `layout`), `json` or `csv`. Where there
    are none, a person who asked for a table is told so, in the words of `nothing`."""
    if form == "json":
        print_json({key: row.get(key) for key in keys} for row in rows)
    elif form == "csv":
        print_csv(rows, keys)
    elif rows:
        layout(rows, keys)
    else:
        note(nothing or say("nothing"))
