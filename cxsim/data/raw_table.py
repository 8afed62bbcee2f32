"""A raw table: text cells in DuckDB as a file holds them, each row knowing the line of the file it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import duckdb

from cxsim.data.rules import Kind
from cxsim.data.source import Source

ROWS_PER_PART = 1 << 40  # the row ids of the k-th file of a folder begin at k times this


class RowPlace(NamedTuple):
    """A file and the physical line in it (or the row of the sheet, or the number of the row where there are no lines)."""

    file: str
    line: int | None


Locate = Callable[[Iterable[int]], dict[int, RowPlace]]


@dataclass(frozen=True)
class RawTable:
    """A table as text: a relation of DuckDB with a column c0, c1, ... for each name, and a `rowid`.

    `relation` streams the file anew for each query, unless it is in memory. `locate` gives the place of each row id.
    `shown` names the column of the file for a column that a mapping has renamed, and `unmapped` all columns of that file;
    `has_at` is false where no @ is in the file.
    A column of `typed` is also there as a value of its kind, n0, n1, ... Words for nothing may stand in the columns of `untidy` alone, or,
    if that is none, in any.
    """

    connection: duckdb.DuckDBPyConnection
    names: tuple[str, ...]
    source: Source
    locate: Locate
    relation: str = "raw"
    shown: dict[str, str] = field(default_factory=dict)
    in_memory: bool = True
    has_at: bool = True
    typed: Mapping[str, Kind] = field(default_factory=dict)
    untidy: frozenset[str] | None = None
    unmapped: tuple[str, ...] = ()

    def cell(self, name: str) -> str:
        """The SQL of a column: its text without outer blanks, NULL where nothing is left."""
        return f"c{self.names.index(name)}"

    def native(self, name: str, kind: Kind) -> str | None:
        """The SQL of a column's value where it is held in the type of its kind and need not be read from text."""
        return f"n{self.names.index(name)}" if self.typed.get(name) == kind else None

    def write(self, path: Path) -> None:
        """Write the cells as text to a Parquet file, without holding them."""
        cells = ", ".join(f"c{i} AS {quote_identifier(name)}" for i, name in enumerate(self.names) if name)
        place = str(path).replace("'", "''")
        self.connection.execute(f"COPY (SELECT {cells} FROM {self.relation}) TO '{place}' (FORMAT parquet)")

    def filled(self) -> dict[str, int]:
        """How many cells of each column are not blank."""
        counts = ", ".join(f"count(c{i})" for i in range(len(self.names)))
        return dict(zip(self.names, self.connection.execute(f"SELECT {counts} FROM {self.relation}").fetchall()[0], strict=True))

    def sampling_step(self, rows: int) -> int:
        """The step with which about `rows` rows are met, evenly spread over the table: each step-th row."""
        return max(1, -(-self.source.rows // rows))


def trim(cell: str) -> str:
    """The SQL of a cell without outer blanks, NULL where nothing is left."""
    return f"nullif(trim({cell}, e' \\t\\r\\n' || chr(160)), '')"


def is_untidy(cell: str, hard_spaces: bool) -> str:
    """Whether a cell is empty or may have outer blanks; cheap, and never false where `trim` would change it."""
    return f"{cell} < '!' OR right({cell}, 1) <= ' '" + (f" OR contains({cell}, chr(160))" if hard_spaces else "")


def quote_identifier(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'
