"""A table or query of a database, through the user's own SQLAlchemy engine or ADBC connection, as an open table.

Only the columns of the contract are asked for. The answer is fetched in batches into a Parquet file of its own,
which is gone with the context, so that it may be larger than memory; nothing is written to the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa

from cxsim.data.formats.parquet_table import open_parquet_file
from cxsim.data.loader import assemble, explain_errors, session
from cxsim.data.mapping import Reader
from cxsim.data.rules import Contract
from cxsim.data.source import fingerprint
from cxsim.data.tables import OpenTable, open_raw
from cxsim.errors import DataError, fault
from cxsim.text import Message

_BATCH = 50_000


@contextmanager
def open_database(
    connection: object, query: str, contract: Contract, reader: Reader | None = None, columns: Sequence[str] | None = None
) -> Iterator[OpenTable]:
    """A table by name, or the answer to a SELECT, checked under a contract and open for queries.

    `connection` is an SQLAlchemy engine or connection, or an ADBC (or other DB-API) connection. `columns` asks for some of
    the contract's columns only. Places are row numbers of the answer, the first row being 1.

    Raises
    ------
    DataError
        If the database refuses the query, or with every fault of the answer at once.
    """
    name = f"database: {query[:60]}"
    with session() as (duck, folder):
        file = folder / "answer.parquet"
        try:
            fetched = _fetch(connection, query, tuple(columns or contract.names), file)
        except Exception as error:  # every driver has exceptions of its own
            words = (str(error).splitlines() or [""])[0][:200]
            refused = fault("data-database-refused", reason=f"{type(error).__name__}: {words}").at(name)
            raise DataError(Message("data-file-unreadable", file=name), [refused]) from None
        if not fetched:
            missing = fault("data-database-columns", names=contract.needed).at(name)
            raise DataError(Message("data-contract-broken", file=name, contract=contract.name), [missing])
        detected = (Message("data-database"),)
        part = replace(open_parquet_file(duck, file, name, fingerprint(file)), detected=detected)
        with explain_errors([part]):
            raw = assemble(duck, name, [part], in_memory=False, reader=reader)
        with open_raw(raw, contract, reader or Reader()) as table:
            yield table


def _fetch(connection: Any, query: str, wanted: Sequence[str], file: Path) -> tuple[str, ...]:
    """Write the wanted columns of the answer; returns their names."""
    if hasattr(connection, "dialect"):
        return _through_sqlalchemy(connection, query, wanted, file)
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT * FROM {_relation(query)} WHERE 1 = 0")
        names = tuple(row[0] for row in cursor.description if row[0] in wanted)
        if names:
            cursor.execute(f"SELECT {', '.join(map(_quoted, names))} FROM {_relation(query)}")
            if hasattr(cursor, "fetch_record_batch"):
                _write_arrow(cursor.fetch_record_batch(), file)
            else:
                _write_rows(iter(lambda: cursor.fetchmany(_BATCH), []), names, file)
    return names


def _through_sqlalchemy(bind: Any, query: str, wanted: Sequence[str], file: Path) -> tuple[str, ...]:
    text = import_module("sqlalchemy").text
    if hasattr(bind, "connect"):
        with bind.connect() as connection:
            return _through_sqlalchemy(connection, query, wanted, file)
    quote = bind.dialect.identifier_preparer.quote
    known = bind.execute(text(f"SELECT * FROM {_relation(query)} WHERE 1 = 0")).keys()
    names = tuple(name for name in known if name in wanted)
    if names:
        select = text(f"SELECT {', '.join(map(quote, names))} FROM {_relation(query)}")
        answer = bind.execution_options(stream_results=True).execute(select)
        _write_rows(answer.partitions(_BATCH), names, file)
    return names


def _relation(query: str) -> str:
    """A query in brackets; the name of a table as it is, for the database to say whether it is one."""
    query = query.strip().rstrip(";")
    return f"({query}) AS requested" if " " in query or "\n" in query else query


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _write_arrow(batches: pa.RecordBatchReader, file: Path) -> None:
    import pyarrow.parquet as pq  # slow to load, and few studies read a database

    with pq.ParquetWriter(file, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def _write_rows(batches: Iterator[Sequence[Sequence[object]]], names: Sequence[str], file: Path) -> None:
    schema = pa.schema([(name, pa.string()) for name in names])
    import pyarrow.parquet as pq  # slow to load, and few studies read a database

    with pq.ParquetWriter(file, schema) as writer:
        for rows in batches:
            columns = [[_written(row[i]) for row in rows] for i in range(len(names))]
            writer.write_table(pa.Table.from_arrays([pa.array(column, pa.string()) for column in columns], schema=schema))


def _written(value: object) -> str | None:
    """A value of the database as a table writes it; an instant with a time zone is the instant in UTC."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)
