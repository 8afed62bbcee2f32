"""A frame (pandas, polars, Arrow, or whatever narwhals knows) as an open table, under the same contract as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa

from cxsim.data.formats.parquet_table import cast_to_text
from cxsim.data.formats.table_file import TableFile, row_numbers, typed_column
from cxsim.data.loader import assemble, explain_errors, repeated_names, session
from cxsim.data.mapping import Reader
from cxsim.data.raw_table import RawTable, quote_identifier
from cxsim.data.rules import Contract
from cxsim.data.source import Fingerprint
from cxsim.data.tables import OpenTable, open_raw
from cxsim.errors import DataError, fault
from cxsim.text import Message

IN_MEMORY = "frame"


@contextmanager
def open_frame(frame: object, contract: Contract, reader: Reader | None = None, name: str = IN_MEMORY) -> Iterator[OpenTable]:
    """A frame checked under a contract and open for queries; places are row numbers, the first row being 1.

    Raises
    ------
    DataError
        With every fault of the frame at once, or if it is no frame.
    """
    with open_raw_frame(frame, name, reader) as raw, open_raw(raw, contract, reader or Reader()) as table:
        yield table


@contextmanager
def open_raw_frame(frame: object, name: str = IN_MEMORY, reader: Reader | None = None) -> Iterator[RawTable]:
    """A frame as text.

    Raises
    ------
    DataError
        If it is no frame, or one of its columns mixes kinds of values that have no common form.
    """
    arrow = _as_arrow(frame, name)
    with session() as (connection, _):
        part = _part(connection, arrow, name)
        with explain_errors([part]):
            table = assemble(connection, name, [part], in_memory=False, reader=reader)
        yield table


def _as_arrow(frame: object, name: str) -> pa.Table:
    known: Any = frame
    try:
        known = nw.from_native(known)
        known = known.collect() if isinstance(known, nw.LazyFrame) else known
        return known.to_arrow()
    except nw.exceptions.DuplicateError:
        names = [str(each) for each in (known.column_names if hasattr(known, "column_names") else known.columns)]
        raise DataError(Message("data-header-unusable", file=name), repeated_names(names, name)) from None
    except TypeError:
        wrong = fault("data-frame-type", type=type(frame).__name__)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        wrong = fault("data-frame-mixed")
    raise DataError(Message("data-frame-none", name=name), [wrong.at(name)])


def _part(connection: duckdb.DuckDBPyConnection, arrow: pa.Table, name: str) -> TableFile:
    if not arrow.num_columns:
        raise DataError(Message("data-file-empty", file=name), [fault("data-frame-columns").at(name)])
    names = tuple(map(str, arrow.column_names))
    connection.register("frame", arrow.rename_columns([f"n{i}" for i in range(len(names))]))
    kinds = connection.execute("DESCRIBE SELECT * FROM frame").fetchall()
    cells = tuple(cast_to_text(quote_identifier(row[0]), str(row[1])) for row in kinds)
    facts = Fingerprint(_checksum(arrow), arrow.nbytes, b"", True, frozenset())
    detected = (Message("data-frame"),)
    values = tuple(typed_column(quote_identifier(row[0]), str(row[1])) for row in kinds)
    return TableFile(name, names, cells, "frame", detected, facts, row_numbers, lambda: _unread(name), values)


def _checksum(arrow: pa.Table) -> str:
    digest = hashlib.sha256()
    digest.update(str(arrow.schema.remove_metadata()).encode())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, arrow.schema) as writer:
        writer.write_table(arrow)
    digest.update(sink.getvalue())
    return digest.hexdigest()


def _unread(name: str) -> DataError:
    return DataError(Message("data-file-unreadable", file=name), [fault("data-frame-values").at(name)])
