"""Writes `gazetteer.tsv` from the data of the package vietnamadminunits and from `place_history.tsv` beside it.

    python ontology/build_gazetteer.py DATA [OUT]

DATA is the package's folder `data`; the package itself is not imported. Equal data give equal bytes. `make gazetteer`
fetches the package and runs this.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
"""The last day of 63 provinces with districts and the first of 34 without (202/2025/QH15, 203/2025/QH15)."""

COLUMNS = ("level", "code", "name", "parent", "valid_from", "valid_to", "successors")
HEADER = """\
# Provinces, districts and communes of Viet Nam: the 63 provinces and their districts and communes as they stood on
# 30 June 2025, and the 34 provinces and their communes since 1 July 2025. Written by build_gazetteer.py from the
# package vietnamadminunits (see NOTICE) and from place_history.tsv: change that table, not this one.
# Codes of the first kind begin with L, of older places (place_history.tsv) with H. valid_from and valid_to are the
# first and the last day, empty where not known or still valid; successors are codes, separated by a bar. No district
# that stood in June 2025 has one.
"""


class BadDataError(Exception):
    """The data aren't what this script was written for; the message names file and remedy."""


@dataclass(frozen=True, slots=True)
class Row:
    level: str
    code: str
    name: str
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()

    def __str__(self) -> str:
        cells = (self.level, self.code, self.name, self.parent, self.valid_from, self.valid_to)
        return "\t".join((*cells, "|".join(self.successors)))


def rows(data: Path, history: Path = HERE / "place_history.tsv") -> Iterator[Row]:
    """All rows of the gazetteer: places that are only in the history, those until June 2025, those since July."""
    told = {row.code: row for row in _history(history)}
    of_package = [*_until_june_2025(data), *_since_july_2025(data)]
    known = {row.code for row in of_package}
    yield from (row for code, row in told.items() if code not in known)
    for row in of_package:
        yield _joined(row, told[row.code]) if row.code in told else row


def gazetteer(data: Path) -> str:
    """The text of `gazetteer.tsv`."""
    return HEADER + "".join(f"{line}\n" for line in ("\t".join(COLUMNS), *rows(data)))


def _until_june_2025(data: Path) -> Iterator[Row]:
    into_province, into_commune = _successors(data)
    provinces, districts, communes = set(), set(), set()
    for pk, pc, province, dk, dc, district, wk, wc, commune in _select(
        data,
        "provinceKey, provinceCode, province, districtKey, districtCode, district, wardKey, wardCode, ward",
        "admin_units_legacy",
    ):
        provinces.add(Row("province", f"L{pc}", province, "", "", LAST_DAY, (into_province[pk],)))
        districts.add(Row("district", f"L{dc}", _cased(district), f"L{pc}", "", LAST_DAY))
        if commune:  # islands without communes have none
            after = tuple(sorted(into_commune[f"{pk}_{dk}_{wk}"]))
            communes.add(Row("commune", f"L{wc}", _cased(commune), f"L{dc}", "", LAST_DAY, after))
    yield from _by_code(provinces)
    yield from _by_code(districts)
    yield from _by_code(communes)


def _since_july_2025(data: Path) -> Iterator[Row]:
    columns = "provinceCode, province, wardCode, ward"
    provinces, communes = set(), set()
    for pc, province, wc, commune in _select(data, columns, "admin_units"):
        provinces.add(Row("province", pc, province, "", FIRST_DAY))
        communes.add(Row("commune", wc, _cased(commune), pc, FIRST_DAY))
    yield from _by_code(provinces)
    yield from _by_code(communes)


def _successors(data: Path) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Codes of the new provinces by the keys of the old ones, and of the new communes by those of the old ones
    (`province_district_commune`)."""
    provinces: dict[str, str] = {}
    communes: dict[tuple[str, str], str] = {}
    for pk, pc, wk, wc in _select(data, "provinceKey, provinceCode, wardKey, wardCode", "admin_units"):
        provinces[pk] = pc
        communes[pk, wk] = wc
    converter = _json(data / "converter_2025.json")
    into: dict[str, set[str]] = defaultdict(set)
    for pk, merged in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for wk, olds in merged.items():
            for old in olds:
                into[old].add(communes[pk, wk])
    for pk, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            into[old] |= {communes[pk, part["newWardKey"]] for part in parts}
    return {old: provinces[new] for new, olds in converter["DICT_PROVINCE"].items() for old in olds}, into


def _history(path: Path) -> Iterator[Row]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        level, code, name, parent, first, last, successors, _source = line.split("\t")
        yield Row(level, code, name, parent, first, last, tuple(filter(None, successors.split("|"))))


def _joined(row: Row, told: Row) -> Row:
    """A row of the package with the days that the history knows; it must mean the same place."""
    if (row.level, row.name) != (told.level, told.name):
        raise BadDataError(
            f"place_history.tsv: {told.code} is {told.name}, but {row.name} in the package: correct the code"
        )
    return replace(row, valid_from=told.valid_from or row.valid_from, valid_to=told.valid_to or row.valid_to)


def _cased(name: str) -> str:
    """`Thị Xã Việt Yên` as `Thị xã Việt Yên`: some names of the package have their kind in capitals."""
    for kind in ("Thành phố", "Thị xã", "Thị trấn"):
        if name.lower().startswith(f"{kind.lower()} ") and name[len(kind) + 1 :]:
            return kind + name[len(kind) :]
    return name


def _by_code(found: Iterable[Row]) -> list[Row]:
    return sorted(found, key=lambda row: row.code)


def _select(data: Path, columns: str, table: str) -> list[tuple[str, ...]]:
    path = data / "dataset.db"
    if not path.is_file():
        raise BadDataError(f"{path} is missing: name the folder `data` of the package vietnamadminunits 1.0.4")
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
        try:
            return db.execute(f"SELECT {columns} FROM {table}").fetchall()
        except sqlite3.Error as error:
            raise BadDataError(f"{path}: {error}: take the package vietnamadminunits 1.0.4") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadDataError(f"{path}: {error}: take the package vietnamadminunits 1.0.4") from error


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print("usage: python ontology/build_gazetteer.py DATA [OUT]", file=sys.stderr)
        return 2
    out = Path(arguments[1]) if len(arguments) == 2 else HERE / "gazetteer.tsv"
    try:
        out.write_text(gazetteer(Path(arguments[0])), "utf-8", newline="\n")
    except (BadDataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
