"""The same file read by other libraries than the product's: csv, json, ElementTree, zipfile, pyarrow and sqlite3."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq

from tests.attacks.fuzz.table_cells import OUTER

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELL = re.compile("([A-Z]+)([0-9]+)")
DATE_FORMATS = range(14, 23)


@dataclass(frozen=True)
class Reading:
    """What a file says: the names of the columns, and the cells of each row."""

    names: list[str]
    rows: list[list[Any]]


class Unreadable(Exception):
    """Another library cannot read the file, or two readings of it are possible."""


def read_as(path: Path, said: Mapping[str, Mapping[str, Any]]) -> Reading:
    """The table in a file; `said` is what the product says of how it read it, by the id of the message."""
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    name = path.name.removesuffix(".gz")
    suffix = name[name.rfind(".") :]
    readers: dict[str, Callable[[], Reading]] = {
        ".csv": lambda: _delimited(content, said),
        ".jsonl": lambda: _objects(_json_lines(_text(content, said))),
        ".json": lambda: _objects(_json(_text(content, said))),
        ".parquet": lambda: _parquet(content),
        ".xlsx": lambda: _workbook(content, said),
        ".xes": lambda: _objects(_events(content)),
    }
    try:
        return readers[suffix]()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def read_database(path: Path, table: str) -> Reading:
    """A table of an SQLite file."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        found = connection.execute(f'SELECT * FROM "{table}"')
        return Reading([each[0] for each in found.description], [list(row) for row in found.fetchall()])


def _text(content: bytes, said: Mapping[str, Mapping[str, Any]]) -> str:
    encoding = str(said["data-encoding"]["name"])
    text = content.decode(encoding)
    try:
        plain = content.decode("utf-8")
    except UnicodeDecodeError:
        plain = text
    if said["data-encoding"]["stated"] != "true" and b"\0" not in content and plain.lstrip("\ufeff") != text.lstrip("\ufeff"):
        raise Unreadable(f"it is UTF-8 and was read as {encoding}")
    return text.removeprefix("\ufeff")


def _delimited(content: bytes, said: Mapping[str, Mapping[str, Any]]) -> Reading:
    mark = said["data-delimiter"]["delimiter"]
    delimiter = mark.strip("'")[:1] or "'" if isinstance(mark, str) else "\t"
    text = _text(content, said)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    above = int(said.get("data-rows-above", {}).get("count", 0))
    if any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows[:above]):
        raise Unreadable("a row of several cells was taken for a title")
    names, *rest = rows[above:]
    return Reading([name.strip() for name in names], [list(row) for row in rest])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise Unreadable("a key stands twice")
    return dict(pairs)


def _no_constant(word: str) -> Any:
    raise Unreadable(f"{word} is no JSON")


class _Written(str):
    """A number as JSON writes it."""


DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_Written, parse_int=_Written, strict=False)


def _json(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = DECODER.decode(text)
    return found


def _json_lines(text: str) -> list[dict[str, Any]]:
    """The objects of a text, one after the other."""
    found, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        value, at = DECODER.raw_decode(text, at)
        found.append(value)
    return found


def _objects(rows: list[dict[str, Any]]) -> Reading:
    keys = list(dict.fromkeys(name for row in rows for name in row))
    names = [name.strip() for name in keys]
    cells = [[_json_cell(row.get(key)) for key in keys] for row in rows]
    return Reading(names, cells)


def _json_cell(value: Any) -> Any:
    return value if value is None or isinstance(value, str | bool) else json.dumps(value)


def _events(content: bytes) -> list[dict[str, Any]]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("a document type")
    rows, kinds = [], {"string", "date", "int", "float", "boolean", "id"}
    for parent in _traces(ElementTree.fromstring(content)):
        trace = {f"case:{each.get('key')}": each.get("value", "") for each in parent if _tag(each) in kinds and "key" in each.attrib}
        for event in (each for each in parent if _tag(each) == "event"):
            own = {str(each.get("key")): each.get("value", "") for each in event if _tag(each) in kinds and "key" in each.attrib}
            rows.append(trace | own)
    return rows


def _traces(log: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from (each for each in log.iter() if any(_tag(inner) == "event" for inner in each))


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2]


def _parquet(content: bytes) -> Reading:
    try:
        table = pq.read_table(io.BytesIO(content))
    except pa.ArrowException:  # its copy of the schema in Arrow's own words may be damaged, of which the values are independent
        table = pq.read_table(io.BytesIO(content.replace(b"ARROW:schema", b"arrow:schema")))
    table.validate(full=True)
    columns = [column.to_pylist() for column in table.columns]
    return Reading([name.strip() for name in table.column_names], [list(row) for row in zip(*columns, strict=True)])


def _workbook(content: bytes, said: Mapping[str, Mapping[str, Any]]) -> Reading:
    """The one sheet of a workbook that holds something, from its XML (ECMA-376, part 1, 18.3)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        shared = _shared(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        dates = _date_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else set()
        sheets = [_sheet(archive.read(name), shared, dates) for name in names if name.startswith("xl/worksheets/sheet")]
    filled = [sheet for sheet in sheets if sheet]
    if len(filled) != 1:
        raise Unreadable(f"{len(filled)} sheets hold something")
    above = int(said.get("data-rows-above", {}).get("count", 0))
    if any(len(row) > 1 for row in filled[0][:above]):
        raise Unreadable("a row of several cells was taken for a title")
    rows = filled[0][above:]
    width = max(max(row) for row in rows) + 1
    head, *rest = ([row.get(at) for at in range(width)] for row in rows)
    return Reading([str("" if name is None else name).strip(OUTER) for name in head], rest)


def _shared(content: bytes) -> list[str]:
    return ["".join(text.text or "" for text in each.iter(f"{SHEET}t")) for each in ElementTree.fromstring(content).iter(f"{SHEET}si")]


def _date_styles(content: bytes) -> set[int]:
    styles = ElementTree.fromstring(content)
    own = {int(each.get("numFmtId", 0)) for each in styles.iter(f"{SHEET}numFmt") if re.search("[dmyhs]", each.get("formatCode", ""), re.I)}
    formats = [int(each.get("numFmtId", 0)) for each in styles.iterfind(f"{SHEET}cellXfs/{SHEET}xf")]
    return {index for index, known in enumerate(formats) if known in own or known in DATE_FORMATS}


def _sheet(content: bytes, shared: list[str], dates: set[int]) -> list[dict[int, Any]]:
    """The filled rows of a sheet, each its cells by the number of the column."""
    rows: list[dict[int, Any]] = []
    for row in ElementTree.fromstring(content).iter(f"{SHEET}row"):
        cells: dict[int, Any] = {}
        for cell in row.iterfind(f"{SHEET}c"):
            place = CELL.fullmatch(cell.get("r", ""))
            at = _column_number(place[1]) if place else len(cells)
            if (value := _cell(cell, shared, dates)) not in (None, ""):
                cells[at] = value
        if cells:
            rows.append(cells)
    return rows


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(cell: ElementTree.Element, shared: list[str], dates: set[int]) -> Any:
    kind, found = cell.get("t", "n"), cell.find(f"{SHEET}v")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))
    if found is None or found.text is None:
        return None
    if kind == "s":
        return shared[int(found.text)]
    if kind == "b":
        return found.text == "1"
    if kind != "n":
        return found.text
    if int(cell.get("s", 0)) in dates:
        return datetime(1899, 12, 30) + timedelta(days=float(found.text))
    return float(found.text)
