"""Linked files: several tables of one row per customer, and what is known of their places, read as one customer table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from cxsim.data.formats.table_file import TableFile
from cxsim.data.loader import assemble, explain_errors, open_files, session
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.raw_table import RawTable
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message


@dataclass(frozen=True)
class LookupTable:
    """A table without customers, such as one of places, and the column by which it is looked up: each of its values stands there once."""

    table: RawTable
    key: str


@contextmanager
def open_joined(paths: Sequence[Path] | Path, mapping: ColumnMapping) -> Iterator[RawTable]:
    """Several files (or all files of a folder) as one raw table, joined on the column that names the customer.

    A file without that column is looked up by a column that it shares with the others and in which each value stands once (the population
    of a zip code); who is not found there has blank cells. A column that stands in several files is taken from the first. Places are
    lines of the first file that names customers.

    Raises
    ------
    DataError
        If the files do not have the same customers, each once, or have nothing by which to look them up.
    """
    key = mapping.customer_id
    with session() as (connection, folder):
        named = [paths] if isinstance(paths, Path) else list(paths)
        parts = [part for i, path in enumerate(named) for part in open_files(connection, path, mapping.reader, folder, f"file{i}-")]
        with explain_errors(parts):
            read = [
                assemble(connection, part.file, [part], in_memory=True, relation=f"linked{i}", reader=_own_codes(mapping.reader, part))
                for i, part in enumerate(parts)
            ]
        known = {name for part in parts for name in part.names}
        if strange := [name for name in (*mapping.reader.blank, *mapping.reader.valid) if name not in known]:
            faults = [fault("data-reader-column", name=name, remedy=nearest(name, known)) for name in strange]
            raise DataError(Message("data-join-reader"), faults)
        tables = [table for table in read if key in table.names]
        if not tables:
            raise DataError(Message("data-join-none"), [_unlinked(part, key) for part in parts])
        faults = [found for table in tables[1:] for found in _strangers(connection, tables[0], table, key)]
        lookups = [_lookup(table, tables) for table in read if key not in table.names]
        faults += [_unlinked(part, key) for part, found in zip([p for p in parts if key not in p.names], lookups, strict=True) if not found]
        if faults:
            raise DataError(Message("data-join-broken", file=parts[0].file, key=key), faults)
        yield _joined(connection, tables, key, [found for found in lookups if found])


def _own_codes(reader: Reader, part: TableFile) -> Reader:
    """The reader with the codes of the columns that a file has."""
    own = {field: {name: codes for name, codes in getattr(reader, field).items() if name in part.names} for field in ("blank", "valid")}
    return reader.model_copy(update=own)


def _unlinked(part: TableFile, key: str) -> Fault:
    return fault("data-join-key", key=key).at(part.file, 1, key)


def _lookup(table: RawTable, tables: Sequence[RawTable]) -> LookupTable | None:
    """How a table without customers is looked up; none if no column that it shares has each value once."""
    shared = [name for name in table.names if any(name in other.names for other in tables)]
    for name in shared:
        counts = f"SELECT count(*), count(DISTINCT {table.cell(name)}) FROM {table.relation}"
        rows, values = table.connection.execute(counts).fetchall()[0]
        if rows == values:
            return LookupTable(table, name)
    return None


def _strangers(connection: duckdb.DuckDBPyConnection, first: RawTable, other: RawTable, key: str) -> list[Fault]:
    one, two = first.cell(key), other.cell(key)
    query = "SELECT count(*) FROM {} WHERE {} IS NULL OR {} NOT IN (SELECT {} FROM {} WHERE {} IS NOT NULL)"
    missing = connection.execute(query.format(other.relation, two, two, one, first.relation, one)).fetchall()[0][0]
    lacking = connection.execute(query.format(first.relation, one, one, two, other.relation, two)).fetchall()[0][0]
    rows, names = connection.execute(f"SELECT count(*), count(DISTINCT {two}) FROM {other.relation}").fetchall()[0]
    repeated = rows - names - missing if rows > names else 0
    found = [(missing, "extra"), (lacking, "missing"), (repeated, "repeated")]
    return [
        fault("data-join-customers", what=what, file=first.source.file).at(other.source.file, column=key, count=n)
        for n, what in found
        if n > 0
    ]


def _joined(connection: duckdb.DuckDBPyConnection, tables: Sequence[RawTable], key: str, lookups: Sequence[LookupTable]) -> RawTable:
    first, owner = tables[0], dict[str, str]()
    for i, table in enumerate(tables):
        for name in table.names:
            owner.setdefault(name, f"t{i}.{table.cell(name)}")
    joins = [f"JOIN {t.relation} AS t{i} ON t{i}.{t.cell(key)} = t0.{first.cell(key)}" for i, t in enumerate(tables) if i]
    for i, lookup in enumerate(lookups):
        joins.append(f"LEFT JOIN {lookup.table.relation} AS l{i} ON l{i}.{lookup.table.cell(lookup.key)} = {owner[lookup.key]}")
        for name in lookup.table.names:
            owner.setdefault(name, f"l{i}.{lookup.table.cell(name)}")
    cells = ", ".join(f"{cell} AS c{k}" for k, cell in enumerate(owner.values()))
    query = f"SELECT t0.rowid AS rowid, {cells} FROM {first.relation} AS t0 {' '.join(joins)} ORDER BY t0.rowid"
    connection.execute(f"CREATE TABLE raw AS {query}")
    looked_up = (Message("data-join-lookup", file=Path(lookup.table.source.file).name, key=lookup.key) for lookup in lookups)
    detected = (Message("data-join", count=len(tables), key=key), *looked_up, *first.source.detected)
    every = [*tables, *(lookup.table for lookup in lookups)]
    digest = hashlib.sha256("".join(table.source.sha256 for table in every).encode()).hexdigest()
    source = replace(first.source, sha256=digest, bytes=sum(table.source.bytes for table in every), detected=detected)
    return RawTable(connection, tuple(owner), source, first.locate)
