"""A sheet of a workbook (xlsx, xlsm, xlsb, xls, ods), written out as plain text cells."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cxsim.errors import DataError, Fault, nearest

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def sheet_as_csv(path: Path, sheet: str | None, out: Path) -> tuple[str, list[int]]:
    """Write one sheet as CSV; returns its name and the sheet's row number of each record.

    Raises
    ------
    DataError
        If the file is no workbook, the sheet is not in it, or several sheets hold something and none is named.
    """
    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            name = _chosen(book, sheet, str(path))
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        fault = Fault(
            f"no workbook that can be read ({error})",
            "a whole xlsx, xlsb, xls or ods file",
            "save it again from the spreadsheet program",
            str(path),
        )
        raise DataError(f"{path} is not a workbook.", [fault]) from None
    numbers = []
    with out.open("w", encoding="utf-8", newline="") as file_out:
        writer = csv.writer(file_out)
        for number, row in enumerate(rows, start=1):
            if any(cell != "" for cell in row):
                numbers.append(number)
                writer.writerow([_text(cell) for cell in row])
    return name, numbers


def _chosen(book: Any, sheet: str | None, shown: str) -> str:
    names: list[str] = book.sheet_names
    if sheet is not None and sheet not in names:
        raise DataError(
            f"{shown} has no sheet {sheet!r}.", [Fault(f"sheets {', '.join(names)}", f"a sheet {sheet!r}", nearest(sheet, names), shown)]
        )
    if sheet is not None:
        return sheet
    filled = [name for name in names if book.get_sheet_by_name(name).to_python()]
    if len(filled) != 1:
        found = f"{len(filled)} sheets that hold something" + (f": {', '.join(filled)}" if filled else "")
        raise DataError(f"{shown} does not say which sheet.", [Fault(found, "one sheet", "write reader: {sheet: ...}", shown)])
    return filled[0]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
