"""The tables of a unit as Parquet files, one per table, written aside and renamed; words are written once, as dictionaries."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cxsim.engine.contents import TABLES, left_by
from cxsim.engine.outcome import Outcome
from cxsim.engine.tables import event_parts

ROW_GROUP = 1 << 20
LARGEST_DICTIONARY = 1 << 28
SUFFIX = ".aside"


def write_tables(outcome: Outcome, folder: Path, name: str) -> None:
    """Write every table of an outcome, each in a folder of its name; the events, last, say by being there that all are."""
    for table in left_by(outcome.twin.plan):
        if table != "events":
            _write([TABLES[table](outcome)], folder / table / f"{name}.parquet")
    write_events(outcome, events_of(folder, name))


def write_events(outcome: Outcome, path: Path) -> None:
    """Write the events of an outcome, in the columns of the events contract."""
    _write(event_parts(outcome), path, remembered=True)


def events_of(folder: Path, name: str) -> Path:
    """Where the events of a unit are."""
    return folder / "events" / f"{name}.parquet"


def _write(parts: Iterable[pa.Table], path: Path, remembered: bool = False) -> None:
    """Write a table that comes in parts. Under `path` the file is complete or not there.

    Where it is `remembered` which columns are dictionaries, readers give them as such; else they read plain words.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}{SUFFIX}")
    try:
        _fill(iter(parts), aside, remembered)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _fill(parts: Iterator[pa.Table], path: Path, remembered: bool) -> None:
    """Write the parts, one after the other; only columns of numbers have statistics."""
    first = next(parts)
    numbers = [field.name for field in first.schema if not (pa.types.is_dictionary(field.type) or pa.types.is_string(field.type))]
    options = {
        "use_dictionary": [field.name for field in first.schema if pa.types.is_dictionary(field.type)],
        "write_statistics": numbers,
        "dictionary_pagesize_limit": LARGEST_DICTIONARY,
        "store_schema": remembered,
    }
    with pq.ParquetWriter(path, first.schema, **options) as writer:
        for part in chain([first], parts):
            writer.write_table(part, row_group_size=ROW_GROUP)
