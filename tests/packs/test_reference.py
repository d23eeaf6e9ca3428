"""docs/packs.md says what the headers of the packs say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.packs import packs, parse_pack
from kg.packs.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "packs.md"


def test_the_page_is_that_of_the_headers() -> None:
    written = PAGE.read_text("utf-8") if PAGE.exists() else ""
    assert written == reference(packs().values()), (
        "docs/packs.md is out of date: run make docs, and commit what it writes"
    )


@pytest.mark.parametrize("name", sorted(packs()))
def test_each_pack_has_its_section(name: str) -> None:
    pack, page = packs()[name], reference(packs().values())
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for part in (*pack.titles.values(), pack.example, *(f"| `{column}` |" for column in pack.columns)):
        assert part in section, f"the section of {name} lacks {part!r}"
    for parameter in pack.parameters:
        assert f"| `{parameter.name}` | {parameter.type}" in section
    assert f"[{name}](#{name})" in page


def test_marks_of_a_header_end_no_cell_and_begin_no_html() -> None:
    header = "// title.vi: a|b\n// title.en: <b>c\n// answers: d|e?\n// example: kg query x\n"
    text = header + "// column x — f | <i>g\nRETURN 1 AS x"
    page = reference([parse_pack("x", text)])
    assert "| `x` | f \\| &lt;i>g |" in page and "**&lt;b>c** · a\\|b" in page and "| [x](#x) | d\\|e? |" in page
