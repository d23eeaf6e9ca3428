"""A portal's table of properties above a copy without letterhead says what the letterhead would."""

from __future__ import annotations

import pytest
from samples import evidence, text

from loaders import extract
from loaders.extraction import Header
from loaders.grammar.header.properties import Properties, read_properties
from loaders.grammar.outline import outline
from loaders.tables import table

ROWS = [("Số hiệu", "43/KH-UBND"), ("Lĩnh vực", "Giáo dục"), ("Tình trạng", "Còn hiệu lực")]
FACTS = [
    ("Số ký hiệu", "43/KH-UBND"),
    ("Ngày ban hành", "25/02/2022"),
    ("Cơ quan ban hành", "UBND tỉnh Lạng Sơn"),
    ("Người ký", "Nguyễn Văn An"),
    ("Chức vụ", "Phó Chủ tịch"),
]
COPY = "\n\nKẾ HOẠCH\n\nDạy bơi cho trẻ em\n\nI. MỤC ĐÍCH\n\nTrẻ em biết bơi.\n"
SHAPES = {
    "rows": "\n".join(f"{label} | {value}" for label, value in FACTS),
    "two facts a row": "Số ký hiệu | 43/KH-UBND | Ngày ban hành | 25/02/2022\nCơ quan ban hành | UBND tỉnh Lạng Sơn | "
    "Người ký | Nguyễn Văn An\nChức vụ | Phó Chủ tịch | Tình trạng | Còn hiệu lực",
    "lines": "\n".join(f"{label}: {value}" for label, value in FACTS),
    "drawn": "\n".join(f"{label}:\n|\n{value}\n|" for label, value in FACTS),
}
HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "---------------\nSố: 07/KH-UBND\nSơn La, ngày 03 tháng 4 năm 2023\n"
)


def header(content: str) -> Header:
    found = extract(text(content))
    for item in evidence(found):
        assert content[item.start : item.end] == item.quote
    return found.document


def facts(found: Header) -> tuple[str | None, ...]:
    return (found.number, found.issued_on, found.issuer, found.signer, found.signer_position)


@pytest.mark.parametrize("row", table("property_labels"), ids=lambda row: row["label"])
def test_each_label(row: dict[str, str]) -> None:
    rows = ROWS[1:] if row["field"] == "number" else ROWS
    content = "\n".join([row["example"], *(f"{name} | {value}" for name, value in rows if name != row["label"])])
    found = read_properties(outline(content))
    assert found is not None, "the table is one of properties"
    value = row["example"].replace(" | ", ": ").partition(": ")[2]
    said = {
        "number": found.symbol.text,
        "issued_on": found.issued_on and content[slice(*(found.date_at or (0, 0)))],
        **{name: place and place[0] for name, place in places(found).items()},
    }
    if row["field"]:
        assert said[row["field"]] == value
    else:
        assert not any(said[name] for name in said if name != "number")


def places(found: Properties) -> dict[str, tuple[str, tuple[int, int]] | None]:
    return {name: getattr(found, name) for name in ("issuer", "signer", "signer_position", "title")}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_copy_has_the_facts_of_its_table(shape: str) -> None:
    found = header(f"Dạy bơi cho trẻ em\n\n{SHAPES[shape]}{COPY}")
    told = ("43/KH-UBND", "2022-02-25", "Ủy ban nhân dân tỉnh Lạng Sơn", "Nguyễn Văn An", "Phó Chủ tịch")
    assert (found.kind, *facts(found)) == ("original", *told)
    assert (found.type, found.title) == ("KH", "KẾ HOẠCH Dạy bơi cho trẻ em")
    assert found.evidence["number"].rule == "properties"


def test_the_number_of_the_table_is_no_reference() -> None:
    assert not extract(text(SHAPES["rows"] + COPY)).references


def test_a_table_without_its_text_still_names_it() -> None:
    found = header(f"{SHAPES['rows']}\nTrích yếu | Dạy bơi cho trẻ em\n\nTệp đính kèm: kh43.pdf\n")
    assert (found.number, found.title) == ("43/KH-UBND", "Dạy bơi cho trẻ em")


def test_a_letterhead_goes_before_the_table() -> None:
    found = header(f"{HEAD}\nKẾ HOẠCH\nLưu trữ hồ sơ\n\nI. MỤC ĐÍCH\n\nBiểu mẫu:\n\n{SHAPES['rows']}\n")
    assert facts(found)[:3] == ("07/KH-UBND", "2023-04-03", "Ủy ban nhân dân tỉnh Sơn La")


NO_TABLES = [
    # too few labels; a list of documents; a number that is none; a person's name that is none
    "Số hiệu | 43/KH-UBND\nNgày ban hành | 25/02/2022",
    "Số ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu\n43/KH-UBND | 25/02/2022 | UBND tỉnh | Dạy bơi",
    "Số hiệu | đang cập nhật\nNgày ban hành | 25/02/2022\nCơ quan ban hành | UBND tỉnh Lạng Sơn",
    "Số hiệu | 43/KH-UBND và 44/KH-UBND\nNgày ban hành | 25/02/2022\nCơ quan ban hành | UBND tỉnh Lạng Sơn",
]


@pytest.mark.parametrize("content", NO_TABLES)
def test_what_is_no_table_of_properties(content: str) -> None:
    assert read_properties(outline(content)) is None
