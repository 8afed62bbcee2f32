"""A part: one file of a table as a query that streams it, with what was detected and how a row is found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cxsim.data.source import Bytes
from cxsim.errors import DataError, Fault

Lines = Callable[[Iterable[int]], dict[int, int]]

_GLOB = str.maketrans({"*": "[*]", "?": "[?]", "[": "[[]"})


@dataclass(frozen=True)
class Part:
    """One file as text.

    Attributes
    ----------
    file : as it is shown.
    names : of the columns.
    cells : the SQL of each column's text.
    rows : the SQL of the relation whose rows these are, in their order.
    detected : sentences.
    facts : checksum and size of the bytes.
    lines : the physical line of each row.
    broken : the error that explains why a query failed.
    """

    file: str
    names: tuple[str, ...]
    cells: tuple[str, ...]
    rows: str
    detected: tuple[str, ...]
    facts: Bytes
    lines: Lines
    broken: Callable[[], DataError]


def row_numbers(rows: Iterable[int]) -> dict[int, int]:
    """The places of rows where a file has no lines: the first row is 1."""
    return {row: row + 1 for row in rows}


def sql_path(path: Path) -> str:
    """A path as a literal of SQL that matches this file alone."""
    return "'" + str(path).translate(_GLOB).replace("'", "''") + "'"


def empty(shown: str) -> DataError:
    """The error for a file without text."""
    return DataError(f"{shown} is empty.", [Fault("no text", "a table with a header line", "export the table again", shown)])
