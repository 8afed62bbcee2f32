"""Relations: tables that DuckDB can query, checked under a contract for the metrics.

Parquet files and frames are checked where they lie and read as their contract says. A file that DuckDB cannot query by itself (text, JSON,
a workbook) is checked and written to Parquet; its columns beyond the contract, by which a table may be cut, are written as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb

from cxsim.data import cells, contract_checks
from cxsim.data.formats.parquet_table import cast_to_text
from cxsim.data.formats.table_file import row_numbers, typed_column
from cxsim.data.mapping import Reader
from cxsim.data.raw_table import RawTable, RowPlace, is_untidy, quote_identifier, trim
from cxsim.data.rules import Contract, Kind
from cxsim.data.source import Source
from cxsim.errors import DataError, UsageError, fault, nearest
from cxsim.text import Message

_PLAIN = Reader()


def check_relation(
    connection: duckdb.DuckDBPyConnection, relation: str, types: Mapping[str, str], contract: Contract, shown: str, absent: bool = False
) -> str:
    """The SQL of a relation whose columns of the contract are read as their kinds, once it has kept the contract; other columns stay.

    It is read once to be checked, and once more for each name that must be unique.

    Parameters
    ----------
    types : the type of each column, as DuckDB says it.
    shown : what the table is called in errors; places are row numbers, the first row being 1.
    absent : whether columns and cells that the contract needs may be missing.

    Raises
    ------
    DataError
        With every fault of the table at once.
    """
    texts = [rule.column for rule in contract.columns if types.get(rule.column) == "VARCHAR"]
    table = _raw(connection, relation, types, contract, shown, ())
    found = contract_checks.find_faults(table, contract, _PLAIN, absent, dict.fromkeys(texts, _untidy), cut=True)
    untidy = found.untidy
    if untidy:
        table = _raw(connection, relation, types, contract, shown, untidy)
        found = contract_checks.find_faults(table, contract, _PLAIN, absent, cut=True)
    if found.faults:
        raise DataError(Message("data-contract-broken", file=shown, contract=contract.name), found.faults)
    return _as_kinds(relation, types, contract, untidy)


def _untidy(cell: str) -> str:
    """Whether a text has outer blanks, or is a word for nothing."""
    return f"{is_untidy(cell, hard_spaces=True)} OR {cells.is_one_of(cell, cells.NO_TEXT_WORDS)}"


def _raw(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    types: Mapping[str, str],
    contract: Contract,
    shown: str,
    untidy: Iterable[str],
) -> RawTable:
    names = tuple(name for name in (*contract.names, contract_checks.SCENARIO) if name in types)
    own, kinds = ["row_number() OVER () - 1 AS rowid"], dict[str, Kind]()
    for i, name in enumerate(names):
        text = cast_to_text(quote_identifier(name), types[name])
        own.append(f"{trim(text) if name in untidy else text} AS c{i}")
        if value := typed_column(quote_identifier(name), types[name]):
            own.append(f"{value.sql} AS n{i}")
            kinds[name] = value.kind

    def locate(rows: Iterable[int]) -> dict[int, RowPlace]:
        return {row: RowPlace(shown, number) for row, number in row_numbers(rows).items()}

    source = Source(shown, "", 0, 0, ())
    view = f"(SELECT {', '.join(own)} FROM {relation})"
    return RawTable(connection, names, source, locate, view, in_memory=False, typed=kinds, untidy=frozenset(untidy))


def _as_kinds(relation: str, types: Mapping[str, str], contract: Contract, untidy: Iterable[str]) -> str:
    """The relation with instants in UTC, and texts without outer blanks and words for nothing; numbers and flags are read later."""
    read: dict[str, str] = {}
    for rule in contract.columns:
        kind = types.get(rule.column, "")
        if rule.kind == "instant" and kind:
            value = typed_column(quote_identifier(rule.column), kind)
            text = trim(cast_to_text(quote_identifier(rule.column), kind))
            read[rule.column] = value.sql if value and value.kind == "instant" else cells.parse_instant(text)
        elif rule.column in untidy:
            text = trim(quote_identifier(rule.column))
            read[rule.column] = cells.blank_placeholders(text) if rule.kind in ("name", "text") else text
    if not read:
        return relation
    return f"(SELECT * REPLACE ({', '.join(f'{sql} AS {quote_identifier(name)}' for name, sql in read.items())}) FROM {relation})"


def write_checked_copy(table: RawTable, contract: Contract, path: Path, stated: Mapping[str, str], absent: bool = False) -> None:
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
    own, reader = rename_columns(table, stated), Reader()
    faults = contract_checks.find_faults(own, contract, reader, absent, cut=True).faults
    if faults:
        raise DataError(Message("data-contract-broken", file=table.source.file, contract=contract.name), faults)
    read = {rule.column: contract_checks.value_sql(own, rule, reader) for rule in contract_checks.present_rules(own, contract)}
    # a column that was renamed is also there under its own name
    texts = {name: each.cell(name) for each in (own, table) for name in each.names if name}
    values = ", ".join(f"{sql} AS {quote_identifier(name)}" for name, sql in (texts | read).items())
    table.connection.execute(f"COPY (SELECT {values} FROM {table.relation}) TO {cells.sql_literal(str(path))} (FORMAT parquet)")


def rename_columns(table: RawTable, stated: Mapping[str, str]) -> RawTable:
    """The table with the names of the contract for some of its columns; a column that has such a name already has none.

    Raises
    ------
    UsageError
        If one of the columns is not there.
    """
    unknown = [old for old in stated.values() if old not in table.names]
    if unknown:
        faults = [fault("data-column-stated", name=old, remedy=nearest(old, table.names)).at(table.source.file) for old in unknown]
        raise UsageError(Message("data-columns-renamed", file=table.source.file), faults)
    new = {old: name for name, old in stated.items()}
    names = tuple(new.get(name, "" if name in stated else name) for name in table.names)
    return replace(table, names=names, shown={name: old for old, name in new.items()} | dict(table.shown))
