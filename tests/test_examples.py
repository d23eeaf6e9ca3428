"""The sample documents are marked, short, consistent with what is known, and say everything that can be said."""

from __future__ import annotations

import re
import runpy
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest

from loaders import extract, read
from loaders.extraction import Extraction, RelationType, Role
from loaders.grammar.lexicon.places import find_place
from loaders.reading import discover
from loaders.tables import room
from loaders.text import Text

FOLDER = room("examples")
FILES = [path for path, _ in discover([FOLDER])]


@cache
def text_of(path: Path) -> Text:
    return read(path, base=FOLDER)


@cache
def extractions() -> tuple[Extraction, ...]:
    return tuple(extract(text_of(path)) for path in FILES)


def test_there_are_twelve_to_sixteen() -> None:
    assert 12 <= len(FILES) <= 16
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".docx"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_marked_and_listed(path: Path) -> None:
    text = text_of(path)
    assert text.facts.sample, f"{path.name} is not marked as a sample in corpus.csv or its sidecar"
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text("utf-8"), f"README.md does not tell of {path.name}"
    assert len(text.content) < 2500, f"{path.name} is too long for a sample"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_signers_are_made_up(path: Path) -> None:
    signed = re.findall(
        r"(?:THỦ TƯỚNG|CHỦ TỊCH|BÍ THƯ|CHÍNH TRỊ)\**\s+((?:[A-ZĐ]\w*[a-zà-ỹ] ?){2,4})\**$", text_of(path).content, re.M
    )
    assert all(name.endswith("Mẫu") for name in signed), f"{signed} may be real people"


def test_the_word_file_is_what_its_script_writes() -> None:
    written = runpy.run_path(str(FOLDER / "make_docx.py"))["sample"]()
    kept = (FOLDER / "05-kh-3243-dien-bien-2019.docx").read_bytes()
    with zipfile.ZipFile(BytesIO(written)) as new, zipfile.ZipFile(BytesIO(kept)) as old:
        assert new.namelist() == old.namelist()
        for name in ("word/document.xml", "docProps/core.xml"):
            assert new.read(name) == old.read(name), f"{name} differs: run examples/make_docx.py"


def test_no_furniture_is_left() -> None:
    for path in FILES:
        assert not re.search(r"Tin khác|Chia sẻ|cỡ chữ|Trang chủ|Lượt truy cập", text_of(path).content), path.name


@pytest.mark.parametrize(
    ("symbol", "issuer", "issued_on"),
    [
        ("29-NQ/TW", "Ban Chấp hành Trung ương", "2013-11-04"),
        ("51-KL/TW", "Ban Bí thư", "2019-05-30"),
        ("51-KL/TW", "Bộ Chính trị", "2026-06-17"),
        ("628/QĐ-TTg", "Thủ tướng Chính phủ", "2020-05-11"),
        ("3243/KH-UBND", "Ủy ban nhân dân tỉnh Điện Biên", "2019-11-06"),
        ("158/KH-UBND", "Ủy ban nhân dân tỉnh Quảng Ngãi", "2019-12-16"),
        ("43/KH-UBND", "Ủy ban nhân dân tỉnh Lạng Sơn", "2022-02-23"),
        ("43/KH-UBND", "Ủy ban nhân dân tỉnh Hà Giang", "2022-03-14"),
        ("36/KH-UBND", "Ủy ban nhân dân huyện Bình Sơn", "2020-02-20"),
        ("12/KH-UBND", "Ủy ban nhân dân xã Bình Hòa", "2020-03-16"),
        ("45/QĐ-UBND", "Ủy ban nhân dân xã Bình Phước", "2020-03-18"),
        ("21/KH-UBND", "Ủy ban nhân dân xã Vạn Tường", "2025-09-15"),
        ("29-CT/TW", "Bộ Chính trị", "2024-01-05"),
        ("318-KH/TU", "Ban Thường vụ Tỉnh ủy Quảng Ngãi", "2024-04-22"),
        ("142-KH/ThU", "Ban Thường vụ Thị ủy Đức Phổ", "2024-07-10"),
        ("1385/QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Kạn", "2020-07-30"),
    ],
)
def test_each_says_who_it_is(symbol: str, issuer: str, issued_on: str) -> None:
    found = [(d.number, d.issuer, d.issued_on) for d in (e.document for e in extractions())]
    assert (symbol, issuer, issued_on) in found


def test_territories_stood_on_their_day() -> None:
    for document in (e.document for e in extractions()):
        if document.territory and document.issued_on:
            assert find_place(document.territory, on=document.issued_on), (
                f"{document.territory} on {document.issued_on}"
            )
        assert document.level != "district" or (document.issued_on or "") < "2025-07-01", "districts ended in 2025"


def test_every_relation_is_shown() -> None:
    shown = {relation.type for e in extractions() for relation in e.relations}
    assert shown == set(get_args(RelationType)), f"missing: {set(get_args(RelationType)) - shown}"


def test_every_role_is_shown() -> None:
    shown = {who.role for e in extractions() for task in e.assignments for who in task.assignees}
    assert shown == set(get_args(Role)), f"missing: {set(get_args(Role)) - shown}"


def test_every_kind_of_target_and_deadline_is_shown() -> None:
    comparators = {target.comparator for e in extractions() for target in e.targets}
    assert comparators == {"=", ">=", ">", "<=", "<", "+", "-"}
    tasks = [task for e in extractions() for task in e.assignments]
    assert any(task.due_on and not task.recurrence for task in tasks), "no task has a day"
    assert {"yearly", "half-yearly", "continuous"} <= {task.recurrence for task in tasks}
    assert any("kể từ" in (task.deadline or "") for task in tasks), "no deadline counts from an event"


def test_communes_have_tasks_and_recipients() -> None:
    for e in extractions():
        if e.document.level == "commune":
            assert e.assignments and e.recipients and e.targets, f"{e.file} gives nobody anything to do"
