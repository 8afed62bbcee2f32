"""Exports: a company's own tables, read by their mappings, checked, and handed to the metrics."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxsim.config.exports_file import load_exports
from cxsim.data.customers import CustomerTable
from cxsim.data.inputs import read_customers_from
from cxsim.data.mapped_tables import open_mapped
from cxsim.data.mapping import TableSource
from cxsim.data.public_datasets import fetch_dataset
from cxsim.data.source import is_url, locate_url
from cxsim.errors import DataError, Fault
from cxsim.text import Message


def check_exports(path: Path) -> tuple[Message, ...]:
    """What the tables of a file of exports say, once all have passed their contracts.

    Raises
    ------
    UsageError, DataError
        With every fault of the file, or every fault of every table.
    """
    exports, messages, faults = load_exports(path), list[Message](), list[Fault]()
    try:
        if exports.population:
            customers = read_population(exports.population, path.parent)
            messages += _lines(customers.source.file, customers.source.rows, "customers", (*customers.source.detected, *customers.notes))
    except DataError as error:
        faults += error.faults
    for name, export in exports.tables.items():
        try:
            with open_mapped(path.parent / export.table, export.mapping) as table:
                messages += _lines(table.source.file, table.source.rows, name, (*table.source.detected, *table.notes))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(Message("study-exports-broken", file=path), faults)
    return tuple(messages)


def convert_exports(path: Path, folder: Path) -> dict[str, Any]:
    """The tables of a file of exports by the names of their contracts, checked; those that may be large as Parquet files in `folder`.

    Raises
    ------
    UsageError, DataError
        With every fault of the file, or the faults of the first table that has any.
    """
    exports = load_exports(path)
    found: dict[str, Any] = {}
    if exports.population:
        found["customers"] = read_population(exports.population, path.parent).frame
    for name, export in exports.tables.items():
        found[name] = folder / f"{name}.parquet"
        with open_mapped(path.parent / export.table, export.mapping) as table:
            table.write(found[name])
    return found


def read_population(source: TableSource, folder: Path) -> CustomerTable:
    """The customers that a source names, checked; its file is relative to `folder`.

    Raises
    ------
    DataError
        With every fault of the table at once.
    """
    if source.table is None:
        return read_customers_from(fetch_dataset(source.dataset or ""), source.mapping)
    return read_customers_from(locate_url(source.table, folder) if is_url(source.table) else folder / source.table, source.mapping)


def _lines(file: str, rows: int, name: str, more: tuple[Message, ...]) -> list[Message]:
    first = Message("study-exports-table", file=file, rows=rows, contract=name)
    return [first, *(Message("study-indented", text=note) for note in more)]
