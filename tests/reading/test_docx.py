"""Word files come out as Word shows them."""

from __future__ import annotations

import io
import zipfile

import pytest

from loaders.reading.docx import read_docx
from loaders.reading.errors import ReadingError

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word_file(body: str, others: dict[str, bytes] | None = None, spaces: str = _SPACES, **parts: str) -> bytes:
    """A Word file of a body and the insides of other parts, each under the name of its root element."""
    written = io.BytesIO()
    others = others or {}
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = "hdr" if name.startswith("header") else name
            archive.writestr(f"word/{name}.xml", f"<w:{root} {spaces}>{inside}</w:{root}>")
        for name, data in others.items():
            archive.writestr(f"word/{name}", data)
        kinds = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
        kinds |= {name.partition(".")[0]: ("aFChunk", name) for name in others}
        related = "".join(
            f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for key, (kind, target) in kinds.items()
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>')
    return written.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def shown(data: bytes) -> list[str]:
    return [line for line in read_docx(data).split("\n") if line.strip()]


BOX = f"<w:txbxContent>{par('Trong hộp')}</w:txbxContent>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("158/KH-UBND")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(par(FIELD), ["158/KH-UBND"], id="a field shows its result"),
        pytest.param(par(f'<w:fldSimple w:instr="REF a">{run("Điều 5")}</w:fldSimple>'), ["Điều 5"], id="simple field"),
        pytest.param(par(f'<w:hyperlink r:id="x">{run("29-NQ/TW")}</w:hyperlink>'), ["29-NQ/TW"], id="link"),
        pytest.param(
            par(run("43/KH") + "<w:r><w:noBreakHyphen/></w:r>" + run("UBND")), ["43/KH-UBND"], id="hard hyphen"
        ),
        pytest.param(
            par(run("đạt ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 80%")),
            ["đạt ≥ 80%"],
            id="sign of the font Symbol",
        ),
        pytest.param(par(run(["Giáo", "w:softHyphen/>"][0]) + "<w:r><w:softHyphen/></w:r>" + run(" dục")),
                     ["Giáo dục"], id="soft hyphen"),
        pytest.param(par(run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c")), ["a b", "c"],
                     id="tab and line break"),
        pytest.param(
            par(
                f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>"
                f"<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>{run(' thêm')}</w:ins>"
            ),
            ["mới thêm"],
            id="revisions as accepted",
        ),
        pytest.param(
            par("Kế hoạch ", "<w:rPr><w:del/></w:rPr>") + par("số 5"), ["Kế hoạch số 5"], id="deleted paragraph mark"
        ),
        pytest.param(par(run("thấy") + run("ẩn", "<w:vanish/>")), ["thấy"], id="hidden text"),
        pytest.param(par(run("Kế hoạch", "<w:caps/>")), ["KẾ HOẠCH"], id="all capitals"),
        pytest.param(par(run("Kế", '<w:caps w:val="0"/>')), ["Kế"], id="capitals switched off"),
        pytest.param(
            par(
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            ["Trong hộp"],
            id="a text box stands once",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{par('Một')}</w:sdtContent></w:sdt>"
            f'<w:customXml w:element="x">{par("<w:smartTag>" + run("Hai") + "</w:smartTag>")}</w:customXml>',
            ["Một", "Hai"],
            id="content controls and smart tags",
        ),
    ],
)  # fmt: skip
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert shown(word_file(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (par(run("QuyÕt ®Þnh", font(".VnTime")) + run(" của tỉnh")), "Quyết định của tỉnh"),
        (par(run("Quye", font("VNI-Times")) + run("át ñònh", font("VNI-Times"))), "Quyết định"),
        (par(run("kÕ ho¹ch", font(".VnTimeH"))), "KẾ HOẠCH"),
        (par(run("Đã là Unicode và", font(".VnTime")) + run(" tự là", font(".VnTime"))), "Đã là Unicode và tự là"),
        (par("QuyÕt ®Þnh", '<w:pStyle w:val="Cu"/>'), "Quyết định"),
    ],
)
def test_runs_in_old_fonts(body: str, expected: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Goc"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    based = '<w:style w:type="paragraph" w:styleId="Cu"><w:basedOn w:val="Goc"/></w:style>'
    assert shown(word_file(body, styles=style + based)) == [expected]


def test_lines_of_the_table_of_contents_are_left_out() -> None:
    style = '<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>'
    body = par("I. MỤC TIÊU 3", '<w:pStyle w:val="Mucluc1"/>') + par("I. MỤC TIÊU")
    assert shown(word_file(body, styles=style)) == ["I. MỤC TIÊU"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("TỈNH ỦY QUẢNG NGÃI ĐẢNG CỘNG SẢN VIỆT NAM", ["TỈNH ỦY QUẢNG NGÃI ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH"]),
        ("Dự thảo lần 2", ["KẾ HOẠCH"]),
    ],
)
def test_only_a_letterhead_is_kept_of_the_head_of_the_first_page(head: str, expected: list[str]) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" '
        'r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    assert shown(word_file(par("KẾ HOẠCH") + section, header1=par(head), header2=par("2"))) == expected


def level(depth: int, form: str, text: str, more: str = "") -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counted}</w:lvl>'


def items(*places: tuple[int, int]) -> str:
    return "".join(
        par("x", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>') for number, depth in places
    )


def labels(levels: str, body: str, more: str = "") -> list[str]:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + level(0, "decimal", "Điều %1.")
        + "</w:lvlOverride></w:num>"
    )
    return [line.removesuffix(" x") for line in shown(word_file(body, numbering=numbering))]


def test_what_word_counts() -> None:
    roman = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    assert labels(roman, items((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))) == ["I.", "1.1.", "1.2.", "II.", "2.1."]
    never = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert labels(never, items((1, 0), (1, 1), (1, 0), (1, 1))) == ["I.", "1.", "II.", "2."]
    letters = level(0, "lowerLetter", "%1)")
    assert labels(letters, items(*[(1, 0)] * 28))[3:5] == ["d)", "e)"]
    assert labels(letters, items(*[(1, 0)] * 28))[25:] == ["z)", "aa)", "bb)"]
    assert labels(letters, items((2, 0), (2, 0))) == ["Điều 1.", "Điều 2."]
    assert labels(level(0, "none", "Chương"), items((1, 0))) == ["Chương"]
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="L"/>' + level(0, "decimal", "(%1)") + "</w:abstractNum>"
    )
    assert labels('<w:numStyleLink w:val="L"/>', items((1, 0)), linked) == ["(1)"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"


def test_cells_in_revised_and_shifted_rows() -> None:
    body = (
        f"<w:tbl><w:tr>{cell('TT')}{cell('Nhiệm vụ')}{cell('Cơ quan')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("Rà soát")}{cell("Sở Y tế")}</w:tr>'
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('bỏ')}{cell('bỏ')}</w:tr>"
        f"<w:tr>{cell('Tổng', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}{cell('5')}</w:tr></w:tbl>"
    )
    assert shown(word_file(body)) == ["TT | Nhiệm vụ | Cơ quan", " | Rà soát | Sở Y tế", "Tổng |  | 5"]


def test_documents_that_stand_in_a_document() -> None:
    body = '<w:altChunk r:id="trang"/><w:altChunk r:id="tep"/>' + par("Sau")
    inner = word_file(par("Trong tệp"))
    assert shown(word_file(body, {"trang.html": b"<p>Trong trang</p>", "tep.docx": inner})) == [
        "Trong trang", "Trong tệp", "Sau",
    ]  # fmt: skip


def test_the_strict_form_is_read() -> None:
    strict = _SPACES.replace(_MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        _OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    assert shown(word_file(par("Nghị định"), spaces=strict)) == ["Nghị định"]


def test_endless_nesting_and_entities_end_in_a_clear_error() -> None:
    with pytest.raises(ReadingError, match="save it anew"):
        read_docx(word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000))
    bomb = '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(
            "word/document.xml", f"{bomb}<w:document {_SPACES}><w:body>{par('x&b;')}</w:body></w:document>"
        )
    assert "xxx" not in read_docx(written.getvalue())
