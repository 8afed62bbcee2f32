"""A Parquet file as a part: its values as text, so that every format is read by the same rules."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import duckdb

from cxsim.data.formats.table_file import TableFile, row_numbers, sql_path, typed_column
from cxsim.data.raw_table import quote_identifier
from cxsim.data.source import Fingerprint
from cxsim.errors import DataError, fault
from cxsim.text import Message


def open_parquet_file(connection: duckdb.DuckDBPyConnection, path: Path, shown: str, facts: Fingerprint) -> TableFile:
    """A Parquet file as a part.

    Raises
    ------
    DataError
        If it is not a whole Parquet file.
    """
    source = f"read_parquet({sql_path(path)})"
    try:
        columns = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    except duckdb.Error:
        raise _broken(shown) from None
    names = tuple(str(row[0]) for row in columns)
    durations = _durations(path, shown) if any(row[1] == "BIGINT" for row in columns) else {}
    cells = [(durations.get(row[0], quote_identifier(row[0])), "INTERVAL" if row[0] in durations else str(row[1])) for row in columns]
    found = tuple(cast_to_text(cell, kind) for cell, kind in cells)
    detected = (Message("data-parquet"),)
    values = tuple(typed_column(cell, kind) for cell, kind in cells)
    stripped, broken = tuple(name.strip() for name in names), partial(_broken, shown)
    return TableFile(shown, stripped, found, source, detected, facts, row_numbers, broken, values)


def _durations(path: Path, shown: str) -> dict[str, str]:
    """The SQL of each column of lengths of time as such: DuckDB takes Arrow's for whole numbers, in a unit that nobody stated."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    microseconds = {"s": "* 1000000", "ms": "* 1000", "us": "* 1", "ns": "// 1000"}
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError, ValueError):
        raise _broken(shown) from None
    units = {field.name: field.type.unit for field in schema if pa.types.is_duration(field.type)}
    return {name: f"to_microseconds({quote_identifier(name)} {microseconds[unit]})" for name, unit in units.items()}


def cast_to_text(cell: str, kind: str) -> str:
    """A value as text; an instant with a time zone is the instant in UTC."""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"CAST(make_timestamp(epoch_us({cell})) AS VARCHAR)"
    return f"CAST({cell} AS VARCHAR)"


def _broken(shown: str) -> DataError:
    return DataError(Message("data-parquet-none", file=shown), [fault("data-parquet-damaged").at(shown)])
