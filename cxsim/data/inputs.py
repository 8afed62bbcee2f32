"""Tables from wherever they live: a file, a frame, or a database by its URL, its engine or its connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb
from pydantic import ValidationError

from cxsim.data.customers import CustomerTable, build_customers, read_customers
from cxsim.data.databases import open_database
from cxsim.data.frames import open_frame, open_raw_frame
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.mapping_inference import infer_customers, infer_mapping
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.rules import ColumnRule, Contract
from cxsim.data.source import hide_password, is_url
from cxsim.data.tables import CheckedTable, OpenTable, load_in_memory, open_checked
from cxsim.errors import Fault, UsageError, fault, nearest
from cxsim.schema_faults import value_fault
from cxsim.text import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

INFERRED = "inferred"
MappingSource: TypeAlias = ColumnMapping | Mapping[str, Any] | str | None


def read_table(source: Any, contract: str, *, query: str | None = None, reader: Reader | None = None) -> CheckedTable:
    """Read a table under the contract of its kind, from a file, a frame or a database.

    Parameters
    ----------
    source : path, frame, URL or connection
        A CSV, JSON, Parquet or Excel file, or a folder of Parquet part-files; a frame of pandas, polars or Arrow; the URL of a
        database and, after #, the table, such as ``sqlite:///crm.db#answers``; an SQLAlchemy engine or a DB-API connection.
    contract : str
        The kind of table, such as surveys, contacts, events or transactions; `table_contracts` lists them.
    query : str, optional
        For a database: the name of a table, or a SELECT; by default the table named after the contract.
    reader : Reader, optional
        How the file is written, where that is stated and not left to detection.

    Returns
    -------
    CheckedTable
        The contract's columns as a frame in their types, the source, and notes on what was hashed or dropped.

    Raises
    ------
    DataError
        With every fault of the table at once: file, line, column, what was found, what is expected, what to do.
    UsageError
        If there is no such contract, or the database cannot be opened.

    Examples
    --------
    >>> from cxsim.data import read_table
    >>> read_table("configs/data/surveys.csv", "surveys").frame.columns[:3].tolist()
    ['survey_id', 'customer_id', 'answered_at']
    """
    if contract not in METRIC_CONTRACTS:
        unknown = fault("data-contract-unknown", name=contract, remedy=nearest(contract, METRIC_CONTRACTS))
        raise UsageError(Message("data-contract-none"), [unknown])
    with open_source(source, METRIC_CONTRACTS[contract], query, reader) as table:
        return load_in_memory(table)


def table_contracts() -> dict[str, tuple[ColumnRule, ...]]:
    """List the kinds of tables and, for each, the columns that it may hold.

    Returns
    -------
    dict of str to tuple of ColumnRule
        For each contract its columns: name, kind, what it is, whether it is needed, whether a cell may be blank.

    Examples
    --------
    >>> from cxsim.data import table_contracts
    >>> [rule.column for rule in table_contracts()["surveys"] if rule.needed][:3]
    ['survey_id', 'customer_id', 'answered_at']
    """
    return {name: contract.columns for name, contract in METRIC_CONTRACTS.items()}


def read_customers_from(source: Any, mapping: MappingSource, query: str | None = None) -> CustomerTable:
    """Read, check and clean the customers of a file, a frame or a database.

    Parameters
    ----------
    mapping : ColumnMapping, mapping or "inferred"
        Which column is which part of a customer, also as plain data; "inferred" goes by the names of the columns of a file or a frame, and
        the table's notes say what was taken for what.

    Raises
    ------
    DataError
        With every fault of the table at once.
    UsageError
        If the mapping is missing or wrong, or the database cannot be opened.
    """
    if mapping == INFERRED and (_is_file(source) or not _is_database(source)):
        return _inferred(source)
    chosen = _mapping_of(mapping)
    if _is_file(source):
        return read_customers(Path(source), chosen)
    if not _is_database(source):
        with open_raw_frame(source, reader=chosen.reader) as raw:
            return build_customers(raw, chosen)
    plain = Contract("customers", tuple(ColumnRule(name, "text", Message("data-column-mapped"), blank=True) for name in chosen.columns))
    with (
        connected(source) as (connection, named),
        open_database(connection, query or named or "customers", plain, chosen.reader) as table,
    ):
        frame = load_in_memory(table).frame
    with open_raw_frame(frame, hide_password(source) if isinstance(source, str) else "database", chosen.reader) as raw:
        return build_customers(raw, chosen)


def _inferred(source: Any) -> CustomerTable:
    if _is_file(source):
        table, notes = infer_customers(Path(source), {})
    else:
        with open_raw_frame(source) as raw:
            mapping, notes = infer_mapping(raw)
            table = build_customers(raw, mapping)
    return replace(table, notes=(*notes, *table.notes))


def _mapping_of(mapping: MappingSource) -> ColumnMapping:
    if isinstance(mapping, ColumnMapping):
        return mapping
    if mapping is None or isinstance(mapping, str):
        raise UsageError(Message("data-customers-unmapped"), [fault("data-mapping-missing")])
    try:
        return ColumnMapping.model_validate(mapping)
    except ValidationError as error:
        raise UsageError(Message("data-mapping-unusable"), map(_mapping_fault, error.errors())) from None


def _mapping_fault(details: ErrorDetails) -> Fault:
    """A fault of a mapping that was made in Python, at its key."""
    kind, key = details["type"], ".".join(map(str, details["loc"]))
    if kind == "missing":
        return fault("data-mapping-key-absent", key=key)
    if kind == "extra_forbidden":
        return fault("data-mapping-key-unknown", key=key, remedy=nearest(key, ColumnMapping.model_fields))
    return value_fault(details).at(path=details["loc"])


@contextmanager
def open_source(source: Any, contract: Contract, query: str | None = None, reader: Reader | None = None) -> Iterator[OpenTable]:
    """A file, a frame or a table of a database, checked under a contract and open for queries; an open table as it is."""
    if isinstance(source, OpenTable):
        yield source
    elif _is_file(source):
        with open_checked(Path(source), contract, reader) as table:
            yield table
    elif _is_database(source):
        with (
            connected(source) as (connection, named),
            open_database(connection, query or named or contract.name, contract, reader) as table,
        ):
            yield table
    else:
        with open_frame(source, contract, reader) as table:
            yield table


def _is_file(source: Any) -> bool:
    return isinstance(source, str | Path) and not is_url(source)


def _is_database(source: Any) -> bool:
    return isinstance(source, str) or hasattr(source, "dialect") or hasattr(source, "cursor")


@contextmanager
def connected(source: Any) -> Iterator[tuple[Any, str]]:
    """The connection, and the table or SELECT that a URL names after #; what was opened for a URL is closed afterwards.

    Raises
    ------
    UsageError
        If a URL cannot be opened.
    """
    if not isinstance(source, str):
        yield source, ""
        return
    url, _, named = source.partition("#")
    connection = _connect(url)
    try:
        yield connection, named
    finally:
        connection.dispose() if hasattr(connection, "dispose") else connection.close()


def _connect(url: str) -> Any:
    """A connection that reads: files of SQLite and DuckDB by themselves, so that none is created, all else by SQLAlchemy."""
    scheme, _, path = url.partition(":///")
    try:
        if scheme == "sqlite":
            return sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
        if scheme == "duckdb":
            return duckdb.connect(path, read_only=True)
        create: Callable[[str], Any] = import_module("sqlalchemy").create_engine
        return create(url)
    except ModuleNotFoundError as error:
        closed = fault("data-database-package", name=error.name)
    except (sqlite3.Error, duckdb.Error) as error:
        closed = fault("data-database-file", reason=str(error).splitlines()[0])
    except Exception as error:  # every driver has exceptions of its own
        if not type(error).__module__.startswith("sqlalchemy"):
            raise
        closed = fault("data-database-url", reason=str(error).splitlines()[0])
    raise UsageError(Message("data-database-closed"), [closed.at(hide_password(url))])
