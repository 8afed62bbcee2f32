"""Reading: a file becomes a table of text cells in DuckDB, each row knowing the line of the file it stands on.

Nothing is guessed from values here. Delimiter and encoding are stated in the mapping or detected and said;
numbers and dates are read later, by the contract that expects them.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from cxsim.data import workbook
from cxsim.data.delimiter import detect_delimiter, first_records, ragged_rows, records, spoken, wrong_delimiter
from cxsim.data.encoding import as_utf8, unpacked
from cxsim.data.mapping import Reader
from cxsim.data.source import Source, look_at
from cxsim.errors import DataError, Fault

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}

Locate = Callable[[Iterable[int]], dict[int, int]]


@dataclass(frozen=True)
class RawTable:
    """A table as text: DuckDB's table `raw` with a column c0, c1, ... for each name, and a row id from 0.

    `locate` gives the physical line (or the row of the sheet) of each row id.
    """

    connection: duckdb.DuckDBPyConnection
    names: tuple[str, ...]
    source: Source
    locate: Locate

    def cell(self, name: str) -> str:
        """The SQL of a column: its text without outer blanks, NULL where nothing is left."""
        return f"c{self.names.index(name)}"

    def filled(self) -> dict[str, int]:
        """How many cells of each column are not blank."""
        counts = ", ".join(f"count(c{i})" for i in range(len(self.names)))
        return dict(zip(self.names, self.connection.execute(f"SELECT {counts} FROM raw").fetchall()[0], strict=True))

    def every(self, rows: int) -> int:
        """The step with which about `rows` rows are met, evenly spread over the table: each step-th row."""
        return max(1, -(-self.source.rows // rows))


@contextmanager
def open_table(path: Path, reader: Reader | None = None) -> Iterator[RawTable]:
    """Read a file (CSV and its like, gzip of it, Parquet, a workbook) as text, for as long as the context lasts.

    Raises
    ------
    DataError
        If the file is missing, empty, damaged, not what its name says, or not a table with a header and rows.
    """
    reader = reader or Reader()
    with TemporaryDirectory(prefix="cxsim-") as folder, duckdb.connect(config=_OFFLINE) as connection:
        yield _load(connection, path, reader, Path(folder))


def _load(connection: duckdb.DuckDBPyConnection, path: Path, reader: Reader, folder: Path) -> RawTable:
    facts = look_at(path)
    if facts.head.startswith(b"PAR1") or path.suffix.lower() in (".parquet", ".pq"):
        names, said, locate = _parquet(connection, path)
    elif facts.head.startswith(workbook.MAGIC) or path.suffix.lower() in workbook.SUFFIXES:
        names, said, locate = _sheet(connection, path, reader, folder)
    else:
        names, said, locate = _text(connection, path, reader, folder)
    faults = list(_header_faults(names, str(path)))
    if faults:
        raise DataError(f"{path} has a header that cannot be used.", faults)
    rows = connection.execute("SELECT count(*) FROM raw").fetchall()[0][0]
    if not rows:
        raise DataError(f"{path} has no rows.", [Fault("a header and no rows", "at least one row", "export the table again", str(path), 1)])
    return RawTable(connection, names, Source(str(path), facts.sha256, facts.size, rows, said), locate)


def _text(
    connection: duckdb.DuckDBPyConnection, path: Path, reader: Reader, folder: Path
) -> tuple[tuple[str, ...], tuple[str, ...], Locate]:
    text, encoding = as_utf8(unpacked(path, folder), str(path), reader.encoding, folder)
    delimiter = reader.delimiter or detect_delimiter(text)
    fault = wrong_delimiter(text, str(path), delimiter)
    if fault:
        raise DataError(f"{path} does not fall into columns.", [fault])
    names = _csv(connection, text, str(path), delimiter, reader.header_rows)
    said = f"delimiter {spoken(delimiter)} ({'stated' if reader.delimiter else 'detected'})"
    return names, (said, encoding, _decimal(reader)), lambda rows: _lines(text, delimiter, reader.header_rows, rows)


def _sheet(
    connection: duckdb.DuckDBPyConnection, path: Path, reader: Reader, folder: Path
) -> tuple[tuple[str, ...], tuple[str, ...], Locate]:
    text = folder / "sheet"
    sheet, numbers = workbook.sheet_as_csv(path, reader.sheet, text)
    names = _csv(connection, text, str(path), ",", reader.header_rows)
    return names, (f"sheet {sheet!r}", _decimal(reader)), lambda rows: {row: numbers[row + reader.header_rows] for row in rows}


def _parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[tuple[str, ...], tuple[str, ...], Locate]:
    try:
        names = tuple(row[0] for row in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall())
        cells = ", ".join(_trimmed(f"CAST(p.{_quoted(name)} AS VARCHAR)", i) for i, name in enumerate(names))
        connection.execute(f"CREATE TABLE raw AS SELECT {cells} FROM read_parquet(?) AS p", [str(path)])
    except duckdb.Error:
        fault = Fault(
            "bytes that are not a whole Parquet file", "a Parquet file", "write it again, or give it the ending of what it is", str(path)
        )
        raise DataError(f"{path} is not a Parquet file.", [fault]) from None
    return names, ("Parquet; places are row numbers, the first row being 1",), lambda rows: {row: row + 1 for row in rows}


def _csv(connection: duckdb.DuckDBPyConnection, text: Path, shown: str, delimiter: str, header_rows: int) -> tuple[str, ...]:
    header = next(iter(first_records(text, delimiter, 1)), [])
    if not header:
        raise DataError(f"{shown} is empty.", [Fault("no text", "a table with a header line", "export the table again", shown)])
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(header)))
    options = f"auto_detect=false, header=false, delim=?, quote='\"', escape='\"', columns={{{columns}}}, strict_mode=true"
    cells = ", ".join(_trimmed(f"c{i}", i) for i in range(len(header)))
    try:
        connection.execute(f"CREATE TABLE raw AS SELECT {cells} FROM read_csv(?, {options}) OFFSET {header_rows}", [str(text), delimiter])
    except duckdb.Error:
        raise ragged_rows(text, shown, delimiter, len(header), header_rows) from None
    return tuple(name.strip() for name in header)


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


def _header_faults(names: tuple[str, ...], shown: str) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1 and name:
            places = [str(i + 1) for i, other in enumerate(names) if other == name]
            yield Fault(f"{name!r} as the name of columns {', '.join(places)}", "each name once", "rename all but one", shown, 1, name)


def _decimal(reader: Reader) -> str:
    return {None: "decimal point (none stated)", ".": "decimal point (stated)", ",": "decimal comma (stated)"}[reader.decimal]


def _trimmed(cell: str, i: int) -> str:
    ends = " OR ".join(f"ascii({end}) <= 32 OR ascii({end}) = 160" for end in (f"left({cell}, 1)", f"right({cell}, 1)"))
    return f"CASE WHEN {ends} THEN nullif(trim({cell}, e' \\t\\r\\n' || chr(160)), '') ELSE {cell} END AS c{i}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
