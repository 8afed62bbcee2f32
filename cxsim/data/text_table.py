"""A text table (CSV and its like) as a part: the delimiter and the encoding stated, or detected and said."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from cxsim.data import cells
from cxsim.data.delimiter import detect_delimiter, first_records, ragged_rows, records, spoken, wrong_delimiter
from cxsim.data.encoding import as_utf8
from cxsim.data.mapping import SPACES, Reader
from cxsim.data.part import Lines, Part, empty, sql_path
from cxsim.data.source import Bytes
from cxsim.errors import DataError


def text_part(text: Path, shown: str, reader: Reader, facts: Bytes, folder: Path) -> Part:
    """A file of text, unpacked, as a part.

    Raises
    ------
    DataError
        If it is not text in the encoding, or not a table in the delimiter.
    """
    text, encoding = as_utf8(text, shown, reader.encoding, folder, facts)
    if reader.delimiter == SPACES:
        text = _parted_by_commas(text, folder)
    delimiter = "," if reader.delimiter == SPACES else reader.delimiter or detect_delimiter(text)
    fault = wrong_delimiter(text, shown, delimiter)
    if fault:
        raise DataError(f"{shown} does not fall into columns.", [fault])
    parted = "runs of blanks" if reader.delimiter == SPACES else spoken(delimiter)
    said = (f"delimiter {parted} ({'stated' if reader.delimiter else 'detected'})", encoding, decimal_said(reader))
    return delimited_part(text, shown, delimiter, 0 if reader.names else reader.header_rows, said, facts, names=reader.names)


def _parted_by_commas(text: Path, folder: Path) -> Path:
    """The same lines with commas for runs of blanks, so that a place in one is the same line in the other."""
    out = folder / "parted"
    with text.open(encoding="utf-8-sig", newline="") as lines, out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(line.split() for line in lines)
    return out


def delimited_part(
    text: Path,
    shown: str,
    delimiter: str,
    header_rows: int,
    said: tuple[str, ...],
    facts: Bytes,
    lines: Lines | None = None,
    names: Sequence[str] | None = None,
) -> Part:
    """A UTF-8 table with a known delimiter as a part; `names` where it has no header."""
    header = list(names or next(iter(first_records(text, delimiter, 1)), []))
    if not header:
        raise empty(shown)
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(header)))
    options = f"auto_detect=false, delim={cells.literal(delimiter)}, quote='\"', escape='\"', columns={{{columns}}}"
    plain = header_rows == 1 and _header_is_first_line(text, header)
    source = f"read_csv({sql_path(text)}, header={str(plain).lower()}, {options}, strict_mode=true)"
    rows = source if plain else f"(SELECT * FROM {source} OFFSET {header_rows})"
    broken: Callable[[], DataError] = partial(ragged_rows, text, shown, delimiter, len(header), header_rows)
    stripped, found = tuple(name.strip() for name in header), tuple(f"c{i}" for i in range(len(header)))
    return Part(shown, stripped, found, rows, said, facts, lines or partial(_lines, text, delimiter, header_rows), broken)


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
        for index, (line, _) in enumerate(records(text, delimiter)):
            if len(found) == len(wanted):
                break
            if index in wanted:
                found[wanted[index]] = line
    except csv.Error:
        return found
    return found


def decimal_said(reader: Reader) -> str:
    """The sentence that says which decimal mark is read."""
    return {None: "decimal point (none stated)", ".": "decimal point (stated)", ",": "decimal comma (stated)"}[reader.decimal]
