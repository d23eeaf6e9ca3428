"""The command `kg`: one module a group of commands, imported only when one of its commands runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from typing import Any, NoReturn

import click

from kg.cli import messages
from kg.cli.errors import Refusal, guarded, heard
from kg.cli.output import write_utf8
from kg.cli.settings import Settings, options
from kg.version import __version__

COMMANDS = {
    "load": ("building", "build"),
    "unload": ("building", "build"),
    "rebuild": ("building", "build"),
    "extract": ("extraction", "build"),
    "implementers": ("answers", "ask"),
    "trace": ("answers", "ask"),
    "tasks": ("answers", "ask"),
    "show": ("documents", "ask"),
    "search": ("search", "ask"),
    "query": ("queries", "ask"),
    "cypher": ("queries", "ask"),
    "graph": ("publishing", "publish"),
    "export": ("publishing", "publish"),
    "copy": ("moving", "publish"),
    "review": ("review", "care"),
    "stats": ("documents", "care"),
    "diff": ("comparing", "care"),
    "loads": ("comparing", "care"),
    "evaluate": ("evaluation", "care"),
    "doctor": ("doctor", "care"),
    "demo": ("demo", "start"),
    "completion": ("completion", "start"),
}
"""Each command with its module in this package and its section in `kg --help`, in the order of that page."""


class Program(click.Group):
    """The group of all commands. It knows their names and summaries without importing them, and it alone decides how
    the program ends: 0 done, 1 findings, 2 bad input or usage, 130 interrupted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"kg.cli.{COMMANDS[name][0]}")
        found: click.Command = getattr(module, name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise Refusal("no_such_command", name=args[0], instead=messages.similar(args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for section, entries in groupby(COMMANDS.items(), key=lambda entry: entry[1][1]):
            with formatter.section(messages.say(f"section_{section}")):
                formatter.write_dl([(name, messages.summary(name)) for name, _ in entries])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        names = [CompletionItem(n, help=messages.summary(n)) for n in COMMANDS if n.startswith(incomplete)]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with heard():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with heard():
            return super().invoke(ctx)

    def main(self, args: Sequence[str] | None = None, *ignored: Any, **extra: Any) -> NoReturn:
        write_utf8()
        messages.speak(messages.language_of(sys.argv[1:] if args is None else args))
        extra |= {"prog_name": "kg", "standalone_mode": False}
        sys.exit(guarded(lambda: super(Program, self).main(args, **extra)))


def version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"kg {__version__}")
        ctx.exit()


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=version, help="Print the version.")
@options("data", "store", "format", "lang")
@click.pass_context
def main(ctx: click.Context) -> None:
    """A knowledge graph of Vietnamese directives and the plans that implement them.

    Load documents, then ask which plans implement a directive, what it comes down to in a commune, and who has to do
    what by when. The options below may stand before or after the command.

    \b
    Example:
      kg load plans/
      kg implementers "51-KL/TW@2019"
    """
    ctx.ensure_object(Settings)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


__all__ = ["COMMANDS", "main"]
