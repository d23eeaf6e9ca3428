"""Writes small .xlsx files for tests, as Excel stores them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

Shown = str | float | bool | None | tuple[float, str]
"""A cell: a text, a number, a truth, nothing, or a number with its format."""


def workbook(*sheets: str, strings: Sequence[str] = (), patterns: Sequence[str] = ()) -> bytes:
    """A workbook of sheets that `sheet` has made; a sheet may begin with `state|`, such as `hidden|`."""
    states = [text.partition("|")[0] if not text.startswith("<") else "visible" for text in sheets]
    bodies = [text if text.startswith("<") else text.partition("|")[2] for text in sheets]
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
        for n, state in zip(numbers, states, strict=True)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers
    )
    related += f'<Relationship Id="s" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    related += f'<Relationship Id="f" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    forms = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{escape(p, {chr(34): "&quot;"})}"/>' for n, p in enumerate(patterns)
    )
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(patterns)))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    typed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{name}+xml"/>'
        for part, name in [
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
            *((f"worksheets/s{n}", "worksheet") for n in numbers),
        ]
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
        f' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{''.join(f'<si><t>{escape(s)}</t></si>' for s in strings)}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{forms}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
        **{f"xl/worksheets/s{n}.xml": body for n, body in zip(numbers, bodies, strict=True)},
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def sheet(
    rows: Sequence[Sequence[Shown]], *, merged: Sequence[str] = (), hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (), patterns: Sequence[str] = (),
) -> str:  # fmt: skip
    """A sheet of rows of cells from A1 on; rows and columns are counted from 1."""
    columns = "".join(f'<col min="{n}" max="{n}" hidden="1"/>' for n in hidden_columns)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + at)}{number}", value, patterns) for at, value in enumerate(row))
        hidden = ' hidden="1"' if number in hidden_rows else ""
        lines.append(f'<row r="{number}"{hidden}>{cells}</row>')
    merges = "".join(f'<mergeCell ref="{place}"/>' for place in merged)
    return (
        f"<worksheet {_MAIN}><cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>"
        f"<mergeCells>{merges}</mergeCells></worksheet>"
    )


def _cell(place: str, value: Shown, patterns: Sequence[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    number, pattern = value if isinstance(value, tuple) else (value, None)
    style = patterns.index(pattern) + 1 if pattern else 0
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
