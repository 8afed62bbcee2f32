"""Reading: a file, or a folder of part-files, becomes a table of text cells in DuckDB, each row knowing the line it stands on.

Nothing is guessed from values here. Delimiter and encoding are stated in the mapping or detected and said;
numbers and dates are read later, by the contract that expects them. A table is streamed from its file for each
query, so that it may be larger than memory, unless the caller asks for it in memory.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import duckdb

from cxsim.data.cells import sql_literal
from cxsim.data.formats import json_table, workbook, xes
from cxsim.data.formats.encoding import unpack
from cxsim.data.formats.parquet_table import open_parquet_file
from cxsim.data.formats.table_file import TableFile
from cxsim.data.formats.text_table import (
    Header,
    count_rows_above,
    describe_decimal_mark,
    describe_rows_above,
    open_delimited_file,
    open_text_file,
)
from cxsim.data.mapping import Cell, Reader, canonical_text
from cxsim.data.raw_table import ROWS_PER_PART, Locate, RawTable, RowPlace, is_untidy, trim
from cxsim.data.rules import Kind
from cxsim.data.source import Fingerprint, Source, fingerprint
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.temporary_files import temporary_folder
from cxsim.text import Message

__all__ = ["RawTable", "assemble", "explain_errors", "open_table", "session"]

MEMORY = "2GB"  # beyond it DuckDB goes to the disk
_TEXTS = (".csv", ".tsv", ".txt", ".tab", ".dat")
WIDE = 100  # columns
_SUFFIXES = frozenset([*_TEXTS, *json_table.SUFFIXES, *xes.SUFFIXES, *workbook.SUFFIXES, ".parquet", ".pq"])


@contextmanager
def open_table(path: Path, reader: Reader | None = None, in_memory: bool = True) -> Iterator[RawTable]:
    """Read a file (CSV and its like, JSON, XES, gzip of these, Parquet, a workbook) or a folder of such as text.

    `in_memory` holds the cells for as long as the context lasts, for many queries; else each query streams the file.

    Raises
    ------
    DataError
        If the file is missing, empty, damaged, not what its name says, or not a table with a header and rows.
    """
    reader = reader or Reader()
    with session() as (connection, folder):
        parts = open_files(connection, path, reader, folder)
        with explain_errors(parts):
            table = assemble(connection, str(path), parts, in_memory, reader=reader)
        yield table


@contextmanager
def session() -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A DuckDB that fetches nothing and spills into a folder of its own, both gone when the context ends."""
    with temporary_folder() as folder:
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": MEMORY,
            "temp_directory": str(folder),
        }
        with duckdb.connect(config=config) as connection:
            yield connection, folder


@contextmanager
def explain_errors(parts: Sequence[TableFile]) -> Iterator[None]:
    """Turn the first pass's failure to read a part into the error that says which rows are wrong; it reads every cell."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        found = fault("data-row-long", memory=MEMORY).at(parts[0].file)
        raise DataError(Message("data-file-unreadable", file=parts[0].file), [found]) from None
    except (duckdb.Error, UnicodeDecodeError):
        errors = [error for part in parts if (error := part.broken()).faults]
        raise DataError(errors[0].headline, [found for error in errors for found in error.faults]) from None


def open_files(connection: duckdb.DuckDBPyConnection, path: Path, reader: Reader, folder: Path, label: str = "part") -> list[TableFile]:
    """The parts of a file or of a folder; what must be unpacked or re-written for them lies in `folder`."""
    return [_part(connection, file, reader, _own(folder, f"{label}{i}")) for i, file in enumerate(list_files(path))]


def _own(folder: Path, name: str) -> Path:
    own = folder / name
    own.mkdir()
    return own


def list_files(path: Path) -> list[Path]:
    """The file, or the files of a folder in the order of their names; hidden ones and unknown endings are left aside."""
    if not path.is_dir():
        return [path]
    kinds = {file: Path(file.name.removesuffix(".gz")).suffix.lower() for file in sorted(path.rglob("*")) if file.is_file()}
    hidden = {file for file in kinds if any(part.startswith((".", "_")) for part in file.relative_to(path).parts)}
    files = [file for file, suffix in kinds.items() if suffix in _SUFFIXES and file not in hidden]
    if not files:
        raise DataError(Message("data-file-unreadable", file=path), [fault("data-folder-empty").at(str(path))])
    return files


def _part(connection: duckdb.DuckDBPyConnection, path: Path, reader: Reader, folder: Path) -> TableFile:
    facts = fingerprint(path)
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    if facts.head.startswith(b"PAR1") or suffix in (".parquet", ".pq"):
        return open_parquet_file(connection, path, str(path), facts)
    if facts.head.startswith(workbook.MAGIC) or suffix in workbook.SUFFIXES:
        return _sheet(path, reader, facts, folder)
    text = unpack(path, folder)
    inner = facts if text == path else replace(fingerprint(text, str(path)), sha256=facts.sha256, size=facts.size)
    if suffix in xes.SUFFIXES:
        return xes.open_xes_file(connection, text, str(path), inner, folder)
    if suffix in json_table.SUFFIXES:
        return json_table.open_json_file(connection, text, str(path), inner, folder)
    return open_text_file(text, str(path), reader, inner, folder)


def _sheet(path: Path, reader: Reader, facts: Fingerprint, folder: Path) -> TableFile:
    text = folder / "sheet"
    sheet, numbers = workbook.write_sheet_as_csv(path, reader.sheet, text)
    above = count_rows_above(text, ",", reader)
    detected = (Message("data-sheet", name=repr(sheet)), describe_decimal_mark(reader), *describe_rows_above(above))

    def lines(rows: Iterable[int]) -> dict[int, int]:
        return {row: numbers[row + reader.header_rows + above] for row in rows}

    inner = replace(fingerprint(text, str(path)), sha256=facts.sha256, size=facts.size)
    return open_delimited_file(text, str(path), ",", Header(folder, reader.header_rows, above), detected, inner, lines)


def assemble(
    connection: duckdb.DuckDBPyConnection,
    shown: str,
    parts: Sequence[TableFile],
    in_memory: bool,
    relation: str = "raw",
    reader: Reader | None = None,
) -> RawTable:
    """The raw table of some parts, which must have the same columns; a value that `reader.blank` names for its column is a blank cell.

    Raises
    ------
    DataError
        If a header cannot be used, the reader names a column that is not there, or there are no rows.
    """
    reader = reader or Reader()
    faults = [
        found
        for part in parts
        for found in (*repeated_names(part.names, part.file), *_strange_header(part, parts[0]), *_strange_codes(part, reader))
    ]
    if faults:
        raise DataError(Message("data-header-unusable", file=shown), faults)
    names = parts[0].names
    rows, untidy = _first_pass(connection, parts)
    typed = {} if reader.blank else _typed(parts)
    query = " UNION ALL ".join(_numbered(part, i, names, untidy, reader, typed) for i, part in enumerate(parts))
    connection.execute(f"CREATE {'TABLE' if in_memory else 'VIEW'} {relation} AS {query}")
    if not rows:
        raise DataError(Message("data-file-rowless", file=shown), [fault("data-rows-none").at(shown, 1)])
    detected = tuple(dict.fromkeys(sentence for part in parts for sentence in part.detected))
    if len(parts) > 1:
        detected = (Message("data-part-files", count=len(parts), first=Path(parts[0].file).name, last=Path(parts[-1].file).name), *detected)
    source = Source(shown, _checksum(parts), sum(part.facts.size for part in parts), rows, detected)
    has_at = any(part.facts.has_at for part in parts)
    return RawTable(connection, names, source, _locate(parts), relation, in_memory=in_memory, has_at=has_at, typed=typed)


def _typed(parts: Sequence[TableFile]) -> dict[str, Kind]:
    """The columns that every part holds in the type of one kind."""
    kinds = [dict(zip(part.names, (value.kind if value else None for value in part.typed), strict=False)) for part in parts]
    return {name: kind for name, kind in kinds[0].items() if name and kind and all(own.get(name) == kind for own in kinds)}


def _first_pass(connection: duckdb.DuckDBPyConnection, parts: Sequence[TableFile]) -> tuple[int, frozenset[str]]:
    """The count of rows, and the cells that may hold outer blanks; the others need not be trimmed in the passes to come."""
    rows, untidy = 0, set[str]()
    for part in parts:
        texts = [cell for cell, value in zip_longest(part.cells, part.typed) if value is None]
        typed = [value.sql for value in part.typed if value]
        count, blanks = _read_wide(connection, part, texts, typed) if len(part.cells) > WIDE else _read_part(connection, part, texts, typed)
        rows += count
        untidy.update(f"{part.file}\n{cell}" for cell, blank in zip(texts, blanks, strict=False) if blank)
    return rows, frozenset(untidy)


def _read_part(
    connection: duckdb.DuckDBPyConnection, part: TableFile, texts: Sequence[str], typed: Sequence[str]
) -> tuple[int, Sequence[bool | None]]:
    """The count of a part's rows and which texts may hold outer blanks; every cell is read, so that a damaged file is said here."""
    tests = "".join(f", bool_or({is_untidy(cell, part.facts.has_hard_space)})" for cell in texts)
    read = "".join(f", count({value})" for value in typed)
    count, *blanks = connection.execute(f"SELECT count(*){tests}{read} FROM {part.rows}").fetchall()[0]
    return count, blanks


def _read_wide(
    connection: duckdb.DuckDBPyConnection, part: TableFile, texts: Sequence[str], typed: Sequence[str]
) -> tuple[int, Sequence[bool | None]]:
    """As `_read_part`, with all columns in one: DuckDB takes the square of the number of expressions to make a query ready."""
    values = f"[{', '.join([*texts, *(f'CAST({value} AS VARCHAR)' for value in typed)])}]"
    each = f"SELECT unnest(range({len(texts) + len(typed)})) AS i, unnest({values}) AS cell FROM {part.rows}"
    found = connection.execute(
        f"SELECT count(*), bool_or({is_untidy('cell', part.facts.has_hard_space)}) FROM ({each}) GROUP BY i ORDER BY i"
    )
    counted = found.fetchall()
    return (counted[0][0] if counted else 0), [blank for _, blank in counted]


def _numbered(part: TableFile, i: int, names: tuple[str, ...], untidy: frozenset[str], reader: Reader, typed: Mapping[str, Kind]) -> str:
    order = [part.names.index(name) if name else k for k, name in enumerate(names)]
    own = [part.cells[k] for k in order]
    tidy = [trim(cell) if f"{part.file}{chr(10)}{cell}" in untidy else cell for cell in own]
    cells = [f"{_without_codes(cell, reader.blank.get(name, ()))} AS c{k}" for k, (name, cell) in enumerate(zip(names, tidy, strict=True))]
    values = [f"{value.sql} AS n{k}" for k, name in enumerate(names) if name in typed and (value := part.typed[order[k]])]
    return f"SELECT row_number() OVER () + {i * ROWS_PER_PART - 1} AS rowid, {', '.join([*cells, *values])} FROM {part.rows}"


def _without_codes(cell: str, codes: Iterable[Cell]) -> str:
    """A cell, NULL where it is one of the values that stand for no answer; -99 is also written -99.0."""
    forms = [form for code in codes for form in _forms(canonical_text(code))]
    return f"CASE WHEN lower({cell}) IN ({', '.join(map(sql_literal, forms))}) THEN NULL ELSE {cell} END" if forms else cell


def _forms(code: str) -> tuple[str, ...]:
    return (code, f"{code}.0", f"{code}.00") if code.removeprefix("-").isdigit() else (code,)


def _checksum(parts: Sequence[TableFile]) -> str:
    if len(parts) == 1:
        return parts[0].facts.sha256
    return hashlib.sha256("".join(part.facts.sha256 for part in parts).encode()).hexdigest()


def _locate(parts: Sequence[TableFile]) -> Locate:
    def locate(rows: Iterable[int]) -> dict[int, RowPlace]:
        wanted = defaultdict[int, list[int]](list)
        for row in rows:
            wanted[row // ROWS_PER_PART].append(row % ROWS_PER_PART)
        found: dict[int, RowPlace] = {}
        for i, own in wanted.items():
            lines = parts[i].lines(own)
            found |= {row + i * ROWS_PER_PART: RowPlace(parts[i].file, lines.get(row)) for row in own}
        return found

    return locate


def repeated_names(names: Sequence[str], shown: str) -> Iterator[Fault]:
    """A fault for each name of a column that stands more than once."""
    for name, count in Counter(names).items():
        if count > 1 and name:
            places = [str(i + 1) for i, other in enumerate(names) if other == name]
            yield fault("data-header-repeated", name=name, places=places).at(shown, 1, name)


def _strange_codes(part: TableFile, reader: Reader) -> Iterator[Fault]:
    """A fault for each column that the reader speaks of and the part does not have."""
    for name in dict.fromkeys((*reader.blank, *reader.valid)):
        if name not in part.names:
            yield fault("data-reader-column", name=name, remedy=nearest(name, filter(None, part.names))).at(part.file, 1, name)


def _strange_header(part: TableFile, first: TableFile) -> Iterator[Fault]:
    if set(part.names) != set(first.names) or len(part.names) != len(first.names):
        strange = sorted(set(part.names) ^ set(first.names))
        yield fault("data-header-different", file=Path(first.file).name, names=strange[:5]).at(part.file, 1)
