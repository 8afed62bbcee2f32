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
    found = tuple(cast_to_text(quote_identifier(row[0]), str(row[1])) for row in columns)
    detected = (Message("data-parquet"),)
    values = tuple(typed_column(quote_identifier(row[0]), str(row[1])) for row in columns)
    stripped, broken = tuple(name.strip() for name in names), partial(_broken, shown)
    return TableFile(shown, stripped, found, source, detected, facts, row_numbers, broken, values)


def cast_to_text(cell: str, kind: str) -> str:
    """A value as text; an instant with a time zone is the instant in UTC."""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"CAST(make_timestamp(epoch_us({cell})) AS VARCHAR)"
    return f"CAST({cell} AS VARCHAR)"


def _broken(shown: str) -> DataError:
    return DataError(Message("data-parquet-none", file=shown), [fault("data-parquet-damaged").at(shown)])
