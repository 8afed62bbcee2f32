"""Recognising: which known export a file is, and the mapping that reads it."""

from __future__ import annotations

import re
from pathlib import Path

from cxsim.data.exports import crm, logs, shops, survey_tools, telco
from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.data.formats.delimiter import detect_delimiter, read_first_records
from cxsim.data.formats.encoding import convert_to_utf8, unpack
from cxsim.data.formats.text_table import count_rows_above
from cxsim.data.loader import list_files, open_table
from cxsim.data.mapped_tables import open_mapped
from cxsim.data.mapping import ColumnMapping, Reader
from cxsim.data.source import fingerprint
from cxsim.data.table_mapping import TableMapping
from cxsim.data.tables import CheckReport
from cxsim.errors import DataError, fault, nearest
from cxsim.temporary_files import temporary_folder
from cxsim.text import Message

EXPORTS: dict[str, KnownExport] = {export.name: export for family in (survey_tools, telco, shops, crm, logs) for export in family.EXPORTS}
_TEXTS = (".csv", ".tsv", ".txt", ".tab", ".dat")
_ROWS = 5


def recognise(path: Path) -> tuple[KnownExport, Plain] | None:
    """The export that a file is, with the plain mapping for this file; none if it is not known.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    head = read_head(path)
    for export in EXPORTS.values():
        if export.signs and set(export.signs) <= set(head.names):
            return export, export.mapping(head)
        if export.form and re.fullmatch(export.form, head.line):
            return export, export.mapping(head)
    return None


def export_mapping(path: Path, name: str | None = None) -> Plain:
    """The plain mapping for a file, by the name of its export or as recognised.

    Raises
    ------
    DataError
        If there is no export of that name, or the file is not recognised.
    """
    if name is None:
        found = recognise(path)
        if found is None:
            raise DataError(Message("data-export-strange", file=path), [fault("data-export-none", known=list(EXPORTS)).at(str(path), 1)])
        return found[1]
    if name not in EXPORTS:
        raise DataError(Message("data-export-absent"), [fault("data-export-unknown", name=name, remedy=nearest(name, EXPORTS))])
    return EXPORTS[name].mapping(read_head(path))


def customer_mapping(path: Path, name: str | None = None) -> ColumnMapping:
    """The mapping of a recognised table of customers."""
    return ColumnMapping.model_validate(export_mapping(path, name))


def table_mapping(path: Path, name: str | None = None, stated: Plain | None = None) -> TableMapping:
    """The mapping of a recognised table; `stated` adds what the file does not say, such as constants and questions."""
    plain, stated = export_mapping(path, name), stated or {}
    merged = {key: {**plain[key], **value} if isinstance(plain.get(key), dict) else value for key, value in stated.items()}
    return TableMapping.model_validate(plain | merged)


def check_recognised(path: Path, kind: str) -> CheckReport | None:
    """Check a file as the export that it is, if it is a known one of this kind of table; else none."""
    try:
        found = recognise(path)
        if found is None or found[0].contract != kind or kind == "customers":
            return None
        with open_mapped(path, TableMapping.model_validate(found[1])) as table:
            asks = (Message("data-export-unsaid", ask=ask) for ask in found[0].asks)
            notes = (Message("data-export-recognised", export=found[0].about), *table.notes, *asks)
            return CheckReport(str(path), kind, (), table.source, notes)
    except DataError as error:
        return CheckReport(str(path), kind, error.faults, None, ())


def read_head(path: Path) -> FileHead:
    """The beginning of a file; of a folder that of its first file, with the names of all.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    if path.is_dir():
        heads = [read_head(file) for file in list_files(path)]
        return FileHead(tuple(dict.fromkeys(name for head in heads for name in head.names)), heads[0].rows, heads[0].line)
    if path.is_file() and Path(path.name.removesuffix(".gz")).suffix.lower() in _TEXTS:
        return _head_of_text(path)
    with open_table(path, in_memory=False) as table:
        return FileHead(table.names, (table.names,), "")


def _head_of_text(path: Path) -> FileHead:
    with temporary_folder() as folder:
        plain = unpack(path, folder)
        text, _ = convert_to_utf8(plain, str(path), None, folder, fingerprint(plain, str(path)))
        delimiter = detect_delimiter(text)
        found = read_first_records(text, delimiter)
        rows = tuple(tuple(row) for row in found[count_rows_above(text, delimiter, Reader()) :][:_ROWS])
        with text.open(encoding="utf-8-sig") as file:
            line = file.readline(1000).rstrip("\n")
    return FileHead(tuple(cell.strip() for cell in rows[0]) if rows else (), rows, line)
