"""`kg demo` answers the three questions from the samples, and leaves a picture and the data where it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("language", "question"), [("en", "Which plans implement"), ("vi", "Những văn bản nào thực hiện")]
)
def test_the_demo_answers_and_names_its_files(run: Run, alone: Path, language: str, question: str) -> None:
    result = run("demo", "--lang", language)
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.split())
    assert question in shown and "628/QĐ-TTg" in shown and "$ kg trace 29-NQ/TW@2013 --to commune" in shown
    for name in ("cascade.html", "directives.ttl", "README.txt"):
        assert (alone / "demo" / name).stat().st_size, f"the demo leaves {name}"
        assert f"demo/{name}" in result.stderr.replace("\\", "/"), f"the demo names {name}"
    assert len(rdflib.Graph().parse(alone / "demo" / "directives.ttl")) > 100
    again = run("demo", "--lang", language)
    assert again.exit_code == 0 and again.stdout == result.stdout, "a second run finds its own folder and says the same"


def test_the_demo_touches_no_other_folder(run: Run, alone: Path) -> None:
    (alone / "demo").mkdir()
    (alone / "demo" / "mine.txt").write_text("mine")
    result = run("demo")
    assert result.exit_code == 2 and "choose a new folder" in result.stderr
    assert [path.name for path in (alone / "demo").iterdir()] == ["mine.txt"]
    assert run("demo", "--to", "demo/mine.txt").exit_code == 2, "a file is no folder"
