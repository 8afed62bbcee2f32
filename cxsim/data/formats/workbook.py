"""A sheet of a workbook (xlsx, xlsm, xlsb, xls, ods), written out as plain text cells."""

from __future__ import annotations

import csv
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from cxsim.data.limits import MAXIMUM_WORKBOOK_BYTES, bomb_error, is_bomb
from cxsim.data.source import unreadable_error
from cxsim.errors import DataError, fault, nearest
from cxsim.text import Message

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_CHUNK = 1 << 20
MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def write_sheet_as_csv(path: Path, sheet: str | None, out: Path) -> tuple[str, list[int]]:
    """Write one sheet as CSV; returns its name and the sheet's row number of each record.

    Raises
    ------
    DataError
        If the file is no workbook or unfolds beyond the limits, the sheet is not in it, or several sheets hold something and none is named.
    """
    _refuse_bomb(path)
    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            name = _chosen(book, sheet, str(path))
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise _no_workbook(path, error) from None
    numbers = []
    with out.open("w", encoding="utf-8", newline="") as file_out:
        writer = csv.writer(file_out)
        for number, row in enumerate(rows, start=1):
            if any(cell != "" for cell in row):
                numbers.append(number)
                writer.writerow([_text(cell) for cell in row])
    return name, numbers


def _no_workbook(path: Path, error: Exception) -> DataError:
    return DataError(Message("data-workbook-none", file=path), [fault("data-workbook-damaged", reason=str(error)).at(str(path))])


def _refuse_bomb(path: Path) -> None:
    """Read every member of a zipped workbook once, against the limits; a size stated in the archive is not believed."""
    try:
        with path.open("rb") as file:
            if file.read(4) == MAGIC[1]:
                return  # an old xls, which is not packed
        with zipfile.ZipFile(path) as archive:
            size, unpacked = path.stat().st_size, 0
            for member in archive.infolist():
                with archive.open(member) as content:
                    while chunk := content.read(_CHUNK):
                        unpacked += len(chunk)
                        if is_bomb(size, unpacked) or unpacked > MAXIMUM_WORKBOOK_BYTES:
                            raise bomb_error(str(path), unpacked)
    except OSError as error:
        raise unreadable_error(path, error) from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error) as error:
        raise _no_workbook(path, error) from None


def _chosen(book: Any, sheet: str | None, shown: str) -> str:
    names: list[str] = book.sheet_names
    if sheet is not None and sheet not in names:
        found = fault("data-sheet-unknown", names=names, sheet=sheet, remedy=nearest(sheet, names))
        raise DataError(Message("data-sheet-absent", file=shown, sheet=sheet), [found.at(shown)])
    if sheet is not None:
        return sheet
    filled = [name for name in names if book.get_sheet_by_name(name).to_python()]
    if len(filled) != 1:
        found = fault("data-sheet-several", count=len(filled), names=filled, reader="reader: {sheet: ...}")
        raise DataError(Message("data-sheet-unstated", file=shown), [found.at(shown)])
    return filled[0]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
