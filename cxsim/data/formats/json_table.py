"""A JSON table (an array of objects, or one object per line) as a part; a nested value is its JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import duckdb

from cxsim.data import cells
from cxsim.data.formats.encoding import convert_to_utf8
from cxsim.data.formats.table_file import TableFile, empty_file_error, row_numbers, sql_path
from cxsim.data.source import Fingerprint
from cxsim.errors import DataError, fault
from cxsim.text import Message

SUFFIXES = (".json", ".jsonl", ".ndjson")
_MOST_OBJECT_BYTES = 16 << 20


def open_json_file(connection: duckdb.DuckDBPyConnection, text: Path, shown: str, facts: Fingerprint, folder: Path) -> TableFile:
    """A JSON file, unpacked, as a part; its columns are the keys in the order in which they first appear.

    Raises
    ------
    DataError
        If it is not JSON, or not a table of objects.
    """
    text, encoding = convert_to_utf8(text, shown, None, folder, facts)
    lines = not _first_sign(text, shown).startswith("[")
    form = "newline_delimited" if lines else "array"
    objects = f"SELECT json FROM read_json_objects({sql_path(text)}, format='{form}', maximum_object_size={_MOST_OBJECT_BYTES})"
    broken = partial(_broken, text, shown, lines)
    try:
        kinds = connection.execute(f"SELECT DISTINCT json_type(json) FROM ({objects})").fetchall()
        keys = f"SELECT unnest(json_keys(json)) AS k, row_number() OVER () AS n FROM ({objects}) WHERE json_type(json) = 'OBJECT'"
        names = tuple(row[0] for row in connection.execute(f"SELECT k FROM ({keys}) GROUP BY k ORDER BY min(n), k").fetchall())
    except duckdb.Error:
        raise broken() from None
    if any(kind != "OBJECT" for (kind,) in kinds) or not names:
        raise broken()
    detected = (
        Message("data-json-lines" if lines else "data-json-array"),
        encoding,
        Message("data-places-lines" if lines else "data-places-objects"),
    )
    found = tuple(f"(json ->> {cells.sql_literal(_pointer(name))})" for name in names)
    located = partial(_lines, text) if lines else row_numbers
    return TableFile(shown, tuple(name.strip() for name in names), found, f"({objects})", detected, facts, located, broken)


def _pointer(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _first_sign(text: Path, shown: str) -> str:
    with text.open(encoding="utf-8-sig") as file:
        while block := file.read(1 << 16):
            if block.strip():
                return block.strip()[:1]
    raise empty_file_error(shown)


def _lines(text: Path, rows: Iterable[int]) -> dict[int, int]:
    """The line of each object; blank lines are counted."""
    wanted, found, row = set(rows), dict[int, int](), 0
    with text.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                if row in wanted:
                    found[row] = number
                row += 1
    return found


def _broken(text: Path, shown: str, lines: bool) -> DataError:
    wrong = _first_wrong_line(text) if lines else _first_wrong_sign(text)
    found, line = wrong or (Message("data-json-other"), None)
    return DataError(Message("data-json-no-table", file=shown), [fault("data-json-wrong", found=found).at(shown, line)])


def _first_wrong_line(text: Path) -> tuple[Message, int] | None:
    with text.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            try:
                if line.strip() and not isinstance(json.loads(line), dict):
                    return Message("data-json-value", number=None), number
            except (ValueError, RecursionError):
                return Message("data-json-text", reason=None), number
    return None


def _first_wrong_sign(text: Path) -> tuple[Message, int | None] | None:
    try:
        rows = json.loads(text.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        return Message("data-json-text", reason=error.msg), error.lineno
    except RecursionError:
        return Message("data-json-deep"), None
    if not rows:
        return Message("data-json-empty"), None
    wrong = next((i for i, row in enumerate(rows, start=1) if not isinstance(row, dict)), None)
    return (Message("data-json-value", number=wrong), None) if wrong else None
