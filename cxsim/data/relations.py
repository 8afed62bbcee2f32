"""Relations: tables that DuckDB sees already (Parquet files, frames), checked where they lie and read as their contract says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from cxsim.data import cells, checking
from cxsim.data.mapping import Reader
from cxsim.data.parquet_table import as_text
from cxsim.data.part import row_numbers, typed
from cxsim.data.raw_table import Place, RawTable, may_be_trimmed, quoted, trimmed
from cxsim.data.rules import Contract, Kind
from cxsim.data.source import Source
from cxsim.errors import DataError

_PLAIN = Reader()


def checked_relation(
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
    found = checking.find(table, contract, _PLAIN, absent, dict.fromkeys(texts, _untidy), cut=True)
    untidy = found.untidy
    if untidy:
        table = _raw(connection, relation, types, contract, shown, untidy)
        found = checking.find(table, contract, _PLAIN, absent, cut=True)
    if found.faults:
        raise DataError(f"{shown} is not a table of {contract.name}.", found.faults)
    return _as_kinds(relation, types, contract, untidy)


def _untidy(cell: str) -> str:
    """Whether a text has outer blanks, or is a word for nothing."""
    return f"{may_be_trimmed(cell, hard_spaces=True)} OR {cells.among(cell, cells.NO_TEXT_WORDS)}"


def _raw(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    types: Mapping[str, str],
    contract: Contract,
    shown: str,
    untidy: Iterable[str],
) -> RawTable:
    names = tuple(name for name in (*contract.names, checking.SCENARIO) if name in types)
    own, kinds = ["row_number() OVER () - 1 AS rowid"], dict[str, Kind]()
    for i, name in enumerate(names):
        text = as_text(quoted(name), types[name])
        own.append(f"{trimmed(text) if name in untidy else text} AS c{i}")
        if value := typed(quoted(name), types[name]):
            own.append(f"{value.sql} AS n{i}")
            kinds[name] = value.kind

    def locate(rows: Iterable[int]) -> dict[int, Place]:
        return {row: Place(shown, number) for row, number in row_numbers(rows).items()}

    source = Source(shown, "", 0, 0, ())
    view = f"(SELECT {', '.join(own)} FROM {relation})"
    return RawTable(connection, names, source, locate, view, kept=False, typed=kinds, untidy=frozenset(untidy))


def _as_kinds(relation: str, types: Mapping[str, str], contract: Contract, untidy: Iterable[str]) -> str:
    """The relation with instants in UTC, and texts without outer blanks and words for nothing; numbers and flags are read later."""
    read: dict[str, str] = {}
    for rule in contract.columns:
        kind = types.get(rule.column, "")
        if rule.kind == "instant" and kind:
            value = typed(quoted(rule.column), kind)
            text = trimmed(as_text(quoted(rule.column), kind))
            read[rule.column] = value.sql if value and value.kind == "instant" else cells.instant(text)
        elif rule.column in untidy:
            text = trimmed(quoted(rule.column))
            read[rule.column] = cells.without_words(text) if rule.kind in ("name", "text") else text
    if not read:
        return relation
    return f"(SELECT * REPLACE ({', '.join(f'{sql} AS {quoted(name)}' for name, sql in read.items())}) FROM {relation})"
