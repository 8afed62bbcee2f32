"""Where tables live: files and frames seen through DuckDB, or a database seen through the user's own connection.

The metrics ask a place for the columns it has and for the rows of a query; they never learn more of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import duckdb

from cxsim.data.loader import open_table
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.relations import check_relation, write_checked_copy
from cxsim.errors import DataError, UsageError, fault, nearest
from cxsim.metrics.contract_audit import DatabaseTable, find_breaches
from cxsim.metrics.dialects import DUCKDB, Dialect, dialect_of
from cxsim.metrics.simulated_tables import as_contract, is_simulated, start_query
from cxsim.temporary_files import temporary_folder
from cxsim.text import Message

CELLS = "cells"
Rows = Sequence[Sequence[Any]]
Answer = Callable[[Sequence[str]], Rows]
SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet", ".pq")


class Place(Protocol):
    """What the metrics need of a place where tables live."""

    dialect: Dialect

    @property
    def names(self) -> tuple[str, ...]:
        """The tables it has, by the names of their contracts."""
        ...

    def columns(self, table: str) -> Mapping[str, bool]:
        """The columns of a table, and whether each is text."""
        ...

    def relation(self, table: str) -> str:
        """What stands after FROM for a table."""
        ...

    def rows(self, sql: str) -> Rows:
        """The rows of a query.

        Raises
        ------
        DataError
            If the database refuses it.
        """
        ...

    def over(self, cells: str) -> AbstractContextManager[Answer]:
        """What answers queries of one shape over `cells`, the rows of the query given, with the rows of them all."""
        ...


class Tables:
    """Tables in files (as `cxsim.data` reads them), in frames (pandas, Arrow, polars) or both, checked, and seen through DuckDB.

    A table is read once for all that is asked of it together; what is kept of it meanwhile are the cells that are asked for.

    Parameters
    ----------
    tables : for each table's name a file, a folder of Parquet part-files, a list of files, a frame, or a mapping of such by scenario,
        which becomes the column `scenario`.
    rename : for each of a table's contract columns, the column that holds it: ``{"surveys": {"segment": "plan"}}``.
    start : the first day of a simulation, where its tables count days from it; by default what its customers tell.
    memory : how much memory DuckDB may take before it goes to disk.
    whole : whether a table must have every column and cell that its contract needs; else only what is there must keep its rules.
    trusted : the tables that are not checked: those of a simulation, and those that have passed their contract before.

    Raises
    ------
    DataError
        If a table does not keep its contract.
    """

    dialect = DUCKDB

    def __init__(
        self,
        tables: Mapping[str, Any],
        rename: Mapping[str, Mapping[str, str]] | None = None,
        start: date | None = None,
        memory: str = "2GB",
        whole: bool = False,
        trusted: Collection[str] = (),
    ) -> None:
        self._open = ExitStack()
        self._whole, self._trusted, self._copies = whole, frozenset(trusted), 0
        folder = self._folder = self._open.enter_context(temporary_folder())
        self._connection = self._open.enter_context(
            duckdb.connect(
                config={
                    "autoinstall_known_extensions": "false",
                    "memory_limit": memory,
                    "temp_directory": str(folder),
                    "preserve_insertion_order": "false",
                }
            )
        )
        self._columns: dict[str, dict[str, bool]] = {}
        self._start = f"TIMESTAMP '{start}'" if start else ""
        try:
            for name in sorted(tables, key=lambda name: name != "customers"):
                self._view(name, tables[name], (rename or {}).get(name, {}))
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        """The tables themselves."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go of files and memory."""
        self._open.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(self._columns)

    def columns(self, table: str) -> Mapping[str, bool]:
        """The columns of a table, and whether each is text."""
        return self._columns.get(table, {})

    def relation(self, table: str) -> str:
        """The name of the table's view."""
        return quoted(table)

    def rows(self, sql: str) -> Rows:
        """The rows of a query."""
        try:
            return self._connection.execute(sql).fetchall()
        except duckdb.Error as error:
            raise _refused(str(error)) from None

    @contextmanager
    def over(self, cells: str) -> Iterator[Answer]:
        """What answers queries over cells, which are read here, once; one query after the other, so that memory is bounded."""
        self.rows(f"CREATE OR REPLACE TEMP TABLE {CELLS} AS {cells}")
        try:
            yield lambda queries: [row for query in queries for row in self.rows(query)]
        finally:
            self.rows(f"DROP TABLE {CELLS}")

    def _view(self, name: str, source: Any, rename: Mapping[str, str]) -> None:
        if isinstance(source, Mapping):
            parts = [f"SELECT {literal(k)} AS scenario, * FROM {self._one(name, part, rename, k)}" for k, part in source.items()]
            relation = f"({' UNION ALL BY NAME '.join(parts)})"
        else:
            relation = self._one(name, source, rename)
        self._connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM {relation}")
        self._columns[name] = self._described(name, quoted(name))

    def _one(self, name: str, source: Any, rename: Mapping[str, str], part: str = "") -> str:
        """The relation of one source, checked, in the columns of its contract."""
        if isinstance(source, str | Path) and not _is_parquet(Path(source)):
            copied = self._copied(name, Path(source), rename)
            if copied.is_checked:
                return copied.relation
            source = copied.path
        relation, shown = self._relation(f"{name} {part}".strip(), source)
        described = self._types(name, relation)
        if is_simulated(name, described):
            if not self._start and {"observed_from", "joined_day"} <= set(described):
                ((first,),) = self.rows(start_query(relation))
                self._start = f"TIMESTAMP '{first}'" if first is not None else ""
            relation = f"({as_contract(name, relation, described, self._start)})"
            return self._renamed(name, relation, rename)
        relation = self._renamed(name, relation, rename)
        if name in self._trusted or name not in METRIC_CONTRACTS:
            return relation
        types = self._types(name, relation)
        with _refusing(name):
            return check_relation(self._connection, relation, types, METRIC_CONTRACTS[name], shown, absent=not self._whole)

    def _as_parquet(self, path: Path) -> Path:
        """One of several files of a table, as text; they are checked together."""
        self._copies += 1
        copy = Path(self._folder) / f"copy{self._copies}.parquet"
        with open_table(path, in_memory=False) as raw:
            raw.write(copy)
        return copy

    def _copied(self, name: str, path: Path, rename: Mapping[str, str]) -> _Copy:
        """A file that DuckDB does not see by itself as one that it sees; checked, if it has a contract."""
        self._copies += 1
        copy = Path(self._folder) / f"copy{self._copies}.parquet"
        with open_table(path, in_memory=False) as raw:
            is_checked = name in METRIC_CONTRACTS and name not in self._trusted and not is_simulated(name, raw.names)
            if is_checked:
                write_checked_copy(raw, METRIC_CONTRACTS[name], copy, rename, absent=not self._whole)
            else:
                raw.write(copy)
        return _Copy(copy, is_checked)

    def _renamed(self, name: str, relation: str, rename: Mapping[str, str]) -> str:
        if not rename:
            return relation
        described = self._types(name, relation)
        unknown = [old for old in rename.values() if old not in described]
        if unknown:
            faults = [fault("metrics-column-missing", column=old, nearest=nearest(old, described)).at(file=name) for old in unknown]
            raise UsageError(Message("metrics-columns-unknown", table=name), faults)
        more = "".join(f", {quoted(old)} AS {quoted(new)}" for new, old in rename.items() if new != old)
        hidden = [quoted(new) for new, old in rename.items() if new != old and new in described]
        star = f"* EXCLUDE ({', '.join(hidden)})" if hidden else "*"
        return f"(SELECT {star}{more} FROM {relation})"

    def _relation(self, name: str, source: Any) -> tuple[str, str]:
        """What stands after FROM for a source, and what it is called in errors."""
        if isinstance(source, str | Path):
            return _scan([Path(source)]), str(source)
        if isinstance(source, list | tuple):
            paths = [Path(part) for part in source]
            return _scan([path if _is_parquet(path) else self._as_parquet(path) for path in paths]), name
        self._connection.register(f"frame of {name}", source)
        return quoted(f"frame of {name}"), name

    def _described(self, name: str, relation: str) -> dict[str, bool]:
        return {column: kind == "VARCHAR" for column, kind in self._types(name, relation).items()}

    def _types(self, name: str, relation: str) -> dict[str, str]:
        with _refusing(name):
            return {row[0]: row[1] for row in self._connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()}


@dataclass(frozen=True)
class _Copy:
    """A file laid out as Parquet, and whether it was checked."""

    path: Path
    is_checked: bool

    @property
    def relation(self) -> str:
        """What stands after FROM."""
        return _scan([self.path])


class Database:
    """Tables in a database, seen through the user's SQLAlchemy engine or a DB-API connection; sums are made there, not here.

    Parameters
    ----------
    engine : a SQLAlchemy engine, or a DB-API connection (then `dialect` must be named).
    tables : the table or view in the database for each contract's name.
    dialect : postgresql or sqlite; by default what the engine says it is.
    whole : whether a cell must be filled where its contract says so; else only what is there must keep its rules.

    Raises
    ------
    DataError
        If a table does not keep its contract; it is counted in the database, which gives no places.
    """

    def __init__(self, engine: Any, tables: Mapping[str, str], dialect: str = "", whole: bool = False) -> None:
        self._engine = engine
        self._tables = dict(tables)
        self.dialect = dialect_of(dialect or engine.dialect.name)
        self._columns = {name: self._described(table) for name, table in self._tables.items()}
        held = [
            DatabaseTable(name, columns, self.relation(name), self.dialect, self.rows, absent=not whole)
            for name, columns in self._columns.items()
        ]
        if faults := [each for table in held for each in find_breaches(table)]:
            raise DataError(Message("metrics-contracts-broken"), faults)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(self._tables)

    def columns(self, table: str) -> Mapping[str, bool]:
        """The columns of a table, and whether each is text."""
        return self._columns.get(table, {})

    def relation(self, table: str) -> str:
        """The table's name in the database."""
        return ".".join(quoted(part) for part in self._tables[table].split("."))

    def rows(self, sql: str) -> Rows:
        """The rows of a query."""
        return self._run(sql)[1]

    @contextmanager
    def over(self, cells: str) -> Iterator[Answer]:
        """What answers queries over cells, which stay in the database: one query there, and only sums come back."""
        yield lambda queries: self.rows(f"WITH {CELLS} AS ({cells}) {' UNION ALL '.join(queries)}")

    def _described(self, table: str) -> dict[str, bool]:
        names, rows = self._run(f"SELECT * FROM {'.'.join(quoted(part) for part in table.split('.'))} LIMIT 20")
        return {name: any(isinstance(row[i], str) for row in rows) for i, name in enumerate(names)}

    def _run(self, sql: str) -> tuple[list[str], list[Any]]:
        try:
            if hasattr(self._engine, "connect"):
                with self._engine.connect() as connection:
                    result = connection.exec_driver_sql(sql.replace("%", "%%") if self.dialect.name == "postgresql" else sql)
                    return list(result.keys()), [tuple(row) for row in result.fetchall()]
            cursor = self._engine.cursor()
            cursor.execute(sql)
            return [column[0] for column in cursor.description], cursor.fetchall()
        except Exception as error:  # whatever the user's driver raises
            raise _refused(str(error)) from None


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _scan(paths: Iterable[Path]) -> str:
    files = [part for path in paths for part in (sorted(path.glob("*.parquet")) if path.is_dir() else [path])]
    faults = [fault("metrics-file-missing").at(file=str(path)) for path in files if not path.is_file()]
    if faults or not files:
        raise DataError(Message("metrics-tables-unreadable"), faults or [fault("metrics-folder-empty")])
    listed = "[" + ", ".join(literal(str(path)) for path in files) + "]"
    return f"read_parquet({listed})"


def _is_parquet(path: Path) -> bool:
    """Whether DuckDB reads a path by itself: a Parquet file, or a folder of them."""
    return path.is_dir() or path.suffix.lower() in (".parquet", ".pq")


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn what DuckDB cannot read into the error that says so."""
    try:
        yield
    except duckdb.Error as error:
        raise _refused(str(error), name) from None


def _refused(reason: str, table: str = "") -> DataError:
    first = " ".join(reason.split())[:300]
    return DataError(Message("metrics-tables-unusable"), [fault("metrics-table-unusable", reason=first).at(file=table)])
