"""Workbooks come out as a person sees their sheets, and the grammar finds the tasks in them."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from pathlib import Path

import pytest
from workbooks import sheet, workbook

from loaders.grammar.extract import extract
from loaders.reading import ReadingError, read
from loaders.reading.sheets import is_date_pattern, shown_date, shown_number
from loaders.reading.xls import read_xls
from loaders.reading.xlsx import read_xlsx

FILES = Path(__file__).with_name("files")
HEAD = ["TT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", None, "Thời gian hoàn thành", "Sản phẩm"]
BELOW = [None, None, "Cơ quan chủ trì", "Cơ quan phối hợp", None, None]
ANNEX = sheet(
    [
        ["UBND TỈNH LẠNG SƠN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [],
        ["PHỤ LỤC\nDANH MỤC NHIỆM VỤ"],
        ["(Kèm theo Kế hoạch số 43/KH-UBND ngày 23/02/2022 của UBND tỉnh Lạng Sơn)"],
        [],
        HEAD,
        BELOW,
        ["I", "Công tác tuyên truyền"],
        [
            1,
            "Rà soát mạng lưới trường, lớp học trên địa bàn",
            "Sở Giáo dục và Đào tạo",
            "Sở Nội vụ",
            (44742, "dd/mm/yyyy"),
        ],
        [2, "Xây dựng chính sách hỗ trợ học sinh", None, None, "Quý IV/2022", "Nghị quyết"],
        [3, "Bố trí kinh phí thực hiện kế hoạch", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Hằng năm"],
    ],
    merged=["A1:B1", "C1:F1", "A3:F3", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7", "C9:C10", "D9:D10"],
    patterns=["dd/mm/yyyy"],
)
ANNEX_TEXT = """UBND TỈNH LẠNG SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

PHỤ LỤC
DANH MỤC NHIỆM VỤ

(Kèm theo Kế hoạch số 43/KH-UBND ngày 23/02/2022 của UBND tỉnh Lạng Sơn)

TT | Nội dung nhiệm vụ | Cơ quan thực hiện |  | Thời gian hoàn thành | Sản phẩm
TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm
I | Công tác tuyên truyền
1 | Rà soát mạng lưới trường, lớp học trên địa bàn | Sở Giáo dục và Đào tạo | Sở Nội vụ | 30/06/2022
2 | Xây dựng chính sách hỗ trợ học sinh | Sở Giáo dục và Đào tạo | Sở Nội vụ | Quý IV/2022 | Nghị quyết
3 | Bố trí kinh phí thực hiện kế hoạch | Sở Tài chính | Sở Kế hoạch và Đầu tư | Hằng năm"""


def test_an_annex_reads_as_its_sheet_shows_it() -> None:
    assert read_xlsx(workbook(ANNEX, patterns=["dd/mm/yyyy"])) == ANNEX_TEXT


def test_an_annex_of_the_old_kind_reads_alike() -> None:
    assert read_xls((FILES / "annex.xls").read_bytes()) == ANNEX_TEXT


def test_tasks_are_found_in_an_annex(tmp_path: Path) -> None:
    path = tmp_path / "phu-luc.xlsx"
    path.write_bytes(workbook(ANNEX, patterns=["dd/mm/yyyy"]))
    found = [
        (a.task, [(body.name, body.role) for body in a.assignees], a.due_on or a.deadline or a.recurrence)
        for a in extract(read(path, base=tmp_path)).assignments
    ]
    school = [("Sở Giáo dục và Đào tạo", "lead"), ("Sở Nội vụ", "support")]
    assert [(task, bodies) for task, bodies, _ in found] == [
        ("Rà soát mạng lưới trường, lớp học trên địa bàn", school),
        ("Xây dựng chính sách hỗ trợ học sinh", school),
        ("Bố trí kinh phí thực hiện kế hoạch", [("Sở Tài chính", "lead"), ("Sở Kế hoạch và Đầu tư", "support")]),
    ], found
    assert found[0][2] == "2022-06-30" and all(when for _, _, when in found), found


@pytest.mark.parametrize(
    ("rows", "more", "expected"),
    [
        ([["Một"], [], [], ["Hai"]], {}, "Một\n\nHai"),
        ([["a", "b", "c"], ["d", None, "e"], [None, None, "f"]], {}, "a | b | c\nd |  | e\nf"),
        ([["a", "b", "c"], ["bí mật", "x", "y"], ["d", "e", "f"]], {"hidden_rows": [2]}, "a | b | c\nd | e | f"),
        ([["a", "bí mật", "b", "c"]], {"hidden_columns": [2]}, "a | b | c"),
        ([["a", None, "b", None, "c"]], {}, "a | b | c"),
        ([["a", "b\n c", "d"]], {}, "a | b c | d"),
        ([["a", "b", True], [None, None, None]], {}, "a | b | TRUE"),
        ([["Tiêu đề", None], [None, None]], {"merged": ["A1:B2"]}, "Tiêu đề"),
        ([["a", "b", "c"], [None, None, None], ["d", "e", "f"]], {"merged": ["A1:A2"]}, "a | b | c\nd | e | f"),
        ([["a", "b", "c"], [None, "d", "e"]], {"merged": ["A1:A2"]}, "a | b | c\na | d | e"),
        ([["a", "b", "c"]], {"merged": ["B9:A1", "XFD1:XFD1048576", "nothing"]}, "a | b | c"),
    ],
)  # fmt: skip
def test_rows_and_columns(rows: list[list[str]], more: dict[str, list[str]], expected: str) -> None:
    assert read_xlsx(workbook(sheet(rows, **more))) == expected


def test_hidden_sheets_are_left_out() -> None:
    seen, hidden = sheet([["Một"]]), sheet([["bí mật"]])
    assert read_xlsx(workbook(seen, f"hidden|{hidden}", f"veryHidden|{hidden}", sheet([["Hai"]]))) == "Một\n\nHai"


def test_shared_strings_and_errors() -> None:
    body = (
        '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row>'
        '<c t="s"><v>1</v></c><c t="s"><v>9</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>kết quả</v></c>'
        '<c><f>A2</f></c><c t="d"><v>2025-06-30T00:00:00</v></c></row></sheetData></worksheet>'
    )
    assert read_xlsx(workbook(body, strings=["không", "chữ & số"])) == "chữ & số | kết quả | 30/06/2025"


@pytest.mark.parametrize(
    ("number", "pattern", "expected"),
    [
        (2025, "General", "2025"),
        (12.5, "General", "12,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e-7, "General", "0,0000001"),
        (0.5, "0.0", "0,5"),
        (1e20, "General", "100000000000000000000"),
        (3, "@", "3"),
        (95, "0", "95"),
        (0.955, "0.0%", "95,5%"),
        (0.95, "0.##%", "95%"),
        (1, "0%", "100%"),
        (1234567.5, "#,##0.0", "1.234.567,5"),
        (1234567, "#,##0", "1.234.567"),
        (1234567, "_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", "1.234.567"),
        (-5, "0;[Red]-0", "-5"),
        (7, "000", "007"),
        (3, '"Quý "0', "Quý 3"),
        (12, '0" km"', "12 km"),
        (12, "0\\ \\m", "12 m"),
        (5, '"#"0', "#5"),
        (1, "[$-42A]0", "1"),
        (12.5, "0.00E+00", "12,5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_their_cells_show_them(number: float, pattern: str, expected: str) -> None:
    assert not is_date_pattern(pattern)
    assert shown_number(number, pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("dd/mm/yyyy", "30/06/2025"),
        ("d/m/yy", "30/06/2025"),
        ("mm-dd-yy", "30/06/2025"),
        ("[$-42A]dd mmmm yyyy", "30/06/2025"),
        ("yyyy\\-mm\\-dd;@", "30/06/2025"),
        ("mm/yyyy", "06/2025"),
        ("mmm-yy", "06/2025"),
        ("d-mmm", "30/06"),
        ("yyyy", "2025"),
        ("dd/mm/yyyy h:mm", "30/06/2025 14:05"),
        ("h:mm", "14:05"),
    ],
)
def test_dates_are_written_as_their_cells_show_them(pattern: str, expected: str) -> None:
    assert is_date_pattern(pattern)
    assert shown_date(datetime.datetime(2025, 6, 30, 14, 5), pattern) == expected


def parts_of(data: bytes, **changed: bytes) -> bytes:
    """A workbook with some parts replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name.rsplit("/", 1)[-1].partition(".")[0], old.read(name)))
    return written.getvalue()


SMALL = workbook(sheet([["a", "b", "c"]]), strings=["x" * 30_000])
CELL = b'<c r="%s" t="s"><v>0</v></c>'
_OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a0 "haha">' + b"".join(
    b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (parts_of(SMALL, s1=_OPEN + b" " * 50_000_000 + b"</worksheet>"), "more than a document"),
        (parts_of(SMALL, s1=_OPEN + b"<sheetData><row>" + CELL % b"A1" * 50_000), "more than a document"),
        (parts_of(SMALL, s1=_OPEN + b'<mergeCells>' + b'<mergeCell ref="A1:A2"/>' * 200_000), "more than a document"),
        (parts_of(SMALL, s1=_OPEN + b"<cols>" + b'<col min="1" max="16384"/>' * 5_000), ""),
        (parts_of(SMALL, s1=_OPEN + b"<cols>" + b'<col min="1" max="1" hidden="1"/>' * 5_000), "more than a document"),
        (parts_of(SMALL, s1=ENTITIES + b"]>" + _OPEN
                  + b"<sheetData><row><c><v>&a9;</v></c></row></sheetData></worksheet>"), ""),
        (parts_of(SMALL, s1=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _OPEN
                  + b'<sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>'), ""),
        (SMALL[: len(SMALL) // 2], "broken"),
        (parts_of(SMALL, workbook=b"<workbook"), "broken"),
        (b"PK\x03\x04" + bytes(100), "broken"),
    ],
    ids=["blanks", "strings", "merges", "columns", "hidden columns", "entities", "files", "cut", "no xml", "no zip"],
)  # fmt: skip
def test_hostile_workbooks_end_soon(data: bytes, said: str) -> None:
    begun = time.process_time()
    try:
        text = read_xlsx(data)
    except ReadingError as error:
        assert said in str(error) and "\n" not in str(error)
    else:
        assert not said and "root:" not in text and len(text) < 100_000
    assert time.process_time() - begun < 5


def test_cells_far_apart_cost_nothing() -> None:
    far = (
        _OPEN
        + b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    begun = time.process_time()
    assert read_xlsx(parts_of(SMALL, s1=far + b"</sheetData></worksheet>")) == "1\n\n2"
    assert time.process_time() - begun < 1
