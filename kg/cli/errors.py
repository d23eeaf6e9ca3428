"""What went wrong, in one line for the person at the terminal, and how the program ends."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from kg.cli.messages import plain, say, similar
from kg.cli.translations import translated

DONE, FINDINGS, BAD_INPUT, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
OUR_ROOMS = ("kg.", "loaders.")
"""Errors of these packages say themselves, in one line, what is wrong and what to do."""


class Refusal(Exception):
    """The command can't do what was asked: a message of :mod:`kg.cli.messages` with its values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(say(message, **values))


class ReaderLeft(Exception):
    """Whoever read our output has closed the pipe. (click would end with 1 on an OSError, which means findings.)"""


@contextmanager
def heard() -> Iterator[None]:
    """Turns a broken pipe within the block into ReaderLeft."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderLeft from error


def guarded(work: Callable[[], object]) -> int:
    """Run a command and return the exit code. Whatever it raises becomes one line on standard error.

    With `KG_DEBUG=1` the traceback stands before that line.
    """
    try:
        code = work()
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except (ReaderLeft, BrokenPipeError):
        be_quiet_at_exit()
        return BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            traceback.print_exc()
        click.echo(f"kg: {plain(explained(error))}", err=True)
        return BAD_INPUT


def be_quiet_at_exit() -> None:
    """Let the interpreter's last flush go nowhere: the reader of the pipe has left."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:  # standard output is no real file
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115


def explained(error: BaseException) -> str:
    """One line for an error: what, and what to do."""
    if type(error).__module__.startswith(OUR_ROOMS):
        return translated(str(error))
    if isinstance(error, click.UsageError):
        return usage(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return system(error)
    if type(error).__module__ == "sqlite3":
        return say("broken_corpus", reason=error)
    if isinstance(error, MemoryError):
        return say("no_memory")
    return say("unexpected", kind=type(error).__name__, reason=error)


def usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "kg"
    if isinstance(error, click.NoSuchOption):
        known = [name for p in error.ctx.command.params for name in p.opts] if error.ctx else []
        return say("no_such_option", name=error.option_name, path=path, instead=similar(error.option_name, known))
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.human_readable_name if error.param.param_type_name == "argument" else error.param.opts[0]
        if isinstance(error, click.MissingParameter):
            return say("missing", name=name, path=path)
        if isinstance(error.param.type, click.Choice):
            return say("bad_choice", name=name, known=", ".join(error.param.type.choices), path=path)
        return say("bad_value", name=name, reason=translated(error.message.rstrip(".")), path=path)
    if isinstance(error, click.BadOptionUsage):
        return say("no_value", name=error.option_name, path=path)
    return say("bad_usage", reason=translated(error.format_message().rstrip(".")), path=path)


def system(error: OSError) -> str:
    where = error.filename if error.filename is not None else ""
    known = {
        errno.ENOENT: "no_such_file",
        errno.EACCES: "no_permission",
        errno.EPERM: "no_permission",
        errno.ENOSPC: "disk_full",
        errno.EISDIR: "is_a_folder",
        errno.EROFS: "no_permission",
    }
    if where and error.errno in known:
        return say(known[error.errno], path=where)
    return say("system", path=where, reason=translated(error.strerror or str(error)))
