"""The tables of a unit as Parquet files, one per table, written aside and renamed; in the event log names are dictionaries."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from cxsim.engine.outcome import Outcome

ROW_GROUP = 1 << 20
LARGEST_DICTIONARY = 1 << 28
SUFFIX = ".aside"
LEVELS = ("satisfaction", "effort")
PLAIN = ("day", "amount", *LEVELS)  # hardly repeat: a dictionary costs more than it saves; only they have statistics


def write_events(outcomes: Iterable[Outcome], path: Path) -> None:
    """Write the events of outcomes, in the columns of the events contract. Under `path` the file is complete or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}{SUFFIX}")
    try:
        _write([table_of(outcome) for outcome in outcomes], aside)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_tables(outcomes: Sequence[Outcome], folder: Path, name: str) -> None:
    """Write every table of outcomes, each in a folder of its name; the events, last, say by being there that all are."""
    found = [{table: frame for table, frame in outcome.tables().items() if table != "events"} for outcome in outcomes]
    for table in found[0]:
        path = folder / table / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}{SUFFIX}")
        try:
            pd.concat([frames[table] for frames in found], ignore_index=True).to_parquet(aside, index=False)
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    write_events(outcomes, events_of(folder, name))


def events_of(folder: Path, name: str) -> Path:
    """Where the events of a unit are."""
    return folder / "events" / f"{name}.parquet"


def _write(tables: Sequence[pa.Table], path: Path) -> None:
    repeated = [name for name in tables[0].column_names if name not in PLAIN]
    options = {"use_dictionary": repeated, "write_statistics": list(PLAIN), "dictionary_pagesize_limit": LARGEST_DICTIONARY}
    with pq.ParquetWriter(path, tables[0].schema, **options) as writer:
        for table in tables:
            writer.write_table(table, row_group_size=ROW_GROUP)


def table_of(outcome: Outcome) -> pa.Table:
    """The events of an outcome as an Arrow table; equal to `Outcome.events`, column by column, levels in single precision."""
    events = outcome.tally.events
    words, index = _words_of(outcome)
    columns: dict[str, pa.Array] = {}
    for name in words.columns:
        if name == "customer_id":
            columns[name] = pa.DictionaryArray.from_arrays(events["life"].astype(np.int32), pa.array(outcome.life_names(), pa.string()))
        elif name in (events.dtype.names or ()) and events.dtype[name].kind == "f":
            columns[name] = pa.array(events[name].astype(np.float32) if name in LEVELS else np.ascontiguousarray(events[name]))
        else:
            columns[name] = _dictionary(words[name], index)
    fields = [pa.field(name, column.type, nullable=False) for name, column in columns.items()]
    return pa.table(list(columns.values()), schema=pa.schema(fields))


def _words_of(outcome: Outcome) -> tuple[pd.DataFrame, NDArray[np.int32]]:
    """The words of one event of each combination of codes, and for each event which of these it has."""
    events = outcome.tally.events
    code = np.zeros(len(events), np.int32)
    for name in ("kind", "node", "outcome"):
        values = events[name].astype(np.int32) + 1
        code = code * (int(values.max(initial=0)) + 1) + values
    example = np.full(int(code.max(initial=-1)) + 1, -1, np.int64)
    example[code] = np.arange(len(code))
    present = example[example >= 0]
    place = np.zeros(len(example), np.int32)
    place[code[present]] = np.arange(len(present), dtype=np.int32)
    return replace(outcome, tally=outcome.tally._replace(events=events[present])).events(), place[code]


def _dictionary(words: Iterable[object], index: NDArray[np.int32]) -> pa.Array:
    """A column of words, each kept once."""
    known = list(words)
    distinct = list(dict.fromkeys(known)) or [""]
    place = np.array([distinct.index(word) for word in known] or [0], np.int16)
    return pa.DictionaryArray.from_arrays(place[index], pa.array(distinct, pa.string()))
