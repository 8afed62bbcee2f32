"""Copies: a file that DuckDB does not see by itself (text, JSON, a workbook), checked, and laid out as Parquet as its contract reads it.

Rows of several currencies pass: whoever sums them says so, or cuts by them.

Its columns beyond the contract, by which a table may be cut, are laid out as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cxsim.data import cells, checking
from cxsim.data.mapping import Reader
from cxsim.data.raw_table import RawTable, quoted
from cxsim.data.rules import Contract
from cxsim.errors import DataError, Fault, UsageError, nearest


def write_checked(table: RawTable, contract: Contract, path: Path, stated: Mapping[str, str], absent: bool = False) -> None:
    """Write a table to a Parquet file once it has kept its contract.

    Parameters
    ----------
    stated : for a column of the contract, the column of the file that holds it, where its name is another.
    absent : whether columns and cells that the contract needs may be missing.

    Raises
    ------
    UsageError
        If a stated column is not there.
    DataError
        With every fault of the table at once.
    """
    own, reader = renamed(table, stated), Reader()
    faults = checking.find(own, contract, reader, absent, cut=True).faults
    if faults:
        raise DataError(f"{table.source.file} is not a table of {contract.name}.", faults)
    read = {rule.column: checking.value(own, rule, reader) for rule in checking.present(own, contract)}
    # a column that was renamed is also there under its own name
    texts = {name: each.cell(name) for each in (own, table) for name in each.names if name}
    values = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in (texts | read).items())
    table.connection.execute(f"COPY (SELECT {values} FROM {table.relation}) TO {cells.literal(str(path))} (FORMAT parquet)")


def renamed(table: RawTable, stated: Mapping[str, str]) -> RawTable:
    """The table with the names of the contract for some of its columns; a column that has such a name already has none.

    Raises
    ------
    UsageError
        If one of the columns is not there.
    """
    unknown = [old for old in stated.values() if old not in table.names]
    if unknown:
        faults = [Fault(f"no column {old!r}", "a column of the table", nearest(old, table.names), table.source.file) for old in unknown]
        raise UsageError(f"The columns of {table.source.file} cannot be renamed so.", faults)
    new = {old: name for name, old in stated.items()}
    names = tuple(new.get(name, "" if name in stated else name) for name in table.names)
    return replace(table, names=names, shown={name: old for old, name in new.items()} | dict(table.shown))
