"""Pages and Word files come out as a reader sees them."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from loaders.reading.docx import read_docx
from loaders.reading.html import read_html
from loaders.reading.legacy import in_unicode
from loaders.reading.plain import decoded
from loaders.reading.rows import Rows
from loaders.reading.wordparts import W

RUNNING = "Ủy ban nhân dân xã giao các thôn vận động trẻ đến lớp. " * 12


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Thực hiện\n  Kết luận</p><p>Hai</p>", ["Thực hiện Kết luận", "Hai"]),
        ("Một<br>Hai<br/>Ba", ["Một", "Hai", "Ba"]),
        ("<ul><li>Một<li>- Hai</ul><ol start=3><li>Ba<li>Bốn</ol>", ["- Một", "- Hai", "3. Ba", "4. Bốn"]),
        (
            "<table><tr><td>UBND<br>TỈNH X</td><td>CỘNG HÒA</td></tr><tr><td>Số: 1</td><td>ngày 2</td></tr></table>",
            ["UBND TỈNH X | CỘNG HÒA", "Số: 1 | ngày 2"],
        ),
        (
            "<table><tr><td rowspan=2>I<td>A<td>B<tr><td>C<td>D<tr><td colspan=3>Hết</table>",
            ["I | A | B", " | C | D", "Hết"],
        ),
        ("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", ["Một", "Hai"]),
        ("<table><tr><td>M<table><tr><td>a<td>b</table></td><td><p>Một</p></td></tr></table>", ["M", "a | b", "Một"]),
        ("số 29-NQ/TW<sup><a href=#n>1</a></sup> rộng 5 m<sup>2</sup>", ["số 29-NQ/TW[1] rộng 5 m2"]),
        ("<pre>Một\n  Hai</pre>", ["Một", "Hai"]),
        ("<script>x</script><style>y</style><p>Một<!-- z --></p><noscript>t</noscript>", ["Một"]),
        ("a &amp; b &lt;i&gt;", ["a & b <i>"]),
    ],
)
def test_html(page: str, expected: list[str]) -> None:
    assert lines(read_html(f"<body>{page}</body>".encode())) == expected


def test_the_frame_of_a_page_goes_and_the_document_stays() -> None:
    page = f"""<body><form id=aspnetForm><header><a href=/>Trang chủ</a></header>
    <nav><ul><li><a href=a>Giới thiệu</a></ul></nav>
    <div id=page><h1>Kế hoạch của xã</h1><div id=body><p>{RUNNING}</p><p>Nơi nhận:<br>- Như trên.</p></div></div>
    <div><ul><li><a href=1>Tin khác một</a><li><a href=2>Tin khác hai</a><li><a href=3>Tin ba</a></ul></div>
    <aside>Thời tiết</aside><footer>Chịu trách nhiệm</footer></form></body>"""
    shown = lines(read_html(page.encode()))
    assert shown == ["Kế hoạch của xã", RUNNING.strip(), "Nơi nhận:", "- Như trên."]


def test_a_page_of_one_kind_of_frame_is_kept_in_doubt() -> None:
    assert lines(read_html(f"<body><footer><p>{RUNNING}</p></footer></body>".encode())) == [RUNNING.strip()]
    assert "Điều 1" in read_html(f"<body><div><h2>Điều 1</h2></div><div><p>{RUNNING}</p></div></body>".encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_a_page_in_another_encoding(encoding: str) -> None:
    page = (
        f"<html><head><meta charset={encoding}></head><body><p>Đ\u00ea\u0300 \u00e1n giáo d\u0323uc</p></body></html>"
    )
    assert "Đ" in read_html(page.encode(encoding, "replace"))


def word_file(**parts: str) -> bytes:
    """A Word file of the given parts, each the inside of its root element."""
    kinds = {"document": "document", "numbering": "numbering", "footnotes": "footnotes", "styles": "styles"}
    space = f'xmlns:w="{W[1:-1]}"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{kinds[name]} {space}>{inside}</w:{kinds[name]}>")
        related = "".join(f'<Relationship Id="r{n}" Type="{office}/{n}" Target="{n}.xml"/>' for n in parts)
        gone = f'<Relationship Id="gone" Type="{office}/image" Target="NULL"/>'
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{related}{gone}</Relationships>'
        )
    return written.getvalue()


def paragraph(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t>{more}</w:r></w:p>"


def listed(number: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def level(depth: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_word_counts_are_written_out() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "lowerLetter", "%3)")
        + level(3, "bullet", "\uf0b7")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = f'<w:style w:styleId="Muc"><w:pPr>{listed(1, 0)}</w:pPr></w:style>'
    document = (
        paragraph("MỤC TIÊU", '<w:pStyle w:val="Muc"/>')
        + paragraph("Một", listed(1, 1))
        + paragraph("a", listed(1, 2))
        + paragraph("b", listed(1, 2))
        + paragraph("gạch", listed(1, 3))
        + paragraph("Hai", listed(1, 1))
        + paragraph("TỔ CHỨC", listed(1, 0))
        + paragraph("Một", listed(1, 1))
        + paragraph("PHỤ LỤC", listed(2, 0))
        + paragraph("không số", listed(0, 0))
    )
    text = read_docx(word_file(document=f"<w:body>{document}</w:body>", numbering=numbering, styles=styles))
    assert lines(text) == [
        "I. MỤC TIÊU", "1. Một", "a) a", "b) b", "- gạch", "2. Hai", "II. TỔ CHỨC", "1. Một", "I. PHỤ LỤC", "không số",
    ]  # fmt: skip


def test_footnotes_stand_at_the_end_of_a_word_file() -> None:
    document = paragraph("Chương trình", more='<w:footnoteReference w:id="4"/>') + paragraph("Hết")
    footnotes = f'<w:footnote w:id="4">{paragraph("Quyết định số 1895/QĐ-TTg")}</w:footnote>'
    text = read_docx(word_file(document=f"<w:body>{document}</w:body>", footnotes=footnotes))
    assert lines(text) == ["Chương trình[1]", "Hết", "[1] Quyết định số 1895/QĐ-TTg"]


def test_what_was_deleted_in_a_word_file_is_not_read() -> None:
    document = (
        "<w:p><w:r><w:t>Số</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        + '<w:ins><w:r><w:t xml:space="preserve"> 13</w:t>'
        "</w:r></w:ins></w:p><w:sdt><w:sdtContent>" + paragraph("trong khung") + "</w:sdtContent></w:sdt>"
    )
    assert lines(read_docx(word_file(document=f"<w:body>{document}</w:body>"))) == ["Số 13", "trong khung"]


def test_tables_of_a_word_file() -> None:
    document = Document()
    document.add_paragraph("Trước")
    table = document.add_table(rows=3, cols=3)
    for at, text in enumerate(("TT", "Nhiệm vụ", "Cơ quan", "1", "Một\nhai", "Sở Y tế", "", "Ba", "Sở Nội vụ")):
        table.cell(at // 3, at % 3).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("Sau")
    written = io.BytesIO()
    document.save(written)
    expected = ["Trước", "TT | Nhiệm vụ | Cơ quan", "1 | Một hai | Sở Y tế", " | Ba | Sở Nội vụ", "Sau"]
    assert lines(read_docx(written.getvalue())) == expected


def test_cells_keep_their_columns() -> None:
    rows = Rows()
    rows.cell("1", rows=3)
    rows.cell("a", columns=2)
    rows.cell("b")
    assert rows.line() == "1 | a |  | b"
    rows.cell("c")
    assert rows.line() == " | c"
    assert rows.line() == ""
    rows.cell("2")
    assert rows.line() == "2"


_TCVN3 = b"\xd5\xae\xb5\xb9\xe9\xf1\xad\xea\xac\xaa\xb8\xf4\xe8\xde\xb6\xd6\xa9\xe3"


def tcvn3(text: str) -> bytes:
    """Text as fonts from before Unicode stored it."""
    signs = dict(zip("ếđàạộủườơêáụốịảệâó", _TCVN3, strict=True))
    return bytes(signs.get(c, ord(c) if ord(c) < 128 else 63) for c in text)


def test_letters_from_before_unicode_are_converted() -> None:
    text = "Kế hoạch đào tạo cán bộ của huyện, giáo dục và đào tạo là quốc sách hàng đầu. " * 10
    assert "đào tạo" in in_unicode(decoded(tcvn3(text)))


@pytest.mark.parametrize(
    "text", ["Résumé où l'été à Genève dès février. " * 20, "Año niño señal. " * 20, "Kế hoạch " * 50]
)
def test_other_letters_are_left_alone(text: str) -> None:
    assert in_unicode(text) == text


def test_damage_in_a_text_is_no_other_encoding() -> None:
    text = "Kế hoạch đào tạo cán bộ của huyện. " * 100
    assert decoded(text.encode() + b"\xff\xfe.")[:8] == "Kế hoạch"
