"""The gazetteer is consistent in every row, and names are found as documents write them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from loaders.folding import fold
from loaders.grammar.lexicon.places import find_place, place, places, province_of, territory_name
from loaders.tables import table

ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
ABOVE = {"province": {None}, "district": {"province"}, "commune": {"province", "district"}}


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else "9999-12-31"


def test_every_row_is_consistent() -> None:
    faults = []
    known = {p.code: p for p in places()}
    for p in known.values():
        name = f"{p.code} {p.kind} {p.name}"
        if (known[p.parent].level if p.parent in known else p.parent) not in ABOVE[p.level]:
            faults.append(f"{name}: its parent {p.parent} is missing or of the wrong level")
        if any(s not in known for s in p.successors):
            faults.append(f"{name}: a successor is missing from the table")
        if any(not known[s].existed(day_after(p.valid_to or "")) for s in p.successors if s in known):
            faults.append(f"{name}: a successor did not exist the day after")
        if any(day and not DAY.match(day) for day in (p.valid_from, p.valid_to)):
            faults.append(f"{name}: a day is not written as year-month-day")
        if p.valid_from and p.valid_to and p.valid_from > p.valid_to:
            faults.append(f"{name}: it ends before it begins")
        if p.successors and not p.valid_to:
            faults.append(f"{name}: it has successors but no last day")
        if not p.name or p.name != " ".join(p.name.split()):
            faults.append(f"{name}: its name is empty or has loose blanks")
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize(
    ("day", "level", "number"),
    [
        ("1996-12-31", "province", 53),
        ("1997-01-01", "province", 61),
        ("2004-01-01", "province", 64),
        ("2008-08-01", "province", 63),
        ("2025-06-30", "province", 63),
        ("2025-07-01", "province", 34),
        ("2025-06-30", "district", 696),
        ("2025-07-01", "district", 0),
        ("2025-07-01", "commune", 3321),
    ],
)
def test_numbers_are_those_of_the_law(day: str, level: str, number: int) -> None:
    standing = [p for p in places() if p.level == level and p.existed(day)]
    assert len(standing) == number, f"on {day} there were {number} of level {level}, not {len(standing)}"


def test_the_history_of_places_is_told_with_its_source() -> None:
    rows = {row["code"]: row for row in table("gazetteer")}
    for told in table("place_history"):
        name = f"{told['code']} {told['name']}"
        written = rows.get(told["code"])
        assert written and written["name"] == told["name"], f"{name} of place_history.tsv is not in gazetteer.tsv"
        assert told["source"], f"{name} has no source"
        kept = [c for c in ("valid_from", "valid_to", "successors") if told[c] and told[c] != written[c]]
        assert not kept, f"{name}: {kept} differ in gazetteer.tsv: make gazetteer"
        assert told["code"].startswith("H") or told["valid_from"], f"{name} tells nothing that the package doesn't"
    older = {code for code in rows if code.startswith("H")}
    assert older == {told["code"] for told in table("place_history") if told["code"].startswith("H")}


def build(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ONTOLOGY / "build_gazetteer.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.skipif("KG_ADMIN_UNITS" not in os.environ, reason="KG_ADMIN_UNITS names the data of vietnamadminunits")
def test_the_script_writes_the_table_anew_byte_for_byte(tmp_path: Path) -> None:
    built = build(os.environ["KG_ADMIN_UNITS"], tmp_path / "gazetteer.tsv")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "gazetteer.tsv").read_bytes() == (ONTOLOGY / "gazetteer.tsv").read_bytes(), "make gazetteer"


def test_the_script_says_what_it_lacks(tmp_path: Path) -> None:
    built = build(tmp_path, tmp_path / "gazetteer.tsv")
    assert built.returncode == 2
    assert "dataset.db is missing" in built.stderr and len(built.stderr.splitlines()) == 1
    assert not (tmp_path / "gazetteer.tsv").exists()


@pytest.mark.parametrize(
    ("name", "narrowed", "expected"),
    [
        ("tỉnh Lạng Sơn", {"on": "2022-02-23"}, "L20"),
        ("TỈNH LẠNG SƠN", {"on": "2025-07-01"}, "20"),
        ("Lạng Sơn", {"level": "province", "on": "2022"}, "L20"),
        ("thành phố Lạng Sơn", {}, "L178"),
        ("T. Quảng Ngãi", {"on": "2019-09-30"}, "L51"),
        ("tỉnh Bắc Kạn", {}, "L06"),
        ("TP. Hồ Chí Minh", {"on": "2025-12"}, "79"),
        ("TPHCM", {"on": "2014"}, "L79"),
        ("TP.HCM", {"on": "2014"}, "L79"),
        ("tp Hà Nội", {"on": "2025-11-17"}, "01"),
        ("Khánh Hoà", {"level": "province", "on": "2025-08"}, "56"),
        ("Đăk Lăk", {"level": "province", "on": "2025-11-26"}, "66"),
        ("tỉnh Đắc Nông", {}, "L67"),
        ("Bà Rịa–Vũng Tàu", {}, "L77"),
        ("thừa thiên huế", {"on": "2020"}, "H46"),
        ("thành phố Huế", {"level": "province", "on": "2025-03-01"}, "L46"),
        ("thành phố Huế", {"on": "2019"}, "H474"),
        ("tỉnh Hà Tây", {"on": "2005"}, "H28"),
        ("tỉnh Quảng Nam - Đà Nẵng", {}, "HQNDN"),
        ("tỉnh Cần Thơ", {}, "H92"),
        ("TP Cần Thơ", {"on": "2004"}, "L92"),
        ("Quận 2", {}, "H769"),
        ("huyện Từ Liêm", {"on": "2013-12-31"}, "H019"),
        ("Quận 1", {"on": "2024"}, "L760"),
        ("Q. 01", {"on": "2024"}, "L760"),
        ("Tx. Bỉm Sơn", {}, "L381"),
        ("huyện Thủy Nguyên", {"on": "2019"}, "L311"),
        ("đặc khu Phú Quốc", {}, "31078"),
        ("huyện Ea H’Leo", {}, "L645"),
    ],
)
def test_a_name_is_found(name: str, narrowed: dict[str, Any], expected: str) -> None:
    found = find_place(name, **narrowed)
    assert [p.code for p in found] == [expected], f"{name!r} {narrowed} is {expected}, found {found}"


@pytest.mark.parametrize(
    ("name", "narrowed"),
    [
        ("tỉnh Bắc Kạn", {"on": "2025-07-01"}),
        ("tỉnh Bắc Kạn", {"on": "2025-08"}),
        ("tỉnh Bắc Kạn", {"on": "1996"}),
        ("tỉnh Hà Bắc", {"on": "1997-01-01"}),
        ("Quận 2", {"on": "2021"}),
        ("huyện Bình Sơn", {"on": "2026"}),
        ("tỉnh Atlantis", {}),
        ("xã Bà Rịa - Vũng Tàu", {}),
        ("1", {}),
        ("", {}),
        ("tỉnh", {}),
    ],
)
def test_no_place_is_invented(name: str, narrowed: dict[str, Any]) -> None:
    assert find_place(name, **narrowed) == (), f"{name!r} {narrowed} names no place"


@pytest.mark.parametrize(
    ("code", "successors"),
    [
        ("HSONGBE", ("L70", "L74")),
        ("H92", ("L92", "L93")),
        ("L06", ("19",)),
        ("L26", ("25",)),
        ("L54", ("66",)),
        ("H28", ("L01",)),
        ("H46", ("L46",)),
        ("L74", ("79",)),
    ],
)
def test_merged_provinces_have_successors(code: str, successors: tuple[str, ...]) -> None:
    assert place(code).successors == successors, f"{place(code).name} went into {successors}"


def test_parent_narrows_to_what_lies_below() -> None:
    province = place("L51")
    found = find_place("huyện Bình Sơn", parent=province)
    assert [province_of(p) for p in found] == [province], "Bình Sơn is a district of Quảng Ngãi"
    assert not find_place("huyện Bình Sơn", parent=place("L01")), "Bình Sơn is no district of Hà Nội"


def test_every_place_is_found_by_its_own_name() -> None:
    for p in list(places())[::37]:
        name = territory_name(p)
        assert p in find_place(name), f"{name} ({p.code}) is not found by its name"
        assert p in find_place(fold(name).upper()), f"{name} ({p.code}) is not found in capitals"


@pytest.mark.parametrize(
    ("code", "name"),
    [("L20", "tỉnh Lạng Sơn"), ("79", "Thành phố Hồ Chí Minh"), ("01", "thành phố Hà Nội"), ("L381", "thị xã Bỉm Sơn")],
)
def test_territories_are_named_as_documents_print_them(code: str, name: str) -> None:
    assert territory_name(place(code)) == name
