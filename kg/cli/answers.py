"""`kg implementers`, `kg trace`, `kg tasks`: the three questions that the product is for."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.opening import bodies, documents, open_graph
from kg.cli.output import print_rows
from kg.cli.settings import Settings, options
from kg.cli.tables import print_implementers, print_tasks

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
@options("data", "store", "format", "lang")
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
        rows = graph.query("implementers", directives=ids(documents(graph, symbol))).as_dicts()
    print_rows(rows, IMPLEMENTERS, settings.format, print_implementers)


@click.command()
@click.argument("symbol")
@click.option("--to", "level", type=click.Choice(LEVELS), default="commune", show_default=True, help="Down to where.")
@options("data", "store", "format", "lang")
@click.pass_obj
def trace(settings: Settings, symbol: str, level: str) -> None:
    """What does a directive come down to at a level?

    From the directive through the plans that implement it to tasks with who does them and by when.

    \b
    Example:
      kg trace "29-NQ/TW@2013" --to commune
    """
    with open_graph(settings) as graph:
        rows = graph.query("trace_to_commune", directives=ids(documents(graph, symbol)), level=level).as_dicts()
    print_rows(rows, TRACE, settings.format, print_tasks)


@click.command()
@click.argument("body")
@click.option("--role", type=click.Choice(ROLES), help="Only tasks in which the body has this role.")
@options("data", "store", "format", "lang")
@click.pass_obj
def tasks(settings: Settings, body: str, role: str | None) -> None:
    """Who has to do what by when: the tasks of a body.

    \b
    Example:
      kg tasks "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi" --role lead
    """
    with open_graph(settings) as graph:
        rows = graph.query("tasks_of_body", bodies=ids(bodies(graph, body)), role=role or "").as_dicts()
    print_rows(rows, TASKS, settings.format, print_tasks)


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]
