"""Excel workbooks of the new kind (.xlsx, .xlsm): the visible cells of the visible sheets."""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from loaders.reading.errors import ReadingError
from loaders.reading.sheets import Allowance, Sheet, is_date_pattern, shown_date, shown_number, text_of

_MOST_PARTS = 5_000
_MOST_BYTES = 300_000_000
_MOST_XML = 120_000_000
_MOST_MERGED = 100_000
_MOST_COLUMN_FORMATS = 1_000
_ROWS, _COLUMNS = 1_048_576, 16_384
_RATIO = 200
"""The most that honest worksheets shrink; archives that grow more than this are made to exhaust the machine."""

_TOO_MUCH = "this workbook holds more than a document does; save what matters in a file of its own"
_TOLD = tuple(f"{{*}}{name}" for name in ("row", "c", "col", "mergeCell"))
"""The elements of a sheet that say something of its cells."""
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PATTERNS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
    46: "h:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""The formats that have a number and no spelling of their own in the file (ECMA-376 part 1, 18.8.30)."""
_FIRST_DAY = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}


def read_xlsx(data: bytes) -> str:
    """The text of a workbook, sheet after sheet; hidden sheets, rows and columns are left out. Raises ReadingError
    for a file that is broken or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive)
            return text_of(_Workbook(archive).sheets())
    except ReadingError:
        raise
    except Exception as error:  # a hostile archive can make every layer below raise what it likes
        raise ReadingError(
            f"this Excel file is broken ({type(error).__name__}); open it in Excel and save it anew"
        ) from None


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise ReadingError("this Excel file is protected by a password; save it without one")
    grows = any(part.file_size > 10_000_000 and part.file_size > _RATIO * part.compress_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith(".xml"))
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_BYTES or xml > _MOST_XML or grows:
        raise ReadingError(_TOO_MUCH)


class _Workbook:
    """The parts of a workbook that its sheets refer to."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._main = self._related("").get("officeDocument", ["xl/workbook.xml"])[0]
        related = self._related(self._main)
        self._strings = [_words(item) for part in related.get("sharedStrings", []) for item in self._children(part)]
        self._patterns = [pattern for part in related.get("styles", []) for pattern in _patterns(self._root(part))]
        self._allowance = Allowance()

    def sheets(self) -> Iterator[Sheet]:
        root = self._root(self._main)
        since_1904 = any(_true(p, "date1904") for p in root if _tag(p) == "workbookPr")
        targets = self._targets(self._main)
        for entry in (entry for part in root if _tag(part) == "sheets" for entry in part):
            relation = next((value for key, value in entry.attrib.items() if key.endswith("}id")), "")
            part = targets.get(relation, "")
            if entry.get("state", "visible") == "visible" and part.lower() in self._names:
                yield self._sheet(part, since_1904)

    def _sheet(self, part: str, since_1904: bool) -> Sheet:
        from lxml import etree

        sheet = Sheet(self._allowance)
        hidden: list[range] = []
        row = column = -1
        with self._archive.open(self._names[part.lower()]) as stream:
            options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True}
            for event, element in etree.iterparse(stream, events=("start", "end"), tag=_TOLD, **options):
                name = _tag(element)
                if event == "start":
                    if name == "row":
                        row, column = _number(element.get("r"), row + 2) - 1, -1
                elif name == "col" and _true(element, "hidden"):
                    hidden.append(range(_number(element.get("min"), 1) - 1, _number(element.get("max"), 1)))
                elif name == "c":
                    row, column = _place(element.get("r"), (row, column + 1))
                    if row < _ROWS and column < _COLUMNS and not any(column in columns for columns in hidden):
                        sheet.put(row, column, self._shown(element, since_1904))
                    element.clear()
                elif name == "row":
                    if _true(element, "hidden"):
                        sheet.cells.pop(row, None)
                    element.clear()
                elif name == "mergeCell":
                    first, _, last = (element.get("ref") or "").partition(":")
                    sheet.merged.append(_place(first, (0, 0)) + _place(last, (0, 0)))
                if len(sheet.merged) > _MOST_MERGED or len(hidden) > _MOST_COLUMN_FORMATS:
                    raise ReadingError(_TOO_MUCH)
        return sheet

    def _shown(self, cell: Any, since_1904: bool) -> str:
        """What a cell shows; nothing for errors."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_words(part) for part in cell if _tag(part) == "is")
        value = next((part.text or "" for part in cell if _tag(part) == "v"), "").strip()
        if kind == "s":
            at = _number(value, -1)
            return self._strings[at] if 0 <= at < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE" if value else ""
        if kind in ("e", "str") or not value:
            return value if kind == "str" else ""
        if kind == "d":
            return shown_date(datetime.datetime.fromisoformat(value.rstrip("Z")), "dd/mm/yyyy h:mm")
        style = _number(cell.get("s"), 0)
        pattern = self._patterns[style] if style < len(self._patterns) else "General"
        number = float(value)
        if is_date_pattern(pattern) and 0 <= number < 2_958_466:
            return shown_date(_FIRST_DAY[since_1904] + datetime.timedelta(seconds=round(number * 86_400)), pattern)
        return shown_number(number, pattern)

    def _root(self, part: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self._archive.read(self._names[part.lower()]), parser)

    def _children(self, part: str) -> Iterator[Any]:
        return iter(self._root(part)) if part.lower() in self._names else iter(())

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, last word of the kind, and target of each relation of a part."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        return [
            (
                relation.get("Id") or "",
                (relation.get("Type") or "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/"),
            )
            for relation in self._children(relations)
            if relation.get("TargetMode") != "External"
        ]

    def _related(self, part: str) -> dict[str, list[str]]:
        related: dict[str, list[str]] = {}
        for _, kind, target in self._relations(part):
            if target.lower() in self._names:
                related.setdefault(kind, []).append(target)
        return related

    def _targets(self, part: str) -> dict[str, str]:
        return {name: target for name, kind, target in self._relations(part) if kind == "worksheet"}


def _patterns(styles: Any) -> list[str]:
    """The number format of each cell style."""
    own = {_number(form.get("numFmtId"), -1): form.get("formatCode") or "General" for form in styles.iter("{*}numFmt")}
    known = _PATTERNS | own
    return [
        known.get(_number(style.get("numFmtId"), 0), "General")
        for group in styles
        if _tag(group) == "cellXfs"
        for style in group
    ]


def _words(item: Any) -> str:
    """The words of a shared or inline string: its runs, without the readings of Asian characters."""
    texts = (t for t in item.iter("{*}t") if _tag(t.getparent()) != "rPh")
    return "".join(t.text or "" for t in texts).replace("_x000D_", "")


def _tag(element: Any) -> str:
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _true(element: Any, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _place(reference: str | None, otherwise: tuple[int, int]) -> tuple[int, int]:
    """Row and column, from 0, of a reference such as `B3`."""
    found = _PLACE.fullmatch(reference or "")
    if found is None:
        return otherwise
    column = 0
    for letter in found.group(1):
        column = 26 * column + ord(letter) - 64
    return int(found.group(2)) - 1, column - 1
