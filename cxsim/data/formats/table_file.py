"""A part: one file of a table as a query that streams it, with what was detected and how a row is found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cxsim.data.rules import Kind
from cxsim.data.source import Fingerprint
from cxsim.errors import DataError, fault
from cxsim.text import Message

Lines = Callable[[Iterable[int]], dict[int, int]]

_WHOLE = frozenset(f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG", "HUGE")) | {"INTEGER", "UINTEGER"}
_GLOB = str.maketrans({"*": "[*]", "?": "[?]", "[": "[[]"})


@dataclass(frozen=True)
class TypedColumn:
    """A column that is held in the type of its kind, so that its value need not be read from text: the kind, and the SQL of the value."""

    kind: Kind
    sql: str


def typed_column(cell: str, held_as: str) -> TypedColumn | None:
    """The value of a column of a type of DuckDB; none where it is text, or must be written out to be what it says (0.1 in 32 bits)."""
    plain = held_as.partition("(")[0]
    if plain in _WHOLE or plain in ("DOUBLE", "DECIMAL"):
        return TypedColumn("number", f"CAST({cell} AS DOUBLE)")
    if plain == "TIMESTAMP WITH TIME ZONE":
        return TypedColumn("instant", f"make_timestamp(epoch_us({cell}))")
    if plain in ("DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"):
        return TypedColumn("instant", f"CAST({cell} AS TIMESTAMP)")
    return TypedColumn("flag", cell) if plain == "BOOLEAN" else None


@dataclass(frozen=True)
class TableFile:
    """One file as text.

    Attributes
    ----------
    file : as it is shown.
    names : of the columns.
    cells : the SQL of each column's text.
    rows : the SQL of the relation whose rows these are, in their order.
    detected : how the file was read.
    facts : checksum and size of the bytes.
    lines : the physical line of each row.
    broken : the error that explains why a query failed.
    typed : for each column that is held in a type of its own, its value; none means that all are text.
    """

    file: str
    names: tuple[str, ...]
    cells: tuple[str, ...]
    rows: str
    detected: tuple[Message, ...]
    facts: Fingerprint
    lines: Lines
    broken: Callable[[], DataError]
    typed: tuple[TypedColumn | None, ...] = ()


def row_numbers(rows: Iterable[int]) -> dict[int, int]:
    """The places of rows where a file has no lines: the first row is 1."""
    return {row: row + 1 for row in rows}


def sql_path(path: Path) -> str:
    """A path as a literal of SQL that matches this file alone."""
    return "'" + str(path).translate(_GLOB).replace("'", "''") + "'"


def empty_file_error(shown: str) -> DataError:
    """The error for a file without text."""
    return DataError(Message("data-file-empty", file=shown), [fault("data-file-no-text").at(shown)])
