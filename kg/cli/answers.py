"""`kg implementers`, `kg trace`, `kg tasks`: the three questions that the product is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.messages import named, say
from kg.cli.opening import LISTED, bodies, documents, open_graph
from kg.cli.output import note, print_rows
from kg.cli.settings import Settings, options
from kg.cli.tables import print_implementers, print_tasks

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph

IMPLEMENTERS = (
    *("directive", "directive_symbol", "directive_issued_on", "document", "symbol", "title", "doc_type", "issued_on"),
    *("issuer", "level", "territory", "status", "depth", "via", "quote", "source", "confidence"),
)
TRACE = (
    *("directive", "directive_symbol", "directive_issued_on", "via", "document", "symbol", "task", "text", "assignee"),
    *("role", "deadline", "due_on", "level", "quote", "source"),
)
TASKS = (
    *(
        "body",
        "document",
        "symbol",
        "task",
        "text",
        "through",
        "role",
        "section",
        "deadline",
        "due_on",
        "recurrence",
        "level",
    ),
    *("quote", "source"),
)
"""The keys of one object a row in JSON, and the columns of CSV: what programs may rely on."""

LEVELS = ("central", "provincial", "district", "commune", "unit")
ROLES = ("lead", "support", "advise", "direct", "supervise")


@click.command()
@click.argument("symbol")
@options("data", "store", "format", "profile", "lang")
@click.pass_obj
def implementers(settings: Settings, symbol: str) -> None:
    """Which plans implement a directive, directly and through others?

    Each comes with the chain that leads to it and the sentence that proves it. SYMBOL may be a symbol, a type and a
    number, or a symbol with a year or date where several documents share it.

    \b
    Example:
      kg implementers "51-KL/TW@2019"
      kg implementers "NQ 29" --format json
    """
    with open_graph(settings) as graph:
        found = documents(graph, symbol)
        rows = graph.query("implementers", directives=ids(found)).as_dicts()
    print_rows(rows, IMPLEMENTERS, settings.format, print_implementers, none_implements(found))
    without = [one for one in found if one["id"] not in {row["directive"] for row in rows}]
    if rows and without:
        note(none_implements(without))


@click.command()
@click.argument("symbol")
@click.option("--to", "level", type=click.Choice(LEVELS), default="commune", show_default=True, help="Down to where.")
@options("data", "store", "format", "profile", "lang")
@click.pass_obj
def trace(settings: Settings, symbol: str, level: str) -> None:
    """What does a directive come down to at a level?

    From the directive through the plans that implement it to tasks with who does them and by when.

    \b
    Example:
      kg trace "29-NQ/TW@2013" --to commune
    """
    with open_graph(settings) as graph:
        found = ids(documents(graph, symbol))
        rows = graph.query("trace_to_commune", directives=found, level=level).as_dicts()
        elsewhere = [] if rows else levels_with_tasks(graph, found)
    print_rows(rows, TRACE, settings.format, print_tasks, no_tasks_at(symbol, level, elsewhere))


@click.command()
@click.argument("body")
@click.option("--role", type=click.Choice(ROLES), help="Only tasks in which the body has this role.")
@options("data", "store", "format", "profile", "lang")
@click.pass_obj
def tasks(settings: Settings, body: str, role: str | None) -> None:
    """Who has to do what by when: the tasks of a body.

    What was given to a group (UBND các huyện) counts where the body was one of it on that day, and says so;
    `kg query tasks_of_body -p collectives=no` leaves it out.

    \b
    Example:
      kg tasks "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi" --role lead
    """
    with open_graph(settings) as graph:
        rows = graph.query("tasks_of_body", bodies=ids(bodies(graph, body)), role=role or "").as_dicts()
    nothing = say("no_tasks_in_role", role=named("role", role)) if role else say("no_tasks", body=body)
    print_rows(rows, TASKS, settings.format, print_tasks, nothing)


def none_implements(found: list[dict[str, Any]]) -> str:
    """That no document in the corpus implements these, and what that means."""
    which = "; ".join(" ".join((one["symbol"] or one["title"], dated(one))).strip() for one in found[:LISTED])
    return say("none_implements", which=which)


def dated(one: dict[str, Any]) -> str:
    return f"({named('issued_on', one['issued_on'])})" if one["issued_on"] else ""


def levels_with_tasks(graph: KnowledgeGraph, directives: list[str]) -> list[str]:
    """The levels at which tasks follow from directives."""
    return [level for level in LEVELS if len(graph.query("trace_to_commune", directives=directives, level=level))]


def no_tasks_at(symbol: str, level: str, elsewhere: list[str]) -> str:
    """That no task of a level follows from a directive, and the command that shows those of another level."""
    if not elsewhere:
        return say("no_tasks_at_all", symbol=symbol)
    others = ", ".join(named("level", other) for other in elsewhere)
    return say("no_tasks_at", symbol=symbol, level=named("level", level), others=others, option=elsewhere[-1])


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]
