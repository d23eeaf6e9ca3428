"""The samples say the same as text, as Word file and as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser

from loaders.extraction import Extraction
from loaders.grammar.extract import extract
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.reading import discover, read
from loaders.text import Facts

SAMPLES = [path for path, _ in discover([Path(__file__).resolve().parents[2] / "examples"])]
CENTRED = (Zone.LETTERHEAD, Zone.TITLE)
STYLE = """@page { size: A4; margin: 2cm } body { font: 13pt serif; text-align: justify } p { margin: 0 0 5pt }
.c { text-align: center } table { width: 100%; border-collapse: collapse } td { padding: 2pt 5pt; text-align: left }
.lines td { border: 1px solid black }"""


def blocks(content: str) -> Iterator[tuple[Zone, list[Paragraph]]]:
    """The paragraphs of a text one by one, the rows of a table together."""
    for (zone, is_row), group in groupby(outline(content), key=lambda p: (p.zone, bool(p.cells))):
        paragraphs = list(group)
        yield from [(zone, paragraphs)] if is_row else ((zone, [paragraph]) for paragraph in paragraphs)


def cells(rows: list[Paragraph]) -> list[list[str]]:
    width = max(len(row.cells) for row in rows)
    filled = [[" ".join(row.text[a:b].split()) for a, b in row.cells] for row in rows]
    return [row + [""] * (width - len(row)) for row in filled]


def as_docx(content: str) -> bytes:
    document = Document()
    for _, paragraphs in blocks(content):
        if not paragraphs[0].cells:
            document.add_paragraph(paragraphs[0].text)
            continue
        rows = cells(paragraphs)
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_page(content: str) -> str:
    body = []
    for zone, paragraphs in blocks(content):
        if not paragraphs[0].cells:
            kind = "c" if zone in CENTRED else "b"
            body.append(f"<p class={kind}>{escape(paragraphs[0].text)}</p>")
            continue
        rows = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in cells(paragraphs))
        kind = "c" if zone in CENTRED else "lines"
        body.append(f"<table class={kind}>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{''.join(body)}"


def findings(path: Path) -> dict[str, Any]:
    """What is found in a file, without offsets and quotes."""
    found: Extraction = extract(read(path, facts=Facts()))
    head = found.document
    return {
        "header": (head.number, head.type, head.issuer, head.issued_on, head.level, head.territory, head.signer),
        "references": {(r.ref, r.type, r.issued_on, len(r.mentions)) for r in found.references},
        "relations": {(r.source, r.type, r.target) for r in found.relations},
        "tasks": [(a.section, " ".join(a.task.split()), a.assignees, a.deadline, a.due_on) for a in found.assignments],
        "targets": [(t.indicator, t.comparator, t.value, t.unit, t.due) for t in found.targets],
        "recipients": [" ".join(r.text.split()) for r in found.recipients],
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_says_the_same_as_a_word_file(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "same.docx"
    other.write_bytes(as_docx(read(path).content))
    assert findings(other) == findings(path)


@pytest.fixture(scope="module")
def printed(browser: Browser) -> Iterator[Callable[[str], bytes]]:
    page = browser.new_page()

    def to_pdf(html: str) -> bytes:
        page.set_content(html)
        return bytes(page.pdf(prefer_css_page_size=True))

    yield to_pdf
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_says_the_same_as_a_pdf(tmp_path: Path, path: Path, printed: Callable[[str], bytes]) -> None:
    other = tmp_path / "same.pdf"
    other.write_bytes(printed(as_page(read(path).content)))
    assert findings(other) == findings(path)
