"""Linked files: several tables of one row per customer, joined on the customer, read as one customer table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from cxsim.data.customers import CustomerTable, customers_of
from cxsim.data.mapping import Mapping
from cxsim.data.part import Part
from cxsim.data.raw_table import RawTable
from cxsim.data.reading import assembled, explained, parts_of, session
from cxsim.errors import DataError, Fault


def read_linked_customers(paths: Sequence[Path] | Path, mapping: Mapping) -> CustomerTable:
    """The customers of several files (or of all files of a folder), each with the column that names the customer.

    A column that stands in several files is taken from the first. Places are lines of the first file.

    Raises
    ------
    DataError
        With every fault at once; also if the files do not have the same customers, each once.
    """
    with linked(paths, mapping) as table:
        return customers_of(table, mapping)


@contextmanager
def linked(paths: Sequence[Path] | Path, mapping: Mapping) -> Iterator[RawTable]:
    """Several files as one raw table, joined on the column that names the customer."""
    with session() as (connection, folder):
        named = [paths] if isinstance(paths, Path) else list(paths)
        parts = [part for i, path in enumerate(named) for part in parts_of(connection, path, mapping.reader, folder, f"file{i}-")]
        with explained(parts):
            _refuse_unlinked(parts, mapping.customer_id)
            tables = [assembled(connection, part.file, [part], kept=True, relation=f"linked{i}") for i, part in enumerate(parts)]
        faults = [fault for table in tables[1:] for fault in _strangers(connection, tables[0], table, mapping.customer_id)]
        if faults:
            raise DataError(f"{parts[0].file} and its fellows are not linked by {mapping.customer_id}.", faults)
        yield _joined(connection, tables, mapping.customer_id)


def _refuse_unlinked(parts: Sequence[Part], key: str) -> None:
    faults = [
        Fault(f"no column {key!r}", "the column that names the customer in every file", "move other files away", part.file, 1, key)
        for part in parts
        if key not in part.names
    ]
    if faults:
        raise DataError("The files are not linked.", faults)


def _strangers(connection: duckdb.DuckDBPyConnection, first: RawTable, other: RawTable, key: str) -> list[Fault]:
    one, two = first.cell(key), other.cell(key)
    query = "SELECT count(*) FROM {} WHERE {} IS NULL OR {} NOT IN (SELECT {} FROM {} WHERE {} IS NOT NULL)"
    missing = connection.execute(query.format(other.relation, two, two, one, first.relation, one)).fetchall()[0][0]
    lacking = connection.execute(query.format(first.relation, one, one, two, other.relation, two)).fetchall()[0][0]
    rows, names = connection.execute(f"SELECT count(*), count(DISTINCT {two}) FROM {other.relation}").fetchall()[0]
    found = [(missing, f"customers who are not in {first.source.file}"), (lacking, f"customers of {first.source.file} missing")]
    found.append((rows - names - missing if rows > names else 0, "rows of a customer who has one already"))
    do = "export all files at once"
    return [
        Fault(words, "the same customers in every file, each once", do, other.source.file, None, key, count=n)
        for n, words in found
        if n > 0
    ]


def _joined(connection: duckdb.DuckDBPyConnection, tables: Sequence[RawTable], key: str) -> RawTable:
    first, owner = tables[0], dict[str, tuple[int, RawTable]]()
    for i, table in enumerate(tables):
        for name in table.names:
            owner.setdefault(name, (i, table))
    cells = ", ".join(f"t{i}.{table.cell(name)} AS c{k}" for k, (name, (i, table)) in enumerate(owner.items()))
    joins = " ".join(f"JOIN {t.relation} AS t{i} ON t{i}.{t.cell(key)} = t0.{first.cell(key)}" for i, t in enumerate(tables) if i)
    connection.execute(f"CREATE TABLE raw AS SELECT t0.rowid AS rowid, {cells} FROM {first.relation} AS t0 {joins} ORDER BY t0.rowid")
    said = (f"{len(tables)} files joined on {key}", *first.source.detected)
    digest = "".join(table.source.sha256 for table in tables)
    source = replace(
        first.source, sha256=hashlib.sha256(digest.encode()).hexdigest(), bytes=sum(table.source.bytes for table in tables), detected=said
    )
    return RawTable(connection, tuple(owner), source, first.locate)
