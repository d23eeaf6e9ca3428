"""The authority list and the list of laws: every row is found by its example, and names lead to the right document."""

from __future__ import annotations

import re

import pytest

from loaders.extraction import Header
from loaders.grammar.lexicon.symbols import parse_symbol
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references
from loaders.grammar.references.names import document_called, documents_called
from loaders.tables import several, table

ROWS = table("authority")
LAWS = table("laws")


def refs(text: str) -> dict[str, str | None]:
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), Header())
    return {r.ref: r.issued_on for r in found}


@pytest.mark.parametrize("row", ROWS, ids=[r["key"] for r in ROWS])
def test_row(row: dict[str, str]) -> None:
    assert row["certainty"] in ("verified", "partly", "hint")
    assert row["source"]
    assert row["type"] and row["issuer"]
    assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", row["issued_on"])
    found = refs(row["example"])
    if row["symbol"]:
        symbol = parse_symbol(row["symbol"])
        assert symbol is not None and symbol.text == row["symbol"], "symbols stand in canonical spelling"
        assert row["key"] == f"{row['symbol']}@{row['issued_on']}"
        assert found.pop(row["symbol"]) == row["issued_on"]
        assert all(other in row["title"] for other in found), "besides it only the law that it amends"
    else:
        assert len(found) == 1
    for relation in several(row["relations"]):
        assert re.fullmatch(r"(implements|continues|amends|replaces|based_on|promulgates|guides|reviews):.+", relation)


def test_keys_are_unique() -> None:
    keys = [r["key"] for r in ROWS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("row", LAWS, ids=[f"{r['kind']} {r['name']}" for r in LAWS])
def test_law(row: dict[str, str]) -> None:
    assert list(refs(row["example"])) == [f"{row['kind']} {row['name']}"]


NAMES = [
    ("Nghị quyết Hội nghị Trung ương 8 khóa XI", "", "29-NQ/TW@2013-11-04"),
    ("Nghị quyết Trung ương 8 khóa XI", "", "29-NQ/TW@2013-11-04"),
    # several resolutions of one plenum: the title decides, else none
    (
        "Nghị quyết Hội nghị Trung ương 6 khóa XII",
        "về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn, hoạt động hiệu lực, hiệu quả",
        "18-NQ/TW@2017-10-25",
    ),
    ("Nghị quyết Hội nghị Trung ương 6 khóa XII", "", None),
    ("Nghị quyết Hội nghị Trung ương 99 khóa XI", "", None),
    ("Nghị quyết 29", "", None),
]


@pytest.mark.parametrize(("name", "context", "key"), NAMES)
def test_names(name: str, context: str, key: str | None) -> None:
    document = document_called(name, context)
    assert (document.key if document else None) == key


def test_what_is_only_suspected_is_no_answer() -> None:
    hints = {r["key"] for r in ROWS if r["certainty"] != "verified"}
    for row in ROWS:
        for alias in several(row["aliases"]):
            document = document_called(alias, row["title"])
            assert document is None or document.key not in hints
            assert not documents_called(alias) or any(d.type for d in documents_called(alias))
