"""Tables under their contracts: opened for queries without being held, read as a frame, or only checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from cxsim.data import cells, contract_checks
from cxsim.data.contracts import Contract
from cxsim.data.customers import read_customers
from cxsim.data.loader import open_table
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.metric_contracts import CUSTOMER_FACTS, METRIC_CONTRACTS
from cxsim.data.privacy import describe_key, hash_identifier, hash_key, personal_contract_columns
from cxsim.data.raw_table import RawTable, quote_identifier
from cxsim.data.source import Source
from cxsim.errors import DataError, Fault, UsageError, fault, nearest
from cxsim.text import Message

CONTRACT_NAMES = tuple(dict.fromkeys(("customers", *METRIC_CONTRACTS)))


@dataclass(frozen=True)
class CheckedTable:
    """A checked table: the contract's columns in their types, where it came from, and what was done to it."""

    frame: pd.DataFrame
    source: Source
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class OpenTable:
    """A checked table that is not held: `name` is the relation to query, with the contract's columns in their types.

    Each query streams the file once. Columns that look personal are hashed; those outside the contract are not there.
    """

    connection: duckdb.DuckDBPyConnection
    name: str
    columns: tuple[str, ...]
    source: Source
    notes: tuple[Message, ...]

    def query(self, sql: str) -> pd.DataFrame:
        """The answer to a query, as a frame."""
        result: pd.DataFrame = self.connection.execute(sql).df()
        return result

    def write(self, path: Path) -> None:
        """Write the table to a Parquet file, without holding it."""
        names = ", ".join(map(quote_identifier, self.columns))
        self.connection.execute(
            f"COPY (SELECT {names} FROM {quote_identifier(self.name)}) TO {cells.sql_literal(str(path))} (FORMAT parquet)"
        )


@dataclass(frozen=True)
class CheckReport:
    """What checking a table said: its faults (none if it may be used), its source if it could be read at all, its notes."""

    file: str
    contract: str
    faults: tuple[Fault, ...]
    source: Source | None
    notes: tuple[Message, ...]

    @property
    def ok(self) -> bool:
        """Whether the table keeps its contract."""
        return not self.faults


@contextmanager
def open_raw(table: RawTable, contract: Contract, reader: Reader) -> Iterator[OpenTable]:
    """A raw table whose columns have the contract's names, once it has passed the contract.

    Raises
    ------
    DataError
        With every fault of the table at once.
    """
    faults = contract_checks.check_contract(table, contract, reader)
    if faults:
        raise DataError(Message("data-contract-broken", file=table.source.file, contract=contract.name), faults)
    personal = personal_contract_columns(table, contract)
    notes = tuple(_note(table, name, kind, contract, describe_key()) for name, kind in personal.items())
    if hashed := [name for name in personal if name in contract.names]:
        key = hash_key(_sums(table, hashed))
        table.connection.create_function("keyed_hash", lambda text: hash_identifier(text, key), ["VARCHAR"], "VARCHAR")
    columns = tuple(rule.column for rule in contract_checks.present_rules(table, contract))
    values = ", ".join(
        f"{_hashed_if(rule.column in personal, contract_checks.value_sql(table, rule, reader))} AS {quote_identifier(rule.column)}"
        for rule in contract_checks.present_rules(table, contract)
    )
    table.connection.execute(f"CREATE VIEW {quote_identifier(contract.name)} AS SELECT {values}, rowid FROM {table.relation}")
    yield OpenTable(table.connection, contract.name, columns, table.source, notes)


def _sums(table: RawTable, names: list[str]) -> Iterator[str]:
    """What says which values stand in some columns, whatever their order, from one pass that holds none of them."""
    cells = [table.cell(name) for name in names]
    sums = ", ".join(f"count({cell}), bit_xor(hash({cell})), sum(hash({cell})::HUGEINT)" for cell in cells)
    yield from (*names, *map(str, table.connection.execute(f"SELECT {sums} FROM {table.relation}").fetchall()[0]))


def _hashed_if(personal: bool, value: str) -> str:
    return f"keyed_hash({value})" if personal else value


def _note(table: RawTable, name: str, kind: str, contract: Contract, key: Message) -> Message:
    shown = table.shown.get(name, name)
    if name in contract.names:
        return Message("data-personal-hashed", name=shown, kind=Message(kind), known=True, key=key)
    return Message("data-personal-dropped", name=shown, kind=Message(kind), known=True)


@contextmanager
def open_checked(path: Path, contract: Contract, reader: Reader | None = None) -> Iterator[OpenTable]:
    """A file, or a folder of part-files, checked under a contract and open for queries; it may be larger than memory.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    with open_table(path, reader, in_memory=False) as raw, open_raw(raw, contract, reader or Reader()) as table:
        yield table


def read_table(path: Path, contract: Contract, reader: Reader | None = None) -> CheckedTable:
    """Read the columns of a contract from a file; other columns are not read.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    with open_checked(path, contract, reader) as table:
        return load_in_memory(table)


def load_in_memory(table: OpenTable) -> CheckedTable:
    """The whole of an open table as a frame, in the order of the file."""
    names = ", ".join(map(quote_identifier, table.columns))
    return CheckedTable(table.query(f"SELECT {names} FROM {quote_identifier(table.name)} ORDER BY rowid"), table.source, table.notes)


def check_table(path: Path, contract_name: str, mapping: ColumnMapping | None = None, reader: Reader | None = None) -> CheckReport:
    """Check a file against a contract by name: customers (which needs a mapping), surveys, transactions, events, ...

    Raises
    ------
    UsageError
        If the contract is unknown, or customers are to be checked without a mapping.
    """
    if contract_name not in CONTRACT_NAMES:
        found = fault("data-contract-unknown", name=contract_name, remedy=nearest(contract_name, CONTRACT_NAMES))
        raise UsageError(Message("data-contract-none"), [found])
    if contract_name == "customers" and mapping is None:
        raise UsageError(Message("data-customers-unmapped"), [fault("data-mapping-none")])
    try:
        if mapping and contract_name == "customers":
            customers = read_customers(path, mapping)
            if faults := find_fact_faults(path, mapping.reader):
                return CheckReport(str(path), contract_name, faults, None, ())
            return CheckReport(str(path), contract_name, (), customers.source, customers.notes)
        with open_checked(path, METRIC_CONTRACTS[contract_name], reader or (mapping.reader if mapping else None)) as table:
            return CheckReport(str(path), contract_name, (), table.source, table.notes)
    except DataError as error:
        return CheckReport(str(path), contract_name, error.faults, None, ())


def find_fact_faults(path: Path, reader: Reader | None = None) -> tuple[Fault, ...]:
    """The faults of a file of customers in the columns that metrics read by their names; none of a folder of linked files.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    if path.is_dir():
        return ()
    with open_table(path, reader, in_memory=False) as raw:
        known = CUSTOMER_FACTS.columns[0].column in raw.names
        return tuple(contract_checks.check_contract(raw, CUSTOMER_FACTS, reader or Reader())) if known else ()
