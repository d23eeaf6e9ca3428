"""The picture and the exports as files."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
import rdflib
from click.testing import Result

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("data")

EXPORTS = [
    (["export", "rdf", "-o", "x.ttl"], "x.ttl", "turtle"),
    (["export", "-o", "x.nt"], "x.nt", "nt"),
    (["export", "-o", "x.ttl.gz"], "x.ttl.gz", "turtle"),
    (["export", "rdf", "-o", "X.NT.gz"], "X.NT.gz", "nt"),
]


@pytest.mark.parametrize(("arguments", "file", "form"), EXPORTS)
def test_rdf_takes_its_format_from_the_extension(run: Run, arguments: list[str], file: str, form: str) -> None:
    result = run(*arguments, "--base", "https://example.org/d")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {file}\n"), result.output
    content = Path(file).read_bytes()
    if file.endswith(".gz"):
        content = gzip.decompress(content)
    read = rdflib.Graph().parse(data=content, format=form)
    assert any(str(subject).startswith("https://example.org/d") for subject in read.subjects())


def test_graphml_is_read_by_networkx(run: Run) -> None:
    assert run("export", "graphml", "-o", "x.graphml").exit_code == 0
    assert len(networkx.read_graphml("x.graphml")) == 7


def test_a_base_must_be_an_address(run: Run) -> None:
    result = run("export", "-o", "x.ttl", "--base", "nowhere")
    assert result.exit_code == 2 and "no absolute http(s) address" in result.stderr
    assert not Path("x.ttl").exists()


@pytest.mark.parametrize(("language", "mark"), [("vi", 'lang="vi"'), ("en", 'lang="en"')])
def test_the_picture_speaks_the_language(run: Run, language: str, mark: str) -> None:
    result = run("--lang", language, "graph", "51-KL/TW@2019", "-o", "x.html")
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    page = Path("x.html").read_text("utf-8")
    assert mark in page and "1385/QĐ-UBND" in page


def test_the_picture_of_nothing_is_refused(run: Run) -> None:
    result = run("graph", "99-KL/TW", "-o", "x.html")
    assert result.exit_code == 2 and "no document fits 99-KL/TW" in result.stderr and not Path("x.html").exists()
