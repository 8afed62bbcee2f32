"""A sheet of a workbook (xlsx, xlsm, xlsb, xls, ods), written out as plain text cells."""

from __future__ import annotations

import csv
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from cxsim.data.formats.workbook_extent import Extent, extent_of_records, extent_of_xml
from cxsim.data.limits import MAXIMUM_CELLS, MAXIMUM_WORKBOOK_BYTES, bomb_error, is_bomb
from cxsim.data.source import unreadable_error
from cxsim.errors import DataError, fault, nearest
from cxsim.text import Message

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_CHUNK = 1 << 20
SHEETS = "xl/worksheets/"
XML = (".xml", ".rels")
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
            sheet_read = book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise _no_workbook(path, error) from None
    numbers, left = [], [""] * (sheet_read.start[1] if sheet_read.start else 0)  # columns before the first that holds something
    with out.open("w", encoding="utf-8", newline="") as file_out:
        writer = csv.writer(file_out)
        for number, row in enumerate(sheet_read.iter_rows(), start=1):
            if any(cell != "" for cell in row):
                numbers.append(number)
                writer.writerow([*left, *(_text(cell) for cell in row)])
    return name, numbers


def _no_workbook(path: Path, error: Exception) -> DataError:
    return DataError(Message("data-workbook-none", file=path), [fault("data-workbook-damaged", reason=str(error)).at(str(path))])


def _refuse_bomb(path: Path) -> None:
    """Read every member of a zipped workbook once, against the limits; a size that the archive or a sheet states is not believed."""
    try:
        with path.open("rb") as file:
            if file.read(4) == MAGIC[1]:
                return  # an old xls, which is not packed
        with zipfile.ZipFile(path) as archive:
            members = _Members(path, archive)
            for member in archive.infolist():
                chunks = _whole_xml(members.chunks(member)) if member.filename.endswith(XML) else members.chunks(member)
                if member.filename.startswith(SHEETS):
                    extent = extent_of_records(b"".join(chunks)) if member.filename.endswith(".bin") else extent_of_xml(chunks)
                    _refuse_far_cell(path, member.filename, extent)
                else:
                    deque(chunks, maxlen=0)
    except OSError as error:
        raise unreadable_error(path, error) from None
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        struct.error,
    ) as error:
        raise _no_workbook(path, error) from None


def _whole_xml(chunks: Generator[bytes, None, None]) -> Iterator[bytes]:
    """The pieces of a member, once each is known to go on as XML: whoever reads the workbook passes over what is damaged."""
    parser = expat.ParserCreate()
    with closing(chunks):
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield chunk
    parser.Parse(b"", True)


@dataclass
class _Members:
    """The members of a packed workbook, as long as they do not unfold too far together."""

    path: Path
    archive: zipfile.ZipFile
    unpacked: int = 0

    def chunks(self, member: zipfile.ZipInfo) -> Generator[bytes, None, None]:
        """The content of a member, piece by piece."""
        size = self.path.stat().st_size
        with self.archive.open(member) as content:
            while chunk := content.read(_CHUNK):
                self.unpacked += len(chunk)
                if is_bomb(size, self.unpacked) or self.unpacked > MAXIMUM_WORKBOOK_BYTES:
                    raise bomb_error(str(self.path), self.unpacked)
                yield chunk


def _refuse_far_cell(path: Path, member: str, extent: Extent) -> None:
    if extent.cells > MAXIMUM_CELLS:
        found = fault("data-workbook-far", corner=extent.corner, sheet=Path(member).stem, cells=extent.cells, most=MAXIMUM_CELLS)
        raise DataError(Message("data-workbook-large", file=path), [found.at(str(path))])


def _chosen(book: Any, sheet: str | None, shown: str) -> str:
    names: list[str] = book.sheet_names
    if sheet is not None and sheet not in names:
        found = fault("data-sheet-unknown", names=names, sheet=sheet, remedy=nearest(sheet, names))
        raise DataError(Message("data-sheet-absent", file=shown, sheet=sheet), [found.at(shown)])
    if sheet is not None:
        return sheet
    filled = [name for name in names if book.get_sheet_by_name(name).height]
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
