"""`kg search`: documents, bodies, places, targets and tasks by words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import LEVELS
from kg.cli.errors import Refusal
from kg.cli.messages import heading, named, say
from kg.cli.opening import open_graph
from kg.cli.output import Row, console, note, print_rows, worded
from kg.cli.settings import Settings, options
from kg.cli.tables import framed
from kg.cli.titles import kindly

if TYPE_CHECKING:
    from kg.search.wanted import Wanted

KINDS = ("document", "body", "place", "target", "task")
LONG, BEFORE = 240, 60
"""So many characters of a text are shown, and so many of these before the first word that was looked for."""

YEAR = click.IntRange(1, 9999)


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only these; may be repeated.")
@click.option("--level", type=click.Choice(LEVELS), help="Only what is of this level.")
@click.option("--from", "first", metavar="YEAR", type=YEAR, help="Only documents since this year, and what they hold.")
@click.option("--to", "last", metavar="YEAR", type=YEAR, help="Only documents until this year, and what they hold.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Show at most so many.")
@options("data", "store", "format", "lang")
@click.pass_obj
def search(
    settings: Settings,
    text: tuple[str, ...],
    kinds: tuple[str, ...],
    level: str | None,
    first: int | None,
    last: int | None,
    limit: int,
) -> None:
    """Find documents, bodies, places, targets and tasks by words.

    All words must occur, with or without diacritics; what is spelled as you type it comes first. Words in quotes stand
    side by side, those of a symbol too (51-KL/TW); a * at the end takes a word for the beginning of one.

    \b
    Example:
      kg search chuyển đổi số
      kg search '"trung tam hoc tap"' --kind task --level commune
      kg search Quảng Ngãi giáo dục --from 2019 --to 2021 --format json
    """
    from kg.search.finding import KEYS
    from kg.search.finding import search as find

    if first and last and first > last:
        raise Refusal("years_turned", first=first, last=last)
    typed = " ".join(text)
    with open_graph(settings) as graph:
        found = find(graph.store, typed, settings.corpus, kinds, level, first, last, limit)
    layout = partial(print_found, found.wanted)
    print_rows(found.rows, KEYS, settings.format, layout, say("nothing_found", text=typed))
    if found.total > len(found.rows):
        note(say("more_found", count=found.total - len(found.rows)))


def print_found(wanted: Wanted, rows: Sequence[Row], keys: Sequence[str]) -> None:
    """One row each: its kind; what it is called or says, with the words that were looked for made visible, and under a
    task or target its document; and the day."""
    table = framed("")
    table.title = None
    for key, share, least in (("kind", None, 9), ("text", 1, 30), ("issued_on", None, 10)):
        table.add_column(heading(key), overflow="fold", ratio=share, min_width=least)
    for row in rows:
        day = named("issued_on", worded(row["issued_on"]))
        table.add_row(named("kind", row["kind"]), _told(row, wanted), day)
    console().print(table)


def _told(row: Row, wanted: Wanted) -> Any:
    """What a row is called or says, by lines."""
    from rich.text import Text

    title = kindly(worded(row["title"]))
    if row["kind"] == "document":
        status = named("status", worded(row["status"])) if row["status"] != "held" else ""
        under = " · ".join(filter(None, (worded(row["issuer"]), status)))
        parts = [(worded(row["symbol"]), "bold", True), (title, "", True), (under, "dim", True)]
    else:
        owner = " ".join(filter(None, (worded(row["document_symbol"]), kindly(worded(row["document_title"])))))
        parts = [(worded(row["text"]) or title, "", True), (_cut(owner, 0), "italic dim", False)]
    return Text("\n").join(_line(text, style, wanted if found else None) for text, style, found in parts if text)


def _line(text: str, style: str, wanted: Wanted | None) -> Any:
    """A line of which what was looked for is visible: the piece of a long one that has the first of it."""
    from rich.text import Text

    from kg.search.showing import found_in

    places = found_in(text, wanted) if wanted else []
    if len(text) > LONG:
        text = _cut(text, places[0][0] if places else 0)
        places = found_in(text, wanted) if wanted else []
    line = Text(text, style=style)
    for start, end in places:
        line.stylize("bold yellow", start, end)
    return line


def _cut(text: str, first: int) -> str:
    """A piece of a long text around a place in it, between words."""
    start = 0 if first < LONG - BEFORE else text.find(" ", first - BEFORE) + 1
    piece = text[start : start + LONG]
    rest = text[start + LONG :]
    if rest:
        piece = f"{piece.rsplit(' ', 1)[0]} …"
    return f"… {piece}" if start else piece
