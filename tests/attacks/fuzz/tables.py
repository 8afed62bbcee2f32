"""Tables of every kind in every format, with stated and detected dialects, mutated by cell and by byte."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from cxsim.cli.check import check_path
from cxsim.data.inputs import read_table
from cxsim.data.mapping import Reader
from tests.attacks.fuzz.mutations import CELLS, misspell, mutate_bytes, mutate_packed
from tests.attacks.fuzz.table_cells import Stated, Unsaid, as_text, differ, meaning
from tests.attacks.fuzz.table_files import WRITERS, Dialect, write_file
from tests.attacks.fuzz.table_readings import Reading, Unreadable, read_as, read_database
from tests.attacks.fuzz.table_rules import RULES, Column, broken_rule, sound_rows
from tests.attacks.fuzz.trial import Trial

PERSONAL = ("data-personal-hashed",)
UNTOUCHED = 0.03
"""Share of the inputs with nothing wrong, which must be read."""


class Tables:
    """Tables by `cx.data.read_table` and by `cxsim check --as`."""

    name = "tables"

    def prepare(self, folder: Path) -> None:
        """Have DuckDB neither begin threads nor look for better plans: a table of some rows is read in half the time."""
        del folder
        connect = duckdb.connect

        def connect_plainly(*given: Any, **named: Any) -> Any:
            connection = connect(*given, **{**named, "config": {**named.get("config", {}), "threads": 1}})
            connection.execute("PRAGMA disable_optimizer")
            return connection

        if connect.__name__ != connect_plainly.__name__:
            duckdb.connect = connect_plainly

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A table that keeps its rules, mutated by cell, by byte, by both or not at all."""
        kind = chance.choice(list(RULES))
        columns, rows = sound_rows(kind, chance)
        sound = chance.random() < UNTOUCHED
        names = [column.name for column in columns]
        if not sound and chance.random() < 0.75:
            names, rows = _mutated_cells(names, rows, chance)
        reader = Reader() if sound or chance.random() < 0.7 else _strange_reader(names, chance)
        form = chance.choice([*WRITERS, "arrow", "sqlite", "csv", "csv"])
        if form == "arrow":
            return _of_frame(kind, names, rows, reader, sound)
        if form == "sqlite":
            return _of_database(kind, names, rows, folder, chance, sound)
        dialect = Dialect.drawn(chance, reader)
        path = write_file(folder, kind, form, names, rows, dialect)
        if not sound and chance.random() < 0.5:
            content = path.read_bytes()
            packed = path.suffix in (".gz", ".xlsx") and chance.random() < 0.7
            path.write_bytes(mutate_packed(content, chance) if packed else mutate_bytes(content, chance))
        if reader == Reader() and chance.random() < 0.15:
            return Trial(lambda: check_path(path, kind), _judge_verdict(path, kind), sound=False)
        read = _reading_of_file(path)
        return Trial(lambda: read_table(path, kind, reader=reader), lambda table: judge(table, kind, reader, read), sound=sound)


def _of_frame(kind: str, names: list[str], rows: list[list[Any]], reader: Reader, sound: bool) -> Trial:
    columns = [[row[at] if at < len(row) else None for row in rows] for at in range(len(names))]
    arrays = [_array(values) for values in columns]
    table = pa.Table.from_arrays(arrays, names=names)
    reading = Reading([name.strip() for name in names], [list(row) for row in zip(*(array.to_pylist() for array in arrays), strict=True)])
    return Trial(lambda: read_table(table, kind, reader=reader), lambda found: judge(found, kind, reader, lambda _: reading), sound=sound)


def _array(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else as_text(value) for value in values], pa.string())


def _of_database(kind: str, names: list[str], rows: list[list[Any]], folder: Path, chance: random.Random, sound: bool) -> Trial:
    path = folder / "crm.db"
    with closing(sqlite3.connect(path)) as connection:
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
        try:
            connection.execute(f'CREATE TABLE "{kind}" ({quoted})')
            marks = ", ".join("?" for _ in names)
            written = [[value.isoformat(sep=" ") if hasattr(value, "isoformat") else value for value in row] for row in rows]
            connection.executemany(f'INSERT INTO "{kind}" VALUES ({marks})', written)
        except (sqlite3.Error, OverflowError):
            connection.execute(f'CREATE TABLE IF NOT EXISTS "{kind}" (other)')
        connection.commit()
    if not sound and chance.random() < 0.3:
        path.write_bytes(mutate_bytes(path.read_bytes(), chance))
    url = f"sqlite:///{path}#{kind}"
    return Trial(
        lambda: read_table(url, kind), lambda found: judge(found, kind, Reader(), lambda _: read_database(path, kind)), sound=sound
    )


def _mutated_cells(names: list[str], rows: list[list[Any]], chance: random.Random) -> tuple[list[str], list[list[Any]]]:
    names, rows = list(names), [list(row) for row in rows]
    for _ in range(chance.randint(1, 2)):
        kind, row = chance.random(), chance.choice(rows)
        at = chance.randrange(len(names))
        if kind < 0.65:
            row[at] = chance.choice(CELLS)
        elif kind < 0.72:
            names[at] = misspell(names[at], chance)
        elif kind < 0.77:
            names[at] = chance.choice(names)
        elif kind < 0.82:
            rows.append(list(row))
        elif kind < 0.86:
            row[at] = None
        elif kind < 0.9:
            other = chance.randrange(len(names))
            row[at], row[other] = row[other], row[at]
        else:
            cell = chance.choice(CELLS)
            for each in rows:
                each[at] = cell
    return names, rows


def _strange_reader(names: list[str], chance: random.Random) -> Reader:
    """A reader that states something of the file, whether or not it is so."""
    dates = ("day_first", "month_first", "compact", "excel", "epoch_seconds", "epoch_milliseconds", "epoch_microseconds")
    fields: dict[str, Any] = {
        "decimal": chance.choice([".", ","]),
        "dates": chance.choice(dates),
        "units": chance.choice([("%",), ("EUR",), ("€", "%")]),
        "encoding": chance.choice(["utf-8", "latin-1", "cp1252", "utf-16", "ascii"]),
        "delimiter": chance.choice([",", ";", "\t", "|", " "]),
        "header_rows": 2,
        "title_rows": chance.choice([0, 1]),
    }
    chosen = chance.sample(sorted(fields), chance.randint(1, 2))
    return Reader(**{name: fields[name] for name in chosen})


ReadingOf = Callable[[Mapping[str, Mapping[str, Any]]], Reading]


def _reading_of_file(path: Path) -> ReadingOf:
    return lambda said: read_as(path, said)


def judge(table: Any, kind: str, reader: Reader, read: ReadingOf) -> str:
    """Why a table that was read is not what its file says; empty if it is."""
    said = {message.id: message.facts for message in table.source.detected}
    try:
        reading = read(said)
    except Unreadable as error:
        return f"read, where another library says: {error}"
    known = {column.name: column for column in RULES[kind]}
    columns = [known.get(name, Column(name, "text", blank=True, needed=False)) for name in table.frame.columns]
    rows = reading.rows[reader.header_rows - 1 :] if {"data-delimiter", "data-sheet"} & said.keys() else reading.rows
    if len(rows) != len(table.frame):
        return f"{len(table.frame)} rows were read of {len(rows)}"
    stated = Stated(reader.decimal, reader.dates, tuple(reader.units))
    hashed = {str(note.facts["name"]) for note in table.notes if note.id in PERSONAL}
    meanings = []
    for column in columns:
        if reading.names.count(column.name) != 1:
            return f"the column {column.name} stands {reading.names.count(column.name)} times"
        at = reading.names.index(column.name)
        if any(len(row) <= at for row in rows):
            return f"a row ends before {column.name}"
        own = [meaning(row[at], column, stated) for row in rows]
        meanings.append(own)
        if column.name not in hashed and (wrong := _differences(own, table.frame[column.name], column)):
            return wrong
    typed = [list(row) for row in zip(*meanings, strict=True)]
    return broken_rule(kind, [column for column in columns if column.name in known], [_of_known(row, columns, known) for row in typed])


def _of_known(row: list[Any], columns: list[Column], known: Mapping[str, Column]) -> list[Any]:
    return [value for value, column in zip(row, columns, strict=True) if column.name in known]


def _differences(own: list[Any], values: Any, column: Column) -> str:
    for line, (said, value) in enumerate(zip(own, values, strict=True), start=1):
        if differ(said, value, column):
            says = f"nothing plain ({said.text!r})" if isinstance(said, Unsaid) else repr(said)
            return f"{column.name} in row {line} says {says} and was read as {value!r}"
    return ""


def _judge_verdict(path: Path, kind: str) -> Callable[[Any], str]:
    """Judge what `cxsim check --as` accepts, which returns no table: it is read once more, and must be read."""

    def judge_again(sentences: Any) -> str:
        if not sentences:
            return "it says nothing"
        if kind == "customers":  # by the proposed mapping, whose columns need not be those of metrics
            return ""
        return judge(read_table(path, kind), kind, Reader(), _reading_of_file(path))

    return judge_again
