"""Rows written as files: CSV in many dialects, JSON, Parquet, workbooks, event logs, and gzip of these."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from cxsim.data.mapping import Reader
from tests.attacks.fuzz.table_cells import as_text


@dataclass(frozen=True)
class Dialect:
    """How a text is written."""

    delimiter: str = ","
    encoding: str = "utf-8"
    line: str = "\n"
    quoting: int = csv.QUOTE_MINIMAL
    title: bool = False
    decimal: str = "."

    @classmethod
    def drawn(cls, chance: random.Random, reader: Reader) -> Dialect:
        """A dialect, as the reader states it where it does."""
        return cls(
            delimiter=reader.delimiter or chance.choice(",,,;\t|"),
            encoding=reader.encoding or chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
            line=chance.choice(["\n", "\n", "\r\n", "\r"]),
            quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
            title=reader.title_rows == 1,
            decimal=reader.decimal or ".",
        )


def write_file(folder: Path, kind: str, form: str, names: list[str], rows: list[list[Any]], dialect: Dialect) -> Path:
    """A file of a kind of table in a form."""
    path = folder / f"{kind}.{form}"
    content = WRITERS[form](names, rows, dialect)
    path.write_bytes(content)
    return path


def _csv(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line, quoting=dialect.quoting)
    if dialect.title:
        writer.writerow(["All of them", *[""] * (len(names) - 1)])
    writer.writerow(names)
    writer.writerows([_written(value, dialect) for value in row] for row in rows)
    return out.getvalue().encode(dialect.encoding, "replace")


def _written(value: Any, dialect: Dialect) -> str:
    text = "" if value is None else as_text(value)
    return text.replace(".", ",") if isinstance(value, float) and dialect.decimal == "," else text


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _objects(names: list[str], rows: list[list[Any]]) -> list[str]:
    """Each row as the text of an object, also with a name twice."""

    def pair(name: str, value: Any) -> str:
        return f"{json.dumps(name)}: {json.dumps(_plain(value), ensure_ascii=False)}"

    return ["{" + ", ".join(pair(*each) for each in zip(names, row, strict=False)) + "}" for row in rows]


def _jsonl(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    return "".join(f"{each}\n" for each in _objects(names, rows)).encode(dialect.encoding if dialect.encoding == "utf-16" else "utf-8")


def _json(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    del dialect
    return ("[" + ",\n ".join(_objects(names, rows)) + "]").encode()


def _parquet(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    columns = [[row[at] for row in rows] for at in range(len(names))]
    arrays = []
    for values in columns:
        try:
            arrays.append(pa.array(values))
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            arrays.append(pa.array([None if value is None else as_text(value) for value in values], pa.string()))
    out = io.BytesIO()
    packed = "NONE" if dialect.quoting else "snappy"
    pq.write_table(pa.Table.from_arrays(arrays, names=names), out, compression=packed, use_dictionary=dialect.line == "\n")
    return out.getvalue()


def _xlsx(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if dialect.title:
        sheet.append(["All of them"])
    for row in [names, *rows]:
        sheet.append([_cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _undated(content: bytes) -> bytes:
    """A workbook without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as new:
        for name in archive.namelist():
            new.writestr(zipfile.ZipInfo(name), re.sub(rb">[0-9-]{10}T[0-9:]{8}Z<", b">2026-01-01T00:00:00Z<", archive.read(name)))
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A value that a workbook can hold: no signs that XML forbids, and no formula."""
    if not isinstance(value, str):
        return value
    plain = "".join(sign for sign in value if sign >= " " or sign in "\t\n")
    return "'" + plain if plain.startswith("=") else plain


def _xes(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    def event(row: list[Any]) -> str:
        pairs = [(name, as_text(value)) for name, value in zip(names, row, strict=False) if value is not None]
        values = "".join(f"<string key={quoteattr(name)} value={quoteattr(_cell(value))}/>" for name, value in pairs)
        return f"<trace><event>{values}</event></trace>{dialect.line}"

    return ("<?xml version='1.0'?>\n<log>\n" + "".join(map(event, rows)) + "</log>\n").encode()


def _gz(names: list[str], rows: list[list[Any]], dialect: Dialect) -> bytes:
    return gzip.compress(_csv(names, rows, dialect), mtime=0)


WRITERS: dict[str, Callable[[list[str], list[list[Any]], Dialect], bytes]] = {
    "csv": _csv,
    "csv.gz": _gz,
    "jsonl": _jsonl,
    "json": _json,
    "parquet": _parquet,
    "xlsx": _xlsx,
    "xes": _xes,
}
