"""What holds for every command: help, names, languages, errors in one line, exit codes, a quick start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import COMMANDS, main, messages, words
from kg.cli.output import as_json_text

CHECKOUT = Path(__file__).resolve().parents[2]
RUN = (sys.executable, "-m", "kg.cli")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found, f"{name} is listed but does not exist"
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    text = command(name).help or ""
    assert "Example:" in text and f"kg {name}" in text, f"the help of kg {name} shows no example of it"
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"kg {name} does not say what {parameter.opts[0]} does"
    shown = run(name, "--help")
    assert shown.exit_code == 0 and shown.stdout.startswith(f"Usage: kg {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    readme = CHECKOUT / "README.md"
    text = readme.read_text("utf-8") if readme.exists() else ""
    assert re.search(rf"\bkg (--\S+ \S+ )*{name}\b", text), f"README.md does not mention kg {name}"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_command_has_a_summary(name: str, language: str) -> None:
    line = words.SUMMARIES[name][messages.LANGUAGES.index(language)]
    assert line in run("--lang", language, "--help").stdout.replace("\n          ", " "), f"{name}: {line}"


@pytest.mark.parametrize("name", messages.MESSAGES)
def test_messages_say_the_same_in_both_languages(name: str) -> None:
    vietnamese, english = messages.MESSAGES[name]
    blanks = [sorted(re.findall(r"\{(\w+)", text)) for text in (vietnamese, english)]
    assert blanks[0] == blanks[1], f"{name}: one language has other values than the other"
    assert "\n" not in vietnamese + english, f"{name} takes more than one line"


LANGUAGES = [
    ([], "vi_VN.UTF-8", "vi"),
    ([], "en_GB.UTF-8", "en"),
    ([], "C", "en"),
    (["load", "--lang", "vi"], "C", "vi"),
    (["--lang=en", "load"], "vi_VN", "en"),
    (["--lang", "fr"], "vi_VN", "vi"),
]


@pytest.mark.parametrize(("arguments", "locale", "expected"), LANGUAGES)
def test_language(arguments: list[str], locale: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert messages.language_of(arguments) == expected, f"{arguments} in {locale} should speak {expected}"


USAGE = [
    (["laod"], "no command laod — did you mean load?"),
    (["load"], "PATH... is missing — see kg load --help"),
    (["load", "--data"], "--data takes a value — see kg"),
    (["stats", "more"], "more"),
    (["load", "x", "--dta", "y"], "no option --dta — did you mean --data?"),
    (["--formt", "json"], "no option --formt — did you mean --format?"),
    (["implementers"], "SYMBOL is missing"),
    (["implementers", "51-KL/TW", "--format", "xml"], "--format takes one of: table, json, csv"),
    (["implementers", "51-KL/TW"], "nothing has been loaded into kg-data — load something first"),
    (["trace", "51-KL/TW", "--to", "galaxy"], "--to takes one of: central, provincial, district, commune, unit"),
    (["cypher", "RETURN 1", "--limit", "many"], "--limit can't be used"),
    (["stats", "--store", "ftp://example.org/x"], "an unknown kind of store"),
    (["stats", "--store", "http://neo4j:secret@example.org"], "http://example.org: an unknown kind of store"),
    (["diff", "ftp://example.org/x", "work"], "an unknown kind of store"),
    (["unload", "x.txt"], "nothing has been loaded"),
    (["review"], "nothing has been loaded"),
    (["rebuild"], "nothing has been loaded"),
    (["export", "-o", "x.docx"], "the extension names no format — use .ttl, .nt, .graphml"),
    (["export", "graphml", "-o", "x.ttl"], "use .graphml"),
    (["export", "-o", "nowhere/x.ttl"], "nowhere: there is no such folder"),
    (["export", "csv", "-o", "x.csv"], "KIND takes one of: rdf, graphml"),
    (["graph", "51-KL/TW"], "-o is missing"),
    (["query", "implementers", "-p", "51"], "must be name=value — for example: -p directives=51-KL/TW"),
    (["--format", "csv", "extract", "x.txt"], "--format takes one of: table, json"),
    (["completion", "tcsh"], "SHELL takes one of: bash, zsh, fish"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(a) for a, _ in USAGE])
def test_wrong_usage_is_one_line_that_says_what_to_do(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2, f"{result.output}\nended with {result.exit_code}"
    assert result.stdout == "", "an error must not appear among the data"
    assert said in result.stderr, f"expected “{said}”, but the person reads:\n{result.stderr}"
    assert result.stderr.count("\n") == 1 and " — " in result.stderr, f"more or less than one line:\n{result.stderr}"


def test_errors_speak_vietnamese() -> None:
    assert "thiếu PATH..." in run("load", "--lang", "vi").stderr
    assert "chưa nạp gì" in run("--lang", "vi", "stats").stderr


def test_a_failure_nobody_foresaw_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise KeyError("\x1b[31mred")

    monkeypatch.setattr("kg.cli.building.load.callback", fail)
    result = run("load", "x")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert "KG_DEBUG=1" in result.stderr and "\x1b" not in result.stderr
    monkeypatch.setenv("KG_DEBUG", "1")
    assert "Traceback" in run("load", "x").stderr, "KG_DEBUG=1 shows where it happened"


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.building.load.callback", interrupt)
    result = run("load", "x")
    assert (result.exit_code, result.output.strip()) == (130, "")


STEERING = ["\x1b[2J", "\x9b31m", "\x07", "\u202edcba", "\u200b", "a\rb", "\x00"]


@pytest.mark.parametrize("text", STEERING, ids=repr)
def test_text_cannot_steer_the_terminal(text: str) -> None:
    assert messages.plain(text).isprintable()
    assert as_json_text({"text": text}).isprintable(), "JSON keeps the character, escaped"


def test_kg_alone_shows_the_help() -> None:
    assert (run().exit_code, run().stdout) == (0, run("--help").stdout)


def test_version() -> None:
    from kg.version import __version__

    assert run("--version").stdout == f"kg {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    script = run("completion", shell).stdout
    assert "_KG_COMPLETE" in script and script.startswith("# kg completion"), "the first line says how to install it"


def test_the_shell_is_offered_commands() -> None:
    environment = os.environ | {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": "kg im", "COMP_CWORD": "1"}
    offered = subprocess.run(RUN, env=environment, capture_output=True, text=True, check=False).stdout
    assert offered.splitlines() == ["plain,implementers"]


HEAVY = ("rich", "pandas", "kglite", "rdflib", "networkx", "pyoxigraph", "selectolax", "docx", "neo4j", "sqlite3")


def test_help_needs_nothing_heavy() -> None:
    told = f"lambda: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    code = f"import atexit, sys; atexit.register({told}); sys.argv = ['kg', '--help']; from kg.cli import main; main()"
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]", f"kg --help imports {done.stderr}"


MANY = 'cypher "UNWIND range(1,50000) AS a RETURN a" --limit 50000 --format'


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize("words", ["--help", f"{MANY} table", f"{MANY} json", f"{MANY} csv"])
def test_a_reader_that_leaves_is_no_error(words: str, data: Path) -> None:
    line = f"{sys.executable} -m kg.cli {words} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.stderr == "" and done.stdout.strip() in ("0", "141"), f"{done.stdout}{done.stderr}"


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_ends_a_long_query_quietly(data: Path) -> None:
    endless = "UNWIND range(1,1000000) AS a UNWIND range(1,100000) AS b WITH a + b AS c RETURN count(c) AS c"
    code = f"from kg.cli import main; print('ready', flush=True); main(['cypher', {endless!r}, '--timeout', '60'])"
    asked = subprocess.Popen((sys.executable, "-c", code), stdout=-1, stderr=-1, text=True)
    assert asked.stdout and asked.stdout.readline() == "ready\n"
    time.sleep(2)
    asked.send_signal(signal.SIGINT)
    out, err = asked.communicate(timeout=20)
    assert (asked.returncode, out, err.strip()) == (130, "", ""), f"{asked.returncode}: {out}{err}"
