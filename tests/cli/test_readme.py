"""The command lines of the README are such as the program takes, and a corpus grows as it says."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from kg.cli import COMMANDS, main
from loaders.tables import room

Run = Callable[..., Result]
README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_A_BLANK = re.compile(r"[A-Z]+|k=v")
_OUTCOMES = {"diff": 1}
"""Commands that end with another code than 0 where they have something to tell."""


def command_lines(text: str) -> list[list[str]]:
    """The words of each command line: of those in blocks, and of those in the text that are whole."""
    lines = [line.removeprefix("$ ") for block in _FENCED.findall(text) for line in block.splitlines()]
    inline = [quoted for quoted in re.findall(r"`(kg [^`]+)`", _FENCED.sub("", text)) if is_whole(quoted)]
    told = [*lines, *inline]
    return [shlex.split(one, comments=True)[1:] for line in told for one in line.split(" && ") if one.startswith("kg ")]


def is_whole(line: str) -> bool:
    """Whether a line can be typed as it is: it is more than a command's name, and no word of it stands for others."""
    _, command, *rest = shlex.split(line)
    return command in COMMANDS and bool(rest) and not any("…" in w or "[" in w or _A_BLANK.fullmatch(w) for w in rest)


LINES = list({" ".join(words): words for words in command_lines(README)}.values())


def parsed(command: click.Command, words: list[str], name: str) -> Iterator[str]:
    """The names of the commands that a line calls. Raises click's errors for what none of them takes."""
    yield name
    context = command.make_context(name, list(words))
    rest = [*context._protected_args, *context.args]
    if isinstance(command, click.Group) and rest:
        inner = command.get_command(context, rest[0])
        assert inner is not None, f"{name} has no command {rest[0]}"
        yield from parsed(inner, rest[1:], rest[0])


def test_there_are_command_lines() -> None:
    assert len(LINES) > 20, LINES
    assert ["load", "--sync", "plans/"] in LINES and ["review", "apply"] in LINES


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_the_program_takes_every_line(words: list[str], alone: Path) -> None:
    for folder in (word for word in words if word.endswith("/")):
        (alone / folder).mkdir()
    called = list(parsed(main, words, "kg"))
    assert len(called) > 1, f"kg {' '.join(words)} calls no command"


def test_a_corpus_grows_as_it_says(run: Run, alone: Path) -> None:
    shutil.copytree(room("examples"), alone / "plans")
    section = README.partition("## A corpus that grows\n")[2].partition("\n## ")[0]
    (block,) = _FENCED.findall(section)[:1]
    for words in command_lines(f"```\n{block}```\n"):
        result = run(*words)
        assert result.exit_code == _OUTCOMES.get(words[0], 0), f"kg {' '.join(words)}: {result.output}"
    assert "07-kh-43" not in run("stats").stdout and "06-kh-158" in run("stats").stdout


def test_places_and_groups_are_as_it_says(run: Run, alone: Path) -> None:
    shutil.copytree(room("examples"), alone / "plans")
    run("load", "plans")
    gone = run("show", "tỉnh Bắc Kạn")
    assert "1385/QĐ-UBND" in gone.stdout and "went into tỉnh Thái Nguyên on 2025-07-01" in gone.stderr
    assert "as one of" in run("tasks", "UBND huyện Bình Sơn").stdout
    named = run("query", "tasks_of_body", "-p", "bodies=UBND huyện Bình Sơn", "-p", "collectives=no")
    assert named.exit_code == 0 and "các huyện" not in named.stdout
    assert "as far as the corpus knows" in run("show", "628/QĐ-TTg").stdout
