"""How far the cells of a sheet reach, found before it is opened: whoever reads a workbook makes room for the whole rectangle.

Only of xlsx, xlsm and xlsb: an xls has at most 65,536 x 256 cells, and the reader of ods has a limit of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

CELL = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'])[^>]*[^/>]>")
"""A cell of an xlsx sheet with something in it (ECMA-376, part 1, 18.3.1.4); one that has only a format ends with `/>`."""
LONGEST_TAG = 1 << 14
ROW_HEADER, FIRST_VALUE, LAST_VALUE = 0, 2, 11
"""Records of an xlsb sheet (MS-XLSB, 2.4): the row of the cells that follow, and the kinds of cells that are not blank."""


class Extent(NamedTuple):
    """The last row and the last column that hold something, numbered from 1."""

    rows: int = 0
    columns: int = 0

    @property
    def cells(self) -> int:
        """The number of cells of the rectangle."""
        return self.rows * self.columns

    @property
    def corner(self) -> str:
        """The last cell of the rectangle, such as XFD1048576."""
        return f"{column_letters(self.columns)}{self.rows}"


def column_letters(number: int) -> str:
    """The letters of a column by its number from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def extent_of_xml(chunks: Iterable[bytes]) -> Extent:
    """The extent of a sheet of an xlsx workbook, from the pieces of its XML."""
    rows = columns = 0
    for piece in _whole_tags(chunks):
        for letters, row in CELL.findall(piece):
            rows, columns = max(rows, int(row)), max(columns, _column_number(letters))
    return Extent(rows, columns)


def extent_of_records(content: bytes) -> Extent:
    """The extent of a sheet of an xlsb workbook, from the bytes of its records."""
    at = row = rows = columns = 0
    while at < len(content):
        kind, at = _varying(content, at, 2)
        size, at = _varying(content, at, 4)
        if kind == ROW_HEADER or FIRST_VALUE <= kind <= LAST_VALUE:
            number = int.from_bytes(content[at : at + 4], "little") + 1
            if kind == ROW_HEADER:
                row = number
            else:
                rows, columns = max(rows, row), max(columns, number)
        at += size
    return Extent(rows, columns)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, cut between tags."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        start = piece.rfind(b"<", -LONGEST_TAG)
        cut = start if start >= 0 and b">" not in piece[start:] else len(piece)
        rest = piece[cut:]
        yield piece[:cut]
    yield rest


def _varying(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A whole number written in 7 bits a byte, and where what follows begins."""
    value = 0
    for i, byte in enumerate(content[at : at + most]):
        value |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            return value, at + i + 1
    return value, at + most
