"""Excel workbooks of the old kind (.xls): the visible cells of the visible sheets."""

from __future__ import annotations

import io
from typing import Any

from loaders.reading.errors import ReadingError
from loaders.reading.sheets import Allowance, Sheet, shown_date, shown_number, text_of


def read_xls(data: bytes) -> str:
    """The text of a workbook, sheet after sheet; hidden sheets, rows and columns are left out. Raises ReadingError
    for a file that is broken or protected by a password."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        sheets, allowance = [], Allowance()
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            book.unload_sheet(number)
            if not sheet.visibility:
                sheets.append(_sheet(book, sheet, allowance))
        return text_of(sheets)
    except ReadingError:
        raise
    except Exception as error:  # the library raises what it likes for a broken file
        if "encrypted" in str(error).lower():
            raise ReadingError("this Excel file is protected by a password; save it without one") from None
        raise ReadingError(
            f"this Excel file is broken ({type(error).__name__}); open it in Excel and save it anew"
        ) from None


def _sheet(book: Any, sheet: Any, allowance: Allowance) -> Sheet:
    hidden = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    found = Sheet(allowance)
    for row in range(sheet.nrows):
        if row in sheet.rowinfo_map and sheet.rowinfo_map[row].hidden:
            continue
        for column in range(sheet.row_len(row)):
            if column not in hidden:
                found.put(row, column, _shown(book, sheet.cell(row, column)))
    found.merged = [(top, left, below - 1, beyond - 1) for top, below, left, beyond in sheet.merged_cells]
    return found


def _shown(book: Any, cell: Any) -> str:
    """What a cell shows; nothing for errors."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return ""
    form = book.format_map.get(book.xf_list[cell.xf_index].format_key) if cell.xf_index is not None else None
    pattern = form.format_str if form is not None else "General"
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return shown_date(xlrd.xldate_as_datetime(cell.value, book.datemode), pattern)
        except (xlrd.XLDateError, OverflowError, ValueError):
            return shown_number(cell.value)
    return shown_number(cell.value, pattern)
