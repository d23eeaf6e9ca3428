"""Writes small PDFs for tests: texts at places, lines, fonts by name; every sign is half as wide as its font's size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
"""A4 in points."""


@dataclass
class Page:
    """What stands on a page, as commands of its content."""

    commands: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 12, font: str = "F1", turned: bool = False) -> Page:
        """A piece of text from a place on its baseline; a turned one runs upwards."""
        signs = text.encode("utf-16-be").hex()
        matrix = f"0 1 -1 0 {x} {y}" if turned else f"1 0 0 1 {x} {y}"
        self.commands.append(f"BT /{font} {size} Tf {matrix} Tm <{signs}> Tj ET")
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 12, pitch: float = 15, font: str = "F1") -> Page:
        """Lines below each other."""
        for at, line in enumerate(lines):
            self.text(x, y - at * pitch, line, size, font)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.commands.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """The lines of a table whose columns and rows begin at these places."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self


def pdf_of(*pages: Page, fonts: dict[str, str] | None = None, meaning: str = "<0000> <FFFF> <0000>") -> bytes:
    """A PDF of pages. `fonts` are the names of fonts beside F1, `meaning` maps signs to Unicode for all of them."""
    names = {"F1": "Times", **(fonts or {})}
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"1 beginbfrange {meaning} endbfrange endcmap end end"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _stream(unicode)]
    shared = []
    for key, name in names.items():
        described = (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [0 -250 1000 750] /ItalicAngle 0 "
            "/Ascent 750 /Descent -250 /CapHeight 700 /StemV 80 >>"
        )
        inner = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /FontDescriptor {len(objects) + 1} 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity >>"
        )
        objects += [described, inner]
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode 3 0 R "
            f"/DescendantFonts [{len(objects)} 0 R] >>"
        )
        shared.append(f"/{key} {len(objects)} 0 R")
    kids = []
    for page in pages:
        objects.append(_stream("\n".join(page.commands)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {' '.join(shared)} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode("latin-1")
