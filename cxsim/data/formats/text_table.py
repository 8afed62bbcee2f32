"""A text table (CSV and its like) as a part: the delimiter and the encoding stated, or detected and said."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cxsim.data import cells
from cxsim.data.formats.delimiter import (
    count_title_rows,
    describe_delimiter,
    detect_delimiter,
    find_delimiter_fault,
    iterate_records,
    ragged_rows_error,
    read_first_records,
    read_separator_line,
)
from cxsim.data.formats.encoding import convert_to_utf8
from cxsim.data.formats.table_file import Lines, TableFile, empty_file_error, sql_path
from cxsim.data.mapping import SPACES, Reader
from cxsim.data.source import Fingerprint
from cxsim.errors import DataError
from cxsim.text import Message


@dataclass(frozen=True)
class Header:
    """How many rows the header has and how many stand above it, the names where there is none, and a folder for what is below."""

    folder: Path
    rows: int = 1
    above: int = 0
    names: tuple[str, ...] | None = None


def open_text_file(text: Path, shown: str, reader: Reader, facts: Fingerprint, folder: Path) -> TableFile:
    """A file of text, unpacked, as a part.

    Raises
    ------
    DataError
        If it is not text in the encoding, or not a table in the delimiter.
    """
    text, encoding = convert_to_utf8(text, shown, reader.encoding, folder, facts)
    if reader.delimiter == SPACES:
        text = _parted_by_commas(text, folder)
    delimiter = "," if reader.delimiter == SPACES else reader.delimiter or detect_delimiter(text)
    above = count_rows_above(text, delimiter, reader)
    found = find_delimiter_fault(text, shown, delimiter, above)
    if found:
        raise DataError(Message("data-file-one-column", file=shown), [found])
    named = Message("data-delimiter-blanks") if reader.delimiter == SPACES else describe_delimiter(delimiter)
    detected = (
        Message("data-delimiter", delimiter=named, stated=bool(reader.delimiter)),
        encoding,
        describe_decimal_mark(reader),
        *describe_rows_above(above),
    )
    header = Header(folder, 0 if reader.names else reader.header_rows, above, reader.names)
    return open_delimited_file(text, shown, delimiter, header, detected, facts)


def count_rows_above(text: Path, delimiter: str, reader: Reader) -> int:
    """How many rows stand above the header: the line in which a spreadsheet states the delimiter, and a title, stated or detected."""
    stated = 1 if read_separator_line(text) else 0
    if reader.title_rows is not None:
        return stated + reader.title_rows
    if reader.names:
        return stated
    return stated + count_title_rows(read_first_records(text, delimiter)[stated:])


def describe_rows_above(above: int) -> tuple[Message, ...]:
    """The sentence that says how many rows above the header were skipped."""
    return (Message("data-rows-above", count=above),) if above else ()


def _parted_by_commas(text: Path, folder: Path) -> Path:
    """The same lines with commas for runs of blanks, so that a place in one is the same line in the other."""
    out = folder / "parted"
    with text.open(encoding="utf-8-sig", newline="") as lines, out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(line.split() for line in lines)
    return out


def open_delimited_file(
    text: Path,
    shown: str,
    delimiter: str,
    header: Header,
    detected: tuple[Message, ...],
    facts: Fingerprint,
    lines: Lines | None = None,
) -> TableFile:
    """A UTF-8 table with a known delimiter as a table file."""
    names = list(header.names or next(iter(read_first_records(text, delimiter, header.above + 1)[header.above :]), []))
    if not names:
        raise empty_file_error(shown)
    below = _below(text, delimiter, header.above, header.folder) if header.above else text
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(names)))
    options = f"auto_detect=false, delim={cells.sql_literal(delimiter)}, quote='\"', escape='\"', columns={{{columns}}}"
    plain = header.rows == 1 and _header_is_first_line(below, names)
    source = f"read_csv({sql_path(below)}, header={str(plain).lower()}, {options}, strict_mode=true)"
    rows = source if plain else f"(SELECT * FROM {source} OFFSET {header.rows})"
    count = header.rows + header.above
    broken: Callable[[], DataError] = partial(ragged_rows_error, text, shown, delimiter, len(names), count)
    stripped, found = tuple(name.strip() for name in names), tuple(f"c{i}" for i in range(len(names)))
    return TableFile(shown, stripped, found, rows, detected, facts, lines or partial(_lines, text, delimiter, count), broken)


def _below(text: Path, delimiter: str, above: int, folder: Path) -> Path:
    """A copy of the lines from the header on: a reader that skips lines counts quoted line breaks otherwise."""
    line = next((line for i, (line, _) in enumerate(iterate_records(text, delimiter)) if i == above), 1)
    out = folder / "below"
    with text.open(encoding="utf-8-sig", newline="") as whole, out.open("w", encoding="utf-8", newline="") as file:
        for _ in range(line - 1):
            whole.readline()
        shutil.copyfileobj(whole, file)
    return out


def _header_is_first_line(text: Path, header: list[str]) -> bool:
    """Whether DuckDB may skip the header by itself, which it reads in parallel: it is the first line, and one line."""
    with text.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline().strip("\r\n")
    return bool(first) and not any("\n" in name or "\r" in name for name in header)


def _lines(text: Path, delimiter: str, header_rows: int, rows: Iterable[int]) -> dict[int, int]:
    """The physical line on which each row begins: quoted line breaks and blank lines are counted."""
    wanted = {row + header_rows: row for row in rows}
    found: dict[int, int] = {}
    try:
        for index, (line, _) in enumerate(iterate_records(text, delimiter)):
            if len(found) == len(wanted):
                break
            if index in wanted:
                found[wanted[index]] = line
    except csv.Error:
        return found
    return found


def describe_decimal_mark(reader: Reader) -> Message:
    """The sentence that says which decimal mark is read."""
    return Message("data-decimal", mark={None: None, ".": "point", ",": "comma"}[reader.decimal])
